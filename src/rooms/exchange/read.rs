//! A table and its mapping to facts: one pass over the rows, straight into columns.
//!
//! Each fault has its line and column; good rows go in. Nothing is allocated per row.

use std::collections::HashMap;

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

use crate::base::{Amount, Currency, Day, Dictionary, Fault, Hash, Siren, Texts, VatNumber};
use crate::formats::csv::Row;
use crate::formats::number::{self, NotANumber};
use crate::formats::{date, limits};
use crate::rooms::customers::CustomerBatch;
use crate::rooms::invoices::{InvoiceBatch, Kind};
use crate::rooms::payments::PaymentBatch;

use super::detect::answer;
use super::headings::folded;
use super::known::Known;
use super::queries::{Content, Mapping, Role};
use super::table::{Line, Table, currency, letters, line, order};
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

/// No such column.
const NONE: usize = usize::MAX;

/// Where each role is.
#[derive(Clone, Copy, Debug)]
struct Columns {
    account: usize,
    /// The collective account, where the account is an auxiliary one.
    ledger: usize,
    name: usize,
    registration: usize,
    vat_number: usize,
    segment: usize,
    terms: usize,
    assignee: usize,
    post_code: usize,
    city: usize,
    country: usize,
    number: usize,
    kind: usize,
    issued: usize,
    due: usize,
    currency: usize,
    net: usize,
    vat: usize,
    gross: usize,
    debit: usize,
    credit: usize,
    open: usize,
    paid: usize,
    disputed: usize,
    reference: usize,
    label: usize,
    sense: usize,
    payment_reference: usize,
    paid_on: usize,
    means: usize,
    lettering: usize,
}

impl Columns {
    fn of(mapping: &Mapping) -> Columns {
        let find = |role: Role| {
            mapping.roles.iter().position(|taken| *taken == Some(role)).unwrap_or(NONE)
        };
        let last = |role: Role| {
            mapping.roles.iter().rposition(|taken| *taken == Some(role)).unwrap_or(NONE)
        };
        let (first_account, account) = (find(Role::Account), last(Role::Account));
        Columns {
            account,
            ledger: if first_account == account { NONE } else { first_account },
            name: last(Role::Name),
            registration: find(Role::Registration),
            vat_number: find(Role::VatNumber),
            segment: find(Role::Segment),
            terms: find(Role::Terms),
            assignee: find(Role::Assignee),
            post_code: find(Role::PostCode),
            city: find(Role::City),
            country: find(Role::Country),
            number: find(Role::Number),
            kind: find(Role::Kind),
            issued: find(Role::Issued),
            due: find(Role::Due),
            currency: find(Role::Currency),
            net: find(Role::Net),
            vat: find(Role::Vat),
            gross: find(Role::Gross),
            debit: find(Role::Debit),
            credit: find(Role::Credit),
            open: find(Role::Open),
            paid: find(Role::Paid),
            disputed: find(Role::Disputed),
            reference: find(Role::Reference),
            label: find(Role::Label),
            sense: find(Role::Sense),
            payment_reference: find(Role::PaymentReference),
            paid_on: find(Role::PaidOn),
            means: find(Role::Means),
            lettering: find(Role::Lettering),
        }
    }
}

/// What a word for the kind of a document says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    Invoice,
    CreditNote,
    Deposit,
    Opening,
    /// A receipt, a bank's journal.
    Payment,
}

/// Everything that is read or gathered on the way.
struct Pass<'a> {
    mapping: &'a Mapping,
    context: Context<'a>,
    columns: Columns,
    headings: Vec<String>,
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
    due_before_issue: (u32, u32),
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
        due_before_issue: (0, 0),
        all_accounts: headings.iter().any(|heading| heading == "comptenum"),
        headings,
    };
    pass.reading.faults.extend(table.faults.iter().cloned());
    pass.reading.only_open = columns.open != NONE
        && columns.gross == NONE
        && columns.debit == NONE
        && columns.credit == NONE;
    pass.reserve(table.bytes());
    let mut reader = table.reader();
    let mut row = Row::default();
    while reader.read(&mut row) {
        if row.line() <= mapping.header_line {
            continue;
        }
        if u64::from(pass.reading.read) >= limits::ROWS {
            pass.reading
                .faults
                .push(Fault::new("too-many-rows").at_line(row.line()).with_limit(limits::ROWS));
            pass.reading.cut = true;
            break;
        }
        pass.odd_layout(&row);
        match mapping.content {
            Content::OpenItems | Content::Invoices => pass.item(&row),
            Content::Payments => pass.payment(&row),
            Content::Customers => pass.customer_row(&row),
        }
    }
    pass.finish()
}

impl Pass<'_> {
    /// Room for as many rows as a text of this length usually has.
    fn reserve(&mut self, bytes: usize) {
        let rows = bytes / 160;
        let batch = &mut self.reading.invoices;
        if matches!(self.mapping.content, Content::OpenItems | Content::Invoices) {
            batch.account.reserve(rows);
            batch.number.reserve(rows, rows * 14);
            batch.label.reserve(rows, rows * 24);
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

    /// The number of the customer of a row in this reading; `None` when the row says none.
    fn customer(&mut self, row: &Row<'_>) -> Option<u32> {
        let columns = self.columns;
        let mut account = row.text(columns.account);
        if account.is_empty() {
            account = row.text(columns.ledger);
        }
        let name = row.text(columns.name);
        if !account.is_empty() {
            let number = self.accounts.intern(account);
            if number as usize == self.reading.customers.account.len() {
                let account = account.to_owned();
                self.new_customer(row, &account, name.to_owned());
            }
            if self.context.grouped && self.above.as_ref().is_none_or(|(above, _)| above != account)
            {
                self.above = Some((account.to_owned(), name.to_owned()));
            }
            return Some(number);
        }
        let (registration, vat_number) =
            (row.text(columns.registration), row.text(columns.vat_number));
        if name.is_empty() && registration.is_empty() && vat_number.is_empty() {
            let (account, name) = self.above.clone().filter(|_| self.context.grouped)?;
            return Some(self.named(row, &account, &name));
        }
        let number = self.named(row, "", name);
        if self.context.grouped {
            self.above = Some((self.accounts.get(number).to_owned(), name.to_owned()));
        }
        Some(number)
    }

    /// The customer of a name (and account, where the line above says one).
    fn named(&mut self, row: &Row<'_>, account: &str, name: &str) -> u32 {
        let columns = self.columns;
        if !account.is_empty() {
            let number = self.accounts.intern(account);
            if number as usize == self.reading.customers.account.len() {
                self.new_customer(row, account, name.to_owned());
            }
            return number;
        }
        let registration = row.text(columns.registration);
        let key = if name.is_empty() { registration } else { name };
        if let Some(&number) = self.by_name.get(key) {
            return number;
        }
        let found =
            account_for(self.context.known, registration, row.text(columns.vat_number), name);
        let number = self.accounts.intern(&found);
        if number as usize == self.reading.customers.account.len() {
            self.new_customer(row, &found, name.to_owned());
        }
        self.by_name.insert(key.to_owned(), number);
        number
    }

    fn new_customer(&mut self, row: &Row<'_>, account: &str, name: String) {
        let columns = self.columns;
        let batch = &mut self.reading.customers;
        batch.account.push(account);
        batch.name.push(&name);
        batch.registration.push(row.text(columns.registration));
        batch.vat_number.push(row.text(columns.vat_number));
        batch.segment.push(row.text(columns.segment));
        batch.terms.push(row.text(columns.terms));
        batch.assignee.push(row.text(columns.assignee));
        match (row.text(columns.post_code), row.text(columns.city)) {
            ("", city) => batch.city.push(city),
            (post_code, "") => batch.city.push(post_code),
            (post_code, city) => batch.city.push(&format!("{post_code} {city}")),
        }
        batch.country.push(country(row.text(columns.country)));
        batch.line.push(row.line());
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
        let issued = date::read(row.text(columns.issued), self.order);
        let due = date::read(row.text(columns.due), self.order);
        let (Ok(issued), Ok(due)) = (issued, due) else { return self.odd_item(row) };
        if issued.is_none() && due.is_none() {
            return self.odd_item(row);
        }
        let Some((mut currency, mut digits)) = self.currency(row) else {
            return self.odd_item(row);
        };
        let Ok(mut amounts) = self.amounts(row, digits) else { return self.odd_item(row) };
        if let Some(found) = amounts.currency
            && columns.currency == NONE
            && found != currency
        {
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
        if unsigned && said == Said::CreditNote && gross.get() > 0 {
            gross = gross.negated();
            open = open.map(|open| if open.get() > 0 { open.negated() } else { open });
        }
        if gross.get() < 0 && open.is_some_and(|open| open.get() > 0) && columns.open != NONE {
            open = open.map(Amount::negated);
        }
        let kind = kind(said, number, label, gross);
        let is_lettered = is_settled(row.text(columns.lettering));
        if is_lettered && kind == Kind::Credit {
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
        let open = match (is_lettered, open) {
            (true, _) => Some(Amount::ZERO),
            (false, Some(open)) => Some(open),
            (false, None)
                if self.mapping.content == Content::OpenItems || columns.lettering != NONE =>
            {
                Some(gross)
            }
            (false, None) => None,
        };
        self.sums.add(currency, &amounts);
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
            let sense = row.text(columns.sense);
            let signed = |amount: Amount| match sense.as_bytes() {
                [b'C' | b'c', ..] | [b'-', b'1'] => amount.negated(),
                _ => amount,
            };
            gross = gross.map(signed);
            open = open.map(|open| if open.get() > 0 { signed(open) } else { open });
        }
        if let (Some(gross), Some(paid)) = (gross, take(columns.paid, &mut amounts)?)
            && open.is_none()
        {
            let paid = if gross.get() < 0 { paid.abs().negated() } else { paid };
            open = gross.checked_sub(paid);
        } else if let (Some(gross), None, true) = (gross, open, columns.paid != NONE) {
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

    /// A row that is no good item: a total, a heading, a customer above its items, or faults.
    fn odd_item(&mut self, row: &Row<'_>) {
        match line(row, &self.headings) {
            Line::Blank => {}
            Line::Heading => {}
            Line::Total => {
                self.reading.read += 1;
                self.reading.set_aside += 1;
                self.check_total(row);
            }
            Line::Group(account, name) if self.context.grouped => {
                self.above = Some((account, name))
            }
            // A line of words below the items: «Édité le …», a page number, a note.
            Line::Group(..) if row.text(self.columns.number).is_empty() => {
                self.reading.read += 1;
                self.reading.set_aside += 1;
            }
            Line::Group(..) | Line::Other => self.faulty_item(row),
        }
    }

    /// Says everything that is wrong with a row of a list of invoices.
    fn faulty_item(&mut self, row: &Row<'_>) {
        let columns = self.columns;
        self.reading.read += 1;
        self.reading.faulty += 1;
        let before = self.reading.faults.total;
        for column in [columns.issued, columns.due] {
            if date::read(row.text(column), self.order).is_err() {
                self.reading.faults.push(self.fault("not-a-date", row, column));
            }
        }
        let digits = match self.currency(row) {
            Some((_, digits)) => digits,
            None => {
                self.reading.faults.push(self.fault("unknown-currency", row, columns.currency));
                2
            }
        };
        self.faulty_amounts(row, digits);
        if self.reading.faults.total > before {
            return;
        }
        let is_date =
            |column: usize| matches!(date::read(row.text(column), self.order), Ok(Some(_)));
        if !is_date(columns.issued) && !is_date(columns.due) {
            let column = if columns.issued == NONE { columns.due } else { columns.issued };
            self.reading.faults.push(self.fault("missing-date", row, column));
        }
        if self.amounts(row, digits).is_ok_and(|amounts| amounts.gross.is_none()) {
            let amount = [columns.gross, columns.debit, columns.open, columns.credit];
            let column = amount.into_iter().find(|column| *column != NONE).unwrap_or(NONE);
            self.reading.faults.push(self.fault("missing-amount", row, column));
        }
        if row.text(columns.number).is_empty() && row.text(columns.reference).is_empty() {
            self.reading.faults.push(self.fault("missing-number", row, columns.number));
        }
        if self.reading.faults.total == before {
            let column = if columns.account == NONE { columns.name } else { columns.account };
            self.reading.faults.push(self.fault("no-customer", row, column));
        }
    }

    fn faulty_amounts(&mut self, row: &Row<'_>, digits: u32) {
        let columns = self.columns;
        for column in [
            columns.gross,
            columns.debit,
            columns.credit,
            columns.open,
            columns.paid,
            columns.vat,
            columns.net,
        ] {
            if let Err((column, error)) = self.amount(row, column, digits) {
                let code = match error {
                    NotANumber::Other => "not-a-number",
                    NotANumber::TooLarge => "number-too-large",
                };
                self.reading.faults.push(self.fault(code, row, column));
            }
        }
    }

    /// Compares a line of totals with what was read.
    fn check_total(&mut self, row: &Row<'_>) {
        let columns = self.columns;
        let digits = self.mapping.currency.digits();
        let mut shown = [None; 4];
        for (place, column) in [
            (GROSS, columns.gross),
            (OPEN, columns.open),
            (DEBIT, columns.debit),
            (CREDIT, columns.credit),
        ] {
            shown[place] =
                self.amount(row, column, digits).ok().flatten().map(|reading| reading.amount);
        }
        let mut is_general = false;
        let mut is_report = false;
        for cell in (0..row.len()).map(|cell| row.text(cell)).filter(|cell| !cell.is_empty()) {
            let folded = folded(cell);
            is_general |= folded.contains("general") || folded.contains("grand total");
            is_report |= folded.starts_with("report") || folded.contains("reporter");
        }
        if is_report {
            return;
        }
        self.sums.total(row.line(), shown, is_general);
    }

    /// One row of a list of payments.
    fn payment(&mut self, row: &Row<'_>) {
        let columns = self.columns;
        let day_column = if columns.paid_on == NONE { columns.issued } else { columns.paid_on };
        let Ok(Some(paid)) = date::read(row.text(day_column), self.order) else {
            return self.odd_payment(row, day_column);
        };
        let Some((mut currency, digits)) = self.currency(row) else {
            return self.odd_payment(row, day_column);
        };
        let Ok(read) = self.payment_amount(row, digits) else {
            return self.odd_payment(row, day_column);
        };
        let Some((amount, found, rounded)) = read else { return self.odd_payment(row, day_column) };
        if columns.currency == NONE {
            currency = found.unwrap_or(currency);
        }
        self.reading.read += 1;
        if amount.get() == 0 {
            self.reading.set_aside += 1;
            return;
        }
        if rounded {
            let column = if columns.gross == NONE { columns.credit } else { columns.gross };
            self.reading.faults.push(self.fault("rounded", row, column).as_warning());
        }
        let account = match self.customer(row) {
            Some(account) => account,
            None => {
                let number = self.accounts.intern("");
                if number as usize == self.reading.customers.account.len() {
                    self.new_customer(row, "", String::new());
                }
                number
            }
        };
        let reference = match row.text(columns.payment_reference) {
            "" => row.text(columns.reference),
            reference => reference,
        };
        let invoice = row.text(columns.number);
        let amount = if self.mapping.inverted { amount.negated() } else { amount };
        let batch = &mut self.reading.payments;
        let rank = self.ranks.next_payment(account, reference, invoice, paid, amount, batch);
        batch.account.push(account);
        batch.reference.push(reference);
        batch.invoice.push(invoice);
        batch.paid.push(paid);
        batch.currency.push(currency);
        batch.amount.push(amount);
        batch.means.push(row.text(columns.means));
        batch.label.push(row.text(columns.label));
        batch.rank.push(rank);
        batch.line.push(row.line());
    }

    /// Received above zero; a debit of the customer's account is money given back.
    #[allow(clippy::type_complexity, reason = "said once, taken apart at once")]
    fn payment_amount(
        &self,
        row: &Row<'_>,
        digits: u32,
    ) -> Result<Option<(Amount, Option<Currency>, bool)>, (usize, NotANumber)> {
        let columns = &self.columns;
        for column in [columns.gross, columns.paid] {
            if let Some(reading) = self.amount(row, column, digits)? {
                let negative = matches!(row.text(columns.sense), "D" | "d");
                let amount = if negative { reading.amount.negated() } else { reading.amount };
                return Ok(Some((amount, reading.currency, reading.rounded)));
            }
        }
        let credit = self.amount(row, columns.credit, digits)?;
        let debit = self.amount(row, columns.debit, digits)?;
        if credit.is_none() && debit.is_none() {
            return Ok(None);
        }
        let units = |reading: Option<number::Reading>| {
            reading.map_or(Amount::ZERO, |reading| reading.amount)
        };
        let rounded = credit.is_some_and(|reading| reading.rounded)
            || debit.is_some_and(|reading| reading.rounded);
        let amount = units(credit).checked_sub(units(debit)).unwrap_or_default();
        Ok(Some((amount, None, rounded)))
    }

    fn odd_payment(&mut self, row: &Row<'_>, day_column: usize) {
        match line(row, &self.headings) {
            Line::Blank | Line::Heading => return,
            Line::Total => {
                self.reading.read += 1;
                self.reading.set_aside += 1;
                return;
            }
            Line::Group(account, name) if self.context.grouped => {
                self.above = Some((account, name));
                return;
            }
            Line::Group(..) | Line::Other => {}
        }
        self.reading.read += 1;
        self.reading.faulty += 1;
        let before = self.reading.faults.total;
        match date::read(row.text(day_column), self.order) {
            Err(_) => self.reading.faults.push(self.fault("not-a-date", row, day_column)),
            Ok(None) => self.reading.faults.push(self.fault("missing-date", row, day_column)),
            Ok(Some(_)) => {}
        }
        if self.currency(row).is_none() {
            self.reading.faults.push(self.fault("unknown-currency", row, self.columns.currency));
        }
        self.faulty_amounts(row, 2);
        if self.reading.faults.total == before {
            let column =
                if self.columns.gross == NONE { self.columns.credit } else { self.columns.gross };
            self.reading.faults.push(self.fault("missing-amount", row, column));
        }
    }

    /// One row of a list of customers.
    fn customer_row(&mut self, row: &Row<'_>) {
        if (0..row.len()).all(|cell| row.text(cell).is_empty())
            || line(row, &self.headings) == Line::Heading
        {
            return;
        }
        self.reading.read += 1;
        let before = self.reading.customers.account.len();
        let registration = row.text(self.columns.registration);
        let column = self.columns.registration;
        if !registration.is_empty()
            && registration.bytes().filter(u8::is_ascii_digit).count() == 9
            && Siren::within(registration).is_none()
        {
            self.reading.faults.push(self.fault("bad-siren", row, column).as_warning());
        }
        if line(row, &self.headings) == Line::Total {
            self.reading.set_aside += 1;
        } else if self.customer(row).is_none() {
            self.reading.faulty += 1;
            let column =
                if self.columns.account == NONE { self.columns.name } else { self.columns.account };
            self.reading.faults.push(self.fault("no-customer", row, column));
        } else if self.reading.customers.account.len() == before {
            self.reading.set_aside += 1;
            self.reading
                .faults
                .push(self.fault("customer-twice", row, self.columns.account).as_warning());
        }
    }

    fn finish(mut self) -> Reading {
        let mut warnings = Vec::new();
        for ((first, times), code) in [
            (self.without_due, "due-from-issue"),
            (self.without_issue, "issue-from-due"),
            (self.due_before_issue, "due-before-issue"),
        ] {
            if times > 0 {
                warnings.push(
                    Fault::new(code).at_line(first).with_value(&times.to_string()).as_warning(),
                );
            }
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
            Content::Customers => {}
        }
        self.reading
    }
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

/// A code in capitals (or digits) settles its line; one in lower case marks a group that does not balance.
fn is_settled(code: &str) -> bool {
    !code.is_empty()
        && (!code.bytes().any(|byte| byte.is_ascii_lowercase())
            || code.bytes().any(|byte| byte.is_ascii_uppercase()))
}

/// Two letters of a country; names that French programs write in full are left as they are.
fn country(cell: &str) -> &str {
    match cell {
        "France" | "FRANCE" | "france" | "FRA" => "FR",
        "Belgique" | "BELGIQUE" | "BEL" => "BE",
        "Suisse" | "SUISSE" | "CHE" => "CH",
        "Luxembourg" | "LUXEMBOURG" | "LUX" => "LU",
        "Allemagne" | "ALLEMAGNE" | "DEU" => "DE",
        "Espagne" | "ESPAGNE" | "ESP" => "ES",
        "Italie" | "ITALIE" | "ITA" => "IT",
        "Royaume-Uni" | "ROYAUME-UNI" | "GBR" | "UK" => "GB",
        other => other,
    }
}

/// The account of a customer that a file names otherwise: one that is known, else its SIREN, else `C-` and its name.
pub fn account_for(known: &dyn Known, registration: &str, vat_number: &str, name: &str) -> String {
    let vat_number = VatNumber::parse(vat_number);
    let siren = Siren::within(registration)
        .or_else(|| vat_number.as_ref().and_then(|number| Siren::within(number.as_str())));
    let found = siren
        .and_then(|siren| known.account_by_siren(siren))
        .or_else(|| vat_number.as_ref().and_then(|number| known.account_by_vat_number(number)))
        .or_else(|| if name.is_empty() { None } else { known.account_by_name(name) });
    if let Some(account) = found {
        return account.to_owned();
    }
    match siren {
        Some(siren) => siren.to_string(),
        None => slug(if name.is_empty() { registration } else { name }),
    }
}

/// `C-DUPONT-ET-FILS`: letters and digits of a name, at most forty.
fn slug(name: &str) -> String {
    let mut slug = String::from("C");
    for word in spelled(name)
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        slug.push('-');
        slug.push_str(&word.to_ascii_uppercase());
        if slug.len() >= 40 {
            slug.truncate(40);
            break;
        }
    }
    slug
}

/// Without accents.
fn spelled(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            letter if letter.is_ascii() => text.push(letter),
            letter => {
                let plain = folded(&letter.to_string());
                text.push_str(if plain.is_empty() && letter.is_alphabetic() {
                    "x"
                } else {
                    &plain
                });
            }
        }
    }
    text
}

/// What a word for a kind says: of a document, of a journal.
fn said(word: &str) -> Said {
    let folded = folded(word);
    let first = folded.split(' ').next().unwrap_or("");
    let has = |any: &[&str]| folded.split(' ').any(|word| any.contains(&word));
    match () {
        () if has(&["avoir", "avoirs", "381", "avo", "avr", "refund"])
            || folded.contains("credit n") =>
        {
            Said::CreditNote
        }
        () if matches!(first, "av" | "nc" | "cn" | "credit") && !has(&["debit"]) => {
            Said::CreditNote
        }
        () if has(&["ran", "nouveau", "nouveaux", "opening", "anouveau", "anouveaux"])
            || matches!(first, "an" | "rn") =>
        {
            Said::Opening
        }
        () if has(&[
            "reglement",
            "paiement",
            "virement",
            "cheque",
            "encaissement",
            "payment",
            "receipt",
            "banque",
            "caisse",
        ]) =>
        {
            Said::Payment
        }
        () if matches!(
            first,
            "bq" | "bqe"
                | "bnp"
                | "ca"
                | "cai"
                | "bp"
                | "sg"
                | "cic"
                | "bk"
                | "reg"
                | "tr"
                | "pay"
                | "rgl"
        ) =>
        {
            Said::Payment
        }
        () if has(&["acompte", "386", "deposit"]) => Said::Deposit,
        () if has(&["facture", "invoice", "380", "vente", "ventes"]) => Said::Invoice,
        () if matches!(first, "f" | "fa" | "fc" | "vt" | "ve" | "vte" | "v" | "inv") => {
            Said::Invoice
        }
        () => Said::Nothing,
    }
}

/// The kind of an item by what is said of it, and by its sign.
fn kind(said: Said, number: &str, label: &str, gross: Amount) -> Kind {
    let is_opening = |text: &str| {
        let text = text.as_bytes();
        text.len() >= 3 && text[..3].eq_ignore_ascii_case(b"RAN")
    };
    if gross.get() >= 0 {
        return match said {
            Said::Deposit => Kind::Deposit,
            Said::Opening => Kind::Opening,
            _ if is_opening(number) && number.len() <= 8 => Kind::Opening,
            _ => Kind::Invoice,
        };
    }
    match said {
        Said::CreditNote => return Kind::CreditNote,
        Said::Payment | Said::Deposit => return Kind::Credit,
        Said::Opening => return Kind::Opening,
        Said::Invoice | Said::Nothing => {}
    }
    let number_says = number.as_bytes();
    if number_says.len() >= 2 && number_says[..2].eq_ignore_ascii_case(b"AV") {
        return Kind::CreditNote;
    }
    let folded = folded(label);
    let has = |any: &[&str]| folded.split(' ').any(|word| any.contains(&word));
    match () {
        () if has(&["avoir", "avoirs", "refund", "remise", "rabais", "ristourne"]) => {
            Kind::CreditNote
        }
        () if has(&[
            "reglement",
            "virement",
            "vir",
            "cheque",
            "chq",
            "prelevement",
            "prlv",
            "paiement",
            "acompte",
            "lcr",
            "trop",
            "encaissement",
            "carte",
            "payment",
            "versement",
            "remboursement",
            "recu",
        ]) =>
        {
            Kind::Credit
        }
        () if said == Said::Invoice => Kind::CreditNote,
        () if number.is_empty() => Kind::Credit,
        () => Kind::CreditNote,
    }
}

const GROSS: usize = 0;
const OPEN: usize = 1;
const DEBIT: usize = 2;
const CREDIT: usize = 3;

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

/// Sums as the file shows them, for its own totals to be compared with.
#[derive(Clone, Debug, Default)]
struct Sums {
    all: [i64; 4],
    since: [i64; 4],
    currency: Option<Currency>,
    several: bool,
    last: Option<(u32, i64, i64)>,
    general: Option<(u32, i64, i64)>,
    checked: bool,
}

impl Sums {
    #[inline]
    fn add(&mut self, currency: Currency, amounts: &Amounts) {
        self.several |= self.currency.is_some_and(|other| other != currency);
        self.currency = Some(currency);
        for place in 0..4 {
            let units = amounts.shown[place].map_or(0, Amount::get);
            self.all[place] = self.all[place].saturating_add(units);
            self.since[place] = self.since[place].saturating_add(units);
        }
    }

    /// A line of totals: it must be the sum of everything, or of what came since the last one, in some column.
    fn total(&mut self, line: u32, shown: [Option<Amount>; 4], general: bool) {
        let mut agrees = false;
        let mut differs = None;
        for place in 0..4 {
            let Some(units) = shown[place].map(Amount::get) else { continue };
            let candidates = [self.all, self.since]
                .map(|sums| [sums[place], sums[DEBIT] - sums[CREDIT], sums[CREDIT] - sums[DEBIT]]);
            if candidates.iter().flatten().any(|sum| *sum == units) {
                agrees = true;
            } else if differs.is_none() {
                differs = Some((line, units, self.all[place]));
            }
        }
        let wrong = differs.filter(|_| !agrees);
        self.last = wrong;
        if general {
            self.general = wrong;
        }
        self.checked = true;
        self.since = [0; 4];
    }

    /// A grand total, or the last total of the file, that disagrees.
    fn faults(&self, currency: Currency) -> Option<Fault> {
        let (line, said, found) =
            self.general.or(self.last).filter(|_| self.checked && !self.several)?;
        let written = |units: i64| Amount::new(units).to_decimal(currency).to_string();
        Some(
            Fault::new("total-differs")
                .at_line(line)
                .with_value(&format!("{} / {}", written(said), written(found)))
                .as_warning(),
        )
    }
}

/// Ranks of rows that are equal in their key.
#[derive(Clone, Debug, Default)]
struct Ranks {
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// The rank last given, of rows that come more than once, by their first row.
    last: HashMap<u32, u16>,
}

impl Ranks {
    #[inline]
    fn next(&mut self, account: u32, number: &str, batch: &InvoiceBatch) -> u16 {
        let row = batch.account.len() as u32;
        let hasher = &self.hasher;
        let hash = hasher.hash_one((account, number));
        let same = |other: &u32| {
            batch.account[*other as usize] == account && batch.number.get(*other as usize) == number
        };
        if let Some(&first) = self.table.find(hash, same) {
            let rank = self.last.entry(first).or_insert(0);
            *rank = rank.saturating_add(1);
            return *rank;
        }
        self.table.insert_unique(hash, row, |&other| {
            hasher.hash_one((batch.account[other as usize], batch.number.get(other as usize)))
        });
        0
    }

    fn next_payment(
        &mut self,
        account: u32,
        reference: &str,
        invoice: &str,
        paid: Day,
        amount: Amount,
        batch: &PaymentBatch,
    ) -> u16 {
        let row = batch.account.len() as u32;
        let hasher = &self.hasher;
        let hash = hasher.hash_one((account, reference, invoice, paid, amount));
        let same = |other: &u32| {
            let other = *other as usize;
            batch.account[other] == account
                && batch.paid[other] == paid
                && batch.amount[other] == amount
                && batch.reference.get(other) == reference
                && batch.invoice.get(other) == invoice
        };
        if let Some(&first) = self.table.find(hash, same) {
            let rank = self.last.entry(first).or_insert(0);
            *rank = rank.saturating_add(1);
            return *rank;
        }
        self.table.insert_unique(hash, row, |&other| {
            let other = other as usize;
            let key = (
                batch.account[other],
                batch.reference.get(other),
                batch.invoice.get(other),
                batch.paid[other],
                batch.amount[other],
            );
            hasher.hash_one(key)
        });
        0
    }
}
