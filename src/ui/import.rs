//! Bringing files in, from wherever they were dropped: reading, preview, corrections, bringing in.

use std::collections::BTreeMap;

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

/// Has files looked at, beside those already waiting, and opens the import page.
pub fn look_at(app: App, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    app.go(&Route::Import);
    app.import.done.set(None);
    busy(app, "reading", async move {
        let (packed, transfer) = files::packed(&files).await?;
        let mut argument = vec![("files", packed.into())];
        if let Some(id) = app
            .import
            .preview
            .with_untracked(|preview| preview.as_ref().map(|preview| preview.id.clone()))
        {
            argument.push(("id", id.into()));
        }
        let preview: PreviewView =
            app.client.call_with("preview", object(&argument).into(), &transfer).await?;
        app.import.preview.set(Some(preview));
        Ok(())
    });
}

/// Reads one file again as a person says.
pub fn correct(app: App, hash: Hash, mapping: Mapping) {
    #[derive(Serialize)]
    struct Revise<'a> {
        id: &'a str,
        mappings: &'a BTreeMap<Hash, Mapping>,
    }
    app.import.mappings.update(|mappings| {
        mappings.insert(hash, mapping);
    });
    let Some(id) = app
        .import
        .preview
        .with_untracked(|preview| preview.as_ref().map(|preview| preview.id.clone()))
    else {
        return;
    };
    busy(app, "reading", async move {
        let mappings = app.import.mappings.get_untracked();
        let preview = app.client.call("revise", &Revise { id: &id, mappings: &mappings }).await?;
        app.import.preview.set(Some(preview));
        Ok(())
    });
}

/// Brings in what the preview shows: all of it or nothing.
pub fn commit(app: App) {
    let Some(preview) = app.import.preview.get_untracked() else { return };
    let first = app.settings.with_untracked(|settings| settings.empty);
    busy(app, "recording", async move {
        let argument = object(&[("id", preview.id.as_str().into())]);
        let done: Done =
            app.client.call_with("commit", argument.into(), &js_sys::Array::new()).await?;
        let t = app.t();
        app.import.preview.set(None);
        app.import.mappings.set(BTreeMap::new());
        let undo = done.entry.clone().map(|entry| Command::Withdraw { entry, restored: false });
        app.toast(t.ui_import_done_toast(), undo);
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
    let id = app
        .import
        .preview
        .with_untracked(|preview| preview.as_ref().map(|preview| preview.id.clone()));
    app.import.preview.set(None);
    app.import.mappings.set(BTreeMap::new());
    app.import.done.set(None);
    if let Some(id) = id {
        app.run(async move {
            let argument = object(&[("id", id.into())]);
            app.client.send("discard", argument.into(), &js_sys::Array::new()).await?;
            Ok(())
        });
    }
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
        result
    });
}

/// What `cancel` takes back is the long work under way, whichever it is.
pub fn cancel(app: App) {
    app.run(async move {
        app.client.send("cancel", to_js(&())?, &js_sys::Array::new()).await?;
        Ok(())
    });
}
