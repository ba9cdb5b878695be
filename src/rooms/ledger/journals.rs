//! The entries of our journals, as the book says them today: sales, bank, what was settled elsewhere, what was carried
//! over. Each balances.
//!
//! A deposit invoice that was issued here is an advance received, not a sale: its net stands on 4191 until the final invoice
//! takes it back and sells the whole; its credit note takes it back as well. One that came in from elsewhere is booked as a
//! sale, since nothing says which invoice ends it. Money kept as an advance stands on the same account. A line of the bank that nobody decided stands in suspense, so
//! that the bank's account is the bank's statement.

use std::collections::{BTreeMap, HashMap};

use crate::base::{Arrange, Currency, Day};
use crate::book::Book;
use crate::rooms::invoices::Kind;
use crate::rooms::invoices::issuing::Issued;
use crate::rooms::payments::decided::{BesideKind, Reason, Role};
use crate::rooms::payments::{SET_OFF, TRANSFERRED, WRITTEN_OFF};

use super::chart::Use;
use super::lettrage::{Lettrage, is_advance, outside};

/// One line of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The account.
    pub of: Use,
    /// Whose, on a customer's account.
    pub customer: Option<u32>,
    /// Minor units: debit above zero, credit below.
    pub amount: i64,
    /// The code of its group, and the day it was given.
    pub lettrage: Option<(String, Day)>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its journal.
    pub journal: Use,
    /// Its day.
    pub day: Day,
    /// What it is booked from: the invoice's number, the payment's reference.
    pub piece: String,
    /// What it says.
    pub label: String,
    /// Debits and credits, as much of one as of the other.
    pub lines: Vec<Line>,
}

/// The entries of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journals {
    /// By day, sales first.
    pub entries: Vec<Entry>,
    /// What is in another currency, or was exchanged on the way, and stands in no entry.
    pub left_out: u32,
}

/// The codes of a payment on the accounts that it settles on, or of a receivable.
type Codes = HashMap<(u32, u32), (String, Day)>;

/// The entries in one currency from one day to another, both included.
pub fn journals(book: &Book, currency: Currency, from: Day, to: Day) -> Journals {
    let mut making = Making::new(book, currency);
    making.sales();
    making.settled_outside();
    making.payments();
    making.bank();
    let Making { mut made, .. } = making;
    made.entries.retain(|entry| {
        (from..=to).contains(&entry.day) && entry.lines.iter().any(|line| line.amount != 0)
    });
    for entry in &mut made.entries {
        entry.lines.retain(|line| line.amount != 0);
    }
    made.entries.arrange_by(|one, other| {
        (one.day, one.journal, &one.piece).cmp(&(other.day, other.journal, &other.piece))
    });
    made
}

/// Lines of our bank that settle invoices of another currency than the account's: the bank exchanged them, and an entry has
/// one currency, so that they stand in no journal.
pub fn exchanged(book: &Book) -> impl Iterator<Item = u32> {
    let bank = &book.payments.bank;
    (0..bank.len() as u32).filter(|line| {
        let own = bank.account_of(*line).currency;
        let parts = bank.intent(*line).map(|intent| &intent.parts);
        parts.into_iter().flatten().any(|part| part.currency != own)
    })
}

struct Making<'a> {
    book: &'a Book,
    currency: Currency,
    made: Journals,
    receivable_codes: Codes,
    payment_codes: Codes,
    /// What each payment settles, by account.
    settled: HashMap<u32, BTreeMap<u32, i64>>,
}

impl<'a> Making<'a> {
    fn new(book: &'a Book, currency: Currency) -> Making<'a> {
        let lettrage = Lettrage::new(book);
        let (mut receivable_codes, mut payment_codes) = (Codes::new(), Codes::new());
        let mut settled: HashMap<u32, BTreeMap<u32, i64>> = HashMap::new();
        for position in 0..book.customers.positions() as u32 {
            if book.customers.currency_of(position) != currency {
                continue;
            }
            for group in lettrage.groups(position) {
                let code = (group.code(), group.on);
                for receivable in group.receivables {
                    receivable_codes.insert((receivable, position), code.clone());
                }
                for payment in group.payments {
                    payment_codes.insert((payment, position), code.clone());
                }
            }
            for receivable in book.invoices.of_position(position) {
                for row in book.payments.rows.of(receivable) {
                    *settled.entry(row.payment).or_default().entry(position).or_default() +=
                        row.amount;
                }
            }
        }
        Making {
            book,
            currency,
            made: Journals::default(),
            receivable_codes,
            payment_codes,
            settled,
        }
    }

    fn entry(&mut self, journal: Use, day: Day, piece: &str, label: &str, lines: Vec<Line>) {
        let piece = if piece.is_empty() { label } else { piece };
        self.made.entries.push(Entry {
            journal,
            day,
            piece: piece.to_owned(),
            label: if label.is_empty() { piece.to_owned() } else { label.to_owned() },
            lines,
        });
    }

    fn customer_line(&self, position: u32, amount: i64, code: Option<&(String, Day)>) -> Line {
        let customer = Some(self.book.customers.customer_of(position));
        Line { of: Use::Customers, customer, amount, lettrage: code.cloned() }
    }

    /// Invoices and credit notes: instalments of one number are one entry.
    fn sales(&mut self) {
        let (book, invoices) = (self.book, &self.book.invoices);
        let mut documents: BTreeMap<(i32, u32, &str, Kind), Vec<u32>> = BTreeMap::new();
        for receivable in 0..invoices.len() as u32 {
            let at = receivable as usize;
            if book.customers.currency_of(invoices.position[at]) != self.currency {
                self.made.left_out += 1;
                continue;
            }
            let (customer, number) = (invoices.customer[at], invoices.number.get(at));
            let key = (invoices.issued[at], customer, number, invoices.kind[at]);
            documents.entry(key).or_default().push(receivable);
        }
        for ((issued, customer, number, kind), receivables) in documents {
            let mut lines = Vec::with_capacity(receivables.len() + 2);
            let (mut gross, mut vat) = (0, 0);
            for receivable in &receivables {
                let at = *receivable as usize;
                gross += invoices.gross[at];
                vat += invoices.vat[at];
                let position = invoices.position[at];
                let code = self.receivable_codes.get(&(*receivable, position));
                lines.push(self.customer_line(position, invoices.gross[at], code));
            }
            let plain = |of: Use, amount: i64| Line { of, customer: None, amount, lettrage: None };
            let carried = matches!(kind, Kind::Opening | Kind::Credit);
            let journal = if carried {
                lines.push(plain(Use::Opening, -gross));
                Use::OpeningJournal
            } else {
                let advances = self.advances(customer, number, gross - vat);
                let sold = gross - vat - advances;
                lines.push(plain(Use::Sales, -sold));
                let customer = Some(customer);
                let of = Use::Advances;
                lines.push(Line { of, customer, amount: -advances, lettrage: None });
                lines.push(plain(Use::Vat, -vat));
                Use::SalesJournal
            };
            let label = book.customers.name(customer);
            self.entry(journal, Day::new(issued), number, label, lines);
        }
    }

    /// What of a document's net is no sale, in minor units: of a deposit invoice, or the credit note of one, all of it; of
    /// a final invoice the deposits that it takes back, below zero; of the credit note of a final invoice what comes back
    /// to them.
    fn advances(&self, customer: u32, number: &str, net: i64) -> i64 {
        let (account, issuing) =
            (self.book.customers.account(customer), &self.book.invoices.issuing);
        let Some(document) = issuing.document(account, number) else { return 0 };
        let deposit = |number: &String| {
            let document = issuing.document(account, number)?;
            (document.issued.type_code == "386").then_some(&document.issued)
        };
        let issued = &document.issued;
        let credits = issued.type_code == "381" && !issued.preceding.is_empty();
        if issued.type_code == "386"
            || credits && issued.preceding.iter().all(|named| deposit(named).is_some())
        {
            return net;
        }
        let deducted = issued.deducts.iter().filter_map(deposit);
        let taken = |issued: &Issued| -> i64 {
            issued.dues.iter().map(|due| due.gross.get() - due.vat.get()).sum()
        };
        let taken = deducted.map(taken).sum::<i64>();
        if issued.type_code == "381" { taken } else { -taken }
    }

    /// What the accounting program says is settled, and no payment known here says how.
    fn settled_outside(&mut self) {
        let (book, invoices) = (self.book, &self.book.invoices);
        for receivable in 0..invoices.len() as u32 {
            let (at, amount) = (receivable as usize, outside(book, receivable));
            let position = invoices.position[at];
            if amount == 0 || book.customers.currency_of(position) != self.currency {
                continue;
            }
            let said =
                invoices.statement_at(receivable, i32::MAX).map_or(i32::MIN, |said| said.day);
            let day = Day::new(said.max(invoices.issued[at]));
            let code = self.receivable_codes.get(&(receivable, position));
            let lines = vec![
                self.customer_line(position, -amount, code),
                Line { of: Use::Suspense, customer: None, amount, lettrage: None },
            ];
            let label = book.customers.name(invoices.customer[at]).to_owned();
            self.entry(Use::OtherJournal, day, invoices.number.get(at), &label, lines);
        }
    }

    /// What a payment takes off customers' accounts: one line per account, what it settles there and what it leaves there.
    fn off_accounts(&self, payment: u32, lines: &mut Vec<Line>) {
        let (book, at) = (self.book, payment as usize);
        let own = book.payments.position[at];
        let mut by_position = self.settled.get(&payment).cloned().unwrap_or_default();
        let rest = book.payments.rest[at];
        let advance = is_advance(book, payment);
        if rest != 0 && !advance {
            *by_position.entry(own).or_default() += rest;
        }
        for (position, amount) in by_position {
            let code = self.payment_codes.get(&(payment, position));
            lines.push(self.customer_line(position, -amount, code));
        }
        if rest != 0 && advance {
            let customer = Some(book.customers.customer_of(own));
            lines.push(Line { of: Use::Advances, customer, amount: -rest, lettrage: None });
        }
    }

    /// Payments that a file or a person named.
    fn payments(&mut self) {
        let (book, payments) = (self.book, &self.book.payments);
        for payment in 0..payments.len() as u32 {
            let at = payment as usize;
            if payments.line_of(payment).is_some() || payments.role(payment) == Role::Void {
                continue;
            }
            if book.customers.currency_of(payments.position[at]) != self.currency {
                self.made.left_out += 1;
                continue;
            }
            let means = payments.means.get(payment);
            let (journal, against) = match means {
                WRITTEN_OFF => (Use::OtherJournal, Use::BadDebt),
                TRANSFERRED | SET_OFF => (Use::OtherJournal, Use::Suspense),
                _ => (Use::BankJournal, Use::Bank),
            };
            let amount = payments.amount[at];
            let mut lines = vec![Line { of: against, customer: None, amount, lettrage: None }];
            self.off_accounts(payment, &mut lines);
            let name = book.customers.name(book.customers.customer_of(payments.position[at]));
            let label = match payments.label.get(at) {
                "" if means.is_empty() => name.to_owned(),
                "" => format!("{means} {name}"),
                label => label.to_owned(),
            };
            self.entry(
                journal,
                payments.day_of(payment),
                payments.reference.get(at),
                &label,
                lines,
            );
        }
    }

    /// Lines of our bank: one entry each.
    fn bank(&mut self) {
        let (book, bank) = (self.book, &self.book.payments.bank);
        for line in 0..bank.len() as u32 {
            let at = line as usize;
            let amount = bank.amount[at];
            let intent = bank.intent(line);
            let exchanged = intent.is_some_and(|intent| {
                intent.parts.iter().any(|part| part.currency != self.currency)
            });
            if bank.account_of(line).currency != self.currency || exchanged {
                self.made.left_out += 1;
                continue;
            }
            let plain = |of: Use, amount: i64| Line { of, customer: None, amount, lettrage: None };
            let mut lines = vec![plain(Use::Bank, amount)];
            for payment in bank.payments_of(line) {
                self.off_accounts(payment, &mut lines);
                let role = book.payments.role(payment);
                let given_up = book.payments.amount[payment as usize];
                match role.reason() {
                    Some(Reason::Discount) => lines.push(plain(Use::Discount, given_up)),
                    Some(Reason::BankFee) => lines.push(plain(Use::Charges, given_up)),
                    Some(Reason::FactorFee) => lines.push(plain(Use::Factor, given_up)),
                    Some(_) => lines.push(plain(Use::Loss, given_up)),
                    None => (),
                }
            }
            for beside in intent.iter().flat_map(|intent| &intent.beside) {
                lines.push(plain(of_beside(beside.kind), -beside.amount.get()));
            }
            // What nobody explained, so that the entry balances whatever was decided.
            let rest: i64 = lines.iter().map(|line| line.amount).sum();
            lines.push(plain(Use::Suspense, -rest));
            let label = bank.label.get(at).to_owned();
            let day = Day::new(bank.booked[at]);
            self.entry(Use::BankJournal, day, bank.reference.get(at), &label, lines);
        }
    }
}

fn of_beside(kind: BesideKind) -> Use {
    match kind {
        BesideKind::Charge => Use::Charges,
        BesideKind::Internal => Use::Internal,
        BesideKind::Supplier => Use::Suppliers,
        BesideKind::Payroll => Use::Payroll,
        BesideKind::Tax => Use::Tax,
        BesideKind::Loan => Use::Loan,
        BesideKind::Rounding => Use::Gain,
        BesideKind::Other => Use::Suspense,
    }
}
