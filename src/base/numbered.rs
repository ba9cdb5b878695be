//! Numbers that programs count upwards, found by their place instead of by a hash.

/// No row.
const NONE: u32 = u32::MAX;
/// Digits at the end of a number that place it in its series.
const DIGITS: usize = 9;
/// Places that a series may leave free, beyond three for each one taken.
const FREE: usize = 1_024;

/// Rows by number, for numbers as programs give them: `FA2026-0001`, `FA2026-0002` … A number lies beside its neighbours
/// in memory, and is neither hashed nor compared to be found. Takes only what fits; the rest is for a hash table.
///
/// ```
/// use encours::base::Numbered;
/// let mut numbered = Numbered::new(4);
/// assert!(numbered.take("C0012", 7) && numbered.take("C0013", 8));
/// assert_eq!(numbered.get("C0013"), Some(8));
/// // Another number, a place taken, and no number at all.
/// assert_eq!(numbered.get("C13"), None);
/// assert!(!numbered.take("C0013", 9) && !numbered.take("Dupont", 9));
/// ```
#[derive(Clone, Debug)]
pub struct Numbered {
    series: Vec<Series>,
    limit: usize,
}

/// Numbers that begin alike and end in as many digits.
#[derive(Clone, Debug)]
struct Series {
    beginning: String,
    digits: usize,
    /// The lowest number, and from it on the row of each, or [`NONE`].
    first: u32,
    rows: Vec<u32>,
    taken: usize,
}

/// What stands before the digits at the end, how many these are, and what they say. `None` without any.
#[inline(always)]
fn split(number: &str) -> Option<(&str, usize, u32)> {
    let mut value = 0;
    let mut unit = 1;
    let mut digits = 0;
    for byte in number.bytes().rev().take(DIGITS).take_while(u8::is_ascii_digit) {
        value += u32::from(byte - b'0') * unit;
        unit = unit.wrapping_mul(10);
        digits += 1;
    }
    // What is cut off are digits, of one byte each.
    (0 < digits).then(|| (&number[..number.len() - digits], digits, value))
}

impl Numbered {
    /// Follows up to `limit` series: a type of document, a year, a month. Too many make looking up slow.
    pub const fn new(limit: usize) -> Numbered {
        Numbered { series: Vec::new(), limit }
    }

    /// The row that took this very number.
    #[inline]
    pub fn get(&self, number: &str) -> Option<u32> {
        let (beginning, digits, value) = split(number)?;
        let of = |series: &&Series| series.digits == digits && series.beginning == beginning;
        let series = self.series.iter().find(of)?;
        let offset = value.checked_sub(series.first)? as usize;
        series.rows.get(offset).copied().filter(|row| *row != NONE)
    }

    /// Gives a number to a row; false where it is taken, or fits no series.
    #[inline]
    pub fn take(&mut self, number: &str, row: u32) -> bool {
        let Some((beginning, digits, value)) = split(number) else { return false };
        let of = |series: &&mut Series| series.digits == digits && series.beginning == beginning;
        match self.series.iter_mut().find(of) {
            Some(series) => match value.checked_sub(series.first) {
                Some(offset) => series.take(offset as usize, row),
                None => false,
            },
            None => self.begin(beginning, digits, value, row),
        }
    }

    #[cold]
    fn begin(&mut self, beginning: &str, digits: usize, first: u32, row: u32) -> bool {
        let follows = self.series.len() < self.limit;
        if follows {
            let beginning = beginning.to_owned();
            self.series.push(Series { beginning, digits, first, rows: vec![row], taken: 1 });
        }
        follows
    }
}

impl Series {
    #[inline]
    fn take(&mut self, offset: usize, row: u32) -> bool {
        if offset == self.rows.len() {
            self.rows.push(row);
        } else if offset < self.rows.len() {
            if self.rows[offset] != NONE {
                return false;
            }
            self.rows[offset] = row;
        } else if offset < 4 * self.taken + FREE {
            self.rows.resize(offset, NONE);
            self.rows.push(row);
        } else {
            return false;
        }
        self.taken += 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_far_apart_take_no_room() {
        let mut numbered = Numbered::new(3);
        for at in 0..200 {
            let number = format!("F{:09}", at * 4_999_999);
            assert_eq!(numbered.take(&number, at), at == 0);
        }
        assert!((0..1_000).all(|at| numbered.take(&format!("G{:06}", at * 4), at)));
        assert!((0..1_000).all(|at| numbered.get(&format!("G{:06}", at * 4)) == Some(at)));
        assert!(numbered.series.iter().map(|series| series.rows.len()).sum::<usize>() < 6_000);
        assert!(numbered.take("H1", 1) && !numbered.take("I1", 1));
    }
}
