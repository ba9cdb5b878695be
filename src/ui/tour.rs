//! The guided tour: six stops, each a page and what to look at there. Never over the page and never in the way: one may
//! leave it, go elsewhere, come back; where one was is remembered on this device.

use leptos::prelude::*;

use super::app::{App, use_app};
use super::components::{Icon, icon};
use super::route::Route;

const STOPS: usize = 6;
const DONE: &str = "done";

/// The stop that one is at, above the page.
#[component]
pub fn Tour() -> impl IntoView {
    let app = use_app();
    move || app.tour.get().map(|at| stop(app, at))
}

fn stop(app: App, at: usize) -> AnyView {
    let t = app.t();
    let (name, text) = match at {
        0 => (t.ui_nav_today(), t.ui_tour_today()),
        1 => (t.ui_nav_customers(), t.ui_tour_customers()),
        2 => (t.ui_nav_invoices(), t.ui_tour_invoices()),
        3 => (t.ui_nav_insight(), t.ui_tour_insight()),
        4 => (t.insight_ageing(), t.ui_tour_ageing()),
        _ => (t.ui_nav_data(), t.ui_tour_data()),
    };
    let place = t.ui_tour_at(app.count(at as u32 + 1), app.count(STOPS as u32));
    let last = at + 1 == STOPS;
    let leave = move |_| app.tour.set(None);
    let on = move |_| if last { finish(app) } else { go_to(app, at + 1) };
    view! {
        <section class="tour" aria-label=t.ui_tour()>
            <div aria-live="polite">
                <p class="eyebrow">{place}" · "{name}</p>
                <p>{text}</p>
            </div>
            <div class="row">
                <button type="button" class="plain" on:click=leave>{t.ui_tour_later()}</button>
                {(at > 0).then(|| view! {
                    <button type="button" on:click=move |_| go_to(app, at - 1)>{t.ui_tour_before()}</button>
                })}
                <button type="button" class="main" on:click=on>
                    {if last { t.ui_tour_finish() } else { t.ui_tour_next() }}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// Offered once, on the first day: to take the tour, or never to hear of it again.
#[component]
pub fn TourOffer() -> impl IntoView {
    let app = use_app();
    let unheard = RwSignal::new(app.host.preference("tour").is_none());
    move || {
        let t = app.t();
        (unheard.get() && app.tour.with(Option::is_none)).then(|| {
            view! {
                <div class="tour offer">
                    <p>{t.ui_tour_offer()}</p>
                    <div class="row">
                        <button type="button" class="plain" on:click=move |_| {
                            app.host.set_preference("tour", DONE);
                            unheard.set(false);
                        }>{t.ui_tour_no()}</button>
                        <button type="button" on:click=move |_| go_to(app, 0)>
                            {icon(Icon::Sparkle)}{t.ui_tour_start()}
                        </button>
                    </div>
                </div>
            }
        })
    }
}

/// Begins the tour, or goes on where one left it.
pub fn door(app: App) -> AnyView {
    let t = app.t();
    let at = app.host.preference("tour").and_then(|at| at.parse::<usize>().ok());
    let at = at.filter(|at| (1..STOPS).contains(at));
    let words = match at {
        Some(at) => t.ui_tour_resume(app.count(at as u32 + 1), app.count(STOPS as u32)),
        None => t.ui_tour_start().to_string(),
    };
    view! { <button type="button" on:click=move |_| go_to(app, at.unwrap_or(0))>{words}</button> }
        .into_any()
}

fn go_to(app: App, at: usize) {
    let route = match at {
        0 => Route::Today,
        1 => Route::Customers { search: String::new() },
        2 => Route::Invoices { search: String::new() },
        3 => Route::Insight,
        4 => Route::Ageing,
        _ => Route::Data,
    };
    app.host.set_preference("tour", &at.to_string());
    app.tour.set(Some(at));
    app.go(&route);
}

fn finish(app: App) {
    app.host.set_preference("tour", DONE);
    app.tour.set(None);
}
