//! Tables of banks as their web sites give them: each layout with its counts, sums, balances and faults. And whatever
//! bytes come: no panic, and what can be read is read.

#![cfg(feature = "documents")]

use encours::formats::bank::{BalanceCheck, BankFile, Statement, StatementLine, read, sniff};
use encours::formats::{Cell, fec, sepa, write_sheet};
use proptest::prelude::*;

/// Profile, lines, credits, debits, opening, closing; then the faults.
#[track_caller]
fn check(text: &str, expected: &str) -> BankFile {
    check_bytes(text.as_bytes(), expected)
}

#[track_caller]
fn check_bytes(bytes: &[u8], expected: &str) -> BankFile {
    let file = read("releve.csv", bytes);
    let one = |statement: &Statement| {
        let record = statement.record();
        let currency = record.currency.map_or_else(|| "-".to_owned(), |code| code.to_string());
        format!(
            "{} {} +{} -{} {}→{}",
            record.entries,
            currency,
            record.credits,
            record.debits,
            record.opening.as_deref().unwrap_or("?"),
            record.closing.as_deref().unwrap_or("?")
        )
    };
    let said: Vec<String> = file.statements.iter().map(one).collect();
    let faults: Vec<String> = file
        .faults
        .iter()
        .map(|fault| format!("{}@{}", fault.code, fault.place.line.unwrap_or(0)))
        .collect();
    let profile = file.profile.as_deref().unwrap_or("-");
    assert_eq!(format!("{profile}: {} [{}]", said.join(" | "), faults.join(" ")), expected);
    file
}

fn first(file: &BankFile) -> &StatementLine {
    &file.statements[0].lines[0]
}

#[test]
fn bnp_paribas() {
    let text = "Compte de chèques;Compte de chèques;****1234;03/02/2026;;1 250,40\n\
        Date operation;Libelle court;Type operation;Libelle operation;Montant operation en euro\n\
        02/02/2026;VIREMENT RECU;VIR SEPA RECU;VIR SEPA RECU /DE DUPONT SA /MOTIF FACT F26/001 /REF E2E1;1 200,00\n\
        02/02/2026;FRAIS;COMMISSIONS;COMMISSIONS COTISATION;-12,50\n";
    let file = check(text, "bnp-paribas: 2 EUR +1200.00 -12.50 ?→? []");
    let line = first(&file);
    assert_eq!(line.transaction.counterparty, "DUPONT SA");
    assert_eq!(line.transaction.remittance, "FACT F26/001");
    assert_eq!(line.transaction.end_to_end_id, "E2E1");
    assert_eq!(line.code.proprietary, "VIR SEPA RECU");
}

#[test]
fn societe_generale_in_windows_1252() {
    let text = b"=\"0123456789\";01/01/2026;31/01/2026;\r\n\
        Date de l'op\xe9ration;Libell\xe9;D\xe9tail de l'\xe9criture;Montant de l'op\xe9ration;Devise\r\n\
        05/01/2026;VIR RECU    123;VIR RECU    123 DE: DUPONT SA MOTIF: FACTURE 12 REF: NOTPROVIDED;1200,00;EUR\r\n\
        06/01/2026;COTISATION;COTISATION JAZZ;-8,90;EUR\r\n";
    let file = check_bytes(text, "societe-generale: 2 EUR +1200.00 -8.90 ?→? []");
    let statement = &file.statements[0];
    assert_eq!(statement.account, "0123456789");
    assert_eq!(first(&file).label, "VIR RECU 123 DE: DUPONT SA MOTIF: FACTURE 12 REF: NOTPROVIDED");
    assert_eq!(first(&file).transaction.counterparty, "DUPONT SA");
    assert_eq!(first(&file).transaction.remittance, "FACTURE 12");
}

#[test]
fn credit_agricole_with_labels_on_several_lines_and_no_break_spaces() {
    let text = "Téléchargement du 03/02/2026;\n\nM. ET MME X;\nCompte courant n° 12345678901;\n\
        Solde au 02/02/2026 : 5 432,10 €\n\nListe des opérations du compte entre le 01/01/2026 et le 02/02/2026;\n\n\
        Date;Libellé;Débit euros;Crédit euros;\n\
        02/02/2026;\"VIREMENT EN VOTRE FAVEUR\nDUPONT SA\nFACT F26/001\";;1\u{a0}200,00;\n\
        01/02/2026;\"PRELEVEMENT\nEDF\";75,30;;\n";
    let file = check(text, "credit-agricole: 2 EUR +1200.00 -75.30 ?→5432.10 []");
    assert_eq!(file.statements[0].account, "12345678901");
    assert_eq!(first(&file).label, "VIREMENT EN VOTRE FAVEUR DUPONT SA FACT F26/001");
    assert_eq!(file.statements[0].from, "2026-01-01".parse().ok());
}

#[test]
fn credit_mutuel_with_its_new_columns_and_a_running_balance() {
    let text = "Date;Date de valeur;Débit;Crédit;Libellé;Solde;Motif;RUM;Référence END TO END;ICS\n\
        02/02/2026;02/02/2026;;1200,00;VIR DUPONT SA;1500,00;FACT F26/001;;E2E1;\n\
        01/02/2026;01/02/2026;-75,30;;PRLV EDF;300,00;;RUM9;;FR12ZZZ123456\n";
    let file = check(text, "credit-mutuel-cic: 2 EUR +1200.00 -75.30 ?→1500.00 []");
    assert_eq!(file.statements[0].check(), BalanceCheck::Balanced);
    let [received, debited] = file.statements[0].lines.as_slice() else { panic!("two lines") };
    assert_eq!(received.transaction.end_to_end_id, "E2E1");
    assert_eq!(received.transaction.remittance, "FACT F26/001");
    assert_eq!(received.label, "VIR DUPONT SA FACT F26/001");
    assert_eq!(debited.transaction.mandate, "RUM9");
    assert_eq!(debited.transaction.creditor_id, "FR12ZZZ123456");
    let single = "Date;Date de valeur;Montant;Libellé;Solde\n\
        01/02/2026;01/02/2026;-75,30;PRLV EDF;300,00\n02/02/2026;02/02/2026;1200,00;VIR DUPONT;1500,00\n";
    check(single, "credit-mutuel-cic: 2 EUR +1200.00 -75.30 ?→1500.00 []");
}

#[test]
fn banque_populaire_and_caisse_d_epargne() {
    let text = "Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;\
        Type operation;Categorie;Sous categorie;Debit;Credit;Date operation;Date de valeur;Pointage operation\n\
        02/02/2026;DUPONT;VIR SEPA DUPONT SA;REF1;FACT F26/001;Virement recu;Revenus;;;+1200,00;01/02/2026;02/02/2026;0\n\
        02/02/2026;EDF;PRLV EDF;REF2;;Prelevement;Logement;;-75,30;;01/02/2026;02/02/2026;0\n";
    let file = check(text, "banque-populaire-caisse-epargne: 2 EUR +1200.00 -75.30 ?→? []");
    let line = first(&file);
    assert_eq!(line.label, "VIR SEPA DUPONT SA FACT F26/001");
    assert_eq!((line.booked, line.bank_reference.as_str()), ("2026-02-02".parse().ok(), "REF1"));
}

#[test]
fn la_banque_postale_with_its_preamble() {
    let text = "Numéro Compte   :;1234567X020\nType         :;CCP\nCompte tenu en  :;euros\nDate            :;03/02/2026\n\
        Solde (EUROS)   :;1534,20\nSolde (FRANCS)  :;10063,69\n\n\
        Date;Libellé;Montant(EUROS);Montant(FRANCS)\n\
        02/02/2026;VIREMENT DE DUPONT SA;1200,00;7871,48\n01/02/2026;PRELEVEMENT DE EDF;-75,30;-493,94\n";
    let file = check(text, "la-banque-postale: 2 EUR +1200.00 -75.30 ?→1534.20 []");
    assert_eq!(file.statements[0].account, "1234567X020");
}

#[test]
fn lcl_has_no_headings() {
    let text = "31/12/2025;1200,00;Virement;;VIREMENT DUPONT SA FACT F26/001;;0;Divers\n\
        02/01/2026;-15,00;Carte;;CB  LIBRAIRIE  30/12/25;;0;Divers\n\
        03/01/2026;-1 234,56;Prélèvement;;PRLV SEPA EDF CLIENTS;;0;Divers\n";
    let file = check(text, "-: 3 - +1200.00 -1249.56 ?→? []");
    assert_eq!(first(&file).label, "VIREMENT DUPONT SA FACT F26/001");
}

#[test]
fn qonto_in_french_leaves_out_what_is_not_settled() {
    let text = "Statut,Date de règlement (UTC),Date de l'opération (UTC),Montant total (TTC),Devise,Nom de la contrepartie,\
        Méthode de paiement,ID de transaction,IBAN de la contrepartie,Référence\n\
        Réglé,2026-01-12 10:00:00,2026-01-12 09:00:00,5000.00,EUR,Dupont SA,Virement,t1,FR7630006000011234567890189,F26/001\n\
        En cours,,2026-01-13 09:00:00,-200.00,EUR,EDF,Prélèvement,t2,,\n\
        Refusé,,2026-01-13 09:00:00,-10.00,EUR,X,Carte,t3,,\n";
    let file = check(text, "qonto: 1 EUR +5000.00 -0 ?→? [pending-row@3 refused-row@4]");
    assert_eq!(first(&file).transaction.counterparty, "Dupont SA");
    assert_eq!(first(&file).transaction.counterparty_iban, "FR7630006000011234567890189");
}

#[test]
fn revolut_business_fees_are_what_the_balance_says() {
    let text = "Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Payer,Amount,Fee,Balance,Payment currency\n\
        2026-09-03,2026-09-03,c,FEE,COMPLETED,Monthly fee,,,-25.00,0.00,2068.30,EUR\n\
        2026-09-02,2026-09-02,b,CARD_PAYMENT,COMPLETED,ADS,,,-45.50,0.20,2093.30,EUR\n\
        2026-09-01,2026-09-01,a,TOPUP,COMPLETED,Payment from Dupont,F26/001,Dupont SA,139.00,0.00,2139.00,EUR\n\
        2026-09-01,,d,CARD_PAYMENT,DECLINED,ADS,,,-10.00,0,,EUR\n\
        2026-09-01,,e,TRANSFER,PENDING,To X,,,-11.00,0,,EUR\n";
    let file = check(
        text,
        "revolut-business: 3 EUR +139.00 -70.70 ?→2068.30 [refused-row@5 pending-row@6]",
    );
    assert_eq!(file.statements[0].check(), BalanceCheck::Balanced);
    assert_eq!(file.statements[0].lines[2].transaction.counterparty, "Dupont SA");
}

/// What the customer paid settles the invoice; what the provider kept is a line of its own.
#[test]
fn paypal_payments_are_whole_and_its_commissions_beside_them() {
    let text = "\"Date\",\"Heure\",\"Fuseau horaire\",\"Nom\",\"Type\",\"État\",\"Devise\",\"Avant commission\",\"Commission\",\"Net\",\
        \"De l'adresse email\",\"Numéro de transaction\",\"Numéro de facture\",\"Solde\",\"Impact sur le solde\"\n\
        \"03/09/2026\",\"10:00:00\",\"CEST\",\"Dupont SA\",\"Paiement sur site marchand\",\"Terminé\",\"EUR\",\"120,00\",\"-3,83\",\"116,17\",\"a@dupont.example\",\"T1\",\"F26/001\",\"216,17\",\"Crédit\"\n\
        \"04/09/2026\",\"10:00:00\",\"CEST\",\"Martin SARL\",\"Autorisation standard\",\"Terminé\",\"EUR\",\"80,00\",\"0,00\",\"80,00\",\"\",\"T2\",\"\",\"216,17\",\"Mémo\"\n\
        \"05/09/2026\",\"10:00:00\",\"CEST\",\"\",\"Virement standard\",\"Terminé\",\"EUR\",\"-200,00\",\"0,00\",\"-200,00\",\"\",\"T3\",\"\",\"16,17\",\"Débit\"\n\
        \"06/09/2026\",\"10:00:00\",\"CEST\",\"Smith Ltd\",\"Paiement\",\"En attente\",\"EUR\",\"10,00\",\"0,00\",\"10,00\",\"\",\"T4\",\"\",\"16,17\",\"Crédit\"\n";
    let expected = "paypal: 3 EUR +120.00 -203.83 ?→16.17 [pending-row@3 pending-row@5]";
    let file = check(text, expected);
    assert_eq!(file.statements[0].check(), BalanceCheck::Balanced);
    let [paid, kept, out] = &file.statements[0].lines[..] else { panic!("three lines") };
    assert_eq!(paid.transaction.counterparty, "Dupont SA");
    assert!(paid.label.contains("F26/001"), "{}", paid.label);
    assert_eq!(kept.label, format!("Commission paypal {}", paid.label));
    assert_eq!(kept.amount.to_string(), "-3.83");
    assert_eq!(out.label, "Virement standard");
    // The same from the newest to the oldest.
    let mut rows: Vec<&str> = text.lines().collect();
    rows[1..].reverse();
    let file = check(
        &format!("{}\n", rows.join("\n")),
        "paypal: 3 EUR +120.00 -203.83 ?→16.17 [pending-row@2 pending-row@4]",
    );
    assert_eq!(file.statements[0].check(), BalanceCheck::Balanced);
}

#[test]
fn stripe_charges_refunds_and_payouts() {
    let text = "id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description\n\
        txn_1,charge,ch_1,120.00,3.78,116.22,eur,2026-09-01 14:03,2026-09-03 00:00,Dupont SA invoice F26/001\n\
        txn_2,refund,re_1,-20.00,0.00,-20.00,eur,2026-09-02 14:03,2026-09-04 00:00,Refund\n\
        txn_3,payout,po_1,-96.22,0.00,-96.22,usd,2026-09-05 14:03,2026-09-05 00:00,STRIPE PAYOUT\n";
    let file = check(text, "stripe: 3 EUR +120.00 -23.78 ?→? | 1 USD +0 -96.22 ?→? []");
    let line = first(&file);
    assert_eq!(line.label, "Dupont SA invoice F26/001");
    assert_eq!(line.booked.map(|day| day.to_string()).as_deref(), Some("2026-09-01"));
    assert_eq!(line.value_day.map(|day| day.to_string()).as_deref(), Some("2026-09-03"));
}

/// A list of invoices with net and gross amounts is the firm's own.
#[test]
fn net_and_gross_of_invoices_are_no_providers() {
    let text = "Date,Name,Net,VAT,Gross\n2026-01-05,Dupont SA,100.00,20.00,120.00\n";
    assert_eq!(sniff(text.as_bytes()), None);
}

#[test]
fn several_currencies_are_several_statements() {
    let text = "Date,Description,Amount,Currency,Balance\n2026-01-05,Dupont SA,100.00,EUR,150.00\n\
        2026-01-06,Smith Ltd,40.00,GBP,40.00\n2026-01-07,Fee,-5.00,EUR,145.00\n";
    check(text, "-: 2 EUR +100.00 -5.00 ?→145.00 | 1 GBP +40.00 -0 ?→40.00 []");
}

#[test]
fn boursobank_signs_in_a_column_of_their_own_and_damaged_letters() {
    let text = "dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;accountLabel;accountbalance\n\
        2026-02-02;2026-02-02;\"VIR DUPONT SA\";\"Virements\";\"\";\"dupont\";\"1 200,00\";;00012345678;BOURSOBANK;1500,00\n";
    check(text, "boursobank: 1 EUR +1200.00 -0 ?→1500.00 []");
    let sides =
        "Date;Libellé;Montant;Sens\n02/02/2026;VIR DUPONT;1200,00;C\n03/02/2026;PRLV EDF;75,30;D\n";
    check(sides, "-: 2 - +1200.00 -75.30 ?→? []");
    let damaged = "Date;Libell\u{fffd};D\u{fffd}bit euros;Cr\u{fffd}dit euros;\n02/02/2026;REMISE CH\u{fffd}QUES;;1\u{fffd}200,00;\n";
    let file = read("a.csv", damaged.as_bytes());
    assert_eq!(file.profile.as_deref(), Some("credit-agricole"));
    assert_eq!(first(&file).amount.to_string(), "1200.00");
}

#[test]
fn bad_rows_are_told_with_line_and_column_and_the_good_ones_stay() {
    let text = "Date;Libellé;Débit;Crédit\n02/02/2026;VIR DUPONT;;1200,00\n31/02/2026;X;5,00;\n\
        03/02/2026;Y;douze;\n03/02/2026;Z;;\nTotal;;5,00;1200,00\n";
    let file =
        check(text, "-: 1 - +1200.00 -0 ?→? [not-a-date@3 not-an-amount@4 missing-amount@5]");
    assert_eq!(file.faults[0].place.column.as_deref(), Some("Date"));
    assert_eq!(file.faults[1].place.column.as_deref(), Some("Débit"));
    assert_eq!(file.faults[1].value, "douze");
}

#[test]
fn workbooks_are_tables_too() {
    let text = |text: &str| Cell::Text(text.to_owned());
    let headings = ["Date", "Libellé", "Débit euros", "Crédit euros"].map(str::to_owned);
    let rows = vec![
        vec![
            Cell::Day("2026-02-02".to_owned()),
            text("VIR DUPONT"),
            Cell::Empty,
            Cell::Number("1200.5".to_owned(), 2),
        ],
        vec![
            Cell::Day("2026-02-03".to_owned()),
            text("PRLV EDF"),
            Cell::Number("75.3".to_owned(), 2),
            Cell::Empty,
        ],
    ];
    let bytes = write_sheet("Relevé", &headings, &rows).unwrap();
    let file = read("releve.xlsx", &bytes);
    assert_eq!((file.format.as_str(), file.profile.as_deref()), ("xlsx", Some("credit-agricole")));
    let record = file.statements[0].record();
    assert_eq!((record.entries, &*record.credits, &*record.debits), (2, "1200.50", "75.30"));
}

#[test]
fn rows_that_only_sum_up_are_no_movements_though_they_have_a_day() {
    let text = "Date;Libellé;Débit;Crédit\n31/12/2025;SOLDE PRECEDENT;;1 000,00\n02/01/2026;PRLV EDF;45,00;\n\
        05/01/2026;VIR DUPONT SARL;;1 200,50\n05/01/2026;VIR LEROY SOLDE FACTURE FA-12;;50,00\n\
        05/01/2026;TOTAL DES MOUVEMENTS;45,00;1 250,50\n05/01/2026;A REPORTER;;\n05/01/2026;NOUVEAU SOLDE;;2 205,50\n";
    check(text, "-: 3 - +1250.50 -45.00 1000.00→2205.50 []");
    let owed = "Date;Libellé;Débit;Crédit\n31/12/2025;SOLDE DEBITEUR PRECEDENT;100,00;\n05/01/2026;VIR DUPONT;;40,00\n\
        05/01/2026;NOUVEAU SOLDE;60,00;\n";
    check(owed, "-: 1 - +40.00 -0 -100.00→-60.00 []");
}

#[test]
fn a_balance_that_a_customer_pays_and_a_firm_called_total_are_movements() {
    let text = "Date;Libellé;Débit;Crédit\n05/01/2026;SOLDE FA202612;;10,00\n05/01/2026;TOTAL;;20,00\n\
        05/01/2026;TOTAL 4521;40,00;\n05/01/2026;SOLDE 118;;80,00\n";
    check(text, "-: 4 - +110.00 -40.00 ?→? []");
}

#[test]
fn accounts_one_below_the_other_are_apart_and_headings_of_the_next_page_are_not() {
    let block = |account: &str, balance: &str, row: &str| {
        format!(
            "Compte courant n° {account};\nSolde au 05/01/2026 {balance} €\n\nDate;Libellé;Débit euros;Crédit euros;\n{row}\n"
        )
    };
    let first = block("00010208631", "12 345,67", "05/01/2026;VIREMENT DUPONT;;1 200,50;");
    let second = block("00099999999", "700,00", "02/01/2026;VIREMENT INTERNE;;500,00;");
    let file = check(
        &format!("{first}\n{second}"),
        "credit-agricole: 1 EUR +1200.50 -0 ?→12345.67 | 1 EUR +500.00 -0 ?→700.00 []",
    );
    let accounts: Vec<&str> = file.statements.iter().map(|of| of.account.as_str()).collect();
    assert!(
        accounts[0].contains("00010208631") && accounts[1].contains("00099999999"),
        "{accounts:?}"
    );
    let page =
        format!("{first}\nDate;Libellé;Débit euros;Crédit euros;\n06/01/2026;VIR LEROY;;10,00;\n");
    assert_eq!(read("releve.csv", page.as_bytes()).statements.len(), 1);
}

#[test]
fn what_the_payer_wrote_is_read_where_it_is_called_reference() {
    let text = "Transaction ID;Date;Nom de la contrepartie;Référence;Montant;Devise\n\
        8f3a;05/01/2026;DUPONT SARL;FA-2025-0102;1200,50;EUR\n";
    let file = check(text, "-: 1 EUR +1200.50 -0 ?→? []");
    let line = first(&file);
    assert_eq!((&*line.transaction.remittance, &*line.bank_reference), ("FA-2025-0102", "8f3a"));
}

#[test]
fn what_is_only_announced_or_given_up_moves_nothing() {
    let text = "Date;Libellé;Montant;Statut\n05/01/2026;A;10,00;Comptabilisée\n05/01/2026;B;20,00;Autorisée\n\
        05/01/2026;C;40,00;Non comptabilisée\n05/01/2026;D;80,00;Abandonnée\n05/01/2026;E;160,00;Expirée\n";
    check(text, "-: 1 - +10.00 -0 ?→? [pending-row@3 pending-row@4 refused-row@5 refused-row@6]");
}

#[test]
fn lines_end_with_a_carriage_return_alone_and_what_was_paid_abroad_is_in_euros() {
    let qif =
        "!Type:Bank\nD01/01/2026\nT5 000,00\nPVIR LEROY\n^\nD15/01/2026\nT100,00\nPVIR ALPHA\n^\n";
    for text in [qif.to_owned(), qif.replace('\n', "\r")] {
        check(&text, "-: 2 - +5100.00 -0 ?→? []");
    }
    let ofx = "OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM>\
        <BANKTRANLIST><STMTTRN><TRNTYPE>POS<DTPOSTED>20260105<TRNAMT>-92.00<FITID>A<NAME>HOTEL\
        <ORIGCURRENCY><CURRATE>0.92<CURSYM>USD</ORIGCURRENCY></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
    let file = read("releve.ofx", ofx.as_bytes());
    assert_eq!((first(&file).currency, file.statements[0].currency), (None, "EUR".parse().ok()));
}

#[test]
fn records_without_line_ends_are_cut_by_their_letters_not_their_bytes() {
    let record = |kind: &str, rest: &str| {
        let begin = format!("{kind}30004    00870EUR2 00010208631  ");
        format!("{begin}{rest:<width$}", width = 120 - begin.chars().count())
    };
    let old =
        record("01", "311225                                                  0000000100000{");
    let new =
        record("07", "050126                                                  0000000103000{");
    let paid =
        |name: &str| record("04", &format!("050126  050126{name:<31}       0000000000150{{"));
    let whole = [old, paid("VIR SOCIÉTÉ GÉNÉRÉE"), paid("VIR LEROY"), new].concat();
    assert_eq!(whole.chars().count(), 480);
    let file = read("releve.txt", whole.as_bytes());
    let lines: usize = file.statements.iter().map(|statement| statement.lines.len()).sum();
    assert_eq!(lines, 2, "{:?}", file.faults);
}

#[test]
fn tables_of_accounting_programs_are_not_a_banks() {
    for text in [
        "Compte;Nom;Numéro;Date;Échéance;Montant TTC\n411A;Alpha;FA1;01/02/2026;01/03/2026;1 200,50\n",
        "Date;Journal;Pièce;Libellé;Débit;Crédit;Solde\n01/02/2026;VE;F1;Facture;100,00;;100,00\n",
        "invoice_id;customer_id;type;issue_date;due_date;amount\nF1;C1;invoice;2026-01-01;2026-02-01;12.00\n",
        "Client;Date;Montant;Libellé\nDupont;01/02/2026;100,00;Règlement\n",
        "",
        "bonjour",
    ] {
        assert_eq!(sniff(text.as_bytes()), None, "{text}");
    }
}

/// Beginnings of each format: cut, garbled and multiplied below.
fn samples() -> Vec<Vec<u8>> {
    let camt = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Acct><Id>\
        <IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp>\
        <Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal><Ntry><Amt Ccy=\"EUR\">2.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>\
        <BookgDt><Dt>2026-01-01</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>é</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\
        </Stmt></BkToCstmrStmt></Document>";
    let mt940 = ":20:A\n:25:123/456\n:28C:1\n:60F:C260101EUR1,00\n:61:2601010101CR2,00NTRFX//Y\n\
        :86:166?00GUT?20EREF+E1?21SVWZ+é?32NAME\n:62F:C260101EUR3,00\n-";
    let ofx = "OFXHEADER:100\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><STMTTRN><DTPOSTED>20260101\
        <TRNAMT>-1.00<NAME>é &amp; b</STMTTRN><LEDGERBAL><BALAMT>1<DTASOF>20260101</LEDGERBAL></STMTRS></OFX>";
    let qif = "!Account\nNA\n^\n!Type:Bank\nD1/ 5'26\nT-1,000.00\nPé\n^\n";
    let cfonb = format!(
        "{:<90}{:<30}\n{:<90}{:<30}\n{:<120}\n",
        "0130004    00870EUR2 00010208631  050126",
        "0000000250000{",
        "0430004200000870EUR2 0001020863105050126  060126VIR é",
        "0000000001188{BK1",
        "0530004200000870EUR2 0001020863105050126     LCCé"
    );
    let table = "Solde au 01/01/2026 : 1 €\nDate;Libellé;Débit;Crédit;Solde\n01/01/2026;\"é\nb\";1 200,00;;3\n";
    let fec = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|\
        EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\nVE|V|1|20260101|411|C|D|é|P|20260101|L|1,00|0,00|A||20260101||\n";
    let pain = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.08\"><CstmrDrctDbtInitn><GrpHdr><MsgId>M</MsgId>\
        <NbOfTxs>1</NbOfTxs></GrpHdr><PmtInf><PmtInfId>é</PmtInfId><DrctDbtTxInf><InstdAmt Ccy=\"EUR\">1</InstdAmt></DrctDbtTxInf>\
        </PmtInf></CstmrDrctDbtInitn></Document>";
    [camt, mt940, ofx, qif, &cfonb, table, fec, pain].map(|text| text.as_bytes().to_vec()).into()
}

/// Reads with every reader; what one says must have a place or be about the whole.
fn all_readers(bytes: &[u8]) {
    let _ = sniff(bytes);
    let file = read("x", bytes);
    for statement in &file.statements {
        let _ = (statement.check(), statement.record());
    }
    for fault in file.faults {
        assert!(!fault.code.is_empty() && fault.place.file == "x");
    }
    let fec = fec::read("123456789FEC20261231.txt", bytes);
    let _ = (fec.record(), fec.receivables());
    let _ = sepa::read("x", bytes).record();
}

#[test]
fn files_cut_anywhere_are_read_as_far_as_they_go() {
    for sample in samples() {
        for end in 0..sample.len() {
            all_readers(&sample[..end]);
        }
        // A truncated file still gives what came before the cut, or a fault.
        let cut = &sample[..sample.len() * 9 / 10];
        let file = read("x", cut);
        let lines: usize = file.statements.iter().map(|statement| statement.lines.len()).sum();
        assert!(lines > 0 || !file.faults.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn garbled_files_end_in_records_and_faults(
        which in 0_usize..8,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        repeat in 1_usize..4,
    ) {
        let mut bytes = samples()[which].repeat(repeat);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        all_readers(&bytes);
    }

    #[test]
    fn any_bytes_end_in_records_and_faults(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        all_readers(&bytes);
    }
}

#[test]
fn oversized_and_deep_files_end_in_faults() {
    let deep = format!("<Document><BkToCstmrStmt><Stmt>{}", "<a>".repeat(200_000));
    let codes = |bytes: &[u8]| -> Vec<String> {
        read("x", bytes).faults.into_iter().map(|fault| fault.code).collect()
    };
    assert_eq!(codes(deep.as_bytes()), ["too-deep"]);
    let bomb =
        "<!DOCTYPE a [<!ENTITY b 'bbbb'>]><Document><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>";
    assert_eq!(codes(bomb.as_bytes()), ["dtd-refused"]);
    let one_line = "0".repeat(3_000_000);
    let _ = codes(one_line.as_bytes());
    let details = format!(":20:A\n:25:1\n:61:2601010101C1,00NTRF\n:86:{}", "x\n".repeat(300_000));
    assert_eq!(read("x", details.as_bytes()).statements[0].lines.len(), 1);
    let faults = format!("Date;Libellé;Montant\n{}", "01/01/2026;x;y\n".repeat(5_000));
    let found = codes(faults.as_bytes());
    assert_eq!(found.len(), 1_001);
    assert_eq!(found.last().map(String::as_str), Some("more-faults"));
}

#[test]
fn an_amount_without_a_direction_among_others_is_told_of() {
    let text = "Date comptable;Libellé;Montant;Sens\n05/01/2026;VIR DUPONT;1 200,50;Crédit\n\
        02/01/2026;PRLV EDF;45,00;Débit\n04/01/2026;FRAIS;1,00;\n";
    check(text, "-: 3 - +1201.50 -45.00 ?→? [missing-direction@4]");
}

#[test]
fn a_fee_is_counted_once_in_each_of_two_accounts() {
    let text = "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n\
        TOPUP,Current,2026-01-02 10:00:00,2026-01-02 10:00:00,From DUPONT,1200.50,0.00,EUR,COMPLETED,1200.50\n\
        TOPUP,Current,2026-01-02 11:00:00,2026-01-02 11:00:00,From ZED,500.00,0.00,USD,COMPLETED,500.00\n\
        TRANSFER,Current,2026-01-03 10:00:00,2026-01-03 10:00:00,To EDF,-45.00,0.20,EUR,COMPLETED,1155.30\n\
        TRANSFER,Current,2026-01-04 10:00:00,2026-01-04 10:00:00,To ACME,-100.00,5.00,USD,COMPLETED,395.00\n";
    check(text, "revolut: 2 EUR +1200.50 -45.20 ?→1155.30 | 2 USD +500.00 -105.00 ?→395.00 []");
}
