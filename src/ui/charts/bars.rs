//! Bars: columns side by side, or rows where columns have no room for their words.

use leptos::prelude::*;

use super::text_width;
use crate::ui::components::{unique, walk};

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Its length, see [`crate::ui::figures::length`].
    pub length: f64,
    /// Below the axis.
    pub label: String,
    /// Above the bar.
    pub value: String,
    /// A second line below the axis.
    pub note: String,
    /// Class of its colour: `age-0` …, `hatched`, `later`.
    pub class: String,
    /// Opens what stands behind it.
    pub on_open: Option<Callback<()>>,
}

/// Where a bar and its words stand.
struct Place {
    rect: [f64; 4],
    value: (f64, f64, &'static str),
    label: (f64, f64, &'static str),
    note: (f64, f64, &'static str),
    hit: [f64; 4],
}

/// Bars with their values: columns of `height`, or rows where the values would collide. Arrows go from bar to bar.
pub fn columns(bars: &[Bar], width: f64, height: f64) -> AnyView {
    let widest = |text: fn(&Bar) -> &String| {
        bars.iter().map(|bar| text_width(text(bar))).fold(0.0, f64::max)
    };
    let words = widest(|bar| &bar.value).max(widest(|bar| &bar.label)).max(widest(|bar| &bar.note));
    let slot = width / bars.len().max(1) as f64;
    let longest = bars.iter().map(|bar| bar.length.max(0.0)).fold(0.0, f64::max).max(1.0);
    // A bar above zero is always seen.
    let share = |bar: &Bar, whole: f64| match bar.length {
        length if length > 0.0 => (length / longest * whole).max(2.0),
        _ => 0.0,
    };
    let upright = words + 6.0 < slot;
    let noted = bars.iter().any(|bar| !bar.note.is_empty());
    let (tall, places, axis): (f64, Vec<Place>, [f64; 4]) = if upright {
        let (top, bottom) = (24.0, if noted { 40.0 } else { 24.0 });
        let (plot, thick) = (height - top - bottom, (slot * 0.62).min(88.0));
        let base = top + plot;
        let places = bars.iter().enumerate().map(|(at, bar)| {
            let (left, length) = (slot * at as f64, share(bar, plot));
            let middle = left + slot / 2.0;
            Place {
                rect: [middle - thick / 2.0, base - length, thick, length],
                value: (middle, base - length - 7.0, "middle"),
                label: (middle, base + 18.0, "middle"),
                note: (middle, base + 34.0, "middle"),
                hit: [left, 0.0, slot, height],
            }
        });
        (height, places.collect(), [0.0, base, width, base])
    } else {
        let line = if noted { 40.0 } else { 28.0 };
        let before = widest(|bar| &bar.label).max(widest(|bar| &bar.note)) + 10.0;
        let plot = (width - before - widest(|bar| &bar.value) - 10.0).max(20.0);
        let places = bars.iter().enumerate().map(|(at, bar)| {
            let (top, length) = (line * at as f64, share(bar, plot));
            let middle = top + line / 2.0 + 4.0;
            let label = if bar.note.is_empty() { middle } else { middle - 7.0 };
            Place {
                rect: [before, top + line / 2.0 - 8.0, length, 16.0],
                value: (before + length + 6.0, middle, "start"),
                label: (0.0, label, "start"),
                note: (0.0, middle + 8.0, "start"),
                hit: [0.0, top, width, line],
            }
        });
        let tall = line * bars.len() as f64;
        (tall, places.collect(), [before, 0.0, before, tall])
    };
    let hatch = unique();
    let drawn =
        bars.iter().zip(places).enumerate().map(|(at, (bar, place))| one(bar, &place, at, &hatch));
    let drawn = drawn.collect_view();
    let keys = move |event: web_sys::KeyboardEvent| {
        walk(&event, ".bar[tabindex]");
    };
    let [x1, y1, x2, y2] = axis;
    view! {
        <svg
            class="plot"
            width=width
            height=tall
            viewBox=format!("0 0 {width} {tall}")
            role="group"
            on:keydown=keys
        >
            <defs>
                <pattern id=hatch width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="hatch-ground" width="6" height="6"></rect>
                    <line class="hatch-line" x1="0" y1="0" x2="0" y2="6"></line>
                </pattern>
            </defs>
            <line class="axis" x1=x1 y1=y1 x2=x2 y2=y2></line>
            {drawn}
        </svg>
    }
    .into_any()
}

fn one(bar: &Bar, place: &Place, at: usize, hatch: &str) -> AnyView {
    // In the order in which one reads it, so that what is said aloud is what is seen.
    let title = format!("{} {} {}", bar.value, bar.label, bar.note);
    let text = |class: &'static str, (x, y, anchor): (f64, f64, &'static str), words: &str| {
        view! { <text class=class x=x y=y text-anchor=anchor>{words.to_owned()} " "</text> }
    };
    let ([x, y, wide, tall], hit) = (place.rect, place.hit);
    let pattern = (bar.class == "hatched").then(|| format!("url(#{hatch})"));
    let shape = view! {
        <rect class="hit" x=hit[0] y=hit[1] width=hit[2] height=hit[3]></rect>
        <rect class="fill" x=x y=y width=wide height=tall rx="2" style:fill=pattern></rect>
        {text("value", place.value, &bar.value)}
        {text("label", place.label, &bar.label)}
        {text("note", place.note, &bar.note)}
    };
    let class = format!("bar {}", bar.class);
    let stop = if at == 0 { "0" } else { "-1" };
    let Some(on_open) = bar.on_open else {
        return view! { <g class=class tabindex=stop role="img" aria-label=title>{shape}</g> }
            .into_any();
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            event.stop_propagation();
            on_open.run(());
        }
    };
    view! {
        <g
            class=format!("{class} opens")
            tabindex=stop
            role="button"
            aria-haspopup="dialog"
            aria-label=title
            on:click=move |_| on_open.run(())
            on:keydown=keys
        >
            {shape}
        </g>
    }
    .into_any()
}
