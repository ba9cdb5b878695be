//! Crashes before, during and after every operation of a session: what was acknowledged is found again, whole.

use encours::base::Hash;
use encours::journal::DeviceId;
use encours::store::{FaultyStore, MemoryStore, Mishap, Plan, Snapshot, Store};
use futures_executor::block_on;

use crate::device::{Device, Said, said};
use crate::random::Random;

/// How many commands the session gives.
const COMMANDS: u64 = 60;

/// What must be found on the disk, by a model that knows nothing of journals.
#[derive(Clone, Debug, Default)]
struct Model {
    /// Acknowledged, in order.
    said: Vec<Said>,
    /// Blobs that acknowledged entries rest on.
    blobs: Vec<Vec<u8>>,
    /// The acknowledged snapshot.
    snapshot: Option<u64>,
    note: Option<u64>,
}

/// What may be there as well: the one thing that was asked for and neither acknowledged nor refused for certain.
#[derive(Clone, Debug, Default)]
enum Pending {
    #[default]
    Nothing,
    Said(Said, Vec<Vec<u8>>),
    Snapshot(u64),
    Note(u64),
    Wipe,
}

impl Model {
    /// The model if the pending operation was kept.
    fn with(&self, pending: &Pending) -> Model {
        let mut model = self.clone();
        match pending {
            Pending::Nothing => {}
            Pending::Said(said, blobs) => {
                model.said.push(said.clone());
                model.blobs.extend(blobs.iter().cloned());
            }
            Pending::Snapshot(generation) => model.snapshot = Some(*generation),
            Pending::Note(note) => model.note = Some(*note),
            Pending::Wipe => model = Model::default(),
        }
        model
    }

    /// Whether this is what the disk holds, no more and no less.
    fn is_on(&self, disk: &MemoryStore) -> bool {
        let mut disk = disk.clone();
        let opened = block_on(disk.open()).expect("a memory store opens");
        let note = opened.notes.iter().find(|(key, _)| key == "note").map(|(_, note)| note.clone());
        let section = block_on(disk.snapshot_section("book")).expect("a memory store reads");
        let snapshot = self.snapshot.map(|generation| generation.to_string().into_bytes());
        let found = Device::open(device(), disk.clone()).unwrap_or_else(|_| panic!("it opens"));
        let entries = found.journal.stream(device()).iter().filter_map(said).collect::<Vec<_>>();
        let mut blobs = self.blobs.iter().map(|blob| {
            let kept = block_on(disk.blob(Hash::of(blob))).expect("a memory store reads");
            kept.as_ref() == Some(blob)
        });
        entries == self.said
            && found.journal.len() == self.said.len()
            && note == self.note.map(|note| note.to_string())
            && opened.snapshot == snapshot
            && section == snapshot
            && blobs.all(|kept| kept)
    }
}

fn device() -> DeviceId {
    DeviceId::from_bits(7)
}

/// How the session ended.
struct Ended {
    disk: MemoryStore,
    model: Model,
    operations: usize,
    failures: usize,
}

/// Plays the session over a store that goes wrong as planned. After each failure the disk is judged, opened again, and
/// the session goes on from what was found.
fn play(plan: Option<Plan>) -> Ended {
    let mut random = Random::new(1);
    let mut model = Model::default();
    let mut failures = 0;
    let mut store = FaultyStore::new(MemoryStore::default(), plan);
    let mut device = loop {
        match Device::open(device(), store) {
            Ok(device) => break device,
            Err((faulty, _)) => {
                failures += 1;
                store = faulty;
                assert!(model.is_on(store.inner()), "opening changed the disk");
                if plan.is_some_and(|plan| plan.from_then_on) {
                    let operations = store.operations();
                    return Ended { disk: store.into_inner(), model, operations, failures };
                }
            }
        }
    };
    for turn in 0..COMMANDS {
        let pending = match random.below(12) {
            0 => {
                let header = turn.to_string().into_bytes();
                let sections = vec![("book".to_owned(), header.clone())];
                let sections = Box::new(sections.into_iter());
                let snapshot = Snapshot { header: Box::new(|| header), sections };
                let done = block_on(device.store.put_snapshot(snapshot));
                (Pending::Snapshot(turn), done.is_ok())
            }
            1 => {
                let done = block_on(device.store.put_note("note", &turn.to_string()));
                (Pending::Note(turn), done.is_ok())
            }
            2 if turn > COMMANDS / 2 && random.chance(40) => {
                let done = block_on(device.store.wipe());
                if done.is_ok() {
                    device.journal = Default::default();
                }
                (Pending::Wipe, done.is_ok())
            }
            3 => {
                let blob = model.blobs.last().cloned().unwrap_or_default();
                let read = block_on(device.store.blob(Hash::of(&blob)));
                if let Ok(read) = &read
                    && !model.blobs.is_empty()
                {
                    assert_eq!(read.as_ref(), Some(&blob), "a blob reads back as it was given");
                }
                (Pending::Nothing, read.is_ok())
            }
            _ => {
                let said = Said { subject: 0, value: turn, replaces: vec![] };
                let rows = random.chance(40).then(|| format!("rows {turn}").into_bytes());
                let source = random.chance(30).then(|| format!("source {turn}").into_bytes());
                let done = device.say(&said, turn, rows.as_deref(), source.as_deref());
                let blobs = rows.into_iter().chain(source).collect();
                (Pending::Said(said, blobs), done.is_ok())
            }
        };
        let (pending, acknowledged) = pending;
        if acknowledged {
            model = model.with(&pending);
            continue;
        }
        failures += 1;
        let plan = plan.expect("only a planned session fails");
        let kept = model.with(&pending);
        let must_be_kept = plan.mishap == Mishap::LosesAcknowledgement;
        let expected = if must_be_kept { &kept } else { &model };
        assert!(expected.is_on(device.store.inner()), "{plan:?} at turn {turn}: {pending:?}");
        if must_be_kept {
            // The crash may also come between the database and the witness, which is then one behind.
            let mut behind = device.store.inner().clone();
            *behind.witness_mut() = device
                .journal
                .stream(device.id)
                .last()
                .map(|last| (last.entry.id, last.hash))
                .filter(|_| !matches!(pending, Pending::Wipe));
            assert!(expected.is_on(&behind), "{plan:?} at turn {turn}: the witness is behind");
        }
        model = expected.clone();
        // Whoever is told of a failure opens again: only the disk knows.
        match Device::open(device.id, device.store) {
            Ok(reopened) => device = reopened,
            Err((store, _)) => {
                let operations = store.operations();
                return Ended { disk: store.into_inner(), model, operations, failures };
            }
        }
    }
    let operations = device.store.operations();
    Ended { disk: device.store.into_inner(), model, operations, failures }
}

#[test]
fn a_session_without_mishap_is_found_again() {
    let ended = play(None);
    assert_eq!(ended.failures, 0);
    assert!(ended.model.said.len() > 10, "the session says something");
    assert!(ended.model.blobs.len() > 5, "the session keeps something");
    assert!(ended.model.is_on(&ended.disk));
}

#[test]
fn what_was_acknowledged_survives_a_mishap_at_every_operation() {
    let operations = play(None).operations;
    assert!(operations > COMMANDS as usize);
    for mishap in [Mishap::Fails, Mishap::Aborts, Mishap::LosesAcknowledgement] {
        for from_then_on in [false, true] {
            for at in 0..operations {
                let ended = play(Some(Plan { mishap, at, from_then_on }));
                assert!(ended.failures > 0, "{mishap:?} at {at} happened");
                assert!(ended.model.is_on(&ended.disk), "{mishap:?} at {at}");
            }
        }
    }
}

/// Cuts, empties, alters: what a damaged database looks like when it opens without an error.
#[test]
fn every_loss_and_every_alteration_of_the_database_is_noticed_at_start() {
    use encours::journal::Journal;
    use encours::store::Health;

    let judge = |disk: &MemoryStore| {
        let opened = block_on(disk.clone().open()).expect("a memory store opens");
        let (journal, broken) = Journal::load(opened.streams);
        (Health::of(opened.witness, &journal, &broken, |_| true), journal.len() as u64)
    };
    let disk = play(None).disk;
    let (health, all) = judge(&disk);
    assert_eq!(health, Health::Fine);

    for kept in 0..all {
        let mut cut = disk.clone();
        let lines = cut.streams_mut().get_mut(&device()).expect("our stream");
        lines.truncate(kept as usize);
        let (health, _) = judge(&cut);
        let Health::Lost(lost) = health else { panic!("{health:?} with {kept} of {all}") };
        assert_eq!((lost.entries, lost.last.number), (all - kept, all));
        assert_eq!(lost.since.is_none(), kept == 0, "when the last that remains was written");
    }
    for place in 0..all as usize {
        let mut hole = disk.clone();
        hole.streams_mut().get_mut(&device()).expect("our stream").remove(place);
        let (health, _) = judge(&hole);
        assert!(!health.is_well(), "entry {place} is missing");

        let length = disk.clone().streams_mut()[&device()][place].len();
        for byte in (0..length).step_by(7) {
            let mut altered = disk.clone();
            altered.streams_mut().get_mut(&device()).expect("our stream")[place][byte] ^= 1;
            let (health, kept) = judge(&altered);
            let Health::Damaged { kept: told, .. } = health else {
                panic!("{health:?} with byte {byte} of entry {place} altered");
            };
            assert_eq!(told as u64, kept);
            assert!(kept >= (place as u64).saturating_sub(1), "the intact prefix is kept");
        }
    }
    let mut gone = MemoryStore::default();
    *gone.witness_mut() = *disk.clone().witness_mut();
    let Health::Lost(lost) = judge(&gone).0 else {
        panic!("an emptied database is no first visit")
    };
    assert_eq!((lost.entries, lost.since), (all, None));
    assert_eq!(judge(&MemoryStore::default()).0, Health::FirstVisit);
}
