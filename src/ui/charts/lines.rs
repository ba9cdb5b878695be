//! Lines over the same steps: one chart of several, many small ones side by side, or a curve of concentration.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::text_width;
use crate::base::Arrange;

/// One line of a chart of lines.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name, written at its end.
    pub name: String,
    /// Class of its colour and dashes: `line-1` …
    pub class: &'static str,
    /// Its points; absent where nothing can be said.
    pub points: Vec<Option<f64>>,
    /// What each point reads.
    pub said: Vec<String>,
}

/// What is drawn, and how.
#[derive(Clone)]
struct Plot {
    lines: Vec<Line>,
    steps: Vec<String>,
    width: f64,
    height: f64,
    /// The top of the scale; from the lines when none.
    ceiling: Option<f64>,
    /// Written after the numbers of the scale.
    unit: &'static str,
    /// Names at the ends, a grid and a legend with the values; else the line alone.
    whole: bool,
    /// What it is, for those who do not see it.
    label: String,
}

/// Lines over the same steps, with what they say at the step under the pointer or reached by the arrows.
pub fn lines(lines: Vec<Line>, steps: Vec<String>, width: f64, height: f64) -> AnyView {
    let label = lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>().join(", ");
    draw(Plot { lines, steps, width, height, ceiling: None, unit: "", whole: true, label })
}

/// One of several small charts.
#[derive(Clone, Debug)]
pub struct Multiple {
    /// What it shows.
    pub title: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// Small charts side by side, over the same steps and on the same scale, so that they can be compared at a glance.
pub fn multiples(charts: Vec<Multiple>, steps: Vec<String>, width: f64) -> AnyView {
    let every = charts.iter().flat_map(|chart| &chart.lines);
    let highest =
        every.flat_map(|line| line.points.iter().flatten()).fold(0.0, |a: f64, b| a.max(*b));
    let across = (width / 210.0).floor().clamp(1.0, 4.0);
    let own = (width - 24.0 * (across - 1.0)) / across;
    let charts = charts.into_iter().map(|chart| {
        let label = chart.title.clone();
        let plot = Plot {
            lines: chart.lines,
            steps: steps.clone(),
            width: own,
            height: 72.0,
            ceiling: Some(highest.max(1.0)),
            unit: "",
            whole: false,
            label,
        };
        view! { <div class="multiple"><h3>{chart.title}</h3>{draw(plot)}</div> }
    });
    view! { <div class="multiples">{charts.collect_view()}</div> }.into_any()
}

/// One point of a curve of concentration: the n-th, counted from the largest.
#[derive(Clone, Debug)]
pub struct Share {
    /// Who adds the last part.
    pub name: String,
    /// The share of the whole that these have together, 0 to 100.
    pub together: f64,
    /// The same, as people write it.
    pub said: String,
}

/// How much of the whole the largest have together; the thin line is what they would have if all were equal.
pub fn concentration(points: &[Share], names: [String; 2], width: f64, height: f64) -> AnyView {
    let count = points.len();
    let [real, equal] = names;
    let label = real.clone();
    let share_of = |at: usize| (at + 1) as f64 * 100.0 / count.max(1) as f64;
    let lines = vec![
        Line {
            name: real,
            class: "line-1",
            points: points.iter().map(|point| Some(point.together)).collect(),
            said: points.iter().map(|point| format!("{} · {}", point.said, point.name)).collect(),
        },
        Line {
            name: equal,
            class: "line-3",
            points: (0..count).map(|at| Some(share_of(at))).collect(),
            said: vec![String::new(); count],
        },
    ];
    let steps = (1..=count).map(|place| place.to_string()).collect();
    draw(Plot {
        lines,
        steps,
        width,
        height,
        ceiling: Some(100.0),
        unit: "\u{a0}%",
        whole: true,
        label,
    })
}

fn draw(plot: Plot) -> AnyView {
    let Plot { lines, steps, width, height, ceiling, unit, whole, label } = plot;
    let count = steps.len();
    let last = count.saturating_sub(1);
    let highest =
        lines.iter().flat_map(|line| line.points.iter().flatten()).fold(0.0, |a: f64, b| a.max(*b));
    let step = nice_step(ceiling.unwrap_or(highest) / 4.0);
    let ceiling = ceiling.unwrap_or_else(|| (highest / step).ceil().max(1.0) * step);
    let (left, right, top, bottom) = match (whole, width > 520.0) {
        (true, true) => (text_width(&format!("{ceiling}{unit}")) + 10.0, 118.0, 14.0, 26.0),
        (true, false) => (text_width(&format!("{ceiling}{unit}")) + 10.0, 10.0, 14.0, 26.0),
        (false, _) => (1.0, 6.0, 6.0, 20.0),
    };
    let plot_width = (width - left - right).max(1.0);
    let plot_height = height - top - bottom;
    let x = move |at: usize| left + plot_width * at as f64 / last.max(1) as f64;
    let y = move |value: f64| top + plot_height * (1.0 - (value / ceiling).clamp(0.0, 1.0));
    let levels = if whole { (ceiling / step).round() as usize } else { 0 };
    let grid = (0..=levels)
        .map(|at| {
            let value = at as f64 * step;
            view! {
                <line class="grid" x1=left x2=left + plot_width y1=y(value) y2=y(value)></line>
                {whole.then(|| view! {
                    <text class="tick" x=left - 8.0 y=y(value) + 4.0 text-anchor="end">{format!("{value}{unit}")}</text>
                })}
            }
        })
        .collect_view();
    // As many labels as have room, counted from the last; the small charts have their first and last.
    let room = steps.iter().map(|step| text_width(step)).fold(0.0, f64::max) + 12.0;
    let every = if whole {
        (room * last.max(1) as f64 / plot_width).ceil().max(1.0) as usize
    } else {
        last.max(1)
    };
    let ticks = steps
        .iter()
        .enumerate()
        .filter(|(at, _)| (last - at).is_multiple_of(every))
        .map(|(at, step)| {
            let anchor = match at {
                0 if !whole => "start",
                at if at == last => "end",
                _ => "middle",
            };
            let place = if at == last { x(at) + right.min(8.0) } else { x(at) };
            view! { <text class="tick" x=place y=height - 6.0 text-anchor=anchor>{step.clone()}</text> }
        })
        .collect_view();
    // The names at the right end, moved apart so that none covers another.
    let mut ends: Vec<(f64, usize)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| line.points.last().copied().flatten().map(|value| (y(value), at)))
        .collect();
    ends.arrange_by(|a, b| a.0.total_cmp(&b.0));
    for at in 1..ends.len() {
        ends[at].0 = ends[at].0.max(ends[at - 1].0 + 16.0);
    }
    let names = ends
        .iter()
        .filter(|_| right > 20.0)
        .map(|&(place, at)| {
            let line = &lines[at];
            view! {
                <text class=format!("name {}", line.class) x=left + plot_width + 10.0 y=place + 4.0>
                    {line.name.clone()}
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
                let Some(value) = point else {
                    pen_down = false;
                    continue;
                };
                let pen = if pen_down { "L" } else { "M" };
                path.push_str(&format!("{pen}{:.1} {:.1}", x(at), y(*value)));
                pen_down = true;
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
        let at = (inside / plot_width * last as f64).round();
        under.set((at >= 0.0 && count > 0).then(|| (at as usize).min(last)));
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let now = under.get_untracked().unwrap_or(last);
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
            "ArrowRight" | "ArrowUp" => (now + 1).min(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        under.set(Some(to));
    };
    let shown = move || under.get().unwrap_or(last);
    let months = steps.clone();
    let read: Vec<(String, Vec<String>)> =
        lines.iter().map(|line| (line.name.clone(), line.said.clone())).collect();
    let said = move || {
        let at = shown();
        let values = read.iter().filter_map(|(name, said)| {
            let said = said.get(at).filter(|said| !said.is_empty())?;
            Some(format!("{name} {said}"))
        });
        format!(
            "{} : {}",
            months.get(at).cloned().unwrap_or_default(),
            values.collect::<Vec<_>>().join(", ")
        )
    };
    let legend = lines
        .iter()
        .map(|line| {
            let said = line.said.clone();
            view! {
                <li class=line.class>
                    <svg width="22" height="8" aria-hidden="true">
                        <path class=format!("line {}", line.class) d="M1 4H21"></path>
                    </svg>
                    <span>{line.name.clone()}</span>
                    <b>{move || said.get(shown()).cloned()}</b>
                </li>
            }
        })
        .collect_view();
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
    let step_shown = move || steps.get(shown()).cloned();
    view! {
        <div class="lines">
            <ul class="legend" aria-hidden="true"><li class="step">{step_shown}</li>{legend}</ul>
            <svg
                class="plot"
                width=width
                height=height
                viewBox=format!("0 0 {width} {height}")
                tabindex="0"
                role="slider"
                aria-label=label
                aria-valuemin="1"
                aria-valuemax=count
                aria-valuenow=move || shown() + 1
                aria-valuetext=said
                on:pointermove=follow
                on:pointerleave=move |_| under.set(None)
                on:blur=move |_| under.set(None)
                on:keydown=keys
            >
                <g aria-hidden="true">{grid} {ticks} {drawn} {names} {cursor}</g>
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
