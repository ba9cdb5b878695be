//! One customer whole: position, items, story.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Amount, Arrange, Day, Hash, Money};
use crate::book::Book;
use crate::journal::Stamp;
use crate::rooms::insight::{dashboard, kpi};
use crate::rooms::invoices::rows::{self, open_at};
use crate::rooms::invoices::whole::settlements;
use crate::rooms::invoices::{self, Kind};
use crate::rooms::payments;
use crate::rooms::pieces;

use super::list::{Owed, owed};
use super::queries::{CustomerQuery, CustomerView, Position, StoryKind, StoryLine};

/// The most items, payments and lines that a page gets.
const OPEN_ITEMS: usize = 500;
const CLOSED_ITEMS: usize = 100;
const STORY: u32 = 500;

impl CustomerQuery {
    /// The customer; `None` where no such account is known.
    pub fn run(&self, book: &Book, today: Day) -> Option<CustomerView> {
        let day = self.as_of.unwrap_or(today);
        let customers = &book.customers;
        let customer = customers.find(&self.account)?;
        let owed = owed(book, day);
        let mut positions: Vec<u32> = customers.positions_of(customer).collect();
        positions.arrange_by_key(|position| Reverse(owed[*position as usize].open.unsigned_abs()));
        let receivables: Vec<u32> = positions
            .iter()
            .flat_map(|position| book.invoices.of_position(*position))
            .filter(|receivable| book.invoices.issued[*receivable as usize] <= day.get())
            .collect();
        let (mut open, mut closed): (Vec<u32>, Vec<u32>) =
            receivables.iter().partition(|receivable| open_at(book, **receivable, day) != 0);
        open.arrange_by_key(|receivable| (book.invoices.due[*receivable as usize], *receivable));
        closed.arrange_by_key(|receivable| {
            Reverse((rows::settled_on(book, *receivable, day), *receivable))
        });
        let mut paid: Vec<u32> = positions
            .iter()
            .flat_map(|position| book.payments.of_position(*position))
            .filter(|payment| book.payments.paid[*payment as usize] <= day.get())
            .collect();
        paid.arrange_by_key(|payment| Reverse((book.payments.paid[*payment as usize], *payment)));
        let habits = habits(book, &receivables, day);
        let row = |receivable: &u32| rows::row(book, *receivable, day);
        let mut story = story(book, &receivables, &paid, day);
        let story_total = story.len() as u32;
        story.truncate(if self.story == 0 { STORY } else { self.story } as usize);
        let (previous, next) = neighbours(book, &owed, customer);
        Some(CustomerView {
            bank_known_until: book.payments.known_until(),
            account: customers.account(customer).to_owned(),
            name: customers.name(customer).to_owned(),
            registration: customers.registration.get(customer).to_owned(),
            vat_number: customers.vat_number.get(customer).to_owned(),
            segment: customers.segment(customer).to_owned(),
            terms: customers.terms.get(customer).to_owned(),
            assignee: customers.assignee.get(customer).to_owned(),
            city: customers.city.get(customer).to_owned(),
            country: customers.country.get(customer).to_owned(),
            positions: positions
                .iter()
                .map(|at| position(book, &owed, *at, &open, &paid, day))
                .collect(),
            open_items: open.iter().take(OPEN_ITEMS).map(row).collect(),
            closed_items: closed.iter().take(CLOSED_ITEMS).map(row).collect(),
            payments: paid
                .iter()
                .take(CLOSED_ITEMS)
                .map(|payment| payments::rows::row(book, *payment))
                .collect(),
            story,
            pieces: pieces::lines(book, &self.account, ""),
            story_total,
            previous,
            next,
            average_days_late: habits.late,
            average_days_to_pay: habits.to_pay,
            paid_count: habits.count,
        })
    }
}

fn position(
    book: &Book,
    owed: &[Owed],
    position: u32,
    open: &[u32],
    paid: &[u32],
    day: Day,
) -> Position {
    let currency = book.customers.currency_of(position);
    let money = |amount: i64| Money::new(Amount::new(amount), currency);
    let bounds = book.insight.bounds();
    let mut ageing = vec![0_i64; bounds.len() + 2];
    let (mut invoices, mut credits) = (0_i64, 0_i64);
    for &receivable in open.iter().filter(|at| book.invoices.position[**at as usize] == position) {
        let amount = open_at(book, receivable, day);
        let side = if amount < 0 { &mut credits } else { &mut invoices };
        *side = side.saturating_add(amount);
        if amount < 0 {
            continue;
        }
        let late = day.get() - book.invoices.due[receivable as usize];
        let column = if late <= 0 {
            0
        } else {
            1 + bounds.partition_point(|bound| i64::from(*bound) < i64::from(late))
        };
        ageing[column] = ageing[column].saturating_add(amount);
    }
    let unallocated: i64 = paid
        .iter()
        .filter(|payment| book.payments.position[**payment as usize] == position)
        .map(|payment| book.payments.rest[*payment as usize])
        .sum();
    let of = owed[position as usize];
    let whole: i64 = (0..)
        .zip(owed)
        .filter(|(other, _)| book.customers.currency_of(*other) == currency)
        .map(|(_, owed)| owed.open)
        .sum();
    Position {
        balance: money(of.open.saturating_sub(unallocated)),
        invoices: money(invoices),
        overdue: money(of.overdue),
        credits: money(credits),
        unallocated: money(unallocated),
        ageing: ageing.into_iter().map(money).collect(),
        share: dashboard::share(of.open, whole),
    }
}

/// How a customer pays.
struct Habits {
    late: Option<String>,
    to_pay: Option<String>,
    count: u32,
}

/// Over every allocation to an invoice until a day, weighted by amount.
fn habits(book: &Book, receivables: &[u32], day: Day) -> Habits {
    let (mut late, mut to_pay, mut whole) = (0_i128, 0_i128, 0_i128);
    let mut count = 0;
    for &receivable in receivables {
        let at = receivable as usize;
        if book.invoices.gross[at] <= 0 {
            continue;
        }
        let before = whole;
        for row in book.payments.rows.of(receivable).filter(|row| row.day <= day.get()) {
            late += i128::from(row.amount) * i128::from(row.day - book.invoices.due[at]);
            to_pay += i128::from(row.amount) * i128::from(row.day - book.invoices.issued[at]);
            whole += i128::from(row.amount);
        }
        count += u32::from(before != whole);
    }
    let average = |sum: i128| kpi::weighted_days_of_sums(sum, whole).map(kpi::one_decimal);
    Habits { late: average(late), to_pay: average(to_pay), count }
}

/// What happened, latest first.
fn story(book: &Book, receivables: &[u32], paid: &[u32], day: Day) -> Vec<StoryLine> {
    let mut lines = Vec::new();
    for &receivable in receivables {
        let at = receivable as usize;
        let currency = book.customers.currency_of(book.invoices.position[at]);
        let money = |amount: i64| Some(Money::new(Amount::new(amount), currency));
        let line = |when: Day, kind: StoryKind, amount: Option<Money>| StoryLine {
            day: when,
            kind,
            subject: book.invoices.number.get(at).to_owned(),
            amount,
            invoice: Some(book.invoices.id(&book.customers, receivable)),
            ..StoryLine::default()
        };
        let credit = matches!(book.invoices.kind[at], Kind::CreditNote | Kind::Credit);
        let issued = if credit { StoryKind::Credited } else { StoryKind::Issued };
        lines.push(line(
            Day::new(book.invoices.issued[at]),
            issued,
            money(book.invoices.gross[at]),
        ));
        let due = Day::new(book.invoices.due[at]);
        let open = open_at(book, receivable, due);
        if !credit && due < day && 0 < open {
            lines.push(line(due, StoryKind::Due, money(open)));
        }
        if book.invoices.flags[at] & invoices::STATED != 0 {
            let said = settlements(book, receivable, day)
                .into_iter()
                .filter(|said| said.payment.is_none());
            lines.extend(said.map(|said| line(said.day, StoryKind::Stated, Some(said.amount))));
        }
    }
    for &payment in paid {
        let row = payments::rows::row(book, payment);
        lines.push(StoryLine {
            day: row.paid,
            kind: StoryKind::Paid,
            subject: row.reference,
            amount: Some(row.amount),
            ..StoryLine::default()
        });
    }
    lines.extend(recorded(book, receivables, paid));
    if let Some(first) = receivables.first() {
        let account = book.customers.account(book.invoices.customer[*first as usize]);
        lines.extend(said(book, account, receivables).into_iter().filter(|line| line.day <= day));
    }
    lines.arrange_by_key(|line| Reverse(line.day));
    lines
}

/// What was said to this customer about what is late, what it promised, what it disputes.
fn said(book: &Book, account: &str, receivables: &[u32]) -> Vec<StoryLine> {
    let dunning = &book.dunning;
    let names = |items: &mut dyn Iterator<Item = &String>| {
        let mut names: Vec<&str> = items
            .filter_map(|item| book.invoices.find_id(&book.customers, item))
            .map(|row| book.invoices.number.get(row as usize))
            .collect();
        let more = 3 < names.len();
        names.truncate(3);
        format!("{}{}", names.join(", "), if more { " …" } else { "" })
    };
    let mut lines: Vec<StoryLine> = dunning
        .reminders_of(account)
        .map(|reminder| {
            let outcome = dunning.outcome(&reminder.id);
            let asked = reminder.items.iter().map(|said| said.asked.amount.get()).sum();
            StoryLine {
                day: reminder.on,
                kind: match outcome.state.counts() {
                    true => StoryKind::Reminded,
                    false => StoryKind::NotReminded,
                },
                subject: names(&mut reminder.items.iter().map(|said| &said.item)),
                amount: (asked != 0).then(|| Money::new(Amount::new(asked), reminder.currency)),
                invoice: None,
                how: Some(reminder.action),
                note: outcome.note,
            }
        })
        .collect();
    for (_, promise) in dunning.promises().filter(|(_, promise)| promise.account == account) {
        let sum = promise.parts.iter().map(|part| part.amount.amount.get()).sum();
        lines.push(StoryLine {
            day: promise.made,
            kind: if promise.is_plan() { StoryKind::Planned } else { StoryKind::Promised },
            subject: names(&mut promise.items.iter()),
            amount: Some(Money::new(Amount::new(sum), promise.currency)),
            note: promise.note.clone(),
            ..StoryLine::default()
        });
    }
    for note in dunning.debit_notes().all().filter(|note| note.account == account) {
        lines.push(StoryLine {
            day: note.on,
            kind: StoryKind::DebitNoted,
            subject: note.number.clone(),
            amount: Some(note.total),
            ..StoryLine::default()
        });
    }
    lines.extend(dunning.notes_of(account).map(|note| StoryLine {
        day: note.on,
        kind: StoryKind::Noted,
        note: note.text.clone(),
        ..StoryLine::default()
    }));
    if dunning.disputes().next().is_some() {
        for receivable in receivables {
            let id = book.invoices.id(&book.customers, *receivable);
            let Some(dispute) = dunning.dispute(&id) else { continue };
            lines.push(StoryLine {
                day: dispute.opened,
                kind: StoryKind::Disputed,
                subject: book.invoices.number.get(*receivable as usize).to_owned(),
                amount: Some(dispute.amount),
                invoice: Some(id),
                note: dispute.reason.clone(),
                ..StoryLine::default()
            });
        }
    }
    lines
}

/// What was done here with this customer's items: files brought in, allocations decided, versions that disagree.
fn recorded(book: &Book, receivables: &[u32], paid: &[u32]) -> Vec<StoryLine> {
    let on = |stamp: Stamp| Day::new((stamp.millis / 86_400_000) as i32);
    let line = |day: Day, kind: StoryKind, subject: &str, invoice: Option<String>| StoryLine {
        day,
        kind,
        subject: subject.to_owned(),
        invoice,
        ..StoryLine::default()
    };
    let items = receivables.iter().filter_map(|receivable| book.invoices.origin(*receivable));
    let payments = paid.iter().filter_map(|payment| book.payments.origin(*payment));
    let sources: BTreeSet<Hash> = items.chain(payments).map(|(source, _)| source).collect();
    let imports = book.exchange.all().iter().filter(|import| sources.contains(&import.source));
    let mut lines: Vec<StoryLine> = imports
        .map(|import| line(on(import.stamp), StoryKind::Imported, &import.name, None))
        .collect();
    if !book.payments.said.is_empty() {
        let ids: BTreeMap<String, u32> =
            paid.iter().map(|at| (book.payments.id(&book.customers, *at), *at)).collect();
        for said in &book.payments.said {
            let Some(payment) = ids.get(&said.payment) else { continue };
            let reference = book.payments.reference.get(*payment as usize);
            lines.push(line(on(said.stamp), StoryKind::Allocated, reference, None));
        }
    }
    for receivable in receivables.iter().filter(|at| book.invoices.versions.contains_key(at)) {
        let at = *receivable as usize;
        let id = book.invoices.id(&book.customers, *receivable);
        let issued = Day::new(book.invoices.issued[at]);
        lines.push(line(issued, StoryKind::Contested, book.invoices.number.get(at), Some(id)));
    }
    lines
}

/// The accounts before and after in the list of customers as it first comes: the largest open balance first.
fn neighbours(book: &Book, owed: &[Owed], customer: u32) -> (Option<String>, Option<String>) {
    let customers = &book.customers;
    let place = |customer: u32| {
        let most = customers.positions_of(customer).map(|at| {
            let open = i128::from(owed[at as usize].open);
            let digits = customers.currency_of(at).digits();
            (open.unsigned_abs(), open * 10_i128.pow(3_u32.saturating_sub(digits)))
        });
        let main = most.max_by_key(|(size, _)| *size).map_or(0, |(_, open)| open);
        (Reverse(main), customers.account(customer))
    };
    let here = place(customer);
    let others = (0..customers.len() as u32)
        .filter(|other| *other != customer && !customers.account(*other).is_empty())
        .map(place);
    let (mut before, mut after) = (None, None);
    for other in others {
        let nearer = if other < here { &mut before } else { &mut after };
        let closer = match (&*nearer, other < here) {
            (None, _) => true,
            (Some(known), true) => *known < other,
            (Some(known), false) => other < *known,
        };
        if closer {
            *nearer = Some(other);
        }
    }
    let account =
        |place: Option<(Reverse<i128>, &str)>| place.map(|(_, account)| account.to_owned());
    (account(before), account(after))
}
