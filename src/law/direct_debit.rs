//! The days of a SEPA direct debit.
//!
//! Source: EPC016-06 (Core rulebook) and EPC222-07 (B2B rulebook), sections 4.2 to 4.6; SEPA regulation (EU) 260/2012.

use super::calendar::{after_months, interbank_days_from, is_interbank_day};
use crate::base::Day;

/// Calendar days of pre-notification, unless creditor and debtor agreed on others.
pub const NOTICE_DAYS: u32 = 14;

/// The days around one collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// When the account is debited: the day asked for, or the next interbank day.
    pub collection: Day,
    /// The debtor is told on this day at the latest.
    pub notice: Day,
    /// The bank has the file on this day at the latest: one interbank day before (since November 2016).
    pub submission: Day,
    /// Until when the debtor's bank may send it back: five interbank days after (Core), three (B2B).
    pub returns_until: Day,
    /// Until when the debtor may ask for the money back without a reason: eight weeks after; not in B2B.
    pub refund_until: Option<Day>,
    /// Until when an unauthorised one may be claimed back: thirteen months after.
    pub claim_until: Day,
}

/// The days of a collection asked for on a day, with so many days of notice.
///
/// ```
/// use encours::law::direct_debit::{NOTICE_DAYS, schedule};
/// // Good Friday 2027 is the 26th of March: the collection slips to the Tuesday after.
/// let days = schedule("2027-03-26".parse().unwrap(), NOTICE_DAYS, false);
/// assert_eq!(days.collection.to_string(), "2027-03-30");
/// assert_eq!(days.notice.to_string(), "2027-03-16");
/// assert_eq!(days.submission.to_string(), "2027-03-25");
/// assert_eq!(days.returns_until.to_string(), "2027-04-06");
/// assert_eq!(days.refund_until.unwrap().to_string(), "2027-05-25");
/// assert_eq!(schedule("2027-03-26".parse().unwrap(), 2, true).refund_until, None);
/// ```
pub fn schedule(asked: Day, notice_days: u32, between_firms: bool) -> Schedule {
    let collection = interbank_days_from(asked, 0);
    Schedule {
        collection,
        notice: collection.plus(-(notice_days as i32)),
        submission: interbank_days_from(collection, -1),
        returns_until: interbank_days_from(collection, if between_firms { 3 } else { 5 }),
        refund_until: (!between_firms).then(|| collection.plus(56)),
        claim_until: after_months(collection, 13),
    }
}

/// The first day on which a collection decided today may be made: both the notice and the bank's day are kept.
///
/// ```
/// use encours::law::direct_debit::earliest;
/// let from = |today: &str, notice| earliest(today.parse().unwrap(), notice).to_string();
/// // Saturday the 21st of November 2026: Monday at the bank, Tuesday at the earliest.
/// assert_eq!([from("2026-11-21", 0), from("2026-11-21", 14)], ["2026-11-24", "2026-12-07"]);
/// ```
pub fn earliest(today: Day, notice_days: u32) -> Day {
    let noticed = interbank_days_from(today.plus(notice_days as i32), 0);
    let at_bank = interbank_days_from(today, 0);
    noticed.max(interbank_days_from(at_bank, 1))
}

/// The last day on which a mandate may be used: 36 months after its last collection, or after its signature.
///
/// ```
/// use encours::law::direct_debit::mandate_until;
/// assert_eq!(mandate_until("2026-11-21".parse().unwrap()).to_string(), "2029-11-21");
/// ```
pub fn mandate_until(last_used: Day) -> Day {
    after_months(last_used, 36)
}

/// A day on which banks settle direct debits.
pub fn is_collection_day(day: Day) -> bool {
    is_interbank_day(day)
}
