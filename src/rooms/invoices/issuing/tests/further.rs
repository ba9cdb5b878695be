//! Borders, consumers, receipts, recurring invoices, deliveries, snapshots.

use super::*;
use crate::rooms::invoices::issuing::receipts;

#[test]
fn the_list_finds_and_orders_documents_by_where_they_stand() {
    use crate::base::Hash;
    use crate::rooms::invoices::queries::{InvoiceSort, InvoicesQuery};
    let mut desk = Desk::ready();
    let [issued, sent, refused, corrected] = [(); 4].map(|()| desk.issued(&thousand()));
    let event = commands::record_sent(
        &desk.book,
        std::slice::from_ref(&sent),
        day(TODAY),
        Channel::Post,
        "",
        Hash::NONE,
    );
    desk.issuing(event.unwrap());
    let status = Status {
        code: "210".to_owned(),
        on: day(TODAY),
        reasons: vec!["TX_TVA_ERR".to_owned()],
        ..Status::default()
    };
    let event = commands::record_status(&desk.book, &refused, &status, Locale::Fr);
    desk.issuing([event.unwrap()]);
    let instead = desk.start(&Start::Corrective { of: corrected.clone() });
    let instead = desk.issue(&instead).unwrap();
    let order = desk.draft(&thousand());
    let deposit = desk.start(&Start::Deposit { of: order, percent: "100".to_owned() });
    let deposit = desk.issue(&deposit).unwrap();
    let paid = desk.issued(&Draft { deposits: vec![deposit.clone()], ..thousand() });
    let list = |search: &str, sort, descending| -> Vec<String> {
        let search = search.to_owned();
        let query = InvoicesQuery { search, sort, descending, ..InvoicesQuery::default() };
        query.run(&desk.book, desk.today).rows.into_iter().map(|row| row.id).collect()
    };
    let at = |search: &str| list(search, InvoiceSort::Number, false);
    assert_eq!(at("état:émise"), [deposit.clone(), issued.clone(), instead.clone()]);
    assert_eq!(at("stage:sent"), [sent.as_str()]);
    // What is over is found without asking for closed items too.
    assert_eq!(at("état:refusée"), [refused.as_str()]);
    assert_eq!(at("stage:cancelled"), [corrected.as_str()]);
    assert_eq!(at("statut:payées"), [paid.as_str()]);
    assert_eq!(at("-état:émise"), [sent.as_str()]);
    assert_eq!(at("client:inconnu état:émise"), Vec::<String>::new());
    for stage in Stage::ALL {
        let named = at(&format!("état:\"{}\"", said_of(stage)));
        let wanted = |id: &&String| views::stage(&desk.book, desk.row(id), desk.today) == stage;
        let all = [&deposit, &issued, &sent, &refused, &corrected, &instead, &paid];
        let mut wanted: Vec<&String> = all.into_iter().filter(wanted).collect();
        wanted.sort_by_key(|id| desk.number(id));
        assert_eq!(named.iter().collect::<Vec<_>>(), wanted, "{stage:?}");
    }
    let ordered = |descending| -> Vec<Stage> {
        let search = "état:émise".to_owned();
        let query = InvoicesQuery {
            closed: true,
            sort: InvoiceSort::Stage,
            descending,
            ..InvoicesQuery::default()
        };
        assert_eq!(InvoicesQuery { search, ..query.clone() }.run(&desk.book, desk.today).total, 3);
        query.run(&desk.book, desk.today).rows.into_iter().map(|row| row.stage).collect()
    };
    let rising = ordered(false);
    assert!(rising.is_sorted() && rising.len() == 7, "{rising:?}");
    assert_eq!(ordered(true), rising.into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn drafts_are_found_in_the_list_where_they_are_asked_for() {
    use crate::rooms::invoices::queries::InvoicesQuery;
    let mut desk = Desk::ready();
    let issued = desk.issued(&thousand());
    let draft = desk.draft(&thousand());
    let at = |search: &str| -> Vec<String> {
        let query = InvoicesQuery { search: search.to_owned(), ..InvoicesQuery::default() };
        query.run(&desk.book, desk.today).rows.into_iter().map(|row| row.id).collect()
    };
    for search in
        ["état:brouillon", "state:draft", "statut:brouillons > 1000", "stage:draft facture"]
    {
        assert_eq!(at(search), [draft.as_str()], "{search}");
    }
    for search in ["état:brouillon > 5000", "état:brouillon avoir", "état:brouillon client:inconnu"]
    {
        assert_eq!(at(search), Vec::<String>::new(), "{search}");
    }
    assert_eq!(at("-état:brouillon"), [issued.as_str()]);
    assert_eq!(at(""), [issued.as_str()]);
    let search = "état:brouillon".to_owned();
    let query = InvoicesQuery { search, more: true, ..InvoicesQuery::default() };
    let row = query.run(&desk.book, desk.today).rows.remove(0);
    assert_eq!((row.stage, row.open.amount.get(), row.number.as_str()), (Stage::Draft, 0, ""));
    assert_eq!(row.gross.amount.get(), 120_000);
    assert!(!row.more.unwrap().label.is_empty());
}

/// The word of a stage, as the screen has it in French.
fn said_of(stage: Stage) -> String {
    let t = Locale::Fr.texts();
    match stage {
        Stage::Recorded => t.invoices_stage_recorded(),
        Stage::Draft => t.invoices_stage_draft(),
        Stage::Issued => t.invoices_stage_issued(),
        Stage::Sent => t.invoices_stage_sent(),
        Stage::Deposited => t.invoices_stage_deposited(),
        Stage::Delivered => t.invoices_stage_delivered(),
        Stage::Approved => t.invoices_stage_approved(),
        Stage::Held => t.invoices_stage_held(),
        Stage::Refused => t.invoices_stage_refused(),
        Stage::Rejected => t.invoices_stage_rejected(),
        Stage::Cancelled => t.invoices_stage_cancelled(),
        Stage::PaymentSent => t.invoices_stage_payment_sent(),
        Stage::Paid => t.invoices_stage_paid(),
    }
}

#[test]
fn what_crosses_a_border_or_bears_no_vat_says_so() {
    let mut desk = Desk::ready();
    let german = CustomerFile {
        name: "Werk GmbH".to_owned(),
        vat_number: "DE123456789".to_owned(),
        details: Details {
            billing: Address { country: "DE".to_owned(), ..address("Weg 1", "10115", "Berlin") },
            language: "en".to_owned(),
            ..Details::default()
        },
        ..CustomerFile::default()
    };
    let (account, events) = commands::save_customer(&desk.book, &german).unwrap();
    desk.tell(events);
    let service = Draft {
        account: account.clone(),
        ..draft(vec![line("Conseil", "1", "500", "eu-services")])
    };
    assert_eq!(desk.findings(&service), []);
    let id = desk.issued(&service);
    let invoice = desk.invoice(&id);
    assert_eq!(
        (invoice.vat[0].vat.category.as_str(), invoice.vat[0].exemption_code.as_str()),
        ("AE", "VATEX-EU-AE")
    );
    assert!(invoice.vat[0].exemption.starts_with("Autoliquidation / Reverse charge"));
    assert!(invoice.notes.iter().any(|note| note.subject == "BAR" && note.text == "B2BINT"));
    let goods = Draft {
        operation: Some(Operation::Goods),
        delivered: Some(day(TODAY)),
        delivery: Some(DeliveryPlace {
            name: "Werk".to_owned(),
            address: Address { country: "DE".to_owned(), ..address("Tor 2", "20095", "Hamburg") },
        }),
        ..Draft { account, ..draft(vec![line("Vis", "100", "2", "eu-goods")]) }
    };
    assert_eq!(desk.findings(&goods), []);
    let at_home = draft(vec![line("Vis", "1", "2", "eu-goods")]);
    assert!(desk.codes(&at_home).contains(&"not-in-the-union".to_owned()));

    let mut small = Desk::new(1);
    small.tell(vec![issuer(Firm { vat_regime: VatRegime::Franchise, ..Firm::default() })]);
    let (_, events) = commands::save_customer(&small.book, &customer()).unwrap();
    small.tell(events);
    let plain = draft(vec![line("Cours", "1", "100", "")]);
    assert_eq!(small.findings(&plain), []);
    let id = small.issued(&plain);
    let invoice = small.invoice(&id);
    // Without a VAT number: Z, and the words in a note.
    assert_eq!(invoice.vat[0].vat.category, "Z");
    assert!(invoice.notes.iter().any(|note| note.text == "TVA non applicable, art. 293 B du CGI"));
    assert_eq!(
        small.codes(&draft(vec![line("Cours", "1", "100", "20")])),
        ["franchise-charges-vat"]
    );
}

#[test]
fn a_consumer_is_threatened_with_nothing_that_the_law_keeps_for_businesses() {
    let mut desk = Desk::ready();
    let person = CustomerFile {
        name: "Camille Exemple".to_owned(),
        details: Details { nature: Nature::Consumer, ..customer().details },
        ..CustomerFile::default()
    };
    let (account, events) = commands::save_customer(&desk.book, &person).unwrap();
    desk.tell(events);
    let hundred =
        Draft { account, prices_with_vat: true, ..draft(vec![line("Vélo", "1", "100", "20")]) };
    assert_eq!(desk.findings(&hundred), []);
    let invoice = compose(&desk.book, &hundred, desk.today, "").invoice;
    assert_eq!(
        [invoice.totals.net, invoice.totals.vat].map(|amount| amount.to_string()),
        ["83.33", "16.67"]
    );
    assert!(
        invoice.notes.iter().all(|note| !["PMD", "PMT", "AAB"].contains(&note.subject.as_str()))
    );
}

#[test]
fn what_is_received_is_declared_by_rate_and_closes_exactly() {
    let mut desk = Desk::ready();
    let id = desk
        .issued(&draft(vec![line("Pose", "1", "1000", "20"), line("Entretien", "1", "500", "10")]));
    let number = desk.number(&id);
    let pay = |desk: &mut Desk, amount: &str| {
        let payment = payments::commands::RecordPayment {
            account: "",
            invoice: &id,
            paid: desk.today,
            amount,
            currency: None,
            reference: amount,
            means: "",
        };
        let event = payments::commands::record(&desk.book, &payment).unwrap();
        desk.tell(vec![book::Event::Payments(event)]);
    };
    let needed = |desk: &Desk| -> Vec<(String, i64, i64)> {
        let parts = receipts::needed(&desk.book, ACCOUNT, &number, desk.today);
        let parts = parts.into_iter().flatten();
        parts.map(|part| (part.rate, part.amount.amount.get(), part.vat.amount.get())).collect()
    };
    let declare = |desk: &mut Desk| {
        let received = needed(desk);
        let decimal = |cents: i64| Amount::new(cents).to_decimal(Default::default()).to_string();
        let received =
            received.into_iter().map(|(rate, cents, _)| (rate, decimal(cents))).collect();
        let status =
            Status { code: "212".to_owned(), on: desk.today, received, ..Status::default() };
        let event = commands::record_status(&desk.book, &id, &status, Locale::Fr).unwrap();
        desk.issuing([event]);
    };
    assert_eq!(needed(&desk), []);
    pay(&mut desk, "700");
    assert_eq!(needed(&desk), [("20".to_owned(), 48_000, 8_000), ("10".to_owned(), 22_000, 2_000)]);
    declare(&mut desk);
    assert_eq!(needed(&desk), []);
    // The cheque bounces: nothing was received after all.
    let mut bounced = desk.clone();
    let payment = bounced.book.payments.id(&bounced.book.customers, 0);
    let event = payments::commands::allocate(&bounced.book, &payment, &Default::default()).unwrap();
    bounced.tell(vec![book::Event::Payments(event)]);
    assert_eq!(
        needed(&bounced),
        [("20".to_owned(), -48_000, -8_000), ("10".to_owned(), -22_000, -2_000)]
    );
    pay(&mut desk, "1050");
    assert_eq!(
        needed(&desk),
        [("20".to_owned(), 72_000, 12_000), ("10".to_owned(), 33_000, 3_000)]
    );
    assert_eq!(views::stage(&desk.book, desk.row(&id), desk.today), Stage::Paid);
    // Goods, and services under the option for debits, declare nothing.
    let goods = desk.issued(&Draft { operation: Some(Operation::Goods), ..thousand() });
    assert!(!receipts::needs_212(&desk.invoice(&goods)));
}

#[test]
fn a_recurring_invoice_comes_back_until_each_turn_has_its_draft() {
    let mut desk = Desk::ready();
    let recurring = Recurring {
        name: "Maintenance".to_owned(),
        draft: thousand(),
        months: 1,
        on: 25,
        from: day("2026-09-01"),
        in_advance: Some(false),
        ..Recurring::default()
    };
    let event = commands::set_recurring(&desk.book, "", Some(&recurring), desk.device).unwrap();
    desk.issuing(event);
    let due = |desk: &Desk| -> Vec<String> {
        let view = ToInvoiceQuery::default().run(&desk.book, desk.today);
        view.due.iter().map(|row| row.occurrence.day.to_string()).collect()
    };
    assert_eq!(due(&desk), ["2026-09-25", "2026-10-25"]);
    let view = ToInvoiceQuery::default().run(&desk.book, desk.today);
    let start = Start::Turn { occurrence: view.due[0].occurrence.clone() };
    let id = desk.start(&start);
    assert_eq!(due(&desk), ["2026-10-25"]);
    let twice = commands::start_draft(&desk.book, &start, desk.today, desk.device);
    assert_eq!(twice.unwrap_err().code(), "turn-taken");
    let period = desk.book.invoices.issuing.draft(&id).unwrap().1.period;
    assert_eq!((period.from, period.to), (Some(day("2026-09-01")), Some(day("2026-09-30"))));
    desk.issue(&id).unwrap();
    assert_eq!(due(&desk), ["2026-10-25"]);
    let view = RecurringQuery::default().run(&desk.book, desk.today);
    assert_eq!(view.rows[0].next, Some(day("2026-10-25")));
    // The one that is due, and those of November, December and January.
    assert_eq!(view.calendar.len(), 4);
    assert_eq!(view.rows[0].gross.amount, Amount::new(120_000));
}

#[test]
fn what_was_delivered_is_invoiced_once_and_the_days_are_counted() {
    let mut desk = Desk::ready();
    let deliver = |desk: &mut Desk, on: &str, amount: &str| {
        let event = commands::record_delivery(
            &desk.book,
            ACCOUNT,
            day(on),
            "Pose",
            amount,
            Default::default(),
            desk.device,
        );
        desk.issuing([event.unwrap()]).remove(0)
    };
    let first = deliver(&mut desk, "2026-11-01", "1 000,00");
    let second = deliver(&mut desk, "2026-11-11", "500");
    let view = ToInvoiceQuery::default().run(&desk.book, desk.today);
    assert_eq!((view.deliveries.len(), view.amount[0].amount), (2, Amount::new(150_000)));
    assert_eq!((view.deliveries[0].days, view.mean_days), (20, None));
    let id = desk.start(&Start::Deliveries { deliveries: vec![first, second] });
    let view = ToInvoiceQuery::default().run(&desk.book, desk.today);
    assert_eq!(view.deliveries[0].draft, id);
    desk.issue(&id).unwrap();
    let view = ToInvoiceQuery::default().run(&desk.book, desk.today);
    assert_eq!(
        (view.deliveries.len(), view.mean_days.as_deref(), view.measured),
        (0, Some("10"), 1)
    );
}

#[test]
fn a_snapshot_holds_drafts_documents_and_what_was_said_of_them() {
    let mut desk = Desk::ready();
    let id = desk.issued(&thousand());
    desk.draft(&thousand());
    let ids = [id.clone()];
    let sent = commands::record_sent(
        &desk.book,
        &ids,
        desk.today,
        Channel::Email,
        "billing",
        Default::default(),
    );
    desk.issuing(sent.unwrap());
    let thawed = Book::thaw(desk.book.freeze()).unwrap();
    assert_eq!(thawed.hash(), desk.book.hash());
    assert_eq!(views::stage(&thawed, desk.row(&id), desk.today), Stage::Sent);
    assert_eq!(thawed.invoices.issuing.drafts().count(), 1);
    let folded = Book::fold(desk.known.iter().cloned(), &BTreeSet::new());
    assert_eq!(folded.hash(), desk.book.hash());
    // What was issued stays issued, whatever is withdrawn.
    let all: BTreeSet<EntryId> = desk.known.iter().map(|(id, ..)| *id).collect();
    let withdrawn = Book::fold(desk.known.iter().cloned(), &all);
    assert_eq!(withdrawn.invoices.issuing.issued().len(), 1);
}

#[test]
fn every_event_is_read_back_as_it_was_written() {
    let mut desk = Desk::ready();
    let id = desk.issued(&Draft { note: "« é » \"x\"".to_owned(), ..thousand() });
    let unknown = commands::drop_draft(&desk.book, "d-nobody-1").unwrap_err();
    assert_eq!(unknown.code(), "unknown-draft");
    let draft = desk.draft(&thousand());
    let dropped = commands::drop_draft(&desk.book, &draft).unwrap();
    desk.issuing([dropped]);
    let sent = commands::record_sent(
        &desk.book,
        std::slice::from_ref(&id),
        desk.today,
        Channel::Portal,
        "",
        Default::default(),
    );
    desk.issuing(sent.unwrap());
    let status = Status { code: "200".to_owned(), on: desk.today, ..Status::default() };
    desk.issuing([commands::record_status(&desk.book, &id, &status, Locale::Fr).unwrap()]);
    for (_, _, events) in &desk.known {
        for event in events {
            let (written, parts) = event.write();
            assert!(parts.is_empty());
            assert_eq!(book::Event::read(&written, &[]).as_ref(), Ok(event));
        }
    }
}
