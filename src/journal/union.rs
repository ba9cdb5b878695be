//! All entries known here: one stream per device.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Arrange, Hash};

use super::{Broken, DeviceId, EntryId, Stamp, StoredEntry};

/// The last number and hash of each device's stream: what two journals compare before they exchange.
pub type Heads = BTreeMap<DeviceId, (u64, Hash)>;

/// The journal: entries by device. Each stream is gap-free from 1, chained, and its stamps rise: what does not verify
/// never gets in.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    streams: BTreeMap<DeviceId, Vec<StoredEntry>>,
}

/// What a union brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Entries new here.
    pub added: usize,
    /// What does not verify, set aside.
    pub set_aside: Vec<Broken>,
}

impl Journal {
    /// Reads what a store holds: numbers, chain and stamps are verified. Of a stream that does not verify the intact
    /// prefix is kept, and the first thing wrong is named.
    ///
    /// When the chain breaks between two entries, either may have been altered: the earlier one is kept only when the
    /// entry after both shows that it was the later one.
    pub fn load(
        streams: impl IntoIterator<Item = (DeviceId, Vec<Vec<u8>>)>,
    ) -> (Journal, Vec<Broken>) {
        let mut journal = Journal::default();
        let load = |(device, lines)| journal.load_stream(device, lines).err();
        let broken = streams.into_iter().filter_map(load).collect();
        (journal, broken)
    }

    /// Reads one device's whole stream; see [`Journal::load`].
    pub fn load_stream(
        &mut self,
        device: DeviceId,
        lines: impl IntoIterator<Item = Vec<u8>>,
    ) -> Result<(), Broken> {
        let mut lines = lines.into_iter();
        while let Some(line) = lines.next() {
            let hash = Hash::of(&line);
            let pushed = StoredEntry::open(line).and_then(|stored| {
                // A line under another device's name is not of this stream.
                let ours = stored.entry.id.device == device;
                if ours { self.push(stored) } else { Err(Broken::Unreadable) }
            });
            let Err(wrong) = pushed else { continue };
            if let Broken::Chain(_) = wrong {
                let after = lines.next().and_then(|line| StoredEntry::open(line).ok());
                let later_is_wrong = after.is_some_and(|after| after.entry.previous != hash);
                if !later_is_wrong {
                    self.keep_prefix(device, self.stream(device).len().saturating_sub(1));
                }
            }
            return Err(wrong);
        }
        Ok(())
    }

    /// Keeps the first `count` entries of a device: what follows was found not to be trusted.
    pub(crate) fn keep_prefix(&mut self, device: DeviceId, count: usize) {
        if let Some(stream) = self.streams.get_mut(&device) {
            stream.truncate(count);
        }
        self.streams.retain(|_, stream| !stream.is_empty());
    }

    /// Adds the next entry of its device's stream, after checking that it is.
    pub fn push(&mut self, stored: StoredEntry) -> Result<(), Broken> {
        let stream = self.stream(stored.entry.id.device);
        follows(stream.last(), &stored)?;
        self.streams.entry(stored.entry.id.device).or_default().push(stored);
        Ok(())
    }

    /// What a union with these lines would add, each device's in order, and what does not verify. Changes nothing: so
    /// that the store can be told first, and the journal ([`Journal::push`]) when the disk has acknowledged.
    ///
    /// The lines may come in any order, several times, and from several devices. Of two different entries under one
    /// number, the one that is here stays, else the one with the lower hash: whatever the order of arrival.
    pub fn fresh(
        &self,
        lines: impl IntoIterator<Item = Vec<u8>>,
    ) -> (Vec<StoredEntry>, Vec<Broken>) {
        let mut candidates: BTreeMap<(DeviceId, u64, Hash), StoredEntry> = BTreeMap::new();
        let mut fresh: Vec<StoredEntry> = Vec::new();
        let mut set_aside = Vec::new();
        for line in lines {
            match StoredEntry::open(line) {
                Ok(stored) => {
                    let EntryId { device, number } = stored.entry.id;
                    candidates.insert((device, number, stored.hash), stored);
                }
                Err(wrong) => set_aside.push(wrong),
            }
        }
        for stored in candidates.into_values() {
            let id = stored.entry.id;
            let known = self.stream(id.device);
            let at = |number: u64| {
                usize::try_from(number - 1)
                    .ok()
                    .and_then(|place| known.get(place))
                    .map(|here| here.hash)
            };
            match at(id.number) {
                Some(hash) if hash == stored.hash => continue,
                Some(_) => {
                    set_aside.push(Broken::Twin(id));
                    continue;
                }
                None => {}
            }
            let last =
                fresh.last().filter(|last| last.entry.id.device == id.device).or(known.last());
            match follows(last, &stored) {
                Ok(()) => fresh.push(stored),
                Err(wrong) => set_aside.push(wrong),
            }
        }
        (fresh, set_aside)
    }

    /// Takes in entries from elsewhere: a backup, a colleague, another tab. Commutative and idempotent: what is kept
    /// depends on what came, not on the order. An entry whose predecessors have not come yet is set aside as a gap,
    /// and gets in when it comes again with them.
    pub fn union(&mut self, lines: impl IntoIterator<Item = Vec<u8>>) -> Received {
        let (fresh, set_aside) = self.fresh(lines);
        let added = fresh.len();
        for stored in fresh {
            self.streams.entry(stored.entry.id.device).or_default().push(stored);
        }
        Received { added, set_aside }
    }

    /// All entries in stamp order: the order in which the state is folded, the same everywhere.
    pub fn ordered(&self) -> Vec<&StoredEntry> {
        let mut all: Vec<&StoredEntry> = self.streams.values().flatten().collect();
        all.arrange_by_key(|stored| (stored.entry.stamp, stored.entry.id));
        all
    }

    /// Last number and hash of each device.
    pub fn heads(&self) -> Heads {
        let last = |stream: &Vec<StoredEntry>| {
            stream.last().map(|stored| (stored.entry.id.number, stored.hash))
        };
        self.streams.iter().filter_map(|(device, stream)| Some((*device, last(stream)?))).collect()
    }

    /// The number of the next entry of a device, and the hash it must name as `previous`.
    pub fn next(&self, device: DeviceId) -> (u64, Hash) {
        self.stream(device)
            .last()
            .map_or((1, Hash::NONE), |last| (last.entry.id.number + 1, last.hash))
    }

    /// The latest stamp seen here: what [`Stamp::next`] comes after.
    pub fn latest_stamp(&self) -> Option<Stamp> {
        self.streams.values().filter_map(|stream| stream.last()).map(|last| last.entry.stamp).max()
    }

    /// What somebody with these heads lacks, each device's in order. Where their head is not ours under that number,
    /// ours goes along, so that they can name the twin.
    pub fn missing_from(&self, heads: &Heads) -> Vec<&StoredEntry> {
        let lacking = |(device, stream): (&DeviceId, &'_ Vec<StoredEntry>)| {
            let Some((number, hash)) = heads.get(device) else { return 0 };
            let place = usize::try_from(*number).unwrap_or(usize::MAX).min(stream.len());
            let ours = place.checked_sub(1).and_then(|last| stream.get(last));
            match ours {
                Some(ours) if ours.entry.id.number == *number && ours.hash != *hash => place - 1,
                _ => place,
            }
        };
        self.streams.iter().flat_map(|stream| &stream.1[lacking(stream)..]).collect()
    }

    /// Whether an entry of that name is here.
    pub fn contains(&self, id: EntryId) -> bool {
        self.get(id).is_some()
    }

    /// The entry of that name.
    pub fn get(&self, id: EntryId) -> Option<&StoredEntry> {
        let place = usize::try_from(id.number.checked_sub(1)?).ok()?;
        self.stream(id.device).get(place)
    }

    /// A device's entries, from number 1 on; empty when it wrote none.
    pub fn stream(&self, device: DeviceId) -> &[StoredEntry] {
        self.streams.get(&device).map_or(&[], Vec::as_slice)
    }

    /// The devices that wrote something.
    pub fn devices(&self) -> impl Iterator<Item = DeviceId> {
        self.streams.keys().copied()
    }

    /// One hash over all heads: equal on two machines exactly when they hold the same entries.
    pub fn digest(&self) -> Hash {
        let mut heads = Vec::new();
        for (device, (number, hash)) in self.heads() {
            heads.extend_from_slice(device.as_str().as_bytes());
            heads.extend_from_slice(&number.to_le_bytes());
            heads.extend_from_slice(hash.as_bytes());
        }
        Hash::of(&heads)
    }

    /// The parts and sources that the entries name.
    pub fn blobs(&self) -> BTreeSet<Hash> {
        self.streams.values().flatten().flat_map(StoredEntry::blobs).collect()
    }

    /// How many entries.
    pub fn len(&self) -> usize {
        self.streams.values().map(Vec::len).sum()
    }

    /// No entry yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Checks that an entry is the one after `last` in its stream.
fn follows(last: Option<&StoredEntry>, stored: &StoredEntry) -> Result<(), Broken> {
    let id = stored.entry.id;
    let (number, previous) =
        last.map_or((1, Hash::NONE), |last| (last.entry.id.number + 1, last.hash));
    if id.number < number {
        return Err(Broken::Twin(id));
    }
    if number < id.number {
        return Err(Broken::Gap(id));
    }
    if stored.entry.previous != previous {
        return Err(Broken::Chain(id));
    }
    if last.is_some_and(|last| stored.entry.stamp <= last.entry.stamp) {
        return Err(Broken::Clock(id));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;
    use crate::journal::{Entry, Written};

    fn device(bits: u64) -> DeviceId {
        DeviceId::from_bits(bits)
    }

    /// The next entry of a device, saying `word`.
    fn next(journal: &Journal, device: DeviceId, word: &str) -> StoredEntry {
        let (number, previous) = journal.next(device);
        let stamp = Stamp::next(journal.latest_stamp(), 1_000 * number, device);
        let body = RawValue::from_string(format!("{{\"word\":\"{word}\"}}")).expect("JSON");
        let events = vec![Written { kind: "notes.said".into(), version: 1, body, parts: vec![] }];
        let id = EntryId { device, number };
        StoredEntry::seal(Entry {
            id,
            stamp,
            written_at: 0,
            author: "A".into(),
            previous,
            events,
            sources: vec![],
        })
    }

    /// `count` entries of one device.
    fn written(bits: u64, count: usize) -> Journal {
        let mut journal = Journal::default();
        for word in 0..count {
            journal.push(next(&journal, device(bits), &word.to_string())).expect("the next one");
        }
        journal
    }

    fn lines(journal: &Journal) -> Vec<Vec<u8>> {
        journal.ordered().into_iter().map(|stored| stored.bytes.clone()).collect()
    }

    /// What a store holds of it.
    fn stored(journal: &Journal) -> Vec<(DeviceId, Vec<Vec<u8>>)> {
        let bytes =
            |device| journal.stream(device).iter().map(|stored| stored.bytes.clone()).collect();
        journal.devices().map(|device| (device, bytes(device))).collect()
    }

    #[test]
    fn an_entry_reads_back_as_it_was_written() {
        let journal = written(1, 2);
        let second = &journal.stream(device(1))[1];
        let read = StoredEntry::open(second.bytes.clone()).expect("what was sealed opens");
        assert_eq!((read.hash, read.bytes), (second.hash, second.bytes.clone()));
        assert_eq!(read.entry.previous, journal.stream(device(1))[0].hash);
        assert_eq!(read.entry.events[0].body.get(), r#"{"word":"1"}"#);
    }

    #[test]
    fn an_indented_body_is_still_one_line() {
        let mut entry = next(&Journal::default(), device(1), "").entry;
        entry.events[0].body =
            RawValue::from_string("{\n  \"a\": 1\r\n}".to_owned()).expect("JSON");
        let sealed = StoredEntry::seal(entry);
        assert!(!sealed.bytes.contains(&b'\n'));
        StoredEntry::open(sealed.bytes).expect("what was sealed opens");
    }

    #[test]
    fn what_a_later_version_writes_survives_untouched() {
        let line =
            String::from_utf8(next(&Journal::default(), device(1), "x").bytes).expect("UTF-8");
        let later =
            line.replacen('{', r#"{"mood":[1, 2 ,3],"#, 1).replace("notes.said", "notes.sung");
        let read =
            StoredEntry::open(later.clone().into_bytes()).expect("unknown fields are let through");
        assert_eq!(read.bytes, later.as_bytes());
        let mut journal = Journal::default();
        assert_eq!(journal.union([later.clone().into_bytes()]).added, 1);
        assert_eq!(journal.missing_from(&Heads::new())[0].bytes, later.as_bytes());
    }

    #[test]
    fn what_is_not_an_entry_is_named() {
        let good =
            String::from_utf8(next(&Journal::default(), device(1), "x").bytes).expect("UTF-8");
        let other = device(2).to_string();
        let own = device(1).to_string();
        let id = EntryId { device: device(1), number: 1 };
        let year_2200 = good.replace("\"millis\":1000", "\"millis\":7258118400000");
        for (line, expected) in [
            (String::new(), Broken::Unreadable),
            ("{}".to_owned(), Broken::Unreadable),
            (format!("{good}\n"), Broken::Unreadable),
            (good.replacen(&format!("{own}/1"), &format!("{own}/0"), 1), Broken::Unreadable),
            (good.replacen(&format!("{own}/1"), &format!("{other}/1"), 1), Broken::Unreadable),
            (year_2200, Broken::Clock(id)),
        ] {
            assert_eq!(
                StoredEntry::open(line.clone().into_bytes()).err(),
                Some(expected),
                "{line}"
            );
        }
    }

    #[test]
    fn loading_keeps_the_intact_prefix_of_each_stream() {
        let (first, second) = (written(1, 5), written(2, 3));
        let mut streams = stored(&first);
        streams.extend(stored(&second));
        let (whole, broken) = Journal::load(streams.clone());
        assert_eq!((whole.len(), broken.len()), (8, 0));

        let id = |number| EntryId { device: device(1), number };
        type Tamper = fn(&mut Vec<Vec<u8>>);
        let tampered: [(&str, Tamper, Broken, usize); 7] = [
            ("one missing", |lines| drop(lines.remove(2)), Broken::Gap(id(4)), 2),
            ("one altered", |lines| swap(&mut lines[2], "2", "7"), Broken::Chain(id(4)), 2),
            (
                "the last but one altered",
                |lines| swap(&mut lines[3], "3", "7"),
                Broken::Chain(id(5)),
                3,
            ),
            ("a chain altered", |lines| break_chain(&mut lines[2]), Broken::Chain(id(3)), 2),
            ("one garbled", |lines| lines[2].truncate(9), Broken::Unreadable, 2),
            ("two exchanged", |lines| lines.swap(2, 3), Broken::Gap(id(4)), 2),
            ("one twice", |lines| lines.insert(2, lines[1].clone()), Broken::Twin(id(2)), 2),
        ];
        for (what, tamper, expected, kept) in tampered {
            let mut streams = streams.clone();
            let stream = streams.iter_mut().find(|(of, _)| *of == device(1));
            tamper(&mut stream.expect("it is there").1);
            let (journal, broken) = Journal::load(streams);
            assert_eq!(broken, [expected], "{what}");
            assert_eq!(journal.stream(device(1)).len(), kept, "{what}");
            assert_eq!(journal.stream(device(2)).len(), 3, "{what}");
        }
    }

    fn swap(line: &mut Vec<u8>, from: &str, to: &str) {
        let text = String::from_utf8(line.clone()).expect("UTF-8");
        let swapped = text.replace(&format!("\"{from}\""), &format!("\"{to}\""));
        assert_ne!(swapped, text);
        *line = swapped.into_bytes();
    }

    fn break_chain(line: &mut Vec<u8>) {
        let previous = StoredEntry::open(line.clone()).expect("an entry").entry.previous;
        swap(line, &previous.to_string(), &Hash::NONE.to_string());
    }

    #[test]
    fn only_the_next_entry_of_a_stream_can_be_pushed() {
        let mut journal = written(1, 2);
        let third = next(&journal, device(1), "third");
        let altered = |change: fn(&mut Entry)| {
            let mut entry = third.entry.clone();
            change(&mut entry);
            StoredEntry::seal(entry)
        };
        let id = |number| EntryId { device: device(1), number };
        for (entry, expected) in [
            (altered(|entry| entry.id.number = 2), Broken::Twin(id(2))),
            (altered(|entry| entry.id.number = 4), Broken::Gap(id(4))),
            (altered(|entry| entry.previous = Hash::NONE), Broken::Chain(id(3))),
            (altered(|entry| entry.stamp.millis = 2_000), Broken::Clock(id(3))),
        ] {
            assert_eq!(journal.push(entry), Err(expected));
        }
        assert_eq!(journal.push(third), Ok(()));
        assert_eq!(journal.len(), 3);
    }

    #[test]
    fn a_union_takes_entries_in_any_order_and_once() {
        let (first, second) = (written(1, 4), written(2, 3));
        let mut all: Vec<_> = lines(&first).into_iter().chain(lines(&second)).collect();
        all.reverse();
        all.extend(all.clone());
        let mut journal = Journal::default();
        assert_eq!(journal.union(all.clone()), Received { added: 7, set_aside: vec![] });
        assert_eq!(journal.union(all), Received { added: 0, set_aside: vec![] });
        let mut other = second.clone();
        other.union(lines(&first));
        assert_eq!(other.digest(), journal.digest());
        assert_eq!(lines(&other), lines(&journal));
    }

    #[test]
    fn a_gap_is_set_aside_until_what_is_before_comes() {
        let all = lines(&written(1, 3));
        let mut journal = Journal::default();
        let gap = Broken::Gap(EntryId { device: device(1), number: 3 });
        let received = journal.union([all[2].clone(), all[0].clone()]);
        assert_eq!(received, Received { added: 1, set_aside: vec![gap] });
        assert_eq!(journal.union(all), Received { added: 2, set_aside: vec![] });
    }

    #[test]
    fn a_copied_profile_is_named_and_changes_nothing() {
        let mut ours = written(1, 2);
        let mut copy = ours.clone();
        ours.push(next(&ours, device(1), "ours")).expect("the next one");
        copy.push(next(&copy, device(1), "theirs")).expect("the next one");
        copy.push(next(&copy, device(1), "and more")).expect("the next one");
        let before = ours.digest();
        let id = |number| EntryId { device: device(1), number };
        let offered =
            copy.missing_from(&ours.heads()).into_iter().map(|stored| stored.bytes.clone());
        let received = ours.union(offered.collect::<Vec<_>>());
        assert_eq!(received.added, 0);
        assert_eq!(received.set_aside, [Broken::Twin(id(3)), Broken::Chain(id(4))]);
        assert_eq!(ours.digest(), before);
        // Somebody who knows neither takes the same one, whichever comes first.
        let (one, other) = (lines(&ours), lines(&copy));
        let meet = |lines: Vec<Vec<u8>>| {
            let mut journal = Journal::default();
            journal.union(lines);
            journal.digest()
        };
        assert_eq!(meet([one.clone(), other.clone()].concat()), meet([other, one].concat()));
    }

    #[test]
    fn what_is_missing_is_sent_and_no_more() {
        let mut ours = written(1, 5);
        ours.union(lines(&written(2, 2)));
        let theirs = written(1, 3);
        let sent: Vec<_> =
            ours.missing_from(&theirs.heads()).iter().map(|stored| stored.entry.id).collect();
        let id = |bits, number| EntryId { device: device(bits), number };
        let mut expected = vec![id(1, 4), id(1, 5), id(2, 1), id(2, 2)];
        expected.sort();
        assert_eq!(sent, expected);
        assert!(ours.missing_from(&ours.heads()).is_empty());
        assert!(theirs.missing_from(&ours.heads()).is_empty());
    }
}
