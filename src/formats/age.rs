//! Encryption with a passphrase in the standard `age` format (age-encryption.org/v1), which the `age` program opens
//! too.
//!
//! May use `base` and the `age` crate. Holds no key and keeps no passphrase.

use std::io::{Read, Write};

use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};

use super::limits;
use crate::base::Fault;

/// Work to turn the passphrase into a key, as a power of two: 2^15 takes 32 MiB, and about a quarter of a second in a
/// browser. A longer passphrase adds more than a larger number here.
const WORK: u8 = 15;
/// The most that we accept from others: 2^20 takes 1 GiB. The `age` program itself writes 18.
const MOST_WORK: u8 = 20;

/// Encrypts. Fault: `empty-passphrase`.
pub fn encrypt(passphrase: &str, bytes: &[u8]) -> Result<Vec<u8>, Box<Fault>> {
    if passphrase.is_empty() {
        return Err(Box::new(Fault::new("empty-passphrase")));
    }
    let mut recipient = Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK);
    let failed = || Box::new(Fault::new("encryption-failed"));
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| failed())?;
    let mut encrypted = Vec::with_capacity(bytes.len() + bytes.len() / 4096 + 512);
    let mut writer = encryptor.wrap_output(&mut encrypted).map_err(|_| failed())?;
    writer.write_all(bytes).map_err(|_| failed())?;
    writer.finish().map_err(|_| failed())?;
    Ok(encrypted)
}

/// Decrypts a binary file (not one written with `age --armor`). Faults: `not-an-age-file`, `wrong-passphrase`,
/// `not-a-passphrase-file` (it was encrypted for a key), `too-much-work`, `damaged-age-file`, `too-large`. Nothing is
/// given of a file that was altered.
pub fn decrypt(passphrase: &str, bytes: &[u8]) -> Result<Vec<u8>, Box<Fault>> {
    let fault = |code: &str| Box::new(Fault::new(code));
    if !bytes.starts_with(b"age-encryption.org/") {
        return Err(fault("not-an-age-file"));
    }
    let decryptor = Decryptor::new_buffered(bytes).map_err(|_| fault("damaged-age-file"))?;
    if !decryptor.is_scrypt() {
        return Err(fault("not-a-passphrase-file"));
    }
    let mut identity = Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    let reader =
        decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(|error| {
            match error {
                DecryptError::ExcessiveWork { .. } => {
                    Box::new(Fault::new("too-much-work").with_limit(u64::from(MOST_WORK)))
                }
                DecryptError::NoMatchingKeys
                | DecryptError::DecryptionFailed
                | DecryptError::KeyDecryptionFailed => fault("wrong-passphrase"),
                _ => fault("damaged-age-file"),
            }
        })?;
    let mut content = Vec::new();
    let read = reader.take(limits::FILE_BYTES + 1).read_to_end(&mut content);
    if content.len() as u64 > limits::FILE_BYTES {
        return Err(Box::new(Fault::new("too-large").with_limit(limits::FILE_BYTES)));
    }
    read.map(|_| content).map_err(|_| fault("damaged-age-file"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encrypted_opens_with_the_passphrase_and_with_no_other() {
        let secret = vec![42; 200_000];
        let encrypted = encrypt("phrase de passe", &secret).unwrap();
        assert!(encrypted.starts_with(b"age-encryption.org/v1\n-> scrypt "));
        assert_eq!(decrypt("phrase de passe", &encrypted).unwrap(), secret);
        assert_eq!(decrypt("phrase de Passe", &encrypted).unwrap_err().code, "wrong-passphrase");
        assert_eq!(encrypt("", b"x").unwrap_err().code, "empty-passphrase");
    }

    #[test]
    fn a_file_that_was_altered_or_cut_gives_nothing() {
        let encrypted = encrypt("a", &vec![42; 200_000]).unwrap();
        let mut altered = encrypted.clone();
        altered[150_000] ^= 1;
        assert_eq!(decrypt("a", &altered).unwrap_err().code, "damaged-age-file");
        assert_eq!(decrypt("a", &encrypted[..150_000]).unwrap_err().code, "damaged-age-file");
        assert_eq!(decrypt("a", &encrypted[..30]).unwrap_err().code, "damaged-age-file");
        assert_eq!(decrypt("a", b"PK").unwrap_err().code, "not-an-age-file");
    }

    #[test]
    fn a_file_that_asks_for_hours_of_work_is_refused() {
        let encrypted = encrypt("a", b"x").unwrap();
        let text = String::from_utf8_lossy(&encrypted[..60]).replace(" 15\n", " 62\n");
        let asked = [text.as_bytes(), &encrypted[60..]].concat();
        assert_eq!(decrypt("a", &asked).unwrap_err().code, "too-much-work");
    }
}
