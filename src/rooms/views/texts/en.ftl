views-bad-name = Give the view a name of 1 to 60 characters, and a search of at most 1,000.
views-name-taken = Another view of this list is already called “{ $name }”.
views-unknown = There is no view called “{ $name }”.
