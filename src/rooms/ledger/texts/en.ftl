# Accounts and journals
ledger-use-customers = Customers
ledger-use-advances = Advances received
ledger-use-bank = Bank
ledger-use-sales = Sales
ledger-use-vat = VAT collected
ledger-use-discount = Discounts given
ledger-use-bad-debt = Bad debt
ledger-use-loss = Small losses (cents given up)
ledger-use-gain = Small gains (cents kept)
ledger-use-charges = Bank charges
ledger-use-factor = Factoring charges
ledger-use-internal = Internal transfers
ledger-use-suppliers = Suppliers
ledger-use-payroll = Payroll
ledger-use-tax = Taxes
ledger-use-loan = Loans
ledger-use-suspense = Suspense
ledger-use-opening = Opening balance
ledger-use-sales-journal = Sales journal
ledger-use-bank-journal = Bank journal
ledger-use-other-journal = General journal
ledger-use-opening-journal = Opening journal
ledger-bad-number = “{ $name }”: an account begins with three digits and has at most 20 letters and digits; a journal has 1 to 10 letters and digits.
ledger-chart = Accounts and journals
ledger-chart-about = The numbers of exported entries. Use those of your accounting.
ledger-chart-save = Save accounts
ledger-chart-saved = Accounts saved
ledger-journal = Accounting entries
ledger-journal-about = The sales and bank journals, with lettering, in the 18 columns of the FEC. Every entry balances; the customer account comes to what you are owed.
ledger-journal-others = { $pieces } items in { $currencies } are not in this export: choose their currency to export them apart.
ledger-journal-currency = Currency of the entries
ledger-journal-from = From
ledger-journal-to = To
ledger-journal-csv = Export as CSV
ledger-journal-xlsx = Export as Excel
ledger-journal-fec = Export as FEC
ledger-journal-file = entries
ledger-reconcile-file = reconciliation
ledger-reconciliation = Reconciliation
ledger-reconciliation-about = Your customer account here against the one in your accounting: every difference is explained.
ledger-reconciliation-drop = Drop a FEC, or a customer balance (CSV, Excel)
ledger-reconciliation-drop-about = Nothing is imported: the file is only compared.
ledger-reconciliation-again = Compare another file
ledger-ours = Here
ledger-theirs = In accounting
ledger-difference = Difference
ledger-as-of = Customer accounts on { $day }
ledger-agreed =
    { $count ->
        [0] No account agrees in everything.
        [one] { $shown } account agrees.
       *[other] { $shown } accounts agree.
    }
ledger-all-agree = Everything agrees
ledger-all-agree-about = Every item, every payment and every lettering is the same on both sides.
ledger-kind-only-ours = Only here
ledger-kind-only-theirs = Only in accounting
ledger-kind-amount = Other amount
ledger-kind-lettrage = Other lettering
ledger-kind-date = Other date
ledger-column-kind = Difference
ledger-column-piece = Item
ledger-column-account = Account
ledger-column-customer = Customer
ledger-column-our-amount = Amount here
ledger-column-their-amount = Amount in accounting
ledger-column-our-open = Open here
ledger-column-their-open = Open in accounting
ledger-column-our-day = Date here
ledger-column-their-day = Date in accounting
ledger-column-effect = Effect on the difference
ledger-column-line = Line
ledger-payment = Payment
ledger-no-accounts = This file says nothing of customer accounts.
ledger-more-accounts =
    { $count ->
        [one] And { $shown } more account: export the differences to see them all.
       *[other] And { $shown } more accounts: export the differences to see them all.
    }
ledger-books = Accounting
ledger-books-about = Your entries for the accountant, your account numbers, and the rules of cash application.
ledger-explained = Difference explained
ledger-open = of it open { $amount }
ledger-balance = Balance of the account
ledger-rules = Rules of cash application
ledger-rules-about = What is accepted without you, and how far a difference may be given up.
ledger-rules-apply = When a statement comes in, accept
ledger-rules-nothing = nothing: I decide
ledger-rules-certain = what is certain
ledger-rules-likely = what is certain or likely
ledger-rules-discount = Discount, % of the invoice at most
ledger-rules-fee = Bank charges, per line at most
ledger-rules-rounding = Cents, per line at most
ledger-rules-factor = Factoring charges, % of the line at most
ledger-rules-wrong = A number, with two decimals at most.
ledger-rules-saved = Rules saved
ledger-act-words = accountant export journal FEC accounts entries
ledger-act-reconciliation-words = compare accounting balance difference 411 FEC

ledger-exchanged =
    { $n ->
        [one] { $count } bank line exchanged into another currency is in no journal
       *[other] { $count } bank lines exchanged into another currency are in no journal
    }
ledger-exchanged-about = The bank exchanged this payment: the line is in the account’s currency, the invoices in another. An entry has one currency: book these lines in your accounts with the exchange difference (666 or 766).
ledger-exchanged-look = See these lines in Cash
ledger-chart-usual = by default: { $number }
