//! One line of a statement: what is proposed and why, every open item to tick, and what the ticks come to.

use leptos::prelude::*;

use super::{Desk, state};
use crate::base::Currency;
use crate::engine::protocol::Command;
use crate::rooms::customers::queries::CustomersQuery;
use crate::rooms::payments::cash::{
    Candidate, CandidateGroup, CashDecision, CashLineQuery, CashLineView, ProposalView, Running,
};
use crate::rooms::payments::decided::{BesideKind, Reason};
use crate::rooms::payments::settling::Settlement;
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Await, Button, Form, Icon, Kind, Panel, Select, TextField, amount, badge, day, icon,
};

/// What is being put together on the right. Cheap to copy.
#[derive(Clone, Copy)]
struct Draft {
    desk: Desk,
    /// Whose open items are listed, where a person chose.
    accounts: RwSignal<Vec<String>>,
    /// What is ticked, once a person ticked.
    ticked: RwSignal<Option<Settlement>>,
    /// The kind of what is no customer's.
    beside: RwSignal<String>,
    /// Whose open items are on screen.
    listed: StoredValue<Vec<String>>,
}

impl Draft {
    /// Changes what is ticked, from what the engine answered last.
    fn change(self, from: &Settlement, change: impl FnOnce(&mut Settlement)) {
        let mut draft = from.clone();
        change(&mut draft);
        self.ticked.set(Some(draft));
    }
}

/// The right pane.
#[component]
pub fn LinePane(desk: Desk) -> impl IntoView {
    let app = use_app();
    let draft = Draft {
        desk,
        accounts: RwSignal::new(Vec::new()),
        ticked: RwSignal::new(None),
        beside: RwSignal::new(String::new()),
        listed: StoredValue::new(Vec::new()),
    };
    // Another line begins anew.
    Effect::new(move |before: Option<String>| {
        let now = desk.chosen.get();
        if before.is_some_and(|before| before != now) {
            draft.accounts.set(Vec::new());
            draft.ticked.set(None);
            draft.beside.set(String::new());
        }
        now
    });
    let live = app.live(move || CashLineQuery {
        line: desk.chosen.get(),
        accounts: draft.accounts.get(),
        search: String::new(),
        draft: draft.ticked.get(),
    });
    let show = move |view: Option<CashLineView>| match view {
        Some(view) => whole(app, draft, view),
        None => view! { <p class="about">{app.t().payments_cash_choose()}</p> }.into_any(),
    };
    view! {
        <section class="card cash-detail" aria-label=app.t().payments_cash_detail()>
            <Await live show=show />
        </section>
        <Finder draft />
    }
}

fn whole(app: App, draft: Draft, view: CashLineView) -> AnyView {
    let t = app.t();
    let (tone, word) = state(app, view.row.state);
    let details = view.details.iter().map(|(name, value)| {
        view! { <div><dt>{name.clone()}</dt><dd>{value.clone()}</dd></div> }
    });
    let doubts = view.doubts.iter().map(|doubt| {
        view! { <p class="hint watch">{icon(Icon::Warning)}{doubt.clone()}</p> }
    });
    let line = view.row.id.clone();
    let open = view.decision.is_none();
    let able = view.proposals.iter().filter(|proposal| open && proposal.refusal.is_none());
    draft.desk.proposed.set_value((line.clone(), able.map(|proposal| proposal.index).collect()));
    view! {
        <header class="cash-head">
            <div>
                <h2>{amount(app, view.row.amount)}</h2>
                <p>{view.row.label.clone()}</p>
            </div>
            {badge(tone, word)}
        </header>
        <details class="cash-details">
            <summary>{t.payments_cash_details()}</summary>
            <dl class="facts">{details.collect_view()}</dl>
            <p class="about">{t.payments_cash_from(&view.file, app.count(view.place))}</p>
        </details>
        {view.decision.as_ref().map(|decision| decided(app, draft, &line, decision))}
        {doubts.collect_view()}
        {view.proposals.iter().map(|one| proposal(app, draft, &line, one)).collect_view()}
        {(!view.returns.is_empty() && open).then(|| returns(app, draft, &view))}
        {open.then(|| by_hand(app, draft, &view))}
    }
    .into_any()
}

/// What stands, and the way back.
fn decided(app: App, draft: Draft, line: &str, decision: &CashDecision) -> AnyView {
    let t = app.t();
    let reopen = Command::ReopenLine { line: line.to_owned() };
    let again = move |()| {
        app.order(reopen.clone(), app.t().payments_cash_reopened(), None);
        draft.ticked.set(None);
    };
    let list =
        |all: &[String]| all.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
    let others = decision.others.iter().map(|other| {
        view! { <p class="hint bad">{icon(Icon::Warning)}{other.clone()}</p> }
    });
    view! {
        <section class="cash-proposal taken">
            <h3>{t.payments_cash_decision()}</h3>
            <ul class="cash-said">{list(&decision.sentences)}</ul>
            {decision.unsettled.map(|money| view! {
                <p class="hint bad">{icon(Icon::Warning)}{t.payments_cash_unsettled(app.money(money))}</p>
            })}
            {others.collect_view()}
            {(!decision.evidence.is_empty()).then(|| view! { <ul class="evidence">{list(&decision.evidence)}</ul> })}
            <p class="about">{t.payments_cash_by(app.author(&decision.author), app.instant(decision.written_at))}</p>
            <div class="row">
                <Button icon=Icon::Undo label=Signal::stored(t.payments_cash_reopen()) on_press=Callback::new(again) />
            </div>
        </section>
    }
    .into_any()
}

/// One way to settle the line, with what speaks for it.
fn proposal(app: App, draft: Draft, line: &str, proposal: &ProposalView) -> AnyView {
    let t = app.t();
    let (tone, word) = state(app, proposal.state);
    let accept = {
        let (line, index) = (line.to_owned(), proposal.index);
        move |()| {
            let command = Command::AcceptProposal { line: line.clone(), proposal: index };
            draft.desk.decide(app, &line, command, app.t().payments_cash_accepted());
        }
    };
    let own = StoredValue::new(proposal.draft.clone());
    let change = move |()| draft.ticked.set(Some(own.get_value()));
    let evidence = proposal.evidence.iter().map(|one| view! { <li>{one.clone()}</li> });
    let items = proposal.items.iter().map(|item| {
        let part = (item.left.amount.get() != 0)
            .then(|| view! { <span class="sub">{t.payments_cash_left(app.money(item.left))}</span> });
        view! {
            <tr>
                <th scope="row">{item.number.clone()}<span class="sub">{item.customer.clone()}</span></th>
                <td class="number">{amount(app, item.amount)}{part}</td>
            </tr>
        }
    });
    let refused = proposal.refusal.is_some();
    view! {
        <section class="cash-proposal">
            <header>
                <h3>{(proposal.index < 9).then(|| view! { <kbd>{proposal.index + 1}</kbd>" " })}{proposal.title.clone()}</h3>
                {badge(tone, word)}
            </header>
            <ul class="evidence">{evidence.collect_view()}</ul>
            <table class="plain-table"><tbody>{items.collect_view()}</tbody></table>
            {proposal.on_account.map(|money| view! { <p class="about">{t.payments_cash_kept(app.money(money))}</p> })}
            {proposal.difference.as_ref().map(|difference| view! {
                <p class="about">{t.payments_cash_difference(app.money(difference.amount), &difference.label)}</p>
            })}
            {proposal.refusal.clone().map(|why| view! { <p class="hint watch">{icon(Icon::Warning)}{why}</p> })}
            <div class="row">
                <Button
                    kind=if proposal.index == 0 && !refused { Kind::Main } else { Kind::Usual }
                    icon=Icon::Check
                    label=Signal::stored(t.payments_cash_accept())
                    on_press=Callback::new(accept)
                    disabled=Signal::stored(refused)
                />
                <Button label=Signal::stored(t.payments_cash_change()) on_press=Callback::new(change) />
            </div>
        </section>
    }
    .into_any()
}

/// The payments that money taken may give back.
fn returns(app: App, draft: Draft, view: &CashLineView) -> AnyView {
    let t = app.t();
    let line = StoredValue::new(view.row.id.clone());
    let one = |found: &crate::rooms::payments::cash::ReturnCandidate| {
        let payment = found.payment.clone();
        let give_back = move |()| {
            let (line, payment) = (line.get_value(), payment.clone());
            let command = Command::ReturnLine { line: line.clone(), payment };
            draft.desk.decide(app, &line, command, app.t().payments_cash_returned());
        };
        view! {
            <tr>
                <th scope="row">{found.customer.clone()}<span class="sub">{found.numbers.join(", ")}</span></th>
                <td>{day(app, found.paid)}</td>
                <td class="number">{amount(app, found.amount)}</td>
                <td><Button label=Signal::stored(t.payments_cash_return()) on_press=Callback::new(give_back) /></td>
            </tr>
        }
    };
    view! {
        <section class="cash-proposal">
            <h3>{t.payments_cash_returns()}</h3>
            <div class="scroll-x">
                <table class="plain-table"><tbody>{view.returns.iter().map(one).collect_view()}</tbody></table>
            </div>
        </section>
    }
    .into_any()
}

/// Ticks, running figures, reason; what is no customer's.
fn by_hand(app: App, draft: Draft, view: &CashLineView) -> AnyView {
    let t = app.t();
    let from = StoredValue::new(view.draft.clone());
    let line = StoredValue::new(view.row.id.clone());
    let settle = move |()| {
        let (line, settlement) = (line.get_value(), from.get_value());
        let command = Command::SettleLine { line: line.clone(), settlement };
        draft.desk.decide(app, &line, command, app.t().payments_cash_accepted());
    };
    draft.listed.set_value(view.groups.iter().map(|group| group.account.clone()).collect());
    let refused = view.running.refusal.is_some();
    let find = move |more: bool| Callback::new(move |()| draft.desk.finding.set(Some(more)));
    let own = view.row.amount.currency;
    let groups = view.groups.iter().map(|one| group(app, draft, from, own, one)).collect_view();
    view! {
        <section class="cash-hand">
            <header>
                <h3>{t.payments_cash_by_hand()}</h3>
                <div class="row">
                    <Button icon=Icon::Search label=Signal::stored(t.payments_cash_find()) on_press=find(false) />
                    <Button icon=Icon::Plus label=Signal::stored(t.payments_cash_add()) on_press=find(true) />
                </div>
            </header>
            {groups}
            {running(app, draft, from, &view.running)}
            <div class="row">
                <Button
                    icon=Icon::Check
                    label=Signal::stored(t.payments_cash_settle())
                    on_press=Callback::new(settle)
                    disabled=Signal::stored(refused)
                />
            </div>
            {aside(app, draft, line, &view.beside)}
        </section>
    }
    .into_any()
}

fn group(
    app: App,
    draft: Draft,
    from: StoredValue<Settlement>,
    own: Currency,
    group: &CandidateGroup,
) -> AnyView {
    let t = app.t();
    // Each currency by itself: they are never added up.
    let nothing = group.open.amount.get() == 0 && !group.others.is_empty();
    let open: Vec<String> = std::iter::once(&group.open)
        .skip(usize::from(nothing))
        .chain(&group.others)
        .map(|open| app.money(*open))
        .collect();
    let keeps = from.with_value(|from| from.account == group.account);
    let account = StoredValue::new(group.account.clone());
    let keep = move |_| {
        from.with_value(|from| {
            draft.change(from, |draft| {
                draft.account = if keeps { String::new() } else { account.get_value() };
            });
        });
    };
    let rows = group.items.iter().map(|item| candidate(app, draft, from, own, item)).collect_view();
    let more = (group.items.len() as u32) < group.total;
    view! {
        <div class="cash-group">
            <p class="cash-whose"><b>{group.name.clone()}</b><span class="about">{t.payments_cash_open(open.join(" + "))}</span></p>
            <div class="scroll-x cash-items">
                <table class="plain-table rows">
                    <thead class="unseen"><tr>
                        <th scope="col">{t.invoices_number()}</th>
                        <th scope="col">{t.invoices_due()}</th>
                        <th scope="col">{t.invoices_open()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {more.then(|| view! { <p class="about">{t.payments_cash_more(app.count(group.total))}</p> })}
            <label class="check">
                <input type="checkbox" prop:checked=keeps on:change=keep />
                <span>{t.payments_cash_keep(&group.name)}</span>
            </label>
        </div>
    }
    .into_any()
}

fn candidate(
    app: App,
    draft: Draft,
    from: StoredValue<Settlement>,
    own: Currency,
    item: &Candidate,
) -> AnyView {
    let t = app.t();
    let ticked = item.taken.is_some();
    let id = StoredValue::new(item.id.clone());
    let tick = move |_| {
        from.with_value(|from| {
            draft.change(from, |draft| {
                let id = id.get_value();
                if draft.lines.remove(&id).is_none() {
                    draft.lines.insert(id, String::new());
                } else {
                    draft.differences.retain(|one| one.receivable != id);
                }
                // What explained the difference before need not explain this one.
                draft.reason = None;
            });
        });
    };
    let late = (0 < item.days_late)
        .then(|| t.ui_days_short(app.count(item.days_late.unsigned_abs())).to_string());
    let part = item.taken.filter(|taken| *taken != item.open);
    // In another currency no difference says how much is settled: the person does.
    let typed = (ticked && item.open.currency != own).then(|| {
        let text = from.with_value(|from| from.lines.get(&item.id).cloned().unwrap_or_default());
        let value = if text.is_empty() { text } else { app.decimal(&text.replace(',', ".")) };
        let say = move |event: leptos::ev::Event| {
            let text = event_target_value(&event);
            from.with_value(|from| {
                draft.change(from, |draft| {
                    draft.lines.insert(id.get_value(), text);
                    draft.exchanged = String::new();
                });
            });
        };
        view! {
            <label class="field cash-part">
                <span>{t.payments_cash_part(item.open.currency.code())}</span>
                <input type="text" inputmode="decimal" prop:value=value on:change=say />
                <span class="sub">{t.payments_cash_part_hint(app.money(item.open))}</span>
            </label>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <label class="check">
                    <input type="checkbox" prop:checked=ticked on:change=tick />
                    <span>{item.number.clone()}</span>
                </label>
                {typed}
            </th>
            <td>{day(app, item.due)}{late.map(|late| view! { <span class="sub">{late}</span> })}</td>
            <td class="number">
                {amount(app, item.open)}
                {part.map(|part| view! { <span class="sub">{t.payments_cash_taken(app.money(part))}</span> })}
            </td>
        </tr>
    }
    .into_any()
}

/// Ticked, received, and the difference with its reason.
fn running(app: App, draft: Draft, from: StoredValue<Settlement>, running: &Running) -> AnyView {
    let t = app.t();
    let off = running.difference.amount.get() != 0;
    let reasons: Vec<(Reason, String)> = running
        .reasons
        .iter()
        .map(|choice| (choice.reason, format!("{} — {}", choice.label, choice.effect)))
        .collect();
    let place = |reason: Option<Reason>| -> String {
        let at = reasons.iter().position(|(known, _)| Some(*known) == reason);
        at.map(|at| at.to_string()).unwrap_or_default()
    };
    let chosen = place(running.reason);
    let mut options = vec![(String::new(), t.payments_cash_no_reason().to_string())];
    options
        .extend(reasons.iter().enumerate().map(|(at, (_, words))| (at.to_string(), words.clone())));
    let kinds: Vec<Reason> = reasons.iter().map(|(reason, _)| *reason).collect();
    let choose = move |word: String| {
        let reason = word.parse::<usize>().ok().and_then(|at| kinds.get(at).copied());
        from.with_value(|from| draft.change(from, |draft| draft.reason = reason));
    };
    let beyond = running.reasons.iter().find(|choice| Some(choice.reason) == running.reason);
    let limit = beyond.filter(|choice| choice.beyond).and_then(|choice| choice.limit);
    view! {
        <div class="cash-running" role="status">
            <div class="stats">
                <div class="stat"><span>{t.payments_cash_ticked()}</span><b>{amount(app, running.ticked)}</b></div>
                <div class="stat"><span>{t.payments_cash_received()}</span><b>{amount(app, running.paid)}</b></div>
                <div class="stat" class:off=off><span>{t.payments_cash_off_by()}</span><b>{amount(app, running.difference)}</b></div>
            </div>
        </div>
        {(!running.exchanged.is_empty()).then(|| view! { <p class="hint">{icon(Icon::Info)}{running.exchanged.clone()}</p> })}
        {(!reasons.is_empty()).then(|| view! {
            <Select label=t.payments_cash_reason() options=options value=Signal::stored(chosen) on_choose=Callback::new(choose) />
        })}
        {limit.map(|limit| view! { <p class="hint watch">{icon(Icon::Warning)}{t.payments_cash_limit(app.money(limit))}</p> })}
        {running.refusal.clone().map(|why| view! { <p class="hint watch">{icon(Icon::Info)}{why}</p> })}
    }
    .into_any()
}

/// No customer's money.
fn aside(
    app: App,
    draft: Draft,
    line: StoredValue<String>,
    kinds: &[(BesideKind, String)],
) -> AnyView {
    let t = app.t();
    let options: Vec<(String, String)> =
        kinds.iter().enumerate().map(|(at, (_, words))| (at.to_string(), words.clone())).collect();
    let kinds: Vec<BesideKind> = kinds.iter().map(|(kind, _)| *kind).collect();
    let put = move |()| {
        let at = draft.beside.get_untracked().parse::<usize>().unwrap_or(0);
        let (line, kind) = (line.get_value(), kinds.get(at).copied().unwrap_or_default());
        let command = Command::SetLineAside { line: line.clone(), kind };
        draft.desk.decide(app, &line, command, app.t().payments_cash_put_aside());
    };
    view! {
        <div class="cash-aside">
            <Select
                label=t.payments_cash_aside()
                options=options
                value=draft.beside
                on_choose=Callback::new(move |word| draft.beside.set(word))
            />
            <Button label=Signal::stored(t.payments_cash_put()) on_press=Callback::new(put) />
        </div>
    }
    .into_any()
}

/// Another customer, or one more.
#[component]
fn Finder(draft: Draft) -> impl IntoView {
    let app = use_app();
    let finding = draft.desk.finding;
    let close = Callback::new(move |()| finding.set(None));
    let open = Signal::derive(move || finding.get().is_some());
    let title = Signal::derive(move || {
        let t = app.t();
        if finding.get() == Some(true) { t.payments_cash_add() } else { t.payments_cash_find() }
    });
    view! {
        <Panel open=open on_close=close title=title><Found draft close /></Panel>
    }
}

#[component]
fn Found(draft: Draft, close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let words = RwSignal::new(String::new());
    let live = app.live(move || CustomersQuery {
        search: words.get(),
        limit: 12,
        ..CustomersQuery::default()
    });
    let take = move |account: String| {
        let more = draft.desk.finding.get_untracked() == Some(true);
        let mut accounts = if more { draft.listed.get_value() } else { Vec::new() };
        if !accounts.contains(&account) {
            accounts.push(account);
        }
        draft.accounts.set(accounts);
        if !more {
            draft.ticked.set(Some(Settlement::default()));
        }
        close.run(());
    };
    // Enter takes the one that is left.
    let only = Callback::new(move |()| {
        let found =
            live.view.with_untracked(|view| match view.as_ref().map(|view| &view.rows[..]) {
                Some([row]) => Some(row.account.clone()),
                _ => None,
            });
        if let Some(account) = found {
            take(account);
        }
    });
    view! {
        <Form on_submit=only>
            <TextField label=t.payments_cash_customer() value=words first=true wide=true />
        </Form>
        <Await live show=move |view: crate::rooms::customers::queries::CustomersView| {
            let rows = view.rows.into_iter().map(|row| {
                let account = row.account.clone();
                view! {
                    <li>
                        <button type="button" class="cash-found" on:click=move |_| take(account.clone())>
                            <b>{row.name.clone()}</b>
                            <span class="sub">{row.account.clone()}</span>
                        </button>
                    </li>
                }
            });
            view! { <ul class="cash-founds">{rows.collect_view()}</ul> }
        } />
    }
}
