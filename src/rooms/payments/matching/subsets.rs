//! Which of a customer's open items add up to an amount, and how surprising each choice is.
//!
//! The price of a choice is the length of its shortest description, in decibans: everything; everything up to one; a run
//! without gaps; some among the oldest. People pay simple choices, and chance finds complicated ones. All choices up to
//! the bounds below are found, so that it is known when there is more than one.

use hashbrown::HashMap;

use super::odds::{choose_db, db};

/// A choice of positions, ascending, and its price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub places: Vec<u16>,
    pub price: i32,
}

/// All choices of this many of the oldest are tried: 2 × 2⁹ sums.
const OLDEST: usize = 18;
/// From one window to the next.
const STRIDE: usize = 6;
/// The last window begins here.
const FURTHEST: usize = 60;
/// Fours are looked for among so many.
const FOURS: usize = 60;
/// Pairs are looked for among so many.
const PAIRS: usize = 400;
/// Triples among so many: the square of it in steps.
const TRIPLES: usize = 90;
/// More choices than this are not told apart: it is ambiguous long before.
const MOST: usize = 40;

/// Price of a choice among `count` open items in their order.
pub(super) fn price(places: &[u16], count: usize) -> i32 {
    let n = count as u64;
    let (Some(&first), Some(&last)) = (places.first(), places.last()) else { return 0 };
    let chosen = places.len() as u64;
    if chosen == n {
        return 2;
    }
    let span = u64::from(last - first) + 1;
    let run = span == chosen;
    let mut price = db(n) + choose_db(u64::from(last), chosen - 1);
    // Within a window: where it begins and ends, and which between.
    if chosen > 2 {
        price = price.min(2 * db(n) + choose_db(span - 2, chosen - 2));
    }
    if run {
        price = price.min(db(n * (n + 1) / 2));
    }
    if run && first == 0 {
        price = price.min(db(n) + 3);
    }
    // Everything but a few.
    price = price.min(4 + db(n) + choose_db(n, n - chosen));
    price
}

/// Choices of two or more of `values` (above zero) that give `target`, the simplest first.
pub(super) fn choices(values: &[i64], target: i64) -> Vec<Choice> {
    let count = values.len();
    let mut found: HashMap<Vec<u16>, i32> = HashMap::new();
    let mut keep = |mut places: Vec<u16>| {
        places.sort_unstable();
        let price = price(&places, count);
        found.insert(places, price);
        found.len() >= MOST
    };
    // Nothing to choose: too few that fit, or all together too little.
    let fitting = values.iter().filter(|&&value| value < target);
    if target <= 0 || fitting.clone().count() < 2 || fitting.sum::<i64>() < target {
        return Vec::new();
    }
    runs(values, target, &mut keep);
    if may_give(&values[..count.min(PAIRS)], 2, target) {
        pairs(&values[..count.min(PAIRS)], target, &mut keep);
    }
    if may_give(&values[..count.min(TRIPLES)], 3, target) {
        triples(&values[..count.min(TRIPLES)], target, &mut keep);
    }
    // Every choice within windows that overlap by two thirds.
    for from in (0..count.saturating_sub(OLDEST) + STRIDE).step_by(STRIDE) {
        let to = (from + OLDEST).min(count);
        if from < to && from <= FURTHEST && may_give(&values[from..to], OLDEST, target) {
            oldest(&values[from..to], target, &mut |places| {
                keep(places.into_iter().map(|place| place + from as u16).collect())
            });
        }
    }
    if may_give(&values[..count.min(FOURS)], 4, target) {
        fours(&values[..count.min(FOURS)], target, &mut keep);
    }
    // All but one or two.
    let total: i64 = values.iter().sum();
    let left = total - target;
    if left > 0 && count <= PAIRS && count > 4 {
        let mut but = |places: &[u16]| {
            keep((0..count as u16).filter(|place| !places.contains(place)).collect())
        };
        for (place, &value) in (0..).zip(values) {
            if value == left && but(&[place]) {
                break;
            }
        }
        let mut places = Vec::new();
        pairs(values, left, &mut |pair| {
            places.push(pair);
            places.len() > 8
        });
        for pair in places {
            but(&pair);
        }
    }
    let mut choices: Vec<Choice> =
        found.into_iter().map(|(places, price)| Choice { places, price }).collect();
    choices.sort_by(|a, b| (a.price, &a.places).cmp(&(b.price, &b.places)));
    choices
}

/// Whether at most so many of the values could give the target: the largest that fit are enough.
fn may_give(values: &[i64], most: usize, target: i64) -> bool {
    let (mut largest, mut sum) = (0, 0_i64);
    for &value in values.iter().filter(|&&value| value < target) {
        largest = largest.max(value);
        sum = sum.saturating_add(value);
    }
    target <= sum.min(largest.saturating_mul(most as i64))
}

/// Runs without gaps: with amounts above zero one window slides.
fn runs(values: &[i64], target: i64, keep: &mut dyn FnMut(Vec<u16>) -> bool) {
    let (mut from, mut sum) = (0, 0);
    for (to, &value) in values.iter().enumerate() {
        sum += value;
        while sum > target && from < to {
            sum -= values[from];
            from += 1;
        }
        if sum == target && from < to && keep((from as u16..=to as u16).collect()) {
            return;
        }
    }
}

/// Sums by which they are found again, each with what it is made of: one table, no list for each sum.
struct Sums {
    heads: Vec<u16>,
    entries: Vec<(i64, u16, u16, u16)>,
}

/// No further entry.
const END: u16 = u16::MAX;

impl Sums {
    /// For so many sums, at most 65 534.
    fn with_room(count: usize) -> Sums {
        let size = (2 * count).next_power_of_two().max(16);
        Sums { heads: vec![END; size], entries: Vec::with_capacity(count) }
    }

    fn slot(&self, sum: i64) -> usize {
        let mixed = (sum as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize & (self.heads.len() - 1)
    }

    fn add(&mut self, sum: i64, first: u16, second: u16) {
        let slot = self.slot(sum);
        let at = self.entries.len() as u16;
        self.entries.push((sum, first, second, self.heads[slot]));
        self.heads[slot] = at;
    }

    fn of(&self, sum: i64) -> impl Iterator<Item = (u16, u16)> + '_ {
        let mut at = self.heads[self.slot(sum)];
        std::iter::from_fn(move || {
            while at != END {
                let (have, first, second, next) = self.entries[usize::from(at)];
                at = next;
                if have == sum {
                    return Some((first, second));
                }
            }
            None
        })
    }
}

fn pairs(values: &[i64], target: i64, keep: &mut dyn FnMut(Vec<u16>) -> bool) {
    let mut known = Sums::with_room(values.len());
    for (place, &value) in (0..).zip(values) {
        if target <= value {
            continue;
        }
        for (other, _) in known.of(target - value) {
            if keep(vec![other, place]) {
                return;
            }
        }
        known.add(value, place, 0);
    }
}

fn triples(values: &[i64], target: i64, keep: &mut dyn FnMut(Vec<u16>) -> bool) {
    let mut sorted: Vec<(i64, u16)> = values.iter().copied().zip(0..).collect();
    sorted.sort_unstable();
    for first in 0..sorted.len().saturating_sub(2) {
        let (mut low, mut high) = (first + 1, sorted.len() - 1);
        let wanted = target - sorted[first].0;
        if wanted < 2 * sorted[first].0 {
            break;
        }
        while low < high {
            match (sorted[low].0 + sorted[high].0).cmp(&wanted) {
                std::cmp::Ordering::Less => low += 1,
                std::cmp::Ordering::Greater => high -= 1,
                std::cmp::Ordering::Equal => {
                    if keep(vec![sorted[first].1, sorted[low].1, sorted[high].1]) {
                        return;
                    }
                    // Equal amounts beside: one of them stands for all, they are as good.
                    low += 1;
                }
            }
        }
    }
}

/// Fours: sums of pairs looked up among sums of pairs.
fn fours(values: &[i64], target: i64, keep: &mut dyn FnMut(Vec<u16>) -> bool) {
    let places: Vec<u16> =
        (0..).zip(values).filter(|(_, value)| **value < target).map(|(place, _)| place).collect();
    let value = |at: usize| values[usize::from(places[at])];
    let mut sums = Sums::with_room(places.len() * places.len() / 2);
    for last in 0..places.len() {
        // Pairs behind `last` are known; `last` is the third, the fourth comes behind it.
        for fourth in last + 1..places.len() {
            let wanted = target - value(last) - value(fourth);
            if wanted <= 0 {
                continue;
            }
            for (first, second) in sums.of(wanted) {
                if keep(vec![first, second, places[last], places[fourth]]) {
                    return;
                }
            }
        }
        for first in 0..last {
            let sum = value(first) + value(last);
            if sum < target {
                sums.add(sum, places[first], places[last]);
            }
        }
    }
}

/// The sums of all choices of some values that do not exceed the target, ascending, each with its choice.
fn sums(part: &[i64], target: i64) -> Vec<(i64, u16)> {
    let mut sums: Vec<(i64, u16)> = Vec::with_capacity(1 << part.len());
    let mut next = Vec::with_capacity(1 << part.len());
    sums.push((0, 0));
    for (place, &value) in part.iter().enumerate() {
        // Those without the value and those with it are ascending: merged, they are again.
        next.clear();
        let mut with = sums
            .iter()
            .map(|&(sum, places)| (sum + value, places | 1 << place))
            .take_while(|of| of.0 <= target)
            .peekable();
        for &without in &sums {
            while let Some(of) = with.next_if(|of| *of < without) {
                next.push(of);
            }
            next.push(without);
        }
        next.extend(with);
        std::mem::swap(&mut sums, &mut next);
    }
    sums
}

/// Every choice among a few: sums of one half looked up in those of the other.
fn oldest(values: &[i64], target: i64, keep: &mut dyn FnMut(Vec<u16>) -> bool) {
    let half = values.len() / 2;
    let (left, right) = (sums(&values[..half], target), sums(&values[half..], target));
    let mut end = right.len();
    for &(sum, places) in &left {
        let wanted = target - sum;
        // What is wanted falls as the sum rises.
        while end > 0 && wanted < right[end - 1].0 {
            end -= 1;
        }
        for &(_, others) in right[..end].iter().rev().take_while(|of| of.0 == wanted) {
            if places.count_ones() + others.count_ones() < 2 {
                continue;
            }
            let chosen = u64::from(places) | u64::from(others) << half;
            if keep((0..values.len() as u16).filter(|place| chosen >> place & 1 == 1).collect()) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(values: &[i64], target: i64) -> Vec<Vec<u16>> {
        choices(values, target).into_iter().map(|choice| choice.places).collect()
    }

    #[test]
    fn all_choices_are_found_and_the_simplest_is_first() {
        assert_eq!(places(&[100, 230, 470, 1_010], 1_240), [vec![1, 3]]);
        assert_eq!(places(&[100, 230, 470], 800), [vec![0, 1, 2]]);
        // 3 + 4 = 2 + 5: two choices, both are said.
        assert_eq!(places(&[300, 400, 200, 500], 700).len(), 2);
        assert_eq!(places(&[300, 400], 701), Vec::<Vec<u16>>::new());
    }

    #[test]
    fn all_but_one_of_many_is_found() {
        let values: Vec<i64> = (0..40).map(|i| 1_000 + 7 * i * i).collect();
        let total: i64 = values.iter().sum();
        let found = choices(&values, total - values[30]);
        assert!(
            found.iter().any(|choice| choice.places.len() == 39 && !choice.places.contains(&30))
        );
    }
}
