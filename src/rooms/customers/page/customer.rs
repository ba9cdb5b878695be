//! One customer whole, in three columns: position, items, story. Each figure opens its proof; the arrows left and right
//! go to the customer before and after in the list.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::KeyboardEvent;

use super::super::queries::{
    CustomerQuery, CustomerView, Position, StoryKind, StoryLine, story_sentence,
};
use super::FilePanel;
use super::contacts::{self, Contacts, People};
use crate::base::{Currency, Money};
use crate::engine::protocol::{ExportRequest, Query, TableFormat};
use crate::rooms::dunning::page::{CustomerReminders, ReminderDialogs, Reminding, reminded};
use crate::rooms::exchange::terms::{MonthEnd, Terms};
use crate::rooms::insight::page::{proved, proved_text};
use crate::rooms::insight::queries::{FigureKind, ProofQuery};
use crate::rooms::invoices::issuing::commands::Start;
use crate::rooms::invoices::page::draft::start;
use crate::rooms::invoices::page::invoice_table;
use crate::rooms::invoices::queries::InvoiceRow;
use crate::rooms::lookup::fold;
use crate::rooms::payments::queries::PaymentRow;
use crate::rooms::pieces::page::{Beside, Pieces};
use crate::ui::app::{App, use_app};
use crate::ui::charts::strip;
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{
    Await, Empty, Icon, PageHead, Step, Tabs, Tone, amount, badge, bank_known, day, gradually,
    icon, once_painted, timeline,
};
use crate::ui::figures;
use crate::ui::route::Route;

fn whole_of(account: &str) -> CustomerQuery {
    CustomerQuery { account: account.to_owned(), ..CustomerQuery::default() }
}

/// What the page of a customer asks as it is made.
pub fn asked(account: &str) -> Vec<Query> {
    vec![whole_of(account).into(), reminded(account).into(), contacts::asked(account).into()]
}

/// One customer whole.
#[component]
pub fn CustomerPage(
    /// The ledger account.
    account: String,
) -> impl IntoView {
    let app = use_app();
    let (first, own) = (account.clone(), StoredValue::new(account.clone()));
    let file = RwSignal::new(None);
    // First what is read first: it is drawn while the engine answers the others.
    let live = app.live(move || whole_of(&first));
    let reminding = Reminding::new(app, account.clone());
    // Asked with the rest: one after the other would be two waits.
    let people = contacts::people(app, own.get_value());
    let with = move |part: fn(&CustomerView) -> Option<String>| {
        live.view.with(|view| view.as_ref()?.as_ref().and_then(part))
    };
    let title = Signal::derive(move || {
        with(|view| Some(view.name.clone())).unwrap_or_else(|| account.clone())
    });
    let about = Signal::derive(move || {
        live.view
            .with(|view| {
                let view = view.as_ref()?.as_ref()?;
                let terms = terms_words(app, &view.terms);
                let parts = [&view.account, &view.segment, &view.city, &view.registration, &terms];
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                Some(parts.cloned().collect::<Vec<_>>().join(" · "))
            })
            .unwrap_or_default()
    });
    let previous = Memo::new(move |_| with(|view| view.previous.clone()));
    let next = Memo::new(move |_| with(|view| view.next.clone()));
    let step = move |to: Option<String>| {
        if let Some(account) = to {
            app.go(&Route::Customer { account });
        }
    };
    app.host.listen("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let to = match event.key().as_str() {
            "ArrowLeft" => previous,
            "ArrowRight" => next,
            _ => return,
        };
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
        let free = app.host.query("dialog[open]").is_none() && !takes_arrows(app, event);
        if plain && free && !event.default_prevented() {
            event.prevent_default();
            step(to.get_untracked());
        }
    });
    let back = Route::Customers { search: String::new() };
    // What stands below is drawn once what is in sight has been painted.
    let seen = RwSignal::new(false);
    let show = move |view: Option<CustomerView>| match view {
        Some(view) => {
            if !seen.get_untracked() {
                once_painted(move || {
                    seen.try_set(true);
                });
            }
            whole(app, reminding, people, seen, view)
        }
        None => {
            let t = app.t();
            view! { <Empty title=t.customers_unknown() about=t.customers_unknown_about() /> }
                .into_any()
        }
    };
    let t = app.t();
    let arrow = move |to: Memo<Option<String>>, class: &'static str, label: String| {
        view! {
            <button
                type="button"
                class=class
                aria-label=label.clone()
                title=label
                disabled=move || to.with(Option::is_none)
                on:click=move |_| step(to.get_untracked())
            >
                {icon(Icon::Chevron)}
            </button>
        }
    };
    view! {
        <PageHead title=title about=about back=back>
            {reminding.button(app)}
            <button type="button" on:click=move |_| file.set(Some((own.get_value(), String::new())))>
                {t.customers_file()}
            </button>
            <button type="button" on:click=move |_| start(app, Start::Blank { account: own.get_value() })>
                {icon(Icon::Plus)}{t.invoices_new()}
            </button>
            {arrow(previous, "plain square turned", t.customers_page_previous())}
            {arrow(next, "plain square", t.customers_page_next())}
        </PageHead>
        {bank_known(app)}
        <Await live show=show />
        <FilePanel file on_saved=Callback::new(|_| ()) />
        <ReminderDialogs of=reminding />
    }
}

/// What has the focus moves by arrows itself.
fn takes_arrows(app: App, event: &KeyboardEvent) -> bool {
    app.host.target(event).is_some_and(|element| {
        let name = element.tag_name().to_ascii_lowercase();
        matches!(name.as_str(), "input" | "select" | "textarea")
            || element.get_attribute("role").is_some_and(|role| role == "tab" || role == "menuitem")
    })
}

fn whole(
    app: App,
    reminding: Reminding,
    people: People,
    seen: RwSignal<bool>,
    view: CustomerView,
) -> AnyView {
    let t = app.t();
    let account = view.account.clone();
    let currency = view.positions.first().map(|position| position.balance.currency);
    let positions =
        view.positions.iter().map(|position| position_card(app, &account, position)).collect_view();
    let terms = terms_words(app, &view.terms);
    let facts = [
        (t.customers_account(), &view.account),
        (t.customers_registration(), &view.registration),
        (t.customers_vat_number(), &view.vat_number),
        (t.customers_terms(), &terms),
        (t.customers_assignee(), &view.assignee),
        (t.customers_city(), &view.city),
        (t.customers_country(), &view.country),
    ];
    let facts = facts
        .into_iter()
        .filter(|(_, fact)| !fact.is_empty())
        .map(|(name, fact)| view! { <div><dt>{name}</dt><dd>{fact.clone()}</dd></div> })
        .collect_view();
    let (own, pieces) = (account.clone(), view.pieces.clone());
    let files = move || {
        let beside = Beside { account: own.clone(), item: String::new() };
        seen.get()
            .then(|| view! { <Contacts live=people /><Pieces of=beside lines=pieces.clone() /> })
    };
    view! {
        <div class="customer">
            <div class="column">
                {positions}
                {habits(app, &view, currency)}
                <section class="card"><h2>{t.customers_identity()}</h2><dl class="facts">{facts}</dl></section>
                {files}
            </div>
            <div class="column">
                {items(app, &view)}
                {move || seen.get().then(|| view! { <CustomerReminders of=reminding /> })}
            </div>
            <Story view=view.clone() />
        </div>
    }
    .into_any()
}

/// Terms in the language of the screens where they are understood; else as they were given.
pub fn terms_words(app: App, given: &str) -> String {
    let t = app.t();
    let Some(Terms { days, month_end, on }) = Terms::parse(given) else {
        return given.to_owned();
    };
    let days = days.unsigned_abs();
    let words = match month_end {
        MonthEnd::Never if days == 0 => t.customers_terms_receipt(),
        MonthEnd::Never => t.customers_terms_days(app.count(days)),
        MonthEnd::After if days == 0 => t.customers_terms_month_end(),
        MonthEnd::After => t.customers_terms_after(app.count(days)),
        MonthEnd::Before => t.customers_terms_before(app.count(days)),
    };
    match on {
        Some(on) => t.customers_terms_on(words, app.count(on)),
        None => words,
    }
}

/// A proof of this customer alone.
fn of(account: &str, currency: Currency, figure: FigureKind) -> ProofQuery {
    ProofQuery {
        account: Some(account.to_owned()),
        currency: Some(currency),
        ..ProofQuery::of(figure)
    }
}

fn position_card(app: App, account: &str, position: &Position) -> impl IntoView + use<> {
    let t = app.t();
    let currency = position.balance.currency;
    let query = |figure| of(account, currency, figure);
    let parts: Vec<(f64, String, String)> = position
        .ageing
        .iter()
        .enumerate()
        .map(|(at, &part)| (figures::length(part), format!("age-{}", at.min(5)), app.money(part)))
        .collect();
    let some = |money: Money| money.amount.get() != 0;
    let lines = [
        (t.customers_invoices(), position.invoices, FigureKind::Invoices, true),
        (t.customers_overdue(), position.overdue, FigureKind::Overdue, true),
        (t.customers_credits(), position.credits, FigureKind::Credits, some(position.credits)),
        (
            t.customers_unallocated(),
            position.unallocated,
            FigureKind::Unallocated,
            some(position.unallocated),
        ),
    ];
    let late = position.overdue.amount.get() > 0;
    let lines = lines
        .into_iter()
        .filter(|(.., shown)| *shown)
        .map(|(name, money, figure, _)| {
            let class = late && figure == FigureKind::Overdue;
            view! {
                <div class:late=class>
                    <dt>{name}</dt>
                    <dd>{proved(app, money, query(figure))}</dd>
                </div>
            }
        })
        .collect_view();
    let share = proved_text(app, app.percent(&position.share), query(FigureKind::Share), "proved");
    view! {
        <section class="card position">
            <p class="eyebrow">{t.customers_page_exposure()}</p>
            <p class="big">{proved(app, position.balance, query(FigureKind::Balance))}</p>
            {strip(&parts)}
            <dl class="facts">
                {lines}
                <div><dt>{t.customers_share()}</dt><dd>{share}</dd></div>
            </dl>
        </section>
    }
}

fn habits(app: App, view: &CustomerView, currency: Option<Currency>) -> AnyView {
    let t = app.t();
    let (Some(late), Some(currency)) = (&view.average_days_late, currency) else {
        return ().into_any();
    };
    let line = |name: String, days: &String, figure| {
        let query = of(&view.account, currency, figure);
        let days = proved_text(app, t.ui_days(app.decimal(days)), query, "proved");
        view! { <div><dt>{name}</dt><dd>{days}</dd></div> }
    };
    let to_pay = view.average_days_to_pay.as_ref();
    view! {
        <section class="card">
            <h2>{t.customers_habits()}</h2>
            <dl class="facts">
                {line(t.customers_page_habits(), late, FigureKind::Habit)}
                {to_pay.map(|days| line(t.customers_page_to_pay(), days, FigureKind::DaysToPay))}
            </dl>
            <p class="about">{t.customers_habits_about(app.count(view.paid_count))}</p>
        </section>
    }
    .into_any()
}

/// Whether a search of the items finds one: by number or amount as they are read on the screen.
fn has(search: &str, words: &[String]) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    let search = plain(search);
    search.is_empty() || words.iter().any(|word| plain(word).contains(&search))
}

/// Open, credits, payments, closed: one at a time, with one search.
fn items(app: App, view: &CustomerView) -> impl IntoView + use<> {
    let t = app.t();
    let (credits, open): (Vec<InvoiceRow>, Vec<InvoiceRow>) =
        view.open_items.iter().cloned().partition(|row| row.open.amount.get() < 0);
    let (closed, payments) = (view.closed_items.clone(), view.payments.clone());
    let counted = |name: String, count: usize| format!("{name} {}", app.count(count as u32));
    let names = vec![
        counted(t.customers_page_open(), open.len()),
        counted(t.customers_page_credits(), credits.len()),
        counted(t.customers_payments(), payments.len()),
        counted(t.customers_page_closed(), closed.len()),
    ];
    let search = RwSignal::new(String::new());
    let chosen = RwSignal::new(0);
    let show = move |at: usize| {
        let search = search.get();
        let lists = [Some(&open), Some(&credits), None, Some(&closed)];
        let empty = || view! { <p class="about inset">{app.t().customers_page_nothing()}</p> };
        match lists.get(at).copied().flatten() {
            Some(rows) => {
                let found = |row: &&InvoiceRow| {
                    has(&search, &[row.number.clone(), app.money(row.open), app.money(row.gross)])
                };
                let rows: Vec<InvoiceRow> = rows.iter().filter(found).cloned().collect();
                match rows.is_empty() {
                    true => empty().into_any(),
                    false => invoice_table(app, &rows).into_any(),
                }
            }
            None => {
                let found = |row: &&PaymentRow| {
                    let words = [&row.reference, &row.means, &row.label].map(String::clone);
                    has(&search, &[&words[..], &[app.money(row.amount)]].concat())
                };
                let rows: Vec<PaymentRow> = payments.iter().filter(found).cloned().collect();
                match rows.is_empty() {
                    true => empty().into_any(),
                    false => payment_table(app, &rows).into_any(),
                }
            }
        }
    };
    let all = Route::Invoices { search: format!("client:\"{}\"", view.account) };
    view! {
        <section class="card flush customer-items" aria-label=t.customers_page_items()>
            <div class="items-tools">
                <input
                    type="search"
                    data-search=""
                    aria-label=t.customers_page_search()
                    placeholder=t.customers_page_search()
                    prop:value=move || search.get()
                    on:input=move |event| search.set(event_target_value(&event))
                />
                <a href=all.href()>{t.customers_page_all()}</a>
                <CopyTable />
            </div>
            <Tabs label=t.customers_page_items() names=names chosen=chosen show=show.into() />
        </section>
    }
}

fn payment_table(app: App, rows: &[PaymentRow]) -> impl IntoView + use<> {
    let t = app.t();
    let rows: Vec<PaymentRow> = rows.to_vec();
    let lines = gradually(rows.len(), move |place| {
        let row = &rows[place];
        let words: Vec<&str> = [&row.reference, &row.means, &row.label]
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        let rest = (row.unallocated.amount.get() != 0)
            .then(|| badge(Tone::Watch, t.payments_unallocated(app.money(row.unallocated))));
        view! {
            <tr>
                <td>{day(app, row.paid)}</td>
                <td class="grow">{words.join(" · ")} " " {rest}</td>
                <td class="number">{amount(app, row.amount)}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="scroll-x">
            <table class="plain-table">
                <thead><tr>
                    <th scope="col">{t.payments_day()}</th>
                    <th scope="col" class="grow">{t.payments_reference()}</th>
                    <th scope="col" class="number">{t.payments_amount()}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

/// The groups that the story can be narrowed to.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Everything,
    Issues,
    Dues,
    Payments,
    Reminders,
    Records,
}

impl Group {
    fn of(kind: StoryKind) -> Group {
        match kind {
            StoryKind::Issued | StoryKind::Credited => Group::Issues,
            StoryKind::Due => Group::Dues,
            StoryKind::Paid | StoryKind::Stated => Group::Payments,
            StoryKind::Imported | StoryKind::Allocated | StoryKind::Contested => Group::Records,
            StoryKind::Reminded
            | StoryKind::NotReminded
            | StoryKind::Promised
            | StoryKind::Planned
            | StoryKind::Disputed
            | StoryKind::DebitNoted
            | StoryKind::Noted => Group::Reminders,
        }
    }

    fn name(self, app: App) -> String {
        let t = app.t();
        match self {
            Group::Everything => t.customers_story_everything(),
            Group::Issues => t.customers_story_issues(),
            Group::Dues => t.customers_story_dues(),
            Group::Payments => t.customers_story_payments(),
            Group::Reminders => t.customers_story_reminders(),
            Group::Records => t.customers_story_records(),
        }
    }
}

/// Everything that happened, the latest first.
#[component]
fn Story(view: CustomerView) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let chosen = RwSignal::new(Group::Everything);
    let kinds = [
        Group::Everything,
        Group::Issues,
        Group::Dues,
        Group::Payments,
        Group::Reminders,
        Group::Records,
    ];
    let known = |group: &Group| {
        *group == Group::Everything || view.story.iter().any(|line| Group::of(line.kind) == *group)
    };
    let filters = kinds
        .into_iter()
        .filter(known)
        .map(|group| {
            view! {
                <button
                    type="button"
                    aria-pressed=move || (chosen.get() == group).to_string()
                    on:click=move |_| chosen.set(group)
                >
                    {group.name(app)}
                </button>
            }
        })
        .collect_view();
    let account = view.account.clone();
    let export = move |_| {
        let query = CustomerQuery { account: account.clone(), ..CustomerQuery::default() };
        app.export(ExportRequest::Story { format: TableFormat::Csv, query });
    };
    let shown = (view.story.len() < view.story_total as usize)
        .then(|| t.customers_story_shown(app.count(view.story.len() as u32)));
    let search = RwSignal::new(String::new());
    let lines = move || {
        let (group, searched) = (chosen.get(), fold(search.get().trim()));
        let wanted = |line: &&StoryLine| {
            (group == Group::Everything || Group::of(line.kind) == group)
                && (searched.is_empty() || fold(&story_sentence(t, line)).contains(&searched))
        };
        if !searched.is_empty() && !view.story.iter().any(|line| wanted(&line)) {
            return view! { <p class="about" role="status">{t.ui_nothing_found()}</p> }.into_any();
        }
        let found: Vec<StoryLine> = view.story.iter().filter(wanted).cloned().collect();
        timeline(app, found.len(), move |place| step(app, &found[place]))
    };
    view! {
        <section class="card story">
            <header class="card-head">
                <h2>{t.customers_story()}</h2>
                <button
                    type="button"
                    class="plain square"
                    aria-label=t.customers_story_export()
                    title=t.customers_story_export()
                    on:click=export
                >
                    {icon(Icon::Download)}
                </button>
            </header>
            <input
                type="search"
                aria-label=t.customers_story_search()
                placeholder=t.customers_story_search()
                autocomplete="off"
                on:input=move |event| search.set(event_target_value(&event))
            />
            <div class="chips" role="group" aria-label=t.customers_story_filter()>{filters}</div>
            {lines}
            {shown.map(|shown| view! { <p class="about">{shown}</p> })}
        </section>
    }
}

fn step(app: App, line: &StoryLine) -> Step {
    let kind = match line.kind {
        StoryKind::Issued => "issued",
        StoryKind::Credited => "credited",
        StoryKind::Due => "due",
        StoryKind::Paid => "paid",
        StoryKind::Stated => "stated",
        StoryKind::Reminded | StoryKind::NotReminded => "said",
        _ => "recorded",
    };
    let page = line.invoice.as_ref().map(|id| Route::Invoice { id: id.clone() });
    Step { kind, day: line.day, what: story_sentence(app.t(), line), page, amount: line.amount }
}
