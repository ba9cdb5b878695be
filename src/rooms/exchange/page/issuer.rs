//! Who we are: asked once after the first import, and kept on the data page.

use leptos::prelude::*;

use crate::engine::protocol::{Command, SettingsQuery};
use crate::rooms::invoices::Issuer;
use crate::ui::app::use_app;

/// Asked once, and may be skipped: who we are, so that received invoices are told from issued ones.
#[component]
pub(super) fn IssuerQuestion() -> impl IntoView {
    let app = use_app();
    let live = app.live(|| SettingsQuery {});
    let skipped = RwSignal::new(app.host.preference("issuer-skipped").is_some());
    move || {
        let t = app.t();
        let settings = live.view.get()?;
        let known = !settings.issuer.name.is_empty() || settings.demo;
        (!known && !skipped.get()).then(|| {
            view! {
                <section class="card">
                    <h2>{t.ui_issuer_question()}</h2>
                    <p class="about">{t.ui_issuer_question_about()}</p>
                    <IssuerForm issuer=settings.issuer short=true />
                    <button type="button" class="plain" on:click=move |_| {
                        app.host.set_preference("issuer-skipped", "1");
                        skipped.set(true);
                    }>{t.ui_issuer_skip()}</button>
                </section>
            }
        })
    }
}

/// Who we are.
#[component]
pub fn IssuerForm(
    /// As known.
    issuer: Issuer,
    /// Name and SIREN only.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let draft = RwSignal::new(issuer);
    let field = move |label: String, part: fn(&mut Issuer) -> &mut String, auto: &'static str| {
        let read = move || part(&mut draft.get()).clone();
        let write = move |event| draft.update(|draft| *part(draft) = event_target_value(&event));
        view! {
            <label class="field">
                <span>{label}</span>
                <input type="text" autocomplete=auto prop:value=read on:change=write />
            </label>
        }
    };
    let address = move |event: web_sys::Event| {
        let lines = event_target_value(&event).lines().map(str::to_owned).collect();
        draft.update(|issuer| issuer.address = lines);
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let command = Command::SetIssuer { issuer: draft.get_untracked() };
        app.order(command, app.t().ui_issuer_saved(), None);
    };
    view! {
        <form class="form" on:submit=submit>
            {field(t.ui_issuer_name(), |issuer| &mut issuer.name, "organization")}
            {field(t.ui_issuer_registration(), |issuer| &mut issuer.registration, "off")}
            {(!short).then(|| view! {
                {field(t.ui_issuer_vat_number(), |issuer| &mut issuer.vat_number, "off")}
                {field("IBAN".to_owned(), |issuer| &mut issuer.iban, "off")}
                <label class="field wide">
                    <span>{t.ui_issuer_address()}</span>
                    <textarea rows="3" autocomplete="street-address"
                        prop:value=move || draft.with(|issuer| issuer.address.join("\n"))
                        on:change=address
                    ></textarea>
                </label>
            })}
            <button type="submit" class="main">{t.ui_save()}</button>
        </form>
    }
}
