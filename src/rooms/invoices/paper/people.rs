//! People and places as the post and a reader want them.

use crate::en16931::{Address, Party};
use crate::paper::Fact;
use crate::texts::Locale;

/// What somebody is called on a page: the trade name where there is one.
pub fn name(party: &Party) -> &str {
    if party.trade_name.is_empty() { &party.name } else { &party.trade_name }
}

/// A SIREN in groups of three; any other number as it is.
pub fn siren(number: &str) -> String {
    if number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{}\u{A0}{}\u{A0}{}", &number[..3], &number[3..6], &number[6..]);
    }
    number.to_owned()
}

/// On about how many lines a fact stands beside the address.
pub fn rows(fact: &Fact) -> usize {
    let lines = fact.value.lines().map(|line| 1 + line.chars().count() / 30);
    lines.sum::<usize>().max(1)
}

/// Lines of an address; the country only where it is not `home`.
pub fn lines(address: &Address, home: &str, locale: Locale) -> Vec<String> {
    let mut lines: Vec<String> = address.lines.iter().map(|line| line.trim().to_owned()).collect();
    lines.push(format!("{} {}", address.post_code.trim(), address.city.trim()).trim().to_owned());
    if !address.country.is_empty()
        && !home.is_empty()
        && !address.country.eq_ignore_ascii_case(home)
    {
        lines.push(country(&address.country, locale));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The same on one line.
pub fn one_line(address: &Address, home: &str, locale: Locale) -> String {
    lines(address, home, locale).join(", ")
}

/// As on an envelope: the name, who is asked for, and the address in capitals (NF Z 10-011); at most seven lines.
pub fn postal(party: &Party, home: &str, locale: Locale) -> Vec<String> {
    let mut all = vec![party.name.trim().to_owned()];
    if !party.trade_name.is_empty() && party.trade_name != party.name {
        all.push(party.trade_name.trim().to_owned());
    }
    let home = if home.is_empty() { "FR" } else { home };
    all.extend(lines(&party.address, home, locale).into_iter().map(|line| line.to_uppercase()));
    all.retain(|line| !line.is_empty());
    while 7 < all.len() {
        // What the post needs least: between the name and the street.
        all.remove(1);
    }
    all
}

/// Countries that French firms write to, in both languages; of any other, its code, which the post knows too.
const COUNTRIES: [(&str, &str, &str); 44] = [
    ("AE", "Émirats arabes unis", "United Arab Emirates"),
    ("AT", "Autriche", "Austria"),
    ("AU", "Australie", "Australia"),
    ("BE", "Belgique", "Belgium"),
    ("BG", "Bulgarie", "Bulgaria"),
    ("BR", "Brésil", "Brazil"),
    ("CA", "Canada", "Canada"),
    ("CH", "Suisse", "Switzerland"),
    ("CI", "Côte d’Ivoire", "Ivory Coast"),
    ("CN", "Chine", "China"),
    ("CY", "Chypre", "Cyprus"),
    ("CZ", "Tchéquie", "Czechia"),
    ("DE", "Allemagne", "Germany"),
    ("DK", "Danemark", "Denmark"),
    ("DZ", "Algérie", "Algeria"),
    ("EE", "Estonie", "Estonia"),
    ("ES", "Espagne", "Spain"),
    ("FI", "Finlande", "Finland"),
    ("FR", "France", "France"),
    ("GB", "Royaume-Uni", "United Kingdom"),
    ("GR", "Grèce", "Greece"),
    ("HR", "Croatie", "Croatia"),
    ("HU", "Hongrie", "Hungary"),
    ("IE", "Irlande", "Ireland"),
    ("IT", "Italie", "Italy"),
    ("JP", "Japon", "Japan"),
    ("LT", "Lituanie", "Lithuania"),
    ("LU", "Luxembourg", "Luxembourg"),
    ("LV", "Lettonie", "Latvia"),
    ("MA", "Maroc", "Morocco"),
    ("MC", "Monaco", "Monaco"),
    ("MT", "Malte", "Malta"),
    ("NL", "Pays-Bas", "Netherlands"),
    ("NO", "Norvège", "Norway"),
    ("PL", "Pologne", "Poland"),
    ("PT", "Portugal", "Portugal"),
    ("RO", "Roumanie", "Romania"),
    ("SE", "Suède", "Sweden"),
    ("SI", "Slovénie", "Slovenia"),
    ("SK", "Slovaquie", "Slovakia"),
    ("SN", "Sénégal", "Senegal"),
    ("TN", "Tunisie", "Tunisia"),
    ("TR", "Turquie", "Türkiye"),
    ("US", "États-Unis", "United States"),
];

fn country(code: &str, locale: Locale) -> String {
    let found = COUNTRIES.iter().find(|(known, ..)| code.eq_ignore_ascii_case(known));
    match (found, locale) {
        (Some((_, french, _)), Locale::Fr) => (*french).to_owned(),
        (Some((_, _, english)), Locale::En) => (*english).to_owned(),
        (None, _) => code.to_uppercase(),
    }
}
