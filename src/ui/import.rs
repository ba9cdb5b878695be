//! Bringing files in, from wherever they were dropped: reading, preview, corrections, bringing in.

use std::collections::BTreeMap;

use js_sys::Array;
use leptos::prelude::*;
use serde::Serialize;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::app::{App, Imported};
use super::client::{object, to_js};
use super::files;
use super::route::Route;
use crate::base::Hash;
use crate::engine::protocol::{Command, Done, Problem};
use crate::rooms::exchange::queries::{
    Content, FaultLine, FilePreview, Mapping, PreviewView, Role,
};

/// What is not plain in a table, and asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// Day or month first; with a cell that may be read both ways.
    Dates(String),
    /// Comma or point for decimals; with a cell that may be read both ways.
    Decimals(String),
    /// All in all the customers would be owed: the amounts may be the other way round.
    Sign,
    /// Which column has this role.
    Column(Role),
}

/// Shows a preview, and remembers what it leaves in doubt: a question stays once it is answered.
fn show(app: App, preview: PreviewView) {
    app.import.asked.update(|asked| {
        for file in &preview.files {
            for doubt in doubts(file, &preview.faults) {
                let known = |(hash, asked): &(Hash, Doubt)| *hash == file.hash && *asked == doubt;
                if !asked.iter().any(known) {
                    asked.push((file.hash, doubt));
                }
            }
        }
    });
    app.import.preview.set(Some(preview));
}

fn doubts(file: &FilePreview, faults: &[FaultLine]) -> Vec<Doubt> {
    let Some(mapping) = &file.mapping else { return Vec::new() };
    let fault = |codes: &[&str]| {
        let of_file = |line: &&FaultLine| line.fault.place.file == file.name;
        faults.iter().filter(of_file).find(|line| codes.contains(&line.fault.code.as_str()))
    };
    let is_date = |role: Role| matches!(role, Role::Issued | Role::Due | Role::PaidOn);
    let is_amount = |role| {
        matches!(
            role,
            Role::Gross | Role::Open | Role::Debit | Role::Credit | Role::Net | Role::Paid
        )
    };
    let mut doubts = Vec::new();
    // What a kept profile says was answered once.
    let unanswered = file.profile.is_none();
    let dates = fault(&["ambiguous-date-order", "mixed-date-order"]).filter(|_| unanswered);
    if dates.is_some() {
        let cells = file.columns.iter().filter(|column| column.role.is_some_and(is_date));
        let two_ways = |cell: &&String| {
            three_numbers(cell).is_some_and(|[one, two, _]| one <= 12 && two <= 12 && one != two)
        };
        let cell = cells.flat_map(|column| &column.samples).find(two_ways).cloned();
        doubts.push(Doubt::Dates(cell.unwrap_or_default()));
    }
    let decimals = fault(&["ambiguous-number"]).filter(|_| unanswered);
    if let Some(line) = decimals {
        doubts.push(Doubt::Decimals(line.fault.value.clone()));
    }
    for code in &file.missing {
        let payments = mapping.content == Content::Payments;
        doubts.extend(match code.as_str() {
            "missing-account" => Some(Doubt::Column(Role::Account)),
            "missing-number" => Some(Doubt::Column(Role::Number)),
            "missing-amount" if mapping.content == Content::OpenItems => {
                Some(Doubt::Column(Role::Open))
            }
            "missing-amount" => Some(Doubt::Column(Role::Gross)),
            "missing-date" if payments => Some(Doubt::Column(Role::PaidOn)),
            "missing-date" => Some(Doubt::Column(Role::Issued)),
            _ => None,
        });
    }
    let doubtful =
        file.columns.iter().filter(|column| column.doubtful).filter_map(|column| column.role);
    for role in doubtful {
        let asked_already =
            is_date(role) && dates.is_some() || is_amount(role) && decimals.is_some();
        let matters = is_date(role) || is_amount(role) || role == Role::Number;
        if matters && !asked_already {
            doubts.push(Doubt::Column(role));
        }
    }
    let below = file.open.first().is_some_and(|open| open.amount.get() < 0);
    if below && !mapping.inverted {
        doubts.push(Doubt::Sign);
    }
    doubts
}

/// The three numbers of a date written with any marks, a year of two digits being of this century.
pub fn three_numbers(cell: &str) -> Option<[u32; 3]> {
    let parts: Vec<&str> = cell
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let year: u32 = year.parse().ok()?;
    let year = if year < 100 { 2000 + year } else { year };
    Some([first.parse().ok()?, second.parse().ok()?, year])
}

/// Digits and what stands between and around them in an amount.
pub fn looks_like_an_amount(cell: &str) -> bool {
    cell.contains(|letter: char| letter.is_ascii_digit())
        && cell.chars().all(|letter| {
            letter.is_ascii_digit()
                || letter.is_whitespace()
                || "+-−.,'’()€$£%EURDC".contains(letter)
        })
}

/// Has files looked at, with those already waiting, and opens the import page.
pub fn look_at(app: App, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    app.go(&Route::Import);
    app.import.done.set(None);
    app.import.files.update_value(|waiting| {
        // The same file dropped again replaces itself.
        waiting.retain(|known| {
            !files.iter().any(|file| {
                file.name() == known.name() && file.size().total_cmp(&known.size()).is_eq()
            })
        });
        waiting.extend(files);
    });
    let before = waiting_id(app);
    busy(app, "reading", async move {
        let files = app.import.files.get_value();
        let (packed, transfer) = files::packed(&files).await?;
        let argument = object(&[("files", packed.into())]);
        let preview: PreviewView =
            app.client.call_with("preview", argument.into(), &transfer).await?;
        let id = preview.id.clone();
        show(app, preview);
        if let Some(before) = before.filter(|before| *before != id) {
            app.client
                .send("discard", object(&[("id", before.into())]).into(), &Array::new())
                .await?;
        }
        if app.import.mappings.with_untracked(|mappings| !mappings.is_empty()) {
            revise(app, id).await?;
        }
        Ok(())
    });
}

fn waiting_id(app: App) -> Option<String> {
    app.import.preview.with_untracked(|preview| preview.as_ref().map(|preview| preview.id.clone()))
}

/// Reads one file again as a person says.
pub fn correct(app: App, hash: Hash, mapping: Mapping) {
    app.import.mappings.update(|mappings| {
        mappings.insert(hash, mapping);
    });
    again(app);
}

/// Has the files that wait looked at again: a correction, another language.
pub fn again(app: App) {
    if let Some(id) = waiting_id(app) {
        busy(app, "reading", revise(app, id));
    }
}

async fn revise(app: App, id: String) -> Result<(), Problem> {
    #[derive(Serialize)]
    struct Revise<'a> {
        id: &'a str,
        mappings: &'a BTreeMap<Hash, Mapping>,
    }
    let mappings = app.import.mappings.get_untracked();
    let preview = app.client.call("revise", &Revise { id: &id, mappings: &mappings }).await?;
    show(app, preview);
    Ok(())
}

/// Brings in what the preview shows: all of it or nothing.
pub fn commit(app: App) {
    let Some(preview) = app.import.preview.get_untracked() else { return };
    let first = app.settings.with_untracked(|settings| settings.empty);
    busy(app, "recording", async move {
        let argument = object(&[("id", preview.id.as_str().into())]);
        let done: Done = app.client.call_with("commit", argument.into(), &Array::new()).await?;
        let t = app.t();
        forget(app);
        let undo = done.entry.clone().map(|entry| Command::Withdraw { entry, restored: false });
        if undo.is_some() {
            app.toast(t.ui_import_done_toast(), undo);
        }
        app.import.done.set(Some(Imported {
            counts: preview.counts,
            open: preview.open,
            overdue: preview.overdue,
            entry: done.entry,
        }));
        app.refresh();
        if first {
            ask_to_persist(app);
        }
        Ok(())
    });
}

/// Forgets the files that wait.
pub fn discard(app: App) {
    let id = waiting_id(app);
    forget(app);
    if let Some(id) = id {
        app.run(async move {
            app.client.send("discard", object(&[("id", id.into())]).into(), &Array::new()).await?;
            Ok(())
        });
    }
}

fn forget(app: App) {
    app.import.preview.set(None);
    app.import.mappings.set(BTreeMap::new());
    app.import.asked.set(Vec::new());
    app.import.files.set_value(Vec::new());
    app.import.done.set(None);
}

/// Whether the browser promised not to delete what is kept; `None` where it cannot say.
pub async fn persisted() -> Option<bool> {
    let asked = web_sys::window()?.navigator().storage().persisted().ok()?;
    JsFuture::from(asked).await.ok()?.as_bool()
}

/// Asks the browser to promise that it will not delete what is kept, and shows its answer in the save state.
pub fn ask_to_persist(app: App) {
    spawn_local(async move {
        let Some(window) = web_sys::window() else { return };
        let Ok(asked) = window.navigator().storage().persist() else { return };
        let granted = JsFuture::from(asked).await.is_ok_and(|granted| granted.is_truthy());
        let t = app.t();
        app.toast(if granted { t.ui_persist_granted() } else { t.ui_persist_refused() }, None);
        app.refresh();
    });
}

fn busy(app: App, stage: &'static str, work: impl Future<Output = Result<(), Problem>> + 'static) {
    app.run(async move {
        app.import.busy.set(true);
        let result = app.long(stage, work).await;
        app.import.busy.set(false);
        if result.is_err() && app.import.preview.with_untracked(Option::is_none) {
            // Nothing waits that could be looked at: start over with the next drop.
            app.import.files.set_value(Vec::new());
        }
        result
    });
}

/// What `cancel` takes back is the long work under way, whichever it is.
pub fn cancel(app: App) {
    app.run(async move {
        app.client.send("cancel", to_js(&())?, &Array::new()).await?;
        Ok(())
    });
}
