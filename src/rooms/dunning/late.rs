//! What lateness costs, invoice by invoice: interest by half-years and the fixed indemnity, each step to be computed again
//! by hand.
//!
//! The indemnity is owed once for an invoice, however many instalments it has. Disputed items, insolvency and waivers are
//! for whoever asks: this says what the law gives.

use super::facts;
use super::model::{OutcomeState, PaysFirst};
use super::queries::{LateInvoice, LatePayment, LateRun, money};
use super::scenario::{Action, Debtor};
use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::law::late_payment::{
    Account, Debt, Imputation, Lowering, Movement, Rates, Regime, account,
};
use crate::rooms::insight::figures::open_at;
use crate::rooms::invoices::Kind;

/// The first receivable of an invoice's instalments.
pub(super) fn first_of(book: &Book, row: u32) -> u32 {
    let invoices = &book.invoices;
    let (customer, number) = (invoices.customer[row as usize], invoices.number.get(row as usize));
    if invoices.rank[row as usize] == 0 {
        return row;
    }
    invoices.find(customer, number, 0).unwrap_or(row)
}

/// The receivables of an invoice, from its first one.
pub(super) fn instalments(book: &Book, first: u32) -> Vec<u32> {
    let invoices = &book.invoices;
    let (customer, number) =
        (invoices.customer[first as usize], invoices.number.get(first as usize));
    let further = (1_u16..).map_while(|rank| invoices.find(customer, number, rank));
    std::iter::once(first).chain(further).collect()
}

/// It can be late: a claim on a customer, not a credit.
pub(super) fn is_claim(book: &Book, row: u32) -> bool {
    let kind = book.invoices.kind[row as usize];
    0 < book.invoices.gross[row as usize] && !matches!(kind, Kind::CreditNote | Kind::Credit)
}

/// What lowered a receivable, in order of days: what was paid, or settled without money.
pub(super) fn movements(book: &Book, row: u32, until: Day) -> Vec<Movement> {
    let mut days: Vec<i32> = book.payments.rows.of(row).map(|row| row.day).collect();
    days.extend(book.invoices.statements_on(row).map(|said| said.day));
    days.sort_unstable();
    days.dedup();
    let mut open = book.invoices.gross[row as usize];
    let mut movements = Vec::new();
    for day in days.into_iter().filter(|day| *day <= until.get()) {
        let now = open_at(book, row, day).max(0);
        let lowered = open - now;
        let mut of_day = book.payments.rows.of(row).filter(|row| row.day == day).peekable();
        let credit =
            of_day.peek().is_some() && of_day.all(|row| !book.payments.is_money(row.payment));
        if 0 < lowered {
            let lowering = if credit { Lowering::CreditNote } else { Lowering::Payment };
            movements.push(Movement { day: Day::new(day), amount: Amount::new(lowered), lowering });
        }
        // What came back is owed again: only what lowers the debt below its lowest is another payment.
        open = open.min(now);
    }
    movements
}

/// The day a formal notice to a customer was sent: a consumer owes interest from it.
pub(super) fn noticed(book: &Book, item: &str) -> Option<Day> {
    let notices = book.dunning.reminders_about(item);
    let sent = notices.filter(|reminder| {
        reminder.action == Action::FormalNotice
            && book.dunning.outcome(&reminder.id).state == OutcomeState::Sent
    });
    sent.map(|reminder| book.dunning.outcome(&reminder.id).on).min()
}

/// What lateness costs on an invoice up to and with a day; `None` where nothing of it was late.
pub(super) fn invoice(book: &Book, first: u32, until: Day) -> Option<LateInvoice> {
    let invoices = &book.invoices;
    let currency = book.customers.currency_of(invoices.position[first as usize]);
    let customer = invoices.customer[first as usize];
    let treatment = book.dunning.treatment(book.customers.account(customer));
    let rules = book.dunning.rules();
    let debtor = facts::debtor(book, customer);
    let id = invoices.id(&book.customers, first);
    let (regime, source) = match debtor {
        Debtor::Professional => {
            let agreed_bp = treatment.and_then(|of| of.agreed_rate_bp).or(rules.agreed_rate_bp);
            (Regime::Professional { agreed_bp }, "Code de commerce, art. L441-10, II et D441-5")
        }
        Debtor::PublicBody => {
            (Regime::PublicBody, "Code de la commande publique, art. R2192-31 et D2192-35")
        }
        Debtor::Consumer => {
            (Regime::Consumer { noticed: noticed(book, &id) }, "Code civil, art. 1231-6")
        }
    };
    let imputation = match rules.pays_first {
        PaysFirst::Principal => Imputation::PrincipalFirst,
        PaysFirst::Interest => Imputation::InterestFirst,
        PaysFirst::InterestAndIndemnity => Imputation::InterestAndIndemnityFirst,
    };
    let mut late = LateInvoice {
        item: id.clone(),
        number: invoices.number.get(first as usize).to_owned(),
        due: Day::new(invoices.due[first as usize]),
        principal: money(0, currency),
        open: money(0, currency),
        interest: money(0, currency),
        indemnity: money(0, currency),
        runs: Vec::new(),
        paid: Vec::new(),
        source: source.to_owned(),
        pays_first: rules.pays_first,
        provisional: false,
        claim: book.dunning.claim(&id).cloned(),
    };
    for row in instalments(book, first) {
        if !is_claim(book, row) {
            continue;
        }
        let due = Day::new(invoices.due[row as usize]);
        let principal = Amount::new(invoices.gross[row as usize]);
        add(&mut late.principal, principal);
        add(&mut late.open, Amount::new(open_at(book, row, until.get()).max(0)));
        let movements = movements(book, row, until);
        late.paid.extend(movements.iter().map(|movement| LatePayment {
            day: movement.day,
            amount: Money::new(movement.amount, currency),
            credit: movement.lowering == Lowering::CreditNote,
        }));
        let debt = Debt {
            principal,
            due,
            movements: &movements,
            regime,
            imputation,
            insolvent: treatment.and_then(|of| of.insolvent),
            capitalised: rules.capitalised,
            // Forty euros are forty euros: of another currency nobody has said how many.
            indemnity: rules.indemnity
                && currency == Currency::EUR
                && late.indemnity.amount == Amount::ZERO,
        };
        let owed = account(&debt, until, Rates::default())?;
        collect(&mut late, &owed, due, currency);
    }
    late.paid.arrange_by_key(|paid| paid.day);
    let nothing = late.interest.amount == Amount::ZERO && late.indemnity.amount == Amount::ZERO;
    (!nothing || late.claim.is_some()).then_some(late)
}

fn collect(late: &mut LateInvoice, owed: &Account, due: Day, currency: Currency) {
    add(&mut late.interest, owed.interest);
    add(&mut late.indemnity, owed.indemnity);
    late.provisional |= owed.provisional;
    late.runs.extend(owed.runs.iter().map(|run| LateRun {
        due,
        from: run.from,
        to: run.to,
        days: run.days,
        base: Money::new(run.base, currency),
        rate_bp: run.rate_bp,
        interest: Money::new(run.interest, currency),
        raised: run.raised,
        provisional: run.provisional,
    }));
}

fn add(sum: &mut Money, amount: Amount) {
    // Sums of what the book holds are within what an amount holds: it checks that.
    sum.amount = sum.amount.checked_add(amount).unwrap_or(sum.amount);
}
