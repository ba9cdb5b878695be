//! What is known on the way from a draft to a paid invoice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::draft::{Draft, Occurrence, Recurring};
use super::events::{Delivery, Event, Issued, Sent, Status};
use super::life_cycle;
use super::queries::Stage;
use crate::base::{Amount, Arrange, Day, Hash, Texts};
use crate::journal::{Decision, DeviceId, EntryId, Stamp};
use crate::rooms::invoices::{InvoiceBatch, Kind};

/// A draft or a recurring invoice, with what was decided about it.
#[derive(Clone, Debug)]
pub struct Kept<T> {
    /// What stands.
    pub decision: Decision<Option<Box<T>>>,
    /// When it was changed last.
    pub changed: Stamp,
}

/// A document issued.
#[derive(Clone, Debug)]
pub struct Document {
    /// The entry that issued it.
    pub by: EntryId,
    /// What it says.
    pub issued: Issued,
}

/// What happened to a document after its issue.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Sendings, in the order they were told.
    pub sent: Vec<Sent>,
    /// Statuses, in order of their own time.
    pub statuses: Vec<(Stamp, Status)>,
}

/// What is known.
#[derive(Clone, Debug, Default)]
pub struct State {
    drafts: BTreeMap<String, Kept<Draft>>,
    recurring: BTreeMap<String, Kept<Recurring>>,
    issued: Vec<Document>,
    by_number: HashMap<String, Vec<u32>>,
    /// The drafts that became documents.
    consumed: HashMap<String, Vec<u32>>,
    /// By account and number.
    marks: BTreeMap<(String, String), Marks>,
    deliveries: BTreeMap<String, Delivery>,
    invoiced: BTreeSet<String>,
    /// The code of each device in its series.
    codes: BTreeMap<DeviceId, String>,
    /// Everything said, for the snapshot.
    pub(crate) said: Vec<(EntryId, Stamp, Event)>,
}

impl State {
    /// What happened is so.
    pub fn apply(&mut self, by: EntryId, at: Stamp, event: &Event) {
        self.said.push((by, at, event.clone()));
        match event {
            Event::DraftSet { id, draft, replaces } => {
                decide(&mut self.drafts, id, by, at, draft.clone(), replaces);
            }
            Event::RecurringSet { id, recurring, replaces } => {
                decide(&mut self.recurring, id, by, at, recurring.clone(), replaces);
            }
            Event::Issued(issued) => {
                let place = self.issued.len() as u32;
                self.by_number.entry(issued.number.clone()).or_default().push(place);
                self.consumed.entry(issued.draft.clone()).or_default().push(place);
                self.invoiced.extend(issued.deliveries.iter().cloned());
                let code = issued.series.strip_suffix('-').and_then(|head| head.rsplit_once('-'));
                if let Some((_, code)) = code {
                    self.codes.entry(by.device).or_insert_with(|| code.to_owned());
                }
                self.issued.push(Document { by, issued: (**issued).clone() });
            }
            Event::Sent(sent) => {
                self.marks_mut(&sent.account, &sent.number).sent.push(sent.clone());
            }
            Event::StatusRecorded(status) => {
                let statuses = &mut self.marks_mut(&status.account, &status.number).statuses;
                // One message is one status, however often it is read.
                if status.source == Hash::NONE || statuses.iter().all(|(_, known)| known != status)
                {
                    statuses.push((at, status.clone()));
                    statuses.arrange_by(|(one_at, one), (other_at, other)| {
                        (one.on, &one.time, one_at).cmp(&(other.on, &other.time, other_at))
                    });
                }
            }
            Event::DeliveryRecorded(delivery) => {
                self.deliveries.insert(delivery.id.clone(), delivery.clone());
            }
        }
    }

    /// The documents that an event, applied last, makes no claim any more: account, number, since when.
    pub fn cancelled_by(&self, event: &Event) -> Vec<(String, String, Day)> {
        match event {
            Event::StatusRecorded(status)
                if matches!(status.code.as_str(), "210" | "213" | "220") =>
            {
                vec![(status.account.clone(), status.number.clone(), status.on)]
            }
            Event::Issued(issued) if issued.type_code == "384" => {
                let corrected = issued.preceding.iter();
                let of = |number: &String| (issued.account.clone(), number.clone(), issued.issued);
                corrected.map(of).collect()
            }
            _ => Vec::new(),
        }
    }

    fn marks_mut(&mut self, account: &str, number: &str) -> &mut Marks {
        self.marks.entry((account.to_owned(), number.to_owned())).or_default()
    }

    /// The drafts that are neither dropped nor issued.
    pub fn drafts(&self) -> impl Iterator<Item = (&str, &Kept<Draft>, &Draft)> {
        let standing = self.drafts.iter().filter(|(id, _)| !self.consumed.contains_key(*id));
        standing
            .filter_map(|(id, kept)| Some((id.as_str(), kept, kept.decision.latest()?.as_deref()?)))
    }

    /// One draft that is neither dropped nor issued.
    pub fn draft(&self, id: &str) -> Option<(&Kept<Draft>, &Draft)> {
        let kept = self.drafts.get(id).filter(|_| !self.consumed.contains_key(id))?;
        Some((kept, kept.decision.latest()?.as_deref()?))
    }

    /// What is decided about a draft, whatever became of it.
    pub fn draft_decision(&self, id: &str) -> Option<&Decision<Option<Box<Draft>>>> {
        self.drafts.get(id).map(|kept| &kept.decision)
    }

    /// What is decided about a recurring invoice.
    pub fn recurring_decision(&self, id: &str) -> Option<&Decision<Option<Box<Recurring>>>> {
        self.recurring.get(id).map(|kept| &kept.decision)
    }

    /// The recurring invoices that stand.
    pub fn recurring(&self) -> impl Iterator<Item = (&str, &Kept<Recurring>, &Recurring)> {
        let kept = self.recurring.iter();
        kept.filter_map(|(id, kept)| Some((id.as_str(), kept, kept.decision.latest()?.as_deref()?)))
    }

    /// A name for something new on a device: device and a count, as no other device makes it.
    pub fn free_name(&self, device: DeviceId, letter: char) -> String {
        let taken = |name: &String| {
            self.drafts.contains_key(name)
                || self.recurring.contains_key(name)
                || self.deliveries.contains_key(name)
                || self.consumed.contains_key(name)
        };
        let names =
            (self.said.len() as u64 + 1..).map(|count| format!("{letter}-{device}-{count}"));
        // There are fewer names than numbers.
        names.into_iter().find(|name| !taken(name)).unwrap_or_default()
    }

    /// The documents issued, in the order they were told.
    pub fn issued(&self) -> &[Document] {
        &self.issued
    }

    /// The document of a customer with a number.
    pub fn document(&self, account: &str, number: &str) -> Option<&Document> {
        let places = self.by_number.get(number)?;
        let documents = places.iter().filter_map(|place| self.issued.get(*place as usize));
        documents.into_iter().find(|document| document.issued.account == account)
    }

    /// All documents that bear a number: more than one is two devices that gave it apart.
    pub fn of_number(&self, number: &str) -> impl Iterator<Item = &Document> {
        let places = self.by_number.get(number).into_iter().flatten();
        places.filter_map(|place| self.issued.get(*place as usize))
    }

    /// The documents that a draft became: more than one, when two devices issued it apart.
    pub fn of_draft(&self, draft: &str) -> impl Iterator<Item = &Document> {
        let places = self.consumed.get(draft).into_iter().flatten();
        places.filter_map(|place| self.issued.get(*place as usize))
    }

    /// What happened to a document after its issue.
    pub fn marks(&self, account: &str, number: &str) -> Option<&Marks> {
        self.marks.get(&(account.to_owned(), number.to_owned()))
    }

    /// The documents, by account and number, that their buyer disputes or has suspended: codes 207 and 208, as long as
    /// nothing that counts came after them.
    pub fn argued(&self) -> impl Iterator<Item = (&str, &str)> {
        let held = |marks: &Marks| life_cycle::stage(&marks.statuses) == Some(Stage::Held);
        let held = self.marks.iter().filter(move |(_, marks)| held(marks));
        held.map(|((account, number), _)| (account.as_str(), number.as_str()))
    }

    /// A corrective invoice took its place.
    pub fn is_corrected(&self, account: &str, number: &str) -> bool {
        self.issued.iter().any(|document| {
            let issued = &document.issued;
            issued.type_code == "384"
                && issued.account == account
                && issued.preceding.iter().any(|named| named == number)
        })
    }

    /// All that a corrective invoice took the place of, by account and number.
    pub fn corrected(&self) -> BTreeSet<(&str, &str)> {
        let corrective = self.issued.iter().map(|document| &document.issued);
        let corrective = corrective.filter(|issued| issued.type_code == "384");
        corrective
            .flat_map(|issued| issued.preceding.iter().map(|named| (&*issued.account, &**named)))
            .collect()
    }

    /// What was issued here, sent or spoken of, by account and number; some more than once.
    pub fn spoken_of(&self) -> impl Iterator<Item = (&str, &str)> {
        let issued = self.issued.iter().map(|document| &document.issued);
        let issued = issued.map(|issued| (issued.account.as_str(), issued.number.as_str()));
        issued.chain(self.marks.keys().map(|(account, number)| (account.as_str(), number.as_str())))
    }

    /// The deliveries that no issued document invoices.
    pub fn to_invoice(&self) -> impl Iterator<Item = &Delivery> {
        self.deliveries.values().filter(|delivery| !self.invoiced.contains(&delivery.id))
    }

    /// One delivery, invoiced or not.
    pub fn delivery(&self, id: &str) -> Option<&Delivery> {
        self.deliveries.get(id)
    }

    /// A delivery that a document invoices.
    pub fn is_invoiced(&self, delivery: &str) -> bool {
        self.invoiced.contains(delivery)
    }

    /// The turns of recurring invoices that have a draft or a document.
    pub fn turns(&self) -> BTreeSet<Occurrence> {
        let drafts = self.drafts().filter_map(|(_, _, draft)| draft.recurring.clone());
        let issued = self.issued.iter().filter_map(|document| document.issued.recurring.clone());
        drafts.chain(issued).collect()
    }

    /// The code of a device in its series, once it has issued.
    pub fn code_of(&self, device: DeviceId) -> Option<&str> {
        self.codes.get(&device).map(String::as_str)
    }

    /// A device has issued under this code.
    pub fn is_taken(&self, code: &str) -> bool {
        self.codes.values().any(|taken| taken == code)
    }

    /// The first series, in which numbers are not 1, 2, 3 … with rising days, device by device.
    pub fn gap(&self) -> Option<&str> {
        let mut last: HashMap<(DeviceId, &str), (u32, Day)> = HashMap::new();
        let mut documents: Vec<&Document> = self.issued.iter().collect();
        documents.arrange_by_key(|document| document.by);
        for document in documents {
            let issued = &document.issued;
            let known =
                last.entry((document.by.device, &issued.series)).or_insert((0, issued.issued));
            if issued.sequence != known.0 + 1 || issued.issued < known.1 {
                return Some(&issued.series);
            }
            *known = (issued.sequence, issued.issued);
        }
        None
    }
}

fn decide<T>(
    kept: &mut BTreeMap<String, Kept<T>>,
    id: &str,
    by: EntryId,
    at: Stamp,
    value: Option<Box<T>>,
    replaces: &[EntryId],
) {
    let known = kept
        .entry(id.to_owned())
        .or_insert_with(|| Kept { decision: Decision::default(), changed: at });
    known.changed = known.changed.max(at);
    known.decision.apply(by, at, value, replaces.iter().copied());
}

/// The deposits of a customer that what was issued deducts and no credit note gave back. What is replaced, by a corrective
/// invoice or `instead` by the one that is being written, deducts nothing any more.
pub fn deposits_taken<'a>(
    issued: impl Iterator<Item = &'a Issued> + Clone,
    account: &str,
    instead: &[&str],
) -> Vec<&'a str> {
    let ours = issued.filter(|issued| issued.account == account);
    let replacing = ours.clone().filter(|issued| issued.type_code == "384");
    let replaced: Vec<&str> =
        replacing.flat_map(|issued| &issued.preceding).map(String::as_str).collect();
    let stands = |issued: &&Issued| {
        let number = issued.number.as_str();
        issued.type_code != "381" && !replaced.contains(&number) && !instead.contains(&number)
    };
    let mut taken: Vec<&str> = ours
        .clone()
        .filter(stands)
        .flat_map(|issued| &issued.deducts)
        .map(String::as_str)
        .collect();
    for back in ours.filter(|issued| issued.type_code == "381").flat_map(|issued| &issued.deducts) {
        if let Some(place) = taken.iter().position(|number| number == back) {
            taken.swap_remove(place);
        }
    }
    taken
}

impl Issued {
    /// Its receivables, as every other room sees them.
    pub fn batch(&self) -> InvoiceBatch {
        let kind = match self.type_code.as_str() {
            "381" => Kind::CreditNote,
            "386" => Kind::Deposit,
            _ => Kind::Invoice,
        };
        let mut batch = InvoiceBatch { source: Hash::NONE, ..InvoiceBatch::default() };
        batch.stated_on = self.paid.unwrap_or(self.issued);
        let mut accounts = Texts::default();
        accounts.push(&self.account);
        batch.accounts = accounts;
        for (rank, due) in self.dues.iter().enumerate() {
            batch.account.push(0);
            batch.number.push(&self.number);
            batch.rank.push(rank as u16);
            batch.kind.push(kind);
            batch.issued.push(self.issued);
            batch.due.push(due.due);
            batch.currency.push(self.currency);
            batch.gross.push(due.gross);
            batch.vat.push(due.vat);
            batch.disputed.push(false);
            batch.reference.push(&self.reference);
            batch.label.push(&self.label);
            batch.stated_open.push(self.paid.map(|_| Amount::ZERO));
            batch.line.push(0);
        }
        batch
    }
}
