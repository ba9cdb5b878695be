//! What the pages of invoicing show.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Hash, Money};
use crate::en16931::Invoice;

use super::draft::{Draft, Occurrence, Recurring};
use crate::rooms::customers::details::Channel;

/// Where a document stands: from the draft to the payment.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Stage {
    /// Being written: no invoice yet.
    Draft,
    /// Came from a file or was typed as a receivable: nothing here issued it.
    #[default]
    Recorded,
    /// Issued here, not sent.
    Issued,
    /// Sent.
    Sent,
    /// A platform has it (200, 201).
    Deposited,
    /// The customer's platform or the customer has it (202, 203, 204).
    Delivered,
    /// Approved (205), or in part (206).
    Approved,
    /// In dispute (207), or suspended (208).
    Held,
    /// Refused by the customer (210).
    Refused,
    /// Rejected by a platform (213).
    Rejected,
    /// Cancelled, replaced by another (220, or a corrective invoice).
    Cancelled,
    /// The customer says that the payment is on its way (211).
    PaymentSent,
    /// Nothing is open any more.
    Paid,
}

impl Stage {
    /// All of them, from the issue to the payment; what was only recorded comes last.
    pub const ALL: [Stage; 12] = [
        Stage::Issued,
        Stage::Sent,
        Stage::Deposited,
        Stage::Delivered,
        Stage::Approved,
        Stage::PaymentSent,
        Stage::Paid,
        Stage::Held,
        Stage::Refused,
        Stage::Rejected,
        Stage::Cancelled,
        Stage::Recorded,
    ];
}

/// The drafts, the last changed first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DraftsQuery {
    /// Words of the customer's name, of a line or of a reference; empty: all.
    pub search: String,
}

/// The drafts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DraftsView {
    /// The last changed first.
    pub rows: Vec<DraftRow>,
    /// What they come to with VAT, one sum per currency.
    pub gross: Vec<Money>,
    /// The part of `gross` that nothing keeps from being issued.
    pub ready: Vec<Money>,
}

/// One draft in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DraftRow {
    /// What `draft`, `setDraft` and `issue` take.
    pub id: String,
    /// BT-3, of what it becomes: `380`, `381`, `384`, `386`.
    pub type_code: String,
    /// The customer's account.
    pub account: String,
    /// The customer's name.
    pub customer: String,
    /// The first line's text.
    pub label: String,
    /// What it comes to with VAT; zero where it cannot be computed yet.
    pub gross: Money,
    /// The day it bears, where it was chosen.
    pub issued: Option<Day>,
    /// The day of delivery, where it was said.
    pub delivered: Option<Day>,
    /// How many findings block its issue.
    pub blocks: u32,
    /// How many findings warn.
    pub warns: u32,
    /// Two devices changed it apart.
    pub contested: bool,
    /// The day it was changed last, in universal time.
    pub changed: Day,
}

/// A draft for the editor: kept under `id`, or given as it is on screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct DraftQuery {
    /// A kept draft; empty with a new one.
    pub id: String,
    /// What is on screen and not kept yet: computed and checked in place of what is kept.
    pub draft: Option<Box<Draft>>,
}

/// A draft as the editor shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DraftView {
    /// Which; empty for one that is not kept.
    pub id: String,
    /// As typed.
    pub draft: Draft,
    /// The invoice that it would become today, without number: every automatic text, all amounts.
    pub invoice: Invoice,
    /// The number that it would bear, were it issued now on this device.
    pub next_number: String,
    /// What stands in the way, and what is worth a look: blocking ones first.
    pub findings: Vec<DraftFinding>,
    /// Two devices changed it apart.
    pub contested: bool,
    /// The choices of VAT on the day it bears: the firm's usual one first.
    pub vat: Vec<VatChoice>,
    /// The customer, where one is chosen.
    pub customer: Option<DraftCustomer>,
    /// Deposit invoices of this customer that no final invoice has deducted.
    pub deposits: Vec<DepositRow>,
    /// Deliveries to this customer that are not invoiced.
    pub deliveries: Vec<DeliveryRow>,
}

/// The customer of a draft, as far as the editor shows them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DraftCustomer {
    /// Account.
    pub account: String,
    /// Name.
    pub name: String,
    /// Terms that hold without others in the draft, as people write them.
    pub terms: String,
    /// How invoices go to them.
    pub channel: Channel,
    /// `fr` or `en`: the language of their documents.
    pub language: String,
    /// What they owe, one sum per currency.
    pub open: Vec<Money>,
}

/// One choice of VAT.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct VatChoice {
    /// What a line's `vat` takes.
    pub key: String,
    /// In the screen's language («20 %», «Autoliquidation»).
    pub label: String,
    /// BT-151.
    pub category: String,
    /// Per cent, a decimal string; empty outside the scope.
    pub rate: String,
    /// The words that the invoice then bears, in the screen's language; empty: none.
    pub mention: String,
}

/// How grave a finding is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Severity {
    /// It cannot be issued so.
    #[default]
    Blocks,
    /// It can, and should be looked at.
    Warns,
}

/// Something found before the issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DraftFinding {
    /// Stable, in kebab case, or the rule's own name (`BR-CO-15`, `BR-FR-10`).
    pub code: String,
    /// Where to go: a path in the draft (`lines[2].price`, `due`), in the firm (`firm.vatNumber`) or in the customer's file
    /// (`customer.registration`).
    pub field: String,
    /// Blocks or warns.
    pub severity: Severity,
    /// What is wrong and what to do, in the person's language.
    pub message: String,
    /// Where the law says so («CGI, ann. II, art. 242 nonies A, I, 2°»); empty: a rule of the format.
    pub article: String,
}

/// A deposit invoice that may be deducted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DepositRow {
    /// What a draft's `deposits` takes.
    pub id: String,
    /// Number.
    pub number: String,
    /// Day of issue.
    pub issued: Day,
    /// With VAT.
    pub gross: Money,
    /// Still open.
    pub open: Money,
}

/// What was delivered, and is to be invoiced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DeliveryRow {
    /// What a draft's `deliveries` takes.
    pub id: String,
    /// The customer's account.
    pub account: String,
    /// The customer's name.
    pub customer: String,
    /// The day of delivery or performance.
    pub on: Day,
    /// What.
    pub label: String,
    /// Without VAT.
    pub amount: Money,
    /// Days since then.
    pub days: i32,
    /// The draft that names it; empty: none.
    pub draft: String,
}

/// What is to be invoiced: deliveries, recurring invoices that are due, and how long invoicing takes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ToInvoiceQuery {}

/// See [`ToInvoiceQuery`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ToInvoiceView {
    /// Delivered and not invoiced, the oldest first.
    pub deliveries: Vec<DeliveryRow>,
    /// What they come to without VAT, one sum per currency.
    pub amount: Vec<Money>,
    /// The turns of recurring invoices that are due and have no draft yet, the oldest first.
    pub due: Vec<DueRow>,
    /// Mean days from delivery to invoice, of the documents issued in the last 365 days that say both, one decimal
    /// (`3.5`); absent: none does.
    pub mean_days: Option<String>,
    /// Of how many documents.
    pub measured: u32,
}

/// One turn of a recurring invoice that is due.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DueRow {
    /// What `startDraft` takes.
    pub occurrence: Occurrence,
    /// Its name.
    pub name: String,
    /// The customer's account.
    pub account: String,
    /// The customer's name.
    pub customer: String,
    /// What it comes to with VAT.
    pub gross: Money,
}

/// The recurring invoices and the calendar of what comes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct RecurringQuery {
    /// The calendar goes to this day; absent: 92 days from today.
    pub until: Option<Day>,
}

/// See [`RecurringQuery`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RecurringView {
    /// By name.
    pub rows: Vec<RecurringRow>,
    /// What is due and what comes, by day.
    pub calendar: Vec<DueRow>,
}

/// One recurring invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RecurringRow {
    /// What `setRecurring` takes.
    pub id: String,
    /// What it says and when it comes back.
    pub recurring: Recurring,
    /// The customer's name.
    pub customer: String,
    /// What each comes to with VAT.
    pub gross: Money,
    /// The first turn that has no draft yet; absent: none comes.
    pub next: Option<Day>,
    /// Two devices changed it apart.
    pub contested: bool,
}

/// What was issued and is not sent, by customer and channel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SendingQuery {
    /// Those sent too.
    pub sent: bool,
}

/// See [`SendingQuery`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SendingView {
    /// By customer's name, then number.
    pub rows: Vec<SendingRow>,
}

/// One document to be sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SendingRow {
    /// The receivable's identifier, as the invoices list gives it.
    pub id: String,
    /// Number.
    pub number: String,
    /// The customer's account.
    pub account: String,
    /// The customer's name.
    pub customer: String,
    /// How it goes to them.
    pub channel: Channel,
    /// To whom, where that is known: an e-mail address, an electronic address.
    pub to: String,
    /// What stops it («no e-mail address»), in the person's language; empty: nothing.
    pub lacks: String,
    /// With VAT.
    pub gross: Money,
    /// Where it stands.
    pub stage: Stage,
}

/// A document issued here, beside its receivable: part of the answer to `invoice`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct IssuedView {
    /// As it was issued: never changes.
    pub invoice: Invoice,
    /// Where it stands.
    pub stage: Stage,
    /// When and how it was sent.
    pub sent: Vec<SentRow>,
    /// What its platform said, in order of time.
    pub statuses: Vec<StatusRow>,
    /// The statuses that may follow now: code and label in the screen's language.
    pub next: Vec<(String, String)>,
    /// «Encaissée» (212) has to be declared for what was received: the law asks for it, and it has not been.
    pub needs_212: Option<Vec<ReceiptPart>>,
    /// Numbers of what credits, corrects or deducts it.
    pub followed_by: Vec<String>,
    /// The identifiers of all receivables of this number, one per instalment.
    pub instalments: Vec<String>,
}

/// A sending.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SentRow {
    /// When.
    pub on: Day,
    /// How.
    pub channel: Channel,
    /// To whom: the contact's role, never a name.
    pub contact: String,
    /// SHA-256 of the file.
    pub file: Hash,
}

/// A status.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StatusRow {
    /// `200` … `213`, or another code.
    pub code: String,
    /// In the screen's language; the code where it is not known.
    pub label: String,
    /// The day of the status.
    pub on: Day,
    /// Reason codes.
    pub reasons: Vec<String>,
    /// In words.
    pub comment: String,
    /// The file that said so; [`Hash::NONE`] when typed.
    pub source: Hash,
    /// It came out of turn: kept, and does not count.
    pub ignored: bool,
}

/// The part of a receipt that one VAT rate has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReceiptPart {
    /// Per cent, a decimal string.
    pub rate: String,
    /// Received, with VAT.
    pub amount: Money,
    /// The VAT in it.
    pub vat: Money,
}

/// A customer as invoices need them: what `saveCustomer` takes, filled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CustomerFileQuery {
    /// The account.
    pub account: String,
}
