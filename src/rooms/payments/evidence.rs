//! What speaks for a proposal, kept with the decision that followed it: facts by code, with names that stay the same on
//! every device (account numbers and invoice numbers, never a row).

use crate::base::json;
use crate::book::Book;

use super::matching::{Doubt, Fact, Saying};

/// One fact or doubt: a stable code, then what it is about.
pub type Told = Vec<String>;

/// Facts as they are kept.
pub fn write(told: &[Told]) -> String {
    if told.is_empty() {
        return String::new();
    }
    // Lists of texts can always be written.
    serde_json::to_string(told).unwrap_or_default()
}

/// Back from what is kept; none where it cannot be read.
pub fn read(kept: &str) -> Vec<Told> {
    if kept.is_empty() {
        return Vec::new();
    }
    json::read(kept.as_bytes()).unwrap_or_default()
}

fn number(book: &Book, item: u32) -> String {
    book.invoices.number.get(item as usize).to_owned()
}

fn account(book: &Book, customer: u32) -> String {
    book.customers.account(customer).to_owned()
}

/// Day and amount of a line, to be shown: `2026-11-03 1200.00 EUR`.
fn line(book: &Book, line: u32) -> [String; 2] {
    let bank = &book.payments.bank;
    let money = bank.money(line);
    let amount = money.amount.to_decimal(money.currency);
    let day = crate::base::Day::new(bank.booked[line as usize]);
    [day.to_string(), format!("{amount} {}", money.currency)]
}

/// What a fact of the matching says.
pub fn fact(book: &Book, fact: &Fact) -> Told {
    let told = |code: &str, about: &[&str]| -> Told {
        std::iter::once(code).chain(about.iter().copied()).map(str::to_owned).collect()
    };
    match fact {
        Fact::ExactAmount => told("exactAmount", &[]),
        Fact::Number { item, written } => told("number", &[&number(book, *item), written]),
        Fact::NearNumber { item, written } => told("nearNumber", &[&number(book, *item), written]),
        Fact::InRange { item, from, to } => told("inRange", &[&number(book, *item), from, to]),
        Fact::CreditorReference { item } => told("creditorReference", &[&number(book, *item)]),
        Fact::Order { item, written } => told("order", &[&number(book, *item), written]),
        Fact::EndToEnd { item } => told("endToEnd", &[&number(book, *item)]),
        Fact::Mandate { customer } => told("mandate", &[&account(book, *customer)]),
        Fact::Account { customer } => told("account", &[&account(book, *customer)]),
        Fact::AccountSeen { customer, times } => {
            told("accountSeen", &[&account(book, *customer), &times.to_string()])
        }
        Fact::Name { customer } => told("name", &[&account(book, *customer)]),
        Fact::ShortName { customer } => told("shortName", &[&account(book, *customer)]),
        Fact::NearName { customer } => told("nearName", &[&account(book, *customer)]),
        Fact::TradeName { customer } => told("tradeName", &[&account(book, *customer)]),
        Fact::NameSeen { customer, times } => {
            told("nameSeen", &[&account(book, *customer), &times.to_string()])
        }
        Fact::Siren { customer } => told("siren", &[&account(book, *customer)]),
        Fact::Group { customers } => {
            let mut group = told("group", &[]);
            group.extend(customers.iter().map(|customer| account(book, *customer)));
            group
        }
        Fact::WholeBalance { items } => told("wholeBalance", &[&items.to_string()]),
        Fact::Month { month, items } => told("month", &[&items.to_string(), &month.to_string()]),
        Fact::DueUpTo { day, items } => told("dueUpTo", &[&items.to_string(), &day.to_string()]),
        Fact::OnlyChoice { items, among } => {
            told("onlyChoice", &[&items.to_string(), &among.to_string()])
        }
        Fact::OnlyAmount { among } => told("onlyAmount", &[&among.to_string()]),
        Fact::OldestOfAlike { alike } => told("oldestOfAlike", &[&alike.to_string()]),
        Fact::CreditDeducted { item } => told("creditDeducted", &[&number(book, *item)]),
        Fact::Remainder { item } => told("remainder", &[&number(book, *item)]),
        Fact::Says(saying) => told(
            match saying {
                Saying::Deposit => "saysDeposit",
                Saying::Instalment => "saysInstalment",
                Saying::Balance => "saysBalance",
                Saying::Discount => "saysDiscount",
                Saying::Retention => "saysRetention",
                Saying::CreditDeducted => "saysCreditDeducted",
                Saying::Factor => "saysFactor",
            },
            &[],
        ),
        Fact::OwnBatch { batch, items } => told("ownBatch", &[batch, &items.to_string()]),
        Fact::OwnSlip { slip, cheques } => told("ownSlip", &[slip, &cheques.to_string()]),
        Fact::ReturnOf { line: of } => {
            let [day, amount] = line(book, *of);
            told("returnOf", &[&day, &amount])
        }
        Fact::SameAs { line: of } => {
            let [day, amount] = line(book, *of);
            told("sameAs", &[&day, &amount])
        }
        Fact::OtherCurrency { item } => {
            let currency = book.customers.currency_of(book.invoices.position[*item as usize]);
            told("otherCurrency", &[&number(book, *item), currency.code()])
        }
    }
}

/// What a doubt of the matching says; `currency` is the line's.
pub fn doubt(book: &Book, doubt: &Doubt, currency: crate::base::Currency) -> Told {
    let told = |code: &str, about: &[&str]| -> Told {
        std::iter::once(code).chain(about.iter().copied()).map(str::to_owned).collect()
    };
    match doubt {
        Doubt::SeveralCustomers(customers) => {
            let mut several = told("severalCustomers", &[]);
            several.extend(customers.iter().map(|customer| account(book, *customer)));
            several
        }
        Doubt::SeveralChoices(count) => told("severalChoices", &[&count.to_string()]),
        Doubt::AmountElsewhere(count) => told("amountElsewhere", &[&count.to_string()]),
        Doubt::ReferenceElsewhere(customer) => {
            told("referenceElsewhere", &[&account(book, *customer)])
        }
        Doubt::AmountDiffers(amount) => {
            let amount = amount.abs().to_decimal(currency).to_string();
            told("amountDiffers", &[&amount, currency.code()])
        }
        Doubt::NoName => told("noName", &[]),
        Doubt::RoughName => told("roughName", &[]),
        Doubt::CorrectedReference => told("correctedReference", &[]),
        Doubt::PaidAlready => told("paidAlready", &[]),
    }
}
