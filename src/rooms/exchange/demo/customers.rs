//! Who buys from the workshop: sixty-four invented customers, how they pay, and when they have to.

use crate::base::Day;

/// How a customer pays.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// From a few days early to a day or two late.
    Punctual,
    /// One to five weeks late, once reminded.
    Forgetful,
    /// Late when the due date falls in July, August, December or January.
    Seasonal,
    /// Contests now and then, and pays the rest about on time.
    Disputing,
    /// Later and later, then not at all.
    Failing,
}

/// When an invoice is due.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Terms {
    /// So many days from issue.
    Days(i32),
    /// So many days from issue, then the end of that month.
    DaysThenEndOfMonth(i32),
}

impl Terms {
    pub(super) fn due(self, issued: Day) -> Day {
        match self {
            Terms::Days(days) => issued.plus(days),
            Terms::DaysThenEndOfMonth(days) => issued.plus(days).end_of_month(),
        }
    }

    pub(super) fn text(self) -> String {
        match self {
            Terms::Days(days) => format!("{days} jours"),
            Terms::DaysThenEndOfMonth(days) => format!("{days} jours fin de mois"),
        }
    }
}

use Habit::{Disputing, Failing, Forgetful, Punctual, Seasonal};

pub(super) const D30: Terms = Terms::Days(30);
const D60: Terms = Terms::Days(60);
const M30: Terms = Terms::DaysThenEndOfMonth(30);
const M45: Terms = Terms::DaysThenEndOfMonth(45);
/// Above the legal ceiling, both of them.
const D90: Terms = Terms::Days(90);
const M60: Terms = Terms::DaysThenEndOfMonth(60);

/// One invented customer: name, town, segment, habit, terms, invoices in eighteen months.
pub(super) struct Customer(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) Habit,
    pub(super) Terms,
    pub(super) u32,
);

/// Who buys from the workshop. The order gives the account numbers: add at the end.
pub(super) const CUSTOMERS: [Customer; 64] = [
    Customer("Bâti Ouest SARL", "Port-Lérin", "PME", Failing, D30, 9),
    Customer("Constructions Garrivel SA", "Montrivel", "ETI", Punctual, M45, 21),
    Customer("Groupe Thoumazet Habitat", "Valdorne", "ETI", Forgetful, D60, 19),
    Customer("Promotion Vaucouloux", "Courtevigne", "ETI", Seasonal, M45, 20),
    Customer("Travaux publics Marchandrin", "Saint-Aurès", "ETI", Punctual, D60, 22),
    Customer("Ensembliers Delambray", "Noirval", "ETI", Disputing, M60, 18),
    Customer("Logistique Pellambert", "Hautecombelle", "ETI", Punctual, D90, 20),
    Customer("Menuiserie Aubrelin", "Port-Lérin", "PME", Punctual, D30, 12),
    Customer("Charpentes Norgeval", "Sablières-d'Orme", "TPE", Failing, D30, 8),
    Customer("Maçonnerie Cordevant", "Montrivel", "PME", Forgetful, D30, 11),
    Customer("Couverture Fauchemin", "Roqueval-sur-Dorne", "PME", Seasonal, D30, 10),
    Customer("Architectes Grisolange & Fils", "Valdorne", "TPE", Punctual, D30, 6),
    Customer("Serrurerie Ybarnel", "Lannevec", "TPE", Forgetful, D30, 7),
    Customer("Plomberie Hervoisin", "Clairgué", "TPE", Punctual, D30, 6),
    Customer("Vérandas Jassenet", "Beaulérin", "PME", Disputing, M45, 11),
    Customer("Cuisines Lormeteau", "Montrivel", "PME", Punctual, M45, 12),
    Customer("Hôtel des Trois Vannes", "Port-Lérin", "PME", Seasonal, D30, 9),
    Customer("Camping de l'Anse Grise", "Tréguélan", "TPE", Seasonal, D30, 6),
    Customer("Ferme Mauvezel", "Fontorbelle", "TPE", Seasonal, D60, 5),
    Customer("Coopérative de la Haute Dorne", "Hautecombelle", "PME", Punctual, M45, 13),
    Customer("Syndic Ostrevin Gestion", "Montrivel", "PME", Forgetful, D60, 12),
    Customer("Résidence du Clos Bréval", "Courtevigne", "TPE", Forgetful, D30, 5),
    Customer("Garage Quillavère", "Saint-Aurès", "TPE", Punctual, D30, 7),
    Customer("Carrosserie Jolibault", "Noirval", "TPE", Failing, D30, 7),
    Customer("Isolation Sarmentin", "Vernouzon", "PME", Punctual, D30, 11),
    Customer("Électricité Tournevel", "Castelbrou", "PME", Punctual, M45, 12),
    Customer("Peinture Brézollet", "Port-Lérin", "TPE", Forgetful, D30, 6),
    Customer("Agencement Vasquereau", "Valdorne", "PME", Disputing, D60, 11),
    Customer("Terrassement Orvaisin", "Orvaison", "PME", Punctual, D30, 10),
    Customer("Granulats de l'Isle-Morte", "Pontarmel", "PME", Punctual, D60, 12),
    Customer("Transports Zélinguer", "Marsillane", "PME", Forgetful, D60, 11),
    Customer("Boulangerie Pétrisselle", "Montrivel", "TPE", Punctual, D30, 5),
    Customer("Brasserie du Vieux Lavoir", "Clairgué", "TPE", Seasonal, D30, 6),
    Customer("Domaine de Fontorbelle", "Fontorbelle", "PME", Seasonal, M45, 9),
    Customer("Scierie Cambreval", "Sablières-d'Orme", "PME", Punctual, M45, 11),
    Customer("Fonderie Ravachot", "Noirval", "PME", Forgetful, M45, 12),
    Customer("Mécanique Doussinel", "Hautecombelle", "PME", Punctual, D60, 12),
    Customer("Tôlerie Escarbault", "Montrivel", "PME", Punctual, M45, 11),
    Customer("Chaudronnerie Lébraly", "Pontarmel", "PME", Disputing, M45, 10),
    Customer("Nettoyage Claravent", "Port-Lérin", "TPE", Forgetful, D30, 6),
    Customer("Paysages Bruyérac", "Beaulérin", "TPE", Punctual, D30, 7),
    Customer("Piscines Azurelle", "Marsillane", "PME", Failing, D60, 9),
    Customer("Enseignes Luminaud", "Valdorne", "TPE", Punctual, D30, 6),
    Customer("Imprimerie Talmeroux", "Courtevigne", "TPE", Punctual, D60, 6),
    Customer("Pharmacie du Quai Vert", "Port-Lérin", "TPE", Punctual, D30, 4),
    Customer("Clinique vétérinaire Osmonde", "Saint-Aurès", "TPE", Punctual, D30, 5),
    Customer("Cabinet Verdéguier", "Montrivel", "TPE", Forgetful, D30, 5),
    Customer("Sports et Loisirs Carnavoye", "Tréguélan", "TPE", Disputing, D30, 6),
    Customer("Théâtre de la Roquevale", "Roqueval-sur-Dorne", "TPE", Forgetful, D60, 5),
    Customer("Déménagements Pistoulet-Rive", "Vernouzon", "TPE", Punctual, D30, 6),
    Customer("Fermetures Hautebert", "Castelbrou", "PME", Forgetful, M30, 12),
    Customer("Ascenseurs Mirandelle", "Valdorne", "PME", Punctual, M30, 12),
    Customer("Commune de Montrivel", "Montrivel", "PUBLIC", Punctual, D30, 9),
    Customer("Commune de Lannevec", "Lannevec", "PUBLIC", Forgetful, D30, 6),
    Customer("Communauté de communes de la Dorne", "Valdorne", "PUBLIC", Punctual, D30, 8),
    Customer("Collège Jeanne-Arvély", "Port-Lérin", "PUBLIC", Seasonal, D30, 6),
    Customer("Centre hospitalier de Valdorne", "Valdorne", "PUBLIC", Forgetful, D30, 8),
    Customer("Office du logement des Trois Rives", "Montrivel", "PUBLIC", Punctual, D30, 9),
    Customer("Port départemental de Lérin", "Port-Lérin", "PUBLIC", Punctual, D30, 6),
    Customer("Musée de la Forge", "Noirval", "PUBLIC", Disputing, D30, 5),
    Customer("Van Hoestel Metaalbouw BV", "Oudelaar (BE)", "PME", Punctual, D60, 8),
    Customer("Harwick & Lunde Inc.", "Port Ellery (US)", "PME", Forgetful, D60, 8),
    Customer("Stores et Bâches Ploëmadec", "Ploëmadec", "TPE", Forgetful, D30, 6),
    Customer("Ateliers Kermeur-Dréan", "Ploëmadec", "PME", Punctual, D30, 10),
];

pub(super) const BATI_OUEST: usize = 0;
/// Of whom nothing is on the statement: those whom one reminds.
pub(super) const SILENT: [usize; 4] = [BATI_OUEST, 2, 8, 10];
pub(super) const BELGIAN: usize = 60;
pub(super) const AMERICAN: usize = 61;
/// Pays for invoices that nobody knows.
pub(super) const STRAY_PAYER: usize = 12;
/// Paid one invoice twice.
pub(super) const PAID_TWICE: usize = 30;

/// Ledger account.
pub(super) fn account(customer: usize) -> String {
    format!("411{:03}", customer + 1)
}

/// A SIREN that begins with 000, with a right Luhn digit; the firm itself is number 0.
pub(super) fn siren(number: usize) -> String {
    let body = format!("000{:05}", 417 * number + 108);
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let value = u32::from(digit - b'0') << ((place + 1) % 2);
            if value > 9 { value - 9 } else { value }
        })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// The French VAT number of a SIREN: its key is `(12 + 3 × (SIREN mod 97)) mod 97`.
pub(super) fn vat_number(siren: &str) -> String {
    let rest = siren.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("FR{:02}{siren}", (12 + 3 * rest) % 97)
}

/// Who looks after a customer.
pub(super) fn assignee(customer: usize) -> &'static str {
    ["Camille Rozelin", "Idriss Vanneck", "Maud Ferrandel"][customer % 3]
}

/// Post code and town: each town has its own, in a department 00 that does not exist. Abroad, none.
pub(super) fn town(customer: usize) -> (String, &'static str, &'static str) {
    let city = CUSTOMERS[customer].1;
    match customer {
        BELGIAN => (String::new(), "Oudelaar", "BE"),
        AMERICAN => (String::new(), "Port Ellery", "US"),
        _ => {
            let first = CUSTOMERS.iter().position(|other| other.1 == city).unwrap_or(customer);
            (format!("00{:03}", 120 + 10 * first), city, "FR")
        }
    }
}

/// SIREN and VAT number, as far as the customer has them.
pub(super) fn identifiers(customer: usize) -> (String, String) {
    match customer {
        // 97 less the first eight digits modulo 97: right for Belgium, and nobody's.
        BELGIAN => (String::new(), "BE0000000097".to_owned()),
        AMERICAN => (String::new(), String::new()),
        _ => {
            let siren = siren(customer + 1);
            let vat_number = vat_number(&siren);
            (siren, vat_number)
        }
    }
}
