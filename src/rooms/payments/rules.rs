//! How lines of bank statements are decided: what is applied without asking, and how large a difference may be given up.

use serde::{Deserialize, Serialize};

use crate::base::Amount;
use crate::journal::{EntryId, Part, Written};
use crate::rooms::written::{self, Unread};

use super::decided::Reason;

/// What is applied without asking when a bank file is imported.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ApplyRule"))]
pub enum Apply {
    /// Nothing: a person accepts.
    #[default]
    Nothing,
    /// What is certain.
    Certain,
    /// What is certain or likely.
    Likely,
}

/// How lines are decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// What is applied without asking.
    pub apply: Apply,
    /// The most that may be given up as discount, in basis points of the invoice: 300 = 3 %.
    pub discount_bp: u32,
    /// The most that may be given up as bank charges on one line, in minor units of its currency.
    pub bank_fee: Amount,
    /// Likewise as rounding.
    pub rounding: Amount,
    /// The most that may be given up as a factor's charges, in basis points of the line.
    pub factor_fee_bp: u32,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            apply: Apply::Nothing,
            discount_bp: 300,
            bank_fee: Amount::new(50_00),
            rounding: Amount::new(1_00),
            factor_fee_bp: 500,
        }
    }
}

impl Rules {
    /// The most that may be given up for a reason, where there is a limit: of an invoice of `gross` and a line of `paid`,
    /// in size, rounded down to the minor unit. `None`: no limit, for nothing is given up.
    ///
    /// `limit = gross × rate ÷ 10 000`
    ///
    /// ```
    /// use encours::base::Amount;
    /// use encours::rooms::payments::decided::Reason;
    /// use encours::rooms::payments::rules::Rules;
    /// let limit = Rules::default().limit(Reason::Discount, Amount::new(1_000_50), Amount::ZERO);
    /// assert_eq!(limit, Some(Amount::new(30_01)));
    /// ```
    pub fn limit(&self, reason: Reason, gross: Amount, paid: Amount) -> Option<Amount> {
        let part = |of: Amount, bp: u32| {
            let units = i128::from(of.get().unsigned_abs()) * i128::from(bp) / 10_000;
            Amount::new(i64::try_from(units).unwrap_or(i64::MAX))
        };
        match reason {
            Reason::Discount => Some(part(gross, self.discount_bp)),
            Reason::BankFee => Some(self.bank_fee),
            Reason::Rounding => Some(self.rounding),
            Reason::FactorFee => Some(part(paid, self.factor_fee_bp)),
            _ => None,
        }
    }
}

/// Version 1 of `payments.rules-set`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RulesSetV1 {
    apply: Apply,
    discount_bp: u32,
    bank_fee_minor_units: Amount,
    rounding_minor_units: Amount,
    factor_fee_bp: u32,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

/// As it is kept.
pub(super) fn write(rules: &Rules, replaces: &[EntryId]) -> (Written, Vec<Part>) {
    let body = RulesSetV1 {
        apply: rules.apply,
        discount_bp: rules.discount_bp,
        bank_fee_minor_units: rules.bank_fee,
        rounding_minor_units: rules.rounding,
        factor_fee_bp: rules.factor_fee_bp,
        replaces: replaces.to_vec(),
    };
    written::write("payments.rules-set", &body)
}

/// Back from what is kept.
pub(super) fn read(kept: &Written) -> Result<(Rules, Vec<EntryId>), Unread> {
    let body: RulesSetV1 = written::read(kept)?;
    let rules = Rules {
        apply: body.apply,
        discount_bp: body.discount_bp,
        bank_fee: body.bank_fee_minor_units,
        rounding: body.rounding_minor_units,
        factor_fee_bp: body.factor_fee_bp,
    };
    Ok((rules, body.replaces))
}
