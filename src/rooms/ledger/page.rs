//! The accounts on screen: entries out, account numbers, how lines of the bank are decided; and our customers' accounts
//! against those of another program. Computes nothing: sums and differences come from the engine.

use js_sys::Array;
use leptos::prelude::*;

use super::chart::Use;
use super::queries::{ChartQuery, ChartView};
use super::reconcile::{
    Difference, Kind, ReconciledCustomer, ReconciliationQuery, ReconciliationView,
};
use crate::base::{Day, Money};
use crate::engine::protocol::{Command, ExportRequest, LedgerFormat, TableFormat};
use crate::rooms::exchange::queries::PreviewView;
use crate::rooms::payments::cash::{CashRules, CashRulesQuery};
use crate::rooms::payments::rules::Apply;
use crate::ui::app::{App, use_app};
use crate::ui::client::object;
use crate::ui::components::{
    Await, Choice, DateField, DropZone, Empty, Form, Icon, PageHead, Select, TextField, Tone,
    amount, badge, day, icon,
};
use crate::ui::files;
use crate::ui::route::Route;

/// Accounts shown; the others leave with the export.
const SHOWN: usize = 50;

/// Entries, account numbers, rules.
#[component]
pub fn BooksPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let chart = app.live(|| ChartQuery {});
    let rules = app.live(|| CashRulesQuery {});
    view! {
        <PageHead title=Signal::stored(t.ledger_books()) about=Signal::stored(t.ledger_books_about()) back=Route::Data>
            <a class="button" href=Route::Remittances.href()>{t.remittances_title()}</a>
            <a class="button" href=Route::Reconciliation.href()>{t.ledger_reconciliation()}</a>
        </PageHead>
        <div class="books">
            <Await live=chart show=move |view: ChartView| entries(app, view) />
            <Await live=rules show=move |rules: CashRules| rules_card(app, rules) />
            <Await live=chart show=move |view: ChartView| chart_card(app, view) />
        </div>
    }
}

/// Lines of the bank that were exchanged, and stand in no journal: how many, which, and where to look.
fn exchanged(app: App, view: &ChartView) -> AnyView {
    if view.exchanged == 0 {
        return ().into_any();
    }
    let t = app.t();
    let lines = view.exchanged_lines.iter().map(|(on, label, money)| {
        view! { <li>{day(app, *on)}" "<span>{label.clone()}</span>" "<b>{amount(app, *money)}</b></li> }
    });
    view! {
        <div class="note watch">
            {icon(Icon::Warning)}
            <div>
                <p><b>{t.ledger_exchanged(view.exchanged, app.count(view.exchanged))}</b></p>
                <p>{t.ledger_exchanged_about()}</p>
                <ul>{lines.collect_view()}</ul>
                <p><a href=Route::Cash.href()>{t.ledger_exchanged_look()}</a></p>
            </div>
        </div>
    }
    .into_any()
}

fn entries(app: App, view: ChartView) -> AnyView {
    let t = app.t();
    let exchanged = exchanged(app, &view);
    let currencies = view.currencies;
    let chosen = RwSignal::new(0);
    let all = StoredValue::new(currencies.clone());
    let currency = move || all.with_value(|all| all.get(chosen.get()).map(|of| of.currency));
    // One currency at a time: the others are told, not lost in silence.
    let choice = (1 < currencies.len()).then(|| {
        let names = currencies.iter().map(|of| of.currency.to_string()).collect();
        let others = move || {
            let left = all.with_value(|all| {
                let left = all.iter().filter(|of| Some(of.currency) != currency());
                left.cloned().collect::<Vec<_>>()
            });
            let pieces = left.iter().map(|of| u64::from(of.pieces)).sum::<u64>();
            let names: Vec<String> = left.iter().map(|of| of.currency.to_string()).collect();
            app.t().ledger_journal_others(app.count(pieces), names.join(", "))
        };
        view! {
            <Choice label=t.ledger_journal_currency() options=names chosen=chosen on_choose=Callback::new(move |at| chosen.set(at)) />
            <p class="hint">{icon(Icon::Info)}<span>{others}</span></p>
        }
    });
    let from: RwSignal<Option<Day>> = RwSignal::new(None);
    let to = RwSignal::new(app.settings.with_untracked(|settings| settings.today));
    let leave = move |format: LedgerFormat| {
        let (from, to) = (from.get_untracked(), to.get_untracked());
        app.export(ExportRequest::Journal { format, from, to, currency: untrack(currency) });
    };
    let button = move |name: String, format: LedgerFormat| {
        view! { <button type="button" on:click=move |_| leave(format)>{icon(Icon::Download)}{name}</button> }
    };
    view! {
        <section class="card">
            <h2>{t.ledger_journal()}</h2>
            <p class="about">{t.ledger_journal_about()}</p>
            {choice}
            {exchanged}
            <div class="form">
                <DateField label=t.ledger_journal_from() value=from on_change=Callback::new(move |day| from.set(Some(day))) />
                <DateField label=t.ledger_journal_to() value=to on_change=Callback::new(move |day| to.set(Some(day))) />
            </div>
            <div class="row">
                {button(t.ledger_journal_csv(), LedgerFormat::Csv)}
                {button(t.ledger_journal_xlsx(), LedgerFormat::Xlsx)}
                {button(t.ledger_journal_fec(), LedgerFormat::Fec)}
            </div>
        </section>
    }
    .into_any()
}

fn chart_card(app: App, view: ChartView) -> AnyView {
    let t = app.t();
    let typed: Vec<(Use, RwSignal<String>)> =
        view.accounts.iter().map(|line| (line.of, RwSignal::new(line.number.clone()))).collect();
    let fields = view
        .accounts
        .into_iter()
        .zip(&typed)
        .map(|(line, (_, value))| {
            // The usual number is news only where another stands.
            let usual = (line.usual != line.number).then(|| t.ledger_chart_usual(&line.usual));
            view! { <TextField label=line.name value=*value help=usual.unwrap_or_default() /> }
        })
        .collect_view();
    let save = Callback::new(move |()| {
        let chart = typed.iter().map(|(of, value)| (*of, value.get_untracked())).collect();
        app.order(Command::SetChart { chart }, app.t().ledger_chart_saved(), None);
    });
    view! {
        <section class="card full">
            <h2>{t.ledger_chart()}</h2>
            <p class="about">{t.ledger_chart_about()}</p>
            <Form class="form chart-form" on_submit=save>
                {fields}
                <div class="row wide"><button type="submit" class="main">{t.ledger_chart_save()}</button></div>
            </Form>
        </section>
    }
    .into_any()
}

fn rules_card(app: App, rules: CashRules) -> AnyView {
    let t = app.t();
    let apply = RwSignal::new(rules.apply);
    let [discount, fee, rounding, factor] =
        rules.written().map(|limit| RwSignal::new(app.decimal(&limit.replace(',', "."))));
    let checked = RwSignal::new(false);
    let wrong = move |of: RwSignal<String>| {
        Signal::derive(move || {
            let bad = checked.get() && of.with(|typed| !CashRules::is_limit(typed));
            bad.then(|| app.t().ledger_rules_wrong())
        })
    };
    let key = |apply: Apply| match apply {
        Apply::Nothing => "nothing",
        Apply::Certain => "certain",
        Apply::Likely => "likely",
    };
    let options = vec![
        ("nothing".to_owned(), t.ledger_rules_nothing()),
        ("certain".to_owned(), t.ledger_rules_certain()),
        ("likely".to_owned(), t.ledger_rules_likely()),
    ];
    let choose = Callback::new(move |word: String| {
        apply.set(match word.as_str() {
            "certain" => Apply::Certain,
            "likely" => Apply::Likely,
            _ => Apply::Nothing,
        });
    });
    let save = Callback::new(move |()| {
        checked.set(true);
        let typed = [discount, fee, rounding, factor].map(|of| of.get_untracked());
        let Some(rules) = CashRules::typed(apply.get_untracked(), &typed) else { return };
        app.order(Command::SetCashRules { rules }, app.t().ledger_rules_saved(), None);
    });
    view! {
        <section class="card">
            <h2>{t.ledger_rules()}</h2>
            <p class="about">{t.ledger_rules_about()}</p>
            <Form on_submit=save>
                <Select
                    label=t.ledger_rules_apply()
                    options=options
                    value=Signal::derive(move || key(apply.get()).to_owned())
                    on_choose=choose
                />
                <TextField label=t.ledger_rules_discount() value=discount error=wrong(discount) keys="decimal" />
                <TextField label=t.ledger_rules_fee() value=fee error=wrong(fee) keys="decimal" />
                <TextField label=t.ledger_rules_rounding() value=rounding error=wrong(rounding) keys="decimal" />
                <TextField label=t.ledger_rules_factor() value=factor error=wrong(factor) keys="decimal" />
                <div class="row wide"><button type="submit" class="main">{t.ui_save()}</button></div>
            </Form>
        </section>
    }
    .into_any()
}

/// Our customers' accounts against those of another program.
#[component]
pub fn ReconciliationPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    // The preview that read the file, and the file's name.
    let read: RwSignal<Option<(String, String)>> = RwSignal::new(None);
    let forget = move || {
        if let Some((id, _)) = read.get_untracked() {
            read.set(None);
            app.run(async move {
                let argument = object(&[("id", id.into())]);
                app.client.send("discard", argument.into(), &Array::new()).await?;
                Ok(())
            });
        }
    };
    on_cleanup(forget);
    let look = Callback::new(move |given: Vec<web_sys::File>| {
        if given.is_empty() {
            return;
        }
        forget();
        app.run(async move {
            let name = given[0].name();
            let (packed, transfer) = files::packed(&given).await?;
            let argument = object(&[("files", packed.into())]);
            let call = app.client.call_with("preview", argument.into(), &transfer);
            let preview: PreviewView = app.long("reading", call).await?;
            let _ = read.try_set(Some((preview.id, name)));
            Ok(())
        });
    });
    view! {
        <PageHead
            title=Signal::stored(t.ledger_reconciliation())
            about=Signal::stored(t.ledger_reconciliation_about())
            back=Route::Books
        />
        {move || {
            let t = app.t();
            let Some((id, name)) = read.get() else {
                return view! {
                    <DropZone
                        title=t.ledger_reconciliation_drop()
                        about=t.ledger_reconciliation_drop_about()
                        accept=".txt,.csv,.tsv,.xml,.xlsx,.xls,.ods"
                        on_files=look
                    />
                }.into_any();
            };
            let asked = id.clone();
            let live = app.live(move || ReconciliationQuery { preview: asked.clone() });
            let show = move |view: Option<ReconciliationView>| match view {
                Some(view) => reconciled(app, view, &id, &name),
                None => view! { <Empty title=app.t().ledger_no_accounts() about=String::new() /> }.into_any(),
            };
            view! {
                <Await live show=show />
                <DropZone
                    title=t.ledger_reconciliation_again()
                    accept=".txt,.csv,.tsv,.xml,.xlsx,.xls,.ods"
                    small=true
                    on_files=look
                />
            }.into_any()
        }}
    }
}

fn kind_words(app: App, kind: Kind) -> (Tone, String) {
    let t = app.t();
    match kind {
        Kind::OnlyOurs => (Tone::Bad, t.ledger_kind_only_ours()),
        Kind::OnlyTheirs => (Tone::Bad, t.ledger_kind_only_theirs()),
        Kind::Amount => (Tone::Bad, t.ledger_kind_amount()),
        Kind::Lettrage => (Tone::Watch, t.ledger_kind_lettrage()),
        Kind::Date => (Tone::Quiet, t.ledger_kind_date()),
    }
}

fn reconciled(app: App, view: ReconciliationView, id: &str, name: &str) -> AnyView {
    let t = app.t();
    let part = |name: String, money: Money| {
        view! { <div class="stat"><span>{name}</span><b>{amount(app, money)}</b></div> }
    };
    let counts = Kind::ALL
        .into_iter()
        .zip(&view.counts)
        .filter(|(_, count)| 0 < **count)
        .map(|(kind, count)| {
            let (tone, words) = kind_words(app, kind);
            view! { <li class=tone.class()><b>{app.count(*count)}</b> <span>{words}</span></li> }
        })
        .collect_view();
    let preview = id.to_owned();
    let leave = move |format: TableFormat| {
        app.export(ExportRequest::Reconciliation { format, preview: preview.clone() });
    };
    let workbook = leave.clone();
    let none = view.customers.is_empty();
    let more = view.customers.len().saturating_sub(SHOWN) as u32;
    let customers =
        view.customers.into_iter().take(SHOWN).map(|of| customer(app, of)).collect_view();
    view! {
        <section class="card">
            <header class="card-head">
                <div><h2>{name.to_owned()}</h2><p class="about">{t.ledger_as_of(app.day(view.as_of))}</p></div>
                {(!none).then(|| view! {
                    <div class="row">
                        <button type="button" on:click=move |_| leave(TableFormat::Csv)>{icon(Icon::Download)}"CSV"</button>
                        <button type="button" on:click=move |_| workbook(TableFormat::Xlsx)>{icon(Icon::Download)}"XLSX"</button>
                    </div>
                })}
            </header>
            <div class="stats">
                {part(t.ledger_ours(), view.ours)}
                {part(t.ledger_theirs(), view.theirs)}
                {part(t.ledger_difference(), view.difference)}
                {part(t.ledger_explained(), view.explained)}
            </div>
            <ul class="counts">{counts}</ul>
            <p class="about">{t.ledger_agreed(view.agreed, app.count(view.agreed))}</p>
        </section>
        {none.then(|| view! { <Empty title=t.ledger_all_agree() about=t.ledger_all_agree_about() /> })}
        {customers}
        {(0 < more).then(|| view! { <p class="about">{t.ledger_more_accounts(more, app.count(more))}</p> })}
    }
    .into_any()
}

fn customer(app: App, of: ReconciledCustomer) -> AnyView {
    let t = app.t();
    let rows = of.differences.into_iter().map(|of| difference(app, of)).collect_view();
    let sum =
        |name: String, money: Money| view! { <span>{name} " " <b>{amount(app, money)}</b></span> };
    view! {
        <section class="card flush">
            <header class="card-head">
                <h2>
                    <a href=Route::Customer { account: of.account.clone() }.href()>{of.name.clone()}</a>
                    <span class="sub">{of.account.clone()}</span>
                </h2>
                <p class="about row">{sum(t.ledger_ours(), of.ours)} {sum(t.ledger_theirs(), of.theirs)}</p>
            </header>
            <div class="scroll-x">
                <table class="plain-table rows">
                    <thead><tr>
                        <th scope="col">{t.ledger_column_kind()}</th>
                        <th scope="col" class="grow">{t.ledger_column_piece()}</th>
                        <th scope="col" class="number">{t.ledger_ours()}</th>
                        <th scope="col" class="number">{t.ledger_theirs()}</th>
                        <th scope="col" class="number">{t.ledger_column_effect()}</th>
                        <th scope="col" class="number">{t.ledger_column_line()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn difference(app: App, of: Difference) -> AnyView {
    let t = app.t();
    let (tone, words) = kind_words(app, of.kind);
    let side = |money: Option<Money>, open: Option<Money>, day: Option<Day>| {
        let open = open.filter(|_| of.kind == Kind::Lettrage);
        view! {
            <td class="number">
                {money.map(|money| amount(app, money))}
                {day.map(|day| view! { <div class="sub">{app.day(day)}</div> })}
                {open.map(|open| view! { <div class="sub">{t.ledger_open(app.money(open))}</div> })}
            </td>
        }
    };
    let name = match (of.number.as_str(), of.label.as_str()) {
        ("", "") => t.ledger_balance(),
        ("", label) => label.to_owned(),
        (number, _) => number.to_owned(),
    };
    let name = match of.receivable.as_str() {
        "" => name.into_any(),
        id => view! { <a class="row-link" href=Route::Invoice { id: id.to_owned() }.href()>{name}</a> }.into_any(),
    };
    view! {
        <tr>
            <td>{badge(tone, words)}</td>
            <th scope="row" class="grow">{name} {of.payment.then(|| view! { <span class="sub">{t.ledger_payment()}</span> })}</th>
            {side(of.ours, of.our_open, of.our_day)}
            {side(of.theirs, of.their_open, of.their_day)}
            <td class="number">{amount(app, of.effect)}</td>
            <td class="number">{of.line.map(|line| app.count(line))}</td>
        </tr>
    }
    .into_any()
}
