//! What the matching says of the lines to be decided: built from the book when it is asked for, kept in step with what is
//! decided, built anew when anything else changed.
//!
//! Not part of the book: the same book gives the same proposals, so they can always be made again.

use std::collections::HashMap;

use crate::base::{Amount, Arrange, Day};
use crate::book::Book;
use crate::rooms::invoices::Kind;
use crate::rooms::lookup::NONE;

use super::bank;
use super::cash::kind_of;
use super::decided::{Beside, BesideKind, Difference, Intent, LineSet, Mode, Part, Reason};
use super::evidence::{self, Told};
use super::matching::{
    self, Allocation, BankLine, Cheque, Collected, Customer, Item, ItemKind, Known, Level,
    LineKind, Matcher, Outcome, Past, Proposal,
};
use super::settling;
use super::statement::batched;

/// Days before the first line to be decided from which decided lines are shown to the matching: a return or a duplicate
/// comes within weeks.
const LOOK_BACK: i32 = 120;
/// Days before that from which settled items are: a direct debit may come back after thirteen months.
const SETTLED_SINCE: i32 = 400;
/// Lines worked at once.
const SLICE: usize = 512;

/// What the matching says, of one state of the book.
#[derive(Debug, Default)]
pub struct Desk {
    matcher: Matcher,
    /// Of lines, where their outcome is.
    places: HashMap<u32, u32>,
    /// The book it was made of.
    revision: Option<u32>,
    done: bool,
}

impl Desk {
    /// The book changed in a way that is not followed: everything is looked at again when it is asked for.
    pub fn forget(&mut self) {
        *self = Desk::default();
    }

    /// Lines were decided, and nothing else changed: what may change with them is looked at again.
    pub fn follow(&mut self, book: &Book, sets: &[LineSet]) {
        if self.revision.is_none() {
            return;
        }
        // A decision that gives up, claims or opens again touches what the matching knows of items.
        for set in sets {
            let Some(line) = book.payments.bank.find_id(&set.line) else { continue };
            match decided(book, line) {
                Some((customer, allocations)) => self.matcher.decided(line, customer, allocations),
                None => self.matcher.undecided(line),
            }
        }
        self.revision = Some(book.revision());
        self.done = false;
    }

    /// Works some lines; true when all are done. Begins anew where the book changed.
    pub fn work(&mut self, book: &Book) -> bool {
        if self.revision != Some(book.revision()) {
            self.begin(book);
        }
        if !self.done {
            self.done = self.matcher.work(SLICE);
            if self.done {
                let outcomes = self.matcher.outcomes().iter();
                self.places = (0..).zip(outcomes).map(|(at, of)| (of.line, at)).collect();
            }
        }
        self.done
    }

    /// All lines have been looked at, of the book as it is.
    pub fn is_ready(&self, book: &Book) -> bool {
        self.done && self.revision == Some(book.revision())
    }

    /// How many lines were looked at, and how many there are.
    pub fn progress(&self, book: &Book) -> (u64, u64) {
        (self.matcher.outcomes().len() as u64, book.payments.bank.len() as u64)
    }

    /// What is said of a line to be decided; `None` where it was not looked at.
    pub fn outcome(&self, line: u32) -> Option<&Outcome> {
        self.matcher.outcomes().get(*self.places.get(&line)? as usize)
    }

    /// What is said of every line that was looked at.
    pub fn outcomes(&self) -> &[Outcome] {
        self.matcher.outcomes()
    }

    fn begin(&mut self, book: &Book) {
        self.forget();
        self.revision = Some(book.revision());
        let bank = &book.payments.bank;
        let to_do: Vec<u32> =
            (0..bank.len() as u32).filter(|line| bank.intent(*line).is_none()).collect();
        let Some(first) = to_do.iter().map(|line| bank.booked[*line as usize]).min() else {
            self.done = true;
            return;
        };
        let mut lines = to_do;
        let mut shown = Vec::new();
        let mut past = Vec::new();
        for line in 0..bank.len() as u32 {
            let Some((customer, allocations)) = decided(book, line) else { continue };
            if first - LOOK_BACK <= bank.booked[line as usize] {
                shown.push((line, customer, allocations));
            } else if let Some(customer) = customer {
                past.push(past_of(bank, line, customer, allocations.len()));
            }
        }
        past.extend(typed(book));
        // What shown lines settled is open before them.
        let mut before: HashMap<u32, i64> = HashMap::new();
        for (.., allocations) in &shown {
            for allocation in allocations {
                *before.entry(allocation.item).or_default() += allocation.amount.get();
            }
        }
        let known = Known {
            customers: customers(book),
            items: items(book, first, &before),
            past,
            collected: collected(book),
            cheques: cheques(book),
        };
        self.matcher = Matcher::new(known);
        lines.extend(shown.iter().map(|(line, ..)| *line));
        self.matcher.add(lines.into_iter().map(|line| bank_line(bank, line)).collect());
        for (line, customer, allocations) in shown {
            self.matcher.decided(line, customer, allocations);
        }
    }
}

/// Whose a decided line is, and what it settles; `None` where it is to be decided.
fn decided(book: &Book, line: u32) -> Option<(Option<u32>, Vec<Allocation>)> {
    let payments = &book.payments;
    payments.bank.intent(line)?;
    let mut sums: HashMap<u32, i64> = HashMap::new();
    let mut whose = None;
    for payment in payments.bank.payments_of(line) {
        whose.get_or_insert(payments.payer[payment as usize]);
        for (receivable, settled) in settling::settled_by(book, payment) {
            *sums.entry(receivable).or_default() += settled;
        }
    }
    let mut allocations: Vec<Allocation> = sums
        .into_iter()
        .map(|(item, amount)| Allocation { item, amount: Amount::new(amount) })
        .collect();
    allocations.sort_unstable();
    Some((whose, allocations))
}

fn bank_line(bank: &bank::State, line: u32) -> BankLine {
    let at = line as usize;
    let part = |of: super::statement::Batched| matching::Part {
        amount: of.amount_minor_units,
        payer: of.payer,
        payer_iban: of.payer_account,
        remittance: of.remittance,
        end_to_end: of.end_to_end,
        reference: of.creditor_reference,
        mandate: of.mandate,
    };
    BankLine {
        id: line,
        booked: Day::new(bank.booked[at]),
        amount: Amount::new(bank.amount[at]),
        currency: bank.account_of(line).currency,
        label: bank.label.get(at).to_owned(),
        payer: bank.payer.get(at).to_owned(),
        payer_iban: bank.payer_account.get(at).to_owned(),
        remittance: bank.remittance.get(at).to_owned(),
        end_to_end: bank.end_to_end.get(at).to_owned(),
        reference: bank.creditor_reference.get(at).to_owned(),
        mandate: bank.mandate.get(at).to_owned(),
        kind: kind_of(bank.kind.get(line)),
        return_reason: bank.return_reason.get(at).to_owned(),
        parts: batched(bank.batched.get(at)).into_iter().map(part).collect(),
    }
}

fn past_of(bank: &bank::State, line: u32, customer: u32, settled: usize) -> Past {
    let at = line as usize;
    Past {
        booked: Day::new(bank.booked[at]),
        label: bank.label.get(at).to_owned(),
        payer: bank.payer.get(at).to_owned(),
        payer_iban: bank.payer_account.get(at).to_owned(),
        customer,
        amount: Amount::new(bank.amount[at]),
        settled: settled.min(usize::from(u16::MAX)) as u16,
    }
}

/// Payments that a file or a person named, where they have a label to learn from.
fn typed(book: &Book) -> Vec<Past> {
    let payments = &book.payments;
    let plain = (0..payments.len() as u32).filter(|payment| payments.line_of(*payment).is_none());
    let labelled = plain.filter(|payment| !payments.label.get(*payment as usize).is_empty());
    let past = labelled.map(|payment| {
        let at = payment as usize;
        Past {
            booked: Day::new(payments.paid[at]),
            label: payments.label.get(at).to_owned(),
            customer: book.customers.customer_of(payments.position[at]),
            amount: Amount::new(payments.amount[at]),
            ..Past::default()
        }
    });
    past.filter(|past| !book.customers.account(past.customer).is_empty()).collect()
}

/// Our own direct debits.
fn collected(book: &Book) -> Vec<Collected> {
    let batches = book.remittances.batches().iter();
    let debits = batches.flat_map(|batch| batch.debits.iter().map(move |debit| (batch, debit)));
    let known = debits.filter_map(|(batch, debit)| {
        let row = book.invoices.find_id(&book.customers, &debit.receivable)? as usize;
        Some(Collected {
            batch: batch.id.clone(),
            end_to_end: debit.end_to_end.clone(),
            mandate: debit.mandate.clone(),
            customer: book.invoices.customer[row],
            number: book.invoices.number.get(row).to_owned(),
            amount: debit.amount_minor_units,
            refused: book.remittances.refused(&debit.end_to_end).is_some(),
        })
    });
    known.collect()
}

/// Our own slips.
fn cheques(book: &Book) -> Vec<Cheque> {
    let slips = book.remittances.slips().iter();
    let cheques = slips.flat_map(|slip| {
        slip.cheques.iter().map(|cheque| Cheque {
            slip: slip.number.clone(),
            number: cheque.number.clone(),
            drawer: cheque.drawer.clone(),
            amount: cheque.amount_minor_units,
        })
    });
    cheques.collect()
}

fn customers(book: &Book) -> Vec<Customer> {
    let customers = &book.customers;
    // By account, the mandate signed last and the account that it debits.
    let mut mandates: HashMap<&str, (Day, &str, &str)> = HashMap::new();
    for (id, mandate) in book.remittances.mandates() {
        let one = (mandate.signed, id, mandate.iban.as_str());
        let known = mandates.entry(&mandate.account).or_insert(one);
        *known = one.max(*known);
    }
    let of_mandate = |customer: u32| {
        let of = mandates.get(customers.account(customer));
        of.map_or_else(Default::default, |(_, id, iban)| ((*id).to_owned(), (*iban).to_owned()))
    };
    (0..customers.len() as u32)
        .filter(|customer| !customers.account(*customer).is_empty())
        .map(|customer| Customer {
            id: customer,
            code: customers.account(customer).to_owned(),
            name: customers.name(customer).to_owned(),
            city: customers.city.get(customer).to_owned(),
            siren: customers.registration.get(customer).chars().take(9).collect(),
            mandate: of_mandate(customer).0,
            iban: of_mandate(customer).1,
            ..Customer::default()
        })
        .collect()
}

/// What is open before the shown lines, and what was settled lately.
fn items(book: &Book, first: i32, before: &HashMap<u32, i64>) -> Vec<Item> {
    let (invoices, payments) = (&book.invoices, &book.payments);
    let lately = |receivable: u32| {
        let settled = payments.rows.of(receivable).map(|row| row.day).max();
        settled.unwrap_or(invoices.issued[receivable as usize]) >= first - SETTLED_SINCE
    };
    let wanted = (0..invoices.len() as u32).filter(|receivable| {
        invoices.open[*receivable as usize] != 0
            || before.contains_key(receivable)
            || lately(*receivable)
    });
    wanted
        .map(|receivable| {
            let at = receivable as usize;
            let open = invoices.open[at] + before.get(&receivable).copied().unwrap_or(0);
            let gross = invoices.gross[at];
            let open = if gross < 0 { open.clamp(gross, 0) } else { open.clamp(0, gross) };
            let credit = gross < 0 || matches!(invoices.kind[at], Kind::CreditNote | Kind::Credit);
            Item {
                id: receivable,
                customer: invoices.customer[at],
                number: invoices.number.get(at).to_owned(),
                kind: if credit { ItemKind::CreditNote } else { ItemKind::Invoice },
                issued: Day::new(invoices.issued[at]),
                due: Day::new(invoices.due[at]),
                original: Amount::new(gross),
                open: Amount::new(open),
                currency: book.customers.currency_of(invoices.position[at]),
                order: invoices.reference.get(at).to_owned(),
                ..Item::default()
            }
        })
        .collect()
}

/// How sure a line's best proposal is; nothing where it was not looked at.
pub fn level(desk: &Desk, line: u32) -> Level {
    desk.outcome(line).map_or(Level::Nothing, |outcome| outcome.level)
}

/// What speaks for a proposal.
pub fn told(book: &Book, proposal: &Proposal) -> Vec<Told> {
    proposal.evidence.iter().map(|fact| evidence::fact(book, fact)).collect()
}

fn reason(reason: matching::Reason) -> Option<Reason> {
    Some(match reason {
        matching::Reason::Discount => Reason::Discount,
        matching::Reason::BankFee => Reason::BankFee,
        matching::Reason::Rounding => Reason::Rounding,
        matching::Reason::FactorFee => Reason::FactorFee,
        matching::Reason::Retention => Reason::Retention,
        matching::Reason::AwaitedCredit => Reason::AwaitedCredit,
        matching::Reason::Overpayment | matching::Reason::Duplicate => Reason::Overpayment,
        matching::Reason::Deposit => Reason::Deposit,
        matching::Reason::Instalment => Reason::Instalment,
        matching::Reason::Unexplained => return None,
    })
}

/// The whole decision that a proposal means; `None` where it cannot be taken as it is.
pub fn intent(book: &Book, line: u32, proposal: &Proposal, mode: Mode) -> Option<Intent> {
    let bank = &book.payments.bank;
    let of_line = bank.money(line);
    let evidence = evidence::write(&told(book, proposal));
    let gives_back = |allocation: &Allocation| {
        let gross = book.invoices.gross[allocation.item as usize];
        of_line.amount < Amount::ZERO && 0 < gross && allocation.amount < Amount::ZERO
    };
    if !proposal.allocations.is_empty() && proposal.allocations.iter().all(gives_back) {
        let parts = returned(book, line, &proposal.allocations)?;
        return Some(Intent { parts, beside: Vec::new(), evidence, mode });
    }
    let mut left: HashMap<u32, i64> = HashMap::new();
    let mut parts: Vec<Part> = Vec::new();
    let given_up = proposal.difference.filter(|of| of.reason.written_off());
    let open = proposal.difference.filter(|of| !of.reason.written_off());
    let why = given_up.or(open).and_then(|of| reason(of.reason));
    let mut missing = given_up.map_or(0, |of| of.amount.get());
    // What is given up is taken off the latest due; a discount in proportion would be as many rows as items.
    let mut order: Vec<&Allocation> = proposal.allocations.iter().collect();
    order.arrange_by_key(|of| std::cmp::Reverse((of.amount, of.item)));
    for allocation in order {
        let takes = missing.clamp(0, allocation.amount.get().max(0));
        missing -= takes;
        left.insert(allocation.item, takes);
    }
    if missing < 0 {
        // A few cents too much, kept.
        missing = 0;
    }
    let _ = missing;
    for allocation in &proposal.allocations {
        let customer = book.invoices.customer[allocation.item as usize];
        let position = book.invoices.position[allocation.item as usize];
        let part = part_of(book, &mut parts, customer, position);
        let id = book.invoices.id(&book.customers, allocation.item);
        let takes = left.get(&allocation.item).copied().unwrap_or(0);
        let pays = allocation.amount.get() - takes;
        if pays != 0 {
            part.amount = Amount::new(part.amount.get() + pays);
            part.lines.insert(id.clone(), Amount::new(pays));
        }
        if takes != 0 {
            let reason = why?;
            part.differences.push(Difference {
                receivable: id,
                amount: Amount::new(takes),
                reason,
            });
        }
    }
    // What stays open of the items, with its reason, for the record.
    if let (Some(open), Some(why)) = (open, why)
        && why.is_shortfall()
        && let [only] = proposal.allocations[..]
        && let Some(part) = parts.first_mut()
    {
        let receivable = book.invoices.id(&book.customers, only.item);
        part.differences.push(Difference { receivable, amount: open.amount.abs(), reason: why });
    }
    if let [only] = &parts[..]
        && only.currency != of_line.currency
    {
        // The bank exchanged it: the whole line is what came for what it settles.
        let whole = of_line.amount.get();
        let fits = 0 < whole && 0 < only.amount.get() && only.differences.is_empty();
        settling::take_of_line(&mut parts, whole, false);
        return fits.then_some(Intent { parts, beside: Vec::new(), evidence, mode });
    }
    let mut beside = Vec::new();
    let paid: i64 = parts.iter().map(|part| part.amount.get()).sum();
    let rest = of_line.amount.get() - paid;
    if rest != 0 {
        let kept = given_up.is_some_and(|of| of.amount.get() == -rest);
        if kept {
            beside.push(Beside { kind: BesideKind::Rounding, amount: Amount::new(rest) });
        } else {
            let customer = *proposal.customers.first()?;
            let position = book.customers.find_position(customer, of_line.currency);
            let part = part_of(book, &mut parts, customer, position.unwrap_or(NONE));
            part.currency = of_line.currency;
            part.amount = Amount::new(part.amount.get() + rest);
            part.rest = why.filter(|why| why.is_surplus());
        }
    }
    if parts.is_empty() || parts.iter().any(|part| part.currency != of_line.currency) {
        return None;
    }
    settling::take_of_line(&mut parts, 0, true);
    Some(Intent { parts, beside, evidence, mode })
}

fn part_of<'a>(
    book: &Book,
    parts: &'a mut Vec<Part>,
    customer: u32,
    position: u32,
) -> &'a mut Part {
    let account = book.customers.account(customer);
    let place = parts.iter().position(|part| part.account == account);
    let place = place.unwrap_or_else(|| {
        let currency = if position == NONE {
            crate::base::Currency::EUR
        } else {
            book.customers.currency_of(position)
        };
        parts.push(Part { account: account.to_owned(), currency, ..Part::default() });
        parts.len() - 1
    });
    &mut parts[place]
}

/// The payments that a line gives back, by what it opens again: each the last one that settled the item.
fn returned(book: &Book, line: u32, allocations: &[Allocation]) -> Option<Vec<Part>> {
    let payments = &book.payments;
    let of_line = payments.bank.money(line);
    let mut parts: Vec<Part> = Vec::new();
    for allocation in allocations {
        let size = allocation.amount.get().unsigned_abs();
        let own = payments.bank.payments_of(line);
        let fits = |row: &super::Row| {
            0 < row.amount
                && size <= row.amount.unsigned_abs()
                && row.day <= payments.bank.booked[line as usize]
                && payments.is_money(row.payment)
                && payments
                    .returned
                    .get(&row.payment)
                    .is_none_or(|by| by.iter().all(|by| own.contains(by)))
        };
        let row = payments.rows.of(allocation.item).filter(fits).last()?;
        let returns = payments.id(&book.customers, row.payment);
        let id = book.invoices.id(&book.customers, allocation.item);
        let place = parts.iter().position(|part| part.returns == returns);
        let place = place.unwrap_or_else(|| {
            let payer = payments.payer[row.payment as usize];
            parts.push(Part {
                account: book.customers.account(payer).to_owned(),
                currency: of_line.currency,
                returns,
                ..Part::default()
            });
            parts.len() - 1
        });
        let part = &mut parts[place];
        part.amount = Amount::new(part.amount.get() + allocation.amount.get());
        part.lines.insert(id, allocation.amount);
    }
    let whole: i64 = parts.iter().map(|part| part.amount.get()).sum();
    settling::take_of_line(&mut parts, 0, true);
    (whole == of_line.amount.get()).then_some(parts)
}

/// The kind of money that is no customer's that a line looks like.
pub fn beside_kind(kind: LineKind) -> BesideKind {
    match kind {
        LineKind::Charge => BesideKind::Charge,
        LineKind::Internal => BesideKind::Internal,
        _ => BesideKind::Other,
    }
}
