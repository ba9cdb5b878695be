//! The answers of invoicing: each from the book and a day alone.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::commands::CustomerFile;
use super::compose::{compose, type_code, usual_vat};
use super::draft::{Draft, Occurrence, Recurring};
use super::numbering::{self, Here};
use super::queries::*;
use super::state::{Kept, State, deposits_taken};
use super::{check, life_cycle, receipts, recurring};
use crate::base::{Amount, Arrange, Currency, Day, Money, json};
use crate::book::Book;
use crate::en16931::Invoice;
use crate::law::vat;
use crate::rooms::customers::details::{Channel, Nature};
use crate::rooms::invoices::{Kind, rows};
use crate::rooms::lookup::fold;
use crate::texts::{Locale, format};

/// Days of delivery to invoice are measured over so many days.
const MEASURED: i32 = 365;

fn add(sums: &mut BTreeMap<Currency, i64>, money: Money) {
    let sum = sums.entry(money.currency).or_default();
    *sum = sum.saturating_add(money.amount.get());
}

fn monies(sums: BTreeMap<Currency, i64>) -> Vec<Money> {
    sums.into_iter().map(|(currency, sum)| Money::new(Amount::new(sum), currency)).collect()
}

fn money(decimal: Decimal, currency: Currency) -> Money {
    Money::new(Amount::from_decimal(decimal, currency).unwrap_or_default(), currency)
}

fn customer_name(book: &Book, account: &str) -> String {
    match book.customers.find(account) {
        Some(customer) => book.customers.name(customer).to_owned(),
        None => account.to_owned(),
    }
}

/// The day of a stamp, in universal time.
fn day_of(kept: &Kept<Draft>) -> Day {
    Day::new(i32::try_from(kept.changed.millis / 86_400_000).unwrap_or(i32::MAX))
}

impl DraftsQuery {
    /// The drafts.
    pub fn run(&self, book: &Book, today: Day, here: Here, locale: Locale) -> DraftsView {
        let words = fold(&self.search);
        let mut found = Vec::new();
        for (id, kept, draft) in book.invoices.issuing.drafts() {
            let name = customer_name(book, &draft.account);
            let texts = draft.lines.iter().map(|line| line.name.as_str());
            let all = [name.as_str(), &draft.account, &draft.purchase_order];
            let all = fold(&all.into_iter().chain(texts).collect::<Vec<_>>().join(" "));
            if words.split_whitespace().all(|word| all.contains(word)) {
                found.push((kept, row(book, id, kept, draft, today, here, locale)));
            }
        }
        found.arrange_by_key(|(kept, _)| std::cmp::Reverse(kept.changed));
        let (mut gross, mut ready) = (BTreeMap::new(), BTreeMap::new());
        for (_, row) in &found {
            add(&mut gross, row.gross);
            if row.blocks == 0 {
                add(&mut ready, row.gross);
            }
        }
        let rows = found.into_iter().map(|(_, row)| row).collect();
        DraftsView { rows, gross: monies(gross), ready: monies(ready) }
    }
}

fn row(
    book: &Book,
    id: &str,
    kept: &Kept<Draft>,
    draft: &Draft,
    today: Day,
    here: Here,
    locale: Locale,
) -> DraftRow {
    let view = look(book, id, draft, kept.decision.is_contested(), today, here, locale);
    let of = |severity| view.1.iter().filter(|found| found.severity == severity).count() as u32;
    DraftRow {
        id: id.to_owned(),
        type_code: type_code(draft.kind).to_owned(),
        account: draft.account.clone(),
        customer: customer_name(book, &draft.account),
        label: draft.lines.first().map_or(String::new(), |line| line.name.clone()),
        gross: money(view.0.totals.gross, view.0.currency),
        issued: draft.issued,
        delivered: draft.delivered,
        blocks: of(Severity::Blocks),
        warns: of(Severity::Warns),
        contested: kept.decision.is_contested(),
        changed: day_of(kept),
    }
}

/// The invoice that a draft would be, what is found, and the number it would take.
fn look(
    book: &Book,
    id: &str,
    draft: &Draft,
    contested: bool,
    today: Day,
    here: Here,
    locale: Locale,
) -> (Invoice, Vec<DraftFinding>, String) {
    let firm = book.invoices.issuer().map(|issuer| issuer.firm.clone()).unwrap_or_default();
    let day = draft.issued.unwrap_or(today);
    let next = numbering::next(&book.invoices.issuing, &[], &firm, draft.kind, day, here);
    let composed = compose(book, draft, today, &next.number());
    let asked = check::Asked { book, id, draft, today, next: Some(&next), contested, with: &[] };
    let findings = check::findings(&asked, &composed, locale);
    let mut invoice = composed.invoice;
    invoice.number.clear();
    (invoice, findings, next.number())
}

impl DraftQuery {
    /// The draft; `None` where it is neither kept nor given.
    pub fn run(&self, book: &Book, today: Day, here: Here, locale: Locale) -> Option<DraftView> {
        let issuing = &book.invoices.issuing;
        let kept = issuing.draft(&self.id);
        let draft = match &self.draft {
            Some(draft) => (**draft).clone(),
            None => kept?.1.clone(),
        };
        let contested = kept.is_some_and(|(kept, _)| kept.decision.is_contested());
        let (invoice, findings, next_number) =
            look(book, &self.id, &draft, contested, today, here, locale);
        let account = draft.account.trim().to_owned();
        Some(DraftView {
            id: self.id.clone(),
            invoice,
            next_number,
            findings,
            contested,
            vat: vat_choices(book, draft.issued.unwrap_or(today), locale),
            customer: customer(book, &account),
            deposits: deposits(book, &account, today),
            deliveries: deliveries(book, today)
                .into_iter()
                .filter(|row| row.account == account)
                .collect(),
            draft,
        })
    }
}

/// What a line can bear, the usual one first.
fn vat_choices(book: &Book, on: Day, locale: Locale) -> Vec<VatChoice> {
    let firm = book.invoices.issuer().map(|issuer| issuer.firm.clone()).unwrap_or_default();
    let usual = usual_vat(&firm);
    let texts = locale.texts();
    let mut choices: Vec<VatChoice> = Vec::new();
    for treatment in vat::TREATMENTS.iter().filter(|one| one.holds(firm.territory, on)) {
        let rate = treatment.percent().map_or(String::new(), |rate| rate.to_string());
        let words = vat::wording(treatment.key, on);
        let mention = words.map_or("", |words| match locale {
            Locale::Fr => words.fr,
            Locale::En => words.en,
        });
        let label = match treatment.key {
            _ if treatment.category == "S" => format::percent(locale, &rate),
            "franchise" => texts.invoices_vat_franchise(),
            "reverse-charge" => texts.invoices_vat_reverse_charge(),
            "eu-goods" => texts.invoices_vat_eu_goods(),
            "eu-services" => texts.invoices_vat_eu_services(),
            "export" => texts.invoices_vat_export(),
            "zero" => texts.invoices_vat_zero(),
            _ => mention.to_owned(),
        };
        choices.push(VatChoice {
            key: treatment.key.to_owned(),
            label,
            category: treatment.category.to_owned(),
            rate,
            mention: mention.to_owned(),
        });
    }
    choices.arrange_by_key(|choice| choice.key != usual);
    choices
}

fn customer(book: &Book, account: &str) -> Option<DraftCustomer> {
    let customers = &book.customers;
    let customer = customers.find(account)?;
    let details = customers.details(account).cloned().unwrap_or_default();
    let firm = book.invoices.issuer().map(|issuer| issuer.firm.clone()).unwrap_or_default();
    let own = customers.terms.get(customer);
    let mut open = BTreeMap::new();
    for position in customers.positions_of(customer) {
        let owed: i64 =
            book.invoices.of_position(position).map(|row| book.invoices.open[row as usize]).sum();
        if owed != 0 {
            add(&mut open, Money::new(Amount::new(owed), customers.currency_of(position)));
        }
    }
    Some(DraftCustomer {
        account: account.to_owned(),
        name: customers.name(customer).to_owned(),
        terms: if own.is_empty() { firm.terms.clone() } else { own.to_owned() },
        channel: details.channel,
        language: if details.language == "en" { "en" } else { "fr" }.to_owned(),
        open: monies(open),
    })
}

/// The deposit invoices of a customer that nothing deducts.
fn deposits(book: &Book, account: &str, today: Day) -> Vec<DepositRow> {
    let (invoices, customers) = (&book.invoices, &book.customers);
    let Some(customer) = customers.find(account) else { return Vec::new() };
    let issued = invoices.issuing.issued().iter().map(|document| &document.issued);
    let taken = deposits_taken(issued.clone(), account, &[]);
    let put_right = issued.filter(|issued| issued.account == account);
    let put_right = put_right.flat_map(|issued| &issued.preceding).map(String::as_str);
    let gone: Vec<&str> = put_right.chain(taken).collect();
    let mut found = Vec::new();
    for position in customers.positions_of(customer) {
        for row in invoices.of_position(position) {
            let at = row as usize;
            let number = invoices.number.get(at);
            if invoices.kind[at] != Kind::Deposit
                || invoices.rank[at] != 0
                || gone.contains(&number)
            {
                continue;
            }
            let currency = customers.currency_of(position);
            found.push(DepositRow {
                id: invoices.id(customers, row),
                number: number.to_owned(),
                issued: Day::new(invoices.issued[at]),
                gross: Money::new(Amount::new(invoices.gross[at]), currency),
                open: Money::new(Amount::new(rows::open_at(book, row, today)), currency),
            });
        }
    }
    found.arrange_by_key(|row| row.issued);
    found
}

/// What was delivered and is not invoiced, the oldest first.
fn deliveries(book: &Book, today: Day) -> Vec<DeliveryRow> {
    let issuing = &book.invoices.issuing;
    let mut drafted = BTreeMap::new();
    for (id, _, draft) in issuing.drafts() {
        draft.deliveries.iter().for_each(|delivery| {
            drafted.insert(delivery.as_str(), id);
        });
    }
    let row = |delivery: &super::Delivery| DeliveryRow {
        id: delivery.id.clone(),
        account: delivery.account.clone(),
        customer: customer_name(book, &delivery.account),
        on: delivery.on,
        label: delivery.label.clone(),
        amount: Money::new(delivery.amount, delivery.currency),
        days: today.since(delivery.on),
        draft: drafted.get(delivery.id.as_str()).map_or(String::new(), |id| (*id).to_owned()),
    };
    let mut found: Vec<DeliveryRow> = issuing.to_invoice().map(row).collect();
    found.arrange_by(|one, other| (one.on, &one.id).cmp(&(other.on, &other.id)));
    found
}

/// Mean days from delivery to invoice of the documents issued in the year before a day, to one decimal, and of how many.
pub fn days_to_invoice(book: &Book, today: Day) -> (Option<Decimal>, u32) {
    let issued = book.invoices.issuing.issued().iter().map(|document| &document.issued);
    let (mut days, mut count) = (0_i64, 0_u32);
    for issued in issued {
        let Some(delivered) = issued.delivered else { continue };
        let recent = (0..MEASURED).contains(&today.since(issued.issued));
        // What is invoiced beforehand is not late, nor early to be averaged against what is.
        if recent {
            days += i64::from(issued.issued.since(delivered).max(0));
            count += 1;
        }
    }
    let mean = Decimal::from(days).checked_div(Decimal::from(count));
    (mean.map(|mean| mean.round_dp(1)), count)
}

impl ToInvoiceQuery {
    /// What is to be invoiced.
    pub fn run(&self, book: &Book, today: Day) -> ToInvoiceView {
        let deliveries = deliveries(book, today);
        let mut amount = BTreeMap::new();
        deliveries.iter().for_each(|row| add(&mut amount, row.amount));
        let (mean, measured) = days_to_invoice(book, today);
        ToInvoiceView {
            deliveries,
            amount: monies(amount),
            due: due(book, today, today),
            mean_days: mean.map(|mean| mean.to_string()),
            measured,
        }
    }
}

/// The turns up to a day that have no draft and no document, by day.
fn due(book: &Book, until: Day, today: Day) -> Vec<DueRow> {
    let issuing = &book.invoices.issuing;
    let taken = issuing.turns();
    let mut found = Vec::new();
    for (id, _, recurring) in issuing.recurring().filter(|(_, _, known)| !known.paused) {
        let mut gross = None;
        for day in recurring::turns(recurring, until) {
            let occurrence = Occurrence { id: id.to_owned(), day };
            if taken.contains(&occurrence) {
                continue;
            }
            let of = || worth(book, recurring, today);
            found.push(DueRow {
                occurrence,
                name: recurring.name.clone(),
                account: recurring.draft.account.clone(),
                customer: customer_name(book, &recurring.draft.account),
                gross: *gross.get_or_insert_with(of),
            });
        }
    }
    found.arrange_by(|one, other| {
        (one.occurrence.day, &one.name).cmp(&(other.occurrence.day, &other.name))
    });
    found
}

/// What a recurring invoice comes to with VAT.
fn worth(book: &Book, recurring: &Recurring, today: Day) -> Money {
    let invoice = compose(book, &recurring.draft, today, "").invoice;
    money(invoice.totals.gross, invoice.currency)
}

impl RecurringQuery {
    /// The recurring invoices and their calendar.
    pub fn run(&self, book: &Book, today: Day) -> RecurringView {
        let issuing = &book.invoices.issuing;
        let until = self.until.unwrap_or(today.plus(92)).min(today.plus(1_100));
        let calendar = due(book, until, today);
        let taken = issuing.turns();
        let row = |(id, kept, recurring): (&str, &Kept<Recurring>, &Recurring)| RecurringRow {
            id: id.to_owned(),
            customer: customer_name(book, &recurring.draft.account),
            gross: worth(book, recurring, today),
            next: recurring::turns(recurring, today.plus(1_100))
                .find(|day| !taken.contains(&Occurrence { id: id.to_owned(), day: *day }))
                .filter(|_| !recurring.paused),
            contested: kept.decision.is_contested(),
            recurring: recurring.clone(),
        };
        let mut rows: Vec<RecurringRow> = issuing.recurring().map(row).collect();
        rows.arrange_by_key(|row| (fold(&row.recurring.name), row.id.clone()));
        RecurringView { rows, calendar }
    }
}

/// The document of a receivable was issued here.
pub fn is_of_ours(book: &Book, row: u32) -> bool {
    let account = book.customers.account(book.invoices.customer[row as usize]);
    book.invoices.issuing.document(account, book.invoices.number.get(row as usize)).is_some()
}

/// Where a receivable stands, by what was issued, sent and said of it.
pub fn stage(book: &Book, row: u32, day: Day) -> Stage {
    let (invoices, at) = (&book.invoices, row as usize);
    let account = book.customers.account(invoices.customer[at]);
    let number = invoices.number.get(at);
    let corrected = |issuing: &State| issuing.is_corrected(account, number);
    staged(book, row, day, corrected)
}

/// The same of all receivables that were issued, sent or spoken of here: every other one is only recorded.
pub fn stages(book: &Book, day: Day) -> BTreeMap<u32, Stage> {
    let (invoices, issuing) = (&book.invoices, &book.invoices.issuing);
    let corrected = issuing.corrected();
    let mut stages = BTreeMap::new();
    for (account, number) in issuing.spoken_of() {
        let Some(customer) = book.customers.find(account) else { continue };
        let gone = corrected.contains(&(account, number));
        let rows = (0..=u16::MAX).map_while(|rank| invoices.find(customer, number, rank));
        stages.extend(rows.map(|row| (row, staged(book, row, day, |_| gone))));
    }
    stages
}

fn staged(book: &Book, row: u32, day: Day, corrected: impl FnOnce(&State) -> bool) -> Stage {
    let (invoices, at) = (&book.invoices, row as usize);
    let account = book.customers.account(invoices.customer[at]);
    let number = invoices.number.get(at);
    let issuing = &invoices.issuing;
    let marks = issuing.marks(account, number);
    let said = marks.and_then(|marks| life_cycle::stage(&marks.statuses));
    if let Some(Stage::Refused | Stage::Rejected | Stage::Cancelled) = said {
        return said.unwrap_or_default();
    }
    if corrected(issuing) {
        return Stage::Cancelled;
    }
    let document = issuing.document(account, number);
    if (document.is_some() || marks.is_some()) && rows::open_at(book, row, day) == 0 {
        return Stage::Paid;
    }
    match (said, marks.is_some_and(|marks| !marks.sent.is_empty()), document) {
        (Some(stage), ..) => stage,
        (None, true, _) => Stage::Sent,
        (None, false, Some(_)) => Stage::Issued,
        (None, false, None) => Stage::Recorded,
    }
}

impl SendingQuery {
    /// What is to be sent.
    pub fn run(&self, book: &Book, today: Day, locale: Locale) -> SendingView {
        let issuing = &book.invoices.issuing;
        let mut rows = Vec::new();
        for document in issuing.issued() {
            let issued = &document.issued;
            let Some(customer) = book.customers.find(&issued.account) else { continue };
            let Some(row) = book.invoices.find(customer, &issued.number, 0) else { continue };
            let stage = stage(book, row, today);
            let sent = issuing.marks(&issued.account, &issued.number);
            let sent =
                sent.is_some_and(|marks| !marks.sent.is_empty() || !marks.statuses.is_empty());
            if sent && !self.sent || stage == Stage::Cancelled {
                continue;
            }
            let gross = issued.dues.iter().map(|due| due.gross.get()).sum();
            let (channel, to, lacks) = addressee(book, &issued.account, locale);
            rows.push(SendingRow {
                id: book.invoices.id(&book.customers, row),
                number: issued.number.clone(),
                account: issued.account.clone(),
                customer: book.customers.name(customer).to_owned(),
                channel,
                to,
                lacks,
                gross: Money::new(Amount::new(gross), issued.currency),
                stage,
            });
        }
        rows.sort_by_cached_key(|row| {
            (fold(&row.customer), row.account.clone(), row.number.clone())
        });
        SendingView { rows }
    }
}

/// How and to whom documents of a customer go, and what is missing for it.
pub fn addressee(book: &Book, account: &str, locale: Locale) -> (Channel, String, String) {
    let texts = locale.texts();
    let details = book.customers.details(account).cloned().unwrap_or_default();
    let draft = Draft { account: account.to_owned(), ..Draft::default() };
    let buyer = compose(book, &draft, Day::FIRST, "").invoice.buyer;
    let nothing = String::new;
    match details.channel {
        Channel::Email => {
            let to = book.customers.email(account);
            let lacks = if to.is_empty() { texts.invoices_lacks_email() } else { nothing() };
            (Channel::Email, to, lacks)
        }
        Channel::Platform => {
            let to = buyer.electronic_address.value;
            let lacks = match to.is_empty() || details.nature == Nature::Consumer {
                true => texts.invoices_lacks_electronic_address(),
                false => nothing(),
            };
            (Channel::Platform, to, lacks)
        }
        Channel::Portal => (Channel::Portal, buyer.registration.value, nothing()),
        Channel::Post => {
            let to = [buyer.address.lines.join(", "), buyer.address.city].join(", ");
            let lacks = if buyer.address.lines.is_empty() {
                texts.invoices_lacks_address()
            } else {
                nothing()
            };
            (Channel::Post, to.trim_start_matches(", ").to_owned(), lacks)
        }
    }
}

/// What was issued here under a receivable; `None` where nothing was, and nothing was said of it either.
pub fn issued(book: &Book, row: u32, day: Day, locale: Locale) -> Option<IssuedView> {
    let (invoices, at) = (&book.invoices, row as usize);
    let customer = invoices.customer[at];
    let account = book.customers.account(customer);
    let number = invoices.number.get(at);
    let issuing = &invoices.issuing;
    let document = issuing.document(account, number);
    let marks = issuing.marks(account, number).cloned().unwrap_or_default();
    if document.is_none() && marks.sent.is_empty() && marks.statuses.is_empty() {
        return None;
    }
    let invoice = document.and_then(|document| json::read(document.issued.invoice.as_bytes()).ok());
    let ignored = life_cycle::ignored(&marks.statuses);
    let reached = life_cycle::reached(&marks.statuses);
    let next = life_cycle::STATUSES.iter().map(|known| known.code);
    let next = next.filter(|code| life_cycle::may_follow(reached.as_deref(), code));
    let followed = issuing.issued().iter().map(|document| &document.issued);
    let followed = followed.filter(|other| {
        other.account == account
            && other.preceding.iter().chain(&other.deducts).any(|named| named == number)
    });
    let ranks = (0..=u16::MAX).map_while(|rank| invoices.find(customer, number, rank));
    Some(IssuedView {
        needs_212: document.and_then(|_| receipts::needed(book, account, number, day)),
        invoice: invoice.unwrap_or_default(),
        stage: stage(book, row, day),
        sent: marks
            .sent
            .iter()
            .map(|sent| SentRow {
                on: sent.on,
                channel: sent.channel,
                contact: sent.contact.clone(),
                file: sent.file,
            })
            .collect(),
        statuses: marks
            .statuses
            .iter()
            .enumerate()
            .map(|(place, (_, status))| StatusRow {
                code: status.code.clone(),
                label: life_cycle::label(&status.code, locale),
                on: status.on,
                reasons: status.reasons.clone(),
                comment: status.comment.clone(),
                source: status.source,
                ignored: ignored.contains(&place),
            })
            .collect(),
        next: next.map(|code| (code.to_owned(), life_cycle::label(code, locale))).collect(),
        followed_by: followed.map(|other| other.number.clone()).collect(),
        instalments: ranks.map(|row| invoices.id(&book.customers, row)).collect(),
    })
}

impl CustomerFileQuery {
    /// The customer's file; `None` for an unknown account.
    pub fn run(&self, book: &Book) -> Option<CustomerFile> {
        let customers = &book.customers;
        let account = self.account.trim();
        let customer = customers.find(account)?;
        let mut details = customers.details(account).cloned().unwrap_or_default();
        if details.billing == Default::default() {
            details.billing = compose(
                book,
                &Draft { account: account.to_owned(), ..Draft::default() },
                Day::FIRST,
                "",
            )
            .invoice
            .buyer
            .address;
        }
        Some(CustomerFile {
            account: account.to_owned(),
            name: customers.name(customer).to_owned(),
            registration: customers.registration.get(customer).to_owned(),
            vat_number: customers.vat_number.get(customer).to_owned(),
            segment: customers.segment(customer).to_owned(),
            terms: customers.terms.get(customer).to_owned(),
            assignee: customers.assignee.get(customer).to_owned(),
            people: customers.people(account).to_vec(),
            details,
        })
    }
}
