//! The gallery: every part of the interface with all its states, in the theme and density in use, built from the parts
//! themselves. A browser test compares pictures of it, so nothing here depends on the day, on data or on chance.

use leptos::prelude::*;

use super::app::{App, use_app};
use super::charts::{Bar, ChartCard, Line, columns, lines, strip};
use super::components::{
    Button, Choice, DateField, DropZone, Empty, Icon, Kind, Menu, MenuItem, MoneyField, PageHead,
    Panel, ProgressBar, Select, Step, Tabs, TextField, Tile, Tone, amount, badge, day, icon,
    problem_note, skeleton, timeline,
};
use super::route::Route;
use crate::base::{Amount, Currency, Day, Money};
use crate::engine::protocol::{Problem, ProblemKind};

/// A sum of so many cents.
fn euros(cents: i64) -> Money {
    Money::new(Amount::new(cents), Currency::EUR)
}

/// A section of the gallery, under the name that the part has in the code.
fn section(name: &'static str, content: impl IntoAny) -> AnyView {
    view! { <section class="card" data-part=name><h2>{name}</h2><div class="samples">{content.into_any()}</div></section> }
        .into_any()
}

/// Every part with its states.
#[component]
pub fn Gallery() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let sections = [
        section("Button", buttons(app)),
        section("Field", fields(app)),
        section("DateField · MoneyField", special_fields(app)),
        section("Choice · Tabs · Menu", choices(app)),
        section("Badge · Amount", words(app)),
        section("Tile", tiles(app)),
        section("Note", states(app)),
        section("Empty · Skeleton", nothing_yet(app)),
        section("Progress · DropZone", work(app)),
        section("Panel · Toast", panels(app)),
        section("Timeline", story(app)),
        section("Table", table(app)),
    ];
    view! {
        <PageHead
            title=Signal::stored(t.ui_gallery())
            about=Signal::stored(t.ui_gallery_about())
            back=Route::Data
        />
        <div class="gallery">{sections.into_iter().collect_view()}</div>
        <div class="charts">{charts(app)}</div>
    }
}

fn buttons(app: App) -> AnyView {
    let t = app.t();
    let nothing = Callback::new(|()| ());
    let said = |words: String| Signal::stored(words);
    view! {
        <Button kind=Kind::Main icon=Icon::Import label=said(t.ui_import()) on_press=nothing />
        <Button icon=Icon::Download label=said(t.ui_table()) on_press=nothing />
        <Button kind=Kind::Plain label=said(t.ui_cancel()) on_press=nothing />
        <Button kind=Kind::Danger label=said(t.ui_wipe_open()) on_press=nothing />
        <Button square=true icon=Icon::Print label=said(t.ui_print()) on_press=nothing />
        <Button kind=Kind::Plain square=true icon=Icon::Close label=said(t.ui_close()) on_press=nothing />
        <Button kind=Kind::Main busy=true label=said(t.ui_save()) on_press=nothing />
        <Button disabled=true label=said(t.ui_undo()) on_press=nothing />
    }
    .into_any()
}

fn fields(app: App) -> AnyView {
    let t = app.t();
    let chosen = RwSignal::new("2".to_owned());
    let options = vec![("1".to_owned(), t.ui_sign_plain()), ("2".to_owned(), t.ui_sign_inverted())];
    let wrong = Signal::stored(Some(t.ui_bounds_wrong()));
    view! {
        <TextField label=t.ui_issuer_name() value=RwSignal::new("Ateliers Borel SAS".to_owned()) help=t.ui_issuer_question_about() />
        <TextField label=t.ui_bounds_field() value=RwSignal::new("30, x".to_owned()) error=wrong />
        <TextField label=t.ui_passphrase_optional() value=RwSignal::new("secret".to_owned()) kind="password" />
        <Select label=t.ui_sign() options=options value=chosen on_choose=Callback::new(move |value| chosen.set(value)) />
    }
    .into_any()
}

fn special_fields(app: App) -> AnyView {
    let t = app.t();
    let march = Day::from_calendar(2026, 3, 12);
    let given = RwSignal::new(march);
    let none = RwSignal::new(None);
    let last = march.unwrap_or_default().plus(90);
    view! {
        <DateField label=t.ui_as_of() value=given on_change=Callback::new(move |day| given.set(Some(day))) last=Signal::stored(last) />
        <DateField label=t.ui_role_due() value=none on_change=Callback::new(move |day| none.set(Some(day))) help=t.ui_date_help() />
        <MoneyField label=t.ui_role_paid() value=RwSignal::new(Some("1234.5".to_owned())) />
        <MoneyField label=t.ui_role_gross() value=RwSignal::new(None) error=Signal::stored(Some(t.ui_missing_amount())) />
    }
    .into_any()
}

fn choices(app: App) -> AnyView {
    let t = app.t();
    let (choice, tab) = (RwSignal::new(0), RwSignal::new(1));
    let names = vec![t.ui_nav_customers(), t.ui_nav_invoices(), t.ui_nav_insight()];
    let panels = names.clone();
    let nothing = Callback::new(|()| ());
    let items = vec![
        MenuItem::new(t.ui_import(), Icon::Import, nothing),
        MenuItem::new(t.ui_print(), Icon::Print, nothing),
        MenuItem { act: None, ..MenuItem::new(t.ui_undo(), Icon::Undo, nothing) },
        MenuItem { danger: true, ..MenuItem::new(t.ui_wipe(), Icon::Close, nothing) },
    ];
    view! {
        <Choice label=t.ui_menu() options=names.clone() chosen=choice on_choose=Callback::new(move |at| choice.set(at)) />
        <Menu label=t.ui_actions() items=Signal::stored(items.clone()) />
        <Menu label=t.ui_actions() icon=Icon::More square=true items=Signal::stored(items) />
        <div class="wide">
            <Tabs
                label=t.ui_menu()
                names=names
                chosen=tab
                show=(move |at: usize| view! { <p>{panels.get(at).cloned()}</p> }.into_any()).into()
            />
        </div>
    }
    .into_any()
}

fn words(app: App) -> AnyView {
    let t = app.t();
    let tones = [
        (Tone::Quiet, t.invoices_due_today()),
        (Tone::Good, t.invoices_settled()),
        (Tone::Watch, t.invoices_disputed()),
        (Tone::Bad, t.invoices_late("34")),
        (Tone::Accent, t.invoices_kind_credit_note()),
    ];
    view! {
        {tones.into_iter().map(|(tone, words)| badge(tone, words)).collect_view()}
        {amount(app, euros(123_456_789))}
        {amount(app, euros(-4_210))}
        {day(app, Day::from_calendar(2026, 3, 12).unwrap_or_default())}
        <kbd>"Ctrl"</kbd>
        <code>"FA2026-0412"</code>
        <a href=Route::Gallery.href()>{t.ui_nothing_leaves_proof()}</a>
        <label class="check"><input type="checkbox" checked />{t.ui_role_disputed()}</label>
    }
    .into_any()
}

fn tiles(app: App) -> AnyView {
    let t = app.t();
    let tile = |value: String, better: bool| {
        let (arrow, change) = if better { ("▼", -2_290_333) } else { ("▲", 2_709_667) };
        let note = view! {
            <span class="movement" class:worse=!better>
                <span aria-hidden="true">{arrow}</span>
                {app.money(euros(change))}
                " "
                <span class="when">{t.insight_change_month()}</span>
            </span>
            <span class="was">{t.insight_change_was(app.money(euros(25_165_797)))}</span>
        };
        view! {
            <Tile name=t.insight_figure_overdue() value=value note=note.into_any() on_press=Callback::new(|()| ()) />
        }
    };
    view! { {tile(app.money(euros(22_875_464)), true)} {tile(app.money(euros(27_875_464)), false)} }
        .into_any()
}

fn states(app: App) -> AnyView {
    let t = app.t();
    let problem = Problem {
        kind: ProblemKind::Failure,
        code: "engine-stopped".to_owned(),
        message: String::new(),
        place: None,
    };
    let note = |tone: &'static str, drawing: Icon, words: String| {
        view! { <div class=format!("note {tone}")>{icon(drawing)}<div>{words}</div></div> }
    };
    view! {
        <div class="wide">
            {note("", Icon::Info, t.ui_save_good_about())}
            {note("good", Icon::Check, t.ui_import_done())}
            {note("watch", Icon::Warning, t.ui_save_watch_about())}
            {problem_note(app, &problem)}
        </div>
    }
    .into_any()
}

fn nothing_yet(app: App) -> AnyView {
    let t = app.t();
    view! {
        <div class="wide">{skeleton()}</div>
        <div class="wide">
            <Empty title=t.ui_nothing_found() about=t.ui_nothing_found_about()>
                <a class="button main" href=Route::Import.href()>{t.ui_import()}</a>
            </Empty>
        </div>
    }
    .into_any()
}

fn work(app: App) -> AnyView {
    let t = app.t();
    let bar = |done: (f64, f64)| {
        view! {
            <div class="progress sample shown">
                <ProgressBar words=Signal::stored(t.ui_stage_reading()) done=Signal::stored(done) on_cancel=Callback::new(|()| ()) />
            </div>
        }
    };
    view! {
        {bar((62.0, 100.0))}
        {bar((0.0, 0.0))}
        <div class="wide">
            <DropZone title=t.ui_drop_or_choose() about=t.ui_drop_kinds() accept="" on_files=Callback::new(|_| ()) />
        </div>
        <div class="wide">
            <DropZone small=true title=t.ui_drop_more() accept="" on_files=Callback::new(|_| ()) />
        </div>
    }
    .into_any()
}

fn panels(app: App) -> AnyView {
    let t = app.t();
    let (dialog, drawer) = (RwSignal::new(false), RwSignal::new(false));
    let panel = |open: RwSignal<bool>, kind: &'static str| {
        view! {
            <Button icon=Icon::Plus label=Signal::stored(kind.to_owned()) on_press=Callback::new(move |()| open.set(true)) />
            <Panel open=open on_close=Callback::new(move |()| open.set(false)) title=Signal::stored(t.ui_problem_refusal()) kind=kind>
                <p class="lead">{app.t().ui_problem_safe()}</p>
            </Panel>
        }
    };
    let toast = move |()| app.toast(app.t().ui_import_done_toast(), None);
    view! {
        {panel(dialog, "dialog")}
        {panel(drawer, "drawer")}
        <Button icon=Icon::Sparkle label=Signal::stored("toast".to_owned()) on_press=Callback::new(toast) />
    }
    .into_any()
}

fn story(app: App) -> AnyView {
    let t = app.t();
    let start = Day::from_calendar(2026, 3, 12).unwrap_or_default();
    let step = |kind: &'static str, days: i32, what: String, cents: i64| Step {
        kind,
        day: start.plus(-days),
        what,
        page: None,
        amount: Some(euros(cents)),
    };
    let steps = [
        step("paid", 0, t.invoices_settled_reference("VIR 0412"), -120_000),
        step("due", 12, t.invoices_due(), 240_000),
        step("credited", 30, t.invoices_kind_credit_note(), -50_000),
        step("issued", 42, t.invoices_issued(), 240_000),
    ];
    timeline(app, steps.len(), move |place| steps[place].clone())
}

fn table(app: App) -> AnyView {
    let t = app.t();
    let rows = [
        ("Bâti Ouest", 4_820_000, 34),
        ("Menuiserie Lac", 1_245_050, 0),
        ("Nord Façades", -98_765, 0),
    ];
    let rows = rows.map(|(name, cents, late)| {
        let state = if late > 0 {
            badge(Tone::Bad, t.invoices_late(late.to_string())).into_any()
        } else {
            badge(Tone::Quiet, t.invoices_due_today()).into_any()
        };
        view! {
            <tr>
                <th scope="row" class="grow">{name}</th>
                <td>{state}</td>
                <td class="number">{amount(app, euros(cents))}</td>
            </tr>
        }
    });
    view! {
        <table class="plain-table rows wide">
            <thead><tr>
                <th scope="col">{t.invoices_customer()}</th>
                <th scope="col">{t.invoices_state()}</th>
                <th scope="col" class="number">{t.invoices_open()}</th>
            </tr></thead>
            <tbody>{rows.into_iter().collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn charts(app: App) -> AnyView {
    let t = app.t();
    let bar = |at: usize, label: &str, cents: i64| Bar {
        length: super::figures::length(euros(cents)),
        label: label.to_owned(),
        value: app.money(euros(cents)),
        note: String::new(),
        class: if at == 9 { "hatched".to_owned() } else { format!("age-{at}") },
        on_open: None,
    };
    let ages = [13_301_567, 4_391_666, 2_768_746, 1_157_694, 1_255_791];
    let names = ["0", "1–30", "31–60", "61–90", "> 90"];
    let mut bars: Vec<Bar> = names
        .iter()
        .zip(ages)
        .enumerate()
        .map(|(at, (name, cents))| bar(at, name, cents))
        .collect();
    bars.push(bar(9, "?", 800_000));
    let parts: Vec<(f64, String, String)> =
        bars.iter().map(|bar| (bar.length, bar.class.clone(), bar.value.clone())).collect();
    // The shape of a year, the same whenever it is looked at.
    let wave = move |from: f64, swing: f64| -> Vec<Option<f64>> {
        (0..24).map(|at| (at > 2).then(|| from + swing * (f64::from(at) * 0.9).sin())).collect()
    };
    let line = move |name: String, class: &'static str, from: f64, swing: f64| {
        let points = wave(from, swing);
        let said = points.iter().map(|point| {
            point.map_or("—".to_owned(), |point| app.decimal(&format!("{point:.1}")))
        });
        Line { name, class, said: said.collect(), points }
    };
    let drawn = vec![
        line(t.insight_line_count_back(), "line-1", 62.0, 12.0),
        line(t.insight_line_simple(), "line-2", 58.0, 20.0),
        line(t.insight_line_best(), "line-3", 44.0, 6.0),
    ];
    let steps: Vec<String> =
        (0..24).map(|at| format!("{:02}/{}", at % 12 + 1, 25 + at / 12)).collect();
    let none = || ViewFn::from(|| ());
    view! {
        <ChartCard
            title="columns · strip"
            about=Signal::stored(t.insight_ageing_about())
            chart=(move |width: f64| view! { {columns(&bars, width, 220.0)} {strip(&parts)} }).into()
            table=none()
        />
        <ChartCard
            title="lines"
            about=Signal::stored(t.insight_dso_about())
            chart=(move |width: f64| lines(drawn.clone(), steps.clone(), width, 220.0, None)).into()
            table=none()
        />
    }
    .into_any()
}
