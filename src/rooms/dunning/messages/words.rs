//! The words on papers and in messages that are no template: headings of tables, «Pièces jointes», days in words.
//!
//! Sentences of this folder (`texts/`) are compiled for the part that prints alone, apart from those of the screens.

use std::cell::OnceCell;
use std::rc::Rc;

use super::Item;
use crate::base::{Amount, Currency, Day, Money};
use crate::paper::french;
use crate::texts::{Locale, format};

#[allow(
    dead_code,
    missing_docs,
    unused_imports,
    clippy::all,
    reason = "written by the build script"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/printed.rs"));
}

/// The sentences in one language.
pub use generated::L10nLanguage as Printed;

/// A language, and what is said in it.
#[derive(Clone)]
pub struct Words {
    /// The language.
    pub locale: Locale,
    /// Its sentences.
    pub say: Rc<Printed>,
}

impl Words {
    /// Of a customer's language; French where there is none.
    pub fn of(language: &str) -> Words {
        thread_local! {
            static LOADED: [OnceCell<Rc<Printed>>; 2] = const { [OnceCell::new(), OnceCell::new()] };
        }
        let locale = Locale::from_code(language);
        let (place, language) = match locale {
            Locale::Fr => (0, generated::L10n::Fr),
            Locale::En => (1, generated::L10n::En),
        };
        let load = |loaded: &[OnceCell<Rc<Printed>>; 2]| {
            loaded[place].get_or_init(|| Rc::new(language.load())).clone()
        };
        Words { locale, say: LOADED.with(load) }
    }

    /// `21/11/2026`.
    pub fn day(&self, day: Day) -> String {
        format::day(self.locale, day)
    }

    /// `21 novembre 2026`, `1er décembre 2026`, `1 December 2026`; its parts are never divided between two lines.
    pub fn long_day(&self, day: Day) -> String {
        use chrono::Datelike;
        let date = day.to_date();
        let months = self.say.dunning_message_months();
        let month = months.split('|').nth(date.month0() as usize).unwrap_or_default().to_owned();
        let number = match (self.locale, date.day()) {
            (Locale::Fr, 1) => self.say.dunning_message_first_of_month(),
            (_, number) => number.to_string(),
        };
        format!("{number}\u{A0}{month}\u{A0}{}", date.year())
    }

    /// `1 234,56 €`.
    pub fn money(&self, amount: Amount, currency: Currency) -> String {
        format::money(self.locale, Money::new(amount, currency))
    }

    /// The amount without its currency: in columns whose heading names it.
    pub fn number(&self, amount: Amount, currency: Currency) -> String {
        let digits = currency.digits() as usize;
        format::number(self.locale, &amount.to_decimal(currency).to_string(), digits)
    }

    /// `12,40 %` of basis points.
    pub fn rate(&self, rate_bp: u32) -> String {
        format::percent(self.locale, &format!("{}.{:02}", rate_bp / 100, rate_bp % 100))
    }

    /// `12 jours`, `1 jour`.
    pub fn days(&self, days: i32) -> String {
        match days {
            1 => self.say.dunning_message_one_day(),
            _ => {
                let count = format::count(self.locale, u64::from(days.unsigned_abs()));
                self.say.dunning_message_days(&count)
            }
        }
    }

    /// What is owed of an item and not asked for now, each part with its reason: whoever reads it must not think that we
    /// have forgotten what was agreed.
    pub fn set_apart(&self, item: &Item, currency: Currency) -> Vec<String> {
        let say = &self.say;
        let some = |amount: Amount| (Amount::ZERO < amount).then(|| self.money(amount, currency));
        let promised = some(item.promised).map(|sum| match item.promised_for {
            Some(day) => say.dunning_message_apart_promised(sum, self.day(day)),
            None => say.dunning_message_apart_planned(sum),
        });
        let disputed = some(item.disputed).map(|sum| say.dunning_message_apart_disputed(sum));
        let planned = some(item.planned).map(|sum| say.dunning_message_apart_planned(sum));
        [disputed, promised, planned].into_iter().flatten().collect()
    }

    /// The same of several items together, promised by the last of their days; empty where nothing is set apart.
    pub fn all_set_apart(&self, items: &[Item], currency: Currency) -> String {
        let sum = |part: fn(&Item) -> Amount| items.iter().map(|item| part(item).get()).sum();
        let whole = Item {
            disputed: Amount::new(sum(|item| item.disputed)),
            promised: Amount::new(sum(|item| item.promised)),
            promised_for: items.iter().filter_map(|item| item.promised_for).max(),
            planned: Amount::new(sum(|item| item.planned)),
            ..Item::default()
        };
        self.set_apart(&whole, currency).join(", ")
    }

    /// Spaces as the language wants them before signs.
    pub fn set(&self, text: &str) -> String {
        match self.locale {
            Locale::Fr => french(text),
            Locale::En => text.to_owned(),
        }
    }

    /// The words that the printer sets by itself.
    pub fn printer(&self) -> crate::paper::Words {
        crate::paper::Words {
            page: self.say.dunning_message_page("{page}", "{pages}"),
            carried: self.say.dunning_message_carried(),
            brought: self.say.dunning_message_brought(),
            unprintable: self.say.dunning_message_unprintable("{letters}"),
        }
    }
}
