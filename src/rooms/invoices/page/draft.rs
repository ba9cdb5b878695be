//! The editor: an invoice in under a minute, by keyboard. What is typed is kept by itself; amounts, dates, what is missing and
//! the picture of the page come from the engine while one types on.

mod buyer;
mod desk;
mod issue;
mod lines;
mod more;
mod preview;

use leptos::prelude::*;
use rust_decimal::Decimal;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use self::buyer::Buyer;
use self::desk::{Desk, Keeping, spot};
use self::issue::IssueDialog;
use self::lines::Lines;
use self::more::More;
use self::preview::Preview;

use crate::en16931::Invoice;
use crate::engine::protocol::{Command, Problem};
use crate::rooms::invoices::issuing::commands::Start;
use crate::rooms::invoices::issuing::draft::{Draft, DraftKind, DraftLine};
use crate::rooms::invoices::issuing::queries::{DraftFinding, DraftQuery, Severity};
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Empty, Icon, Menu, MenuItem, PageHead, Select, icon, problem_note, skeleton,
};
use crate::ui::route::{NEW, Route};

/// Begins a draft, and goes to it.
pub fn start(app: App, start: Start) {
    app.run(async move {
        let done = app.long("recording", app.client.tell(&Command::StartDraft { start })).await?;
        if let Some(id) = done.made.into_iter().next() {
            app.go(&Route::Draft { id });
        }
        Ok(())
    });
}

/// How a draft was found.
#[derive(Clone)]
enum Found {
    Nothing,
    Draft(Box<Draft>),
    Problem(Problem),
}

/// One draft in the editor, or a new one.
#[component]
pub fn DraftPage(
    /// Its identifier; [`NEW`]: none yet.
    id: String,
) -> impl IntoView {
    let app = use_app();
    let found: RwSignal<Option<Found>> = RwSignal::new(None);
    let known = StoredValue::new(if id == NEW { String::new() } else { id.clone() });
    if id == NEW {
        let lines = vec![DraftLine::default()];
        found.set(Some(Found::Draft(Box::new(Draft { lines, ..Draft::default() }))));
    } else {
        wasm_bindgen_futures::spawn_local(async move {
            let answer = app.client.ask(DraftQuery { id, draft: None }).await;
            let _ = found.try_set(Some(match answer {
                Ok(Some(view)) => Found::Draft(Box::new(view.draft)),
                Ok(None) => Found::Nothing,
                Err(problem) => Found::Problem(problem),
            }));
        });
    }
    move || {
        match found.get() {
        Some(Found::Draft(draft)) => {
            view! { <Editor desk=Desk::new(app, known.get_value(), *draft) /> }.into_any()
        }
        Some(Found::Problem(problem)) => problem_note(app, &problem).into_any(),
        Some(Found::Nothing) => {
            let t = app.t();
            view! {
                <PageHead title=t.invoices_edit_title() back=Route::Drafts />
                <Empty title=t.invoices_edit_unknown() about=t.invoices_edit_unknown_about() />
            }
            .into_any()
        }
        None => view! { <PageHead title=app.t().invoices_edit_title() back=Route::Drafts />{skeleton()} }.into_any(),
    }
    }
}

/// What a document of a kind is called.
pub fn kind_name(app: App, type_code: &str) -> String {
    let t = app.t();
    match type_code {
        "381" => t.invoices_kind_credit_note(),
        "384" => t.invoices_kind_corrective(),
        "386" => t.invoices_kind_deposit_invoice(),
        _ => t.invoices_kind_invoice(),
    }
}

/// The kind of a document as its page is headed.
pub fn document_name(app: App, invoice: &Invoice) -> String {
    match invoice.type_code.as_str() {
        "380" if invoice.is_final() => app.t().invoices_paper_final(),
        code => kind_name(app, code),
    }
}

#[component]
fn Editor(desk: Desk) -> impl IntoView {
    let app = desk.app;
    let issuing = RwSignal::new(false);
    let title = Signal::derive(move || {
        let name = desk
            .view(|view| view.customer.as_ref().map(|customer| customer.name.clone()))
            .filter(|name| !name.is_empty());
        let kind = desk.view(|view| document_name(app, &view.invoice));
        name.map(|name| app.t().invoices_edit_title_of(&kind, name))
            .unwrap_or_else(|| app.t().invoices_edit_title())
    });
    let about = Signal::derive(move || match desk.keeping.get() {
        Keeping::Untouched if desk.id.with(String::is_empty) => app.t().invoices_edit_about(),
        Keeping::Changed => app.t().invoices_edit_keeping(),
        Keeping::Untouched | Keeping::Kept => app.t().invoices_edit_kept(),
    });
    let ask_issue = Callback::new(move |()| {
        desk.edit("", |draft| {
            while 1 < draft.lines.len() && draft.lines.last().is_some_and(lines::is_blank) {
                draft.lines.pop();
            }
        });
        desk.told.set(true);
        issuing.set(true);
    });
    let keys = move |event: KeyboardEvent| {
        let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let key = event.key().to_lowercase();
        let done = match key.as_str() {
            "enter" if command => {
                ask_issue.run(());
                true
            }
            "z" if command => desk.back(event.shift_key()),
            "y" if command => desk.back(true),
            // What is typed is kept anyway; the browser would keep the page as a file.
            "s" if command => {
                desk.keep();
                true
            }
            _ => false,
        };
        if done {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    // The focus may be on the heading still: whoever opens a draft to issue it need not enter a field first.
    app.host.listen("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let ours = matches!(event.key().to_lowercase().as_str(), "enter" | "s");
        if ours && !event.default_prevented() && app.host.query("dialog[open]").is_none() {
            keys(event.clone());
        }
    });
    view! {
        <PageHead title=title about=about back=Route::Drafts>
            {acts(desk)}
        </PageHead>
        {move || desk.live.problem.get().map(|problem| problem_note(app, &problem))}
        <div class="editor" on:keydown=keys>
            <div class="column">
                <section class="card">{basics(desk)}</section>
                <section class="card flush"><Lines desk />{totals(desk)}</section>
                <section class="card parts"><More desk /></section>
                <Findings desk />
                <div class="editor-bar">
                    {move || desk.view(|view| {
                        let invoice = &view.invoice;
                        Some(view! {
                            <p class="editor-due">
                                <span class="eyebrow">{due_name(app, &invoice.type_code)}</span>
                                <b>{app.sum(invoice.totals.due, invoice.currency)}</b>
                            </p>
                        })
                    })}
                    {state_of(desk)}
                    <button type="button" class="main" data-field="issue" on:click=move |_| ask_issue.run(())>
                        {move || app.t().invoices_edit_issue()}<kbd>{"Ctrl ↵"}</kbd>
                    </button>
                </div>
            </div>
            <Preview desk />
        </div>
        <IssueDialog desk open=issuing />
    }
}

/// How ready it is, in the bar.
fn state_of(desk: Desk) -> impl IntoView {
    let app = desk.app;
    let blocks = Memo::new(move |_| {
        desk.view(|view| {
            view.findings.iter().filter(|found| found.severity == Severity::Blocks).count() as u32
        })
    });
    move || {
        let t = app.t();
        match blocks.get() {
            0 => view! { <span class="badge good">{t.invoices_edit_ready()}</span> }.into_any(),
            count => {
                view! { <span class="badge watch">{t.invoices_edit_blocked(count, app.count(count))}</span> }.into_any()
            }
        }
    }
}

/// Duplicate, deposit, recurring, drop.
fn acts(desk: Desk) -> impl IntoView {
    let app = desk.app;
    // What begins from a draft needs it kept.
    let from_kept = move |make: fn(String) -> Start| {
        Callback::new(move |()| {
            app.run(async move {
                desk.kept().await?;
                let id = desk.id.get_untracked();
                if !id.is_empty() {
                    start(app, make(id));
                }
                Ok(())
            });
        })
    };
    let drop = Callback::new(move |()| {
        desk.keeping.set(Keeping::Untouched);
        let id = desk.id.get_untracked();
        if !id.is_empty() {
            app.order(Command::DropDraft { id }, app.t().invoices_edit_dropped(), None);
        }
        app.go(&Route::Drafts);
    });
    let items = Signal::derive(move || {
        let t = app.t();
        vec![
            MenuItem::new(
                t.invoices_edit_duplicate(),
                Icon::Copy,
                from_kept(|of| Start::Duplicate { of }),
            ),
            MenuItem::new(
                t.invoices_edit_make_deposit(),
                Icon::Plus,
                from_kept(|of| Start::Deposit { of, percent: "30".to_owned() }),
            ),
            MenuItem { danger: true, ..MenuItem::new(t.invoices_edit_drop(), Icon::Close, drop) },
        ]
    });
    view! { <Menu label=app.t().invoices_edit_acts() items=items /> }
}

const KINDS: [(&str, DraftKind); 4] = [
    ("380", DraftKind::Invoice),
    ("386", DraftKind::Deposit),
    ("381", DraftKind::CreditNote),
    ("384", DraftKind::Corrective),
];

/// Customer, kind, day, terms and what follows from them.
fn basics(desk: Desk) -> impl IntoView {
    let app = desk.app;
    let t = app.t();
    let kinds = KINDS.map(|(code, _)| (code.to_owned(), kind_name(app, code))).to_vec();
    let kind = Signal::derive(move || {
        let now = desk.draft.with(|draft| draft.kind);
        KINDS.iter().find(|(_, kind)| *kind == now).map_or("380", |(code, _)| code).to_owned()
    });
    let choose = Callback::new(move |code: String| {
        let chosen = KINDS
            .iter()
            .find(|(known, _)| *known == code)
            .map(|(_, kind)| *kind)
            .unwrap_or_default();
        desk.edit("kind", |draft| draft.kind = chosen);
    });
    // The day to pay by, as the engine reads the terms.
    let due = Memo::new(move |_| {
        desk.view(|view| view.invoice.due.filter(|_| view.invoice.type_code != "381"))
    });
    let says =
        move || due.get().map(|due| app.t().invoices_edit_due_is(app.day_in_words(due, true)));
    // What the law says of that day is said beside it.
    let ceiling = Memo::new(move |_| {
        desk.view(|view| {
            let mut found = view.findings.iter();
            let found = found.find(|found| matches!(found.field.as_str(), "due" | "terms"));
            found.map(|found| found.message.clone())
        })
    });
    view! {
        <div class="form basics">
            <Buyer desk />
            <div data-field="kind" tabindex="-1"><Select label=t.invoices_edit_kind() options=kinds value=kind on_choose=choose /></div>
            {more::date(desk, "issued", t.invoices_edit_issued(), t.invoices_edit_issued_help(), |draft| draft.issued, |draft, day| draft.issued = day)}
            {more::text(desk, spot!("terms", terms), 0, t.invoices_edit_terms(), String::new(), "")}
            {more::date(desk, "due", t.invoices_edit_due(), t.invoices_edit_due_help(), |draft| draft.due, |draft, day| draft.due = day)}
            <p class="about wide due-line" role="status">{says}{move || ceiling.get().map(|words| view! { " " <span class="wrong">{words}</span> })}</p>
        </div>
    }
}

/// What is left in the end, for the customer to pay or of a credit note for us to give.
fn due_name(app: App, type_code: &str) -> String {
    let t = app.t();
    if type_code == "381" { t.invoices_edit_to_give() } else { t.invoices_edit_to_pay() }
}

/// The sums, as the engine has them.
fn totals(desk: Desk) -> impl IntoView {
    let app = desk.app;
    move || {
        desk.view(|view| {
            let t = app.t();
            let (invoice, zero) = (&view.invoice, Decimal::ZERO);
            let totals = &invoice.totals;
            let currency = invoice.currency;
            let line = |name: String, amount: Decimal, class: &'static str| {
                view! { <div class=class><dt>{name}</dt><dd class="amount">{app.sum(amount, currency)}</dd></div> }
            };
            let some = |name: String, amount: Decimal| (amount != zero).then(|| line(name, amount, ""));
            let vat = invoice.vat.iter().map(|part| {
                let rate = part.vat.rate.map(|rate| app.percent(&rate.to_string())).unwrap_or_default();
                let base = app.sum(part.base, currency);
                let name = if part.exemption.is_empty() { t.invoices_edit_vat_of(rate, base) } else { part.exemption.clone() };
                line(name, part.amount, "soft")
            });
            let adjusted = totals.allowances != zero || totals.charges != zero;
            let deducted = totals.prepaid != zero || totals.rounding != zero;
            Some(view! {
                <dl class="totals" aria-live="polite">
                    {adjusted.then(|| line(t.invoices_edit_sum_lines(), totals.lines, "soft"))}
                    {some(t.invoices_edit_sum_allowances(), -totals.allowances)}
                    {some(t.invoices_edit_sum_charges(), totals.charges)}
                    {line(t.invoices_edit_sum_net(), totals.net, "")}
                    {vat.collect_view()}
                    {line(t.invoices_edit_sum_gross(), totals.gross, "strong")}
                    {some(t.invoices_edit_sum_prepaid(), -totals.prepaid)}
                    {deducted.then(|| line(due_name(app, &invoice.type_code), totals.due, "strong"))}
                </dl>
            })
        })
    }
}

/// What stands in the way of the issue, each with the way to its field.
#[component]
fn Findings(desk: Desk) -> impl IntoView {
    let app = desk.app;
    let found = Memo::new(move |_| desk.view(|view| view.findings.clone()));
    move || {
        let t = app.t();
        let found = found.get();
        if found.is_empty() {
            return ().into_any();
        }
        let lines = found.into_iter().map(|finding| line(desk, finding)).collect_view();
        view! {
            <section class="card problems" aria-label=t.invoices_edit_problems()>
                <h2>{t.invoices_edit_problems()}</h2>
                <ol>{lines}</ol>
            </section>
        }
        .into_any()
    }
}

fn line(desk: Desk, finding: DraftFinding) -> impl IntoView {
    let blocks = finding.severity == Severity::Blocks;
    let field = finding.field.clone();
    let go = move |_| {
        desk.put_right(&field);
    };
    view! {
        <li class:warns=!blocks>
            <button type="button" class="plain" on:click=go>
                {icon(if blocks { Icon::Warning } else { Icon::Info })}
                <span>{finding.message}{(!finding.article.is_empty()).then(|| view! { <span class="sub">{finding.article.clone()}</span> })}</span>
            </button>
        </li>
    }
}
