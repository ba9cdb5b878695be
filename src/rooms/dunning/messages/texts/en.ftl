# What is printed beside templates.

## Days, pages

dunning-message-months = January|February|March|April|May|June|July|August|September|October|November|December
dunning-message-first-of-month = 1
dunning-message-one-day = 1 day
dunning-message-days = { $count } days
dunning-message-page = Page { $page } of { $pages }
dunning-message-carried = Carried forward
dunning-message-brought = Brought forward
dunning-message-unprintable = Letters that this typeface does not have, replaced by “□”: { $letters }.
dunning-message-named = { $name }: { $value }

## Polite forms

dunning-message-salutation = Hello,
dunning-message-salutation-to = Dear { $contact },
dunning-message-salutation-letter = Dear Sir or Madam,
dunning-message-closing = Kind regards,
dunning-message-closing-letter = Yours faithfully,
dunning-message-crossed = If your payment has crossed with this message, please disregard it.
dunning-message-crossed-letter = If your payment has crossed with this letter, please disregard it.
dunning-message-received = This message takes into account payments received up to { $day }.
dunning-message-received-letter = This letter takes into account payments received up to { $day }.
dunning-message-received-unknown = This message takes into account the payments recorded to date.
dunning-message-received-letter-unknown = This letter takes into account the payments recorded to date.
dunning-message-received-paper = This document takes into account payments received up to { $day }.
dunning-message-received-paper-unknown = This document takes into account the payments recorded to date.
dunning-message-reminded = our reminder of { $day }
dunning-message-reminded-several = our reminders of { $days } and { $last }
dunning-message-reminded-comma = ,{" "}

## Lines of an e-mail

dunning-message-line = • { $number }, due { $due }: { $amount }
dunning-message-line-late = • { $number }, due { $due } ({ $late } overdue): { $amount }
dunning-message-line-credit = • { $number }, in your favour: { $amount }
dunning-message-line-of = {" "}(of { $amount })
dunning-message-line-order = {" "}– your order { $order }
dunning-message-apart-disputed = excluding { $amount } in dispute
dunning-message-apart-promised = excluding { $amount } promised for { $day }
dunning-message-apart-planned = excluding { $amount } covered by the agreed instalments
dunning-message-line-total = Total: { $amount }

## How to pay

dunning-message-pay-by-transfer = Payment by bank transfer
dunning-message-pay-online = Pay online
dunning-message-holder = Account holder
dunning-message-reference = Reference to quote
dunning-message-scan = Scan to prepare the transfer

## Heads of letters

dunning-message-title-notice = Formal notice
dunning-message-title-statement = Statement of account
dunning-message-title-debit-note = Debit note
dunning-message-title-computation = Computation
dunning-message-title-index = List of documents
dunning-message-running = Reminder of { $day } — { $customer }
dunning-message-running-notice = Formal notice of { $day } — { $customer }
dunning-message-running-statement = Statement of account at { $day } — { $customer }
dunning-message-running-debit-note = Debit note { $number } — { $customer }
dunning-message-running-computation = Computation of { $day } — { $customer }
dunning-message-running-index = List of documents of { $day } — { $customer }
dunning-message-dated = { $day }
dunning-message-place-and-day = { $city }, { $day }
dunning-message-object = Subject:{" "}
dunning-message-mailed = Sent by
dunning-message-registered = Registered letter with acknowledgement of receipt
dunning-message-your-account = Your account
dunning-message-your-siren = Your SIREN
dunning-message-your-order = Your order { $order }
dunning-message-contact = Your contact
dunning-message-issued-on = Date
dunning-message-pay-until = To be paid
dunning-message-pay-by = by { $day }
dunning-message-at-once = on receipt
dunning-message-enclosed = Enclosures: { $what }.
dunning-message-annex-enclosed = annexed computation

## Columns

dunning-message-column-account = Account
dunning-message-column-amount = Amount
dunning-message-column-balance = Balance
dunning-message-column-base = Base
dunning-message-column-credit = Credit
dunning-message-column-currency = Currency
dunning-message-column-customer = Customer
dunning-message-column-day = Date
dunning-message-column-days = Days
dunning-message-column-debit = Debit
dunning-message-column-due = Due date
dunning-message-column-from = From
dunning-message-column-half-year = Half-year
dunning-message-column-indemnity = Indemnity
dunning-message-column-interest = Interest
dunning-message-column-invoice = Invoice
dunning-message-column-issued = Issued
dunning-message-column-kind = Kind
dunning-message-column-late = Overdue
dunning-message-column-made-of = Made of
dunning-message-column-number = Document
dunning-message-column-open = Outstanding
dunning-message-column-paid = Paid
dunning-message-column-piece = Document
dunning-message-column-piece-number = No.
dunning-message-column-rate = Rate
dunning-message-column-remark = Remark
dunning-message-column-source = Source
dunning-message-column-to = To
dunning-message-column-total = Total
dunning-message-table-items = Invoices and credit notes concerned
dunning-message-table-open = Open items
dunning-message-table-movements = Movements of the account

## Sums

dunning-message-sum-principal = Principal outstanding
dunning-message-sum-interest = Late-payment interest at { $day }
dunning-message-sum-indemnity = Fixed indemnity ({ $count } × { $each })
dunning-message-sum-indemnity-left = Fixed indemnity outstanding
dunning-message-sum-total = Total to pay
dunning-message-sum-due = Amount due
dunning-message-sum-claimed = Total claimed

## Statement of account

dunning-message-as-of = at { $day }
dunning-message-period = from { $from } to { $to }
dunning-message-fact-balance = Balance
dunning-message-statement-open = These are the open items of your account, including credit notes and unallocated payments. { $received }
dunning-message-statement-movements = These are the movements of your account over the period. { $received }
dunning-message-statement-end = If this statement differs from your books, please tell us: we will reconcile it with you.
dunning-message-balance-due = Balance due to us
dunning-message-balance-yours = Balance in your favour
dunning-message-brought-forward = Balance brought forward
dunning-message-group-owed = To be paid
dunning-message-group-credits = In your favour
dunning-message-disputed = disputed
dunning-message-promised = payment promised for { $day }
dunning-message-promised-part = of which { $amount } promised for { $day }
dunning-message-planned = paid by the agreed instalments
dunning-message-planned-part = of which { $amount } by the agreed instalments
dunning-message-age-not-due = Not yet due
dunning-message-age-to-30 = 1 to 30 days overdue
dunning-message-age-to-60 = 31 to 60 days overdue
dunning-message-age-to-90 = 61 to 90 days overdue
dunning-message-age-beyond = More than 90 days overdue
dunning-message-age-credits = Credit notes and unallocated payments
dunning-message-kind-invoice = Invoice
dunning-message-kind-deposit = Deposit invoice
dunning-message-kind-credit-note = Credit note
dunning-message-kind-payment = Payment
dunning-message-kind-on-account = Unallocated payment
dunning-message-kind-returned = Returned payment
dunning-message-kind-opening = Opening item
dunning-message-kind-debit-note = Debit note
dunning-message-kind-write-off = Adjustment
dunning-message-kind-number = { $kind } { $number }

## Debit note

dunning-message-subject-debit-note = Debit note { $number }
dunning-message-debit-note-professional = Under article L. 441-10 of the French Commercial Code, late payment of the invoices below makes the following amounts due by operation of law, computed up to { $until }. The computation is annexed.
dunning-message-debit-note-public = Under articles L. 2192-13, R. 2192-31 and D. 2192-35 of the French Public Procurement Code, payment of the invoices below beyond the payment period makes the following amounts due by operation of law, computed up to { $until }. The computation is annexed.
dunning-message-debit-note-consumer = Under article 1231-6 of the French Civil Code, the amounts below bear interest at the legal rate from the formal notice; interest is computed up to { $until }. The computation is annexed.
dunning-message-no-vat = These amounts compensate for late payment: they are outside the scope of VAT.
dunning-message-no-vat-consumer = This interest compensates for late payment: it is outside the scope of VAT.

## Annex

dunning-message-annex-title = Annex — Computation of late-payment interest up to { $until }
dunning-message-annex-title-interest = Annex — Computation of interest up to { $until }
dunning-message-annex-formula = Interest = base × yearly rate × days ÷ 365, rounded to the cent for each line. Days are counted from the day after the due date up to and including the day of payment; a line ends where the base, the rate or the half-year changes.
dunning-message-annex-rule-professional = Rate: article L. 441-10, II of the French Commercial Code. The fixed indemnity of €40 is due once per invoice (article D. 441-5); it bears no interest.
dunning-message-annex-rule-public = Rate: article R. 2192-31 of the French Public Procurement Code, that of the half-year in which interest began to run, for the whole period. The fixed indemnity of €40 is due once per invoice (article D. 2192-35).
dunning-message-annex-rule-consumer = Legal rate, from receipt of the formal notice (article 1231-6 of the French Civil Code).
dunning-message-annex-principal-first = Partial payments are taken off the principal first; credit notes lower the principal on their own day.
dunning-message-annex-interest-first = Partial payments are taken off interest first, then off the principal (article 1343-1 of the French Civil Code); credit notes lower the principal on their own day.
dunning-message-annex-capitalised = Interest due for a full year bears interest itself (article 1343-2 of the French Civil Code).
dunning-message-annex-debt = Invoice { $number } of { $amount }, due { $due }
dunning-message-annex-total = Total
dunning-message-annex-interest-paid = Interest already taken off payments
dunning-message-annex-interest-left = Interest outstanding
dunning-message-annex-indemnity = Fixed indemnity for recovery costs
dunning-message-annex-indemnity-paid = Indemnity already taken off payments
dunning-message-annex-owed = Owed beside the principal, invoice { $number }
dunning-message-annex-summary = Summary
dunning-message-annex-rates = Rates applied
dunning-message-payment-word = Payment
dunning-message-credit-word = Credit note
dunning-message-moved = { $day } · { $what }: { $amount }
dunning-message-moved-left = { $day } · { $what }: { $amount } off the principal; { $left } left
dunning-message-moved-parts = { $day } · { $what }: { $amount }, that is { $parts }; { $left } left
dunning-message-moved-correction = { $day } · { $what }: { $amount }, corrected from the start; { $left } left
dunning-message-part-interest = { $amount } off interest
dunning-message-part-indemnity = { $amount } off the indemnity
dunning-message-part-principal = { $amount } off the principal
dunning-message-first-half = First half of { $year }
dunning-message-second-half = Second half of { $year }
dunning-message-rate-default = ECB rate { $rate } + 10 points
dunning-message-rate-public = ECB rate { $rate } + 8 points
dunning-message-rate-agreed = agreed rate { $agreed }, at least { $floor } (3 × legal rate { $legal })
dunning-message-rate-legal = legal rate { $rate }
dunning-message-rate-provisional = { $source } (provisional)
dunning-message-source-bank = European Central Bank, main refinancing operations

## Litigation pack

dunning-message-step-courtesy = Reminder before the due date
dunning-message-step-first = First reminder
dunning-message-step-firm = Second reminder
dunning-message-way-email = by e-mail
dunning-message-way-letter = by letter
dunning-message-way-sms = by text message
dunning-message-way-call = by telephone
dunning-message-evidence-reminder = { $step } { $way }
dunning-message-sent-on = Sent on { $day }, as noted
dunning-message-index-parties = Parties
dunning-message-creditor = Creditor
dunning-message-debtor = Debtor
dunning-message-nature = Nature of the debt
dunning-message-nature-professional = between professionals
dunning-message-nature-public = public buyer
dunning-message-nature-consumer = consumer
dunning-message-index-claim = Amount claimed
dunning-message-index-pieces = Documents produced
dunning-message-index-hashes = After each file stands the beginning of its SHA-256 digest; the whole digests are in the file SHA256SUMS of the folder.
dunning-message-piece-file = { $file } · { $hash }…
dunning-message-piece-missing = document to be added
dunning-message-section-invoices = Invoices and credit notes
dunning-message-section-orders = Quotes and orders
dunning-message-section-deliveries = Delivery notes
dunning-message-section-reminders = Reminders and proofs of dispatch
dunning-message-section-answers = Answers and promises of the debtor
dunning-message-section-statement = Statement of account
dunning-message-section-computation = Computation of interest
dunning-message-section-other = Other documents

## Names of files

dunning-message-file-reminder = Reminder-{ $account }-{ $day }
dunning-message-file-notice = Formal-notice-{ $account }-{ $day }
dunning-message-file-statement = Statement-{ $account }-{ $day }
dunning-message-file-debit-note = Debit-note-{ $account }
dunning-message-file-computation = Computation-{ $account }-{ $day }
dunning-message-file-index = 00-Index
dunning-message-file-bundle = Reminders-{ $day }
dunning-message-folders = emails|letters|sms|calls|statements
dunning-message-demo = Demonstration

## What is wrong

dunning-message-wrong-variable = There is no variable “{ $name }” (line { $line } of the template).
dunning-message-wrong-function = There is no “{ $name }” (line { $line } of the template).
dunning-message-wrong-endless = The template does not end (line { $line }).
dunning-message-wrong-syntax = The template cannot be read (line { $line }): { $what }.
dunning-message-wrong-empty = Subject and text of the template cannot be empty.
dunning-message-wrong-notice-words = A formal notice must say that it is one: keep the words “formal notice” (“mise en demeure”, article 1344 of the French Civil Code).
dunning-message-wrong-notice-list = A formal notice must name the invoices: keep the variable “list”.
dunning-message-wrong-notice-sum = A formal notice must state the sum claimed: keep the variable “grand_total” or “sums”.
dunning-message-wrong-notice-deadline = A formal notice must set a deadline: keep the variable “deadline”.
dunning-message-wrong-notice-payment = A formal notice must say how to pay: keep the variable “payment”.
dunning-message-wrong-notice-cost = The interest and fixed indemnity that are claimed must stand in the formal notice: keep the variable “sums”, or “interest” and “indemnity”.
dunning-message-wrong-consumers = This message is for a consumer: it cannot claim what is only due between professionals ({ $what }).
dunning-message-wrong-address = No postal address is known for { $customer }.
dunning-message-wrong-nothing = Nothing remains to be claimed.
dunning-message-wrong-rate = The rate of a half-year is not published yet: no definitive amount can be printed.
dunning-message-wrong-large = The amounts are beyond what can be counted.
dunning-message-wrong-letters = Letters that the typeface does not have: { $letters }.
dunning-message-wrong-other = The document could not be written ({ $code }).

## What templates may name

dunning-message-variable-account = the customer’s account
dunning-message-variable-apart = what is promised, in dispute or in instalments and not asked for: “excluding €600.00 promised for …”; else empty
dunning-message-variable-claimed = true where interest or indemnities are claimed
dunning-message-variable-closing = the closing words
dunning-message-variable-consumer = true where the customer is a consumer
dunning-message-variable-contact = who is asked for
dunning-message-variable-count = the number of invoices
dunning-message-variable-crossed = the sentence about a payment that crossed
dunning-message-variable-customer = the customer’s name
dunning-message-variable-deadline = the deadline, in words
dunning-message-variable-deadline-days = the time left, in days
dunning-message-variable-deadline-short = the deadline, in digits
dunning-message-variable-email = our e-mail address
dunning-message-variable-firm = our name
dunning-message-variable-first = the first invoice: first.number, first.due, first.open…
dunning-message-variable-grand-total = the total, interest and indemnities included
dunning-message-variable-iban = our IBAN
dunning-message-variable-indemnity = the fixed indemnities
dunning-message-variable-interest = the late-payment interest
dunning-message-variable-interest-until = the last day counted, in words
dunning-message-variable-items = the invoices, for a loop: item.number, item.due, item.late…
dunning-message-variable-late = the longest delay, in days
dunning-message-variable-late-days = the longest delay, as a number
dunning-message-variable-letter = true where the message is a letter
dunning-message-variable-link = the payment page
dunning-message-variable-list = the table of invoices
dunning-message-variable-net = the total owed of the invoices
dunning-message-variable-payment = how to pay: account and reference
dunning-message-variable-phone = our telephone
dunning-message-variable-professional = true where the customer is a professional
dunning-message-variable-public = true where the customer is a public body
dunning-message-variable-received = the sentence “payments received up to …”
dunning-message-variable-received-until = the last day known from the bank
dunning-message-variable-reference = the reference to quote
dunning-message-variable-reminded = “our reminder of …”, empty where there is none
dunning-message-variable-role = the signatory’s function
dunning-message-variable-salutation = the salutation
dunning-message-variable-signatory = who signs
dunning-message-variable-signature = the whole signature
dunning-message-variable-sums = the total, sum by sum
dunning-message-variable-today = today’s date, in words

dunning-message-debit-note-replaces = For the same invoices, this note replaces: { $numbers }.
