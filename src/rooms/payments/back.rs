//! Taking the newest act on money back without folding everything again.
//!
//! What an act added stands at the end of the columns: it goes, and what it settled is open as before. Where more than
//! that followed from it, everything is settled again, which depends on facts and decisions alone. False where an act is
//! not the newest, or changed what was there before it: the state is then of no use any more, and the caller folds the
//! journal again.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::base::Hash;
use crate::journal::{Decision, EntryId};
use crate::rooms::invoices::{self, CLAIMED, ODD, SHORT};
use crate::rooms::lookup::NONE;

use super::PaymentBatch;
use super::decided::{LineSet, Role};
use super::settle::{self, Ledger};
use super::state::State;

/// So many payments at most; taking more back is an import's way, which is folded again.
const MOST: usize = 1_000;

/// Takes back payments that somebody typed.
pub fn payments(ledger: &mut Ledger, batch: &PaymentBatch) -> bool {
    let payments = &ledger.payments;
    let rows = batch.paid.len();
    let Some(first) = payments.len().checked_sub(rows).filter(|_| (1..=MOST).contains(&rows))
    else {
        return false;
    };
    // They are the newest, and no file said them.
    let same = |row: usize| {
        let at = first + row;
        let account = batch.account.get(row).map(|of| batch.accounts.get(*of as usize).trim());
        payments.line_of(at as u32).is_none()
            && account == Some(ledger.customers.account(payments.payer[at]))
            && payments.paid[at] == invoices::day(batch.paid[row])
            && batch.amount.get(row).is_some_and(|amount| amount.get() == payments.amount[at])
            && batch.rank.get(row).copied().unwrap_or(0) == payments.rank[at]
            && batch.reference.get(row) == payments.reference.get(at)
            && batch.invoice.get(row) == payments.invoice.get(at)
    };
    batch.source == Hash::NONE && (0..rows).all(same) && shorten(ledger, first as u32, true)
}

/// Takes back an allocation that somebody decided.
pub fn allocation(ledger: &mut Ledger, entry: EntryId) -> bool {
    let payments = &mut *ledger.payments;
    let Some(said) = payments.said.pop().filter(|said| said.entry == entry) else { return false };
    let mut decision = Decision::default();
    for before in payments.said.iter().filter(|before| before.payment == said.payment) {
        let replaces = before.replaces.iter().copied();
        decision.apply(before.entry, before.stamp, before.lines.clone(), replaces);
    }
    if decision.is_empty() {
        payments.decisions.remove(&said.payment);
    } else {
        payments.decisions.insert(said.payment, decision);
    }
    settle::all(ledger);
    true
}

/// Takes back decisions on lines that nothing had been decided of.
pub fn lines(ledger: &mut Ledger, entry: EntryId, sets: &[LineSet]) -> bool {
    let bank = &mut ledger.payments.bank;
    let Some(newest) = bank.decided.pop() else { return false };
    if newest.entry != entry || newest.sets != sets || MOST < sets.len() {
        return false;
    }
    let ids: HashSet<&str> = sets.iter().map(|set| set.line.as_str()).collect();
    let mut before: HashMap<String, Decision<_>> = HashMap::new();
    for said in &bank.decided {
        for set in said.sets.iter().filter(|set| ids.contains(set.line.as_str())) {
            let known = before.entry(set.line.clone()).or_default();
            let replaces = set.replaces.iter().copied();
            known.apply(said.entry, said.stamp, set.intent.clone(), replaces);
        }
    }
    // What lines became stands at the end, all of it and nothing else.
    let mut made: HashSet<u32> = HashSet::new();
    for id in ids {
        let Some(line) = bank.find_id(id) else { return false };
        made.extend(bank.payments_of(line));
        match before.remove(id) {
            None => drop(bank.decisions.remove(id)),
            Some(known) => drop(bank.decisions.insert(id.to_owned(), known)),
        }
        // Another decision had made payments, which are void now.
        if bank.counted(id).is_some() {
            return false;
        }
        bank.set_first_payment(line, NONE);
    }
    let Some(first) = ledger.payments.len().checked_sub(made.len()) else { return false };
    // What is claimed or given up leaves its mark on what it names.
    let plain = |set: &LineSet| set.intent.parts.iter().all(|part| part.differences.is_empty());
    made.iter().all(|payment| first as u32 <= *payment)
        && shorten(ledger, first as u32, sets.iter().all(plain))
}

/// The payments from `first` on were never there; `plain`: they did nothing but settle.
fn shorten(ledger: &mut Ledger, first: u32, plain: bool) -> bool {
    let payments = &*ledger.payments;
    let end = payments.len() as u32;
    if first == end {
        return true;
    }
    let decided = payments.decisions.keys();
    let mut named = decided.filter_map(|id| payments.find_id(ledger.customers, id));
    if !(first..end).all(|payment| stood_before(ledger, payment, first))
        || named.any(|payment| first <= payment)
    {
        return false;
    }
    let plain = plain
        && (first..end).all(|payment| {
            payments.role(payment) == Role::Money && !payments.returned.contains_key(&payment)
        });
    let settled = if plain { settled_by(ledger, first..end) } else { None };
    let payments = &mut *ledger.payments;
    for (receivable, payment) in settled.iter().flatten() {
        let released = payments.release_row(*receivable, *payment);
        payments.allocated[*receivable as usize] -= released;
    }
    payments.cut(first);
    match settled {
        Some(settled) => {
            settled.into_iter().for_each(|(receivable, _)| settle::reopen(ledger, receivable));
        }
        None => settle::all(ledger),
    }
    true
}

/// Whose a payment is had been known without it.
fn stood_before(ledger: &Ledger, payment: u32, first: u32) -> bool {
    let Ledger { customers, invoices, payments } = ledger;
    let (payer, position) = (payments.payer[payment as usize], payments.position[payment as usize]);
    let earlier = &payments.position[..first as usize];
    customers.customer_of(position) == payer
        && (invoices.of_position(position).next().is_some() || earlier.contains(&position))
}

/// The receivables that the newest payments settle, each with the payment; `None` where that cannot be told apart from
/// what others do.
fn settled_by(ledger: &Ledger, newest: Range<u32>) -> Option<Vec<(u32, u32)>> {
    let Ledger { invoices, payments, .. } = ledger;
    let mut found = Vec::new();
    for payment in newest {
        let mut left = payments.amount[payment as usize] - payments.rest[payment as usize];
        let named = settle::instalments(ledger, payment).into_iter();
        let of_position = invoices.of_position(payments.position[payment as usize]);
        let mut receivables: Vec<u32> = named.chain(of_position).collect();
        receivables.sort_unstable();
        receivables.dedup();
        for receivable in receivables {
            let rows = payments.rows.of(receivable).filter(|row| row.payment == payment);
            let taken: i64 = rows.map(|row| row.amount).sum();
            if taken == 0 {
                continue;
            }
            let sorted = |at: usize| payments.rows.payment[at] == payment;
            if payments.rows.base(receivable).any(sorted)
                || invoices.flags[receivable as usize] & (SHORT | ODD | CLAIMED) != 0
            {
                return None;
            }
            left -= taken;
            found.push((receivable, payment));
        }
        // What is left it took from another customer's, or could not take.
        if left != 0 || is_short(ledger, payment) {
            return None;
        }
    }
    Some(found)
}

/// It names something that it could not settle whole: that is marked.
fn is_short(ledger: &Ledger, payment: u32) -> bool {
    let target = ledger.payments.target[payment as usize];
    target != NONE && ledger.invoices.flags[target as usize] & SHORT != 0
}

impl State {
    /// Only the first so many payments. What they settle is the caller's to say.
    fn cut(&mut self, first: u32) {
        let len = first as usize;
        let plain = (first..self.len() as u32).filter(|payment| self.line_of(*payment).is_none());
        let plain: Vec<(u64, u32)> =
            plain.map(|payment| (self.hash_of(payment), payment)).collect();
        if let Some(mut keys) = self.keys.take() {
            for (hash, payment) in plain {
                if let Ok(known) = keys.find_entry(hash, |known| *known == payment) {
                    known.remove();
                }
            }
            self.keys = OnceCell::from(keys);
        }
        if let Some(mut groups) = self.by_position.take()
            && (first..self.len() as u32)
                .rev()
                .all(|payment| groups.pop(self.position[payment as usize], payment))
        {
            self.by_position = OnceCell::from(groups);
        }
        self.payer.truncate(len);
        self.position.truncate(len);
        self.paid.truncate(len);
        self.amount.truncate(len);
        self.rest.truncate(len);
        self.target.truncate(len);
        self.rank.truncate(len);
        self.reference.truncate(len);
        self.invoice.truncate(len);
        self.label.truncate(len);
        self.means.truncate(len);
        self.line.truncate(len);
        self.from.truncate(len);
        // Both end with the last payment that came from a line.
        while self.from.pop_if(|line| *line == NONE).is_some() {}
        self.role.truncate(self.from.len());
        let sources = self.source.split_off(len);
        let mut newest = sources.into_iter().max();
        while let Some(source) = newest.filter(|source| *source as usize + 1 == self.sources.len())
        {
            if self.source.contains(&source) {
                break;
            }
            self.sources.pop();
            newest = source.checked_sub(1);
        }
        self.days = self.paid.iter().copied().min().zip(self.paid.iter().copied().max());
    }
}
