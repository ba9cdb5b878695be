//! Who paid under which name and from which account, learned from what was confirmed.

use hashbrown::HashMap;

use super::text::words;

/// Payers' names and accounts with the customers they paid for.
#[derive(Debug, Default, Clone)]
pub(super) struct Habits {
    /// Customers with the number of payments, by what a payer is known by.
    known: HashMap<String, Vec<(u32, u16)>>,
}

/// What a payer's name is remembered by: its letters. `None` for names too short to tell anybody.
pub(super) fn name_key(payer: &str) -> Option<String> {
    let key: String = words(payer).iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    (key.len() >= 4).then_some(key)
}

impl Habits {
    /// One more payment (or one less, to leave a line's own contribution out).
    pub fn count(&mut self, key: &str, customer: u32, more: bool) {
        if !more {
            if let Some(of) = self.known.get_mut(key) {
                for entry in of.iter_mut().filter(|entry| entry.0 == customer) {
                    entry.1 = entry.1.saturating_sub(1);
                }
                of.retain(|entry| entry.1 > 0);
            }
            return;
        }
        let of = self.known.entry(key.to_owned()).or_default();
        match of.iter_mut().find(|entry| entry.0 == customer) {
            Some(entry) => entry.1 = entry.1.saturating_add(1),
            None => of.push((customer, 1)),
        }
    }

    /// Customers and times, in no order that means anything.
    pub fn of(&self, key: &str) -> &[(u32, u16)] {
        self.known.get(key).map_or(&[], Vec::as_slice)
    }

    /// Known payers whose name goes on behind the beginning given, or whose name the text goes on behind: in a text that
    /// does not say where the name ends. Longest first.
    pub fn beginning(&self, text: &str) -> Option<(&str, &[(u32, u16)])> {
        let mut end = text.len();
        loop {
            if let Some((key, of)) = self.known.get_key_value(&text[..end])
                && !of.is_empty()
            {
                return Some((key.as_str(), of.as_slice()));
            }
            end = text[..end].rfind(' ')?;
        }
    }
}
