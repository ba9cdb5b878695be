//! Invoices made up, right by every rule: rates, exemptions, allowances, deposits, currencies, roundings, parties,
//! instalments. Each is made from a list of numbers; of fewer and smaller numbers comes a simpler invoice, so that
//! what fails shrinks.

use encours::base::{Currency, Day};
use encours::en16931::{
    Account, Address, Adjustment, Advance, Attachment, Contact, Discount, DocumentLine, Exchange,
    Identifier, Instalment, Invoice, Line, Note, Other, Party, PartyRole, Payment, Period,
    Preceding, Vat, VatLine, totals,
};
use rust_decimal::{Decimal, RoundingStrategy};

/// Choices, one after the other; zero where the list ends.
pub struct Choices<'a> {
    pub numbers: &'a [u32],
    pub at: usize,
}

impl Choices<'_> {
    /// Below a bound.
    pub fn below(&mut self, bound: u32) -> u32 {
        let number = self.numbers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        number % bound.max(1)
    }

    /// Yes, once in so many times.
    pub fn once_in(&mut self, times: u32) -> bool {
        self.below(times) + 1 == times
    }

    pub fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u32) as usize].clone()
    }

    /// A text, once in so many times; otherwise none.
    pub fn text_in(&mut self, times: u32) -> String {
        if self.once_in(times) { self.text() } else { String::new() }
    }

    pub fn text(&mut self) -> String {
        const TEXTS: [&str; 10] = [
            "Vis à tête fraisée",
            "Conseil & formation <niveau 2>",
            "L'\"Étoile\" ]]> S.à r.l.",
            "Straße 5 – Größe Ü",
            "Ref. 12/34-B; lot n° 7",
            "日本語 🧾",
            "a < b && c > d",
            "&amp; déjà &#233;crit",
            "première ligne\nseconde\tligne",
            "Maçonnerie générale, lot 3",
        ];
        let text = self.of(&TEXTS);
        format!("{text} {}", self.below(1_000))
    }

    pub fn code(&mut self, prefix: &str) -> String {
        format!("{prefix}-{}", 100 + self.below(900_000))
    }

    pub fn code_in(&mut self, times: u32, prefix: &str) -> String {
        if self.once_in(times) { self.code(prefix) } else { String::new() }
    }

    pub fn day(&mut self) -> Day {
        Day::from_calendar(2026, 1, 5).unwrap().plus(self.below(700) as i32)
    }

    pub fn day_in(&mut self, times: u32) -> Option<Day> {
        self.once_in(times).then(|| self.day())
    }

    pub fn period_in(&mut self, times: u32) -> Period {
        if !self.once_in(times) {
            return Period::default();
        }
        let from = self.day();
        Period { from: Some(from), to: Some(from.plus(self.below(60) as i32)) }
    }

    /// Above zero.
    pub fn cents(&mut self, most: u32) -> Decimal {
        Decimal::new(i64::from(1 + self.below(most)), 2)
    }
}

/// Half away from zero, as the standard rounds.
fn round(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// SIREN of made-up firms, with right check digits, and their VAT keys.
pub fn siren(choices: &mut Choices<'_>) -> String {
    let body = format!("{:08}", 30_000_000 + choices.below(60_000_000));
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(index, byte)| {
            let digit = u32::from(byte - b'0') * if index % 2 == 0 { 2 } else { 1 };
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

fn french_vat(siren: &str) -> String {
    let number: u64 = siren.parse().unwrap();
    format!("FR{:02}{siren}", (12 + 3 * (number % 97)) % 97)
}

fn address(choices: &mut Choices<'_>, country: &str) -> Address {
    let lines = (0..=choices.below(3)).map(|_| choices.text().replace(['\n', '\t'], " ")).collect();
    Address {
        lines,
        post_code: format!("{:05}", 1_000 + choices.below(90_000)),
        city: choices.of(&["PARIS", "Saint-Étienne", "Köln", "L'Haÿ-les-Roses"]).to_owned(),
        region: choices.of(&["", "", "Bretagne"]).to_owned(),
        country: country.to_owned(),
    }
}

fn contact(choices: &mut Choices<'_>) -> Contact {
    if !choices.once_in(2) {
        return Contact::default();
    }
    Contact {
        name: choices.of(&["Anne Durand", "Service comptabilité"]).to_owned(),
        department: choices.of(&["", "Achats"]).to_owned(),
        phone: "+33 1 23 45 67 89".to_owned(),
        email: "compta@exemple.fr".to_owned(),
    }
}

fn french(choices: &mut Choices<'_>, seller: bool) -> Party {
    let siren = siren(choices);
    let siret = format!("{siren}00017");
    let mut identifiers = Vec::new();
    if choices.once_in(2) {
        identifiers.push(Identifier::new("0009", &siret));
    }
    if seller && choices.once_in(3) {
        identifiers.push(Identifier::new("0224", &choices.code("ROUTAGE")));
    }
    let address_of = if choices.once_in(3) { format!("{siren}_{siret}") } else { siren.clone() };
    Party {
        name: choices.text().replace(['\n', '\t'], " "),
        trade_name: choices.of(&["", "À l'enseigne"]).to_owned(),
        identifiers,
        registration: Identifier::new("0002", &siren),
        vat_number: french_vat(&siren),
        tax_number: if seller && choices.once_in(4) {
            "1234/567".to_owned()
        } else {
            String::new()
        },
        legal_information: if seller && choices.once_in(2) {
            "SARL au capital de 10 000 €, RCS Lyon".to_owned()
        } else {
            String::new()
        },
        electronic_address: Identifier::new("0225", &address_of),
        address: address(choices, "FR"),
        contact: contact(choices),
    }
}

fn foreign(choices: &mut Choices<'_>, country: &str) -> Party {
    let european = ["DE", "BE"].contains(&country);
    let number = 100_000_000 + choices.below(800_000_000);
    let (vat_number, endpoint) = match country {
        "DE" => (format!("DE{number}"), Identifier::new("9930", &format!("DE{number}"))),
        "BE" => (format!("BE0{number}"), Identifier::new("0208", &format!("0{number}"))),
        _ => (String::new(), Identifier::new("EM", "accounts@example.com")),
    };
    let registration = if european {
        Identifier::new("0223", &vat_number)
    } else {
        Identifier::new("0227", &format!("{country}{number}"))
    };
    Party {
        name: choices.text().replace(['\n', '\t'], " "),
        registration,
        vat_number,
        electronic_address: endpoint,
        address: address(choices, country),
        contact: contact(choices),
        ..Party::default()
    }
}

/// What is sold to whom.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Domestic,
    Mixed,
    Franchise,
    Reverse,
    Intra,
    Export,
    Outside,
}

fn vat(category: &str, rate: Option<Decimal>) -> Vat {
    Vat { category: category.to_owned(), rate }
}

fn vats(choices: &mut Choices<'_>, kind: Kind) -> Vec<Vat> {
    let rated = |tenths: i64| vat("S", Some(Decimal::new(tenths, 1)));
    let none = Some(Decimal::ZERO);
    match kind {
        Kind::Domestic => {
            let all = [rated(200), rated(100), rated(55), rated(21), rated(85)];
            let count = 1 + choices.below(3) as usize;
            let first = choices.below(all.len() as u32) as usize;
            (0..count).map(|index| all[(first + index) % all.len()].clone()).collect()
        }
        Kind::Mixed => vec![rated(200), vat("E", none), rated(55)],
        Kind::Franchise => vec![vat("E", none)],
        Kind::Reverse => vec![vat("AE", none)],
        Kind::Intra => vec![vat("K", none)],
        Kind::Export => vec![vat("G", none)],
        Kind::Outside => vec![vat("O", None)],
    }
}

fn exemption(kind: Kind, category: &str) -> (&'static str, &'static str) {
    match (kind, category) {
        (_, "S" | "Z") => ("", ""),
        (Kind::Mixed, _) => ("Exonération, art. 261 du CGI", "VATEX-EU-132"),
        (Kind::Franchise, _) => ("TVA non applicable, art. 293 B du CGI", "VATEX-FR-FRANCHISE"),
        (_, "AE") => ("Autoliquidation", "VATEX-EU-AE"),
        (_, "K") => ("Exonération TVA, art. 262 ter I du CGI", "VATEX-EU-IC"),
        (_, "G") => ("Exonération TVA, art. 262 I du CGI", "VATEX-EU-G"),
        _ => ("Hors champ", "VATEX-EU-O"),
    }
}

fn adjustment(choices: &mut Choices<'_>, of: Decimal, vat: Vat) -> Adjustment {
    let is_charge = choices.once_in(2);
    let (reason, reason_code) =
        if is_charge { ("Frais de port", "FC") } else { ("Remise de quantité", "95") };
    let mut adjustment = Adjustment {
        is_charge,
        reason: reason.to_owned(),
        reason_code: reason_code.to_owned(),
        vat,
        ..Adjustment::default()
    };
    if choices.once_in(2) {
        let percent = choices.of(&[Decimal::TEN, Decimal::new(25, 1), Decimal::new(333, 2)]);
        adjustment.percent = Some(percent);
        adjustment.base = Some(of.abs());
        adjustment.amount = round(of.abs() * percent / Decimal::ONE_HUNDRED);
    } else {
        let most = (of.abs() * Decimal::from(10)).trunc().try_into().unwrap_or(1_u32);
        adjustment.amount = choices.cents(most.max(1));
    }
    adjustment
}

fn line(choices: &mut Choices<'_>, number: u32, vats: &[Vat]) -> Line {
    let mut quantity = choices.of(&[
        Decimal::ONE,
        Decimal::from(3),
        Decimal::new(25, 1),
        Decimal::new(123_456, 4),
        Decimal::from(1_000),
    ]);
    if choices.once_in(9) && number > 1 {
        // Goods taken back: the quantity is below zero, never the price.
        quantity = -Decimal::ONE;
    }
    let digits = choices.of(&[2, 2, 3, 6]);
    let price = Decimal::new(i64::from(333 + choices.below(2_000_000)), digits);
    let price_quantity = choices.of(&[None, None, Some(Decimal::ONE), Some(Decimal::ONE_HUNDRED)]);
    let (price_discount, gross_price) = match choices.below(5) {
        3 => (None, Some(price)),
        4 => {
            let discount = Decimal::new(i64::from(1 + choices.below(900)), 2);
            (Some(discount), Some(price + discount))
        }
        _ => (None, None),
    };
    let vat = choices.of(vats);
    let before = round(quantity * price / price_quantity.unwrap_or(Decimal::ONE));
    let adjustments: Vec<Adjustment> = (0..choices.of(&[0, 0, 0, 1, 2]))
        .map(|_| adjustment(choices, before, Vat::default()))
        .collect();
    let net = adjustments
        .iter()
        .fold(before, |net, one| if one.is_charge { net + one.amount } else { net - one.amount });
    Line {
        id: number.to_string(),
        note: choices.text_in(5),
        object: if choices.once_in(6) {
            Identifier::new("AVE", &choices.code("OBJ"))
        } else {
            Identifier::default()
        },
        quantity,
        unit: choices.of(&["C62", "HUR", "DAY", "KGM"]).to_owned(),
        net,
        order_line: choices.code_in(4, "L"),
        accounting: choices.code_in(6, "70"),
        period: choices.period_in(5),
        adjustments,
        price,
        price_discount,
        gross_price,
        price_quantity,
        vat,
        name: choices.text().replace(['\n', '\t'], " "),
        description: choices.text_in(4),
        seller_item: choices.code_in(3, "ART"),
        buyer_item: choices.code_in(4, "CLI"),
        standard_item: if choices.once_in(4) {
            Identifier::new("0160", "03453120000011")
        } else {
            Identifier::default()
        },
        classifications: if choices.once_in(5) {
            vec![Identifier::new("HS", "85044090"), Identifier::new("STI:2009", "43211503")]
        } else {
            Vec::new()
        },
        origin: choices.of(&["", "", "FR", "CN"]).to_owned(),
        attributes: if choices.once_in(5) {
            vec![("Couleur".to_owned(), choices.text()), ("Taille".to_owned(), "42".to_owned())]
        } else {
            Vec::new()
        },
        ..Line::default()
    }
}

/// What EXTENDED alone says.
fn extend(choices: &mut Choices<'_>, invoice: &mut Invoice) {
    if choices.once_in(3) {
        let role = choices.of(&[
            PartyRole::SalesAgent,
            PartyRole::BuyerAgent,
            PartyRole::Invoicer,
            PartyRole::Invoicee,
            PartyRole::Payer,
        ]);
        let party = french(choices, false);
        invoice.others.push(Other { role, party });
    }
    if choices.once_in(4) {
        // The first line becomes a part of a heading.
        if let Some(first) = invoice.lines.first_mut() {
            first.parent = "G1".to_owned();
            first.kind = "DETAIL".to_owned();
        }
        let net = invoice.lines.first().map(|line| line.net).unwrap_or_default();
        let name = choices.text().replace(['\n', '\t'], " ");
        let kind = "GROUP".to_owned();
        invoice.lines.insert(0, Line { id: "G1".to_owned(), kind, name, net, ..Line::default() });
    }
    for line in invoice.lines.iter_mut().filter(|line| line.counts()) {
        line.order = choices.code_in(6, "BC");
        if choices.once_in(8) {
            line.delivery_note =
                DocumentLine { document: choices.code("BL"), line: "1".to_owned() };
        }
        if choices.once_in(8) {
            line.delivered = Some(choices.day());
        }
        if choices.once_in(10) {
            line.delivered_to = Some(Box::new(Party {
                name: "Dépôt sud".to_owned(),
                address: address(choices, "FR"),
                ..Party::default()
            }));
        }
    }
    let due = invoice.totals.due;
    let parts = choices.of(&[0, 0, 2, 3, 4]);
    if parts > 0
        && due > Decimal::from(parts)
        && let Some(issued) = invoice.issued
    {
        let each = round(due / Decimal::from(parts));
        let first = issued.plus(30);
        invoice.instalments = (0..parts)
            .map(|index| Instalment {
                due: first.plus(30 * index),
                amount: if index + 1 < parts {
                    each
                } else {
                    due - each * Decimal::from(parts - 1)
                },
            })
            .collect();
        invoice.due = invoice.instalments.last().map(|last| last.due);
    }
    if choices.once_in(5) {
        invoice.discounts.push(Discount {
            description: "Escompte de 2 % sous 8 jours".to_owned(),
            until: None,
            from: invoice.issued,
            days: Some(Decimal::from(8)),
            base: Some(invoice.totals.gross),
            percent: Some(Decimal::TWO),
            amount: Some(round(invoice.totals.gross * Decimal::TWO / Decimal::ONE_HUNDRED)),
        });
    }
    invoice.delivery_note = choices.code_in(5, "BL");
    if invoice.vat_currency.is_some() && choices.once_in(2) {
        invoice.exchange = Some(Exchange {
            from: invoice.currency,
            into: Currency::EUR,
            rate: Decimal::new(9_123, 4),
            day: invoice.issued,
        });
    }
    if let Some(deposit) = invoice.preceding.first().cloned()
        && !invoice.totals.prepaid.is_zero()
        && invoice.vat.len() == 1
    {
        let line = &invoice.vat[0];
        let rate = line.vat.rate.unwrap_or_default();
        let amount = invoice.totals.prepaid;
        let base = round(amount / (Decimal::ONE + rate / Decimal::ONE_HUNDRED));
        invoice.advances.push(Advance {
            amount,
            received: deposit.issued,
            vat: vec![VatLine { base, amount: amount - base, ..line.clone() }],
            invoice: Preceding { type_code: "386".to_owned(), ..deposit },
        });
    }
}

fn payment(choices: &mut Choices<'_>) -> Payment {
    let reference = choices.of(&["", "RF69F20260042", "FA-2026/12 Ref"]).to_owned();
    let account = |number: &str| Account { number: number.to_owned(), ..Account::default() };
    let french = "FR1420041010050500013M02606";
    let mut accounts = vec![account(french)];
    if choices.once_in(3) {
        accounts[0].holder = "Étoile SARL".to_owned();
        accounts[0].bic = "BNPAFRPPXXX".to_owned();
    }
    if choices.once_in(4) {
        accounts.push(account("FR7630006000011234567890189"));
    }
    match choices.below(6) {
        0 | 1 => Payment { means_code: "30".to_owned(), reference, accounts, ..Payment::default() },
        2 => Payment {
            means_code: "58".to_owned(),
            means: "Virement SEPA".to_owned(),
            reference,
            accounts,
            ..Payment::default()
        },
        3 => Payment {
            means_code: "59".to_owned(),
            reference,
            mandate: "RUM-2026-0001".to_owned(),
            creditor: "FR72ZZZ123456".to_owned(),
            debited_account: french.to_owned(),
            ..Payment::default()
        },
        4 => Payment {
            means_code: "48".to_owned(),
            reference,
            card: "7890".to_owned(),
            card_holder: "Anne Durand".to_owned(),
            ..Payment::default()
        },
        _ => Payment { means_code: "20".to_owned(), reference, ..Payment::default() },
    }
}

fn notes(choices: &mut Choices<'_>, domestic: bool) -> Vec<Note> {
    let note =
        |subject: &str, text: &str| Note { subject: subject.to_owned(), text: text.to_owned() };
    let mut notes = vec![
        note(
            "PMT",
            "Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.",
        ),
        note("PMD", "En cas de retard, pénalités exigibles sans rappel au taux de 12,40 %."),
        note("AAB", "Pas d'escompte pour paiement anticipé."),
    ];
    if domestic {
        notes.push(note("BAR", "B2B"));
    }
    if choices.once_in(3) {
        notes.push(note("REG", "RCS Lyon"));
    }
    if choices.once_in(3) {
        notes.push(note("", &choices.text()));
    }
    notes
}

fn attachments(choices: &mut Choices<'_>) -> Vec<Attachment> {
    let mut all = Vec::new();
    if choices.once_in(5) {
        all.push(Attachment {
            reference: choices.code("PJ"),
            description: "RIB".to_owned(),
            file_name: "rib \"été\".pdf".to_owned(),
            mime: "application/pdf".to_owned(),
            content: "JVBERi0xLjcK".to_owned(),
            ..Attachment::default()
        });
    }
    if choices.once_in(6) {
        all.push(Attachment {
            reference: choices.code("PJ"),
            description: "BON_LIVRAISON".to_owned(),
            location: "https://exemple.fr/bl?a=1&b=2".to_owned(),
            ..Attachment::default()
        });
    }
    all
}

/// An invoice from a list of numbers.
pub fn invoice(numbers: &[u32]) -> Invoice {
    let choices = &mut Choices { numbers, at: 0 };
    let kind = choices.of(&[
        Kind::Domestic,
        Kind::Domestic,
        Kind::Domestic,
        Kind::Mixed,
        Kind::Franchise,
        Kind::Reverse,
        Kind::Intra,
        Kind::Export,
        Kind::Outside,
    ]);
    let mut seller = french(choices, true);
    let mut buyer = match kind {
        Kind::Intra => foreign(choices, "DE"),
        Kind::Export => foreign(choices, "US"),
        Kind::Outside => foreign(choices, "BE"),
        _ => french(choices, false),
    };
    if kind == Kind::Outside {
        // BR-O-02: nobody has a VAT number.
        seller.vat_number.clear();
        buyer.vat_number.clear();
    }
    let domestic = buyer.address.country == "FR";
    // Invoice, credit note, corrective, deposit, final after deposit, already paid, self-billed.
    let form = choices.below(8);
    let (type_code, process) = match form {
        2 => ("381", "S1"),
        3 => ("384", "M1"),
        4 => ("386", "S1"),
        5 => ("380", "S4"),
        6 => ("380", "B2"),
        7 if kind == Kind::Domestic => ("389", "S1"),
        _ => ("380", "B1"),
    };
    let issued = choices.day();
    let vats = vats(choices, kind);
    let count = choices.of(&[1, 2, 3, 5, 12]);
    let lines: Vec<Line> = (1..=count).map(|number| line(choices, number, &vats)).collect();
    let mut adjustments = Vec::new();
    for _ in 0..choices.of(&[0, 0, 1, 2, 3]) {
        let of = choices.of(&lines);
        adjustments.push(adjustment(choices, of.net, of.vat.clone()));
    }
    let currency = choices.of(&["EUR", "EUR", "EUR", "EUR", "USD", "CHF"]).parse().unwrap();
    let mut invoice = Invoice {
        number: format!("FA{}-{:06}", issued.to_date().format("%Y"), choices.below(999_999)),
        issued: Some(issued),
        type_code: type_code.to_owned(),
        currency,
        due: Some(issued.plus(choices.of(&[30, 45, 60, 0]))),
        buyer_reference: choices.code_in(3, "SERVICE"),
        project: choices.code_in(5, "PROJ"),
        contract: choices.code_in(4, "CT"),
        purchase_order: choices.code_in(2, "BC"),
        sales_order: choices.code_in(4, "CDE"),
        receiving_advice: choices.code_in(6, "REC"),
        despatch_advice: choices.code_in(4, "EXP"),
        tender: choices.code_in(7, "AO"),
        invoiced_object: if choices.once_in(6) {
            Identifier::new("AVE", &choices.code("OBJ"))
        } else {
            Identifier::default()
        },
        accounting: choices.code_in(5, "411"),
        payment_terms: choices.text_in(4),
        notes: notes(choices, domestic),
        process: process.to_owned(),
        seller,
        buyer,
        delivered: choices.day_in(3),
        period: choices.period_in(4),
        payment: payment(choices),
        adjustments,
        attachments: attachments(choices),
        lines,
        ..Invoice::default()
    };
    match choices.below(6) {
        3 => invoice.tax_point_code = "5".to_owned(),
        4 => invoice.tax_point_code = "72".to_owned(),
        5 if kind != Kind::Outside => invoice.tax_point = Some(issued),
        _ => (),
    }
    if kind == Kind::Intra || choices.once_in(4) {
        let country = invoice.buyer.address.country.clone();
        let identifiers = if choices.once_in(2) && domestic {
            vec![Identifier::new("0088", "3456789012340")]
        } else {
            Vec::new()
        };
        invoice.delivered_to = Some(Box::new(Party {
            name: choices.text_in(2).replace(['\n', '\t'], " "),
            identifiers,
            address: address(choices, &country),
            ..Party::default()
        }));
        invoice.delivered = invoice.delivered.or(Some(issued));
    }
    if choices.once_in(5) {
        // A factor.
        let factor = french(choices, false);
        invoice.payee = Some(Box::new(Party {
            name: factor.name,
            registration: factor.registration,
            ..Party::default()
        }));
    }
    if choices.once_in(8) && kind != Kind::Outside {
        let other = french(choices, false);
        invoice.tax_representative = Some(Box::new(Party {
            name: other.name,
            vat_number: other.vat_number,
            address: other.address,
            ..Party::default()
        }));
    }
    let earlier = |choices: &mut Choices<'_>| Preceding {
        number: choices.code("FA2025"),
        issued: Some(issued.plus(-40)),
        type_code: String::new(),
    };
    if matches!(form, 2 | 3 | 5) {
        invoice.preceding.push(earlier(choices));
        if form == 5 {
            invoice.preceding[0].type_code = "386".to_owned();
        } else if form == 2 && choices.once_in(3) {
            invoice.preceding.push(earlier(choices));
        }
    }
    sum(&mut invoice, kind, &vats);
    let gross = invoice.totals.gross;
    match form {
        5 if gross > Decimal::ONE => invoice.totals.prepaid = round(gross * Decimal::new(3, 1)),
        6 => invoice.totals.prepaid = gross,
        _ if form < 2 && choices.once_in(10) && gross > Decimal::ONE => {
            // Rounded to a whole unit.
            invoice.totals.rounding = gross.round() - gross;
        }
        _ => (),
    }
    totals::fill(&mut invoice).unwrap();
    if form == 6 {
        invoice.due = Some(issued);
    }
    if currency != Currency::EUR {
        totals::account_vat(&mut invoice, Currency::EUR, Decimal::new(9_123, 4)).unwrap();
    }
    extend(choices, &mut invoice);
    invoice
}

/// The totals and the breakdown of VAT, as the product computes them.
fn sum(invoice: &mut Invoice, kind: Kind, vats: &[Vat]) {
    invoice.vat = vats
        .iter()
        .map(|vat| {
            let (exemption, exemption_code) = exemption(kind, &vat.category);
            VatLine {
                vat: vat.clone(),
                exemption: exemption.to_owned(),
                exemption_code: exemption_code.to_owned(),
                ..VatLine::default()
            }
        })
        .collect();
    totals::fill(invoice).unwrap();
}
