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
use crate::rooms::exchange::queries::{Mapping, PreviewView};

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
        app.import.preview.set(Some(preview));
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
    app.import.preview.set(Some(preview));
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
    app.import.files.set_value(Vec::new());
    app.import.done.set(None);
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
