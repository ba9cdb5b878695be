insight-about =
    { $n ->
        [one] { $count } open item
       *[other] { $count } open items
    } · { $owing ->
        [one] { $customers } customer
       *[other] { $customers } customers
    } with a balance · as of { $day }
insight-age = Age
insight-ageing = Aged balance
insight-ageing-about = Open amounts by days past due. Each column opens its invoices.
insight-ageing-credits = Open amounts by days past due, credits apart: { $amount }. Each column opens its invoices.
insight-ageing-head = { $total } open as of { $day }
insight-by = Age counted from
insight-by-due = Due date
insight-by-issued = Issue date
insight-cash = Received
insight-cei-short = CEI
insight-customer = Customer
insight-days-between = { $from }–{ $to } days
insight-days-over = > { $from } days
insight-down = down
insight-dso = Days sales outstanding (DSO)
insight-dso-about = 24 month ends, three methods, each from when the history is enough for its formula. The gap to the best possible is lateness.
insight-expected = Expected receipts
insight-expected-about = By week: each invoice’s due date plus its customer’s usual delay. Credits are not deducted.
insight-expected-about-disputed = By week: due date plus the customer’s usual delay. { $amount } in dispute is left out; credits are not deducted.
insight-figure-at-risk = At risk (> 90 days)
insight-figure-average-days-delinquent = Average days delinquent
insight-figure-cei = Collection effectiveness (CEI)
insight-figure-days-late = Average days late
insight-figure-dispute-rate = Disputed share
insight-figure-dso-best-possible = Best-possible DSO
insight-figure-dso-count-back = DSO (count-back)
insight-figure-dso-simple = DSO (simple ratio)
insight-figure-expected30 = Expected within 30 days
insight-figure-hhi = Concentration (HHI)
insight-figure-open = Receivables
insight-figure-overdue = Overdue
insight-figure-overdue-ratio = Overdue ratio
insight-figure-top-ten = Share of the top ten
insight-figure-weighted-terms = Average terms granted
insight-formula-at-risk = Amount more than 90 days past due ÷ open receivables × 100.
insight-formula-average-days-delinquent = Simple DSO − best-possible DSO: what late payment adds.
insight-formula-cei = (opening receivables + sales − closing receivables) ÷ (opening receivables + sales − closing current) × 100, over the last month. 100%: all that was due came in.
insight-formula-days-late = Σ (amount paid × days from due date to payment) ÷ Σ amounts paid, over 365 days. Early payments count below zero.
insight-formula-dispute-rate = Amount of disputed invoices ÷ open receivables × 100.
insight-formula-dso-best-possible = Current receivables ÷ sales of the last three months × days in them: the DSO if everyone paid on time.
insight-formula-dso-count-back = Subtract each month’s sales from the balance, latest first, counting the days of each month used up; the last one counts in proportion.
insight-formula-dso-simple = Receivables ÷ sales of the last three months × days in them, VAT included on both sides.
insight-formula-expected30 = Sum of open amounts whose due date plus the customer’s usual delay falls within 30 days. Disputes left out.
insight-formula-hhi = Σ (each customer’s share of receivables, in %)², from 0 (spread out) to 10,000 (a single customer).
insight-formula-open = Σ open amounts of invoices, less credit notes and unallocated payments.
insight-formula-overdue = Σ open amounts past their due date, credits apart.
insight-formula-overdue-ratio = Overdue ÷ open receivables × 100.
insight-formula-top-ten = Receivables of the ten largest debtors ÷ all receivables × 100.
insight-formula-weighted-terms = Σ (open amount × days from issue to due date) ÷ Σ open amounts.
insight-items =
    { $n ->
        [one] { $count } item
       *[other] { $count } items
    }
insight-items-heading = Items
insight-late = Overdue
insight-later = later
insight-line-best = Best possible
insight-line-count-back = Count-back
insight-line-simple = Simple
insight-month = Month
insight-no-segment = No segment
insight-not-due = Not due
insight-nothing = No figures yet
insight-nothing-about = Drop an export of open invoices: receivables, overdue and days are computed at once, with their proof.
insight-open = Open
insight-others = Other figures
insight-others-about = On the right, a month before. Each figure opens its proof.
insight-overdue-already = overdue
insight-per = One line per
insight-per-customer = Customer
insight-per-segment = Segment
insight-proof-days = Days
insight-proof-due = Due
insight-proof-example = The published example
insight-proof-example-about = Our computation reproduces this example, published elsewhere, to the digit.
insight-proof-formula = The formula
insight-proof-inputs = The inputs
insight-proof-invoice = Invoice
insight-proof-invoices = The items behind this figure · { $count }
insight-proof-left = Left to use up
insight-proof-origin = File and line
insight-proof-source = Source
insight-proof-steps = Month by month
insight-sales = Sales
insight-same = unchanged
insight-segments = Aged balance by segment
insight-segments-about = Who owes, since when, by kind of customer.
insight-share = Share
insight-top = Top debtors
insight-top-about = The solid part is overdue.
insight-total = Total
insight-up = up
insight-week = Week of
insight-input-amount-days = Σ amount × days
insight-input-balances = Debit balances
insight-input-closing = Closing receivables
insight-input-credits = Credit notes and unallocated payments
insight-input-current = Not due
insight-input-customers = Customers whose balance is owed, net of credits and payments
insight-input-days = Days in the period
insight-input-disputed = In dispute
insight-input-expected = Expected
insight-input-invoices = Open invoices
insight-input-items = Items
insight-input-open = Open receivables
insight-input-opening = Opening receivables
insight-input-over90 = More than 90 days past due
insight-input-overdue = Overdue
insight-input-paid = Amounts paid
insight-input-sales = Sales, VAT included
insight-input-squares = Sum of the squares of the balances (squared currency)
insight-input-top-ten = Receivables of the top ten

# The «dix erreurs» diagnosis.
insight-diagnosis = Diagnosis
insight-diagnosis-title = The ten errors, measured in your books
insight-diagnosis-about = Your own data as of { $day }, in { $currency }.
insight-diagnosis-summary = { $n ->
        [0] No threshold is passed
        [one] { $count } finding passes its threshold
       *[other] { $count } findings pass their threshold
    }
insight-diagnosis-one-day = One day of DSO weighs { $amount }: { $sales } sold in { $days } days, divided by those days.
insight-diagnosis-overlap = Two effects may count the same euro: they do not add up.
insight-diagnosis-no-days = Only open items are known: effects in days wait for the paid invoices.
insight-diagnosis-error = Error { $number } · { $name }
insight-diagnosis-measured = Measured
insight-diagnosis-threshold = Threshold
insight-diagnosis-effect = Tied up
insight-diagnosis-days = In days of DSO
insight-diagnosis-do = What to do
insight-diagnosis-why = Where this comes from
insight-diagnosis-why-threshold = Why this threshold
insight-diagnosis-formula = Formula of the effect
insight-diagnosis-law = Law
insight-diagnosis-between = Between { $from } and { $to }.
insight-diagnosis-customers = Customers concerned · { $count }
insight-diagnosis-invoices = Items concerned · { $count }
insight-diagnosis-list = See in the list
insight-diagnosis-sound = As it should be
insight-diagnosis-sound-about = Measured, and below the threshold.
insight-diagnosis-unmeasured = Not measurable yet
insight-diagnosis-within = { $measured }, against { $threshold }
insight-error-1 = A vague credit policy
insight-error-2 = Late or faulty invoicing
insight-error-3 = Receipts badly matched
insight-error-4 = Reminders without method
insight-error-5 = Steering without visibility
insight-error-6 = Disputes that drag on
insight-error-7 = A DSO watched now and then
insight-error-8 = Working in silos
insight-error-9 = Slow means of payment
insight-error-10 = Risks seen too late
insight-finding-terms = Due dates beyond the legal ceiling
insight-finding-terms-reason = The ceiling is in the law: 60 days from the issue, or 45 days end of month where the contract says so. The fine may reach €2,000,000 for a company (art. L441-16).
insight-finding-terms-formula = Σ (amount × days beyond the ceiling) ÷ days of the period.
insight-finding-terms-advice = Bring these due dates back to the ceiling from the next invoice on, or have “45 days end of month” written into the contract.
insight-finding-concentration = One customer weighs too much
insight-finding-concentration-reason = Convention of this diagnosis: a fifth, so that the failure of one customer leaves four.
insight-finding-concentration-formula = What of the largest debtor’s debt passes a fifth of all that customers owe.
insight-finding-concentration-advice = Set a limit for this customer; ask for a deposit or a guarantee before the next delivery.
insight-finding-late-invoicing = Days from delivery to invoice
insight-finding-late-invoicing-reason = Each day before the invoice is one more day before the payment.
insight-finding-late-invoicing-formula = Σ (amount × days from delivery to invoice) ÷ days of the period.
insight-finding-late-invoicing-advice = Invoice on delivery, the day after at the latest.
insight-finding-unallocated = Money received waits for its invoice
insight-finding-unallocated-reason = None: each euro not allocated sends a reminder to somebody who has paid. Accounting is given a week.
insight-finding-unallocated-formula = What was received over a week ago and settles nothing: it still counts as owed.
insight-finding-unallocated-advice = Allocate these receipts, the oldest first; ask the customer for the remittance details where nothing says.
insight-finding-stale-receipts = Receipts have not been known for
insight-finding-stale-receipts-reason = A week: beyond it, customers who have paid are reminded.
insight-finding-stale-receipts-formula = Received on an average day of the 365 up to the last day known of the bank × days since.
insight-finding-stale-receipts-advice = Import receipts or the bank statement before reminding anybody.
insight-finding-idle-credits = Credit notes sleep beside open invoices
insight-finding-idle-credits-reason = A month, the time of one statement.
insight-finding-idle-credits-formula = For each customer, the smaller of its credit notes over a month old and of what it owes.
insight-finding-idle-credits-advice = Set these credit notes against the oldest invoices of the same customer: the overdue falls without a call.
insight-finding-old-overdue = Overdue for more than 90 days
insight-finding-old-overdue-reason = Convention: a twentieth. At 90 days the formal notice should be out.
insight-finding-old-overdue-formula = The amount overdue for more than 90 days.
insight-finding-old-overdue-advice = Call, then send a formal notice; beyond that, offer instalments or hand the case over.
insight-finding-forecast = Due dates do not foretell cash
insight-finding-forecast-reason = A fifth: beyond it, a forecast made of due dates alone misleads.
insight-finding-forecast-formula = What was to fall due and be paid in these 30 days, and was not.
insight-finding-forecast-advice = Forecast with each customer’s usual delay, as the dashboard does, and remind before the due date.
insight-finding-disputes = Disputed invoices
insight-finding-disputes-reason = A twentieth of what is open.
insight-finding-disputes-formula = The amount disputed: nobody pays it before it is solved (“dispute DSO”).
insight-finding-disputes-advice = Name one person per dispute, with a date, and issue a partial credit note where the customer is right.
insight-finding-beyond-terms = The DSO exceeds the terms granted
insight-finding-beyond-terms-reason = Ten days: beyond them the gap comes from lateness and disputes, not from contracts.
insight-finding-beyond-terms-formula = (count-back DSO − mean terms granted) × sales of a day.
insight-finding-beyond-terms-advice = The customers below make the gap: begin with the first.
insight-finding-drift = The DSO drifted between two looks
insight-finding-drift-reason = Ten days between two month ends, of 24.
insight-finding-drift-formula = (DSO today − DSO before the rise) × sales of a day: what is left of the rise.
insight-finding-drift-advice = Look at this curve every month: the dashboard keeps it up to date by itself.
insight-finding-nobody = Overdue customers that nobody looks after
insight-finding-nobody-reason = A tenth of the overdue.
insight-finding-nobody-formula = The overdue amount of these customers.
insight-finding-nobody-advice = Give each of these customers somebody in charge: sales, sales administration or accounting.
insight-finding-cheques = Cheques, slower
insight-finding-cheques-reason = A tenth of receipts.
insight-finding-cheques-formula = Received by cheque × (mean delay of cheques − of other means) ÷ 365.
insight-finding-cheques-advice = Offer these customers the transfer, with your bank details on the invoice, or the direct debit.
insight-finding-worsening = Customers pay later than they used to
insight-finding-worsening-reason = More than ten days later than in the half-year before, with three payments in each.
insight-finding-worsening-formula = Σ (paid in the half-year × days more) ÷ 180.
insight-finding-worsening-advice = Call them before the next delivery: a payer who slows down often announces trouble.
insight-missing-deliveries = the day of delivery of each invoice
insight-missing-payments = an export of payments, or a bank statement
insight-missing-paid-invoices = an export of all invoices of the last twelve months, the paid ones too
insight-missing-means = an export of payments with their means
insight-missing-assignees = an export of customers with who looks after each
insight-missing-history = a longer history
insight-missing-open = open invoices
insight-input-announced = Falling due in the 30 days, by due dates alone
insight-input-beyond-ceiling = Invoiced beyond the ceiling
insight-input-by-cheque = Received by cheque
insight-input-came-in = Came in
insight-input-cheque-late = Mean delay of cheques
insight-input-closes = Would close invoices
insight-input-compared = Customers compared
insight-input-dispute-age = Mean age of disputed invoices
insight-input-dso = DSO today
insight-input-dso-after = DSO at the end of the rise
insight-input-dso-before = DSO before the rise
insight-input-fresh = Received less than a week ago
insight-input-idle-credits = Credit notes over a month old
insight-input-largest = Largest debtor
insight-input-nobody = Overdue, with nobody in charge
insight-input-other-late = Mean delay of other means
insight-input-received = Received in 365 days
insight-input-receipts-of-year = Received in the 365 days up to the last
insight-input-terms = Mean terms granted
insight-input-waiting = Waiting for over a week
insight-input-worst-excess = Largest excess
insight-gross = Total with VAT

# Figures of one customer, one item, one column; three methods side by side.
insight-figure-invoices = Open invoices
insight-formula-invoices = Σ open amounts above zero, credits apart.
insight-figure-credits = Open credits
insight-formula-credits = Σ open amounts below zero: credit notes, and receipts listed among open items.
insight-figure-disputed = Disputed
insight-formula-disputed = Σ open amounts of disputed invoices.
insight-figure-unallocated = Unallocated payments
insight-formula-unallocated = Σ of what is left of payments once their invoices are settled. This money came in, but settles nothing yet.
insight-figure-balance = Balance
insight-formula-balance = Open invoices + credits (below zero) − payments not allocated.
insight-figure-due-soon = Due within 7 days
insight-formula-due-soon = Σ open amounts due today or within seven days.
insight-figure-aged = Ageing column
insight-formula-aged = Σ open amounts above zero whose age falls in the column. Credits have a column of their own.
insight-figure-habit = Usual delay
insight-formula-habit = Σ (amount paid × days from due date to payment) ÷ Σ amounts paid, over all payments known.
insight-figure-days-to-pay = Mean days to pay
insight-formula-days-to-pay = Σ (amount paid × days from issue to payment) ÷ Σ amounts paid, over all payments known.
insight-figure-share = Share of the whole
insight-formula-share = Open balance of this customer ÷ the whole × 100.
insight-figure-item = Left open on this item
insight-formula-item = Total with VAT − payments allocated − what accounting says is settled otherwise.
insight-input-due-soon = Due within 7 days
insight-input-unallocated = Payments not allocated
insight-input-payments = Payments
insight-input-open-credits = Credits
insight-input-whole = Whole open balance
insight-input-gross = Total with VAT
insight-input-stated = Settled as accounting says
insight-methods = Three methods, one balance
insight-methods-late = + days of lateness: what is past due, at the same pace of sales
insight-methods-rhythm = + rhythm of sales: the count-back takes each month’s own sales, the ratio their mean over three months
insight-methods-about = Each line adds to the one before; the differences are exact.
insight-proof-even = At mean pace
insight-caution-short-history = The history known is shorter than what the formula takes: the figure also tells how old your data are.
insight-caution-open-items-only = Only open items are known: sales lack all that is already paid, and these days are too many.
insight-proof-computed = Our result and theirs
insight-change-month = in a month
insight-change-points = { $n } pt
insight-concentration = Concentration
insight-concentration-about = Share of what customers owe, held by the largest.
insight-concentration-all = all
insight-change-was = from { $value }
insight-proof-payments = The payments behind this figure · { $count }
insight-concentration-first = { $n ->
        [one] the first
       *[other] first { $count }
    }
insight-proof-of = { $figure } · { $what }
insight-customers = Customers

# The aged balance of any day.
insight-month-end-earlier = Previous month end
insight-month-end-later = Next month end
insight-per-document = Document
insight-credits = Credits
insight-ageing-beside = Beside the balance, received and not allocated:
insight-flag-disputed = disputed { $amount }
insight-flag-unallocated = not allocated { $amount }
# Proofs of what charts show.
insight-proof-expected-already = Expected, already due
insight-proof-expected-between = Expected from { $from } to { $to }
insight-proof-expected-later = Expected from { $from } on
insight-proof-largest =
    { $n ->
        [one] Share of the largest customer
       *[other] Share of the { $count } largest customers
    }
insight-formula-expected-between = Sum of the open amounts whose due date, plus the customer’s usual delay, falls between these days. Disputes apart.
insight-formula-largest = Open amounts of these customers, the largest debtors ÷ all open balances above zero × 100.
# What cannot be measured: what is missing, what to do.
insight-diagnosis-missing = Missing: { $what }.
insight-diagnosis-not-measured = Not measurable
insight-missing-do = Import this file
insight-missing-deliveries-do = Note the day of delivery in your drafts, or the delivery in Invoices › To invoice: the delay is then measured by itself. Meanwhile, take your last ten invoices and count the days since their delivery.

insight-diagnosis-others = Show the others · { $count }

insight-diagnosis-of-customers =
    { $n ->
        [one] { $count } customer
       *[other] { $count } customers
    }
insight-diagnosis-of-items =
    { $n ->
        [one] { $count } item
       *[other] { $count } items
    }
