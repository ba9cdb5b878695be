//! Accounting entries, reconciliations, notices and direct debits on their way out: tables and records of what the rooms
//! say.

use crate::base::{Amount, Currency, Day, Money, in_runs};
use crate::book::Book;
use crate::en16931::Address;
use crate::formats::{Cell, DebitFile, DebitLine};
use crate::rooms::ledger::chart::Use;
use crate::rooms::ledger::journals::Journals;
use crate::rooms::ledger::reconcile::{Kind, ReconciliationView};
use crate::rooms::remittances::commands::our_iban;
use crate::rooms::remittances::queries::BatchLine;
use crate::rooms::remittances::{Batch, Debit};
use crate::texts::{Locale, format};

use super::export::{Table, day, money, text};

/// The 18 columns of a FEC, in their order.
const COLUMNS: [&str; 18] = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
];

/// Entries as the rows of a FEC: numbered by journal in order of day, validated on their day.
pub fn journal(locale: Locale, book: &Book, journals: &Journals, currency: Currency) -> Table {
    let (ledger, customers) = (&book.ledger, &book.customers);
    let foreign = currency != Currency::EUR;
    let mut rows = Vec::new();
    let mut numbers: Vec<(Use, u32)> = Vec::new();
    in_runs(journals.entries.len(), |run| {
        for entry in &journals.entries[run] {
            let place = match numbers.iter().position(|(known, _)| *known == entry.journal) {
                Some(place) => place,
                None => {
                    numbers.push((entry.journal, 0));
                    numbers.len() - 1
                }
            };
            numbers[place].1 += 1;
            let code = ledger.number(entry.journal);
            let number = format!("{code}{:06}", numbers[place].1);
            let journal_name = entry.journal.name(locale);
            for line in &entry.lines {
                let amount = |units: i64| {
                    let digits = currency.digits();
                    Cell::Number(Amount::new(units).to_decimal(currency).to_string(), digits)
                };
                let (account, name) = match line.customer {
                    Some(of) => (customers.account(of), customers.name(of)),
                    None => ("", ""),
                };
                let lettrage = line.lettrage.as_ref();
                rows.push(vec![
                    text(code),
                    text(&journal_name),
                    text(&number),
                    day(entry.day),
                    text(ledger.number(line.of)),
                    text(&line.of.name(locale)),
                    text(account),
                    text(if name.is_empty() { account } else { name }),
                    text(&entry.piece),
                    day(entry.day),
                    text(&entry.label),
                    amount(line.amount.max(0)),
                    amount((-line.amount).max(0)),
                    lettrage.map_or(Cell::Empty, |(code, _)| text(code)),
                    lettrage.map_or(Cell::Empty, |(_, on)| day(*on)),
                    day(entry.day),
                    if foreign { amount(line.amount) } else { Cell::Empty },
                    if foreign { text(currency.code()) } else { Cell::Empty },
                ]);
            }
        }
    });
    let headings = COLUMNS.map(str::to_owned).to_vec();
    Table { name: locale.texts().ledger_journal_file(), headings, rows }
}

/// What a kind of difference is called.
pub fn kind_name(locale: Locale, kind: Kind) -> String {
    let t = locale.texts();
    match kind {
        Kind::OnlyOurs => t.ledger_kind_only_ours(),
        Kind::OnlyTheirs => t.ledger_kind_only_theirs(),
        Kind::Amount => t.ledger_kind_amount(),
        Kind::Lettrage => t.ledger_kind_lettrage(),
        Kind::Date => t.ledger_kind_date(),
    }
}

/// Every difference, one a row.
pub fn reconciliation(locale: Locale, view: &ReconciliationView) -> Table {
    let t = locale.texts();
    let headings = vec![
        t.ledger_column_account(),
        t.ledger_column_customer(),
        t.ledger_column_kind(),
        t.ledger_column_piece(),
        t.export_label(),
        t.ledger_column_our_day(),
        t.ledger_column_their_day(),
        t.ledger_column_our_amount(),
        t.ledger_column_their_amount(),
        t.ledger_column_our_open(),
        t.ledger_column_their_open(),
        t.ledger_column_effect(),
        t.ledger_column_line(),
    ];
    let or_empty = |of: Option<Money>| of.map_or(Cell::Empty, money);
    let on = |of: Option<Day>| of.map_or(Cell::Empty, day);
    let mut rows = Vec::new();
    for customer in &view.customers {
        for of in &customer.differences {
            rows.push(vec![
                text(&customer.account),
                text(&customer.name),
                text(&kind_name(locale, of.kind)),
                text(&of.number),
                text(&of.label),
                on(of.our_day),
                on(of.their_day),
                or_empty(of.ours),
                or_empty(of.theirs),
                or_empty(of.our_open),
                or_empty(of.their_open),
                money(of.effect),
                of.line.map_or(Cell::Empty, |line| Cell::Number(line.to_string(), 0)),
            ]);
        }
    }
    Table { name: t.ledger_reconcile_file(), headings, rows }
}

/// What to tell each debtor of a batch before it is collected.
pub fn notices(locale: Locale, book: &Book, batch: &BatchLine) -> Table {
    let t = locale.texts();
    let identifier = book.remittances.creditor().identifier;
    let headings = vec![
        t.ledger_column_account(),
        t.remittances_column_customer(),
        t.remittances_column_invoice(),
        t.remittances_column_amount(),
        t.remittances_batch_day(),
        t.remittances_batch_notice(),
        t.remittances_mandate_id(),
        t.remittances_identifier(),
        t.remittances_file_text(),
    ];
    let row = |of: &crate::rooms::remittances::queries::DebitLine| {
        let (on, much) = (format::day(locale, batch.day), format::money(locale, of.amount));
        vec![
            text(&of.account),
            text(&of.customer),
            text(&of.number),
            money(of.amount),
            day(batch.day),
            day(batch.notice),
            text(&of.mandate),
            text(&identifier),
            text(&t.remittances_notice_text(much, on, &of.number, &of.mandate, &identifier)),
        ]
    };
    let rows = batch.debits.iter().map(row).collect();
    Table { name: format!("{}-{}", t.remittances_file_notices(), batch.id), headings, rows }
}

/// The account that the last collection before this batch was taken from under the same mandate, where that is another: the
/// debtor's bank learns of the change with the first collection after it.
fn iban_before(book: &Book, batch: &Batch, debit: &Debit) -> String {
    let before = book.remittances.batches().iter().take_while(|known| known.id != batch.id);
    let same =
        before.flat_map(|known| &known.debits).filter(|known| known.mandate == debit.mandate);
    let last = same.filter(|known| !known.iban.is_empty()).last();
    last.filter(|known| !debit.iban.is_empty() && known.iban != debit.iban)
        .map_or_else(String::new, |known| known.iban.clone())
}

/// A batch as its file says it; `None` where it is not known.
pub fn debits(book: &Book, id: &str, older: bool) -> Option<DebitFile> {
    let remittances = &book.remittances;
    let batch = remittances.batch(id)?;
    let creditor = remittances.creditor();
    let lines = batch.debits.iter().map(|debit| {
        let mandate = remittances.mandate(&debit.mandate).cloned().unwrap_or_default();
        let row = book.invoices.find_id(&book.customers, &debit.receivable);
        let customer = book.customers.find(&mandate.account);
        let details = book.customers.details_decision(&mandate.account);
        let address = details.and_then(|known| known.latest()).map(|known| known.billing.clone());
        let name = customer.map_or("", |customer| book.customers.name(customer));
        let number = row.map_or("", |row| book.invoices.number.get(row as usize));
        DebitLine {
            end_to_end: debit.end_to_end.clone(),
            amount: debit.amount_minor_units.to_decimal(Currency::EUR),
            day: batch.day,
            between_firms: batch.between_firms,
            sequence: batch.sequence.clone(),
            mandate: debit.mandate.clone(),
            signed: mandate.signed,
            debtor: if mandate.holder.is_empty() { name.to_owned() } else { mandate.holder },
            address: address.filter(|known| *known != Address::default()).unwrap_or_default(),
            // The file of a batch stays what the bank was given, whatever the mandate says later.
            bic: if debit.iban.is_empty() { mandate.bic } else { debit.bic.clone() },
            iban: if debit.iban.is_empty() { mandate.iban } else { debit.iban.clone() },
            iban_before: iban_before(book, batch, debit),
            text: number.to_owned(),
        }
    });
    Some(DebitFile {
        older,
        message_id: batch.id.clone(),
        created: format!("{}T00:00:00", batch.made),
        name: book.invoices.issuer().map(|issuer| issuer.name.clone()).unwrap_or_default(),
        identifier: creditor.identifier,
        iban: our_iban(book),
        bic: creditor.bic,
        lines: lines.collect(),
    })
}
