//! QR codes.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Bytes that the largest code holds (ISO/IEC 18004, version 40, error correction M).
const MOST: usize = 2_331;

/// Whether a code can hold these bytes.
pub fn fits(bytes: &[u8]) -> bool {
    bytes.len() <= MOST
}

/// Rows of modules, dark ones `true`, without the quiet zone; `None` where the bytes are too many. Error correction M, as
/// payment codes demand it.
pub fn rows(bytes: &[u8]) -> Option<Vec<Vec<bool>>> {
    let segments = [QrSegment::make_bytes(bytes)];
    let made = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::MAX,
        None,
        false,
    );
    let code = made.ok()?;
    let side = code.size();
    Some((0..side).map(|y| (0..side).map(|x| code.get_module(x, y)).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_payment_code_is_of_version_13() {
        assert_eq!(rows(&[b'x'; 331]).unwrap().len(), 17 + 4 * 13);
        assert_eq!(rows(&[b'x'; 332]).unwrap().len(), 17 + 4 * 14);
        for length in [MOST, MOST + 1] {
            let bytes = vec![b'x'; length];
            assert_eq!(rows(&bytes).is_some(), fits(&bytes), "{length} bytes");
        }
    }
}
