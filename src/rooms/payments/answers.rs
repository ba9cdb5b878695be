//! How the questions of the cash-application page are answered.

mod line;

use std::collections::BTreeMap;

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::lookup::fold_into;
use crate::search::{Condition, Search, amount};
use crate::texts::Locale;

use super::bank;
use super::cash::*;
use super::decided::{Intent, Mode};
use super::desk::{self, Desk};
use super::evidence;
use super::matching::{Level, Outcome, Proposal};
use super::sentences;
use super::settling;

/// Who asks: the language and the day.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The book.
    pub book: &'a Book,
    /// What the matching says.
    pub desk: &'a Desk,
    /// Of the sentences.
    pub locale: Locale,
    /// Of ages.
    pub today: Day,
}

impl Asking<'_> {
    fn bank(&self) -> &bank::State {
        &self.book.payments.bank
    }

    /// Where a line stands.
    fn state(&self, line: u32) -> CashState {
        let id = self.bank().id(line);
        if self.bank().decision(&id).is_some_and(|known| known.is_contested()) {
            return CashState::Contested;
        }
        let Some(intent) = self.bank().counted(&id) else { return self.proposed(line) };
        if intent.parts.is_empty() {
            return CashState::Aside;
        }
        if intent.parts.iter().any(|part| !part.returns.is_empty()) {
            return CashState::Returned;
        }
        let payments = &self.book.payments;
        let rest = |payment: u32| payments.rest_of(payment) != Amount::ZERO;
        if self.bank().payments_of(line).any(rest) {
            CashState::OnAccount
        } else {
            CashState::Settled
        }
    }

    fn proposed(&self, line: u32) -> CashState {
        level_state(desk::level(self.desk, line))
    }

    fn row(&self, line: u32) -> CashRow {
        let at = line as usize;
        let state = self.state(line);
        let (mut summary, mut evidence) = (String::new(), String::new());
        let texts = self.locale.texts();
        if let Some(intent) = self.bank().intent(line) {
            summary = sentences::title(self.book, self.locale, intent);
        } else if let Some(outcome) = self.desk.outcome(line) {
            let best = outcome.proposals.first();
            summary = match best {
                Some(best) if outcome.level != Level::NotACustomers => self.title(line, best),
                _ if outcome.level == Level::NotACustomers => {
                    texts.payments_title_not_a_customers().to_string()
                }
                _ => texts.payments_title_nothing().to_string(),
            };
            let first = match (outcome.level, best) {
                (Level::Ambiguous | Level::Nothing, _) => {
                    self.doubts(line, outcome).into_iter().next()
                }
                (_, Some(best)) => self.evidence(best).into_iter().next(),
                _ => None,
            };
            evidence = first.unwrap_or_default();
        }
        CashRow {
            id: self.bank().id(line),
            booked: Day::new(self.bank().booked[at]),
            label: self.bank().label.get(at).to_owned(),
            payer: self.bank().payer.get(at).to_owned(),
            amount: self.bank().money(line),
            state,
            summary,
            evidence,
        }
    }

    fn title(&self, line: u32, proposal: &Proposal) -> String {
        match desk::intent(self.book, line, proposal, Mode::Accepted) {
            Some(intent) => sentences::title(self.book, self.locale, &intent),
            None => {
                let whose = proposal.customers.iter().map(|customer| {
                    sentences::name(self.book, self.book.customers.account(*customer))
                });
                sentences::names(&whose.collect::<Vec<_>>())
            }
        }
    }

    fn evidence(&self, proposal: &Proposal) -> Vec<String> {
        let told = desk::told(self.book, proposal);
        told.iter().filter_map(|told| sentences::told(self.book, self.locale, told)).collect()
    }

    fn doubts(&self, line: u32, outcome: &Outcome) -> Vec<String> {
        let currency = self.bank().account_of(line).currency;
        let told = outcome.doubts.iter().map(|doubt| evidence::doubt(self.book, doubt, currency));
        told.filter_map(|told| sentences::told(self.book, self.locale, &told)).collect()
    }
}

fn level_state(level: Level) -> CashState {
    match level {
        Level::Certain => CashState::Certain,
        Level::Likely => CashState::Likely,
        Level::Doubtful => CashState::Doubtful,
        Level::Ambiguous => CashState::Ambiguous,
        Level::Nothing => CashState::Nothing,
        Level::NotACustomers => CashState::NotACustomers,
    }
}

fn is_to_do(state: CashState) -> bool {
    use CashState as S;
    matches!(
        state,
        S::Nothing
            | S::Doubtful
            | S::Likely
            | S::Certain
            | S::Ambiguous
            | S::NotACustomers
            | S::Contested
    )
}

impl CashFilter {
    fn holds(self, state: CashState) -> bool {
        match self {
            CashFilter::ToDo => is_to_do(state),
            CashFilter::Certain => state == CashState::Certain,
            CashFilter::Ambiguous => state == CashState::Ambiguous,
            CashFilter::Decided => !is_to_do(state),
            CashFilter::NotCustomers => state == CashState::Aside,
            CashFilter::Contested => state == CashState::Contested,
            CashFilter::All => true,
        }
    }
}

impl CashLinesQuery {
    /// Answers it.
    pub fn run(&self, of: Asking<'_>) -> CashLinesView {
        let bank = of.bank();
        let search = Search::parse(&self.search);
        let misunderstood = search.misunderstood_on(|condition| {
            matches!(condition, Condition::Open(..) | Condition::Gross(..))
        });
        let source = self.source.map(|hash| bank.sources.iter().position(|known| *known == hash));
        let mut found: Vec<u32> = Vec::new();
        let mut counts = CashCounts::default();
        let mut to_do = vec![0_u32; bank.accounts.len()];
        let mut buffer = String::new();
        for line in 0..bank.len() as u32 {
            let at = line as usize;
            let ours = self.account.is_none_or(|account| account == bank.account[at])
                && source.is_none_or(|source| source == Some(bank.source[at] as usize));
            let state = of.state(line);
            to_do[bank.account[at] as usize] += u32::from(is_to_do(state));
            if !ours {
                continue;
            }
            counts.all += 1;
            counts.to_do += u32::from(is_to_do(state));
            counts.certain += u32::from(state == CashState::Certain);
            counts.ambiguous += u32::from(state == CashState::Ambiguous);
            counts.decided += u32::from(!is_to_do(state));
            counts.not_customers += u32::from(state == CashState::Aside);
            counts.contested += u32::from(state == CashState::Contested);
            let around = self.around.as_ref().is_some_and(|id| *id == bank.id(line));
            if (self.filter.holds(state) || around) && matches(of.book, line, &search, &mut buffer)
            {
                found.push(line);
            }
        }
        found.arrange_by_key(|line| {
            (bank.booked[*line as usize], bank.account[*line as usize], *line)
        });
        let limit = if self.limit == 0 { 50 } else { self.limit as usize };
        let mut offset = self.offset as usize;
        if let Some(id) = &self.around
            && let Some(line) = bank.find_id(id)
            && let Some(place) = found.iter().position(|other| *other == line)
            && !(offset..offset + limit).contains(&place)
        {
            offset = place.saturating_sub(limit / 2);
        }
        let lines = found.iter().skip(offset).take(limit).map(|line| of.row(*line)).collect();
        CashLinesView {
            total: found.len() as u32,
            offset: offset as u32,
            lines,
            counts,
            accounts: accounts(of.book, &to_do),
            ready: of.desk.is_ready(of.book),
            misunderstood,
        }
    }
}

/// Whether a line has all the words, and the amount.
fn matches(book: &Book, line: u32, search: &Search, buffer: &mut String) -> bool {
    if search.is_empty() {
        return true;
    }
    let bank = &book.payments.bank;
    let at = line as usize;
    let money = bank.money(line);
    let size = money.amount.abs().to_decimal(money.currency);
    let amounts = search.conditions.iter().all(|(condition, wanted)| {
        let holds = match condition {
            Condition::Open(comparison, amount) | Condition::Gross(comparison, amount) => {
                comparison.holds(&size, amount)
            }
            _ => true,
        };
        holds == *wanted
    });
    if !amounts {
        return false;
    }
    buffer.clear();
    for text in
        [bank.label.get(at), bank.payer.get(at), bank.reference.get(at), bank.remittance.get(at)]
    {
        fold_into(text, buffer);
        buffer.push(' ');
    }
    let plain = money.amount.abs().to_decimal(money.currency).to_string();
    buffer.push_str(&plain);
    buffer.push(' ');
    buffer.push_str(&plain.replace('.', ","));
    if let Some(intent) = bank.intent(line) {
        for part in &intent.parts {
            buffer.push(' ');
            fold_into(&sentences::name(book, &part.account), buffer);
            buffer.push(' ');
            fold_into(&part.account, buffer);
            for id in part.lines.keys() {
                buffer.push(' ');
                fold_into(&settling::number(book, id), buffer);
            }
        }
    }
    search.words.iter().all(|(word, wanted)| {
        (buffer.contains(word.as_str()) || amount(word) == Some(size)) == *wanted
    })
}

/// Our accounts, with their totals.
pub fn accounts(book: &Book, to_do: &[u32]) -> Vec<BankAccountView> {
    let bank = &book.payments.bank;
    let mut sums = vec![(0_i64, 0_i64, 0_u32); bank.accounts.len()];
    for (account, amount) in bank.account.iter().zip(&bank.amount) {
        let sum = &mut sums[*account as usize];
        if *amount < 0 {
            sum.1 += amount
        } else {
            sum.0 += amount
        }
        sum.2 += 1;
    }
    (0..bank.accounts.len() as u32)
        .zip(sums)
        .map(|(account, (credits, debits, lines))| {
            let known = &bank.accounts[account as usize];
            let money = |amount: i64| Money::new(Amount::new(amount), known.currency);
            let covered = bank.covered(account);
            let (opening, closing) = (covered.opening, covered.closing);
            let difference = opening.zip(closing).and_then(|(opening, closing)| {
                let whole = i128::from(opening.1.get()) + i128::from(covered.moved)
                    - i128::from(closing.1.get());
                i64::try_from(whole).ok()
            });
            BankAccountView {
                number: grouped(&known.number),
                name: known.name.clone(),
                known_until: bank.known_until(account),
                opening: opening.map(|(_, amount)| Money::new(amount, known.currency)),
                opening_day: opening.map(|(day, _)| day),
                credits: money(credits),
                debits: money(debits),
                closing: closing.map(|(_, amount)| Money::new(amount, known.currency)),
                closing_day: closing.map(|(day, _)| day),
                difference: difference.map(money),
                gaps: covered.gaps,
                lines,
                to_do: to_do.get(account as usize).copied().unwrap_or(0),
            }
        })
        .collect()
}

/// An IBAN in groups of four; any other number as it is.
fn grouped(number: &str) -> String {
    let is_iban = number.len() >= 14
        && number.is_ascii()
        && number.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
        && number.bytes().skip(2).take(2).all(|byte| byte.is_ascii_digit());
    if !is_iban {
        return number.to_owned();
    }
    let groups: Vec<&str> =
        (0..number.len()).step_by(4).map(|at| &number[at..number.len().min(at + 4)]).collect();
    groups.join(" ")
}

impl CertainQuery {
    /// Answers it.
    pub fn run(&self, of: Asking<'_>) -> CertainView {
        let lines =
            certain(of.book, of.desk, if self.likely { Level::Likely } else { Level::Certain });
        let mut amounts: BTreeMap<Currency, i64> = BTreeMap::new();
        let mut items = 0;
        for (line, intent) in &lines {
            let money = of.bank().money(*line);
            *amounts.entry(money.currency).or_default() += money.amount.get();
            items += intent.parts.iter().map(|part| part.lines.len() as u32).sum::<u32>();
        }
        let limit = if self.limit == 0 { 100 } else { self.limit as usize };
        let slice = lines.iter().skip(self.offset as usize).take(limit);
        CertainView {
            total: lines.len() as u32,
            amounts: amounts
                .into_iter()
                .map(|(currency, amount)| Money::new(Amount::new(amount), currency))
                .collect(),
            items,
            lines: slice.map(|(line, _)| of.row(*line)).collect(),
            ready: of.desk.is_ready(of.book),
        }
    }
}

/// What can be taken without asking, in the order of days: at least so sure, within the limits, no cent used twice.
pub fn certain(book: &Book, desk: &Desk, least: Level) -> Vec<(u32, Intent)> {
    let bank = &book.payments.bank;
    let mut found = Vec::new();
    let mut lines: Vec<u32> = (0..bank.len() as u32).collect();
    lines.arrange_by_key(|line| (bank.booked[*line as usize], bank.account[*line as usize], *line));
    // What is left of each item when those before have taken theirs.
    let mut taken: BTreeMap<u32, i64> = BTreeMap::new();
    for line in lines {
        let Some(outcome) = desk.outcome(line).filter(|outcome| outcome.level <= least) else {
            continue;
        };
        if bank.intent(line).is_some() {
            continue;
        }
        let Some(proposal) = outcome.proposals.first().filter(|of| of.level <= least) else {
            continue;
        };
        let mode = Mode::Certain;
        let Some(intent) = desk::intent(book, line, proposal, mode) else { continue };
        if settling::check_besides(book, line, &intent, &taken).is_err() {
            continue;
        }
        for (receivable, amount) in settling::takes(book, &intent) {
            *taken.entry(receivable).or_default() += amount;
        }
        found.push((line, intent));
    }
    found
}
