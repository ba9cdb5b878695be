//! The payload of an EPC QR code: a SEPA transfer that a banking application fills in from the page.
//!
//! Source: EPC069-12 v3.1, version 002 of the code. Lines in a fixed order, ended by LF; nothing after the last that says
//! something; at most 331 bytes, which is what a QR code of version 13 with error correction M holds.

use rust_decimal::Decimal;

use crate::base::Iban;
use crate::en16931::Invoice;

/// A transfer in euros.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transfer {
    /// BIC of the payee's bank; may be empty within the European Economic Area.
    pub bic: String,
    /// The payee, at most 70 characters.
    pub name: String,
    /// The payee's account.
    pub iban: String,
    /// From 0.01 to 999 999 999.99, at most two decimals.
    pub amount: Decimal,
    /// A purpose of ISO 20022 (`GDDS` …), at most four letters; may be empty.
    pub purpose: String,
    /// An ISO 11649 reference, at most 35 characters; then no text.
    pub reference: String,
    /// A free text, at most 140 characters; then no reference.
    pub text: String,
}

/// Why there is no code, in the order in which it is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another currency than the euro.
    NotEuro,
    /// Nothing, less than nothing, more than can be written, or parts of a cent.
    Amount,
    /// No account, or its key is wrong.
    Iban,
    /// No BIC of eight or eleven letters and digits.
    Bic,
    /// No name, or longer than 70 characters.
    Name,
    /// Not four letters or digits at most.
    Purpose,
    /// Its ISO 11649 key is wrong, or a text stands beside it.
    Reference,
    /// Longer than 140 characters.
    Text,
    /// A line break or another control within a line.
    Control,
    /// More than 331 bytes in all.
    Size,
}

/// The most bytes that a code may have.
pub const BYTES: usize = 331;

impl Transfer {
    /// What the code says.
    ///
    /// ```
    /// use encours::formats::epc_qr::Transfer;
    /// let transfer = Transfer {
    ///     name: "Atelier Loire".into(),
    ///     iban: "FR76 3000 6000 0112 3456 7890 189".into(),
    ///     amount: "1234.5".parse().unwrap(),
    ///     reference: "RF18 5390 0754 7034".into(),
    ///     ..Transfer::default()
    /// };
    /// assert_eq!(
    ///     transfer.payload().unwrap(),
    ///     "BCD\n002\n1\nSCT\n\nAtelier Loire\nFR7630006000011234567890189\nEUR1234.50\n\nRF18539007547034"
    /// );
    /// ```
    pub fn payload(&self) -> Result<String, Refusal> {
        let amount = self.amount.normalize();
        if amount <= Decimal::ZERO || Decimal::new(99_999_999_999, 2) < amount || 2 < amount.scale()
        {
            return Err(Refusal::Amount);
        }
        let iban = Iban::parse(&self.iban).ok_or(Refusal::Iban)?;
        let bic = compact(&self.bic);
        let spelt = matches!(bic.len(), 0 | 8 | 11);
        if !spelt || !bic.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Refusal::Bic);
        }
        let name = self.name.trim();
        if name.is_empty() || 70 < name.chars().count() {
            return Err(Refusal::Name);
        }
        if 4 < self.purpose.len() || !self.purpose.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            return Err(Refusal::Purpose);
        }
        let (reference, text) = (compact(&self.reference), self.text.trim());
        if !reference.is_empty() && (!text.is_empty() || !is_creditor_reference(&reference)) {
            return Err(Refusal::Reference);
        }
        if 140 < text.chars().count() {
            return Err(Refusal::Text);
        }
        if [name, text].iter().any(|line| line.chars().any(char::is_control)) {
            return Err(Refusal::Control);
        }
        let lines = [
            "BCD",
            "002",
            "1",
            "SCT",
            &bic,
            name,
            iban.as_str(),
            &format!("EUR{amount:.2}"),
            &self.purpose,
            &reference,
            text,
        ];
        let payload = lines.join("\n").trim_end_matches('\n').to_owned();
        if BYTES < payload.len() { Err(Refusal::Size) } else { Ok(payload) }
    }
}

/// The code that pays an invoice: what is due, to the first account that has an IBAN, quoting the reference that the
/// invoice asks for, or its number.
pub fn of_invoice(invoice: &Invoice) -> Result<String, Refusal> {
    if invoice.currency.code() != "EUR" {
        return Err(Refusal::NotEuro);
    }
    let account =
        invoice.payment.accounts.iter().find(|account| Iban::parse(&account.number).is_some());
    let account = account.ok_or(Refusal::Iban)?;
    let payee = invoice.payee.as_deref().unwrap_or(&invoice.seller);
    let holder = if account.holder.trim().is_empty() { &payee.name } else { &account.holder };
    let quoted = if invoice.payment.reference.is_empty() {
        &invoice.number
    } else {
        &invoice.payment.reference
    };
    let structured = is_creditor_reference(&compact(quoted));
    let plain = |text: &str, most: usize| -> String {
        let text: String =
            text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        text.trim().chars().take(most).collect()
    };
    let transfer = |name: usize, text: usize| Transfer {
        bic: account.bic.clone(),
        name: plain(holder, name),
        iban: account.number.clone(),
        amount: invoice.totals.due,
        purpose: String::new(),
        reference: if structured { quoted.clone() } else { String::new() },
        text: if structured { String::new() } else { plain(quoted, text) },
    };
    match transfer(70, 140).payload() {
        // Letters of several bytes: a shorter name still names the payee.
        Err(Refusal::Size) => transfer(35, 70).payload(),
        Err(Refusal::Bic) => Transfer { bic: String::new(), ..transfer(70, 140) }.payload(),
        answer => answer,
    }
}

fn compact(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_ascii_uppercase()
}

/// `RF`, two digits, 1 to 21 letters or digits, and the key is right (ISO 11649, mod 97-10).
fn is_creditor_reference(text: &str) -> bool {
    let bytes = text.as_bytes();
    if !text.starts_with("RF")
        || !(5..=25).contains(&bytes.len())
        || !bytes.iter().all(u8::is_ascii_alphanumeric)
    {
        return false;
    }
    let rest = bytes[4..].iter().chain(&bytes[..4]).fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte.to_ascii_uppercase() - b'A') + 10) % 97,
    });
    bytes[2].is_ascii_digit() && bytes[3].is_ascii_digit() && rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;
    use crate::en16931::{Account, Party, Payment, Totals};

    fn transfer() -> Transfer {
        Transfer {
            bic: "AGRIFRPPXXX".to_owned(),
            name: "Menuiserie Atelier Loire".to_owned(),
            iban: "FR7630006000011234567890189".to_owned(),
            amount: "0.01".parse().unwrap(),
            text: "FA2026-000123".to_owned(),
            ..Transfer::default()
        }
    }

    #[test]
    fn every_limit_is_refused_with_its_reason() {
        let refused = |change: &dyn Fn(&mut Transfer)| {
            let mut transfer = transfer();
            change(&mut transfer);
            transfer.payload().unwrap_err()
        };
        for amount in ["0", "-1", "1000000000", "1.005"] {
            assert_eq!(
                refused(&|one| one.amount = amount.parse().unwrap()),
                Refusal::Amount,
                "{amount}"
            );
        }
        assert_eq!(
            refused(&|one| one.iban = "FR7630006000011234567890188".to_owned()),
            Refusal::Iban
        );
        assert_eq!(refused(&|one| one.bic = "AGRI".to_owned()), Refusal::Bic);
        assert_eq!(refused(&|one| one.name = " ".to_owned()), Refusal::Name);
        assert_eq!(refused(&|one| one.name = "é".repeat(71)), Refusal::Name);
        assert_eq!(refused(&|one| one.purpose = "GDDSX".to_owned()), Refusal::Purpose);
        assert_eq!(
            refused(&|one| one.reference = "RF18539007547034".to_owned()),
            Refusal::Reference
        );
        assert_eq!(
            refused(
                &|one| (one.text, one.reference) = (String::new(), "RF19539007547034".to_owned())
            ),
            Refusal::Reference
        );
        assert_eq!(refused(&|one| one.text = "x".repeat(141)), Refusal::Text);
        assert_eq!(refused(&|one| one.text = "a\nb".to_owned()), Refusal::Control);
        assert_eq!(
            refused(&|one| (one.name, one.text) = ("€".repeat(70), "€".repeat(60))),
            Refusal::Size
        );
        let most = Transfer { amount: "999999999.99".parse().unwrap(), ..transfer() };
        assert!(most.payload().unwrap().contains("\nEUR999999999.99\n"));
    }

    #[test]
    fn an_invoice_quotes_its_reference_or_its_number() {
        let mut invoice = Invoice {
            number: "FA2026-000123".to_owned(),
            currency: Currency::EUR,
            seller: Party { name: "Ατελιέ ".repeat(20), ..Party::default() },
            totals: Totals { due: "120".parse().unwrap(), ..Totals::default() },
            payment: Payment {
                accounts: vec![Account {
                    number: "FR7630006000011234567890189".to_owned(),
                    ..Account::default()
                }],
                ..Payment::default()
            },
            ..Invoice::default()
        };
        assert!(of_invoice(&invoice).unwrap().ends_with("\nEUR120.00\n\n\nFA2026-000123"));
        invoice.payment.reference = "RF18 5390 0754 7034".to_owned();
        assert!(of_invoice(&invoice).unwrap().ends_with("\nEUR120.00\n\nRF18539007547034"));
        invoice.totals.due = "-1".parse().unwrap();
        assert_eq!(of_invoice(&invoice), Err(Refusal::Amount));
        invoice.payment.accounts.clear();
        assert_eq!(of_invoice(&invoice), Err(Refusal::Iban));
        invoice.currency = "USD".parse().unwrap();
        assert_eq!(of_invoice(&invoice), Err(Refusal::NotEuro));
    }
}
