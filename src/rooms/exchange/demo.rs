//! The demo company «Ateliers Borel SAS»: eighteen months of a metal workshop's invoices and payments, made by seed.
//!
//! Everything is invented: names, towns, amounts. Identifiers have right check digits and cannot be mistaken for real
//! ones: every SIREN begins with 000, the bank code is 99999. A likeness with a real firm would be chance.
//!
//! The same day gives the same bytes on every machine: own generator, integers only, no clock. Another day shifts the
//! dates; what depends on the calendar (due dates at the end of a month, weekends, August and December) follows.
//!
//! It holds what the product can show now: 64 customers of five habits (punctual, forgetful, seasonal, disputing,
//! failing), four segments, six kinds of terms (two above the legal ceiling of art. L441-10 of the Code de commerce),
//! about 620 invoices, credit notes and deposits, nine disputed invoices, part payments, a payment made twice, money
//! that nobody could match, a customer in dollars, and «Bâti Ouest» who owes 48 200,00 € since 34 days. Promises,
//! instalment plans, credit limits and a bank statement come with the rooms that know them.
//!
//! The facts come as three files, which the events name as their sources: so each figure opens down to a line. The
//! answers to its figures are published in `tests/demo`, computed from these files by a program that shares nothing
//! with this one.

use std::collections::HashMap;

use crate::base::{Amount, Arrange, Currency, Day, Hash, Texts};
use crate::book::Event;
use crate::rooms::customers::{self, CustomerBatch};
use crate::rooms::invoices::firm::Firm;
use crate::rooms::invoices::issuing::draft::Operation;
use crate::rooms::invoices::{self, InvoiceBatch, Issuer, Kind};
use crate::rooms::payments::{self, PaymentBatch};

use super::queries::{Content, Counts};

/// The demo company as of a day: what happened, and the files it comes from.
#[derive(Clone, Debug)]
pub struct Demo {
    /// Issuer, customers, invoices, payments, each preceded by the import of its file.
    pub events: Vec<Event>,
    /// `clients.csv`, `factures.csv`, `reglements.csv`: name and bytes (UTF-8, semicolons, decimal commas).
    pub files: Vec<(&'static str, Vec<u8>)>,
}

/// What happened at the demo company up to `today`. See [`demo_company`] for its files.
pub fn demo(today: Day) -> Vec<Event> {
    demo_company(today).events
}

/// The files that the demo's events name as their sources, by their hash: to be kept beside the entry.
pub fn sources(today: Day) -> Vec<(Hash, Vec<u8>)> {
    let files = demo_company(today).files.into_iter();
    files.map(|(_, bytes)| (Hash::of(&bytes), bytes)).collect()
}

/// The demo company as of `today`, with the files that its events name as their sources.
pub fn demo_company(today: Day) -> Demo {
    let sales = sales(today);
    let receipts = receipts(today, &sales);
    let files = [
        ("clients.csv", Content::Customers, customers_file(), CUSTOMERS.len()),
        ("factures.csv", Content::Invoices, invoices_file(&sales), sales.len()),
        ("reglements.csv", Content::Payments, payments_file(&receipts), receipts.len()),
    ];
    let [customers_source, invoices_source, payments_source] =
        files.each_ref().map(|(_, _, bytes, _)| Hash::of(bytes));
    let facts = [
        (customers_source, Event::Customers(customers::Event::CustomersRecorded(customer_batch()))),
        (
            invoices_source,
            Event::Invoices(invoices::Event::InvoicesRecorded(invoice_batch(
                invoices_source,
                &sales,
                today,
            ))),
        ),
        (
            payments_source,
            Event::Payments(payments::Event::PaymentsRecorded(payment_batch(
                payments_source,
                &receipts,
            ))),
        ),
    ];
    let mut events = vec![Event::Invoices(invoices::Event::IssuerSet {
        issuer: issuer(),
        replaces: Vec::new(),
    })];
    for ((name, content, bytes, rows), (source, fact)) in files.iter().zip(facts) {
        let rows = *rows as u32;
        events.push(Event::Exchange(super::Event::FileImported {
            source,
            name: (*name).to_owned(),
            size: bytes.len() as u64,
            // No parser's name: by it the demo company is known again.
            format: "demo".to_owned(),
            content: *content,
            as_of: today,
            mapping: None,
            counts: Counts { read: rows, new: rows, ..Counts::default() },
        }));
        events.push(fact);
    }
    Demo { events, files: files.into_iter().map(|(name, _, bytes, _)| (name, bytes)).collect() }
}

/// The firm itself.
fn issuer() -> Issuer {
    let siren = siren(0);
    Issuer {
        name: "Ateliers Borel SAS".to_owned(),
        vat_number: vat_number(&siren),
        registration: siren,
        iban: "FR7699999999990000000000153".to_owned(),
        address: vec!["12 quai des Forges".to_owned(), "00120 Montrivel".to_owned()],
        firm: Box::new(firm()),
        ..Issuer::default()
    }
}

/// What it needs to issue invoices; nothing of it exists.
fn firm() -> Firm {
    Firm {
        legal_form: "SAS".to_owned(),
        capital: "40 000 €".to_owned(),
        rcs_city: "Montrivel".to_owned(),
        bic: "DEMOFRPPXXX".to_owned(),
        contact_name: "Comptabilité clients".to_owned(),
        phone: "01 99 00 00 00".to_owned(),
        email: "facturation@ateliers-borel.example".to_owned(),
        website: "ateliers-borel.example".to_owned(),
        colour: "#1f5673".to_owned(),
        terms: "30 jours".to_owned(),
        operation: Operation::Both,
        ..Firm::default()
    }
}

/// How a customer pays.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Habit {
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
enum Terms {
    /// So many days from issue.
    Days(i32),
    /// So many days from issue, then the end of that month.
    DaysThenEndOfMonth(i32),
}

impl Terms {
    fn due(self, issued: Day) -> Day {
        match self {
            Terms::Days(days) => issued.plus(days),
            Terms::DaysThenEndOfMonth(days) => issued.plus(days).end_of_month(),
        }
    }

    fn text(self) -> String {
        match self {
            Terms::Days(days) => format!("{days} jours"),
            Terms::DaysThenEndOfMonth(days) => format!("{days} jours fin de mois"),
        }
    }
}

use Habit::{Disputing, Failing, Forgetful, Punctual, Seasonal};

const D30: Terms = Terms::Days(30);
const D60: Terms = Terms::Days(60);
const M30: Terms = Terms::DaysThenEndOfMonth(30);
const M45: Terms = Terms::DaysThenEndOfMonth(45);
/// Above the legal ceiling, both of them.
const D90: Terms = Terms::Days(90);
const M60: Terms = Terms::DaysThenEndOfMonth(60);

/// One invented customer: name, town, segment, habit, terms, invoices in eighteen months.
struct Customer(&'static str, &'static str, &'static str, Habit, Terms, u32);

/// Who buys from the workshop. The order gives the account numbers: add at the end.
const CUSTOMERS: [Customer; 64] = [
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

const BATI_OUEST: usize = 0;
const BELGIAN: usize = 60;
const AMERICAN: usize = 61;
/// Pays for invoices that nobody knows.
const STRAY_PAYER: usize = 12;
/// Paid one invoice twice.
const PAID_TWICE: usize = 30;

/// Ledger account.
fn account(customer: usize) -> String {
    format!("411{:03}", customer + 1)
}

/// A SIREN that begins with 000, with a right Luhn digit; the firm itself is number 0.
fn siren(number: usize) -> String {
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
fn vat_number(siren: &str) -> String {
    let rest = siren.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("FR{:02}{siren}", (12 + 3 * rest) % 97)
}

/// Who looks after a customer.
fn assignee(customer: usize) -> &'static str {
    ["Camille Rozelin", "Idriss Vanneck", "Maud Ferrandel"][customer % 3]
}

/// Post code and town: each town has its own, in a department 00 that does not exist. Abroad, none.
fn town(customer: usize) -> (String, &'static str, &'static str) {
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
fn identifiers(customer: usize) -> (String, String) {
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

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x0b0e_1a7e_11e5)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `least` to `most`, both possible.
    fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = (most - least + 1) as u64;
        least + (self.next() % span) as i64
    }

    /// True so many times in a hundred.
    fn percent(&mut self, times: i64) -> bool {
        self.between(0, 99) < times
    }
}

/// Monday is 0.
fn weekday(day: Day) -> i32 {
    (day.get() + 3).rem_euclid(7)
}

/// This day, or the Friday before a weekend.
fn workday_before(day: Day) -> Day {
    day.plus(-(weekday(day) - 4).max(0))
}

/// This day, or the Monday after a weekend.
fn workday_after(day: Day) -> Day {
    if weekday(day) > 4 { day.plus(7 - weekday(day)) } else { day }
}

/// Month of the year, from 1.
fn month_of_year(day: Day) -> i32 {
    day.month().rem_euclid(12) + 1
}

/// One invoice, credit note or deposit, with what will have settled it.
struct Sale {
    customer: usize,
    number: String,
    kind: Kind,
    issued: Day,
    due: Day,
    currency: Currency,
    /// In cents, signed.
    net: i64,
    vat: i64,
    disputed: bool,
    reference: String,
    label: String,
    /// Day and amount of each payment that names it, whether or not that day has come.
    payments: Vec<(Day, i64)>,
}

impl Sale {
    fn gross(&self) -> i64 {
        self.net + self.vat
    }
}

/// Days that the demo looks back: eighteen months.
const HISTORY_DAYS: i64 = 548;

const WORKS: [&str; 12] = [
    "Garde-corps acier thermolaqué",
    "Escalier droit métallique",
    "Portail battant sur mesure",
    "Verrière d'atelier, pose comprise",
    "Réparation de rideau métallique",
    "Mezzanine industrielle",
    "Rampe inox pour accès PMR",
    "Clôture rigide, 40 m",
    "Reprise de bardage",
    "Marquise vitrée",
    "Châssis acier coupe-feu",
    "Entretien annuel des fermetures",
];

/// Everything invoiced up to `today`, in order of issue, numbered.
fn sales(today: Day) -> Vec<Sale> {
    let mut sales: Vec<Sale> = (0..CUSTOMERS.len())
        .flat_map(|customer| {
            if customer == BATI_OUEST {
                bati_ouest_sales(today)
            } else {
                customer_sales(customer, today)
            }
        })
        .collect();
    sales.arrange_by_key(|sale| (sale.issued, sale.customer));
    let mut counts: HashMap<(&str, i32), u32> = HashMap::new();
    let mut numbers: Vec<String> = Vec::with_capacity(sales.len());
    for sale in &sales {
        let prefix = match sale.kind {
            Kind::CreditNote => "AV",
            Kind::Deposit => "AC",
            Kind::Invoice | Kind::Opening | Kind::Credit => "FA",
        };
        let year = 1970 + sale.issued.month().div_euclid(12);
        let count = counts.entry((prefix, year)).or_default();
        *count += 1;
        numbers.push(format!("{prefix}{year}-{count:04}"));
    }
    for (sale, number) in sales.iter_mut().zip(numbers) {
        sale.number = number;
    }
    sales
}

/// VAT in cents, half a cent up.
fn vat(net: i64, rate: i64) -> i64 {
    (net * rate + 50) / 100
}

/// The failing customer of the first screen: paid later and later; three invoices overdue, 48 200,00 € together, the
/// oldest for 34 days.
fn bati_ouest_sales(today: Day) -> Vec<Sale> {
    // Days since issue, net amount in cents, days late of its payment (none: unpaid).
    const ITEMS: [(i32, i64, Option<i32>); 13] = [
        (541, 421_000, Some(2)),
        (500, 618_000, Some(6)),
        (455, 507_500, Some(5)),
        (404, 744_000, Some(11)),
        (352, 390_000, Some(17)),
        (298, 865_000, Some(16)),
        (240, 702_000, Some(24)),
        (186, 958_000, Some(29)),
        (131, 1_120_000, Some(41)),
        (64, 1_800_000, None),
        (57, 1_200_000, None),
        (48, 1_016_667, None),
        (12, 525_000, None),
    ];
    let item = |(place, &(age, net, late)): (usize, &(i32, i64, Option<i32>))| {
        let issued = today.plus(-age);
        let due = D30.due(issued);
        let vat = vat(net, 20);
        Sale {
            customer: BATI_OUEST,
            number: String::new(),
            kind: Kind::Invoice,
            issued,
            due,
            currency: Currency::EUR,
            net,
            vat,
            disputed: false,
            reference: format!("BO-{:03}", 31 + 7 * place),
            label: WORKS[(place * 5 + 3) % WORKS.len()].to_owned(),
            payments: late
                .map(|late| (workday_after(due.plus(late)), net + vat))
                .into_iter()
                .collect(),
        }
    };
    ITEMS.iter().enumerate().map(item).collect()
}

/// One customer's invoices, deposits and credit notes. Draws the same numbers whatever the day.
fn customer_sales(customer: usize, today: Day) -> Vec<Sale> {
    let &Customer(_, _, segment, habit, terms, count) = &CUSTOMERS[customer];
    let mut chance = Chance::new(customer as u64 + 1);
    let count = i64::from(count);
    // Failing customers bought nothing lately.
    let silence = if habit == Failing { 150 } else { 0 };
    let mut sales = Vec::new();
    for place in 0..count {
        let step = (HISTORY_DAYS - silence) / count;
        let age = HISTORY_DAYS - place * step - chance.between(0, step - 1);
        let issued = workday_before(today.plus(-age as i32));
        let (least, most) = match segment {
            "ETI" => (180_000, 1_350_000),
            "PME" => (60_000, 640_000),
            "PUBLIC" => (90_000, 820_000),
            _ => (18_000, 165_000),
        };
        // Two draws multiplied: many small invoices, a few large ones.
        let skew = chance.between(0, 1_000) * chance.between(200, 1_000);
        let season = match month_of_year(issued) {
            8 => 55,
            12 => 80,
            _ => 100,
        };
        let net = (least + (most - least) * skew / 1_000_000) * season / 100;
        let rate = match customer {
            BELGIAN | AMERICAN => 0,
            _ if segment == "TPE" && chance.percent(25) => 10,
            _ => 20,
        };
        let work = WORKS[chance.between(0, WORKS.len() as i64 - 1) as usize];
        let order = chance.between(1_000, 9_999);
        let mut sale = Sale {
            customer,
            number: String::new(),
            kind: Kind::Invoice,
            issued,
            due: terms.due(issued),
            currency: if customer == AMERICAN { us_dollar() } else { Currency::EUR },
            net,
            vat: vat(net, rate),
            disputed: false,
            reference: match segment {
                "TPE" => String::new(),
                "PUBLIC" => format!("EJ {order}{:03}", customer * 7),
                _ => format!("BC-{order}"),
            },
            label: work.to_owned(),
            payments: Vec::new(),
        };
        sale.payments = habit_payments(&sale, habit, place, count, &mut chance);
        if place == 4 && customer % 9 == 1 {
            sales.push(deposit(&mut sale));
        }
        sales.push(sale);
    }
    if habit == Disputing {
        dispute(&mut sales, customer, today);
    }
    if customer % 8 == 3 {
        credit(&mut sales, customer / 8);
    }
    sales
}

/// The American customer's currency.
fn us_dollar() -> Currency {
    "USD".parse().expect("three letters make a currency")
}

/// When and how this customer pays an invoice; empty: never.
fn habit_payments(
    sale: &Sale,
    habit: Habit,
    place: i64,
    count: i64,
    chance: &mut Chance,
) -> Vec<(Day, i64)> {
    let (early, late, slow) =
        (chance.between(-6, 2), chance.between(4, 34), chance.between(22, 48));
    let days_late = match habit {
        Punctual => early,
        Forgetful => late,
        Seasonal => match month_of_year(sale.due) {
            1 | 7 | 8 | 12 => slow,
            _ => early + 4,
        },
        Disputing => early + 7,
        Failing => 3 + place * 5,
    };
    let partial = chance.percent(6);
    let share = chance.between(40, 70);
    let wait = chance.between(25, 60) as i32;
    // The last three invoices of a failing customer stay unpaid.
    if habit == Failing && place + 3 >= count {
        return Vec::new();
    }
    let first = workday_after(sale.due.plus(days_late as i32).max(sale.issued));
    let gross = sale.gross();
    if partial {
        let part = gross * share / 100;
        return vec![(first, part), (workday_after(first.plus(wait)), gross - part)];
    }
    vec![(first, gross)]
}

/// A deposit of 30 % asked twenty days before, paid at once; the invoice is for the rest.
fn deposit(invoice: &mut Sale) -> Sale {
    let (net, vat) = (invoice.net * 30 / 100, invoice.vat * 30 / 100);
    let issued = workday_before(invoice.issued.plus(-20));
    let due = issued.plus(8);
    let before = invoice.gross();
    invoice.net -= net;
    invoice.vat -= vat;
    let after = invoice.gross();
    // One payment or two: the last one takes up the difference.
    if let Some(last) = invoice.payments.last_mut() {
        last.1 -= before - after;
    }
    let label = format!("Acompte 30 % : {}", invoice.label);
    Sale {
        number: String::new(),
        kind: Kind::Deposit,
        issued,
        due,
        currency: invoice.currency,
        net,
        vat,
        disputed: false,
        reference: invoice.reference.clone(),
        label,
        payments: vec![(workday_after(issued.plus(6)), net + vat)],
        ..*invoice
    }
}

/// Six customers contest an invoice each, and three of them a second one; two have paid a part all the same.
fn dispute(sales: &mut [Sale], customer: usize, today: Day) {
    let rank = CUSTOMERS[..customer].iter().filter(|other| other.3 == Disputing).count() as i32;
    let mut ages = vec![92 + 6 * rank];
    if rank % 2 == 0 {
        ages.push(171 + 9 * rank);
    }
    for age in ages {
        let Some(sale) = sales
            .iter_mut()
            .filter(|sale| sale.kind == Kind::Invoice && !sale.disputed)
            .min_by_key(|sale| (today.since(sale.issued) - age).abs())
        else {
            continue;
        };
        sale.disputed = true;
        let part = sale.gross() * 45 / 100;
        let day = workday_after(sale.due.plus(9));
        sale.payments = if rank == 1 || rank == 4 { vec![(day, part)] } else { Vec::new() };
    }
}

/// A credit note on the invoice before the last two: left open, deducted from a payment, or given back.
fn credit(sales: &mut Vec<Sale>, rank: usize) {
    let Some(place) = sales.len().checked_sub(3) else { return };
    let invoice = &mut sales[place];
    let (net, vat) = (-(invoice.net * 15 / 100), -(invoice.vat * 15 / 100));
    let issued = workday_after(invoice.issued.plus(9));
    let mut payments = Vec::new();
    match rank % 3 {
        // The customer pays the invoice less the credit note: both stay open for as much.
        0 => {
            if let Some(last) = invoice.payments.last_mut() {
                last.1 += net + vat;
            }
        }
        // We gave the money back.
        1 => payments.push((workday_after(issued.plus(15)), net + vat)),
        _ => {}
    }
    let note = Sale {
        number: String::new(),
        kind: Kind::CreditNote,
        issued,
        due: issued,
        currency: invoice.currency,
        net,
        vat,
        disputed: false,
        reference: invoice.reference.clone(),
        label: format!("Remise sur : {}", invoice.label),
        payments,
        ..*invoice
    };
    sales.push(note);
}

/// One line of the payments file.
struct Receipt {
    /// None: the payer is not known.
    customer: Option<usize>,
    reference: String,
    invoice: String,
    paid: Day,
    currency: Currency,
    amount: i64,
    means: &'static str,
    label: String,
}

/// Everything paid up to `today`, in order of day.
fn receipts(today: Day, sales: &[Sale]) -> Vec<Receipt> {
    let means = |customer: usize| match customer % 11 {
        2 => "Chèque",
        5 => "Prélèvement",
        8 => "LCR",
        _ => "Virement",
    };
    let mut receipts = Vec::with_capacity(sales.len());
    let named =
        |customer: usize, invoice: &str, paid: Day, currency: Currency, amount: i64| Receipt {
            customer: Some(customer),
            reference: String::new(),
            invoice: invoice.to_owned(),
            paid,
            currency,
            amount,
            means: means(customer),
            label: if amount < 0 {
                format!("Remboursement {invoice}")
            } else {
                format!("Règlement {invoice}")
            },
        };
    for sale in sales {
        for &(paid, amount) in &sale.payments {
            receipts.push(named(sale.customer, &sale.number, paid, sale.currency, amount));
        }
    }
    // Paid twice: an invoice settled at least a month ago, again nine days later.
    if let Some(sale) = sales.iter().rev().find(|sale| {
        sale.customer == PAID_TWICE
            && matches!(sale.payments[..], [(paid, amount)] if paid < today.plus(-30) && amount == sale.gross())
    }) {
        let paid = workday_after(sale.payments[0].0.plus(9));
        receipts.push(named(sale.customer, &sale.number, paid, sale.currency, sale.gross()));
    }
    // For invoices that nobody knows.
    for (age, invoice, amount) in [(48, "2019-0457", 61_240), (20, "F-88213", 148_800)] {
        let paid = workday_before(today.plus(-age));
        receipts.push(named(STRAY_PAYER, invoice, paid, Currency::EUR, amount));
    }
    // On account, without a word about the invoice; the last one from nobody we know.
    for (customer, age, amount) in [
        (Some(2), 75, 250_000),
        (Some(9), 41, 93_600),
        (Some(20), 27, 180_000),
        (Some(35), 12, 120_000),
        (Some(54), 5, 77_415),
        (None, 6, 74_280),
    ] {
        receipts.push(Receipt {
            customer,
            reference: String::new(),
            invoice: String::new(),
            paid: workday_before(today.plus(-age)),
            currency: Currency::EUR,
            amount,
            means: "Virement",
            label: if customer.is_some() { "Votre facture" } else { "VIR SEPA RECU" }.to_owned(),
        });
    }
    receipts.retain(|receipt| receipt.paid <= today);
    receipts.arrange_by(|one, other| {
        let key = |receipt: &Receipt| (receipt.paid, receipt.customer, receipt.amount);
        key(one).cmp(&key(other)).then_with(|| one.invoice.cmp(&other.invoice))
    });
    for (place, receipt) in receipts.iter_mut().enumerate() {
        receipt.reference = format!("RG{:05}", place + 1);
    }
    receipts
}

/// A decimal comma and two decimals, no thousands separator.
fn written_amount(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{},{:02}", cents.abs() / 100, cents.abs() % 100)
}

/// Day first, as French programs write it.
fn written_day(day: Day) -> String {
    let text = day.to_string();
    format!("{}/{}/{}", &text[8..], &text[5..7], &text[..4])
}

/// Lines of cells, semicolons between; no cell of the demo holds a semicolon, a quote or a line break.
fn table(heading: &str, rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut text = format!("\u{feff}{heading}\r\n");
    for row in rows {
        debug_assert!(!row.iter().any(|cell| cell.contains([';', '"', '\r', '\n'])));
        text.push_str(&row.join(";"));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// Line of the `place`-th row in its file: the headings stand on line 1.
fn line(place: usize) -> u32 {
    place as u32 + 2
}

fn customers_file() -> Vec<u8> {
    let rows = CUSTOMERS.iter().enumerate().map(|(place, customer)| {
        let (post_code, city, country) = town(place);
        let (registration, vat_number) = identifiers(place);
        vec![
            account(place),
            customer.0.to_owned(),
            registration,
            vat_number,
            customer.2.to_owned(),
            customer.4.text(),
            assignee(place).to_owned(),
            post_code,
            city.to_owned(),
            country.to_owned(),
        ]
    });
    let heading = "Compte;Raison sociale;SIREN;N° TVA;Catégorie;Conditions de règlement;\
                   Commercial;Code postal;Ville;Pays";
    table(heading, rows)
}

fn kind_text(kind: Kind) -> &'static str {
    match kind {
        Kind::CreditNote => "Avoir",
        Kind::Deposit => "Acompte",
        Kind::Invoice | Kind::Opening | Kind::Credit => "Facture",
    }
}

fn invoices_file(sales: &[Sale]) -> Vec<u8> {
    let rows = sales.iter().map(|sale| {
        vec![
            account(sale.customer),
            CUSTOMERS[sale.customer].0.to_owned(),
            sale.number.clone(),
            kind_text(sale.kind).to_owned(),
            written_day(sale.issued),
            written_day(sale.due),
            sale.currency.to_string(),
            written_amount(sale.net),
            written_amount(sale.vat),
            written_amount(sale.gross()),
            if sale.disputed { "O" } else { "N" }.to_owned(),
            sale.reference.clone(),
            sale.label.clone(),
        ]
    });
    let heading = "Compte;Client;N° facture;Type;Date;Échéance;Devise;Montant HT;TVA;\
                   Montant TTC;Litige;Référence;Libellé";
    table(heading, rows)
}

fn payments_file(receipts: &[Receipt]) -> Vec<u8> {
    let rows = receipts.iter().map(|receipt| {
        vec![
            receipt.customer.map(account).unwrap_or_default(),
            receipt.reference.clone(),
            receipt.invoice.clone(),
            written_day(receipt.paid),
            receipt.currency.to_string(),
            written_amount(receipt.amount),
            receipt.means.to_owned(),
            receipt.label.clone(),
        ]
    });
    let heading = "Compte;N° règlement;N° facture;Date de règlement;Devise;Montant;\
                   Mode de règlement;Libellé";
    table(heading, rows)
}

fn customer_batch() -> CustomerBatch {
    let mut batch = CustomerBatch::default();
    for (place, customer) in CUSTOMERS.iter().enumerate() {
        let (post_code, city, country) = town(place);
        let (registration, vat_number) = identifiers(place);
        batch.account.push(&account(place));
        batch.name.push(customer.0);
        batch.registration.push(&registration);
        batch.vat_number.push(&vat_number);
        batch.segment.push(customer.2);
        batch.terms.push(&customer.4.text());
        batch.assignee.push(assignee(place));
        batch.city.push(format!("{post_code} {city}").trim());
        batch.country.push(country);
        batch.line.push(line(place));
    }
    batch
}

fn invoice_batch(source: Hash, sales: &[Sale], today: Day) -> InvoiceBatch {
    let mut batch =
        InvoiceBatch { source, accounts: accounts(), stated_on: today, ..InvoiceBatch::default() };
    for (place, sale) in sales.iter().enumerate() {
        batch.account.push(sale.customer as u32);
        batch.number.push(&sale.number);
        batch.rank.push(0);
        batch.kind.push(sale.kind);
        batch.issued.push(sale.issued);
        batch.due.push(sale.due);
        batch.currency.push(sale.currency);
        batch.gross.push(Amount::new(sale.gross()));
        batch.vat.push(Amount::new(sale.vat));
        batch.disputed.push(sale.disputed);
        batch.reference.push(&sale.reference);
        batch.label.push(&sale.label);
        batch.stated_open.push(None);
        batch.line.push(line(place));
    }
    batch
}

/// The accounts in order, and after them the empty one, of payers not known.
fn accounts() -> Texts {
    let mut texts = Texts::default();
    for place in 0..CUSTOMERS.len() {
        texts.push(&account(place));
    }
    texts
}

fn payment_batch(source: Hash, receipts: &[Receipt]) -> PaymentBatch {
    let mut accounts = accounts();
    let unknown = accounts.len() as u32;
    accounts.push("");
    let mut batch = PaymentBatch { source, accounts, ..PaymentBatch::default() };
    for (place, receipt) in receipts.iter().enumerate() {
        batch.account.push(receipt.customer.map_or(unknown, |customer| customer as u32));
        batch.reference.push(&receipt.reference);
        batch.invoice.push(&receipt.invoice);
        batch.paid.push(receipt.paid);
        batch.currency.push(receipt.currency);
        batch.amount.push(Amount::new(receipt.amount));
        batch.means.push(receipt.means);
        batch.label.push(&receipt.label);
        // Each has its own reference, so no two rows are equal.
        batch.rank.push(0);
        batch.line.push(line(place));
    }
    batch
}
