//! The little questions before a decision: until when, how much, in how many parts, and why.

use leptos::prelude::*;

use super::super::commands::{Act, Subject};
use super::super::model::{ClaimState, OutcomeState, PromiseSource};
use super::super::queries::{
    CustomerDunningQuery, CustomerDunningView, PromiseState, PromiseView, RunItem, RunLine,
};

use super::parts::Parts;
use super::{Desk, late};
use crate::base::{Currency, Day, Money};
use crate::engine::protocol::{Command, ExportRequest};
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Await, DateField, Form, FormEnd, Icon, MoneyField, Panel, Select, TextField, icon,
    problem_words,
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
    /// Somebody pays in instalments.
    Plan {
        /// The account.
        account: String,
        /// The customer's name.
        name: String,
        /// What is divided at first.
        sum: Money,
    },
    /// Somebody contests an invoice.
    Dispute {
        /// The account.
        account: String,
        /// The customer's name.
        name: String,
        /// In which currency.
        currency: Currency,
    },
    /// A customer is seen again on a day.
    Snooze {
        /// The account.
        account: String,
        /// The customer's name.
        name: String,
    },
    /// What lateness costs on an invoice is waived.
    Waive {
        /// The receivable's identifier.
        item: String,
        /// Its number.
        number: String,
    },
    /// Something is noted about a customer.
    Note {
        /// The account.
        account: String,
        /// The customer's name.
        name: String,
    },
    /// A debit note takes its number.
    DebitNote {
        /// The customer's name.
        name: String,
        /// Receivables of one customer, by identifier.
        items: Vec<String>,
    },
    /// A reminder did not go.
    NotSent {
        /// Which.
        reminder: String,
        /// The customer's name.
        name: String,
    },
}

/// What somebody filled in. Cheap to copy.
#[derive(Clone, Copy)]
struct Filled {
    day: RwSignal<Day>,
    sum: RwSignal<Option<String>>,
    /// The item contested.
    item: RwSignal<String>,
    source: RwSignal<String>,
    cause: RwSignal<String>,
    reason: RwSignal<String>,
    parts: Parts,
    /// The running promises that this one takes the place of.
    replaces: RwSignal<Vec<String>>,
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

    /// Title, and one sentence about it.
    fn words(&self, app: App) -> (String, String) {
        let t = app.t();
        match self {
            Ask::LeaveOut { number, .. } => {
                (t.dunning_ask_leave_out(number), t.dunning_ask_leave_out_about())
            }
            Ask::Hold { name, .. } => (t.dunning_ask_hold(name), t.dunning_ask_hold_about()),
            Ask::Promise { name, items, .. } => (
                t.dunning_ask_promise(name),
                match items.is_empty() {
                    true => t.dunning_ask_promise_oldest(),
                    false => t.dunning_ask_promise_about(),
                },
            ),
            Ask::Plan { name, .. } => (t.dunning_ask_plan(name), t.dunning_ask_plan_about()),
            Ask::Dispute { name, .. } => {
                (t.dunning_ask_dispute(name), t.dunning_ask_dispute_about())
            }
            Ask::Snooze { name, .. } => (t.dunning_ask_snooze(name), t.dunning_ask_snooze_about()),
            Ask::Waive { number, .. } => (t.dunning_ask_waive(number), t.dunning_ask_waive_about()),
            Ask::Note { name, .. } => {
                (t.dunning_ask_story_note(name), t.dunning_ask_story_note_about())
            }
            Ask::DebitNote { name, items } => {
                let (count, about) = (items.len() as u32, t.dunning_ask_issue_note_about());
                let invoices = t.dunning_note_invoices(i64::from(count), app.count(count));
                (t.dunning_ask_issue_note(name), format!("{invoices}. {about}"))
            }
            Ask::NotSent { name, .. } => {
                (t.dunning_ask_not_sent(name), t.dunning_ask_not_sent_about())
            }
        }
    }

    /// The words beside the day that is asked for, where one is.
    fn day_label(&self, app: App) -> Option<String> {
        let t = app.t();
        match self {
            Ask::Hold { .. } => Some(t.dunning_ask_until()),
            Ask::Promise { .. } => Some(t.dunning_ask_on()),
            Ask::Snooze { .. } => Some(t.dunning_ask_back()),
            _ => None,
        }
    }

    /// The act, and what is said when it is done.
    fn act(self, app: App, filled: Filled) -> (Act, String) {
        let t = app.t();
        let (day, reason) = (filled.day.get_untracked(), filled.reason.get_untracked());
        let amount = filled.sum.get_untracked().unwrap_or_default();
        match self {
            Ask::LeaveOut { item, .. } => {
                (Act::LeaveOut { item, reason }, t.dunning_done_left_out())
            }
            Ask::Hold { on, .. } => {
                (Act::Hold { on, until: day, reason }, t.dunning_done_held(app.day(day)))
            }
            Ask::Promise { account, items, currency, .. } => {
                let source =
                    SOURCES.iter().find(|(word, _)| filled.source.with_untracked(|of| of == word));
                let act = Act::Promise {
                    account,
                    items,
                    amount,
                    currency: Some(currency),
                    on: day,
                    source: source.map_or(PromiseSource::Call, |(_, source)| *source),
                    note: reason,
                    replaces: filled.replaces.get_untracked(),
                };
                (act, t.dunning_done_promised(app.day(day)))
            }
            Ask::Plan { account, sum, .. } => {
                let parts = filled.parts.typed();
                let count = parts.len() as u32;
                let currency = Some(sum.currency);
                let (items, replaces) = (Vec::new(), filled.replaces.get_untracked());
                (
                    Act::Plan { account, items, currency, parts, note: reason, replaces },
                    t.dunning_done_planned(app.count(count)),
                )
            }
            Ask::Dispute { .. } => {
                let cause = filled.cause.get_untracked();
                let words = causes(app).into_iter().find(|(word, _)| *word == cause);
                let cause = words.map(|(_, words)| words).unwrap_or_default();
                let reason = match reason.trim() {
                    "" => cause,
                    more => format!("{cause} : {more}"),
                };
                let item = filled.item.get_untracked();
                (Act::Dispute { item, amount, reason }, t.dunning_done_disputed())
            }
            // Hidden up to the eve.
            Ask::Snooze { account, .. } => (
                Act::Snooze { account, until: day.plus(-1), reason },
                t.dunning_done_snoozed(app.day(day)),
            ),
            Ask::Waive { item, .. } => {
                (Act::Claim { item, state: ClaimState::Waived, reason }, t.dunning_done_waived())
            }
            Ask::Note { account, .. } => {
                (Act::Note { account, text: reason }, t.dunning_done_noted())
            }
            Ask::DebitNote { items, .. } => (Act::IssueNote { items }, String::new()),
            Ask::NotSent { reminder, .. } => (
                Act::Record { reminder, state: OutcomeState::NotSent, on: None, note: reason },
                t.dunning_done_not_sent(),
            ),
        }
    }
}

/// How a promise comes, each with its word.
const SOURCES: [(&str, PromiseSource); 5] = [
    ("call", PromiseSource::Call),
    ("email", PromiseSource::Email),
    ("letter", PromiseSource::Letter),
    ("portal", PromiseSource::Portal),
    ("meeting", PromiseSource::Meeting),
];

/// Why invoices are contested.
fn causes(app: App) -> Vec<(String, String)> {
    let t = app.t();
    let causes = [
        t.dunning_cause_price(),
        t.dunning_cause_quantity(),
        t.dunning_cause_quality(),
        t.dunning_cause_delivery(),
        t.dunning_cause_order(),
        t.dunning_cause_paid(),
        t.dunning_cause_other(),
    ];
    (0..).zip(causes).map(|(at, words): (u32, String)| (at.to_string(), words)).collect()
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
        ask.with(|ask| ask.as_ref().map(|ask| ask.words(app).0)).unwrap_or_default()
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
    let snooze = matches!(asked, Ask::Snooze { .. });
    let first = today.plus(i32::from(snooze));
    let filled = Filled {
        day: RwSignal::new(today.plus(if snooze { 1 } else { 7 })),
        sum: RwSignal::new(None),
        item: RwSignal::new(String::new()),
        source: RwSignal::new("call".to_owned()),
        cause: RwSignal::new("0".to_owned()),
        reason: RwSignal::new(String::new()),
        parts: Parts::new(today.plus(30)),
        replaces: RwSignal::new(Vec::new()),
    };
    let wrong = RwSignal::new(String::new());
    let (_, about) = asked.words(app);
    let (sum, help) = match &asked {
        Ask::Promise { items, currency, .. } => (
            Some((t.dunning_ask_amount(), *currency)),
            if items.is_empty() { String::new() } else { t.dunning_ask_amount_help() },
        ),
        Ask::Dispute { currency, .. } => {
            (Some((t.dunning_ask_disputed(), *currency)), t.dunning_ask_disputed_help())
        }
        _ => (None, String::new()),
    };
    let (promise, dispute) =
        (matches!(asked, Ask::Promise { .. }), matches!(asked, Ask::Dispute { .. }));
    // Everything is filled in already but, of some, the reason.
    let ready = snooze
        || matches!(asked, Ask::DebitNote { .. })
        || matches!(&asked, Ask::Promise { items, .. } if !items.is_empty());
    let free = promise || snooze || dispute || matches!(asked, Ask::Plan { .. });
    let label = if matches!(asked, Ask::Note { .. }) {
        t.dunning_ask_words()
    } else if free {
        t.dunning_ask_note()
    } else {
        t.dunning_ask_reason()
    };
    let day = asked.day_label(app).map(|label| {
        view! {
            <DateField
                label=label
                value=Signal::derive(move || Some(filled.day.get()))
                first=Signal::stored(first)
                on_change=Callback::new(move |day| filled.day.set(day))
            />
        }
        .into_any()
    });
    let items = match &asked {
        Ask::Dispute { account, currency, .. } => {
            Some(contested(app, account.clone(), *currency, filled.item))
        }
        _ => None,
    };
    let running = match &asked {
        Ask::Plan { account, sum, .. } => {
            Some(running(app, account.clone(), sum.currency, true, filled.replaces))
        }
        Ask::Promise { account, currency, .. } => {
            Some(running(app, account.clone(), *currency, false, filled.replaces))
        }
        _ => None,
    };
    let cause = dispute.then(|| one_of(t.dunning_ask_cause(), causes(app), filled.cause));
    let source = promise.then(|| {
        let names = [
            t.dunning_source_call(),
            t.dunning_source_email(),
            t.dunning_source_letter(),
            t.dunning_source_portal(),
            t.dunning_source_meeting(),
        ];
        let options = SOURCES.iter().zip(names).map(|((word, _), name)| ((*word).to_owned(), name));
        one_of(t.dunning_ask_source(), options.collect(), filled.source)
    });
    let parts = match &asked {
        Ask::Plan { sum, .. } => Some(filled.parts.fields(app, *sum)),
        _ => None,
    };
    let note = match &asked {
        Ask::DebitNote { items, .. } => Some(items.clone()),
        _ => None,
    };
    let issues = note.is_some();
    let submit = Callback::new(move |()| {
        let (act, said) = asked.clone().act(app, filled);
        app.run(async move {
            match app.client.tell(&Command::Dunning { acts: vec![act] }).await {
                Ok(told) => {
                    done.run(());
                    let _ = ask.try_set(None);
                    if issues {
                        let number = told.made.last().cloned().unwrap_or_default();
                        late::follow(app, number.clone());
                        app.export(ExportRequest::DebitNote { items: Vec::new(), number });
                        return Ok(());
                    }
                    app.toast(said, told.entry.map(|entry| Command::Undo { entry }));
                }
                Err(problem) => {
                    let _ = wrong.try_set(problem_words(app, &problem).1);
                }
            }
            Ok(())
        });
    });
    let sum = sum.map(|(label, currency)| {
        view! { <MoneyField label value=filled.sum currency help /> }.into_any()
    });
    view! {
        <p class="about">{about}</p>
        <Form on_submit=submit>
            {items}{day}{sum}{source}{cause}{parts}{running}
            {(!issues).then(|| view! { <TextField label=label value=filled.reason first=!ready /> })}
            {note.map(|items| {
                let press = move |_| {
                    app.export(ExportRequest::DebitNote { items: items.clone(), number: String::new() });
                };
                view! { <button type="button" class="plain" on:click=press>{icon(Icon::Download)}{t.dunning_note_draft()}</button> }
            })}
            <FormEnd wrong=wrong on_cancel=close go=if issues { t.dunning_note_issue() } else { t.ui_save() } ready=ready />
        </Form>
    }
    .into_any()
}

/// One of several words.
pub(super) fn one_of(
    label: String,
    options: Vec<(String, String)>,
    value: RwSignal<String>,
) -> AnyView {
    let choose = Callback::new(move |word| value.set(word));
    view! { <Select label options value on_choose=choose /> }.into_any()
}

/// What the customer promised and has not come yet: each may be replaced by what is recorded now. A plan takes the place of
/// all of them unless somebody says otherwise.
fn running(
    app: App,
    account: String,
    currency: Currency,
    plan: bool,
    replaces: RwSignal<Vec<String>>,
) -> AnyView {
    let live = app.live(move || CustomerDunningQuery {
        account: account.clone(),
        ..CustomerDunningQuery::default()
    });
    let first = StoredValue::new(true);
    let show = move |view: Option<CustomerDunningView>| {
        let t = app.t();
        let all = view.map(|view| view.promises).unwrap_or_default();
        let runs =
            |of: &PromiseView| of.state == PromiseState::Open && of.promise.currency == currency;
        let all: Vec<PromiseView> = all.into_iter().filter(runs).collect();
        if all.is_empty() {
            return ().into_any();
        }
        // Once: what somebody unticked stays so when the book changes.
        if first.get_value() {
            first.set_value(false);
            if plan {
                replaces.set(all.iter().map(|of| of.id.clone()).collect());
            }
        }
        let boxes = all.into_iter().map(|of| {
            let (id, own) = (of.id.clone(), of.id.clone());
            let last = of.promise.parts.last().map(|part| app.day(part.due)).unwrap_or_default();
            let words = t.dunning_replaces(app.money(of.amount), last, of.numbers.join(", "));
            view! {
                <label class="check wide">
                    <input
                        type="checkbox"
                        prop:checked=move || replaces.with(|all| all.contains(&own))
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            replaces.update(|all| {
                                all.retain(|known| *known != id);
                                if on {
                                    all.push(id.clone());
                                }
                            });
                        }
                    />
                    {words}
                </label>
            }
        });
        view! { <div class="wide" role="group" aria-label=t.dunning_replaces_title()>
            <p class="hint watch">{icon(Icon::Warning)}{t.dunning_replaces_about()}</p>
            {boxes.collect_view()}
        </div> }
        .into_any()
    };
    view! { <Await live show=show /> }.into_any()
}

/// Which invoice is contested: the open ones of the customer, the oldest first.
fn contested(app: App, account: String, currency: Currency, item: RwSignal<String>) -> AnyView {
    let live = app.live(move || CustomerDunningQuery {
        account: account.clone(),
        ..CustomerDunningQuery::default()
    });
    let show = move |view: Option<CustomerDunningView>| {
        let items = view.map(|view| view.items).unwrap_or_default();
        let ours = |item: &&RunItem| item.open.currency == currency && 0 < item.open.amount.get();
        let option = |item: &RunItem| {
            let words =
                format!("{} · {} · {}", item.number, app.money(item.open), app.day(item.due));
            (item.item.clone(), words)
        };
        let options: Vec<(String, String)> = items.iter().filter(ours).map(option).collect();
        if item.with_untracked(String::is_empty)
            && let Some((first, _)) = options.first()
        {
            item.set(first.clone());
        }
        one_of(app.t().dunning_item(), options, item)
    };
    view! { <Await live show=show /> }.into_any()
}
