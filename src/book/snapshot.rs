//! The book as bytes, to start without folding the journal again: columns as they lie, little-endian.
//!
//! Disposable and of one build: whatever does not fit together makes `thaw` give nothing, and the journal is folded.
//! What was decided is kept as written events. What can be derived (lookups, heads, first and last days) is derived.

use std::collections::HashMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::base::{Currency, Dictionary, Hash, Texts};
use crate::journal::{EntryId, Stamp, Written};
use crate::rooms::invoices::{Facts, Kind, Statement};
use crate::rooms::lookup::Words;
use crate::rooms::payments::bank;
use crate::rooms::payments::decided::Role;
use crate::rooms::payments::statement::StatementBatch;
use crate::rooms::{customers, exchange, insight, invoices, payments};

use super::{Book, Event};

/// A number of a column.
trait Plain: Copy {
    /// The numbers' bytes, end to end.
    fn put(numbers: &[Self]) -> Vec<u8>;
    /// Back from bytes; `None` where some are left over.
    fn get(bytes: &[u8]) -> Option<Vec<Self>>;
}

macro_rules! plain {
    ($($number:ty),*) => {$(
        impl Plain for $number {
            fn put(numbers: &[$number]) -> Vec<u8> {
                const SIZE: usize = size_of::<$number>();
                // Both loops are one copy of all bytes once compiled.
                let mut bytes = vec![0; numbers.len() * SIZE];
                for (place, number) in bytes.as_chunks_mut::<SIZE>().0.iter_mut().zip(numbers) {
                    *place = number.to_le_bytes();
                }
                bytes
            }

            fn get(bytes: &[u8]) -> Option<Vec<$number>> {
                let (numbers, rest) = bytes.as_chunks::<{ size_of::<$number>() }>();
                let number = |bytes: &[u8; size_of::<$number>()]| <$number>::from_le_bytes(*bytes);
                rest.is_empty().then(|| numbers.iter().map(number).collect())
            }
        }
    )*};
}

plain!(u8, u16, u32, u64, i32, i64);

/// A section's name, and how its bytes are made.
type Section<'a> = (String, Box<dyn FnOnce() -> Vec<u8> + 'a>);

#[derive(Default)]
struct Writer<'a> {
    sections: Vec<Section<'a>>,
}

impl<'a> Writer<'a> {
    fn section(&mut self, name: &str, bytes: impl FnOnce() -> Vec<u8> + 'a) {
        self.sections.push((name.to_owned(), Box::new(bytes)));
    }

    fn numbers<T: Plain>(&mut self, name: &str, numbers: &'a [T]) {
        self.section(name, || T::put(numbers));
    }

    /// Numbers that are gathered when they are written.
    fn gathered<T: Plain>(&mut self, name: &str, numbers: impl FnOnce() -> Vec<T> + 'a) {
        self.section(name, || T::put(&numbers()));
    }

    fn texts(&mut self, name: &str, texts: &'a Texts) {
        let (packed, ends) = texts.as_parts();
        self.section(&format!("{name}.text"), || packed.as_bytes().to_vec());
        self.numbers(&format!("{name}.ends"), ends);
    }

    fn words(&mut self, name: &str, words: &'a Words) {
        let (pool, of) = words.as_parts();
        self.texts(&format!("{name}.pool"), pool);
        self.numbers(name, of);
    }

    fn hashes(&mut self, name: &str, hashes: &'a [Hash]) {
        self.section(name, || hashes.iter().flat_map(|hash| *hash.as_bytes()).collect());
    }
}

struct Reader {
    sections: HashMap<String, Vec<u8>>,
}

impl Reader {
    /// Taken out, so that the bytes and the numbers of one section at a time are in memory.
    fn numbers<T: Plain>(&mut self, name: &str) -> Option<Vec<T>> {
        T::get(&self.sections.remove(name)?)
    }

    fn texts(&mut self, name: &str) -> Option<Texts> {
        let packed = self.sections.remove(&format!("{name}.text"))?;
        let ends = self.numbers(&format!("{name}.ends"))?;
        Texts::from_parts(String::from_utf8(packed).ok()?, ends)
    }

    fn words(&mut self, name: &str) -> Option<Words> {
        let pool = self.texts(&format!("{name}.pool"))?;
        Words::from_parts(pool, self.numbers(name)?)
    }

    fn hashes(&self, name: &str) -> Option<Vec<Hash>> {
        let (hashes, rest) = self.sections.get(name)?.as_chunks::<32>();
        rest.is_empty().then(|| hashes.iter().map(|hash| Hash::from_digest(*hash)).collect())
    }
}

/// Something decided, or done with a file, as the journal has it.
#[derive(Serialize, Deserialize)]
struct Told {
    entry: EntryId,
    stamp: Stamp,
    written: Written,
    /// Payments recorded before an allocation.
    after: u32,
}

#[derive(Serialize, Deserialize)]
struct Rare {
    told: Vec<Told>,
    versions: Vec<(u32, Vec<Facts>)>,
}

const KINDS: [Kind; 5] =
    [Kind::Invoice, Kind::CreditNote, Kind::Deposit, Kind::Opening, Kind::Credit];

/// The customers' columns, in the order of [`customers::State::columns`].
const CUSTOMER_COLUMNS: [&str; 8] = [
    "customers.name",
    "customers.registration",
    "customers.vat_number",
    "customers.segment",
    "customers.terms",
    "customers.assignee",
    "customers.city",
    "customers.country",
];

/// The texts of bank lines, in the order of [`bank::State::texts`].
const BANK_TEXTS: [&str; 10] = [
    "bank.reference",
    "bank.label",
    "bank.payer",
    "bank.payer_account",
    "bank.remittance",
    "bank.end_to_end",
    "bank.creditor_reference",
    "bank.mandate",
    "bank.return_reason",
    "bank.batched",
];

/// One event about banks with its rows beside it: written as in the journal, one after the other.
#[derive(Serialize, Deserialize)]
struct BankTold {
    /// Entry and stamp of decisions; of statements, the account and source of each.
    decided: Option<(EntryId, Stamp)>,
    of: Vec<(u32, u32)>,
    written: Written,
    lengths: Vec<usize>,
}

/// The statements said and all decisions on lines: each a line of JSON with its length before it, then its rows.
fn bank_told(bank: &bank::State) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut tell = |decided, of, event: payments::Event| {
        let (written, parts) = event.write();
        let lengths = parts.iter().map(|part| part.bytes.len()).collect();
        // A map of plain values can always be written.
        let head = serde_json::to_vec(&BankTold { decided, of, written, lengths });
        let head = head.unwrap_or_default();
        bytes.extend((head.len() as u64).to_le_bytes());
        bytes.extend(head);
        parts.iter().for_each(|part| bytes.extend_from_slice(&part.bytes));
    };
    let of = bank.statements.iter().map(|said| (said.account, said.source)).collect();
    let statements = bank.statements.iter().map(|said| said.statement.clone()).collect();
    let batch = StatementBatch { statements, ..StatementBatch::default() };
    tell(None, of, payments::Event::StatementRecorded(Box::new(batch)));
    // Accounts are named by statements alone; what they are called may have come later than their first.
    let named = bank.accounts.iter().map(|account| payments::statement::Statement {
        account: account.number.clone(),
        name: account.name.clone(),
        currency: account.currency,
        ..Default::default()
    });
    let batch = StatementBatch { statements: named.collect(), ..StatementBatch::default() };
    tell(None, Vec::new(), payments::Event::StatementRecorded(Box::new(batch)));
    for decided in &bank.decided {
        let event = payments::Event::LinesSet(decided.sets.clone());
        tell(Some((decided.entry, decided.stamp)), Vec::new(), event);
    }
    bytes
}

fn thaw_bank(reader: &mut Reader) -> Option<bank::State> {
    let mut bank = bank::State {
        account: reader.numbers("bank.account")?,
        booked: reader.numbers("bank.booked")?,
        value: reader.numbers("bank.value")?,
        amount: reader.numbers("bank.amount")?,
        print: reader.numbers("bank.print")?,
        rank: reader.numbers("bank.rank")?,
        kind: reader.words("bank.kind")?,
        source: reader.numbers("bank.source")?,
        line: reader.numbers("bank.line")?,
        sources: reader.hashes("bank.sources")?,
        ..bank::State::default()
    };
    for (name, column) in BANK_TEXTS.into_iter().zip(bank.texts_mut()) {
        *column = reader.texts(name)?;
    }
    let bytes = reader.sections.remove("bank.told")?;
    let mut rest = &bytes[..];
    for number in 0.. {
        if rest.is_empty() {
            break;
        }
        let (length, after) = rest.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (head, mut after) = after.split_at_checked(length)?;
        let BankTold { decided, of, written, lengths } = serde_json::from_slice(head).ok()?;
        let mut parts = Vec::with_capacity(lengths.len());
        for length in lengths {
            let (part, more) = after.split_at_checked(length)?;
            parts.push(part);
            after = more;
        }
        rest = after;
        match payments::Event::read(&written, &parts).ok()? {
            payments::Event::StatementRecorded(batch) if number == 0 => {
                let said = batch.statements.into_iter().zip(of);
                bank.statements = said
                    .map(|(statement, (account, source))| bank::Said { account, source, statement })
                    .collect();
            }
            payments::Event::StatementRecorded(batch) => {
                let account = |of: payments::statement::Statement| bank::Account {
                    number: of.account,
                    name: of.name,
                    currency: of.currency,
                };
                bank.accounts = batch.statements.into_iter().map(account).collect();
            }
            payments::Event::LinesSet(sets) => {
                let (entry, stamp) = decided?;
                bank.decide(entry, stamp, &sets);
            }
            _ => return None,
        }
    }
    bank.fits().then_some(bank)
}

impl Book {
    /// Everything, in named sections; those that the dashboard needs come first. Each is made when
    /// it is asked for.
    pub fn freeze(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        let (customers, invoices, payments) = (&self.customers, &self.invoices, &self.payments);
        let mut writer = Writer::default();
        writer.numbers("invoices.position", &invoices.position);
        writer.numbers("invoices.issued", &invoices.issued);
        writer.numbers("invoices.due", &invoices.due);
        writer.numbers("invoices.gross", &invoices.gross);
        writer.numbers("invoices.open", &invoices.open);
        writer.numbers("invoices.flags", &invoices.flags);
        writer.section("invoices.kind", || invoices.kind.iter().map(|kind| *kind as u8).collect());
        let days = invoices.days.into_iter();
        writer.gathered("invoices.days", || days.flat_map(|(first, last)| [first, last]).collect());
        let rows = Rc::new(payments.rows.sorted_whole(invoices.len()));
        let of = |rows: &Rc<_>| Rc::clone(rows);
        let (start, day, amount, payment) = (of(&rows), of(&rows), of(&rows), rows);
        writer.section("payments.rows.start", move || Plain::put(&start.start));
        writer.section("payments.rows.day", move || Plain::put(&day.day));
        writer.section("payments.rows.amount", move || Plain::put(&amount.amount));
        writer.section("payments.rows.payment", move || Plain::put(&payment.payment));
        writer.numbers("payments.position", &payments.position);
        writer.numbers("payments.paid", &payments.paid);
        writer.numbers("payments.amount", &payments.amount);
        writer.numbers("payments.rest", &payments.rest);

        writer.texts("customers.account", customers.accounts.texts());
        for (name, column) in CUSTOMER_COLUMNS.into_iter().zip(customers.columns()) {
            writer.words(name, column);
        }
        writer.numbers("customers.position.customer", &customers.position_customer);
        writer.numbers("customers.position.currency", &customers.position_currency);
        writer.section("customers.currencies", || {
            customers.currencies.iter().flat_map(|currency| currency.code().bytes()).collect()
        });

        writer.numbers("invoices.vat", &invoices.vat);
        writer.numbers("invoices.rank", &invoices.rank);
        writer.numbers("invoices.source", &invoices.source);
        writer.numbers("invoices.line", &invoices.line);
        writer.hashes("invoices.sources", &invoices.sources);
        writer.texts("invoices.number", &invoices.number);
        writer.texts("invoices.reference", &invoices.reference);
        writer.texts("invoices.label", &invoices.label);
        let said = &invoices.statements;
        writer.gathered("statements.receivable", || {
            said.iter().map(|said| said.receivable).collect()
        });
        writer.gathered("statements.day", || said.iter().map(|said| said.day).collect());
        writer.gathered("statements.open", || said.iter().map(|said| said.open).collect());
        writer.gathered("statements.source", || said.iter().map(|said| said.source).collect());
        writer.gathered("statements.line", || said.iter().map(|said| said.line).collect());

        writer.numbers("payments.payer", &payments.payer);
        writer.numbers("payments.target", &payments.target);
        writer.numbers("payments.rank", &payments.rank);
        writer.numbers("payments.source", &payments.source);
        writer.numbers("payments.line", &payments.line);
        writer.hashes("payments.sources", &payments.sources);
        writer.texts("payments.reference", &payments.reference);
        writer.texts("payments.invoice", &payments.invoice);
        writer.texts("payments.label", &payments.label);
        writer.words("payments.means", &payments.means);
        writer.numbers("payments.allocated", &payments.allocated);
        writer.gathered("payments.awaited", || {
            let mut awaited: Vec<u64> = payments.awaited.iter().copied().collect();
            awaited.sort_unstable();
            awaited
        });

        let bank = &payments.bank;
        writer.numbers("payments.from", &payments.from);
        writer.gathered("payments.role", || payments.role.iter().map(|role| *role as u8).collect());
        writer.numbers("bank.account", &bank.account);
        writer.numbers("bank.booked", &bank.booked);
        writer.numbers("bank.value", &bank.value);
        writer.numbers("bank.amount", &bank.amount);
        writer.numbers("bank.print", &bank.print);
        writer.numbers("bank.rank", &bank.rank);
        for (name, column) in BANK_TEXTS.into_iter().zip(bank.texts()) {
            writer.texts(name, column);
        }
        writer.words("bank.kind", &bank.kind);
        writer.numbers("bank.source", &bank.source);
        writer.numbers("bank.line", &bank.line);
        writer.hashes("bank.sources", &bank.sources);
        writer.section("bank.told", || bank_told(bank));

        // What JSON cannot hold would have been refused when it was written: an empty section is not thawed.
        writer.section("rare", || serde_json::to_vec(&self.rare()).unwrap_or_default());
        writer.sections.into_iter().map(|(name, bytes)| (name, bytes()))
    }

    fn rare(&self) -> Rare {
        let told = |entry: EntryId, stamp: Stamp, event: Event, after: u32| Told {
            entry,
            stamp,
            written: event.write().0,
            after,
        };
        let mut all = Vec::new();
        for (entry, stamp, event) in self.exchange.facts() {
            all.push(told(entry, stamp, Event::Exchange(event), 0));
        }
        for (entry, stamp, issuer, replaces) in self.invoices.issuer_said.iter().cloned() {
            let event = invoices::Event::IssuerSet { issuer, replaces };
            all.push(told(entry, stamp, Event::Invoices(event), 0));
        }
        for (entry, stamp, event) in self.invoices.issuing.said.iter().cloned() {
            let event = invoices::Event::Issuing(event);
            all.push(told(entry, stamp, Event::Invoices(event), 0));
        }
        for (entry, stamp, event) in self.customers.said.iter().cloned() {
            all.push(told(entry, stamp, Event::Customers(event), 0));
        }
        for (entry, stamp, bounds, replaces) in self.insight.said.iter().cloned() {
            all.push(told(
                entry,
                stamp,
                Event::Insight(insight::Event::BucketsSet { bounds, replaces }),
                0,
            ));
        }
        for (entry, stamp, event) in self.views.said.iter().cloned() {
            all.push(told(entry, stamp, Event::Views(event), 0));
        }
        for (entry, stamp, event) in self.pieces.said.iter().cloned() {
            all.push(told(entry, stamp, Event::Pieces(event), 0));
        }
        for (entry, stamp, event) in self.dunning.said.iter().cloned() {
            all.push(told(entry, stamp, Event::Dunning(event), 0));
        }
        for (entry, stamp, event) in self.ledger.said.iter().cloned() {
            all.push(told(entry, stamp, Event::Ledger(event), 0));
        }
        for (entry, stamp, event) in self.remittances.said.iter().cloned() {
            all.push(told(entry, stamp, Event::Remittances(event), 0));
        }
        for (entry, stamp, rules, replaces) in self.payments.bank.rules_said.iter().cloned() {
            let event = payments::Event::RulesSet { rules, replaces };
            all.push(told(entry, stamp, Event::Payments(event), 0));
        }
        for said in self.payments.said.iter().cloned() {
            let payments::Said { entry, stamp, payment, lines, replaces, after } = said;
            let event = payments::Event::AllocationSet { payment, lines, replaces };
            all.push(told(entry, stamp, Event::Payments(event), after));
        }
        let versions =
            self.invoices.versions.iter().map(|(row, versions)| (*row, versions.clone()));
        Rare { told: all, versions: versions.collect() }
    }

    /// Back from sections; `None` where they do not make a book of this build.
    pub fn thaw(sections: impl IntoIterator<Item = (String, Vec<u8>)>) -> Option<Book> {
        let mut reader = Reader { sections: sections.into_iter().collect() };
        let mut book = Book { customers: thaw_customers(&mut reader)?, ..Book::default() };
        let rare: Rare = serde_json::from_slice(reader.sections.get("rare")?).ok()?;
        let (mut said, mut rules_said) = (Vec::new(), Vec::new());
        for told in rare.told {
            let Told { entry, stamp, written, after } = told;
            match Event::read(&written, &[]).ok()? {
                Event::Exchange(event) => {
                    if let exchange::Event::FileImported { source, name, .. } = &event {
                        book.files.insert(*source, name.clone());
                    }
                    book.exchange.apply(entry, stamp, &event);
                }
                Event::Insight(event) => book.insight.apply(entry, stamp, &event),
                Event::Views(event) => book.views.apply(entry, stamp, &event),
                Event::Pieces(event) => book.pieces.apply(entry, stamp, &event),
                Event::Dunning(event) => book.dunning.apply(entry, stamp, &event),
                Event::Ledger(event) => book.ledger.apply(entry, stamp, &event),
                Event::Remittances(event) => {
                    book.remittances.apply(entry, stamp, &event);
                }
                Event::Invoices(invoices::Event::IssuerSet { issuer, replaces }) => {
                    book.invoices.set_issuer(entry, stamp, &issuer, &replaces);
                }
                Event::Invoices(invoices::Event::Issuing(event)) => {
                    book.invoices.issuing.apply(entry, stamp, &event);
                }
                Event::Customers(
                    event @ (customers::Event::DetailsSet { .. }
                    | customers::Event::PeopleSet { .. }),
                ) => {
                    book.customers.apply(entry, stamp, &event);
                }
                Event::Payments(payments::Event::AllocationSet { payment, lines, replaces }) => {
                    said.push(payments::Said { entry, stamp, payment, lines, replaces, after });
                }
                Event::Payments(payments::Event::RulesSet { rules, replaces }) => {
                    rules_said.push((entry, stamp, rules, replaces));
                }
                _ => return None,
            }
        }
        let positions = book.customers.positions() as u32;
        let whole = rare.versions.iter().flat_map(|(_, versions)| versions);
        if whole.map(|version| version.position).any(|position| positions <= position) {
            return None;
        }
        let invoices = invoices::State {
            versions: rare.versions.into_iter().collect(),
            ..thaw_invoices(&mut reader, std::mem::take(&mut book.invoices))?
        };
        book.invoices = invoices.thawed(&book.customers)?;
        let mut bank = thaw_bank(&mut reader)?;
        for (entry, stamp, rules, replaces) in rules_said {
            bank.set_rules(entry, stamp, rules, &replaces);
        }
        let payments = payments::State { said, bank, ..thaw_payments(&mut reader)? };
        book.payments = payments.thawed(&book.customers, &book.invoices)?;
        Some(book)
    }
}

fn thaw_customers(reader: &mut Reader) -> Option<customers::State> {
    let accounts = reader.texts("customers.account")?;
    let count = accounts.len();
    let accounts = Dictionary::from_texts(accounts);
    let mut columns: [Words; 8] = Default::default();
    for (column, name) in columns.iter_mut().zip(CUSTOMER_COLUMNS) {
        *column = reader.words(name)?;
    }
    let codes = String::from_utf8(reader.sections.remove("customers.currencies")?).ok()?;
    let (codes, rest) = codes.as_bytes().as_chunks::<3>();
    let code =
        |code: &[u8; 3]| -> Option<Currency> { std::str::from_utf8(code).ok()?.parse().ok() };
    let currencies: Option<Vec<Currency>> = codes.iter().map(code).collect();
    if !rest.is_empty() || accounts.len() != count {
        return None;
    }
    customers::State::from_columns(
        accounts,
        columns,
        reader.numbers("customers.position.customer")?,
        reader.numbers("customers.position.currency")?,
        currencies?,
    )
}

fn thaw_invoices(reader: &mut Reader, told: invoices::State) -> Option<invoices::State> {
    let kinds: Vec<u8> = reader.numbers("invoices.kind")?;
    let kinds: Option<Vec<Kind>> =
        kinds.into_iter().map(|kind| KINDS.get(usize::from(kind)).copied()).collect();
    let receivable: Vec<u32> = reader.numbers("statements.receivable")?;
    let day: Vec<i32> = reader.numbers("statements.day")?;
    let open: Vec<i64> = reader.numbers("statements.open")?;
    let source: Vec<u32> = reader.numbers("statements.source")?;
    let line: Vec<u32> = reader.numbers("statements.line")?;
    if [day.len(), open.len(), source.len(), line.len()] != [receivable.len(); 4] {
        return None;
    }
    let statements = (0..receivable.len())
        .map(|at| Statement::thawed(receivable[at], day[at], open[at], source[at], line[at]))
        .collect();
    let days: Vec<i32> = reader.numbers("invoices.days")?;
    let days = match days[..] {
        [] => None,
        [first, last] => Some((first, last)),
        _ => return None,
    };
    Some(invoices::State {
        days,
        position: reader.numbers("invoices.position")?,
        issued: reader.numbers("invoices.issued")?,
        due: reader.numbers("invoices.due")?,
        gross: reader.numbers("invoices.gross")?,
        vat: reader.numbers("invoices.vat")?,
        open: reader.numbers("invoices.open")?,
        kind: kinds?,
        flags: reader.numbers("invoices.flags")?,
        rank: reader.numbers("invoices.rank")?,
        number: reader.texts("invoices.number")?,
        reference: reader.texts("invoices.reference")?,
        label: reader.texts("invoices.label")?,
        source: reader.numbers("invoices.source")?,
        line: reader.numbers("invoices.line")?,
        sources: reader.hashes("invoices.sources")?,
        statements,
        ..told
    })
}

fn thaw_payments(reader: &mut Reader) -> Option<payments::State> {
    let rows = payments::Rows::from_parts(
        reader.numbers("payments.rows.start")?,
        reader.numbers("payments.rows.day")?,
        reader.numbers("payments.rows.amount")?,
        reader.numbers("payments.rows.payment")?,
    )?;
    let awaited: Vec<u64> = reader.numbers("payments.awaited")?;
    let roles: Vec<u8> = reader.numbers("payments.role")?;
    let roles: Option<Vec<Role>> =
        roles.into_iter().map(|role| Role::ALL.get(usize::from(role)).copied()).collect();
    Some(payments::State {
        payer: reader.numbers("payments.payer")?,
        position: reader.numbers("payments.position")?,
        paid: reader.numbers("payments.paid")?,
        amount: reader.numbers("payments.amount")?,
        rest: reader.numbers("payments.rest")?,
        target: reader.numbers("payments.target")?,
        rank: reader.numbers("payments.rank")?,
        reference: reader.texts("payments.reference")?,
        invoice: reader.texts("payments.invoice")?,
        label: reader.texts("payments.label")?,
        means: reader.words("payments.means")?,
        source: reader.numbers("payments.source")?,
        line: reader.numbers("payments.line")?,
        sources: reader.hashes("payments.sources")?,
        allocated: reader.numbers("payments.allocated")?,
        rows,
        awaited: awaited.into_iter().collect(),
        from: reader.numbers("payments.from")?,
        role: roles?,
        ..payments::State::default()
    })
}
