//! Looks at an old workbook (XLS: BIFF records in a compound file) before it is opened: chains of sectors that turn in
//! circles, and cells whose rectangle no memory holds. Reads no cell itself.
//!
//! Sources: [MS-CFB] 2.2, 2.3, 2.6; [MS-XLS] 2.4.28 BoundSheet8, 2.4.90 Dimensions, 2.4.117 FilePass.

use super::limits;
use crate::base::Fault;

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
/// Sector numbers from here on are marks.
const MARKS: u32 = 0xFFFF_FFFA;
const MINI_SECTOR: usize = 64;
const MINI_STREAM_CUTOFF: usize = 4096;

fn damaged() -> Box<Fault> {
    Box::new(Fault::new("damaged-workbook"))
}

fn encrypted() -> Box<Fault> {
    Box::new(Fault::new("encrypted-workbook"))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// Nothing when the workbook may be opened: `damaged-workbook`, `encrypted-workbook`, `too-many-cells` otherwise.
pub(super) fn check(bytes: &[u8]) -> Result<(), Box<Fault>> {
    let stream = workbook(bytes).ok_or_else(damaged)??;
    records(&stream)
}

/// A compound file, its table of sectors read.
struct Container<'a> {
    bytes: &'a [u8],
    size: usize,
    fat: Vec<u32>,
    /// Sectors that may still be followed: an honest file uses each once.
    steps: usize,
}

impl<'a> Container<'a> {
    /// A sector, the last of a file perhaps short; `None` where the file has ended.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The first `length` bytes of a chain of sectors; `None` when it turns in circles or leaves the table.
    fn chain(&mut self, start: u32, length: usize) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut number = start;
        while number != END_OF_CHAIN && content.len() < length {
            self.steps = self.steps.checked_sub(1)?;
            let sector = self.sector(number)?;
            content.extend_from_slice(&sector[..sector.len().min(length - content.len())]);
            if content.len() >= length {
                break;
            }
            number = *self.fat.get(number as usize)?;
        }
        Some(content)
    }
}

/// The stream that holds the workbook; `None` where the container is damaged.
fn workbook(bytes: &[u8]) -> Option<Result<Vec<u8>, Box<Fault>>> {
    let size = match u16_at(bytes, 30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let sectors = bytes.len() / size;
    let mut container = Container { bytes, size, fat: Vec::new(), steps: 2 * sectors + 16 };

    // Where the table of sectors lies: 109 numbers in the header, more in a chain of their own.
    let mut table: Vec<u32> = (0..109).filter_map(|index| u32_at(bytes, 76 + 4 * index)).collect();
    let mut next = u32_at(bytes, 68)?;
    while next < MARKS {
        container.steps = container.steps.checked_sub(1)?;
        let sector = container.sector(next)?;
        let numbers = sector.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four));
        table.extend(numbers);
        next = table.pop()?;
    }
    table.retain(|number| *number < MARKS);
    if table.len() > sectors / (size / 4) + 2 {
        return None;
    }
    for number in table {
        let numbers =
            container.sector(number)?.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four));
        container.fat.extend(numbers);
    }

    let directory = container.chain(u32_at(bytes, 48)?, usize::MAX)?;
    let mini_table = match u32_at(bytes, 64)? as usize {
        0 => Vec::new(),
        count => container.chain(u32_at(bytes, 60)?, count.checked_mul(size)?)?,
    };
    let mini_fat: Vec<u32> =
        mini_table.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four)).collect();
    let length = |entry: &[u8]| u32_at(entry, 120).unwrap_or(0) as usize;
    let mini_stream = match directory.get(..128) {
        Some(root) if !mini_fat.is_empty() => container.chain(u32_at(root, 116)?, length(root))?,
        _ => Vec::new(),
    };
    let mut mini_steps = 2 * mini_fat.len() + 16;

    // Every stream is followed, for the reader may follow any; the workbook's is kept.
    let mut found: Option<(bool, Vec<u8>)> = None;
    for entry in directory.as_chunks::<128>().0.iter().skip(1) {
        let units = entry[..64].as_chunks().0.iter().map(|pair| u16::from_le_bytes(*pair));
        let name: String =
            char::decode_utf16(units.take_while(|unit| *unit != 0)).map_while(Result::ok).collect();
        if name.eq_ignore_ascii_case("EncryptedPackage") {
            // A new workbook with a password is kept in the container of the old ones.
            return Some(Err(encrypted()));
        }
        // Not by the entry's kind: the reader goes by the name alone.
        if length(entry) == 0 {
            continue;
        }
        let (start, length) = (u32_at(entry, 116)?, length(entry));
        let content = if length >= MINI_STREAM_CUTOFF {
            container.chain(start, length)?
        } else {
            let mut content = Vec::new();
            let mut number = start;
            while number != END_OF_CHAIN && content.len() < length {
                mini_steps = mini_steps.checked_sub(1)?;
                let at = (number as usize).checked_mul(MINI_SECTOR)?;
                let end = at.checked_add(MINI_SECTOR)?.min(mini_stream.len());
                content.extend_from_slice(mini_stream.get(at..end)?);
                number = *mini_fat.get(number as usize)?;
            }
            content.truncate(length);
            content
        };
        let (new, old) = (name.eq_ignore_ascii_case("Workbook"), name.eq_ignore_ascii_case("Book"));
        if new || (old && found.is_none()) {
            found = Some((new, content));
        }
    }
    found.map(|(_, stream)| Ok(stream))
}

/// Visits the records from `start` on, type and content, as long as it is told to go on.
fn each_record<'a>(
    stream: &'a [u8],
    start: usize,
    mut go_on: impl FnMut(u16, &'a [u8]) -> Result<bool, Box<Fault>>,
) -> Result<(), Box<Fault>> {
    let mut rest = stream.get(start..).ok_or_else(damaged)?;
    while let (Some(kind), Some(length)) = (u16_at(rest, 0), u16_at(rest, 2)) {
        let content = rest.get(4..4 + usize::from(length)).ok_or_else(damaged)?;
        if !go_on(kind, content)? {
            break;
        }
        rest = &rest[4 + content.len()..];
    }
    Ok(())
}

/// Counts the rectangles of all sheets.
fn records(stream: &[u8]) -> Result<(), Box<Fault>> {
    let mut starts = Vec::new();
    let mut password = false;
    each_record(stream, 0, |kind, content| {
        // The workbook's own records come first; the sheets' follow them in the same stream.
        match kind {
            0x000A => return Ok(false),
            0x002F if u16_at(content, 0) != Some(0) => password = true,
            0x0085 => starts.extend(u32_at(content, 0)),
            _ => (),
        }
        Ok(true)
    })?;
    if password {
        return Err(encrypted());
    }
    let too_many = || Box::new(Fault::new("too-many-cells").with_limit(limits::CELLS));
    let (mut cells, mut visited) = (0_u64, 0_usize);
    for start in starts {
        let (mut rows, mut columns, mut depth) = (0_u64, 0_u64, 0_u32);
        each_record(stream, start as usize, |kind, content| {
            visited += 4 + content.len();
            if visited > 4 * stream.len() {
                return Err(damaged());
            }
            let place = |at: usize| u64::from(u16_at(content, at).unwrap_or(0)) + 1;
            match kind {
                0x0809 => depth += 1,
                0x000A if depth <= 1 => return Ok(false),
                0x000A => depth -= 1,
                // Several numbers in one row whose last column comes before its first.
                0x00BD if content.len() < 6 || place(content.len() - 2) < place(2) => {
                    return Err(damaged());
                }
                // Dimensions: the first and the one past the last row, then column; numbers of 2 or 4 bytes.
                0x0200 => {
                    let short = |at: usize| u64::from(u16_at(content, at).unwrap_or(0));
                    let long = |at: usize| u64::from(u32_at(content, at).unwrap_or(0));
                    let (first, last, from, to) = match content.len() {
                        10 => (short(0), short(2), short(4), short(6)),
                        _ => (long(0), long(4), short(8), short(10)),
                    };
                    if last > 0 && to > 0 && first >= last {
                        return Err(damaged());
                    }
                    // A first column that cannot be is taken for none.
                    let from = if from > 0xFF || to < from { 0 } else { from };
                    if last.saturating_sub(first).saturating_mul(to - from) > limits::CELLS {
                        return Err(too_many());
                    }
                }
                // A cell of any kind begins with its row and its column.
                0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x00BD | 0x00D6 | 0x00FD | 0x027E => {
                    rows = rows.max(place(0));
                    // Several numbers in one row: the last column stands at the end.
                    let last =
                        if kind == 0x00BD { place(content.len().saturating_sub(2)) } else { 0 };
                    columns = columns.max(place(2)).max(last);
                }
                _ => (),
            }
            Ok(true)
        })?;
        cells = cells.saturating_add(rows.saturating_mul(columns));
        if cells > limits::CELLS {
            return Err(too_many());
        }
    }
    Ok(())
}
