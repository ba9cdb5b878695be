//! A file of accounting entries (FEC): what importing it would do. Invoices, credit notes, payments and lettrage come back
//! from the customers' accounts, and what is open then is their balance.
//!
//! Must hold: nothing is lost (what comes in and what is set aside add up to the accounts' balance); the same file twice
//! adds nothing; a payment that a bank's file told already is not told again. What a person decided stays: lettrage of
//! the file allocates only what nobody allocated.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::base::{Amount, Arrange, Currency, Day, Dictionary, Fault, Hash, Money};
use crate::book::{Book, Event};
use crate::formats::{LedgerFile, LedgerItem, LedgerKind};
use crate::rooms::customers::{self, CustomerBatch};
use crate::rooms::invoices::{self, InvoiceBatch, Kind};
use crate::rooms::payments::{self, PaymentBatch};

use super::known::Known;
use super::queries::{Content, Counts};
use super::read::Faults;
use super::terms::Terms;

/// Due so long after issue where no terms are known: the law's own term (Code de commerce, art. L441-10, I).
const LEGAL_DAYS: i32 = 30;
/// A payment that a bank told may have been booked so many days before or after.
const BOOKED_WITHIN: i32 = 5;

/// What importing a file of entries would do.
#[derive(Clone, Debug, Default)]
pub struct LedgerPlan {
    /// The facts, then the lettrage. Empty when nothing is new.
    pub events: Vec<Event>,
    /// The first five items: account, number, day, label, amount.
    pub rows: Vec<Vec<String>>,
    /// How many of what.
    pub counts: Counts,
    /// What would be open, and what of it is overdue.
    pub open: Vec<Money>,
    /// See `open`.
    pub overdue: Vec<Money>,
    /// What is wrong beside what the reader said.
    pub faults: Faults,
}

/// What an item became.
#[derive(Clone, Debug)]
enum Place {
    /// A receivable: its identifier, and what may be settled of it.
    Receivable(String, i64),
    /// A payment: its identifier, what may be allocated of it, its day.
    Payment(String, i64, Day),
    /// Nothing.
    Aside,
}

/// What importing a file of entries would do to this book.
pub fn plan(book: &Book, source: Hash, file: &LedgerFile, today: Day) -> LedgerPlan {
    let mut reading = Reading {
        book,
        file,
        plan: LedgerPlan::default(),
        accounts: Dictionary::default(),
        payers: Dictionary::default(),
        invoices: InvoiceBatch { source, ..InvoiceBatch::default() },
        payments: PaymentBatch { source, ..PaymentBatch::default() },
        taken: HashSet::new(),
        taken_payments: HashSet::new(),
        ranks: HashMap::new(),
        payment_ranks: HashMap::new(),
        no_terms: 0,
    };
    reading.run(today);
    let Reading { mut plan, accounts, payers, mut invoices, mut payments, no_terms, .. } = reading;
    if 0 < no_terms {
        let fault = Fault::new("fec-no-terms").with_value(&no_terms.to_string()).as_warning();
        plan.faults.push(fault);
    }
    invoices.accounts = accounts.texts().clone();
    payments.accounts = payers.texts().clone();
    let lettrage = std::mem::take(&mut plan.events);
    let batch = new_customers(book, file);
    if !batch.account.is_empty() {
        plan.events.push(Event::Customers(customers::Event::CustomersRecorded(batch)));
    }
    if !invoices.account.is_empty() {
        plan.events.push(Event::Invoices(invoices::Event::InvoicesRecorded(invoices)));
    }
    if !payments.account.is_empty() {
        plan.events.push(Event::Payments(payments::Event::PaymentsRecorded(payments)));
    }
    plan.events.extend(lettrage);
    plan
}

/// The customers that the book does not know.
fn new_customers(book: &Book, file: &LedgerFile) -> CustomerBatch {
    let mut batch = CustomerBatch::default();
    let unknown = file.customers.iter().filter(|customer| !book.has_customer(&customer.account));
    for customer in unknown {
        batch.account.push(&customer.account);
        batch.name.push(&customer.name);
        for empty in [
            &mut batch.registration,
            &mut batch.vat_number,
            &mut batch.segment,
            &mut batch.terms,
            &mut batch.assignee,
            &mut batch.city,
            &mut batch.country,
        ] {
            empty.push("");
        }
        batch.line.push(0);
    }
    batch
}

struct Reading<'a> {
    book: &'a Book,
    file: &'a LedgerFile,
    plan: LedgerPlan,
    accounts: Dictionary,
    payers: Dictionary,
    invoices: InvoiceBatch,
    payments: PaymentBatch,
    /// Receivables and payments of the book that an item was found to be.
    taken: HashSet<u32>,
    taken_payments: HashSet<u32>,
    /// The next rank of each account and number.
    ranks: HashMap<(u32, String), u16>,
    payment_ranks: HashMap<(u32, String, Day, i64), u16>,
    /// Invoices due by the law's term, for want of another.
    no_terms: u32,
}

impl Reading<'_> {
    fn run(&mut self, today: Day) {
        let file = self.file;
        let mut places = vec![Place::Aside; file.items.len()];
        // What is the same to the letter goes before what is only alike.
        for exact in [true, false] {
            for (item, place) in file.items.iter().zip(&mut places) {
                if matches!(place, Place::Aside) {
                    *place = self.item(item, exact);
                }
            }
        }
        let mut left: Vec<i64> = file.items.iter().map(cents).collect();
        let mut groups: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, item) in file.items.iter().enumerate() {
            if let Some(group) = item.group {
                groups.entry(group).or_default().push(at);
            }
        }
        let mut partial = 0_u32;
        for (group, items) in groups {
            let Some(of) = file.groups.get(group as usize) else { continue };
            if of.is_settled() || of.is_partial() {
                partial += u32::from(!of.is_settled());
                self.letter(&of.code, &items, &places, &mut left);
            }
        }
        if 0 < partial {
            let fault = Fault::new("fec-lettrage-partial").with_value(&partial.to_string());
            self.plan.faults.push(fault.as_warning());
        }
        self.sums(&left, today);
    }

    /// What an item is in the book, or becomes.
    fn item(&mut self, item: &LedgerItem, exact: bool) -> Place {
        let amount = cents(item);
        if exact {
            self.plan.counts.read += 1;
            let named = self.file.customers.get(item.customer as usize);
            if self.plan.rows.len() < 5
                && let Some(customer) = named
            {
                self.plan.rows.push(vec![
                    format!("{} {}", customer.account, customer.name),
                    item.piece.clone(),
                    item.date.map_or_else(String::new, |day| day.to_string()),
                    item.label.clone(),
                    item.amount.to_string(),
                ]);
            }
        }
        let (Some(customer), Some(booked)) =
            (self.file.customers.get(item.customer as usize), item.booked.or(item.date))
        else {
            if exact {
                self.plan.counts.faulty += 1;
                self.plan.faults.push(Fault::new("missing-date").at_line(item.place));
            }
            return Place::Aside;
        };
        if amount == 0 {
            self.plan.counts.set_aside += u32::from(exact);
            return Place::Aside;
        }
        let paid =
            matches!(item.kind, LedgerKind::Receipt | LedgerKind::WriteOff | LedgerKind::Other);
        if amount < 0 && paid {
            self.payment(item, &customer.account, booked, -amount, exact)
        } else {
            self.receivable(item, &customer.account, booked, amount, exact)
        }
    }

    fn receivable(
        &mut self,
        item: &LedgerItem,
        account: &str,
        booked: Day,
        gross: i64,
        exact: bool,
    ) -> Place {
        let book = self.book;
        let carried = item.kind == LedgerKind::Opening;
        let number = number(item);
        let issued = item.date.unwrap_or(booked);
        let customer = book.customers.find(account);
        let find = |rank: u16| book.invoices.find(customer?, &number, rank);
        let known: Vec<u32> = (0..=u16::MAX).map_while(find).collect();
        let free: Vec<u32> =
            known.iter().copied().filter(|row| !self.taken.contains(row)).collect();
        let same = |row: &&u32| {
            let at = **row as usize;
            book.invoices.gross[at] == gross && (!exact || book.invoices.issued[at] == issued.get())
        };
        if let Some(&row) = free.iter().find(same) {
            self.taken.insert(row);
            self.plan.counts.known += 1;
            return self.known_receivable(row);
        }
        if exact {
            return Place::Aside;
        }
        let of_day = free.iter().find(|row| book.invoices.issued[**row as usize] == issued.get());
        let lump = number == OPENING;
        let conflict = if carried && !lump { free.first() } else { of_day };
        if let Some(&row) = conflict {
            // Carried over is what was left of it; otherwise the book says another amount, and keeps to it.
            self.taken.insert(row);
            self.plan.counts.known += 1;
            if !carried {
                let said =
                    Money::new(Amount::new(book.invoices.gross[row as usize]), Currency::EUR);
                let value = format!(
                    "{number} ({} ≠ {})",
                    item.amount,
                    said.amount.to_decimal(Currency::EUR)
                );
                let fault = Fault::new("fec-differs").at_line(item.place).with_value(&value);
                self.plan.faults.push(fault.as_warning());
            }
            return self.known_receivable(row);
        }
        if lump && customer.is_some_and(|of| self.knows_before(of, booked)) {
            self.plan.counts.set_aside += 1;
            let fault = Fault::new("fec-opening-known").at_line(item.place);
            self.plan.faults.push(fault.with_value(account).as_warning());
            return Place::Aside;
        }
        let due = self.due(item, account, issued);
        let place = self.accounts.intern(account);
        let first = known.len() as u16;
        let next = self.ranks.entry((place, number.clone())).or_insert(first);
        let rank = *next;
        *next = next.saturating_add(1);
        let vat = Amount::from_decimal(item.vat, Currency::EUR).unwrap_or_default();
        let batch = &mut self.invoices;
        batch.account.push(place);
        batch.number.push(&number);
        batch.rank.push(rank);
        batch.kind.push(kind(item.kind, gross));
        batch.issued.push(issued);
        batch.due.push(due);
        batch.currency.push(Currency::EUR);
        batch.gross.push(Amount::new(gross));
        batch.vat.push(if (vat.get() < 0) == (gross < 0) { vat } else { Amount::ZERO });
        batch.disputed.push(false);
        batch.reference.push("");
        batch.label.push(&item.label);
        batch.stated_open.push(None);
        batch.stated_on = batch.stated_on.max(booked);
        batch.line.push(item.place);
        self.plan.counts.new += 1;
        Place::Receivable(format!("{rank}.{}.{account}{number}", account.len()), gross)
    }

    fn known_receivable(&self, row: u32) -> Place {
        let book = self.book;
        Place::Receivable(book.invoices.id(&book.customers, row), book.invoices.open[row as usize])
    }

    /// Something of a customer is known that is older than what is carried over in one sum.
    fn knows_before(&self, customer: u32, day: Day) -> bool {
        let (customers, invoices) = (&self.book.customers, &self.book.invoices);
        let Some(position) = customers.find_position(customer, Currency::EUR) else { return false };
        let mut rows = invoices.of_position(position).map(|row| row as usize);
        rows.any(|row| invoices.issued[row] < day.get() && invoices.kind[row] != Kind::Opening)
    }

    fn due(&mut self, item: &LedgerItem, account: &str, issued: Day) -> Day {
        if item.kind != LedgerKind::Invoice {
            return issued;
        }
        match self.terms(account) {
            Some(terms) => terms.due(issued),
            None => {
                self.no_terms += 1;
                issued.plus(LEGAL_DAYS)
            }
        }
    }

    /// The terms of an account, else those that our firm gives everybody.
    fn terms(&self, account: &str) -> Option<Terms> {
        let ours = || Terms::parse(&self.book.invoices.issuer()?.firm.terms);
        Terms::parse(self.book.terms(account)).or_else(ours)
    }

    fn payment(
        &mut self,
        item: &LedgerItem,
        account: &str,
        paid: Day,
        amount: i64,
        exact: bool,
    ) -> Place {
        let book = self.book;
        let means = match item.kind {
            LedgerKind::WriteOff => payments::WRITTEN_OFF,
            LedgerKind::Other => payments::TRANSFERRED,
            _ => "",
        };
        let reference = if item.piece.is_empty() { &item.entry } else { &item.piece };
        if !exact && let Some(row) = self.told_by_bank(account, paid, amount) {
            self.taken_payments.insert(row);
            self.plan.counts.known += 1;
            return self.known_payment(row);
        }
        let key = (item.customer, reference.clone(), paid, amount);
        let rank = self.payment_ranks.get(&key).copied().unwrap_or(0);
        let id = payment_id(paid, amount, rank, account, reference);
        if exact {
            let Some(row) = book.payments.find_id(&book.customers, &id) else {
                return Place::Aside;
            };
            self.payment_ranks.insert(key, rank + 1);
            self.taken_payments.insert(row);
            self.plan.counts.known += 1;
            return self.known_payment(row);
        }
        self.payment_ranks.insert(key, rank.saturating_add(1));
        let one = One { account, reference, paid, amount, means, label: &item.label, rank };
        self.push_payment(&one, item.place);
        self.plan.counts.new += 1;
        Place::Payment(id, amount, paid)
    }

    fn known_payment(&self, row: u32) -> Place {
        let payments = &self.book.payments;
        let at = row as usize;
        let id = payments.id(&self.book.customers, row);
        // What somebody allocated, wholly or in part, is left as it is.
        let untouched =
            payments.rest[at] == payments.amount[at] && payments.decision(&id).is_none();
        let free = if untouched && payments.line_of(row).is_none() { payments.rest[at] } else { 0 };
        Place::Payment(id, free, payments.day_of(row))
    }

    /// A payment of that customer and amount, about that day, which did not come from a file of entries.
    fn told_by_bank(&self, account: &str, paid: Day, amount: i64) -> Option<u32> {
        let book = self.book;
        let customer = book.customers.find(account)?;
        let position = book.customers.find_position(customer, Currency::EUR)?;
        let payments = &book.payments;
        let mut found: Vec<(i32, u32)> = payments
            .of_position(position)
            .filter(|row| payments.is_money(*row) && !self.taken_payments.contains(row))
            .filter(|row| payments.amount[*row as usize] == amount)
            .map(|row| ((payments.paid[row as usize] - paid.get()).abs(), row))
            .filter(|(apart, row)| *apart <= BOOKED_WITHIN && !self.of_ledger(*row))
            .collect();
        found.sort_unstable();
        found.first().map(|(_, row)| *row)
    }

    fn of_ledger(&self, payment: u32) -> bool {
        let origin = self.book.payments.origin(payment);
        origin.is_some_and(|(source, _)| {
            let imports = self.book.exchange.all();
            let of = imports.iter().find(|import| import.source == source);
            of.is_some_and(|import| import.content == Content::Ledger)
        })
    }

    fn push_payment(&mut self, one: &One<'_>, line: u32) {
        let place = self.payers.intern(one.account);
        let batch = &mut self.payments;
        batch.account.push(place);
        batch.reference.push(one.reference);
        batch.invoice.push("");
        batch.paid.push(one.paid);
        batch.currency.push(Currency::EUR);
        batch.amount.push(Amount::new(one.amount));
        batch.means.push(one.means);
        batch.label.push(one.label);
        batch.rank.push(one.rank);
        batch.line.push(line);
    }

    /// One group of lettrage ([`super::compare`] follows the same order): its credit notes give room to its first payment, its payments settle its invoices in order
    /// of day. Without any payment, a payment of nothing sets its credit notes off against its invoices.
    fn letter(&mut self, code: &str, items: &[usize], places: &[Place], left: &mut [i64]) {
        let file = self.file;
        let mut owed: Vec<(usize, &str, i64)> = Vec::new();
        let mut credits: Vec<(usize, &str, i64)> = Vec::new();
        let mut paid: Vec<(usize, &str, i64, Day)> = Vec::new();
        for &at in items {
            match &places[at] {
                Place::Receivable(id, open) if 0 < *open => owed.push((at, id, *open)),
                Place::Receivable(id, open) if *open < 0 => credits.push((at, id, -*open)),
                Place::Payment(id, free, day) if 0 < *free => paid.push((at, id, *free, *day)),
                _ => (),
            }
        }
        owed.arrange_by_key(|(at, ..)| (file.items[*at].booked, *at));
        credits.arrange_by_key(|(at, ..)| (file.items[*at].booked, *at));
        paid.arrange_by_key(|(at, _, _, day)| (*day, *at));
        if owed.is_empty() {
            return;
        }
        let compensation = paid.is_empty();
        if compensation {
            if credits.is_empty() {
                return;
            }
            let of = items.iter().map(|at| &file.items[*at]);
            let Some(day) = of.filter_map(|item| item.booked.or(item.date)).max() else { return };
            let Some(customer) = file.customers.get(file.items[items[0]].customer as usize) else {
                return;
            };
            let id = payment_id(day, 0, 0, &customer.account, code);
            if self.book.payments.find_id(&self.book.customers, &id).is_some() {
                return;
            }
            let (account, means) = (customer.account.as_str(), payments::SET_OFF);
            let one =
                One { account, reference: code, paid: day, amount: 0, means, label: "", rank: 0 };
            self.push_payment(&one, file.items[items[0]].place);
            return self.settle(&mut owed, &credits, &[(usize::MAX, &id, 0, day)], left);
        }
        self.settle(&mut owed, &credits, &paid, left);
    }

    fn settle(
        &mut self,
        owed: &mut [(usize, &str, i64)],
        credits: &[(usize, &str, i64)],
        paid: &[(usize, &str, i64, Day)],
        left: &mut [i64],
    ) {
        let mut wanted: i64 = owed.iter().map(|(_, _, open)| *open).sum();
        for (place, (at, id, amount, _)) in paid.iter().enumerate() {
            let mut lines: payments::Lines = BTreeMap::new();
            let mut room = *amount;
            if place == 0 {
                for (credit, id, open) in credits {
                    let taken = (*open).min(wanted - room + amount);
                    if 0 < taken {
                        lines.insert((*id).to_owned(), Amount::new(-taken));
                        left[*credit] += taken;
                        room += taken;
                    }
                }
            }
            for (of, id, open) in owed.iter_mut() {
                let taken = room.min(*open);
                if taken <= 0 {
                    continue;
                }
                lines.insert((*id).to_owned(), Amount::new(taken));
                left[*of] -= taken;
                (room, *open, wanted) = (room - taken, *open - taken, wanted - taken);
            }
            if let Some(own) = left.get_mut(*at) {
                *own = -room;
            }
            if !lines.is_empty() {
                let set = payments::Event::AllocationSet {
                    payment: (*id).to_owned(),
                    lines,
                    replaces: Vec::new(),
                };
                self.plan.events.push(Event::Payments(set));
            }
        }
    }

    /// What the file leaves open, and the overdue part of its invoices.
    fn sums(&mut self, left: &[i64], today: Day) {
        let open: i64 = left.iter().sum();
        let mut overdue = 0;
        for (item, left) in self.file.items.iter().zip(left) {
            let issued = item.date.or(item.booked).unwrap_or(today);
            let customer = self.file.customers.get(item.customer as usize);
            let account = customer.map_or("", |customer| customer.account.as_str());
            let due =
                self.terms(account).map_or(issued.plus(LEGAL_DAYS), |terms| terms.due(issued));
            if 0 < *left && due < today {
                overdue += left;
            }
        }
        let money = |units: i64| vec![Money::new(Amount::new(units), Currency::EUR)];
        if !left.is_empty() {
            (self.plan.open, self.plan.overdue) = (money(open), money(overdue));
        }
    }
}

/// A payment to be recorded.
struct One<'a> {
    account: &'a str,
    reference: &'a str,
    paid: Day,
    amount: i64,
    means: &'a str,
    label: &'a str,
    rank: u16,
}

/// In minor units; zero beyond what an amount holds.
fn cents(item: &LedgerItem) -> i64 {
    Amount::from_decimal(item.amount, Currency::EUR).map_or(0, Amount::get)
}

/// See [`payments::State::id`].
fn payment_id(paid: Day, amount: i64, rank: u16, account: &str, reference: &str) -> String {
    let lengths = format!("{}.{}", account.len(), reference.len());
    format!("{paid}.{}.{amount}.{rank}.{lengths}.{account}{reference}", Currency::EUR)
}

/// The number of what was carried over in one sum.
const OPENING: &str = "RAN";

/// The number of an item that is owed: of its piece, else of its entry.
fn number(item: &LedgerItem) -> String {
    let piece = item.piece.trim();
    let lost = piece.is_empty()
        || ["RAN", "AN", "A NOUVEAU", "-"].iter().any(|word| piece.eq_ignore_ascii_case(word));
    match (lost, item.kind) {
        (false, _) => piece.to_owned(),
        (true, LedgerKind::Opening) => OPENING.to_owned(),
        (true, _) if !item.entry.is_empty() => item.entry.clone(),
        (true, _) => item.label.clone(),
    }
}

fn kind(kind: LedgerKind, gross: i64) -> Kind {
    match kind {
        LedgerKind::Invoice => Kind::Invoice,
        LedgerKind::CreditNote => Kind::CreditNote,
        _ if gross < 0 => Kind::Credit,
        _ => Kind::Opening,
    }
}
