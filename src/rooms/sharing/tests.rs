//! A backup reads back as it was made; whatever was altered in it is found, and what is intact is offered.

use std::collections::BTreeMap;

use futures_executor::block_on;
use proptest::prelude::*;
use serde_json::value::RawValue;

use super::backup::{Backup, Contents, MANIFEST, SUMS, members};
use super::restore::{Restored, Unsound, read};
use super::sentences;
use crate::base::{Fault, Hash};
use crate::engine::documents::NamedBytes;
use crate::journal::{DeviceId, Entry, EntryId, Journal, Part, Stamp, StoredEntry, Written};
use crate::store::Failure;
use crate::texts::Locale;

/// A small firm: two devices, thirty entries, some with rows beside them, some with a source file.
struct Firm {
    journal: Journal,
    blobs: BTreeMap<Hash, Vec<u8>>,
    names: BTreeMap<Hash, String>,
}

fn firm() -> Firm {
    let mut firm =
        Firm { journal: Journal::default(), blobs: BTreeMap::new(), names: BTreeMap::new() };
    for turn in 0..30u64 {
        let device = DeviceId::from_bits(turn % 3 / 2 + 1);
        let (number, previous) = firm.journal.next(device);
        let mut parts = vec![];
        let mut sources = vec![];
        if turn % 5 == 0 {
            let part = Part::new(
                format!("{{\"number\":\"FA{turn}\",\"gross\":\"12.00\"}}\n").into_bytes(),
                1,
            );
            parts.push(part.reference());
            firm.blobs.insert(part.sha256, part.bytes);
        }
        if turn % 7 == 0 {
            let source = format!("Numéro;Montant\nFA{turn};12,00\n").into_bytes();
            let hash = Hash::of(&source);
            sources.push(hash);
            firm.names.insert(hash, format!("Créances/../du {turn}.csv"));
            firm.blobs.insert(hash, source);
        }
        let body = RawValue::from_string(format!("{{\"turn\":{turn}}}")).expect("JSON");
        let events = vec![Written { kind: "x.happened".into(), version: 1, body, parts }];
        let stored = StoredEntry::seal(Entry {
            id: EntryId { device, number },
            stamp: Stamp::next(firm.journal.latest_stamp(), 1_000 + turn, device),
            written_at: 1_000 + turn,
            author: "Camille".into(),
            previous,
            events,
            sources,
        });
        firm.journal.push(stored).expect("the next one");
    }
    firm
}

impl Firm {
    fn backup(&self) -> Backup {
        let contents = Contents {
            journal: &self.journal,
            book: Hash::of(b"book"),
            made_at: 1_700_000_000_000,
            names: &self.names,
            erased: &Default::default(),
        };
        let blob = async |hash: Hash| Ok::<_, Failure>(self.blobs.get(&hash).cloned());
        let mut heard = Vec::new();
        let backup = block_on(members(&contents, blob, |done, total| heard.push((done, total))));
        assert_eq!(heard.last(), Some(&(self.blobs.len() as u64, self.blobs.len() as u64)));
        backup.expect("a map always answers")
    }

    /// Whether what was found intact is ours: every stream a prefix, every part that it needs there.
    fn holds(&self, intact: &Restored) {
        for device in intact.journal.devices() {
            let (found, ours) = (intact.journal.stream(device), self.journal.stream(device));
            assert!(found.len() <= ours.len());
            for (found, ours) in found.iter().zip(ours) {
                assert_eq!(
                    (found.hash, &found.bytes),
                    (ours.hash, &ours.bytes),
                    "{}",
                    ours.entry.id
                );
                for part in found.entry.events.iter().flat_map(|event| &event.parts) {
                    assert!(
                        intact.blobs.contains_key(&part.sha256),
                        "the rows of {}",
                        found.entry.id
                    );
                }
            }
        }
        for (hash, bytes) in &intact.blobs {
            assert_eq!(Some(bytes), self.blobs.get(hash));
        }
    }
}

fn refused(members: Vec<NamedBytes>) -> Unsound {
    match read(members, |_, _| ()) {
        Ok(_) => panic!("an altered backup was believed"),
        Err(unsound) => *unsound,
    }
}

fn codes(unsound: &Unsound) -> Vec<(&str, &str)> {
    unsound.faults.iter().map(|fault| (fault.code.as_str(), fault.place.file.as_str())).collect()
}

#[test]
fn a_backup_reads_back_as_it_was_made() {
    let firm = firm();
    let backup = firm.backup();
    assert_eq!(backup.missing, []);
    let mut heard = Vec::new();
    let restored = read(backup.members, |done, total| heard.push((done, total)));
    let restored = restored.expect("what was just written is sound");
    assert_eq!(restored.journal.digest(), firm.journal.digest());
    assert_eq!(restored.blobs, firm.blobs);
    assert_eq!(restored.manifest.as_ref().map(|manifest| manifest.book), Some(Hash::of(b"book")));
    let (done, total) = heard.last().copied().expect("progress was told");
    assert_eq!(done, total);
    firm.holds(&restored);

    // Into an empty workspace: all of it. Into one that holds a part of it: the rest.
    let (addition, set_aside) = restored.clone().addition(&Journal::default());
    assert_eq!((addition.entries.len(), set_aside.len()), (30, 0));
    assert_eq!(addition.parts.len() + addition.sources.len(), firm.blobs.len());
    assert!(addition.parts.iter().all(|part| Hash::of(&part.bytes) == part.sha256));
    let mut here = Journal::default();
    let one = firm.journal.devices().next().expect("there are two");
    here.union(firm.journal.stream(one).iter().map(|stored| stored.bytes.clone()));
    let (addition, _) = restored.addition(&here);
    assert_eq!(addition.entries.len(), 30 - here.len());
}

#[test]
fn a_backup_is_files_that_anybody_can_check() {
    let backup = firm().backup();
    let names: Vec<&str> = backup.members.iter().map(|member| member.name.as_str()).collect();
    for expected in ["README.txt", "sources.tsv", MANIFEST, SUMS] {
        assert!(names.contains(&expected), "{expected}");
    }
    let safe = |name: &&str| !name.contains("..") && !name.starts_with('/') && !name.contains('\\');
    assert!(names.iter().all(safe), "{names:?}");
    assert!(names.iter().any(|name| name.ends_with("-Creances___du 7.csv")), "{names:?}");
    assert_eq!(names.iter().filter(|name| name.starts_with("journal/")).count(), 2);
    let find =
        |name: &str| backup.members.iter().find(|member| member.name == name).expect("it is there");
    let sums = String::from_utf8(find(SUMS).bytes.clone()).expect("UTF-8");
    assert_eq!(sums.lines().count(), names.len() - 1);
    for line in sums.lines() {
        let (hash, name) = line.split_once("  ").expect("as sha256sum writes it");
        assert_eq!(hash, Hash::of(&find(name).bytes).to_string());
    }
    let list = String::from_utf8(find("sources.tsv").bytes.clone()).expect("UTF-8");
    assert!(list.contains("\tCréances/../du 7.csv\t"), "{list}");
}

#[test]
fn a_backup_packed_again_inside_a_folder_is_still_read() {
    let firm = firm();
    let mut packed = firm.backup().members;
    for member in &mut packed {
        member.name = format!("Copie du 21/{}", member.name);
    }
    packed.push(NamedBytes { name: "Copie du 21/".into(), bytes: vec![] });
    packed.push(NamedBytes { name: "Copie du 21/.DS_Store".into(), bytes: vec![1] });
    let restored = read(packed, |_, _| ()).expect("a folder changes nothing");
    assert_eq!(restored.journal.digest(), firm.journal.digest());
}

#[test]
fn what_is_no_backup_is_refused_with_its_reason() {
    let file = |name: &str, bytes: &[u8]| NamedBytes { name: name.into(), bytes: bytes.to_vec() };
    assert_eq!(codes(&refused(vec![])), [("not-a-backup", "")]);
    assert_eq!(codes(&refused(vec![file("facture.xml", b"<a/>")])), [("not-a-backup", "")]);
    let later = br#"{"format":"encours-backup","version":2,"shape":"new"}"#;
    assert_eq!(codes(&refused(vec![file(MANIFEST, later)])), [("from-the-future", MANIFEST)]);
    let other = br#"{"format":"something","version":1}"#;
    assert_eq!(codes(&refused(vec![file(MANIFEST, other)]))[0], ("backup-altered", MANIFEST));
}

#[test]
fn a_file_that_is_missing_is_named_and_the_rest_is_offered() {
    let firm = firm();
    let all = firm.backup().members;
    for gone in 0..all.len() {
        let mut members = all.clone();
        let gone = members.remove(gone).name;
        let unsound = refused(members);
        firm.holds(&unsound.intact);
        if gone == MANIFEST {
            assert_eq!(codes(&unsound), [("not-a-backup", "")]);
            continue;
        }
        assert!(codes(&unsound).contains(&("backup-missing-file", &gone)), "{gone}");
        let kept = unsound.intact.journal.len();
        let lost = gone.starts_with("journal/") || gone.starts_with("parts/");
        assert_eq!(kept < 30, lost, "{gone}: {kept} kept");
    }
}

#[test]
fn entries_cut_from_the_end_are_missed_even_when_the_sums_are_made_again() {
    let firm = firm();
    let mut members = firm.backup().members;
    let journal =
        members.iter_mut().find(|member| member.name.starts_with("journal/")).expect("two");
    let cut = journal.bytes[..journal.bytes.len() - 1].iter().rposition(|byte| *byte == b'\n');
    journal.bytes.truncate(cut.expect("several lines") + 1);
    members.retain(|member| member.name != SUMS);
    let line = |member: &NamedBytes| format!("{}  {}\n", Hash::of(&member.bytes), member.name);
    let sums: String = members.iter().map(line).collect();
    members.push(NamedBytes { name: SUMS.into(), bytes: sums.into_bytes() });
    let unsound = refused(members);
    assert_eq!(unsound.faults[0].code, "missing-entry");
    firm.holds(&unsound.intact);
}

#[test]
fn a_line_that_breaks_the_chain_is_given_with_its_file_and_place() {
    let firm = firm();
    let mut members = firm.backup().members;
    let journal =
        members.iter_mut().find(|member| member.name.starts_with("journal/")).expect("two");
    let name = journal.name.clone();
    let text = String::from_utf8(journal.bytes.clone()).expect("UTF-8");
    journal.bytes = text.replace("{\"turn\":6}", "{\"turn\":9}").into_bytes();
    assert_ne!(journal.bytes, text.as_bytes());
    let unsound = refused(members);
    let fault =
        unsound.faults.iter().find(|fault| fault.code == "broken-chain").expect("it is told");
    let altered = text.lines().position(|line| line.contains("{\"turn\":6}")).expect("it is there");
    // The line after the altered one is the first whose `previous` is not the sum of the one before.
    assert_eq!(
        (fault.place.file.as_str(), fault.place.line),
        (name.as_str(), Some(altered as u32 + 2))
    );
    firm.holds(&unsound.intact);
    let device =
        firm.journal.devices().find(|device| name.contains(device.as_str())).expect("its name");
    assert_eq!(unsound.intact.journal.stream(device).len(), altered);
}

#[test]
fn every_fault_of_a_backup_has_its_sentence_in_both_languages() {
    let firm = firm();
    let mut faults: Vec<Fault> = [
        "wrong-passphrase",
        "passphrase-needed",
        "not-a-passphrase-file",
        "not-an-age-file",
        "not-a-zip",
        "damaged-zip",
        "damaged-age-file",
    ]
    .map(Fault::new)
    .into();
    for gone in 0..firm.backup().members.len() {
        let mut members = firm.backup().members;
        members[gone].bytes.reverse();
        members[gone].name.push('x');
        faults.extend(refused(members).faults);
    }
    for fault in faults {
        let french = sentences::fault(Locale::Fr, &fault).unwrap_or_else(|| panic!("{fault:?}"));
        let english = sentences::fault(Locale::En, &fault).unwrap_or_else(|| panic!("{fault:?}"));
        assert_ne!(french, english);
        assert!(french.contains(&fault.place.file) || fault.place.line.is_some(), "{french}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Contents and names alike: each file and each bit is as likely as another.
    #[test]
    fn any_one_bit_flipped_in_a_backup_is_found(
        file in any::<prop::sample::Index>(),
        byte in any::<prop::sample::Index>(),
        bit in 0u8..8,
        in_name in prop::bool::weighted(0.1),
    ) {
        let firm = firm();
        let mut members = firm.backup().members;
        let place = file.index(members.len());
        let member = &mut members[place];
        let told = member.name.clone();
        if in_name {
            let mut name = member.name.clone().into_bytes();
            let at = byte.index(name.len());
            name[at] ^= 1 << bit;
            member.name = String::from_utf8_lossy(&name).into_owned();
        } else {
            let at = byte.index(member.bytes.len());
            member.bytes[at] ^= 1 << bit;
        }
        let unsound = refused(members);
        firm.holds(&unsound.intact);
        // What is not of the journal or its rows costs no entry.
        let kept = unsound.intact.journal.len();
        let harmless = !told.starts_with("journal/") && !told.starts_with("parts/");
        if harmless && unsound.faults[0].code != "not-a-backup" && unsound.faults[0].code != "from-the-future" {
            prop_assert_eq!(kept, 30, "{} {:?}", told, unsound.faults);
        }
        if told.starts_with("journal/") && !in_name {
            prop_assert!(kept >= 10, "the other device's stream is whole");
        }
    }
}

#[cfg(feature = "documents")]
mod as_one_file {
    use super::*;
    use crate::engine::documents::LocalDocuments;
    use crate::rooms::sharing::backup::{Trouble, pack, unpack};

    fn packed(passphrase: &str) -> Vec<u8> {
        block_on(pack(&LocalDocuments, firm().backup().members, passphrase)).expect("it packs")
    }

    fn opened(file: Vec<u8>, passphrase: &str) -> Result<Restored, String> {
        match block_on(unpack(&LocalDocuments, file, passphrase)) {
            Ok(members) => {
                read(members, |_, _| ()).map_err(|unsound| format!("{:?}", unsound.faults))
            }
            Err(Trouble::Faults(faults)) => Err(faults[0].code.clone()),
            Err(Trouble::Failure(failure)) => panic!("{failure}"),
        }
    }

    #[test]
    fn a_backup_is_one_file_that_opens_again_encrypted_or_not() {
        let digest = firm().journal.digest();
        let plain = packed("");
        assert_eq!(opened(plain, "").expect("sound").journal.digest(), digest);
        let secret = packed("sept chevaux bleus");
        assert!(secret.starts_with(b"age-encryption.org/v1"));
        let again = opened(secret.clone(), "sept chevaux bleus").expect("sound");
        assert_eq!(again.journal.digest(), digest);
        assert_eq!(opened(secret.clone(), "").err().as_deref(), Some("passphrase-needed"));
        assert_eq!(opened(secret, "sept chevaux verts").err().as_deref(), Some("wrong-passphrase"));
        assert_eq!(opened(b"a photograph".to_vec(), "").err().as_deref(), Some("not-a-zip"));
    }

    #[test]
    fn a_bit_flipped_in_the_file_is_found_or_changes_nothing() {
        let firm = firm();
        let plain = packed("");
        let mut found = 0;
        for place in (0..plain.len()).step_by(plain.len() / 400) {
            let mut altered = plain.clone();
            altered[place] ^= 1 << (place % 8);
            // A date or an attribute of the archive may differ and mean nothing; the content may not.
            match opened(altered, "") {
                Err(_) => found += 1,
                Ok(restored) => {
                    assert_eq!(restored.journal.digest(), firm.journal.digest(), "byte {place}");
                    assert_eq!(restored.blobs, firm.blobs, "byte {place}");
                }
            }
        }
        assert!(found > 200, "{found} found");
    }
}
