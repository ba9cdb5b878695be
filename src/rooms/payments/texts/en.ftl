payments-amount = Amount
payments-day = Day
payments-reference = Reference
payments-unallocated = { $amount } unallocated
payments-unknown-line = This statement line is not known here ({ $id }).
payments-given-back = This line’s payment came back: change the line that says so first.
payments-nothing-chosen = Tick at least one invoice, or say whose account keeps the money.
payments-needs-reason-below = { $amount } is missing: say why.
payments-needs-reason-above = { $amount } too much came: say why.
payments-wrong-reason = “{ $reason }” does not explain this difference: choose another reason.
payments-beyond-limit = “{ $reason }” is limited to { $limit } here: choose a reason that leaves the invoice open, or raise the limit in the settings.
payments-more-than-ticked = The difference is more than what is ticked of invoice { $number }.
payments-needs-account = Several customers could keep the surplus: say which.
payments-unknown-proposal = This proposal no longer exists: the data has changed since.
payments-returned-already = This payment has already come back.
payments-not-its-amount = The line’s amount is not one that this payment can give back.
payments-nothing-decided = Nothing is decided on this line.
payments-nothing-certain = No line is certain right now.
payments-bad-rule = A limit is between zero and the whole amount.
payments-reason-discount = Discount
payments-reason-bank-fee = Bank charges
payments-reason-rounding = Rounding
payments-reason-factor-fee = Factoring charges
payments-reason-awaited-credit = Credit note expected
payments-reason-dispute = Dispute
payments-reason-retention = Retention
payments-reason-instalment = Part payment
payments-reason-deposit = Deposit
payments-reason-overpayment = Overpayment
payments-effect-given-up = settles the invoice: the difference is lost
payments-effect-open = the rest is still owed
payments-effect-dispute = the rest is still owed, and the invoice is disputed
payments-effect-account = stays on the customer’s account
payments-effect-kept = kept as income
payments-beside-charge = Bank charges and interest
payments-beside-internal = Transfer between our accounts
payments-beside-supplier = Supplier
payments-beside-payroll = Salaries and social charges
payments-beside-tax = Taxes
payments-beside-loan = Loan
payments-beside-rounding = Rounding
payments-beside-other = Other
payments-fact-exact-amount = exact amount
payments-fact-number = reference { $number } in the label
payments-fact-near-number = “{ $written }” read as { $number }
payments-fact-in-range = { $number } within the range { $from } to { $to }
payments-fact-creditor-reference = payment reference of invoice { $number }
payments-fact-order = order { $written } quoted, invoiced by { $number }
payments-fact-end-to-end = identifier of our direct debit of { $number }
payments-fact-mandate = direct debit mandate of { $name }
payments-fact-account = IBAN in the record of { $name }
payments-fact-account-seen = IBAN seen { $times } times before for { $name }
payments-fact-name = name of { $name }
payments-fact-short-name = shortened name of { $name }
payments-fact-near-name = name close to { $name }
payments-fact-trade-name = trade name of { $name }
payments-fact-name-seen = this payer has paid { $times } times for { $name }
payments-fact-siren = SIREN of { $name } in the label
payments-fact-group = payer of the group: { $names }
payments-fact-whole-balance = { $n ->
        [one] all that was open: { $items } item
       *[other] all that was open: { $items } items
    }
payments-fact-month = { $n ->
        [one] the whole month from { $day }: { $items } item
       *[other] the whole month from { $day }: { $items } items
    }
payments-fact-due-up-to = { $n ->
        [one] all that is due up to { $day }: { $items } item
       *[other] all that is due up to { $day }: { $items } items
    }
payments-fact-only-choice = only choice of { $items } among { $among } open items that gives this amount
payments-fact-only-amount = only item of this amount among { $among }
payments-fact-oldest-of-alike = the oldest of { $alike } similar items
payments-fact-credit-deducted = credit note { $number } deducted
payments-fact-remainder = balance of { $number } after a first instalment
payments-fact-says-deposit = the label announces a deposit
payments-fact-says-instalment = the label announces a part payment
payments-fact-says-balance = the label announces a balance
payments-fact-says-discount = the label announces a discount
payments-fact-says-retention = the label announces a retention
payments-fact-says-credit-deducted = the label announces a credit note deducted
payments-fact-says-factor = a factor pays for the customer
payments-fact-own-batch = our direct debit batch { $batch }: { $items } lines
payments-fact-own-slip = our deposit slip { $slip }: { $cheques } cheques
payments-fact-return-of = gives back line { $line }
payments-fact-same-as = the same as line { $line }
payments-doubt-several-customers = { $n ->
        [one] a single customer is possible: { $names }
       *[other] several customers are possible: { $names }
    }
payments-doubt-several-choices = { $count } choices of items give this amount
payments-doubt-amount-elsewhere = { $count } other customers have an item of this amount
payments-doubt-reference-elsewhere = the reference quoted is that of { $name }
payments-doubt-amount-differs = the amount differs by { $amount } from what is quoted
payments-doubt-no-name = nothing but the amount says who paid
payments-doubt-rough-name = the name fits only roughly
payments-doubt-corrected-reference = the reference was read only with a correction
payments-doubt-paid-already = this was paid already
payments-title-items = { $numbers } · { $name }
payments-title-many = { $count } items · { $names }
payments-title-on-account = On the account of { $name }
payments-title-returned = Returned payment of { $name }
payments-title-returned-items = Returned: { $numbers } · { $name }
payments-title-aside = Not a customer’s: { $kind }
payments-title-not-a-customers = Does not look like a customer’s payment
payments-title-nothing = No proposal
payments-said-pays = { $amount } pays { $number }
payments-said-credit = credit note { $number } is used for { $amount }
payments-said-lacks = { $reason } of { $amount } on { $number }
payments-said-left = { $reason }: { $amount } still owed on { $number }
payments-said-rest = { $amount } stays on the account of { $name }
payments-said-rest-why = { $amount } stays on the account of { $name }: { $reason }
payments-said-beside = { $amount } not a customer’s: { $kind }
payments-said-reopens = { $number } is open again for { $amount }
payments-said-returned = payment of { $amount } from { $name } came back
payments-detail-payer = Payer
payments-detail-payer-account = Payer’s account
payments-detail-remittance = Payer’s words
payments-detail-end-to-end = End-to-end reference
payments-detail-creditor-reference = Payment reference
payments-detail-mandate = Mandate
payments-detail-return-reason = Reason of return
payments-detail-reference = Bank’s reference
payments-detail-value = Value date
payments-detail-batch = Payments in this sum
payments-cash-drop = Drop a statement
payments-cash-known = Bank known up to { $day }
payments-cash-nothing = No bank statement yet
payments-cash-nothing-about = Drop a statement (CSV, OFX, CAMT.053, MT940, CFONB 120, QIF). We will propose which invoices the payments settle, with what proves it; you decide only what is doubtful.
payments-cash-search = Search a line
payments-cash-search-hint = Label, payer, customer, amount
payments-cash-lines = Lines of the statement
payments-cash-detail = The chosen line
payments-cash-filter = Lines shown
payments-cash-to-do = To do ({ $count })
payments-cash-certain = Certain ({ $count })
payments-cash-ambiguous = Ambiguous ({ $count })
payments-cash-decided = Done ({ $count })
payments-cash-all = All ({ $count })
payments-cash-accept-certain = { $number ->
    [one] Accept the certain line…
   *[other] Accept the { $count } certain ones…
}
payments-cash-working = Matching goes on: more proposals may come.
payments-cash-opening = Opening balance
payments-cash-credits = Received
payments-cash-debits = Paid out
payments-cash-closing = Closing balance
payments-cash-off = Opening + movements are not the closing balance: { $amount } are off.
payments-cash-balanced = Opening + movements = closing
payments-cash-gap = A statement is missing between { $before } and { $after }.
payments-cash-done = Everything is done
payments-cash-done-about = No line fits this filter.
payments-cash-before = Previous
payments-cash-after = Next
payments-cash-place = { $from } to { $to } of { $total }
payments-state-certain = Certain
payments-state-likely = Likely
payments-state-doubtful = Doubtful
payments-state-ambiguous = Ambiguous
payments-state-nothing = No proposal
payments-state-not-customers = Not a customer
payments-state-settled = Settled
payments-state-on-account = On account
payments-state-aside = Set aside
payments-state-returned = Returned
payments-state-contested = Contested
payments-cash-accepted = Line settled
payments-cash-put-aside = Line set aside
payments-cash-returned = Payment returned: its invoices are due again
payments-cash-reopened = Decision taken back
payments-cash-certain-title = Certain lines
payments-cash-certain-about = { $number ->
    [one] { $count } line, { $amounts }, settles { $items } items. Read it, then accept it.
   *[other] { $count } lines, { $amounts }, settle { $items } items. Read them, then accept them at once.
}
payments-cash-certain-take = Accept all
payments-cash-certain-done = Certain lines accepted
payments-cash-label = Label
payments-cash-settles = Settles
payments-cash-details = What the bank says
payments-cash-from = { $file }, line { $place }
payments-cash-choose = Choose a line.
payments-cash-decision = Decided
payments-cash-unsettled = { $amount } have nothing left to settle: the invoice has changed since.
payments-cash-by = By { $author }, { $when }
payments-cash-reopen = Take the decision back
payments-cash-left = { $amount } left
payments-cash-kept = { $amount } stay on the account
payments-cash-difference = { $amount } off: { $reason }
payments-cash-accept = Accept
payments-cash-change = Change
payments-cash-returns = A payment that comes back?
payments-cash-return = This one
payments-cash-by-hand = By hand
payments-cash-find = Another customer
payments-cash-add = Add a customer
payments-cash-settle = Settle
payments-cash-open = { $amount } open
payments-cash-more = { $count } open items in all: narrow down by another customer or the search.
payments-cash-keep = Keep the surplus on the account of { $name }
payments-cash-taken = of which { $amount }
payments-cash-ticked = Ticked
payments-cash-received = Received
payments-cash-off-by = Difference
payments-cash-reason = Reason of the difference
payments-cash-no-reason = Choose…
payments-cash-limit = This reason is limited to { $amount }.
payments-cash-aside = It is no customer's money
payments-cash-put = Set aside
payments-cash-customer = Name or account of the customer
payments-cash-key-accept = accepts and moves on
payments-cash-key-proposal = takes a proposal
payments-cash-key-find = finds another customer
payments-cash-key-add = adds a customer
payments-cash-key-aside = sets aside

# Money that the bank exchanged.
payments-fact-other-currency = { $number } is in { $currency }: the bank exchanged the money, no amount confirms it.
payments-said-exchanged = { $received } received for { $settled } settled, that is 1 { $currency } = { $rate } { $own }; no exchange difference is made up.
payments-cash-part = Amount settled in { $currency }
payments-cash-part-hint = Empty: all that is open, { $amount }.
