//! Charts as SVG, drawn in the pixels of the screen so that they are crisp at any zoom, each with a table behind it.
//!
//! A length on a chart is a float made from an amount for drawing alone; every number shown is the engine's own.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::app::use_app;
use super::components::{Icon, icon};

/// A framed chart with its name, one line of explanation, and a switch to the table behind it.
#[component]
pub fn ChartCard(
    /// Its name.
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

/// One bar of a chart of columns.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Its length, see [`super::figures::length`].
    pub length: f64,
    /// Below the axis.
    pub label: String,
    /// Above the bar.
    pub value: String,
    /// A second line below the axis.
    pub note: String,
    /// Class of its colour: `age-0` …, `hatched`, `later`.
    pub class: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// Columns side by side, each with its value written above it.
pub fn columns(bars: &[Bar], width: f64, height: f64, values_every: usize) -> AnyView {
    let noted = bars.iter().any(|bar| !bar.note.is_empty());
    let (top, bottom) = (24.0, if noted { 40.0 } else { 24.0 });
    let tallest = bars.iter().map(|bar| bar.length.max(0.0)).fold(0.0, f64::max).max(1.0);
    let slot = width / bars.len().max(1) as f64;
    let thick = (slot * 0.62).min(88.0);
    let plot = height - top - bottom;
    let drawn = bars
        .iter()
        .enumerate()
        .map(|(at, bar)| {
            let tall = (bar.length.max(0.0) / tallest * plot).max(if bar.length > 0.0 { 2.0 } else { 0.0 });
            let x = slot * at as f64 + (slot - thick) / 2.0;
            let (middle, y) = (slot * at as f64 + slot / 2.0, top + plot - tall);
            let said = at % values_every == 0;
            // In the order in which one reads it, so that what is said aloud is what is seen.
            let title = format!("{} {} {}", bar.value, bar.label, bar.note);
            let shape = view! {
                    {(!said).then(|| view! { <title>{title.clone()}</title> })}
                    <rect class="hit" x=x - (slot - thick) / 2.0 y="0" width=slot height=height></rect>
                    <rect class="fill" x=x y=y width=thick height=tall rx="2"></rect>
                    {said.then(|| view! {
                        <text class="value" x=middle y=y - 7.0 text-anchor="middle">{bar.value.clone()} " "</text>
                        <text class="label" x=middle y=height - bottom + 18.0 text-anchor="middle">
                            {bar.label.clone()} " "
                        </text>
                        <text class="note" x=middle y=height - 6.0 text-anchor="middle">{bar.note.clone()}</text>
                    })}
            };
            let class = format!("bar {}", bar.class);
            match bar.href.clone() {
                Some(href) => view! { <g class=class><a href=href aria-label=title>{shape}</a></g> }.into_any(),
                None => view! { <g class=class>{shape}</g> }.into_any(),
            }
        })
        .collect_view();
    let base = top + plot;
    view! {
        <svg class="plot" width=width height=height viewBox=format!("0 0 {width} {height}") role="group">
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="hatch-ground" width="6" height="6"></rect>
                    <line class="hatch-line" x1="0" y1="0" x2="0" y2="6"></line>
                </pattern>
            </defs>
            <line class="axis" x1="0" x2=width y1=base y2=base></line>
            {drawn}
        </svg>
    }
    .into_any()
}

/// One line of a chart of lines.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name, written at its end.
    pub name: String,
    /// Class of its colour and dashes.
    pub class: &'static str,
    /// Its points; absent where nothing can be said.
    pub points: Vec<Option<f64>>,
    /// What each point reads.
    pub said: Vec<String>,
}

/// Lines over the same steps, with what they say at the step under the pointer.
pub fn lines(lines: Vec<Line>, steps: Vec<String>, width: f64, height: f64) -> AnyView {
    let count = steps.len();
    let (left, right, top, bottom) = (34.0, if width > 520.0 { 118.0 } else { 10.0 }, 14.0, 26.0);
    let highest =
        lines.iter().flat_map(|line| line.points.iter().flatten()).fold(0.0, |a: f64, b| a.max(*b));
    let step = nice_step(highest / 4.0);
    let ceiling = (highest / step).ceil().max(1.0) * step;
    let plot_width = (width - left - right).max(1.0);
    let plot_height = height - top - bottom;
    let x = move |at: usize| left + plot_width * at as f64 / count.saturating_sub(1).max(1) as f64;
    let y = move |value: f64| top + plot_height * (1.0 - value / ceiling);
    let grid = (0..=(ceiling / step).round() as usize)
        .map(|at| {
            let value = at as f64 * step;
            view! {
                <line class="grid" x1=left x2=left + plot_width y1=y(value) y2=y(value)></line>
                <text class="tick" x=left - 8.0 y=y(value) + 4.0 text-anchor="end">{format!("{value}")}</text>
            }
        })
        .collect_view();
    let every = if plot_width / count.max(1) as f64 > 44.0 { 1 } else { 3 };
    let ticks = steps
        .iter()
        .enumerate()
        .filter(|(at, _)| (count - 1 - at).is_multiple_of(every))
        .map(|(at, step)| {
            view! { <text class="tick" x=x(at) y=height - 6.0 text-anchor="middle">{step.clone()}</text> }
        })
        .collect_view();
    // The names at the right end, moved apart so that none covers another.
    let mut ends: Vec<(f64, usize)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| line.points.last().copied().flatten().map(|value| (y(value), at)))
        .collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    for at in 1..ends.len() {
        ends[at].0 = ends[at].0.max(ends[at - 1].0 + 16.0);
    }
    let wide = right > 20.0;
    let names = ends
        .iter()
        .filter(|_| wide)
        .map(|&(place, at)| {
            let line = &lines[at];
            view! {
                <text class=format!("name {}", line.class) x=left + plot_width + 10.0 y=place + 4.0>
                    {format!("{} {}", line.name, line.said.last().cloned().unwrap_or_default())}
                </text>
            }
        })
        .collect_view();
    let drawn = lines
        .iter()
        .map(|line| {
            let mut path = String::new();
            let mut pen_down = false;
            for (at, point) in line.points.iter().enumerate() {
                match point {
                    Some(value) => {
                        path.push_str(&format!(
                            "{}{:.1} {:.1}",
                            if pen_down { "L" } else { "M" },
                            x(at),
                            y(*value)
                        ));
                        pen_down = true;
                    }
                    None => pen_down = false,
                }
            }
            view! { <path class=format!("line {}", line.class) d=path></path> }
        })
        .collect_view();

    let under: RwSignal<Option<usize>> = RwSignal::new(None);
    let follow = move |event: web_sys::PointerEvent| {
        let Some(svg) =
            event.current_target().and_then(|svg| svg.dyn_into::<web_sys::Element>().ok())
        else {
            return;
        };
        let inside = f64::from(event.client_x()) - svg.get_bounding_client_rect().left() - left;
        let at = (inside / plot_width * count.saturating_sub(1) as f64).round();
        under.set((at >= 0.0 && count > 0).then(|| (at as usize).min(count - 1)));
    };
    let legend = lines
        .iter()
        .map(|line| {
            let said = line.said.clone();
            let last = count.saturating_sub(1);
            view! {
                <li class=line.class>
                    <svg width="22" height="8" aria-hidden="true">
                        <path class=format!("line {}", line.class) d="M1 4H21"></path>
                    </svg>
                    <span>{line.name.clone()}</span>
                    <b>{move || said.get(under.get().unwrap_or(last)).cloned()}</b>
                </li>
            }
        })
        .collect_view();
    let months = steps.clone();
    let dots: Vec<(Vec<Option<f64>>, &'static str)> =
        lines.iter().map(|line| (line.points.clone(), line.class)).collect();
    let cursor = move || {
        under.get().map(|at| {
            let dots = dots
                .iter()
                .filter_map(|(points, class)| points.get(at).copied().flatten().map(|value| (value, *class)))
                .map(|(value, class)| view! {
                    <circle class=format!("dot {class}") cx=x(at) cy=y(value) r="4"></circle>
                })
                .collect_view();
            view! { <line class="cursor" x1=x(at) x2=x(at) y1=top y2=top + plot_height></line>{dots} }
        })
    };
    let shown_step = move || months.get(under.get().unwrap_or(count.saturating_sub(1))).cloned();
    view! {
        <div class="lines">
            <ul class="legend">
                <li class="step">{shown_step}</li>
                {legend}
            </ul>
            <svg
                class="plot"
                width=width
                height=height
                viewBox=format!("0 0 {width} {height}")
                aria-hidden="true"
                on:pointermove=follow
                on:pointerleave=move |_| under.set(None)
            >
                {grid}
                {ticks}
                {drawn}
                {names}
                {cursor}
            </svg>
        </div>
    }
    .into_any()
}

/// 1, 2, 2.5 or 5 times a power of ten, at least `least`.
fn nice_step(least: f64) -> f64 {
    let least = least.max(1.0);
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|&step| step >= least)
        .unwrap_or(least)
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
