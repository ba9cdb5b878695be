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
dunning-refused-promise-runs = { $sum } of these invoices are promised already and expected: say that this promise is replaced, or promise less.
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
dunning-held-promised = Promised for { $day }.
dunning-held-promised-margin = { $margin ->
    [one] Promised for { $day }; nothing is asked for on the day after, as banks may be slow.
   *[other] Promised for { $day }; nothing is asked for during the { $days } days after, as banks may be slow.
 }
dunning-held-planned = A plan of instalments is running and kept.
dunning-held-item = Held until { $day }: { $why }
dunning-held-receipt = A receipt of { $amount } on { $day }, not matched yet, may pay it.
dunning-held-receipts = A receipt that is not matched yet may pay it.
dunning-held-left-out = Left out of today’s run: { $why }
dunning-held-paid = Paid meanwhile.
dunning-held-not-due = Nothing is due to be said today: it was said already, or it is too early.
dunning-held-unknown = This invoice is not known.
dunning-held-other-step = The next step is: { $step }. Another message neither does it nor uses it up.

dunning-finding-collision = These messages go to one customer on one day.
dunning-finding-scenarios = Several scenarios claim this customer ({ $names }): “{ $used }” is used.
dunning-finding-bounced = The last message came back on { $day }: check the address.
dunning-finding-under-plan = This customer has a plan of instalments running for other invoices.
dunning-finding-same-person = { $contact } would get messages for several accounts: { $names }.
dunning-finding-missing-attachment = Some invoices were not issued here: they cannot be attached.
dunning-finding-difference = Since the message of { $day }: { $what }.
dunning-finding-settled =
    { $n ->
        [one] { $count } invoice settled
       *[other] { $count } invoices settled
    }
dunning-finding-lowered =
    { $n ->
        [one] { $count } invoice lowered
       *[other] { $count } invoices lowered
    }
dunning-finding-new =
    { $n ->
        [one] { $count } new invoice
       *[other] { $count } new invoices
    }
dunning-finding-no-phone = No telephone number is known.
dunning-finding-no-address = No postal address is known.
dunning-finding-no-email = No e-mail address is known.

dunning-work-broken = { $amount } promised for { $day }, not received.
dunning-work-broken-several = { $count } promises broken: { $sum } expected in all, the oldest since { $day }.
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

dunning-title = Reminders
dunning-act-words = dunning chase overdue late run formal notice promise
dunning-calendar-export = Calendar (.ics)
dunning-prepare =
    { $n ->
        [0] Prepare the messages
        [one] Prepare { $count } message
       *[other] Prepare { $count } messages
    }
dunning-search = Search the run
dunning-search-hint = Customer, > 5000, late > 30…
dunning-nothing = Nobody to remind
dunning-nothing-about = Today's run is prepared here: who, in which tone, by which means, and why. Never for an invoice that is paid, promised, on hold or disputed. Import your invoices and a bank statement to begin.
dunning-tabs = What is shown
dunning-tab-run = To send · { $count }
dunning-tab-held = Held back · { $count }
dunning-tab-written = Written, to send · { $count }
dunning-stale = The bank is not known up to today
dunning-receipts-known = All receipts up to today are entered
dunning-receipts-known-done = Noted: receipts are known up to today.
dunning-not-yet = { $day } has not passed yet: nobody can know what will have been received.
dunning-stale-about = A reminder might be about a paid invoice: nothing leaves before a recent statement.
dunning-asked = Invoices asked for in the run: { $sums }
dunning-run-done = Today's run is done
dunning-run-done-about = Nothing else is to be said today. What is held back says why it waits.
dunning-lines = Messages of the run
dunning-message = Message
dunning-key-prepare = prepare
dunning-key-tick = tick, untick
dunning-key-promise = promise
dunning-key-hold = hold
dunning-tick = Prepare the message to { $name }
dunning-level-before = Before the due date
dunning-level = Level { $level }/{ $levels }
dunning-action-email = E-mail
dunning-action-letter = Letter
dunning-action-registered = Registered letter
dunning-action-sms = Text message
dunning-action-call = Call
dunning-action-task = Task
dunning-action-sales = Note to sales
dunning-action-management = Note to management
dunning-action-statement = Statement of account
dunning-action-notice = Formal notice
dunning-action-pack = Litigation pack
dunning-contact-missing = No contact is known for this message: complete the customer's file.
dunning-last-contact = Last contact on { $day }
dunning-prepare-one = Prepare this message
dunning-promise = Promise…
dunning-hold-account = Hold the account…
dunning-customer = Customer
dunning-items = Invoices in this message
dunning-item = Invoice
dunning-late = Late
dunning-amount = Amount
dunning-item-due = due
dunning-item-first = first reminder
dunning-item-said = level { $level } sent on { $day }
dunning-item-listed = only listed
dunning-leave-out = Leave out…
dunning-leave-out-of = Leave out… { $number }
dunning-hold = Hold…
dunning-hold-of = Hold… { $number }
dunning-rank = Why at this place
dunning-rank-amount = Amount
dunning-rank-days = Days
dunning-rank-risk = Risk
dunning-rank-gain = Expected gain
dunning-rank-about = Amount × days × risk × gain = { $score }: the largest first.
dunning-ask-leave-out = Leave { $name } out
dunning-ask-leave-out-about = Of today's run alone: it comes back in the next one.
dunning-ask-hold = Hold { $name }
dunning-ask-hold-about = Nothing is said up to this day, included. A hold always has an end.
dunning-ask-promise = Promise by { $name }
dunning-ask-promise-about = What is promised of the invoices of this message waits until that day; the rest follows its scenario. Kept or broken: the bank will say.
dunning-ask-not-sent = Message to { $name } not sent
dunning-ask-not-sent-about = It does not count any more: neither its level nor the contact.
dunning-ask-until = Until
dunning-ask-on = Paid by
dunning-ask-amount = Amount promised
dunning-ask-amount-help = Empty: all that the message asks for.
dunning-ask-reason = Reason
dunning-ask-note = Note
dunning-done-left-out = Left out of today's run
dunning-done-held = On hold until { $day }
dunning-done-promised = Promise noted for { $day }
dunning-done-not-sent = Noted as not sent
dunning-done-lifted = Back in the run
dunning-done-sent =
    { $n ->
        [one] { $count } message noted as sent
       *[other] { $count } messages noted as sent
    }
dunning-done-written =
    { $n ->
        [0] No message written
        [one] { $count } message written
       *[other] { $count } messages written
    }
dunning-no-files = These reminders have no file: they are tasks.
dunning-held-none = Nothing is held back
dunning-held-none-about = What is paid, promised, on hold, disputed or perhaps received already stands here, with its reason.
dunning-held-title = What is not reminded, and why
dunning-held-why = Reason
dunning-held-whole = The whole account
dunning-held-match = Match it
dunning-lift = Lift
dunning-lift-of = Lift: { $what } comes back into the run
dunning-reason-stale = Old bank data
dunning-reason-insolvent = Insolvency
dunning-reason-account = Account on hold
dunning-reason-held = Invoice on hold
dunning-reason-nothing = Nothing net
dunning-reason-tolerated = Tolerance
dunning-reason-soon = Recent contact
dunning-reason-contested = To decide
dunning-reason-disputed = Dispute
dunning-reason-promised = Promise
dunning-reason-receipt = Likely receipt
dunning-reason-unreachable = No contact
dunning-reason-left-out = Left out
dunning-reason-paid = Paid
dunning-reason-not-due = Nothing to say
dunning-refused-title = Not written
dunning-refused-about = Looked at again when writing: what changed meanwhile did not leave.
dunning-written-none = Nothing waits to be sent
dunning-written-none-about = Prepared messages wait here until you say that they went.
dunning-written-title = Written, to send
dunning-written-about = Nothing is sent from here: open the files in your mail program or print them, then say so.
dunning-files-again = Make the files again
dunning-all-sent = All are sent
dunning-sent = Mark as sent
dunning-sent-of = Mark as sent: the reminder to { $name }
dunning-not-sent = Not sent…
dunning-not-sent-of = Not sent… the reminder to { $name }
dunning-rehearsal = Before writing
dunning-rehearsal-about =
    { $n ->
        [one] { $count } message would be written, and nothing sent.
       *[other] { $count } messages would be written, and nothing sent.
    }
dunning-findings = To look at first
dunning-recipient = Recipient
dunning-recipient-several = { $count } messages to the same recipient
dunning-write =
    { $n ->
        [one] Write { $count } message
       *[other] Write { $count } messages
    }
dunning-kind-collision = Several messages
dunning-kind-scenarios = Several scenarios
dunning-kind-same-person = Same person
dunning-kind-contact = Missing contact
dunning-kind-bounced = Message came back
dunning-kind-attachment = Missing attachment
dunning-kind-plan = Plan
dunning-kind-difference = Difference

# What is done about one customer, and its page.
dunning-ask-promise-oldest = This amount waits until that day, on the oldest invoices; the rest follows its scenario. Kept or broken: the bank will say.
dunning-ask-plan = Instalment plan of { $name }
dunning-ask-plan-about = This amount is not asked for as long as every instalment is kept: the oldest invoices first. The rest follows its scenario.
dunning-replaces = Replaces the promise of { $sum } for { $day } ({ $numbers })
dunning-replaces-title = Running promises
dunning-replaces-about = This customer has promised already. What is replaced is no longer expected, and counts as neither kept nor broken.
dunning-notice-sum = The formal notice claims { $sum }: { $asked } of invoices, the rest in interest and indemnities.
dunning-item-promised = { $sum } promised for { $day }, not asked for
dunning-item-planned = { $sum } under a plan, not asked for
dunning-item-disputed = { $sum } in dispute, not asked for
dunning-ask-dispute = Dispute with { $name }
dunning-ask-dispute-about = The part in dispute is not chased; the rest goes on.
dunning-ask-snooze = Put off { $name }
dunning-ask-snooze-about = The customer leaves the day’s list and comes back on that day.
dunning-ask-waive = Waive interest and indemnity of { $number }
dunning-ask-waive-about = The invoice itself stays due. The story keeps the reason.
dunning-ask-back = Comes back on
dunning-ask-disputed = Part in dispute
dunning-ask-disputed-help = Empty: all that is open.
dunning-ask-cause = Cause
dunning-ask-source = Given by
dunning-cause-price = Price or discount
dunning-cause-quantity = Quantity
dunning-cause-quality = Quality
dunning-cause-delivery = Delivery
dunning-cause-order = Order missing or wrong
dunning-cause-paid = Already paid, says the customer
dunning-cause-other = Other
dunning-source-call = Telephone
dunning-source-email = E-mail
dunning-source-letter = Letter
dunning-source-portal = Portal
dunning-source-meeting = Face to face
dunning-plan-sum = Amount to divide
dunning-plan-divide = Divide evenly
dunning-plan-times = in { $parts } parts
dunning-plan-day = Instalment { $place }
dunning-plan-part = Amount { $place }
dunning-plan-of = { $sum }, { $paid } received
dunning-done-planned = Plan in { $count } instalments recorded
dunning-done-disputed = Dispute opened
dunning-done-snoozed = Put off until { $day }
dunning-done-waived = Interest and indemnity waived
dunning-done-settled = Dispute settled
dunning-done-withdrawn = Withdrawn
dunning-done-treated = Treatment saved
dunning-done-claimed = Interest and indemnity claimed
dunning-done-claim-paid = Interest and indemnity recorded as paid
dunning-done-unclaimed = Decision taken back
dunning-done-one = { $how } for { $name }: ready
dunning-done-call = Call to { $name } recorded: { $how }
dunning-not-ready = Nothing is to be said to { $name } today. { $why }
dunning-other-step = { $name }: the next step is “{ $step }”, ready under Enter. “{ $other }” does not take its place: nothing was written.
dunning-call = Call { $name }
dunning-call-about = At stake: { $sum }. One key records the outcome.
dunning-call-note = Note
dunning-call-reached = Reached
dunning-call-promised = Promise
dunning-call-left = Message left
dunning-call-nobody = No answer
dunning-do-call = Open the call sheet
dunning-do-done = { $how }: done
dunning-do-write = Prepare: { $how }
dunning-do-import = Drop a statement
dunning-remind = Remind this customer
dunning-customer-silent = Nothing is to be said today, and nothing is held back.
dunning-menu = Act
dunning-menu-plan = Instalment plan…
dunning-menu-dispute = Dispute…
dunning-menu-snooze = Put off…
dunning-menu-call = Call
dunning-menu-email = Write an e-mail
dunning-menu-letter = Write a letter
dunning-menu-sms = Write an SMS
dunning-menu-statement = Statement of account (PDF)
dunning-menu-statement-csv = Statement of account (CSV)
dunning-menu-pack = Litigation pack (ZIP)
dunning-settle = Settle
dunning-withdraw = Withdraw
dunning-standing-held = Hold
dunning-standing-until = until { $day }
dunning-standing-snoozed = Put off
dunning-standing-back = comes back on { $day }
dunning-promise-open = running
dunning-promise-kept = kept
dunning-promise-broken = broken
dunning-promise-replaced = replaced
dunning-promise-for = { $sum } for { $day }
dunning-treat = Change the treatment…
dunning-treat-title = Treatment of the customer
dunning-treat-about = What stays “as usual” follows the firm’s rules. Levels already said are kept.
dunning-treat-usual = As usual
dunning-treat-own = decided for this customer
dunning-treat-unknown = not known
dunning-treat-contested = Two devices disagree on this treatment: nothing is said until somebody decides.
dunning-treat-scenario = Scenario
dunning-treat-grouping = Grouping
dunning-treat-mode = Mode
dunning-treat-debtor = Debtor
dunning-treat-profile = Profile
dunning-treat-phone = Telephone
dunning-treat-rate = Late-payment rate agreed, in % a year
dunning-treat-rate-help = Empty: the firm’s.
dunning-treat-rate-wrong = Give the rate in per cent, such as 12.15.
dunning-treat-insolvent = Insolvency proceedings are open
dunning-treat-insolvent-since = Insolvency proceedings opened on { $day }: older debts are not chased any more.
dunning-treat-judgment = Opening judgment
dunning-grouping-item = One message for each invoice
dunning-grouping-level = One for each level
dunning-grouping-account = The whole account, at its highest level
dunning-mode-automatic = Automatic
dunning-mode-confirm = To confirm
dunning-mode-manual = By hand
dunning-debtor-professional = Professional
dunning-debtor-public = Public body
dunning-debtor-consumer = Consumer
dunning-profile-unknown = Not known yet
dunning-profile-punctual = Punctual
dunning-profile-forgetful = Forgetful
dunning-profile-seasonal = Seasonal
dunning-profile-disputing = Disputing
dunning-profile-failing = Failing
dunning-late-title = Late interest and indemnities
dunning-late-about = Interest { $interest }, indemnities { $indemnity }, at { $day }.
dunning-late-note = Debit note
dunning-late-of = Computation for { $number }
dunning-late-show = Computation
dunning-late-all = Show all { $count } invoices
dunning-late-interest = Interest
dunning-late-indemnity = Indemnity
dunning-late-principal = Invoiced
dunning-late-open = Still open
dunning-late-rule = Rule
dunning-late-pays = A part payment pays first
dunning-pays-principal = the principal
dunning-pays-interest = the interest
dunning-pays-indemnity = interest and indemnity
dunning-late-provisional = A rate is not published yet: this amount is provisional.
dunning-late-formula = Each line: base × rate × days ÷ 365, rounded to the cent; the total is the sum of the lines.
dunning-late-days = Day by day
dunning-late-from = From
dunning-late-to = To
dunning-late-base = Base
dunning-late-rate = Rate
dunning-late-sum = Total
dunning-late-paid = What lowered the principal
dunning-late-what = What
dunning-late-credit = Credit note
dunning-late-payment = Payment
dunning-claim = Claim
dunning-claim-claimed = claimed
dunning-claim-paid = paid
dunning-claim-waived = waived
dunning-claim-was-paid = Record as paid
dunning-unclaim = Take the decision back
dunning-waive = Waive…
dunning-refused-too-long = This is too long: a subject has 200 characters at most, a text 8,000.
dunning-event-template = Message template decided

dunning-page-run = Run
dunning-page-scenarios = Scenarios
dunning-page-templates = Templates
dunning-page-performance = Performance
dunning-page-terms = Payment terms

dunning-scenarios-about = What you decide once: when, by which means and to whom to write around the due date
dunning-scenario-new = New scenario
dunning-scenario-usual = Default
dunning-scenario-own = Yours
dunning-scenario-changed = Changed
dunning-scenario-customers =
    { $n ->
        [0] no customer concerned
        [one] { $count } customer with something open
       *[other] { $count } customers with something open
    }
dunning-scenario-between = at least { $days } days between two contacts
dunning-scenario-cap = { $count } contacts at most in 30 days
dunning-scenario-tolerance = nothing up to { $amount }
dunning-scenario-copy = { $name } (copy)
dunning-scenario-change = Change…
dunning-scenario-change-of = Change… the scenario { $name }
dunning-scenario-duplicate = Duplicate…
dunning-scenario-duplicate-of = Duplicate… the scenario { $name }
dunning-scenario-make-usual = Make default
dunning-scenario-make-usual-of = Make default: the scenario { $name }
dunning-scenario-back = Back to the original
dunning-scenario-back-done = Scenario back to the original
dunning-scenario-drop = Delete
dunning-scenario-dropped = Scenario deleted
dunning-scenario-kept = Scenario saved
dunning-scenario-name = Name
dunning-steps = Steps
dunning-step-due = Due date
dunning-step-day = D{ $days }
dunning-step-only = only: { $whom }
dunning-step-waiting =
    { $n ->
        [one] { $count } invoice at this level
       *[other] { $count } invoices at this level
    }
dunning-step-add = Add a step
dunning-step-unit = days
dunning-step-before = before the due date
dunning-step-after = after the due date
dunning-step-days = Step { $place }: days
dunning-step-side = Step { $place }: before or after
dunning-step-action = Step { $place }: means
dunning-step-remove = Remove step { $place }
dunning-filter = For:
dunning-filter-all = all customers
dunning-filter-about = Nothing ticked in a group: that group excludes nobody.
dunning-filter-debtors = Kind of customer
dunning-filter-profiles = Payment habit
dunning-filter-languages = Language
dunning-filter-currencies = Currency
dunning-filter-segments = Segment
dunning-filter-minimum = Minimum open amount
dunning-filter-from = from { $amount }
dunning-whom-professional = businesses
dunning-whom-public = public bodies
dunning-whom-consumer = consumers
dunning-whom-unknown = without history
dunning-whom-punctual = punctual
dunning-whom-forgetful = forgetful
dunning-whom-seasonal = seasonal
dunning-whom-disputing = disputing
dunning-whom-failing = failing
dunning-language-fr = French
dunning-language-en = English
dunning-grouping = Grouping
dunning-grouping-about = Each invoice keeps its level: you can change this at any time.
dunning-mode = Who decides
dunning-mode-about = Nothing ever leaves without you: a written message is a file that you send.
dunning-change = If you save
dunning-change-none-today = No message is to be written today, with or without this change.
dunning-change-same =
    { $n ->
        [one] Today’s run stays the same: { $count } message.
       *[other] Today’s run stays the same: { $count } messages.
    }
dunning-change-count =
    { $n ->
        [0] No message at all today, instead of { $now }.
        [one] { $count } message today, instead of { $now }.
       *[other] { $count } messages today, instead of { $now }.
    }
dunning-change-more = Added: { $names }.
dunning-change-fewer = Gone: { $names }.
dunning-change-other = Reminded differently: { $names }.
dunning-rules = General rules
dunning-rules-about = They win over any step of any scenario. Of two limits, the stricter counts.
dunning-rules-contested = Two devices disagree on these rules: save those that hold.
dunning-rules-keep = Save the rules
dunning-rules-kept = Rules saved
dunning-rule-usual = Default scenario
dunning-rule-usual-about = For customers that no closer scenario claims.
dunning-rule-fresh = Bank known within (days)
dunning-rule-fresh-about = Beyond that nothing is written: a reminder might chase a paid invoice.
dunning-rule-between = Days between two contacts
dunning-rule-between-about = At least, with one customer, whatever the steps say.
dunning-rule-cap = Contacts in thirty days
dunning-rule-cap-about = At most, with one customer.
dunning-rule-zero = 0: as each scenario says.
dunning-rule-tolerance = Tolerance
dunning-rule-tolerance-about = A customer who owes no more is left alone.
dunning-rule-tolerance-all = A customer who owes no more is left alone. Nought: as each scenario says.
dunning-rule-margin = Margin of a promise (days)
dunning-rule-margin-about = Time for the transfer to arrive before it counts as broken.
dunning-rule-as-scenario = as each scenario says
dunning-pays = A partial payment pays first
dunning-pays-about = Without a clause, French law counts it towards interest first (Code civil, art. 1343-1); common practice is the principal.
dunning-rule-rate = Agreed late-payment rate (% a year)
dunning-rule-rate-about = The one in your terms of sale. Empty: ECB rate plus 10 points.
dunning-rule-rate-wrong = Write a rate like 12 or 10.5.
dunning-rule-indemnity = Claim the fixed indemnity of €40 per invoice
dunning-rule-capitalised = Capitalise interest of full years (by contract only)
dunning-rule-weights = Order of the run
dunning-rule-weights-about = Amount × days × risk × expected gain: 100 counts as it is, 0 not at all, 200 twice.
dunning-rule-weight = { $factor } (%)

dunning-templates-about = The words of each reminder, by tone, means, kind of customer and language
dunning-tone-courtesy = Before the due date
dunning-tone-first = First reminder
dunning-tone-firm = Firm reminder
dunning-template-tone = Tone
dunning-template-medium = Means
dunning-template-debtor = Kind of customer
dunning-template = Text
dunning-template-subject = Subject
dunning-template-body = Message
dunning-template-own = Your text
dunning-template-shipped = Original text
dunning-template-changed =
    { $n ->
        [one] { $count } text is yours, the others are the original ones.
       *[other] { $count } texts are yours, the others are the original ones.
    }
dunning-template-kept = Text saved: the next reminders say it
dunning-template-back = Back to the original text
dunning-template-back-done = Text back to the original
dunning-template-variables = Variables to insert
dunning-template-language = Between two braces, a variable takes its value for each customer. A condition is written { "{% if count == 1 %}…{% else %}…{% endif %}" }.
dunning-template-customer = Customer of the preview
dunning-template-elsewhere = This customer is of another kind or language: the preview shows it as if it were of those chosen.
dunning-template-nobody = No customer has an open invoice: the text is checked, the preview waits for invoices.
dunning-template-wrong = Correct the text to see the preview again.
dunning-template-sms =
    { $n ->
        [one] { $units } characters: { $count } SMS, { $left } left.
       *[other] { $units } characters: { $count } SMS, { $left } left in the last one.
    }
dunning-template-unicode = A letter outside the SMS alphabet: each message then holds only 70.

dunning-policy-due-at-once = Unless agreed in writing, our invoices are payable on receipt.
dunning-policy-due-days = Unless agreed in writing, our invoices are payable { $days } days after their date of issue.
dunning-policy-due-month-end = Unless agreed in writing, our invoices are payable at { $days } days end of month: { $days } days after their date of issue, then at the end of that month.
dunning-policy-due-after-month = Unless agreed in writing, our invoices are payable { $days } days after the end of the month of issue.
dunning-policy-due-as = Unless agreed in writing, our invoices are payable on the following terms: { $terms }.
dunning-policy-ceiling = Between businesses, no agreed term may exceed sixty days after the date of issue of the invoice, or forty-five days end of month where the contract expressly says so (French Code de commerce, art. L441-10, I).
dunning-policy-early = A discount of { $percent } is granted for payment within { $days } days of issue.
dunning-policy-no-early = No discount is granted for early payment.
dunning-policy-rate = of { $rate } a year
dunning-policy-rate-legal = equal to the interest rate that the European Central Bank applied to its most recent refinancing operation, plus ten percentage points
dunning-policy-late = Between businesses, any delay makes late-payment interest payable as of right, without any reminder, at a rate { $rate }, on the sum still due including tax, from the day after the due date to the day of payment, together with a fixed indemnity of €40 per invoice for recovery costs; further compensation may be claimed on evidence (French Code de commerce, art. L441-10, II and D441-5).
dunning-policy-consumers = A consumer owes neither this interest nor this indemnity: after formal notice, the sum due bears interest at the legal rate (French Code civil, art. 1231-6).
dunning-policy-pays-principal = A partial payment counts towards the principal first, then towards interest and the indemnity.
dunning-policy-pays-interest = A partial payment counts towards accrued interest first, then towards the principal (French Code civil, art. 1343-1).
dunning-policy-pays-both = A partial payment counts towards accrued interest and the indemnity first, then towards the principal.
dunning-policy-capitalised = Accrued interest owed for at least a full year bears interest itself (French Code civil, art. 1343-2).
dunning-policy-step = { $days } days after the due date: { $action }
dunning-policy-steps = An unpaid invoice is followed up as follows: { $steps }. The disputed part of an invoice is not chased.
dunning-policy-disputes = Any dispute is made in writing, with its reason, before the due date; the undisputed part stays payable on its due date.

dunning-performance-about = What each step changes about payment, over twelve months
dunning-performance-none = Nothing to measure yet
dunning-performance-none-about = Seven days after your first reminders this page will say how many invoices were paid after each step, and how many were paid without one.
dunning-performance-uncounted =
    { $n ->
        [one] { $count } reminder younger than seven days or not sent is not counted.
       *[other] { $count } reminders younger than seven days or not sent are not counted.
    }
dunning-performance-steps = Paid within seven days
dunning-performance-steps-about = Beside: invoices that were as late and that nobody had been reminded of yet.
dunning-performance-step = Step
dunning-performance-items = Invoices reminded
dunning-performance-paid = Paid
dunning-performance-peers = Without reminder
dunning-performance-said = What can be said of it
dunning-performance-level = Level { $level }
dunning-certainty-few = Too few invoices
dunning-certainty-unclear = May be chance
dunning-certainty-sooner = Paid sooner
dunning-certainty-later = Paid later
dunning-performance-sentence =
    { $n ->
        [one] { $paid } of { $items } paid ({ $share }); { $usual } without a reminder, over { $peers } observations.
       *[other] { $paid } of { $items } paid ({ $share }); { $usual } without a reminder, over { $peers } observations.
    }
dunning-performance-alone =
    { $n ->
        [one] { $paid } of { $items } paid ({ $share }); no comparable invoice.
       *[other] { $paid } of { $items } paid ({ $share }); no comparable invoice.
    }
dunning-performance-promised = Promises kept
dunning-performance-promised-about = Kept or broken: the bank says so, nobody types it.
dunning-performance-promises = Promises
dunning-performance-plans = Instalment plans
dunning-performance-open =
    { $n ->
        [one] { $open } open
       *[other] { $open } open
    }
dunning-performance-kept =
    { $n ->
        [0] { $kept } of { $over } ({ $share })
       *[other] { $kept } of { $over } ({ $share }), { $open } open
    }

dunning-terms-about = Terms granted beyond the legal ceiling, and what your terms of sale say
dunning-terms-nothing = No invoice to check
dunning-terms-nothing-about = Invoices to businesses issued within a year will be compared here with the legal ceiling.
dunning-terms-none = No term exceeds the ceiling
dunning-terms-none-about = { $count } invoices to businesses, issued within a year, were checked.
dunning-terms-customers = Customers
dunning-terms-law = Too long a term exposes to an administrative fine: French Code de commerce, art. L441-16.
dunning-terms-found =
    { $n ->
        [one] { $count } of { $all } invoices beyond the ceiling
       *[other] { $count } of { $all } invoices beyond the ceiling
    }
dunning-terms-invoices = Invoices
dunning-terms-first = The { $count } longest of { $all }.
dunning-terms-beyond = Days over the limit
dunning-terms-issued = Issued
dunning-terms-due = Due
dunning-terms-latest = At the latest
dunning-terms-article = Article
dunning-policy = For your terms of sale
dunning-policy-about = Written from your rules, your default scenario and your firm. Have your adviser read it before use.
dunning-policy-copy-of = Copy the text in { $language }

# Debit notes
dunning-event-debit-note = Debit note issued
dunning-undo-noted = Note { $number } is issued: it cannot be undone. Waive the interest invoice by invoice, or issue a new note, which replaces it.
dunning-refused-rate-unknown = A rate that the computation up to { $day } needs is not published yet: no final note can be issued.
dunning-refused-already-noted = Note { $number } says exactly these amounts already: download it again.
dunning-refused-before-the-last = The last debit note of this device is dated { $day }: the next one cannot be earlier. Check the computer’s date.
dunning-notes-issued = Debit notes issued
dunning-note-number = Note
dunning-note-replaced = replaced
dunning-note-issue = Issue the note
dunning-note-draft = Draft without a number
dunning-note-file-of = Download note { $number }
dunning-note-invoices =
    { $n ->
        [one] { $count } invoice
       *[other] { $count } invoices
    }
dunning-ask-issue-note = Debit note to { $name }
dunning-ask-issue-note-about = It takes the next number of the series and claims interest and indemnities up to today. Once issued it cannot be undone: a later note replaces it, or you waive the interest.

# Notes
dunning-event-note = Note about a customer
dunning-refused-no-words = The note is empty: write what is to stay in the customer’s story.
dunning-ask-story-note = Note about { $name }
dunning-ask-story-note-about = It stays in the customer’s story, with its date; it stops no reminder.
dunning-ask-words = Note
dunning-done-noted = Note kept in the customer’s story
dunning-key-note = note
dunning-menu-note = Write a note
dunning-key-hold-long = hold (elsewhere: put off)
dunning-key-snooze-long = put off (on Reminders: hold)

# Limits in force, the firm’s own words
dunning-scenario-by-rules = your rules prevail (scenario: { $own })
dunning-wording-of = version { $version }, { $language }, { $whom }, since { $day }

dunning-finding-more =
    { $n ->
        [one] { $names } and { $count } other
       *[other] { $names } and { $count } others
    }
dunning-back-to-list = Back to the list
dunning-quoted = “{ $what }”
