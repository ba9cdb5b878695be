//! QR codes.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

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
        assert!(rows(&[b'x'; 3000]).is_none());
    }
}
