//! What the cash-application page asks and shows: lines of bank statements, what they may settle, and what speaks for it.
//!
//! Answered from the book and from what the matching says of it ([`super::desk`]). Sentences are in the person's language;
//! every sum and difference is computed here, none on the page.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Hash, Money};

use super::decided::{BesideKind, Mode, Reason};
use super::matching::LineKind;
use super::settling::Settlement;

/// Lines of bank statements, filtered, in the order of their days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct CashLinesQuery {
    /// Which.
    pub filter: CashFilter,
    /// Words, in label, payer, reference, customer or amount; `> 5000`.
    pub search: String,
    /// Of this account only, by its place in [`CashLinesView::accounts`].
    pub account: Option<u32>,
    /// Of this file only.
    pub source: Option<Hash>,
    /// First line wanted, from 0.
    pub offset: u32,
    /// How many lines; 50 when 0.
    pub limit: u32,
    /// A line that must be among those answered, where it is found: `offset` is moved so that it is. For going on where
    /// one was, or on the next line after a decision.
    pub around: Option<String>,
}

/// Which lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum CashFilter {
    /// To be decided.
    #[default]
    ToDo,
    /// To be decided, and certain.
    Certain,
    /// To be decided, and the data cannot decide.
    Ambiguous,
    /// Decided.
    Decided,
    /// Decided to be no customer's.
    NotCustomers,
    /// Two people decided differently.
    Contested,
    /// All.
    All,
}

/// A slice of the lines.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CashLinesView {
    /// How many the filter and search find.
    pub total: u32,
    /// Where the slice begins.
    pub offset: u32,
    /// The slice, in order.
    pub lines: Vec<CashRow>,
    /// How many of each, whatever the filter: of the account and file asked for.
    pub counts: CashCounts,
    /// Our accounts with their statements' totals.
    pub accounts: Vec<BankAccountView>,
    /// The matching has looked at all lines: until then more proposals may come.
    pub ready: bool,
    /// What of the search could not be understood.
    pub misunderstood: Option<String>,
}

/// How many lines of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CashCounts {
    /// To be decided.
    pub to_do: u32,
    /// Of them, certain.
    pub certain: u32,
    /// Of them, what the data cannot decide.
    pub ambiguous: u32,
    /// Decided, those that are no customer's included.
    pub decided: u32,
    /// Decided to be no customer's.
    pub not_customers: u32,
    /// Decided by two people differently.
    pub contested: u32,
    /// All.
    pub all: u32,
}

/// One of our accounts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BankAccountView {
    /// An IBAN in groups of four, or what the bank's files name it by.
    pub number: String,
    /// What the bank's files call it; may be empty.
    pub name: String,
    /// The last day the bank's files tell of.
    pub known_until: Option<Day>,
    /// The balance before the first statement known, and its day.
    pub opening: Option<Money>,
    /// See `opening`.
    pub opening_day: Option<Day>,
    /// Received, over all lines.
    pub credits: Money,
    /// Taken, over all lines; below zero.
    pub debits: Money,
    /// The balance after the last statement known, and its day.
    pub closing: Option<Money>,
    /// See `closing`.
    pub closing_day: Option<Day>,
    /// Opening + lines − closing: zero when nothing is missing; absent where a balance is not known.
    pub difference: Option<Money>,
    /// Periods that no statement covers, where the balance moved meanwhile: day before, day after.
    pub gaps: Vec<(Day, Day)>,
    /// Lines.
    pub lines: u32,
    /// Of them, to be decided.
    pub to_do: u32,
}

/// One line in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CashRow {
    /// Opaque and stable: what the commands take.
    pub id: String,
    /// Day of booking.
    pub booked: Day,
    /// What the bank says.
    pub label: String,
    /// Who paid, where the bank says so.
    pub payer: String,
    /// Above zero: received.
    pub amount: Money,
    /// Where it stands.
    pub state: CashState,
    /// In words: what is proposed («3 factures de Bâti Ouest»), or what was decided.
    pub summary: String,
    /// The first thing that speaks for the proposal, in words; empty once decided.
    pub evidence: String,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum CashState {
    /// Nothing fits.
    #[default]
    Nothing,
    /// The best there is, and it may well be wrong.
    Doubtful,
    /// Right nearly always: one look is enough.
    Likely,
    /// May be taken without asking.
    Certain,
    /// The data cannot decide between several.
    Ambiguous,
    /// Looks like no customer's money.
    NotACustomers,
    /// Decided: all of it settles something.
    Settled,
    /// Decided: some of it stays on an account.
    OnAccount,
    /// Decided: no customer's money.
    Aside,
    /// Decided: a payment that came back.
    Returned,
    /// Two people decided differently: the first counts.
    Contested,
}

/// One line with what it may settle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct CashLineQuery {
    /// Which.
    pub line: String,
    /// Whose open items are listed; empty: those of the decision, else of the first proposal.
    pub accounts: Vec<String>,
    /// Of the open items, only those that have these words or this amount.
    pub search: String,
    /// What is ticked so far: its running figures are answered. Absent: those of the decision, else of the first proposal.
    pub draft: Option<Settlement>,
}

/// One line with what it may settle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CashLineView {
    /// As in the list.
    pub row: CashRow,
    /// What the bank says besides: each a name in the person's language and a value.
    pub details: Vec<(String, String)>,
    /// The file it came from, and its place in it from 1.
    pub source: Hash,
    /// See `source`.
    pub place: u32,
    /// The file's name.
    pub file: String,
    /// The best first; none once it is decided.
    pub proposals: Vec<ProposalView>,
    /// Why nothing is certain, in words.
    pub doubts: Vec<String>,
    /// What was decided.
    pub decision: Option<CashDecision>,
    /// Whose open items are listed.
    pub groups: Vec<CandidateGroup>,
    /// What the draft comes to.
    pub running: Running,
    /// The draft the figures are of: what a page starts from.
    pub draft: Settlement,
    /// Of money taken: the payments that it may give back, the likeliest first.
    pub returns: Vec<ReturnCandidate>,
    /// The kinds of what is no customer's, with their names, the likeliest first.
    pub beside: Vec<(BesideKind, String)>,
}

/// One way to settle a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProposalView {
    /// Its place from 0: what `acceptProposal` takes.
    pub index: u32,
    /// How sure it is: `certain`, `likely`, `doubtful`, `ambiguous`.
    pub state: CashState,
    /// In words: «FA-2026-0412, FA-2026-0431 et un avoir de Bâti Ouest».
    pub title: String,
    /// What speaks for it, in words, the strongest first.
    pub evidence: Vec<String>,
    /// What it settles.
    pub items: Vec<ProposalItem>,
    /// What stays on an account.
    pub on_account: Option<Money>,
    /// What is given up or stays open, with its reason in words.
    pub difference: Option<DifferenceView>,
    /// It can be accepted as it is; otherwise why not, in words.
    pub refusal: Option<String>,
    /// The same as a draft, to be changed.
    pub draft: Settlement,
}

/// One item of a proposal or decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProposalItem {
    /// The receivable's identifier.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Whose.
    pub account: String,
    /// Their name.
    pub customer: String,
    /// How much of it is paid.
    pub amount: Money,
    /// What of it stays open then.
    pub left: Money,
}

/// What is missing or too much.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DifferenceView {
    /// Above zero: too little came; below: too much.
    pub amount: Money,
    /// Why; absent where nobody said.
    pub reason: Option<Reason>,
    /// The reason in words.
    pub label: String,
}

/// What was decided on a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CashDecision {
    /// The entry that decided it: what `undo` takes.
    pub entry: String,
    /// How it came about.
    pub mode: Mode,
    /// Who.
    pub author: String,
    /// When, in milliseconds since 1970.
    pub written_at: f64,
    /// In words, one sentence for each thing it does.
    pub sentences: Vec<String>,
    /// What the matching had said for it, in words.
    pub evidence: Vec<String>,
    /// What it settles.
    pub items: Vec<ProposalItem>,
    /// What was decided beside by somebody else, in words, when two people disagree.
    pub others: Vec<String>,
    /// Something of it could not be settled any more: how much.
    pub unsettled: Option<Money>,
}

/// The open items of one customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CandidateGroup {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// All that is open in the line's currency, net of credits.
    pub open: Money,
    /// The same in other currencies, each by itself.
    pub others: Vec<Money>,
    /// Money on the account that settles nothing yet.
    pub unallocated: Money,
    /// The open items, the oldest first; at most 1 000.
    pub items: Vec<Candidate>,
    /// How many there are.
    pub total: u32,
}

/// One open item that may be ticked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Candidate {
    /// What a draft names it by.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Day of issue.
    pub issued: Day,
    /// Due date.
    pub due: Day,
    /// Days past due.
    pub days_late: i32,
    /// What is open on it, this line's own decision left out.
    pub open: Money,
    /// What the draft takes of it, differences included; absent: not ticked.
    pub taken: Option<Money>,
    /// In dispute.
    pub disputed: bool,
}

/// What a draft comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Running {
    /// What is ticked.
    pub ticked: Money,
    /// What came, less what is no customer's; in the line's currency.
    pub paid: Money,
    /// Ticked less paid: above zero, too little came; below, too much.
    pub difference: Money,
    /// The reasons that would explain it, with their names; empty where none is needed.
    pub reasons: Vec<ReasonChoice>,
    /// The reason chosen, or the one proposed.
    pub reason: Option<Reason>,
    /// Where the items are in another currency than the line: what came, for what, at which rate, in words; else empty.
    pub exchanged: String,
    /// It can be settled so; otherwise why not, in words.
    pub refusal: Option<String>,
}

/// A reason that may be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReasonChoice {
    /// Which.
    pub reason: Reason,
    /// Its name.
    pub label: String,
    /// What it does, in words: «solde la facture», «la facture reste ouverte».
    pub effect: String,
    /// The most it may be, where there is a limit.
    pub limit: Option<Money>,
    /// The difference is beyond that.
    pub beyond: bool,
}

/// A payment that a line may give back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReturnCandidate {
    /// What `returnLine` takes.
    pub payment: String,
    /// Its day.
    pub paid: Day,
    /// How much it was.
    pub amount: Money,
    /// Whose.
    pub account: String,
    /// Their name.
    pub customer: String,
    /// The numbers of what it had settled.
    pub numbers: Vec<String>,
}

/// What is certain, listed before it is accepted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct CertainQuery {
    /// First line wanted, from 0.
    pub offset: u32,
    /// How many lines; 100 when 0.
    pub limit: u32,
    /// What is likely too.
    pub likely: bool,
}

/// What is certain.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CertainView {
    /// How many lines.
    pub total: u32,
    /// What they bring, per currency.
    pub amounts: Vec<Money>,
    /// How many items they settle.
    pub items: u32,
    /// The slice, in order.
    pub lines: Vec<CashRow>,
    /// The matching has looked at all lines.
    pub ready: bool,
}

/// How lines are decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CashRules {
    /// What is applied without asking when a bank file is imported.
    pub apply: super::rules::Apply,
    /// The most that may be given up as discount, in basis points of the invoice.
    pub discount_bp: u32,
    /// The most that may be given up as bank charges on one line, in units of its currency.
    pub bank_fee: Money,
    /// Likewise as rounding.
    pub rounding: Money,
    /// The most that may be given up as a factor's charges, in basis points of the line.
    pub factor_fee_bp: u32,
}

/// How lines are decided.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CashRulesQuery {}

impl CashRules {
    /// As they stand; limits in euros, and in any other currency as many of its units.
    pub fn of(payments: &super::State) -> CashRules {
        let rules = payments.bank().rules();
        let euros = |amount| Money::new(amount, crate::base::Currency::EUR);
        CashRules {
            apply: rules.apply,
            discount_bp: rules.discount_bp,
            bank_fee: euros(rules.bank_fee),
            rounding: euros(rules.rounding),
            factor_fee_bp: rules.factor_fee_bp,
        }
    }

    /// Its limits as people write them: discount, bank charges, rounding, factor's charges.
    pub fn written(&self) -> [String; 4] {
        let written = |hundredths: i64| format!("{},{:02}", hundredths / 100, hundredths % 100);
        [
            written(self.discount_bp.into()),
            written(self.bank_fee.amount.get()),
            written(self.rounding.amount.get()),
            written(self.factor_fee_bp.into()),
        ]
    }

    /// Whether a limit is typed as one: a number with two decimals at most.
    pub fn is_limit(typed: &str) -> bool {
        hundredths(typed).is_some()
    }

    /// Of limits as they are typed, in the order of [`CashRules::written`]; `None` where one is none.
    ///
    /// ```
    /// use encours::rooms::payments::cash::CashRules;
    /// use encours::rooms::payments::rules::Apply;
    /// let typed = ["2,5", "50", "1.00", "5,00"].map(str::to_owned);
    /// let rules = CashRules::typed(Apply::Certain, &typed).unwrap();
    /// assert_eq!((rules.discount_bp, rules.bank_fee.amount.get()), (250, 5_000));
    /// assert_eq!(rules.written(), ["2,50", "50,00", "1,00", "5,00"]);
    /// assert!(!CashRules::is_limit("2,555") && !CashRules::is_limit("-1") && !CashRules::is_limit(""));
    /// ```
    pub fn typed(apply: super::rules::Apply, limits: &[String; 4]) -> Option<CashRules> {
        let euros = |units: u32| {
            Money::new(crate::base::Amount::new(units.into()), crate::base::Currency::EUR)
        };
        let [discount, fee, rounding, factor] = limits;
        Some(CashRules {
            apply,
            discount_bp: hundredths(discount)?,
            bank_fee: euros(hundredths(fee)?),
            rounding: euros(hundredths(rounding)?),
            factor_fee_bp: hundredths(factor)?,
        })
    }

    /// As they are kept; `None` where a limit is below zero or a share above the whole.
    pub fn kept(&self) -> Option<super::rules::Rules> {
        let limits = [self.bank_fee.amount, self.rounding.amount];
        let shares = [self.discount_bp, self.factor_fee_bp];
        let sound = limits.iter().all(|limit| 0 <= limit.get())
            && shares.iter().all(|share| *share <= 10_000);
        sound.then_some(super::rules::Rules {
            apply: self.apply,
            discount_bp: self.discount_bp,
            bank_fee: self.bank_fee.amount,
            rounding: self.rounding.amount,
            factor_fee_bp: self.factor_fee_bp,
        })
    }
}

/// Hundredths of what is typed, with a comma or a point.
fn hundredths(typed: &str) -> Option<u32> {
    let bare: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (whole, part) = bare.split_once([',', '.']).unwrap_or((&bare, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || 2 < part.len() || whole.is_empty() {
        return None;
    }
    format!("{whole}{part:0<2}").parse().ok()
}

/// The word of a kind of movement, as events and lists have it.
pub fn kind_word(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Unknown => "",
        LineKind::Transfer => "transfer",
        LineKind::Collection => "collection",
        LineKind::CollectionReturn => "collectionReturn",
        LineKind::ChequeDeposit => "chequeDeposit",
        LineKind::ChequeReturn => "chequeReturn",
        LineKind::Cards => "cards",
        LineKind::Cash => "cash",
        LineKind::Internal => "internal",
        LineKind::Charge => "charge",
    }
}

/// The kind of movement of a word; unknown for any other.
pub fn kind_of(word: &str) -> LineKind {
    let all = [
        LineKind::Transfer,
        LineKind::Collection,
        LineKind::CollectionReturn,
        LineKind::ChequeDeposit,
        LineKind::ChequeReturn,
        LineKind::Cards,
        LineKind::Cash,
        LineKind::Internal,
        LineKind::Charge,
    ];
    all.into_iter().find(|kind| kind_word(*kind) == word).unwrap_or_default()
}
