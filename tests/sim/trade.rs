//! What a firm does at random, and what must be owed in the end, by a model that only adds.

use std::collections::{BTreeMap, BTreeSet};

use encours::base::{Amount, Currency, Day, Hash, Texts};
use encours::book::{Book, Event};
use encours::journal::EntryId;
use encours::rooms::{exchange, invoices, payments};

use crate::random::Random;

const ACCOUNTS: [&str; 3] = ["411DUPONT", "411MARTIN", "411ZOÉ"];

/// A fact, by its natural key: whoever records it, on whichever device, records the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A receivable: account, number.
    Invoice(usize, u64),
    /// A payment: account, reference.
    Payment(usize, u64),
}

impl Fact {
    /// Minor units: what it adds to what is owed.
    fn amount(self) -> i64 {
        match self {
            // Every ninth is a credit note.
            Fact::Invoice(account, number) if number % 9 == 8 => -(100 + 7 * account as i64),
            Fact::Invoice(account, number) => 1_000 + 100 * account as i64 + 13 * number as i64,
            Fact::Payment(account, reference) => 700 + 50 * account as i64 + 211 * reference as i64,
        }
    }

    /// Every fourth is in dollars.
    fn currency(self) -> Currency {
        let (Fact::Invoice(_, number) | Fact::Payment(_, number)) = self;
        if number % 4 == 3 { "USD".parse().expect("a code") } else { Currency::EUR }
    }
}

/// What one entry brought, for the model.
#[derive(Clone, Debug)]
pub enum Deed {
    Facts(Vec<Fact>),
    Allocation,
    Withdrawal { of: EntryId, restored: bool },
}

/// Something to do on this book; `acts` are the entries known here that can be taken back.
pub fn deed(random: &mut Random, book: &Book, acts: &[EntryId]) -> (Deed, Event) {
    match random.below(10) {
        0..4 => {
            // Now and then a file large enough to have its rows beside the entry.
            let (count, numbers) =
                if random.below(300) == 0 { (500, 300) } else { (1 + random.below(3), 12) };
            let fact = |_| Fact::Invoice(random.place(3), random.below(numbers));
            let facts: BTreeSet<Fact> = (0..count).map(fact).collect();
            let facts: Vec<Fact> = facts.into_iter().collect();
            (Deed::Facts(facts.clone()), Event::Invoices(invoiced(&facts)))
        }
        4..7 => {
            let (count, numbers) =
                if random.below(300) == 0 { (500, 300) } else { (1 + random.below(2), 8) };
            let fact = |_| Fact::Payment(random.place(3), random.below(numbers));
            let facts: BTreeSet<Fact> = (0..count).map(fact).collect();
            let facts: Vec<Fact> = facts.into_iter().collect();
            (Deed::Facts(facts.clone()), Event::Payments(paid(&facts)))
        }
        7 if !acts.is_empty() => {
            let of = acts[random.place(acts.len())];
            let restored = random.chance(40);
            let event = exchange::Event::ImportWithdrawn { entry: of, restored };
            (Deed::Withdrawal { of, restored }, Event::Exchange(event))
        }
        _ if !book.payments.is_empty() => {
            let row = random.place(book.payments.len()) as u32;
            let payment = book.payments.id(&book.customers, row);
            let mut lines = BTreeMap::new();
            for _ in 0..random.below(4) {
                if book.invoices.is_empty() {
                    break;
                }
                let row = random.place(book.invoices.len()) as u32;
                let asked = Amount::new(50 * (random.below(40) as i64 - 6));
                lines.insert(book.invoices.id(&book.customers, row), asked);
            }
            let heads =
                book.payments.decision(&payment).into_iter().flat_map(|known| known.heads());
            // Now and then somebody decides without looking.
            let replaces = if random.chance(85) { heads.collect() } else { vec![] };
            let event = payments::Event::AllocationSet { payment, lines, replaces };
            (Deed::Allocation, Event::Payments(event))
        }
        _ => {
            let facts = vec![Fact::Invoice(0, random.below(12))];
            (Deed::Facts(facts.clone()), Event::Invoices(invoiced(&facts)))
        }
    }
}

/// What must be owed per currency: the facts that stand, each once; allocations move nothing.
pub fn owed<'a>(
    deeds: impl Iterator<Item = (EntryId, &'a Deed)> + Clone,
) -> BTreeMap<Currency, i64> {
    let mut withdrawn = BTreeMap::new();
    for (_, deed) in deeds.clone() {
        if let Deed::Withdrawal { of, restored } = deed {
            withdrawn.insert(*of, !*restored);
        }
    }
    let mut facts = BTreeSet::new();
    for (id, deed) in deeds {
        if let Deed::Facts(brought) = deed
            && !withdrawn.get(&id).copied().unwrap_or(false)
        {
            facts.extend(brought.iter().copied());
        }
    }
    let mut owed = BTreeMap::new();
    for fact in facts {
        let sign = if matches!(fact, Fact::Payment(..)) { -1 } else { 1 };
        *owed.entry(fact.currency()).or_default() += sign * fact.amount();
    }
    owed
}

fn accounts() -> Texts {
    let mut accounts = Texts::default();
    ACCOUNTS.iter().for_each(|account| accounts.push(account));
    accounts
}

fn invoiced(facts: &[Fact]) -> invoices::Event {
    let mut batch = invoices::InvoiceBatch {
        source: Hash::of(format!("{facts:?}").as_bytes()),
        accounts: accounts(),
        stated_on: Day::new(20_500),
        ..invoices::InvoiceBatch::default()
    };
    for (line, fact) in (2..).zip(facts) {
        let Fact::Invoice(account, number) = *fact else { continue };
        let credit = fact.amount() < 0;
        batch.account.push(account as u32);
        batch.number.push(&format!("FA{number}"));
        batch.rank.push(0);
        batch.kind.push(if credit { invoices::Kind::CreditNote } else { invoices::Kind::Invoice });
        batch.issued.push(Day::new(20_000 + number as i32));
        batch.due.push(Day::new(20_030 + number as i32));
        batch.currency.push(fact.currency());
        batch.gross.push(Amount::new(fact.amount()));
        batch.vat.push(Amount::ZERO);
        batch.disputed.push(false);
        batch.reference.push("");
        batch.label.push("");
        batch.stated_open.push(None);
        batch.line.push(line);
    }
    invoices::Event::InvoicesRecorded(batch)
}

fn paid(facts: &[Fact]) -> payments::Event {
    let mut batch = payments::PaymentBatch {
        source: Hash::of(format!("{facts:?}").as_bytes()),
        accounts: accounts(),
        ..payments::PaymentBatch::default()
    };
    for (line, fact) in (2..).zip(facts) {
        let Fact::Payment(account, reference) = *fact else { continue };
        batch.account.push(account as u32);
        batch.reference.push(&format!("VIR {reference}"));
        // Half of them name an invoice, which may exist or not.
        let named = if reference % 2 == 0 { format!("FA{}", reference + 4) } else { String::new() };
        batch.invoice.push(&named);
        batch.paid.push(Day::new(20_040 + reference as i32));
        batch.currency.push(fact.currency());
        batch.amount.push(Amount::new(fact.amount()));
        batch.means.push("");
        batch.label.push("");
        batch.rank.push(0);
        batch.line.push(line);
    }
    payments::Event::PaymentsRecorded(batch)
}
