//! The last entry acknowledged, written outside the database: in the origin's private file system, where it survives
//! what garbles or empties IndexedDB.
//!
//! Advanced after the database's `complete`: behind by one addition is normal, ahead means loss. Two slots of 64 bytes,
//! written in turn, each with a check: a write that the power cuts leaves the other slot.

use crate::base::Hash;
use crate::journal::{DeviceId, EntryId};

/// Bytes of one slot: sequence (8), device (8), number (8), hash (32), check (8).
const SLOT: usize = 64;
/// Bytes of the file.
pub(super) const FILE_BYTES: usize = 2 * SLOT;

/// What the file says, and the turn of the next write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Testimony {
    /// Counts the writes.
    sequence: u64,
    /// The last entry acknowledged.
    pub last: Option<(EntryId, Hash)>,
}

impl Testimony {
    /// Reads the file; damaged slots and a missing file say nothing.
    pub fn read(file: &[u8]) -> Testimony {
        let slots = file.chunks_exact(SLOT).filter_map(read_slot);
        slots.max_by_key(|slot| slot.sequence).unwrap_or_default()
    }

    /// The next slot to write: where, and what.
    pub fn advance(&mut self, id: EntryId, hash: Hash) -> (usize, [u8; SLOT]) {
        self.sequence += 1;
        self.last = Some((id, hash));
        let mut slot = [0; SLOT];
        slot[..8].copy_from_slice(&self.sequence.to_le_bytes());
        slot[8..16].copy_from_slice(id.device.as_str().as_bytes());
        slot[16..24].copy_from_slice(&id.number.to_le_bytes());
        slot[24..56].copy_from_slice(hash.as_bytes());
        let check = check(&slot);
        slot[56..].copy_from_slice(&check);
        ((self.sequence % 2) as usize * SLOT, slot)
    }
}

fn read_slot(slot: &[u8]) -> Option<Testimony> {
    let slot: &[u8; SLOT] = slot.try_into().ok()?;
    if slot[56..] != check(slot) {
        return None;
    }
    let number = |at: usize| Some(u64::from_le_bytes(slot[at..at + 8].try_into().ok()?));
    let device: DeviceId = std::str::from_utf8(&slot[8..16]).ok()?.parse().ok()?;
    let hash = Hash::from_digest(slot[24..56].try_into().ok()?);
    let id = EntryId { device, number: number(16)? };
    Some(Testimony { sequence: number(0)?, last: Some((id, hash)) })
}

fn check(slot: &[u8; SLOT]) -> [u8; 8] {
    let hash = Hash::of(&slot[..56]);
    let mut check = [0; 8];
    check.copy_from_slice(&hash.as_bytes()[..8]);
    check
}

#[cfg(target_arch = "wasm32")]
pub(super) use file::Witness;

#[cfg(target_arch = "wasm32")]
mod file {
    use js_sys::{Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{
        FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
        FileSystemReadWriteOptions, FileSystemSyncAccessHandle,
    };

    use super::{FILE_BYTES, Testimony};
    use crate::base::Hash;
    use crate::journal::EntryId;
    use crate::store::persist::storage_manager;

    /// How often and how long (milliseconds) we wait for a former owner to let the file go.
    const TRIES: u32 = 20;
    const PAUSE: u32 = 25;

    /// The file, held open for as long as the store is.
    pub struct Witness {
        handle: FileSystemSyncAccessHandle,
        testimony: Testimony,
    }

    impl Witness {
        /// Opens the file. `None` where there is no such file system (`file://`, private mode, on the page instead of
        /// in a worker): the start then cannot tell a loss from a first visit.
        pub async fn open(name: &str) -> Option<Witness> {
            let folder = folder().await?;
            let options = FileSystemGetFileOptions::new();
            options.set_create(true);
            let file = JsFuture::from(folder.get_file_handle_with_options(name, &options)).await;
            let file: FileSystemFileHandle = file.ok()?.unchecked_into();
            if !Reflect::has(&file, &"createSyncAccessHandle".into()).unwrap_or(false) {
                return None;
            }
            let mut opened = JsFuture::from(file.create_sync_access_handle()).await;
            for _ in 1..TRIES {
                if opened.is_ok() {
                    break;
                }
                pause().await;
                opened = JsFuture::from(file.create_sync_access_handle()).await;
            }
            let handle: FileSystemSyncAccessHandle = opened.ok()?.unchecked_into();
            let mut bytes = [0; FILE_BYTES];
            let read = handle.read_with_u8_array_and_options(&mut bytes, &at(0)).unwrap_or(0.0);
            let testimony = Testimony::read(&bytes[..(read as usize).min(FILE_BYTES)]);
            Some(Witness { handle, testimony })
        }

        /// The last entry acknowledged.
        pub fn last(&self) -> Option<(EntryId, Hash)> {
            self.testimony.last
        }

        /// Advances, and waits for the disk. A failure leaves the witness behind, which is safe: nothing is told.
        pub fn advance(&mut self, id: EntryId, hash: Hash) {
            let (place, slot) = self.testimony.advance(id, hash);
            let _ = self.handle.write_with_u8_array_and_options(&slot, &at(place));
            let _ = self.handle.flush();
        }

        /// Lets the file go.
        pub fn close(&self) {
            self.handle.close();
        }
    }

    impl Drop for Witness {
        fn drop(&mut self) {
            self.close();
        }
    }

    /// Deletes the file; there may be none.
    pub async fn remove(name: &str) -> Result<(), JsValue> {
        let Some(folder) = folder().await else { return Ok(()) };
        match JsFuture::from(folder.remove_entry(name)).await {
            Err(wrong) if crate::store::transaction::name_of(&wrong) != "NotFoundError" => {
                Err(wrong)
            }
            _ => Ok(()),
        }
    }

    async fn pause() {
        let paused = Promise::new(&mut |resolve, _| {
            let resume = move || drop(resolve.call0(&JsValue::NULL));
            gloo::timers::callback::Timeout::new(PAUSE, resume).forget();
        });
        let _ = JsFuture::from(paused).await;
    }

    async fn folder() -> Option<FileSystemDirectoryHandle> {
        let storage = storage_manager()?;
        if !Reflect::has(&storage, &"getDirectory".into()).unwrap_or(false) {
            return None;
        }
        Some(JsFuture::from(storage.get_directory()).await.ok()?.unchecked_into())
    }

    fn at(place: usize) -> FileSystemReadWriteOptions {
        let options = FileSystemReadWriteOptions::new();
        options.set_at(place as f64);
        options
    }
}

#[cfg(target_arch = "wasm32")]
pub(super) use file::remove;

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(number: u64) -> (EntryId, Hash) {
        let device = DeviceId::from_bits(5);
        (EntryId { device, number }, Hash::of(&number.to_le_bytes()))
    }

    #[test]
    fn the_witness_says_what_was_written_last_even_when_a_write_was_cut() {
        let mut file = [0; FILE_BYTES];
        let mut testimony = Testimony::read(&file);
        assert_eq!(testimony.last, None);
        assert_eq!(Testimony::read(&[]).last, None);
        for number in 1..10 {
            let before = testimony.last;
            let (id, hash) = entry(number);
            let (place, slot) = testimony.advance(id, hash);
            // The power goes after so many bytes of the slot.
            for cut in 0..SLOT {
                let mut torn = file;
                torn[place..place + cut].copy_from_slice(&slot[..cut]);
                assert_eq!(Testimony::read(&torn).last, before, "cut at {cut} of write {number}");
            }
            file[place..place + SLOT].copy_from_slice(&slot);
            assert_eq!(Testimony::read(&file), testimony);
            assert_eq!(testimony.last, Some((id, hash)));
        }
    }
}
