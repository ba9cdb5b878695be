//! A button that opens a menu of what can be done.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::floating::{Floating, show};
use super::icons::{Icon, icon};
use super::unique;

/// One line of a menu.
#[derive(Clone)]
pub struct MenuItem {
    /// Its words.
    pub label: String,
    /// A drawing before them.
    pub icon: Option<Icon>,
    /// It cannot be taken back.
    pub danger: bool,
    /// What it does; none: it can do nothing now.
    pub act: Option<Callback<()>>,
}

impl MenuItem {
    /// A line that does something.
    pub fn new(label: String, icon: Icon, act: Callback<()>) -> MenuItem {
        MenuItem { label, icon: Some(icon), danger: false, act: Some(act) }
    }
}

/// A button with a menu: arrows go through it, Escape closes it.
#[component]
pub fn Menu(
    /// The words of the button.
    #[prop(into)]
    label: String,
    /// A drawing before them.
    #[prop(optional)]
    icon: Option<Icon>,
    /// The drawing alone.
    #[prop(optional)]
    square: bool,
    /// Its lines.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
) -> impl IntoView {
    let id = unique();
    let open = RwSignal::new(false);
    let node = NodeRef::<html::Div>::new();
    let said = label.clone();
    let lines = move || {
        let lines = items.get().into_iter().map(|item| {
            let act = item.act;
            let press = move |_| {
                show(node, false);
                if let Some(act) = act {
                    act.run(());
                }
            };
            view! {
                <button
                    type="button"
                    role="menuitem"
                    tabindex="-1"
                    class="plain"
                    class:danger=item.danger
                    disabled=act.is_none()
                    on:click=press
                >
                    {item.icon.map(self::icon)}
                    <span>{item.label}</span>
                </button>
            }
        });
        lines.collect_view()
    };
    let opens = move |event: web_sys::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            event.prevent_default();
            show(node, true);
        }
    };
    view! {
        <button
            type="button"
            class:square=square
            aria-label=square.then(|| label.clone())
            title=square.then(|| label.clone())
            aria-haspopup="menu"
            aria-expanded=move || open.get().to_string()
            popovertarget=id.clone()
            on:keydown=opens
        >
            {icon.map(self::icon)}
            {(!square).then(|| view! { <span>{label.clone()}</span> })}
            {(!square).then(|| self::icon(Icon::Down))}
        </button>
        <Floating id open node role="menu" label=said first="[role=menuitem]:not(:disabled)">
            <div
                class="menu-lines"
                role="presentation"
                on:keydown=move |event| {
                    walk(&event, "[role=menuitem]:not(:disabled)");
                }
            >
                {lines()}
            </div>
        </Floating>
    }
}

#[wasm_bindgen]
extern "C" {
    /// What can take the focus: an element of HTML or of a drawing.
    type Focusable;

    #[wasm_bindgen(method)]
    fn focus(this: &Focusable);
}

/// Arrows, Home and End go through the elements of a selector inside the element that hears the key: menus, tabs, bars
/// of charts. The place of the one that has the focus then.
pub fn walk(event: &web_sys::KeyboardEvent, selector: &str) -> Option<usize> {
    let holder = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    let found = holder.query_selector_all(selector).ok()?;
    let all: Vec<web_sys::Node> = (0..found.length()).filter_map(|at| found.get(at)).collect();
    let target: web_sys::Node = event.target()?.dyn_into().ok()?;
    let now = all.iter().position(|element| element.contains(Some(&target)))?;
    let to = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => (now + 1) % all.len(),
        "ArrowUp" | "ArrowLeft" => (now + all.len() - 1) % all.len(),
        "Home" => 0,
        "End" => all.len() - 1,
        _ => return None,
    };
    event.prevent_default();
    event.stop_propagation();
    // The selectors are of elements that can take the focus.
    all[to].unchecked_ref::<Focusable>().focus();
    Some(to)
}
