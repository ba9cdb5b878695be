//! Settling a line of a bank statement: from what a person ticks to the whole decision, all refusals first.

use std::collections::BTreeMap;
use std::rc::Rc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::{Amount, Arrange, Currency, Money};
use crate::book::Book;
use crate::rooms::invoices;
use crate::texts::Locale;
use crate::texts::format;

use super::Event;
use super::decided::{Beside, BesideKind, Difference, Intent, LineSet, Mode, Part, Reason};

/// What a person ticks: amounts are decimals, as typed by the page, with a point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Settlement {
    /// Receivable's identifier → how much of it is settled, what is given up included; empty: all that is open.
    pub lines: BTreeMap<String, String>,
    /// Why not all of that came, or more.
    pub reason: Option<Reason>,
    /// Whose account keeps what is too much; empty: the only customer's.
    pub account: String,
    /// What is missing of single items, where one reason does not say it all.
    pub differences: Vec<SettledDifference>,
    /// What of the line is no customer's; the sign of the line, or the other for charges taken off before it came.
    pub beside: Vec<SettledBeside>,
    /// What came in the invoices' currency, where the bank exchanged it; empty: the line's own, and where the items are in
    /// another currency, what is ticked of them.
    pub exchanged: String,
}

/// What is missing of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SettledDifference {
    /// Receivable's identifier; it must be ticked.
    pub receivable: String,
    /// How much, in size.
    pub amount: String,
    /// Why.
    pub reason: Option<Reason>,
}

/// What of a line is no customer's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SettledBeside {
    /// What it is.
    pub kind: BesideKind,
    /// How much, signed.
    pub amount: String,
}

/// Why a line is not settled so, in the order it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No such line.
    UnknownLine(String),
    /// It came back already: the line that says so is to be decided first.
    GivenBack,
    /// No such receivable.
    UnknownInvoice(String),
    /// Not a decimal number.
    NotAnAmount(String),
    /// The receivable is in another currency.
    OtherCurrency(String),
    /// More than is open on the receivable.
    ExceedsOpen(String),
    /// Nothing is ticked, and no account is named.
    NothingChosen,
    /// No such customer's account.
    UnknownCustomer(String),
    /// Something is missing or too much, and no reason is given: how much.
    NeedsReason(Money),
    /// The reason does not explain it.
    WrongReason(Reason),
    /// More is given up than the rules let.
    BeyondLimit(Reason, Money),
    /// More is given up of an item than is ticked of it.
    MoreThanTicked(String),
    /// Too much came, and several customers could keep it.
    NeedsAccount,
    /// No such proposal, or none that can be taken.
    UnknownProposal,
    /// No such payment.
    UnknownPayment(String),
    /// It came back already.
    ReturnedAlready,
    /// The amount is not one that the payment could give back.
    NotItsAmount,
    /// There is nothing to take back.
    NothingDecided,
    /// None of the lines is certain.
    NothingCertain,
    /// A limit is below zero, or a share above the whole.
    BadRule,
}

impl Refusal {
    /// Stable, for the JavaScript interface.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::UnknownLine(_) => "unknown-line",
            Refusal::GivenBack => "given-back",
            Refusal::UnknownInvoice(_) => "unknown-invoice",
            Refusal::NotAnAmount(_) => "not-an-amount",
            Refusal::OtherCurrency(_) => "other-currency",
            Refusal::ExceedsOpen(_) => "exceeds-open",
            Refusal::NothingChosen => "nothing-chosen",
            Refusal::UnknownCustomer(_) => "unknown-customer",
            Refusal::NeedsReason(_) => "needs-reason",
            Refusal::WrongReason(_) => "wrong-reason",
            Refusal::BeyondLimit(..) => "beyond-limit",
            Refusal::MoreThanTicked(_) => "more-than-ticked",
            Refusal::NeedsAccount => "needs-account",
            Refusal::UnknownProposal => "unknown-proposal",
            Refusal::UnknownPayment(_) => "unknown-payment",
            Refusal::ReturnedAlready => "returned-already",
            Refusal::NotItsAmount => "not-its-amount",
            Refusal::NothingDecided => "nothing-decided",
            Refusal::NothingCertain => "nothing-certain",
            Refusal::BadRule => "bad-rule",
        }
    }

    /// In the person's language.
    pub fn sentence(&self, locale: Locale) -> String {
        let texts = locale.texts();
        let money = |money: &Money| format::money(locale, *money);
        match self {
            Refusal::UnknownLine(id) => texts.payments_unknown_line(id),
            Refusal::GivenBack => texts.payments_given_back().to_string(),
            Refusal::UnknownInvoice(number) => texts.engine_unknown_invoice(number),
            Refusal::NotAnAmount(text) => texts.engine_not_an_amount(text),
            Refusal::OtherCurrency(number) => texts.engine_other_currency(number),
            Refusal::ExceedsOpen(number) => texts.engine_exceeds_open(number),
            Refusal::NothingChosen => texts.payments_nothing_chosen().to_string(),
            Refusal::UnknownCustomer(account) => texts.engine_unknown_customer(account),
            Refusal::NeedsReason(difference) => {
                let size = Money::new(difference.amount.abs(), difference.currency);
                if difference.amount < Amount::ZERO {
                    texts.payments_needs_reason_above(money(&size))
                } else {
                    texts.payments_needs_reason_below(money(&size))
                }
            }
            Refusal::WrongReason(reason) => {
                texts.payments_wrong_reason(super::sentences::reason(locale, *reason))
            }
            Refusal::BeyondLimit(reason, limit) => {
                let reason = super::sentences::reason(locale, *reason);
                texts.payments_beyond_limit(reason, money(limit))
            }
            Refusal::MoreThanTicked(number) => texts.payments_more_than_ticked(number),
            Refusal::NeedsAccount => texts.payments_needs_account().to_string(),
            Refusal::UnknownProposal => texts.payments_unknown_proposal().to_string(),
            Refusal::UnknownPayment(id) => texts.engine_unknown_payment(id),
            Refusal::ReturnedAlready => texts.payments_returned_already().to_string(),
            Refusal::NotItsAmount => texts.payments_not_its_amount().to_string(),
            Refusal::NothingDecided => texts.payments_nothing_decided().to_string(),
            Refusal::NothingCertain => texts.payments_nothing_certain().to_string(),
            Refusal::BadRule => texts.payments_bad_rule().to_string(),
        }
    }
}

/// What a draft comes to, whether or not it can be settled so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The currency of the items.
    pub currency: Currency,
    /// What is ticked of each receivable, signed.
    pub ticked: BTreeMap<u32, Amount>,
    /// What came, in that currency, less what is no customer's.
    pub paid: Amount,
    /// Ticked less paid, differences of single items counted as ticked.
    pub difference: Amount,
}

/// The decision that an identifier names, to be refused where it cannot be changed.
pub fn line(book: &Book, id: &str) -> Result<u32, Refusal> {
    let payments = &book.payments;
    let line = payments.bank.find_id(id).ok_or_else(|| Refusal::UnknownLine(id.to_owned()))?;
    let mut own = payments.bank.payments_of(line);
    if own.any(|payment| payments.returned.contains_key(&payment)) {
        return Err(Refusal::GivenBack);
    }
    Ok(line)
}

/// The decision on a line as an event: what stood before is replaced.
pub fn set(book: &Book, line: u32, intent: Intent) -> LineSet {
    let id = book.payments.bank.id(line);
    let replaces = book.payments.bank.heads(&id);
    LineSet { line: id, intent: Rc::new(intent), replaces }
}

/// A decimal number of a currency.
pub(super) fn amount(text: &str, currency: Currency) -> Result<Amount, Refusal> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let value = plain.replace(',', ".").parse::<Decimal>().ok();
    let amount = value.and_then(|value| Amount::from_decimal(value, currency));
    amount.ok_or_else(|| Refusal::NotAnAmount(text.to_owned()))
}

/// What is open on a receivable when a line's own decision is left out: what may be settled at most, and what the
/// accounting program leaves of it.
pub fn open_besides(book: &Book, receivable: u32, line: Option<u32>) -> (Amount, Amount) {
    let (invoices, payments) = (&book.invoices, &book.payments);
    let at = receivable as usize;
    let own = line.map_or(0..0, |line| payments.bank.payments_of(line));
    let others = |payment: u32| !own.contains(&payment);
    let rows = payments.rows.of(receivable).filter(|row| others(row.payment));
    let allocated: i64 = rows.map(|row| row.amount).sum();
    let gross = invoices.gross[at];
    let settled = payments.settled(invoices, receivable, i32::MAX, others);
    (Amount::new(gross - allocated), Amount::new(gross - settled))
}

/// Adds up a draft.
pub fn sum(book: &Book, line: u32, settlement: &Settlement) -> Result<Sum, Refusal> {
    let bank = &book.payments.bank;
    let of_line = bank.money(line);
    let mut currency = of_line.currency;
    let mut found = Vec::with_capacity(settlement.lines.len());
    for (id, text) in &settlement.lines {
        let receivable = book.invoices.find_id(&book.customers, id);
        let receivable = receivable.ok_or_else(|| Refusal::UnknownInvoice(id.clone()))?;
        found.push((receivable, text.as_str()));
    }
    let currency_of =
        |receivable: u32| book.customers.currency_of(book.invoices.position[receivable as usize]);
    if let Some((first, _)) = found.first() {
        // All in another currency than the bank's: it exchanged what came.
        let all = found.iter().all(|(of, _)| currency_of(*of) == currency_of(*first));
        if all || !settlement.exchanged.is_empty() {
            currency = currency_of(*first);
        }
    }
    let is_exchanged = currency != of_line.currency;
    let mut ticked = BTreeMap::new();
    let mut whole = Amount::ZERO;
    for (receivable, text) in found {
        let number = || book.invoices.number.get(receivable as usize).to_owned();
        if currency_of(receivable) != currency {
            return Err(Refusal::OtherCurrency(number()));
        }
        let (most, open) = open_besides(book, receivable, Some(line));
        let amount = match text {
            "" if open == Amount::ZERO => most,
            "" => open,
            text => {
                let size = amount(text, currency)?;
                // A size is typed; a credit has the sign of credits.
                if most < Amount::ZERO && size > Amount::ZERO { size.negated() } else { size }
            }
        };
        let within = amount.get().signum() == most.get().signum() && amount.abs() <= most.abs();
        if !within || amount == Amount::ZERO {
            return Err(Refusal::ExceedsOpen(number()));
        }
        whole = whole.checked_add(amount).unwrap_or(whole);
        ticked.insert(receivable, amount);
    }
    let mut paid = match settlement.exchanged.as_str() {
        "" if is_exchanged => whole,
        "" => of_line.amount,
        text => amount(text, currency)?,
    };
    if is_exchanged && paid.get().signum() != of_line.amount.get().signum() {
        let first = ticked.keys().next().copied().unwrap_or_default();
        let number = book.invoices.number.get(first as usize);
        return Err(Refusal::OtherCurrency(number.to_owned()));
    }
    for beside in &settlement.beside {
        let amount = amount(&beside.amount, of_line.currency)?;
        // What is no customer's is in the bank's currency: of what came, not of what it settles.
        if is_exchanged {
            continue;
        }
        paid =
            paid.checked_sub(amount).ok_or_else(|| Refusal::NotAnAmount(beside.amount.clone()))?;
    }
    let difference = whole.checked_sub(paid).unwrap_or(Amount::ZERO);
    Ok(Sum { currency, ticked, paid, difference })
}

/// The whole decision that a draft means. Decides; changes nothing.
pub fn settle(book: &Book, id: &str, settlement: &Settlement) -> Result<LineSet, Refusal> {
    let line = line(book, id)?;
    let intent = intent(book, line, settlement)?;
    Ok(set(book, line, intent))
}

/// The same as an intent.
pub fn intent(book: &Book, line: u32, settlement: &Settlement) -> Result<Intent, Refusal> {
    let Sum { currency, ticked, paid, difference } = sum(book, line, settlement)?;
    let bank = &book.payments.bank;
    let of_line = bank.money(line);
    let rules = bank.rules();
    let mut beside = Vec::new();
    for asked in &settlement.beside {
        beside.push(Beside { kind: asked.kind, amount: amount(&asked.amount, of_line.currency)? });
    }
    let keeper = settlement.account.trim();
    if ticked.is_empty() && keeper.is_empty() && (beside.is_empty() || paid != Amount::ZERO) {
        return Err(Refusal::NothingChosen);
    }
    if !keeper.is_empty() && book.customers.find(keeper).is_none() {
        return Err(Refusal::UnknownCustomer(keeper.to_owned()));
    }
    // What single items lack.
    let mut lacking: Vec<(u32, Amount, Reason)> = Vec::new();
    let mut explained = Amount::ZERO;
    for asked in &settlement.differences {
        let receivable = book.invoices.find_id(&book.customers, &asked.receivable);
        let known = receivable.and_then(|of| ticked.get(&of).map(|amount| (of, *amount)));
        let Some((receivable, of)) = known else {
            return Err(Refusal::UnknownInvoice(asked.receivable.clone()));
        };
        let size = amount(&asked.amount, currency)?.abs();
        let reason = asked.reason.or(settlement.reason);
        let reason = reason.ok_or(Refusal::NeedsReason(Money::new(size, currency)))?;
        if !reason.is_shortfall() {
            return Err(Refusal::WrongReason(reason));
        }
        if of.abs() < size {
            let number = book.invoices.number.get(receivable as usize);
            return Err(Refusal::MoreThanTicked(number.to_owned()));
        }
        let size = Amount::new(size.get() * of.get().signum());
        explained = explained.checked_add(size).unwrap_or(explained);
        lacking.push((receivable, size, reason));
    }
    let left = difference.checked_sub(explained).unwrap_or(difference);
    let mut rest = None;
    let mut surplus = Amount::ZERO;
    if left > Amount::ZERO && !ticked.is_empty() && paid > Amount::ZERO {
        let missing = Money::new(left, currency);
        let reason = settlement.reason.ok_or(Refusal::NeedsReason(missing))?;
        if !reason.is_shortfall() {
            return Err(Refusal::WrongReason(reason));
        }
        lacking.extend(spread(book, &ticked, &lacking, left, reason));
    } else if left != Amount::ZERO {
        surplus = left.negated();
        match settlement.reason {
            Some(Reason::Rounding) if currency == of_line.currency => {
                if rules.rounding.abs() < surplus.abs() {
                    let limit = Money::new(rules.rounding, currency);
                    return Err(Refusal::BeyondLimit(Reason::Rounding, limit));
                }
                beside.push(Beside { kind: BesideKind::Rounding, amount: surplus });
                surplus = Amount::ZERO;
            }
            Some(reason) if reason.is_surplus() => rest = Some(reason),
            Some(reason) if !ticked.is_empty() => return Err(Refusal::WrongReason(reason)),
            // A deposit without invoice explains itself; of what is ticked, what is too much must be explained.
            None if !ticked.is_empty() => {
                return Err(Refusal::NeedsReason(Money::new(left, currency)));
            }
            _ => (),
        }
    }
    within_limits(book, &ticked, &lacking, Money::new(paid, currency))?;
    let mut parts: BTreeMap<u32, Part> = BTreeMap::new();
    let blank = |customer: u32| Part {
        account: book.customers.account(customer).to_owned(),
        currency,
        ..Part::default()
    };
    for (&receivable, &amount) in &ticked {
        let customer = book.invoices.customer[receivable as usize];
        let part = parts.entry(customer).or_insert_with(|| blank(customer));
        let id = book.invoices.id(&book.customers, receivable);
        let mut pays = amount;
        for (_, lacks, reason) in lacking.iter().filter(|(of, ..)| *of == receivable) {
            pays = pays.checked_sub(*lacks).unwrap_or(pays);
            let lacking = Difference { receivable: id.clone(), amount: *lacks, reason: *reason };
            part.differences.push(lacking);
        }
        if pays != Amount::ZERO {
            part.amount = part.amount.checked_add(pays).unwrap_or(part.amount);
            part.lines.insert(id, pays);
        }
    }
    if surplus != Amount::ZERO {
        let keeper = match (book.customers.find(keeper), parts.len()) {
            (Some(customer), _) if !keeper.is_empty() => customer,
            // Exactly one, so there is a first.
            (_, 1) => parts.keys().next().copied().unwrap_or_default(),
            _ => return Err(Refusal::NeedsAccount),
        };
        let part = parts.entry(keeper).or_insert_with(|| blank(keeper));
        part.amount = part.amount.checked_add(surplus).unwrap_or(part.amount);
        part.rest = rest;
    }
    let mut parts: Vec<Part> = parts.into_values().collect();
    let beside_whole: i64 = beside.iter().map(|beside| beside.amount.get()).sum();
    take_of_line(&mut parts, of_line.amount.get() - beside_whole, currency == of_line.currency);
    let mut evidence = String::new();
    if currency != of_line.currency
        && let Some(&first) = ticked.keys().next()
    {
        let number = book.invoices.number.get(first as usize).to_owned();
        let told = vec!["otherCurrency".to_owned(), number, currency.code().to_owned()];
        evidence = super::evidence::write(&[told]);
    }
    Ok(Intent { parts, beside, evidence, mode: Mode::ByHand })
}

/// Gives each part its share of the line: its own amount; where the bank exchanged it, in proportion, the last one the rest.
pub(super) fn take_of_line(parts: &mut [Part], whole: i64, same_currency: bool) {
    if same_currency {
        parts.iter_mut().for_each(|part| part.taken = part.amount);
        return;
    }
    let sum: i128 = parts.iter().map(|part| i128::from(part.amount.get())).sum();
    let mut left = whole;
    let last = parts.len().saturating_sub(1);
    for (place, part) in parts.iter_mut().enumerate() {
        let share = i128::from(whole) * i128::from(part.amount.get()) / sum.max(1);
        let share = if place == last { left } else { i64::try_from(share).unwrap_or(0) };
        left -= share;
        part.taken = Amount::new(share);
    }
}

/// Which items lack how much: a discount in proportion to them, anything else of the latest due first.
fn spread(
    book: &Book,
    ticked: &BTreeMap<u32, Amount>,
    lacking: &[(u32, Amount, Reason)],
    missing: Amount,
    reason: Reason,
) -> Vec<(u32, Amount, Reason)> {
    let mut items: Vec<(u32, i64)> = Vec::new();
    for (&receivable, &amount) in ticked.iter().filter(|(_, amount)| **amount > Amount::ZERO) {
        let known = lacking.iter().filter(|(of, ..)| *of == receivable);
        let left = amount.get() - known.map(|(_, lacks, _)| lacks.get()).sum::<i64>();
        if 0 < left {
            items.push((receivable, left));
        }
    }
    items.arrange_by_key(|(of, _)| std::cmp::Reverse((book.invoices.due[*of as usize], *of)));
    let whole: i128 = items.iter().map(|(_, left)| i128::from(*left)).sum();
    let mut rest = missing.get();
    let mut spread = Vec::new();
    if reason == Reason::Discount && 0 < whole {
        for (place, &(receivable, left)) in items.iter().enumerate() {
            let share = i128::from(missing.get()) * i128::from(left) / whole;
            let share = i64::try_from(share).unwrap_or(0);
            let share = if place + 1 == items.len() { rest } else { share }.min(left);
            rest -= share;
            spread.push((receivable, Amount::new(share), reason));
        }
    } else {
        for &(receivable, left) in &items {
            let share = rest.min(left);
            rest -= share;
            spread.push((receivable, Amount::new(share), reason));
        }
    }
    spread.retain(|(_, amount, _)| *amount != Amount::ZERO);
    spread
}

/// Nothing is given up beyond what the rules let: discounts by item, the rest by line.
pub(super) fn within_limits(
    book: &Book,
    ticked: &BTreeMap<u32, Amount>,
    lacking: &[(u32, Amount, Reason)],
    paid: Money,
) -> Result<(), Refusal> {
    let rules = book.payments.bank.rules();
    let mut sums: BTreeMap<Reason, Amount> = BTreeMap::new();
    let mut limits: BTreeMap<Reason, Amount> = BTreeMap::new();
    for (receivable, amount, reason) in lacking.iter().filter(|(.., reason)| reason.gives_up()) {
        let sum = sums.entry(*reason).or_default();
        *sum = sum.checked_add(amount.abs()).unwrap_or(*sum);
        let _ = receivable;
    }
    for reason in sums.keys() {
        let gross = ticked.iter().filter(|(of, amount)| {
            **amount > Amount::ZERO
                && lacking.iter().any(|(has, _, why)| has == *of && why == reason)
        });
        let gross: i64 = gross.map(|(of, _)| book.invoices.gross[*of as usize].abs()).sum();
        if let Some(limit) = rules.limit(*reason, Amount::new(gross), paid.amount) {
            limits.insert(*reason, limit);
        }
    }
    for (reason, sum) in sums {
        match limits.get(&reason) {
            Some(&limit) if limit < sum => {
                return Err(Refusal::BeyondLimit(reason, Money::new(limit, paid.currency)));
            }
            _ => (),
        }
    }
    Ok(())
}

/// What an intent takes of each receivable, what it gives up included.
pub fn takes(book: &Book, intent: &Intent) -> BTreeMap<u32, i64> {
    let mut takes: BTreeMap<u32, i64> = BTreeMap::new();
    for part in &intent.parts {
        let given_up = part.differences.iter().filter(|lacking| lacking.reason.gives_up());
        let given_up = given_up.map(|lacking| (&lacking.receivable, lacking.amount));
        for (id, amount) in part.lines.iter().map(|(id, amount)| (id, *amount)).chain(given_up) {
            if let Some(receivable) = book.invoices.find_id(&book.customers, id) {
                *takes.entry(receivable).or_default() += amount.get();
            }
        }
    }
    takes
}

/// Whether a proposal can be taken as it is.
pub fn check(book: &Book, line: u32, intent: &Intent) -> Result<(), Refusal> {
    check_besides(book, line, intent, &BTreeMap::new())
}

/// The same when others take their part before: nothing beyond what is open, nothing given up beyond the rules.
pub fn check_besides(
    book: &Book,
    line: u32,
    intent: &Intent,
    before: &BTreeMap<u32, i64>,
) -> Result<(), Refusal> {
    let returns = intent.parts.iter().any(|part| !part.returns.is_empty());
    if returns {
        for part in &intent.parts {
            returned_part(book, line, &part.returns).map(|_| ())?;
        }
        return Ok(());
    }
    for (receivable, amount) in takes(book, intent) {
        let (most, _) = open_besides(book, receivable, Some(line));
        let left = most.get() - before.get(&receivable).copied().unwrap_or(0);
        if amount.signum() != left.signum() || left.unsigned_abs() < amount.unsigned_abs() {
            let number = book.invoices.number.get(receivable as usize);
            return Err(Refusal::ExceedsOpen(number.to_owned()));
        }
    }
    let mut lacking = Vec::new();
    let mut ticked = BTreeMap::new();
    let of_line = book.payments.bank.money(line);
    for given_up in intent.parts.iter().flat_map(|part| &part.differences) {
        if let Some(receivable) = book.invoices.find_id(&book.customers, &given_up.receivable) {
            lacking.push((receivable, given_up.amount, given_up.reason));
            ticked.insert(receivable, given_up.amount);
        }
    }
    within_limits(book, &ticked, &lacking, of_line)?;
    let kept = intent.beside.iter().filter(|beside| beside.kind == BesideKind::Rounding);
    let kept: i64 = kept.map(|beside| beside.amount.get()).sum();
    let limit = book.payments.bank.rules().rounding;
    if limit.get().unsigned_abs() < kept.unsigned_abs() {
        return Err(Refusal::BeyondLimit(Reason::Rounding, Money::new(limit, of_line.currency)));
    }
    Ok(())
}

/// The line is no customer's: the whole of it.
pub fn set_aside(book: &Book, id: &str, kind: BesideKind) -> Result<LineSet, Refusal> {
    let line = line(book, id)?;
    let beside = vec![Beside { kind, amount: book.payments.bank.money(line).amount }];
    Ok(set(book, line, Intent { beside, ..Intent::default() }))
}

/// Nothing is decided on the line any more.
pub fn reopen(book: &Book, id: &str) -> Result<LineSet, Refusal> {
    let line = line(book, id)?;
    if book.payments.bank.intent(line).is_none() {
        return Err(Refusal::NothingDecided);
    }
    Ok(set(book, line, Intent::default()))
}

/// The line gives back a payment: what that had settled is open again, the latest settled first.
pub fn give_back(book: &Book, id: &str, payment: &str) -> Result<LineSet, Refusal> {
    let line = line(book, id)?;
    let part = returned_part(book, line, payment)?;
    Ok(set(book, line, Intent { parts: vec![part], ..Intent::default() }))
}

/// What a line does that gives back a payment.
pub(super) fn returned_part(book: &Book, line: u32, id: &str) -> Result<Part, Refusal> {
    let payments = &book.payments;
    let Some(payment) = payments.find_id(&book.customers, id) else {
        return Err(Refusal::UnknownPayment(id.to_owned()));
    };
    let own = payments.bank.payments_of(line);
    let by = payments.returned.get(&payment).map_or(&[][..], Vec::as_slice);
    if by.iter().any(|by| !own.contains(by)) {
        return Err(Refusal::ReturnedAlready);
    }
    let of_line = payments.bank.money(line);
    let at = payment as usize;
    let currency = book.customers.currency_of(payments.position[at]);
    let (given, got) = (of_line.amount.get(), payments.amount[at]);
    if currency != of_line.currency
        || given.signum() != -got.signum()
        || got.unsigned_abs() < given.unsigned_abs()
    {
        return Err(Refusal::NotItsAmount);
    }
    let mut left = given.unsigned_abs();
    let mut lines = BTreeMap::new();
    for (receivable, settled) in settled_by(book, payment).into_iter().rev() {
        let size = left.min(settled.unsigned_abs());
        if size != 0 {
            left -= size;
            let id = book.invoices.id(&book.customers, receivable);
            lines.insert(id, Amount::new(-settled.signum() * size as i64));
        }
    }
    Ok(Part {
        account: book.customers.account(payments.payer[at]).to_owned(),
        currency,
        amount: of_line.amount,
        taken: of_line.amount,
        lines,
        returns: id.to_owned(),
        ..Part::default()
    })
}

/// What a payment settles of each receivable, in order of due date.
pub fn settled_by(book: &Book, payment: u32) -> Vec<(u32, i64)> {
    let payments = &book.payments;
    let mut candidates: Vec<u32> = match payments.made(payment) {
        Some(made) => {
            let ids = made.part.lines.keys();
            ids.filter_map(|id| book.invoices.find_id(&book.customers, id)).collect()
        }
        None => book.invoices.of_position(payments.position[payment as usize]).collect(),
    };
    candidates.arrange_by_key(|of| (book.invoices.due[*of as usize], *of));
    let settled = |receivable: u32| -> i64 {
        let rows = payments.rows.of(receivable).filter(|row| row.payment == payment);
        rows.map(|row| row.amount).sum()
    };
    let found = candidates.into_iter().map(|receivable| (receivable, settled(receivable)));
    found.filter(|(_, settled)| *settled != 0).collect()
}

/// A payment that came from a line is allocated anew: the line's decision with that part changed.
pub fn allocate(
    book: &Book,
    payment: u32,
    lines: &BTreeMap<String, Amount>,
) -> Result<Event, Refusal> {
    let Some(at) = book.payments.line_of(payment) else {
        return Err(Refusal::UnknownPayment(book.payments.id(&book.customers, payment)));
    };
    let id = book.payments.bank.id(at);
    let at = line(book, &id)?;
    let (Some(intent), Some(made)) = (book.payments.bank.intent(at), book.payments.made(payment))
    else {
        return Err(Refusal::NothingDecided);
    };
    let place = intent.parts.iter().position(|part| std::ptr::eq(part, made.part));
    let mut intent = Intent::clone(intent);
    if let Some(part) = place.and_then(|place| intent.parts.get_mut(place)) {
        part.lines.clone_from(lines);
    }
    intent.mode = Mode::ByHand;
    Ok(Event::LinesSet(vec![set(book, at, intent)]))
}

/// The names of receivables, for sentences.
pub(super) fn number(book: &Book, id: &str) -> String {
    let known = book.invoices.find_id(&book.customers, id);
    known.map_or_else(|| id.to_owned(), |of| book.invoices.number.get(of as usize).to_owned())
}

/// Whether a receivable is owed to us.
pub(super) fn is_owed(invoices: &invoices::State, receivable: u32) -> bool {
    0 < invoices.gross[receivable as usize]
}
