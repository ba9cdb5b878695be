//! What VAT a line can bear: rates by territory, exemptions with the words that the invoice must then bear.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Calendar, Evidence, holds};
use crate::base::Day;

/// Where the firm sells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Territory {
    /// Mainland France.
    #[default]
    Mainland,
    /// Corsica.
    Corsica,
    /// Guadeloupe, Martinique, Réunion.
    Overseas,
    /// Guyane, Mayotte: VAT is not applied there.
    Untaxed,
}

/// One way in which a line bears VAT, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Treatment {
    /// Its name in drafts: never changes.
    pub key: &'static str,
    /// BT-151, of UNTDID 5305 as far as France takes it (BR-FR-15).
    pub category: &'static str,
    /// Per cent in hundredths; absent outside the scope.
    pub rate: Option<i64>,
    /// Where: empty is everywhere.
    pub territories: &'static [Territory],
    /// Operations from this day on …
    pub from: Calendar,
    /// … and before this one; open when absent.
    pub before: Option<Calendar>,
    /// BT-121; empty for what is taxed.
    pub exemption_code: &'static str,
    /// Where it is written.
    pub source: &'static str,
    /// How well.
    pub evidence: Evidence,
}

use Evidence::{Confirmed, Secondary};
use Territory::{Corsica, Mainland, Overseas, Untaxed};

const fn rate(
    key: &'static str,
    rate: i64,
    territories: &'static [Territory],
    source: &'static str,
) -> Treatment {
    let (from, before, evidence) = ((2014, 1, 1), None, Confirmed);
    let (category, exemption_code, rate) = ("S", "", Some(rate));
    Treatment { key, category, rate, territories, from, before, exemption_code, source, evidence }
}

const fn untaxed(
    key: &'static str,
    category: &'static str,
    exemption_code: &'static str,
    source: &'static str,
) -> Treatment {
    let (from, before, evidence) = ((2014, 1, 1), None, Confirmed);
    let rate = if matches!(category.as_bytes(), b"O") { None } else { Some(0) };
    let territories = &[];
    Treatment { key, category, rate, territories, from, before, exemption_code, source, evidence }
}

const RATES: &str = "CGI, art. 278 à 281 nonies ; spécifications externes DGFiP v3.2, règle G1.24";
const ISLANDS: &str = "CGI, art. 294 à 297 ; spécifications externes DGFiP v3.2, règle G1.24";

/// Everything a line can bear. Rates: the closed list of rule G1.24 (BR-FR-16) that is in force; those of the past are in
/// [`ACCEPTED_RATES`].
pub const TREATMENTS: [Treatment; 27] = [
    rate("20", 2_000, &[Mainland, Corsica], RATES),
    rate("10", 1_000, &[Mainland, Corsica], RATES),
    rate("5.5", 550, &[Mainland, Corsica], RATES),
    rate("2.1", 210, &[Mainland, Corsica, Overseas], RATES),
    rate("13", 1_300, &[Corsica], ISLANDS),
    rate("0.9", 90, &[Corsica], ISLANDS),
    rate("8.5", 850, &[Overseas], ISLANDS),
    rate("1.75", 175, &[Overseas], ISLANDS),
    rate("1.05", 105, &[Overseas], ISLANDS),
    untaxed("franchise", "E", "VATEX-FR-FRANCHISE", "CGI, art. 293 B"),
    untaxed("reverse-charge", "AE", "VATEX-EU-AE", "CGI, art. 283"),
    untaxed("eu-goods", "K", "VATEX-EU-IC", "CGI, art. 262 ter, I"),
    untaxed("eu-services", "AE", "VATEX-EU-AE", "CGI, art. 259, 1° et 283-2"),
    untaxed("export", "G", "VATEX-EU-G", "CGI, art. 262, I"),
    untaxed("outside-scope", "O", "VATEX-EU-O", "CGI, art. 256 et 258 à 259 D"),
    untaxed("foreign-services", "O", "VATEX-EU-O", "CGI, art. 259, 1°"),
    Treatment {
        territories: &[Untaxed],
        ..untaxed("untaxed-territory", "O", "VATEX-EU-O", "CGI, art. 294, 1")
    },
    untaxed("health", "E", "VATEX-EU-132-1C", "CGI, art. 261, 4, 1°"),
    untaxed("training", "E", "VATEX-EU-132-1I", "CGI, art. 261, 4, 4°"),
    untaxed("finance", "E", "VATEX-EU-135-1", "CGI, art. 261 C"),
    untaxed("letting", "E", "VATEX-EU-135-1", "CGI, art. 261 D"),
    untaxed("margin-second-hand", "E", "VATEX-EU-F", "CGI, art. 297 A"),
    untaxed("margin-art", "E", "VATEX-EU-I", "CGI, art. 297 A"),
    untaxed("margin-antiques", "E", "VATEX-EU-J", "CGI, art. 297 A"),
    untaxed("margin-travel", "E", "VATEX-EU-D", "CGI, art. 266, 1, e"),
    untaxed(
        "credit-net-of-tax",
        "E",
        "VATEX-FR-CNWVAT",
        "CGI, art. 272, 1 ; BOI-TVA-DECLA-30-20-20-30",
    ),
    untaxed("zero", "Z", "", "Spécifications externes DGFiP v3.2, règle G1.47"),
];

/// All rates that a domestic electronic invoice may bear, in hundredths of a per cent, those of the past included:
/// rule G1.24 of the DGFiP's specifications v3.2, BR-FR-16.
pub const ACCEPTED_RATES: [i64; 15] =
    [0, 90, 105, 175, 210, 550, 700, 850, 920, 960, 1_000, 1_300, 1_960, 2_000, 2_060];

/// The words of an exemption (BT-120), between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Of which treatment.
    pub key: &'static str,
    /// Documents from this day on …
    pub from: Calendar,
    /// … and before this one; open when absent.
    pub before: Option<Calendar>,
    /// In French, as the law wants it.
    pub fr: &'static str,
    /// The same for a customer who reads English: it stands beside the French words.
    pub en: &'static str,
    /// How well the wording is proven.
    pub evidence: Evidence,
}

const fn words(key: &'static str, fr: &'static str, en: &'static str) -> Wording {
    // The articles of the CGI on VAT move to the CIBS on 1 January 2027 (ordonnance 2025-1247, put off by ordonnance
    // 2026-671); those of the CGI may be cited until 30 June 2028. Their numbers in the CIBS are not confirmed: the words stay.
    Wording { key, from: (2014, 1, 1), before: None, fr, en, evidence: Confirmed }
}

/// The words, by treatment and day. References to the CGI are tolerated until 30 June 2028.
pub const WORDINGS: [Wording; 17] = [
    Wording {
        key: "franchise",
        from: (2014, 1, 1),
        before: Some((2027, 1, 1)),
        fr: "TVA non applicable, art. 293 B du CGI",
        en: "VAT not applicable, art. 293 B of the French tax code (small business)",
        evidence: Confirmed,
    },
    Wording {
        key: "franchise",
        from: (2027, 1, 1),
        before: None,
        fr: "TVA non applicable, art. L. 223-3 du CIBS (ancien art. 293 B du CGI)",
        en: "VAT not applicable, art. L. 223-3 of the French CIBS (formerly art. 293 B CGI; small business)",
        evidence: Secondary,
    },
    words("reverse-charge", "Autoliquidation", "Reverse charge: VAT is due by the customer"),
    words(
        "eu-goods",
        "Exonération TVA, art. 262 ter I du CGI",
        "Intra-Community supply exempt from VAT",
    ),
    words("eu-services", "Autoliquidation", "Reverse charge: VAT is due by the customer"),
    words("export", "Exonération TVA, art. 262 I du CGI", "Export exempt from VAT"),
    words(
        "outside-scope",
        "Opération hors du champ d’application de la TVA",
        "Outside the scope of VAT",
    ),
    words("foreign-services", "TVA non applicable, art. 259-1 du CGI", "Not subject to French VAT"),
    words("untaxed-territory", "TVA non applicable, art. 294 du CGI", "Not subject to French VAT"),
    words("health", "Exonération TVA, art. 261-4-1° du CGI", "Exempt from VAT: health care"),
    words(
        "training",
        "Exonération TVA, art. 261-4-4° du CGI",
        "Exempt from VAT: education and training",
    ),
    words(
        "finance",
        "Exonération TVA, art. 261 C du CGI",
        "Exempt from VAT: finance and insurance",
    ),
    words("letting", "Exonération TVA, art. 261 D du CGI", "Exempt from VAT: letting"),
    words(
        "margin-second-hand",
        "Régime particulier – biens d’occasion",
        "Margin scheme – second-hand goods",
    ),
    words("margin-art", "Régime particulier – objets d’art", "Margin scheme – works of art"),
    words(
        "margin-antiques",
        "Régime particulier – objets de collection et d’antiquité",
        "Margin scheme – collector’s items and antiques",
    ),
    words(
        "margin-travel",
        "Régime particulier – agences de voyages",
        "Margin scheme – travel agents",
    ),
];

/// `Avoir net de taxe`: the words of a credit note that corrects no VAT.
const NET_OF_TAX: Wording =
    words("credit-net-of-tax", "Avoir net de taxe", "Credit note without VAT");

impl Treatment {
    /// Per cent; `None` outside the scope.
    pub fn percent(&self) -> Option<Decimal> {
        self.rate.map(|hundredths| Decimal::new(hundredths, 2).normalize())
    }

    /// In force on a day, in a territory.
    pub fn holds(&self, territory: Territory, on: Day) -> bool {
        (self.territories.is_empty() || self.territories.contains(&territory))
            && holds(self.from, self.before, on)
    }
}

/// A treatment by its key.
///
/// ```
/// use encours::law::vat::treatment;
/// let reduced = treatment("5.5").unwrap();
/// assert_eq!((reduced.category, reduced.percent().unwrap().to_string()), ("S", "5.5".to_owned()));
/// assert_eq!(treatment("5.6"), None);
/// ```
pub fn treatment(key: &str) -> Option<&'static Treatment> {
    TREATMENTS.iter().find(|treatment| treatment.key == key)
}

/// The words that a document of a day bears for a treatment; `None` for what is taxed.
///
/// ```
/// use encours::law::vat::wording;
/// let words = |day: &str| wording("franchise", day.parse().unwrap()).unwrap().fr;
/// assert_eq!(words("2026-12-31"), "TVA non applicable, art. 293 B du CGI");
/// assert!(words("2027-01-01").contains("CIBS"));
/// ```
pub fn wording(key: &str, on: Day) -> Option<&'static Wording> {
    let known = WORDINGS.iter().chain(std::iter::once(&NET_OF_TAX));
    known.into_iter().find(|words| words.key == key && holds(words.from, words.before, on))
}

/// The normal rate of a territory.
pub fn normal(territory: Territory) -> &'static str {
    match territory {
        Mainland | Corsica => "20",
        Overseas => "8.5",
        Untaxed => "untaxed-territory",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_exemption_has_its_words_on_every_day_and_each_rate_is_on_the_closed_list() {
        for treatment in &TREATMENTS {
            for on in ["2026-11-21", "2027-01-01", "2028-07-01"] {
                let words = wording(treatment.key, on.parse().unwrap());
                let exempt = !matches!(treatment.category, "S" | "Z");
                assert_eq!(words.is_some(), exempt, "{} on {on}", treatment.key);
            }
            if let Some(rate) = treatment.rate {
                assert!(ACCEPTED_RATES.contains(&rate), "{}", treatment.key);
            }
            assert!(["S", "E", "AE", "K", "G", "O", "Z"].contains(&treatment.category));
        }
    }

    #[test]
    fn each_territory_has_its_rates() {
        let on: Day = "2026-11-21".parse().unwrap();
        let rates = |territory| -> Vec<&str> {
            let ours =
                TREATMENTS.iter().filter(|one| one.category == "S" && one.holds(territory, on));
            ours.map(|one| one.key).collect()
        };
        assert_eq!(rates(Mainland), ["20", "10", "5.5", "2.1"]);
        assert_eq!(rates(Corsica), ["20", "10", "5.5", "2.1", "13", "0.9"]);
        assert_eq!(rates(Overseas), ["2.1", "8.5", "1.75", "1.05"]);
        assert_eq!(rates(Untaxed), Vec::<&str>::new());
    }
}
