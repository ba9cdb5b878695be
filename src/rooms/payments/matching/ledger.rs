//! What is open while lines are worked in the order of their days.

use std::cell::Cell;

use hashbrown::HashMap;

use super::types::{Customer, Item, ItemKind};
use crate::base::{Arrange, Currency, Day};

/// A line that settled something, or brought money for a customer.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    /// Position of the line.
    pub line: u32,
    pub day: Day,
    /// The cash.
    pub amount: i64,
    /// What left the open amounts.
    pub items: Vec<(u32, i64)>,
}

/// Items that are settled and might as well be open, with what was open: by customer, and by that amount.
#[derive(Debug, Default)]
struct Gone {
    by_customer: HashMap<u32, Vec<(u32, i64)>>,
    by_amount: HashMap<i64, Vec<u32>>,
}

impl Gone {
    fn clear(&mut self) {
        self.by_customer.clear();
        self.by_amount.clear();
    }

    fn push(&mut self, customer: u32, item: u32, open: i64) {
        self.by_customer.entry(customer).or_default().push((item, open));
        self.by_amount.entry(open).or_default().push(item);
    }
}

/// Items and customers in an order of their own, and what is open.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub items: Vec<Item>,
    pub customers: Vec<Customer>,
    /// Minor units still open.
    pub open: Vec<i64>,
    /// For each customer, the items issued by now with something open, in their order.
    live: Vec<Vec<u32>>,
    /// The same by open amount.
    by_amount: HashMap<i64, Vec<u32>>,
    /// How many items are live.
    pub live_count: usize,
    /// For each customer, what was settled, the latest last.
    pub settled: Vec<Vec<Settled>>,
    /// Items that were settled wholly on the present day, with what was open.
    today: Gone,
    /// Items taken for the time being by lines that are merely likely, with what was open.
    tentative: Gone,
    now: Day,
    /// First item not issued yet.
    next: usize,
    /// How many open items were looked at for lines: what the work is made of.
    looked: Cell<u64>,
}

impl Ledger {
    /// Puts everything in an order that depends on the content alone.
    pub fn new(mut customers: Vec<Customer>, mut items: Vec<Item>) -> Ledger {
        customers.arrange_by(|a, b| {
            (&a.name, &a.siren, &a.city, &a.code, a.id)
                .cmp(&(&b.name, &b.siren, &b.city, &b.code, b.id))
        });
        let places: HashMap<u32, u32> = (0..).zip(&customers).map(|(at, of)| (of.id, at)).collect();
        items.retain(|item| places.contains_key(&item.customer));
        items.arrange_by(|a, b| {
            (a.issued, a.due, &a.number, a.id).cmp(&(b.issued, b.due, &b.number, b.id))
        });
        for item in &mut items {
            item.customer = places[&item.customer];
        }
        let mut ledger = Ledger { items, customers, ..Ledger::default() };
        ledger.restart();
        ledger
    }

    /// Everything as before the first line.
    pub fn restart(&mut self) {
        self.open = self.items.iter().map(|item| item.open.get()).collect();
        self.live = vec![Vec::new(); self.customers.len()];
        self.settled = vec![Vec::new(); self.customers.len()];
        self.by_amount.clear();
        self.today.clear();
        self.tentative.clear();
        (self.live_count, self.next) = (0, 0);
    }

    /// Makes live what was issued up to a day.
    pub fn advance(&mut self, day: Day) {
        if day != self.now {
            self.now = day;
            self.today.clear();
        }
        while let Some(item) = self.items.get(self.next).filter(|item| item.issued <= day) {
            let at = self.next as u32;
            self.next += 1;
            if self.open[at as usize] != 0 {
                self.live[item.customer as usize].push(at);
                self.by_amount.entry(self.open[at as usize]).or_default().push(at);
                self.live_count += 1;
            }
        }
    }

    /// A customer's live items.
    pub fn live(&self, customer: u32, currency: Currency) -> impl Iterator<Item = u32> + '_ {
        let live = &self.live[customer as usize];
        self.looked.set(self.looked.get() + live.len() as u64);
        live.iter().copied().filter(move |&item| self.items[item as usize].currency == currency)
    }

    /// How many open items have been looked at so far.
    pub fn looked(&self) -> u64 {
        self.looked.get()
    }

    /// Live items of an amount, the oldest first.
    pub fn of_amount(&self, amount: i64) -> &[u32] {
        self.by_amount.get(&amount).map_or(&[], Vec::as_slice)
    }

    /// Whether an item was issued by now and something is open on it.
    pub fn is_live(&self, item: u32) -> bool {
        (item as usize) < self.next && self.open[item as usize] != 0
    }

    /// Whether an item was issued by now.
    pub fn is_issued(&self, item: u32) -> bool {
        (item as usize) < self.next
    }

    /// Takes an amount from an item, or gives it back when below zero.
    pub fn take(&mut self, item: u32, amount: i64) {
        let at = item as usize;
        let before = self.open[at];
        let after = before - amount;
        if amount == 0 {
            return;
        }
        self.open[at] = after;
        if at >= self.next {
            return;
        }
        if before != 0
            && let Some(same) = self.by_amount.get_mut(&before)
        {
            remove(same, item);
        }
        let live = &mut self.live[self.items[at].customer as usize];
        match (before != 0, after != 0) {
            (true, false) => {
                self.today.push(self.items[at].customer, item, before);
                remove(live, item);
                self.live_count -= 1;
            }
            (false, true) => {
                let place = live.partition_point(|&other| other < item);
                live.insert(place, item);
                self.live_count += 1;
            }
            _ => (),
        }
        if after != 0 {
            let same = self.by_amount.entry(after).or_default();
            let place = same.partition_point(|&other| other < item);
            same.insert(place, item);
        }
    }

    /// Whether taking an amount leaves the item between nothing and its whole amount.
    pub fn may_take(&self, item: u32, amount: i64) -> bool {
        let after = self.open[item as usize] - amount;
        let whole = self.items[item as usize].original.get();
        let whole = if whole == 0 { self.items[item as usize].open.get() } else { whole };
        if whole >= 0 { (0..=whole).contains(&after) } else { (whole..=0).contains(&after) }
    }

    /// What a line takes that is merely likely: it may have been another's.
    pub fn tentatively(&mut self, items: &[(u32, i64)]) {
        for &(item, amount) in items {
            if amount > 0 && self.open[item as usize] == 0 {
                let customer = self.items[item as usize].customer;
                self.tentative.push(customer, item, amount);
            }
        }
    }

    /// A customer's items that are settled and might as well be open, with what was open: settled today (banks give the
    /// lines of one day in any order) or only likely settled.
    pub fn maybe_open(&self, customer: u32) -> impl Iterator<Item = (u32, i64)> + '_ {
        [&self.today, &self.tentative]
            .into_iter()
            .flat_map(move |gone| gone.by_customer.get(&customer).into_iter().flatten().copied())
            .filter(|of| self.open[of.0 as usize] == 0)
    }

    /// The same of all customers, where this was open.
    pub fn maybe_open_of(&self, amount: i64) -> impl Iterator<Item = u32> + '_ {
        [&self.today, &self.tentative]
            .into_iter()
            .flat_map(move |gone| gone.by_amount.get(&amount).into_iter().flatten().copied())
            .filter(|&item| self.open[item as usize] == 0)
    }

    /// A payment came back: it settled nothing.
    pub fn forget(&mut self, item: u32, amount: i64) {
        let settled = &mut self.settled[self.items[item as usize].customer as usize];
        if let Some(at) = settled.iter().rposition(|of| of.items.contains(&(item, amount))) {
            let of = &mut settled[at];
            of.items.retain(|taken| *taken != (item, amount));
            of.amount -= amount;
            if of.items.is_empty() {
                settled.remove(at);
            }
        }
    }

    /// Whether an item is a credit note.
    pub fn is_credit(&self, item: u32) -> bool {
        self.items[item as usize].kind == ItemKind::CreditNote
    }
}

/// Takes an item out of a list in their order.
fn remove(from: &mut Vec<u32>, item: u32) {
    if let Ok(place) = from.binary_search(&item) {
        from.remove(place);
    }
}
