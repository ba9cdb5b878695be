//! Before and around the work: opening, the first visit, another tab, recovery, and why nothing leaves the computer.

use leptos::prelude::*;

use super::app::{App, Stage, use_app};
use super::components::{Icon, Tone, icon, problem_words};
use super::route::Route;
use super::traffic::Traffic;
use super::{files, import, shell};
use crate::engine::protocol::{Command, ExportRequest};
use crate::rooms::sharing::queries::SaveState;

const DAY_MILLIS: f64 = 86_400_000.0;

/// What stands on screen while there is no workspace to work in.
#[component]
pub fn Waiting(
    /// How far the application is.
    stage: Stage,
) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let reload = move |()| {
        app.host.restart(matches!(app.stage.get_untracked(), Stage::TakenOver));
    };
    let content = match stage {
        Stage::Opening | Stage::Ready => view! {
            <div class="opening" role="status"><span class="pulse"></span><p>{t.ui_opening()}</p></div>
        }
        .into_any(),
        Stage::Locked | Stage::TakenOver => {
            let taken = stage == Stage::TakenOver;
            view! {
                <div class="screen">
                    <h1 tabindex="-1">{if taken { t.ui_taken_over() } else { t.ui_locked() }}</h1>
                    <p class="lead">{if taken { t.ui_taken_over_about() } else { t.ui_locked_about() }}</p>
                    <div class="row">
                        <button type="button" class="main" on:click=move |_| {
                            if taken { reload(()) } else { shell::open(app, true) }
                        }>{t.ui_use_here()}</button>
                    </div>
                </div>
            }
            .into_any()
        }
        Stage::Failed(problem) => {
            let (title, message) = problem_words(app, &problem);
            view! {
                <div class="screen">
                    <h1 tabindex="-1">{title}</h1>
                    <p class="lead">{message}</p>
                    <p class="about">{t.ui_problem_safe()}</p>
                    <div class="row">
                        <button type="button" class="main" on:click=move |_| shell::open(app, false)>
                            {t.ui_try_again()}
                        </button>
                    </div>
                    <p><code>{problem.code}</code></p>
                </div>
            }
            .into_any()
        }
        Stage::Stopped => view! {
            <div class="screen">
                <h1 tabindex="-1">{t.ui_stopped()}</h1>
                <p class="lead">{t.ui_engine_stopped()}</p>
                <div class="row">
                    <button type="button" class="main" on:click=move |_| reload(())>{t.ui_restart()}</button>
                </div>
            </div>
        }
        .into_any(),
    };
    view! { <main id="main" class="alone" tabindex="-1">{content}</main> }
}

/// The first visit: three doors.
#[component]
pub fn Welcome() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let demo = move |_| {
        app.run(async move {
            app.long("demo", app.client.tell(&Command::LoadDemo)).await?;
            app.refresh();
            app.go(&Route::Today);
            Ok(())
        });
    };
    let chosen = move |event: web_sys::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        import::look_at(app, files::listed(input.files()));
    };
    view! {
        <div class="welcome">
            <h1 tabindex="-1">{t.ui_welcome()}</h1>
            <p class="lead">{t.ui_welcome_about()}</p>
            <div class="doors">
                <label class="door first">
                    {icon(Icon::Import)}
                    <b>{t.ui_door_files()}</b>
                    <span>{t.ui_door_files_about()}</span>
                    <span class="door-go">{t.ui_door_files_go()}</span>
                    <input type="file" multiple class="veiled" accept=ACCEPTED on:change=chosen />
                </label>
                <button type="button" class="door" on:click=demo>
                    {icon(Icon::Sparkle)}
                    <b>{t.ui_door_demo()}</b>
                    <span>{t.ui_door_demo_about()}</span>
                    <span class="door-go">{t.ui_door_demo_go()}</span>
                </button>
                <a class="door" href=Route::Data.href() on:click=move |_| app.begun.set(true)>
                    {icon(Icon::Plus)}
                    <b>{t.ui_door_empty()}</b>
                    <span>{t.ui_door_empty_about()}</span>
                    <span class="door-go">{t.ui_door_empty_go()}</span>
                </a>
            </div>
            <p class="promise">
                {icon(Icon::Shield)}
                <b>{t.ui_nothing_leaves()}</b>
                <a href=Route::Privacy.href()>{t.ui_nothing_leaves_proof()}</a>
            </p>
        </div>
    }
}

/// A list that nothing has come into yet: what fills it, and the doors to that.
pub fn nothing_yet(app: App) -> AnyView {
    let t = app.t();
    let draft = Route::Draft { id: super::route::NEW.to_owned() };
    view! {
        <super::components::Empty title=t.ui_nothing_yet() about=t.ui_nothing_yet_about()>
            <a class="button main" href=Route::Import.href()>{icon(Icon::Import)}{t.ui_import()}</a>
            <a class="button" href=draft.href()>{icon(Icon::Plus)}{t.invoices_new()}</a>
        </super::components::Empty>
    }
    .into_any()
}

/// Kinds of files that the file dialog offers first; anything can be dropped.
pub const ACCEPTED: &str = ".csv,.txt,.tsv,.xlsx,.xls,.ods,.pdf,.xml,.zip";

/// Why nothing leaves the computer, and how to check it.
#[component]
pub fn Privacy() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let policy = app.host.policy().unwrap_or_default();
    let rules = [
        t.ui_privacy_rule_1(),
        t.ui_privacy_rule_2(),
        t.ui_privacy_rule_3(),
        t.ui_privacy_rule_4(),
    ];
    let checks = [t.ui_privacy_check_1(), t.ui_privacy_check_2(), t.ui_privacy_check_3()];
    view! {
        <super::components::PageHead
            title=Signal::stored(t.ui_nothing_leaves())
            about=Signal::stored(t.ui_privacy_about())
            back=Route::Data
        />
        <Traffic />
        <section class="card prose">
            <h2>{t.ui_privacy_rules()}</h2>
            <ul class="ticks">
                {rules.into_iter().map(|rule| view! { <li>{icon(Icon::Check)}<span>{rule}</span></li> }).collect_view()}
            </ul>
            <h2>{t.ui_privacy_policy()}</h2>
            <p>{t.ui_privacy_policy_about()}</p>
            <pre class="code-block" tabindex="0">{policy.replace("; ", ";\n")}</pre>
            <h2>{t.ui_privacy_checks()}</h2>
            <ol>{checks.into_iter().map(|check| view! { <li>{check}</li> }).collect_view()}</ol>
        </section>
    }
}

/// The save state in words: how it stands, where, and since when there is a copy.
pub fn save_words(app: App, save: &SaveState) -> (Tone, String, String) {
    let t = app.t();
    let copy = copy_words(app, save.last_backup);
    let holds_data = save.entries > 0;
    let old = save.last_backup.is_none_or(|at| js_sys::Date::now() - at > 3.0 * DAY_MILLIS);
    // Right after a backup nothing is at risk, however old it is.
    let behind = save.entries_since_backup > 0;
    let (tone, place) = if save.read_only.is_some() {
        (Tone::Bad, t.ui_save_read_only())
    } else if save.store == "memory" {
        (Tone::Bad, t.ui_save_memory())
    } else if save.persistent == Some(false) && holds_data && behind {
        (Tone::Bad, t.ui_save_not_persistent())
    } else if holds_data && behind && old {
        (Tone::Watch, t.ui_save_here())
    } else {
        (Tone::Good, t.ui_save_here())
    };
    (tone, place, copy)
}

/// How long ago something was, in days.
fn copy_words(app: App, at: Option<f64>) -> String {
    let t = app.t();
    let Some(at) = at else { return t.ui_never() };
    match ((js_sys::Date::now() - at) / DAY_MILLIS).floor() {
        days if days < 1.0 => t.ui_today(),
        days if days < 2.0 => t.ui_yesterday(),
        days => t.ui_days_ago(format!("{days}")),
    }
}

/// A stage of long work, in words.
pub fn stage_words(app: App, stage: &str) -> String {
    let t = app.t();
    match stage {
        "opening" => t.ui_stage_opening(),
        "reading" if app.stage.get_untracked() == Stage::Opening => t.ui_stage_opening(),
        "reading" => t.ui_stage_reading(),
        "recording" => t.ui_stage_recording(),
        "saving" => t.ui_stage_saving(),
        "backup" => t.ui_stage_backup(),
        "restore" => t.ui_stage_restore(),
        "verifying" => t.ui_stage_verifying(),
        "exporting" => t.ui_stage_exporting(),
        "demo" => t.ui_stage_demo(),
        _ => t.ui_stage_working(),
    }
}

/// What to do when nothing can be written.
pub fn recovery(app: App, why: &str) -> impl IntoView + use<> {
    let t = app.t();
    let (title, message) = match why {
        "from-the-future" => (t.ui_recovery_future(), t.ui_recovery_future_about()),
        "lost" => (t.ui_recovery_lost(), t.ui_recovery_lost_about()),
        "taken-over" => (t.ui_taken_over(), t.ui_taken_over_about()),
        _ => (t.ui_recovery_broken(), t.ui_recovery_broken_about()),
    };
    let export = move |_| app.export(ExportRequest::Backup { passphrase: String::new() });
    view! {
        <section class="note bad recovery" role="alert">
            {icon(Icon::Warning)}
            <div>
                <strong>{title}</strong>
                <p>{message}</p>
                <div class="row">
                    <button type="button" class="main" on:click=export>{t.ui_recovery_export()}</button>
                    <a class="button" href=format!("{}", Route::Data.href())>{t.ui_recovery_restore()}</a>
                </div>
            </div>
        </section>
    }
}
