//! A table and its mapping to facts: one pass over the rows, straight into columns.
//!
//! Each fault has its line and column; good rows go in. Nothing is allocated per row.

mod accounts;
mod columns;
mod manner;
mod odd;
mod others;

use std::collections::{HashMap, HashSet};

use crate::base::{Amount, Currency, Day, Dictionary, Fault, Hash, Texts};
use crate::formats::csv::{Reader, Row};
use crate::formats::number::{self, NotANumber};
use crate::formats::{date, limits};
use crate::rooms::customers::CustomerBatch;
use crate::rooms::invoices::{InvoiceBatch, Kind};
use crate::rooms::payments::PaymentBatch;

use super::headings::folded;
use super::kinds::{Said, kind, said};
use super::known::Known;
pub use accounts::account_for;
use columns::{Columns, NONE};
use manner::Manner;

use super::profile::{answer, sense};
use super::queries::{Content, Mapping};
use super::standing::{Standing, standing};
use super::sums::{CREDIT, DEBIT, GROSS, OPEN, Ranks, Sums};
use super::table::{Table, currency, letters, order};
use super::terms::Terms;

/// Faults, the first [`limits::FAULTS`] of them, and how many in all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// The first ones, in file order.
    pub kept: Vec<Fault>,
    /// How many in all.
    pub total: u32,
}

impl Faults {
    /// Adds one.
    pub fn push(&mut self, fault: Fault) {
        self.total = self.total.saturating_add(1);
        if self.kept.len() < limits::FAULTS {
            self.kept.push(fault);
        }
    }

    /// Adds many.
    pub fn extend(&mut self, faults: impl IntoIterator<Item = Fault>) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }
}

/// What a table says, not yet compared with the book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Customer accounts, each once.
    pub customers: CustomerBatch,
    /// Invoices, credit notes and other items.
    pub invoices: InvoiceBatch,
    /// Payments.
    pub payments: PaymentBatch,
    /// What is wrong, with place.
    pub faults: Faults,
    /// Data rows read.
    pub read: u32,
    /// Rows set aside: totals, accounts that are not customers', settled receipts.
    pub set_aside: u32,
    /// Rows left out because of a fault.
    pub faulty: u32,
    /// The table says only what is still open of each item, not its first amount.
    pub only_open: bool,
    /// Not read to its end.
    pub cut: bool,
}

/// What is needed beside the table.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// SHA-256 of the file.
    pub source: Hash,
    /// The day of the import.
    pub today: Day,
    /// See [`super::detect::Detected::grouped`].
    pub grouped: bool,
    /// The book.
    pub known: &'a dyn Known,
}

/// Everything that is read or gathered on the way.
struct Pass<'a> {
    mapping: &'a Mapping,
    context: Context<'a>,
    columns: Columns,
    manner: Manner,
    headings: Vec<String>,
    /// What stands above the headings: a print repeats it on each page.
    titles: HashSet<String>,
    order: date::Order,
    mark: u8,
    reading: Reading,
    accounts: Dictionary,
    by_name: HashMap<String, u32>,
    /// The customer that stands above, when the table is grouped.
    above: Option<(String, String)>,
    ranks: Ranks,
    currency: (Currency, u32),
    kind_word: (String, Said),
    terms: (String, Option<Terms>),
    sums: Sums,
    without_due: (u32, u32),
    without_issue: (u32, u32),
    /// Drafts and what was cancelled, by their state.
    void: (u32, u32),
    due_before_issue: (u32, u32),
    /// Amounts without a currency, where `foreign` says that others carry one.
    bare: (u32, u32),
    foreign: bool,
    /// Headings of a file of accounting entries: all accounts are in it.
    all_accounts: bool,
}

/// Reads a table with a mapping. Never fails: what cannot be read is a fault with its place.
pub fn read(table: &Table<'_>, mapping: &Mapping, context: Context<'_>) -> Reading {
    let headings: Vec<String> = mapping.headings.iter().map(|heading| folded(heading)).collect();
    let columns = Columns::of(mapping);
    let mut pass = Pass {
        mapping,
        context,
        columns,
        manner: Manner::default(),
        titles: HashSet::new(),
        order: order(mapping.date_order),
        mark: mapping.decimal.as_bytes().first().copied().unwrap_or(b','),
        reading: Reading::default(),
        accounts: Dictionary::default(),
        by_name: HashMap::new(),
        above: None,
        ranks: Ranks::default(),
        currency: (mapping.currency, mapping.currency.digits()),
        kind_word: (String::new(), Said::Nothing),
        terms: (String::new(), None),
        sums: Sums::default(),
        without_due: (0, 0),
        without_issue: (0, 0),
        void: (0, 0),
        due_before_issue: (0, 0),
        bare: (0, 0),
        foreign: false,
        all_accounts: headings.iter().any(|heading| heading == "comptenum"),
        headings,
    };
    pass.reading.faults.extend(table.faults.iter().cloned());
    pass.reading.only_open = columns.open != NONE
        && columns.gross == NONE
        && columns.debit == NONE
        && columns.credit == NONE;
    pass.manner = pass.manner(table);
    pass.reserve(table.bytes());
    let mut reader = table.reader();
    let mut row = Row::default();
    while pass.rows(&mut reader, &mut row) {}
    pass.finish()
}

impl Pass<'_> {
    /// Reads a run of rows; false after the last. A call of its own, for the reason that [`crate::base::in_runs`] gives.
    #[inline(never)]
    fn rows<'t>(&mut self, reader: &mut Reader<'t>, row: &mut Row<'t>) -> bool {
        for _ in 0..4_096 {
            if !reader.read(row) {
                return false;
            }
            if row.line() <= self.mapping.header_line {
                self.titles.insert(joined(row));
                continue;
            }
            if u64::from(self.reading.read) >= limits::ROWS {
                let fault = Fault::new("too-many-rows").at_line(row.line());
                self.reading.faults.push(fault.with_limit(limits::ROWS));
                self.reading.cut = true;
                return false;
            }
            self.odd_layout(row);
            match self.mapping.content {
                Content::OpenItems | Content::Invoices => self.item(row),
                Content::Payments => self.payment(row),
                Content::Customers => self.customer_row(row),
                Content::Statements | Content::Ledger | Content::Statuses => return false,
            }
        }
        true
    }

    /// Room for as many rows as a text of this length usually has: growing a table of a million rows moves them all.
    fn reserve(&mut self, bytes: usize) {
        let rows = bytes / 170;
        if rows < 1_000 {
            return;
        }
        match self.mapping.content {
            Content::OpenItems | Content::Invoices => {
                let batch = &mut self.reading.invoices;
                batch.account.reserve(rows);
                batch.number.reserve(rows, rows * 16);
                batch.rank.reserve(rows);
                batch.kind.reserve(rows);
                batch.issued.reserve(rows);
                batch.due.reserve(rows);
                batch.currency.reserve(rows);
                batch.gross.reserve(rows);
                batch.vat.reserve(rows);
                batch.disputed.reserve(rows);
                batch.reference.reserve(rows, 0);
                batch.label.reserve(rows, if self.columns.label == NONE { 0 } else { rows * 26 });
                batch.stated_open.reserve(rows);
                batch.line.reserve(rows);
            }
            Content::Payments => {
                let rows = bytes / 60;
                let batch = &mut self.reading.payments;
                batch.account.reserve(rows);
                batch.reference.reserve(rows, rows * 11);
                batch.invoice.reserve(rows, rows * 15);
                batch.paid.reserve(rows);
                batch.currency.reserve(rows);
                batch.amount.reserve(rows);
                batch.means.reserve(rows, rows * 9);
                batch.label.reserve(rows, 0);
                batch.rank.reserve(rows);
                batch.line.reserve(rows);
            }
            Content::Customers | Content::Statements | Content::Ledger | Content::Statuses => {}
        }
    }

    /// The heading of a column, or its letters.
    fn heading(&self, column: usize) -> String {
        match self.mapping.headings.get(column) {
            Some(heading) if !heading.is_empty() => heading.clone(),
            _ if column == NONE => String::new(),
            _ => letters(column),
        }
    }

    fn fault(&self, code: &str, row: &Row<'_>, column: usize) -> Fault {
        let fault = Fault::new(code).at_line(row.line()).with_value(row.text(column));
        if column == NONE { fault } else { fault.in_column(&self.heading(column)) }
    }

    /// Warnings about the layout of a row.
    fn odd_layout(&mut self, row: &Row<'_>) {
        let odd = row.oddities();
        for (is_so, code, limit) in [
            (odd.unclosed_quote, "unclosed-quote", None),
            (odd.stray_quote && !odd.unclosed_quote, "stray-quote", None),
            (odd.too_many_columns, "too-many-columns", Some(limits::COLUMNS)),
            (odd.cell_too_long, "cell-too-long", Some(limits::CELL_BYTES)),
        ] {
            if is_so {
                let mut fault = Fault::new(code).at_line(row.line()).as_warning();
                fault.limit = limit;
                self.reading.faults.push(fault);
            }
        }
        let width = self.mapping.headings.len();
        if self.mapping.header_line > 0 && row.len() > width {
            let beyond = (width..row.len()).find(|cell| !row.text(*cell).is_empty());
            if let Some(cell) = beyond {
                let fault = Fault::new("cells-beyond-headings")
                    .at_line(row.line())
                    .with_value(row.text(cell));
                self.reading.faults.push(fault.as_warning());
            }
        }
    }

    /// The currency of a row and its decimals; `None` when the cell says something else.
    #[inline]
    fn currency(&mut self, row: &Row<'_>) -> Option<(Currency, u32)> {
        let cell = row.text(self.columns.currency);
        if cell.is_empty() {
            return Some((self.mapping.currency, self.mapping.currency.digits()));
        }
        if cell != self.currency.0.code() {
            let found = currency(cell)?;
            self.currency = (found, found.digits());
        }
        Some(self.currency)
    }

    /// An amount of a row; `None` and remembered as wrong when it is not a number.
    #[inline]
    fn amount(
        &self,
        row: &Row<'_>,
        column: usize,
        digits: u32,
    ) -> Result<Option<number::Reading>, (usize, NotANumber)> {
        if column == NONE {
            return Ok(None);
        }
        number::read(row.text(column), digits, self.mark).map_err(|error| (column, error))
    }

    /// Whether this row is of an account that is not a customer's, in a file that holds all accounts.
    fn is_other_account(&self, row: &Row<'_>) -> bool {
        let ledger = if self.columns.ledger == NONE && self.all_accounts {
            row.text(self.columns.account)
        } else {
            row.text(self.columns.ledger)
        };
        // Customers are accounts 41 (PCG); 419 holds advances and credits given to them, 418 what is not invoiced.
        let is_ledger =
            ledger.len() >= 3 && ledger.bytes().take(3).all(|byte| byte.is_ascii_digit());
        is_ledger
            && !(ledger.starts_with("411")
                || ledger.starts_with("413")
                || ledger.starts_with("416"))
    }

    /// One row of a list of invoices or open items.
    fn item(&mut self, row: &Row<'_>) {
        let columns = self.columns;
        if (columns.ledger != NONE || self.all_accounts) && self.is_other_account(row) {
            self.reading.read += 1;
            self.reading.set_aside += 1;
            return;
        }
        let mut issued = date::read(row.text(columns.issued), self.order);
        if columns.issued_else != NONE && issued == Ok(None) {
            issued = date::read(row.text(columns.issued_else), self.order);
        }
        let due = date::read(row.text(columns.due), self.order);
        let (Ok(issued), Ok(due)) = (issued, due) else { return self.odd_item(row) };
        if issued.is_none() && due.is_none() {
            return self.odd_item(row);
        }
        let Some((mut currency, mut digits)) = self.currency(row) else {
            return self.odd_item(row);
        };
        let Ok(mut amounts) = self.amounts(row, digits) else { return self.odd_item(row) };
        if columns.currency == NONE && amounts.currency.is_none() {
            count(&mut self.bare, row.line());
        }
        if let Some(found) = amounts.currency
            && row.text(columns.currency).is_empty()
            && found != currency
        {
            self.foreign = true;
            (currency, digits) = (found, found.digits());
            match self.amounts(row, digits) {
                Ok(again) => amounts = again,
                Err(_) => return self.odd_item(row),
            }
        }
        let Some(mut gross) = amounts.gross else { return self.odd_item(row) };
        let number = row.text(columns.number);
        let label = row.text(columns.label);
        let said = self.said(row.text(columns.kind));
        // A credit note written without its sign.
        let unsigned = columns.debit == NONE && columns.credit == NONE && columns.sense == NONE;
        let mut open = amounts.open;
        let is_taken_off =
            said == Said::CreditNote || said == Said::Payment && self.manner.unsigned_payments;
        if unsigned && is_taken_off && gross.get() > 0 {
            gross = gross.negated();
            amounts.vat = amounts.vat.abs().negated();
            open = open.map(|open| if open.get() > 0 { open.negated() } else { open });
        }
        if gross.get() < 0 && open.is_some_and(|open| open.get() > 0) && columns.open != NONE {
            open = open.map(Amount::negated);
        }
        let kind = kind(said, number, label, gross);
        let standing = standing(row.text(columns.lettering), self.manner.answers);
        let paid_on = || date::read(row.text(columns.paid_on), self.order);
        let is_settled = standing == Standing::Settled
            || self.manner.blank_is_settled && row.text(columns.open).is_empty()
            || self.manner.paid_by_day
                && matches!(paid_on(), Ok(Some(day)) if day <= self.context.today);
        if standing == Standing::Void {
            count(&mut self.void, row.line());
        }
        if standing == Standing::Void || is_settled && kind == Kind::Credit {
            self.reading.read += 1;
            self.reading.set_aside += 1;
            return;
        }
        let number = match (number, kind) {
            ("", _) => match (row.text(columns.reference), kind, label) {
                ("", Kind::Opening, _) => "RAN",
                ("", Kind::Credit, label) if !label.is_empty() => label,
                ("", ..) if columns.number == NONE && !label.is_empty() => label,
                ("", ..) => return self.odd_item(row),
                (reference, ..) => reference,
            },
            (number, _) => number,
        };
        if gross.get() == 0 && open.is_none_or(|open| open.get() == 0) {
            self.reading.read += 1;
            self.reading.set_aside += 1;
            return;
        }
        let Some(account) = self.customer(row) else { return self.odd_item(row) };
        if self.manner.line_by_line && self.is_same_as_last(account, number, gross) {
            self.reading.read += 1;
            self.reading.set_aside += 1;
            return;
        }
        // Nothing below can fail.
        self.reading.read += 1;
        let line = row.line();
        if amounts.rounded != NONE {
            self.reading.faults.push(self.fault("rounded", row, amounts.rounded).as_warning());
        }
        let issued = match (issued, due) {
            (Some(issued), _) => issued,
            (None, due) => {
                count(&mut self.without_issue, line);
                due.unwrap_or(self.context.today)
            }
        };
        let due = match due {
            Some(due) => {
                if due < issued && gross.get() > 0 {
                    count(&mut self.due_before_issue, line);
                }
                due
            }
            None => self.due_by_terms(row, account, issued, gross),
        };
        let open = match (is_settled, open) {
            (true, _) => Some(Amount::ZERO),
            (false, Some(open)) => Some(open),
            (false, None)
                if self.mapping.content == Content::OpenItems
                    || columns.lettering != NONE
                    || self.manner.paid_by_day =>
            {
                Some(gross)
            }
            (false, None) => None,
        };
        self.sums.add(currency, &amounts.shown);
        let batch = &mut self.reading.invoices;
        let rank = self.ranks.next(account, number, batch);
        batch.account.push(account);
        batch.number.push(number);
        batch.rank.push(rank);
        batch.kind.push(kind);
        batch.issued.push(issued);
        batch.due.push(due);
        batch.currency.push(currency);
        batch.gross.push(gross);
        batch.vat.push(amounts.vat);
        batch.disputed.push(matches!(answer_of(row.text(columns.disputed)), Some(true)));
        batch.reference.push(row.text(columns.reference));
        batch.label.push(label);
        batch.stated_open.push(open);
        batch.line.push(line);
    }

    /// Another line of the invoice just read, whose whole has been counted.
    fn is_same_as_last(&self, account: u32, number: &str, gross: Amount) -> bool {
        let batch = &self.reading.invoices;
        batch.account.len().checked_sub(1).is_some_and(|last| {
            batch.account[last] == account
                && batch.number.get(last) == number
                && batch.gross[last] == gross
        })
    }

    /// The amounts of a row, signed as the book counts: owed to us above zero.
    #[inline]
    fn amounts(&self, row: &Row<'_>, digits: u32) -> Result<Amounts, (usize, NotANumber)> {
        let columns = &self.columns;
        let mut amounts = Amounts::default();
        let take =
            |column: usize, amounts: &mut Amounts| -> Result<Option<Amount>, (usize, NotANumber)> {
                let Some(reading) = self.amount(row, column, digits)? else { return Ok(None) };
                if reading.rounded {
                    amounts.rounded = column;
                }
                amounts.currency = amounts.currency.or(reading.currency);
                Ok(Some(reading.amount))
            };
        let debit = take(columns.debit, &mut amounts)?;
        let credit = take(columns.credit, &mut amounts)?;
        amounts.shown[DEBIT] = debit;
        amounts.shown[CREDIT] = credit;
        let mut gross = take(columns.gross, &mut amounts)?;
        let mut open = take(columns.open, &mut amounts)?;
        amounts.shown[GROSS] = gross;
        amounts.shown[OPEN] = open;
        let both = match (debit, credit) {
            (None, None) => None,
            // A credit column that carries its own minus sign.
            (None, Some(credit)) if credit.get() < 0 && columns.debit == NONE => Some(credit),
            (debit, credit) => debit.unwrap_or_default().checked_sub(credit.unwrap_or_default()),
        };
        gross = gross.or(both);
        if columns.sense != NONE {
            let said = row.text(columns.sense);
            let signed = |amount: Amount| match sense(said) {
                Some(true) => amount.negated(),
                _ => amount,
            };
            gross = gross.map(signed);
            open = open.map(|open| if open.get() > 0 { signed(open) } else { open });
        }
        let mut paid = None;
        for column in columns.paid {
            if let Some(part) = take(column, &mut amounts)? {
                paid =
                    Some(paid.unwrap_or_default()).and_then(|paid: Amount| paid.checked_add(part));
            }
        }
        if let (Some(gross), Some(paid)) = (gross, paid)
            && open.is_none()
        {
            let paid = match gross.get() < 0 {
                true => paid.abs().negated(),
                // Some write with a minus what is taken off.
                false if paid.get() < 0 && paid.abs() <= gross => paid.abs(),
                false => paid,
            };
            open = gross.checked_sub(paid);
        } else if let (Some(gross), None, true) = (gross, open, columns.paid[0] != NONE) {
            open = Some(gross);
        }
        let vat = take(columns.vat, &mut amounts)?;
        let net = take(columns.net, &mut amounts)?;
        if gross.is_none()
            && columns.gross == NONE
            && columns.open == NONE
            && let (Some(net), Some(vat)) = (net, vat)
        {
            gross = net.checked_add(vat);
        }
        let mut vat = match (vat, net, gross) {
            (Some(vat), _, _) => vat,
            (None, Some(net), Some(gross)) => gross.checked_sub(net).unwrap_or_default(),
            _ => Amount::ZERO,
        };
        // VAT is of the sign of its invoice, and never more than it.
        if let Some(gross) = gross {
            let unsigned_credit = gross.get() < 0 && vat.get() > 0;
            vat = if unsigned_credit { vat.negated() } else { vat };
            if vat.abs() > gross.abs() {
                vat = Amount::ZERO;
            }
        }
        if self.mapping.inverted {
            gross = gross.map(Amount::negated);
            open = open.map(Amount::negated);
            vat = vat.negated();
        }
        amounts.gross = gross.or(open);
        amounts.open = open;
        amounts.vat = vat;
        Ok(amounts)
    }

    /// What the word for the kind says; the last one is remembered, for they come in runs.
    fn said(&mut self, word: &str) -> Said {
        if word.is_empty() {
            return Said::Nothing;
        }
        if self.kind_word.0 != word {
            self.kind_word = (word.to_owned(), said(word));
        }
        self.kind_word.1
    }

    /// The due date of an item that says none: by the terms in the row, else by those known, else the day of issue.
    fn due_by_terms(&mut self, row: &Row<'_>, account: u32, issued: Day, gross: Amount) -> Day {
        let cell = row.text(self.columns.terms);
        let said = if cell.is_empty() {
            self.context.known.terms(self.accounts.get(account))
        } else {
            cell
        };
        if said != self.terms.0 {
            self.terms = (said.to_owned(), Terms::parse(said));
        }
        match self.terms.1 {
            // Terms are for what is owed to us; a credit is due at once.
            Some(terms) if gross.get() > 0 => terms.due(issued),
            _ => {
                if gross.get() > 0 {
                    count(&mut self.without_due, row.line());
                }
                issued
            }
        }
    }

    fn finish(mut self) -> Reading {
        let mut warnings = Vec::new();
        for ((first, times), code) in [
            (self.without_due, "due-from-issue"),
            (self.without_issue, "issue-from-due"),
            (self.due_before_issue, "due-before-issue"),
            (self.void, "not-issued"),
        ] {
            if times > 0 {
                warnings.push(
                    Fault::new(code).at_line(first).with_value(&times.to_string()).as_warning(),
                );
            }
        }
        if self.reading.read > 1 && self.reading.set_aside == self.reading.read {
            let times = self.reading.read.to_string();
            warnings.push(Fault::new("only-set-aside").with_value(&times).as_warning());
        }
        if self.foreign && self.bare.1 > 0 {
            let fault = Fault::new("no-currency").at_line(self.bare.0).as_warning();
            warnings.push(fault.with_value(&self.bare.1.to_string()));
        }
        warnings.extend(self.sums.faults(self.mapping.currency));
        self.reading.faults.extend(warnings);
        let accounts: Texts = self.accounts.texts().clone();
        let as_of = self.mapping.as_of.unwrap_or(self.context.today);
        let batch = &mut self.reading.invoices;
        batch.source = self.context.source;
        batch.stated_on = as_of;
        let payments = &mut self.reading.payments;
        payments.source = self.context.source;
        match self.mapping.content {
            Content::OpenItems | Content::Invoices => batch.accounts = accounts,
            Content::Payments => payments.accounts = accounts,
            Content::Customers | Content::Statements | Content::Ledger | Content::Statuses => {}
        }
        self.reading
    }
}

/// The cells of a row that hold something.
fn joined(row: &Row<'_>) -> String {
    let cells = (0..row.len()).map(|cell| row.text(cell)).filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(" ")
}

/// Counts a case and remembers the first line.
fn count(counter: &mut (u32, u32), line: u32) {
    if counter.1 == 0 {
        counter.0 = line;
    }
    counter.1 += 1;
}

/// `Some(true)` for a yes. Two letters are nearly all there is, so those go first.
fn answer_of(cell: &str) -> Option<bool> {
    match cell {
        "" | "N" => None,
        "O" => Some(true),
        other => answer(other),
    }
}

/// The amounts of a row.
#[derive(Clone, Copy, Debug)]
struct Amounts {
    gross: Option<Amount>,
    open: Option<Amount>,
    vat: Amount,
    /// A column whose amount had to be rounded.
    rounded: usize,
    currency: Option<Currency>,
    /// As the file shows them: gross, open, debit, credit.
    shown: [Option<Amount>; 4],
}

impl Default for Amounts {
    fn default() -> Amounts {
        Amounts {
            gross: None,
            open: None,
            vat: Amount::ZERO,
            rounded: NONE,
            currency: None,
            shown: [None; 4],
        }
    }
}
