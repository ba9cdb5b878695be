//! What the cash-application page says, in the person's language: reasons, evidence, doubts, what a decision does.

use rust_decimal::Decimal;

use crate::base::{Amount, Currency, Day, Money};
use crate::book::Book;
use crate::texts::{Locale, format};

use super::decided::{BesideKind, Intent, Reason};
use super::evidence::Told;
use super::settling::{is_owed, number};

/// The name of a reason.
pub fn reason(locale: Locale, reason: Reason) -> String {
    let texts = locale.texts();
    match reason {
        Reason::Discount => texts.payments_reason_discount(),
        Reason::BankFee => texts.payments_reason_bank_fee(),
        Reason::Rounding => texts.payments_reason_rounding(),
        Reason::FactorFee => texts.payments_reason_factor_fee(),
        Reason::AwaitedCredit => texts.payments_reason_awaited_credit(),
        Reason::Dispute => texts.payments_reason_dispute(),
        Reason::Retention => texts.payments_reason_retention(),
        Reason::Instalment => texts.payments_reason_instalment(),
        Reason::Deposit => texts.payments_reason_deposit(),
        Reason::Overpayment => texts.payments_reason_overpayment(),
    }
    .to_string()
}

/// What a reason does with the difference; too much of a few cents is kept.
pub fn effect(locale: Locale, reason: Reason, too_much: bool) -> String {
    let texts = locale.texts();
    match reason {
        Reason::Rounding if too_much => texts.payments_effect_kept(),
        Reason::Discount | Reason::BankFee | Reason::Rounding | Reason::FactorFee => {
            texts.payments_effect_given_up()
        }
        Reason::Dispute => texts.payments_effect_dispute(),
        Reason::AwaitedCredit | Reason::Retention | Reason::Instalment => {
            texts.payments_effect_open()
        }
        Reason::Deposit | Reason::Overpayment => texts.payments_effect_account(),
    }
    .to_string()
}

/// The name of what is no customer's.
pub fn beside(locale: Locale, kind: BesideKind) -> String {
    let texts = locale.texts();
    match kind {
        BesideKind::Charge => texts.payments_beside_charge(),
        BesideKind::Internal => texts.payments_beside_internal(),
        BesideKind::Supplier => texts.payments_beside_supplier(),
        BesideKind::Payroll => texts.payments_beside_payroll(),
        BesideKind::Tax => texts.payments_beside_tax(),
        BesideKind::Loan => texts.payments_beside_loan(),
        BesideKind::Rounding => texts.payments_beside_rounding(),
        BesideKind::Other => texts.payments_beside_other(),
    }
    .to_string()
}

/// The name of an account's customer; the account where nobody is known.
pub fn name(book: &Book, account: &str) -> String {
    match book.customers.find(account) {
        Some(customer) if !book.customers.name(customer).is_empty() => {
            book.customers.name(customer).to_owned()
        }
        _ => account.to_owned(),
    }
}

/// Names as a list of at most three, then how many more.
pub fn names(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [first, second, third, more @ ..] if !more.is_empty() => {
            format!("{first}, {second}, {third} … (+{})", more.len())
        }
        all => all.join(", "),
    }
}

/// A fact or doubt in words; `None` for a code that this build does not know.
pub fn told(book: &Book, locale: Locale, told: &Told) -> Option<String> {
    let texts = locale.texts();
    let about = |place: usize| told.get(place).map_or("", String::as_str);
    let who = |place: usize| name(book, about(place));
    let all = || names(&told[1..].iter().map(|account| name(book, account)).collect::<Vec<_>>());
    let many = || about(1).parse::<u32>().unwrap_or(0);
    let day = |place: usize| {
        let day: Option<Day> = about(place).parse().ok();
        day.map_or_else(|| about(place).to_owned(), |day| format::day(locale, day))
    };
    let money = |amount: &str, currency: &str| -> String {
        let currency: Currency = currency.parse().unwrap_or_default();
        let amount = amount.parse::<Decimal>().ok();
        let amount = amount.and_then(|amount| Amount::from_decimal(amount, currency));
        format::money(locale, Money::new(amount.unwrap_or_default(), currency))
    };
    let line = || {
        let (amount, currency) = about(2).split_once(' ').unwrap_or((about(2), "EUR"));
        format!("{} · {}", day(1), money(amount, currency))
    };
    Some(match told.first()?.as_str() {
        "exactAmount" => texts.payments_fact_exact_amount().to_string(),
        "number" => texts.payments_fact_number(about(1)),
        "nearNumber" => texts.payments_fact_near_number(about(2), about(1)),
        "inRange" => texts.payments_fact_in_range(about(1), about(2), about(3)),
        "creditorReference" => texts.payments_fact_creditor_reference(about(1)),
        "order" => texts.payments_fact_order(about(2), about(1)),
        "endToEnd" => texts.payments_fact_end_to_end(about(1)),
        "mandate" => texts.payments_fact_mandate(who(1)),
        "account" => texts.payments_fact_account(who(1)),
        "accountSeen" => texts.payments_fact_account_seen(about(2), who(1)),
        "name" => texts.payments_fact_name(who(1)),
        "shortName" => texts.payments_fact_short_name(who(1)),
        "nearName" => texts.payments_fact_near_name(who(1)),
        "tradeName" => texts.payments_fact_trade_name(who(1)),
        "nameSeen" => texts.payments_fact_name_seen(about(2), who(1)),
        "siren" => texts.payments_fact_siren(who(1)),
        "group" => texts.payments_fact_group(all()),
        "wholeBalance" => texts.payments_fact_whole_balance(many(), about(1)),
        "month" => texts.payments_fact_month(many(), day(2), about(1)),
        "dueUpTo" => texts.payments_fact_due_up_to(many(), day(2), about(1)),
        "onlyChoice" => texts.payments_fact_only_choice(about(1), about(2)),
        "onlyAmount" => texts.payments_fact_only_amount(about(1)),
        "oldestOfAlike" => texts.payments_fact_oldest_of_alike(about(1)),
        "creditDeducted" => texts.payments_fact_credit_deducted(about(1)),
        "remainder" => texts.payments_fact_remainder(about(1)),
        "saysDeposit" => texts.payments_fact_says_deposit().to_string(),
        "saysInstalment" => texts.payments_fact_says_instalment().to_string(),
        "saysBalance" => texts.payments_fact_says_balance().to_string(),
        "saysDiscount" => texts.payments_fact_says_discount().to_string(),
        "saysRetention" => texts.payments_fact_says_retention().to_string(),
        "saysCreditDeducted" => texts.payments_fact_says_credit_deducted().to_string(),
        "saysFactor" => texts.payments_fact_says_factor().to_string(),
        "ownBatch" => texts.payments_fact_own_batch(about(1), about(2)),
        "ownSlip" => texts.payments_fact_own_slip(about(1), about(2)),
        "returnOf" => texts.payments_fact_return_of(line()),
        "sameAs" => texts.payments_fact_same_as(line()),
        "otherCurrency" => texts.payments_fact_other_currency(about(1), about(2)),
        "severalCustomers" => texts.payments_doubt_several_customers(told.len() as u32 - 1, all()),
        "severalChoices" => texts.payments_doubt_several_choices(about(1)),
        "amountElsewhere" => texts.payments_doubt_amount_elsewhere(about(1)),
        "referenceElsewhere" => texts.payments_doubt_reference_elsewhere(who(1)),
        "amountDiffers" => texts.payments_doubt_amount_differs(money(about(1), about(2))),
        "noName" => texts.payments_doubt_no_name().to_string(),
        "roughName" => texts.payments_doubt_rough_name().to_string(),
        "correctedReference" => texts.payments_doubt_corrected_reference().to_string(),
        "paidAlready" => texts.payments_doubt_paid_already().to_string(),
        _ => return None,
    })
}

/// What a decision comes to, in a few words.
pub fn title(book: &Book, locale: Locale, intent: &Intent) -> String {
    let texts = locale.texts();
    let whose: Vec<String> = intent.parts.iter().map(|part| name(book, &part.account)).collect();
    let numbers: Vec<String> =
        intent.parts.iter().flat_map(|part| part.lines.keys().map(|id| number(book, id))).collect();
    let mut one = whose.clone();
    one.dedup();
    let returned = intent.parts.iter().any(|part| !part.returns.is_empty());
    match (whose.is_empty(), numbers.len()) {
        (true, _) => match intent.beside.first() {
            Some(first) => texts.payments_title_aside(beside(locale, first.kind)),
            None => texts.payments_title_nothing().to_string(),
        },
        (_, 0) if returned => texts.payments_title_returned(names(&one)),
        (_, 0) => texts.payments_title_on_account(names(&one)),
        (_, 1..=3) if returned => {
            texts.payments_title_returned_items(numbers.join(", "), names(&one))
        }
        (_, 1..=3) => texts.payments_title_items(numbers.join(", "), names(&one)),
        (_, count) => texts.payments_title_many(format::count(locale, count as u64), names(&one)),
    }
}

/// What came in our bank's currency for what it settles in another, and the rate that this implies. No difference of
/// exchange is made up.
pub fn exchanged(locale: Locale, received: Money, settled: Money) -> String {
    let plain = |money: Money| money.amount.abs().to_decimal(money.currency);
    // Units of our bank's currency for one of the invoice's, to six decimals, as central banks publish at most.
    let rate = plain(received).checked_div(plain(settled)).unwrap_or_default().round_dp(6);
    let rate = format::decimal(locale, &rate.normalize().to_string());
    let money = |of: Money| format::money(locale, Money::new(of.amount.abs(), of.currency));
    locale.texts().payments_said_exchanged(
        money(received),
        money(settled),
        settled.currency.code(),
        rate,
        received.currency.code(),
    )
}

/// What a decision does, one sentence for each thing.
pub fn sentences(book: &Book, locale: Locale, intent: &Intent, of_line: Currency) -> Vec<String> {
    let texts = locale.texts();
    let mut said = Vec::new();
    for part in &intent.parts {
        let money = |amount: Amount| format::money(locale, Money::new(amount.abs(), part.currency));
        let whose = name(book, &part.account);
        if !part.returns.is_empty() {
            said.push(texts.payments_said_returned(money(part.amount), &whose));
        }
        let mut rest = part.amount;
        for (id, amount) in &part.lines {
            rest = rest.checked_sub(*amount).unwrap_or(rest);
            let number = number(book, id);
            let known = book.invoices.find_id(&book.customers, id);
            let owed = known.is_none_or(|of| is_owed(&book.invoices, of));
            said.push(match (part.returns.is_empty(), owed) {
                (false, _) => texts.payments_said_reopens(number, money(*amount)),
                (true, true) => texts.payments_said_pays(money(*amount), number),
                (true, false) => texts.payments_said_credit(number, money(*amount)),
            });
        }
        for lacking in &part.differences {
            let number = number(book, &lacking.receivable);
            let why = reason(locale, lacking.reason);
            let amount = money(lacking.amount);
            said.push(if lacking.reason.gives_up() {
                texts.payments_said_lacks(why, amount, number)
            } else {
                texts.payments_said_left(why, amount, number)
            });
        }
        if part.currency != of_line {
            said.push(exchanged(
                locale,
                Money::new(part.taken, of_line),
                Money::new(part.amount, part.currency),
            ));
        }
        if rest != Amount::ZERO {
            said.push(match part.rest {
                Some(why) => texts.payments_said_rest_why(money(rest), &whose, reason(locale, why)),
                None => texts.payments_said_rest(money(rest), &whose),
            });
        }
    }
    for other in &intent.beside {
        let money = format::money(locale, Money::new(other.amount, of_line));
        said.push(texts.payments_said_beside(money, beside(locale, other.kind)));
    }
    said
}
