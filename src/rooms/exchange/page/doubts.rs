//! What is asked about a table before it comes in: one question per doubt, in plain words, each answer with what it makes
//! of a cell of the file, and below them the totals as the file is read now.

use leptos::prelude::*;

use crate::base::{Day, Hash};
use crate::rooms::exchange::queries::{ColumnPreview, DateOrder, FilePreview, Mapping, Role};
use crate::ui::app::App;
use crate::ui::components::unique;
use crate::ui::import::{self, Doubt};

use super::{headline, role_name};

/// An answer: its words, what it makes of the file, and how the file is read then.
struct Answer {
    words: String,
    detail: String,
    chosen: bool,
    mapping: Mapping,
}

/// The questions about one file, those already answered too: one may think again.
pub(super) fn questions(app: App, file: &FilePreview) -> AnyView {
    let Some(mapping) = &file.mapping else { return ().into_any() };
    let asked = app.import.asked.get_untracked();
    let asked = asked.into_iter().filter(|(hash, _)| *hash == file.hash).map(|(_, doubt)| doubt);
    let cards: Vec<AnyView> = asked.map(|doubt| question(app, file, mapping, &doubt)).collect();
    let now = (!cards.is_empty() && !file.open.is_empty()).then(|| {
        let now = headline(app, &file.counts, &file.open, &file.overdue);
        view! { <p class="ask-now">{app.t().ui_ask_now(&now)}</p> }
    });
    view! { {cards} {now} }.into_any()
}

fn question(app: App, file: &FilePreview, mapping: &Mapping, doubt: &Doubt) -> AnyView {
    let t = app.t();
    let (title, about, answers) = match doubt {
        Doubt::Dates(cell) => {
            (t.ui_ask_dates(cell), t.ui_ask_dates_about().to_string(), dates(app, mapping, cell))
        }
        Doubt::Decimals(cell) => (
            t.ui_ask_decimals(cell),
            t.ui_ask_decimals_about().to_string(),
            decimals(app, mapping, cell),
        ),
        Doubt::Sign => {
            (t.ui_ask_sign().to_string(), t.ui_ask_sign_about().to_string(), signs(app, mapping))
        }
        Doubt::Column(role) => {
            let name = role_name(app, *role);
            (
                t.ui_ask_column(&name),
                t.ui_ask_column_about().to_string(),
                columns(file, mapping, *role),
            )
        }
    };
    let group = unique();
    let hash = file.hash;
    let answers =
        answers.into_iter().map(|answer| choice(app, hash, &group, answer)).collect::<Vec<_>>();
    view! {
        <fieldset class="ask">
            <legend>{title}</legend>
            <p class="about">{about}</p>
            <div class="answers">{answers}</div>
        </fieldset>
    }
    .into_any()
}

fn choice(app: App, hash: Hash, group: &str, answer: Answer) -> AnyView {
    let Answer { words, detail, chosen, mapping } = answer;
    view! {
        <label class="answer">
            <input
                type="radio"
                name=group.to_owned()
                prop:checked=chosen
                on:change=move |_| import::correct(app, hash, mapping.clone())
            />
            <span><b>{words}</b> <span class="about">{detail}</span></span>
        </label>
    }
    .into_any()
}

fn dates(app: App, mapping: &Mapping, cell: &str) -> Vec<Answer> {
    let t = app.t();
    let parts = import::three_numbers(cell);
    let orders = [
        (DateOrder::DayFirst, t.ui_date_day_first().to_string()),
        (DateOrder::MonthFirst, t.ui_date_month_first().to_string()),
    ];
    let answer = |(date_order, words): (DateOrder, String)| {
        let day = parts.and_then(|[first, second, year]| match date_order {
            DateOrder::MonthFirst => Day::from_calendar(year as i32, first, second),
            _ => Day::from_calendar(year as i32, second, first),
        });
        let detail = day.map(|day| t.ui_ask_would_be(cell, app.day_in_words(day, false)));
        Answer {
            words,
            detail: detail.unwrap_or_default(),
            chosen: mapping.date_order == date_order,
            mapping: Mapping { date_order, ..mapping.clone() },
        }
    };
    orders.into_iter().map(answer).collect()
}

fn decimals(app: App, mapping: &Mapping, cell: &str) -> Vec<Answer> {
    let t = app.t();
    let marks = [(",", "1 234,56"), (".", "1,234.56")];
    let answer = |(mark, words): (&str, &str)| {
        let machine: String = cell
            .chars()
            .filter(|letter| letter.is_ascii_digit() || *letter == '-' || mark.contains(*letter))
            .map(|letter| if mark.contains(letter) { '.' } else { letter })
            .collect();
        Answer {
            words: words.to_owned(),
            detail: t.ui_ask_would_be(cell, app.decimal(&machine)),
            chosen: mapping.decimal == mark,
            mapping: Mapping { decimal: mark.to_owned(), ..mapping.clone() },
        }
    };
    marks.into_iter().map(answer).collect()
}

fn signs(app: App, mapping: &Mapping) -> Vec<Answer> {
    let t = app.t();
    let signs = [
        (false, t.ui_sign_plain().to_string(), t.ui_ask_sign_plain().to_string()),
        (true, t.ui_sign_inverted().to_string(), t.ui_ask_sign_inverted().to_string()),
    ];
    let answer = |(inverted, words, detail): (bool, String, String)| Answer {
        words,
        detail,
        chosen: mapping.inverted == inverted,
        mapping: Mapping { inverted, ..mapping.clone() },
    };
    signs.into_iter().map(answer).collect()
}

/// The columns that may have a role: those whose cells look like it.
fn columns(file: &FilePreview, mapping: &Mapping, role: Role) -> Vec<Answer> {
    let fits = |column: &ColumnPreview| match role {
        Role::Issued | Role::Due | Role::PaidOn => column
            .samples
            .iter()
            .any(|cell| cell.len() >= 6 && cell.contains(|c: char| c.is_ascii_digit())),
        Role::Gross | Role::Open | Role::Debit | Role::Credit | Role::Paid => {
            column.samples.iter().any(|cell| import::looks_like_an_amount(cell))
        }
        _ => !column.samples.is_empty(),
    };
    let answer = |(at, column): (usize, &ColumnPreview)| {
        let mut mapping = mapping.clone();
        for place in &mut mapping.roles {
            if *place == Some(role) {
                *place = None;
            }
        }
        if let Some(place) = mapping.roles.get_mut(at) {
            *place = Some(role);
        }
        Answer {
            words: column.heading.clone(),
            detail: column.samples.join(" · "),
            chosen: column.role == Some(role),
            mapping,
        }
    };
    let all = file.columns.iter().enumerate();
    all.filter(|(_, column)| column.role == Some(role) || fits(column))
        .take(12)
        .map(answer)
        .collect()
}
