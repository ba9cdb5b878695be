//! Bytes as a database likes them: in chunks of 4 MiB, compressed when that pays.
//!
//! The first byte of a chunk says how the rest is written, so that a later version may add another way.

/// Bytes of content in one chunk. Measured: fewer and larger values are written and read faster, up to about this.
pub const CHUNK_BYTES: usize = 4 << 20;

/// The rest is the content.
const PLAIN: u8 = 0;
/// The rest is a length (four bytes, little endian) and an LZ4 block.
const LZ4: u8 = 1;

/// Content below this is never compressed: nothing to gain.
const SMALL: usize = 512;
/// How much of a chunk is tried first.
const SAMPLE: usize = 64 << 10;

/// Writes chunks, keeping its buffers from one to the next.
#[derive(Default)]
pub struct Packer {
    buffer: Vec<u8>,
}

impl Packer {
    /// One chunk. Compressed when that saves at least an eighth; the first 64 KiB tell whether trying is worth it.
    pub fn pack(&mut self, content: &[u8]) -> &[u8] {
        self.buffer.clear();
        let sample = &content[..content.len().min(SAMPLE)];
        let worth_it = SMALL <= content.len() && self.compress(sample);
        // Most chunks are either one sample long or alike all through.
        if !worth_it || sample.len() < content.len() && !self.compress(content) {
            self.buffer.clear();
            self.buffer.push(PLAIN);
            self.buffer.extend_from_slice(content);
        }
        &self.buffer
    }

    /// Compresses into the buffer; whether it pays.
    fn compress(&mut self, content: &[u8]) -> bool {
        const HEADER: usize = 5;
        let Ok(length) = u32::try_from(content.len()) else { return false };
        self.buffer.resize(HEADER + lz4_flex::block::get_maximum_output_size(content.len()), 0);
        self.buffer[0] = LZ4;
        self.buffer[1..HEADER].copy_from_slice(&length.to_le_bytes());
        let Ok(packed) = lz4_flex::block::compress_into(content, &mut self.buffer[HEADER..]) else {
            return false;
        };
        self.buffer.truncate(HEADER + packed);
        packed < content.len() - content.len() / 8
    }
}

/// How long a chunk's content says it is; 0 when it is not one of ours.
pub fn length_of(chunk: &[u8]) -> usize {
    let length = match chunk.split_first() {
        Some((&PLAIN, content)) => content.len(),
        Some((&LZ4, packed)) => packed
            .split_first_chunk::<4>()
            .map_or(0, |(length, _)| u32::from_le_bytes(*length) as usize),
        _ => 0,
    };
    length.min(CHUNK_BYTES)
}

/// Adds the content of a chunk; `None` when it is not one of ours or is damaged.
pub fn unpack_into(chunk: &[u8], content: &mut Vec<u8>) -> Option<()> {
    match chunk.split_first()? {
        (&PLAIN, plain) => content.extend_from_slice(plain),
        (&LZ4, packed) => {
            let (length, packed) = packed.split_first_chunk::<4>()?;
            let length = u32::from_le_bytes(*length) as usize;
            if CHUNK_BYTES < length {
                return None;
            }
            let start = content.len();
            content.resize(start + length, 0);
            let unpacked = lz4_flex::block::decompress_into(packed, &mut content[start..]);
            if unpacked.ok() != Some(length) {
                content.truncate(start);
                return None;
            }
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpack(chunk: &[u8]) -> Option<Vec<u8>> {
        let mut content = b"before".to_vec();
        unpack_into(chunk, &mut content)?;
        assert_eq!(content.len() - 6, length_of(chunk));
        Some(content.split_off(6))
    }

    fn noise(length: usize) -> Vec<u8> {
        let mut state = 1u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 56) as u8
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn every_chunk_reads_back_and_shrinks_only_when_it_pays() {
        let text = |length: usize| {
            b"{\"number\":\"FA2026-000123\"}\n".repeat(length / 20 + 1)[..length].to_vec()
        };
        let half = [text(100_000), noise(3_000_000)].concat();
        let mut packer = Packer::default();
        for (content, shrinks) in [
            (vec![], false),
            (text(100), false),
            (text(SMALL), true),
            (text(SAMPLE), true),
            (text(SAMPLE + 1), true),
            (text(CHUNK_BYTES), true),
            (noise(CHUNK_BYTES), false),
            (noise(SMALL), false),
            (half, false),
        ] {
            let chunk = packer.pack(&content).to_vec();
            assert_eq!(unpack(&chunk).as_deref(), Some(&content[..]), "{} bytes", content.len());
            let size = chunk.len() < content.len();
            assert_eq!(size, shrinks, "{} bytes in {}", content.len(), chunk.len());
        }
    }

    #[test]
    fn what_is_no_chunk_is_refused() {
        let mut packer = Packer::default();
        let good = packer.pack(&b"abc".repeat(1_000)).to_vec();
        assert_eq!(unpack(&[]), None);
        assert_eq!(unpack(&[9, 1, 2]), None);
        assert_eq!(unpack(&[LZ4, 1]), None);
        assert_eq!(unpack(&[LZ4, 255, 255, 255, 255, 0]), None, "no bomb");
        for length in 1..good.len() {
            assert_eq!(unpack(&good[..length]), None, "cut to {length}");
        }
    }
}
