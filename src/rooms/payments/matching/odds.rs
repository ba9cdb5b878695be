//! Evidence in decibans: ten times the decimal logarithm of how much likelier something is. Integers only, so that every
//! machine computes the same: 10 = ten times likelier, 20 = a hundred times, 3 = twice.

/// `10 × log₁₀(value)`, rounded down; 0 for 0 and 1.
pub(super) fn db(value: u64) -> i32 {
    // 10^(k/10) × 100, from k = 1 to 9.
    const STEPS: [u64; 9] = [126, 159, 200, 252, 317, 399, 502, 631, 795];
    if value < 2 {
        return 0;
    }
    let power = value.ilog10();
    let scaled = u128::from(value) * 100 / u128::from(10_u64.pow(power));
    let rest = STEPS.iter().take_while(|&&step| u128::from(step) <= scaled).count();
    10 * power as i32 + rest as i32
}

/// Decibans of the number of choices of `k` among `n`.
pub(super) fn choose_db(n: u64, k: u64) -> i32 {
    let k = k.min(n.saturating_sub(k));
    let mut count: u64 = 1;
    let mut extra = 0;
    for step in 0..k {
        count = count.saturating_mul(n - step) / (step + 1);
        if count > 1_000_000_000_000 {
            count /= 1_000_000;
            extra += 60;
        }
    }
    db(count) + extra
}

/// How telling it is that an amount agrees to the cent: by how many amounts of that size could have come as well.
///
/// Payments are spread evenly over orders of magnitude (some seven powers of e), and a share of them is round.
pub(super) fn amount_db(cents: i64) -> i32 {
    let cents = cents.unsigned_abs();
    // (unit in cents, one payment in so many is a multiple of it)
    const ROUND: [(u64, u64); 5] = [(100_000, 20), (10_000, 10), (1_000, 6), (100, 4), (1, 1)];
    for (unit, one_in) in ROUND {
        if cents.is_multiple_of(unit) {
            return db((cents / unit).saturating_mul(7).saturating_mul(one_in));
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decibans_are_ten_times_the_logarithm() {
        assert_eq!([0, 1, 2, 10, 100, 250, 1_000].map(db), [0, 0, 3, 10, 20, 23, 30]);
        assert_eq!(choose_db(10, 3), db(120));
        assert_eq!(choose_db(100, 98), db(4_950));
    }

    #[test]
    fn round_amounts_tell_less() {
        assert!(amount_db(120_037) > amount_db(120_000) + 20);
    }
}
