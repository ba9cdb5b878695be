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
