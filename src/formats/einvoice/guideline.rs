//! What a file says of itself (BT-24), as a person knows it.

use super::read::Syntax;

/// What BT-24 says.
#[derive(Clone, Copy, Default)]
pub(super) struct Guideline {
    /// As a person knows it: `MINIMUM`, `EN 16931` …
    pub profile: Option<&'static str>,
    /// Named by Factur-X or ZUGFeRD 2: its own Schematron applies.
    pub factur_x: bool,
    /// Written as it no longer is.
    pub old: bool,
    /// The French rules (BR-FR) apply.
    pub french: bool,
}

impl Guideline {
    /// From the text of BT-24; the default where it is not one that we know.
    pub fn of(text: &str, syntax: Syntax) -> Guideline {
        let profile =
            |profile: &'static str| Guideline { profile: Some(profile), ..Guideline::default() };
        if syntax == Syntax::Zugferd1 {
            let level = text.rsplit(':').next().unwrap_or("").to_ascii_lowercase();
            return match level.as_str() {
                "basic" => profile("BASIC"),
                "comfort" => profile("COMFORT"),
                "extended" => profile("EXTENDED"),
                _ => Guideline::default(),
            };
        }
        for (start, old) in [("urn:factur-x.eu:1p0:", false), ("urn:zugferd.de:2p0:", true)] {
            let level = match text.rsplit_once(start) {
                Some(("", level)) => level,
                Some(("urn:cen.eu:en16931:2017#compliant#", level)) if level == "basic" => level,
                Some(("urn:cen.eu:en16931:2017#conformant#", level)) if level == "extended" => {
                    level
                }
                _ => continue,
            };
            let name = match level {
                "minimum" => "MINIMUM",
                "basicwl" => "BASIC WL",
                "basic" => "BASIC",
                "extended" => "EXTENDED",
                _ => continue,
            };
            return Guideline { profile: Some(name), factur_x: true, old, french: false };
        }
        let old =
            |name| Guideline { profile: Some(name), factur_x: true, old: true, french: false };
        match text {
            // As Factur-X 1.0 of 2018 wrote them.
            "urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic" => old("BASIC"),
            "urn:cen.eu:en16931:2017:conformant:factur-x.eu:1p0:extended" => old("EXTENDED"),
            _ if text.contains(":extended-ctc-fr") => {
                Guideline { french: true, ..profile("EXTENDED CTC-FR") }
            }
            _ if text.contains(":en16931-ctc-fr") => {
                Guideline { french: true, ..profile("EN 16931 CTC-FR") }
            }
            _ if text.contains(":xrechnung_") || text.contains(":xrechnung:") => {
                profile("XRECHNUNG")
            }
            _ if text.contains("urn:fdc:peppol.eu:") => profile("PEPPOL"),
            // Factur-X names its profile EN 16931 by the standard's own name.
            "urn:cen.eu:en16931:2017" => {
                Guideline { factur_x: syntax == Syntax::Cii, ..profile("EN 16931") }
            }
            _ if text.starts_with("urn:cen.eu:en16931:2017") => profile("EN 16931"),
            _ => Guideline::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_are_named_from_the_guideline() {
        let cases = [
            ("urn:factur-x.eu:1p0:minimum", "MINIMUM", true),
            ("urn:zugferd.de:2p0:basicwl", "BASIC WL", true),
            ("urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic", "BASIC", true),
            ("urn:cen.eu:en16931:2017", "EN 16931", true),
            ("urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended", "EXTENDED", true),
            (
                "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
                "XRECHNUNG",
                false,
            ),
            (
                "urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr",
                "EXTENDED CTC-FR",
                false,
            ),
        ];
        for (text, profile, factur_x) in cases {
            let guideline = Guideline::of(text, Syntax::Cii);
            assert_eq!(
                (guideline.profile, guideline.factur_x),
                (Some(profile), factur_x),
                "{text}"
            );
        }
        assert_eq!(Guideline::of("A1", Syntax::Cii).profile, None);
        assert_eq!(
            Guideline::of("urn:ferd:invoice:rc:comfort", Syntax::Zugferd1).profile,
            Some("COMFORT")
        );
    }
}
