//! Files of banks: what importing one would do, and telling a bank's table from an accounting program's.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use crate::base::{Amount, Currency, Day, Dictionary, Fault, Hash, Money};
use crate::book::Book;
use crate::formats::bank::{
    BalanceCheck, BankFile, Statement, StatementKind, StatementLine, Transaction, TransactionCode,
    provider,
};
use crate::formats::encoding::decode;
use crate::rooms::lookup::fold;
use crate::rooms::payments::bank::print;
use crate::rooms::payments::cash::kind_word;
use crate::rooms::payments::matching::LineKind;
use crate::rooms::payments::statement::{self, Batched, StatementBatch, batched_cell};
use crate::rooms::payments::{self};

use super::queries::{Counts, StatementPreview};
use super::read::Faults;

/// So much of a text is enough to see its headings.
pub const HEAD: usize = 64 << 10;

/// What importing a bank's file would do.
#[derive(Clone, Debug, Default)]
pub struct BankPlan {
    /// What it says; `None` where nothing of it is new.
    pub event: Option<payments::Event>,
    /// Each account's statements, as the page shows them.
    pub statements: Vec<StatementPreview>,
    /// The first five lines: day, label, amount.
    pub rows: Vec<Vec<String>>,
    /// How many of what.
    pub counts: Counts,
    /// What is wrong beside what the reader said.
    pub faults: Faults,
    /// The last day it tells of.
    pub until: Option<Day>,
}

/// Whether a text may be a bank's table: headings of a movement (day, label, amount), and none of a ledger or of
/// invoices. Only a guess that it is worth reading as one: the reader says whether it is.
pub fn may_be_table(head: &[u8]) -> bool {
    let head = &head[..head.len().min(HEAD)];
    let decoded = decode(head, None);
    decoded.text.lines().take(40).any(|line| may_be_headings(line.split([';', ',', '\t', '|'])))
}

/// Likewise of one row of a workbook or table.
pub fn may_be_headings<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    const LEDGER: [&str; 11] = [
        "facture",
        "invoice",
        "client",
        "customer",
        "echeance",
        "due date",
        "compauxnum",
        "comptenum",
        "code journal",
        "journalcode",
        "lettrage",
    ];
    let (mut day, mut label, mut amount) = (false, false, false);
    let bare = |cell: &str| fold(cell.trim_matches(|of: char| of == '"' || of.is_whitespace()));
    let cells: Vec<String> = cells.map(bare).collect();
    // They name the invoice that was paid.
    if provider(cells.iter().map(String::as_str)).is_some() {
        return true;
    }
    for cell in cells {
        if cell.len() > 60 {
            continue;
        }
        let has = |word: &&str| cell.contains(*word);
        if LEDGER.iter().any(has) {
            return false;
        }
        day |= ["date", "jour", "started", "completed", "buchung", "valuta"].iter().any(has);
        label |= [
            "libell",
            "label",
            "description",
            "operation",
            "motif",
            "reference",
            "detail",
            "payee",
            "counterparty",
            "contrepartie",
            "memo",
            "communication",
            "remarque",
            "verwendung",
            "name",
            "type",
        ]
        .iter()
        .any(has);
        amount |=
            ["montant", "debit", "credit", "amount", "solde", "balance", "betrag"].iter().any(has);
    }
    day && label && amount
}

/// One account and currency of the file, as the book names it.
struct Ours {
    statement: statement::Statement,
    kind: StatementKind,
    shown: StatementPreview,
}

/// What importing a bank's file would do to this book.
pub fn plan(book: &Book, source: Hash, file: &BankFile) -> BankPlan {
    let mut plan = BankPlan::default();
    let mut batch = StatementBatch { source, ..StatementBatch::default() };
    let mut kinds = Dictionary::default();
    let mut ours: Vec<Ours> = Vec::new();
    let mut seen: Vec<&Statement> = Vec::new();
    // Ranks go on from one page of a statement to the next; a statement that is there twice is read once.
    let mut ranks: HashMap<(String, Currency), Ranks> = HashMap::new();
    let mut alike = Alike::of(book);
    for statement in &file.statements {
        if statement.opening.is_some() && seen.iter().any(|before| same(before, statement)) {
            plan.counts.set_aside += statement.lines.len() as u32;
            continue;
        }
        seen.push(statement);
        let first = ours.len();
        for line in &statement.lines {
            plan.counts.read += 1;
            if line.pending {
                plan.counts.set_aside += 1;
                continue;
            }
            let currency = line.currency.or(statement.currency).unwrap_or_default();
            let Some(booked) = line.booked.or(line.value_day).or_else(|| closing_day(statement))
            else {
                plan.counts.faulty += 1;
                plan.faults.push(Fault::new("missing-date").at_line(line.place));
                continue;
            };
            let Some(amount) = Amount::from_decimal(line.amount, currency) else {
                plan.counts.faulty += 1;
                let fault = Fault::new("number-too-large").at_line(line.place);
                plan.faults.push(fault.with_value(&line.amount.to_string()));
                continue;
            };
            if amount.to_decimal(currency) != line.amount {
                let fault = Fault::new("rounded").at_line(line.place).as_warning();
                plan.faults.push(fault.with_value(&line.amount.to_string()));
            }
            let place = place_of(&mut ours, first, file, statement, currency);
            let key = (ours[place].statement.account.clone(), currency);
            let of_account = ranks.entry(key).or_default();
            let known_by = print(&line.bank_reference, &line.label);
            let rank = of_account.entry((booked.get(), amount.get(), known_by)).or_default();
            push(&mut batch, &mut kinds, place as u32, line, (booked, amount, currency, *rank));
            *rank = rank.saturating_add(1);
            ours[place].statement.lines += 1;
        }
        if first == ours.len() {
            // Without lines it still says until when the bank is known.
            place_of(&mut ours, first, file, statement, statement.currency.unwrap_or_default());
        }
    }
    batch.kinds = kinds.texts().clone();
    batch.statements = ours.iter().map(|ours| ours.statement.clone()).collect();
    let kept = keep(book, &mut batch, &mut ours, &mut alike, &mut plan);
    for ours in &mut ours {
        ours.shown.gap = gap(book, &ours.statement);
        plan.until = plan.until.max(ours.statement.closing.map(|(day, _)| day));
    }
    plan.until = plan.until.max(batch.booked.iter().copied().max());
    let known = |ours: &Ours| {
        let statement = &ours.statement;
        book.payments.bank().statements().any(|known| {
            known.account == statement.account
                && known.currency == statement.currency
                && (known.opening, known.closing) == (statement.opening, statement.closing)
        })
    };
    let nothing_new = !kept && ours.iter().all(known);
    plan.statements = ours.into_iter().map(|ours| ours.shown).collect();
    if !nothing_new && !batch.statements.is_empty() {
        plan.event = Some(payments::Event::StatementRecorded(Box::new(batch)));
    }
    plan
}

/// How often each day, amount and fingerprint was seen.
type Ranks = HashMap<(i32, i64, u64), u16>;

/// Two statements of a file that are the same one.
fn same(one: &Statement, other: &Statement) -> bool {
    (&one.account, one.currency, one.kind) == (&other.account, other.currency, other.kind)
        && one.opening == other.opening
        && one.closing == other.closing
        && one.lines.len() == other.lines.len()
        && one.lines.iter().zip(&other.lines).all(|(one, other)| {
            (one.booked, one.amount, &one.label) == (other.booked, other.amount, &other.label)
        })
}

fn closing_day(statement: &Statement) -> Option<Day> {
    statement.closing.as_ref().and_then(|balance| balance.day).or(statement.to)
}

/// The place of a statement in one of its currencies; made where it is new.
fn place_of(
    ours: &mut Vec<Ours>,
    first: usize,
    file: &BankFile,
    statement: &Statement,
    currency: Currency,
) -> usize {
    let found = ours[first..].iter().position(|ours| ours.statement.currency == currency);
    if let Some(place) = found {
        return first + place;
    }
    let account = match statement.account.as_str() {
        "" => file.profile.clone().unwrap_or_else(|| file.format.to_uppercase()),
        account => account.split_whitespace().collect(),
    };
    let own = currency == statement.currency.unwrap_or_default();
    let balance = |balance: &Option<crate::formats::bank::Balance>, day: Option<Day>| {
        let balance = balance.as_ref().filter(|balance| own && !balance.computed)?;
        let amount = Amount::from_decimal(balance.amount, currency)?;
        Some((balance.day.or(day)?, amount))
    };
    let booked = || statement.lines.iter().filter(|line| !line.pending).filter_map(|l| l.booked);
    let opening = balance(&statement.opening, statement.from.or(booked().min()));
    let closing = balance(&statement.closing, statement.to.or(booked().max()));
    let is_statement = statement.kind == StatementKind::Statement;
    let money = |value: Decimal| {
        Money::new(Amount::from_decimal(value, currency).unwrap_or_default(), currency)
    };
    let sum = |above: bool| -> Decimal {
        let lines = statement.lines.iter().filter(|line| {
            !line.pending && line.currency.or(statement.currency).unwrap_or_default() == currency
        });
        lines.map(|line| line.amount).filter(|amount| amount.is_sign_positive() == above).sum()
    };
    let difference = match statement.check() {
        BalanceCheck::Balanced => Some(Decimal::ZERO),
        BalanceCheck::Off(difference) => Some(difference),
        BalanceCheck::Unknown => None,
    };
    let shown = StatementPreview {
        account: account.clone(),
        name: statement.owner.clone(),
        from: statement.from.or(booked().min()).or(opening.map(|(day, _)| day)),
        to: statement.to.or(booked().max()).or(closing.map(|(day, _)| day)),
        lines: 0,
        known: 0,
        alike: 0,
        credits: money(sum(true)),
        debits: money(sum(false)),
        opening: opening.map(|(_, amount)| Money::new(amount, currency)),
        closing: closing.map(|(_, amount)| Money::new(amount, currency)),
        difference: difference.filter(|_| own && is_statement).map(money),
        gap: None,
    };
    ours.push(Ours {
        statement: statement::Statement {
            account,
            name: statement.owner.clone(),
            currency,
            opening: opening.filter(|_| is_statement),
            closing: closing.filter(|_| is_statement),
            lines: 0,
        },
        kind: statement.kind,
        shown,
    });
    ours.len() - 1
}

fn push(
    batch: &mut StatementBatch,
    kinds: &mut Dictionary,
    place: u32,
    line: &StatementLine,
    (booked, amount, currency, rank): (Day, Amount, Currency, u16),
) {
    let of = &line.transaction;
    batch.statement.push(place);
    batch.booked.push(booked);
    batch.value.push(line.value_day.unwrap_or(booked));
    batch.amount.push(amount);
    batch.reference.push(&line.bank_reference);
    batch.label.push(&line.label);
    batch.payer.push(match of.counterparty.as_str() {
        "" => &of.ultimate_party,
        name => name,
    });
    batch.payer_account.push(&of.counterparty_iban);
    batch.remittance.push(&remittance(line, of));
    batch.end_to_end.push(match of.end_to_end_id.as_str() {
        "" => &of.payment_id,
        id => id,
    });
    batch.creditor_reference.push(&of.creditor_reference);
    batch.mandate.push(&of.mandate);
    batch.kind.push(kinds.intern(kind_word(kind(line))));
    batch.return_reason.push(&of.return_reason);
    let parts: Vec<Batched> = line.batch.iter().filter_map(|of| part(line, of, currency)).collect();
    batch.batched.push(&batched_cell(&parts));
    batch.rank.push(rank);
    batch.line.push(line.place);
}

/// What the payer wrote of one payment of a line, with the documents it names apart and what the label does not say.
pub fn remittance(line: &StatementLine, of: &Transaction) -> String {
    let mut remittance = of.remittance.clone();
    let further = of.documents.iter().chain([&of.ultimate_party, &of.additional]);
    for text in further.filter(|text| !text.is_empty()) {
        if !line.label.contains(text.as_str()) && !remittance.contains(text.as_str()) {
            if !remittance.is_empty() {
                remittance.push(' ');
            }
            remittance.push_str(text);
        }
    }
    remittance
}

/// One payment of a sum, in the line's direction.
fn part(line: &StatementLine, of: &Transaction, currency: Currency) -> Option<Batched> {
    let amount = Amount::from_decimal(of.amount?, currency)?;
    Some(Batched {
        amount_minor_units: amount,
        payer: of.counterparty.clone(),
        payer_account: of.counterparty_iban.clone(),
        remittance: remittance(line, of),
        end_to_end: of.end_to_end_id.clone(),
        creditor_reference: of.creditor_reference.clone(),
        mandate: of.mandate.clone(),
    })
}

/// The kind of movement that the bank's code says: ISO 20022 external bank transaction codes, CFONB operation codes.
pub fn kind(line: &StatementLine) -> LineKind {
    let code = if line.code.is_empty() { &line.transaction.code } else { &line.code };
    let TransactionCode { domain, family, sub_family, proprietary } = code;
    let returned = !line.transaction.return_reason.is_empty();
    let taken = line.amount.is_sign_negative();
    match (domain.as_str(), family.as_str(), sub_family.as_str()) {
        ("PMNT", "IDDT", "UPDD" | "PRDD" | "RCDD" | "ARET") => LineKind::CollectionReturn,
        ("PMNT", "IDDT", _) if taken => LineKind::CollectionReturn,
        ("PMNT", "IDDT", _) => LineKind::Collection,
        ("PMNT", "RCHQ", "UPCQ" | "CQRV" | "ARET") => LineKind::ChequeReturn,
        ("PMNT", "RCHQ", _) if taken => LineKind::ChequeReturn,
        ("PMNT", "RCHQ", _) => LineKind::ChequeDeposit,
        ("PMNT", "MCRD", _) => LineKind::Cards,
        ("PMNT", "CNTR", "CDPT" | "BCDP" | "CHKD") => LineKind::Cash,
        ("PMNT", "RCDT" | "ICDT", "BOOK") => LineKind::Unknown,
        ("PMNT", "RCDT" | "ICDT" | "RRCT" | "IRCT", _) if !returned => LineKind::Transfer,
        (_, _, "CHRG" | "FEES" | "INTR") => LineKind::Charge,
        _ => match proprietary.as_str() {
            // CFONB: A1 and A2 collections issued, B3 and B4 returns received by the creditor.
            "A1" | "A2" => LineKind::Collection,
            "B3" | "B4" => LineKind::CollectionReturn,
            _ => LineKind::Unknown,
        },
    }
}

/// Lines known from another kind of message (details during the day, notifications): they come again in the statement.
struct Alike {
    /// Of account number, currency, day and amount, how many lines the book has.
    known: HashMap<(String, Currency, i32, i64), u32>,
}

impl Alike {
    fn of(book: &Book) -> Alike {
        let mut known: HashMap<_, u32> = HashMap::new();
        book.payments.bank().each_line(|account, day, amount| {
            let key = (account.number.clone(), account.currency, day, amount);
            *known.entry(key).or_default() += 1;
        });
        Alike { known }
    }
}

/// Counts what is known, and leaves out what a message of another kind said already. True when a line is new.
fn keep(
    book: &Book,
    batch: &mut StatementBatch,
    ours: &mut [Ours],
    alike: &mut Alike,
    plan: &mut BankPlan,
) -> bool {
    let mut new = false;
    let mut left_out = Vec::new();
    let key = |batch: &StatementBatch, of: &Ours, row: usize| {
        let statement = &of.statement;
        let (day, amount) = (batch.booked[row].get(), batch.amount[row].get());
        (statement.account.clone(), statement.currency, day, amount)
    };
    let known: Vec<bool> =
        (0..batch.booked.len()).map(|row| book.payments.bank().knows(batch, row)).collect();
    for row in (0..known.len()).filter(|row| known[*row]) {
        let key = key(batch, &ours[batch.statement[row] as usize], row);
        alike.known.entry(key).and_modify(|others| *others = others.saturating_sub(1));
    }
    for (row, known) in known.into_iter().enumerate() {
        let of = &mut ours[batch.statement[row] as usize];
        let others = alike.known.entry(key(batch, of, row)).or_default();
        of.shown.lines += 1;
        if plan.rows.len() < 5 {
            let amount = batch.amount[row].to_decimal(of.statement.currency);
            let label = batch.label.get(row).to_owned();
            plan.rows.push(vec![batch.booked[row].to_string(), label, amount.to_string()]);
        }
        if known {
            of.shown.known += 1;
            plan.counts.known += 1;
        } else if 0 < *others && of.kind != StatementKind::Statement {
            *others -= 1;
            of.shown.known += 1;
            plan.counts.known += 1;
            left_out.push(row);
        } else {
            if 0 < *others {
                *others -= 1;
                of.shown.alike += 1;
            }
            plan.counts.new += 1;
            new = true;
        }
    }
    for of in ours.iter().filter(|of| 0 < of.shown.alike) {
        let fault = Fault::new("bank-lines-alike").with_value(&of.shown.alike.to_string());
        plan.faults.push(fault.as_warning());
    }
    if !left_out.is_empty() {
        batch.remove(&left_out);
        let mut lines: BTreeMap<u32, u32> = BTreeMap::new();
        batch.statement.iter().for_each(|of| *lines.entry(*of).or_default() += 1);
        for (place, statement) in (0..).zip(&mut batch.statements) {
            statement.lines = lines.get(&place).copied().unwrap_or(0);
        }
    }
    new
}

/// Between which days a balance moved that no statement known tells of, before this one.
fn gap(book: &Book, statement: &statement::Statement) -> Option<(Day, Day)> {
    let (day, amount) = statement.opening?;
    let bank = book.payments.bank();
    let closings = bank
        .statements()
        .filter(|known| known.account == statement.account && known.currency == statement.currency)
        .filter_map(|known| known.closing);
    let (before, balance) = closings.filter(|(known, _)| *known <= day).max()?;
    (balance != amount).then_some((before, day))
}
