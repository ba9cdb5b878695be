//! Terms above the legal ceiling: which customers, which invoices, by which article.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::facts::debtor;
use super::late::is_claim;
use super::model::PaysFirst;
use super::queries::{
    PolicyText, TermsCheckerQuery, TermsCheckerView, TermsCustomer, TermsInvoice, action_name,
};
use super::scenario::Debtor;
use crate::base::{Arrange, Day};
use crate::book::Book;
use crate::law::payment_terms::{MonthEndClause, Row, latest_due};
use crate::rooms::exchange::terms::{MonthEnd, Terms};
use crate::rooms::invoices::Kind;
use crate::rooms::invoices::issuing::number;
use crate::texts::{Locale, format};

/// Invoices shown when the query asks for no number in particular.
const LIMIT: usize = 200;

/// The clause of forty-five days end of month that binds a customer: as its file says, else as its terms are written.
fn clause(book: &Book, customer: u32) -> MonthEndClause {
    let details = book.customers.details(book.customers.account(customer));
    match details.map_or("", |details| &details.month_end_clause) {
        "monthEndFirst" => return MonthEndClause::MonthEndFirst,
        "daysFirst" => return MonthEndClause::DaysFirst,
        _ => (),
    }
    match Terms::parse(book.customers.terms.get(customer)) {
        Some(Terms { days: 45, month_end: MonthEnd::Before, .. }) => MonthEndClause::MonthEndFirst,
        Some(Terms { days: 45, month_end: MonthEnd::After, .. }) => MonthEndClause::DaysFirst,
        _ => MonthEndClause::None,
    }
}

/// What is agreed where nobody has terms of its own.
const USUAL_DAYS: i32 = 30;

/// What the terms of sale may say of payment, lateness and reminders: what the firm decided, and the law beside it.
pub fn policy_text(book: &Book, locale: Locale) -> Vec<String> {
    let texts = locale.texts();
    let rules = book.dunning.rules();
    let firm = book.invoices.issuer().map(|issuer| issuer.firm.clone()).unwrap_or_default();
    let written = firm.terms.trim();
    let terms = match written {
        "" => Some(Terms { days: USUAL_DAYS, ..Terms::default() }),
        written => Terms::parse(written),
    };
    let due = match terms {
        Some(Terms { days: 0, month_end: MonthEnd::Never, on: None }) => {
            texts.dunning_policy_due_at_once()
        }
        Some(Terms { days, month_end: MonthEnd::Never, on: None }) => {
            texts.dunning_policy_due_days(days.to_string())
        }
        Some(Terms { days, month_end: MonthEnd::After, on: None }) => {
            texts.dunning_policy_due_month_end(days.to_string())
        }
        Some(Terms { days, month_end: MonthEnd::Before, on: None }) => {
            texts.dunning_policy_due_after_month(days.to_string())
        }
        _ => texts.dunning_policy_due_as(written),
    };
    let percent = |typed: &str| number(typed).map(|of| format::percent(locale, &of.to_string()));
    let early = percent(&firm.early_percent).filter(|_| !firm.early_days.trim().is_empty());
    let early = match early {
        Some(percent) => texts.dunning_policy_early(percent, firm.early_days.trim()),
        None => texts.dunning_policy_no_early(),
    };
    let agreed = rules.agreed_rate_bp.map(|rate| format!("{}.{:02}", rate / 100, rate % 100));
    let agreed = agreed.map(|rate| format::percent(locale, &rate));
    let rate = match agreed.or_else(|| percent(&firm.penalty_rate)) {
        Some(rate) => texts.dunning_policy_rate(rate),
        None => texts.dunning_policy_rate_legal(),
    };
    let mut all = vec![due, texts.dunning_policy_ceiling(), early, texts.dunning_policy_late(rate)];
    all.push(texts.dunning_policy_consumers());
    all.push(match rules.pays_first {
        PaysFirst::Principal => texts.dunning_policy_pays_principal(),
        PaysFirst::Interest => texts.dunning_policy_pays_interest(),
        PaysFirst::InterestAndIndemnity => texts.dunning_policy_pays_both(),
    });
    if rules.capitalised {
        all.push(texts.dunning_policy_capitalised());
    }
    if let Some(usual) = book.dunning.scenario(&rules.scenario) {
        let said = usual.steps.iter().filter(|step| {
            step.only == Default::default() && step.action.is_contact() && 0 < step.after_due_days
        });
        let said: Vec<String> = said
            .map(|step| {
                let action = action_name(&texts, step.action);
                // «e-mail» in a sentence, and «SMS» as ever.
                let shouted = action.chars().skip(1).all(|letter| !letter.is_lowercase());
                let action = if shouted { action } else { action.to_lowercase() };
                texts.dunning_policy_step(step.after_due_days.to_string(), action)
            })
            .collect();
        if !said.is_empty() {
            all.push(texts.dunning_policy_steps(said.join(", ")));
        }
    }
    all.push(texts.dunning_policy_disputes());
    all
}

impl TermsCheckerQuery {
    /// Answers it: invoices and deposits to professionals that are due after the latest lawful day. An opening balance has
    /// no terms, a consumer and a public body have rules of their own.
    pub fn run(&self, book: &Book, today: Day) -> TermsCheckerView {
        let from = self.from.unwrap_or(today.plus(-365));
        let (invoices, customers) = (&book.invoices, &book.customers);
        let mut known: BTreeMap<u32, Option<MonthEndClause>> = BTreeMap::new();
        let mut view = TermsCheckerView::default();
        let mut found: Vec<(i32, u32, Day, &Row)> = Vec::new();
        let mut of: BTreeMap<u32, (u32, i32)> = BTreeMap::new();
        for row in 0..invoices.len() as u32 {
            let at = row as usize;
            let sold = matches!(invoices.kind[at], Kind::Invoice | Kind::Deposit);
            let issued = Day::new(invoices.issued[at]);
            if !sold || !is_claim(book, row) || issued < from || today < issued {
                continue;
            }
            let customer = invoices.customer[at];
            let clause = known.entry(customer).or_insert_with(|| {
                (debtor(book, customer) == Debtor::Professional).then(|| clause(book, customer))
            });
            let Some((latest, law)) = clause.and_then(|clause| latest_due(issued, clause)) else {
                continue;
            };
            view.looked_at += 1;
            let beyond = invoices.due[at] - latest.get();
            if 0 < beyond {
                found.push((beyond, row, latest, law));
                let of = of.entry(customer).or_default();
                *of = (of.0 + 1, of.1.max(beyond));
            }
        }
        view.total = found.len() as u32;
        found.arrange_by_key(|(beyond, row, ..)| {
            (Reverse((*beyond, invoices.issued[*row as usize])), *row)
        });
        let limit = if self.limit == 0 { LIMIT } else { self.limit as usize };
        view.invoices = found
            .into_iter()
            .take(limit)
            .map(|(days_beyond, row, latest, law)| TermsInvoice {
                item: invoices.id(customers, row),
                number: invoices.number.get(row as usize).to_owned(),
                name: customers.name(invoices.customer[row as usize]).to_owned(),
                issued: Day::new(invoices.issued[row as usize]),
                due: Day::new(invoices.due[row as usize]),
                latest,
                days_beyond,
                source: law.source.to_owned(),
            })
            .collect();
        let mut of: Vec<(u32, (u32, i32))> = of.into_iter().collect();
        of.arrange_by_key(|(customer, (_, beyond))| (Reverse(*beyond), *customer));
        let customer = |(customer, (count, days_beyond)): (u32, (u32, i32))| TermsCustomer {
            account: customers.account(customer).to_owned(),
            name: customers.name(customer).to_owned(),
            terms: customers.terms.get(customer).to_owned(),
            invoices: count,
            days_beyond,
        };
        view.customers = of.into_iter().map(customer).collect();
        let policy = |locale: Locale| PolicyText {
            language: locale.code().to_owned(),
            paragraphs: policy_text(book, locale),
        };
        view.policy = [Locale::Fr, Locale::En].map(policy).to_vec();
        view
    }
}
