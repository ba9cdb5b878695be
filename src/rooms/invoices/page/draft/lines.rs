//! The lines of a draft as a grid for the keyboard: Enter goes to the next line and adds one after the last, rows come in from
//! a spreadsheet, lines are moved, doubled and taken away with a way back. The amounts are the engine's.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, Event, KeyboardEvent};

use super::desk::{Desk, Spot, spot};
use crate::rooms::invoices::issuing::draft::DraftLine;
use crate::rooms::invoices::issuing::queries::VatChoice;
use crate::rooms::lookup::fold;
use crate::ui::app::App;
use crate::ui::components::{Icon, Menu, MenuItem, icon};

const NAME: Spot = spot!("lines[].name", lines[].name);
const QUANTITY: Spot = spot!("lines[].quantity", lines[].quantity);
const PRICE: Spot = spot!("lines[].price", lines[].price);
const DISCOUNT: Spot = spot!("lines[].discount", lines[].discount);
const DESCRIPTION: Spot = spot!("lines[].description", lines[].description);
const ITEM: Spot = spot!("lines[].item", lines[].item);

/// The columns that rows are pasted into, in their order.
const COLUMNS: [&str; 6] = ["name", "quantity", "unit", "price", "discount", "vat"];

/// The grid.
#[component]
pub fn Lines(desk: Desk) -> impl IntoView {
    let app = desk.app;
    let t = app.t();
    // The line whose further texts are open, though empty.
    let more = RwSignal::new(None);
    let choices = Memo::new(move |_| desk.view(|view| view.vat.clone()));
    let keys = move |event: KeyboardEvent| pressed(desk, &event);
    let paste = move |event: ClipboardEvent| pasted(desk, choices, &event);
    let heads = [
        (t.invoices_edit_name(), "grow"),
        (t.invoices_edit_quantity(), "number"),
        (t.invoices_edit_unit(), ""),
        (t.invoices_edit_price(), "number"),
        (t.invoices_edit_discount(), "number"),
        (t.invoices_edit_vat(), ""),
        (t.invoices_edit_net(), "number"),
    ];
    let heads =
        heads.into_iter().map(|(name, class)| view! { <th scope="col" class=class>{name}</th> });
    view! {
        <div class="lines" on:keydown=keys on:paste=paste>
            <table class="line-grid">
                <caption class="unseen">{t.invoices_edit_lines()}</caption>
                <thead><tr>
                    {heads.collect_view()}
                    <th scope="col"><span class="unseen">{t.invoices_edit_line_acts()}</span></th>
                </tr></thead>
                <tbody>
                    <For each=move || 0..desk.lines.get() key=|at| *at let:at>
                        {line(desk, choices, more, at)}
                    </For>
                </tbody>
            </table>
            <div class="row line-foot">
                <button type="button" on:click=move |_| add(desk, desk.lines.get_untracked())>
                    {icon(Icon::Plus)}{t.invoices_edit_add_line()}
                </button>
                <p class="about" role="status">
                    {move || desk.said.get()}
                    {move || (!desk.said.with(String::is_empty)).then(|| view! {
                        <button type="button" class="plain" on:click=move |_| { desk.back(false); }>{t.ui_undo()}</button>
                    })}
                </p>
                <p class="about hint-keys">{t.invoices_edit_keys()}</p>
            </div>
        </div>
    }
}

fn line(
    desk: Desk,
    choices: Memo<Vec<VatChoice>>,
    more: RwSignal<Option<usize>>,
    at: usize,
) -> AnyView {
    let app = desk.app;
    let t = app.t();
    let number = app.count(at as u32 + 1);
    let cell = |spot: Spot, label: String, class: &'static str| {
        spot.control(desk, at, None, Some(t.invoices_edit_cell(label, &number)), class)
    };
    let described = Memo::new(move |_| {
        let filled = desk.draft.with(|draft| {
            draft
                .lines
                .get(at)
                .is_some_and(|line| !line.description.is_empty() || !line.item.is_empty())
        });
        filled || more.get() == Some(at)
    });
    let further = {
        let description = t.invoices_edit_cell(t.invoices_edit_description(), &number);
        let item = t.invoices_edit_cell(t.invoices_edit_item(), &number);
        let (described_as, item_as) = (t.invoices_edit_description(), t.invoices_edit_item());
        move || {
            described.get().then(|| {
                view! {
                    <div class="line-more">
                        <div data-label=described_as.clone()>{DESCRIPTION.control(desk, at, None, Some(description.clone()), "")}</div>
                        <div data-label=item_as.clone()>{ITEM.control(desk, at, None, Some(item.clone()), "item")}</div>
                    </div>
                }
            })
        }
    };
    let net = move || {
        desk.view(|view| {
            let line = view.invoice.lines.get(at)?;
            Some(app.sum(line.net, view.invoice.currency))
        })
    };
    let items = Signal::derive(move || {
        let act = |label, icon, act: fn(Desk, usize)| {
            MenuItem::new(label, icon, Callback::new(move |()| act(desk, at)))
        };
        let describe = Callback::new(move |()| {
            more.set(Some(at));
            desk.focus(DESCRIPTION.field(at));
        });
        let t = app.t();
        vec![
            MenuItem::new(t.invoices_edit_describe(), Icon::File, describe),
            act(t.invoices_edit_up(), Icon::Chevron, |desk, at| shift(desk, at, false)),
            act(t.invoices_edit_down(), Icon::Down, |desk, at| shift(desk, at, true)),
            act(t.invoices_edit_double(), Icon::Copy, double),
            MenuItem { danger: true, ..act(t.invoices_edit_remove(), Icon::Close, remove) },
        ]
    });
    let unit = t.invoices_edit_cell(t.invoices_edit_unit(), &number);
    let vat = t.invoices_edit_cell(t.invoices_edit_vat(), &number);
    view! {
        <tr>
            <td class="grow" data-label=t.invoices_edit_name()>{cell(NAME, t.invoices_edit_name(), "name")}{further}</td>
            <td class="number" data-label=t.invoices_edit_quantity()>{cell(QUANTITY, t.invoices_edit_quantity(), "number")}</td>
            <td data-label=t.invoices_edit_unit()>{unit_select(desk, at, unit)}</td>
            <td class="number" data-label=t.invoices_edit_price()>{cell(PRICE, t.invoices_edit_price(), "number")}</td>
            <td class="number" data-label=t.invoices_edit_discount()>{cell(DISCOUNT, t.invoices_edit_discount(), "number")}</td>
            <td data-label=t.invoices_edit_vat()>{vat_select(desk, choices, at, vat)}</td>
            <td class="number net" data-label=t.invoices_edit_net()>{net}</td>
            <td class="actions">
                <Menu label=t.invoices_edit_line_menu(&number) icon=Icon::More square=true items=items />
            </td>
        </tr>
    }
    .into_any()
}

/// The units that are offered: code and word.
fn units(app: App) -> Vec<(String, String)> {
    let words = app.t().invoices_edit_units();
    let lines = words.lines().filter_map(|line| line.split_once('='));
    lines.map(|(code, word)| (code.trim().to_owned(), word.trim().to_owned())).collect()
}

fn unit_select(desk: Desk, at: usize, label: String) -> impl IntoView {
    let now = move || {
        let unit = |line: &DraftLine| line.unit.clone();
        let unit = desk.draft.with(|draft| draft.lines.get(at).map(unit)).unwrap_or_default();
        if unit.is_empty() { "C62".to_owned() } else { unit }
    };
    // A unit that came from elsewhere stays.
    let mut offered = units(desk.app);
    let own = untrack(now);
    if offered.iter().all(|(code, _)| *code != own) {
        offered.push((own.clone(), own));
    }
    let options = offered.into_iter().map(|(code, word)| {
        let own = code.clone();
        view! { <option value=code selected=move || now() == own>{word}</option> }
    });
    view! {
        <select data-field=format!("lines[{at}].unit") aria-label=label on:change=move |event| {
            desk.line(at, "unit", |line| line.unit = event_target_value(&event));
        }>{options.collect_view()}</select>
    }
}

fn vat_select(
    desk: Desk,
    choices: Memo<Vec<VatChoice>>,
    at: usize,
    label: String,
) -> impl IntoView {
    let field = format!("lines[{at}].vat");
    let wrong = desk.wrong(field.clone());
    let now = move || {
        let vat = |line: &DraftLine| line.vat.clone();
        let vat = desk.draft.with(|draft| draft.lines.get(at).map(vat)).unwrap_or_default();
        if !vat.is_empty() {
            return vat;
        }
        choices.with(|choices| choices.first().map(|choice| choice.key.clone())).unwrap_or_default()
    };
    let options = move || {
        choices.with(|choices| {
            let options = choices.iter().map(|choice| {
                let own = choice.key.clone();
                view! {
                    <option value=choice.key.clone() selected=move || now() == own>{choice.label.clone()}</option>
                }
            });
            options.collect_view()
        })
    };
    view! {
        <select
            data-field=field
            aria-label=label
            aria-invalid=move || wrong.with(Option::is_some).then_some("true")
            title=move || wrong.get()
            on:change=move |event| desk.line(at, "vat", |line| line.vat = event_target_value(&event))
        >{options}</select>
    }
}

/// Where a field stands: `lines[2].price`.
fn place(event: &Event) -> Option<(usize, String)> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    let field = element.get_attribute("data-field")?;
    let (at, column) = field.strip_prefix("lines[")?.split_once("].")?;
    Some((at.parse().ok()?, column.to_owned()))
}

fn pressed(desk: Desk, event: &KeyboardEvent) {
    let Some((at, column)) = place(event) else { return };
    let last = desk.lines.get_untracked().saturating_sub(1);
    let (alt, command) = (event.alt_key(), event.ctrl_key() || event.meta_key());
    match event.key().as_str() {
        // The whole is issued from anywhere: see the page.
        "Enter" if command => return,
        "Enter" if event.shift_key() => {
            desk.go_to(&format!("lines[{}].{column}", at.saturating_sub(1)));
        }
        "Enter" if at < last => {
            desk.go_to(&format!("lines[{}].{column}", at + 1));
        }
        "Enter" if 0 < at && desk.draft.with_untracked(|draft| is_blank(&draft.lines[at])) => {
            // An empty line says that there are no more.
            desk.edit("", |draft| drop(draft.lines.pop()));
            desk.go_to("issue");
        }
        "Enter" => add(desk, last + 1),
        "ArrowUp" if alt && 0 < at => moved(desk, at, at - 1, &column),
        "ArrowDown" if alt && at < last => moved(desk, at, at + 1, &column),
        "Delete" if alt => remove(desk, at),
        "d" | "D" if command => double(desk, at),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Nobody has typed anything into it.
pub(super) fn is_blank(line: &DraftLine) -> bool {
    let texts = [&line.name, &line.description, &line.quantity, &line.price, &line.item];
    texts.into_iter().all(|text| text.trim().is_empty())
}

fn add(desk: Desk, at: usize) {
    desk.edit("", |draft| {
        let vat = draft.lines.last().map(|line| line.vat.clone()).unwrap_or_default();
        draft.lines.push(DraftLine { vat, ..DraftLine::default() });
    });
    desk.said.set(String::new());
    desk.focus(NAME.field(at));
}

fn shift(desk: Desk, at: usize, down: bool) {
    let last = desk.lines.get_untracked().saturating_sub(1);
    if if down { at < last } else { 0 < at } {
        moved(desk, at, if down { at + 1 } else { at - 1 }, "name");
    }
}

fn moved(desk: Desk, from: usize, to: usize, column: &str) {
    desk.edit("", |draft| draft.lines.swap(from, to));
    let app = desk.app;
    desk.said.set(app.t().invoices_edit_moved(app.count(to as u32 + 1)));
    desk.go_to(&format!("lines[{to}].{column}"));
}

fn double(desk: Desk, at: usize) {
    desk.edit("", |draft| {
        let line = draft.lines[at].clone();
        draft.lines.insert(at + 1, line);
    });
    desk.said.set(desk.app.t().invoices_edit_doubled());
    desk.focus(NAME.field(at + 1));
}

fn remove(desk: Desk, at: usize) {
    desk.edit("", |draft| {
        draft.lines.remove(at);
        if draft.lines.is_empty() {
            draft.lines.push(DraftLine::default());
        }
    });
    desk.said.set(desk.app.t().invoices_edit_removed());
    desk.focus(NAME.field(at.min(desk.lines.get_untracked().saturating_sub(1))));
}

/// Rows of a spreadsheet become lines, from the cell on that has the focus.
fn pasted(desk: Desk, choices: Memo<Vec<VatChoice>>, event: &ClipboardEvent) {
    let Some((at, column)) = place(event) else { return };
    let Some(data) = event.clipboard_data() else { return };
    let text = data.get_data("text/plain").unwrap_or_default();
    let text = text.trim_matches(['\r', '\n']);
    if !text.contains(['\t', '\n']) {
        return;
    }
    event.prevent_default();
    let first = COLUMNS.iter().position(|name| *name == column).unwrap_or(0);
    let mut rows: Vec<Vec<&str>> =
        text.lines().map(|row| row.split('\t').map(str::trim).collect()).collect();
    let has_figures =
        |row: &Vec<&str>| row.iter().any(|cell| cell.bytes().any(|byte| byte.is_ascii_digit()));
    // The first row of a table of figures may be its headings.
    if 1 < rows.len() && 1 < rows[0].len() && !has_figures(&rows[0]) && has_figures(&rows[1]) {
        rows.remove(0);
    }
    let (choices, units) = (choices.get_untracked(), units(desk.app));
    let count = rows.len() as u32;
    desk.edit("", |draft| {
        for (place, cells) in rows.iter().enumerate() {
            while draft.lines.len() <= at + place {
                draft.lines.push(DraftLine::default());
            }
            let line = &mut draft.lines[at + place];
            for (column, cell) in columns(first, cells).into_iter().zip(cells) {
                let cell = (*cell).to_owned();
                match column {
                    "name" => line.name = cell,
                    "quantity" => line.quantity = cell,
                    "unit" => line.unit = unit_of(&units, &cell),
                    "price" => {
                        line.price =
                            cell.trim_end_matches(['€', ' ', '\u{a0}', '\u{202f}']).to_owned()
                    }
                    "discount" => {
                        line.discount =
                            cell.trim_end_matches(['%', ' ', '\u{a0}', '\u{202f}']).to_owned()
                    }
                    _ => line.vat = vat_of(&choices, &cell),
                }
            }
        }
    });
    let app = desk.app;
    desk.said.set(app.t().invoices_edit_pasted(count, app.count(count)));
}

/// Which columns the cells of a row go to: a unit may be left out before the price, and the last of few is the VAT.
fn columns(first: usize, cells: &[&str]) -> Vec<&'static str> {
    let mut columns: Vec<&str> = COLUMNS[first..].to_vec();
    let is_number = |cell: &&str| cell.bytes().any(|byte| byte.is_ascii_digit());
    if first == 0 && cells.get(2).is_some_and(is_number) {
        columns.retain(|column| *column != "unit");
    }
    if first == 0 && cells.len() + 1 == columns.len() {
        columns.retain(|column| *column != "discount");
    }
    columns
}

/// The code of a unit by its code or the beginning of its word.
fn unit_of(units: &[(String, String)], typed: &str) -> String {
    let typed = fold(typed);
    let found = units.iter().find(|(code, word)| {
        !typed.is_empty()
            && (fold(code) == typed || fold(word).starts_with(typed.trim_end_matches('s')))
    });
    found.map(|(code, _)| code.clone()).unwrap_or_default()
}

/// The key of a VAT by its label or rate; empty where it is none: the usual one.
fn vat_of(choices: &[VatChoice], typed: &str) -> String {
    let plain = |text: &str| -> String {
        let text = text.replace(',', ".");
        text.chars().filter(|letter| !letter.is_whitespace() && *letter != '%').collect()
    };
    let typed = plain(typed);
    let rate = |choice: &&VatChoice| {
        let same = plain(&choice.label) == typed || plain(&choice.rate) == typed;
        let decimals =
            typed.contains('.').then(|| typed.trim_end_matches('0').trim_end_matches('.'));
        same || decimals.is_some_and(|typed| plain(&choice.rate) == typed)
    };
    choices.iter().find(rate).map(|choice| choice.key.clone()).unwrap_or_default()
}
