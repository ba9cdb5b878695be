dunning-refused-unknown-promise = This promise is not known: { $what }.
dunning-refused-unknown-scenario = There is no scenario “{ $what }”.
dunning-refused-unknown-reminder = This reminder is not known: { $what }.
dunning-refused-other-customer = { $what } is of another customer or another currency.
dunning-refused-no-name = Give the scenario a name of 1 to 60 characters.
dunning-refused-name-taken = Another scenario is called “{ $name }” already.
dunning-refused-bad-steps = A scenario has 1 to 40 steps, on different and rising days, none on the due date itself.
dunning-refused-bad-limits = These limits make no sense: days from 0 to 366, one contact a month at least, no amount below zero.
dunning-refused-no-reason = Say why in a few words: the story keeps it.
dunning-refused-day-passed = { $day } has passed: choose a day to come.
dunning-refused-too-far = { $day } is more than a year away: a pause always has an end in sight.
dunning-refused-nothing-open = Nothing is open for { $what }.
dunning-refused-exceeds-open = That is more than what is open: { $amount }.
dunning-refused-bad-plan = A plan has at least two instalments, in order of days.
dunning-refused-nothing-claimed = { $what } is not late: neither interest nor indemnity is due.
dunning-refused-nothing-stands = There is nothing to lift here: it is done already.
dunning-refused-nothing = Nothing is to be done.

dunning-scenario-gentle = Gentle
dunning-scenario-standard = Standard
dunning-scenario-firm = Firm
dunning-scenario-public = Public sector
dunning-scenario-consumers = Consumers

dunning-why-before = { $days ->
    [0] Due today
    [1] Due tomorrow
   *[other] Due in { $said } days
 }: a word before it is late.
dunning-why-first = { $days ->
    [one] { $said } day late
   *[other] { $said } days late
 }, nothing was said yet: level { $level } of { $levels }.
dunning-why-next = { $days ->
    [one] { $said } day late
   *[other] { $said } days late
 }, reminded on { $day } to no avail: level { $level } of { $levels }.

dunning-held-bank-stale = The bank is known up to { $day } only: a reminder might chase a paid invoice. Import a statement.
dunning-held-bank-unknown = No statement was ever read: a reminder might chase a paid invoice. Import a statement.
dunning-held-insolvent = Insolvency proceedings are open: older debts are not chased any more.
dunning-held-account = The whole account is held until { $day }: { $why }
dunning-held-nothing-net = Credit notes and unallocated payments are worth all that is late.
dunning-held-tolerated = The amount is within the tolerance.
dunning-held-too-soon = Contacted only lately: not before { $day }.
dunning-held-capped = Contacted often enough within thirty days: not before { $day }.
dunning-held-contested = Two versions contradict each other: to be arbitrated before any reminder.
dunning-held-disputed = In dispute.
dunning-held-promised = Promised, expected by { $day }.
dunning-held-planned = A plan of instalments is running and kept.
dunning-held-item = Held until { $day }: { $why }
dunning-held-receipt = A receipt of { $amount } on { $day }, not matched yet, may pay it.
dunning-held-receipts = A receipt that is not matched yet may pay it.
dunning-held-left-out = Left out of today’s run: { $why }
dunning-held-paid = Paid meanwhile.
dunning-held-not-due = Nothing is due to be said today: it was said already, or it is too early.
dunning-held-unknown = This invoice is not known.

dunning-finding-collision = { $count } messages on one day to one customer.
dunning-finding-scenarios = Several scenarios claim this customer ({ $names }): “{ $used }” is used.
dunning-finding-bounced = The last message came back on { $day }: check the address.
dunning-finding-under-plan = This customer has a plan of instalments running for other invoices.
dunning-finding-same-person = { $contact } would get messages for several accounts: { $names }.
dunning-finding-missing-attachment = The invoice itself is missing for { $count } message(s): it was not issued here and cannot be attached.
dunning-finding-difference = Since the message of { $day }: { $settled } settled, { $lowered } lowered, { $new } new.
dunning-finding-no-phone = No telephone number is known.
dunning-finding-no-address = No postal address is known.
dunning-finding-no-email = No e-mail address is known.

dunning-work-broken = { $amount } promised for { $day }, not received.
dunning-work-due = { $amount } promised for today.
dunning-coming-reminder = Reminder due: { $names }.
dunning-coming-promise = Promise to pay: { $names }.
dunning-coming-instalment = Instalment { $place } of { $count } of the plan.
dunning-coming-hold-ends = The hold ends: { $what }.
dunning-coming-snooze-ends = Customer to be seen again.

dunning-event-scenario = Reminder scenario decided
dunning-event-treatment = Treatment of a customer decided
dunning-event-account-hold = Hold on an account
dunning-event-item-hold = Hold on an invoice
dunning-event-snooze = Customer snoozed
dunning-event-left-out = Invoice left out of the run
dunning-event-promise = Promise or plan
dunning-event-dispute = Disputed part
dunning-event-claim = Late charges claimed or waived
dunning-event-outcome = Outcome of a reminder
dunning-event-rules = Reminder rules decided
dunning-event-written = Reminders written

dunning-pack-name = Litigation-pack
dunning-calendar-name = Reminders-calendar
