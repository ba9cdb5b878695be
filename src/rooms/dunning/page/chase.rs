//! What is done about one customer, from whichever page: the prepared action, a message by another means, a call and its
//! outcome, a promise, a plan, a dispute, a hold, a day on which it is seen again.

use leptos::prelude::*;
use serde::Deserialize;
use web_sys::KeyboardEvent;

use super::super::commands::Subject;
use super::super::queries::{ReminderToWrite, RunLine, WorkLine, WorkWhy};
use super::super::scenario::Action;
use super::ask::{Ask, Asking};
use super::prepare;
use crate::engine::protocol::{Command, ExportRequest};
use crate::ui::app::{App, use_app};
use crate::ui::components::{Form, Panel, TextField};
use crate::ui::files as made_files;
use crate::ui::keys::map;
use crate::ui::route::Route;

/// The dialogs about one customer. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Chase {
    /// What is asked.
    pub ask: RwSignal<Option<Ask>>,
    /// Who is called.
    call: RwSignal<Option<WorkLine>>,
    /// Hears that something was done.
    done: Callback<()>,
}

impl Chase {
    /// `done` hears that something was done.
    pub fn new(done: Callback<()>) -> Chase {
        Chase { ask: RwSignal::new(None), call: RwSignal::new(None), done }
    }

    /// Does what a key or a button of this name is for.
    pub fn act(self, app: App, act: &str, work: WorkLine) {
        let WorkLine { account, name, overdue, .. } = work.clone();
        let currency = overdue.currency;
        let ask = match act {
            "do" => return self.prepared(app, work),
            "email" => return self.write(app, &work, Action::Email),
            "letter" => return self.write(app, &work, Action::Letter),
            "sms" => return self.write(app, &work, Action::Sms),
            "call" => return self.call.set(Some(work)),
            "promise" => match &work.prepared {
                Some(line) => Ask::promise(line),
                None => Ask::Promise { account, name, items: Vec::new(), currency },
            },
            "plan" => Ask::Plan { account, name, sum: overdue },
            "dispute" => Ask::Dispute { account, name, currency },
            "note" => Ask::Note { account, name },
            "hold" => Ask::Hold { on: Subject::Account(account), name },
            _ => Ask::Snooze { account, name },
        };
        self.ask.set(Some(ask));
    }

    /// The prepared action: what is written has its file at once, what somebody does is opened or noted as done.
    fn prepared(self, app: App, work: WorkLine) {
        match (work.prepared.as_ref().map(|line| line.action), work.why) {
            (Some(Action::Call), _) | (None, WorkWhy::BrokenPromise) => self.call.set(Some(work)),
            (Some(action), _) => self.write(app, &work, action),
            (None, WorkWhy::ToMatch) => app.go(&Route::Cash),
            (None, WorkWhy::BankStale) => app.go(&Route::Import),
            (None, _) => app.go(&Route::Customer { account: work.account }),
        }
    }

    /// Writes what is ready by some means, and hands out its file. Where nothing is to be said, it says why.
    fn write(self, app: App, work: &WorkLine, action: Action) {
        let Some(line) = &work.prepared else {
            return app.toast(app.t().dunning_not_ready(&work.name, &work.sentence), None);
        };
        if !action.stands_for(line.action) {
            let step = super::action(app, line.action);
            let other = super::action(app, action);
            return app.toast(app.t().dunning_other_step(&work.name, step, other), None);
        }
        let by_hand = !action.is_contact() && action != Action::LitigationPack;
        let reminder =
            ReminderToWrite { action: Some(action), sent: by_hand, ..prepare::to_write(line) };
        self.tell(app, reminder, app.t().dunning_done_one(super::action(app, action), &work.name));
    }

    fn tell(self, app: App, reminder: ReminderToWrite, said: String) {
        let files = !reminder.sent && !reminder.unanswered;
        app.run(async move {
            let command = Command::WriteReminders { reminders: vec![reminder] };
            let told = app.long("recording", app.client.tell(&command)).await?;
            if let Some(held) = told.refused.first().filter(|_| told.made.is_empty()) {
                app.toast(app.t().dunning_not_ready(&held.name, &held.sentence), None);
                return Ok(());
            }
            self.done.run(());
            app.toast(said, told.entry.map(|entry| Command::Undo { entry }));
            if files && !told.made.is_empty() {
                prepare::files(app, told.made);
            }
            Ok(())
        });
    }
}

/// The dialogs: one on each page that chases.
#[component]
pub fn ChaseDialogs(chase: Chase) -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| chase.call.set(None));
    let title = Signal::derive(move || {
        let name = chase.call.with(|work| work.as_ref().map(|work| work.name.clone()));
        name.map(|name| app.t().dunning_call(name)).unwrap_or_default()
    });
    view! {
        <Asking ask=chase.ask done=chase.done />
        <Panel open=Signal::derive(move || chase.call.with(Option::is_some)) on_close=close title=title>
            {move || chase.call.get().map(|work| sheet(app, chase, work))}
        </Panel>
    }
}

/// What the engine gives of a message that nobody has written yet.
#[derive(Deserialize)]
struct Preview {
    body: String,
}

/// How a call ends: key, words, whether somebody was reached.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Reached,
    Promised,
    Left,
    Nobody,
}

const ENDS: [(End, &str); 4] =
    [(End::Reached, "j"), (End::Promised, "p"), (End::Left, "m"), (End::Nobody, "n")];

impl End {
    fn words(self, app: App) -> String {
        let t = app.t();
        match self {
            End::Reached => t.dunning_call_reached(),
            End::Promised => t.dunning_call_promised(),
            End::Left => t.dunning_call_left(),
            End::Nobody => t.dunning_call_nobody(),
        }
    }
}

/// The call sheet: number, what to say, and the outcome by one key.
fn sheet(app: App, chase: Chase, work: WorkLine) -> AnyView {
    let t = app.t();
    let note = RwSignal::new(String::new());
    let script = RwSignal::new(None::<String>);
    let first = NodeRef::<leptos::html::Button>::new();
    Effect::new(move |_| {
        if let Some(first) = first.get() {
            // Fails only for an element that cannot take the focus.
            let _ = first.focus();
        }
    });
    if let Some(line) = &work.prepared {
        let reminder =
            Box::new(ReminderToWrite { action: Some(Action::Call), ..prepare::to_write(line) });
        app.run(async move {
            let request = ExportRequest::ReminderPreview { reminder, template: None };
            let preview = made_files::fetched::<Preview>(app.client, &request).await?;
            let _ = script.try_set(Some(preview.body));
            Ok(())
        });
    }
    let asked = work.prepared.as_ref().map_or(work.overdue, |line| line.asked);
    let (sentence, phone) = (work.sentence.clone(), work.phone.clone());
    let work = StoredValue::new(work);
    let end = move |end: End| {
        let work = work.get_value();
        let own = note.get_untracked();
        let words = end.words(app);
        let said =
            if own.trim().is_empty() { words.clone() } else { format!("{words} : {}", own.trim()) };
        let unanswered = end == End::Nobody;
        let about = work.prepared.as_ref().map(prepare::to_write);
        let reminder = ReminderToWrite {
            account: work.account.clone(),
            currency: work.overdue.currency,
            action: Some(Action::Call),
            sent: !unanswered,
            unanswered,
            note: said,
            ..about.unwrap_or_default()
        };
        chase.call.set(None);
        chase.tell(app, reminder, t.dunning_done_call(&work.name, words));
        if end == End::Promised {
            chase.act(app, "promise", work);
        }
    };
    let keys = move |event: KeyboardEvent| {
        let typing = app.host.target(&event).is_some_and(|element| element.tag_name() == "INPUT");
        if typing || event.repeat() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key().to_lowercase();
        if let Some((found, _)) = ENDS.iter().find(|(_, of)| *of == key) {
            event.prevent_default();
            end(*found);
        }
    };
    let ends = ENDS.iter().enumerate().map(|(at, &(of, key))| {
        let node = if at == 0 { first } else { NodeRef::new() };
        view! {
            <button type="button" node_ref=node on:click=move |_| end(of)>
                {of.words(app)}" "<kbd>{map::name(t, key)}</kbd>
            </button>
        }
    });
    let said = move || match script.get() {
        Some(script) => view! { <p class="dunning-script">{script}</p> }.into_any(),
        None => view! { <p>{sentence.clone()}</p> }.into_any(),
    };
    let number: String =
        phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    let phone = match number.is_empty() {
        true => view! { <p class="hint watch">{t.dunning_finding_no_phone()}</p> }.into_any(),
        false => {
            view! { <p class="lead"><a href=format!("tel:{number}")>{phone}</a></p> }.into_any()
        }
    };
    view! {
        <div class="dunning-call" on:keydown=keys>
            <p class="about">{t.dunning_call_about(app.money(asked))}</p>
            {phone}
            {said}
            <Form on_submit=Callback::new(move |()| end(End::Reached))>
                <TextField label=t.dunning_call_note() value=note />
            </Form>
            <div class="row">{ends.collect_view()}</div>
        </div>
    }
    .into_any()
}

/// What stands on the button of the prepared action.
pub fn prepared_words(app: App, work: &WorkLine) -> String {
    let t = app.t();
    match (work.prepared.as_ref().map(|line: &RunLine| line.action), work.why) {
        (Some(Action::Call), _) | (None, WorkWhy::BrokenPromise) => t.dunning_do_call(),
        (Some(action @ (Action::Task | Action::ToSales | Action::ToManagement)), _) => {
            t.dunning_do_done(super::action(app, action))
        }
        (Some(action), _) => t.dunning_do_write(super::action(app, action)),
        (None, WorkWhy::ToMatch) => t.dunning_held_match(),
        (None, WorkWhy::BankStale) => t.dunning_do_import(),
        (None, _) => t.today_open(),
    }
}
