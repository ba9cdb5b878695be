//! The little questions before a decision: until when, how much, and why.

use leptos::prelude::*;

use super::super::commands::{Act, Subject};
use super::super::model::{OutcomeState, PromiseSource};
use super::super::queries::{RunItem, RunLine};
use super::Desk;
use crate::base::{Currency, Day};
use crate::engine::protocol::Command;
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    DateField, Form, FormEnd, MoneyField, Panel, TextField, problem_words,
};

/// What is asked about.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// An item is left out of today's run.
    LeaveOut {
        /// The receivable's identifier.
        item: String,
        /// Its number.
        number: String,
    },
    /// An item or an account waits until a day.
    Hold {
        /// What.
        on: Subject,
        /// The number, or the customer's name.
        name: String,
    },
    /// Somebody promised to pay.
    Promise {
        /// The account.
        account: String,
        /// The customer's name.
        name: String,
        /// For which receivables; empty: the oldest ones.
        items: Vec<String>,
        /// In which currency.
        currency: Currency,
    },
    /// A reminder did not go.
    NotSent {
        /// Which.
        reminder: String,
        /// The customer's name.
        name: String,
    },
}

impl Ask {
    pub(super) fn leave_out(_: &RunLine, item: &RunItem) -> Ask {
        Ask::LeaveOut { item: item.item.clone(), number: item.number.clone() }
    }

    pub(super) fn item(_: &RunLine, item: &RunItem) -> Ask {
        Ask::Hold { on: Subject::Item(item.item.clone()), name: item.number.clone() }
    }

    pub(super) fn account(line: &RunLine) -> Ask {
        Ask::Hold { on: Subject::Account(line.account.clone()), name: line.name.clone() }
    }

    pub(super) fn promise(line: &RunLine) -> Ask {
        Ask::Promise {
            account: line.account.clone(),
            name: line.name.clone(),
            items: line.items.iter().map(|item| item.item.clone()).collect(),
            currency: line.asked.currency,
        }
    }

    fn title(&self, app: App) -> String {
        let t = app.t();
        match self {
            Ask::LeaveOut { number, .. } => t.dunning_ask_leave_out(number),
            Ask::Hold { name, .. } => t.dunning_ask_hold(name),
            Ask::Promise { name, .. } => t.dunning_ask_promise(name),
            Ask::NotSent { name, .. } => t.dunning_ask_not_sent(name),
        }
    }

    /// The act, and what is said when it is done.
    fn act(self, app: App, until: Day, sum: String, reason: String) -> (Act, String) {
        let t = app.t();
        match self {
            Ask::LeaveOut { item, .. } => {
                (Act::LeaveOut { item, reason }, t.dunning_done_left_out())
            }
            Ask::Hold { on, .. } => {
                (Act::Hold { on, until, reason }, t.dunning_done_held(app.day(until)))
            }
            Ask::Promise { account, items, currency, .. } => {
                let act = Act::Promise {
                    account,
                    items,
                    amount: sum,
                    currency: Some(currency),
                    on: until,
                    source: PromiseSource::Call,
                    note: reason,
                };
                (act, t.dunning_done_promised(app.day(until)))
            }
            Ask::NotSent { reminder, .. } => (
                Act::Record { reminder, state: OutcomeState::NotSent, on: None, note: reason },
                t.dunning_done_not_sent(),
            ),
        }
    }
}

/// The question of the page of reminders.
#[component]
pub(super) fn AskDialog(desk: Desk) -> impl IntoView {
    let done = Callback::new(move |()| desk.follow.set_value(true));
    view! { <Asking ask=desk.ask done /> }
}

/// A question in a dialog, on whichever page.
#[component]
pub fn Asking(
    /// What is asked; none: closed.
    ask: RwSignal<Option<Ask>>,
    /// Hears that it was decided.
    done: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| ask.set(None));
    let title = Signal::derive(move || {
        ask.with(|ask| ask.as_ref().map(|ask| ask.title(app))).unwrap_or_default()
    });
    view! {
        <Panel open=Signal::derive(move || ask.with(Option::is_some)) on_close=close title=title>
            {move || ask.get().map(|asked| fields(app, ask, asked, close, done))}
        </Panel>
    }
}

fn fields(
    app: App,
    ask: RwSignal<Option<Ask>>,
    asked: Ask,
    close: Callback<()>,
    done: Callback<()>,
) -> AnyView {
    let t = app.t();
    let today = app.settings.with_untracked(|settings| settings.today).unwrap_or_else(App::today);
    let until = RwSignal::new(today.plus(7));
    let sum: RwSignal<Option<String>> = RwSignal::new(None);
    let reason = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    let dated = !matches!(asked, Ask::LeaveOut { .. } | Ask::NotSent { .. });
    let currency = match &asked {
        Ask::Promise { currency, .. } => Some(*currency),
        _ => None,
    };
    let about = match &asked {
        Ask::LeaveOut { .. } => t.dunning_ask_leave_out_about(),
        Ask::Hold { .. } => t.dunning_ask_hold_about(),
        Ask::Promise { .. } => t.dunning_ask_promise_about(),
        Ask::NotSent { .. } => t.dunning_ask_not_sent_about(),
    };
    let free = matches!(asked, Ask::Promise { .. });
    let label = if free { t.dunning_ask_note() } else { t.dunning_ask_reason() };
    let submit = Callback::new(move |()| {
        let (act, said) = asked.clone().act(
            app,
            until.get_untracked(),
            sum.get_untracked().unwrap_or_default(),
            reason.get_untracked(),
        );
        app.run(async move {
            match app.client.tell(&Command::Dunning { acts: vec![act] }).await {
                Ok(told) => {
                    done.run(());
                    let _ = ask.try_set(None);
                    app.toast(said, told.entry.map(|entry| Command::Undo { entry }));
                }
                Err(problem) => {
                    let _ = wrong.try_set(problem_words(app, &problem).1);
                }
            }
            Ok(())
        });
    });
    view! {
        <p class="about">{about}</p>
        <Form on_submit=submit>
            {dated.then(|| view! {
                <DateField
                    label=if currency.is_some() { t.dunning_ask_on() } else { t.dunning_ask_until() }
                    value=Signal::derive(move || Some(until.get()))
                    first=Signal::stored(today)
                    on_change=Callback::new(move |day| until.set(day))
                />
            })}
            {currency.map(|currency| view! {
                <MoneyField label=t.dunning_ask_amount() value=sum currency=currency help=t.dunning_ask_amount_help() />
            })}
            <TextField label=label value=reason />
            <FormEnd wrong=wrong on_cancel=close go=t.ui_save() />
        </Form>
    }
    .into_any()
}
