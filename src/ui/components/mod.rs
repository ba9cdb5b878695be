//! The parts that every page is built from, each accessible by construction and shown with all its states in the gallery
//! (`#/galerie`).
//!
//! May use the application's context ([`crate::ui::app`]) and the typed texts. A part knows no room: what it shows comes
//! in, what a person did goes out through a callback. Native elements first; what floats uses the browser's own
//! `popover` and `dialog`. No id is fixed: several interfaces may stand on one page.

mod bound;
mod button;
mod calendar;
mod choice;
mod date;
mod drop;
mod field;
mod floating;
mod form;
mod gradual;
mod head;
mod icons;
mod menu;
mod money;
mod panel;
mod progress;
mod scope;
mod search;
mod states;
mod tabs;
mod tile;
mod timeline;
mod toast;
mod words;

use std::cell::Cell;

pub(crate) use bound::part;
pub use bound::{Part, check_of, checked_text_of, choice_of, hint, lines_of, text_of};
pub use button::{Button, Kind};
pub use choice::Choice;
pub use date::DateField;
pub use drop::DropZone;
pub use field::{Field, FieldIds, Select, TextField};
pub use floating::Floating;
pub use form::{Form, FormEnd};
pub use gradual::{gradually, once_painted};
pub use head::PageHead;
pub use icons::{Icon, icon};
pub use menu::{Menu, MenuItem, walk};
pub use money::MoneyField;
pub use panel::{Panel, modal};
pub use progress::ProgressBar;
pub use scope::CurrencySwitch;
pub use search::SearchBox;
pub use states::{Await, Empty, ViewFnOnce1, problem_note, problem_words, skeleton};
pub use tabs::Tabs;
pub use tile::Tile;
pub use timeline::{Step, timeline};
pub use toast::Toasts;
pub use words::{Tone, amount, amount_or_dash, badge, bank_known, day, sums};

/// An id that no other element has, in whichever interface on the page.
pub fn unique() -> String {
    thread_local! {
        static GIVEN: Cell<u32> = const { Cell::new(0) };
    }
    let number = GIVEN.get();
    GIVEN.set(number + 1);
    format!("e{number}")
}
