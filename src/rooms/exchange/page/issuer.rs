//! Who we are: asked once after the first import. The page of the firm says it whole.

use leptos::prelude::*;

use crate::base::{Iban, Siren, VatNumber};
use crate::engine::protocol::{Command, SettingsQuery};
use crate::rooms::invoices::Issuer;
use crate::ui::app::use_app;
use crate::ui::components::{Form, TextField};

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
                    <IssuerForm issuer=settings.issuer />
                    <button type="button" class="plain" on:click=move |_| {
                        app.host.set_preference("issuer-skipped", "1");
                        skipped.set(true);
                    }>{t.ui_issuer_skip()}</button>
                </section>
            }
        })
    }
}

/// Who we are, in short.
#[component]
fn IssuerForm(
    /// As known.
    issuer: Issuer,
) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    // Nothing is called wrong before one says that one is done.
    let checked = RwSignal::new(false);
    let name = RwSignal::new(issuer.name.clone());
    let registration = RwSignal::new(issuer.registration.clone());
    let vat_number = RwSignal::new(issuer.vat_number.clone());
    let iban = RwSignal::new(issuer.iban.clone());
    let wrong = move |field: RwSignal<String>, right: fn(&str) -> bool, words: String| {
        Signal::derive(move || {
            let typed = field.with(|typed| !typed.trim().is_empty() && !right(typed));
            (checked.get() && typed).then(|| words.clone())
        })
    };
    let no_siren = wrong(
        registration,
        |typed| Siren::within(typed).is_some(),
        t.ui_issuer_siren_wrong().to_string(),
    );
    let no_vat = wrong(
        vat_number,
        |typed| VatNumber::parse(typed).is_some(),
        t.ui_issuer_vat_wrong().to_string(),
    );
    let no_iban =
        wrong(iban, |typed| Iban::parse(typed).is_some(), t.ui_issuer_iban_wrong().to_string());
    let submit = Callback::new(move |()| {
        checked.set(true);
        if [no_siren, no_vat, no_iban].iter().any(|wrong| wrong.with_untracked(Option::is_some)) {
            return;
        }
        let now = Issuer {
            name: name.get_untracked(),
            registration: registration.get_untracked(),
            vat_number: vat_number.get_untracked(),
            iban: iban.get_untracked(),
            ..issuer.clone()
        };
        app.order(Command::SetIssuer { issuer: now }, app.t().ui_issuer_saved(), None);
    });
    view! {
        <Form class="form firm" on_submit=submit>
            <TextField label=t.ui_issuer_name() value=name autocomplete="organization" />
            <TextField label=t.ui_issuer_registration() value=registration error=no_siren help=t.ui_issuer_siren_help() />
            <TextField label=t.ui_issuer_vat_number() value=vat_number error=no_vat />
            <TextField label="IBAN" value=iban error=no_iban help=t.ui_issuer_iban_help() />
            <button type="submit" class="main">{t.ui_save()}</button>
        </Form>
    }
}
