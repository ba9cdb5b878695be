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

# The collector's day.
today-next = Do the next one
today-then = Then
today-tab-work = To do · { $count }
today-tab-late = Overdue · { $count }
today-tab-coming = Coming
today-tab-put-off = Put off · { $count }
today-to-send =
    { $n ->
        [one] { $count } written message waits to be sent
       *[other] { $count } written messages wait to be sent
    }
today-why-broken = promise broken
today-why-to-do = to do
today-why-ready = message ready
today-why-to-match = to match
today-why-due = promised for today
today-done = All done for today
today-done-about = Nothing is left to say or to do. Who is overdue, and what is coming, stays at hand.
today-done-late = See who is overdue
today-ready = Ready to go
today-promises = Promises
today-promised-for = Promised for
today-lacking = Lacking
today-due = Due date
today-put-off = Put off
today-put-off-none = Nobody is put off
today-put-off-none-about = A customer who is put off leaves the list and comes back on the day you said: nothing is lost.
today-back = Comes back on
today-wake = See now
today-wake-of = See now { $name }
today-coming =
    { $n ->
        [one] { $count } event within thirty days
       *[other] { $count } events within thirty days
    }
today-coming-none = Nothing comes within thirty days
today-coming-none-about = Planned reminders, promises, instalments and ends of holds show here, and in the calendar file that your own calendar opens.
today-when = When
today-what = What
today-comes-back = comes back
today-alerts = Alerts: saved views that find something
today-woken = Back in the list of the day
