//! The amounts of an invoice from its quantities, prices, allowances and charges, as EN 16931-1 computes them.
//!
//! Every amount is rounded once, half away from zero, to the cents of the currency (at most two decimals, as the standard
//! allows no more): a line's net amount, each allowance and charge, the VAT of each category and rate on the sum of its
//! lines. The VAT of single lines is never rounded, and never added up.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Adjustment, Invoice, Line, Vat, VatLine};
use crate::base::{Arrange, Currency};

/// An amount beyond what a decimal holds: no invoice, only a slip of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// Rounds half away from zero to the currency's minor unit, and never to more than two decimals.
///
/// ```
/// use encours::base::Currency;
/// use encours::en16931::totals::rounded;
/// let euro = |text: &str| rounded(text.parse().unwrap(), Currency::EUR).to_string();
/// assert_eq!((euro("13.455"), euro("-13.455")), ("13.46".to_owned(), "-13.46".to_owned()));
/// assert_eq!(rounded("13.5".parse().unwrap(), "JPY".parse().unwrap()).to_string(), "14");
/// ```
pub fn rounded(amount: Decimal, currency: Currency) -> Decimal {
    let digits = currency.digits().min(2);
    let mut amount = amount.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    // Written with all its decimals, so that equal amounts look equal.
    amount.rescale(digits);
    amount
}

/// What a price with VAT holds: without VAT, and the VAT.
///
/// `net = gross ÷ (1 + rate)`, rounded to the cent; the VAT is the rest.
///
/// ```
/// use encours::base::Currency;
/// use encours::en16931::totals::split_gross;
/// let split = |rate: &str| {
///     let (net, vat) = split_gross("100".parse().unwrap(), rate.parse().unwrap(), Currency::EUR).unwrap();
///     (net.to_string(), vat.to_string())
/// };
/// assert_eq!(split("20"), ("83.33".to_owned(), "16.67".to_owned()));
/// assert_eq!(split("5.5"), ("94.79".to_owned(), "5.21".to_owned()));
/// assert_eq!(split("2.1"), ("97.94".to_owned(), "2.06".to_owned()));
/// ```
pub fn split_gross(
    gross: Decimal,
    rate: Decimal,
    currency: Currency,
) -> Result<(Decimal, Decimal), TooLarge> {
    let net = rounded(without_vat(gross, rate)?, currency);
    Ok((net, rounded(gross.checked_sub(net).ok_or(TooLarge)?, currency)))
}

/// `gross ÷ (1 + rate ÷ 100)`, unrounded. The rate is not below zero: a caller's check.
fn without_vat(gross: Decimal, rate: Decimal) -> Result<Decimal, TooLarge> {
    let hundred = Decimal::ONE_HUNDRED;
    let share = hundred.checked_add(rate).filter(|share| Decimal::ZERO < *share).ok_or(TooLarge)?;
    gross.checked_mul(hundred).and_then(|gross| gross.checked_div(share)).ok_or(TooLarge)
}

/// A percentage of an amount, rounded.
pub fn percentage(of: Decimal, percent: Decimal, currency: Currency) -> Result<Decimal, TooLarge> {
    let product = of.checked_mul(percent).ok_or(TooLarge)?;
    Ok(rounded(product.checked_div(Decimal::ONE_HUNDRED).ok_or(TooLarge)?, currency))
}

/// Ten thousand billion: what a book's amounts hold, so that sums of these cannot overflow.
fn within(amount: Decimal) -> Result<Decimal, TooLarge> {
    if amount.abs() <= Decimal::from(10_000_000_000_000_i64) { Ok(amount) } else { Err(TooLarge) }
}

fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Result<Decimal, TooLarge> {
    let mut amounts = amounts.into_iter();
    amounts.try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount)).ok_or(TooLarge)
}

/// An amount in equal parts, the last taking what the rounding left: 10 000 in three is 3 333.33 + 3 333.33 + 3 333.34.
///
/// ```
/// use encours::base::Currency;
/// use encours::en16931::totals::in_parts;
/// let parts = in_parts("10000".parse().unwrap(), 3, Currency::EUR);
/// let parts: Vec<String> = parts.iter().map(|part| part.to_string()).collect();
/// assert_eq!(parts, ["3333.33", "3333.33", "3333.34"]);
/// ```
pub fn in_parts(amount: Decimal, parts: u32, currency: Currency) -> Vec<Decimal> {
    let Some(part) = amount.checked_div(Decimal::from(parts)) else { return Vec::new() };
    // Towards zero, so that the last part is never the smallest and never has the other sign.
    let digits = currency.digits().min(2);
    let mut part = part.round_dp_with_strategy(digits, RoundingStrategy::ToZero);
    part.rescale(digits);
    let mut all = vec![part; parts as usize];
    if let (Some(last), Some(others)) =
        (all.last_mut(), part.checked_mul(Decimal::from(parts.saturating_sub(1))))
    {
        *last = rounded(amount - others, currency);
    }
    all
}

/// What a line comes to before its own allowances and charges, unrounded: quantity × price ÷ quantity of the price.
fn before_adjustments(line: &Line) -> Result<Decimal, TooLarge> {
    let product = line.quantity.checked_mul(line.price).ok_or(TooLarge)?;
    match line.price_quantity {
        Some(quantity) if !quantity.is_zero() => product.checked_div(quantity).ok_or(TooLarge),
        _ => Ok(product),
    }
}

/// An allowance or a charge said in per cent has its amount from its base; without a base, from `of`.
fn fill_adjustment(
    adjustment: &mut Adjustment,
    of: Decimal,
    currency: Currency,
) -> Result<(), TooLarge> {
    match adjustment.percent {
        Some(percent) => {
            let base = *adjustment.base.get_or_insert(rounded(of, currency));
            adjustment.amount = within(percentage(base, percent, currency)?)?;
        }
        None => adjustment.amount = rounded(within(adjustment.amount)?, currency),
    }
    Ok(())
}

fn signed(adjustment: &Adjustment) -> Decimal {
    if adjustment.is_charge { adjustment.amount } else { -adjustment.amount }
}

/// The net amount of a line, BT-131; fills the price after its own discount and the amounts of its allowances and charges.
pub fn fill_line(line: &mut Line, currency: Currency) -> Result<(), TooLarge> {
    if let (Some(gross), Some(discount)) = (line.gross_price, line.price_discount) {
        line.price = gross.checked_sub(discount).ok_or(TooLarge)?;
    }
    let whole = before_adjustments(line)?;
    for adjustment in &mut line.adjustments {
        fill_adjustment(adjustment, whole, currency)?;
    }
    let taken = sum(line.adjustments.iter().map(signed))?;
    line.net = rounded(within(whole.checked_add(taken).ok_or(TooLarge)?)?, currency);
    Ok(())
}

/// One VAT: the category, and the rate by its value.
fn same(one: &Vat, other: &Vat) -> bool {
    one.category == other.category && one.rate.unwrap_or_default() == other.rate.unwrap_or_default()
}

/// Fills everything that is computed: line nets, allowances and charges in per cent, the VAT breakdown and the totals.
///
/// What is already paid ([`super::Totals::prepaid`]) and the rounding of what is due ([`super::Totals::rounding`]) are
/// inputs; so are the reasons of exemption in [`Invoice::vat`], kept by category and rate. Filling twice changes nothing.
///
/// ```
/// use encours::en16931::{Invoice, Line, Vat, totals::fill};
/// let rated = Vat { category: "S".to_owned(), rate: Some("20".parse().unwrap()) };
/// let line = Line { quantity: 1.into(), price: "3.33".parse().unwrap(), vat: rated, ..Line::default() };
/// let mut invoice = Invoice { lines: vec![line; 3], ..Invoice::default() };
/// fill(&mut invoice).unwrap();
/// // 9.99 × 20 % = 1.998: the VAT of the whole is 2.00, not three times 0.67.
/// assert_eq!((invoice.totals.net.to_string(), invoice.totals.vat.to_string()), ("9.99".into(), "2.00".into()));
/// assert_eq!(invoice.totals.due.to_string(), "11.99");
/// ```
pub fn fill(invoice: &mut Invoice) -> Result<(), TooLarge> {
    for line in &mut invoice.lines {
        fill_line(line, invoice.currency)?;
    }
    fill_totals(invoice)
}

/// The same from prices that include VAT: [`Line::price`], and the amounts of every allowance and charge, are said with it.
///
/// Per VAT rate the total with VAT is what the prices come to, to the cent; its net amount is [`split_gross`] of it, and
/// is shared among the lines so that each is within a cent of its own. Where no net amount has exactly that total with
/// VAT (3 cents at 20 %), the cent stands in the rounding of what is due, BT-114. Afterwards every price is without VAT, at
/// most six decimals.
pub fn fill_from_gross(invoice: &mut Invoice) -> Result<(), TooLarge> {
    let currency = invoice.currency;
    let mut groups: Vec<(Vat, Decimal)> = Vec::new();
    // What was shared out of each group so far: with VAT and unrounded, then without and rounded.
    let mut shared: Vec<(Decimal, Decimal)> = Vec::new();
    let mut asked = Decimal::ZERO;
    let mut share = |vat: &Vat, gross: Decimal| -> Result<Decimal, TooLarge> {
        let place = groups.iter().position(|(known, _)| same(known, vat)).unwrap_or_else(|| {
            groups.push((vat.clone(), Decimal::ZERO));
            shared.push((Decimal::ZERO, Decimal::ZERO));
            groups.len() - 1
        });
        let (with, without) = &mut shared[place];
        *with = with.checked_add(gross).ok_or(TooLarge)?;
        let (net, _) = split_gross(*with, vat.rate.unwrap_or_default(), currency)?;
        let part = net - *without;
        *without = net;
        Ok(part)
    };
    for line in &mut invoice.lines {
        fill_line(line, currency)?;
        let (gross, rate) = (line.net, line.vat.rate.unwrap_or_default());
        asked = asked.checked_add(gross).ok_or(TooLarge)?;
        let mut taken = Decimal::ZERO;
        for adjustment in &mut line.adjustments {
            adjustment.amount = split_gross(adjustment.amount, rate, currency)?.0;
            adjustment.base = match adjustment.base {
                Some(base) => Some(split_gross(base, rate, currency)?.0),
                None => None,
            };
            taken = taken.checked_add(signed(adjustment)).ok_or(TooLarge)?;
        }
        let unit = |price: Decimal| {
            let strategy = RoundingStrategy::MidpointAwayFromZero;
            Ok(without_vat(price, rate)?.round_dp_with_strategy(6, strategy).normalize())
        };
        line.price = unit(line.price)?;
        if let (Some(gross), Some(_)) = (line.gross_price, line.price_discount) {
            let gross = unit(gross)?;
            (line.gross_price, line.price_discount) = (Some(gross), Some(gross - line.price));
        }
        line.net = share(&line.vat, gross)?;
    }
    let grosses: Vec<(Vat, Decimal)> = {
        let mut grosses: Vec<(Vat, Decimal)> = Vec::new();
        for line in &invoice.lines {
            let rate = line.vat.rate.unwrap_or_default();
            let gross = line.net.checked_add(percentage(line.net, rate, currency)?);
            grosses.push((line.vat.clone(), gross.ok_or(TooLarge)?));
        }
        grosses
    };
    for adjustment in &mut invoice.adjustments {
        let ours = grosses.iter().filter(|(vat, _)| same(vat, &adjustment.vat));
        fill_adjustment(adjustment, sum(ours.map(|(_, gross)| *gross))?, currency)?;
        let gross = signed(adjustment);
        asked = asked.checked_add(gross).ok_or(TooLarge)?;
        let net = share(&adjustment.vat, gross)?;
        adjustment.amount = if adjustment.is_charge { net } else { -net };
        // A percentage of amounts with VAT is not one of amounts without it to the cent: the amount alone is said.
        (adjustment.base, adjustment.percent) = (None, None);
    }
    for line in &mut invoice.lines {
        for adjustment in &mut line.adjustments {
            (adjustment.base, adjustment.percent) = (None, None);
        }
    }
    fill_totals(invoice)?;
    invoice.totals.rounding = rounded(asked - invoice.totals.gross, currency);
    fill_due(invoice)
}

/// Fills the VAT breakdown and the totals of lines that are filled already.
fn fill_totals(invoice: &mut Invoice) -> Result<(), TooLarge> {
    let currency = invoice.currency;
    let lines = &invoice.lines;
    for adjustment in &mut invoice.adjustments {
        let ours = lines.iter().filter(|line| same(&line.vat, &adjustment.vat));
        fill_adjustment(adjustment, sum(ours.map(|line| line.net))?, currency)?;
    }
    let mut vat: Vec<VatLine> = Vec::new();
    let said = std::mem::take(&mut invoice.vat);
    let of_lines = lines.iter().map(|line| (&line.vat, line.net));
    let of_document = invoice.adjustments.iter().map(|one| (&one.vat, signed(one)));
    for (of, amount) in of_lines.chain(of_document) {
        match vat.iter_mut().find(|known| same(&known.vat, of)) {
            Some(known) => known.base = known.base.checked_add(amount).ok_or(TooLarge)?,
            None => {
                let known = said.iter().find(|known| same(&known.vat, of));
                let known =
                    known.or_else(|| said.iter().find(|said| said.vat.category == of.category));
                let (exemption, exemption_code) = known
                    .map(|said| (said.exemption.clone(), said.exemption_code.clone()))
                    .unwrap_or_default();
                let (vat_of, amount_of) = (of.clone(), Decimal::ZERO);
                vat.push(VatLine {
                    vat: vat_of,
                    base: amount,
                    amount: amount_of,
                    exemption,
                    exemption_code,
                });
            }
        }
    }
    for line in &mut vat {
        line.base = rounded(line.base, currency);
        line.amount = percentage(line.base, line.vat.rate.unwrap_or_default(), currency)?;
    }
    // The highest rate first, what bears no VAT last.
    vat.arrange_by(|one, other| {
        let key = |line: &VatLine| (line.vat.category != "S", -line.vat.rate.unwrap_or_default());
        key(one).cmp(&key(other))
    });
    let totals = &mut invoice.totals;
    totals.lines = rounded(sum(lines.iter().map(|line| line.net))?, currency);
    let of_kind = |is_charge: bool| {
        let ours = invoice.adjustments.iter().filter(|one| one.is_charge == is_charge);
        Ok(rounded(sum(ours.map(|one| one.amount))?, currency))
    };
    (totals.allowances, totals.charges) = (of_kind(false)?, of_kind(true)?);
    totals.net = sum([totals.lines, -totals.allowances, totals.charges])?;
    totals.vat = rounded(sum(vat.iter().map(|line| line.amount))?, currency);
    totals.gross = sum([totals.net, totals.vat])?;
    invoice.vat = vat;
    fill_due(invoice)
}

/// BT-115 = BT-112 − BT-113 + BT-114.
fn fill_due(invoice: &mut Invoice) -> Result<(), TooLarge> {
    let currency = invoice.currency;
    let totals = &mut invoice.totals;
    totals.prepaid = rounded(totals.prepaid, currency);
    totals.rounding = rounded(totals.rounding, currency);
    totals.due = sum([totals.gross, -totals.prepaid, totals.rounding])?;
    Ok(())
}

/// BT-111: the VAT in the currency it is accounted for in, at `rate` units of it for one of the invoice's.
///
/// ```
/// use encours::en16931::{Invoice, Totals, totals::account_vat};
/// let totals = Totals { vat: "200".parse().unwrap(), ..Totals::default() };
/// let mut invoice = Invoice { currency: "USD".parse().unwrap(), totals, ..Invoice::default() };
/// account_vat(&mut invoice, "EUR".parse().unwrap(), "0.9091".parse().unwrap()).unwrap();
/// assert_eq!(invoice.vat_total_accounted.unwrap().to_string(), "181.82");
/// ```
pub fn account_vat(
    invoice: &mut Invoice,
    currency: Currency,
    rate: Decimal,
) -> Result<(), TooLarge> {
    let vat = invoice.totals.vat.checked_mul(rate).ok_or(TooLarge)?;
    invoice.vat_currency = Some(currency);
    invoice.vat_total_accounted = Some(rounded(vat, currency));
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn rated(rate: &str) -> Vat {
        Vat { category: "S".to_owned(), rate: Some(decimal(rate)) }
    }

    fn line(quantity: &str, price: &str, rate: &str) -> Line {
        Line {
            quantity: decimal(quantity),
            price: decimal(price),
            vat: rated(rate),
            ..Line::default()
        }
    }

    fn filled(lines: Vec<Line>) -> Invoice {
        let mut invoice = Invoice { lines, ..Invoice::default() };
        fill(&mut invoice).unwrap();
        invoice
    }

    fn totals(invoice: &Invoice) -> [String; 4] {
        let totals = &invoice.totals;
        [totals.net, totals.vat, totals.gross, totals.due].map(|amount| amount.to_string())
    }

    #[test]
    fn vat_is_rounded_once_per_rate() {
        assert_eq!(
            totals(&filled(vec![line("1", "3.33", "20"); 3])),
            ["9.99", "2.00", "11.99", "11.99"]
        );
        let two = filled(vec![line("1", "1000", "20"), line("1", "500", "10")]);
        assert_eq!(totals(&two), ["1500.00", "250.00", "1750.00", "1750.00"]);
        let amounts: Vec<String> = two.vat.iter().map(|line| line.amount.to_string()).collect();
        assert_eq!(amounts, ["200.00", "50.00"]);
        // A rate is the same however many zeros it is written with.
        let same = filled(vec![line("1", "3.33", "20"), line("2", "3.33", "20.00")]);
        assert_eq!((same.vat.len(), totals(&same)[1].as_str()), (1, "2.00"));
    }

    #[test]
    fn a_final_invoice_deducts_its_deposit() {
        let mut invoice = Invoice { lines: vec![line("1", "1000", "20")], ..Invoice::default() };
        invoice.totals.prepaid = decimal("360");
        fill(&mut invoice).unwrap();
        assert_eq!(totals(&invoice), ["1000.00", "200.00", "1200.00", "840.00"]);
    }

    #[test]
    fn allowances_of_lines_and_of_the_document_take_their_part_of_each_rate() {
        let take = |percent: &str, vat: Vat| Adjustment {
            percent: Some(decimal(percent)),
            vat,
            ..Adjustment::default()
        };
        let mut lines = vec![line("3", "33.333333", "20"), line("10", "5.55", "5.5")];
        lines[0].adjustments.push(take("10", Vat::default()));
        let mut invoice = Invoice {
            lines,
            adjustments: vec![take("5", rated("20")), take("5", rated("5.5"))],
            ..Invoice::default()
        };
        invoice.adjustments.push(Adjustment {
            is_charge: true,
            amount: decimal("12"),
            vat: rated("20"),
            ..Adjustment::default()
        });
        fill(&mut invoice).unwrap();
        // 100.00 − 10.00 = 90.00; 5 % of it 4.50; 55.50, 5 % of it 2.775 → 2.78.
        assert_eq!(invoice.lines[0].net, decimal("90.00"));
        assert_eq!(invoice.totals.allowances, decimal("7.28"));
        assert_eq!(invoice.vat[0].base, decimal("97.50"));
        assert_eq!(invoice.vat[1].base, decimal("52.72"));
        assert_eq!(totals(&invoice), ["150.22", "22.40", "172.62", "172.62"]);
        let before = invoice.clone();
        fill(&mut invoice).unwrap();
        assert_eq!(invoice, before);
    }

    #[test]
    fn a_price_for_a_hundred_and_a_price_with_its_own_discount() {
        let mut screws = line("250", "0", "20");
        screws.price_quantity = Some(decimal("100"));
        screws.gross_price = Some(decimal("12.50"));
        screws.price_discount = Some(decimal("0.26"));
        let invoice = filled(vec![screws]);
        assert_eq!(invoice.lines[0].price, decimal("12.24"));
        assert_eq!(totals(&invoice), ["30.60", "6.12", "36.72", "36.72"]);
    }

    #[test]
    fn a_correction_below_zero_rounds_away_from_zero_too() {
        assert_eq!(totals(&filled(vec![line("-1", "13.455", "20")]))[..2], ["-13.46", "-2.69"]);
    }

    #[test]
    fn prices_with_vat_come_to_their_total_whatever_the_cents() {
        let with = |lines: Vec<Line>| {
            let mut invoice = Invoice { lines, ..Invoice::default() };
            fill_from_gross(&mut invoice).unwrap();
            invoice
        };
        assert_eq!(
            totals(&with(vec![line("1", "100", "20")])),
            ["83.33", "16.67", "100.00", "100.00"]
        );
        assert_eq!(
            totals(&with(vec![line("1", "100", "5.5")])),
            ["94.79", "5.21", "100.00", "100.00"]
        );
        assert_eq!(
            totals(&with(vec![line("1", "100", "2.1")])),
            ["97.94", "2.06", "100.00", "100.00"]
        );
        // No net amount at 20 % comes to 3 cents.
        let unreachable = with(vec![line("1", "0.03", "20")]);
        assert_eq!(totals(&unreachable), ["0.03", "0.01", "0.04", "0.03"]);
        assert_eq!(unreachable.totals.rounding, decimal("-0.01"));
    }

    #[test]
    fn what_no_decimal_holds_is_said_and_nothing_panics() {
        let huge = "79228162514264337593543950335";
        let mut invoice = Invoice { lines: vec![line(huge, huge, "20")], ..Invoice::default() };
        assert_eq!(fill(&mut invoice), Err(TooLarge));
        assert_eq!(fill_from_gross(&mut invoice), Err(TooLarge));
        assert_eq!(split_gross(Decimal::ONE, decimal("-100"), Currency::EUR), Err(TooLarge));
    }

    fn lines() -> impl Strategy<Value = Vec<Line>> {
        let rates = prop::sample::select(vec!["20", "10", "5.5", "2.1", "8.5"]);
        let one = (1_i64..200_000, 0_u32..3, 1_i64..5_000_000, rates);
        prop::collection::vec(one, 1..12).prop_map(|lines| {
            let build = |(quantity, scale, price, rate): (i64, u32, i64, &str)| Line {
                quantity: Decimal::new(quantity, scale),
                price: Decimal::new(price, 2),
                vat: rated(rate),
                ..Line::default()
            };
            lines.into_iter().map(build).collect()
        })
    }

    proptest! {
        /// The sums of the standard (BR-CO-10 to 17), from their own definition.
        #[test]
        fn totals_add_up(lines in lines(), prepaid in 0_i64..100_000) {
            let mut invoice = Invoice { lines, ..Invoice::default() };
            invoice.totals.prepaid = Decimal::new(prepaid, 2);
            fill(&mut invoice).unwrap();
            let totals = &invoice.totals;
            let net: Decimal = invoice.lines.iter().map(|line| line.net).sum();
            prop_assert_eq!(totals.lines, net);
            prop_assert_eq!(invoice.vat.iter().map(|line| line.base).sum::<Decimal>(), totals.net);
            prop_assert_eq!(invoice.vat.iter().map(|line| line.amount).sum::<Decimal>(), totals.vat);
            for line in &invoice.vat {
                let exact = line.base * line.vat.rate.unwrap() / Decimal::ONE_HUNDRED;
                prop_assert!((line.amount - exact).abs() <= Decimal::new(5, 3));
            }
            prop_assert_eq!(totals.due, totals.net + totals.vat - totals.prepaid);
        }

        /// What a customer reads with VAT is what is due, and each line is within a cent of its share.
        #[test]
        fn prices_with_vat_are_what_is_paid(lines in lines()) {
            let mut plain = Invoice { lines, ..Invoice::default() };
            let mut invoice = plain.clone();
            fill(&mut plain).unwrap();
            fill_from_gross(&mut invoice).unwrap();
            let asked: Decimal = plain.lines.iter().map(|line| line.net).sum();
            prop_assert_eq!(invoice.totals.due, asked);
            let cents = Decimal::from(invoice.vat.len());
            prop_assert!(invoice.totals.rounding.abs() * Decimal::ONE_HUNDRED <= cents);
            for (line, with) in invoice.lines.iter().zip(&plain.lines) {
                let rate = line.vat.rate.unwrap() / Decimal::ONE_HUNDRED;
                let share = with.net / (Decimal::ONE + rate);
                prop_assert!((line.net - share).abs() <= Decimal::new(1, 2));
            }
            let refilled = { let mut again = invoice.clone(); fill_totals(&mut again).unwrap(); again };
            prop_assert_eq!(refilled.totals, invoice.totals);
        }
    }
}
