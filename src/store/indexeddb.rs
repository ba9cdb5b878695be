//! The browser's database, with its witness and its lock.
//!
//! | Store | Key | Value |
//! | --- | --- | --- |
//! | `entries` | device, number of the first | entries' lines of one addition, as chunks |
//! | `blobs` | hash, place | parts and sources, as chunks |
//! | `snapshot` | generation, section, place | sections of the snapshot, as chunks |
//! | `meta` | `snapshot`, `note/…` | which generation counts and its header; notes |
//!
//! Everything that an addition brings is one transaction of strict durability. A snapshot is written beside the one
//! that counts, then one strict transaction makes it count and deletes the other: a torn one is never seen.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::IdbKeyRange;

use crate::base::{Hash, json};
use crate::journal::{DeviceId, EntryId, StoredEntry};

use super::chunk::{CHUNK_BYTES, Packer, length_of, unpack_into};
use super::transaction::{Database, Durability, Transaction, beginning_with, bytes, failure};
use super::witness::{self, Witness};
use super::{Addition, Failure, Lock, Opened, Snapshot, Store};

const STORES: &[&str] = &["entries", "blobs", "snapshot", "meta"];
/// Bytes of sections written in one relaxed transaction.
const BATCH_BYTES: usize = 16 << 20;

/// A workspace in IndexedDB. Nothing happens before [`Store::open`].
pub struct IndexedDbStore {
    workspace: String,
    steal: bool,
    on_lost: Rc<dyn Fn()>,
    lock: Option<Lock>,
    /// Shared with what is called when the lock is lost: the file must be let go at once, the next owner waits for it.
    witness: Rc<RefCell<Option<Witness>>>,
    database: Option<Database>,
    pointer: Pointer,
}

/// Which snapshot counts.
#[derive(Clone, Debug, Default)]
struct Pointer {
    /// 0: none was ever written.
    generation: u32,
    /// Name and bytes of each section.
    sections: Vec<(String, u64)>,
}

impl IndexedDbStore {
    /// A workspace by its name: `default`, or whatever the page that embeds us says.
    pub fn new(workspace: &str) -> IndexedDbStore {
        IndexedDbStore {
            workspace: workspace.to_owned(),
            steal: false,
            on_lost: Rc::new(|| ()),
            lock: None,
            witness: Rc::default(),
            database: None,
            pointer: Pointer::default(),
        }
    }

    /// What is called when another tab takes this workspace over; from then on every operation answers
    /// [`Failure::TakenOver`].
    #[must_use]
    pub fn on_lost(mut self, on_lost: impl Fn() + 'static) -> IndexedDbStore {
        self.on_lost = Rc::new(on_lost);
        self
    }

    /// The next [`Store::open`] takes the workspace from the tab that holds it.
    pub fn take_over(&mut self) {
        self.steal = true;
    }

    /// Whether losses can be told from a first visit: the witness file is there.
    pub fn has_witness(&self) -> bool {
        self.witness.borrow().is_some()
    }

    fn database_name(&self) -> String {
        format!("encours:{}", self.workspace)
    }

    /// File names allow less than database names.
    fn witness_name(&self) -> String {
        format!("encours-{}.witness", Hash::of(self.workspace.as_bytes()))
    }

    /// The database, unless it is no longer ours.
    fn held(&self) -> Result<&Database, Failure> {
        if self.lock.as_ref().is_none_or(Lock::is_lost) {
            return Err(Failure::TakenOver);
        }
        self.database.as_ref().ok_or_else(|| Failure::Unavailable("not open".to_owned()))
    }

    /// The chunks of one content, of `length` bytes where that is known.
    async fn content(&self, store: &str, key: &[JsValue]) -> Result<Option<Vec<u8>>, Failure> {
        let range = beginning_with(key)?;
        let database = self.held()?;
        let stores = [store];
        let read =
            database.read(&stores, |transaction| Ok(vec![transaction.values(store, &range)?]));
        let chunks: Array = read.await?.pop().unwrap_or_default().into();
        if chunks.length() == 0 {
            return Ok(None);
        }
        let mut content = Vec::new();
        for _ in 0..chunks.length() {
            // Shifted out, so that the browser can free each chunk once it is copied.
            let chunk = bytes(&chunks.shift()).unwrap_or_default();
            if content.is_empty() {
                // All chunks but the last hold as much as the first.
                content.reserve_exact(length_of(&chunk) * (chunks.length() as usize + 1));
            }
            if unpack_into(&chunk, &mut content).is_none() {
                return Err(Failure::Damaged(format!("a chunk in {store}")));
            }
        }
        Ok(Some(content))
    }

    /// Makes a snapshot that was written completely the one that counts.
    async fn flip(&mut self, pointer: Pointer, header: &[u8]) -> Result<(), Failure> {
        let sections = serde_json::to_string(&pointer.sections)
            .map_err(|wrong| Failure::Other(wrong.to_string()))?;
        let value = Array::of3(
            &pointer.generation.into(),
            &Uint8Array::from(header),
            &JsValue::from_str(&sections),
        );
        let first: Array = [JsValue::from(pointer.generation)].iter().collect();
        let older = IdbKeyRange::upper_bound_with_open(&first, true);
        let older = older.map_err(|wrong| failure(&wrong))?;
        let flip = |transaction: &Transaction| {
            transaction.put("meta", &"snapshot".into(), &value)?;
            transaction.delete("snapshot", &older)
        };
        self.held()?.write(&["meta", "snapshot"], Durability::Strict, flip).await?;
        self.pointer = pointer;
        Ok(())
    }

    /// Writes the sections of a generation that does not count yet.
    async fn write_sections(
        &self,
        generation: u32,
        sections: impl Iterator<Item = (String, Vec<u8>)>,
    ) -> Result<Vec<(String, u64)>, Failure> {
        let database = self.held()?;
        let torn = beginning_with(&[generation.into()])?;
        database
            .write(&["snapshot"], Durability::Relaxed, |transaction| {
                transaction.delete("snapshot", &torn)
            })
            .await?;
        let mut packer = Packer::default();
        let mut written = Vec::new();
        for (name, content) in sections {
            let mut place = 0u32;
            for batch in pieces(&content, BATCH_BYTES) {
                let queue = |transaction: &Transaction| {
                    for piece in pieces(batch, CHUNK_BYTES) {
                        let key =
                            Array::of3(&generation.into(), &name.as_str().into(), &place.into());
                        transaction.put("snapshot", &key, &Uint8Array::from(packer.pack(piece)))?;
                        place += 1;
                    }
                    Ok(())
                };
                self.held()?.write(&["snapshot"], Durability::Relaxed, queue).await?;
            }
            written.push((name, content.len() as u64));
        }
        Ok(written)
    }
}

/// Cuts a content; an empty one is one empty piece, so that it is there.
fn pieces(content: &[u8], bytes: usize) -> impl Iterator<Item = &[u8]> {
    let empty = content.is_empty().then_some(content);
    content.chunks(bytes).chain(empty)
}

/// Queues a content as chunks.
fn put_content(
    transaction: &Transaction,
    packer: &mut Packer,
    store: &str,
    name: &JsValue,
    content: &[u8],
) -> Result<(), Failure> {
    for (place, piece) in pieces(content, CHUNK_BYTES).enumerate() {
        let key = Array::of2(name, &(place as u32).into());
        transaction.put(store, &key, &Uint8Array::from(packer.pack(piece)))?;
    }
    Ok(())
}

/// Queues entries: one record for each run of one device, of at most a chunk.
fn add_entries(
    transaction: &Transaction,
    packer: &mut Packer,
    entries: &[StoredEntry],
) -> Result<(), Failure> {
    let mut lines = Vec::new();
    let mut first: Option<EntryId> = None;
    let mut flush = |first: EntryId, lines: &mut Vec<u8>| {
        let key = Array::of2(&first.device.as_str().into(), &(first.number as f64).into());
        let value = Uint8Array::from(packer.pack(lines));
        lines.clear();
        transaction.add("entries", &key, &value)
    };
    for stored in entries {
        let id = stored.entry.id;
        if let Some(begun) = first
            && (begun.device != id.device || CHUNK_BYTES < lines.len() + stored.bytes.len())
        {
            flush(begun, &mut lines)?;
            first = None;
        }
        first.get_or_insert(id);
        lines.extend_from_slice(&stored.bytes);
        lines.push(b'\n');
    }
    first.map_or(Ok(()), |begun| flush(begun, &mut lines))
}

/// Entries' lines by device, as [`Opened::streams`].
type Streams = Vec<(DeviceId, Vec<Vec<u8>>)>;

/// The lines of all records, by device.
fn read_entries(keys: &Array, values: &Array) -> Result<Streams, Failure> {
    let mut streams = Streams::new();
    for (key, value) in keys.iter().zip(values.iter()) {
        let name = Array::from(&key).get(0).as_string().unwrap_or_default();
        let device =
            name.parse().map_err(|_| Failure::Damaged(format!("a stream named {name}")))?;
        if streams.last().is_none_or(|(last, _)| *last != device) {
            streams.push((device, Vec::new()));
        }
        let Some((_, lines)) = streams.last_mut() else { continue };
        let record = bytes(&value).unwrap_or_default();
        let mut content = Vec::new();
        match unpack_into(&record, &mut content) {
            Some(()) => {
                lines.extend(
                    content
                        .split_inclusive(|byte| *byte == b'\n')
                        .map(|line| line.strip_suffix(b"\n").unwrap_or(line).to_vec()),
                );
            }
            // No entry: the journal names it, and keeps what is before.
            None => lines.push(Vec::new()),
        }
    }
    Ok(streams)
}

impl Store for IndexedDbStore {
    async fn open(&mut self) -> Result<Opened, Failure> {
        if self.steal || self.lock.as_ref().is_none_or(Lock::is_lost) {
            // What a former lock guarded is let go first: the file has one owner at a time.
            (self.database, self.lock) = (None, None);
            self.witness.take();
            let name = format!("journal/{}", self.workspace);
            let (witness, on_lost) = (self.witness.clone(), self.on_lost.clone());
            let let_go = move || {
                witness.take();
                on_lost();
            };
            self.lock = Some(Lock::take(&name, self.steal, Rc::new(let_go)).await?);
            self.steal = false;
        }
        if !self.has_witness() {
            let witness = Witness::open(&self.witness_name()).await;
            self.witness.replace(witness);
        }
        self.database = None;
        self.database = Some(Database::open(&self.database_name(), STORES).await?);
        let all = JsValue::UNDEFINED;
        let read = self.held()?.read(&["entries", "meta"], |transaction| {
            Ok(vec![
                transaction.keys("entries", &all)?,
                transaction.values("entries", &all)?,
                transaction.keys("meta", &all)?,
                transaction.values("meta", &all)?,
            ])
        });
        let [keys, values, meta_keys, meta_values]: [JsValue; 4] =
            read.await?.try_into().map_err(|_| Failure::Other("four were asked for".to_owned()))?;
        let mut opened = Opened {
            streams: read_entries(&keys.into(), &values.into())?,
            witness: self.witness.borrow().as_ref().and_then(Witness::last),
            ..Opened::default()
        };
        self.pointer = Pointer::default();
        for (key, value) in Array::from(&meta_keys).iter().zip(Array::from(&meta_values).iter()) {
            let key = key.as_string().unwrap_or_default();
            if key == "snapshot" {
                let value = Array::from(&value);
                let sections = value.get(2).as_string().unwrap_or_default();
                let generation = value.get(0).as_f64().unwrap_or(0.0) as u32;
                let sections = json::read(sections.as_bytes()).unwrap_or_default();
                self.pointer = Pointer { generation, sections };
                opened.snapshot = bytes(&value.get(1));
            } else if let Some(key) = key.strip_prefix("note/") {
                opened.notes.push((key.to_owned(), value.as_string().unwrap_or_default()));
            }
        }
        Ok(opened)
    }

    async fn append(&mut self, addition: Addition) -> Result<(), Failure> {
        let Addition { entries, parts, sources } = addition;
        let last = entries.last().map(|stored| (stored.entry.id, stored.hash));
        let mut packer = Packer::default();
        let queue = |transaction: &Transaction| {
            add_entries(transaction, &mut packer, &entries)?;
            // By value: each content is freed once it is queued.
            for part in parts {
                let name = JsValue::from_str(&part.sha256.to_string());
                put_content(transaction, &mut packer, "blobs", &name, &part.bytes)?;
            }
            for (hash, content) in sources {
                let name = JsValue::from_str(&hash.to_string());
                put_content(transaction, &mut packer, "blobs", &name, &content)?;
            }
            Ok(())
        };
        self.held()?.write(&["entries", "blobs"], Durability::Strict, queue).await?;
        if let (Some(witness), Some((id, hash))) = (self.witness.borrow_mut().as_mut(), last) {
            witness.advance(id, hash);
        }
        Ok(())
    }

    async fn blob(&self, hash: Hash) -> Result<Option<Vec<u8>>, Failure> {
        let name = JsValue::from_str(&hash.to_string());
        let Some(content) = self.content("blobs", &[name]).await? else { return Ok(None) };
        if Hash::of(&content) != hash {
            return Err(Failure::Damaged(format!("blob {hash}")));
        }
        Ok(Some(content))
    }

    async fn erase(&mut self, sources: &[Hash]) -> Result<(), Failure> {
        let ranges: Result<Vec<IdbKeyRange>, Failure> = sources
            .iter()
            .map(|hash| beginning_with(&[JsValue::from_str(&hash.to_string())]))
            .collect();
        let ranges = ranges?;
        let queue = |transaction: &Transaction| {
            ranges.iter().try_for_each(|range| transaction.delete("blobs", range))
        };
        self.held()?.write(&["blobs"], Durability::Strict, queue).await
    }

    async fn put_snapshot(&mut self, snapshot: Snapshot<'_>) -> Result<(), Failure> {
        let generation = self.pointer.generation + 1;
        let written = match self.write_sections(generation, snapshot.sections).await {
            Ok(sections) => self.flip(Pointer { generation, sections }, &(snapshot.header)()).await,
            Err(wrong) => Err(wrong),
        };
        if written.is_err()
            && let (Ok(database), Ok(torn)) = (self.held(), beginning_with(&[generation.into()]))
        {
            // Gives the room back; if even that fails, the next snapshot does it.
            let clear = |transaction: &Transaction| transaction.delete("snapshot", &torn);
            let _ = database.write(&["snapshot"], Durability::Relaxed, clear).await;
        }
        written
    }

    async fn snapshot_section(&self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let known = self.pointer.sections.iter().find(|(known, _)| known == name);
        let Some((_, length)) = known else { return Ok(None) };
        let key = [self.pointer.generation.into(), name.into()];
        let content = self.content("snapshot", &key).await?.unwrap_or_default();
        if content.len() as u64 != *length {
            return Err(Failure::Damaged(format!("section {name} of the snapshot")));
        }
        Ok(Some(content))
    }

    async fn put_note(&mut self, key: &str, value: &str) -> Result<(), Failure> {
        let (key, value) = (JsValue::from_str(&format!("note/{key}")), JsValue::from_str(value));
        let queue = |transaction: &Transaction| transaction.put("meta", &key, &value);
        self.held()?.write(&["meta"], Durability::Strict, queue).await
    }

    async fn wipe(&mut self) -> Result<(), Failure> {
        self.held()?;
        // The witness first: without it an emptied database is a first visit, with it a loss.
        self.witness.take();
        let removed = witness::remove(&self.witness_name()).await;
        removed.map_err(|wrong| failure(&wrong))?;
        self.database = None;
        Database::delete(&self.database_name()).await?;
        self.pointer = Pointer::default();
        let witness = Witness::open(&self.witness_name()).await;
        self.witness.replace(witness);
        self.database = Some(Database::open(&self.database_name(), STORES).await?);
        Ok(())
    }

    fn kind(&self) -> &'static str {
        "indexeddb"
    }
}
