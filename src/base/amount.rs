//! Exact amounts of money.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Currency;

/// An amount in minor units (cents) of one currency. Above zero: owed to us.
///
/// Exact by construction: integers only, and no operator that could overflow in silence.
///
/// ```
/// use encours::base::{Amount, Currency};
/// use rust_decimal::Decimal;
/// // 13.455 rounds half away from zero, and so does its negative.
/// let euro = Currency::EUR;
/// assert_eq!(Amount::from_decimal("13.455".parse().unwrap(), euro), Some(Amount::new(1346)));
/// assert_eq!(Amount::from_decimal("-13.455".parse().unwrap(), euro), Some(Amount::new(-1346)));
/// assert_eq!(Amount::new(-5).to_decimal(euro).to_string(), "-0.05");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Amount(i64);

impl Amount {
    /// Nothing owed.
    pub const ZERO: Amount = Amount(0);

    /// From minor units.
    pub const fn new(minor_units: i64) -> Amount {
        Amount(minor_units)
    }

    /// In minor units.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The sum, or `None` beyond what an amount holds.
    pub fn checked_add(self, other: Amount) -> Option<Amount> {
        self.0.checked_add(other.0).map(Amount)
    }

    /// The difference, or `None` beyond what an amount holds.
    pub fn checked_sub(self, other: Amount) -> Option<Amount> {
        self.0.checked_sub(other.0).map(Amount)
    }

    /// The opposite. Never overflows for an amount that a file or a person gave: see [`Amount::from_decimal`].
    pub fn negated(self) -> Amount {
        Amount(self.0.saturating_neg())
    }

    /// The size, without the sign.
    pub fn abs(self) -> Amount {
        Amount(self.0.saturating_abs())
    }

    /// The one place where a decimal becomes an amount: rounded half away from zero to the currency's
    /// minor unit (EN 16931). `None` beyond ±10 000 billion, so that a million of them still add up.
    pub fn from_decimal(value: Decimal, currency: Currency) -> Option<Amount> {
        const LIMIT: i64 = 1_000_000_000_000_000;
        let scaled = value.checked_mul(Decimal::from(10_i64.pow(currency.digits())))?;
        let rounded = scaled.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let units = i64::try_from(rounded.mantissa() / 10_i128.pow(rounded.scale())).ok()?;
        (-LIMIT..=LIMIT).contains(&units).then_some(Amount(units))
    }

    /// With as many decimals as the currency has.
    pub fn to_decimal(self, currency: Currency) -> Decimal {
        Decimal::new(self.0, currency.digits())
    }

    /// As its decimal is written, by hand: a page of a thousand amounts is written thousands of times a day.
    fn write(self, currency: Currency, into: &mut [u8; WRITTEN]) -> &str {
        let decimals = currency.digits() as usize;
        let mut rest = self.0.unsigned_abs();
        let mut at = into.len();
        let mut digits = 0;
        let mut put = |byte: u8| {
            at -= 1;
            into[at] = byte;
        };
        while rest != 0 || digits <= decimals {
            if digits == decimals && decimals != 0 {
                put(b'.');
            }
            put(b'0' + (rest % 10) as u8);
            rest /= 10;
            digits += 1;
        }
        if self.0 < 0 {
            put(b'-');
        }
        // Digits, a point and a sign.
        std::str::from_utf8(&into[at..]).unwrap_or_default()
    }
}

/// A sign, the nineteen digits of an `i64`, a point; or as many noughts as a currency has decimals, with room to spare.
const WRITTEN: usize = 24;

/// An amount with its currency: what views carry, and what crosses to JavaScript as
/// `{"amount":"1234.56","currency":"EUR"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(type = "{ amount: string, currency: Currency }")
)]
pub struct Money {
    /// How much, in minor units of `currency`.
    pub amount: Amount,
    /// Of what.
    pub currency: Currency,
}

impl Money {
    /// An amount of a currency.
    pub const fn new(amount: Amount, currency: Currency) -> Money {
        Money { amount, currency }
    }
}

#[derive(Deserialize)]
struct WrittenMoney {
    #[serde(with = "rust_decimal::serde::str")]
    amount: Decimal,
    currency: Currency,
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("Money", 2)?;
        let mut text = [0; WRITTEN];
        written.serialize_field("amount", self.amount.write(self.currency, &mut text))?;
        written.serialize_field("currency", &self.currency)?;
        written.end()
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
        let written = WrittenMoney::deserialize(deserializer)?;
        let amount = Amount::from_decimal(written.amount, written.currency)
            .ok_or_else(|| serde::de::Error::custom("amount out of range"))?;
        Ok(Money { amount, currency: written.currency })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Written by hand as the decimal would be: entries are hashed by their text.
        #[test]
        fn an_amount_is_written_as_its_decimal(
            units in prop_oneof![any::<i64>(), -2000_i64..2000],
            currency in prop::sample::select(vec!["EUR", "JPY", "KWD", "USD"]),
        ) {
            let currency: Currency = currency.parse().unwrap();
            let money = Money::new(Amount::new(units), currency);
            let written = serde_json::to_string(&money).unwrap();
            let decimal = money.amount.to_decimal(currency);
            prop_assert_eq!(written, format!(r#"{{"amount":"{decimal}","currency":"{currency}"}}"#));
        }
    }
}
