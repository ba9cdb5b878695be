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
