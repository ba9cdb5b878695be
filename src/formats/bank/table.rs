//! The tables that banks let people download: CSV and spreadsheets, of any bank.
//!
//! The row of headings is looked for, below whatever stands above it; the columns are what their headings say
//! ([`super::columns`]), or, without any heading, what their cells are. Which bank it is decides nothing but the name of
//! the profile. Rows that are announced but not booked, refused or cancelled are left out with a warning each.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::amounts::{Amounts, direction, newest_first};
use super::columns::{Role, folded, is_of_books, profile, role, role_of_provider};
use super::faults::Faults;
use super::mt940_details::free;
use super::preamble::Around;
use super::providers::provider;
use super::record::{Balance, BankFile, Statement, StatementLine, Transaction};
use super::values::{Dates, Numbers};
use super::words::{Status, is_identifier, status, sums_up};
use crate::base::{Currency, Fault, Iban};
use crate::formats::csv::{Dialect, Reader, Row, join};
use crate::formats::encoding::decode;
use crate::formats::{Sheet, limits, number, xml};

/// Rows among which the headings are looked for.
const HEAD: usize = 60;
/// Rows that are looked at to decide what columns are.
const SAMPLE: usize = 2_000;

/// Reads separated text; `None` where it is not a bank's table.
pub(super) fn read_text(bytes: &[u8]) -> Option<(BankFile, Faults)> {
    let decoded = decode(bytes, None);
    let dialect = Dialect::detect(&decoded.text);
    let mut faults = Faults::default();
    let (file, faults) = read(&decoded.text, dialect, "csv", {
        decoded.faults.into_iter().for_each(|fault| faults.push(fault));
        faults
    })?;
    Some((file, faults))
}

/// Reads a sheet; `None` where it is not a bank's table.
pub(super) fn read_sheet(sheet: &Sheet, format: &str) -> Option<(BankFile, Faults)> {
    read(&join(&sheet.rows), Dialect::SHEET, format, Faults::default())
}

/// Whether the first rows of a text are those of a bank's table.
pub(super) fn is_table(bytes: &[u8]) -> bool {
    let decoded = decode(bytes, None);
    layout(&decoded.text, Dialect::detect(&decoded.text)).is_some()
}

/// Where the headings are, and what the columns are.
pub(super) struct Layout {
    /// Rows before the first row of data.
    skipped: usize,
    columns: Vec<(Role, usize)>,
    pub(super) headings: Vec<String>,
    profile: Option<&'static str>,
    around: Around,
    /// The currency that a heading names.
    currency: Option<Currency>,
    /// Whose payment account it is: the commission stands beside each payment.
    pub(super) provider: Option<&'static str>,
}

impl Layout {
    pub(super) fn all(&self, role: Role) -> impl Iterator<Item = usize> {
        self.columns.iter().filter(move |(found, _)| *found == role).map(|(_, column)| *column)
    }

    pub(super) fn first(&self, role: Role) -> Option<usize> {
        self.all(role).next()
    }

    /// A bank that is known, or headings in French: nobody there writes the month first.
    fn is_day_first(&self) -> bool {
        let french = ["libelle", "montant", "solde", "devise", "valeur", "operation"];
        self.profile.is_some()
            || self.headings.iter().any(|heading| {
                folded(heading).split(' ').any(|word| french.contains(&word.trim_end_matches('?')))
            })
    }

    /// The columns of days, the one that counts first first.
    fn days(&self) -> Vec<usize> {
        [Role::Booked, Role::Date, Role::Operation, Role::ValueDate]
            .into_iter()
            .flat_map(|role| self.all(role))
            .collect()
    }
}

fn rows(text: &str, dialect: Dialect, most: usize) -> Vec<Vec<String>> {
    let mut reader = Reader::new(text, dialect);
    let mut row = Row::default();
    let mut rows = Vec::new();
    while rows.len() < most && reader.read(&mut row) {
        rows.push((0..row.len()).map(|cell| row.text(cell).to_owned()).collect());
    }
    rows
}

fn layout(text: &str, dialect: Dialect) -> Option<Layout> {
    let rows = rows(text, dialect, HEAD);
    let headed = (0..rows.len())
        .filter_map(|place| Some((headed(&rows[place])?, place)))
        .max_by_key(|((known, _), place)| (*known, std::cmp::Reverse(*place)));
    if let Some(((_, columns), place)) = headed {
        let headings: Vec<String> = rows[place].iter().map(|cell| folded(cell)).collect();
        let provider = provider(headings.iter().map(String::as_str));
        let profile = provider.or_else(|| profile(&headings));
        if headings.iter().any(|heading| is_of_books(heading)) && profile.is_none() {
            return None;
        }
        let around = around(&rows[..place]);
        let currency = columns.iter().find_map(|(role, column)| {
            let amounts = [Role::Amount, Role::Debit, Role::Credit];
            amounts.contains(role).then(|| currency_of(&headings[*column])).flatten()
        });
        let headings = rows[place].clone();
        let skipped = place + 1;
        return Some(Layout { skipped, columns, headings, profile, around, currency, provider });
    }
    headless(&rows)
}

/// What the cells of a row of headings are, and how many are known. A row is one when it names a day and an amount.
fn headed(cells: &[String]) -> Option<(usize, Vec<(Role, usize)>)> {
    // A row with dates or amounts of its own is data.
    if cells.iter().filter(|cell| is_amount(cell)).count() > 1 {
        return None;
    }
    let mut columns: Vec<(Role, usize)> = Vec::new();
    let headings: Vec<String> = cells.iter().map(|cell| folded(cell)).collect();
    let is_providers = provider(headings.iter().map(String::as_str)).is_some();
    let role = if is_providers { role_of_provider } else { role };
    for (place, heading) in headings.iter().enumerate() {
        if let Some(role) = role(heading) {
            columns.push((role, place));
        }
    }
    let has = |role: Role| columns.iter().any(|(found, _)| *found == role);
    // Where the bank's own number or the other side has a column, and nothing else has what the payer wrote, that is in
    // «Référence» (Qonto, Revolut).
    if !is_providers && !has(Role::Remittance) {
        let other = |(role, place): &(Role, usize)| {
            *role == Role::Counterparty
                || *role == Role::Reference && is_identifier(&headings[*place])
        };
        if columns.iter().any(other) {
            for (role, place) in &mut columns {
                if *role == Role::Reference && headings[*place] == "reference" {
                    *role = Role::Remittance;
                }
            }
        }
    }
    let has = |role: Role| columns.iter().any(|(found, _)| *found == role);
    let day = [Role::Booked, Role::Date, Role::Operation, Role::ValueDate].into_iter().any(has);
    let amount = has(Role::Amount) || has(Role::Debit) || has(Role::Credit);
    let words = [
        Role::Label,
        Role::ShortLabel,
        Role::Remittance,
        Role::Counterparty,
        Role::Payee,
        Role::Reference,
    ];
    let says = words.into_iter().any(has);
    (day && amount && says).then_some((columns.len(), columns))
}

/// `montant eur`: the currency a folded heading ends with.
fn currency_of(heading: &str) -> Option<Currency> {
    let last = heading.rsplit(' ').next()?;
    match last {
        "euros" | "euro" | "eur" => Some(Currency::EUR),
        "chf" | "usd" | "gbp" | "cad" | "xpf" | "xof" | "mad" | "tnd" | "pln" => last.parse().ok(),
        _ => None,
    }
}

fn is_amount(cell: &str) -> bool {
    !cell.is_empty()
        && cell.bytes().any(|byte| byte.is_ascii_digit())
        && matches!(
            number::evidence(cell),
            number::Evidence::Comma | number::Evidence::Point | number::Evidence::Ambiguous
        )
}

/// A date with marks, not a mere number.
fn is_date(cell: &str) -> bool {
    (8..=20).contains(&cell.len())
        && cell.contains(['/', '-', '.'])
        && Dates::of([cell].iter()).read(cell).is_some()
        && number::evidence(cell) == number::Evidence::Other
}

/// Without any heading (LCL and others): the columns by what their cells are. All rows must have a day and an amount in
/// the same places, and a text.
fn headless(rows: &[Vec<String>]) -> Option<Layout> {
    let rows: Vec<&Vec<String>> =
        rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
    let width = rows.iter().map(|row| row.len()).max()?;
    if rows.len() < 2 || !(3..=30).contains(&width) {
        return None;
    }
    let share = |column: usize, is: fn(&str) -> bool| {
        rows.iter().filter(|row| row.get(column).is_some_and(|cell| is(cell))).count()
    };
    let most = rows.len();
    let day = (0..width).find(|column| share(*column, is_date) >= most)?;
    let amount = (0..width).find(|column| share(*column, is_amount) >= most)?;
    let length = |column: usize| -> usize {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.filter(|cell| cell.chars().any(char::is_alphabetic)).map(String::len).sum()
    };
    let label = (0..width)
        .filter(|column| *column != day && *column != amount)
        .max_by_key(|column| length(*column))
        .filter(|column| length(*column) > 3 * rows.len())?;
    let mut columns = vec![(Role::Date, day), (Role::Amount, amount), (Role::Label, label)];
    let value = (day + 1..width).find(|column| share(*column, is_date) >= most);
    columns.extend(value.map(|column| (Role::ValueDate, column)));
    Some(Layout {
        skipped: 0,
        columns,
        headings: Vec::new(),
        profile: None,
        around: Around::default(),
        currency: None,
        provider: None,
    })
}

fn read(
    text: &str,
    dialect: Dialect,
    format: &str,
    mut faults: Faults,
) -> Option<(BankFile, Faults)> {
    let mut layout = layout(text, dialect)?;
    let sample = rows(text, dialect, layout.skipped + SAMPLE);
    let data = &sample[layout.skipped.min(sample.len())..];
    settle(&mut layout, data);
    let cells = |columns: Vec<usize>| {
        let mut all = Vec::new();
        for row in data {
            all.extend(columns.iter().filter_map(|column| row.get(*column)));
        }
        all
    };
    let days = layout.days();
    let dates = Dates::of(cells(days.clone()).into_iter());
    let amounts: Vec<usize> = [Role::Amount, Role::Debit, Role::Credit, Role::Balance]
        .into_iter()
        .flat_map(|role| layout.all(role))
        .collect();
    let numbers = Numbers::of(cells(amounts).into_iter());
    let amounts = Amounts::of(&layout, data, &numbers);
    let mut reading = Reading {
        days,
        dates,
        numbers,
        amounts,
        faults: Faults::default(),
        groups: Vec::new(),
        by_key: HashMap::new(),
        last: None,
        between: Vec::new(),
        done: Vec::new(),
        layout,
    };
    std::mem::swap(&mut reading.faults, &mut faults);
    reading.all(text, dialect);
    if reading.dates.ambiguous
        && !reading.layout.is_day_first()
        && reading.groups.iter().any(|group| !group.lines.is_empty())
    {
        let column = reading.days.first().map_or("", |column| reading.heading(*column)).to_owned();
        reading.faults.push(Fault::new("ambiguous-date-order").in_column(&column).as_warning());
    }
    Some(reading.finish(format))
}

/// What rows above headings say.
fn around(rows: &[Vec<String>]) -> Around {
    let mut around = Around::default();
    for row in rows {
        around.read(row, true);
    }
    around
}

/// What only the data decides: whose IBAN it is, whether a column of kinds is a direction.
fn settle(layout: &mut Layout, data: &[Vec<String>]) {
    let values = |column: usize| {
        data.iter().filter_map(move |row| row.get(column)).filter(|cell| !cell.is_empty())
    };
    if let Some(place) = layout.columns.iter().position(|(role, _)| *role == Role::Iban) {
        let column = layout.columns[place].1;
        let mut found = values(column);
        let first = found.next();
        let same = found.clone().count() > 0 && found.all(|cell| Some(cell) == first);
        layout.columns[place].0 = if same { Role::Account } else { Role::CounterpartyIban };
    }
    if layout.first(Role::Direction).is_none()
        && let Some(place) = layout.columns.iter().position(|(role, _)| *role == Role::Kind)
        && values(layout.columns[place].1).count() > 0
        && values(layout.columns[place].1).all(|cell| direction(cell).is_some())
    {
        layout.columns[place].0 = Role::Direction;
    }
}

struct Reading {
    layout: Layout,
    days: Vec<usize>,
    dates: Dates,
    numbers: Numbers,
    amounts: Amounts,
    faults: Faults,
    /// One statement per account and currency.
    groups: Vec<Statement>,
    by_key: HashMap<(String, Option<Currency>), usize>,
    /// The group of the last line, for what goes on below it.
    last: Option<usize>,
    /// The rows since the last line.
    between: Vec<Vec<String>>,
    /// Statements of accounts that stand further up.
    done: Vec<Statement>,
}

impl Reading {
    fn heading(&self, column: usize) -> &str {
        match self.layout.headings.get(column) {
            Some(heading) if !heading.is_empty() => heading,
            _ => "",
        }
    }

    fn all(&mut self, text: &str, dialect: Dialect) {
        let mut reader = Reader::new(text, dialect);
        let mut row = Row::default();
        let mut number = 0;
        let mut read = 0;
        while reader.read(&mut row) {
            number += 1;
            if number <= self.layout.skipped {
                continue;
            }
            if read >= limits::ROWS {
                let fault = Fault::new("too-many-rows").at_line(row.line());
                return self.faults.push(fault.with_limit(limits::ROWS));
            }
            read += u64::from(self.row(&row));
        }
    }

    /// True when it was a line.
    fn row(&mut self, row: &Row<'_>) -> bool {
        let cell = |column: usize| row.text(column);
        if (0..row.len()).all(|column| cell(column).is_empty()) {
            return false;
        }
        let line = row.line();
        let written = self.days.iter().find(|column| !cell(**column).is_empty());
        let day = self.days.iter().find_map(|column| self.dates.read(cell(*column)));
        let amount = match self.amounts.read(&cell, &self.numbers) {
            Ok(amount) => amount,
            Err(column) if day.is_some() => {
                let fault = Fault::new("not-an-amount").at_line(line);
                let fault = fault.in_column(self.heading(column)).with_value(cell(column));
                self.faults.push(fault);
                return false;
            }
            Err(_) => None,
        };
        let label = self.layout.all(Role::Label).map(cell).find(|label| !label.is_empty());
        if let Some(label) = label.filter(|label| sums_up(label)) {
            if let Some(amount) = amount {
                self.layout.around.told(label, amount, day);
            }
            return false;
        }
        let (Some(day), Some(amount)) = (day, amount) else {
            self.no_line(row, written.copied(), day.is_some(), amount.is_some());
            return false;
        };
        if let Some(column) = self.amounts.says_no_direction(&cell, amount) {
            let fault =
                Fault::new("missing-direction").at_line(line).in_column(self.heading(column));
            self.faults.push(fault.with_value(cell(column)).as_warning());
        }
        match self.layout.first(Role::Status).map_or(Status::Booked, |column| status(cell(column)))
        {
            Status::Booked => (),
            Status::Pending => {
                self.faults.warn("pending-row", line, &amount.to_string());
                return false;
            }
            Status::Refused => {
                self.faults.warn("refused-row", line, &amount.to_string());
                return false;
            }
        }
        // An authorisation, a hold: nothing moved.
        if self.layout.first(Role::Impact).is_some_and(|column| folded(cell(column)) == "memo") {
            self.faults.warn("pending-row", line, &amount.to_string());
            return false;
        }
        let mut read = self.line(row, amount);
        read.booked = Some(day);
        read.place = line;
        let commission = self.commission(row, &read);
        let currency = self
            .layout
            .first(Role::Currency)
            .and_then(|column| currency(cell(column)))
            .or(self.layout.currency)
            .or(self.layout.around.currency)
            .or(self.layout.profile.and_then(super::columns::currency));
        let account = self
            .layout
            .first(Role::Account)
            .map_or(String::new(), |column| xml::folded(cell(column)));
        let groups = &mut self.groups;
        let place = *self.by_key.entry((account, currency)).or_insert_with_key(|(account, _)| {
            groups.push(Statement {
                account: iban_or_folded(account),
                currency,
                place: line,
                ..Statement::default()
            });
            groups.len() - 1
        });
        if let (Some(fee), Some(balance)) = (&commission, &mut read.balance) {
            *balance -= fee.amount;
        }
        self.groups[place].lines.push(read);
        self.groups[place].lines.extend(commission);
        self.last = Some(place);
        self.between.clear();
        true
    }

    /// The provider's commission on a payment as a line of its own: the customer paid the whole.
    fn commission(&self, row: &Row<'_>, of: &StatementLine) -> Option<StatementLine> {
        let provider = self.layout.provider?;
        let number = |role: Role| self.numbers.read(row.text(self.layout.first(role)?));
        let amount = match number(Role::Net) {
            Some(net) => net - of.amount,
            None => -number(Role::Fee)?.abs(),
        };
        let label = format!("Commission {provider} {}", of.label);
        (!amount.is_zero()).then(|| StatementLine {
            booked: of.booked,
            value_day: of.value_day,
            place: of.place,
            amount,
            label: label.trim().to_owned(),
            bank_reference: of.bank_reference.clone(),
            balance: of.balance,
            ..StatementLine::default()
        })
    }

    fn line(&self, row: &Row<'_>, amount: Decimal) -> StatementLine {
        let cell = |role: Role| self.layout.first(role).map_or("", |column| row.text(column));
        let text = |role: Role| xml::folded(cell(role));
        let sided = if amount.is_sign_positive() { Role::Payer } else { Role::Payee };
        let counterparty = [text(Role::Counterparty), text(sided)]
            .into_iter()
            .find(|name| !name.is_empty())
            .or_else(|| self.layout.first(Role::Payee).map(|_| text(Role::Payee)))
            .unwrap_or_default();
        let mut label = String::new();
        for column in self.layout.all(Role::Label) {
            add_part(&mut label, &xml::folded(row.text(column)));
        }
        if label.is_empty() {
            add_part(&mut label, &text(Role::ShortLabel));
        }
        let mut remittance = text(Role::Remittance);
        if self.layout.provider.is_some() {
            for column in self.layout.all(Role::Remittance) {
                add_part(&mut remittance, &xml::folded(row.text(column)));
            }
        }
        if label.is_empty() {
            add_part(&mut label, &counterparty);
        }
        add_part(&mut label, &remittance);
        let mut transaction = Transaction {
            counterparty,
            counterparty_iban: cell(Role::CounterpartyIban).replace(' ', ""),
            remittance,
            end_to_end_id: unless_nothing(text(Role::EndToEnd)),
            mandate: text(Role::Mandate),
            creditor_id: text(Role::CreditorId).replace(' ', ""),
            ..Transaction::default()
        };
        free(&label, &mut transaction);
        let reference = text(Role::Reference);
        if label.is_empty() && self.layout.provider.is_some() {
            label = text(Role::Kind);
        }
        if label.is_empty() {
            label.clone_from(&reference);
        }
        let mut line = StatementLine {
            value_day: self
                .layout
                .first(Role::ValueDate)
                .and_then(|column| self.dates.read(row.text(column))),
            amount,
            bank_reference: reference,
            label,
            transaction,
            balance: self.amounts.balance.and_then(|column| self.numbers.read(row.text(column))),
            ..StatementLine::default()
        };
        line.code.proprietary = text(Role::Kind);
        line
    }

    /// A row that is no line: a balance, a total, the end of a label, a remark; or a line that cannot be read.
    fn no_line(&mut self, row: &Row<'_>, written: Option<usize>, has_day: bool, has_amount: bool) {
        let cells: Vec<String> = (0..row.len()).map(|column| row.text(column).to_owned()).collect();
        let line = row.line();
        if self.between.len() < HEAD {
            self.between.push(cells.clone());
        }
        // Once another account is named, a balance is that one's.
        let others = self.between.iter().any(|row| {
            let around = around(std::slice::from_ref(row));
            around.names_an_account() && !around.is_of(&self.layout.around)
        });
        if !others && self.layout.around.read(&cells, false) {
            return;
        }
        let filled: Vec<usize> = (0..cells.len()).filter(|cell| !cells[*cell].is_empty()).collect();
        // The rest of a label that was broken over rows.
        if let ([only], Some(last)) = (filled.as_slice(), self.last)
            && self.layout.all(Role::Label).any(|column| column == *only)
        {
            if let Some(last) = self.groups[last].lines.last_mut() {
                add_part(&mut last.label, &xml::folded(&cells[*only]));
            }
            return;
        }
        let repeated = cells
            .iter()
            .zip(&self.layout.headings)
            .filter(|(cell, heading)| !cell.is_empty() && cell == heading)
            .count();
        let is_total = filled.first().is_some_and(|first| {
            ["total", "totaux", "sous total"]
                .iter()
                .any(|word| folded(&cells[*first]).starts_with(word))
        });
        if 2 <= repeated {
            return self.next_account();
        }
        if is_total {
            return;
        }
        match (has_day, has_amount) {
            (true, _) => self.faults.at("missing-amount", line, &cells.join(" ")),
            (false, true) => match written {
                Some(column) => {
                    let fault = Fault::new("not-a-date").at_line(line);
                    let fault = fault.in_column(self.heading(column));
                    self.faults.push(fault.with_value(&cells[column]));
                }
                None => self.faults.at("missing-date", line, &cells.join(" ")),
            },
            // A remark: «Disclaimer», a legal notice.
            (false, false) => (),
        }
    }

    /// Headings again: of the next page, or of another account that the rows before them name.
    fn next_account(&mut self) {
        let rows = std::mem::take(&mut self.between);
        let names = |row: &Vec<String>| around(std::slice::from_ref(row)).names_an_account();
        let Some(begin) = rows.iter().position(names) else { return };
        let mut next = around(&rows[begin..]);
        if self.groups.is_empty() || next.is_of(&self.layout.around) {
            return;
        }
        next.currency = next.currency.or(self.layout.around.currency);
        self.close();
        self.layout.around = next;
    }

    fn finish(mut self, format: &str) -> (BankFile, Faults) {
        if self.groups.is_empty() && self.done.is_empty() {
            self.groups.push(Statement { place: 1, ..Statement::default() });
        }
        self.close();
        let file = BankFile {
            format: format.to_owned(),
            profile: self.layout.profile.map(str::to_owned),
            statements: self.done,
            faults: Vec::new(),
        };
        (file, self.faults)
    }

    /// What was read since is whole.
    fn close(&mut self) {
        let (around, is_providers) = (&self.layout.around, self.layout.provider.is_some());
        let one = self.groups.len() == 1;
        for statement in &mut self.groups {
            if one {
                around.clone().fill(statement);
            }
            if is_providers && newest_first(statement) {
                // A payment and its commission came in this order, as the payments did not.
                let pairs = statement.lines.windows(2).map(|two| two[0].place == two[1].place);
                let pairs: Vec<usize> =
                    (0..).zip(pairs).filter(|(_, pair)| *pair).map(|(at, _)| at).collect();
                pairs.into_iter().for_each(|at| statement.lines.swap(at, at + 1));
            }
            running(statement);
            let days = statement.lines.iter().filter_map(|line| line.booked);
            statement.from = statement.from.or(days.clone().min());
            statement.to = statement.to.or(days.max());
        }
        self.done.append(&mut self.groups);
        self.by_key.clear();
        self.last = None;
    }
}

/// Opening and closing from the running balance, where they are not given: the closing is the newest one.
fn running(statement: &mut Statement) {
    let rows =
        || statement.lines.iter().filter_map(|line| line.balance.map(|balance| (line, balance)));
    let (Some(first), Some(last)) = (rows().next(), rows().next_back()) else { return };
    let newest_first = newest_first(statement);
    let (oldest, newest) = if newest_first { (last, first) } else { (first, last) };
    let balance = |line: &StatementLine, amount, computed| Balance {
        amount,
        currency: None,
        day: line.booked,
        computed,
    };
    let opening = balance(oldest.0, oldest.1 - oldest.0.amount, true);
    let closing = balance(newest.0, newest.1, false);
    if statement.closing.is_none() {
        statement.closing = Some(closing);
        // What was left unsaid can only be computed from the same source.
        statement.opening.get_or_insert(opening);
    }
}

/// Adds what the label does not say yet.
fn add_part(label: &mut String, part: &str) {
    if part.is_empty() || label.contains(part) {
        return;
    }
    if part.contains(label.as_str()) {
        part.clone_into(label);
        return;
    }
    label.push(' ');
    label.push_str(part);
}

fn unless_nothing(text: String) -> String {
    let nothing = ["NOTPROVIDED", "NOT PROVIDED", "NONREF"].contains(&text.as_str());
    if nothing { String::new() } else { text }
}

/// An IBAN without its spaces; anything else as it is.
fn iban_or_folded(text: &str) -> String {
    Iban::parse(text).map_or_else(|| text.to_owned(), |iban| iban.as_str().to_owned())
}

/// A currency as a cell names it.
fn currency(cell: &str) -> Option<Currency> {
    match cell.trim() {
        "€" => Some(Currency::EUR),
        "$" => "USD".parse().ok(),
        "£" => "GBP".parse().ok(),
        other => match other.to_ascii_lowercase().as_str() {
            "euro" | "euros" => Some(Currency::EUR),
            code => code.parse().ok(),
        },
    }
}
