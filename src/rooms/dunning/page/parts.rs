//! The instalments of a plan, as they are typed: divided evenly at first, each day and amount free to change.

use leptos::prelude::*;

use super::super::commands::PartTyped;
use super::super::promises::divide_typed;
use crate::base::{Amount, Currency, Day, Money};
use crate::ui::app::App;
use crate::ui::components::{DateField, MoneyField};

/// In how many parts a sum is divided by one press.
const DIVISIONS: [u32; 5] = [2, 3, 4, 6, 12];

/// One instalment on screen.
#[derive(Clone, Copy)]
struct Part {
    day: RwSignal<Day>,
    sum: RwSignal<Option<String>>,
}

/// The instalments. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    first: Day,
    all: RwSignal<Vec<Part>>,
}

impl Parts {
    /// None yet; the first one is to come on this day.
    pub fn new(first: Day) -> Parts {
        Parts { first, all: RwSignal::new(Vec::new()) }
    }

    /// As they are typed.
    pub fn typed(self) -> Vec<PartTyped> {
        let part = |part: &Part| PartTyped {
            due: part.day.get_untracked(),
            amount: part.sum.get_untracked().unwrap_or_default(),
        };
        self.all.with_untracked(|all| all.iter().map(part).collect())
    }

    fn divide(self, whole: RwSignal<Option<String>>, currency: Currency, parts: u32) {
        let first = self.all.with_untracked(|all| all.first().map(|part| part.day.get_untracked()));
        let typed = whole.get_untracked().unwrap_or_default();
        let divided = divide_typed(&typed, currency, first.unwrap_or(self.first), parts);
        let part = |(day, amount): (Day, Amount)| {
            let written = amount.to_decimal(currency).to_string();
            Part { day: RwSignal::new(day), sum: RwSignal::new(Some(written)) }
        };
        self.all.set(divided.into_iter().map(part).collect());
    }

    /// What is divided, into how many parts, and each of them.
    pub fn fields(self, app: App, sum: Money) -> AnyView {
        let t = app.t();
        let currency = sum.currency;
        let whole = RwSignal::new(Some(sum.amount.to_decimal(currency).to_string()));
        self.divide(whole, currency, 3);
        let divisions = DIVISIONS.map(|parts| {
            view! {
                <button
                    type="button"
                    aria-pressed=move || (self.all.with(Vec::len) == parts as usize).to_string()
                    on:click=move |_| self.divide(whole, currency, parts)
                >
                    {t.dunning_plan_times(parts.to_string())}
                </button>
            }
        });
        let rows = move || {
            let all = self.all.get().into_iter().enumerate();
            let row = |(at, part): (usize, Part)| {
                view! {
                    <div class="row dunning-part">
                        <DateField
                            label=t.dunning_plan_day((at + 1).to_string())
                            value=Signal::derive(move || Some(part.day.get()))
                            on_change=Callback::new(move |day| part.day.set(day))
                        />
                        <MoneyField label=t.dunning_plan_part((at + 1).to_string()) value=part.sum currency />
                    </div>
                }
            };
            all.map(row).collect_view()
        };
        view! {
            <MoneyField label=t.dunning_plan_sum() value=whole currency />
            <div class="chips wide" role="group" aria-label=t.dunning_plan_divide()>{divisions.into_iter().collect_view()}</div>
            {rows}
        }
        .into_any()
    }
}
