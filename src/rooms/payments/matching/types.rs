//! What goes into the matching of payments, and what comes out.
//!
//! Numbers given by the caller (`u32`) are his own: the engine hands them back and compares them only for being equal.
//! Texts are as they came from the file or the book; the engine folds case and accents itself. Empty means not given.

use crate::base::{Amount, Currency, Day};

/// One movement on our bank account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BankLine {
    /// The caller's number.
    pub id: u32,
    /// Day of booking.
    pub booked: Day,
    /// Above zero: money received; below zero: money taken (returns, fees).
    pub amount: Amount,
    /// Currency of the account.
    pub currency: Currency,
    /// All the bank says in one text, further lines joined by a space.
    pub label: String,
    /// Payer's name, where the bank gives it apart.
    pub payer: String,
    /// Payer's account, where the bank gives it.
    pub payer_iban: String,
    /// What the payer wrote, where the bank gives it apart.
    pub remittance: String,
    /// End-to-end identification.
    pub end_to_end: String,
    /// Structured creditor reference (ISO 11649 or another).
    pub reference: String,
    /// Mandate of a direct debit.
    pub mandate: String,
    /// What kind of movement the bank's code says; `Unknown` lets the engine read the label.
    pub kind: LineKind,
    /// Why a payment came back: ISO code or the bank's words.
    pub return_reason: String,
    /// The payments of a batch, where the bank gives them.
    pub parts: Vec<Part>,
}

/// One payment within a batch that the bank booked as one sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// As the line's: above zero, received.
    pub amount: Amount,
    /// Payer's name.
    pub payer: String,
    /// Payer's account.
    pub payer_iban: String,
    /// What the payer wrote.
    pub remittance: String,
    /// End-to-end identification.
    pub end_to_end: String,
    /// Structured creditor reference.
    pub reference: String,
    /// Mandate of a direct debit.
    pub mandate: String,
}

/// What kind of movement a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LineKind {
    /// Not said: the label decides.
    #[default]
    Unknown,
    /// A transfer received, or sent when below zero.
    Transfer,
    /// Our own direct debits, credited as one sum.
    Collection,
    /// A direct debit that came back.
    CollectionReturn,
    /// Cheques we deposited.
    ChequeDeposit,
    /// A cheque that came back.
    ChequeReturn,
    /// The acquirer's settlement of card payments.
    Cards,
    /// Cash paid in.
    Cash,
    /// Between our own accounts.
    Internal,
    /// Bank charges and interest.
    Charge,
}

/// An invoice or credit note, open or not: settled ones are needed to recognise returns and duplicates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The caller's number.
    pub id: u32,
    /// [`Customer::id`].
    pub customer: u32,
    /// Number printed on the document.
    pub number: String,
    /// Credit notes have amounts below zero.
    pub kind: ItemKind,
    /// Day of issue: nothing is matched before.
    pub issued: Day,
    /// Day it is due.
    pub due: Day,
    /// Amount of the document, VAT included.
    pub original: Amount,
    /// What is open before the first line; same sign as `original`, or zero.
    pub open: Amount,
    /// Currency of the document.
    pub currency: Currency,
    /// The customer's order.
    pub order: String,
    /// Creditor reference printed on the document (ISO 11649).
    pub reference: String,
    /// Discount for early payment.
    pub discount: Option<Discount>,
}

/// Kinds of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    /// Owed to us.
    #[default]
    Invoice,
    /// Owed by us.
    CreditNote,
}

/// Discount for early payment (« escompte »).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Discount {
    /// In basis points: 200 = 2 %.
    pub rate_bp: u32,
    /// Days from issue within which it may be taken; `None` when not said.
    pub days: Option<u16>,
}

/// Who owes us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// The caller's number.
    pub id: u32,
    /// Our own code of the account, for labels that quote it.
    pub code: String,
    /// Legal name.
    pub name: String,
    /// Shop name or former name.
    pub trade_name: String,
    /// Town.
    pub city: String,
    /// Nine digits.
    pub siren: String,
    /// Account known to be theirs.
    pub iban: String,
    /// Mandate for direct debits.
    pub mandate: String,
    /// Days of payment agreed.
    pub terms_days: u16,
}

/// A payment that somebody has already attributed: payers are learned from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// Day of booking.
    pub booked: Day,
    /// As [`BankLine::label`].
    pub label: String,
    /// As [`BankLine::payer`].
    pub payer: String,
    /// As [`BankLine::payer_iban`].
    pub payer_iban: String,
    /// [`Customer::id`].
    pub customer: u32,
    /// What was received.
    pub amount: Amount,
    /// How many invoices it settled; 0 when not known.
    pub settled: u16,
}

/// One direct debit that we sent to our bank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// The batch's reference (`PmtInfId` or message), as the bank repeats it.
    pub batch: String,
    /// End-to-end identification.
    pub end_to_end: String,
    /// Mandate.
    pub mandate: String,
    /// [`Customer::id`].
    pub customer: u32,
    /// [`Item::number`].
    pub number: String,
    /// What we asked for.
    pub amount: Amount,
    /// The bank refused it before any money moved: it is not in the sum that comes, mostly.
    pub refused: bool,
}

/// One cheque on a deposit slip of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cheque {
    /// Number of the slip.
    pub slip: String,
    /// Number of the cheque.
    pub number: String,
    /// Name on the cheque, perhaps shortened, perhaps empty.
    pub drawer: String,
    /// Its amount.
    pub amount: Amount,
}

/// What part of an item a line settles; below zero for a credit note, or when an invoice is opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Allocation {
    /// [`Item::id`].
    pub item: u32,
    /// What leaves the open amount: with discount or fee, more than the cash.
    pub amount: Amount,
}

/// How sure a proposal is, or what a line is; ordered from the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// May be taken without asking.
    Certain,
    /// Right nearly always; one look is enough.
    Likely,
    /// The best there is, and it may well be wrong.
    Doubtful,
    /// The data cannot decide between several: a person must.
    Ambiguous,
    /// A customer's money perhaps, but nothing fits.
    Nothing,
    /// Not a customer's money: charges, salaries, tax, transfers of our own.
    NotACustomers,
}

/// Why a line is not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Several customers fit the name equally.
    SeveralCustomers(Vec<u32>),
    /// So many choices of invoices give the amount (255: or more).
    SeveralChoices(u8),
    /// Other customers have an open item of this amount.
    AmountElsewhere(u8),
    /// Name and reference point to different customers.
    ReferenceElsewhere(u32),
    /// The amount fits nothing that is quoted.
    AmountDiffers(Amount),
    /// Nothing says who paid but the amount.
    NoName,
    /// The name fits only roughly.
    RoughName,
    /// The reference was read only with a correction.
    CorrectedReference,
    /// Exactly this was paid already.
    PaidAlready,
}

/// Why cash and what is settled are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// Discount for early payment.
    Discount,
    /// Charges kept by a bank on the way.
    BankFee,
    /// A few cents.
    Rounding,
    /// Charges and interest of a factor.
    FactorFee,
    /// Part of the invoice is withheld (« retenue de garantie ») and stays open.
    Retention,
    /// A credit note that has not come yet is deducted; stays open.
    AwaitedCredit,
    /// More than what is owed: stays on the account.
    Overpayment,
    /// Paid before any invoice.
    Deposit,
    /// The same paid twice.
    Duplicate,
    /// An instalment: the rest stays open.
    Instalment,
    /// Not explained.
    Unexplained,
}

impl Reason {
    /// Whether the difference leaves the invoices (written off to an account of its own) rather than staying open.
    pub fn written_off(self) -> bool {
        matches!(self, Reason::Discount | Reason::BankFee | Reason::Rounding | Reason::FactorFee)
    }
}

/// What is missing or too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the documents say minus the cash: above zero, too little came; below zero, too much.
    pub amount: Amount,
    /// The suggested reason.
    pub reason: Reason,
}

/// One thing that speaks for a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The cash is exactly what is open on the items.
    ExactAmount,
    /// The item's number stands in the text as written there.
    Number {
        /// [`Item::id`].
        item: u32,
        /// As it stands in the text.
        written: String,
    },
    /// The item's number stands there but for an error.
    NearNumber {
        /// [`Item::id`].
        item: u32,
        /// As it stands in the text.
        written: String,
    },
    /// The item lies within a range that is quoted.
    InRange {
        /// [`Item::id`].
        item: u32,
        /// First of the range, as written.
        from: String,
        /// Last of the range, as written.
        to: String,
    },
    /// The creditor reference printed on the item.
    CreditorReference {
        /// [`Item::id`].
        item: u32,
    },
    /// The customer's order.
    Order {
        /// [`Item::id`].
        item: u32,
        /// As it stands in the text.
        written: String,
    },
    /// The end-to-end identification of our own direct debit.
    EndToEnd {
        /// [`Item::id`].
        item: u32,
    },
    /// The mandate of a customer.
    Mandate {
        /// [`Customer::id`].
        customer: u32,
    },
    /// The account is in the customer's record.
    Account {
        /// [`Customer::id`].
        customer: u32,
    },
    /// The account has paid for the customer so many times.
    AccountSeen {
        /// [`Customer::id`].
        customer: u32,
        /// Payments seen.
        times: u16,
    },
    /// The name is the customer's.
    Name {
        /// [`Customer::id`].
        customer: u32,
    },
    /// The name is the customer's, cut short.
    ShortName {
        /// [`Customer::id`].
        customer: u32,
    },
    /// The name is the customer's but for errors.
    NearName {
        /// [`Customer::id`].
        customer: u32,
    },
    /// The trade name is the customer's.
    TradeName {
        /// [`Customer::id`].
        customer: u32,
    },
    /// The name has paid for the customer so many times.
    NameSeen {
        /// [`Customer::id`].
        customer: u32,
        /// Payments seen.
        times: u16,
    },
    /// The customer's SIREN stands in the text.
    Siren {
        /// [`Customer::id`].
        customer: u32,
    },
    /// The payer's name is a group's whose firms these are.
    Group {
        /// [`Customer::id`].
        customers: Vec<u32>,
    },
    /// Everything that was open at the time.
    WholeBalance {
        /// How many.
        items: u16,
    },
    /// Everything of one month (days of its beginning).
    Month {
        /// Its first day.
        month: Day,
        /// How many.
        items: u16,
    },
    /// Everything due up to a day.
    DueUpTo {
        /// The last day.
        day: Day,
        /// How many.
        items: u16,
    },
    /// The only choice of this many among this many open that gives the amount.
    OnlyChoice {
        /// How many.
        items: u16,
        /// Out of how many open.
        among: u16,
    },
    /// The only open item of this amount, among so many.
    OnlyAmount {
        /// Out of how many open.
        among: u32,
    },
    /// The oldest of several alike.
    OldestOfAlike {
        /// How many of this amount.
        alike: u16,
    },
    /// A credit note was deducted.
    CreditDeducted {
        /// [`Item::id`].
        item: u32,
    },
    /// What remained of an item after an earlier instalment.
    Remainder {
        /// [`Item::id`].
        item: u32,
    },
    /// The text says that it is a part, a deposit or a balance.
    Says(Saying),
    /// The batch is ours: so many direct debits.
    OwnBatch {
        /// Its reference.
        batch: String,
        /// How many.
        items: u16,
    },
    /// The deposit slip is ours: so many cheques.
    OwnSlip {
        /// Its number.
        slip: String,
        /// How many.
        cheques: u16,
    },
    /// The line gives back what another line brought.
    ReturnOf {
        /// [`BankLine::id`].
        line: u32,
    },
    /// The same as another line that settled it.
    SameAs {
        /// [`BankLine::id`].
        line: u32,
    },
    /// The item is in another currency than the line: the bank exchanged the money.
    OtherCurrency {
        /// [`Item::id`].
        item: u32,
    },
}

/// What the payer's words say about the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Saying {
    /// « acompte », « avance » on an order.
    Deposit,
    /// « partiel », « 1er versement », « 50 % ».
    Instalment,
    /// « solde », the rest.
    Balance,
    /// « escompte ».
    Discount,
    /// « retenue de garantie ».
    Retention,
    /// « avoir déduit ».
    CreditDeducted,
    /// A factor pays for the customer.
    Factor,
}

/// One way to settle a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Whose money it is; several for a group or a batch. Never empty.
    pub customers: Vec<u32>,
    /// What it settles; empty: the money stays on the customer's account.
    pub allocations: Vec<Allocation>,
    /// What stays on the account.
    pub on_account: Amount,
    /// What does not fit.
    pub difference: Option<Difference>,
    /// What speaks for it, the strongest first.
    pub evidence: Vec<Fact>,
    /// How sure it is.
    pub level: Level,
}

/// What the engine says about a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// [`BankLine::id`].
    pub line: u32,
    /// Level of the first proposal, or what the line is without one.
    pub level: Level,
    /// The best first; at most five.
    pub proposals: Vec<Proposal>,
    /// Why it is not certain.
    pub doubts: Vec<Doubt>,
}

/// What the engine is told before the first line.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Everybody.
    pub customers: Vec<Customer>,
    /// Open items, and the settled ones that are still of interest.
    pub items: Vec<Item>,
    /// What was attributed before.
    pub past: Vec<Past>,
    /// Our own direct debits.
    pub collected: Vec<Collected>,
    /// Our own deposit slips.
    pub cheques: Vec<Cheque>,
}
