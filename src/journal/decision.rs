//! A decision that several people may take apart: what stands, and whether they disagree.

use std::collections::BTreeMap;

use super::{EntryId, Stamp};

/// The state of one `…Set` event's subject: the statements nobody replaced.
///
/// What it holds depends on the set of statements alone, never on the order or the number of times they arrive. A
/// statement is replaced only by a later one (in stamp order), so once somebody decided, something always stands.
///
/// ```
/// use encours::journal::{Decision, DeviceId, EntryId, Stamp};
/// let at = |bits, number| {
///     let device = DeviceId::from_bits(bits);
///     (EntryId { device, number }, Stamp { millis: number, counter: 0, device })
/// };
/// let ((first, t1), (ours, t2), (theirs, t3), (agreed, t4)) = (at(1, 1), at(1, 2), at(2, 3), at(1, 4));
/// let mut limit = Decision::default();
/// limit.apply(first, t1, 1_000, []);
/// assert_eq!(limit.settled(), Some(&1_000));
/// // Both saw the first, neither saw the other's.
/// limit.apply(ours, t2, 5_000, [first]);
/// limit.apply(theirs, t3, 2_000, [first]);
/// assert!(limit.is_contested());
/// assert_eq!(limit.settled(), None);
/// assert_eq!(limit.latest(), Some(&2_000));
/// // One person arbitrates: replaces all that stands.
/// let stands: Vec<_> = limit.heads().collect();
/// limit.apply(agreed, t4, 2_000, stands);
/// assert_eq!(limit.settled(), Some(&2_000));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<T> {
    heads: BTreeMap<(Stamp, EntryId), T>,
    /// Whoever was named in a `replaces`, and the latest stamp that named it.
    replaced: BTreeMap<EntryId, Stamp>,
}

impl<T> Default for Decision<T> {
    fn default() -> Decision<T> {
        Decision { heads: BTreeMap::new(), replaced: BTreeMap::new() }
    }
}

impl<T> Decision<T> {
    /// Takes in one statement: of which entry, at its stamp, and the entries whose statement its author had seen.
    pub fn apply(
        &mut self,
        by: EntryId,
        at: Stamp,
        value: T,
        replaces: impl IntoIterator<Item = EntryId>,
    ) {
        for seen in replaces {
            let latest = self.replaced.entry(seen).or_insert(at);
            *latest = at.max(*latest);
            self.heads.retain(|(stamp, id), _| *id != seen || at <= *stamp);
        }
        if self.replaced.get(&by).is_none_or(|latest| *latest <= at) {
            self.heads.insert((at, by), value);
        }
    }

    /// The entries whose statement stands, in stamp order: what the next statement replaces.
    pub fn heads(&self) -> impl ExactSizeIterator<Item = EntryId> {
        self.heads.keys().map(|(_, id)| *id)
    }

    /// What stands, in stamp order: the earliest first.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.heads.values()
    }

    /// What was said last, contested or not; `None` when nobody decided.
    pub fn latest(&self) -> Option<&T> {
        self.values().next_back()
    }

    /// What was said first among what stands, contested or not; `None` when nobody decided.
    pub fn earliest(&self) -> Option<&T> {
        self.values().next()
    }

    /// Nobody decided yet.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }
}

impl<T: PartialEq> Decision<T> {
    /// Several statements stand and they differ: a person must arbitrate.
    pub fn is_contested(&self) -> bool {
        let mut values = self.values();
        let first = values.next();
        values.any(|value| Some(value) != first)
    }

    /// The value, when one statement stands or all that stand are equal.
    pub fn settled(&self) -> Option<&T> {
        if self.is_contested() { None } else { self.latest() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::DeviceId;

    /// Statement number `index` of a history, by one of three people, who had seen some of those before.
    #[derive(Clone, Debug)]
    struct Statement {
        by: EntryId,
        at: Stamp,
        value: u8,
        replaces: Vec<EntryId>,
    }

    fn history() -> impl Strategy<Value = Vec<Statement>> {
        prop::collection::vec((0u64..3, 0u8..4, any::<u16>()), 1..12).prop_map(|steps| {
            let mut said: Vec<Statement> = Vec::new();
            for (index, (who, value, seen)) in steps.into_iter().enumerate() {
                let device = DeviceId::from_bits(who);
                let seen = |place: usize| seen >> place & 1 == 1;
                said.push(Statement {
                    by: EntryId { device, number: index as u64 + 1 },
                    at: Stamp { millis: index as u64, counter: 0, device },
                    value,
                    replaces: (0..index)
                        .filter(|place| seen(*place))
                        .map(|place| said[place].by)
                        .collect(),
                });
            }
            said
        })
    }

    fn fold<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> Decision<u8> {
        let mut decision = Decision::default();
        for said in statements {
            decision.apply(said.by, said.at, said.value, said.replaces.iter().copied());
        }
        decision
    }

    proptest! {
        #[test]
        fn a_decision_does_not_depend_on_the_order_of_arrival(
            (said, shuffled) in history().prop_flat_map(|said| (Just(said.clone()), Just(said).prop_shuffle())),
            again in 0usize..12,
        ) {
            let decision = fold(&said);
            prop_assert_eq!(&decision, &fold(&shuffled));
            prop_assert_eq!(&decision, &fold(shuffled.iter().chain(&said[again.min(said.len())..])));
            // The independent model: whoever nobody names.
            let named = |id: EntryId| said.iter().any(|other| other.replaces.contains(&id));
            let stands: Vec<_> = said.iter().filter(|one| !named(one.by)).collect();
            let ids: Vec<_> = stands.iter().map(|one| one.by).collect();
            prop_assert_eq!(decision.heads().collect::<Vec<_>>(), ids);
            prop_assert_eq!(decision.latest(), stands.last().map(|one| &one.value));
            let differ = stands.iter().any(|one| one.value != stands[0].value);
            prop_assert_eq!(decision.is_contested(), differ);
            prop_assert_eq!(decision.settled().is_none(), differ);
        }
    }

    #[test]
    fn two_statements_that_each_claim_to_replace_the_other_leave_the_later_one() {
        let device = DeviceId::from_bits(0);
        let id = |number| EntryId { device, number };
        let at = |millis| Stamp { millis, counter: 0, device };
        for turn in [[1, 2], [2, 1]] {
            let mut decision = Decision::default();
            for number in turn {
                decision.apply(id(number), at(number), number, [id(1), id(2)]);
            }
            assert_eq!(decision.settled(), Some(&2));
        }
    }
}
