//! What the columns of a bank's table are: by their headings, in the words of French, Swiss, German and English banks.

use crate::base::Currency;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Role {
    /// Booked on.
    Booked,
    /// Any day that is not said to be another.
    Date,
    /// The day on which somebody did something: when nothing else is given.
    Operation,
    ValueDate,
    Label,
    /// Words that are only needed where the label is empty.
    ShortLabel,
    Remittance,
    Debit,
    Credit,
    Amount,
    /// `D`/`C`, «Débit»/«Crédit».
    Direction,
    Currency,
    Balance,
    /// Taken from the account beside the amount, or part of it: the balance tells.
    Fee,
    Status,
    /// What is left of the amount after the fee, in a provider's table.
    Net,
    /// Whether the row moves the balance, in a provider's table.
    Impact,
    /// The bank's reference.
    Reference,
    EndToEnd,
    Mandate,
    CreditorId,
    Counterparty,
    Payer,
    Payee,
    CounterpartyIban,
    /// An IBAN: ours where it is the same in all rows.
    Iban,
    Account,
    Kind,
}

/// A heading folded: lower case without accents, words apart, what is in brackets kept.
pub(super) fn folded(heading: &str) -> String {
    let mut text = String::with_capacity(heading.len());
    for letter in heading.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ä' | 'ã' => text.push('a'),
            'ç' => text.push('c'),
            'è' | 'é' | 'ê' | 'ë' => text.push('e'),
            'ì' | 'í' | 'î' | 'ï' => text.push('i'),
            'ñ' => text.push('n'),
            'ò' | 'ó' | 'ô' | 'ö' => text.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => text.push('u'),
            'œ' => text.push_str("oe"),
            'ß' => text.push_str("ss"),
            '€' => text.push_str(" euro "),
            '\u{300}'..='\u{36f}' => {}
            // A letter that was lost: any fits.
            '\u{fffd}' => text.push('?'),
            letter if letter.is_ascii_alphanumeric() => text.push(letter),
            _ => text.push(' '),
        }
    }
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| {
            !["de", "du", "des", "d", "l", "la", "le", "les", "en", "of", "the", "in", "n"]
                .contains(word)
        })
        .collect();
    words.join(" ")
}

/// Folded headings, `|` between them.
const HEADINGS: [(Role, &str); 26] = [
    (
        Role::Booked,
        "date comptabilisation|date comptable|booking date|buchungstag|buchungsdatum|date ecriture|settlement date utc|\
         settlement date local|settlement date|date completed utc|completed date|date fin|date reglement utc|\
         date reglement|date completed|posting date|posted date|date posted|booked|date imputation|finished on|\
         date execution|jour comptable|date reglement local|date reglement paris|booking day|boekdatum",
    ),
    (
        Role::Date,
        "date|dateop|datum|data|jour|day|fecha|date mouvement|date ope|date op|transaction date time",
    ),
    (
        Role::Operation,
        "date operation|operation date utc|operation date local|operation date|date transaction|transaction date|\
         date started utc|started date|date started|date operation utc|date operation local|created on|\
         date creation|date debut|abschlussdatum|trade date|date operation paris|date achat",
    ),
    (
        Role::ValueDate,
        "date valeur|valeur|value date|valuta|dateval|valutadatum|wertstellung|val|valuedate|date val|wert|\
         rentedatum|date valeur utc",
    ),
    (
        Role::Label,
        "libelle|label|libelle operation|detail ecriture|detail|details|description|libelle complet|operation|\
         libelle detaille|libelle ecriture|remarque|memo|narrative|verwendungszweck|buchungstext|texte notification|\
         description1|description2|description3|description 1|description 2|description 3|message|communication|\
         designation|nature operation|intitule|mitteilungstext|avisierungstext|text|texte|libelles|particulars|\
         transaction details|transaction|notification text|complement|note operation|information|\
         informations complementaires|transaction description|libelle mouvement|texte comptable|nature|omschrijving|mededelingen",
    ),
    (Role::ShortLabel, "libelle court|libelle simplifie|libelle abrege|short label|label court"),
    (
        Role::Remittance,
        "motif|payment reference|reference paiement|objet|communication libre|motif paiement|remittance information|\
         reason|zahlungszweck|motif virement|commentaire|reference client",
    ),
    (
        Role::Debit,
        "debit|debits|montant debit|debit euro|debit euros|debit eur|sortie|sorties|paid out|money out|withdrawal|\
         withdrawals|debit chf|soll|ausgang|lastschrift|depense|depenses|debit amount|belastung|debit usd|debit gbp|af|retrait|\
         lastschrift chf|belastung chf|debit montant|payments out",
    ),
    (
        Role::Credit,
        "credit|credits|montant credit|credit euro|credit euros|credit eur|entree|entrees|paid|money|deposit|deposits|\
         credit chf|haben|eingang|gutschrift|recette|recettes|credit amount|credit usd|credit gbp|bij|depot|\
         gutschrift chf|versement|credit montant|payments",
    ),
    (
        Role::Amount,
        "montant|amount|montant operation|montant operation euro|montant euros|montant euro|montant eur|amount eur|\
         betrag|total amount incl vat|total amount|montant total ttc|montant total|montant transaction|importe|umsatz|\
         montant chf|betrag chf|betrag eur|somme|montant ttc|valeur eur|transaction amount|amount gbp|amount usd|\
         amount chf|bedrag|bedrag eur|montant usd|montant gbp|montant devise compte|net amount|target amount after fees|\
         montant net|montant operation eur|betrag euro|importo",
    ),
    (
        Role::Direction,
        "sens|debit credit|debit/credit|credit debit|d c|dc|direction|signe|af bij|cdtdbtind|soll haben",
    ),
    (
        Role::Currency,
        "devise|currency|monn|monnaie|ccy|wahrung|waehrung|payment currency|devise operation|devise compte|\
         account currency|curr|whrg|munt|valuta code",
    ),
    (
        Role::Balance,
        "solde|balance|running balance|saldo|accountbalance|solde compte|solde courant|solde progressif|account balance|\
         solde eur|solde apres operation|balance after|kontostand|solde euro|solde chf|saldo chf",
    ),
    (Role::Fee, "fee|fees|total fees|frais|commission"),
    (Role::Status, "status|state|statut|etat"),
    (
        Role::Reference,
        "reference|ref|transaction id|id|identifiant transaction|numero reference|reference operation|transferwise id|\
         transaction|numero operation|operation number|reference banque|unique id|no transaction|transaktions nr|\
         n° transaction|numero piece|reference bancaire|id transaction|referentie|kundenreferenz|reference interne",
    ),
    (
        Role::EndToEnd,
        "reference end to end|end to end|end to end id|endtoendid|eref|reference bout bout|kundenreferenz end to end",
    ),
    (
        Role::Mandate,
        "rum|mandat|mandate|reference unique mandat|mandatsreferenz|reference mandat|mandate reference",
    ),
    (
        Role::CreditorId,
        "ics|creditor id|glaubiger id|identifiant creancier|creancier|identifiant creancier sepa",
    ),
    (
        Role::Counterparty,
        "partner name|nom partenaire|counterparty name|nom contrepartie|contrepartie|counterparty|tiers|beneficiaire|\
         beneficiary name|nom tiers|auftraggeber empfanger|name|nom|partenaire|beneficiary|supplierfound|naam tegenpartij|\
         emetteur beneficiaire|nom beneficiaire|zahlungspflichtiger|beguenstigter zahlungspflichtiger|nom destinataire|\
         beneficiaire emetteur|donneur ordre",
    ),
    (
        Role::Payer,
        "payer name|payer|donneur ordre nom|emetteur|source name|nom payeur|auftraggeber|debiteur",
    ),
    (Role::Payee, "payee name|payee|merchant|empfanger|target name|marchand"),
    (
        Role::CounterpartyIban,
        "partner iban|iban partenaire|payee account number|beneficiary iban|iban contrepartie|iban beneficiaire|\
         counterparty iban|account number beneficiary|iban tiers|bank account|tegenrekening|kontonummer iban|\
         compte contrepartie|counterparty account|iban donneur ordre|compte beneficiaire|beneficiary account number",
    ),
    (Role::Iban, "iban"),
    (
        Role::Account,
        "compte|account|numero compte|account number|produit|product|account name|nom compte|accountnum|accountlabel|konto|\
         rekening|compte numero|numero iban compte|kontonummer|auftragskonto|iban compte",
    ),
    (
        Role::Kind,
        "type operation|type|payment method|moyen paiement|type transaction|type mouvement|categorie operation|\
         transaction type|operation type|methode paiement|mode paiement|buchungsart|mutatiesoort|mode reglement",
    ),
];

/// What only the tables of payment providers call so: elsewhere the same words head what firms owe and are owed.
const OF_PROVIDERS: [(Role, &str); 7] = [
    (Role::Amount, "gross|brut|avant commission|amount"),
    (Role::Net, "net"),
    (Role::Operation, "created|created utc"),
    (Role::ValueDate, "available on|available on utc"),
    (Role::Impact, "balance impact|impact sur solde"),
    (Role::Reference, "id|transaction id|numero transaction|balance transaction id"),
    (
        Role::Remittance,
        "invoice number|numero facture|invoice id|identifiant facture|subject|objet|item title|titre objet|note|\
         remarque|description",
    ),
];

/// The role that a folded heading says in the table of a payment provider.
pub(super) fn role_of_provider(heading: &str) -> Option<Role> {
    let own = OF_PROVIDERS.iter().find(|(_, names)| names.split('|').any(|name| name == heading));
    own.map(|(role, _)| *role).or_else(|| role(heading)).filter(|role| {
        // Whatever else counts money is part of the gross amount: shipping, taxes.
        !matches!(role, Role::Debit | Role::Credit | Role::Direction)
    })
}

/// Words that tell a ledger, a list of invoices or a list of customers from what a bank writes.
const NOT_A_BANK: [&str; 31] = [
    "journal",
    "code journal",
    "journalcode",
    "facture",
    "numero facture",
    "invoice",
    "echeance",
    "date echeance",
    "lettrage",
    "let",
    "compte client",
    "code client",
    "client",
    "piece",
    "due date",
    "customer",
    "invoice number",
    "numero piece",
    "compte general",
    "compte auxiliaire",
    "ecriturenum",
    "date facture",
    "tva",
    "taux tva",
    "siren",
    "customer id",
    "invoice id",
    "debtor iban",
    "open amount",
    "reste du",
    "raison sociale",
];

/// The role that a folded heading says: wholly, or with one letter wrong or lost.
pub(super) fn role(heading: &str) -> Option<Role> {
    if heading.is_empty() {
        return None;
    }
    let all = || {
        HEADINGS.iter().flat_map(|(role, names)| names.split('|').map(move |name| (*role, name)))
    };
    if let Some((role, _)) = all().find(|(_, name)| *name == heading) {
        return Some(role);
    }
    if let Some(role) = all().find(|(_, name)| close(name, heading)).map(|(role, _)| role) {
        return Some(role);
    }
    // `Crédit en MAD`, `Montant (USD)`: the currency behind.
    let (first, code) = heading.rsplit_once(' ')?;
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let (role, _) = all().find(|(_, name)| *name == first)?;
    matches!(role, Role::Debit | Role::Credit | Role::Amount | Role::Balance).then_some(role)
}

/// Equal but for one letter in a name of six or more; a lost letter (`?`) costs nothing.
fn close(name: &str, heading: &str) -> bool {
    let (name, heading) = (name.as_bytes(), heading.as_bytes());
    let same = |a: &u8, b: &u8| a == b || *a == b'?' || *b == b'?';
    let allowed = usize::from(name.len() >= 6);
    let before = name.iter().zip(heading).take_while(|(a, b)| same(a, b)).count();
    let behind = name[before..]
        .iter()
        .rev()
        .zip(heading[before..].iter().rev())
        .take_while(|(a, b)| same(a, b))
        .count();
    let longest = name.len().max(heading.len());
    name.len().abs_diff(heading.len()) <= allowed && longest - before - behind <= allowed
}

/// Whether a folded heading belongs to the books of a firm rather than to a bank.
pub(super) fn is_of_books(heading: &str) -> bool {
    NOT_A_BANK.contains(&heading)
}

/// The banks whose table has all of these folded headings, the longer lists first.
const PROFILES: [(&str, &[&str]); 20] = [
    (
        "banque-populaire-caisse-epargne",
        &["date comptabilisation", "libelle simplifie", "libelle operation", "pointage operation"],
    ),
    (
        "bnp-paribas",
        &[
            "date operation",
            "libelle court",
            "type operation",
            "libelle operation",
            "montant operation euro",
        ],
    ),
    (
        "societe-generale",
        &["date operation", "libelle", "detail ecriture", "montant operation", "devise"],
    ),
    ("boursobank", &["dateop", "dateval", "label", "category", "amount"]),
    ("qonto", &["status", "settlement date utc", "total amount incl vat", "counterparty name"]),
    ("qonto", &["statut", "date reglement utc", "montant total ttc", "nom contrepartie"]),
    (
        "revolut-business",
        &["date started utc", "date completed utc", "state", "payment currency", "amount"],
    ),
    ("revolut", &["started date", "completed date", "description", "amount", "state"]),
    ("wise", &["transferwise id", "running balance", "payer name"]),
    ("n26", &["booking date", "partner name", "partner iban", "amount eur"]),
    (
        "ubs",
        &[
            "date transaction",
            "date comptabilisation",
            "date valeur",
            "monnaie",
            "debit credit",
            "solde",
        ],
    ),
    ("ubs", &["produit", "monn", "date valeur", "description 1", "debit", "credit", "solde"]),
    ("postfinance", &["date", "type transaction", "texte notification"]),
    ("migros-bank", &["date", "libelle", "message", "numero reference", "montant", "valeur"]),
    ("credit-agricole", &["date", "libelle", "debit euros", "credit euros"]),
    ("credit-agricole", &["date", "libelle", "debit euro", "credit euro"]),
    ("credit-mutuel-cic", &["date", "date valeur", "debit", "credit", "libelle", "solde"]),
    ("credit-mutuel-cic", &["date", "date valeur", "montant", "libelle", "solde"]),
    ("la-banque-postale", &["date", "libelle", "montant euros"]),
    ("la-banque-postale", &["date", "libelle", "montant euro"]),
];

/// The bank whose table has these folded headings.
pub(super) fn profile(headings: &[String]) -> Option<&'static str> {
    let has = |name: &&str| headings.iter().any(|heading| heading == name || close(name, heading));
    PROFILES.iter().find(|(_, names)| names.iter().all(has)).map(|(profile, _)| *profile)
}

/// The currency of a bank whose tables name none.
pub(super) fn currency(profile: &str) -> Option<Currency> {
    match profile {
        "ubs" | "postfinance" | "migros-bank" => "CHF".parse().ok(),
        "wise" | "revolut" | "revolut-business" | "paypal" | "stripe" => None,
        _ => Some(Currency::EUR),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_with_a_letter_wrong_or_lost() {
        for (heading, expected) in [
            ("Date de l'opération", Some(Role::Operation)),
            ("Libell\u{fffd}", Some(Role::Label)),
            ("D\u{fffd}bit euros", Some(Role::Debit)),
            ("Crédit en CHF", Some(Role::Credit)),
            ("Montant(EUROS)", Some(Role::Amount)),
            ("Libélé", Some(Role::Label)),
            ("Débit/Crédit", Some(Role::Direction)),
            ("Référence END TO END", Some(Role::EndToEnd)),
            ("Original Amount", None),
            ("VAT amount", None),
            ("Total Fees", Some(Role::Fee)),
            ("Solde", Some(Role::Balance)),
            ("Sens", Some(Role::Direction)),
        ] {
            assert_eq!(role(&folded(heading)), expected, "{heading}");
        }
    }
}
