# --- What the machine could not do: what happened, what is safe, what to do ---
sharing-storage-full = There is no room left: nothing was recorded this time, and all that was confirmed is intact. Free some disk space (or browser data), then try again.
sharing-taken-over = Encours is open in another tab, which is in charge. All that was confirmed is intact. Go on there, or choose “Use here”.
sharing-storage-unavailable = The browser does not let us keep anything (private window, settings or blocked storage). Nothing was recorded. Open Encours in an ordinary window. ({ $reason })
sharing-storage-damaged = The browser can no longer read what it kept. Nothing was changed. Reload the page; if it goes on, restore your last backup. ({ $reason })
sharing-storage-failed = Recording failed: nothing of this action was kept, and all that was confirmed before is intact. Reload the page and try again. ({ $reason })

# --- What does not verify in the history ---
sharing-unreadable-entry = An entry of the history cannot be read. What comes before it is intact.
sharing-broken-chain = The history was altered just before entry { $entry }: its digest no longer matches. What comes before is intact.
sharing-missing-entry = Entries are missing from the history, from { $entry } on. What comes before is intact.
sharing-twin-entry = Two different entries have the same number { $entry }: this browser profile was probably copied. The one that was here is kept; the other device must join the history as a new device.
sharing-impossible-clock = Entry { $entry } has an impossible date: it is set aside, nothing else is touched.
sharing-missing-part = A file that an entry rests on is missing ({ $hash }), or was altered.

# --- What the start found ---
sharing-lost = The browser lost at least { $entries } confirmed entries, written after { $since }. What remains is intact and readable. Restore your last backup, or first export what remains.
sharing-lost-all = The browser deleted all that was recorded here: at least { $entries } entries. Restore your last backup.
sharing-damaged = What the browser kept was altered. The first { $kept } entries verify and can be read; nothing can be added for now. Export what remains, then restore your last backup.
sharing-from-the-future = A newer version of Encours wrote here ({ $kind }). Nothing is lost and all can be read, but this version cannot add to it: reload the page to update the application.

# --- Backups ---
sharing-not-a-backup = This file is not a backup of Encours: there is no “manifest.json”. Nothing was changed. Choose the .zip (or .age) file that “Make a backup” gave you.
sharing-backup-from-the-future = This backup comes from a newer version of Encours (format { $version }). Nothing was changed. Update the application, then try again.
sharing-backup-altered = In the backup, the file “{ $file }” is no longer as it was written.
sharing-backup-missing-file = In the backup, the file “{ $file }” is missing.
sharing-backup-unlisted-file = The file “{ $file }” was not in the backup: it is left out.
sharing-wrong-passphrase = The passphrase is not the right one. Nothing was changed. Check capitals and spaces; without it nobody can open this backup.
sharing-passphrase-needed = This backup is encrypted: give its passphrase.
sharing-not-a-passphrase-file = This file was encrypted for a key, not with a passphrase: decrypt it first with the “age” program.
sharing-not-an-age-file = This file is encrypted in a form that we do not read: decrypt it first with the “age” program.
sharing-not-a-zip = This file is not an archive that can be read: it may have been cut or altered while it was copied. Nothing was changed. Try another copy.
sharing-backup-intact = { $entries } of { $of } entries are intact and proved: you can take them in.
sharing-backup-nothing-intact = Nothing in this backup can be taken in. Try another one.
sharing-backup-proved = { $count ->
    [one] Backup verified: one entry, every file and every digest is right.
   *[other] Backup verified: { $entries } entries, every file and every digest is right.
}
sharing-event-statement = Bank statement
sharing-event-lines = Bank lines settled
sharing-event-cash-rules = Cash application rules
sharing-event-chart = Accounts of the journal
sharing-event-debits = Direct debit batch
sharing-event-creditor = SEPA creditor
sharing-event-mandate = Direct debit mandate
sharing-event-notice = Direct debits announced
sharing-event-slip = Cheques paid in
sharing-event-debits-refused = Direct debits refused by the bank
