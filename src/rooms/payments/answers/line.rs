//! One line and what it may settle: proposals, candidates, running figures.

use std::collections::BTreeMap;

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::invoices::IN_DISPUTE;
use crate::rooms::lookup::{fold, fold_into};
use crate::texts::format;

use super::super::cash::*;
use super::super::decided::{BesideKind, Intent, Mode, Reason};
use super::super::matching::{Outcome, Proposal};
use super::super::settling::{self, SettledBeside, SettledDifference, Settlement};
use super::super::statement::batched;
use super::super::{desk, evidence, sentences};
use super::{Asking, grouped, level_state};

/// Items of one customer listed at most.
const ITEMS: usize = 1_000;
/// Payments that a line may give back, listed at most.
const RETURNS: usize = 20;

impl CashLineQuery {
    /// Answers it; `who` says who wrote an entry, and when.
    pub fn run(
        &self,
        of: Asking<'_>,
        who: impl Fn(crate::journal::EntryId) -> (String, f64),
    ) -> Option<CashLineView> {
        let bank = of.bank();
        let line = bank.find_id(&self.line)?;
        let intent = bank.counted(&self.line).cloned();
        let outcome = of.desk.outcome(line).filter(|_| intent.is_none());
        let proposals: Vec<ProposalView> = outcome
            .into_iter()
            .flat_map(|outcome| (0..).zip(&outcome.proposals))
            .map(|(index, proposal)| of.proposal(line, index, proposal))
            .collect();
        let draft = match (&self.draft, &intent, proposals.first()) {
            (Some(draft), ..) => draft.clone(),
            (None, Some(intent), _) => draft_of(of.book, line, intent),
            (None, None, Some(first)) => first.draft.clone(),
            (None, None, None) => Settlement::default(),
        };
        let (running, ticked) = of.running(line, &draft);
        let accounts = self.shown_accounts(of.book, &draft, intent.as_deref(), outcome);
        let groups = accounts
            .iter()
            .filter_map(|account| of.group(line, account, &self.search, &ticked))
            .collect();
        let (source, place) = bank.origin(line)?;
        Some(CashLineView {
            row: of.row(line),
            details: of.details(line),
            source,
            place,
            file: of.book.file(source).to_owned(),
            proposals,
            doubts: outcome.map(|outcome| of.doubts(line, outcome)).unwrap_or_default(),
            decision: intent.map(|intent| of.decision(line, &intent, who)),
            groups,
            running,
            draft,
            returns: of.returns(line),
            beside: of.beside(line),
        })
    }

    fn shown_accounts(
        &self,
        book: &Book,
        draft: &Settlement,
        intent: Option<&Intent>,
        outcome: Option<&Outcome>,
    ) -> Vec<String> {
        let mut shown: Vec<String> = self.accounts.clone();
        if shown.is_empty() {
            match (intent, outcome) {
                (Some(intent), _) => {
                    shown.extend(intent.parts.iter().map(|part| part.account.clone()));
                }
                (None, Some(outcome)) => {
                    let first = outcome.proposals.first();
                    let whose = first.into_iter().flat_map(|first| &first.customers);
                    shown.extend(whose.map(|of| book.customers.account(*of).to_owned()));
                }
                _ => (),
            }
        }
        let ticked = draft.lines.keys().filter_map(|id| book.invoices.find_id(&book.customers, id));
        shown.extend(ticked.map(|receivable| {
            let customer = book.invoices.customer[receivable as usize];
            book.customers.account(customer).to_owned()
        }));
        let mut seen = std::collections::BTreeSet::new();
        shown.retain(|account| seen.insert(account.clone()));
        shown
    }
}

/// A decision as a draft: what a person would have ticked.
pub fn draft_of(book: &Book, line: u32, intent: &Intent) -> Settlement {
    let of_line = book.payments.bank.money(line);
    let mut draft = Settlement::default();
    for part in &intent.parts {
        let text = |amount: Amount| amount.to_decimal(part.currency).to_string();
        for (id, amount) in &part.lines {
            let lacks = part.differences.iter().filter(|lacking| lacking.receivable == *id);
            let lacks: i64 = lacks.map(|lacking| lacking.amount.get()).sum();
            draft.lines.insert(id.clone(), text(Amount::new(amount.get() + lacks)));
        }
        for lacking in &part.differences {
            draft.lines.entry(lacking.receivable.clone()).or_insert_with(|| text(lacking.amount));
            draft.differences.push(SettledDifference {
                receivable: lacking.receivable.clone(),
                amount: text(lacking.amount.abs()),
                reason: Some(lacking.reason),
            });
            draft.reason = draft.reason.or(Some(lacking.reason));
        }
        let paid: i64 = part.lines.values().map(|amount| amount.get()).sum();
        if paid != part.amount.get() {
            draft.account.clone_from(&part.account);
            draft.reason = draft.reason.or(part.rest);
        }
        // What came is what is ticked, unless somebody said otherwise.
        if part.currency != of_line.currency && paid != part.amount.get() {
            draft.exchanged = text(part.amount);
        }
    }
    draft.beside = intent
        .beside
        .iter()
        .map(|beside| SettledBeside {
            kind: beside.kind,
            amount: beside.amount.to_decimal(of_line.currency).to_string(),
        })
        .collect();
    draft
}

impl Asking<'_> {
    fn proposal(&self, line: u32, index: u32, proposal: &Proposal) -> ProposalView {
        let intent = desk::intent(self.book, line, proposal, Mode::Accepted);
        let texts = self.locale.texts();
        let currency = self.bank().account_of(line).currency;
        let money = |amount: Amount| Money::new(amount, currency);
        let refusal = match &intent {
            None => Some(texts.payments_unknown_proposal().to_string()),
            Some(intent) => settling::check(self.book, line, intent)
                .err()
                .map(|refusal| refusal.sentence(self.locale)),
        };
        let difference = proposal.difference.filter(|of| of.amount != Amount::ZERO);
        let why = intent.as_ref().and_then(|intent| {
            let lacking = intent.parts.iter().flat_map(|part| &part.differences);
            lacking
                .map(|lacking| lacking.reason)
                .next()
                .or(intent.parts.iter().find_map(|part| part.rest))
        });
        ProposalView {
            index,
            state: level_state(proposal.level),
            title: self.title(line, proposal),
            evidence: self.evidence(proposal),
            items: intent.as_ref().map(|intent| self.items(line, intent)).unwrap_or_default(),
            on_account: Some(proposal.on_account)
                .filter(|amount| *amount != Amount::ZERO)
                .map(money),
            difference: difference.map(|of| DifferenceView {
                amount: money(of.amount),
                reason: why,
                label: why.map(|why| sentences::reason(self.locale, why)).unwrap_or_default(),
            }),
            refusal,
            draft: intent.map(|intent| draft_of(self.book, line, &intent)).unwrap_or_default(),
        }
    }

    fn items(&self, line: u32, intent: &Intent) -> Vec<ProposalItem> {
        let mut items = Vec::new();
        for part in &intent.parts {
            for (id, amount) in &part.lines {
                let Some(receivable) = self.book.invoices.find_id(&self.book.customers, id) else {
                    continue;
                };
                let (_, open) = settling::open_besides(self.book, receivable, Some(line));
                let given_up = part
                    .differences
                    .iter()
                    .filter(|lacking| lacking.receivable == *id && lacking.reason.gives_up());
                let given_up: i64 = given_up.map(|lacking| lacking.amount.get()).sum();
                let customer = self.book.invoices.customer[receivable as usize];
                let account = self.book.customers.account(customer).to_owned();
                items.push(ProposalItem {
                    id: id.clone(),
                    number: self.book.invoices.number.get(receivable as usize).to_owned(),
                    customer: sentences::name(self.book, &account),
                    account,
                    amount: Money::new(*amount, part.currency),
                    left: Money::new(
                        Amount::new(open.get() - amount.get() - given_up),
                        part.currency,
                    ),
                });
            }
        }
        items
    }

    fn decision(
        &self,
        line: u32,
        intent: &Intent,
        who: impl Fn(crate::journal::EntryId) -> (String, f64),
    ) -> CashDecision {
        let id = self.bank().id(line);
        let of_line = self.bank().account_of(line).currency;
        let currency = intent.parts.first().map_or(of_line, |part| part.currency);
        let heads = self.bank().heads(&id);
        let entry = heads.first().copied();
        let (author, written_at) = entry.map(who).unwrap_or_default();
        let told = evidence::read(&intent.evidence);
        let others = self.bank().decision(&id).into_iter().flat_map(|known| known.values().skip(1));
        let others = others.filter(|other| ***other != *intent);
        let payments = &self.book.payments;
        let mut unsettled = 0_i64;
        for payment in self.bank().payments_of(line) {
            let Some(made) = payments.made(payment) else { continue };
            let asked: i64 = made.part.lines.values().map(|amount| amount.get()).sum();
            if made.gives_up.is_some() {
                unsettled += made.amount.get() - payments.amount[payment as usize];
            } else {
                let settled = payments.amount[payment as usize] - payments.rest[payment as usize];
                unsettled += asked - settled;
            }
        }
        CashDecision {
            entry: entry.map(|entry| entry.to_string()).unwrap_or_default(),
            mode: intent.mode,
            author,
            written_at,
            sentences: sentences::sentences(self.book, self.locale, intent, of_line),
            evidence: told
                .iter()
                .filter_map(|told| sentences::told(self.book, self.locale, told))
                .collect(),
            items: self.items(line, intent),
            others: others.map(|other| sentences::title(self.book, self.locale, other)).collect(),
            unsettled: (unsettled != 0).then(|| Money::new(Amount::new(unsettled), currency)),
        }
    }

    fn running(&self, line: u32, draft: &Settlement) -> (Running, BTreeMap<u32, Amount>) {
        let of_line = self.bank().money(line);
        let nothing = |currency: Currency| Money::new(Amount::ZERO, currency);
        let summed = match settling::sum(self.book, line, draft) {
            Ok(summed) => summed,
            Err(refusal) => {
                let running = Running {
                    ticked: nothing(of_line.currency),
                    paid: of_line,
                    difference: of_line,
                    reasons: Vec::new(),
                    reason: None,
                    exchanged: String::new(),
                    refusal: Some(refusal.sentence(self.locale)),
                };
                return (running, BTreeMap::new());
            }
        };
        let currency = summed.currency;
        let money = |amount: i64| Money::new(Amount::new(amount), currency);
        let ticked: i64 = summed.ticked.values().map(|amount| amount.get()).sum();
        let explained: i64 = draft
            .differences
            .iter()
            .filter_map(|lacking| settling::amount(&lacking.amount, currency).ok())
            .map(|amount| amount.abs().get())
            .sum();
        let difference = summed.difference.get();
        let refusal = settling::intent(self.book, line, draft).err();
        let refusal = refusal.map(|refusal| refusal.sentence(self.locale));
        let reasons = self.reasons(&summed, explained);
        let reason = draft.reason.or_else(|| {
            // The smallest reason that explains a few cents by itself; anything else a person says.
            let rounding = reasons.iter().find(|of| of.reason == Reason::Rounding && !of.beyond);
            rounding.map(|of| of.reason)
        });
        let paid = Money::new(summed.paid, currency);
        let is_exchanged = currency != of_line.currency && summed.paid != Amount::ZERO;
        let exchanged = is_exchanged.then(|| sentences::exchanged(self.locale, of_line, paid));
        let running = Running {
            ticked: money(ticked),
            paid: if is_exchanged { of_line } else { paid },
            difference: money(difference),
            reasons,
            reason,
            exchanged: exchanged.unwrap_or_default(),
            refusal,
        };
        (running, summed.ticked)
    }

    fn reasons(&self, summed: &settling::Sum, explained: i64) -> Vec<ReasonChoice> {
        let difference = summed.difference.get();
        if difference == 0 || summed.ticked.is_empty() {
            return Vec::new();
        }
        let rules = self.bank().rules();
        let gross: i64 = summed
            .ticked
            .iter()
            .filter(|(_, amount)| Amount::ZERO < **amount)
            .map(|(of, _)| self.book.invoices.gross[*of as usize])
            .sum();
        let too_much = difference < 0;
        let fits = |reason: &Reason| {
            if too_much {
                reason.is_surplus() || *reason == Reason::Rounding
            } else {
                reason.is_shortfall()
            }
        };
        let size = Amount::new(difference.abs().max(explained));
        let choice = |reason: Reason| {
            let limit = rules.limit(reason, Amount::new(gross), summed.paid);
            ReasonChoice {
                reason,
                label: sentences::reason(self.locale, reason),
                effect: sentences::effect(self.locale, reason, too_much),
                limit: limit.map(|limit| Money::new(limit, summed.currency)),
                beyond: limit.is_some_and(|limit| limit < size),
            }
        };
        Reason::ALL.into_iter().filter(fits).map(choice).collect()
    }

    fn group(
        &self,
        line: u32,
        account: &str,
        search: &str,
        ticked: &BTreeMap<u32, Amount>,
    ) -> Option<CandidateGroup> {
        let book = self.book;
        let customer = book.customers.find(account)?;
        let words: Vec<String> = fold(search).split_whitespace().map(str::to_owned).collect();
        let currency = self.bank().account_of(line).currency;
        let (mut open, mut unallocated) = (0_i64, 0_i64);
        let mut others: BTreeMap<Currency, i64> = BTreeMap::new();
        let mut found: Vec<(u32, Amount)> = Vec::new();
        for position in book.customers.positions_of(customer) {
            let own = book.customers.currency_of(position) == currency;
            for receivable in book.invoices.of_position(position) {
                let (_, left) = settling::open_besides(book, receivable, Some(line));
                if left == Amount::ZERO && !ticked.contains_key(&receivable) {
                    continue;
                }
                if own {
                    open += left.get();
                } else {
                    *others.entry(book.customers.currency_of(position)).or_default() += left.get();
                }
                if ticked.contains_key(&receivable) || self.has(receivable, left, &words) {
                    found.push((receivable, left));
                }
            }
            if own {
                let rests = book.payments.of_position(position);
                let ours = |payment: &u32| book.payments.line_of(*payment) != Some(line);
                let rests = rests.filter(ours).map(|of| book.payments.rest[of as usize]);
                unallocated += rests.sum::<i64>();
            }
        }
        let due = |of: u32| (book.invoices.due[of as usize], of);
        found.arrange_by_key(|(of, _)| due(*of));
        let total = found.len() as u32;
        found.truncate(ITEMS);
        let item = |(receivable, left): (u32, Amount)| {
            let at = receivable as usize;
            let currency = book.customers.currency_of(book.invoices.position[at]);
            Candidate {
                id: book.invoices.id(&book.customers, receivable),
                number: book.invoices.number.get(at).to_owned(),
                issued: Day::new(book.invoices.issued[at]),
                due: Day::new(book.invoices.due[at]),
                days_late: self.today.get() - book.invoices.due[at],
                open: Money::new(left, currency),
                taken: ticked.get(&receivable).map(|amount| Money::new(*amount, currency)),
                disputed: book.invoices.flags[at] & IN_DISPUTE != 0,
            }
        };
        let money = |amount: i64| Money::new(Amount::new(amount), currency);
        Some(CandidateGroup {
            account: account.to_owned(),
            name: sentences::name(book, account),
            open: money(open),
            others: others
                .into_iter()
                .map(|(currency, amount)| Money::new(Amount::new(amount), currency))
                .filter(|open| open.amount != Amount::ZERO)
                .collect(),
            unallocated: money(unallocated),
            items: found.into_iter().map(item).collect(),
            total,
        })
    }

    /// An item has all the words, in number, reference, label or amount.
    fn has(&self, receivable: u32, open: Amount, words: &[String]) -> bool {
        if words.is_empty() {
            return true;
        }
        let (invoices, at) = (&self.book.invoices, receivable as usize);
        let currency = self.book.customers.currency_of(invoices.position[at]);
        let open = open.to_decimal(currency).to_string();
        let mut text = String::new();
        for part in [invoices.number.get(at), invoices.reference.get(at), invoices.label.get(at)] {
            fold_into(part, &mut text);
            text.push(' ');
        }
        text.push_str(&open);
        text.push(' ');
        text.push_str(&open.replace('.', ","));
        words.iter().all(|word| text.contains(word.as_str()))
    }

    fn details(&self, line: u32) -> Vec<(String, String)> {
        let (bank, at, texts) = (self.bank(), line as usize, self.locale.texts());
        let value = Day::new(bank.value[at]);
        let value = if bank.value[at] == bank.booked[at] {
            String::new()
        } else {
            format::day(self.locale, value)
        };
        let batch = batched(bank.batched.get(at));
        let batch = if batch.is_empty() {
            String::new()
        } else {
            format::count(self.locale, batch.len() as u64)
        };
        let all = [
            (texts.payments_detail_payer().to_string(), bank.payer.get(at).to_owned()),
            (
                texts.payments_detail_payer_account().to_string(),
                grouped(bank.payer_account.get(at)),
            ),
            (texts.payments_detail_remittance().to_string(), bank.remittance.get(at).to_owned()),
            (texts.payments_detail_end_to_end().to_string(), bank.end_to_end.get(at).to_owned()),
            (
                texts.payments_detail_creditor_reference().to_string(),
                bank.creditor_reference.get(at).to_owned(),
            ),
            (texts.payments_detail_mandate().to_string(), bank.mandate.get(at).to_owned()),
            (
                texts.payments_detail_return_reason().to_string(),
                bank.return_reason.get(at).to_owned(),
            ),
            (texts.payments_detail_value().to_string(), value),
            (texts.payments_detail_reference().to_string(), bank.reference.get(at).to_owned()),
            (texts.payments_detail_batch().to_string(), batch),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Payments of the amount taken, or more, the likeliest first: of that very amount, then the latest.
    fn returns(&self, line: u32) -> Vec<ReturnCandidate> {
        let payments = &self.book.payments;
        let of_line = self.bank().money(line);
        if Amount::ZERO <= of_line.amount {
            return Vec::new();
        }
        let size = of_line.amount.get().unsigned_abs() as i64;
        let day = self.bank().booked[line as usize];
        let own = self.bank().payments_of(line);
        let mut found: Vec<u32> = (0..payments.len() as u32)
            .filter(|payment| {
                let at = *payment as usize;
                payments.amount[at] == size
                    && payments.paid[at] <= day
                    && payments.is_money(*payment)
                    && self.book.customers.currency_of(payments.position[at]) == of_line.currency
                    && payments
                        .returned
                        .get(payment)
                        .is_none_or(|by| by.iter().all(|by| own.contains(by)))
            })
            .collect();
        found.arrange_by_key(|payment| {
            std::cmp::Reverse((payments.paid[*payment as usize], *payment))
        });
        found.truncate(RETURNS);
        let candidate = |payment: u32| {
            let account = self.book.customers.account(payments.payer[payment as usize]).to_owned();
            let settled = settling::settled_by(self.book, payment);
            ReturnCandidate {
                payment: payments.id(&self.book.customers, payment),
                paid: payments.day_of(payment),
                amount: Money::new(
                    Amount::new(payments.amount[payment as usize]),
                    of_line.currency,
                ),
                customer: sentences::name(self.book, &account),
                account,
                numbers: settled
                    .into_iter()
                    .map(|(of, _)| self.book.invoices.number.get(of as usize).to_owned())
                    .collect(),
            }
        };
        found.into_iter().map(candidate).collect()
    }

    fn beside(&self, line: u32) -> Vec<(BesideKind, String)> {
        let likely = desk::beside_kind(kind_of(self.bank().kind.get(line)));
        let mut kinds: Vec<BesideKind> = BesideKind::ALL.to_vec();
        kinds.arrange_by_key(|kind| *kind != likely);
        kinds.into_iter().map(|kind| (kind, sentences::beside(self.locale, kind))).collect()
    }
}
