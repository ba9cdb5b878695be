//! Données: what is kept and how safely, backup and restore, exports, imports, settings, wiping, the journal.

use js_sys::Array;
use leptos::prelude::*;
use serde::Deserialize;

use super::queries::{EntriesQuery, EntriesView, EntryLine, SaveState};
use super::sentences;
use crate::engine::protocol::{Command, ExportRequest, ImportsQuery, SettingsView, TableFormat};
use crate::rooms::customers::queries::CustomersQuery;
use crate::rooms::exchange::queries::{ImportLine, ImportsView};
use crate::rooms::insight::queries::AgeingQuery;
use crate::rooms::invoices::queries::InvoicesQuery;
use crate::ui::app::{App, use_app};
use crate::ui::client::object;
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{
    Await, Form, FormEnd, Icon, PageHead, Panel, SearchBox, TextField, Tone, badge, icon,
};
use crate::ui::list::PageSearch;
use crate::ui::route::Route;
use crate::ui::{files, import, start, undo};

/// What is kept, and how safely.
#[component]
pub fn DataPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let search = RwSignal::new(String::new());
    let imports = app.live(move || ImportsQuery { search: search.get() });
    let misunderstood = Signal::derive(move || {
        imports.view.with(|view| view.as_ref().and_then(|view| view.misunderstood.clone()))
    });
    let any = Memo::new(move |_| {
        imports.view.with(|view| view.as_ref().is_some_and(|view| view.total > 0))
    });
    view! {
        <PageHead title=Signal::stored(t.ui_nav_data()) about=Signal::stored(t.ui_data_about())>
            <a class="button" href=Route::Import.href()>{icon(Icon::Import)}{t.ui_import()}</a>
        </PageHead>
        <div class="data-grid">
            {move || app.save.get().map(|save| save_card(app, save))}
            <BackupCard />
            <RestoreCard />
            <section class="card full flush">
                <header class="card-head">
                    <div><h2>{t.ui_imports()}</h2><p class="about">{t.ui_imports_about()}</p></div>
                    {move || any.get().then(|| view! { <CopyTable /> })}
                </header>
                {move || any.get().then(|| {
                    let t = app.t();
                    let help = vec![(t.ui_entries_word_date(), t.ui_imports_search_date())];
                    view! {
                        <div class="inset">
                            <SearchBox
                                value=search
                                label=t.ui_imports_search()
                                hint=t.ui_imports_hint()
                                help=help
                                misunderstood=misunderstood
                            />
                        </div>
                    }
                })}
                <Await live=imports show=move |view: ImportsView| imports_table(app, view) />
            </section>
            <ExportCard />
            {move || app.settings.with(|settings| settings_cards(settings.clone()))}
            <WipeCard />
        </div>
    }
}

fn save_card(app: App, save: SaveState) -> impl IntoView {
    let t = app.t();
    let (tone, place, copy) = start::save_words(app, &save);
    let persistent = match save.persistent {
        Some(true) => t.ui_persistent_yes(),
        Some(false) => t.ui_persistent_no(),
        None => t.ui_persistent_unknown(),
    };
    let store = match save.store.as_str() {
        "memory" => t.ui_store_memory(),
        _ => t.ui_store_indexeddb(),
    };
    let bytes =
        save.bytes.map(|bytes| t.ui_megabytes(app.decimal(&format!("{:.1}", bytes as f64 / 1e6))));
    // «Since» needs a copy that came before.
    let since = (save.entries_since_backup > 0 && save.last_backup.is_some()).then(|| {
        t.ui_since_backup(save.entries_since_backup, app.count(save.entries_since_backup))
    });
    let ask = (save.persistent != Some(true) && save.store != "memory").then(|| {
        view! { <button type="button" on:click=move |_| import::ask_to_persist(app)>{t.ui_persist_ask()}</button> }
    });
    let about = match tone {
        Tone::Good => t.ui_save_good_about(),
        Tone::Watch => t.ui_save_watch_about(),
        _ => t.ui_save_bad_about(),
    };
    view! {
        <section class=format!("card full save-card {}", tone.class())>
            <h2><span class="save-dot" aria-hidden="true"></span>{place}</h2>
            <p class="lead">{t.ui_backup_line(&copy)} {since.map(|since| format!(" · {since}"))}</p>
            <p class="about">{about}</p>
            <dl class="facts across">
                <div><dt>{t.ui_fact_store()}</dt><dd>{store}</dd></div>
                <div><dt>{t.ui_fact_persistent()}</dt><dd>{persistent}</dd></div>
                <div>
                    <dt>{t.ui_fact_entries()}</dt>
                    <dd><a href=Route::Entries.href()>{app.count(save.entries)}</a></dd>
                </div>
                {bytes.map(|bytes| view! { <div><dt>{t.ui_fact_bytes()}</dt><dd>{bytes}</dd></div> })}
                <div><dt>{t.ui_fact_device()}</dt><dd><code>{save.device.clone()}</code></dd></div>
                <div class="grow">
                    <dt>{t.ui_fact_hash()}</dt>
                    <dd><code class="hash">{save.book.to_string()}</code></dd>
                </div>
            </dl>
            <div class="row">
                {ask}
                <a class="button" href=Route::Entries.href()>{t.ui_entries()}</a>
                <a class="button" href=Route::Privacy.href()>{t.ui_nothing_leaves()}</a>
            </div>
        </section>
    }
}

#[component]
fn BackupCard() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let passphrase = RwSignal::new(String::new());
    let submit = Callback::new(move |()| {
        app.export(ExportRequest::Backup { passphrase: passphrase.get_untracked() });
        passphrase.set(String::new());
    });
    view! {
        <section class="card half">
            <h2>{t.ui_backup()}</h2>
            <p class="about">{t.ui_backup_about()}</p>
            <Form on_submit=submit>
                <TextField
                    label=t.ui_passphrase_optional()
                    value=passphrase
                    kind="password"
                    autocomplete="new-password"
                    help=t.ui_passphrase_about()
                    wide=true
                />
                <button type="submit" class="main">{icon(Icon::Download)}{t.ui_backup_go()}</button>
            </Form>
        </section>
    }
}

/// What a restore proved.
#[derive(Deserialize)]
struct Restored {
    added: u32,
    #[serde(default)]
    message: String,
}

#[component]
fn RestoreCard() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let passphrase = RwSignal::new(String::new());
    let proven: RwSignal<Option<(String, String)>> = RwSignal::new(None);
    // What is said of a damaged copy that holds something proved.
    let partly: RwSignal<Option<String>> = RwSignal::new(None);
    let chosen: StoredValue<Option<web_sys::File>, LocalStorage> = StoredValue::new_local(None);
    let name = RwSignal::new(String::new());
    let choose = move |event: web_sys::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let file = files::listed(input.files()).into_iter().next();
        name.set(file.as_ref().map(web_sys::File::name).unwrap_or_default());
        chosen.set_value(file);
    };
    let restore = move |intact: bool| {
        let Some(file) = chosen.get_value() else { return };
        app.run(async move {
            partly.set(None);
            let bytes = files::bytes(&file).await?;
            let transfer = Array::of1(&bytes);
            let argument = object(&[
                ("bytes", bytes.into()),
                ("passphrase", passphrase.get_untracked().into()),
                ("intact", intact.into()),
            ]);
            let call = app.client.call_with("restore", argument.into(), &transfer);
            let restored: Restored = match app.long("restore", call).await {
                // A damaged copy still holds something proved: offered, never taken unasked.
                Err(problem) if problem.code == "backup-partly-intact" => {
                    partly.set(Some(problem.message));
                    return Ok(());
                }
                answer => answer?,
            };
            let added = app.t().ui_restored(app.count(restored.added));
            proven.set(Some((restored.message, added)));
            passphrase.set(String::new());
            app.refresh();
            Ok(())
        });
    };
    let submit = Callback::new(move |()| restore(false));
    view! {
        <section class="card half" id="restore">
            <h2>{t.ui_restore()}</h2>
            <p class="about">{t.ui_restore_about()}</p>
            <Form on_submit=submit>
                <label class="field wide file-field">
                    <span>{t.ui_restore_file()}</span>
                    <input type="file" accept=".zip,.age" on:change=choose />
                </label>
                <TextField label=t.ui_passphrase_if_any() value=passphrase kind="password" wide=true />
                <button type="submit" disabled=move || name.with(String::is_empty)>{t.ui_restore_go()}</button>
            </Form>
            {move || {
                partly
                    .get()
                    .map(|message| {
                        view! {
                            <div class="note watch" role="alert">
                                {icon(Icon::Warning)}
                                <div>
                                    <p>{message}</p>
                                    <button type="button" on:click=move |_| restore(true)>
                                        {app.t().ui_restore_intact()}
                                    </button>
                                </div>
                            </div>
                        }
                    })
            }}
            <div role="status">
                {move || proven.get().map(|(words, message)| view! {
                    <div class="note good">{icon(Icon::Check)}<div><strong>{words}</strong><p>{message}</p></div></div>
                })}
            </div>
        </section>
    }
}

fn all_invoices(format: TableFormat) -> ExportRequest {
    ExportRequest::Invoices {
        format,
        query: InvoicesQuery { closed: true, ..InvoicesQuery::default() },
        columns: Vec::new(),
    }
}

fn all_customers(format: TableFormat) -> ExportRequest {
    ExportRequest::Customers {
        format,
        query: CustomersQuery { descending: true, ..CustomersQuery::default() },
        columns: Vec::new(),
    }
}

#[component]
fn ExportCard() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let row = move |name: String, make: fn(TableFormat) -> ExportRequest| {
        view! {
            <li>
                <span>{name}</span>
                <button type="button" on:click=move |_| app.export(make(TableFormat::Csv))>
                    {icon(Icon::Download)}
                    "CSV"
                </button>
                <button type="button" on:click=move |_| app.export(make(TableFormat::Xlsx))>
                    {icon(Icon::Download)}
                    "XLSX"
                </button>
            </li>
        }
    };
    view! {
        <section class="card half">
            <h2>{t.ui_exports()}</h2>
            <p class="about">{t.ui_exports_about()}</p>
            <p><a class="button" href=Route::Books.href()>{t.ledger_books()}</a></p>
            <ul class="exports">
                {row(t.ui_export_invoices(), all_invoices)}
                {row(t.ui_export_customers(), all_customers)}
                {row(t.ui_export_payments(), |format| ExportRequest::Payments { format })}
                {row(t.ui_export_ageing(), |format| ExportRequest::Ageing { format, query: AgeingQuery::default() })}
            </ul>
        </section>
    }
}

fn imports_table(app: App, view: ImportsView) -> AnyView {
    let t = app.t();
    if view.imports.is_empty() && view.total > 0 {
        return view! { <p class="about inset">{t.ui_nothing_found_about()}</p> }.into_any();
    }
    if view.imports.is_empty() {
        return view! {
            <div class="inset">
                <p class="about">{t.ui_imports_none()}</p>
                <a class="button" href=Route::Import.href()>{icon(Icon::Import)}{t.ui_import()}</a>
            </div>
        }
        .into_any();
    }
    let profiles = (!view.profiles.is_empty()).then(|| {
        let lines = view
            .profiles
            .iter()
            .map(|profile| {
                let name = profile.clone();
                let forget = move |_| {
                    let command = Command::SetProfile { name: name.clone(), mapping: None };
                    app.order(command, app.t().ui_profile_forgotten(&name), None);
                };
                view! {
                    <li>
                        {profile.clone()}
                        <button type="button" class="plain" on:click=forget>{t.ui_profile_forget()}</button>
                    </li>
                }
            })
            .collect_view();
        view! { <div class="inset"><h3>{t.ui_profiles()}</h3><ul class="tags">{lines}</ul></div> }
    });
    view! {
        <div class="scroll-x">
            <table class="plain-table">
                <thead><tr>
                    <th scope="col" class="grow">{t.ui_fault_file()}</th>
                    <th scope="col">{t.ui_import_when()}</th>
                    <th scope="col" class="wide-only">{t.ui_import_as_of()}</th>
                    <th scope="col" class="number">{t.ui_count_new(2)}</th>
                    <th scope="col" class="number">{t.ui_count_changed(2)}</th>
                    <th scope="col" class="number">{t.ui_count_closed(2)}</th>
                    <th scope="col" class="number wide-only">{t.ui_count_faulty(2)}</th>
                    <th scope="col"><span class="unseen">{t.ui_actions()}</span></th>
                </tr></thead>
                <tbody>{view.imports.iter().map(|line| import_line(app, line)).collect_view()}</tbody>
            </table>
        </div>
        {profiles}
    }
    .into_any()
}

fn import_line(app: App, line: &ImportLine) -> impl IntoView + use<> {
    let t = app.t();
    let (entry, withdrawn, source) = (line.entry.clone(), line.withdrawn, line.source);
    let turn = move |_| {
        let command = Command::Withdraw { entry: entry.clone(), restored: withdrawn };
        let back = Command::Withdraw { entry: entry.clone(), restored: !withdrawn };
        let t = app.t();
        app.order(
            command,
            if withdrawn { t.ui_import_restored() } else { t.ui_import_withdrawn() },
            Some(back),
        );
    };
    view! {
        <tr class:struck=withdrawn>
            <th scope="row" class="grow">
                {line.name.clone()} {withdrawn.then(|| badge(Tone::Quiet, t.ui_withdrawn()))}
            </th>
            <td class="no-wrap">{app.instant(line.written_at)}</td>
            <td class="wide-only">{app.day(line.as_of)}</td>
            <td class="number">{app.count(line.counts.new)}</td>
            <td class="number">{app.count(line.counts.changed)}</td>
            <td class="number">{app.count(line.counts.closed)}</td>
            <td class="number wide-only">{app.count(line.counts.faulty)}</td>
            <td class="actions">
                <button
                    type="button"
                    class="plain"
                    on:click=move |_| app.export(ExportRequest::Source { hash: source })
                >
                    {t.ui_source()}
                </button>
                <button type="button" class="plain" on:click=turn>
                    {if withdrawn { t.ui_bring_back() } else { t.ui_withdraw() }}
                </button>
            </td>
        </tr>
    }
}

fn settings_cards(settings: SettingsView) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let bounds = settings.bounds.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let draft = RwSignal::new(bounds);
    let wrong = RwSignal::new(false);
    let submit = Callback::new(move |()| {
        let words = draft.get_untracked();
        let read: Result<Vec<u32>, _> = words
            .split([',', ';', ' ', '/'])
            .filter(|part| !part.is_empty())
            .map(str::parse)
            .collect();
        let right = read.ok().filter(|bounds| {
            !bounds.is_empty()
                && bounds.len() <= 11
                && bounds[0] > 0
                && bounds.is_sorted_by(|a, b| a < b)
        });
        wrong.set(right.is_none());
        if let Some(bounds) = right {
            app.order(Command::SetBuckets { bounds }, app.t().ui_bounds_saved(), None);
        }
    });
    let error = Signal::derive(move || wrong.get().then(|| app.t().ui_bounds_wrong()));
    let issuer = settings.issuer;
    let said = [
        (t.ui_issuer_name(), issuer.name),
        (t.ui_issuer_registration(), issuer.registration),
        (t.ui_issuer_vat_number(), issuer.vat_number),
        ("IBAN".to_owned(), issuer.iban),
        (t.ui_issuer_address(), issuer.address.join(", ")),
    ];
    let said = said.map(|(name, value)| {
        (!value.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
    });
    view! {
        <section class="card half">
            <h2>{t.ui_issuer()}</h2>
            <dl class="facts">{said}</dl>
            <p class="about">{t.invoices_firm_more()}</p>
            <p><a class="button" href=Route::Firm.href()>{t.ui_issuer_open()}</a></p>
        </section>
        <section class="card half">
            <h2>{t.ui_bounds()}</h2>
            <p class="about">{t.ui_bounds_about()}</p>
            <Form on_submit=submit>
                <TextField label=t.ui_bounds_field() value=draft keys="numeric" error=error wide=true />
                <button type="submit">{t.ui_save()}</button>
            </Form>
        </section>
    }
}

#[component]
fn WipeCard() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let open = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let close = Callback::new(move |()| {
        open.set(false);
        typed.set(String::new());
    });
    let sure =
        move || typed.with(|typed| typed.trim().eq_ignore_ascii_case(&app.t().ui_wipe_word()));
    let wipe = Callback::new(move |()| {
        if !untrack(sure) {
            return;
        }
        app.run(async move {
            app.long("saving", app.client.send("wipe", wasm_bindgen::JsValue::NULL, &Array::new()))
                .await?;
            app.go(&Route::Today);
            // Everything starts over, the engine too.
            app.host.restart(false);
            Ok(())
        });
    });
    view! {
        <section class="card half">
            <h2>{t.ui_wipe()}</h2>
            <p class="about">{t.ui_wipe_about()}</p>
            <button type="button" class="danger" on:click=move |_| open.set(true)>{t.ui_wipe_open()}</button>
        </section>
        <Panel open=open on_close=close title=Signal::stored(t.ui_wipe())>
            {move || {
                let t = app.t();
                view! {
                    <p class="lead">{t.ui_wipe_sure()}</p>
                    <p class="about">{t.ui_wipe_first()}</p>
                    <button
                        type="button"
                        on:click=move |_| app.export(ExportRequest::Backup { passphrase: String::new() })
                    >
                        {icon(Icon::Download)}{t.ui_backup_go()}
                    </button>
                    <Form on_submit=wipe>
                        <TextField label=t.ui_wipe_type(t.ui_wipe_word()) value=typed wide=true />
                        <FormEnd
                            wrong=Signal::stored(String::new())
                            on_cancel=close
                            go=t.ui_wipe_go()
                            danger=true
                            disabled=Signal::derive(move || !sure())
                        />
                    </Form>
                }
            }}
        </Panel>
    }
}

/// The journal.
#[component]
pub fn EntriesPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let shown = RwSignal::new(100_u32);
    let live =
        app.live(move || EntriesQuery { offset: 0, limit: shown.get(), search: app.search.get() });
    let misunderstood = Signal::derive(move || {
        live.view.with(|view| view.as_ref().and_then(|view| view.misunderstood.clone()))
    });
    let help = vec![
        (t.ui_entries_word_import(), t.ui_entries_search_import()),
        (t.ui_entries_word_date(), t.ui_entries_search_date()),
    ];
    view! {
        <PageHead title=Signal::stored(t.ui_entries()) about=Signal::stored(t.ui_entries_about()) back=Route::Data />
        <PageSearch label=t.ui_entries_search() hint=t.ui_entries_hint() help=help misunderstood=misunderstood />
        <undo::LastActs />
        <Await live show=move |view: EntriesView| {
            let t = app.t();
            let more = view.total as usize > view.entries.len();
            view! {
                <section class="card flush">
                    <header class="card-head">
                        <h2>{t.ui_entries_found(view.total, app.count(view.total))}</h2>
                        <CopyTable />
                    </header>
                    <div class="scroll-x">
                        <table class="plain-table">
                            <thead><tr>
                                <th scope="col">{t.ui_entry_when()}</th>
                                <th scope="col" class="grow">{t.ui_entry_what()}</th>
                                <th scope="col" class="number">{t.ui_entry_rows()}</th>
                                <th scope="col" class="wide-only">{t.ui_entry_author()}</th>
                                <th scope="col" class="wide-only">{t.ui_fact_hash()}</th>
                                <th scope="col"><span class="unseen">{t.ui_actions()}</span></th>
                            </tr></thead>
                            <tbody>{view.entries.iter().map(|line| entry_line(app, line)).collect_view()}</tbody>
                        </table>
                    </div>
                    {more.then(|| view! {
                        <div class="inset">
                            <button type="button" on:click=move |_| shown.update(|shown| *shown += 500)>
                                {t.ui_more(app.count(view.total))}
                            </button>
                        </div>
                    })}
                </section>
            }
        } />
    }
}

fn entry_line(app: App, line: &EntryLine) -> impl IntoView + use<> {
    let t = app.t();
    let what = sentences::events(t, app.locale.get_untracked(), &line.events);
    let hash: String = line.hash.to_string().chars().take(10).collect();
    let (entry, withdrawn) = (line.id.clone(), line.withdrawn);
    let turn = line.can_withdraw.then(|| {
        let act = move |_| {
            let command = Command::Withdraw { entry: entry.clone(), restored: withdrawn };
            let back = Command::Withdraw { entry: entry.clone(), restored: !withdrawn };
            let t = app.t();
            app.order(
                command,
                if withdrawn { t.ui_import_restored() } else { t.ui_import_withdrawn() },
                Some(back),
            );
        };
        view! {
            <button type="button" class="plain" on:click=act>
                {if withdrawn { t.ui_bring_back() } else { t.ui_withdraw() }}
            </button>
        }
    });
    view! {
        <tr class:struck=withdrawn>
            <td class="no-wrap">{app.instant(line.written_at)}</td>
            <th scope="row" class="grow">
                {what}
                {line.file.clone().map(|file| view! { <span class="sub">{file}</span> })}
            </th>
            <td class="number">{app.count(line.rows)}</td>
            <td class="wide-only">{app.author(&line.author)}</td>
            <td class="wide-only"><code>{hash}</code></td>
            <td class="actions">{turn}</td>
        </tr>
    }
}
