//! What a late payment costs: interest by half-years, the fixed indemnity, and what a partial payment is taken to pay.
//!
//! Every step can be computed again by hand: [`account`] gives each run of days with its base, its rate and its
//! interest. Days are counted from the one after the due date to the day of payment, that day included; a run ends where
//! the half-year, the principal or the rate changes, and its interest is rounded to the cent, half up. Amounts are minor
//! units of one currency. Nothing here decides whether a debt is owed: disputed, insolvent or written-off parts are left
//! out by whoever asks.

mod rates;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Arrange, Day};

use rates::end_of_half;
pub use rates::{HalfYear, RATES, Rates};

/// The fixed indemnity for recovery costs («indemnité forfaitaire»), in cents of a euro: once for each late invoice,
/// however it was paid; no VAT, not part of the base of interest, never against a consumer.
///
/// Source: Code de commerce, art. L441-10, II and D441-5; Code de la commande publique, art. D2192-35.
pub const FIXED_INDEMNITY: Amount = Amount::new(4_000);

/// By which rules interest runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Regime {
    /// Between professionals: the agreed rate, never below three times the legal rate; else refinancing rate and ten
    /// points, of each half-year. Source: Code de commerce, art. L441-10, II.
    Professional {
        /// The agreed rate, in basis points a year.
        agreed_bp: Option<u32>,
    },
    /// A public buyer: refinancing rate and eight points, as of the half-year of the first day of interest, for the
    /// whole time. Source: Code de la commande publique, art. R2192-31.
    PublicBody,
    /// A consumer: the legal rate, from a formal notice on, no indemnity. Source: Code civil, art. 1231-6.
    Consumer {
        /// The day the formal notice was received; without one nothing runs.
        noticed: Option<Day>,
    },
    /// A decision of a court: the legal rate and five points. Source: Code monétaire et financier, art. L313-3.
    Judgment,
}

/// What a partial payment pays first. Source: Code civil, art. 1342-10 and 1343-1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Imputation {
    /// The principal: common practice, by the creditor's consent.
    #[default]
    PrincipalFirst,
    /// Interest, then the principal: what the law says where nobody says otherwise.
    InterestFirst,
    /// Interest and the fixed indemnity, then the principal.
    InterestAndIndemnityFirst,
}

/// What lowers a debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Lowering {
    /// Money.
    Payment,
    /// A credit note as of its own day: it lowers the principal, whatever the imputation.
    CreditNote,
    /// A credit note that corrects what was wrong from the start: as if never invoiced.
    Correction,
}

/// Something that lowered the debt on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Movement {
    /// When.
    pub day: Day,
    /// How much, above zero.
    pub amount: Amount,
    /// How.
    pub lowering: Lowering,
}

/// One debt, and how its interest is counted.
#[derive(Clone, Copy, Debug)]
pub struct Debt<'a> {
    /// What was invoiced, VAT included; above zero.
    pub principal: Amount,
    /// The last day to pay.
    pub due: Day,
    /// What lowered it, in any order.
    pub movements: &'a [Movement],
    /// By which rules.
    pub regime: Regime,
    /// What a partial payment pays first.
    pub imputation: Imputation,
    /// The day of the judgment that opened insolvency proceedings: interest stops the day before. Source: Code de
    /// commerce, art. L622-28.
    pub insolvent: Option<Day>,
    /// Interest of each full year bears interest itself: only by contract or by a claim in court. Source: Code civil,
    /// art. 1343-2.
    pub capitalised: bool,
    /// Whether the fixed indemnity is claimed where it is due.
    pub indemnity: bool,
}

/// Days in a row with one base and one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first day that bears interest.
    pub from: Day,
    /// The last one.
    pub to: Day,
    /// Calendar days, both included.
    pub days: i32,
    /// What bears interest.
    pub base: Amount,
    /// Basis points a year.
    pub rate_bp: u32,
    /// `base × rate × days ÷ (10 000 × 365)`, rounded half up.
    pub interest: Amount,
    /// An agreed rate was below the floor, which was taken instead.
    pub raised: bool,
    /// The rate of that half-year is not known yet: the last one stands in.
    pub provisional: bool,
}

/// What is owed on a day, and how it came about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The days of interest, in order.
    pub runs: Vec<Run>,
    /// Σ of the runs.
    pub interest: Amount,
    /// What of it is still owed.
    pub interest_left: Amount,
    /// The indemnity due: nothing, or [`FIXED_INDEMNITY`].
    pub indemnity: Amount,
    /// What of it is still owed.
    pub indemnity_left: Amount,
    /// What is still owed of the invoice.
    pub principal_left: Amount,
    /// Paid beyond everything owed.
    pub overpaid: Amount,
    /// Some rate is not certain: no definitive amount may be printed.
    pub provisional: bool,
}

/// Interest of a run, in minor units: `base × rate × days ÷ (10 000 × 365)`, rounded half up; the 365-day year is usage,
/// no text. `None` beyond what an amount holds.
///
/// ```
/// use encours::base::Amount;
/// use encours::law::late_payment::interest;
/// // 1 200,00 € at 12,40 % for 21 days.
/// assert_eq!(interest(Amount::new(120_000), 1_240, 21), Some(Amount::new(856)));
/// ```
pub fn interest(base: Amount, rate_bp: u32, days: i32) -> Option<Amount> {
    const YEAR: i128 = 10_000 * 365;
    let product = i128::from(base.get()) * i128::from(rate_bp) * i128::from(days.max(0));
    i64::try_from((product + YEAR / 2).div_euclid(YEAR)).ok().map(Amount::new)
}

/// What is owed at the end of `until`. `None` where amounts are beyond what an [`Amount`] holds, or not above zero.
///
/// ```
/// use encours::base::Amount;
/// use encours::law::late_payment::{Debt, Imputation, Rates, Regime, account};
/// let debt = Debt {
///     principal: Amount::new(1_000_000),
///     due: "2026-05-01".parse().unwrap(),
///     movements: &[],
///     regime: Regime::Professional { agreed_bp: None },
///     imputation: Imputation::PrincipalFirst,
///     insolvent: None,
///     capitalised: false,
///     indemnity: true,
/// };
/// let owed = account(&debt, "2026-09-01".parse().unwrap(), Rates::default()).unwrap();
/// // 60 days at 12,15 %, then 63 at 12,40 %.
/// assert_eq!(owed.runs.iter().map(|run| (run.days, run.interest.get())).collect::<Vec<_>>(), [(60, 19_973), (63, 21_403)]);
/// assert_eq!((owed.interest.get(), owed.indemnity.get()), (41_376, 4_000));
/// ```
pub fn account(debt: &Debt, until: Day, rates: Rates) -> Option<Account> {
    if debt.principal <= Amount::ZERO
        || debt.movements.iter().any(|movement| movement.amount <= Amount::ZERO)
    {
        return None;
    }
    let mut movements: Vec<Movement> =
        debt.movements.iter().copied().filter(|movement| movement.day <= until).collect();
    // A correction holds from the start. Of one day, credit notes come before payments: they lower what is to be paid.
    movements.arrange_by_key(|movement| match movement.lowering {
        Lowering::Correction => (Day::FIRST, 0),
        Lowering::CreditNote => (movement.day, 1),
        Lowering::Payment => (movement.day, 2),
    });
    let start = match debt.regime {
        Regime::Consumer { noticed: Some(noticed) } => Some(debt.due.max(noticed)),
        Regime::Consumer { noticed: None } => None,
        _ => Some(debt.due),
    };
    let end = debt.insolvent.map_or(until, |judgment| until.min(judgment.plus(-1)));
    let mut state = Ledger { principal: debt.principal, ..Ledger::default() };
    let mut reached = start.unwrap_or(end);
    for movement in &movements {
        let day = if movement.lowering == Lowering::Correction { Day::FIRST } else { movement.day };
        state.run(debt, start, reached, day.min(end), rates)?;
        reached = reached.max(day.min(end));
        let late = debt.due < day && Amount::ZERO < state.principal;
        state.claim_indemnity(debt, late);
        state.lower(debt, movement)?;
    }
    state.run(debt, start, reached, end, rates)?;
    state.claim_indemnity(debt, debt.due < until && Amount::ZERO < state.principal);
    Some(Account { principal_left: state.principal, ..state.account })
}

/// The account while it is being drawn up.
#[derive(Default)]
struct Ledger {
    account: Account,
    principal: Amount,
    /// Interest that bears interest itself.
    capitalised: Amount,
    claimed: bool,
}

impl Ledger {
    /// Interest of the days after `from`, up to and with `to`.
    fn run(
        &mut self,
        debt: &Debt,
        start: Option<Day>,
        from: Day,
        to: Day,
        rates: Rates,
    ) -> Option<()> {
        let Some(start) = start else { return Some(()) };
        let mut last = from.max(start);
        while last < to {
            let first = last.plus(1);
            let anniversary = next_anniversary(debt.due, first);
            let (rate_bp, raised, certain) = rate(debt, start.plus(1), first, rates);
            let mut end = to;
            if debt.regime != Regime::PublicBody {
                end = end.min(end_of_half(first));
            }
            if debt.capitalised {
                end = end.min(anniversary);
            }
            let base = self.principal.checked_add(self.capitalised)?;
            if Amount::ZERO < base {
                let days = end.since(last);
                let of_run = interest(base, rate_bp, days)?;
                let run = Run {
                    from: first,
                    to: end,
                    days,
                    base,
                    rate_bp,
                    interest: of_run,
                    raised,
                    provisional: !certain,
                };
                self.account.provisional |= !certain;
                self.account.interest = self.account.interest.checked_add(of_run)?;
                self.account.interest_left = self.account.interest_left.checked_add(of_run)?;
                self.account.runs.push(run);
            }
            if debt.capitalised && end == anniversary {
                self.capitalised = self.account.interest_left;
            }
            last = end;
        }
        Some(())
    }

    fn claim_indemnity(&mut self, debt: &Debt, late: bool) {
        let owed = match debt.regime {
            Regime::Professional { .. } | Regime::PublicBody => debt.indemnity,
            Regime::Consumer { .. } | Regime::Judgment => false,
        };
        // Not where proceedings forbade paying on the due date.
        let forbidden = debt.insolvent.is_some_and(|judgment| judgment <= debt.due);
        if late && owed && !forbidden && !self.claimed {
            self.claimed = true;
            self.account.indemnity = FIXED_INDEMNITY;
            self.account.indemnity_left = FIXED_INDEMNITY;
        }
    }

    fn lower(&mut self, debt: &Debt, movement: &Movement) -> Option<()> {
        let mut left = movement.amount;
        let mut take = |of: &mut Amount| {
            let taken = left.min(*of);
            *of = Amount::new(of.get() - taken.get());
            left = Amount::new(left.get() - taken.get());
        };
        let account = &mut self.account;
        let payment = movement.lowering == Lowering::Payment;
        let interest_first = payment && debt.imputation != Imputation::PrincipalFirst;
        if interest_first {
            take(&mut account.interest_left);
            if debt.imputation == Imputation::InterestAndIndemnityFirst {
                take(&mut account.indemnity_left);
            }
        }
        take(&mut self.principal);
        if payment {
            take(&mut account.interest_left);
            take(&mut account.indemnity_left);
        }
        self.capitalised = self.capitalised.min(account.interest_left);
        account.overpaid = account.overpaid.checked_add(left)?;
        Some(())
    }
}

/// The rate of a day, whether the floor raised it, and whether it is certain.
fn rate(debt: &Debt, first_of_all: Day, day: Day, rates: Rates) -> (u32, bool, bool) {
    let (now, certain) = rates.of(day);
    match debt.regime {
        Regime::Professional { agreed_bp: Some(agreed) } => {
            (agreed.max(now.floor_bp()), agreed < now.floor_bp(), certain)
        }
        Regime::Professional { agreed_bp: None } => (now.default_bp(), false, certain),
        Regime::PublicBody => {
            let (frozen, certain) = rates.of(first_of_all);
            (frozen.public_bp(), false, certain)
        }
        Regime::Consumer { .. } => (now.legal_bp, false, certain),
        Regime::Judgment => (now.legal_bp + 500, false, certain),
    }
}

/// The first day from `day` on that a full number of years after `due` ends with.
fn next_anniversary(due: Day, day: Day) -> Day {
    use chrono::{Datelike, Months};
    let date = due.to_date();
    let years = u32::try_from((day.to_date().year() - date.year()).max(1)).unwrap_or(1);
    let after = |years: u32| date.checked_add_months(Months::new(12 * years)).map(Day::from);
    let at = after(years).filter(|at| day <= *at).or_else(|| after(years + 1));
    at.unwrap_or(Day::LAST)
}
