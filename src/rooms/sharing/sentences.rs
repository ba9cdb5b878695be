//! Failures, damage and faults of this room as sentences: what happened, what is safe, what to do next.

use crate::base::{Day, Fault};
use crate::journal::Broken;
use crate::search::{self, Condition, Search};
use crate::store::{Failure, Health, Lost};
use crate::texts::{Locale, Texts, format};

use super::queries::EntryLine;

/// What the machine could not do.
pub fn failure(locale: Locale, failure: &Failure) -> String {
    let texts = locale.texts();
    match failure {
        Failure::Full(_) => texts.sharing_storage_full(),
        Failure::TakenOver => texts.sharing_taken_over(),
        Failure::Unavailable(reason) => texts.sharing_storage_unavailable(reason),
        Failure::Damaged(reason) => texts.sharing_storage_damaged(reason),
        Failure::Other(reason) => texts.sharing_storage_failed(reason),
    }
}

/// What does not verify.
pub fn broken(locale: Locale, broken: &Broken) -> String {
    let texts = locale.texts();
    match broken {
        Broken::Unreadable => texts.sharing_unreadable_entry(),
        Broken::Chain(entry) => texts.sharing_broken_chain(entry.to_string()),
        Broken::Gap(entry) => texts.sharing_missing_entry(entry.to_string()),
        Broken::Twin(entry) => texts.sharing_twin_entry(entry.to_string()),
        Broken::Clock(entry) => texts.sharing_impossible_clock(entry.to_string()),
        Broken::Part(hash) => texts.sharing_missing_part(hash.to_string()),
    }
}

/// What the start found; `None` when all is well.
pub fn health(locale: Locale, health: &Health) -> Option<String> {
    let texts = locale.texts();
    let count = |number: u64| format::count(locale, number);
    Some(match health {
        Health::Fine | Health::FirstVisit => return None,
        Health::Lost(Lost { entries, since: Some(since), .. }) => {
            texts.sharing_lost(count(*entries), format::day(locale, day_of(*since)))
        }
        Health::Lost(Lost { entries, since: None, .. }) => texts.sharing_lost_all(count(*entries)),
        Health::Damaged { kept, .. } => texts.sharing_damaged(count(*kept as u64)),
        Health::FromTheFuture { kind, .. } => texts.sharing_from_the_future(kind),
    })
}

/// A fault of a backup; `None` for a code of another room.
pub fn fault(locale: Locale, fault: &Fault) -> Option<String> {
    let texts = locale.texts();
    let (file, value) = (&fault.place.file, &fault.value);
    Some(match fault.code.as_str() {
        "not-a-backup" => texts.sharing_not_a_backup(),
        "from-the-future" => texts.sharing_backup_from_the_future(value),
        "backup-altered" => texts.sharing_backup_altered(file),
        "backup-missing-file" => texts.sharing_backup_missing_file(file),
        "backup-unlisted-file" => texts.sharing_backup_unlisted_file(file),
        "wrong-passphrase" => texts.sharing_wrong_passphrase(),
        "passphrase-needed" => texts.sharing_passphrase_needed(),
        "not-a-passphrase-file" => texts.sharing_not_a_passphrase_file(),
        "not-an-age-file" => texts.sharing_not_an_age_file(),
        "not-a-zip" | "damaged-zip" | "damaged-age-file" => texts.sharing_not_a_zip(),
        "unreadable-entry" => texts.sharing_unreadable_entry(),
        "broken-chain" => texts.sharing_broken_chain(value),
        "missing-entry" => texts.sharing_missing_entry(value),
        "twin-entry" => texts.sharing_twin_entry(value),
        "impossible-clock" => texts.sharing_impossible_clock(value),
        "missing-part" => texts.sharing_missing_part(value),
        _ => return None,
    })
}

/// What can be taken from a backup: all of it, the intact part, or nothing.
pub fn offer(locale: Locale, entries: u64, of: Option<u64>) -> String {
    let texts = locale.texts();
    let count = |number: u64| format::count(locale, number);
    match of {
        _ if entries == 0 => texts.sharing_backup_nothing_intact(),
        Some(of) if of == entries => texts.sharing_backup_proved(entries as i64, count(entries)),
        Some(of) => texts.sharing_backup_intact(count(entries), count(of)),
        None => texts.sharing_backup_intact(count(entries), "?"),
    }
}

/// The day of a wall clock, in universal time.
fn day_of(millis: u64) -> Day {
    Day::new(i32::try_from(millis / 86_400_000).unwrap_or(i32::MAX))
}

/// What an entry did, in words: each kind of its events once, with how many there are.
pub fn events(texts: &Texts, locale: Locale, kinds: &[String]) -> String {
    let mut said: Vec<(String, u64)> = Vec::new();
    for kind in kinds {
        let words = event(texts, kind);
        match said.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => said.push((words, 1)),
        }
    }
    let shown = said.into_iter().map(|(words, count)| match count {
        1 => words,
        _ => format!("{words} × {}", format::count(locale, count)),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// The kind of an event in words; a later one shows its name.
pub fn event(texts: &Texts, kind: &str) -> String {
    match kind {
        "customers.recorded" => texts.ui_event_customers(),
        "invoices.recorded" => texts.ui_event_invoices(),
        "invoices.open-stated" => texts.ui_event_open_stated(),
        "invoices.issuer-set" => texts.ui_event_issuer(),
        "customers.details-set" => texts.invoices_event_customer(),
        "customers.people-set" => texts.invoices_event_people(),
        "invoices.draft-set" => texts.invoices_event_draft(),
        "invoices.draft-dropped" => texts.invoices_event_draft_dropped(),
        "invoices.issued" => texts.invoices_event_issued(),
        "invoices.sent" => texts.invoices_event_sent(),
        "invoices.status-recorded" => texts.invoices_event_status(),
        "invoices.delivery-recorded" => texts.invoices_event_delivery(),
        "invoices.recurring-set" => texts.invoices_event_recurring(),
        "payments.recorded" => texts.ui_event_payments(),
        "payments.allocation-set" => texts.ui_event_allocation(),
        "payments.statement-recorded" => texts.sharing_event_statement(),
        "payments.lines-set" => texts.sharing_event_lines(),
        "payments.rules-set" => texts.sharing_event_cash_rules(),
        "ledger.chart-set" => texts.sharing_event_chart(),
        "remittances.batch-recorded" => texts.sharing_event_debits(),
        "remittances.creditor-set" => texts.sharing_event_creditor(),
        "remittances.mandate-set" => texts.sharing_event_mandate(),
        "remittances.notice-recorded" => texts.sharing_event_notice(),
        "remittances.debits-refused" => texts.sharing_event_debits_refused(),
        "remittances.slip-recorded" => texts.sharing_event_slip(),
        "insight.buckets-set" => texts.ui_event_buckets(),
        "exchange.file-imported" => texts.ui_event_imported(),
        "exchange.import-withdrawn" => texts.ui_event_withdrawn(),
        "exchange.profile-set" => texts.ui_event_profile(),
        "exchange.file-exported" => texts.ui_event_exported(),
        "views.view-set" => texts.ui_event_view(),
        "pieces.piece-set" => texts.pieces_event(),
        "dunning.scenario-set" => texts.dunning_event_scenario(),
        "dunning.treatment-set" => texts.dunning_event_treatment(),
        "dunning.account-hold-set" => texts.dunning_event_account_hold(),
        "dunning.item-hold-set" => texts.dunning_event_item_hold(),
        "dunning.snooze-set" => texts.dunning_event_snooze(),
        "dunning.left-out-set" => texts.dunning_event_left_out(),
        "dunning.promise-set" => texts.dunning_event_promise(),
        "dunning.dispute-set" => texts.dunning_event_dispute(),
        "dunning.claim-set" => texts.dunning_event_claim(),
        "dunning.outcome-set" => texts.dunning_event_outcome(),
        "dunning.rules-set" => texts.dunning_event_rules(),
        "dunning.template-set" => texts.dunning_event_template(),
        "dunning.debit-note-issued" => texts.dunning_event_debit_note(),
        "dunning.note-set" => texts.dunning_event_note(),
        "dunning.reminders-written" => texts.dunning_event_written(),
        other => other.to_owned(),
    }
}

/// Whether an entry is one that a search asks for: by what it did, its file, its author, or the day it was written.
pub fn is_found(locale: Locale, line: &EntryLine, search: &Search) -> bool {
    let texts = locale.texts();
    let mut buffer = String::new();
    let mut has = |word: &str| {
        let mut said = line.events.iter().map(|kind| event(&texts, kind));
        said.any(|words| search::has(&words, word, &mut buffer))
            || line.events.iter().any(|kind| search::has(kind, word, &mut buffer))
            || search::has(line.file.as_deref().unwrap_or_default(), word, &mut buffer)
            || search::has(&line.author, word, &mut buffer)
            || search::has(&line.id, word, &mut buffer)
    };
    let day = (line.written_at / 86_400_000.0).floor() as i32;
    let words = search.words.iter().all(|(word, wanted)| has(word) == *wanted);
    words
        && search.conditions.iter().all(|(condition, wanted)| match condition {
            Condition::Issued(comparison, asked) => comparison.holds(&day, &asked.get()) == *wanted,
            _ => true,
        })
}
