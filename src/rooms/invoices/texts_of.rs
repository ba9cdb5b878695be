//! Receivables by their texts: who has a word, and the order of numbers. Computed when first asked for, then kept.

use crate::base::{Arrange, Texts};
use crate::rooms::lookup::fold_into;

use super::State;

impl State {
    pub(super) fn fold_rows(&self, folded: &mut Texts, rows: std::ops::Range<u32>) {
        let mut text = String::new();
        for row in rows {
            text.clear();
            for (place, column) in
                [&self.number, &self.reference, &self.label].into_iter().enumerate()
            {
                if 0 < place {
                    text.push(' ');
                }
                fold_into(column.get(row as usize), &mut text);
            }
            // No word holds a line feed: what is found lies within one row.
            text.push('\n');
            folded.push(&text);
        }
    }

    /// Which receivables have a folded text in their number, reference or label.
    pub fn holding(&self, word: &str) -> Vec<bool> {
        let folded = self.folded.get_or_init(|| {
            let mut folded = Texts::default();
            let bytes = [&self.number, &self.reference, &self.label]
                .map(|column| column.as_parts().0.len());
            folded.reserve(self.len(), bytes.iter().sum::<usize>() + 3 * self.len());
            self.fold_rows(&mut folded, 0..self.len() as u32);
            folded
        });
        let mut holding = vec![false; self.len()];
        let (packed, ends) = folded.as_parts();
        let mut row = 0;
        for found in memchr::memmem::find_iter(packed.as_bytes(), word.as_bytes()) {
            row += ends[row..].partition_point(|end| *end as usize <= found);
            if let Some(place) = holding.get_mut(row) {
                *place = true;
            }
        }
        holding
    }

    /// The place of each receivable in the order of numbers; equal numbers share a place.
    pub fn number_ranks(&self) -> &[u32] {
        self.number_ranks.get_or_init(|| {
            let mut order: Vec<u32> = (0..self.len() as u32).collect();
            // Files are mostly in this order already, which a stable sort is quick with.
            order.arrange_by(|&one, &other| {
                self.number.get(one as usize).cmp(self.number.get(other as usize))
            });
            let mut ranks = vec![0; self.len()];
            let mut rank = 0;
            for (place, &row) in order.iter().enumerate() {
                if 0 < place
                    && self.number.get(order[place - 1] as usize) != self.number.get(row as usize)
                {
                    rank = place as u32;
                }
                ranks[row as usize] = rank;
            }
            ranks
        })
    }
}
