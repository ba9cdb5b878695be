//! What opens beside its button, over everything else: the browser's own `popover`, put in its place.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Room between the button and what opens, and between that and the edge of the window, in pixels.
const GAP: f64 = 6.0;

/// Opens beside the element that stands just before it, when a button with `popovertarget` of its id is pressed or
/// [`show`] is called. A click outside or Escape closes it, and the focus goes back.
#[component]
pub fn Floating(
    /// Its id, for the button.
    id: String,
    /// Open now; follows what the browser does.
    open: RwSignal<bool>,
    /// The element, for those who open it by key.
    #[prop(optional)]
    node: NodeRef<html::Div>,
    /// `dialog`, `menu` …
    role: &'static str,
    /// Its name.
    #[prop(into)]
    label: String,
    /// What takes the focus when it opens.
    #[prop(default = "[autofocus]")]
    first: &'static str,
    /// What it holds; built while open.
    children: ChildrenFn,
) -> impl IntoView {
    let turned = move |_| {
        let Some(panel) = node.get_untracked() else { return };
        // The selector is our own, and valid.
        let shown = panel.matches(":popover-open").unwrap_or(false);
        open.set(shown);
        if !shown {
            return;
        }
        // What it holds stands there a moment later.
        request_animation_frame(move || {
            let Some(panel) = node.get_untracked() else { return };
            place(&panel);
            let first = panel.query_selector(first).ok().flatten();
            if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
                // Fails only for an element that cannot take the focus.
                let _ = first.focus();
            }
        });
    };
    // Escape closes this and nothing behind it: the page would go back.
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            show(node, false);
        }
    };
    view! {
        <div
            node_ref=node
            id=id
            class="floating"
            class:placed=open
            popover="auto"
            role=role
            aria-label=label
            on:toggle=turned
            on:keydown=escape
        >
            {move || open.get().then(|| children())}
        </div>
    }
}

/// Opens or closes a floating panel by key.
pub fn show(node: NodeRef<html::Div>, open: bool) {
    if let Some(panel) = node.get_untracked() {
        // Fails only for a panel that is as asked already.
        let _ = if open { panel.show_popover() } else { panel.hide_popover() };
    }
}

/// Below the element before it, above where there is no room; inside the window in any case.
fn place(panel: &HtmlElement) {
    let (Some(window), Some(anchor)) = (web_sys::window(), panel.previous_element_sibling()) else {
        return;
    };
    let size = |value: Result<JsValue, JsValue>| {
        value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0)
    };
    let (wide, tall) = (size(window.inner_width()), size(window.inner_height()));
    let (anchor, own) = (anchor.get_bounding_client_rect(), panel.get_bounding_client_rect());
    let below = anchor.bottom() + GAP;
    let above = anchor.top() - GAP - own.height();
    let top = if below + own.height() > tall && above > 0.0 { above } else { below };
    // Its end stays on the line of the page's own, where its button stands inside that.
    let page = panel.closest("main, dialog").ok().flatten();
    let edge = page.map(|page| page.get_bounding_client_rect().right());
    let edge = edge.filter(|edge| anchor.right() <= *edge + 1.0).unwrap_or(wide).min(wide - GAP);
    let left = anchor.left().min(edge - own.width()).max(GAP);
    let style = panel.style();
    // In the pixels of the document, so that it moves with its button. Valid values: they cannot be refused.
    let _ = style.set_property("left", &format!("{}px", left + window.scroll_x().unwrap_or(0.0)));
    let _ = style.set_property("top", &format!("{}px", top + window.scroll_y().unwrap_or(0.0)));
}
