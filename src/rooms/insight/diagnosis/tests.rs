//! For each finding a small company that shows it and one that does not, with its effect worked out by hand.

use crate::base::{Amount, Currency, Day, Money, Texts};
use crate::book::{Book, Event};
use crate::journal::{DeviceId, EntryId, Stamp};
use crate::rooms::customers::{self, CustomerBatch};
use crate::rooms::insight::queries::Value;
use crate::rooms::invoices::{self, InvoiceBatch, Kind};
use crate::rooms::payments::{self, PaymentBatch};

use super::{DiagnosisQuery, DiagnosisView, Finding, FindingKind, Missing};

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

/// An invented company, told in days before today.
#[derive(Default)]
struct Company {
    invoices: InvoiceBatch,
    payments: PaymentBatch,
    customers: CustomerBatch,
}

impl Company {
    /// An invoice of so many euros, issued so many days ago with so many days of terms.
    fn sells(mut self, account: &str, ago: i32, terms: i32, euros: i64) -> Company {
        let row = self.invoices.number.len();
        self.invoices.accounts.push(account);
        self.invoices.account.push(row as u32);
        self.invoices.number.push(&format!("F{row}"));
        self.invoices.kind.push(if euros < 0 { Kind::CreditNote } else { Kind::Invoice });
        self.invoices.issued.push(today().plus(-ago));
        self.invoices.due.push(today().plus(terms - ago));
        self.invoices.gross.push(Amount::new(euros * 100));
        self.invoices.disputed.push(false);
        self.invoices.stated_open.push(None);
        self
    }

    /// The last invoice is disputed.
    fn disputed(mut self) -> Company {
        if let Some(disputed) = self.invoices.disputed.last_mut() {
            *disputed = true;
        }
        self
    }

    /// The last invoice was paid so many days ago.
    fn paid(mut self, ago: i32, means: &str) -> Company {
        let row = self.invoices.number.len() - 1;
        let account = self.invoices.accounts.get(row).to_owned();
        let euros = self.invoices.gross[row].get() / 100;
        self = self.receives(&account, ago, euros, means);
        let last = self.payments.invoice.len() - 1;
        let mut invoices = Texts::default();
        (0..last).for_each(|at| invoices.push(self.payments.invoice.get(at)));
        invoices.push(&format!("F{row}"));
        self.payments.invoice = invoices;
        self
    }

    /// Money that came so many days ago, for nothing in particular.
    fn receives(mut self, account: &str, ago: i32, euros: i64, means: &str) -> Company {
        let row = self.payments.paid.len();
        self.payments.accounts.push(account);
        self.payments.account.push(row as u32);
        self.payments.reference.push(&format!("P{row}"));
        self.payments.invoice.push("");
        self.payments.means.push(means);
        self.payments.paid.push(today().plus(-ago));
        self.payments.amount.push(Amount::new(euros * 100));
        self
    }

    /// A customer's terms, and who looks after it.
    fn knows(mut self, account: &str, terms: &str, assignee: &str) -> Company {
        self.customers.account.push(account);
        self.customers.terms.push(terms);
        self.customers.assignee.push(assignee);
        self
    }

    fn diagnosis(self) -> DiagnosisView {
        let device = DeviceId::from_bits(1);
        let (id, stamp) = (EntryId { device, number: 1 }, Stamp { millis: 1, counter: 0, device });
        let mut book = Book::default();
        for event in [
            Event::Customers(customers::Event::CustomersRecorded(self.customers)),
            Event::Invoices(invoices::Event::InvoicesRecorded(self.invoices)),
            Event::Payments(payments::Event::PaymentsRecorded(self.payments)),
        ] {
            book.apply(id, stamp, &event);
        }
        DiagnosisQuery::default().run(&book, today())
    }

    /// What is found of one kind: the finding, and whether it passes its threshold.
    fn shows(self, kind: FindingKind) -> Result<(Finding, bool), Missing> {
        let view = self.diagnosis();
        let of = |findings: &[Finding]| findings.iter().find(|of| of.kind == kind).cloned();
        match (of(&view.found), of(&view.sound)) {
            (Some(finding), None) => Ok((finding, true)),
            (None, Some(finding)) => Ok((finding, false)),
            _ => Err(view.unmeasured.iter().find(|of| of.kind == kind).unwrap().missing),
        }
    }
}

fn company() -> Company {
    Company::default()
}

/// A steady firm: every month for two years the same sale, paid on its due date, thirty days after issue.
fn steady() -> Company {
    (1..=24).rev().fold(company(), |company, month| {
        let company = company.sells("STEADY", month * 30, 30, 3_000);
        if 1 < month { company.paid((month - 1) * 30, "Virement") } else { company }
    })
}

fn text(value: &Value) -> String {
    match value {
        Value::Money { value } => value.amount.to_decimal(Currency::EUR).to_string(),
        Value::Days { value } | Value::Percent { value } | Value::Number { value } => value.clone(),
        Value::None => "none".to_owned(),
    }
}

/// Measured, effect in cents, effect in days, found.
type Expected<'a> = (&'a str, i64, Option<&'a str>, bool);

#[track_caller]
fn check(company: Company, kind: FindingKind, expected: Expected<'_>) -> Finding {
    let (finding, found) = company.shows(kind).unwrap();
    let effect = &finding.effect;
    let said = (text(&finding.measured), effect.money.amount.get(), effect.days.clone(), found);
    let (measured, cents, days, beyond) = expected;
    assert_eq!(said, (measured.to_owned(), cents, days.map(str::to_owned), beyond), "{kind:?}");
    finding
}

fn accounts(finding: &Finding) -> Vec<&str> {
    finding.customers.iter().map(|customer| customer.account.as_str()).collect()
}

#[test]
fn terms_above_the_ceiling_are_named_with_the_article_and_the_days_they_hold() {
    // 36 500 due after 90 days: 30 beyond the sixty allowed; sold within the 100 days known.
    let company = company().sells("A", 99, 90, 36_500).paid(5, "").sells("B", 50, 60, 1_000);
    // 36 500 × 30 ÷ 100 = 10 950 held; a day sells 375: 29,2 days.
    let finding = check(company, FindingKind::Terms, ("1", 1_095_000, Some("29.2"), true));
    assert_eq!(finding.law.as_deref(), Some("Code de commerce, art. L441-10, I, al. 2"));
    assert_eq!(accounts(&finding), ["A"]);
    assert_eq!(text(&finding.customers[0].more), "30.0");
    assert_eq!(finding.invoices[0].0.number, "F0");
}

#[test]
fn terms_at_the_ceiling_or_of_forty_five_days_end_of_month_are_lawful() {
    // Issued 2026-10-17: +45 is 1 December, the end of the month 31 December: 75 days.
    let lawful = || company().sells("A", 35, 75, 1_000).paid(3, "").sells("B", 50, 60, 1_000);
    let agreed = lawful().knows("A", "45 jours fin de mois", "");
    check(agreed, FindingKind::Terms, ("0", 0, Some("0.0"), false));
    // Without the clause the same due date is fifteen days too late.
    let finding = lawful().shows(FindingKind::Terms).unwrap();
    assert_eq!((text(&finding.0.customers[0].more), finding.1), ("15.0".to_owned(), true));
}

#[test]
fn one_customer_beyond_a_fifth_of_the_whole_is_a_concentration() {
    let owing = |largest: i64| {
        (0..8)
            .fold(company(), |company, at| company.sells(&format!("C{at}"), 9, 30, 1_000))
            .sells("BIG", 99, 30, largest)
            .sells("PAID", 50, 30, 1_000)
            .paid(20, "")
    };
    // 4 000 of 12 000; a fifth would be 2 400. 13 000 sold in 100 days.
    let finding =
        check(owing(4_000), FindingKind::Concentration, ("33.3", 160_000, Some("12.3"), true));
    assert_eq!(accounts(&finding)[0], "BIG");
    check(owing(2_000), FindingKind::Concentration, ("20.0", 0, Some("0.0"), false));
    assert_eq!(company().shows(FindingKind::Concentration), Err(Missing::Open));
}

#[test]
fn late_invoicing_cannot_be_measured_without_deliveries_and_is_not_guessed() {
    assert_eq!(steady().shows(FindingKind::LateInvoicing), Err(Missing::Deliveries));
}

#[test]
fn money_that_waits_more_than_a_week_for_its_invoice_is_found() {
    let waiting = |ago: i32| steady().receives("WHO", ago, 700, "").receives("WHO", 1, 50, "");
    // 700 of 36 000 sold in 365 days (twelve months of thirty days are 360: the thirteenth sale is older).
    let finding =
        check(waiting(8), FindingKind::Unallocated, ("700.00", 70_000, Some("7.1"), true));
    assert_eq!(
        (accounts(&finding), text(&finding.customers[0].more)),
        (vec!["WHO"], "8.0".to_owned())
    );
    check(waiting(7), FindingKind::Unallocated, ("0.00", 0, Some("0.0"), false));
    let unpaid = company().sells("A", 9, 30, 100);
    assert_eq!(unpaid.shows(FindingKind::Unallocated), Err(Missing::Payments));
}

#[test]
fn an_old_last_receipt_holds_what_usually_comes_in_as_many_days() {
    let last = |ago: i32| company().sells("A", 99, 30, 36_500).paid(ago, "").sells("A", 9, 30, 100);
    // 36 500 in the year up to it, so 100 a day: twenty days are 2 000. A day sells 366.
    check(last(20), FindingKind::StaleReceipts, ("20.0", 200_000, Some("5.5"), true));
    check(last(7), FindingKind::StaleReceipts, ("7.0", 0, Some("0.0"), false));
    assert_eq!(
        company().sells("A", 9, 30, 1).shows(FindingKind::StaleReceipts),
        Err(Missing::Payments)
    );
}

#[test]
fn an_old_credit_note_beside_an_open_invoice_waits_for_nothing() {
    let credit = |ago: i32, account: &str| {
        company()
            .sells("A", 99, 30, 400)
            .sells(account, ago, 0, -600)
            .sells("B", 80, 30, 9_800)
            .paid(40, "")
    };
    // Only 400 can be set against it. 9 600 sold in 100 days.
    let finding =
        check(credit(31, "A"), FindingKind::IdleCredits, ("600.00", 40_000, Some("4.2"), true));
    assert_eq!((finding.invoices_total, accounts(&finding)), (1, vec!["A"]));
    check(credit(30, "A"), FindingKind::IdleCredits, ("0.00", 0, Some("0.0"), false));
    // Its customer owes nothing else.
    check(credit(31, "C"), FindingKind::IdleCredits, ("0.00", 0, Some("0.0"), false));
}

#[test]
fn what_is_overdue_since_more_than_ninety_days_is_old() {
    let old = |ago: i32| {
        company()
            .sells("A", ago, 30, 500)
            .sells("B", 199, 30, 500)
            .paid(9, "")
            .sells("C", 9, 30, 500)
    };
    let finding = check(old(121), FindingKind::OldOverdue, ("50.0", 50_000, Some("66.7"), true));
    assert_eq!((accounts(&finding), finding.search.as_deref()), (vec!["A"], Some("retard > 90")));
    check(old(120), FindingKind::OldOverdue, ("0.0", 0, Some("0.0"), false));
}

#[test]
fn due_dates_announce_what_does_not_come() {
    // Due ten days ago: 1 000 announced thirty days ago, 400 of it came.
    let came = |late: i64| {
        company()
            .sells("A", 40, 30, 1_000 - late)
            .paid(5, "")
            .sells("B", 40, 30, late)
            .sells("C", 9, 9, 500)
    };
    let finding = check(came(600), FindingKind::Forecast, ("60.0", 60_000, Some("16.4"), true));
    assert_eq!(accounts(&finding), ["B"]);
    check(came(200), FindingKind::Forecast, ("20.0", 20_000, Some("5.5"), false));
    assert_eq!(
        company().sells("A", 40, 30, 1).shows(FindingKind::Forecast),
        Err(Missing::PaidInvoices)
    );
}

#[test]
fn disputes_hold_their_amount_until_they_are_solved() {
    let disputed = |euros: i64| {
        company()
            .sells("A", 60, 30, euros)
            .disputed()
            .sells("B", 99, 30, 1_000 - euros)
            .sells("C", 80, 30, 9_000)
            .paid(20, "")
    };
    let finding = check(disputed(100), FindingKind::Disputes, ("10.0", 10_000, Some("1.0"), true));
    let age = finding.inputs.iter().find(|input| input.key == "disputeAge").unwrap();
    assert_eq!((text(&age.value), finding.search.as_deref()), ("60.0".to_owned(), Some("litige")));
    check(disputed(50), FindingKind::Disputes, ("5.0", 5_000, Some("0.5"), false));
}

#[test]
fn a_dso_beyond_the_terms_is_what_lateness_adds() {
    // 500 every five days, paid so many days after the issue; the terms are thirty.
    let slow = |after: i32| {
        (1..=140).rev().map(|at| at * 5).fold(company(), |company, ago| {
            let company = company.sells("A", ago, 30, 500);
            if after < ago { company.paid(ago - after, "") } else { company }
        })
    };
    let late = slow(90).shows(FindingKind::BeyondTerms).unwrap();
    assert!(late.1, "{:?}", late.0);
    // Days and money are one sum: a day sells 36 000 ÷ 365.
    let days: f64 = late.0.effect.days.as_deref().unwrap().parse().unwrap();
    let euros = late.0.effect.money.amount.get() as f64 / 100.0;
    assert!((days - euros * 365.0 / 36_000.0).abs() < 0.06, "{days} {euros}");
    assert!(!slow(30).shows(FindingKind::BeyondTerms).unwrap().1);
    assert_eq!(
        company().sells("A", 40, 30, 1).shows(FindingKind::BeyondTerms),
        Err(Missing::PaidInvoices)
    );
}

#[test]
fn the_worst_rise_of_the_dso_is_found_between_its_two_months() {
    // 500 every five days, paid after thirty; of what is due between two days, nothing comes before the later one.
    let stops = |from: i32, to: i32| {
        (1..=140).rev().map(|at| at * 5).fold(company(), |company, ago| {
            let company = company.sells("A", ago, 30, 500);
            let due = ago - 30;
            let paid = if (to..from).contains(&due) { to } else { due };
            if 0 < paid { company.paid(paid, "") } else { company }
        })
    };
    let (finding, found) = stops(300, 180).shows(FindingKind::Drift).unwrap();
    let (start, end) = finding.between.unwrap();
    assert!(found && start < end && end < today().plus(-150), "{finding:?}");
    let rise: f64 = text(&finding.measured).parse().unwrap();
    assert!(60.0 < rise && rise < 130.0, "{rise}");
    // It is over: nothing of it is left today.
    assert!(finding.effect.money.amount.get() < 60_000, "{:?}", finding.effect);
    assert!(!stops(300, 300).shows(FindingKind::Drift).unwrap().1);
    assert_eq!(
        company().sells("A", 40, 30, 1).shows(FindingKind::Drift),
        Err(Missing::PaidInvoices)
    );
    let young = company().sells("A", 40, 30, 1).paid(2, "");
    assert_eq!(young.shows(FindingKind::Drift), Err(Missing::History));
}

#[test]
fn overdue_customers_that_nobody_looks_after_are_found() {
    let assigned = |whose: &str| {
        company()
            .sells("A", 60, 30, 900)
            .sells("B", 60, 30, 100)
            .sells("C", 99, 30, 9_000)
            .paid(9, "")
            .knows("A", "", whose)
            .knows("B", "", "Mme Ivoire")
    };
    let finding = check(assigned(""), FindingKind::Nobody, ("90.0", 90_000, Some("9.0"), true));
    assert_eq!(accounts(&finding), ["A"]);
    check(assigned("M. Ocre"), FindingKind::Nobody, ("0.0", 0, Some("0.0"), false));
    assert_eq!(steady().shows(FindingKind::Nobody), Err(Missing::Assignees));
}

#[test]
fn cheques_hold_the_days_that_they_are_later_than_other_means() {
    let paid_by = |means: &str| {
        company()
            // Ten days late.
            .sells("A", 99, 30, 3_650)
            .paid(59, means)
            // On its due date.
            .sells("B", 99, 30, 6_350)
            .paid(69, "Virement")
    };
    // 3 650 × 10 ÷ 365 = 100.
    let finding =
        check(paid_by("Chèque"), FindingKind::Cheques, ("36.5", 10_000, Some("1.0"), true));
    assert_eq!(accounts(&finding), ["A"]);
    check(paid_by("Prélèvement"), FindingKind::Cheques, ("0.0", 0, Some("0.0"), false));
    assert_eq!(
        company().sells("A", 9, 1, 1).paid(2, "").shows(FindingKind::Cheques),
        Err(Missing::Means)
    );
}

#[test]
fn a_customer_who_pays_later_than_in_the_half_year_before_is_named() {
    let pays = |late: i32| {
        let before = [350, 320, 290]
            .into_iter()
            .fold(company(), |company, ago| company.sells("A", ago, 30, 600).paid(ago - 30, ""));
        [150, 120, 90]
            .into_iter()
            .fold(before, |company, ago| company.sells("A", ago, 30, 600).paid(ago - 30 - late, ""))
    };
    // 1 800 paid in the half-year, twelve days later than before: 1 800 × 12 ÷ 180 = 120. 3 600 sold in 351 days.
    let finding = check(pays(12), FindingKind::Worsening, ("1", 12_000, Some("11.7"), true));
    assert_eq!(
        (accounts(&finding), text(&finding.customers[0].more)),
        (vec!["A"], "12.0".to_owned())
    );
    check(pays(10), FindingKind::Worsening, ("0", 0, Some("0.0"), false));
    let two = company().sells("A", 9, 1, 1).paid(2, "");
    assert_eq!(two.shows(FindingKind::Worsening), Err(Missing::History));
}

#[test]
fn every_kind_is_told_once_and_the_largest_effect_comes_first() {
    for view in [
        company().diagnosis(),
        steady().diagnosis(),
        steady().sells("A", 300, 30, 9_000).diagnosis(),
    ] {
        let mut kinds: Vec<FindingKind> =
            view.found.iter().chain(&view.sound).map(|of| of.kind).collect();
        kinds.extend(view.unmeasured.iter().map(|of| of.kind));
        assert_eq!(kinds.len(), FindingKind::ALL.len());
        assert!(FindingKind::ALL.iter().all(|kind| kinds.contains(kind)));
        assert!(view.found.is_sorted_by_key(|of| std::cmp::Reverse(of.effect.money.amount)));
    }
    let errors: Vec<u8> = FindingKind::ALL.iter().map(|kind| kind.error()).collect();
    assert!(errors.is_sorted() && (1..=10).all(|error| errors.contains(&error)));
}

#[test]
fn open_items_alone_give_no_effect_in_days() {
    let view = company().sells("A", 200, 30, 500).diagnosis();
    assert_eq!((view.one_day, view.found.is_empty()), (None, false));
    assert!(view.found.iter().all(|finding| finding.effect.days.is_none()));
    let known = steady().diagnosis();
    assert_eq!(known.one_day, Some(Money::new(Amount::new(98_63), Currency::EUR)));
}
