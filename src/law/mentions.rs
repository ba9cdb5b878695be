//! The words that every invoice between professionals must bear, and where the law says so.

use rust_decimal::Decimal;

/// The sum owed for the cost of recovery, in euros: Code de commerce, art. D441-5 (décret 2021-211).
pub const RECOVERY_FEE: i64 = 40;

/// In which article a mention is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What findings call it.
    pub code: &'static str,
    /// The article, as it is cited.
    pub article: &'static str,
}

/// The mandatory mentions: those of tax law (CGI, ann. II, art. 242 nonies A) and of commercial law (L441-9).
pub const MENTIONS: [Mention; 21] = [
    Mention { code: "seller-name", article: "CGI, ann. II, art. 242 nonies A, I, 1°" },
    Mention { code: "seller-address", article: "CGI, ann. II, art. 242 nonies A, I, 1°" },
    Mention {
        code: "seller-siren",
        article: "CGI, ann. II, art. 242 nonies A, I, 1° ; C. com., art. R123-237",
    },
    Mention { code: "seller-legal-form", article: "C. com., art. R123-238" },
    Mention { code: "seller-register", article: "C. com., art. R123-237" },
    Mention { code: "seller-vat-number", article: "CGI, ann. II, art. 242 nonies A, I, 2°" },
    Mention { code: "buyer-name", article: "CGI, ann. II, art. 242 nonies A, I, 1°" },
    Mention { code: "buyer-address", article: "CGI, ann. II, art. 242 nonies A, I, 1°" },
    Mention {
        code: "buyer-siren",
        article: "CGI, ann. II, art. 242 nonies A, I, 1° (décret 2022-1299)",
    },
    Mention { code: "buyer-vat-number", article: "CGI, ann. II, art. 242 nonies A, I, 3°" },
    Mention { code: "issue-date", article: "CGI, ann. II, art. 242 nonies A, I, 6°" },
    Mention { code: "number", article: "CGI, ann. II, art. 242 nonies A, I, 7°" },
    Mention { code: "lines", article: "CGI, ann. II, art. 242 nonies A, I, 8°" },
    Mention { code: "delivery-date", article: "CGI, ann. II, art. 242 nonies A, I, 10°" },
    Mention { code: "exemption", article: "CGI, ann. II, art. 242 nonies A, I, 12°" },
    Mention {
        code: "delivery-address",
        article: "CGI, ann. II, art. 242 nonies A (décret 2022-1299)",
    },
    Mention { code: "due-date", article: "C. com., art. L441-9, I" },
    Mention { code: "early-payment", article: "C. com., art. L441-9, I" },
    Mention { code: "penalty-rate", article: "C. com., art. L441-9, I et L441-10, II" },
    Mention { code: "recovery-fee", article: "C. com., art. L441-9, I et D441-5" },
    Mention { code: "purchase-order", article: "C. com., art. L441-9, I" },
];

/// The article that asks for a mention; empty for a code that is none.
pub fn article(code: &str) -> &'static str {
    MENTIONS.iter().find(|mention| mention.code == code).map_or("", |mention| mention.article)
}

/// A rate or a number as French people write it: `12,40`.
fn french(number: Decimal) -> String {
    number.to_string().replace('.', ",")
}

/// PMD, penalties: at the rate given, or the usual one of the half-year of the invoice (the European Central Bank's and
/// ten points). With `usual` the rate printed is that of the day; the words say how it follows the half-years.
///
/// ```
/// use encours::law::mentions::penalties;
/// let words = penalties("12.40".parse().unwrap(), true);
/// assert!(words.0.contains("12,40 % (taux BCE de refinancement majoré de 10 points)"));
/// ```
pub fn penalties(rate: Decimal, usual: bool) -> (String, String) {
    let (fr, en) = (french(rate), rate.to_string());
    if usual {
        (
            format!(
                "En cas de retard de paiement, pénalités exigibles sans rappel au taux de {fr} % (taux BCE de refinancement \
                 majoré de 10 points)."
            ),
            format!(
                "Late payment: penalties due without reminder at {en}% a year (ECB refinancing rate plus 10 points)."
            ),
        )
    } else {
        (
            format!(
                "En cas de retard de paiement, pénalités exigibles sans rappel au taux annuel de {fr} %."
            ),
            format!("Late payment: penalties due without reminder at {en}% a year."),
        )
    }
}

/// PMD towards a public body: eight points above the central bank (CCP, art. R2192-31).
pub fn public_penalties(rate: Decimal) -> (String, String) {
    let fr = french(rate);
    (
        format!(
            "En cas de retard de paiement, intérêts moratoires exigibles de plein droit au taux de {fr} % (taux BCE de \
             refinancement majoré de 8 points ; CCP, art. R2192-31)."
        ),
        format!(
            "Late payment: interest due by law at {rate}% a year (ECB refinancing rate plus 8 points)."
        ),
    )
}

/// PMT: the forty euros.
pub fn recovery() -> (String, String) {
    (
        format!(
            "Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : {RECOVERY_FEE} €."
        ),
        format!("Fixed compensation for recovery costs in case of late payment: €{RECOVERY_FEE}."),
    )
}

/// AAB: the discount for early payment, or that there is none.
///
/// ```
/// use encours::law::mentions::early_payment;
/// assert_eq!(early_payment(None).0, "Pas d’escompte pour paiement anticipé.");
/// let two = early_payment(Some(("2".parse().unwrap(), 8)));
/// assert_eq!(two.0, "Escompte de 2 % pour paiement sous 8 jours.");
/// ```
pub fn early_payment(offer: Option<(Decimal, u32)>) -> (String, String) {
    match offer {
        None => (
            "Pas d’escompte pour paiement anticipé.".to_owned(),
            "No discount for early payment.".to_owned(),
        ),
        Some((percent, days)) => (
            format!("Escompte de {} % pour paiement sous {days} jours.", french(percent)),
            format!("Discount of {percent}% for payment within {days} days."),
        ),
    }
}

/// The option for VAT on debits.
pub const ON_DEBITS: (&str, &str) =
    ("Option pour le paiement de la taxe d’après les débits", "VAT accounted for on debits");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mention_is_asked_for_once_and_somewhere() {
        for (place, mention) in MENTIONS.iter().enumerate() {
            assert!(!article(mention.code).is_empty());
            assert!(MENTIONS[place + 1..].iter().all(|other| other.code != mention.code));
        }
        assert_eq!(article("weather"), "");
    }

    #[test]
    fn the_forty_euros_are_said_in_figures() {
        assert!(recovery().0.contains("40 €"));
    }
}
