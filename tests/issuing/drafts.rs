//! Many drafts as people might type them, issued by the engine: for validators that are not ours.

use std::path::PathBuf;

use encours::engine::View;
use encours::engine::protocol::{Command, ExportRequest, Query};
use encours::rooms::customers::details::{Details, Nature};
use encours::rooms::invoices::issuing::commands::CustomerFile;
use encours::rooms::invoices::issuing::draft::{
    Draft, DraftAdjustment, DraftInstalment, DraftKind, DraftLine, DraftPreceding, Operation,
};
use encours::rooms::invoices::issuing::queries::{DraftQuery, DraftView, Severity};
use encours::store::MemoryStore;

use super::{TestEngine, address, open, our_firm, tell};

/// How many drafts are typed.
const DRAFTS: u32 = 240;

/// What the typing person chooses: the same in each run.
struct Hand(u64);

impl Hand {
    fn below(&mut self, bound: u32) -> u32 {
        // Knuth's generator of MMIX; its upper half is the good one.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32 % bound
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len() as u32) as usize]
    }

    /// Once in so many times.
    fn once_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    /// An amount as people type it.
    fn amount(&mut self, below: u32) -> String {
        let whole = self.below(below) + 1;
        match self.below(3) {
            0 => whole.to_string(),
            1 => format!("{whole},{:02}", self.below(100)),
            _ => format!("{whole},{:04}", self.below(10_000)),
        }
    }
}

/// Who buys: French, public, Belgian, of the rest of the world, and the VAT that such customers see.
const BUYERS: [(&str, &[&str]); 5] = [
    ("Scierie du Val", &["20", "10", "5.5", "2.1", "reverse-charge", "outside-scope", "training"]),
    ("Commune de Saint-Aubin", &["20", "10", "5.5"]),
    ("Houtbouw NV", &["eu-goods", "eu-services"]),
    ("Lumber Trading Inc", &["export", "foreign-services"]),
    ("Menuiserie Lacroix", &["20", "5.5", "letting", "health", "finance", "margin-second-hand"]),
];

/// Their accounts.
fn buyers(engine: &mut TestEngine) -> Vec<String> {
    let mut accounts = Vec::new();
    for (place, (name, _)) in BUYERS.iter().enumerate() {
        let mut file = CustomerFile { name: (*name).to_owned(), ..CustomerFile::default() };
        file.details.billing = address("3 rue du Port", "44000", "Nantes");
        match place {
            1 => {
                file.registration = "21440002000019".to_owned();
                file.details = Details {
                    nature: Nature::Public,
                    buyer_reference: "ACHATS-01".to_owned(),
                    ..file.details
                };
            }
            2 => {
                file.vat_number = "BE0100000082".to_owned();
                file.details.billing = address("Havenlaan 1", "1000", "Brussel");
                file.details.billing.country = "BE".to_owned();
                file.details.language = "en".to_owned();
            }
            3 => {
                file.details.billing = address("1 Harbor Road", "04101", "Portland");
                file.details.billing.country = "US".to_owned();
                file.details.language = "en".to_owned();
            }
            _ => {
                file.registration = "404833048".to_owned();
                file.vat_number = "FR83404833048".to_owned();
            }
        }
        accounts.push(
            tell(engine, Command::SaveCustomer { customer: Box::new(file) })
                .unwrap()
                .made
                .remove(0),
        );
    }
    accounts
}

fn line(hand: &mut Hand, vat: &[&str]) -> DraftLine {
    const NAMES: [&str; 5] = [
        "Pose d’une haie",
        "Bois & sciage",
        "Étude <plans>",
        "Forfait « 24 h »",
        "Câble 3×2,5 mm²",
    ];
    DraftLine {
        name: (*hand.pick(&NAMES)).to_owned(),
        description: if hand.once_in(4) {
            "Suivant devis accepté".to_owned()
        } else {
            String::new()
        },
        quantity: match hand.below(4) {
            0 => String::new(),
            1 => "2,5".to_owned(),
            2 => "0,333".to_owned(),
            _ => (hand.below(40) + 1).to_string(),
        },
        unit: (*hand.pick(&["", "HUR", "KGM", "MTK", "DAY"])).to_owned(),
        price: hand.amount(900),
        discount: if hand.once_in(5) {
            (*hand.pick(&["5", "33,33", "100"])).to_owned()
        } else {
            String::new()
        },
        vat: (*hand.pick(vat)).to_owned(),
        item: if hand.once_in(6) { "ART-7".to_owned() } else { String::new() },
        ..DraftLine::default()
    }
}

/// A draft of one of the buyers; a deposit that was issued for them may be deducted, an invoice credited.
fn draft(hand: &mut Hand, buyer: usize, account: &str, issued: &Issued) -> Draft {
    // Services and goods alike are bought under one treatment where the tax is the buyer's.
    let vat = BUYERS[buyer].1;
    let one = [*hand.pick(vat)];
    let vat = if vat.contains(&"20") && !hand.once_in(3) { vat } else { &one };
    let mut draft = Draft { account: account.to_owned(), ..Draft::default() };
    for _ in 0..=hand.below(5) {
        draft.lines.push(line(hand, vat));
    }
    draft.operation = hand
        .pick(&[None, Some(Operation::Goods), Some(Operation::Services), Some(Operation::Both)])
        .to_owned();
    draft.prices_with_vat = hand.once_in(5);
    draft.kind = match hand.below(8) {
        0 => DraftKind::CreditNote,
        1 => DraftKind::Corrective,
        2 => DraftKind::Deposit,
        _ => DraftKind::Invoice,
    };
    if matches!(draft.kind, DraftKind::CreditNote | DraftKind::Corrective) {
        let preceding = issued.invoices.last().cloned().unwrap_or_default();
        draft.preceding = vec![DraftPreceding { number: preceding, issued: Some(super::today()) }];
    }
    if draft.kind == DraftKind::Invoice && hand.once_in(2) {
        draft.deposits = issued
            .deposits
            .iter()
            .filter(|(of, _)| *of == buyer)
            .map(|(_, id)| id.clone())
            .collect();
    }
    if hand.once_in(4) {
        let percent = hand.once_in(2);
        draft.adjustments.push(DraftAdjustment {
            is_charge: hand.once_in(2),
            percent: if percent { "2,5".to_owned() } else { String::new() },
            amount: if percent { String::new() } else { hand.amount(20) },
            reason: "Participation".to_owned(),
            vat: String::new(),
        });
    }
    if hand.once_in(4) {
        draft.purchase_order = "CDE-2026/114".to_owned();
        draft.contract = "MARCHE 26-09".to_owned();
    }
    if hand.once_in(5) {
        (draft.early_percent, draft.early_days) = ("1,5".to_owned(), "10".to_owned());
    }
    if hand.once_in(5) && draft.kind == DraftKind::Invoice {
        let days = |days: i32| Some(super::today().plus(days));
        draft.instalments = vec![
            DraftInstalment { due: days(15), amount: "30 %".to_owned() },
            DraftInstalment { due: days(30), amount: String::new() },
        ];
    }
    if hand.once_in(6) {
        draft.period.from = Some(super::today().plus(-30));
        draft.period.to = Some(super::today());
    }
    if hand.once_in(6) {
        draft.delivered = Some(super::today().plus(-2));
    }
    if hand.once_in(9) || buyer == 3 && hand.once_in(2) {
        draft.currency = "USD".parse().unwrap();
        draft.exchange_rate = "0,9137".to_owned();
    }
    if hand.once_in(8) {
        draft.note = "Merci de votre confiance.\nÀ bientôt.".to_owned();
    }
    draft
}

/// What was issued so far.
#[derive(Default)]
struct Issued {
    /// Numbers.
    invoices: Vec<String>,
    /// Buyer and identifier of deposits that nothing has deducted.
    deposits: Vec<(usize, String)>,
}

fn look(engine: &TestEngine, draft: &Draft) -> DraftView {
    let query = DraftQuery { id: String::new(), draft: Some(Box::new(draft.clone())) };
    match engine.ask(&Query::Draft(query)) {
        View::Draft(Some(view)) => *view,
        View::Draft(None) => panic!("no draft"),
        other => panic!("not a draft: {other:?}"),
    }
}

/// What the checks let through, in CII, UBL and Factur-X: into the folder that `ENCOURS_VALIDATED` names, with a list of
/// what each should pass. What they do not let through is not issued.
#[test]
fn issued_drafts_for_the_validators_are_written() {
    let folder = std::env::var_os("ENCOURS_VALIDATED").map(PathBuf::from);
    let mut engine = open(MemoryStore::default());
    tell(&mut engine, Command::SetIssuer { issuer: our_firm() }).unwrap();
    let accounts = buyers(&mut engine);
    let mut hand = Hand(20_261_121);
    let mut issued = Issued::default();
    let (mut list, mut refused) = (String::new(), Vec::new());
    for turn in 0..DRAFTS {
        let buyer = hand.below(BUYERS.len() as u32) as usize;
        let draft = draft(&mut hand, buyer, &accounts[buyer], &issued);
        let view = look(&engine, &draft);
        let stops: Vec<&str> = view
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Blocks)
            .map(|finding| finding.code.as_str())
            .collect();
        let kept = Command::SetDraft { id: String::new(), draft: Box::new(draft.clone()) };
        let kept = tell(&mut engine, kept).unwrap();
        let done = tell(&mut engine, Command::Issue { drafts: kept.made });
        let Ok(mut done) = done else {
            assert!(!stops.is_empty(), "refused without a reason: {draft:?}: {done:?}");
            refused.push((stops.join(" "), BUYERS[buyer].0));
            continue;
        };
        assert_eq!(stops, [""; 0], "issued though something stood in the way: {draft:?}");
        let id = done.made.remove(0);
        issued.deposits.retain(|(_, deposit)| !draft.deposits.contains(deposit));
        match draft.kind {
            DraftKind::Deposit => issued.deposits.push((buyer, id.clone())),
            DraftKind::Invoice => issued.invoices.push(view.next_number.clone()),
            DraftKind::CreditNote | DraftKind::Corrective => {}
        }
        let (profile, invoice) = (String::new(), id);
        let request = match turn % 4 {
            0 => ExportRequest::Ubl { invoice, profile },
            1 => ExportRequest::Facturx { invoice, profile },
            _ => ExportRequest::Cii { invoice, profile },
        };
        let file = futures_executor::block_on(engine.export(request)).unwrap();
        let kind = file.name.rsplit_once('.').unwrap().1;
        let name = format!("issued/draft-{turn:03}.{kind}");
        if let Some(folder) = &folder {
            let path = folder.join(&name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &file.bytes).unwrap();
        }
        // The French rules are for what goes through French platforms: not to customers abroad.
        let rules = if matches!(buyer, 2 | 3) { "standard" } else { "french" };
        list.push_str(&format!("{name}\t{rules}\n"));
    }
    let passed = list.lines().count();
    assert!(160 < passed, "only {passed} of {DRAFTS} were issued; the others: {refused:?}");
    if let Some(folder) = &folder {
        std::fs::write(folder.join("issued.tsv"), list).unwrap();
    }
}
