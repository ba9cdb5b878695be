//! A customer's file: who they are, where, how and in which language invoices go to them.

use leptos::prelude::*;

use crate::base::{Siren, VatNumber};
use crate::engine::protocol::Command;
use crate::rooms::customers::details::{Channel, Nature};
use crate::rooms::invoices::issuing::commands::CustomerFile;
use crate::rooms::invoices::issuing::queries::CustomerFileQuery;
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Icon, Panel, check_of, checked_text_of, choice_of, icon, lines_of, part, text_of,
};

/// The panel in which a customer's file is filled: of an account, or of nobody yet with a name.
#[component]
pub fn FilePanel(
    /// Account and name of the file that is open.
    file: RwSignal<Option<(String, String)>>,
    /// Hears of the account once it is kept.
    on_saved: Callback<String>,
) -> impl IntoView {
    let app = use_app();
    let title = Signal::derive(move || {
        let t = app.t();
        file.with(|file| match file {
            Some((account, _)) if !account.is_empty() => t.customers_file(),
            _ => t.customers_file_new(),
        })
    });
    let saved = Callback::new(move |account| {
        file.set(None);
        on_saved.run(account);
    });
    view! {
        <Panel
            open=Signal::derive(move || file.with(Option::is_some))
            on_close=Callback::new(move |()| file.set(None))
            title=title
            kind="drawer"
        >
            <Filled file on_saved=saved />
        </Panel>
    }
}

/// The form, once what is known is there.
#[component]
fn Filled(file: RwSignal<Option<(String, String)>>, on_saved: Callback<String>) -> impl IntoView {
    let app = use_app();
    let (account, name) = file.get_untracked().unwrap_or_default();
    let known: RwSignal<Option<CustomerFile>> = RwSignal::new(None);
    if account.is_empty() {
        known.set(Some(CustomerFile { name, ..CustomerFile::default() }));
    } else {
        app.run(async move {
            let found = app.client.ask(CustomerFileQuery { account }).await?;
            let _ = known.try_set(Some(found.unwrap_or_default()));
            Ok(())
        });
    }
    move || known.get().map(|customer| form(app, customer, on_saved))
}

fn form(app: App, customer: CustomerFile, on_saved: Callback<String>) -> AnyView {
    let t = app.t();
    let new = customer.account.is_empty();
    let of = RwSignal::new(customer);
    // Nothing is called wrong before one says that one is done.
    let checked = RwSignal::new(false);
    let refused = RwSignal::new(String::new());
    let french =
        move |file: &CustomerFile| matches!(file.details.billing.country.trim(), "" | "FR" | "fr");
    let wrong = move |bad: fn(&CustomerFile) -> bool, at_home: bool, words: String| {
        Signal::derive(move || {
            let bad = of.with(|file| bad(file) && (!at_home || french(file)));
            (checked.get() && bad).then(|| words.clone())
        })
    };
    let no_name = wrong(|file| file.name.trim().is_empty(), false, t.customers_file_name_missing());
    let no_siren = wrong(
        |file| {
            let typed = &file.registration;
            !typed.trim().is_empty() && Siren::within(typed).is_none()
        },
        true,
        t.ui_issuer_siren_wrong(),
    );
    let no_vat = wrong(
        |file| !file.vat_number.trim().is_empty() && VatNumber::parse(&file.vat_number).is_none(),
        false,
        t.ui_issuer_vat_wrong(),
    );
    // What a SIREN says of the VAT number.
    let derived = Memo::new(move |_| {
        of.with(|file| {
            let siren = Siren::within(&file.registration).filter(|_| french(file))?;
            let number = VatNumber::of_siren(siren).as_str().to_owned();
            (file.vat_number.trim().is_empty() && file.details.nature == Nature::Business)
                .then_some(number)
        })
    });
    let derive = move || {
        derived.get().map(|number| {
            let words = app.t().customers_file_vat_derived(&number);
            view! {
                <button type="button" class="plain" on:click=move |_| of.update(|file| file.vat_number.clone_from(&number))>
                    {icon(Icon::Check)}{words}
                </button>
            }
        })
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        checked.set(true);
        if [no_name, no_siren, no_vat].iter().any(|wrong| wrong.with_untracked(Option::is_some)) {
            return;
        }
        let customer = Box::new(of.get_untracked());
        let account = customer.account.clone();
        app.run(async move {
            match app.long("recording", app.client.tell(&Command::SaveCustomer { customer })).await
            {
                Ok(done) => {
                    app.toast(
                        app.t().customers_file_saved(),
                        done.entry.map(|entry| Command::Undo { entry }),
                    );
                    on_saved.run(done.made.into_iter().next().unwrap_or(account));
                }
                // What is wrong is said where it can be put right.
                Err(problem) => refused.set(problem.message),
            }
            Ok(())
        });
    };
    let contacts = (!new).then(|| contacts(app, of));
    let natures = vec![
        ("business", t.customers_nature_business()),
        ("public", t.customers_nature_public()),
        ("consumer", t.customers_nature_consumer()),
    ];
    let clauses = vec![
        ("", t.customers_clause_none()),
        ("monthEndFirst", t.customers_clause_month_end()),
        ("daysFirst", t.customers_clause_days()),
    ];
    let languages = vec![("fr", t.customers_language_fr()), ("en", t.customers_language_en())];
    let section = |name: String| view! { <h3 class="wide">{name}</h3> };
    view! {
        <form class="form file-form" on:submit=submit>
            {checked_text_of(of, t.customers_file_name(), part!(name), String::new(), no_name)}
            {choice_of(of, t.customers_nature(), natures, |file| nature_word(file.details.nature).to_owned(), |file, word| {
                file.details.nature = match word.as_str() {
                    "public" => Nature::Public,
                    "consumer" => Nature::Consumer,
                    _ => Nature::Business,
                };
            })}
            {checked_text_of(of, t.customers_registration(), part!(registration), t.customers_file_siren_help(), no_siren)}
            <div>
                {checked_text_of(of, t.customers_vat_number(), part!(vat_number), String::new(), no_vat)}
                {derive}
            </div>
            {section(t.customers_file_billing())}
            {lines_of(of, t.customers_file_street(), |file| &file.details.billing.lines, |file| &mut file.details.billing.lines)}
            {text_of(of, t.customers_file_post_code(), part!(details.billing.post_code))}
            {text_of(of, t.customers_city(), part!(details.billing.city))}
            {checked_text_of(of, t.customers_country(), part!(details.billing.country), t.customers_file_country_help(), Signal::stored(None))}
            {section(t.customers_file_sending())}
            {choice_of(of, t.customers_channel(), channels(app), |file| channel_word(file.details.channel).to_owned(), |file, word| {
                file.details.channel = match word.as_str() {
                    "platform" => Channel::Platform,
                    "portal" => Channel::Portal,
                    "post" => Channel::Post,
                    _ => Channel::Email,
                };
            })}
            {choice_of(of, t.customers_language(), languages, |file| if file.details.language == "en" { "en" } else { "fr" }.to_owned(), |file, word| file.details.language = word)}
            {checked_text_of(of, t.customers_electronic(), part!(details.electronic_address), t.customers_electronic_help(), Signal::stored(None))}
            {text_of(of, t.customers_reference(), part!(details.buyer_reference))}
            {check_of(of, t.customers_order_required(), |file| file.details.order_required, |file, on| file.details.order_required = on)}
            {section(t.customers_file_paying())}
            {text_of(of, t.customers_terms(), part!(terms))}
            {choice_of(of, t.customers_clause(), clauses, |file| file.details.month_end_clause.clone(), |file, word| file.details.month_end_clause = word)}
            {text_of(of, t.customers_mandate(), part!(details.mandate))}
            {text_of(of, t.customers_assignee(), part!(assignee))}
            {text_of(of, t.customers_segment(), part!(segment))}
            {section(t.customers_file_delivery())}
            {text_of(of, t.customers_file_delivery_name(), part!(details.delivery_name))}
            {lines_of(of, t.customers_file_street(), |file| &file.details.delivery.lines, |file| &mut file.details.delivery.lines)}
            {text_of(of, t.customers_file_post_code(), part!(details.delivery.post_code))}
            {text_of(of, t.customers_city(), part!(details.delivery.city))}
            {contacts}
            <p class="wrong wide" role="alert">{move || refused.get()}</p>
            <button type="submit" class="main">{if new { t.customers_file_make() } else { t.ui_save() }}</button>
        </form>
    }
    .into_any()
}

/// The people known there, and their erasing: asked for twice, for nothing brings them back.
fn contacts(app: App, of: RwSignal<CustomerFile>) -> AnyView {
    let sure = RwSignal::new(false);
    let erase = move |_| {
        let account = of.with_untracked(|file| file.account.clone());
        app.run(async move {
            app.client.tell(&Command::EraseContacts { account }).await?;
            of.update(|file| file.people.clear());
            app.toast(app.t().customers_contacts_erased(), None);
            Ok(())
        });
    };
    let shown = move || {
        let people = of.with(|file| file.people.clone());
        if people.is_empty() {
            return ().into_any();
        }
        let t = app.t();
        let lines = people.into_iter().map(|person| {
            let parts = [person.name, person.email, person.phone];
            let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            view! { <li>{said.join(" · ")}</li> }
        });
        let ask = move || {
            match sure.get() {
            false => view! {
                <button type="button" class="danger" on:click=move |_| sure.set(true)>{t.customers_contacts_erase()}</button>
            }
            .into_any(),
            true => view! {
                <p class="about">{t.customers_contacts_sure()}</p>
                <div class="row">
                    <button type="button" class="danger" on:click=erase>{t.customers_contacts_erase_go()}</button>
                    <button type="button" class="plain" on:click=move |_| sure.set(false)>{t.ui_cancel()}</button>
                </div>
            }
            .into_any(),
        }
        };
        view! {
            <h3 class="wide">{t.customers_contacts()}</h3>
            <div class="wide">
                <ul>{lines.collect_view()}</ul>
                {ask}
            </div>
        }
        .into_any()
    };
    shown.into_any()
}

/// How invoices can go to a customer: word and name of each.
fn channels(app: App) -> Vec<(&'static str, String)> {
    let ways = [Channel::Email, Channel::Platform, Channel::Portal, Channel::Post];
    ways.map(|channel| (channel_word(channel), channel_name(app, channel))).to_vec()
}

/// A way to send, in words.
pub fn channel_name(app: App, channel: Channel) -> String {
    let t = app.t();
    match channel {
        Channel::Email => t.customers_channel_email(),
        Channel::Platform => t.customers_channel_platform(),
        Channel::Portal => t.customers_channel_portal(),
        Channel::Post => t.customers_channel_post(),
    }
}

fn channel_word(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::Platform => "platform",
        Channel::Portal => "portal",
        Channel::Post => "post",
    }
}

fn nature_word(nature: Nature) -> &'static str {
    match nature {
        Nature::Business => "business",
        Nature::Public => "public",
        Nature::Consumer => "consumer",
    }
}
