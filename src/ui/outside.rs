//! What comes from outside the interface, and what goes there: choices and files of the page around or of the system,
//! how far we are, a new version that lies ready.

use gloo_timers::future::TimeoutFuture;
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::app::{App, Stage, Theme, use_app};
use super::client::object;
use super::components::{Icon, icon};
use super::import;
use crate::texts::Locale;

/// Changes the language, the theme or the density, as the page around asks.
pub(super) fn choose(app: App, name: &str, value: &str) {
    match name {
        "lang" => speak(app, Locale::from_code(value)),
        "theme" => app.theme.set(theme(value)),
        "density" => app.dense.set(value == "dense"),
        _ => (),
    }
}

/// A theme by its name; what is not known is the system's.
pub(super) fn theme(name: &str) -> Theme {
    match name {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::System,
    }
}

/// Speaks a language from now on.
pub(super) fn speak(app: App, locale: Locale) {
    if app.locale.get_untracked() == locale {
        return;
    }
    app.locale.set(locale);
    // The engine's own sentences (faults, refusals) follow.
    spawn_local(async move {
        let argument = object(&[("locale", locale.code().into())]);
        if app.client.send("configure", argument.into(), &Array::new()).await.is_ok() {
            import::again(app);
        }
    });
}

/// Looks at files as soon as there is a workspace to look at them in.
pub(super) fn open_files(app: App, files: Vec<File>) {
    spawn_local(async move {
        while !app.host.is_gone() {
            if app.stage.get_untracked() == Stage::Ready {
                import::look_at(app, files);
                return;
            }
            TimeoutFuture::new(100).await;
        }
    });
}

/// The page around hears when there is something to work with, and when there is not.
pub(super) fn tell_stage(app: App) {
    let problem = |code: &str, message: String| {
        app.host.notify("problem", &[("code", code.into()), ("message", message.into())]);
    };
    let t = app.t();
    match app.stage.get() {
        Stage::Opening => (),
        Stage::Ready => app.host.notify("ready", &[]),
        Stage::Locked => problem("locked", t.ui_locked()),
        Stage::TakenOver => problem("taken-over", t.ui_taken_over()),
        Stage::Failed(failed) => problem(&failed.code, failed.message),
        Stage::Stopped => problem("engine-stopped", String::new()),
    }
}

/// A new version lies ready. Nothing changes under one's hands: it comes with the next load.
#[component]
pub(super) fn NewVersion() -> impl IntoView {
    let app = use_app();
    move || {
        let t = app.t();
        app.update.get().map(|apply| {
            let reload = move |_| {
                // JavaScript's own errors have their own way out.
                let _ = apply.call0(&JsValue::NULL);
            };
            view! {
                <div class="note" role="status">
                    {icon(Icon::Sparkle)}
                    <div>
                        <strong>{t.ui_new_version()}</strong>
                        <p>{t.ui_new_version_about()}</p>
                    </div>
                    <button type="button" class="plain" on:click=move |_| app.update.set(None)>
                        {t.ui_new_version_later()}
                    </button>
                    <button type="button" class="main" on:click=reload>{t.ui_new_version_reload()}</button>
                </div>
            }
        })
    }
}
