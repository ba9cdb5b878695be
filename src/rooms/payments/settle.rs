//! What settles what. Allocations are taken in stamp order; each takes `min(asked, left on the payment, open)`.
//!
//! [`all`] settles everything again and depends on the facts and decisions alone. [`newest`] and [`decided`] add what
//! came last; they give the same, or say that everything must be settled again.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::base::{Arrange, in_runs};
use crate::journal::{EntryId, Stamp};
use crate::rooms::customers;
use crate::rooms::invoices::{self, CLAIMED, ODD, SERIES, SHORT};
use crate::rooms::lookup::{NONE, mix};

use super::decided::{LineSet, Reason, Role};
use super::state::{Lines, Row, Said, State};

/// Rows that may lie beside the sorted ones before they are sorted in.
const BESIDE: usize = 4_096;

/// The states that settling reads and writes.
pub struct Ledger<'a> {
    /// Who.
    pub customers: &'a mut customers::State,
    /// What is owed.
    pub invoices: &'a mut invoices::State,
    /// What was paid.
    pub payments: &'a mut State,
}

/// Where the rows go while something is being settled.
enum Sink {
    /// Many: sorted in at the end. What payments that came back took of each receivable is noted apart.
    Many(Vec<(u32, Row)>, HashMap<(u32, u32), i64>),
    /// A few: beside the sorted ones.
    Few(Vec<u32>),
}

/// Settles everything again, from the facts and decisions alone.
pub fn all(ledger: &mut Ledger) {
    let Ledger { customers, invoices, payments } = ledger;
    payments.resolve_again(customers, invoices);
    payments.allocated.clear();
    payments.allocated.resize(invoices.len(), 0);
    *payments.take_rows() = super::Rows::default();
    payments.rest.clone_from(&payments.amount);
    invoices.flags.iter_mut().for_each(|flags| *flags &= !(SHORT | ODD | CLAIMED));
    payments.find_returned(customers);
    let mut counted: Vec<(u32, u32, usize)> = Vec::new();
    let mut decided = HashSet::new();
    // A file of entries may letter thousands of payments at once: each decision is found without looking through all.
    let mut places: HashMap<(EntryId, &str), usize> = HashMap::new();
    for (at, said) in payments.said.iter().enumerate() {
        places.insert((said.entry, said.payment.as_str()), at);
    }
    for (id, decision) in &payments.decisions {
        let (Some(payment), Some(head)) =
            (payments.find_id(customers, id), decision.heads().next())
        else {
            continue;
        };
        // What a line became is allocated by the line's own decision.
        if payments.line_of(payment).is_some() {
            continue;
        }
        if let Some(&said) = places.get(&(head, id.as_str())) {
            counted.push((payments.said[said].after, payment, said));
            decided.insert(payment);
        }
    }
    counted.sort_unstable_by_key(|(_, _, said)| *said);
    let mut next = counted.into_iter().peekable();
    let mut sink = Sink::Many(Vec::with_capacity(payments.len()), HashMap::new());
    let mut returns = Returns::default();
    for payment in 0..payments.len() as u32 {
        while let Some((_, decided, said)) = next.next_if(|(after, ..)| *after <= payment) {
            let lines = ledger.payments.said[said].lines.clone();
            take_lines(ledger, decided, &lines, &mut sink);
            returns.settled(ledger, decided, &mut sink);
        }
        if decided.contains(&payment) {
            continue;
        }
        match ledger.payments.role(payment) {
            Role::Return => returns.came(ledger, payment, &mut sink),
            _ if ledger.payments.line_of(payment).is_some() => {
                take_made(ledger, payment, &mut sink);
                returns.settled(ledger, payment, &mut sink);
            }
            _ => {
                take_named(ledger, payment, &mut sink);
                returns.settled(ledger, payment, &mut sink);
            }
        }
    }
    for (_, decided, said) in next {
        let lines = ledger.payments.said[said].lines.clone();
        take_lines(ledger, decided, &lines, &mut sink);
        returns.settled(ledger, decided, &mut sink);
    }
    finish(ledger, sink);
    for receivable in 0..ledger.invoices.len() as u32 {
        reopen(ledger, receivable);
    }
}

/// Settles the payments from `first` on, which are the newest. True when everything had to be settled again.
pub fn newest(ledger: &mut Ledger, first: u32) -> bool {
    let end = ledger.payments.len() as u32;
    ledger.payments.allocated.resize(ledger.invoices.len(), 0);
    let many = BESIDE / 4 < (end - first) as usize;
    let mut sink = if many {
        Sink::Many(Vec::with_capacity((end - first) as usize), HashMap::new())
    } else {
        Sink::Few(Vec::new())
    };
    // A decision may have come before the payment it is about.
    let decided = ledger.payments.decisions.keys();
    let known = decided.filter_map(|id| ledger.payments.find_id(ledger.customers, id));
    if ledger.payments.awaits_returned || known.into_iter().any(|payment| first <= payment) {
        all(ledger);
        return true;
    }
    in_runs((end - first) as usize, |run| {
        for payment in run {
            take_named(ledger, first + payment as u32, &mut sink);
        }
    });
    if let Sink::Few(touched) = &sink {
        for receivable in touched.clone() {
            reopen(ledger, receivable);
        }
        finish(ledger, sink);
    } else {
        finish(ledger, sink);
        in_runs(ledger.invoices.len(), |run| {
            for receivable in run {
                reopen(ledger, receivable as u32);
            }
        });
    }
    false
}

/// Receivables came or changed: true when allocations may fall otherwise than they lie.
pub fn is_unsettled(ledger: &Ledger, recorded: &invoices::Recorded) -> bool {
    let Ledger { invoices, payments, .. } = ledger;
    if payments.is_empty() {
        return false;
    }
    let awaited = |receivable: u32| {
        let number = invoices.number.get(receivable as usize);
        payments.awaited.contains(&mix(0, number.as_bytes()))
    };
    let touched = |receivable: u32| {
        invoices.flags[receivable as usize] & SHORT != 0
            || payments.allocated.get(receivable as usize).is_some_and(|amount| *amount != 0)
            || awaited(receivable)
    };
    // A decision may name a receivable that was not known.
    !payments.said.is_empty()
        || recorded.series
        || (!payments.awaited.is_empty()
            && (recorded.first_new..invoices.len() as u32).any(awaited))
        || recorded.changed.iter().any(|&receivable| touched(receivable))
}

/// An allocation was decided. True when it could be settled alone; otherwise everything must be settled again.
pub fn decided(ledger: &mut Ledger, said: Said) -> bool {
    let id = said.payment.clone();
    let entry = said.entry;
    let known = ledger.payments.decisions.get(&id);
    let counted = known.and_then(|known| known.heads().next());
    let before = known.and_then(|known| known.earliest().cloned());
    ledger.payments.decide(said);
    let payments = &ledger.payments;
    let Some(payment) = payments.find_id(ledger.customers, &id) else { return true };
    if payments.line_of(payment).is_some() {
        return true;
    }
    if payments.returned.contains_key(&payment) {
        return false;
    }
    let head = payments.decisions.get(&id).and_then(|decision| decision.heads().next());
    if head != Some(entry) {
        // Another one counts: the same as before, or one that stood beside the one that was replaced.
        return head.is_some() && head == counted;
    }
    let mut held: Vec<u32> = match &before {
        Some(lines) => {
            let found = lines.keys().filter_map(|id| ledger.invoices.find_id(ledger.customers, id));
            found.collect()
        }
        None => instalments(ledger, payment),
    };
    held.sort_unstable();
    held.dedup();
    let short = |receivable: &u32| ledger.invoices.flags[*receivable as usize] & SHORT != 0;
    if held.iter().any(short) {
        return false;
    }
    for &receivable in &held {
        let released = ledger.payments.release_row(receivable, payment);
        ledger.payments.allocated[receivable as usize] -= released;
        ledger.payments.rest[payment as usize] += released;
    }
    let lines = ledger.payments.said.last().map(|said| said.lines.clone()).unwrap_or_default();
    let mut sink = Sink::Few(held);
    take_lines(ledger, payment, &lines, &mut sink);
    if let Sink::Few(touched) = &sink {
        for receivable in touched.clone() {
            reopen(ledger, receivable);
        }
    }
    finish(ledger, sink);
    true
}

/// The receivables that the counted allocation of a payment may touch: for those who keep figures in step.
pub fn touched_by(ledger: &Ledger, id: &str, lines: &Lines) -> Vec<u32> {
    let Ledger { customers, invoices, payments } = ledger;
    let Some(payment) = payments.find_id(customers, id) else { return Vec::new() };
    let mut touched = instalments(ledger, payment);
    let before = payments.decisions.get(id).into_iter().flat_map(|known| known.values());
    for lines in before.chain([lines]) {
        touched.extend(lines.keys().filter_map(|id| invoices.find_id(customers, id)));
    }
    touched
}

/// The receivables that a payment names, in the order they are settled.
pub fn instalments(ledger: &Ledger, payment: u32) -> Vec<u32> {
    let Ledger { invoices, payments, .. } = ledger;
    let target = payments.target[payment as usize];
    if target == NONE {
        return Vec::new();
    }
    let mut found = vec![target];
    if invoices.flags[target as usize] & SERIES != 0 {
        let customer = invoices.customer[target as usize];
        let number = invoices.number.get(target as usize);
        let further = (1..=u16::MAX).map_while(|rank| invoices.find(customer, number, rank));
        found.extend(further);
        found.arrange_by_key(|&receivable| {
            (invoices.due[receivable as usize], invoices.rank[receivable as usize])
        });
    }
    found
}

/// A payment takes what it names.
fn take_named(ledger: &mut Ledger, payment: u32, sink: &mut Sink) {
    let at = payment as usize;
    let target = ledger.payments.target[at];
    if target == NONE {
        return;
    }
    let series = ledger.invoices.flags[target as usize] & SERIES != 0;
    if !series {
        take(ledger, payment, target, ledger.payments.amount[at], sink);
    } else {
        for receivable in instalments(ledger, payment) {
            take(ledger, payment, receivable, ledger.payments.rest[at], sink);
            if ledger.payments.rest[at] != 0 {
                ledger.invoices.flags[receivable as usize] |= SHORT;
            }
        }
    }
    if ledger.payments.rest[at] != 0 {
        ledger.invoices.flags[target as usize] |= SHORT;
        let number = mix(0, ledger.payments.invoice.get(at).as_bytes());
        ledger.payments.awaited.insert(number);
    }
}

/// A payment takes what somebody decided. First what gives room (credits against a payment received), then the rest.
fn take_lines(ledger: &mut Ledger, payment: u32, lines: &Lines, sink: &mut Sink) {
    let receives = 0 <= ledger.payments.amount[payment as usize];
    for giving in [true, false] {
        for (id, asked) in lines {
            let Some(receivable) = ledger.invoices.find_id(ledger.customers, id) else { continue };
            let asked = asked.get();
            if ((0 < asked) != receives) == giving {
                let taken = take(ledger, payment, receivable, asked, sink);
                if taken != asked {
                    ledger.invoices.flags[receivable as usize] |= SHORT;
                }
            }
        }
    }
}

/// `min(asked, left on the payment, open on the receivable)`, in size, and only in the same currency.
fn take(ledger: &mut Ledger, payment: u32, receivable: u32, asked: i64, sink: &mut Sink) -> i64 {
    let Ledger { customers, invoices, payments } = ledger;
    let (from, to) = (payment as usize, receivable as usize);
    let (paying, owing) = (payments.position[from], invoices.position[to]);
    if paying != owing
        && customers.position_currency[paying as usize]
            != customers.position_currency[owing as usize]
    {
        return 0;
    }
    let open = invoices.gross[to].saturating_sub(payments.allocated[to]);
    if asked.signum() != open.signum() {
        return 0;
    }
    let mut size = asked.unsigned_abs().min(open.unsigned_abs());
    if (0 < asked) == (0 <= payments.amount[from]) {
        size = size.min(payments.rest[from].unsigned_abs());
    }
    let amount = asked.signum() * size as i64;
    let day = payments.paid[from];
    put(ledger, receivable, Row { day, amount, payment }, sink);
    amount
}

/// Allocates.
fn put(ledger: &mut Ledger, receivable: u32, row: Row, sink: &mut Sink) {
    let payments = &mut ledger.payments;
    if row.amount == 0 {
        return;
    }
    payments.allocated[receivable as usize] += row.amount;
    payments.rest[row.payment as usize] -= row.amount;
    match sink {
        Sink::Many(rows, taken) => {
            rows.push((receivable, row));
            if payments.returned.contains_key(&row.payment) {
                *taken.entry((row.payment, receivable)).or_default() += row.amount;
            }
        }
        Sink::Few(touched) => {
            touched.push(receivable);
            payments.push_row(receivable, row);
        }
    }
}

/// A payment that a line became takes what was decided.
fn take_made(ledger: &mut Ledger, payment: u32, sink: &mut Sink) {
    let Some(made) = ledger.payments.made(payment) else { return };
    let at = payment as usize;
    let (part, role, amount) = (made.part.clone(), made.role, made.amount.get());
    if let Some(given_up) = made.gives_up.cloned() {
        // What cannot be given up any more is nothing: it is no money that could stay on an account.
        (ledger.payments.amount[at], ledger.payments.rest[at]) = (amount, amount);
        if let Some(receivable) = ledger.invoices.find_id(ledger.customers, &given_up.receivable) {
            let taken = take(ledger, payment, receivable, amount, sink);
            let flag = if taken == amount { ODD } else { ODD | SHORT };
            ledger.invoices.flags[receivable as usize] |= flag;
        } else {
            ledger.payments.await_receivable(&given_up.receivable);
        }
        ledger.payments.amount[at] -= ledger.payments.rest[at];
        ledger.payments.rest[at] = 0;
        return;
    }
    if role != Role::Money {
        return;
    }
    take_lines(ledger, payment, &part.lines, sink);
    for id in part.lines.keys() {
        if ledger.invoices.find_id(ledger.customers, id).is_none() {
            ledger.payments.await_receivable(id);
        }
    }
    for claimed in part.differences.iter().filter(|lacking| lacking.reason == Reason::Dispute) {
        match ledger.invoices.find_id(ledger.customers, &claimed.receivable) {
            Some(receivable) => ledger.invoices.flags[receivable as usize] |= CLAIMED,
            None => ledger.payments.await_receivable(&claimed.receivable),
        }
    }
}

/// A payment that came back opens again what it had settled, as far as it did.
fn give_back(ledger: &mut Ledger, payment: u32, of: u32, sink: &mut Sink) {
    let Some(lines) = ledger.payments.made(payment).map(|made| made.part.lines.clone()) else {
        return;
    };
    for (id, asked) in &lines {
        let Some(receivable) = ledger.invoices.find_id(ledger.customers, id) else {
            ledger.payments.await_receivable(id);
            continue;
        };
        let (payments, asked) = (&*ledger.payments, asked.get());
        let by = payments.returned.get(&of).map_or(&[][..], Vec::as_slice);
        let settled: i64 = match &*sink {
            Sink::Many(_, taken) => {
                let own = |payment: u32| taken.get(&(payment, receivable)).copied().unwrap_or(0);
                own(of) + by.iter().map(|&by| own(by)).sum::<i64>()
            }
            Sink::Few(_) => {
                let ours = |row: &Row| row.payment == of || by.contains(&row.payment);
                payments.rows.of(receivable).filter(ours).map(|row| row.amount).sum()
            }
        };
        let allocated = payments.allocated[receivable as usize];
        let currency = |position: u32| ledger.customers.position_currency[position as usize];
        let one = currency(payments.position[payment as usize])
            == currency(ledger.invoices.position[receivable as usize]);
        let mut size = 0;
        if one && asked.signum() == -settled.signum() && allocated.signum() == settled.signum() {
            let left = payments.rest[payment as usize].unsigned_abs();
            let most = settled.unsigned_abs().min(allocated.unsigned_abs());
            size = asked.unsigned_abs().min(most).min(left);
        }
        let amount = asked.signum() * size as i64;
        let day = payments.paid[payment as usize].max(payments.paid[of as usize]);
        if amount != 0 {
            let returned = Row { day, amount, payment };
            put(ledger, receivable, returned, sink);
            if let Sink::Many(_, taken) = sink {
                *taken.entry((payment, receivable)).or_default() += amount;
            }
            ledger.invoices.flags[receivable as usize] |= ODD;
        }
        if amount != asked {
            ledger.invoices.flags[receivable as usize] |= SHORT;
        }
    }
}

/// Payments that come back wait until what they give back is settled.
#[derive(Default)]
struct Returns {
    /// Of payments, those that give them back and came first.
    waiting: BTreeMap<u32, Vec<u32>>,
    settled: HashSet<u32>,
}

impl Returns {
    /// A payment that comes back is next in order.
    fn came(&mut self, ledger: &mut Ledger, payment: u32, sink: &mut Sink) {
        let mut returned = ledger.payments.returned.iter();
        let of = returned.find(|(_, by)| by.contains(&payment)).map(|(of, _)| *of);
        match of {
            Some(of) if self.settled.contains(&of) => give_back(ledger, payment, of, sink),
            Some(of) => self.waiting.entry(of).or_default().push(payment),
            None => (),
        }
    }

    /// A payment has settled what it does.
    fn settled(&mut self, ledger: &mut Ledger, payment: u32, sink: &mut Sink) {
        if !ledger.payments.returned.contains_key(&payment) {
            return;
        }
        self.settled.insert(payment);
        for waiting in self.waiting.remove(&payment).unwrap_or_default() {
            give_back(ledger, waiting, payment, sink);
        }
    }
}

/// Lines of bank statements became known. True when everything had to be settled again: some had been decided already.
pub fn lines_known(ledger: &mut Ledger, new: Range<u32>) -> bool {
    if ledger.payments.bank.decisions.is_empty() {
        return false;
    }
    let decided: Vec<u32> =
        new.filter(|line| ledger.payments.bank.intent(*line).is_some()).collect();
    for &line in &decided {
        ledger.payments.make(ledger.customers, line);
    }
    if !decided.is_empty() {
        all(ledger);
    }
    !decided.is_empty()
}

/// Lines were decided. True when everything had to be settled again.
pub fn lines_decided(ledger: &mut Ledger, entry: EntryId, stamp: Stamp, sets: &[LineSet]) -> bool {
    let mut before = Vec::with_capacity(sets.len());
    for set in sets {
        let bank = &ledger.payments.bank;
        let line = bank.find_id(&set.line);
        before.push((line, bank.counted(&set.line).cloned(), line.map(|of| bank.payments_of(of))));
    }
    ledger.payments.bank.decide(entry, stamp, sets);
    ledger.payments.allocated.resize(ledger.invoices.len(), 0);
    // The payments of the line may be the ones that an earlier return waits for.
    let mut again = ledger.payments.awaits_returned;
    let first = ledger.payments.len() as u32;
    let mut released = Vec::new();
    for (set, (line, was, payments)) in sets.iter().zip(before) {
        let (Some(line), Some(payments)) = (line, payments) else { continue };
        if ledger.payments.bank.counted(&set.line) == was.as_ref() {
            continue;
        }
        for payment in payments {
            again |= ledger.payments.returned.contains_key(&payment)
                || ledger.payments.role(payment) != Role::Money;
        }
        if let Some(was) = was {
            again |= was.parts.iter().any(|part| !part.differences.is_empty());
            let ids = was.parts.iter().flat_map(|part| part.lines.keys());
            let held = ids.filter_map(|id| ledger.invoices.find_id(ledger.customers, id));
            let held: Vec<u32> = held.collect();
            let short = |receivable: &u32| ledger.invoices.flags[*receivable as usize] & SHORT != 0;
            again |= held.iter().any(short);
            released.extend(held);
        }
        unmake(ledger, line, &released);
        ledger.payments.make(ledger.customers, line);
    }
    if again {
        all(ledger);
        return true;
    }
    let end = ledger.payments.len() as u32;
    let many = BESIDE / 4 < (end - first) as usize;
    let mut sink = if many {
        Sink::Many(Vec::with_capacity((end - first) as usize), HashMap::new())
    } else {
        Sink::Few(Vec::new())
    };
    let returns = |payment: &u32| ledger.payments.role(*payment) == Role::Return;
    let returns: Vec<u32> = (first..end).filter(returns).collect();
    if many && !returns.is_empty() {
        all(ledger);
        return true;
    }
    for payment in first..end {
        if ledger.payments.role(payment) == Role::Return {
            match ledger.payments.note_return(ledger.customers, payment) {
                // What it gives back may stand in this very event, after it.
                Some(of) if payment < of => {
                    all(ledger);
                    return true;
                }
                Some(of) => give_back(ledger, payment, of, &mut sink),
                None => (),
            }
        } else {
            take_made(ledger, payment, &mut sink);
        }
    }
    if let Sink::Few(touched) = &sink {
        for receivable in touched.iter().copied().chain(released).collect::<Vec<_>>() {
            reopen(ledger, receivable);
        }
        finish(ledger, sink);
    } else {
        finish(ledger, sink);
        for receivable in 0..ledger.invoices.len() as u32 {
            reopen(ledger, receivable);
        }
    }
    false
}

/// The payments of a line count no longer; `held` is what they may have settled.
fn unmake(ledger: &mut Ledger, line: u32, held: &[u32]) {
    let Some(&first) = ledger.payments.bank.first_payment.get(line as usize) else { return };
    if first == NONE {
        return;
    }
    let payments: Vec<u32> = (first..ledger.payments.len() as u32)
        .take_while(|payment| ledger.payments.line_of(*payment) == Some(line))
        .collect();
    for payment in payments {
        for &receivable in held {
            let released = ledger.payments.release_row(receivable, payment);
            ledger.payments.allocated[receivable as usize] -= released;
        }
        ledger.payments.void(payment);
    }
    ledger.payments.bank.set_first_payment(line, NONE);
}

fn finish(ledger: &mut Ledger, sink: Sink) {
    let receivables = ledger.invoices.len();
    match sink {
        Sink::Many(rows, _) => ledger.payments.sort_rows(receivables, &rows),
        Sink::Few(_) if BESIDE < ledger.payments.since_count() => {
            ledger.payments.sort_rows(receivables, &[]);
        }
        Sink::Few(_) => (),
    }
}

/// What a receivable leaves open, whatever the day.
pub fn reopen(ledger: &mut Ledger, receivable: u32) {
    let at = receivable as usize;
    let settled = if ledger.invoices.is_stated(receivable) {
        ledger.payments.settled(ledger.invoices, receivable, i32::MAX, |_| true)
    } else {
        ledger.payments.allocated.get(at).copied().unwrap_or(0)
    };
    ledger.invoices.open[at] = ledger.invoices.gross[at].saturating_sub(settled);
}
