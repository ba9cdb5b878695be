//! From a signed mandate to the settled invoice, and back when the money comes back; cheques of one slip.

use encours::base::Day;
use encours::engine::protocol::{Command, Done, Problem};
use encours::formats::sepa;
use encours::rooms::invoices::Issuer;
use encours::rooms::payments::cash::{CashFilter, CashLinesQuery, CashState};
use encours::rooms::remittances::commands::TypedCheque;
use encours::rooms::remittances::queries::{RemittancesQuery, RemittancesView, Stage};
use encours::rooms::remittances::{Creditor, Mandate};

use super::*;

const IBAN: &str = "FR7630006000011234567890189";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn tell(engine: &mut TestEngine, command: Command) -> Result<Done, Problem> {
    let done = block_on(engine.tell(command));
    engine.book().check().unwrap();
    done
}

fn view(engine: &TestEngine) -> RemittancesView {
    match engine.ask(&Query::Remittances(RemittancesQuery {})) {
        View::Remittances(view) => *view,
        other => panic!("not remittances: {other:?}"),
    }
}

fn mandate(account: &str) -> Mandate {
    Mandate {
        account: account.to_owned(),
        signed: day("2026-01-15"),
        iban: "FR14 2004 1010 0505 0001 3M02 606".to_owned(),
        bic: "psstfrppxxx".to_owned(),
        ..Mandate::default()
    }
}

fn set(engine: &mut TestEngine, id: &str, mandate: Mandate) -> Result<Done, Problem> {
    tell(engine, Command::SetMandate { id: id.to_owned(), mandate })
}

/// A firm that may collect from both customers.
fn ready() -> TestEngine {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", ITEMS);
    let issuer =
        Issuer { name: "Ateliers Borel".to_owned(), iban: IBAN.to_owned(), ..Issuer::default() };
    tell(&mut engine, Command::SetIssuer { issuer }).unwrap();
    let creditor = Creditor { identifier: "FR72ZZZ123456".to_owned(), ..Creditor::default() };
    tell(&mut engine, Command::SetCreditor { creditor }).unwrap();
    set(&mut engine, "RUM-BATI-1", mandate("411BATI")).unwrap();
    let firm = Mandate { between_firms: true, ..mandate("411LUNE") };
    set(&mut engine, "RUM-LUNE-1", firm).unwrap();
    engine
}

fn batch(engine: &mut TestEngine, numbers: &[&str], on: &str) -> Result<Done, Problem> {
    let all = view(engine).candidates;
    let of = |number: &&str| all.iter().find(|of| of.number == **number).map(|of| of.id.clone());
    let invoices = numbers.iter().filter_map(of).collect();
    tell(engine, Command::RecordBatch { invoices, day: day(on) })
}

/// What is open once everything that was told has happened.
fn open_then(engine: &TestEngine) -> Vec<(String, Money)> {
    let as_of = Some(day("2026-12-31"));
    let query = InvoicesQuery { limit: 50, as_of, ..Default::default() };
    let View::Invoices(view) = engine.ask(&Query::Invoices(query)) else { panic!("no invoices") };
    view.rows.into_iter().map(|row| (row.number, row.open)).collect()
}

fn stages(engine: &TestEngine) -> Vec<(String, Stage)> {
    let batches = view(engine).batches.into_iter().rev();
    batches.flat_map(|batch| batch.debits).map(|debit| (debit.number, debit.stage)).collect()
}

#[test]
fn invoices_under_a_mandate_are_put_into_batches_that_banks_accept() {
    let mut engine = ready();
    let before = view(&engine);
    assert!(before.ready);
    // The 21st of November 2026 is a Saturday; fourteen days of notice.
    assert_eq!((before.notice_days, before.earliest), (14, day("2026-12-07")));
    let numbers: Vec<&str> = before.candidates.iter().map(|of| of.number.as_str()).collect();
    assert_eq!(numbers, ["FA-003", "FA-001", "FA-002"], "by due date, without the credit note");
    let early = batch(&mut engine, &["FA-001"], "2026-12-04").unwrap_err();
    assert_eq!(early.code, "too-early");
    assert!(early.message.contains("07/12/2026"), "{}", early.message);
    let entry = batch(&mut engine, &numbers, "2026-12-07").unwrap().entry.unwrap();
    let after = view(&engine);
    assert_eq!(after.candidates, Vec::new(), "nothing twice");
    let mut schemes: Vec<(&str, usize, Money)> =
        after.batches.iter().map(|of| (of.scheme.as_str(), of.debits.len(), of.total)).collect();
    schemes.sort_by_key(|of| of.0);
    // Of two collections under one new mandate only one is the first.
    let expected = [
        ("B2B FRST", 1, euros(4_050)),
        ("CORE FRST", 1, euros(120_000)),
        ("CORE RCUR", 1, euros(60_000)),
    ];
    assert_eq!(schemes, expected);
    let first = after.batches.iter().find(|of| of.scheme == "CORE FRST").unwrap();
    assert_eq!(
        (first.notice, first.submission, first.returns_until, first.refund_until),
        (day("2026-11-23"), day("2026-12-04"), day("2026-12-14"), Some(day("2027-02-01")))
    );
    let again = first.debits[0].receivable.clone();
    let twice = Command::RecordBatch { invoices: vec![again], day: day("2026-12-08") };
    assert_eq!(tell(&mut engine, twice).unwrap_err().code, "on-its-way");

    for (older, version) in [(false, "pain.008.001.08"), (true, "pain.008.001.02")] {
        let request = ExportRequest::Debits { batch: first.id.clone(), older };
        let file = block_on(engine.export(request)).unwrap();
        let read = sepa::read(&file.name, &file.bytes);
        assert_eq!(read.faults, Vec::new());
        assert_eq!((read.message.as_str(), read.announced), (version, Some(1)));
        assert_eq!(read.message_id, first.id);
        let one = &read.transactions[0];
        assert_eq!(one.amount.unwrap().to_string(), "1200.00");
        assert_eq!((one.mandate.as_str(), one.sequence.as_str()), ("RUM-BATI-1", "FRST"));
        assert_eq!(
            (one.creditor_id.as_str(), one.remittance.as_str()),
            ("FR72ZZZ123456", "FA-001")
        );
        assert_eq!(one.iban, "FR1420041010050500013M02606");
        assert_eq!(one.day, Some(day("2026-12-07")));
    }
    let format = TableFormat::Csv;
    let notices = ExportRequest::Notices { format, batch: first.id.clone() };
    let text = String::from_utf8(block_on(engine.export(notices)).unwrap().bytes).unwrap();
    assert!(text.contains("RUM-BATI-1") && text.contains("07/12/2026"), "{text}");
    for said in [
        "le 07/12/2026 sur votre compte",
        "(mandat RUM-BATI-1, identifiant créancier FR72ZZZ123456)",
    ] {
        assert!(text.contains(said), "the notice says who takes what and when: {text}");
    }
    let notice = Command::RecordNotice { batch: first.id.clone() };
    assert!(tell(&mut engine, notice.clone()).unwrap().entry.is_some());
    assert!(tell(&mut engine, notice).unwrap().entry.is_none(), "told once");
    let engine_after = view(&engine);
    let noticed = engine_after.batches.iter().find(|of| of.id == first.id).unwrap().noticed;
    assert_eq!(noticed, Some(today()));

    tell(&mut engine, Command::Undo { entry }).unwrap();
    assert_eq!(view(&engine).candidates.len(), 3, "taken back, they may be collected");
    let engine = open(engine.into_store());
    assert_eq!(view(&engine).candidates.len(), 3);
}

/// The debtor's bank learns of another account with the first collection from it: by its number at the same bank, by a mark at
/// another; the file of an earlier batch stays what the bank was given.
#[test]
fn a_mandate_whose_account_changed_is_amended_once() {
    let mut engine = ready();
    let xml = |engine: &mut TestEngine, batch: &str| -> String {
        let request = ExportRequest::Debits { batch: batch.to_owned(), older: false };
        let file = block_on(engine.export(request)).unwrap();
        assert_eq!(sepa::read(&file.name, &file.bytes).faults, Vec::new());
        String::from_utf8(file.bytes).unwrap()
    };
    let last = |engine: &TestEngine| view(engine).batches[0].id.clone();
    batch(&mut engine, &["FA-001"], "2026-12-07").unwrap();
    let first = last(&engine);
    let given = xml(&mut engine, &first);
    assert!(!given.contains("AmdmntInd"), "{given}");
    // The same bank (20041), another account.
    let (old, new) = ("FR1420041010050500013M02606", "FR3920041000010000000000153");
    let moved = Mandate { iban: new.to_owned(), ..mandate("411BATI") };
    set(&mut engine, "RUM-BATI-1", moved).unwrap();
    assert_eq!(xml(&mut engine, &first), given, "what was given stays");
    batch(&mut engine, &["FA-002"], "2026-12-08").unwrap();
    let second = last(&engine);
    let amended = xml(&mut engine, &second);
    let said = format!(
        "<AmdmntInd>true</AmdmntInd><AmdmntInfDtls><OrgnlDbtrAcct><Id><IBAN>{old}</IBAN></Id>\
         </OrgnlDbtrAcct></AmdmntInfDtls>"
    );
    let plain: String = amended.split_whitespace().collect();
    assert!(plain.contains(&said) && plain.contains(new), "{amended}");
    // Another bank: its number is not said, only that it is another.
    let elsewhere = Mandate { iban: IBAN.to_owned(), ..mandate("411LUNE") };
    batch(&mut engine, &["FA-003"], "2026-12-08").unwrap();
    let lune = last(&engine);
    assert!(!xml(&mut engine, &lune).contains("AmdmntInd"));
    set(&mut engine, "RUM-LUNE-1", elsewhere).unwrap();
    import(
        &mut engine,
        "plus.csv",
        "Compte;Client;N° pièce;Date;Échéance;Montant TTC;Solde dû\n411LUNE;Lune;FA-900;01/11/2026;30/11/2026;10,00;10,00\n411LUNE;Lune;FA-901;01/11/2026;30/11/2026;11,00;11,00\n",
    );
    for (number, amended) in [("FA-900", true), ("FA-901", false)] {
        batch(&mut engine, &[number], "2026-12-09").unwrap();
        let id = last(&engine);
        let plain: String = xml(&mut engine, &id).split_whitespace().collect();
        let said = "<OrgnlDbtrAcct><Id><Othr><Id>SMNDA</Id></Othr></Id></OrgnlDbtrAcct>";
        assert_eq!(plain.contains(said), amended, "{number}: {plain}");
    }
}

#[test]
fn what_cannot_be_collected_is_refused_in_words() {
    let mut engine = ready();
    let refused = |engine: &mut TestEngine, command: Command| {
        let problem = tell(engine, command).unwrap_err();
        assert!(20 < problem.message.len(), "a sentence: {}", problem.message);
        problem.code
    };
    let id = |id: &str, mandate: Mandate| Command::SetMandate { id: id.to_owned(), mandate };
    let of = |change: fn(&mut Mandate)| {
        let mut changed = mandate("411BATI");
        change(&mut changed);
        changed
    };
    let cases = [
        (id("", mandate("411BATI")), "bad-mandate-id"),
        (id("RUM é", mandate("411BATI")), "bad-mandate-id"),
        (id(&"R".repeat(36), mandate("411BATI")), "bad-mandate-id"),
        (id("RUM", mandate("411NULL")), "unknown-customer"),
        (id("RUM", of(|of| of.iban = "FR00 1234".to_owned())), "bad-iban"),
        (id("RUM", of(|of| of.bic = "PSST".to_owned())), "bad-bic"),
        (id("RUM", of(|of| of.signed = "2027-01-01".parse().unwrap())), "signed-later"),
        (Command::RecordBatch { invoices: Vec::new(), day: today() }, "nothing-chosen"),
        (
            Command::RecordBatch { invoices: vec!["0.1.Znil".to_owned()], day: today() },
            "unknown-invoice",
        ),
        (Command::RecordNotice { batch: "PRLV0".to_owned() }, "unknown-batch"),
        (
            Command::SetCreditor {
                creditor: Creditor { identifier: "FR00ZZZ1".to_owned(), ..Creditor::default() },
            },
            "bad-creditor-identifier",
        ),
    ];
    for (command, code) in cases {
        assert_eq!(refused(&mut engine, command.clone()), code, "{command:?}");
    }
    let revoked = Mandate { revoked: Some(today()), ..mandate("411BATI") };
    set(&mut engine, "RUM-BATI-1", revoked).unwrap();
    let numbers: Vec<String> = view(&engine).candidates.into_iter().map(|of| of.number).collect();
    assert_eq!(numbers, ["FA-003"]);
    let rows = invoices(&engine).rows;
    let invoice = rows.into_iter().find(|row| row.number == "FA-001").unwrap().id;
    let without = Command::RecordBatch { invoices: vec![invoice], day: day("2026-12-07") };
    assert_eq!(refused(&mut engine, without), "no-mandate");
    // Signed long ago and never used: it lapsed.
    let old = Mandate { signed: day("2023-10-01"), ..mandate("411BATI") };
    set(&mut engine, "RUM-OLD", old).unwrap();
    assert!(!view(&engine).mandates.iter().find(|of| of.id == "RUM-OLD").unwrap().stands);
}

const STATEMENT: &str = "Date;Date de valeur;Débit;Crédit;Libellé;Solde\n";

#[test]
fn the_banks_line_settles_our_batch_and_a_return_opens_its_invoice_again() {
    let mut engine = ready();
    batch(&mut engine, &["FA-001"], "2026-12-07").unwrap();
    let id = view(&engine).batches[0].id.clone();
    let text = format!("{STATEMENT}07/12/2026;07/12/2026;;1200,00;REMISE PRLV SEPA {id};1200,00\n");
    import(&mut engine, "decembre.csv", &text);
    let lines = |engine: &TestEngine| {
        let query = CashLinesQuery { filter: CashFilter::All, limit: 9, ..Default::default() };
        let View::CashLines(view) = engine.ask(&Query::CashLines(query)) else { panic!() };
        view.lines
    };
    let line = lines(&engine).swap_remove(0);
    assert_eq!(line.state, CashState::Certain, "{line:?}");
    assert!(line.summary.contains("FA-001"), "{}", line.summary);
    tell(&mut engine, Command::AcceptProposal { line: line.id, proposal: 0 }).unwrap();
    assert_eq!(stages(&engine), [("FA-001".to_owned(), Stage::Settled)]);
    let settled = engine.book().hash();

    let returned = format!(
        "{text}10/12/2026;10/12/2026;1200,00;;IMPAYE PRLV SEPA {id}N0001 RUM-BATI-1;0,00\n"
    );
    import(&mut engine, "decembre-2.csv", &returned);
    let line = lines(&engine).into_iter().find(|line| line.label.contains("IMPAYE")).unwrap();
    assert!(matches!(line.state, CashState::Certain | CashState::Likely), "{line:?}");
    let done = tell(&mut engine, Command::AcceptProposal { line: line.id, proposal: 0 }).unwrap();
    assert_eq!(stages(&engine), [("FA-001".to_owned(), Stage::Returned)]);
    assert!(open_then(&engine).contains(&("FA-001".to_owned(), euros(120_000))));
    let again = view(&engine).candidates.into_iter().find(|of| of.number == "FA-001").unwrap();
    assert!(again.returned, "it may be collected again, and one sees that it came back");
    // Everything under the mandate came back: the next one is the first again.
    batch(&mut engine, &["FA-001"], "2026-12-29").unwrap();
    assert_eq!(view(&engine).batches[0].scheme, "CORE FRST");
    let latest = block_on(engine.tell(Command::Undo { entry: done.entry.unwrap() }));
    latest.unwrap();
    assert_ne!(engine.book().hash(), settled, "the second batch stays");
    let open = open_then(&engine);
    assert!(open.iter().all(|(number, _)| number != "FA-001"), "without the return it is settled");
}

#[test]
fn cheques_of_a_slip_are_found_in_the_banks_one_sum() {
    let mut engine = ready();
    let cheque = |number: &str, drawer: &str, amount: &str| TypedCheque {
        number: number.to_owned(),
        drawer: drawer.to_owned(),
        amount: amount.to_owned(),
    };
    let slip = |amount: &str| Command::RecordSlip {
        number: "7248257".to_owned(),
        day: None,
        cheques: vec![
            cheque("4512211", "BATI OUEST", amount),
            cheque("9968947", "BATI OUEST", "1 200.00 €"),
        ],
    };
    for wrong in ["", "-3", "douze"] {
        assert_eq!(tell(&mut engine, slip(wrong)).unwrap_err().code, "not-an-amount");
    }
    tell(&mut engine, slip("600,00")).unwrap();
    assert_eq!(view(&engine).slips[0].total, euros(180_000));
    let text =
        format!("{STATEMENT}01/12/2026;01/12/2026;;1800,00;REMISE CHEQUES BORD 7248257;1800,00\n");
    import(&mut engine, "decembre.csv", &text);
    let query = CashLinesQuery { filter: CashFilter::All, limit: 9, ..Default::default() };
    let View::CashLines(lines) = engine.ask(&Query::CashLines(query)) else { panic!() };
    let line = &lines.lines[0];
    assert!(matches!(line.state, CashState::Certain | CashState::Likely), "{line:?}");
    let accept = Command::AcceptProposal { line: line.id.clone(), proposal: 0 };
    tell(&mut engine, accept).unwrap();
    let open: Vec<String> = open_then(&engine).into_iter().map(|(number, _)| number).collect();
    assert_eq!(open, ["FA-003", "AV-001"]);
}

/// What a bank answers to a batch: `transactions` as XML, of the message `message`.
fn answer(message: &str, group: &str, transactions: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>\
         <GrpHdr><MsgId>R-{message}</MsgId><CreDtTm>2026-12-08T06:00:00</CreDtTm></GrpHdr>\
         <OrgnlGrpInfAndSts><OrgnlMsgId>{message}</OrgnlMsgId><GrpSts>{group}</GrpSts></OrgnlGrpInfAndSts>\
         <OrgnlPmtInfAndSts><OrgnlPmtInfId>{message}-1</OrgnlPmtInfId>{transactions}</OrgnlPmtInfAndSts>\
         </CstmrPmtStsRpt></Document>"
    )
}

fn status(id: &str, status: &str, reason: &str, amount: &str, mandate: &str) -> String {
    format!(
        "<TxInfAndSts><OrgnlEndToEndId>{id}</OrgnlEndToEndId><TxSts>{status}</TxSts><StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn>\
         </StsRsnInf><OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">{amount}</InstdAmt></Amt><MndtRltdInf><MndtId>{mandate}</MndtId>\
         </MndtRltdInf></OrgnlTxRef></TxInfAndSts>"
    )
}

/// The codes of what is wrong with a file that is dropped; it is not imported.
fn wrong(engine: &mut TestEngine, text: &str) -> Vec<String> {
    let preview = block_on(engine.preview(file("reponse.xml", text))).unwrap();
    engine.discard(&preview.id);
    preview.faults.into_iter().map(|fault| fault.fault.code).collect()
}

#[test]
fn what_the_bank_refuses_of_a_batch_may_be_collected_again() {
    let mut engine = ready();
    batch(&mut engine, &["FA-001", "FA-002"], "2026-12-07").unwrap();
    let before = engine.book().hash();
    let of = |engine: &TestEngine, number: &str| {
        let batches = view(engine).batches;
        let found = batches.into_iter().find_map(|batch| {
            let debit = batch.debits.iter().find(|debit| debit.number == number)?.clone();
            Some((batch.id, debit))
        });
        found.unwrap()
    };
    let (message, debit) = of(&engine, "FA-001");
    assert_eq!(debit.stage, Stage::OnItsWay);
    let id = debit.end_to_end.as_str();
    let refusal =
        |id: &str, amount: &str, mandate: &str| status(id, "RJCT", "AC04", amount, mandate);
    for (said, code) in [
        (
            answer("PRLV-AUTRE", "PART", &refusal(id, "1200.00", "RUM-BATI-1")),
            "status-unknown-message",
        ),
        (
            answer(&message, "PART", &refusal("E2E-AUTRE", "1200.00", "RUM-BATI-1")),
            "status-unknown-debit",
        ),
        (
            answer(&message, "PART", &refusal(&"X".repeat(36), "1200.00", "RUM-BATI-1")),
            "sepa-identifier",
        ),
        (
            answer(&message, "PART", &refusal("NOTPROVIDED", "1200.00", "RUM-BATI-1")),
            "status-without-debit",
        ),
        (answer(&message, "PART", &refusal(id, "1200.00", "RUM-LUNE-1")), "status-other-mandate"),
        (answer(&message, "PART", &refusal(id, "1200.01", "RUM-BATI-1")), "status-other-amount"),
        (
            answer(&message, "PART", &status(id, "PERDU", "AC04", "1200.00", "")),
            "unknown-payment-status",
        ),
    ] {
        assert_eq!(wrong(&mut engine, &said), [code]);
        let preview = block_on(engine.preview(file("reponse.xml", &said))).unwrap();
        assert_eq!((preview.counts.new, preview.counts.faulty), (0, 1), "{code}");
    }
    let accepted = answer(&message, "ACCP", &status(id, "ACSP", "", "1200.00", ""));
    assert_eq!(wrong(&mut engine, &accepted), Vec::<String>::new());
    assert_eq!(engine.book().hash(), before, "looking changes nothing");

    let refused = answer(&message, "PART", &refusal(id, "1200.00", "RUM-BATI-1"));
    let preview = block_on(engine.preview(file("reponse.xml", &refused))).unwrap();
    assert_eq!(preview.files[0].rows[0][0], "FA-001");
    let entry = block_on(engine.commit(&preview.id)).unwrap().entry.unwrap();
    engine.book().check().unwrap();
    let (_, debit) = of(&engine, "FA-001");
    assert_eq!((debit.stage, debit.reason.as_str()), (Stage::Refused, "AC04"));
    assert_eq!(of(&engine, "FA-002").1.stage, Stage::OnItsWay);
    let again = view(&engine).candidates;
    assert_eq!(again.len(), 2, "FA-003, and FA-001 once more: {again:?}");
    assert!(again.iter().any(|of| of.number == "FA-001" && of.returned));
    assert_eq!(import(&mut engine, "encore.xml", &refused).new, 0, "said once");

    // A first collection that was refused is a first one again.
    batch(&mut engine, &["FA-001"], "2026-12-14").unwrap();
    assert_eq!(of(&engine, "FA-001").1.stage, Stage::OnItsWay);
    let kept = engine.book().hash();
    let mut engine = open(engine.into_store());
    assert_eq!(engine.book().hash(), kept, "read back as it was");
    tell(&mut engine, Command::Undo { entry }).unwrap();
    assert_eq!(view(&engine).batches.last().unwrap().debits[0].reason, "", "taken back");
}

#[test]
fn a_batch_that_is_refused_whole_comes_back_whole() {
    let mut engine = ready();
    batch(&mut engine, &["FA-001"], "2026-12-07").unwrap();
    let message = view(&engine).batches[0].id.clone();
    let whole = format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"><CstmrPmtStsRpt><GrpHdr><MsgId>R</MsgId></GrpHdr>\
         <OrgnlGrpInfAndSts><OrgnlMsgId>{message}</OrgnlMsgId><GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn>\
         <AddtlInf>Fichier invalide</AddtlInf></StsRsnInf></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>"
    );
    assert_eq!(import(&mut engine, "reponse.xml", &whole).new, 1);
    assert_eq!(stages(&engine), [("FA-001".to_owned(), Stage::Refused)]);
    // An order of ours teaches nothing, and says so.
    let request = ExportRequest::Debits { batch: message, older: false };
    let order = block_on(engine.export(request)).unwrap();
    let order = String::from_utf8(order.bytes).unwrap();
    assert_eq!(wrong(&mut engine, &order), ["not-a-status-report"]);
}
