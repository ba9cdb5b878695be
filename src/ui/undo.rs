//! The way back: `U`, the button of each short result, and the list of the last acts.

use leptos::prelude::*;

use super::app::{App, use_app};
use super::components::{Await, Tone, badge, sums};
use crate::engine::protocol::Command;
use crate::rooms::sharing::acts::{Act, ActsQuery, ActsView, Deed};
use crate::rooms::sharing::sentences;

/// Acts that are looked through for the one of a short result.
const LOOKED_AT: u32 = 50;

/// Takes back the last act of this device; or with `redo` what was taken back last.
pub fn last(app: App, redo: bool) {
    app.run(async move {
        let view = app.client.ask(ActsQuery { limit: 1 }).await?;
        let t = app.t();
        match if redo { view.redo } else { view.undo } {
            // A whole file is not lost by one key: it is named, and the way back offered.
            Some(act) if !redo && matches!(act.deed, Deed::Demo | Deed::Import { .. }) => {
                let entry = act.entry;
                let asked = t.ui_undo_import(deed_words(app, &act.deed));
                app.toast(asked, Some(Command::Undo { entry }));
            }
            Some(act) => {
                take_back(app, Command::Undo { entry: act.entry }, Some(act.deed), !redo);
            }
            None if redo => app.toast(t.ui_redo_nothing(), None),
            None => app.toast(t.ui_undo_nothing(), None),
        }
        Ok(())
    });
}

/// Gives an order that takes something back, and says what, with a way forth again. `again`: the way forth is to do it
/// once more; else it is to take it back once more. Where `deed` is known, it says which.
pub fn take_back(app: App, command: Command, deed: Option<Deed>, again: bool) {
    app.import.done.set(None);
    // A short result whose way back is gone this way has nothing to offer any more.
    app.toasts.update(|toasts| toasts.retain(|toast| toast.undo.as_ref() != Some(&command)));
    app.run(async move {
        // Whoever presses a short result's button reads what it took back, and whose.
        let deed = match (deed, &command) {
            (None, Command::Undo { entry }) => {
                let view = app.client.ask(ActsQuery { limit: LOOKED_AT }).await?;
                view.acts.into_iter().find(|act| act.entry == *entry).map(|act| act.deed)
            }
            (deed, _) => deed,
        };
        let done = app.long("recording", app.client.tell(&command)).await?;
        let t = app.t();
        let (text, again) = match deed {
            Some(Deed::TakeBack { of, restored: false, .. }) => {
                (t.ui_redone_what(deed_words(app, &of)), false)
            }
            Some(Deed::TakeBack { of, .. }) => (t.ui_undone_what(deed_words(app, &of)), true),
            Some(deed) => (t.ui_undone_what(deed_words(app, &deed)), true),
            None if again => (t.ui_undone(), true),
            None => (t.ui_redone(), false),
        };
        app.toast_with(text, done.entry.map(|entry| Command::Undo { entry }), again);
        Ok(())
    });
}

/// What was done, in words.
pub fn deed_words(app: App, deed: &Deed) -> String {
    let t = app.t();
    match deed {
        Deed::Demo => t.ui_deed_demo(),
        Deed::Import { file, files: 1 } => t.ui_deed_import(file),
        Deed::Import { file, files } => t.ui_deed_imports(file, app.count(*files - 1)),
        Deed::Payment { customer, amount, invoice, .. } if invoice.is_empty() => {
            t.ui_deed_payment(app.money(*amount), customer)
        }
        Deed::Payment { customer, amount, invoice, .. } => {
            t.ui_deed_payment_of(app.money(*amount), customer, invoice)
        }
        Deed::Payments { payments, amounts, .. } => {
            t.ui_deed_payments(*payments, app.count(*payments), sums(app, amounts))
        }
        Deed::Allocation { customer, amount: Some(amount), .. } => {
            t.ui_deed_allocation(app.money(*amount), customer)
        }
        Deed::Allocation { .. } => t.ui_event_allocation(),
        Deed::Issuer { name } => t.ui_deed_issuer(name),
        Deed::Buckets { bounds } => {
            let bounds: Vec<String> = bounds.iter().map(u32::to_string).collect();
            t.ui_deed_buckets(bounds.join(", "))
        }
        Deed::Profile { name, forgotten: false } => t.ui_deed_profile(name),
        Deed::Profile { name, .. } => t.ui_deed_profile_forgotten(name),
        Deed::View { name, removed: false } => t.ui_deed_view(name),
        Deed::View { name, .. } => t.ui_deed_view_removed(name),
        Deed::Piece { name, of, removed: false } => t.pieces_deed(name, of),
        Deed::Piece { name, of, .. } => t.pieces_deed_removed(name, of),
        Deed::Export { file } => t.ui_deed_export(file),
        Deed::TakeBack { of, restored: false, .. } => t.ui_deed_undone(deed_words(app, of)),
        Deed::TakeBack { of, .. } => t.ui_deed_redone(deed_words(app, of)),
        Deed::Issue { number, customer } => t.ui_deed_issue(number, customer),
        Deed::About { event, customer, others, items, amounts } => {
            let kind = sentences::event(t, event);
            let who = match others {
                0 => customer.clone(),
                others => t.ui_deed_and_others(*others, customer, app.count(*others)),
            };
            // Five invoices are named; of more, their sum says enough.
            let named = if items.len() <= 5 { items.join(", ") } else { String::new() };
            let parts = [who, named, sums(app, amounts)];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            t.ui_deed_about(kind, parts.join(", "))
        }
        Deed::Other { events } => sentences::events(t, app.locale.get_untracked(), events),
    }
}

/// The last acts, each with its way back.
#[component]
pub fn LastActs() -> impl IntoView {
    let app = use_app();
    let live = app.live(|| ActsQuery { limit: 12 });
    let show = move |view: ActsView| {
        let lines = view.acts.iter().map(|act| line(app, act)).collect_view();
        view! { <ol class="acts">{lines}</ol> }
    };
    view! {
        <section class="card acts-card">
            <h2>{app.t().ui_acts_last()}</h2>
            <p class="about">{app.t().ui_acts_last_about()}</p>
            <Await live show=show />
        </section>
    }
}

fn line(app: App, act: &Act) -> AnyView {
    let t = app.t();
    let (entry, deed) = (act.entry.clone(), act.deed.clone());
    let back = matches!(act.deed, Deed::TakeBack { .. });
    let words = deed_words(app, &act.deed);
    let label = if back { t.ui_redo() } else { t.ui_undo() };
    let full = format!("{label} : {words}");
    view! {
        <li class:struck=act.undone && !back>
            <time class="about">{app.instant(act.written_at)}</time>
            <span class="act-words">
                <span class="act-name">{words}</span>
                {(act.undone && !back).then(|| badge(Tone::Quiet, t.ui_acts_undone()))}
                {(!act.mine).then(|| view! { <span class="about">{app.author(&act.author)}</span> })}
            </span>
            {act.can_undo.then(|| view! {
                <button type="button" class="plain" aria-label=full on:click=move |_| {
                    take_back(app, Command::Undo { entry: entry.clone() }, Some(deed.clone()), !back);
                }>{label}</button>
            })}
        </li>
    }
    .into_any()
}
