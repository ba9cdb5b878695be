views-bad-name = Donnez à la vue un nom de 1 à 60 caractères, et une recherche de 1 000 au plus.
# $name (String) - a view's name
views-name-taken = Une autre vue de cette liste s’appelle déjà « { $name } ».
# $name (String) - a view's name
views-unknown = Il n’y a pas de vue nommée « { $name } ».
