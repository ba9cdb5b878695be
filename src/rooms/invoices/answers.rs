//! From the book to what pages show of receivables.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::base::{Amount, Currency, Day, Hash, Money};
use crate::book::Book;
use crate::rooms::insight::figures::{changes, open_at, open_column};
use crate::rooms::search::{Search, Test};

use super::queries::{
    InvoiceQuery, InvoiceRow, InvoiceSort, InvoiceView, InvoicesQuery, InvoicesView, Origin,
    Settlement,
};
use super::{CONTESTED, DISPUTED, Kind, STATED};

/// The file and line that a fact came from.
pub fn origin(book: &Book, from: Option<(Hash, u32)>) -> Option<Origin> {
    from.map(|(source, line)| Origin { source, file: book.file(source).to_owned(), line })
}

/// One receivable in a list, with what it leaves open on a day.
pub fn row(book: &Book, receivable: u32, open: i64, as_of: Day) -> InvoiceRow {
    let (invoices, customers, at) = (&book.invoices, &book.customers, receivable as usize);
    let currency = customers.currency_of(invoices.position[at]);
    let customer = invoices.customer[at];
    let last = if open == 0 { last_change(book, receivable, as_of) } else { None };
    InvoiceRow {
        id: invoices.id(customers, receivable),
        number: invoices.number.get(at).to_owned(),
        kind: invoices.kind[at],
        account: customers.account(customer).to_owned(),
        customer: customers.name(customer).to_owned(),
        issued: Day::new(invoices.issued[at]),
        due: Day::new(invoices.due[at]),
        gross: Money::new(Amount::new(invoices.gross[at]), currency),
        open: Money::new(Amount::new(open), currency),
        days_late: last.unwrap_or(as_of.get()).saturating_sub(invoices.due[at]),
        disputed: invoices.flags[at] & DISPUTED != 0,
        contested: invoices.flags[at] & CONTESTED != 0,
    }
}

/// The last day until then on which something was settled.
fn last_change(book: &Book, receivable: u32, as_of: Day) -> Option<i32> {
    let days = changes(book, receivable).into_iter().map(|(day, _)| day);
    days.filter(|day| *day <= as_of.get()).max()
}

/// Sums per currency, the largest first; none where nothing was added.
pub fn monies(sums: impl IntoIterator<Item = (Currency, i64)>) -> Vec<Money> {
    let mut monies: Vec<Money> =
        sums.into_iter().map(|(currency, sum)| Money::new(Amount::new(sum), currency)).collect();
    monies.sort_by_key(|money| (std::cmp::Reverse(money.amount), money.currency));
    monies
}

/// A number whose order among others is that of `number` among amounts.
fn ordered(number: i64) -> u64 {
    (number as u64) ^ (1 << 63)
}

/// The terms of a search, ready to be asked of each receivable: what concerns a customer or a text was looked up.
pub struct Filter<'a> {
    book: &'a Book,
    as_of: Day,
    tests: Vec<(bool, Ready<'a>)>,
}

enum Ready<'a> {
    /// Which customers, and which receivables by their texts.
    Word(Vec<bool>, Vec<bool>),
    Customers(Vec<bool>),
    Row(&'a Test),
}

impl<'a> Filter<'a> {
    /// Looks up what the search asks for.
    pub fn new(book: &'a Book, search: &'a Search, as_of: Day) -> Filter<'a> {
        let customers = &book.customers;
        let each = |test: &dyn Fn(u32) -> bool| {
            (0..customers.len() as u32).map(test).collect::<Vec<bool>>()
        };
        let ready = |test: &'a Test| match test {
            Test::Word(word) => Ready::Word(
                each(&|customer| customers.is_named(customer, word)),
                book.invoices.holding(word),
            ),
            Test::Client(word) => {
                Ready::Customers(each(&|customer| customers.is_named(customer, word)))
            }
            Test::Segment(word) => Ready::Customers(each(&|customer| {
                crate::rooms::lookup::fold(customers.segment(customer)).starts_with(word.as_str())
            })),
            other => Ready::Row(other),
        };
        let tests = search.terms.iter().map(|term| (term.negated, ready(&term.test))).collect();
        Filter { book, as_of, tests }
    }

    /// Whether all terms hold of a receivable that leaves so much open.
    pub fn holds(&self, receivable: u32, open: i64) -> bool {
        let at = receivable as usize;
        let customer = self.book.invoices.customer[at] as usize;
        self.tests.iter().all(|(negated, ready)| {
            let holds = match ready {
                Ready::Word(customers, rows) => customers[customer] || rows[at],
                Ready::Customers(customers) => customers[customer],
                Ready::Row(test) => self.row_holds(test, receivable, open),
            };
            holds != *negated
        })
    }

    fn row_holds(&self, test: &Test, receivable: u32, open: i64) -> bool {
        let (invoices, at) = (&self.book.invoices, receivable as usize);
        let currency = || self.book.customers.currency_of(invoices.position[at]);
        match test {
            Test::Currency(asked) => currency() == *asked,
            Test::Open(compare, asked) => compare.amount(open, currency(), *asked),
            Test::Gross(compare, asked) => compare.amount(invoices.gross[at], currency(), *asked),
            Test::Late(compare, asked) => {
                open != 0 && compare.holds((self.as_of.get() - invoices.due[at]).cmp(asked))
            }
            Test::Due(compare, asked) => compare.holds(invoices.due[at].cmp(&asked.get())),
            Test::Issued(compare, asked) => compare.holds(invoices.issued[at].cmp(&asked.get())),
            Test::Disputed => invoices.flags[at] & DISPUTED != 0,
            Test::Paid => open == 0,
            Test::Unpaid => open != 0,
            Test::Credit => matches!(invoices.kind[at], Kind::CreditNote | Kind::Credit),
            Test::Deposit => invoices.kind[at] == Kind::Deposit,
            Test::Contested => invoices.flags[at] & CONTESTED != 0,
            // Looked up before.
            Test::Word(_) | Test::Client(_) | Test::Segment(_) => true,
        }
    }
}

/// Orders what was found as far as a slice needs, and gives the slice.
pub fn slice<K: Ord + Copy>(found: &mut [(K, u32)], offset: u32, limit: u32) -> &[(K, u32)] {
    let (from, until) =
        (offset as usize, (offset as usize).saturating_add(limit as usize).min(found.len()));
    if until <= from {
        return &[];
    }
    if 0 < from {
        found.select_nth_unstable(from);
    }
    let rest = &mut found[from..];
    if until - from < rest.len() {
        rest.select_nth_unstable(until - from);
    }
    let slice = &mut found[from..until];
    slice.sort_unstable();
    slice
}

impl InvoicesQuery {
    /// A slice of the receivables issued by a day, as they were on it. No limit: all rows.
    pub fn run(&self, book: &Book, today: Day) -> InvoicesView {
        let as_of = self.as_of.unwrap_or(today);
        let search = Search::parse(&self.search);
        let invoices = &book.invoices;
        let open = open_column(book, as_of);
        let closed = self.closed || search.wants_paid();
        let filter = Filter::new(book, &search, as_of);
        let ranks: Cow<[u32]> = match self.sort {
            InvoiceSort::Number => Cow::Borrowed(invoices.number_ranks()),
            InvoiceSort::Customer => Cow::Borrowed(book.customers.name_ranks()),
            _ => Cow::Borrowed(&[]),
        };
        let key = |receivable: u32, open: i64| {
            let at = receivable as usize;
            let key = match self.sort {
                InvoiceSort::Due => ordered(invoices.due[at].into()),
                InvoiceSort::Issued => ordered(invoices.issued[at].into()),
                InvoiceSort::Number => ranks[at].into(),
                InvoiceSort::Customer => ranks[invoices.customer[at] as usize].into(),
                InvoiceSort::Gross => ordered(invoices.gross[at]),
                InvoiceSort::Open => ordered(open),
            };
            if self.descending { !key } else { key }
        };
        let mut found: Vec<(u64, u32)> = Vec::new();
        let mut sums = vec![(0_i64, 0_i64, false); book.customers.currencies.len()];
        for (receivable, &left) in (0_u32..).zip(open.iter()) {
            let at = receivable as usize;
            if (left == 0 && !closed)
                || as_of.get() < invoices.issued[at]
                || !filter.holds(receivable, left)
            {
                continue;
            }
            found.push((key(receivable, left), receivable));
            let currency = book.customers.position_currency[invoices.position[at] as usize];
            let (open, overdue, used) = &mut sums[usize::from(currency)];
            *used = true;
            *open = open.wrapping_add(left);
            if 0 < left && invoices.due[at] < as_of.get() {
                *overdue = overdue.wrapping_add(left);
            }
        }
        let total = found.len() as u32;
        let limit = if self.limit == 0 { u32::MAX } else { self.limit };
        let rows = slice(&mut found, self.offset, limit)
            .iter()
            .map(|&(_, receivable)| row(book, receivable, open[receivable as usize], as_of))
            .collect();
        let used = || book.customers.currencies.iter().zip(&sums).filter(|(_, (.., used))| *used);
        InvoicesView {
            total,
            open: monies(used().map(|(currency, (open, ..))| (*currency, *open))),
            overdue: monies(used().map(|(currency, (_, overdue, _))| (*currency, *overdue))),
            rows,
            misunderstood: search.misunderstood.clone(),
        }
    }
}

impl InvoiceQuery {
    /// One receivable as it was on a day; `None` for an identifier not known.
    pub fn run(&self, book: &Book, today: Day) -> Option<InvoiceView> {
        let as_of = self.as_of.unwrap_or(today);
        let (invoices, payments) = (&book.invoices, &book.payments);
        let receivable = invoices.find_id(&book.customers, &self.id)?;
        let at = receivable as usize;
        let currency = book.customers.currency_of(invoices.position[at]);
        let money = |amount: i64| Money::new(Amount::new(amount), currency);
        let mut settlements: Vec<Settlement> = payments
            .rows
            .of(receivable)
            .filter(|row| row.day <= as_of.get())
            .map(|row| Settlement {
                day: Day::new(row.day),
                amount: money(row.amount),
                payment: Some(payments.id(&book.customers, row.payment)),
                reference: payments.reference.get(row.payment as usize).to_owned(),
                origin: origin(book, payments.origin(row.payment)),
            })
            .collect();
        if invoices.flags[at] & STATED != 0 {
            // What was stated beyond what payments settled, on the days when that changed.
            let mut by_day: BTreeMap<i32, i64> = changes(book, receivable).into_iter().collect();
            for row in payments.rows.of(receivable) {
                *by_day.entry(row.day).or_default() -= row.amount;
            }
            for (day, beyond) in
                by_day.into_iter().filter(|(day, beyond)| *beyond != 0 && *day <= as_of.get())
            {
                let statement = invoices.statement_at(receivable, day);
                let source = statement.and_then(|said| invoices.sources.get(said.source as usize));
                let source = source.filter(|source| **source != Hash::NONE);
                settlements.push(Settlement {
                    day: Day::new(day),
                    amount: money(beyond),
                    payment: None,
                    reference: String::new(),
                    origin: origin(
                        book,
                        source.map(|source| (*source, statement.map_or(0, |said| said.line))),
                    ),
                });
            }
        }
        settlements.sort_by_key(|settlement| settlement.day);
        let version = |facts: &super::Facts| {
            let currency = book.customers.currency_of(facts.position);
            (Money::new(Amount::new(facts.gross), currency), Day::new(facts.due))
        };
        Some(InvoiceView {
            row: row(book, receivable, open_at(book, receivable, as_of.get()), as_of),
            vat: money(invoices.vat[at]),
            reference: invoices.reference.get(at).to_owned(),
            label: invoices.label.get(at).to_owned(),
            settlements,
            origin: origin(book, invoices.origin(receivable)),
            versions: invoices
                .versions
                .get(&receivable)
                .into_iter()
                .flatten()
                .map(version)
                .collect(),
        })
    }
}
