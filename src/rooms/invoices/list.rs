//! The invoices list: filtered, sorted, one slice of it. Nothing but the slice is built.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::{Amount, Day, Money};
use crate::book::Book;
use crate::rooms::insight::open::open_column;
use crate::search::{self, Chosen, Condition, Search};

use super::issuing::queries::Stage;
use super::issuing::views::stages;
use super::queries::{InvoiceRow, InvoiceSort, InvoicesQuery, InvoicesView};
use super::{CONTESTED, IN_DISPUTE, Kind, drafted, rows};

impl InvoicesQuery {
    /// The receivables issued by the day and open on it (or all of them, with `closed`), as the search and the order
    /// ask. `limit` 0 gives every row: what an export needs.
    pub fn run(&self, book: &Book, today: Day) -> InvoicesView {
        let day = self.as_of.unwrap_or(today);
        let search = Search::parse(&self.search);
        if drafted::asked(&search) {
            return drafted::list(self, &search, book, day);
        }
        // What was ticked, or leaves whole, is asked for once; a list on screen is asked for slice by slice.
        if self.chosen.is_some() || self.limit == 0 {
            return self.slice(book, day, &mut self.listed(book, day));
        }
        let asked = Asked { revision: book.revision(), day, query: self.without_slice() };
        let mut kept = book.invoices.listed.borrow_mut();
        let (_, listed) = match kept.take() {
            Some(known) if known.0 == asked => kept.insert(known),
            _ => kept.insert((asked, self.listed(book, day))),
        };
        self.slice(book, day, listed)
    }

    /// How many receivables the search finds.
    pub fn count(&self, book: &Book, today: Day) -> u32 {
        let search = Search::parse(&self.search);
        let day = self.as_of.unwrap_or(today);
        if drafted::asked(&search) {
            return drafted::list(self, &search, book, day).total;
        }
        Filter::new(book, &search, day).receivables(self.closed, None).len() as u32
    }

    fn without_slice(&self) -> InvoicesQuery {
        InvoicesQuery { offset: 0, limit: 0, more: false, ..self.clone() }
    }

    fn listed(&self, book: &Book, day: Day) -> Listed {
        let search = Search::parse(&self.search);
        let chosen = self.chosen.as_ref().map(|chosen| ticked(book, chosen));
        let found = Filter::new(book, &search, day).receivables(self.closed, chosen.as_deref());
        let (open, overdue) = sums(book, &found, day);
        let key = self.key(book, day);
        let found = found.iter().map(|item| (key(item), item.receivable)).collect();
        let misunderstood = search.misunderstood;
        Listed { found, in_order: 0, open, overdue, misunderstood }
    }

    fn slice(&self, book: &Book, day: Day, listed: &mut Listed) -> InvoicesView {
        let whole = listed.found.len();
        let end = match self.limit {
            0 => whole,
            limit => whole.min(self.offset as usize + limit as usize),
        };
        let start = end.min(self.offset as usize);
        listed.order_to(end);
        let row = |&(_, receivable): &(i64, u32)| InvoiceRow {
            more: self.more.then(|| Box::new(rows::beside(book, receivable, day))),
            ..rows::row(book, receivable, day)
        };
        InvoicesView {
            total: whole as u32,
            open: listed.open.clone(),
            overdue: listed.overdue.clone(),
            rows: listed.found[start..end].iter().map(row).collect(),
            misunderstood: listed.misunderstood.clone(),
        }
    }

    /// What the list is ordered by, as a number that rises along it.
    fn key<'a>(&self, book: &'a Book, day: Day) -> impl Fn(&Found) -> i64 + use<'a> {
        let (sort, descending) = (self.sort, self.descending);
        let invoices = &book.invoices;
        // Texts are compared by their places in the order of all of them, which are kept.
        let places = match sort {
            InvoiceSort::Customer => book.customers.name_ranks(),
            InvoiceSort::Number => invoices.number_ranks(),
            _ => &[],
        };
        let place = |at: usize| places.get(at).map_or(i64::MAX, |place| i64::from(*place));
        let stages = match sort {
            InvoiceSort::Stage => stages(book, day),
            _ => BTreeMap::new(),
        };
        move |item: &Found| {
            let at = item.receivable as usize;
            let key = match sort {
                InvoiceSort::Due => i64::from(invoices.due[at]),
                InvoiceSort::Issued => i64::from(invoices.issued[at]),
                InvoiceSort::Number => place(at),
                InvoiceSort::Customer => place(invoices.customer[at] as usize),
                InvoiceSort::Gross => invoices.gross[at],
                InvoiceSort::Open => item.open,
                InvoiceSort::DaysLate => {
                    let until = match item.open {
                        0 => rows::settled_on(book, item.receivable, day).unwrap_or(day.get()),
                        _ => day.get(),
                    };
                    i64::from(until) - i64::from(invoices.due[at])
                }
                InvoiceSort::Stage => {
                    let stage = reached(&stages, item) as i64;
                    (stage << 32) + i64::from(invoices.due[at])
                }
            };
            // The largest first, and no number too small to be turned round.
            if descending { !key } else { key }
        }
    }
}

/// What a list was asked with, besides the slice.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    revision: u32,
    day: Day,
    query: InvoicesQuery,
}

/// What a list found, kept while one scrolls through it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What each is ordered by, and the receivable: equal ones stand in the order in which they appeared.
    found: Vec<(i64, u32)>,
    /// So many stand in their place; all others come after them.
    in_order: usize,
    open: Vec<Money>,
    overdue: Vec<Money>,
    misunderstood: Option<String>,
}

/// A list kept, with what it was asked with.
pub type Kept = Option<(Asked, Listed)>;

impl Listed {
    /// Puts at least the first `end` into their place: few for the first screen, ever more for one who goes on.
    fn order_to(&mut self, end: usize) {
        if end <= self.in_order {
            return;
        }
        let rest = &mut self.found[self.in_order..];
        let wanted = (end - self.in_order).max(self.in_order.saturating_mul(8)).min(rest.len());
        if wanted < rest.len() {
            rest.select_nth_unstable(wanted - 1);
        }
        rest[..wanted].sort_unstable();
        self.in_order += wanted;
    }
}

/// Which receivables were ticked, or which were not.
fn ticked(book: &Book, chosen: &Chosen) -> Vec<bool> {
    let mut ticked = vec![chosen.except; book.invoices.len()];
    for id in &chosen.ids {
        if let Some(receivable) = book.invoices.find_id(&book.customers, id) {
            ticked[receivable as usize] = !chosen.except;
        }
    }
    ticked
}

/// Sorts the first `end` items into place; the rest stay in no order.
pub fn first_in_order<T>(items: &mut [T], end: usize, compare: impl Fn(&T, &T) -> Ordering + Copy) {
    let end = end.min(items.len());
    if end == 0 {
        return;
    }
    if end < items.len() {
        items.select_nth_unstable_by(end - 1, compare);
    }
    items[..end].sort_unstable_by(compare);
}

/// A receivable found, and what it leaves open.
#[derive(Clone, Copy, Debug)]
struct Found {
    receivable: u32,
    open: i64,
}

/// Where it stands. What came from a file and is settled is paid, like what was issued here.
fn reached(stages: &BTreeMap<u32, Stage>, item: &Found) -> Stage {
    match stages.get(&item.receivable) {
        Some(stage) => *stage,
        None if item.open == 0 => Stage::Paid,
        None => Stage::Recorded,
    }
}

/// What is open and overdue among those found, per currency in the book's order.
fn sums(book: &Book, found: &[Found], day: Day) -> (Vec<Money>, Vec<Money>) {
    let currencies = &book.customers.currencies;
    let mut open = vec![(false, 0_i64); currencies.len()];
    let mut overdue = open.clone();
    for item in found {
        let at = item.receivable as usize;
        let position = book.invoices.position[at] as usize;
        let currency = usize::from(book.customers.position_currency[position]);
        open[currency] = (true, open[currency].1.saturating_add(item.open));
        if 0 < item.open && book.invoices.due[at] < day.get() {
            overdue[currency] = (true, overdue[currency].1.saturating_add(item.open));
        }
    }
    let monies = |sums: Vec<(bool, i64)>| {
        let known = sums.into_iter().zip(currencies).filter(|((any, _), _)| *any);
        known.map(|((_, sum), currency)| Money::new(Amount::new(sum), *currency)).collect()
    };
    (monies(open), monies(overdue))
}

/// A search made ready to run over all receivables: what depends on the customer alone is decided once per customer.
struct Filter<'a> {
    book: &'a Book,
    search: &'a Search,
    day: Day,
    /// What each receivable leaves open on the day.
    open: Cow<'a, [i64]>,
    /// Of each word, the receivables that have it in their number, reference or label.
    having: Vec<Vec<bool>>,
    /// Of each word, the amount it may be: what is read on the screen finds its row.
    amounts: Vec<Option<Decimal>>,
    /// Which of the words each customer's name or account has: one bit per word, for the first 64.
    words_of: Vec<u64>,
    /// Whether each customer fulfils the conditions on customers.
    fits: Vec<bool>,
    /// Where receivables stand, when that is asked for.
    stages: BTreeMap<u32, Stage>,
}

impl<'a> Filter<'a> {
    fn new(book: &'a Book, search: &'a Search, day: Day) -> Filter<'a> {
        let mut filter = Filter {
            book,
            search,
            day,
            open: open_column(book, day),
            having: search.words.iter().map(|(word, _)| book.invoices.holding(word)).collect(),
            amounts: search.words.iter().map(|(word, _)| search::amount(word)).collect(),
            words_of: Vec::new(),
            fits: Vec::new(),
            stages: BTreeMap::new(),
        };
        if search.conditions.iter().any(|(condition, _)| matches!(condition, Condition::Stage(_))) {
            filter.stages = stages(book, day);
        }
        let mut buffer = String::new();
        for customer in 0..book.customers.len() as u32 {
            let mut words = 0;
            for (place, (word, _)) in search.words.iter().enumerate().take(64) {
                let here = filter.customer_has(customer, word, &mut buffer);
                words |= u64::from(here) << place;
            }
            filter.words_of.push(words);
            let fits = search.conditions.iter().all(|(condition, wanted)| {
                let here = match condition {
                    Condition::Customer(word) => filter.customer_has(customer, word, &mut buffer),
                    Condition::Segment(word) => {
                        search::has(book.customers.segment(customer), word, &mut buffer)
                    }
                    Condition::Assignee(word) => {
                        search::has(book.customers.assignee.get(customer), word, &mut buffer)
                    }
                    Condition::City(word) => {
                        search::has(book.customers.city.get(customer), word, &mut buffer)
                    }
                    _ => return true,
                };
                here == *wanted
            });
            filter.fits.push(fits);
        }
        filter
    }

    fn customer_has(&self, customer: u32, word: &str, buffer: &mut String) -> bool {
        search::has(self.book.customers.name(customer), word, buffer)
            || search::has(self.book.customers.account(customer), word, buffer)
    }

    fn receivables(&self, closed: bool, ticked: Option<&[bool]>) -> Vec<Found> {
        let invoices = &self.book.invoices;
        use Stage::{Cancelled, Paid, Refused, Rejected};
        let over = |(condition, wanted): &(Condition, bool)| match condition {
            Condition::Settled => *wanted,
            Condition::Stage(stage) => {
                *wanted && matches!(stage, Paid | Refused | Rejected | Cancelled)
            }
            _ => false,
        };
        let settled_too = closed || self.search.conditions.iter().any(over);
        let mut found = Vec::new();
        for receivable in 0..invoices.len() as u32 {
            let at = receivable as usize;
            if !self.fits[invoices.customer[at] as usize]
                || self.day.get() < invoices.issued[at]
                || ticked.is_some_and(|ticked| !ticked[at])
            {
                continue;
            }
            let open = self.open[at];
            let item = Found { receivable, open };
            if (open != 0 || settled_too) && self.holds(item) && self.has_words(at) {
                found.push(item);
            }
        }
        found
    }

    fn holds(&self, item: Found) -> bool {
        let (invoices, at) = (&self.book.invoices, item.receivable as usize);
        self.search.conditions.iter().all(|(condition, wanted)| {
            let currency = || self.book.customers.currency_of(invoices.position[at]);
            let decimal = |amount: i64| -> Decimal { Amount::new(amount).to_decimal(currency()) };
            let late = self.day.get() - invoices.due[at];
            let here = match condition {
                Condition::Open(comparison, amount) => {
                    comparison.holds(&decimal(item.open), amount)
                }
                Condition::Gross(comparison, amount) => {
                    comparison.holds(&decimal(invoices.gross[at]), amount)
                }
                // A credit is never late, nor is what was paid.
                Condition::Late(comparison, days) => 0 < item.open && comparison.holds(&late, days),
                Condition::Due(comparison, day) => comparison.holds(&invoices.due[at], &day.get()),
                Condition::Issued(comparison, day) => {
                    comparison.holds(&invoices.issued[at], &day.get())
                }
                Condition::Number(word) => {
                    search::has(invoices.number.get(at), word, &mut String::new())
                }
                Condition::Reference(word) => {
                    search::has(invoices.reference.get(at), word, &mut String::new())
                }
                Condition::Currency(wanted) => currency() == *wanted,
                Condition::Overdue => 0 < item.open && 0 < late,
                Condition::Disputed => invoices.flags[at] & IN_DISPUTE != 0,
                Condition::Contested => invoices.flags[at] & CONTESTED != 0,
                Condition::Settled => item.open == 0,
                Condition::Stage(stage) => reached(&self.stages, &item) == *stage,
                Condition::Invoice => {
                    matches!(invoices.kind[at], Kind::Invoice | Kind::Deposit | Kind::Opening)
                }
                Condition::Credit => matches!(invoices.kind[at], Kind::CreditNote | Kind::Credit),
                Condition::Deposit => invoices.kind[at] == Kind::Deposit,
                // Decided once per customer.
                Condition::Customer(_)
                | Condition::Segment(_)
                | Condition::Assignee(_)
                | Condition::City(_) => return true,
            };
            here == *wanted
        })
    }

    fn has_words(&self, at: usize) -> bool {
        let of_customer = self.words_of[self.book.invoices.customer[at] as usize];
        self.search.words.iter().enumerate().all(|(place, (_, wanted))| {
            let here = place < 64 && of_customer >> place & 1 == 1
                || self.having[place][at]
                || self.amounts[place].is_some_and(|amount| self.is_amount(at, amount));
            here == *wanted
        })
    }

    /// It was issued at this amount, or leaves it open.
    fn is_amount(&self, at: usize, amount: Decimal) -> bool {
        let invoices = &self.book.invoices;
        let currency = self.book.customers.currency_of(invoices.position[at]);
        let shown = |minor: i64| Amount::new(minor).abs().to_decimal(currency) == amount;
        shown(self.open[at]) || shown(invoices.gross[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Currency, Hash, Texts};
    use crate::book::Event;
    use crate::journal::{DeviceId, EntryId, Stamp};
    use crate::rooms::invoices::{self, InvoiceBatch};

    const TODAY: Day = Day::new(20_400);

    /// So many invoices of seven customers, every third in dollars, every amount another.
    fn book(count: usize) -> Book {
        let mut batch = InvoiceBatch { source: Hash::NONE, ..InvoiceBatch::default() };
        let mut accounts = Texts::default();
        for account in 0..7 {
            accounts.push(&format!("4110{account}"));
        }
        batch.accounts = accounts;
        for number in 0..count {
            let spread = (number * 7_919) % 1_000;
            batch.account.push((number % 7) as u32);
            batch.number.push(&format!("FA-{number:05}"));
            batch.kind.push(Kind::Invoice);
            batch.issued.push(Day::new(20_000 + (spread % 300) as i32));
            batch.due.push(Day::new(20_030 + spread as i32));
            let currency = if number % 3 == 0 { "USD".parse().unwrap() } else { Currency::EUR };
            batch.currency.push(currency);
            batch.gross.push(Amount::new(10_000 + (number as i64) * 101 + 7));
            batch.vat.push(Amount::ZERO);
            batch.stated_open.push(None);
            batch.rank.push(0);
            batch.reference.push("");
            batch.label.push("");
            batch.disputed.push(number % 10 == 0);
            batch.line.push(number as u32);
        }
        let device = DeviceId::from_bits(1);
        let mut book = Book::default();
        book.apply(
            EntryId { device, number: 1 },
            Stamp { millis: 1, counter: 0, device },
            &Event::Invoices(invoices::Event::InvoicesRecorded(batch)),
        );
        book
    }

    fn query(sort: InvoiceSort, descending: bool) -> InvoicesQuery {
        InvoicesQuery { sort, descending, ..InvoicesQuery::default() }
    }

    #[test]
    fn an_amount_as_a_screen_shows_it_finds_its_invoice() {
        let book = book(3_000);
        for typed in ["1 346,41", "1\u{202f}346,41", "1,346.41", "1346.41", "1346,41", "1.346,41"] {
            let search = typed.to_owned();
            let found = InvoicesQuery { search, ..InvoicesQuery::default() }.run(&book, TODAY);
            let numbers: Vec<&str> = found.rows.iter().map(|row| row.number.as_str()).collect();
            assert_eq!(numbers, ["FA-01234"], "{typed}");
        }
    }

    #[test]
    fn slices_of_a_list_make_the_list_whatever_is_looked_at_first() {
        let book = book(3_000);
        for sort in [InvoiceSort::Due, InvoiceSort::Open, InvoiceSort::Customer] {
            for descending in [false, true] {
                let whole = query(sort, descending).run(&book, TODAY).rows;
                assert_eq!(whole.len(), 3_000);
                // To the end at once, back to the start, then through the middle.
                for offset in [2_990, 0, 120, 1_200, 40, 2_400] {
                    let slice = InvoicesQuery { offset, limit: 120, ..query(sort, descending) };
                    let slice = slice.run(&book, TODAY).rows;
                    let end = whole.len().min(offset as usize + 120);
                    assert_eq!(slice, whole[offset as usize..end], "{sort:?} from {offset}");
                }
            }
        }
    }

    #[test]
    fn what_is_ticked_is_summed_to_the_cent_in_each_currency() {
        let book = book(200);
        let all = query(InvoiceSort::Number, false).run(&book, TODAY);
        let ids: Vec<String> = all.rows[10..17].iter().map(|row| row.id.clone()).collect();
        let of = |chosen: Chosen, search: &str| {
            let chosen = Some(chosen);
            let search = search.to_owned();
            InvoicesQuery { chosen, search, limit: 1, ..InvoicesQuery::default() }.run(&book, TODAY)
        };
        let sum = |wanted: &dyn Fn(usize) -> bool, currency: &str| -> i64 {
            let rows = (0..200).filter(|&number| wanted(number));
            let ours = rows.filter(|number| (number % 3 == 0) == (currency == "USD"));
            ours.map(|number| 10_000 + number as i64 * 101 + 7).sum()
        };
        let amounts = |view: &InvoicesView| -> Vec<(String, i64)> {
            let one = |money: &Money| (money.currency.code().to_owned(), money.amount.get());
            view.open.iter().map(one).collect()
        };
        let expected = |wanted: &dyn Fn(usize) -> bool| {
            ["USD", "EUR"].map(|code| (code.to_owned(), sum(wanted, code))).to_vec()
        };
        let these = of(Chosen { ids: ids.clone(), except: false }, "");
        assert_eq!((these.total, amounts(&these)), (7, expected(&|n| (10..17).contains(&n))));
        let others = of(Chosen { ids: ids.clone(), except: true }, "");
        assert_eq!((others.total, amounts(&others)), (193, expected(&|n| !(10..17).contains(&n))));
        let disputed = of(Chosen { ids, except: true }, "litige");
        let wanted = |n: usize| n.is_multiple_of(10) && !(10..17).contains(&n);
        assert_eq!((disputed.total, amounts(&disputed)), (19, expected(&wanted)));
        let unknown = of(Chosen { ids: vec!["0.3.abcFA".to_owned()], except: false }, "");
        assert_eq!((unknown.total, unknown.open.len()), (0, 0));
    }

    #[test]
    fn a_count_is_the_length_of_the_list() {
        let book = book(500);
        for search in ["", "retard > 100", "litige", "client:41103 > 150", "nothing"] {
            let query = InvoicesQuery { search: search.to_owned(), ..InvoicesQuery::default() };
            let rows = query.run(&book, TODAY).rows.len();
            assert_eq!(query.count(&book, TODAY) as usize, rows, "{search}");
        }
    }

    #[test]
    fn a_kept_list_is_asked_for_again_when_the_book_has_changed() {
        let mut book = book(50);
        let query = InvoicesQuery { limit: 10, ..InvoicesQuery::default() };
        assert_eq!(query.run(&book, TODAY).total, 50);
        let device = DeviceId::from_bits(1);
        let more = crate::rooms::payments::commands::record(
            &book,
            &crate::rooms::payments::commands::RecordPayment {
                account: "",
                invoice: "FA-00001",
                paid: TODAY,
                amount: "101.08",
                currency: None,
                reference: "",
                means: "",
            },
        );
        let stamp = Stamp { millis: 2, counter: 0, device };
        book.apply(EntryId { device, number: 2 }, stamp, &Event::Payments(more.unwrap()));
        assert_eq!(query.run(&book, TODAY).total, 49);
    }
}
