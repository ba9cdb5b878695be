//! From a draft to a paid invoice, on one device and on three.

mod further;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::commands::{self, CustomerFile, Refusal, Start};
use super::compose::compose;
use super::draft::*;
use super::queries::*;
use super::{Event, Here, Status, views};
use crate::base::{Amount, Day, creditor_reference, is_creditor_reference};
use crate::book::{self, Book};
use crate::en16931::{Address, Invoice};
use crate::journal::{DeviceId, EntryId, Stamp};
use crate::rooms::customers::details::{Channel, Details, Nature};
use crate::rooms::invoices::firm::{Firm, VatRegime};
use crate::rooms::invoices::{self, Issuer};
use crate::rooms::payments;
use crate::texts::Locale;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

const TODAY: &str = "2026-11-21";

/// One entry: who wrote it, its stamp, its events.
type Told = (EntryId, Stamp, Vec<book::Event>);

/// A device with its own book, and the entries that it knows.
#[derive(Clone)]
struct Desk {
    device: DeviceId,
    book: Book,
    known: Vec<Told>,
    today: Day,
}

impl Desk {
    fn new(bits: u64) -> Desk {
        let device = DeviceId::from_bits(bits);
        Desk { device, book: Book::default(), known: Vec::new(), today: day(TODAY) }
    }

    /// A device with a firm and one customer.
    fn ready() -> Desk {
        let mut desk = Desk::new(1);
        desk.tell(vec![issuer(Firm::default())]);
        let (_, events) = commands::save_customer(&desk.book, &customer()).unwrap();
        desk.tell(events);
        desk
    }

    fn here(&self) -> Here {
        let first = self.known.iter().min_by_key(|(_, stamp, _)| *stamp);
        let founder = first.is_none_or(|(id, ..)| id.device == self.device);
        Here { device: self.device, founder }
    }

    fn tell(&mut self, events: Vec<book::Event>) {
        let number =
            self.known.iter().filter(|(id, ..)| id.device == self.device).count() as u64 + 1;
        let latest = self.known.iter().map(|(_, stamp, _)| *stamp).max();
        let stamp = Stamp::next(latest, 1_795_000_000_000, self.device);
        let id = EntryId { device: self.device, number };
        for event in &events {
            self.book.apply(id, stamp, event);
        }
        self.known.push((id, stamp, events));
    }

    fn issuing(&mut self, events: impl IntoIterator<Item = Event>) -> Vec<String> {
        let of = |event| book::Event::Invoices(invoices::Event::Issuing(event));
        let events: Vec<book::Event> = events.into_iter().map(of).collect();
        let made = commands::made(&events);
        self.tell(events);
        made
    }

    fn draft(&mut self, draft: &Draft) -> String {
        let event = commands::set_draft(&self.book, "", draft, self.device).unwrap();
        self.issuing(event).remove(0)
    }

    fn issue(&mut self, draft: &str) -> Result<String, Refusal> {
        let drafts = [draft.to_owned()];
        let events = commands::issue(&self.book, &drafts, self.today, self.here(), Locale::Fr)?;
        Ok(self.issuing(events).remove(0))
    }

    fn issued(&mut self, draft: &Draft) -> String {
        let id = self.draft(draft);
        self.issue(&id).unwrap()
    }

    fn row(&self, id: &str) -> u32 {
        self.book.invoices.find_id(&self.book.customers, id).unwrap()
    }

    fn number(&self, id: &str) -> String {
        self.book.invoices.number.get(self.row(id) as usize).to_owned()
    }

    fn invoice(&self, id: &str) -> Invoice {
        views::issued(&self.book, self.row(id), self.today, Locale::Fr).unwrap().invoice
    }

    fn start(&mut self, start: &Start) -> String {
        let event = commands::start_draft(&self.book, start, self.today, self.device).unwrap();
        self.issuing([event]).remove(0)
    }

    fn findings(&self, draft: &Draft) -> Vec<DraftFinding> {
        let query = DraftQuery { draft: Some(Box::new(draft.clone())), ..DraftQuery::default() };
        query.run(&self.book, self.today, self.here(), Locale::Fr).unwrap().findings
    }

    fn codes(&self, draft: &Draft) -> Vec<String> {
        self.findings(draft).into_iter().map(|found| found.code).collect()
    }

    /// Takes in what another device knows, and folds again.
    fn merge(&mut self, other: &Desk) {
        for told in &other.known {
            if self.known.iter().all(|(id, ..)| *id != told.0) {
                self.known.push(told.clone());
            }
        }
        self.known.sort_by_key(|(_, stamp, _)| *stamp);
        self.book = Book::fold(self.known.iter().cloned(), &BTreeSet::new());
    }
}

fn firm() -> Firm {
    Firm {
        legal_form: "SAS".to_owned(),
        capital: "10 000 €".to_owned(),
        rcs_city: "Lyon".to_owned(),
        seat: address("12 quai des Forges", "69002", "Lyon"),
        ..Firm::default()
    }
}

fn issuer(change: Firm) -> book::Event {
    let firm = Firm {
        penalty_rate: change.penalty_rate,
        vat_regime: change.vat_regime,
        vat_on_debits: change.vat_on_debits,
        early_percent: change.early_percent,
        early_days: change.early_days,
        invoice_prefix: change.invoice_prefix,
        ..firm()
    };
    let franchise = firm.vat_regime == VatRegime::Franchise;
    let issuer = Issuer {
        name: "Ateliers Borel".to_owned(),
        registration: "732 829 320 00074".to_owned(),
        vat_number: if franchise { String::new() } else { "FR44732829320".to_owned() },
        iban: "FR76 3000 6000 0112 3456 7890 189".to_owned(),
        firm: Box::new(firm),
        ..Issuer::default()
    };
    book::Event::Invoices(invoices::Event::IssuerSet { issuer, replaces: Vec::new() })
}

fn address(line: &str, post_code: &str, city: &str) -> Address {
    Address {
        lines: vec![line.to_owned()],
        post_code: post_code.to_owned(),
        city: city.to_owned(),
        country: "FR".to_owned(),
        ..Address::default()
    }
}

fn customer() -> CustomerFile {
    CustomerFile {
        name: "Bâti Ouest".to_owned(),
        registration: "404833048".to_owned(),
        vat_number: "FR83404833048".to_owned(),
        terms: "30 jours".to_owned(),
        details: Details {
            billing: address("3 rue du Port", "44000", "Nantes"),
            channel: Channel::Post,
            ..Details::default()
        },
        ..CustomerFile::default()
    }
}

const ACCOUNT: &str = "411BATIOUES";

fn line(name: &str, quantity: &str, price: &str, vat: &str) -> DraftLine {
    let [name, quantity, price, vat] = [name, quantity, price, vat].map(str::to_owned);
    DraftLine { name, quantity, price, vat, ..DraftLine::default() }
}

fn draft(lines: Vec<DraftLine>) -> Draft {
    Draft { account: ACCOUNT.to_owned(), lines, ..Draft::default() }
}

fn thousand() -> Draft {
    draft(vec![line("Pose", "1", "1000", "20")])
}

#[test]
fn drafts_that_can_be_issued_are_added_up_apart() {
    let mut desk = Desk::ready();
    desk.draft(&thousand());
    desk.draft(&draft(vec![line("", "1", "10", "20")]));
    let list = DraftsQuery::default().run(&desk.book, desk.today, desk.here(), Locale::Fr);
    assert_eq!(list.rows.iter().filter(|row| row.blocks == 0).count(), 1);
    assert_eq!(list.gross[0].amount, Amount::new(121_200));
    assert_eq!(list.ready[0].amount, Amount::new(120_000));
}

#[test]
fn a_draft_becomes_an_invoice_that_is_owed() {
    let mut desk = Desk::ready();
    let two = draft(vec![line("Pose", "3", "3,33", ""), line("Livre", "1", "10", "5.5")]);
    assert_eq!(desk.findings(&two), []);
    let id = desk.draft(&two);
    let list = DraftsQuery::default().run(&desk.book, desk.today, desk.here(), Locale::Fr);
    assert_eq!((list.rows.len(), list.rows[0].blocks), (1, 0));
    // 9.99 + 2.00 and 10.00 + 0.55
    assert_eq!(list.gross[0].amount, Amount::new(2_254));
    let issued = desk.issue(&id).unwrap();
    assert_eq!(desk.number(&issued), "FA2026-A-000001");
    let invoice = desk.invoice(&issued);
    assert_eq!(invoice.totals.due.to_string(), "22.54");
    assert_eq!(invoice.due, Some(day("2026-12-21")));
    assert_eq!(invoice.process, "S1");
    assert_eq!(invoice.seller.identifiers[0].value, "73282932000074");
    assert_eq!(invoice.seller.legal_information, "SAS au capital de 10 000 € – RCS Lyon 732829320");
    assert_eq!(invoice.buyer.electronic_address.value, "404833048");
    assert!(is_creditor_reference(&invoice.payment.reference));
    assert_eq!(creditor_reference("FA2026-A-000001"), Some(invoice.payment.reference.clone()));
    for subject in ["PMD", "PMT", "AAB"] {
        assert_eq!(invoice.notes.iter().filter(|note| note.subject == subject).count(), 1);
    }
    assert!(invoice.notes.iter().any(|note| note.text.contains("12,40 %")));
    let row = desk.row(&issued) as usize;
    assert_eq!((desk.book.invoices.open[row], desk.book.invoices.vat[row]), (2_254, 255));
    assert_eq!(
        DraftsQuery::default().run(&desk.book, desk.today, desk.here(), Locale::Fr).rows,
        []
    );
    assert_eq!(desk.issue(&id), Err(Refusal::AlreadyIssued("FA2026-A-000001".to_owned())));
    assert_eq!(commands::drop_draft(&desk.book, &id).unwrap_err().code(), "already-issued");
    desk.book.check().unwrap();
}

#[test]
fn a_final_invoice_deducts_each_deposit_once_with_its_vat() {
    let mut desk = Desk::ready();
    let order = desk.draft(&thousand());
    let deposit = desk.start(&Start::Deposit { of: order.clone(), percent: "30 %".to_owned() });
    let deposit = desk.issue(&deposit).unwrap();
    assert_eq!(desk.number(&deposit), "AC2026-A-000001");
    assert_eq!(desk.invoice(&deposit).type_code, "386");
    assert_eq!(desk.invoice(&deposit).totals.gross.to_string(), "360.00");
    let last = Draft { deposits: vec![deposit.clone()], ..thousand() };
    let last = desk.issued(&last);
    let invoice = desk.invoice(&last);
    let totals = &invoice.totals;
    let said = [totals.net, totals.vat, totals.gross, totals.prepaid, totals.due];
    assert_eq!(
        said.map(|amount| amount.to_string()),
        ["1000.00", "200.00", "1200.00", "360.00", "840.00"]
    );
    assert_eq!(invoice.process, "S4");
    assert_eq!(invoice.preceding[0].number, "AC2026-A-000001");
    let row = desk.row(&last) as usize;
    // VAT still to be declared: 140.
    assert_eq!((desk.book.invoices.gross[row], desk.book.invoices.vat[row]), (84_000, 14_000));
    let again = Draft { deposits: vec![deposit], ..thousand() };
    assert_eq!(desk.codes(&again), ["deducted-already"]);
}

#[test]
fn zero_is_invoiced_only_where_deposits_have_paid_it() {
    let mut desk = Desk::ready();
    let cancelling = || vec![line("Pose", "1", "100", "20"), line("Geste", "1", "-100", "20")];
    let given = || vec![DraftLine { discount: "100".to_owned(), ..line("Don", "1", "50", "20") }];
    for kind in [DraftKind::Invoice, DraftKind::Corrective, DraftKind::Deposit] {
        for lines in [vec![line("Pose", "1", "0", "20")], cancelling(), given()] {
            let codes = desk.codes(&Draft { kind, ..draft(lines) });
            assert!(codes.contains(&"nothing-to-pay".to_owned()), "{kind:?}: {codes:?}");
        }
    }
    assert_eq!(desk.codes(&draft(Vec::new())), ["no-lines"]);
    // Where a price was forgotten, that is what is said; beside what has one it may be meant.
    let forgotten = desk.findings(&draft(vec![line("Pose", "1", "", "20")]));
    let said: Vec<_> =
        forgotten.iter().map(|found| (found.code.as_str(), found.severity)).collect();
    assert_eq!(said, [("line-without-price", Severity::Blocks)]);
    let beside =
        desk.findings(&draft(vec![line("Pose", "1", "", "20"), line("Bois", "1", "9", "20")]));
    assert_eq!(beside[0].severity, Severity::Warns);
    let id = desk.draft(&draft(cancelling()));
    let Err(Refusal::NotReady(1, sentence)) = desk.issue(&id) else { panic!("it was issued") };
    assert!(
        sentence.starts_with("Le total est de zéro\u{a0}: il n’y a rien à facturer."),
        "{sentence}"
    );
    // What is free beside what is not is an ordinary invoice.
    let beside = [vec![line("Pose", "1", "100", "20")], given()].concat();
    assert_eq!(desk.codes(&draft(beside)), Vec::<String>::new());
    // Deposits that have paid all of it leave zero to pay of a total that is none.
    let order = desk.draft(&thousand());
    let deposit = desk.start(&Start::Deposit { of: order, percent: "100 %".to_owned() });
    let deposit = desk.issue(&deposit).unwrap();
    let last = Draft { deposits: vec![deposit], ..thousand() };
    assert_eq!(desk.codes(&last), Vec::<String>::new());
    let last = desk.issued(&last);
    let totals = desk.invoice(&last).totals;
    let said = [totals.gross, totals.prepaid, totals.due].map(|amount| amount.to_string());
    assert_eq!(said, ["1200.00", "1200.00", "0.00"]);
    assert_eq!(desk.book.invoices.open[desk.row(&last) as usize], 0);
    desk.book.check().unwrap();
}

#[test]
fn what_is_issued_is_credited_in_whole_or_in_part_and_never_changed() {
    let mut desk = Desk::ready();
    let of =
        desk.issued(&draft(vec![line("Pose", "2", "100", "20"), line("Livre", "1", "50", "5.5")]));
    let whole = desk.start(&Start::Credit { of: of.clone(), lines: Vec::new() });
    let whole = desk.issue(&whole).unwrap();
    assert_eq!(desk.number(&whole), "AV2026-A-000001");
    let credit = desk.invoice(&whole);
    assert_eq!(credit.totals.gross, desk.invoice(&of).totals.gross);
    assert_eq!(credit.preceding[0].number, "FA2026-A-000001");
    assert_eq!(credit.preceding[0].issued, Some(day(TODAY)));
    let row = desk.row(&whole) as usize;
    assert_eq!(desk.book.invoices.gross[row], -29_275);
    // A second one is more than what is left.
    let more = desk.start(&Start::Credit { of: of.clone(), lines: vec![1] });
    let draft = desk.book.invoices.issuing.draft(&more).unwrap().1.clone();
    assert_eq!(draft.lines.len(), 1);
    assert_eq!(desk.codes(&draft), ["credits-more"]);
    let none = Draft { kind: DraftKind::CreditNote, ..thousand() };
    assert_eq!(desk.codes(&none), ["credits-none"]);
    let view = views::issued(&desk.book, desk.row(&of), desk.today, Locale::Fr).unwrap();
    assert_eq!(view.followed_by, ["AV2026-A-000001"]);
}

#[test]
fn a_corrective_invoice_takes_the_place_of_exactly_one() {
    let mut desk = Desk::ready();
    let of = desk.issued(&thousand());
    let id = desk.start(&Start::Corrective { of: of.clone() });
    let corrected = desk.issue(&id).unwrap();
    assert_eq!(desk.number(&corrected), "FA2026-A-000002");
    assert_eq!(desk.invoice(&corrected).type_code, "384");
    assert_eq!(desk.book.invoices.open[desk.row(&of) as usize], 0);
    assert_eq!(desk.book.invoices.open[desk.row(&corrected) as usize], 120_000);
    assert_eq!(views::stage(&desk.book, desk.row(&of), desk.today), Stage::Cancelled);
    let again = desk.start(&Start::Corrective { of });
    assert!(matches!(desk.issue(&again), Err(Refusal::NotReady(1, _))));
    desk.book.check().unwrap();
}

#[test]
fn a_refused_invoice_is_no_claim_any_more_and_its_number_is_burnt() {
    let mut desk = Desk::ready();
    let id = desk.issued(&thousand());
    let status = |code: &str, on: &str| Status {
        code: code.to_owned(),
        on: day(on),
        reasons: vec!["TX_TVA_ERR".to_owned()],
        ..Status::default()
    };
    for (code, stage) in
        [("200", Stage::Deposited), ("203", Stage::Delivered), ("999", Stage::Delivered)]
    {
        let event = commands::record_status(&desk.book, &id, &status(code, TODAY), Locale::Fr);
        desk.issuing([event.unwrap()]);
        assert_eq!(views::stage(&desk.book, desk.row(&id), desk.today), stage);
    }
    let without = Status { reasons: Vec::new(), ..status("210", "2026-11-23") };
    let refused = commands::record_status(&desk.book, &id, &without, Locale::Fr).unwrap_err();
    assert_eq!(refused.code(), "no-reason");
    let refused = status("210", "2026-11-23");
    let event = commands::record_status(&desk.book, &id, &refused, Locale::Fr).unwrap();
    desk.issuing([event]);
    assert_eq!(desk.book.invoices.open[desk.row(&id) as usize], 0);
    assert_eq!(views::stage(&desk.book, desk.row(&id), desk.today), Stage::Refused);
    let late = commands::record_status(&desk.book, &id, &status("205", TODAY), Locale::Fr);
    assert_eq!(late.unwrap_err().code(), "out-of-turn");
    let next = desk.issued(&thousand());
    assert_eq!(desk.number(&next), "FA2026-A-000002");
    desk.book.check().unwrap();
}

#[test]
fn days_never_go_back_in_a_series_and_a_year_begins_again() {
    let mut desk = Desk::ready();
    let on = |issued: &str| Draft { issued: Some(day(issued)), ..thousand() };
    desk.issued(&on("2026-11-20"));
    let early = desk.findings(&on("2026-11-19"));
    assert_eq!(early[0].code, "issued-before-the-last");
    assert!(early[0].message.contains("20/11/2026"));
    assert_eq!(desk.codes(&on("2026-11-22")), ["issued-in-the-future"]);
    desk.today = day("2027-01-04");
    let id = desk.issued(&on("2027-01-02"));
    assert_eq!(desk.number(&id), "FA2027-A-000001");
    // The year before is closed.
    assert_eq!(desk.codes(&on("2026-12-31")), ["issued-before-the-last"]);
    desk.book.check().unwrap();
}

#[test]
fn each_missing_mention_blocks_names_its_article_and_its_field() {
    let desk = Desk::ready();
    let found = |change: &dyn Fn(&mut Issuer),
                 file: &dyn Fn(&mut CustomerFile)|
     -> Vec<(String, String, String)> {
        let mut other = Desk::new(1);
        let book::Event::Invoices(invoices::Event::IssuerSet { mut issuer, .. }) =
            issuer(Firm::default())
        else {
            unreachable!("made above")
        };
        change(&mut issuer);
        let set = invoices::Event::IssuerSet { issuer, replaces: Vec::new() };
        other.tell(vec![book::Event::Invoices(set)]);
        let mut customer = customer();
        file(&mut customer);
        let (_, events) = commands::save_customer(&other.book, &customer).unwrap();
        other.tell(events);
        let found = other.findings(&thousand());
        assert!(found.iter().all(|found| found.severity == Severity::Blocks), "{found:?}");
        found.into_iter().map(|found| (found.code, found.field, found.article)).collect()
    };
    assert_eq!(desk.findings(&thousand()), []);
    let none = |_: &mut CustomerFile| ();
    let same = |_: &mut Issuer| ();
    let tax = "CGI, ann. II, art. 242 nonies A, I, ";
    let one = |found: Vec<(String, String, String)>, code: &str, field: &str, article: &str| {
        assert_eq!(found.len(), 1, "{code}: {found:?}");
        let (found_code, found_field, found_article) = &found[0];
        assert_eq!((found_code.as_str(), found_field.as_str()), (code, field));
        assert!(found_article.contains(article), "{code}: {found_article}");
    };
    one(found(&|issuer| issuer.name.clear(), &none), "seller-name", "firm.name", tax);
    one(found(&|issuer| issuer.firm.seat.city.clear(), &none), "seller-address", "firm.seat", tax);
    one(
        found(
            &|issuer| {
                issuer.registration = "732829321".to_owned();
                issuer.vat_number = "FR44732829320".to_owned();
                issuer.registration.clear();
                issuer.vat_number = "DE123456789".to_owned();
            },
            &none,
        ),
        "seller-siren",
        "firm.registration",
        tax,
    );
    one(
        found(&|issuer| issuer.registration = "73282932000075".to_owned(), &none),
        "wrong-siret",
        "firm.registration",
        "",
    );
    one(
        found(&|issuer| issuer.vat_number.clear(), &none),
        "seller-vat-number",
        "firm.vatNumber",
        tax,
    );
    one(
        found(&|issuer| issuer.vat_number = "FR45732829320".to_owned(), &none),
        "wrong-vat-number",
        "firm.vatNumber",
        "",
    );
    one(
        found(&|issuer| issuer.firm.legal_form.clear(), &none),
        "seller-legal-form",
        "firm.legalForm",
        "R123",
    );
    one(found(&|issuer| issuer.firm.capital.clear(), &none), "seller-capital", "firm.capital", "");
    one(
        found(&|issuer| issuer.firm.rcs_city.clear(), &none),
        "seller-register",
        "firm.rcsCity",
        "R123",
    );
    one(found(&|issuer| issuer.iban.clear(), &none), "no-iban", "firm.iban", "");
    one(
        found(&|issuer| issuer.iban = "FR76 3000 6000 0112 3456 7890 188".to_owned(), &none),
        "wrong-iban",
        "firm.iban",
        "",
    );
    one(
        found(&|issuer| issuer.firm.penalty_rate = "8,00".to_owned(), &none),
        "penalty-rate",
        "firm.penaltyRate",
        "L441-10",
    );
    assert_eq!(found(&|issuer| issuer.firm.penalty_rate = "8,25".to_owned(), &none), []);
    assert_eq!(found(&|issuer| issuer.firm.penalty_rate = "10 %".to_owned(), &none), []);
    one(
        found(&|issuer| issuer.firm.early_percent = "2".to_owned(), &none),
        "early-payment",
        "firm.earlyDays",
        "L441-9",
    );
    one(
        found(&|issuer| issuer.firm.invoice_prefix = "FÀ ".to_owned(), &none),
        "bad-prefix",
        "firm.invoicePrefix",
        "",
    );
    let bare = |file: &mut CustomerFile| {
        file.registration.clear();
        file.vat_number.clear();
    };
    one(found(&same, &bare), "buyer-siren", "customer.registration", tax);
    let wrong = |file: &mut CustomerFile| {
        file.registration = "404833049".to_owned();
        file.vat_number.clear();
    };
    one(found(&same, &wrong), "wrong-siren", "customer.registration", "");
    let nowhere = |file: &mut CustomerFile| {
        file.details.billing.city.clear();
        file.details.billing.post_code.clear();
    };
    one(found(&same, &nowhere), "buyer-address", "customer.billing", tax);
    let ordering = |file: &mut CustomerFile| file.details.order_required = true;
    one(found(&same, &ordering), "purchase-order", "purchaseOrder", "L441-9");
    let elsewhere = |file: &mut CustomerFile| {
        file.details.electronic_address = "732829320_A".to_owned();
    };
    one(found(&same, &elsewhere), "wrong-electronic-address", "customer.electronicAddress", "");
}

#[test]
fn what_is_mistyped_in_a_draft_is_named_where_it_stands() {
    let desk = Desk::ready();
    let codes = |change: &dyn Fn(&mut Draft)| {
        let mut draft = thousand();
        change(&mut draft);
        let found = desk.findings(&draft);
        let named = found.into_iter().map(|found| (found.code, found.field));
        named.collect::<Vec<_>>()
    };
    let one = |change: &dyn Fn(&mut Draft), code: &str, field: &str| {
        assert_eq!(codes(change), [(code.to_owned(), field.to_owned())]);
    };
    one(&|draft| draft.account.clear(), "no-customer", "account");
    one(&|draft| draft.lines[0].name.clear(), "line-without-name", "lines[0].name");
    one(&|draft| draft.lines[0].quantity = "deux".to_owned(), "not-a-number", "lines[0].quantity");
    one(
        &|draft| draft.lines[0].quantity = "1.23456".to_owned(),
        "too-many-decimals",
        "lines[0].quantity",
    );
    one(&|draft| draft.lines[0].vat = "5.6".to_owned(), "unknown-vat", "lines[0].vat");
    one(&|draft| draft.lines[0].vat = "8.5".to_owned(), "vat-elsewhere", "lines[0].vat");
    one(&|draft| draft.lines[0].price = "1.234".to_owned(), "doubtful-number", "lines[0].price");
    one(&|draft| draft.terms = "selon contrat".to_owned(), "unreadable-terms", "terms");
    one(&|draft| draft.due = Some(day("2026-11-20")), "due-before-issue", "due");
    one(&|draft| draft.early_percent = "2".to_owned(), "early-payment", "earlyDays");
    one(&|draft| draft.currency = "USD".parse().unwrap(), "no-exchange-rate", "exchangeRate");
    let part = |due: &str, amount: &str| DraftInstalment {
        due: Some(day(due)),
        amount: amount.to_owned(),
    };
    let parts = move |draft: &mut Draft| {
        draft.instalments = vec![part("2026-12-01", "500"), part("2027-01-01", "500")];
    };
    one(&parts, "instalments-do-not-add-up", "instalments[1].amount");
    let late = desk.findings(&Draft { terms: "60 jours fin de mois".to_owned(), ..thousand() });
    assert_eq!(
        (late[0].code.as_str(), late[0].severity),
        ("terms-beyond-ceiling", Severity::Warns)
    );
    assert_eq!(late[0].article, "Code de commerce, art. L441-10, I, al. 2");
    assert!(late[0].message.contains("20/01/2027"));
}

#[test]
fn instalments_share_the_total_and_the_last_takes_what_remains() {
    let mut desk = Desk::ready();
    let part = |due: &str, amount: &str| DraftInstalment {
        due: Some(day(due)),
        amount: amount.to_owned(),
    };
    let id = desk.issued(&Draft {
        instalments: vec![
            part("2026-12-01", "33,33 %"),
            part("2026-12-20", "400"),
            part("2027-01-10", ""),
        ],
        ..draft(vec![line("Pose", "1", "10000", "20")])
    });
    let invoice = desk.invoice(&id);
    let amounts: Vec<String> =
        invoice.instalments.iter().map(|part| part.amount.to_string()).collect();
    assert_eq!(amounts, ["3999.60", "400.00", "7600.40"]);
    let view = views::issued(&desk.book, desk.row(&id), desk.today, Locale::Fr).unwrap();
    let rows: Vec<u32> = view.instalments.iter().map(|id| desk.row(id)).collect();
    let sum = |column: &[i64]| rows.iter().map(|row| column[*row as usize]).sum::<i64>();
    assert_eq!(sum(&desk.book.invoices.gross), 1_200_000);
    assert_eq!(sum(&desk.book.invoices.vat), 200_000);
}

/// What somebody does on one of three devices.
#[derive(Clone, Debug)]
enum Step {
    Draft(u8, u8),
    Issue(u8, u8),
    Merge(u8, u8),
    Later(u8, u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0_u8..10, 0_u8..3, any::<u8>()).prop_map(|(what, who, choice)| match what {
        0..=2 => Step::Draft(who, choice),
        3..=6 => Step::Issue(who, choice),
        7 | 8 => Step::Merge(who, choice % 3),
        _ => Step::Later(who, choice % 40),
    });
    prop::collection::vec(step, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Three devices issue apart and together: no number twice, no gap, no day that goes back, and all agree.
    #[test]
    fn numbers_have_no_gap_and_no_twin_whoever_issues(steps in steps()) {
        let first = Desk::ready();
        let mut desks: Vec<Desk> = [1, 0xABCDE, 0x12345].iter().map(|bits| {
            let mut desk = Desk::new(*bits);
            desk.merge(&first);
            desk
        }).collect();
        for step in steps {
            match step {
                Step::Draft(who, choice) => {
                    let kind = if choice % 5 == 0 { DraftKind::Deposit } else { DraftKind::Invoice };
                    desks[who as usize].draft(&Draft { kind, ..thousand() });
                }
                Step::Issue(who, choice) => {
                    let desk = &mut desks[who as usize];
                    let ids: Vec<String> =
                        desk.book.invoices.issuing.drafts().map(|(id, ..)| id.to_owned()).collect();
                    if let Some(id) = ids.get(choice as usize % ids.len().max(1)) {
                        desk.issue(id).unwrap();
                    }
                }
                Step::Merge(who, from) => {
                    let other = desks[from as usize].clone();
                    desks[who as usize].merge(&other);
                }
                Step::Later(who, days) => {
                    let desk = &mut desks[who as usize];
                    desk.today = desk.today.plus(days.into());
                }
            }
            for desk in &desks {
                prop_assert_eq!(desk.book.check(), Ok(()));
            }
        }
        let mut whole = desks[0].clone();
        let mut other = desks[2].clone();
        for desk in &desks {
            whole.merge(desk);
        }
        for desk in desks.iter().rev() {
            other.merge(desk);
        }
        prop_assert_eq!(whole.book.hash(), other.book.hash());
        prop_assert_eq!(whole.book.check(), Ok(()));
        let numbers: Vec<&str> =
            whole.book.invoices.issuing.issued().iter().map(|one| one.issued.number.as_str()).collect();
        let distinct: BTreeSet<&str> = numbers.iter().copied().collect();
        prop_assert_eq!(numbers.len(), distinct.len());
    }
}
