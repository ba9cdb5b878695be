//! What stands where a view is not there (yet): skeleton, problem, empty state.

use leptos::prelude::*;

use super::icons::{Icon, icon};
use crate::engine::protocol::{Problem, ProblemKind};
use crate::ui::app::{App, use_app};
use crate::ui::client::Live;

/// The states of a view that is asked for: skeleton, problem, or the view itself, dimmed while a newer one comes.
#[component]
pub fn Await<T>(
    /// The question.
    live: Live<T>,
    /// What shows its answer.
    #[prop(into)]
    show: ViewFnOnce1<T>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let app = use_app();
    view! {
        <div class="await" class:loading=move || live.loading.get() aria-busy=move || live.loading.get().to_string()>
            {move || live.problem.get().map(|problem| problem_note(app, &problem))}
            {move || match live.view.get() {
                Some(view) => (show.0)(view),
                None if live.problem.with(Option::is_none) => skeleton().into_any(),
                None => ().into_any(),
            }}
        </div>
    }
}

/// What shows an answer.
#[derive(Clone)]
pub struct ViewFnOnce1<T>(std::sync::Arc<dyn Fn(T) -> AnyView + Send + Sync>);

impl<T, F, V> From<F> for ViewFnOnce1<T>
where
    F: Fn(T) -> V + Send + Sync + 'static,
    V: IntoAny,
{
    fn from(show: F) -> Self {
        ViewFnOnce1(std::sync::Arc::new(move |view| show(view).into_any()))
    }
}

/// What will stand here, in grey.
pub fn skeleton() -> impl IntoView {
    view! {
        <div class="skeleton" aria-hidden="true">
            <span></span><span></span><span></span><span></span>
        </div>
    }
}

/// A problem in place.
pub fn problem_note(app: App, problem: &Problem) -> impl IntoView + use<> {
    let (title, message) = problem_words(app, problem);
    view! {
        <div class="note bad" role="alert">
            {icon(Icon::Warning)}
            <div><strong>{title}</strong><p>{message}</p></div>
        </div>
    }
}

/// The title and the sentence of a problem. The engine's own sentences come in the person's language; for what fails
/// on the page itself the page has them.
pub fn problem_words(app: App, problem: &Problem) -> (String, String) {
    let t = app.t();
    let title = match problem.kind {
        ProblemKind::Refusal => t.ui_problem_refusal(),
        ProblemKind::Fault => t.ui_problem_fault(),
        ProblemKind::Failure => t.ui_problem_failure(),
    };
    let message = match problem.code.as_str() {
        "engine-stopped" | "closed" => t.ui_engine_stopped(),
        "unreadable-file" => t.ui_unreadable_file(&problem.message),
        "download-refused" => t.ui_download_refused(&problem.message),
        "unreadable-answer" | "unwritable-question" => t.ui_unreadable_answer(&problem.message),
        _ if problem.message.is_empty() => problem.code.clone(),
        _ => problem.message.clone(),
    };
    (title, message)
}

/// Nothing to show: what the page will do, and the doors to it.
#[component]
pub fn Empty(
    /// What is missing.
    title: String,
    /// What the page will show, and from what.
    about: String,
    /// Doors.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{about}</p>
            <div class="row">{children.map(|children| children())}</div>
        </div>
    }
}
