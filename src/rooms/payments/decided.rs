//! What somebody decided about lines of a bank statement: the whole of it, never an increment.
//!
//! A line's money goes to customers' accounts ([`Part`]) and to what is no customer's ([`Beside`]); together they are the
//! line. A part names what it settles, what it leaves out and why, and keeps the rest on account. Many decisions make one
//! event, as rows, so that accepting some thousand proposals is one act.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Currency};
use crate::journal::{EntryId, Part as Rows, Written};
use crate::rooms::written::{self, RowReader, Unread};

/// Why cash and what is settled are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DifferenceReason"))]
pub enum Reason {
    /// Discount for early payment («escompte»): given up.
    Discount,
    /// Charges kept by a bank on the way: given up.
    BankFee,
    /// A few cents: given up, or kept when too much came.
    Rounding,
    /// Charges and interest of a factor: given up.
    FactorFee,
    /// A credit note that is still to come: stays open.
    AwaitedCredit,
    /// The customer disputes it: stays open, and the invoice is disputed.
    Dispute,
    /// Withheld («retenue de garantie»): stays open.
    Retention,
    /// An instalment: the rest stays open.
    Instalment,
    /// Paid before any invoice: stays on the account as a deposit.
    Deposit,
    /// More than what is owed: stays on the account.
    Overpayment,
}

impl Reason {
    /// In the order in which they are offered.
    pub const ALL: [Reason; 10] = [
        Reason::Discount,
        Reason::BankFee,
        Reason::Rounding,
        Reason::FactorFee,
        Reason::AwaitedCredit,
        Reason::Dispute,
        Reason::Retention,
        Reason::Instalment,
        Reason::Deposit,
        Reason::Overpayment,
    ];

    /// The invoice is settled by it although no money came.
    pub fn gives_up(self) -> bool {
        matches!(self, Reason::Discount | Reason::BankFee | Reason::Rounding | Reason::FactorFee)
    }

    /// It says why an invoice is not paid whole.
    pub fn is_shortfall(self) -> bool {
        !matches!(self, Reason::Deposit | Reason::Overpayment)
    }

    /// It says why money stays on the account.
    pub fn is_surplus(self) -> bool {
        matches!(self, Reason::Deposit | Reason::Overpayment)
    }

    /// As it is written, and as it crosses to JavaScript.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Discount => "discount",
            Reason::BankFee => "bankFee",
            Reason::Rounding => "rounding",
            Reason::FactorFee => "factorFee",
            Reason::AwaitedCredit => "awaitedCredit",
            Reason::Dispute => "dispute",
            Reason::Retention => "retention",
            Reason::Instalment => "instalment",
            Reason::Deposit => "deposit",
            Reason::Overpayment => "overpayment",
        }
    }

    fn from_code(code: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// What money is that is no customer's.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum BesideKind {
    /// Bank charges and interest.
    Charge,
    /// Between our own accounts.
    Internal,
    /// To a supplier, or back from one.
    Supplier,
    /// Salaries and social charges.
    Payroll,
    /// Taxes.
    Tax,
    /// A loan.
    Loan,
    /// A few cents too much, kept.
    Rounding,
    /// Anything else.
    #[default]
    Other,
}

impl BesideKind {
    /// In the order in which they are offered.
    pub const ALL: [BesideKind; 8] = [
        BesideKind::Charge,
        BesideKind::Internal,
        BesideKind::Supplier,
        BesideKind::Payroll,
        BesideKind::Tax,
        BesideKind::Loan,
        BesideKind::Rounding,
        BesideKind::Other,
    ];

    /// As it is written, and as it crosses to JavaScript.
    pub fn code(self) -> &'static str {
        match self {
            BesideKind::Charge => "charge",
            BesideKind::Internal => "internal",
            BesideKind::Supplier => "supplier",
            BesideKind::Payroll => "payroll",
            BesideKind::Tax => "tax",
            BesideKind::Loan => "loan",
            BesideKind::Rounding => "rounding",
            BesideKind::Other => "other",
        }
    }

    fn from_code(code: &str) -> Option<BesideKind> {
        BesideKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What an invoice is not paid, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The receivable's identifier.
    pub receivable: String,
    /// How much; the sign of the receivable.
    pub amount: Amount,
    /// Why.
    pub reason: Reason,
}

/// What of a line goes to one customer's account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Whose; never empty.
    pub account: String,
    /// The currency in which it settles: the line's, unless the bank exchanged it.
    pub currency: Currency,
    /// How much money, in that currency; below zero: given back.
    pub amount: Amount,
    /// How much of the line, in the line's currency: the same unless the bank exchanged it.
    pub taken: Amount,
    /// Receivable's identifier, and how much of it is paid; the sign of the receivable, or the other where a returned
    /// payment opens it again.
    pub lines: BTreeMap<String, Amount>,
    /// What is not paid.
    pub differences: Vec<Difference>,
    /// Why something stays on the account; none where nothing does, or nobody said.
    pub rest: Option<Reason>,
    /// The payment that comes back, by its identifier; empty for any other line.
    pub returns: String,
}

/// What of a line is no customer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What it is.
    pub kind: BesideKind,
    /// How much, in the line's currency.
    pub amount: Amount,
}

/// The whole decision on a line. Without part or beside: nothing is decided any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// Customers' money.
    pub parts: Vec<Part>,
    /// What is no customer's.
    pub beside: Vec<Beside>,
    /// What the matching said for it, as [`super::evidence`] writes it; empty where a person needed none.
    pub evidence: String,
    /// How it came about.
    pub mode: Mode,
}

/// How a decision came about.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DecisionMode"))]
pub enum Mode {
    /// A person chose.
    #[default]
    ByHand,
    /// A person accepted a proposal.
    Accepted,
    /// A person accepted all that is certain.
    Certain,
    /// The rules applied it on import: certain, or above the level chosen.
    Rule,
}

impl Mode {
    const ALL: [Mode; 4] = [Mode::ByHand, Mode::Accepted, Mode::Certain, Mode::Rule];
}

impl Intent {
    /// Nothing is decided any more.
    pub fn is_open(&self) -> bool {
        self.parts.is_empty() && self.beside.is_empty()
    }
}

/// What a payment that a line became is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Role {
    /// Money, received or given back.
    #[default]
    Money,
    /// Discount given up: no money.
    Discount,
    /// Bank charges given up: no money.
    BankFee,
    /// Rounding given up: no money.
    Rounding,
    /// A factor's charges given up: no money.
    FactorFee,
    /// Money that came back: opens again what it had settled.
    Return,
    /// Another decision replaced the one it came from: nothing any more.
    Void,
}

impl Role {
    /// By number.
    pub const ALL: [Role; 7] = [
        Role::Money,
        Role::Discount,
        Role::BankFee,
        Role::Rounding,
        Role::FactorFee,
        Role::Return,
        Role::Void,
    ];

    /// It settles without money.
    pub fn gives_up(self) -> bool {
        matches!(self, Role::Discount | Role::BankFee | Role::Rounding | Role::FactorFee)
    }

    /// The reason of what it gives up.
    pub fn reason(self) -> Option<Reason> {
        match self {
            Role::Discount => Some(Reason::Discount),
            Role::BankFee => Some(Reason::BankFee),
            Role::Rounding => Some(Reason::Rounding),
            Role::FactorFee => Some(Reason::FactorFee),
            Role::Money | Role::Return | Role::Void => None,
        }
    }
}

/// One payment that a decision makes of its line.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// The part it belongs to.
    pub part: &'a Part,
    /// What it is.
    pub role: Role,
    /// How much, in the part's currency.
    pub amount: Amount,
    /// The receivable, where it is what was given up of it.
    pub gives_up: Option<&'a Difference>,
}

impl Intent {
    /// The payments that it makes of its line, in order: of each part the money, then what is given up.
    pub fn payments(&self) -> impl Iterator<Item = Made<'_>> {
        self.parts.iter().flat_map(|part| {
            let role = if part.returns.is_empty() { Role::Money } else { Role::Return };
            let money = Made { part, role, amount: part.amount, gives_up: None };
            let given_up = part.differences.iter().filter_map(move |lacking| {
                let role = match lacking.reason {
                    Reason::Discount => Role::Discount,
                    Reason::BankFee => Role::BankFee,
                    Reason::Rounding => Role::Rounding,
                    Reason::FactorFee => Role::FactorFee,
                    _ => return None,
                };
                Some(Made { part, role, amount: lacking.amount, gives_up: Some(lacking) })
            });
            std::iter::once(money).chain(given_up)
        })
    }
}

/// The decision on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineSet {
    /// The line's identifier.
    pub line: String,
    /// The whole decision.
    pub intent: Rc<Intent>,
    /// The entries whose decision on this line it replaces.
    pub replaces: Vec<EntryId>,
}

/// Version 1 of `payments.lines-set`, without its rows. Several decisions stand in one event.
#[derive(Serialize, Deserialize)]
struct LinesSetV1 {}

/// A row begins a line where `line` is filled, then says what it holds: `open`, `part`, `pays`, `lacks`, `beside`.
const COLUMNS: [&str; 9] = [
    "line",
    "what",
    "account",
    "currency",
    "amountMinorUnits",
    "reason",
    "takenMinorUnits",
    "told",
    "mode",
];

/// As decisions are kept.
pub(super) fn write(sets: &[LineSet]) -> (Written, Vec<Rows>) {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for set in sets {
        rows.extend(rows_of(set));
    }
    let head = LinesSetV1 {};
    written::write_rows("payments.lines-set", &head, &COLUMNS, rows.len(), |at, cells| {
        let row = &rows[at];
        cells.text(row.line);
        cells.text(row.what);
        cells.text(row.account);
        cells.text(if row.what == BESIDE || row.what == OPEN { "" } else { row.currency.code() });
        cells.number(row.amount.get());
        cells.text(row.reason);
        cells.number(row.taken.get());
        cells.text(&row.told);
        cells.number(row.mode);
    })
}

const OPEN: &str = "open";
const PART: &str = "part";
const PAYS: &str = "pays";
const LACKS: &str = "lacks";
const BESIDE: &str = "beside";

/// One row of the written form: amounts are minor units.
struct Row<'a> {
    line: &'a str,
    what: &'static str,
    /// Of a part the account, of a payment or difference the receivable.
    account: &'a str,
    currency: Currency,
    amount: Amount,
    reason: &'a str,
    taken: Amount,
    /// Of `open` (which begins every line): what it replaces and the evidence; of a part: what it returns.
    told: String,
    mode: i64,
}

fn rows_of(set: &LineSet) -> Vec<Row<'_>> {
    let blank = |what: &'static str| Row {
        line: "",
        what,
        account: "",
        currency: Currency::EUR,
        amount: Amount::ZERO,
        reason: "",
        taken: Amount::ZERO,
        told: String::new(),
        mode: 0,
    };
    let replaces: Vec<String> = set.replaces.iter().map(EntryId::to_string).collect();
    let mode = Mode::ALL.iter().position(|mode| *mode == set.intent.mode).unwrap_or(0) as i64;
    let first = Row {
        line: &set.line,
        account: &set.intent.evidence,
        told: replaces.join(" "),
        mode,
        ..blank(OPEN)
    };
    let mut rows = vec![first];
    for part in &set.intent.parts {
        rows.push(Row {
            account: &part.account,
            currency: part.currency,
            amount: part.amount,
            taken: part.taken,
            reason: part.rest.map_or("", Reason::code),
            told: part.returns.clone(),
            ..blank(PART)
        });
        for (receivable, amount) in &part.lines {
            let currency = part.currency;
            rows.push(Row { account: receivable, amount: *amount, currency, ..blank(PAYS) });
        }
        for lacking in &part.differences {
            rows.push(Row {
                account: &lacking.receivable,
                amount: lacking.amount,
                currency: part.currency,
                reason: lacking.reason.code(),
                ..blank(LACKS)
            });
        }
    }
    for beside in &set.intent.beside {
        rows.push(Row { amount: beside.amount, reason: beside.kind.code(), ..blank(BESIDE) });
    }
    rows
}

/// Back from what is kept.
pub(super) fn read(kept: &Written, parts: &[&[u8]]) -> Result<Vec<LineSet>, Unread> {
    let mut sets: Vec<LineSet> = Vec::new();
    let _: LinesSetV1 =
        written::read_rows(kept, parts, &COLUMNS, |cells| read_row(cells, &mut sets))?;
    Ok(sets)
}

fn read_row(cells: &mut RowReader<'_>, sets: &mut Vec<LineSet>) -> Option<()> {
    let line = cells.text_with(str::to_owned)?;
    let what = cells.text_with(str::to_owned)?;
    let account = cells.text_with(str::to_owned)?;
    let currency: Option<Currency> = cells.text_with(|code| code.parse().ok())?;
    let amount = Amount::new(cells.number()?);
    let reason = cells.text_with(str::to_owned)?;
    let taken = Amount::new(cells.number()?);
    let told = cells.text_with(str::to_owned)?;
    let mode = cells.number()?;
    if what == OPEN {
        let replaces: Result<Vec<EntryId>, _> = told.split_whitespace().map(str::parse).collect();
        let mode = *Mode::ALL.get(usize::try_from(mode).ok()?)?;
        let intent = Intent { evidence: account, mode, ..Intent::default() };
        sets.push(LineSet { line, intent: Rc::new(intent), replaces: replaces.ok()? });
        return Some(());
    }
    // Just read: nobody else holds it.
    let intent = Rc::get_mut(&mut sets.last_mut()?.intent)?;
    match what.as_str() {
        PART => {
            let rest = match reason.as_str() {
                "" => None,
                code => Some(Reason::from_code(code)?),
            };
            intent.parts.push(Part {
                account,
                currency: currency?,
                amount,
                taken,
                rest,
                returns: told,
                ..Part::default()
            });
        }
        PAYS => {
            intent.parts.last_mut()?.lines.insert(account, amount);
        }
        LACKS => {
            let reason = Reason::from_code(&reason)?;
            let lacking = Difference { receivable: account, amount, reason };
            intent.parts.last_mut()?.differences.push(lacking);
        }
        BESIDE => {
            intent.beside.push(Beside { kind: BesideKind::from_code(&reason)?, amount });
        }
        _ => return None,
    }
    Some(())
}

/// The hash of what a line is known by, apart from its day, amount and account: FNV-1a in 64 bits, the same on every
/// machine and in every version. Two texts that share one only share a rank.
pub fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
