//! The payments that lines of bank statements became.
//!
//! A decided line adds its payments after all others. Another decision leaves them in place, void, and adds its own: row
//! numbers never change. What they settle is [`super::settle`]'s.

use crate::base::{Amount, Day, Money};
use crate::rooms::customers;
use crate::rooms::lookup::{NONE, mix};

use super::decided::{Made, Role};
use super::state::{Row, State};

/// What the identifier of such a payment begins with: then its place among the line's payments, and the line.
pub(super) const FROM_LINE: &str = "line.";

impl State {
    /// The line that a payment came from.
    pub fn line_of(&self, payment: u32) -> Option<u32> {
        self.from.get(payment as usize).copied().filter(|line| *line != NONE)
    }

    /// What a payment is.
    pub fn role(&self, payment: u32) -> Role {
        self.role.get(payment as usize).copied().unwrap_or_default()
    }

    /// Money moved: it is neither given up nor void.
    pub fn is_money(&self, payment: u32) -> bool {
        !matches!(self.role(payment), Role::Void) && !self.role(payment).gives_up()
    }

    /// Until when money received is known: what the banks' files say; without any, the last payment recorded.
    pub fn known_until(&self) -> Option<Day> {
        self.bank.fresh_until().or_else(|| self.days().map(|(_, last)| last))
    }

    /// Our banks: what they said and what was decided.
    pub fn bank(&self) -> &super::bank::State {
        &self.bank
    }

    pub(super) fn id_from_line(&self, line: u32, payment: u32) -> String {
        let first = self.bank.first_payment.get(line as usize).copied().unwrap_or(NONE);
        match payment.checked_sub(first) {
            Some(place) if self.role(payment) != Role::Void => {
                format!("{FROM_LINE}{place}.{}", self.bank.id(line))
            }
            // Replaced: nothing names it any more.
            _ => format!("void.{payment}"),
        }
    }

    pub(super) fn find_from_line(&self, id: &str) -> Option<u32> {
        let (place, line) = id.split_once('.')?;
        let mut payments = self.bank.payments_of(self.bank.find_id(line)?);
        payments.nth(place.parse().ok()?)
    }

    /// What the decision says of a payment that came from a line; `None` for any other, and for a void one.
    pub fn made(&self, payment: u32) -> Option<Made<'_>> {
        let line = self.line_of(payment).filter(|_| self.role(payment) != Role::Void)?;
        let place = payment.checked_sub(self.bank.first_payment[line as usize])?;
        self.bank.intent(line)?.payments().nth(place as usize)
    }

    /// The day that says how late a settlement was: of the payment; where that came back, of the payment that came back;
    /// `None` where no money settled.
    pub fn late_day(&self, row: Row) -> Option<i32> {
        match self.role(row.payment) {
            Role::Money => Some(row.day),
            Role::Return => {
                let of = self.returned.iter().find(|(_, by)| by.contains(&row.payment));
                Some(of.map_or(row.day, |(of, _)| self.paid[*of as usize]))
            }
            _ => None,
        }
    }

    /// What is given up of a receivable without money, by reason.
    pub fn given_up(&self, receivable: u32, day: i32) -> i64 {
        let rows = self.rows.of(receivable).filter(|row| row.day <= day);
        rows.filter(|row| self.role(row.payment).gives_up()).map(|row| row.amount).sum()
    }

    /// Makes the payments that the decision counted on a line says.
    pub(super) fn make(&mut self, customers: &mut customers::State, line: u32) {
        let Some(intent) = self.bank.intent(line).cloned() else { return };
        let at = line as usize;
        let first = self.len() as u32;
        let day = self.bank.booked[at];
        let source_hash = self.bank.sources[self.bank.source[at] as usize];
        let (reference, label) =
            (self.bank.reference.get(at).to_owned(), self.bank.label.get(at).to_owned());
        let means = means(self.bank.kind.get(line));
        if intent.payments().next().is_none() {
            return;
        }
        let known = self.sources.iter().rposition(|known| *known == source_hash);
        let source = known.unwrap_or_else(|| {
            self.sources.push(source_hash);
            self.sources.len() - 1
        }) as u32;
        for made in intent.payments() {
            let customer = customers.intern(made.part.account.trim());
            let position = customers.position(customer, made.part.currency);
            self.payer.push(customer);
            self.position.push(position);
            self.paid.push(day);
            self.amount.push(made.amount.get());
            self.rest.push(made.amount.get());
            self.target.push(NONE);
            self.rank.push(0);
            self.reference.push(&reference);
            self.invoice.push("");
            self.label.push(&label);
            self.means.push(if made.role.gives_up() { "" } else { means });
            self.source.push(source);
            self.line.push(self.bank.line[at]);
            let new = self.paid.len() - 1;
            self.from.resize(new, NONE);
            self.from.push(line);
            self.role.resize(new, Role::Money);
            self.role.push(made.role);
            if let Some(mut groups) = self.by_position.take() {
                groups.push(position, new as u32);
                if groups.since() <= 4_096 {
                    self.by_position = groups.into();
                }
            }
        }
        self.widen(day);
        self.bank.set_first_payment(line, first);
    }

    /// A payment that counts no longer: its rows must be released already.
    pub(super) fn void(&mut self, payment: u32) {
        let at = payment as usize;
        self.role.resize(self.role.len().max(at + 1), Role::Money);
        self.role[at] = Role::Void;
        (self.amount[at], self.rest[at]) = (0, 0);
    }

    /// Rebuilds what follows from lines after they were read back.
    pub(super) fn thaw_lines(&mut self, customers: &customers::State) -> Option<()> {
        let lines = self.bank.len() as u32;
        let rows = self.len();
        if rows < self.from.len()
            || rows < self.role.len()
            || !self.from.iter().all(|&line| line == NONE || line < lines)
        {
            return None;
        }
        for (payment, &line) in self.from.iter().enumerate().rev() {
            let role = self.role.get(payment).copied().unwrap_or_default();
            if line != NONE && role != Role::Void {
                self.bank.set_first_payment(line, payment as u32);
            }
        }
        self.find_returned(customers);
        Some(())
    }

    /// Finds the payments that came back, of those that say so.
    pub(super) fn find_returned(&mut self, customers: &customers::State) {
        self.returned.clear();
        self.awaits_returned = false;
        for payment in 0..self.role.len() as u32 {
            if self.role(payment) == Role::Return {
                self.note_return(customers, payment);
            }
        }
    }

    /// Notes which payment another one gives back; gives that.
    pub(super) fn note_return(
        &mut self,
        customers: &customers::State,
        payment: u32,
    ) -> Option<u32> {
        let of = self.made(payment).map(|made| made.part.returns.clone())?;
        match self.find_id(customers, &of) {
            Some(of) => {
                let by = self.returned.entry(of).or_default();
                if !by.contains(&payment) {
                    by.push(payment);
                }
                Some(of)
            }
            None => {
                self.awaits_returned = true;
                None
            }
        }
    }

    /// A receivable that is not known yet would change what is settled.
    pub(super) fn await_receivable(&mut self, id: &str) {
        // `rank.length of account.account+number`: see the invoices' identifiers.
        let number = id.split('.').nth(1).and_then(|length| length.parse::<usize>().ok());
        let rest = id.splitn(3, '.').nth(2).unwrap_or("");
        let number = number.and_then(|length| rest.get(length..)).unwrap_or(rest);
        self.awaited.insert(mix(0, number.as_bytes()));
    }

    /// The payment that a line became with the most money, and what all of them are: for lists.
    pub fn money_of_line(&self, line: u32) -> Vec<(u32, Money)> {
        let payments = self.bank.payments_of(line);
        let money = |payment: u32| {
            let made = self.made(payment)?;
            Some((payment, Money::new(made.amount, made.part.currency)))
        };
        payments.filter_map(money).collect()
    }

    /// The day of a payment.
    pub fn day_of(&self, payment: u32) -> Day {
        Day::new(self.paid[payment as usize])
    }

    /// What of a payment is not allocated.
    pub fn rest_of(&self, payment: u32) -> Amount {
        Amount::new(self.rest[payment as usize])
    }
}

/// The word for a means of payment, as files of payments have it.
fn means(kind: &str) -> &'static str {
    match kind {
        "transfer" => "Virement",
        "collection" | "collectionReturn" => "Prélèvement",
        "chequeDeposit" | "chequeReturn" => "Chèque",
        "cards" => "Carte",
        "cash" => "Espèces",
        _ => "",
    }
}
