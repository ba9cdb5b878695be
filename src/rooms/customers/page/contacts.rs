//! The people at a customer's: who they are, what each is asked for, how and in which language; added, changed and
//! removed one by one, each time with a way back.

use leptos::prelude::*;

use crate::engine::protocol::Command;
use crate::rooms::customers::details::{ContactRole, Person};
use crate::rooms::invoices::issuing::commands::CustomerFile;
use crate::rooms::invoices::issuing::queries::CustomerFileQuery;
use crate::ui::app::{App, use_app};
use crate::ui::client::Live;
use crate::ui::components::{Await, Icon, Panel, checked_text_of, choice_of, icon, part, text_of};

const ROLES: [(ContactRole, &str); 4] = [
    (ContactRole::Billing, "billing"),
    (ContactRole::Accounting, "accounting"),
    (ContactRole::Purchasing, "purchasing"),
    (ContactRole::Other, "other"),
];

fn role_name(app: App, role: ContactRole) -> String {
    let t = app.t();
    match role {
        ContactRole::Billing => t.customers_contact_billing(),
        ContactRole::Accounting => t.customers_contact_accounting(),
        ContactRole::Purchasing => t.customers_contact_purchasing(),
        ContactRole::Other => t.customers_contact_other(),
    }
}

/// Somebody being written down: the customer's file as it is known, at which place of it, and what is typed.
type Edited = Option<(CustomerFile, usize, Person)>;

/// A customer's file, kept fresh.
pub type People = Live<Option<CustomerFile>>;

/// Asks for the people at a customer's.
pub fn people(app: App, account: String) -> People {
    app.live(move || asked(&account))
}

/// What is asked for it.
pub fn asked(account: &str) -> CustomerFileQuery {
    CustomerFileQuery { account: account.to_owned() }
}

/// The card of a customer's people.
#[component]
pub fn Contacts(
    /// The customer's file.
    live: People,
) -> impl IntoView {
    let app = use_app();
    let edited: RwSignal<Edited> = RwSignal::new(None);
    let show = move |file: Option<CustomerFile>| {
        let t = app.t();
        let file = file.unwrap_or_default();
        let lines = file.people.iter().enumerate().map(|(at, person)| {
            let of = (file.clone(), at, person.clone());
            let called = [&person.name, &person.email, &person.phone]
                .into_iter()
                .find(|text| !text.is_empty())
                .cloned()
                .unwrap_or_default();
            let language = match person.language.as_str() {
                "fr" => t.customers_contact_french(),
                "en" => t.customers_contact_english(),
                _ => String::new(),
            };
            // What it is for is explained where it is chosen.
            let role = role_name(app, person.role);
            let role = role.split(':').next().unwrap_or_default().trim().to_owned();
            let said = [role, person.phone.clone(), language];
            let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
            let label = t.customers_contact_edit(&called);
            let mail = (!person.email.is_empty()).then(|| {
                let address = format!("mailto:{}", person.email);
                view! { <a href=address>{person.email.clone()}</a> }
            });
            view! {
                <li>
                    <div>
                        <p class="name">{person.name.clone()}</p>
                        <p class="about">{said.join(" · ")}</p>
                        {mail}
                    </div>
                    <button type="button" class="plain" aria-label=label on:click=move |_| edited.set(Some(of.clone()))>
                        {t.invoices_recurring_change()}
                    </button>
                </li>
            }
        });
        let lines = lines.collect_view();
        let none = file.people.is_empty();
        let add = move |_| {
            edited.set(Some((file.clone(), file.people.len(), Person::default())));
        };
        view! {
            {none.then(|| view! { <p class="about">{t.customers_contacts_none()}</p> })}
            <ul class="contacts">{lines}</ul>
            <button type="button" class="plain" on:click=add>{icon(Icon::Plus)}{t.customers_contact_add()}</button>
        }
        .into_any()
    };
    let title = Signal::derive(move || {
        let t = app.t();
        match edited
            .with(|edited| edited.as_ref().is_some_and(|(file, at, _)| *at < file.people.len()))
        {
            true => t.customers_contact_change(),
            false => t.customers_contact_add(),
        }
    });
    view! {
        <section class="card">
            <h2>{app.t().customers_contacts()}</h2>
            <Await live show=show />
        </section>
        <Panel
            open=Signal::derive(move || edited.with(Option::is_some))
            on_close=Callback::new(move |()| edited.set(None))
            title=title
            kind="drawer"
        >
            {move || edited.get().map(|of| form(app, edited, of))}
        </Panel>
    }
}

/// Keeps the file with this person at their place, or without them.
fn keep(app: App, edited: RwSignal<Edited>, person: Option<Person>, refused: RwSignal<String>) {
    let Some((mut file, at, _)) = edited.get_untracked() else { return };
    let words = match person {
        Some(_) => app.t().customers_contact_kept(),
        None => app.t().customers_contact_removed(),
    };
    file.people.splice(at..(at + 1).min(file.people.len()), person);
    app.run(async move {
        match app.client.tell(&Command::SaveCustomer { customer: Box::new(file) }).await {
            Ok(done) => {
                app.toast(words, done.entry.map(|entry| Command::Undo { entry }));
                edited.set(None);
            }
            Err(problem) => refused.set(problem.message),
        }
        Ok(())
    });
}

fn form(
    app: App,
    edited: RwSignal<Edited>,
    (file, at, person): (CustomerFile, usize, Person),
) -> AnyView {
    let t = app.t();
    let known = at < file.people.len();
    let of = RwSignal::new(person);
    let checked = RwSignal::new(false);
    let refused = RwSignal::new(String::new());
    let wrong = move |bad: fn(&Person) -> bool, words: String| {
        Signal::derive(move || (checked.get() && of.with(bad)).then(|| words.clone()))
    };
    let nobody = wrong(
        |of| [&of.name, &of.email, &of.phone].iter().all(|text| text.trim().is_empty()),
        t.customers_contact_nobody(),
    );
    let no_mail = wrong(
        |of| {
            let mail = of.email.trim();
            let parts = mail.split_once('@');
            !mail.is_empty()
                && parts.is_none_or(|(who, at)| {
                    who.is_empty() || !at.contains('.') || mail.contains([' ', ',', ';', '<'])
                })
        },
        t.customers_contact_mail_wrong(),
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        checked.set(true);
        if [nobody, no_mail].iter().all(|wrong| wrong.with_untracked(Option::is_none)) {
            let mut person = of.get_untracked();
            for text in [&mut person.name, &mut person.email, &mut person.phone] {
                *text = text.trim().to_owned();
            }
            keep(app, edited, Some(person), refused);
        }
    };
    let roles = ROLES.map(|(role, word)| (word, role_name(app, role))).to_vec();
    let languages = vec![
        ("", t.customers_contact_same()),
        ("fr", t.customers_contact_french()),
        ("en", t.customers_contact_english()),
    ];
    let remove = known.then(|| {
        view! {
            <button type="button" class="danger" on:click=move |_| keep(app, edited, None, refused)>
                {t.customers_contact_remove()}
            </button>
        }
    });
    view! {
        <form class="form file-form" novalidate=true on:submit=submit>
            {checked_text_of(of, t.customers_contact_name(), part!(name), String::new(), nobody)}
            {choice_of(of, t.customers_contact_role(), roles, |of| {
                ROLES.iter().find(|known| known.0 == of.role).map_or("", |known| known.1).to_owned()
            }, |of, word| {
                of.role = ROLES.iter().find(|known| known.1 == word).map_or(of.role, |known| known.0);
            })}
            {checked_text_of(of, t.customers_contact_email(), part!(email), String::new(), no_mail)}
            {text_of(of, t.customers_contact_phone(), part!(phone))}
            {choice_of(of, t.customers_contact_language(), languages, |of| of.language.clone(), |of, word| of.language = word)}
            <p class="wrong wide" role="alert">{move || refused.get()}</p>
            <div class="row wide">
                <button type="submit" class="main">{t.ui_save()}</button>
                {remove}
            </div>
        </form>
    }
    .into_any()
}
