//! Drafts in the invoices list, where the search asks for them (`état:brouillon`): rows like the others', which claim
//! nothing yet.

use crate::base::{Amount, Arrange, Day, Money};
use crate::book::Book;
use crate::rooms::lookup::fold;
use crate::search::{Condition, Search};

use super::Kind;
use super::issuing::compose::compose;
use super::issuing::draft::Draft;
use super::issuing::queries::Stage;
use super::queries::{InvoiceMore, InvoiceRow, InvoiceSort, InvoicesQuery, InvoicesView};

/// The search asks for drafts.
pub fn asked(search: &Search) -> bool {
    search.conditions.contains(&(Condition::Stage(Stage::Draft), true))
}

/// The drafts that the search finds, in order, and the slice of them.
pub fn list(query: &InvoicesQuery, search: &Search, book: &Book, day: Day) -> InvoicesView {
    let mut found: Vec<InvoiceRow> = Vec::new();
    for (id, kept, draft) in book.invoices.issuing.drafts() {
        let mut row = row(book, id, draft, day);
        row.contested = kept.decision.is_contested();
        if let Some(chosen) = &query.chosen
            && chosen.ids.contains(&row.id) == chosen.except
        {
            continue;
        }
        if holds(book, search, draft, &row) {
            found.push(row);
        }
    }
    let key = |row: &InvoiceRow| match query.sort {
        InvoiceSort::Issued => (i64::from(row.issued.get()), String::new()),
        InvoiceSort::Gross | InvoiceSort::Open => (row.gross.amount.get(), String::new()),
        InvoiceSort::Customer => (0, fold(&row.customer)),
        _ => (i64::from(row.due.get()), String::new()),
    };
    found.arrange_by_key(key);
    if query.descending {
        found.reverse();
    }
    let total = found.len();
    let start = total.min(query.offset as usize);
    let limit = if query.limit == 0 { total } else { query.limit as usize };
    let rows = found.into_iter().skip(start).take(limit).map(|mut row| {
        row.more = row.more.filter(|_| query.more);
        row
    });
    InvoicesView {
        total: total as u32,
        rows: rows.collect(),
        misunderstood: search.misunderstood.clone(),
        ..InvoicesView::default()
    }
}

/// What would be issued today.
fn row(book: &Book, id: &str, draft: &Draft, day: Day) -> InvoiceRow {
    let invoice = compose(book, draft, day, "").invoice;
    let currency = invoice.currency;
    let money =
        |decimal| Money::new(Amount::from_decimal(decimal, currency).unwrap_or_default(), currency);
    let nothing = Money::new(Amount::ZERO, currency);
    let customer = book.customers.find(draft.account.trim());
    let name = |customer| book.customers.name(customer).to_owned();
    let issued = invoice.issued.unwrap_or(day);
    let more = InvoiceMore {
        reference: invoice.purchase_order.clone(),
        label: draft.lines.first().map_or(String::new(), |line| line.name.clone()),
        vat: money(invoice.totals.vat),
        settled: nothing,
        last_payment: None,
        means: String::new(),
        segment: customer.map_or("", |customer| book.customers.segment(customer)).to_owned(),
        terms: invoice.payment_terms.clone(),
        assignee: customer.map_or("", |of| book.customers.assignee.get(of)).to_owned(),
        city: invoice.buyer.address.city.clone(),
        registration: invoice.buyer.registration.value.clone(),
        file: String::new(),
    };
    InvoiceRow {
        id: id.to_owned(),
        number: String::new(),
        kind: match invoice.type_code.as_str() {
            "381" => Kind::CreditNote,
            "386" => Kind::Deposit,
            _ => Kind::Invoice,
        },
        account: draft.account.clone(),
        customer: customer.map(name).unwrap_or_default(),
        issued,
        due: invoice.due.unwrap_or(issued),
        gross: money(invoice.totals.gross),
        open: nothing,
        days_late: 0,
        disputed: false,
        contested: false,
        stage: Stage::Draft,
        more: Some(Box::new(more)),
    }
}

fn holds(book: &Book, search: &Search, draft: &Draft, row: &InvoiceRow) -> bool {
    let has = |text: &str, word: &str| fold(text).contains(word);
    let named = |word: &str| has(&row.customer, word) || has(&row.account, word);
    let of = |read: fn(&InvoiceMore) -> &str| row.more.as_deref().map_or("", read);
    let texts: Vec<&str> = draft.lines.iter().map(|line| line.name.as_str()).collect();
    let texts = format!("{} {}", texts.join(" "), of(|more| &more.reference));
    let words =
        search.words.iter().all(|(word, wanted)| (named(word) || has(&texts, word)) == *wanted);
    let currency = row.gross.currency;
    words
        && search.conditions.iter().all(|(condition, wanted)| {
            let here = match condition {
                Condition::Gross(comparison, amount) => {
                    comparison.holds(&row.gross.amount.to_decimal(currency), amount)
                }
                // What one would ask of an open amount is asked of what it will be.
                Condition::Open(comparison, amount) => {
                    comparison.holds(&row.gross.amount.to_decimal(currency), amount)
                }
                Condition::Due(comparison, day) => comparison.holds(&row.due, day),
                Condition::Issued(comparison, day) => comparison.holds(&row.issued, day),
                Condition::Customer(word) => named(word),
                Condition::Segment(word) => has(of(|more| &more.segment), word),
                Condition::Assignee(word) => has(of(|more| &more.assignee), word),
                Condition::City(word) => {
                    let customer = book.customers.find(draft.account.trim());
                    let known = customer.map_or("", |of| book.customers.city.get(of));
                    has(of(|more| &more.city), word) || has(known, word)
                }
                Condition::Reference(word) => has(of(|more| &more.reference), word),
                Condition::Currency(wanted) => currency == *wanted,
                Condition::Stage(stage) => *stage == Stage::Draft,
                Condition::Contested => row.contested,
                Condition::Invoice => row.kind != Kind::CreditNote,
                Condition::Credit => row.kind == Kind::CreditNote,
                Condition::Deposit => row.kind == Kind::Deposit,
                // A draft has no number, claims nothing, and nothing of it is late.
                Condition::Number(_)
                | Condition::Late(..)
                | Condition::Overdue
                | Condition::Disputed
                | Condition::Settled => false,
            };
            here == *wanted
        })
}
