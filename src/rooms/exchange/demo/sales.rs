//! What the workshop sells: invoices, deposits and credit notes, and when they will be paid.

use std::collections::HashMap;

use crate::base::{Arrange, Currency, Day};
use crate::rooms::invoices::Kind;

use super::customers::Habit::{Disputing, Failing, Forgetful, Punctual, Seasonal};
use super::customers::{AMERICAN, BATI_OUEST, BELGIAN, CUSTOMERS, Customer, D30, Habit};
/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x0b0e_1a7e_11e5)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `least` to `most`, both possible.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = (most - least + 1) as u64;
        least + (self.next() % span) as i64
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, times: i64) -> bool {
        self.between(0, 99) < times
    }
}

/// Monday is 0.
pub(super) fn weekday(day: Day) -> i32 {
    (day.get() + 3).rem_euclid(7)
}

/// This day, or the Friday before a weekend.
pub(super) fn workday_before(day: Day) -> Day {
    day.plus(-(weekday(day) - 4).max(0))
}

/// This day, or the Monday after a weekend.
pub(super) fn workday_after(day: Day) -> Day {
    if weekday(day) > 4 { day.plus(7 - weekday(day)) } else { day }
}

/// Month of the year, from 1.
fn month_of_year(day: Day) -> i32 {
    day.month().rem_euclid(12) + 1
}

/// One invoice, credit note or deposit, with what will have settled it.
pub(super) struct Sale {
    pub(super) customer: usize,
    pub(super) number: String,
    pub(super) kind: Kind,
    pub(super) issued: Day,
    pub(super) due: Day,
    pub(super) currency: Currency,
    /// In cents, signed.
    pub(super) net: i64,
    pub(super) vat: i64,
    pub(super) disputed: bool,
    pub(super) reference: String,
    pub(super) label: String,
    /// Day and amount of each payment that names it, whether or not that day has come.
    pub(super) payments: Vec<(Day, i64)>,
}

impl Sale {
    pub(super) fn gross(&self) -> i64 {
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
pub(super) fn sales(today: Day) -> Vec<Sale> {
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
pub(super) fn vat(net: i64, rate: i64) -> i64 {
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
pub(super) fn credit(sales: &mut Vec<Sale>, rank: usize) {
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
