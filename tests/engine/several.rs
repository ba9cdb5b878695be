//! The payments of several invoices, recorded together: one entry, all or nothing, equal ones not taken for the same.

use encours::base::Hash;
use encours::engine::protocol::{Command, Done, Problem};
use encours::rooms::payments::several::PaidInvoice;
use encours::rooms::sharing::acts::{ActsQuery, Deed};

use super::*;

/// Two instalments of one invoice, equal; an invoice of another customer; one in another currency.
const INSTALMENTS: &str = "\
Compte;Client;N° pièce;Date;Échéance;Montant TTC;Reste dû;Devise
411BATI;Bâti Ouest;FA-001;01/09/2026;01/10/2026;500,00;500,00;EUR
411BATI;Bâti Ouest;FA-001;01/09/2026;01/11/2026;500,00;500,00;EUR
411LUNE;Café de la Lune;FA-003;01/08/2026;31/08/2026;90,50;90,50;EUR
411USA;Acme;FA-004;01/08/2026;31/08/2026;70,00;70,00;USD
";

fn pay(lines: &[(&str, &str)]) -> Command {
    let one = |(invoice, amount): &(&str, &str)| PaidInvoice {
        invoice: (*invoice).to_owned(),
        amount: (*amount).to_owned(),
    };
    Command::RecordPayments {
        payments: lines.iter().map(one).collect(),
        paid: None,
        reference: "VIR 12".to_owned(),
        means: "Virement".to_owned(),
    }
}

fn tell(engine: &mut TestEngine, command: Command) -> Result<Done, Problem> {
    block_on(engine.tell(command))
}

fn hash(engine: &TestEngine) -> Hash {
    engine.book().check().expect("the invariants hold");
    engine.book().hash()
}

fn open_of(engine: &TestEngine) -> Vec<(String, i64)> {
    let rows = invoices(engine).rows.into_iter();
    rows.map(|row| (row.number, row.open.amount.get())).collect()
}

#[test]
fn payments_of_several_invoices_are_one_act_with_one_way_back() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", INSTALMENTS);
    let before = hash(&engine);
    let all = [("FA-001", "500"), ("FA-001", "500.00"), ("FA-003", "40.50"), ("FA-004", "70")];
    let entry = tell(&mut engine, pay(&all)).unwrap().entry.expect("it changed something");
    assert_eq!(open_of(&engine), [("FA-003".to_owned(), 5_000)], "both instalments are settled");
    let View::Acts(acts) = engine.ask(&Query::Acts(ActsQuery { limit: 1 })) else { panic!() };
    let dollars = Money::new(Amount::new(7_000), "USD".parse().unwrap());
    let deed =
        Deed::Payments { payments: 4, amounts: vec![euros(104_050), dollars], paid: today() };
    assert_eq!(acts.undo.map(|act| (act.entry, act.deed)), Some((entry.clone(), deed)));

    let after = hash(&engine);
    let mut engine = open(engine.into_store());
    assert_eq!(hash(&engine), after, "after a reload too");
    tell(&mut engine, Command::Undo { entry }).unwrap();
    assert_eq!(hash(&engine), before);
}

#[test]
fn equal_payments_stay_as_many_as_were_recorded_whatever_was_taken_back_before() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", INSTALMENTS);
    let first = tell(&mut engine, pay(&[("FA-001", "10")])).unwrap().entry.unwrap();
    tell(&mut engine, pay(&[("FA-001", "10")])).unwrap();
    // The first one's place is free again, the second one's is not.
    tell(&mut engine, Command::Undo { entry: first }).unwrap();
    tell(&mut engine, pay(&[("FA-001", "10"), ("FA-001", "10"), ("FA-001", "10")])).unwrap();
    assert_eq!(engine.book().payments.len(), 4);
    let instalments = open_of(&engine).into_iter().filter(|(number, _)| number == "FA-001");
    assert_eq!(instalments.map(|(_, open)| open).sum::<i64>(), 96_000);
}

#[test]
fn one_refusal_refuses_all_and_nothing_is_no_act() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", INSTALMENTS);
    let before = hash(&engine);
    for (wrong, code) in [
        (("FA-999", "10"), "unknown-invoice"),
        (("FA-003", "ten"), "not-an-amount"),
        (("FA-003", "0"), "not-above-zero"),
    ] {
        let problem = tell(&mut engine, pay(&[("FA-001", "10"), wrong])).unwrap_err();
        assert_eq!((problem.kind, problem.code.as_str()), (ProblemKind::Refusal, code));
        assert_eq!(hash(&engine), before);
    }
    assert_eq!(tell(&mut engine, pay(&[])).unwrap().entry, None);
}
