//! What a file says, read but not yet believed.

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::base::{Currency, Day, Fault, json};

/// The records of one file, and what is wrong in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parsed {
    /// `factur-x`, `zugferd`, `cii`, `ubl`, `csv`, `xlsx` …
    pub format: String,
    /// The profile, where the format has several: `MINIMUM`, `EN 16931` …
    pub profile: Option<String>,
    /// In file order. An invoice that lacks something mandatory is given as well, so that it can be
    /// shown, beside the fault that says what is missing: see [`InvoiceRecord::is_complete`]. One whose
    /// amounts cannot be read is left out.
    pub records: Vec<Record>,
    /// In file order.
    pub faults: Vec<Fault>,
}

/// One record of any format.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Record {
    /// An invoice, whatever its type code but a credit note's.
    Invoice(Box<InvoiceRecord>),
    /// A credit note: type codes 381, 261, 262, 396, 502, 503 and the rarer ones of UNTDID 1001, and UBL `CreditNote`.
    CreditNote(Box<InvoiceRecord>),
    /// A customer account, from a table.
    Customer(Box<CustomerRecord>),
    /// A payment, from a table.
    Payment(Box<PaymentRecord>),
    /// A bank statement.
    Statement(Box<StatementRecord>),
    /// The accounting entries of a FEC.
    Journal(Box<JournalRecord>),
    /// A payment file (pain.001, .008) or its status report (pain.002).
    #[serde(rename = "payment-initiation")]
    PaymentInitiation(Box<PaymentInitiationRecord>),
    /// What a bank says of a payment order of ours, or of all of a message or batch (pain.002).
    #[serde(rename = "payment-status")]
    PaymentStatus(Box<PaymentStatusRecord>),
    /// What a platform or the buyer says of an invoice of ours on its way.
    LifeCycle(Box<LifeCycleRecord>),
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Record, D::Error> {
        let (kind, fields) = json::read_tagged(deserializer, "type")?;
        let record = match kind.as_str() {
            "invoice" => json::read_value(fields).map(Record::Invoice),
            "creditNote" => json::read_value(fields).map(Record::CreditNote),
            "customer" => json::read_value(fields).map(Record::Customer),
            "payment" => json::read_value(fields).map(Record::Payment),
            "payment-initiation" => json::read_value(fields).map(Record::PaymentInitiation),
            "payment-status" => json::read_value(fields).map(Record::PaymentStatus),
            "journal" => json::read_value(fields).map(Record::Journal),
            "lifeCycle" => json::read_value(fields).map(Record::LifeCycle),
            "statement" => json::read_value(fields).map(Record::Statement),
            _ => return Err(D::Error::custom("a record of another kind")),
        };
        record.map_err(D::Error::custom)
    }
}

/// A customer account as a table says it; what it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomerRecord {
    /// Ledger account.
    pub account: String,
    /// Legal name.
    pub name: String,
    /// SIREN, SIRET or foreign registration.
    pub registration: String,
    /// VAT number.
    pub vat_number: String,
    /// Segment.
    pub segment: String,
    /// Terms, in the file's words.
    pub terms: String,
    /// Who looks after the customer.
    pub assignee: String,
    /// Post code and city.
    pub city: String,
    /// Country.
    pub country: String,
}

/// A payment as a table says it; what it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaymentRecord {
    /// The customer's account.
    pub account: String,
    /// Reference.
    pub reference: String,
    /// The invoice it pays.
    pub invoice: String,
    /// Day of payment.
    pub paid: Option<Day>,
    /// Currency.
    pub currency: Option<Currency>,
    /// Received above zero.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub amount: Option<Decimal>,
    /// Transfer, cheque …
    pub means: String,
    /// Label.
    pub label: String,
}

/// A status of the French life cycle, as a message says it; what it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LifeCycleRecord {
    /// The message's own number.
    pub message: String,
    /// The invoice's number.
    pub number: String,
    /// The invoice's day.
    pub issue_date: Option<Day>,
    /// Who issued it: a SIREN, a SIRET or another identifier, in the message's order.
    pub seller: Vec<String>,
    /// `200` … `228`, or another.
    pub status: String,
    /// The same in the message's words.
    pub label: String,
    /// The day on which it was reached.
    pub reached: Option<Day>,
    /// The time on that day, `HHMMSS`.
    pub time: String,
    /// Reason codes.
    pub reasons: Vec<String>,
    /// Reasons and notes in words.
    pub comment: String,
    /// Amounts taken in: per cent of VAT and amount with VAT, decimal.
    pub received: Vec<(String, String)>,
}

/// A bank statement in sum.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StatementRecord {
    /// IBAN, or the number as the file writes it.
    pub account: String,
    /// Who holds it.
    pub owner: String,
    /// Of the account.
    pub currency: Option<Currency>,
    /// The statement's number.
    pub sequence: String,
    /// How many lines.
    pub entries: u32,
    /// How many of them are announced, not booked.
    pub pending: u32,
    /// The sum of money in; of several currencies `EUR:1.00;USD:2.00`.
    pub credits: String,
    /// The sum of money out, above zero.
    pub debits: String,
    /// As the file says it.
    pub opening: Option<String>,
    /// Its day.
    pub opening_date: Option<Day>,
    /// As the file says it.
    pub closing: Option<String>,
    /// Its day.
    pub closing_date: Option<Day>,
    /// Opening + lines = closing; nothing where a balance is missing.
    pub balanced: Option<bool>,
    /// Closing − (opening + lines), where it is not zero.
    pub difference: Option<String>,
}

/// The accounting entries of a FEC in sum; amounts are debits less credits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct JournalRecord {
    /// `TAB`, `PIPE` …
    pub separator: String,
    /// `LF`, `CRLF` …
    pub line_end: String,
    /// `utf-8`, `windows-1252` …
    pub encoding: String,
    /// Of the row of headings.
    pub columns: u32,
    /// Lines of entries.
    pub lines: u32,
    /// Entries; nothing where their numbers say nothing.
    pub entries: Option<u32>,
    /// Sum of debits.
    pub total_debit: String,
    /// Sum of credits.
    pub total_credit: String,
    /// Different accounts.
    pub accounts: u32,
    /// Different journals.
    pub journals: u32,
    /// The earliest entry.
    pub first_date: Option<Day>,
    /// The latest entry.
    pub last_date: Option<Day>,
    /// Lines on 411.
    pub customer_lines: u32,
    /// Different customers on 411.
    pub customers: u32,
    /// Balance of 411.
    pub balance411: String,
    /// Lines on 411 with a lettrage code.
    pub lettered_lines: u32,
    /// Of them, those with its day.
    pub lettered_with_date: u32,
    /// Groups by customer and code.
    pub lettrage_groups: u32,
    /// Of them, those that balance.
    pub balanced_groups: u32,
    /// Lines on 411 without a code.
    pub open_lines: u32,
    /// Their sum.
    pub open_balance: String,
    /// Bills.
    pub balance413: String,
    /// Doubtful customers.
    pub balance416: String,
    /// Not yet invoiced.
    pub balance418: String,
    /// Advances and credits.
    pub balance419: String,
    /// Allowance.
    pub balance491: String,
    /// Banks.
    pub balance512: String,
    /// VAT collected.
    pub balance4457: String,
    /// Sales.
    pub sales70: String,
}

/// A payment file in sum.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaymentInitiationRecord {
    /// `pain.008.001.08`.
    pub message: String,
    /// `MsgId`.
    pub message_id: String,
    /// How many transactions are there.
    pub transactions: u32,
    /// Their sum.
    pub sum: String,
    /// How many the header announces.
    pub announced: Option<u32>,
    /// The sum that the header announces.
    pub control_sum: Option<String>,
    /// `FRST`, `RCUR` … of direct debits, without doubles.
    pub sequence_types: String,
    /// `CORE`, `B2B` …, without doubles.
    pub local_instrument: String,
    /// Of a status report: of how many the status says that they were refused.
    pub refused: u32,
}

/// What a bank says of one payment order, or of all of a message or batch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaymentStatusRecord {
    /// The bank's message.
    pub message_id: String,
    /// When it was made, where that is said.
    pub created: Option<Day>,
    /// The message it is about: ours.
    pub original_message_id: String,
    /// The batch within that.
    pub batch_id: String,
    /// It holds for the whole message or batch: no transaction is named.
    pub whole: bool,
    /// The transaction's end-to-end identification.
    pub end_to_end: String,
    /// The mandate, where it is said.
    pub mandate: String,
    /// The amount, where it is said: digits as in the file.
    pub amount: String,
    /// Its currency.
    pub currency: String,
    /// `RJCT`, `ACSC`, `PDNG` …
    pub status: String,
    /// `AC04`, `MD01` … or the bank's own code.
    pub reason: String,
    /// The bank's words.
    pub words: String,
    /// The line of the file, from 1.
    pub line: u32,
}

/// A structured invoice (EN 16931), as its XML says it. Amounts keep the digits of the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InvoiceRecord {
    /// BT-1.
    pub number: String,
    /// BT-3, UNTDID 1001.
    pub type_code: String,
    /// BT-2.
    pub issue_date: Option<Day>,
    /// BT-9, the earliest where there are several terms.
    pub due_date: Option<Day>,
    /// When the whole is due, where that is another day: the days of discounts aside, the last of several terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub falls_due: Option<Day>,
    /// BT-5.
    pub currency: Option<Currency>,
    /// BT-109.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub tax_basis_total: Option<Decimal>,
    /// BT-110, in the invoice currency.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub tax_total: Option<Decimal>,
    /// BT-112.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub grand_total: Option<Decimal>,
    /// BT-113.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub prepaid: Option<Decimal>,
    /// BT-115.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub due_payable: Option<Decimal>,
    /// BG-4: its name, white space folded.
    pub seller: String,
    /// BG-7: its name, white space folded.
    pub buyer: String,
    /// BG-4 in full.
    pub seller_party: Party,
    /// BG-7 in full.
    pub buyer_party: Party,
    /// BG-25: how many lines.
    pub lines: u32,
    /// BT-23.
    pub process: Option<String>,
    /// BT-24.
    pub guideline: Option<String>,
    /// BT-13.
    pub order_reference: Option<String>,
    /// BT-25, the invoices that a credit note or a corrective names.
    pub preceding: Vec<String>,
    /// BT-20, as text.
    pub terms: Option<String>,
    /// BT-83.
    pub payment_reference: Option<String>,
    /// BT-84.
    pub iban: Option<String>,
    /// BT-21/BT-22: code and text.
    pub notes: Vec<(String, String)>,
}

impl InvoiceRecord {
    /// It has a number, a date, a currency, a total and a buyer: without one of these it must not become a receivable.
    pub fn is_complete(&self) -> bool {
        let buyer = &self.buyer_party;
        let known = !buyer.name.is_empty()
            || buyer.registration.is_some()
            || buyer.vat_number.is_some()
            || !buyer.identifiers.is_empty();
        !self.number.is_empty()
            && self.issue_date.is_some()
            && self.currency.is_some()
            && self.grand_total.is_some()
            && known
    }
}

/// A party of an invoice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Party {
    /// The legal name, white space folded.
    pub name: String,
    /// The legal registration (BT-30, BT-47): in France the SIREN, or a SIRET.
    pub registration: Option<String>,
    /// The VAT number (BT-31, BT-48).
    pub vat_number: Option<String>,
    /// Other identifiers given (BT-29, BT-46).
    pub identifiers: Vec<String>,
    /// Street lines.
    pub address: Vec<String>,
    /// Post code.
    pub post_code: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Two letters.
    pub country: Option<String>,
    /// Electronic address (BT-34, BT-49).
    pub electronic_address: Option<String>,
}
