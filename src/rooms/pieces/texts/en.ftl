pieces-title = Supporting files
pieces-none = What proves the claim (order, delivery note, receipt) is kept here and goes out with the litigation pack.
pieces-customer-none = What holds for the whole account (contract, signed terms, correspondence) is kept here and goes out with the litigation pack.
pieces-add = Add files
pieces-kind-order = Order or quote
pieces-kind-delivery = Delivery note
pieces-kind-invoice = Invoice
pieces-kind-proof = Proof of sending or receipt
pieces-kind-answer = Written by the customer
pieces-kind-other = Other file
pieces-open = Download { $name }
pieces-change = Change { $name }
pieces-name = Name
pieces-kind = What it is
pieces-day = Date
pieces-remove = Remove
pieces-added = { $n ->
    [0] “{ $name }” is kept.
    [one] “{ $name }” and { $count } more file are kept.
   *[other] “{ $name }” and { $count } more files are kept.
}
pieces-known = These files were here already.
pieces-removed = “{ $name }” is removed.
pieces-changed = “{ $name }” is filed.
pieces-event = File kept
pieces-deed = file “{ $name }” ({ $of })
pieces-deed-removed = file “{ $name }” ({ $of }) removed
pieces-of-nobody = No customer and no invoice goes by this reference: { $who }.
pieces-no-file = Choose at least one file to keep.
pieces-empty = “{ $name }” is empty: there is nothing to keep.
pieces-too-large = “{ $name }” is larger than { $limit } MB. Scan it with fewer dots, or split it into several files.
pieces-unknown = This file is no longer here.
pieces-bad-name = Give the file a name of 1 to 200 characters.
