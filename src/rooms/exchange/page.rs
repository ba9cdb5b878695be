//! Bringing files in: what was found, what to correct, what would change, and then what did.

mod doubts;
mod first;
mod issuer;
mod statements;

use leptos::prelude::*;

use self::issuer::IssuerQuestion;

use super::queries::{
    ColumnPreview, Content, Counts, DateOrder, FaultLine, FilePreview, Mapping, PreviewView, Role,
};
use crate::base::{Day, Hash, Money};
use crate::engine::protocol::{Command, ExportRequest};
use crate::ui::app::{App, Imported, use_app};
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{DateField, Icon, PageHead, Tone, badge, icon, sums};
use crate::ui::import::Doubt;
use crate::ui::route::Route;
use crate::ui::start::ACCEPTED;
use crate::ui::{figures, files, import};

/// The roles of columns, in the order of the menu.
const ROLES: [Role; 30] = [
    Role::Account,
    Role::Name,
    Role::Number,
    Role::Kind,
    Role::Issued,
    Role::Due,
    Role::Gross,
    Role::Open,
    Role::Debit,
    Role::Credit,
    Role::Sense,
    Role::Paid,
    Role::Net,
    Role::Vat,
    Role::Currency,
    Role::Reference,
    Role::Label,
    Role::Disputed,
    Role::Lettering,
    Role::PaidOn,
    Role::PaymentReference,
    Role::Means,
    Role::Registration,
    Role::VatNumber,
    Role::Segment,
    Role::Terms,
    Role::Assignee,
    Role::PostCode,
    Role::City,
    Role::Country,
];

/// Bringing files in.
#[component]
pub fn ImportPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    view! {
        <PageHead title=Signal::stored(t.ui_import()) about=Signal::stored(t.ui_import_about()) />
        <p class="unseen" role="status">
            {move || app.import.preview.get().map(|preview| headline_of(app, &preview))}
        </p>
        {move || match (app.import.done.get(), app.import.preview.get()) {
            (Some(done), _) => result(app, done).into_any(),
            (None, Some(preview)) => preview_view(app, preview).into_any(),
            (None, None) => view! { <DropZone big=true /> {example(app)} }.into_any(),
        }}
    }
}

/// Where files are dropped or chosen.
#[component]
fn DropZone(
    /// The page has nothing else.
    big: bool,
) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let chosen = move |event: web_sys::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        import::look_at(app, files::listed(input.files()));
    };
    view! {
        <label class="drop-zone" class:small=!big>
            {icon(Icon::Import)}
            <b>{if big { t.ui_drop_or_choose() } else { t.ui_drop_more() }}</b>
            {big.then(|| view! { <span>{t.ui_drop_kinds()}</span> })}
            <input type="file" multiple class="veiled" accept=ACCEPTED on:change=chosen />
        </label>
        {big.then(|| view! {
            <p class="promise">
                {icon(Icon::Shield)}
                <b>{t.ui_nothing_leaves()}</b>
                <a href=Route::Privacy.href()>{t.ui_nothing_leaves_proof()}</a>
            </p>
        })}
    }
}

fn preview_view(app: App, preview: PreviewView) -> impl IntoView {
    let t = app.t();
    let ready = preview.files.iter().all(|file| file.missing.is_empty());
    let nothing_new =
        preview.counts.new == 0 && preview.counts.changed == 0 && preview.counts.closed == 0;
    let several = preview.files.len() > 1;
    let head = headline_of(app, &preview);
    let faults = preview.faults.clone();
    let faults_total = preview.faults_total;
    view! {
        <section class="card import-head">
            <p class="big">{head}</p>
            {counts(app, &preview.counts)}
            <div class="row">
                <button
                    type="button"
                    class="main"
                    disabled=move || !ready || app.import.busy.get()
                    on:click=move |_| import::commit(app)
                >{t.ui_import_go()}</button>
                <button type="button" on:click=move |_| import::discard(app)>{t.ui_cancel()}</button>
                {(!ready).then(|| view! { <span class="about">{t.ui_import_not_ready()}</span> })}
                {(ready && nothing_new).then(|| view! { <span class="about">{t.ui_import_nothing_new()}</span> })}
            </div>
        </section>
        <div class="files">
            {preview.files.iter().map(|file| file_card(app, file, several)).collect_view()}
        </div>
        {(faults_total > 0).then(|| fault_list(app, faults, faults_total))}
        <DropZone big=false />
    }
}

/// «412 factures, 1 284 310,22 €, dont 39 % en retard».
fn headline_of(app: App, preview: &PreviewView) -> String {
    headline(app, &preview.counts, &preview.open, &preview.overdue)
}

fn headline(app: App, counts: &Counts, open: &[Money], overdue: &[Money]) -> String {
    let t = app.t();
    // What counts is what comes in, not the total lines and the faulty ones.
    let Counts { new, changed, known, .. } = *counts;
    let coming = new.saturating_add(changed).saturating_add(known);
    let read = app.count(coming);
    match (open, overdue) {
        ([], _) => t.ui_import_headline_rows(coming, &read),
        (open, overdue) => {
            let late = match (open, overdue) {
                ([open], [overdue]) => figures::share(*overdue, *open),
                _ => None,
            };
            match late {
                Some(late) => {
                    t.ui_import_headline_late(coming, &read, sums(app, open), app.percent(&late))
                }
                None => t.ui_import_headline(coming, &read, sums(app, open)),
            }
        }
    }
}

/// What would happen or happened, in numbers that have a name.
fn counts(app: App, counts: &Counts) -> impl IntoView + use<> {
    let t = app.t();
    let parts = [
        (t.ui_count_new(counts.new), counts.new, Tone::Good),
        (t.ui_count_changed(counts.changed), counts.changed, Tone::Accent),
        (t.ui_count_known(counts.known), counts.known, Tone::Quiet),
        (t.ui_count_closed(counts.closed), counts.closed, Tone::Accent),
        (t.ui_count_set_aside(counts.set_aside), counts.set_aside, Tone::Quiet),
        (t.ui_count_faulty(counts.faulty), counts.faulty, Tone::Bad),
    ];
    let parts = parts
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(name, count, tone)| view! { <li class=tone.class()><b>{app.count(count)}</b> <span>{name}</span></li> })
        .collect_view();
    view! { <ul class="counts">{parts}</ul> }
}

fn format_name(format: &str) -> String {
    match format {
        "csv" => "CSV".to_owned(),
        "xlsx" | "xls" | "ods" | "xml" | "zip" | "pdf" | "cii" | "ubl" => format.to_uppercase(),
        "binary" => "BIN".to_owned(),
        "factur-x" => "Factur-X".to_owned(),
        "fec" => "FEC".to_owned(),
        "zugferd" => "ZUGFeRD".to_owned(),
        other => other.to_owned(),
    }
}

fn file_card(app: App, file: &FilePreview, several: bool) -> impl IntoView + use<> {
    let t = app.t();
    // What is asked below with answers to choose from needs no note.
    let asked = app.import.asked.get_untracked();
    let unasked = |code: &&String| {
        let column =
            |(hash, doubt): &(Hash, Doubt)| *hash == file.hash && matches!(doubt, Doubt::Column(_));
        code.as_str() == "missing-content" || !asked.iter().any(column)
    };
    let has_missing = file.missing.iter().any(|code| unasked(&code));
    let missing = file
        .missing
        .iter()
        .filter(unasked)
        .map(|code| view! { <li>{missing_words(app, code)}</li> })
        .collect_view();
    let sums_words = (!file.open.is_empty()).then(|| sums(app, &file.open));
    let about = [Some(format_name(&file.format)), Some(app.size(file.size)), sums_words];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let table = match &file.mapping {
        Some(mapping) => table_preview(app, file, mapping).into_any(),
        None if !file.statements.is_empty() => statements::cards(app, &file.statements).into_any(),
        None => first::records(app, file),
    };
    view! {
        <section class="card file">
            <header class="card-head">
                <div>
                    <h2>{icon(Icon::File)}{file.name.clone()}</h2>
                    <p class="about">
                        {about}
                    </p>
                </div>
                <div class="badges">
                    {file.already_imported.then(|| badge(Tone::Quiet, t.ui_file_already()))}
                    {file.profile.clone().map(|profile| badge(Tone::Accent, t.ui_file_profile(&profile)))}
                </div>
            </header>
            {several.then(|| counts(app, &file.counts))}
            {has_missing.then(|| view! {
                <div class="note watch">
                    {icon(Icon::Warning)}
                    <div><strong>{t.ui_file_missing()}</strong><ul>{missing}</ul></div>
                </div>
            })}
            {doubts::questions(app, file)}
            {table}
        </section>
    }
}

fn missing_words(app: App, code: &str) -> String {
    let t = app.t();
    match code {
        "missing-number" => t.ui_missing_number(),
        "missing-amount" => t.ui_missing_amount(),
        "missing-account" => t.ui_missing_account(),
        "missing-date" | "missing-issued" => t.ui_missing_date(),
        "missing-due" => t.ui_missing_due(),
        "missing-content" => t.ui_missing_content(),
        other => other.to_owned(),
    }
}

/// Whether a column holds amounts.
fn is_sum(role: Role) -> bool {
    use Role::{Credit, Debit, Gross, Net, Open, Paid, Vat};
    matches!(role, Net | Vat | Gross | Debit | Credit | Open | Paid)
}

fn lines(rows: &[Vec<String>], sums: &[bool]) -> AnyView {
    rows.iter()
        .map(|row| {
            let sums = sums.iter().copied().chain(std::iter::repeat(false));
            let cells = row.iter().zip(sums);
            let cells = cells
                .map(|(cell, sum)| view! { <td class=sum.then_some("number")>{cell.clone()}</td> })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view()
        .into_any()
}

/// A table: how it was read, column by column, with its first lines.
fn table_preview(app: App, file: &FilePreview, mapping: &Mapping) -> impl IntoView + use<> {
    let t = app.t();
    let hash = file.hash;
    let heads = file
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| column_head(app, hash, mapping, at, column))
        .collect_view();
    let sums: Vec<bool> =
        file.columns.iter().map(|column| column.role.is_some_and(is_sum)).collect();
    let doubtful = file.columns.iter().filter(|column| column.doubtful).count();
    let name = RwSignal::new(file.profile.clone().unwrap_or_default());
    let kept = mapping.clone();
    let keep = move |_| {
        let profile = name.get_untracked();
        if !profile.trim().is_empty() {
            let command =
                Command::SetProfile { name: profile.clone(), mapping: Some(kept.clone()) };
            app.order(command, app.t().ui_profile_kept(&profile), None);
        }
    };
    view! {
        {options(app, hash, file, mapping)}
        {(doubtful > 0).then(|| view! {
            <p class="hint watch">{icon(Icon::Info)}{t.ui_doubtful(app.count(doubtful as u64))}</p>
        })}
        <div class="scroll-x">
            <table class="plain-table mapping">
                <thead><tr>{heads}</tr></thead>
                <tbody>{lines(&file.rows, &sums)}</tbody>
            </table>
        </div>
        <details class="keep">
            <summary>{t.ui_profile_keep()}</summary>
            <div class="row">
                <input
                    type="text"
                    aria-label=t.ui_profile_name()
                    placeholder=t.ui_profile_name()
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <button type="button" on:click=keep>{t.ui_profile_save()}</button>
            </div>
            <p class="about">{t.ui_profile_about()}</p>
        </details>
    }
}

fn column_head(
    app: App,
    hash: Hash,
    mapping: &Mapping,
    at: usize,
    column: &ColumnPreview,
) -> impl IntoView + use<> {
    let t = app.t();
    let mapping = mapping.clone();
    let chosen = column.role;
    let change = move |event: web_sys::Event| {
        let value = event_target_value(&event);
        let role = ROLES.into_iter().find(|role| role_key(*role) == value);
        let mut mapping = mapping.clone();
        if let Some(place) = mapping.roles.get_mut(at) {
            *place = role;
            import::correct(app, hash, mapping);
        }
    };
    let options = ROLES
        .into_iter()
        .map(|role| {
            view! { <option value=role_key(role) selected=chosen == Some(role)>{role_name(app, role)}</option> }
        })
        .collect_view();
    view! {
        <th scope="col" class:doubtful=column.doubtful class:aside=chosen.is_none()>
            <span class="heading">{column.heading.clone()}</span>
            <select aria-label=t.ui_role_of(&column.heading) on:change=change>
                <option value="" selected=chosen.is_none()>{t.ui_role_none()}</option>
                {options}
            </select>
            {column.doubtful.then(|| badge(Tone::Watch, t.ui_role_doubtful()))}
        </th>
    }
}

/// A select of a few answers.
fn choice<T: Clone + PartialEq + Send + Sync + 'static>(
    label: String,
    now: T,
    answers: Vec<(T, String)>,
    choose: impl Fn(T) + 'static,
) -> impl IntoView {
    let now = answers.iter().position(|(answer, _)| *answer == now);
    let options = answers
        .iter()
        .enumerate()
        .map(|(at, (_, words))| {
            view! {
                <option value=at.to_string() selected=now == Some(at)>{words.clone()}</option>
            }
        })
        .collect_view();
    let change = move |event: web_sys::Event| {
        let at = event_target_value(&event).parse::<usize>();
        if let Some((answer, _)) = at.ok().and_then(|at| answers.get(at)) {
            choose(answer.clone());
        }
    };
    view! { <label class="field"><span>{label}</span><select on:change=change>{options}</select></label> }
}

fn options(app: App, hash: Hash, file: &FilePreview, mapping: &Mapping) -> impl IntoView + use<> {
    let t = app.t();
    // Each answer reads the file again with one thing changed.
    let with = |change: fn(&mut Mapping, String)| {
        let mapping = mapping.clone();
        move |answer: String| {
            let mut mapping = mapping.clone();
            change(&mut mapping, answer);
            import::correct(app, hash, mapping);
        }
    };
    let contents = vec![
        (Content::OpenItems, t.ui_content_open_items()),
        (Content::Invoices, t.ui_content_invoices()),
        (Content::Customers, t.ui_content_customers()),
        (Content::Payments, t.ui_content_payments()),
    ];
    let content = {
        let mapping = mapping.clone();
        choice(t.ui_content(), mapping.content, contents, move |content| {
            import::correct(app, hash, Mapping { content, ..mapping.clone() });
        })
    };
    let orders = vec![
        (DateOrder::DayFirst, t.ui_date_day_first()),
        (DateOrder::MonthFirst, t.ui_date_month_first()),
        (DateOrder::YearFirst, t.ui_date_year_first()),
    ];
    let order = {
        let mapping = mapping.clone();
        choice(t.ui_date_order(), mapping.date_order, orders, move |date_order| {
            import::correct(app, hash, Mapping { date_order, ..mapping.clone() });
        })
    };
    let decimals =
        vec![(",".to_owned(), "1 234,56".to_owned()), (".".to_owned(), "1,234.56".to_owned())];
    let signs = vec![(false, t.ui_sign_plain()), (true, t.ui_sign_inverted())];
    let sign = {
        let mapping = mapping.clone();
        choice(t.ui_sign(), mapping.inverted, signs, move |inverted| {
            import::correct(app, hash, Mapping { inverted, ..mapping.clone() });
        })
    };
    let text = !mapping.encoding.is_empty();
    let encodings = ["utf-8", "windows-1252", "utf-16le", "utf-16be"];
    let encodings = encodings.map(|name| (name.to_owned(), name.to_uppercase())).to_vec();
    let separators = vec![
        (";".to_owned(), t.ui_separator_semicolon()),
        (",".to_owned(), t.ui_separator_comma()),
        ("\t".to_owned(), t.ui_separator_tab()),
        ("|".to_owned(), "|".to_owned()),
    ];
    let sheets: Vec<(String, String)> =
        file.sheets.iter().map(|sheet| (sheet.clone(), sheet.clone())).collect();
    let as_of_mapping = mapping.clone();
    let as_of = Callback::new(move |day: Day| {
        import::correct(app, hash, Mapping { as_of: Some(day), ..as_of_mapping.clone() });
    });
    let header = mapping.header_line;
    let header_mapping = mapping.clone();
    let header_change = move |event: web_sys::Event| {
        if let Ok(header_line) = event_target_value(&event).parse() {
            import::correct(
                app,
                hash,
                Mapping { header_line, roles: Vec::new(), ..header_mapping.clone() },
            );
        }
    };
    // Other columns appear: the roles are proposed anew.
    let split = with(|mapping, separator| {
        mapping.separator = separator;
        mapping.roles = Vec::new();
    });
    let turn_to = with(|mapping, sheet| {
        mapping.sheet = Some(sheet);
        mapping.roles = Vec::new();
    });
    let encode = with(|mapping, encoding| mapping.encoding = encoding);
    let complete = mapping.content == Content::OpenItems;
    let shown = Signal::stored(mapping.as_of);
    view! {
        <div class="options">
            {content}
            {complete.then(|| view! {
                <DateField label=t.ui_as_of_file() value=shown on_change=as_of />
            })}
            {order}
            {choice(t.ui_decimal(), mapping.decimal.clone(), decimals, with(|mapping, mark| mapping.decimal = mark))}
            {sign}
            {text.then(|| view! {
                {choice(t.ui_separator(), mapping.separator.clone(), separators, split)}
                {choice(t.ui_encoding(), mapping.encoding.clone(), encodings, encode)}
            })}
            {(sheets.len() > 1).then(|| {
                let now = mapping.sheet.clone().unwrap_or_default();
                choice(t.ui_sheet(), now, sheets, turn_to)
            })}
            <label class="field narrow">
                <span>{t.ui_header_line()}</span>
                <input type="number" min="0" max="200" prop:value=header.to_string() on:change=header_change />
            </label>
        </div>
        {complete.then(|| view! { <p class="hint">{icon(Icon::Info)}{t.ui_content_open_items_about()}</p> })}
    }
}

fn fault_list(app: App, faults: Vec<FaultLine>, total: u32) -> impl IntoView {
    let t = app.t();
    let shown = faults.len();
    let rows = faults
        .into_iter()
        .take(200)
        .map(|line| {
            let value = super::faults::shown(app.locale.get_untracked(), &line.fault);
            let place = line.fault.place;
            // A line of totals is compared and comes in nowhere.
            let tone = if line.fault.code == "total-differs" {
                badge(Tone::Quiet, t.ui_fault_aside())
            } else if line.fault.warning {
                badge(Tone::Watch, t.ui_fault_warning())
            } else {
                badge(Tone::Bad, t.ui_fault_left_out())
            };
            view! {
                <tr>
                    <td>{place.file}</td>
                    <td class="number">{place.line.map(|line| app.count(line))}</td>
                    <td>{place.column.or(place.path)}</td>
                    <td class="grow">{line.message}</td>
                    <td><code>{value}</code></td>
                    <td>{tone}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details class="card flush faults" open=total < 20>
            <summary>{t.ui_faults(total, app.count(total))}</summary>
            <div class="head-row inset"><p class="about">{t.ui_faults_about()}</p><CopyTable /></div>
            <div class="scroll-x">
                <table class="plain-table">
                    <thead><tr>
                        <th scope="col">{t.ui_fault_file()}</th>
                        <th scope="col" class="number">{t.ui_fault_line()}</th>
                        <th scope="col">{t.ui_fault_column()}</th>
                        <th scope="col" class="grow">{t.ui_fault_what()}</th>
                        <th scope="col">{t.ui_fault_value()}</th>
                        <th scope="col"><span class="unseen">{t.ui_fault_effect()}</span></th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {(shown > 200).then(|| view! { <p class="about inset">{t.ui_faults_first()}</p> })}
        </details>
    }
}

fn result(app: App, done: Imported) -> impl IntoView {
    let t = app.t();
    let open: Vec<Money> = done.open.clone();
    let undo = done.entry.clone();
    // The button that one pressed is gone: one goes on from what happened.
    let heading = NodeRef::<leptos::html::H2>::new();
    Effect::new(move |_| heading.get().map(|heading| heading.focus()));
    view! {
        <section class="card result">
            <p class="done-mark">{icon(Icon::Check)}</p>
            <h2 tabindex="-1" node_ref=heading>{if done.entry.is_some() { t.ui_import_done() } else { t.ui_import_done_nothing() }}</h2>
            {(!open.is_empty()).then(|| view! { <p class="big">{sums(app, &open)}</p> })}
            {counts(app, &done.counts)}
            <div class="row">
                <a class="button main" href=Route::Today.href() on:click=move |_| app.import.done.set(None)>
                    {t.ui_import_see_today()}
                </a>
                <a class="button" href=Route::Diagnosis.href() on:click=move |_| app.import.done.set(None)>
                    {t.insight_diagnosis()}
                </a>
                <a class="button" href=Route::Insight.href() on:click=move |_| app.import.done.set(None)>
                    {t.ui_import_see_insight()}
                </a>
                <button type="button" on:click=move |_| app.import.done.set(None)>{t.ui_import_another()}</button>
                {undo.map(|entry| view! {
                    <button type="button" class="plain" on:click=move |_| {
                        app.import.done.set(None);
                        let back = Command::Withdraw { entry: entry.clone(), restored: true };
                        let withdraw = Command::Withdraw { entry: entry.clone(), restored: false };
                        app.order(withdraw, app.t().ui_import_withdrawn(), Some(back));
                    }>{t.ui_import_undo()}</button>
                })}
            </div>
        </section>
        <IssuerQuestion />
        {move || app.save.get().filter(|save| save.entries_since_backup > 0).map(|_| view! {
            <section class="card">
                <h2>{app.t().ui_backup()}</h2>
                <p class="about">{app.t().ui_backup_soon()}</p>
                <button
                    type="button"
                    on:click=move |_| app.export(ExportRequest::Backup { passphrase: String::new() })
                >
                    {icon(Icon::Download)}{app.t().ui_backup_go()}
                </button>
            </section>
        })}
    }
}

/// What a file looks like, and what comes of it: on an invented firm.
fn example(app: App) -> impl IntoView {
    let t = app.t();
    let words = t.ui_example_file();
    let mut lines = words.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let cell = |cell: &&str| view! { <td>{cell.to_string()}</td> };
    let head = lines.next().unwrap_or_default();
    let head =
        head.iter().map(|head| view! { <th scope="col">{head.to_string()}</th> }).collect_view();
    let rows =
        lines.map(|line| view! { <tr>{line.iter().map(cell).collect_view()}</tr> }).collect_view();
    view! {
        <figure class="example sample">
            <figcaption class="eyebrow">{t.ui_example()}</figcaption>
            <div class="scroll-x">
                <table class="plain-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
            </div>
            <p class="about">{t.ui_example_result()}</p>
        </figure>
    }
}

fn role_key(role: Role) -> String {
    format!("{role:?}")
}

fn role_name(app: App, role: Role) -> String {
    let t = app.t();
    match role {
        Role::Account => t.ui_role_account(),
        Role::Name => t.ui_role_name(),
        Role::Registration => t.ui_role_registration(),
        Role::VatNumber => t.ui_role_vat_number(),
        Role::Segment => t.ui_role_segment(),
        Role::Terms => t.ui_role_terms(),
        Role::Assignee => t.ui_role_assignee(),
        Role::PostCode => t.ui_role_post_code(),
        Role::City => t.ui_role_city(),
        Role::Country => t.ui_role_country(),
        Role::Number => t.ui_role_number(),
        Role::Kind => t.ui_role_kind(),
        Role::Issued => t.ui_role_issued(),
        Role::Due => t.ui_role_due(),
        Role::Currency => t.ui_role_currency(),
        Role::Net => t.ui_role_net(),
        Role::Vat => t.ui_role_vat(),
        Role::Gross => t.ui_role_gross(),
        Role::Debit => t.ui_role_debit(),
        Role::Credit => t.ui_role_credit(),
        Role::Open => t.ui_role_open(),
        Role::Paid => t.ui_role_paid(),
        Role::Disputed => t.ui_role_disputed(),
        Role::Reference => t.ui_role_reference(),
        Role::Label => t.ui_role_label(),
        Role::Sense => t.ui_role_sense(),
        Role::PaymentReference => t.ui_role_payment_reference(),
        Role::PaidOn => t.ui_role_paid_on(),
        Role::Means => t.ui_role_means(),
        Role::Lettering => t.ui_role_lettering(),
    }
}
