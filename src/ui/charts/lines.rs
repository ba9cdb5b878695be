//! Lines over the same steps.

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

/// Lines over the same steps, with what they say at the step under the pointer or reached by the arrows; a click or
/// Enter opens what stands behind that step.
pub fn lines(
    lines: Vec<Line>,
    steps: Vec<String>,
    width: f64,
    height: f64,
    on_open: Option<Callback<usize>>,
) -> AnyView {
    let label = lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>().join(", ");
    let count = steps.len();
    let last = count.saturating_sub(1);
    let highest =
        lines.iter().flat_map(|line| line.points.iter().flatten()).fold(0.0, |a: f64, b| a.max(*b));
    let step = nice_step(highest / 4.0);
    let ceiling = (highest / step).ceil().max(1.0) * step;
    let left = text_width(&ceiling.to_string()) + 10.0;
    let (right, top, bottom) = (if width > 520.0 { 118.0 } else { 10.0 }, 14.0, 26.0);
    let plot_width = (width - left - right).max(1.0);
    let plot_height = height - top - bottom;
    let x = move |at: usize| left + plot_width * at as f64 / last.max(1) as f64;
    let y = move |value: f64| top + plot_height * (1.0 - (value / ceiling).clamp(0.0, 1.0));
    let levels = (ceiling / step).round() as usize;
    let grid = (0..=levels)
        .map(|at| {
            let value = at as f64 * step;
            view! {
                <line class="grid" x1=left x2=left + plot_width y1=y(value) y2=y(value)></line>
                <text class="tick" x=left - 8.0 y=y(value) + 4.0 text-anchor="end">{value.to_string()}</text>
            }
        })
        .collect_view();
    // As many labels as have room, counted from the last.
    let room = steps.iter().map(|step| text_width(step)).fold(0.0, f64::max) + 12.0;
    let every = (room * last.max(1) as f64 / plot_width).ceil().max(1.0) as usize;
    let ticks = steps
        .iter()
        .enumerate()
        .filter(|(at, _)| (last - at).is_multiple_of(every))
        .map(|(at, step)| {
            let anchor = if at == last { "end" } else { "middle" };
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
            "Enter" | " " => {
                if let Some(on_open) = on_open {
                    event.prevent_default();
                    event.stop_propagation();
                    on_open.run(now);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        under.set(Some(to));
    };
    let opened = move |_| {
        if let (Some(on_open), Some(at)) = (on_open, under.get_untracked()) {
            on_open.run(at);
        }
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
                class:opens=on_open.is_some()
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
                on:click=opened
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
