//! What a column is by its heading: the words of French and English accounting programs.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::queries::Role;

/// How sure a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Some of its words say so.
    Likely,
    /// The whole heading says so.
    Sure,
}

/// A heading folded for comparison: words in lower case without accents, articles left out, abbreviations spelt out.
///
/// ```
/// use encours::rooms::exchange::headings::folded;
/// assert_eq!(folded("N° pièce"), "n piece");
/// assert_eq!(folded("Dt d'éch."), "date echeance");
/// assert_eq!(folded("code_client"), "code client");
/// assert_eq!(folded("Mt TTC (€)"), "montant ttc");
/// assert_eq!(folded("f.total_ttc"), "total ttc");
/// assert_eq!(folded("Total T.T.C."), "total ttc");
/// ```
pub fn folded(heading: &str) -> String {
    let heading = without_table(heading);
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
            '°' | 'º' | '#' => text.push_str(if text.ends_with('n') { " " } else { " n " }),
            '\u{300}'..='\u{36f}' => {}
            letter if letter.is_ascii_alphanumeric() => text.push(letter),
            _ => text.push(' '),
        }
    }
    let mut words: Vec<&str> = text.split_whitespace().map(spelt_out).collect();
    // At the end «dû» is what is left to pay; elsewhere «du» is an article.
    if let [.., before, last] = words.as_mut_slice()
        && *last == "du"
        && !matches!(*before, "reste" | "restant" | "solde")
    {
        *last = "restant";
    }
    for (letters, whole) in
        [(&["t", "t", "c"][..], "ttc"), (&["t", "v", "a"], "tva"), (&["h", "t"], "ht")]
    {
        if let Some(place) = words.windows(letters.len()).position(|part| part == letters) {
            words.splice(place..place + letters.len(), [whole]);
        }
    }
    words.retain(|word| !FILLERS.contains(word));
    words.join(" ")
}

/// The account of one customer, beside the collective one.
pub(super) fn is_auxiliary(heading: &str) -> bool {
    let heading = folded(heading);
    ["compaux", "auxiliaire", "tiers"].iter().any(|word| heading.contains(word))
}

/// A column of a database as its export names it, without the letter of its table.
fn without_table(heading: &str) -> &str {
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    match heading.split_once('.') {
        Some((table, column)) if table.len() == 1 && table != "n" && 2 < column.len() => {
            if plain(table) && plain(column) { column } else { heading }
        }
        _ => heading,
    }
}

/// Words that say nothing: articles, and the currency, which has its own column or none.
const FILLERS: [&str; 19] = [
    "d", "de", "du", "des", "l", "la", "le", "les", "en", "eur", "euro", "euros", "au", "the",
    "of", "a", "par", "e", "s",
];

/// Abbreviations, spelt out.
fn spelt_out(word: &str) -> &str {
    match word {
        "ech" | "eche" | "echeances" | "echance" | "echeanc" => "echeance",
        "dt" | "dte" | "dat" => "date",
        "mt" | "mnt" | "mont" | "mtt" | "montants" => "montant",
        "cpt" | "cpte" | "cte" | "comptes" => "compte",
        "cli" | "clt" | "clients" => "client",
        "fact" | "fac" | "fct" | "factures" | "ftre" => "facture",
        "num" | "no" | "nr" | "numero" | "nbr" | "nro" | "number" | "num\u{e9}ro" => "n",
        "reg" | "regl" | "rgt" | "reglt" | "regt" | "reglements" | "rglt" => "reglement",
        "lib" | "libel" | "libl" => "libelle",
        "ref" | "references" => "reference",
        "pce" | "pieces" => "piece",
        "deb" => "debit",
        "cred" => "credit",
        "sld" => "solde",
        "cond" | "condition" => "conditions",
        "comm" => "commercial",
        "paiment" | "pmt" | "paiements" => "paiement",
        "cde" => "commande",
        "op" | "oper" => "operation",
        "ecr" | "ecritures" => "ecriture",
        "aux" => "auxiliaire",
        "doc" => "document",
        "jal" | "jrn" | "jnl" | "jl" => "journal",
        "cat" => "categorie",
        "rep" => "representant",
        "soc" => "societe",
        "intit" => "intitule",
        "amt" => "amount",
        "inv" => "invoice",
        "cust" => "customer",
        "rs" => "raison",
        other => other,
    }
}

/// Folded headings that say it all. `|` separates them; words are folded as [`folded`] does.
const SURE: [(Role, &str); 29] = [
    (
        Role::Account,
        "compte|compte client|code client|n client|client n|client code|code tiers|compte tiers|n compte|n compte \
         client|n tiers|compte auxiliaire|auxiliaire|code auxiliaire|n auxiliaire|compauxnum|comptenum|customer id|\
         customer code|customer account|customer n|account|account n|account code|id client|client id|\
         identifiant client|matricule client|code|partner id|ct n|codeclient|numclient|tiers code|code compte|\
         compte client auxiliaire|debiteur n|client compte|compte n",
    ),
    (
        Role::Name,
        "client|customer|nom client|nom|raison sociale|raison|intitule|intitule compte|intitule client|intitule tiers|libelle \
         compte|libelle tiers|nom tiers|denomination|denomination sociale|societe|customer name|name|company|company \
         name|debiteur|partenaire|partner|partner name|compauxlib|comptelib|destinataire|nom raison sociale|nom \
         societe|client nom|client name|bill to|acheteur|buyer|display name|tiers nom|ct intitule|account name|client \
         raison sociale|libelle client|raison sociale client|nom complet|invoice partner display name|nom ou raison \
         sociale|nom entreprise|entreprise|debtor|debtor name|libelle auxiliaire|designation client",
    ),
    (
        Role::Registration,
        "siren|siret|n siren|n siret|siren siret|registration|registration n|company n|client siren",
    ),
    (
        Role::VatNumber,
        "n tva|tva intracommunautaire|n tva intracommunautaire|n tva intra|vat n|vat id|tva intra|code tva \
         intracommunautaire|n identification tva|vat registration|tax id|identifiant tva|n intracommunautaire|\
         vat registration n",
    ),
    (
        Role::Segment,
        "segment|categorie|famille|type client|groupe|category|secteur|famille client|categorie client|customer \
         group|segment client|customer type|secteur activite",
    ),
    (
        Role::Terms,
        "conditions paiement|conditions reglement|delai paiement|delai reglement|delai|payment terms|terms|modalites \
         paiement|modalites reglement|term|conditions|payment term|delai client|type echeance|echeancier",
    ),
    (
        Role::Assignee,
        "commercial|representant|charge recouvrement|gestionnaire|vendeur|salesperson|account manager|responsable|\
         collaborateur|sales representant|charge affaires|credit manager|suivi|assignee|relanceur|charge clientele",
    ),
    (Role::PostCode, "code postal|cp|postal code|zip|post code|postcode|zip code|codepostal"),
    (Role::City, "ville|city|commune|localite|town"),
    (Role::Country, "pays|country|code pays|country code"),
    (
        Role::Number,
        "n facture|facture|n piece|piece|pieceref|n document|document n|document|facture n|reference piece|reference \
         facture|n|invoice|invoice n|voucher n|do piece|reference document|n avoir|invoice id|piece n|n facture \
         avoir|facture avoir|numfacture|piece comptable|n fact client|document reference|code facture|\
         transaction n|n vente|bill n|n facture client|invoice reference|piece reference",
    ),
    (
        Role::Kind,
        "type|type piece|type document|nature|journal|code journal|journalcode|document type|type facture|nature \
         piece|invoice type|transaction type|journal code|type ecriture|nature operation|type ligne|kind",
    ),
    (
        Role::Issued,
        "date|date facture|date facturation|date piece|date emission|emission|date document|date ecriture|\
         ecrituredate|piecedate|date comptable|date operation|invoice date|issue date|date creation|document date|\
         date comptabilisation|bill date|date mouvement|date vente|facture date|issued|facture le|emise le|date \
         facture avoir|issued on|posting date|transaction date|date saisie|dateecriture|datefacture|invoice issue date|datef",
    ),
    (
        Role::Due,
        "echeance|date echeance|due date|due|date due|payable le|date limite paiement|date limite reglement|date \
         exigibilite|maturity|maturity date|date paiement prevue|echeance le|date reglement prevue|due on|dateecheance|\
         payment due date|invoice date due|date echeance facture|echue le|date prevue reglement|net due date|expected \
         date|date lim reglement",
    ),
    (
        Role::Currency,
        "devise|currency|monnaie|code devise|idevise|dev|currency code|devise facture|unite monetaire|devise code",
    ),
    (
        Role::Net,
        "montant ht|ht|total ht|montant hors taxe|montant hors taxes|net amount|amount excl tax|untaxed amount|hors \
         taxe|hors taxes|base ht|montant net ht|subtotal|net|total hors taxe|total hors taxes|amount untaxed|net ht|\
         facture ht|chiffre affaires ht|net total|tax excluded|amount excl vat|total excl vat",
    ),
    (
        Role::Vat,
        "tva|montant tva|total tva|vat|vat amount|tax|tax amount|taxe|taxes|montant taxe|montant taxes|total taxes|\
         total tax|amount tax|total vat",
    ),
    (
        Role::Gross,
        "montant ttc|ttc|total ttc|montant|total|montant facture|amount|gross|gross amount|total amount|amount incl \
         tax|montant total|net payer|montant toutes taxes comprises|montant initial|original amount|montant document|\
         montant piece|invoice amount|amount total|valeur|net payer ttc|facture ttc|montant total ttc|montant brut|\
         total facture|total facture ttc|invoice total|montant mouvement|amount incl vat|montant origine|total incl \
         vat|total in currency signed|montant echeance|montant operation|mt operation|montant vire|montant recu|\
         amount received|payment amount|montant reglement|montant paiement|montant encaissement|prix ttc|grand total|total with vat",
    ),
    (
        Role::Debit,
        "debit|montant debit|mouvement debit|debits|debit tenue compte|mouvements debit|debit amount",
    ),
    (
        Role::Credit,
        "credit|montant credit|mouvement credit|credits|credit tenue compte|mouvements credit|credit amount",
    ),
    (
        Role::Open,
        "solde|reste payer|reste|restant|montant restant|balance|open amount|open|amount due|outstanding|outstanding \
         amount|residual|amount residual|encours|reste regler|reste recouvrer|solde restant|impaye|montant impaye|\
         montant ouvert|remaining|solde facture|balance due|solde ttc|non regle|montant non regle|reste encaisser|\
         restant payer|montant restant payer|montant restant regler|open balance|solde payer|reste ttc|solde client|remaining amount|net due|amount residual signed|restant ttc|montant exigible|solde ouvert|reste \
         payer ttc|amount open|montant payer|restant regler|total restant|net restant|montant ttc restant|montant total restant|\
         total ttc restant",
    ),
    (
        Role::Paid,
        "montant regle|regle|paye|montant paye|deja paye|deja regle|acompte|paid|amount paid|encaisse|montant \
         encaisse|acomptes|reglement|total regle|total paye|paid amount|montant deja regle|payments|montant percu|\
         paiement|acompte verse|reglement recu",
    ),
    (
        Role::Disputed,
        "litige|litiges|dispute|disputed|conteste|contestation|in dispute|facture litige|statut litige",
    ),
    (
        Role::Reference,
        "reference|reference client|reference commande|n commande|bon commande|commande|order|po n|purchase order|\
         votre reference|reference externe|customer reference|order n|n bc|n bon commande|reference commande client|\
         po|your reference|reference interne|n commande client|n marche|engagement|n engagement",
    ),
    (
        Role::Label,
        "libelle|libelle ecriture|description|designation|objet|commentaire|memo|ecriturelib|intitule ecriture|label|\
         details|detail|texte|note|notes|remarque|observation|observations|libelle operation|libelle mouvement|\
         commentaires|libelle facture|text|narrative|libelle piece|objet facture",
    ),
    (Role::Sense, "sens|d c|dc|debit credit|sens ecriture|dr cr|sens operation|c"),
    (
        Role::PaymentReference,
        "reference reglement|reference paiement|n reglement|n cheque|payment reference|payment id|n paiement|reference \
         virement|n remise|transaction id|payment n|reference bancaire|n virement|end to end id|cheque n|reglement n|\
         reference operation",
    ),
    (
        Role::PaidOn,
        "date reglement|date paiement|paye le|regle le|payment date|date encaissement|paid on|paid date|date dernier \
         reglement|date dernier paiement|date virement|date remise|daterglt|date reception|date paye|date credit|\
         last payment date|date recu|encaisse le|received on|datereglement|date paid|reglement le",
    ),
    (
        Role::Means,
        "mode reglement|mode paiement|moyen paiement|moyen reglement|type reglement|type paiement|payment method|\
         payment mode|modereglt|moderglt|mode|method|means|payment type|mode rglt|modepaiement|moderegl|moyen",
    ),
];

/// Headings of lettering codes; they stand apart because the table above is full of lists.
const LETTERING: &str = "lettrage|lettre|let|code lettrage|ecriturelet|lettrage n|n lettrage|reconciliation|lettr|\
     code lettre|lettr|rapprochement|matching|matching n|lett";

/// Headings known to be nothing of ours, so that no rule of words takes them for something.
const NOTHING: &str = "taux tva|tva taux|solde progressif|solde cumule|solde compte|cumul|telephone|tel|email|mail|\
     e mail|fax|iban|bic|remise|quantite|prix unitaire|journallib|ecriturenum|validdate|datelet|montantdevise|\
     date lettrage|libelle journal|nom journal|retard|jours retard|days overdue|nb jours|nombre jours|relance|niveau \
     relance|date relance|adresse|address|rue|site|etablissement|exercice|periode|taux|vat rate|tax rate|statut|etat|\
     status|running balance|dont tva|escompte|plafond|encours autorise|credit limit|limite credit|derniere relance|\
     total debit credit|ape|naf|effectif|adresse 1|adresse 2|numero ligne|n ligne|ligne|line|natop|idclient|n ecriture|\
     numero ecriture|rowid|date valeur|value date|compte collectif|montant devise|prenom|non echu|non echue|non echus|echu|echue|echus|echoir|compte general libelle|libelle compte general";

/// The role of a heading, if its words say one.
///
/// ```
/// use encours::rooms::exchange::headings::{Certainty, role};
/// use encours::rooms::exchange::queries::Role;
/// assert_eq!(role("N° pièce"), Some((Role::Number, Certainty::Sure)));
/// assert_eq!(role("Date prévisionnelle d'échéance"), Some((Role::Due, Certainty::Likely)));
/// assert_eq!(role("Taux TVA"), None);
/// ```
pub fn role(heading: &str) -> Option<(Role, Certainty)> {
    let folded = folded(heading);
    if folded.is_empty() {
        return None;
    }
    match KNOWN.get(&folded) {
        Some(Known::Nothing) => return None,
        Some(Known::Sure(role)) => return Some((*role, Certainty::Sure)),
        None => {}
    }
    by_words(&folded).map(|role| (role, Certainty::Likely))
}

/// A heading that is known to be nothing of ours.
pub fn is_nothing(heading: &str) -> bool {
    KNOWN.get(&folded(heading)) == Some(&Known::Nothing)
}

/// What a heading that we know is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Nothing,
    Sure(Role),
}

/// The headings of all lists above, their words spelt out as [`folded`] does. Made once: detection asks for hundreds.
static KNOWN: LazyLock<HashMap<String, Known>> = LazyLock::new(|| {
    // «Client» is a name and «customer» may be either: what comes later in the table never takes the place of an
    // earlier role but for the longer lists of amounts, where «montant» is first of all an amount with VAT.
    let first = [(Known::Nothing, NOTHING), (Known::Sure(Role::Lettering), LETTERING)];
    let sure = SURE.iter().map(|(role, headings)| (Known::Sure(*role), *headings));
    let mut known = HashMap::new();
    for (what, headings) in first.into_iter().chain(sure) {
        for heading in headings.split('|') {
            let words = heading.split_whitespace().map(spelt_out);
            let words: Vec<&str> = words.filter(|word| !FILLERS.contains(word)).collect();
            known.entry(words.join(" ")).or_insert(what);
        }
    }
    known
});

/// Words that decide, for headings nobody foresaw.
fn by_words(folded: &str) -> Option<Role> {
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    Some(match () {
        () if has(&[
            "taux",
            "rate",
            "jours",
            "days",
            "retard",
            "progressif",
            "cumule",
            "relance",
            "%",
        ]) =>
        {
            return None;
        }
        () if has(&["siren", "siret"]) => Role::Registration,
        () if has(&["intracommunautaire", "intra"]) => Role::VatNumber,
        () if has(&["echeance", "due"])
            && !has(&["montant", "amount", "solde", "type", "mode"]) =>
        {
            Role::Due
        }
        () if has(&["lettrage"]) && !has(&["date"]) => Role::Lettering,
        () if has(&["date"]) && has(&["reglement", "paiement", "payment", "encaissement"]) => {
            Role::PaidOn
        }
        () if has(&["date"])
            && has(&[
                "facture",
                "piece",
                "emission",
                "invoice",
                "document",
                "ecriture",
                "comptable",
            ]) =>
        {
            Role::Issued
        }
        () if has(&["date", "telephone", "mail", "adresse"]) => return None,
        () if has(&[
            "reste",
            "restant",
            "solde",
            "outstanding",
            "residual",
            "impaye",
            "remaining",
        ]) =>
        {
            Role::Open
        }
        () if has(&["ttc"]) => Role::Gross,
        () if has(&["ht"]) => Role::Net,
        () if has(&["tva", "vat"]) => Role::Vat,
        () if has(&["debit"]) && !has(&["credit"]) => Role::Debit,
        () if has(&["credit"]) && !has(&["debit", "limite", "limit"]) => Role::Credit,
        () if has(&["conditions", "modalites", "terms", "delai"]) => Role::Terms,
        () if has(&["mode", "moyen", "method"]) && has(&["reglement", "paiement", "payment"]) => {
            Role::Means
        }
        () if has(&["regle", "paye", "encaisse", "paid"]) => Role::Paid,
        () if has(&["n", "reference"]) && has(&["facture", "piece", "invoice", "document"]) => {
            Role::Number
        }
        () if has(&["reference"]) && has(&["reglement", "paiement", "payment", "virement"]) => {
            Role::PaymentReference
        }
        () if has(&["commande", "reference", "order"]) => Role::Reference,
        () if has(&["code", "compte", "n", "id", "identifiant"])
            && has(&["client", "tiers", "customer"]) =>
        {
            Role::Account
        }
        () if has(&["compte"]) => Role::Account,
        () if has(&["devise", "currency"]) => Role::Currency,
        () if has(&["client", "raison", "nom", "customer", "tiers", "societe"]) => Role::Name,
        () if has(&["montant", "amount", "total"]) => Role::Gross,
        () if has(&["libelle", "description", "commentaire", "objet"]) => Role::Label,
        () if has(&["type", "nature"]) => Role::Kind,
        () if has(&["postal"]) => Role::PostCode,
        () if has(&["commercial", "gestionnaire", "representant"]) => Role::Assignee,
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Headings of well-known programs and of our own exports, each with the role expected.
    #[test]
    fn headings_of_well_known_programs_are_understood() {
        let known = [
            (
                "code_client;raison_sociale;siren;segment;numero_facture;date_emission;date_echeance;devise;montant_ht;\
              taux_tva;montant_tva;montant_ttc;montant_regle;date_dernier_reglement;litige;mode_reglement;commercial;libelle",
                "Account Name Registration Segment Number Issued Due Currency Net - Vat Gross Paid PaidOn Disputed Means \
              Assignee Label",
            ),
            (
                "reference;code_client;numero_facture;date_reglement;montant;mode_reglement",
                "Reference Account Number PaidOn Gross Means",
            ),
            (
                "JournalCode;JournalLib;EcritureNum;EcritureDate;CompteNum;CompteLib;CompAuxNum;CompAuxLib;PieceRef;\
              PieceDate;EcritureLib;Debit;Credit;EcritureLet;DateLet;ValidDate;Montantdevise;Idevise",
                "Kind - - Issued Account Name Account Name Number Issued Label Debit Credit Lettering - - - Currency",
            ),
            (
                "N° compte;Intitulé du compte;Date pièce;N° pièce;Référence;Libellé écriture;Date échéance;Débit;Crédit;Lettrage",
                "Account Name Issued Number Reference Label Due Debit Credit Lettering",
            ),
            (
                "Cpt;Nom;Dt fact.;N° fact.;Dt éch.;Mt TTC;Reste dû",
                "Account Name Issued Number Due Gross Open",
            ),
            (
                "Invoice No.;Customer Name;Invoice Date;Due Date;Amount;Balance Due;Currency",
                "Number Name Issued Due Gross Open Currency",
            ),
            (
                "Number;Invoice Partner Display Name;Invoice/Bill Date;Due Date;Tax Excluded;Total;Amount Due",
                "Number Name Issued Due Net Gross Open",
            ),
            (
                "Réf. client;Date d’échéance;Net à payer;Solde progressif;Sens;Mode de règlement",
                "Reference Due Gross - Sense Means",
            ),
            (
                "Code tiers;Tiers;N° TVA intracommunautaire;Conditions de règlement;CP;Ville;Pays",
                "Account Name VatNumber Terms PostCode City Country",
            ),
            (
                "f.rowid;f.ref;s.nom;s.code_client;f.datef;f.date_lim_reglement;f.total_ht;f.total_ttc",
                "- Reference Name Account Issued Due Net Gross",
            ),
        ];
        for (headings, expected) in known {
            let found: Vec<String> = headings
                .split(';')
                .map(|heading| {
                    role(heading).map_or("-".to_owned(), |(role, _)| format!("{role:?}"))
                })
                .collect();
            assert_eq!(
                found.join(" "),
                expected.split_whitespace().collect::<Vec<_>>().join(" "),
                "{headings}"
            );
        }
    }
}
