//! The page as it will be, beside what is typed: drawn by the engine with the same layout as the file's.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::desk::Desk;
use crate::engine::protocol::{ExportRequest, Problem};
use crate::rooms::invoices::issuing::draft::Draft;
use crate::rooms::invoices::page::sheets::Sheets;
use crate::ui::components::{Icon, icon};
use crate::ui::files;

/// After how long without a change the page is drawn anew.
const PAUSE: Duration = Duration::from_millis(350);

/// The pages of a draft, drawn anew a moment after it changed.
#[component]
pub fn Preview(desk: Desk) -> impl IntoView {
    let app = desk.app;
    let pages: RwSignal<Vec<String>> = RwSignal::new(Vec::new());
    let problem: RwSignal<Option<Problem>> = RwSignal::new(None);
    let turn = StoredValue::new(0_u32);
    // One drawing at a time: what changes meanwhile is drawn when it is there.
    let busy = StoredValue::new(false);
    let again = StoredValue::new(false);
    let draw = move || {
        if busy.try_get_value() != Some(false) {
            again.try_set_value(true);
            return;
        }
        busy.set_value(true);
        spawn_local(async move {
            loop {
                let draft: Draft = desk.draft.get_untracked();
                let request = ExportRequest::DraftPictures { draft: Box::new(draft) };
                let drawn: Result<Vec<String>, Problem> =
                    files::fetched(app.client, &request).await;
                // Once the page is left its signals are gone.
                if busy.try_get_value().is_none() {
                    return;
                }
                match drawn {
                    Ok(drawn) => {
                        problem.set(None);
                        pages.set(drawn);
                    }
                    Err(failed) => problem.set(Some(failed)),
                }
                if again.try_update_value(std::mem::take) != Some(true) {
                    break;
                }
            }
            busy.set_value(false);
        });
    };
    Effect::new(move |first: Option<()>| {
        desk.draft.track();
        app.settings.track();
        let now = turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        let wait = if first.is_none() { Duration::ZERO } else { PAUSE };
        set_timeout(
            move || {
                if turn.try_get_value() == now {
                    draw();
                }
            },
            wait,
        );
    });
    let open = move |_| {
        let draft = Some(Box::new(desk.draft.get_untracked()));
        app.export(ExportRequest::DraftPdf { id: String::new(), draft });
    };
    let t = app.t();
    view! {
        <aside class="preview" aria-label=t.invoices_preview()>
            <div class="row">
                <h2>{t.invoices_preview()}</h2>
                <span class="spring"></span>
                <button type="button" class="plain" on:click=open>{icon(Icon::Download)}{t.invoices_preview_pdf()}</button>
            </div>
            <Sheets pages problem />
        </aside>
    }
}
