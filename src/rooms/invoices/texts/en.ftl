invoices-about =
    { $n ->
        [one] { $count } item
       *[other] { $count } items
    } · open { $open } · overdue { $overdue }
invoices-closed-too = Settled too
invoices-contested = To arbitrate
invoices-contested-about = Two versions of this item disagree. The prudent one counts meanwhile.
invoices-customer = Customer
invoices-disputed = Disputed
invoices-due = Due
invoices-due-in = in { $days } d
invoices-due-today = due today
invoices-fingerprint = Fingerprint { $hash }…
invoices-gross = Amount
invoices-issued = Issued
invoices-kind-credit = Credit
invoices-kind-credit-note = Credit note
invoices-kind-deposit = Deposit
invoices-kind-opening = Opening
invoices-label = Label
invoices-late = { $days } d late
invoices-no-settlement = Nothing has settled it yet.
invoices-number = Number
invoices-open = Open
invoices-origin = Origin
invoices-reference = Customer’s reference
invoices-search = Search invoices
invoices-search-amount = open amount above
invoices-search-credit-note = credit notes
invoices-search-customer = one customer
invoices-search-disputed = in dispute
invoices-search-hint = Number, customer, “> 5000”, “late > 30”…
invoices-search-late = more than so many days late
invoices-search-paid = settled
invoices-settled = settled
invoices-settled-by = Settled by
invoices-settled-payment = Payment
invoices-settled-reference = Payment { $reference }
invoices-settled-stated = Balance stated by the accounts
invoices-settlements = What settled it
invoices-source = Source file
invoices-state = State
invoices-typed = Typed by hand: no file behind it.
invoices-unknown = Unknown invoice
invoices-unknown-about = It is not in your data any more: its import may have been withdrawn.
invoices-vat = of which VAT
invoices-where-from = Where it comes from
invoices-of = of { $gross }
invoices-issued-on = issued { $day }
invoices-word-late = late > 30
invoices-word-due = due < 01/12/2026
invoices-word-customer = customer:martin
invoices-word-disputed = disputed
invoices-word-credit-note = credit
invoices-word-paid = paid
invoices-word-not = -credit
invoices-search-due = due before a day
invoices-search-not = all but credit notes

# The list: further columns.
invoices-column-payment = Last payment
invoices-column-settled = Settled so far

# The page of one invoice.
invoices-life = Its life
invoices-life-issued = Issued
invoices-life-due = Due
invoices-life-imported = File { $file } imported
invoices-terms = Terms
invoices-source-row = Line { $line } of the file
invoices-kind-invoice = Invoice

# Issuing.
invoices-undo-issued = { $number } has been issued and cannot be undone. Make a credit note, for all or part of it; it has a number of its own.
invoices-vat-franchise = Small business, no VAT
invoices-vat-reverse-charge = Reverse charge
invoices-vat-eu-goods = Intra-Community supply
invoices-vat-eu-services = Service to an EU business
invoices-vat-export = Export
invoices-vat-zero = 0%
invoices-lacks-email = No e-mail address for invoices
invoices-lacks-electronic-address = No e-invoicing address (SIREN)
invoices-lacks-address = No postal address
invoices-refused-unknown-draft = There is no draft “{ $id }”.
invoices-refused-already-issued = Already issued: { $number }. An issued document never changes.
invoices-refused-not-ready = { $first } And { $count } more points to put right before it is issued.
invoices-refused-number-taken = Number { $number } exists already. Change the prefix of the series in the settings.
invoices-refused-several-customers = An invoice has one customer and one currency: these lines have several.
invoices-refused-out-of-turn = “{ $status }” cannot follow “{ $stage }”.
invoices-refused-no-reason = “{ $status }” needs a reason.
invoices-refused-bad-schedule = A recurring invoice has a name, a customer, a span of 1 to 24 months and a day from 1 to 31.
invoices-refused-no-name = Give the customer a name.
invoices-refused-turn-taken = The turn of { $day } has its draft or invoice already.
invoices-refused-not-issued-here = { $number } was not issued here: there is no file to send.
