//! The card of the files kept beside an invoice or a customer: added by dialog or by dropping them there, downloaded,
//! said to be what they are, taken away with a way back.

use js_sys::Array;
use leptos::prelude::*;
use web_sys::{DragEvent, File};

use super::{LARGEST, PieceKind, PieceLine, PieceSaid, Refusal};
use crate::base::{Day, Hash};
use crate::engine::protocol::{Command, ExportRequest, Problem, ProblemKind};
use crate::rooms::exchange::queries::PreviewView;
use crate::ui::app::{App, use_app};
use crate::ui::client::object;
use crate::ui::components::{DateField, DropZone, Panel, choice_of, part, text_of};
use crate::ui::files;

/// What the files are about: a customer's account, and a receivable of theirs by its identifier; empty: the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Whose.
    pub account: String,
    /// Of which receivable.
    pub item: String,
}

const WORDS: [&str; 6] = ["order", "delivery", "invoice", "proof", "answer", "other"];

fn kind_name(app: App, kind: PieceKind) -> String {
    let t = app.t();
    match kind {
        PieceKind::Order => t.pieces_kind_order(),
        PieceKind::Delivery => t.pieces_kind_delivery(),
        PieceKind::Invoice => t.pieces_kind_invoice(),
        PieceKind::Proof => t.pieces_kind_proof(),
        PieceKind::Answer => t.pieces_kind_answer(),
        PieceKind::Other => t.pieces_kind_other(),
    }
}

/// A piece being changed: which file, and what is typed.
type Edited = Option<(Hash, PieceSaid)>;

/// The card.
#[component]
pub fn Pieces(
    /// What they are about.
    of: Beside,
    /// Those that are there.
    lines: Vec<PieceLine>,
) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let edited: RwSignal<Edited> = RwSignal::new(None);
    let over = RwSignal::new(false);
    let about = if of.item.is_empty() { t.pieces_customer_none() } else { t.pieces_none() };
    let none = lines.is_empty();
    let lines = lines.into_iter().map(|line| row(app, edited, line)).collect_view();
    let of = StoredValue::new(of);
    let give = move |given: Vec<File>| attach(app, of.get_value(), given);
    let drop = move |event: DragEvent| {
        over.set(false);
        // Here it is kept, not imported: the page around leaves it alone.
        event.prevent_default();
        give(files::listed(event.data_transfer().and_then(|data| data.files())));
    };
    view! {
        <section
            class="card pieces"
            class:over=move || over.get()
            on:dragover=move |_| over.set(true)
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <h2>{t.pieces_title()}</h2>
            {none.then(|| view! { <p class="about">{about}</p> })}
            <ul class="contacts">{lines}</ul>
            <DropZone title=t.pieces_add() accept="" small=true on_files=Callback::new(give) />
        </section>
        <Panel
            open=Signal::derive(move || edited.with(Option::is_some))
            on_close=Callback::new(move |()| edited.set(None))
            title=Signal::derive(move || edited.with(|edited| edited.as_ref().map(|(_, said)| said.name.clone())).unwrap_or_default())
            kind="drawer"
        >
            {move || edited.get().map(|of_piece| form(app, of, edited, of_piece))}
        </Panel>
    }
}

fn row(app: App, edited: RwSignal<Edited>, line: PieceLine) -> impl IntoView {
    let t = app.t();
    let PieceLine { hash, name, kind, on, bytes } = line;
    let said = PieceSaid { name: name.clone(), kind, on };
    let facts =
        [Some(kind_name(app, kind)), on.map(|on| app.day(on)), Some(app.size(bytes.into()))];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let (open, change) = (t.pieces_open(&name), t.pieces_change(&name));
    view! {
        <li>
            <div>
                <button
                    type="button"
                    class="plain name"
                    aria-label=open
                    on:click=move |_| app.export(ExportRequest::Source { hash })
                >
                    {name}
                </button>
                <p class="about">{facts.join(" · ")}</p>
            </div>
            <button type="button" class="plain" aria-label=change on:click=move |_| edited.set(Some((hash, said.clone())))>
                {t.invoices_recurring_change()}
            </button>
        </li>
    }
}

/// Has files looked at and kept.
fn attach(app: App, of: Beside, given: Vec<File>) {
    if given.is_empty() {
        return;
    }
    app.run(async move { app.long("reading", kept(app, of, given)).await });
}

async fn kept(app: App, of: Beside, given: Vec<File>) -> Result<(), Problem> {
    // Before it is read into memory.
    if let Some(file) = given.iter().find(|file| (LARGEST as f64) < file.size()) {
        let refusal = Refusal::TooLarge(file.name());
        let message = refusal.sentence(app.locale.get_untracked());
        return Err(Problem {
            kind: ProblemKind::Refusal,
            code: refusal.code().to_owned(),
            message,
            place: None,
        });
    }
    let name = given[0].name();
    let (packed, transfer) = files::packed(&given).await?;
    let argument = object(&[("files", packed.into())]);
    let preview: PreviewView = app.client.call_with("preview", argument.into(), &transfer).await?;
    let Beside { account, item } = of;
    let id = preview.id.clone();
    let command = Command::AttachPieces { preview: id.clone(), account, item, kind: None };
    let told = app.client.tell(&command).await;
    app.client.send("discard", object(&[("id", id.into())]).into(), &Array::new()).await?;
    let t = app.t();
    match told?.entry {
        Some(entry) => {
            let more = given.len() - 1;
            let said = t.pieces_added(more as f64, &name, app.count(more as u32));
            app.toast(said, Some(Command::Undo { entry }));
        }
        None => app.toast(t.pieces_known(), None),
    }
    Ok(())
}

fn form(
    app: App,
    beside: StoredValue<Beside>,
    edited: RwSignal<Edited>,
    (hash, said): (Hash, PieceSaid),
) -> AnyView {
    let t = app.t();
    let name = said.name.clone();
    let of = RwSignal::new(said);
    let keep = move |piece: Option<PieceSaid>, words: String| {
        let Beside { account, item } = beside.get_value();
        app.order(Command::SetPiece { account, item, hash, piece }, words, None);
        edited.set(None);
    };
    let removed = t.pieces_removed(&name);
    let remove = move |_| keep(None, removed.clone());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let said = of.get_untracked();
        let words = app.t().pieces_changed(said.name.trim());
        keep(Some(said), words);
    };
    let kinds = PieceKind::ALL.map(|kind| (WORDS[kind as usize], kind_name(app, kind))).to_vec();
    let on = Signal::derive(move || of.with(|of| of.on));
    view! {
        <form class="form file-form" novalidate=true on:submit=submit>
            {text_of(of, t.pieces_name(), part!(name))}
            {choice_of(of, t.pieces_kind(), kinds, |of| WORDS[of.kind as usize].to_owned(), |of, word| {
                let known = PieceKind::ALL.into_iter().find(|kind| WORDS[*kind as usize] == word);
                of.kind = known.unwrap_or(of.kind);
            })}
            <DateField
                label=t.pieces_day()
                value=on
                on_change=Callback::new(move |day: Day| of.update(|of| of.on = Some(day)))
            />
            <div class="row wide">
                <button type="submit" class="main">{t.ui_save()}</button>
                <button type="button" class="danger" on:click=remove>{t.pieces_remove()}</button>
            </div>
        </form>
    }
    .into_any()
}
