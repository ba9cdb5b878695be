//! The mandates, batches and slips known.

use std::collections::BTreeMap;

use crate::base::Day;
use crate::journal::{Decision, EntryId, Stamp};
use crate::law::direct_debit::{NOTICE_DAYS, mandate_until};

use super::{Batch, Creditor, Debit, Event, Mandate, Slip};

/// What is known of what we bring to our bank.
#[derive(Clone, Debug, Default)]
pub struct State {
    mandates: BTreeMap<String, Decision<Mandate>>,
    creditor: Decision<Creditor>,
    /// In stamp order; a second one of the same identifier adds nothing.
    batches: Vec<Batch>,
    /// Of batches by identifier, the first day on which their debtors were told.
    noticed: BTreeMap<String, Day>,
    /// Of collections by end-to-end identification, why the bank refused them: what it said first.
    refused: BTreeMap<String, String>,
    slips: Vec<Slip>,
    /// Every statement of all that, for the snapshot.
    pub(crate) said: Vec<(EntryId, Stamp, Event)>,
}

impl State {
    /// What happened is so.
    pub fn apply(&mut self, by: EntryId, at: Stamp, event: &Event) {
        match event {
            Event::MandateSet { id, mandate, replaces } => {
                let decision = self.mandates.entry(id.clone()).or_default();
                decision.apply(by, at, mandate.clone(), replaces.iter().copied());
            }
            Event::CreditorSet { creditor, replaces } => {
                self.creditor.apply(by, at, creditor.clone(), replaces.iter().copied());
            }
            Event::BatchRecorded(batch) => {
                if self.batch(&batch.id).is_none() {
                    self.batches.push(batch.clone());
                }
            }
            Event::NoticeRecorded { batch, on } => {
                let known = self.noticed.entry(batch.clone()).or_insert(*on);
                *known = (*on).min(*known);
            }
            Event::DebitsRefused { debits, .. } => {
                for debit in debits {
                    let known = self.refused.entry(debit.end_to_end.clone());
                    known.or_insert_with(|| debit.reason.clone());
                }
            }
            Event::SlipRecorded(slip) => {
                if !self.slips.contains(slip) {
                    self.slips.push(slip.clone());
                }
            }
        }
        self.said.push((by, at, event.clone()));
    }

    /// The mandates by their RUM.
    pub fn mandates(&self) -> impl Iterator<Item = (&str, &Mandate)> {
        let known = self.mandates.iter();
        known.filter_map(|(id, decision)| Some((id.as_str(), decision.latest()?)))
    }

    /// A mandate by its RUM.
    pub fn mandate(&self, id: &str) -> Option<&Mandate> {
        self.mandates.get(id)?.latest()
    }

    /// The entries whose decision on a mandate the next one replaces.
    pub fn mandate_heads(&self, id: &str) -> Vec<EntryId> {
        self.mandates.get(id).map(|known| known.heads().collect()).unwrap_or_default()
    }

    /// How we collect.
    pub fn creditor(&self) -> Creditor {
        self.creditor.latest().cloned().unwrap_or_default()
    }

    /// The entries whose decision on how we collect the next one replaces.
    pub fn creditor_heads(&self) -> Vec<EntryId> {
        self.creditor.heads().collect()
    }

    /// Calendar days between telling the debtor and collecting.
    pub fn notice_days(&self) -> u32 {
        self.creditor().notice_days.unwrap_or(NOTICE_DAYS)
    }

    /// All batches, in stamp order.
    pub fn batches(&self) -> &[Batch] {
        &self.batches
    }

    /// A batch.
    pub fn batch(&self, id: &str) -> Option<&Batch> {
        self.batches.iter().find(|batch| batch.id == id)
    }

    /// The day on which the debtors of a batch were told.
    pub fn noticed(&self, batch: &str) -> Option<Day> {
        self.noticed.get(batch).copied()
    }

    /// Why the bank refused a collection: a code, its words, or nothing; `None` where it did not.
    pub fn refused(&self, end_to_end: &str) -> Option<&str> {
        self.refused.get(end_to_end).map(String::as_str)
    }

    /// The collection of an end-to-end identification, and its batch.
    pub fn debit(&self, end_to_end: &str) -> Option<(&Batch, &Debit)> {
        self.batches.iter().rev().find_map(|batch| {
            let debit = batch.debits.iter().find(|debit| debit.end_to_end == end_to_end)?;
            Some((batch, debit))
        })
    }

    /// All slips, in stamp order.
    pub fn slips(&self) -> &[Slip] {
        &self.slips
    }

    /// The last day on which a mandate was used.
    pub fn last_used(&self, id: &str) -> Option<Day> {
        let used = self.batches.iter();
        let used = used.filter(|batch| batch.debits.iter().any(|debit| debit.mandate == id));
        used.map(|batch| batch.day).max()
    }

    /// The last day on which a mandate may be used: 36 months after its last use, or its signature.
    pub fn until(&self, id: &str, mandate: &Mandate) -> Day {
        mandate_until(self.last_used(id).unwrap_or(mandate.signed))
    }

    /// It may be used on a day: signed, not revoked, not forgotten.
    pub fn stands(&self, id: &str, mandate: &Mandate, day: Day) -> bool {
        mandate.signed <= day
            && mandate.revoked.is_none_or(|revoked| day < revoked)
            && day <= self.until(id, mandate)
            && !(mandate.one_off && self.last_used(id).is_some())
    }

    /// The mandate of an account that may be used on a day: the one signed last.
    pub fn usable(&self, account: &str, day: Day) -> Option<(&str, &Mandate)> {
        let theirs = self.mandates().filter(|(_, mandate)| mandate.account == account);
        let usable = theirs.filter(|(id, mandate)| self.stands(id, mandate, day));
        usable.max_by_key(|(id, mandate)| (mandate.signed, *id))
    }
}
