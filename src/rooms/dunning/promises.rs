//! Promises and plans: what has come of them, found from what lowers the open amounts of their items.

use chrono::Datelike;
use hashbrown::HashMap;

use super::model::Promise;
use super::queries::{PromiseState, PromiseView, money};
use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::insight::figures::open_at;
use crate::rooms::invoices::IN_DISPUTE;

/// A promise, and what has come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// As a whole: broken as soon as one part is.
    pub state: PromiseState,
    /// Each part, in order.
    pub parts: Vec<PromiseState>,
    /// What has come by the day asked, no more than was promised; minor units.
    pub paid: i64,
    /// Σ promised; minor units.
    pub amount: i64,
    /// The last day on which the next part may come.
    pub until: Option<Day>,
}

/// The oldest open items of a position that cover an amount; all of them where they do not.
pub(super) fn oldest(book: &Book, position: u32, amount: i64) -> Vec<u32> {
    let invoices = &book.invoices;
    let open = |row: &u32| 0 < invoices.open[*row as usize];
    let mut rows: Vec<u32> = invoices.of_position(position).filter(open).collect();
    rows.arrange_by_key(|row| (invoices.due[*row as usize], *row));
    let mut left = amount;
    rows.retain(|row| {
        let wanted = 0 < left;
        left = left.saturating_sub(invoices.open[*row as usize]);
        wanted
    });
    rows
}

/// What promises and plans that run keep of one receivable: nobody asks for that part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Awaited {
    /// Promised and still to come; minor units.
    pub promised: i64,
    /// The day that was promised; the last one of several.
    pub due: Option<Day>,
    /// The last day on which it may come, banks taking their time.
    pub until: Option<Day>,
    /// Under a plan and still to come; minor units.
    pub planned: i64,
}

/// Takes what is still to come of a promise from its receivables, the oldest first: from what is neither disputed nor
/// awaited already. `open` gives what is open of a receivable and not disputed.
pub(super) fn await_parts(
    awaited: &mut HashMap<u32, Awaited>,
    book: &Book,
    (promise, standing): (&Promise, &Standing),
    open: impl Fn(u32) -> i64,
) {
    let mut rows = rows(book, promise);
    rows.arrange_by_key(|row| (book.invoices.due[*row as usize], *row));
    let mut left = standing.amount - standing.paid;
    for row in rows {
        let known = awaited.get(&row).copied().unwrap_or_default();
        let part = left.min(open(row) - known.promised - known.planned);
        if part <= 0 {
            continue;
        }
        left -= part;
        let of = awaited.entry(row).or_default();
        if promise.is_plan() {
            of.planned += part;
        } else {
            of.promised += part;
            of.due = of.due.max(promise.parts.last().map(|part| part.due));
            of.until = of.until.max(standing.until);
        }
    }
}

/// What running promises keep of the receivables of one customer.
pub fn awaited(book: &Book, account: &str, today: Day) -> HashMap<u32, Awaited> {
    awaited_but(book, account, today, &[])
}

/// The same without some of them.
pub(super) fn awaited_but(
    book: &Book,
    account: &str,
    today: Day,
    without: &[String],
) -> HashMap<u32, Awaited> {
    let mut awaited = HashMap::new();
    let ours = |id: &str, of: &Promise| {
        of.account == account && of.made <= today && !without.iter().any(|other| other == id)
    };
    for (id, promise) in book.dunning.promises().filter(|(id, of)| ours(id, of)) {
        let standing = standing(book, id, promise, today);
        if standing.state == PromiseState::Open {
            let free = |row| open_at(book, row, today.get()).max(0) - disputed(book, row, today);
            await_parts(&mut awaited, book, (promise, &standing), free);
        }
    }
    awaited
}

/// What of a receivable is disputed, no more than is open of it; minor units.
pub fn disputed(book: &Book, row: u32, today: Day) -> i64 {
    let at = row as usize;
    let open = open_at(book, row, today.get()).max(0);
    if book.invoices.flags[at] & IN_DISPUTE != 0 {
        return open;
    }
    let part = book.dunning.dispute(&book.invoices.id(&book.customers, row));
    let part = part.filter(|part| part.opened <= today);
    part.map_or(0, |part| part.amount.amount.get()).min(open)
}

/// The receivables that a promise is about.
fn rows(book: &Book, promise: &Promise) -> Vec<u32> {
    let find = |item: &String| book.invoices.find_id(&book.customers, item);
    promise.items.iter().filter_map(find).collect()
}

/// Where a promise stands on a day.
///
/// What came is what the open amounts of its items fell by since the eve of the promise, and what the customer has paid
/// since without anybody having said what for. A part is kept when all promised up to it has come by its day and
/// the margin that the rules give; it is broken once that day has passed, the bank being known up to it. What a later
/// promise or plan took the place of is neither kept nor broken: of it, only what had come by then counts.
pub fn standing(book: &Book, id: &str, promise: &Promise, today: Day) -> Standing {
    let replaced = book.dunning.replaced_on(id).filter(|on| *on <= today);
    let margin = book.dunning.rules().promise_margin_days;
    let eve = promise.made.plus(-1).get();
    let rows = rows(book, promise);
    let before: i64 = rows
        .iter()
        .map(|row| match open_at(book, *row, eve) {
            // Issued since.
            0 if eve < book.invoices.issued[*row as usize] => book.invoices.gross[*row as usize],
            open => open,
        })
        .sum();
    let customer = book.customers.find(&promise.account);
    let position = customer.and_then(|of| book.customers.find_position(of, promise.currency));
    let came = |day: Day| -> i64 {
        let open: i64 = rows.iter().map(|row| open_at(book, *row, day.get())).sum();
        let payments = position.into_iter().flat_map(|of| book.payments.of_position(of));
        let within = payments.filter(|payment| {
            let paid = book.payments.paid[*payment as usize];
            eve < paid && paid <= day.get() && book.payments.is_money(*payment)
        });
        let beside: i64 = within.map(|of| book.payments.rest[of as usize].max(0)).sum();
        (before - open + beside).max(0)
    };
    let known = book.payments.known_until();
    // What comes on the day on which it was replaced may be the first of what replaced it.
    let end = replaced.map_or(today, |on| on.plus(-1));
    let mut parts = Vec::with_capacity(promise.parts.len());
    let mut asked = 0_i64;
    let mut until = None;
    for part in &promise.parts {
        asked = asked.saturating_add(part.amount.amount.get());
        let last = part.due.plus(margin);
        let state = if asked <= came(last.min(end)) {
            PromiseState::Kept
        } else if replaced.is_some() {
            PromiseState::Replaced
        } else if last < today && known.is_some_and(|known| last <= known) {
            PromiseState::Broken
        } else {
            PromiseState::Open
        };
        if state == PromiseState::Open && until.is_none() {
            until = Some(last.max(today));
        }
        parts.push(state);
    }
    let state = if parts.contains(&PromiseState::Broken) {
        PromiseState::Broken
    } else if parts.contains(&PromiseState::Replaced) {
        PromiseState::Replaced
    } else if parts.contains(&PromiseState::Open) {
        PromiseState::Open
    } else {
        PromiseState::Kept
    };
    Standing { state, parts, paid: came(end).min(asked), amount: asked, until }
}

/// Divides a sum into monthly parts as equal as its minor units allow, the last one making up the rest: Σ of them is the
/// sum. None where there are more parts than minor units.
///
/// ```
/// use encours::base::{Amount, Day};
/// use encours::rooms::dunning::promises::divide;
/// let first = Day::from_calendar(2026, 11, 30).unwrap();
/// let parts = divide(Amount::new(100_000), first, 3);
/// let amounts: Vec<i64> = parts.iter().map(|(_, amount)| amount.get()).collect();
/// assert_eq!(amounts, [33_333, 33_333, 33_334]);
/// let days: Vec<String> = parts.iter().map(|(day, _)| day.to_string()).collect();
/// assert_eq!(days, ["2026-11-30", "2026-12-30", "2027-01-30"]);
/// assert!(divide(Amount::new(2), first, 3).is_empty());
/// ```
pub fn divide(sum: Amount, first: Day, parts: u32) -> Vec<(Day, Amount)> {
    let each = sum.get() / i64::from(parts.max(1));
    if each <= 0 {
        return Vec::new();
    }
    let later = |months: u32| {
        let date = first.to_date().checked_add_months(chrono::Months::new(months));
        date.and_then(|date| Day::from_calendar(date.year(), date.month(), date.day()))
    };
    let part = |at: u32| {
        let last = at + 1 == parts;
        let amount = if last { sum.get() - each * i64::from(at) } else { each };
        (later(at).unwrap_or(first), Amount::new(amount))
    };
    (0..parts).map(part).collect()
}

/// The same of a decimal amount as a field has it; nothing of what cannot be read.
pub fn divide_typed(typed: &str, currency: Currency, first: Day, parts: u32) -> Vec<(Day, Amount)> {
    let sum = typed.parse().ok().and_then(|sum| Amount::from_decimal(sum, currency));
    divide(sum.unwrap_or(Amount::ZERO), first, parts)
}

/// How a promise is shown.
pub(super) fn view(book: &Book, id: &str, promise: &Promise, today: Day) -> PromiseView {
    let standing = standing(book, id, promise, today);
    let currency = promise.currency;
    let name = book.customers.find(&promise.account);
    PromiseView {
        id: id.to_owned(),
        promise: promise.clone(),
        name: name.map_or(&*promise.account, |of| book.customers.name(of)).to_owned(),
        numbers: promise.items.iter().map(|item| number(book, item)).collect(),
        state: standing.state,
        parts: standing.parts,
        amount: money(standing.amount, currency),
        paid: money(standing.paid, currency),
    }
}

/// The number of a receivable; its identifier where it is not known.
pub(super) fn number(book: &Book, item: &str) -> String {
    let row = book.invoices.find_id(&book.customers, item);
    row.map_or(item, |row| book.invoices.number.get(row as usize)).to_owned()
}

/// Promises of a customer, the latest first.
pub(super) fn of_account(book: &Book, account: &str, today: Day) -> Vec<PromiseView> {
    let all = book.dunning.promises().filter(|(_, promise)| promise.account == account);
    let mut views: Vec<PromiseView> =
        all.map(|(id, promise)| view(book, id, promise, today)).collect();
    views.arrange_by(|one, other| {
        let key = |view: &PromiseView| (std::cmp::Reverse(view.promise.made), view.id.clone());
        key(one).cmp(&key(other))
    });
    views
}

/// A part of a promise that is open, with what is lacking of it.
pub(super) fn lacking(standing: &Standing, promise: &Promise, part: usize) -> Money {
    let until: i64 = promise.parts[..=part].iter().map(|part| part.amount.amount.get()).sum();
    let size = promise.parts[part].amount.amount.get();
    Money::new(Amount::new((until - standing.paid).clamp(0, size)), promise.currency)
}
