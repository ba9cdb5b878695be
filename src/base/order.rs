//! Sorting where there are few rows, with one sorting code for all of them: that of the standard library is compiled
//! again for every kind of row and of key, some kilobytes each time. Long columns are sorted where they are, by that.

use std::cmp::Ordering;

/// Sorting in little code. Stable.
///
/// ```
/// use encours::base::Arrange;
/// let mut words = vec!["ut", "a", "re", "b"];
/// words.arrange_by_key(|word| word.len());
/// assert_eq!(words, ["a", "b", "ut", "re"]);
/// ```
pub trait Arrange<T> {
    /// Sorts by a comparison.
    fn arrange_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key, smallest first.
    fn arrange_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.arrange_by(|one, other| key(one).cmp(&key(other)));
    }
}

impl<T> Arrange<T> for [T] {
    fn arrange_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut from = order(self.len(), &mut |one, other| {
            compare(&self[one as usize], &self[other as usize])
        });
        // Each circle of places is walked once.
        for start in 0..from.len() {
            let mut place = start;
            loop {
                let next = std::mem::replace(&mut from[place], place as u32) as usize;
                if next == start {
                    break;
                }
                self.swap(place, next);
                place = next;
            }
        }
    }
}

/// The numbers below `count` in the order of a comparison, equal ones in their own.
pub fn order(count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_unstable_by(|&one, &other| compare(one, other).then(one.cmp(&other)));
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut rows: Vec<(u8, String)>) {
            let mut expected = rows.clone();
            expected.sort_by_key(|row| row.0);
            rows.arrange_by_key(|row| row.0);
            prop_assert_eq!(rows, expected);
        }
    }
}
