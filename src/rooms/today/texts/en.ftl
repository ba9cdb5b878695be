today-amount = Overdue
today-customer = Customer
today-due-soon = Due within 7 days
today-first =
    { $amount } overdue, { $n ->
        [one] since yesterday
       *[other] the oldest for { $days } days
    }.
today-items = Items
today-last-payment = Last payment known
today-late = Late
today-list =
    { $n ->
        [one] { $count } customer overdue
       *[other] { $count } customers overdue
    }
today-no-payment = none
today-nothing = Nothing is overdue
today-nothing-about = As soon as an invoice passes its due date, its customer shows here, the most urgent first.
today-open = See this customer
today-overdue = Overdue in all
today-reason-largest = among the largest
today-reason-old = over 90 days
today-reason-overdue = overdue
today-reason-unusual = later than usual
today-start-with = Start with
today-why = Why now

# An empty day: what will stand here.
today-example-name = Bâti Ouest
today-example = €48,200.00 late, the oldest for 94 days. Pressing it opens its page: items, payments, story.
