ui-actions = Actions
ui-as-of = As of
ui-as-of-file = Balances as of
ui-as-of-slider = Go back to a past day
ui-as-of-today = Today
ui-back = Back
ui-backup = Backup
ui-backup-about = One ZIP file, readable without Encours: the whole journal and your source files. It is read back and verified before we say so.
ui-backup-go = Make a backup
ui-backup-line = backup: { $when }
ui-bounds = Ageing columns
ui-bounds-about = Days late that close each column, rising.
ui-bounds-field = Bounds, in days
ui-bounds-saved = Columns saved.
ui-bounds-wrong = Give rising whole numbers, eleven at most: 30, 60, 90.
ui-bring-back = Bring back
ui-bytes = { $count } bytes
ui-cancel = Cancel
ui-chart = Chart
ui-close = Close
ui-content = Content
ui-content-customers = Customer accounts
ui-content-invoices = Invoices (partial list)
ui-content-open-items = All open items
ui-content-open-items-about = A complete list: an item that an earlier list said to be open and that is missing from this file will count as settled. What was typed or issued here is not touched.
ui-content-payments = Payments received
ui-count-changed =
    { $n ->
        [one] changed
       *[other] changed
    }
ui-count-closed =
    { $n ->
        [one] closed
       *[other] closed
    }
ui-count-faulty =
    { $n ->
        [one] left out (fault)
       *[other] left out (fault)
    }
ui-count-known =
    { $n ->
        [one] already known
       *[other] already known
    }
ui-count-new =
    { $n ->
        [one] new
       *[other] new
    }
ui-count-set-aside =
    { $n ->
        [one] set aside
       *[other] set aside
    }
ui-currency = Currency
ui-data-about = Everything is on this device. This page says where, and how to lose nothing.
ui-date-day-first = day/month/year
ui-date-month-first = month/day/year
ui-date-order = Dates
ui-date-year-first = year-month-day
ui-days = { $days } days
ui-days-ago = { $days } days ago
ui-days-short = { $days } d
ui-decimal = Numbers
ui-demo = DEMO
ui-demo-about = Fictitious company “Ateliers Borel SAS”: nothing here is real.
ui-door-demo = Try a fictitious company
ui-door-demo-about = Ateliers Borel SAS: 64 customers, 620 invoices, late payers, disputes, deposits. Gone in one gesture.
ui-door-demo-go = Load the demo
ui-door-empty = Start empty
ui-door-empty-about = Give your company’s name, or restore a backup.
ui-door-empty-go = Open the data page
ui-door-files = Drop my open invoices
ui-door-files-about = Your accounting export (CSV, Excel) or Factur-X invoices. A preview before anything is recorded.
ui-door-files-go = Choose files
ui-doubtful = Columns to check: { $count }. They are marked in the table.
ui-download-refused = The browser refused to save { $file }. Your data is intact. Check its download settings, then try again.
ui-drop-here = Drop your files
ui-drop-kinds = Invoices, customers, payments, FEC: CSV, Excel, ODS, Factur-X PDF, XML or ZIP. Bank statements: CAMT.053, MT940, CFONB 120, OFX, QIF or CSV. Several at once.
ui-drop-more = Add more files
ui-drop-or-choose = Drop files here, or choose them
ui-encoding = Encoding
ui-engine-stopped = The engine stopped. Nothing that the screen confirmed is lost: it is on the disk. Restart to go on.
ui-entries = Journal
ui-entries-about = All that happened, in order, chained by fingerprints: nothing is erased, anything can be taken back.
ui-author-nameless = me
ui-entry-author = By
ui-entry-rows = Rows
ui-entry-what = What happened
ui-entry-when = When
ui-event-allocation = Allocation
ui-event-buckets = Ageing columns
ui-event-customers = Customer accounts
ui-event-exported = File exported
ui-event-imported = File imported
ui-event-invoices = Invoices
ui-event-issuer = Company details
ui-event-open-stated = Balances stated
ui-event-payments = Payments
ui-event-profile = Import profile
ui-event-withdrawn = Act undone or done again
ui-export-ageing = Aged balance
ui-export-customers = Customers
ui-export-invoices = Invoices
ui-export-payments = Payments and allocations
ui-exported = { $file } is in your downloads.
ui-exports = Export
ui-exports-about = CSV as French software reads it, XLSX for Excel. Lists export what they show as well.
ui-fact-bytes = Space used
ui-fact-device = Device
ui-fact-entries = Journal entries
ui-fact-hash = Fingerprint
ui-fact-persistent = Durable storage
ui-fact-store = Store
ui-fault-column = Column
ui-fault-effect = Effect
ui-fault-file = File
ui-fault-left-out = left out
ui-fault-line = Line
ui-fault-value = Value read
ui-fault-aside = set aside
ui-fault-warning = kept
ui-fault-what = What is wrong
ui-faults =
    { $n ->
        [one] { $count } remark on your files
       *[other] { $count } remarks on your files
    }
ui-faults-about = Good lines go in; those with a fault stay out, and nothing is guessed.
ui-faults-first = The first 200 remarks are shown.
ui-file-already = already imported: adds nothing
ui-file-missing = One answer is missing to import this file
ui-file-profile = profile { $profile }
ui-header-line = Heading line
ui-import = Import
ui-import-about = A preview first: nothing is recorded until you agree. An import goes in whole or not at all.
ui-import-another = Import other files
ui-import-as-of = As of
ui-import-done = It is recorded on the disk
ui-import-done-nothing = Nothing new: your data has not changed
ui-import-done-toast = Import recorded.
ui-import-go = Import
ui-import-headline =
    { $n ->
        [one] { $count } row
       *[other] { $count } rows
    }, { $open }
ui-import-headline-late =
    { $n ->
        [one] { $count } item
       *[other] { $count } items
    }, { $open }, { $late } overdue
ui-import-headline-rows =
    { $n ->
        [one] { $count } row read
       *[other] { $count } rows read
    }
ui-import-not-ready = First answer what is missing below.
ui-import-nothing-new = Nothing new: your data will not change.
ui-import-restored = Import brought back.
ui-import-see-insight = See the figures
ui-import-see-today = See the day
ui-import-undo = Withdraw this import
ui-import-when = Imported
ui-import-withdrawn = Import withdrawn: its rows no longer count.
ui-imports = Imported files
ui-imports-about = Withdrawing an import takes its rows out of the figures; the file stays and can be brought back.
ui-imports-none = No file yet.
ui-issuer = My firm
ui-issuer-address = Address
ui-issuer-contested = Two devices disagree on your company’s details: save the right ones.
ui-issuer-name = Legal name
ui-issuer-question = Who are you?
ui-issuer-question-about = Name and SIREN as on your invoices: an invoice that you received will be recognised and set aside.
ui-issuer-registration = SIREN or SIRET
ui-issuer-saved = Details saved.
ui-issuer-skip = Later
ui-issuer-vat-number = VAT number
ui-key-enter = Open the row
ui-key-enter-name = Enter
ui-key-escape = Go back, close
ui-key-escape-name = Esc
ui-key-help = List of keys
ui-key-next = Next row
ui-key-previous = Previous row
ui-key-search = Search the list
ui-keys = Keyboard shortcuts
ui-keys-about = Letters and arrows only, for every keyboard. Off while typing. To change a key, choose it.
ui-kilobytes = { $count } kB
ui-line = line { $line }
ui-locked = Open in another tab
ui-locked-about = Only one tab writes at a time, so that nothing conflicts. You may take over here: the other tab will freeze and lose nothing.
ui-megabytes = { $count } MB
ui-menu = Main menu
ui-missing-account = Which column holds the customer’s account or name?
ui-missing-amount = Which column holds the amount (or debit and credit)?
ui-missing-content = What does this file hold?
ui-missing-date = Which column holds the date?
ui-missing-due = Which column holds the due date?
ui-missing-number = Which column holds the invoice number?
ui-more = Show more (of { $total })
ui-nav-customers = Customers
ui-nav-data = Data
ui-nav-insight = Insight
ui-nav-invoices = Invoices
ui-nav-today = Today
ui-never = never
ui-nothing-found = Nothing matches
ui-nothing-found-about = Try one word less, or clear the search.
ui-nothing-leaves = Nothing leaves your computer
ui-nothing-leaves-proof = The proof
ui-opening = Opening…
ui-passphrase-about = With a passphrase the backup is encrypted (age format). Nobody can read it without: write it down.
ui-passphrase-if-any = Passphrase, if there is one
ui-passphrase-optional = Passphrase (optional)
ui-persist-ask = Ask for durable storage
ui-persist-granted = Durable storage: the browser keeps your data.
ui-persist-refused = The browser does not guarantee this storage: make backups.
ui-persistent-no = no: the browser may delete when short of space
ui-persistent-unknown = not asked yet
ui-persistent-yes = yes: the browser will not delete by itself
ui-privacy-about = Encours has no server. Here is what keeps it from sending anything, and how to check.
ui-privacy-check-1 = Cut the network (aeroplane mode): everything goes on working.
ui-privacy-check-2 = Open the browser’s tools (F12), Network tab, and work: no request leaves.
ui-privacy-check-3 = Read the policy above in the page’s source: the browser enforces it, not us.
ui-privacy-checks = Check for yourself
ui-privacy-policy = The policy, as the browser enforces it
ui-privacy-policy-about = Everything is forbidden by default; only this page’s own files, from where it came from, are allowed.
ui-privacy-rule-1 = The page can call no other site: no image, no font, no analytics.
ui-privacy-rule-2 = Your files are read in the browser, by an engine that runs on your machine.
ui-privacy-rule-3 = What is recorded is kept in the browser’s store, on this disk.
ui-privacy-rule-4 = A file leaves only when you export it yourself.
ui-privacy-rules = What is guaranteed
ui-problem-failure = The machine could not
ui-problem-fault = Something is wrong in a file
ui-problem-refusal = That is not possible now
ui-problem-safe = What was recorded still is; nothing was done by halves.
ui-profile-about = A file with the same headings will be read the same way.
ui-profile-forget = Forget
ui-profile-forgotten = Profile “{ $name }” forgotten.
ui-profile-keep = Keep these settings for next time
ui-profile-kept = Profile “{ $name }” kept.
ui-profile-name = Profile name
ui-profile-save = Keep
ui-profiles = Profiles kept
ui-recovery-broken = The journal is damaged: read only
ui-recovery-broken-about = Some entries do not verify. Nothing will be written over them. Export what remains, then restore your last backup.
ui-recovery-export = Export what remains
ui-recovery-future = Written by a newer version: read only
ui-recovery-future-about = Reload the page to update the application. Your data is intact.
ui-recovery-lost = The browser lost entries: read only
ui-recovery-lost-about = There were more of them here last time. Restore your last backup; failing that, export what remains.
ui-recovery-restore = Restore a backup
ui-restart = Restart
ui-restore = Restore
ui-restore-about = The backup is verified from end to end before it is added. What is here stays: nothing is replaced.
ui-restore-file = Backup file
ui-restore-go = Verify and restore
ui-restore-intact = Take what is proved
ui-restored = Entries added on this device: { $added }.
ui-role-account = Account
ui-role-assignee = Assignee
ui-role-city = City
ui-role-country = Country
ui-role-credit = Credit
ui-role-currency = Currency
ui-role-debit = Debit
ui-role-disputed = Disputed
ui-role-doubtful = to check
ui-role-due = Due date
ui-role-gross = Amount with VAT
ui-role-issued = Issue date
ui-role-kind = Document type
ui-role-label = Label
ui-role-lettering = Lettering or state
ui-role-means = Means of payment
ui-role-name = Customer’s name
ui-role-net = Amount before VAT
ui-role-none = — leave aside —
ui-role-number = Invoice number
ui-role-of = Role of column { $column }
ui-role-open = Open amount
ui-role-paid = Already paid
ui-role-paid-on = Payment date
ui-role-payment-reference = Payment reference
ui-role-post-code = Post code
ui-role-reference = Customer’s reference
ui-role-registration = Registration
ui-role-segment = Segment
ui-role-sense = Side (D/C)
ui-role-terms = Terms
ui-role-vat = VAT
ui-role-vat-number = VAT number
ui-save = Save
ui-save-bad-about = Your data rests on this store alone, and it may vanish. Make a backup now.
ui-save-good-about = What the screen confirms is on the disk. A backup also protects against this device failing.
ui-save-here = Saved on this device
ui-save-memory = Not saved: all is gone on closing
ui-save-not-persistent = Saved, storage not guaranteed
ui-save-read-only = Read only
ui-save-watch-about = Some entries are in no backup yet. Making one takes a few seconds.
ui-search-help = How to search
ui-search-language = Words, and these forms, combined:
ui-search-misunderstood = “{ $word }” was not understood.
ui-separator = Separator
ui-separator-comma = comma ,
ui-separator-semicolon = semicolon ;
ui-separator-tab = tab
ui-sheet = Sheet
ui-sign = Sign of amounts
ui-sign-inverted = inverted (credit positive)
ui-sign-plain = positive: owed by the customer
ui-since-backup =
    { $n ->
        [one] { $count } entry since
       *[other] { $count } entries since
    }
ui-skip = Skip to content
ui-source = File
ui-stage-backup = Making the backup…
ui-stage-demo = Preparing the fictitious company…
ui-stage-exporting = Preparing the file…
ui-stage-opening = Opening…
ui-stage-reading = Reading the files…
ui-stage-recording = Recording…
ui-stage-restore = Restoring…
ui-stage-saving = Writing to the disk…
ui-stage-verifying = Verifying…
ui-stage-working = Working…
ui-stopped = The engine stopped
ui-store-indexeddb = browser database (IndexedDB)
ui-store-memory = memory only
ui-table = Table
ui-taken-over = Taken over in another tab
ui-taken-over-about = This tab is frozen. All that it confirmed is saved. You may take over here.
ui-theme-dark = Dark theme
ui-theme-light = Light theme
ui-theme-system = System theme
ui-today = today
ui-try-again = Try again
ui-understood = Understood
ui-undo = Undo
ui-undone = Undone.
ui-unreadable-answer = The page and the engine do not understand each other ({ $why }). Your data is intact. Reload the page.
ui-unreadable-file = The file { $file } could not be read: it may have been moved or opened elsewhere. Nothing changed. Drop it again.
ui-use-here = Use here
ui-welcome = Who owes you what, and since when.
ui-welcome-about = Drop the export of your accounting software: every euro owed, every delay, every figure with its proof. No account, no server.
ui-wipe = Wipe everything
ui-wipe-about = Wipes the journal, files and settings from this device. Only a backup brings them back.
ui-wipe-first = Make a backup first: it alone will let you come back.
ui-wipe-go = Wipe for good
ui-wipe-open = Wipe everything…
ui-wipe-sure = Everything on this device will be wiped.
ui-wipe-type = To confirm, type { $word }
ui-wipe-word = WIPE
ui-withdraw = Withdraw
ui-withdrawn = withdrawn
ui-yesterday = yesterday

# A new version of the application, and pages that others embed.
ui-new-version = A new version is ready
ui-new-version-about = It will be there at the next load. Nothing that is saved changes.
ui-new-version-later = Later
ui-new-version-reload = Reload
# Fields and parts.
ui-calendar = Calendar
ui-calendar-days = Mon Tue Wed Thu Fri Sat Sun
ui-calendar-months = January February March April May June July August September October November December
ui-calendar-next = Next month
ui-calendar-previous = Previous month
ui-date-after = Not after { $day }.
ui-date-before = Not before { $day }.
ui-date-form = dd/mm/yyyy
ui-date-wrong = A date is expected, such as 21/11/2026, 21/11, +7 or today.
ui-money-wrong = An amount is expected, such as 1,234.56.
ui-density-comfortable = Comfortable display
ui-density-dense = Dense display
ui-more-entries = More
ui-date-help = Type 12/3, +7 or today.
ui-gallery = Components
ui-gallery-about = Every part of the interface, in all its states.
ui-print-as-of = As of { $day }

# Lists: views, columns, selection, copies, print.
ui-column-down = Move “{ $name }” down
ui-column-up = Move “{ $name }” up
ui-columns = Columns
ui-columns-about = Tick, drag, or use Alt + ↑ ↓ to arrange them.
ui-columns-reset = Back to the first arrangement
ui-copied =
    { $n ->
        [one] { $count } row copied: paste it into your spreadsheet.
       *[other] { $count } rows copied: paste them into your spreadsheet.
    }
ui-copied-part = The first { $count } of { $total } rows are copied. Export to have them all.
ui-copy = Copy
ui-copy-about = Copy for a spreadsheet (Ctrl or ⌘ C)
ui-copied-text = Text copied
ui-copy-refused = The browser refused access to the clipboard. Export a file instead.
ui-export = Export
ui-export-shown = { $format }, columns shown
ui-list-acts-ticked = For the selection:
ui-list-all = Select all · { $count }
ui-list-clear = Clear
ui-list-pick = Select { $name }
ui-list-pick-all = Select all
ui-list-selection = Selection
ui-list-ticked =
    { $n ->
        [one] { $count } row selected · { $open }
       *[other] { $count } rows selected · { $open }
    }
ui-print = Print
ui-print-day = Printed on { $day }
ui-print-part = The first { $count } of { $total } rows. Narrow the search, or export, to have the others.
ui-print-search = Search: { $search }
ui-view-about = The view keeps the search, the order and the columns. It is in your data, hence in your backups.
ui-view-all = All
ui-view-disputed = Disputed
ui-view-disputed-search = disputed
ui-view-keep = Save
ui-view-large = Over 5,000
ui-view-late = Overdue
ui-view-late-search = overdue
ui-view-menu = Manage views
ui-view-name = Name of the view
ui-view-old = Over 90 days
ui-view-old-search = late > 90
ui-view-remove = Remove this view
ui-view-removed = View “{ $name }” removed.
ui-view-rename = Rename this view
ui-view-save = Save as a view…
ui-view-save-again = Save the changes
ui-view-saved = View “{ $name }” saved.
ui-views = Views
ui-event-view = View saved

# --- Acts, keyboard, palette ---
ui-acts-go = Go to
ui-acts-do = Do
ui-acts-export = Export and print
ui-acts-move = Within a page
ui-acts-look = Display
ui-acts-last = Last acts
ui-acts-last-about = Nothing is erased: an undo adds an entry, and can itself be undone.
ui-acts-undone = undone
ui-act-today-words = home day list work to do
ui-act-customers-words = accounts debtors ledger
ui-act-invoices-words = receivables items credit notes due late
ui-act-insight-words = dashboard figures indicators kpi overdue exposure
ui-act-ageing = Aged balance
ui-act-ageing-words = aging overdue buckets schedule
ui-act-dso = Days sales outstanding (DSO)
ui-act-dso-words = dso delay payment days
ui-act-data-words = settings backup copy restore export import
ui-act-entries-words = journal log undo trace acts
ui-act-privacy-words = confidentiality data server security
ui-act-import = Import a file
ui-act-import-words = bank statement invoices csv excel xlsx factur-x pdf zip drop new balance add
ui-act-payment-words = receipt cash transfer cheque pay enter add
ui-act-undo = Undo the last act
ui-act-undo-words = back revert take
ui-act-redo = Redo what was just undone
ui-act-redo-words = again restore
ui-act-backup = Make a backup
ui-act-backup-words = save copy archive export
ui-act-restore = Restore a backup
ui-act-restore-words = copy recover
ui-act-export-words = download file spreadsheet excel
ui-act-ageing-csv = Export the aged balance (CSV)
ui-act-ageing-xlsx = Export the aged balance (XLSX)
ui-act-invoices-csv = Export the open invoices (CSV)
ui-act-invoices-xlsx = Export the open invoices (XLSX)
ui-act-customers-csv = Export the customers (CSV)
ui-act-customers-xlsx = Export the customers (XLSX)
ui-act-payments-csv = Export the payments (CSV)
ui-act-payments-xlsx = Export the payments (XLSX)
ui-act-print = Print this page
ui-act-print-words = paper pdf
ui-act-theme = Change the theme (light, dark, system)
ui-act-theme-words = colours night day appearance
ui-act-density = Change the density (dense, comfortable)
ui-act-density-words = compact size rows
ui-act-language = Switch to French (français)
ui-act-language-words = language langue
ui-act-help-words = help keyboard shortcuts
ui-key-select = Tick or untick the row
ui-find = Find or do
ui-find-open = Find…
ui-find-hint = Customer, invoice, amount, page, act…
ui-find-recent = Last commands
ui-find-acts = Do and go
ui-find-lists = Search the lists
ui-find-in-invoices = Search the invoices for “{ $text }”
ui-find-in-customers = Search the customers for “{ $text }”
ui-find-as-of = as of { $day }
ui-find-overdue = { $amount } overdue
ui-find-nothing = Nothing fits “{ $text }”. Try how a name begins, a number, an amount such as 1284.31, or “DSO on 30/09”.
ui-find-no-day = “{ $day }” is not a day. Write for example 30/09/2026, “yesterday” or “end of October”.
ui-find-count =
    { $n ->
        [one] { $count } result
       *[other] { $count } results
    }
ui-find-results = Results
ui-find-choose = choose
ui-find-go = open
ui-find-examples = “martin” · “1284.31” · “DSO on 30/09”
ui-keys-search = Search an act or a key
ui-keys-none = No act fits.
ui-keys-no-key = none
ui-keys-then = then
ui-keys-change = Change the key of “{ $name }” ({ $keys })
ui-keys-press = Press the new key. Esc: change nothing. Del: no key.
ui-keys-press-next = { $keys } then…?
ui-keys-no-letter = Choose a letter or a digit, or G followed by a letter.
ui-keys-taken = { $keys } is already the key of “{ $whose }”.
ui-keys-take = Take this key
ui-keys-reset = Reset all keys
ui-redo = Redo
ui-redone = Done again.
ui-undo-import = The last act: { $what }. Undo it, really?
ui-undo-nothing = There is nothing to undo.
ui-redo-nothing = There is nothing to redo.
ui-undone-what = Undone: { $what }.
ui-redone-what = Done again: { $what }.
ui-deed-demo = demo company
ui-deed-import = import of { $file }
ui-deed-imports = import of { $file } and { $others } more
ui-deed-payment = payment of { $amount }, { $customer }
ui-deed-payment-of = payment of { $amount }, { $customer }, invoice { $invoice }
ui-deed-allocation = allocation of the payment of { $amount }, { $customer }
ui-deed-issuer = details of { $name }
ui-deed-buckets = ageing columns { $bounds } days
ui-deed-issue = invoice { $number } issued to { $customer }
ui-deed-profile = profile “{ $name }”
ui-deed-profile-forgotten = profile “{ $name }” forgotten
ui-deed-view = view “{ $name }”
ui-deed-view-removed = view “{ $name }” removed
ui-deed-export = export of { $file }
ui-deed-and-others =
    { $n ->
        [one] { $customer } and { $count } other
       *[other] { $customer } and { $count } others
    }
ui-deed-about = { $kind }: { $what }
ui-deed-undone = undo: { $what }
ui-deed-redone = redo: { $what }
ui-payment = Record a payment
ui-payment-invoice = Invoice paid
ui-payment-amount = Amount received
ui-payment-day = Day of payment
ui-payment-reference = Reference (optional)
ui-payment-go = Record the payment
ui-payment-done = Payment of { $amount } recorded on { $invoice }.
# First visit: what is asked about a file, who we are, copies.
ui-ask-dates = In “{ $cell }”, does the day or the month come first?
ui-ask-dates-about = Nothing in the file says so. The wrong choice changes what is late.
ui-ask-decimals = In “{ $cell }”, what does the mark mean?
ui-ask-decimals-about = Decimals, or thousands: the file does not say.
ui-ask-sign = The total is negative: are the amounts the other way round?
ui-ask-sign-about = This file would say that you owe money to your customers. Some programs write invoices as negative amounts.
ui-ask-sign-plain = an invoice is positive, a credit note negative
ui-ask-sign-inverted = an invoice is written as a negative amount
ui-ask-column = Which column is: { $role }?
ui-ask-column-about = These columns may be it; here are their first values.
ui-ask-would-be = “{ $cell }” would be { $reading }
ui-ask-now = Read like this: { $totals }. Is that the total you know?
ui-backup-soon = Your data is on this device alone. A copy on a stick or another disk takes a few seconds; make more of them from “Data”.
ui-example = Example (invented firm)
ui-example-file =
    Customer | Invoice | Due | Open
    Bâti Ouest | FA-0412 | 18/10/2026 | 48,200.00
    Scierie Cambroual | FA-0398 | 02/12/2026 | 1,951.40
ui-example-result = gives: 2 items, €50,151.40, of which 96% is late. Start with Bâti Ouest.
ui-issuer-iban-help = For the payment QR code on your statements.
ui-issuer-iban-wrong = The check digits of this IBAN are wrong: compare it with your bank details.
ui-issuer-siren-help = 9 or 14 digits.
ui-issuer-siren-wrong = This is not a SIREN: its check digit is wrong. Compare it with your invoices.
ui-issuer-vat-wrong = This is not a VAT number: FR44 732829320.

# The guided tour.
ui-tour = Guided tour
ui-tour-at = Stop { $at } of { $of }
ui-tour-before = Back
ui-tour-finish = End the tour
ui-tour-later = Later
ui-tour-next = Next stop
ui-tour-no = No, thank you
ui-tour-offer = Six stops, two minutes: take a tour of the application?
ui-tour-resume = Go on with the tour ({ $at }/{ $of })
ui-tour-start = Guided tour
ui-tour-today = Your day: the customer to see first is at the top, with the reason. “See this customer” opens all one should know before calling.
ui-tour-customers = All your customers, what they owe and since when. Search a name, or “> 5000”, or “late > 30”. Open a line: balance, items, story.
ui-tour-invoices = All your items. The same search works here. Each invoice says where it comes from: file and line.
ui-tour-insight = Six figures. Press one of them: its formula, its inputs and the invoices behind it. Nothing has to be taken on trust.
ui-tour-ageing = The aged balance, today or on any past day: drag the slider. It can be exported to CSV and Excel.
ui-tour-data = Everything is on this device. Make backups here, import, export; each import can be taken back at once.

# Help beside the page: one paragraph a line; in the glossary “word = meaning”.
ui-guide = Help
ui-guide-search = Search the help
ui-guide-nothing = The help says nothing of this word. Try another.
ui-guide-glossary = The words of the trade
ui-guide-today =
    Your late customers, the most urgent first. The order looks at the amount, the age and the customer’s habits: paying later than usual counts.
    Enter does what is ready and goes on to the next; E writes, T calls, P records a promise, L a dispute, S puts off to a day. Nothing is lost: who was put off comes back on that day, and a payment that is imported takes its customer off the list.
ui-guide-customers =
    Each line is a customer account: what it owes, what is late, since how many days.
    The search understands a name, an account, “> 5000”, “late > 30”, “disputed”. A click on a heading changes the order.
    A customer’s page shows the position, open and settled items, payments, and the story.
ui-guide-invoices =
    All invoices and credit notes. Unless you tick otherwise, only open items are shown.
    An invoice’s page gives its amounts, its payments, and the line of the file that it comes from.
ui-guide-insight =
    Six figures, each with its proof: press one to see the formula, the inputs and the invoices.
    Change the day at the top of the page: everything is computed as it was on that day.
    Behind each chart there is a table.
ui-guide-ageing =
    What each customer owes, by days late. The total of each line is the sum of its columns.
    By due date: days count from the due date. By issue: from the date of the invoice.
    The bounds of the columns can be changed in “Data”.
ui-guide-import =
    Drop the export of your program or electronic invoices, on any page.
    Nothing is recorded before you agree. If something is doubtful (date, amount, sign), you are asked, and the total changes at once: compare it with the one you know.
    An import comes in as a whole or not at all, and can be taken back in “Data”. The same file twice adds nothing.
ui-guide-data =
    Where your data is, and how not to lose it: make a backup after each large import, and keep it elsewhere.
    Green: all is well. Amber: entries have been in no backup for three days. Red: the browser does not promise to keep your data.
    The journal shows all that happened; nothing is erased from it.
ui-guide-privacy =
    This page has no server: your files are read here, on your machine.
    The list of requests to the network is the one that the browser itself noted.
ui-guide-diagnosis =
    Ten common mistakes, measured on your data: what each costs, in euros and days, and what to do.
    What cannot be measured yet says so, and says which file is missing.
ui-guide-words =
    Aged balance = what each customer owes, by days late.
    Allocation = matching a payment with the invoices that it pays (lettrage).
    CEI = the share of what could be collected that was; 100% is perfect.
    Credit note = a document that lowers what a customer owes: the opposite of an invoice.
    Dispute = an invoice that the customer contests: it is not chased while that lasts.
    DSO = days sales outstanding: how many days of sales are still to be collected.
    DSO by count-back = DSO computed by going back through sales month by month; it follows seasons better than the simple one.
    Due date = the day on which an invoice must be paid.
    Exposure = all that your customers owe on a given day.
    FEC = file of accounting entries, in the form that the French tax authority asks for.
    Factur-X = a PDF invoice that also holds its data, for a program to read.
    Formal notice = the last letter before legal action.
    IBAN = international number of a bank account, with check digits.
    Item = invoice, credit note or deposit.
    Late-payment interest = interest owed per day late, at the rate of your terms or of the law.
    LME = the French law that limits terms between firms: 60 days, or 45 days end of month.
    Overdue = past its due date.
    Receivable = what a customer owes: an instalment of an invoice.
    Recovery fee = €40 owed for each invoice paid late between firms (C. com., art. D441-5).
    Reminder = what one writes to a customer who is late.
    SIREN = number of a French firm, 9 digits with a check digit.
    Unallocated payment = a payment received of which one does not yet know which invoices it pays.
    Working capital = the money tied up between what you pay and what you collect.

# What the network carried.
ui-traffic = Bytes sent: 0
ui-traffic-about = All that this page asked for since it was opened, as the browser noted it: files of the application, asked of { $origin } with nothing attached. Compare it with the Network panel of the browser’s tools (F12).
ui-traffic-again = Count again
ui-traffic-asked = Files asked for
ui-traffic-came = Received
ui-traffic-elsewhere = Requests to other sites
ui-traffic-list = See them all
ui-traffic-sent = Bytes of your data sent
ui-entries-hint = File, author, “import”, “date > 01/11/2026”…
ui-entries-search = Search the history
ui-entries-search-date = written after a day
ui-entries-search-import = what was imported
ui-entries-word-date = date > 01/11/2026
ui-entries-word-import = imported
ui-act-diagnosis-words = diagnosis ten 10 mistakes errors analysis audit report
ui-act-copy = Copy the list of the page
ui-act-copy-words = clipboard paste spreadsheet excel
ui-act-guide-words = help manual how to tour guide

### Pages of invoicing

ui-act-drafts-words = draft invoice prepare issue
ui-act-firm-words = firm company iban logo colour vat settings
ui-act-new-invoice-words = create bill issue credit note deposit
ui-act-recurring-words = subscription calendar monthly maintenance
ui-act-sending-words = send e-mail factur-x zip platform
ui-act-to-invoice-words = delivery delivered delay service
ui-guide-draft =
    Type the first letters of the customer: Enter chooses, or creates one with a checked SIREN. Then the lines: Tab from cell to cell, Enter for the next one, Ctrl D to duplicate, Alt ↑ ↓ to move. A table copied from a spreadsheet can be pasted.
    Totals, due date and what is missing are computed as you type; each point leads to its field. Ctrl Enter opens the issue: the document then takes its number and never changes.
ui-guide-sending =
    To send: what is issued, by customer, with channel and recipient. To invoice: what is delivered and not yet invoiced, and the mean delay. Recurring: the invoicing calendar, “monthly, on the 25th”.
# Payments of several invoices at once.
ui-payments = Record the payment
ui-payments-amount-of = Amount received for { $number }
ui-payments-aside = Leave { $number } aside
ui-payments-done =
    { $n ->
        [one] { $count } payment recorded: { $amount }.
       *[other] { $count } payments recorded: { $amount }.
    }
ui-payments-go = Record
ui-payments-items = Items paid
ui-payments-left =
    { $n ->
        [one] { $count } selected item is left out: credit notes and settled items await no payment.
       *[other] { $count } selected items are left out: credit notes and settled items await no payment.
    }
ui-payments-most = { $count } items are selected: here are the { $most } oldest, to be paid first.
ui-payments-total =
    { $n ->
        [0] No item
        [one] Total of { $count } item
       *[other] Total of { $count } items
    }
ui-payments-wrong = Each item asks for an amount above zero. Leave aside those that are not paid.
ui-means-bill = Bill of exchange
ui-means-card = Card
ui-means-cash = Cash
ui-means-cheque = Cheque
ui-means-debit = Direct debit
ui-means-transfer = Transfer
ui-deed-payments =
    { $n ->
        [one] { $count } payment, { $amount }
       *[other] { $count } payments together, { $amount }
    }
# Tables.
ui-copy-table = Copy the table
# Search of the imports, the count of the journal.
ui-imports-search = Search the imports
ui-imports-hint = Name of a file, “withdrawn”, “date > 01/11/2026”…
ui-imports-search-date = imported after a day
ui-entries-found =
    { $n ->
        [one] { $count } entry
       *[other] { $count } entries
    }
ui-nav-cash = Cash
ui-act-cash-words = bank statement transfers matching allocation
ui-guide-cash = Drop the bank's statement: each line gets proposals, the best first, with what proves it. Arrows: choose a line. Enter: accept the proposal and go to the next one. F: find another customer. M: add a customer. U: undo. What is ambiguous is never taken by itself.
ui-guide-reminders = Today's run: whom to remind, in which tone, and why. All is ticked; untick, leave an invoice out or hold an account, then prepare: e-mails, letters and texts are downloaded, nothing is sent from here. Arrows: choose. Enter: prepare this message. X: untick. P: promise. S: hold. U: undo. What an unmatched receipt may pay is held back.

# Keys of whoever chases.
ui-key-email = write an e-mail
ui-key-call = call
ui-key-promise = promise
ui-key-dispute = dispute
ui-key-snooze = put off

ui-find-remind = Chase
ui-find-remind-words = chase remind
ui-find-invoice = Invoice
ui-find-invoice-words = invoice bill
ui-find-collect = Collect from
ui-find-collect-words = collect receive
ui-nothing-yet = Nothing here yet
ui-nothing-yet-about = The list fills with the files you import and the invoices you write here.

ui-issuer-open = Edit my firm
