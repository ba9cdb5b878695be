//! The pages of a document as drawings: of a draft as it is typed, of an issued one as it is.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::engine::protocol::{ExportRequest, Problem};
use crate::ui::app::use_app;
use crate::ui::components::{Icon, icon, problem_note, skeleton};
use crate::ui::files;

/// The pages beneath each other; until they are drawn, that they are coming.
#[component]
pub fn Sheets(
    /// Each as SVG.
    pages: RwSignal<Vec<String>>,
    /// Why they could not be drawn.
    problem: RwSignal<Option<Problem>>,
) -> impl IntoView {
    let app = use_app();
    let count = Memo::new(move |_| pages.with(Vec::len));
    view! {
        {move || problem.get().map(|problem| problem_note(app, &problem))}
        {move || (count.get() == 0 && problem.with(Option::is_none)).then(skeleton)}
        <For each=move || 0..count.get() key=|at| *at let:at>
            {
                let words = move || app.t().invoices_preview_page(app.count(at as u32 + 1), app.count(count.get() as u32));
                let drawing = move || pages.with(|pages| pages.get(at).map(|page| files::drawing(page)));
                view! { <img class="sheet" src=drawing alt=words /> }
            }
        </For>
    }
}

/// What was issued, beside what became of it.
#[component]
pub fn IssuedSheets(
    /// The receivable's identifier.
    id: String,
) -> impl IntoView {
    let app = use_app();
    let pages: RwSignal<Vec<String>> = RwSignal::new(Vec::new());
    let problem: RwSignal<Option<Problem>> = RwSignal::new(None);
    let invoice = id.clone();
    spawn_local(async move {
        let drawn = files::fetched(app.client, &ExportRequest::InvoicePictures { invoice }).await;
        // Once the page is left its signals are gone.
        match drawn {
            Ok(drawn) => drop(pages.try_set(drawn)),
            Err(failed) => drop(problem.try_set(Some(failed))),
        }
    });
    let open = move |_| app.export(ExportRequest::InvoicePdf { invoice: id.clone() });
    let t = app.t();
    view! {
        <aside class="preview" aria-label=t.invoices_document()>
            <div class="row">
                <h2>{t.invoices_document()}</h2>
                <span class="spring"></span>
                <button type="button" class="plain" on:click=open>{icon(Icon::Download)}{t.invoices_preview_pdf()}</button>
            </div>
            <Sheets pages problem />
        </aside>
    }
}
