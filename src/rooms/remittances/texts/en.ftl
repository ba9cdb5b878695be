# Direct debits and deposits
remittances-bad-mandate-id = “{ $id }” is not a mandate reference: 1 to 35 unaccented letters, digits and + ? / - : ( ) . , '.
remittances-bad-iban = “{ $text }” is not an IBAN. Check it against the bank details.
remittances-bad-bic = “{ $text }” is not a BIC: 8 or 11 letters and digits.
remittances-signed-later = The mandate cannot be signed after today.
remittances-bad-identifier = “{ $text }” is not a SEPA creditor identifier. Your bank gave it to you; in France it begins with FR and has 13 characters.
remittances-bad-notice = The notice is at most 60 days.
remittances-no-creditor = First give your creditor identifier and the account to credit.
remittances-nothing-chosen = Choose at least one line.
remittances-not-open = Nothing of invoice { $number } is open any more.
remittances-not-euros = Invoice { $number } is not in euros: a SEPA direct debit always is.
remittances-no-mandate = The customer of invoice { $number } has no mandate that may be used on that day.
remittances-on-its-way = Invoice { $number } is already in a batch on its way.
remittances-too-early = Too early: with the notice and the bank’s delay, the first possible day is { $day }.
remittances-unknown-batch = There is no batch { $id }.
remittances-no-slip-number = Give the number of the slip: the bank repeats it on your statement.
remittances-title = Direct debits and deposits
remittances-about = SEPA mandates, batches of direct debits and cheque deposit slips
remittances-creditor = How you collect
remittances-identifier = Creditor identifier (ICS)
remittances-iban = Account to credit (IBAN)
remittances-iban-help = Empty: the one on your invoices, { $iban }.
remittances-bic = BIC (optional)
remittances-notice-days = Notice, in days
remittances-notice-days-help = 14 days, unless you agreed otherwise with your customers.
remittances-save = Save
remittances-saved = Saved
remittances-mandates = Mandates
remittances-mandates-none = No mandate
remittances-mandates-none-about = A mandate signed by your customer lets you collect its invoices.
remittances-mandate-add = Add a mandate
remittances-mandate-edit = Edit
remittances-mandate-id = Mandate reference (RUM)
remittances-mandate-account = Customer account
remittances-mandate-signed = Signed on
remittances-mandate-holder = Account holder (empty: the customer)
remittances-mandate-debtor-iban = IBAN debited
remittances-mandate-b2b = Between firms (B2B): no refund
remittances-mandate-one-off = For one collection only
remittances-mandate-used = Last collection
remittances-mandate-until = Valid until
remittances-mandate-revoke = Revoke
remittances-mandate-saved = Mandate { $id } saved
remittances-mandate-was-revoked = Mandate { $id } revoked
remittances-stands = Usable
remittances-stands-not = Not usable
remittances-collect = To collect
remittances-collect-about = Open invoices of customers under a mandate. With the notice, the first possible day is { $day }.
remittances-collect-none = Nothing to collect
remittances-collect-none-about = No open invoice of a customer under a mandate that is not already in a batch.
remittances-collect-day = Collect on
remittances-collect-go =
    { $count ->
        [one] Prepare the batch: { $shown } invoice
       *[other] Prepare the batch: { $shown } invoices
    }
remittances-collect-done = Batch prepared
remittances-collect-all = Choose all
remittances-came-back = Came back unpaid
remittances-batches = Batches
remittances-batches-none = No batch
remittances-batches-none-about = A batch gives a file to hand to your bank. When the statement comes in, the invoices are settled; a return opens them again.
remittances-batch-day = Collection
remittances-batch-notice = Tell debtors by
remittances-batch-noticed = Told on { $day }
remittances-batch-submission = At the bank by
remittances-batch-returns = Returns until
remittances-batch-refund = Refundable until
remittances-batch-file = File for the bank
remittances-batch-older = File, older version
remittances-batch-notices = List of notices
remittances-batch-notice-done = Debtors were told
remittances-batch-noticed-done = Notice recorded
remittances-stage-on-its-way = On its way
remittances-stage-settled = Collected
remittances-stage-returned = Came back unpaid
remittances-stage-lost = No news
remittances-slips = Cheque deposit slips
remittances-slips-about = The bank credits a slip as one sum: enter its cheques, and the matching finds each invoice.
remittances-slip-add = Add a slip
remittances-slip-number = Slip number
remittances-slip-day = Deposited on
remittances-slip-cheques = Cheques, one a line: number; drawer; amount
remittances-slip-count = Cheques
remittances-slip-saved = Slip saved
remittances-file-notices = notices
remittances-file-text = Text of the notice
remittances-notice-text = We will collect { $amount } from your account on { $day } for invoice { $number } (mandate { $mandate }, creditor identifier { $identifier }).
remittances-column-invoice = Invoice
remittances-column-customer = Customer
remittances-column-due = Due
remittances-column-open = Open
remittances-column-amount = Amount
remittances-column-stage = State
remittances-total = Total
remittances-act-words = mandate SEPA pain.008 cheque slip
remittances-notice-given = Notice
remittances-revoked = Revoked on { $day }

# What the bank refused before any money moved.
remittances-stage-refused = Refused by the bank
remittances-refused-why = { $code ->
    [AC01] AC01: account number wrong
    [AC04] AC04: account closed
    [AC06] AC06: account blocked
    [AC13] AC13: consumer account, B2B is not allowed
    [AG01] AG01: not allowed on this account
    [AG02] AG02: invalid operation code
    [AM04] AM04: insufficient funds
    [AM05] AM05: duplicate
    [BE05] BE05: creditor not recognised
    [CNOR] CNOR: creditor's bank not registered
    [DNOR] DNOR: debtor's bank not registered
    [DT01] DT01: invalid date
    [ED05] ED05: settlement failed
    [FF01] FF01: invalid file
    [FF05] FF05: invalid direct debit type
    [MD01] MD01: no mandate
    [MD02] MD02: mandate data missing or wrong
    [MD06] MD06: disputed by the debtor
    [MD07] MD07: debtor deceased
    [MS02] MS02: refused by the debtor
    [MS03] MS03: reason not given
    [RC01] RC01: wrong BIC
    [RR01] RR01: debtor's identification missing
    [RR02] RR02: debtor's name or address missing
    [RR03] RR03: creditor's name or address missing
    [RR04] RR04: regulatory reason
    [SL01] SL01: specific service of the debtor's bank
   *[other] { $code }
}
