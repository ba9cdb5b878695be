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
invoices-document = The document
invoices-due = Due
invoices-due-in = in { $days } d
invoices-due-today = due today
invoices-due-today-short = today
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
invoices-open-credit = Still to deduct
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
invoices-terms-agreed = the customer’s terms: { $terms }
invoices-terms-other = the customer’s terms: { $terms }, which gives { $day }
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

# What is found before the issue.
invoices-found-not-a-number = This is not a number.
invoices-found-too-many-decimals = Too many decimals: four at most for a quantity, six for a price, two for an amount or a rate.
invoices-found-unknown-vat = Choose a VAT from the list.
invoices-found-vat-elsewhere = This VAT rate does not apply in your territory on that day.
invoices-found-unknown-deposit = This deposit invoice is not known.
invoices-found-deposit-of-another = This deposit is another customer’s.
invoices-found-deposit-in-another-currency = This deposit is in another currency.
invoices-found-too-large = These amounts are too large for an invoice.
invoices-found-no-exchange-rate = Give the exchange rate: how many euros one unit of the currency is worth. VAT is due in euros.
invoices-found-unreadable-terms = These payment terms cannot be understood. Write “30 days”, “45 days end of month”, or choose a due date.
invoices-found-instalment-without-day = Give the day of this instalment.
invoices-found-instalments-do-not-add-up = The instalments do not add up to the amount due.
invoices-found-seller-name = Your firm’s name is missing.
invoices-found-seller-address = Your firm’s address is missing: street, post code, city.
invoices-found-seller-siren = Your firm’s SIREN is missing or its check digit is wrong.
invoices-found-seller-legal-form = Your firm’s legal form is missing (SAS, SARL, EI…).
invoices-found-seller-capital = The amount of the share capital is missing.
invoices-found-seller-register = The city of the trade register (RCS) is missing.
invoices-found-seller-vat-number = Your VAT number is missing.
invoices-found-wrong-vat-number = This VAT number is wrong: check its key.
invoices-found-wrong-siret = This SIRET is wrong: check its 14 digits.
invoices-found-wrong-siren = This SIREN is wrong: check its 9 digits.
invoices-found-no-iban = Your IBAN is missing: the customer would not know where to pay.
invoices-found-wrong-iban = This IBAN is wrong: check its key.
invoices-found-wrong-bic = This BIC is wrong: 8 or 11 letters and digits.
invoices-found-bad-prefix = A number has unaccented letters, digits and + - _ / only, 35 at most: shorten or correct the prefix.
invoices-found-penalty-rate-provisional = The penalty rate of this half-year is not published: the previous one is printed.
invoices-found-penalty-rate = The penalty rate is below the legal minimum of { $value }% (three times the legal interest).
invoices-found-early-payment = Say the early-payment discount in full: a rate and a number of days.
invoices-found-franchise-charges-vat = A small business without VAT charges VAT on no line.
invoices-found-no-customer = Choose the customer.
invoices-found-buyer-name = The customer’s name is missing.
invoices-found-buyer-address = The customer’s address is missing: post code and city.
invoices-found-buyer-street = The customer’s address has no street.
invoices-found-buyer-siren = The customer’s SIREN is missing.
invoices-found-buyer-vat-number = The customer’s VAT number is missing: it is required where the customer owes the VAT.
invoices-found-wrong-electronic-address = This e-invoicing address must begin with the SIREN and have letters, digits and + - _ . only.
invoices-found-no-electronic-address = This customer receives invoices through a platform, but the e-invoicing address is missing.
invoices-found-public-siret = Chorus Pro asks for the public body’s SIRET (14 digits).
invoices-found-public-service-code = Where the public body requires it, give the service code.
invoices-found-purchase-order = This customer wants the order number on the invoice.
invoices-found-no-mandate = This customer’s direct-debit mandate is missing.
invoices-found-no-creditor = Your SEPA creditor identifier is missing.
invoices-found-no-lines = Add at least one line.
invoices-found-line-without-name = Say what is sold.
invoices-found-line-without-price = This line has no price.
invoices-found-line-without-quantity = The quantity of this line is zero.
invoices-found-doubtful-number = Does this point separate thousands or decimals? It is read as a decimal point.
invoices-found-discount-beyond-all = A discount is at most 100%.
invoices-found-credit-below-zero = The amounts of a credit note are written above zero.
invoices-found-below-zero = The total is below zero: a credit note would be clearer.
invoices-found-deposits-beyond-total = The deposits deducted exceed the total.
invoices-found-nothing-to-pay = The total is zero: there is nothing to invoice. What deposits cover is deducted under “Deposits to deduct”, without a line below zero; what is given away goes on an invoice that has an amount.
invoices-found-not-in-the-union = This customer is not in another country of the European Union.
invoices-found-export-inside-the-union = An export leaves the European Union: check the delivery address.
invoices-found-outside-scope-numbered = Outside the scope of VAT, an e-invoice bears no VAT number: it would be refused.
invoices-found-goods-as-services = An intra-Community supply is a sale of goods.
invoices-found-contested-draft = Two devices changed this draft apart: read it again and save it.
invoices-found-issued-in-the-future = The day of issue is in the future.
invoices-found-issued-before-the-last = The last document of this series is of { $value }: the day cannot be earlier.
invoices-found-paid-in-the-future = The day of payment is in the future.
invoices-found-period-backwards = The period ends before it begins.
invoices-found-due-date = The due date is missing.
invoices-found-due-before-issue = The due date is before the day of issue.
invoices-found-terms-beyond-ceiling = These terms exceed the legal ceiling: { $value } at the latest.
invoices-found-corrects-one = A corrective invoice takes the place of exactly one invoice: say which.
invoices-found-credits-none = A credit note says which invoice it credits.
invoices-found-preceding-without-day = Give the day of this invoice.
invoices-found-preceding-unknown = Invoice { $value } is not known here for this customer.
invoices-found-corrects-a-paid-one = { $value } is paid already, all or in part: make a credit note rather than a corrective invoice.
invoices-found-corrected-already = { $value } has its corrective invoice already.
invoices-found-credits-more = The credit note exceeds what is left to credit: { $value }.
invoices-found-deducted-already = Deposit { $value } is deducted on another invoice already.
invoices-found-delivery-invoiced-already = Invoiced already: { $value }.
invoices-found-deposit-of-a-deposit = A deposit invoice deducts no deposit.
invoices-found-rule = The invoice would break rule { $rule }: it would be rejected.
# The invoice on paper.
invoices-paper-account = Account
invoices-paper-accounting = Cost centre
invoices-paper-allowance = Discount
invoices-paper-attention = For the attention of
invoices-paper-bic = BIC
invoices-paper-brought = Brought forward
invoices-paper-buyer-item = your ref.
invoices-paper-buyer-reference = Your reference
invoices-paper-buyer-siren = Your SIREN
invoices-paper-buyer-vat = Your VAT number
invoices-paper-card = Card
invoices-paper-card-payment = Card
invoices-paper-carried = Carried forward
invoices-paper-cash = Cash
invoices-paper-charge = Charge
invoices-paper-cheque = Cheque
invoices-paper-contract = Contract
invoices-paper-corrective = Corrective invoice
invoices-paper-credit-due = Total in your favour
invoices-paper-credit-note = Credit note
invoices-paper-creditor = Creditor identifier
invoices-paper-day = d
invoices-paper-debit = SEPA direct debit
invoices-paper-debited = Account debited
invoices-paper-delivered = Delivered or performed on
invoices-paper-delivered-to = Delivered to
invoices-paper-deposit = Deposit invoice
invoices-paper-deposit-credit = Credit note for a deposit
invoices-paper-deposits-deducted = Deposits deducted
invoices-paper-designation = Description
invoices-paper-despatch = Delivery note
invoices-paper-draft = Draft
invoices-paper-due = Due date
invoices-paper-electronic = Electronic invoice, for software to read
invoices-paper-exempt = exempt
invoices-paper-export = export
invoices-paper-final = Final invoice
invoices-paper-flat = flat rate
invoices-paper-from = from { $day }
invoices-paper-from-to = { $from } to { $to }
invoices-paper-goods = Supply of goods
invoices-paper-goods-and-services = Supply of goods and services
invoices-paper-gross = Total incl. VAT
invoices-paper-holder = Account holder
invoices-paper-iban = IBAN
invoices-paper-instalment = { $amount } on { $day }
invoices-paper-instalments = Instalments
invoices-paper-intra = intra-EU
invoices-paper-invoice = Invoice
invoices-paper-issued = Date
invoices-paper-item = ref.
invoices-paper-line-total = Total excl. VAT ({ $currency })
invoices-paper-lines = Lines
invoices-paper-mandate = Mandate
invoices-paper-means = Means of payment
invoices-paper-month = mo
invoices-paper-net = Total excl. VAT
invoices-paper-nothing-due = Nothing is left to pay.
invoices-paper-object = Invoiced object
invoices-paper-of-day = { $number } of { $day }
invoices-paper-on-debits = VAT paid on the basis of debits (option pour le paiement de la taxe d’après les débits).
invoices-paper-operation = Nature of the supply
invoices-paper-order = Your order
invoices-paper-order-line = item
invoices-paper-outside = outside scope
invoices-paper-page = Page { $page } of { $pages }
invoices-paper-paid = Paid in full.
invoices-paper-pay-online = Pay online
invoices-paper-pay-until = Pay by
invoices-paper-payee = Payable to
invoices-paper-payment = Payment
invoices-paper-percent-of = { $name } ({ $percent } of { $base })
invoices-paper-period = Period
invoices-paper-preceding = Original invoice
invoices-paper-preceding-deposit = Deposit
invoices-paper-prepaid = Already paid
invoices-paper-price = Unit price excl. VAT
invoices-paper-price-discount = gross price { $gross }, discount { $discount }
invoices-paper-price-per = { $price } per { $quantity }
invoices-paper-project = Project
invoices-paper-quantity = Quantity
invoices-paper-quote = Reference to quote
invoices-paper-receipt = Goods received note
invoices-paper-representative = Tax representative
invoices-paper-reverse = reverse charge
invoices-paper-rounding = Rounding
invoices-paper-sales-order = Our order
invoices-paper-scan = Scan to prepare the transfer
invoices-paper-self-billed = Self-billed invoice
invoices-paper-services = Supply of services
invoices-paper-set = set
invoices-paper-siren = SIREN
invoices-paper-subject = For { $customer }
invoices-paper-sum-lines = Total of lines excl. VAT
invoices-paper-tender = Tender
invoices-paper-terms = Terms
invoices-paper-to = until { $day }
invoices-paper-total-due = Amount due
invoices-paper-transfer = Bank transfer
invoices-paper-unprintable = Letters that our typeface lacks are replaced by “□”: { $letters }. The electronic invoice and copied text keep them.
invoices-paper-vat = VAT
invoices-paper-vat-amount = VAT
invoices-paper-vat-base = Base excl. VAT
invoices-paper-vat-by-rate = VAT by rate
invoices-paper-vat-in = of which VAT in { $currency }
invoices-paper-vat-number = VAT
invoices-paper-week = wk
invoices-paper-year = yr
### Pages of invoicing

invoices-correct = Corrective invoice
invoices-credit-about = Tick the lines to credit. The credit note opens as a draft: adjust quantities there before issuing it.
invoices-credit-go = Prepare the credit note
invoices-credit-part = Credit some lines…
invoices-credit-whole = Credit the whole invoice
invoices-delivery-account = Customer’s account
invoices-delivery-amount = Amount without VAT
invoices-delivery-kept =
    { $n ->
        [one] { $count } delivery recorded
       *[other] { $count } deliveries recorded
    }
invoices-delivery-new = Delivery to invoice
invoices-delivery-paste = Or paste a table: account, date, label, amount without VAT
invoices-delivery-paste-hint = 411DURAND	21/11/2026	12 windows fitted	4,800.00
invoices-delivery-wrong = Line { $line }: an account, a date, a label and an amount are needed.
invoices-download = Download
invoices-drafts-about =
    { $n ->
        [one] { $count } draft
       *[other] { $count } drafts
    } · { $gross } incl. VAT
invoices-drafts-acts = Actions: { $name }
invoices-drafts-changed = Changed on
invoices-drafts-issue-all = Issue all { $count }
invoices-drafts-issued =
    { $n ->
        [one] { $count } invoice issued
       *[other] { $count } invoices issued
    }
invoices-drafts-nobody = No customer yet
invoices-drafts-none = No drafts
invoices-drafts-none-about = An invoice starts here: it is saved as you type, and takes its number only when issued.
invoices-drafts-ready = Ready to issue
invoices-drafts-waiting = To complete
invoices-edit-about = Everything is saved as you type. Ctrl Enter issues, Ctrl Z undoes.
invoices-edit-acts = Actions
invoices-edit-add-adjustment = Add a discount or a charge
invoices-edit-add-instalment = Pay in instalments
invoices-edit-add-line = Add a line
invoices-edit-add-preceding = Refer to an invoice
invoices-edit-adjustment = Discount or charge
invoices-edit-adjustments = Discount and charges on the total
invoices-edit-allowance = Discount
invoices-edit-amount = Amount
invoices-edit-blocked =
    { $n ->
        [one] { $count } point to complete
       *[other] { $count } points to complete
    }
invoices-edit-buyer-reference = Customer’s reference, service code
invoices-edit-cell = { $column }, line { $line }
invoices-edit-charge = Charge
invoices-edit-clear = Clear
invoices-edit-contract = Contract
invoices-edit-customer-file = Customer’s file
invoices-edit-customer-hint = Name, account, SIREN… or a new customer
invoices-edit-customer-new = Create customer “{ $name }”
invoices-edit-customer-other = Change
invoices-edit-delivered = Delivered or performed on
invoices-edit-deliveries = Delivered to this customer, not yet invoiced
invoices-edit-delivery = Delivery and period
invoices-edit-deposit-of = Deposit { $number } of { $day }
invoices-edit-deposits = Deposits to deduct
invoices-edit-describe = Description and item number
invoices-edit-description = Description
invoices-edit-despatch = Delivery note
invoices-edit-discount = Disc. %
invoices-edit-double = Duplicate (Ctrl D)
invoices-edit-doubled = Line duplicated
invoices-edit-down = Move down (Alt ↓)
invoices-edit-drop = Delete the draft
invoices-edit-dropped = Draft deleted
invoices-edit-due = Chosen due date
invoices-edit-due-help = Empty: from the terms.
invoices-edit-due-is = To be paid on { $day }.
invoices-edit-duplicate = Duplicate
invoices-edit-early-days = Early payment, within (days)
invoices-edit-early-percent = Early payment discount %
invoices-edit-elsewhere = Delivered to another address
invoices-edit-from = Period from
invoices-edit-instalment = Instalment { $number }
invoices-edit-instalment-amount = Amount or %, empty: the rest
invoices-edit-issue = Issue
invoices-edit-issued = Invoice date
invoices-edit-issued-help = Empty: the day of issue.
invoices-edit-item = Item number
invoices-edit-keeping = Saving…
invoices-edit-kept = Draft saved
invoices-edit-keys = Enter: next line · Alt ↑ ↓: move · Ctrl D: duplicate · Alt Del: delete · paste a table
invoices-edit-kind = Type
invoices-edit-line-acts = Line actions
invoices-edit-line-menu = Actions on line { $number }
invoices-edit-lines = Lines of the invoice
invoices-edit-make-deposit = Prepare a 30% deposit
invoices-edit-means = Means of payment
invoices-edit-means-usual = Customer’s usual
invoices-edit-means-words =
    30=Transfer
    58=SEPA transfer
    59=SEPA direct debit
    20=Cheque
    48=Card
    10=Cash
    97=Offsetting
invoices-edit-moved = Line moved to place { $number }
invoices-edit-name = Description of goods
invoices-edit-net = Net
invoices-edit-note = Note to the customer
invoices-edit-operation = Kind of operation
invoices-edit-operation-both = Goods and services
invoices-edit-operation-goods = Goods
invoices-edit-operation-services = Services
invoices-edit-operation-usual = Usual
invoices-edit-owes = owes { $open }
invoices-edit-paid = Already paid on
invoices-edit-pasted =
    { $n ->
        [one] { $count } line pasted
       *[other] { $count } lines pasted
    }
invoices-edit-payment = Payment, early payment, instalments, currency
invoices-edit-percent = %
invoices-edit-place-name = Recipient
invoices-edit-preceding = Invoice referred to
invoices-edit-preceding-day = Of
invoices-edit-price = Unit price
invoices-edit-prices = Prices typed
invoices-edit-prices-gross = With VAT
invoices-edit-prices-net = Without VAT
invoices-edit-problems = Before issuing
invoices-edit-project = Project
invoices-edit-purchase-order = Purchase order
invoices-edit-quantity = Qty
invoices-edit-rate = Euros for one unit of the currency
invoices-edit-ready = Ready to issue
invoices-edit-reason = Reason
invoices-edit-references = References
invoices-edit-remove = Delete (Alt Del)
invoices-edit-remove-last = Remove the last
invoices-edit-removed = Line deleted
invoices-edit-sales-order = Our order
invoices-edit-sum-allowances = Discount
invoices-edit-sum-charges = Charges
invoices-edit-sum-gross = Total incl. VAT
invoices-edit-sum-lines = Sum of lines
invoices-edit-sum-net = Total excl. VAT
invoices-edit-sum-prepaid = Deposits and payments
invoices-edit-terms = Payment terms
invoices-edit-title = New invoice
invoices-edit-title-of = { $kind } · { $name }
invoices-edit-to = to
invoices-edit-to-give = Credit to the customer
invoices-edit-to-pay = Amount due
invoices-edit-unit = Unit
invoices-edit-units =
    C62=piece
    HUR=hour
    DAY=day
    MON=month
    LS=lump sum
    KGM=kg
    TNE=tonne
    MTR=m
    MTK=m²
    MTQ=m³
    LTR=litre
    KMT=km
invoices-edit-unknown = Unknown draft
invoices-edit-unknown-about = It was issued or deleted.
invoices-edit-up = Move up (Alt ↑)
invoices-edit-vat = VAT
invoices-edit-vat-of = VAT { $rate } of { $base }
invoices-every-half-year = half-yearly
invoices-every-month = monthly
invoices-every-months = every { $months } months
invoices-every-quarter = quarterly
invoices-every-two-months = every two months
invoices-every-year = yearly
invoices-file-basic = Factur-X BASIC (PDF)
invoices-file-basic-wl = Factur-X BASIC WL (PDF)
invoices-file-cii = CII XML
invoices-file-en16931 = Factur-X EN 16931 (PDF)
invoices-file-extended = Factur-X EXTENDED (PDF)
invoices-file-minimum = Factur-X MINIMUM (PDF)
invoices-file-ubl = UBL XML
invoices-firm = My firm
invoices-firm-about = What stands on each invoice, credit note and letter.
invoices-firm-bank = Bank and online payment
invoices-firm-capital = Share capital
invoices-firm-colour = Colour
invoices-firm-contact = Contact (a service)
invoices-firm-contrast-good = Contrast { $ratio }:1, readable
invoices-firm-contrast-low = Contrast { $ratio }:1: texts will be darkened
invoices-firm-corsica = Corsica
invoices-firm-creditor = SEPA creditor identifier
invoices-firm-debits = VAT on debits
invoices-firm-early-help = Empty: none; the wording will say so.
invoices-firm-email = E-mail
invoices-firm-footer = Footer
invoices-firm-holder = Account holder, if different
invoices-firm-identity = Identity and legal details
invoices-firm-legal-form = Legal form (SAS, SARL, EI…)
invoices-firm-link = Payment link
invoices-firm-link-example = Example:
invoices-firm-link-help = Your provider’s template, with {"{number}"}, {"{amount}"}, {"{currency}"}, {"{reference}"}.
invoices-firm-logo = Logo
invoices-firm-logo-help = PNG, JPEG or SVG, at most 200 kB.
invoices-firm-logo-wrong = A readable PNG, JPEG or SVG picture of at most 200 kB is needed.
invoices-firm-look = Look
invoices-firm-mainland = Mainland France
invoices-firm-numbers = Numbering and e-invoicing address
invoices-firm-overseas = Guadeloupe, Martinique, Réunion
invoices-firm-penalty = Late-payment interest, % a year
invoices-firm-penalty-help = Empty: ECB rate + 10 points.
invoices-firm-phone = Telephone
invoices-firm-prefix-credit = Credit note prefix (AV)
invoices-firm-prefix-deposit = Deposit prefix (AC)
invoices-firm-prefix-help = Followed by the year and a gap-free number.
invoices-firm-prefix-invoice = Invoice prefix (FA)
invoices-firm-rcs = City of the trade register
invoices-firm-rcs-help = Empty: not registered.
invoices-firm-regime = VAT regime
invoices-firm-terms = Default terms
invoices-firm-terms-help = “30 days end of month”, “on receipt”… Empty: 30 days.
invoices-firm-territory = Territory
invoices-firm-untaxed = Guyane, Mayotte
invoices-firm-usual-vat = Usual VAT
invoices-firm-vat = VAT
invoices-firm-vat-normal = Charges VAT
invoices-firm-website = Website
invoices-followed-by = Followed by { $numbers }
invoices-issue-about = A last look before issuing.
invoices-issue-done = Document issued
invoices-issue-first = Go to the first point
invoices-issue-frozen = Once issued, the document keeps this number and never changes: it is put right by a credit note or a corrective invoice.
invoices-issue-go = Issue now
invoices-issue-title = Issue { $number }
invoices-kind-corrective = Corrective invoice
invoices-kind-deposit-invoice = Deposit invoice
invoices-needs-212 = “Encaissée” (212) is to be declared, by VAT rate
invoices-needs-212-go = Record the declaration
invoices-new = New invoice
invoices-progress = The invoice’s way
invoices-recurring-about = The invoicing calendar: what is due today, what comes.
invoices-recurring-change = Change
invoices-recurring-choose = Choose a draft
invoices-recurring-draft = Model
invoices-recurring-draft-help = Each invoice repeats this draft, which stays yours.
invoices-recurring-from = From
invoices-recurring-kept = Recurring invoice saved
invoices-recurring-list = Recurring invoices
invoices-recurring-name = Name
invoices-recurring-new = Recurring invoice
invoices-recurring-next = Next
invoices-recurring-no-draft = Prepare a draft first: it will be the model.
invoices-recurring-none = No recurring invoices
invoices-recurring-none-about = A subscription, maintenance, rent: “monthly, on the 25th”. Each turn arrives here, ready to prepare.
invoices-recurring-on = On (day of the month)
invoices-recurring-pause = Pause
invoices-recurring-paused = paused
invoices-recurring-period = The invoice says the period covered
invoices-recurring-remove = Delete
invoices-recurring-removed = Recurring invoice deleted
invoices-recurring-resume = Resume
invoices-recurring-rhythm = Rhythm
invoices-recurring-same = The present model
invoices-recurring-until = Until (optional)
invoices-rhythm = { $every }, on day { $day }
invoices-send = Send
invoices-sending-about = Issued, not yet gone out.
invoices-sending-all = Including sent ones
invoices-sending-count =
    { $n ->
        [0] Nothing ticked
        [one] { $count } document ticked
       *[other] { $count } documents ticked
    }
invoices-sending-go = Prepare the sending
invoices-sending-how = Nothing leaves from here: you get e-mail drafts (.eml, PDF attached), XML for the platform and letters, in one ZIP. Each document is marked as sent.
invoices-sending-none = Everything has gone out
invoices-sending-none-about = Issued invoices wait here to be sent, by customer and channel.
invoices-sending-pick = Choose
invoices-sent =
    { $n ->
        [one] { $count } document marked as sent: { $file }
       *[other] { $count } documents marked as sent: { $file }
    }
invoices-stage-approved = approved
invoices-stage-cancelled = cancelled
invoices-stage-delivered = made available
invoices-stage-deposited = deposited
invoices-stage-held = on hold
invoices-stage-issued = issued
invoices-stage-paid = paid
invoices-stage-payment-sent = payment sent
invoices-stage-refused = refused
invoices-stage-rejected = rejected
invoices-stage-sent = sent
invoices-stage-sent-by = sent · { $channel }
invoices-status-comment = Comment
invoices-status-day = On
invoices-status-drop = Or drop the CDAR file from the platform anywhere: it is read by itself.
invoices-status-kept = Status recorded
invoices-status-reasons = Reason codes
invoices-status-record = Record a status…
invoices-tab-all = All
invoices-tab-drafts = Drafts
invoices-tab-recurring = Recurring
invoices-tab-sending = To send
invoices-tab-to-invoice = To invoice
invoices-to-invoice-delivered = Delivered, not invoiced: { $amount } excl. VAT
invoices-to-invoice-drafted = in a draft
invoices-to-invoice-go = Invoice
invoices-to-invoice-mean = { $days } days on average from delivery to invoice ({ $n ->
        [one] { $count } invoice
       *[other] { $count } invoices
    } over a year)
invoices-to-invoice-none = Nothing to invoice
invoices-to-invoice-none-about = Record a delivery or a service as soon as it is done: it waits here for its invoice, and the delay is measured.
invoices-to-invoice-since = Since
invoices-turn-day = Turn
invoices-turn-prepare = Prepare
invoices-turns = Calendar
invoices-preview = Preview
invoices-preview-pdf = Open the PDF
invoices-preview-page = Preview of the invoice, page { $page } of { $pages }
invoices-file-draft = draft
invoices-firm-more = Legal details, VAT, logo, terms and numbering

# Files of invoices.
invoices-file-letters = letters
invoices-file-sending = sending
invoices-folder-email = emails
invoices-folder-platform = platform
invoices-folder-portal = portal
invoices-mail-subject = Invoice { $number } – { $firm }
invoices-mail-subject-credit = Credit note { $number } – { $firm }
invoices-mail-body =
    Hello,

    Please find attached our invoice { $number } for { $amount }, due by { $due }.
    Please quote: { $reference }

    Kind regards,
    { $firm }
invoices-mail-body-credit =
    Hello,

    Please find attached our credit note { $number } for { $amount }.

    Kind regards,
    { $firm }

invoices-refused-unknown-profile = There is no Factur-X profile “{ $profile }”.
invoices-refused-nothing-to-send = Choose at least one document to send.

# Kinds of events, in the journal.
invoices-event-customer = Customer file
invoices-event-people = A customer’s contacts
invoices-event-draft = Invoice draft
invoices-event-draft-dropped = Draft dropped
invoices-event-issued = Invoice issued
invoices-event-sent = Invoice sent
invoices-event-status = Invoice status
invoices-event-delivery = Delivery to invoice
invoices-event-recurring = Recurring invoice
invoices-file-page = PDF alone

invoices-search-stage = where the invoice stands: issued, sent, refused, paid…
invoices-word-stage = stage
invoices-stage-any = Every state
invoices-stage-draft = draft
invoices-stage-recorded = recorded

invoices-paper-buyer-siret = Your SIRET
invoices-paper-delivery-note = Delivery note (detail)
invoices-paper-tax-point = VAT falls due on
invoices-paper-electronic-to = Your electronic invoicing address
invoices-paper-electronic-from = Our electronic invoicing address
invoices-paper-set-off = Set-off
invoices-life-reminded = Reminder · { $how }
