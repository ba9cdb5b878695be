//! Payment accounts (PayPal, Stripe): tables of a bank's kind that keep their commission beside each payment, name the
//! invoice that was paid, and list what never moved the balance.

/// Headings of which a provider's table has one of each group, folded.
const PROVIDERS: [(&str, &[&str]); 2] = [
    ("paypal", &["time zone|timezone|fuseau horaire", "gross|brut|avant commission", "net"]),
    ("stripe", &["available on|available on utc", "amount|gross", "fee", "net"]),
];

/// The provider whose table has these headings, lower case and without accents.
pub fn provider<'a>(headings: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let plain = |heading: &str| {
        let words = heading.split(|letter: char| !letter.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let headings: Vec<String> = headings.map(plain).collect();
    let has = |group: &&str| group.split('|').any(|name| headings.iter().any(|of| of == name));
    PROVIDERS.iter().find(|(_, groups)| groups.iter().all(has)).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_their_own_headings_tell_providers() {
        let is = |text: &'static str| provider(text.split(','));
        assert_eq!(
            is("date,time,timezone,name,type,status,currency,gross,fee,net"),
            Some("paypal")
        );
        assert_eq!(is("date,heure,fuseau horaire,nom,devise,avant commission,net"), Some("paypal"));
        assert_eq!(is("id,type,source,amount,fee,net,available_on_utc"), Some("stripe"));
        assert_eq!(is("date,client,net,tva,brut"), None);
        assert_eq!(is("invoice number,amount,fee,net"), None);
    }
}
