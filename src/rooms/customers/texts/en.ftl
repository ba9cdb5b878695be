customers-about =
    { $n ->
        [one] { $count } customer
       *[other] { $count } customers
    } · open { $open } · overdue { $overdue }
customers-account = Account
customers-assignee = Looked after by
customers-city = City
customers-country = Country
customers-credits = Credits
customers-days-late = Oldest overdue
customers-habits = Payment habits
customers-habits-about = Weighted by amount, over { $count } known payments. Below zero: pays early.
customers-identity = Details
customers-invoices = Open invoices
customers-items = Items
customers-name = Customer
customers-open = Open
customers-overdue = Overdue
customers-payments = Payments
customers-registration = Registration
customers-search = Search customers
customers-search-amount = owes more than this amount
customers-search-hint = Name, account, “> 5000”, “late > 30”…
customers-search-late = oldest overdue beyond this many days
customers-search-segment = one segment
customers-segment = Segment
customers-share = Share of all receivables
customers-story = Story
customers-story-credited = Credit note { $subject }
customers-story-due = { $subject } came due
customers-story-issued = Invoice { $subject } issued
customers-story-paid = Payment { $subject }
customers-story-stated = { $subject }: balance stated by the accounts
customers-terms = Terms
customers-unallocated = Unallocated payments
customers-unknown = Unknown customer
customers-unknown-about = No account of that name in your data. It may have come from an import withdrawn since.
customers-vat-number = VAT number
customers-word-late = late > 30
customers-word-segment = segment:pme

# The page of one customer.
customers-story-imported = File { $file } imported
customers-story-allocated = Allocation of payment { $subject } decided
customers-story-contested = Two versions of { $subject } differ
customers-page-open = Open
customers-page-closed = Closed
customers-page-credits = Credits
customers-page-search = Search these items
customers-page-nothing = Nothing here.
customers-page-all = All in the list
customers-page-previous = Previous customer (←)
customers-page-next = Next customer (→)
customers-page-habits = Usual delay
customers-page-to-pay = Pays in
customers-page-exposure = Exposure
customers-page-items = Items
customers-story-export = Export the story
customers-story-filter = Show only
customers-story-issues = Issues
customers-story-dues = Due dates
customers-story-payments = Payments
customers-story-records = Imports and decisions
customers-story-everything = Everything
customers-story-shown = The latest { $count } facts; the export has them all.
# The list: further words.
customers-search-assignee = who looks after the customer
customers-word-assignee = assignee:zoe
customers-search-disputed = who dispute an item

### Pages of invoicing

customers-channel = How invoices go out
customers-channel-email = E-mail
customers-channel-platform = E-invoicing platform
customers-channel-portal = Customer’s portal
customers-channel-post = Letter
customers-clause = “45 days end of month” clause
customers-clause-days = 45 days, then end of month
customers-clause-month-end = End of month, then 45 days
customers-clause-none = None in the contract
customers-electronic = E-invoicing address
customers-electronic-help = Empty: the SIREN.
customers-file = Customer’s file
customers-file-billing = Billing address
customers-file-country-help = Two letters; empty: France.
customers-file-delivery = Delivery address, if different
customers-file-delivery-name = Delivered to
customers-file-make = Create the customer
customers-file-name = Legal name
customers-file-name-missing = Give the customer a name.
customers-file-new = New customer
customers-file-paying = Payment
customers-file-post-code = Post code
customers-file-saved = Customer’s file saved
customers-file-sending = Sending
customers-file-siren-help = 9 digits (SIREN) or 14 (SIRET): the check digit is verified.
customers-file-street = Street, building…
customers-file-vat-derived = Fill in { $number }
customers-language = Language of documents
customers-language-en = French and English
customers-language-fr = French
customers-mandate = Direct debit mandate
customers-nature = Kind
customers-nature-business = Business
customers-nature-consumer = Consumer
customers-nature-public = Public sector
customers-order-required = Requires an order number
customers-reference = Buyer reference, service code

### What was said of reminders, in the story

customers-story-reminded = Reminder · { $how }: { $what }
customers-story-not-reminded = Reminder that reached nobody · { $how }: { $what }
customers-story-promised = Promise to pay: { $what }
customers-story-planned = Instalment plan agreed: { $what }
customers-story-disputed = Dispute: { $what }
customers-story-debit-noted = Debit note { $number }
customers-story-noted = Note: { $what }
customers-story-search = Search the story
customers-story-reminders = Reminders

customers-contacts = Contacts
customers-contacts-erase = Erase these contacts…
customers-contacts-sure = Names, addresses and telephone numbers are deleted for good, here and on the devices that receive this decision. Invoices stay: they name nobody. Backups made before keep them: delete those too.
customers-contacts-erase-go = Erase for good
customers-contacts-erased = Contacts erased
customers-undo-erased = These contacts are erased: nothing brings them back.
customers-terms-receipt = on receipt
customers-terms-days = { $count } days
customers-terms-after = { $count } days, end of month
customers-terms-before = end of month plus { $count } days
customers-terms-month-end = end of month
customers-terms-on = { $terms }, on the { $day } of the month

customers-contacts-none = Nobody yet. The billing contact gets invoices and reminders.
customers-contact-add = Add a contact
customers-contact-change = Contact
customers-contact-edit = Change { $name }
customers-contact-kept = Contact kept
customers-contact-removed = Contact removed
customers-contact-remove = Remove
customers-contact-name = Name
customers-contact-role = Role
customers-contact-email = E-mail
customers-contact-phone = Telephone
customers-contact-language = Language of messages
customers-contact-french = French
customers-contact-english = English
customers-contact-same = The customer’s
customers-contact-billing = Billing: gets the invoices
customers-contact-accounting = Accounting: pays them
customers-contact-purchasing = Purchasing: ordered
customers-contact-other = Other
customers-contact-nobody = Give a name, an e-mail address or a telephone number.
customers-contact-mail-wrong = This e-mail address is not complete: name@domain.com
