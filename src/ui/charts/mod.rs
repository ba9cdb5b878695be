//! Charts as SVG, drawn in the pixels of the screen so that they are crisp at any zoom and on paper, each with a table
//! behind it.
//!
//! A length on a chart is a float made from an amount for drawing alone; every number shown is the engine's own. Nothing
//! is told by colour alone: a bar has its words, a line its dashes and its name. Every point can be reached by key and
//! says its value. No two labels cover each other, however narrow the chart.

mod bars;
mod lines;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

pub use bars::{Bar, columns};
pub use lines::{Line, lines};

use super::app::use_app;
use super::clipboard::CopyTable;
use super::components::{Icon, icon};

/// The width that a text takes at the size of a chart's labels, in pixels; a little too much rather than too little.
fn text_width(text: &str) -> f64 {
    text.chars()
        .map(|c| if matches!(c, '\u{202f}' | ',' | '.' | ' ' | '\u{a0}') { 3.5 } else { 7.2 })
        .sum()
}

/// A framed chart with its name, one line of explanation, and a switch to the table behind it.
#[component]
pub fn ChartCard(
    /// Its name.
    #[prop(into)]
    title: String,
    /// One line of explanation.
    #[prop(into)]
    about: Signal<String>,
    /// The chart, given the width it has.
    chart: ViewOfWidth,
    /// The same as a table.
    table: ViewFn,
    /// `half`, `full` …: its place in the grid.
    #[prop(default = "half")]
    class: &'static str,
) -> impl IntoView {
    let app = use_app();
    let as_table = RwSignal::new(false);
    let frame = NodeRef::<html::Div>::new();
    let width = measured_width(frame);
    let (label, named) = (title.clone(), title.clone());
    view! {
        <section class=format!("card chart {class}") aria-label=label>
            <header class="card-head">
                <div>
                    <h2>{title}</h2>
                    <p class="about">{move || about.get()}</p>
                </div>
                {move || as_table.get().then(|| view! { <span class="spring"></span><CopyTable /> })}
                <button
                    type="button"
                    class="plain"
                    aria-pressed=move || as_table.get().to_string()
                    on:click=move |_| as_table.update(|shown| *shown = !*shown)
                >
                    {move || if as_table.get() { icon(Icon::Chart).into_any() } else { icon(Icon::Table).into_any() }}
                    <span>{move || if as_table.get() { app.t().ui_chart() } else { app.t().ui_table() }}</span>
                </button>
            </header>
            <div class="chart-frame" node_ref=frame>
                {move || {
                    if as_table.get() {
                        return view! {
                            <div class="scroll-x" tabindex="0" role="region" aria-label=named.clone()>
                                {table.run()}
                            </div>
                        }
                        .into_any();
                    }
                    match width.get() {
                        width if width > 0.0 => (chart.0)(width),
                        _ => ().into_any(),
                    }
                }}
            </div>
        </section>
    }
}

/// A chart as a function of the width it has, in pixels.
#[derive(Clone)]
pub struct ViewOfWidth(std::sync::Arc<dyn Fn(f64) -> AnyView + Send + Sync>);

impl<F, V> From<F> for ViewOfWidth
where
    F: Fn(f64) -> V + Send + Sync + 'static,
    V: IntoAny,
{
    fn from(chart: F) -> Self {
        ViewOfWidth(std::sync::Arc::new(move |width| chart(width).into_any()))
    }
}

/// Who watches an element, and what it calls.
type Watch = (web_sys::ResizeObserver, Closure<dyn FnMut()>);

/// The width of an element, followed.
fn measured_width(frame: NodeRef<html::Div>) -> RwSignal<f64> {
    let width = RwSignal::new(0.0);
    let watch: StoredValue<Option<Watch>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(frame) = frame.get() else { return };
        let measured = frame.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let now = f64::from(measured.client_width());
            if width.try_get_untracked().is_some_and(|before| (before - now).abs() > 0.5) {
                width.set(now);
            }
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref()) {
            observer.observe(&frame);
            watch.set_value(Some((observer, measure)));
        }
    });
    on_cleanup(move || {
        if let Some((observer, _)) = watch.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
    width
}

/// A strip of parts of a whole, with a small space between them.
pub fn strip(parts: &[(f64, String, String)]) -> impl IntoView + use<> {
    let whole: f64 = parts.iter().map(|(length, ..)| length.max(0.0)).sum::<f64>().max(1.0);
    let mut from = 0.0;
    let drawn = parts
        .iter()
        .map(|(length, class, title)| {
            let wide = length.max(0.0) / whole * 100.0;
            let x = from;
            from += wide;
            view! {
                <rect class=format!("fill {class}") x=format!("{x:.2}%") y="0" width=format!("{wide:.2}%") height="10">
                    <title>{title.clone()}</title>
                </rect>
            }
        })
        .collect_view();
    view! { <svg class="strip" width="100%" height="10" aria-hidden="true">{drawn}</svg> }
}
