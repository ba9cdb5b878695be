//! Where one mounted interface lives: a page of its own, or a part of somebody else's page (`<encours-app>`), in a shadow
//! root, beside others like it. The only file that knows the difference.
//!
//! Must hold: what is embedded reads and changes nothing of the page around it: not its address, title, attributes,
//! style or focus; it hears what happens inside itself, and leaves no listener behind. On a page of our own the address
//! is the page's, and the whole page is listened to.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, HtmlElement, NodeList};

use super::client::{field, object};

#[wasm_bindgen]
extern "C" {
    /// What a document and a shadow root have in common.
    type Root;

    #[wasm_bindgen(method, getter, js_name = activeElement)]
    fn active_element(this: &Root) -> Option<Element>;
}

/// Where a mounted interface lives. Cheap to copy; lives as long as the interface.
#[derive(Clone, Copy)]
pub struct Host(StoredValue<Rc<Home>, LocalStorage>);

struct Home {
    element: HtmlElement,
    embedded: bool,
    options: JsValue,
    /// The addresses been to, and which of them one is at: what a page's own history is when embedded.
    visits: RefCell<Vec<String>>,
    at: Cell<usize>,
    moved: RefCell<Option<Rc<dyn Fn()>>>,
    ids: Cell<u32>,
}

impl Host {
    /// Around the element that the interface is mounted in. `options` is what JavaScript said with it, all of it
    /// optional: `embedded`, `workspace`, `store`, `lang`, `theme`, `density`, `start`, `takeOver`,
    /// `notify(name, detail)`, `restart(takeOver)`.
    pub fn new(element: HtmlElement, options: JsValue) -> Host {
        let embedded = field(&options, "embedded").is_some_and(|value| value.is_truthy());
        let start = text(&options, "start").unwrap_or_default();
        Host(StoredValue::new_local(Rc::new(Home {
            element,
            embedded,
            options,
            visits: RefCell::new(vec![start]),
            at: Cell::new(0),
            moved: RefCell::default(),
            ids: Cell::new(0),
        })))
    }

    /// The interface was taken away: nothing is to be done any more.
    pub fn is_gone(self) -> bool {
        self.0.try_with_value(|_| ()).is_none()
    }

    fn home(self) -> Option<Rc<Home>> {
        self.0.try_with_value(Rc::clone)
    }

    /// It is part of somebody else's page.
    pub fn embedded(self) -> bool {
        self.home().is_some_and(|home| home.embedded)
    }

    /// What JavaScript asked for: `lang`, `theme`, `density` …
    pub fn option(self, name: &str) -> Option<String> {
        text(&self.home()?.options, name).filter(|value| !value.is_empty())
    }

    /// The workspace shown.
    pub fn workspace(self) -> String {
        self.option("workspace").unwrap_or_else(|| "default".to_owned())
    }

    /// Where the workspace is kept: `indexeddb` or `memory`.
    pub fn store(self) -> String {
        self.option("store").unwrap_or_else(|| "indexeddb".to_owned())
    }

    /// The workspace is to be taken from whoever holds it.
    pub fn takes_over(self) -> bool {
        self.home()
            .and_then(|home| field(&home.options, "takeOver"))
            .is_some_and(|value| value.is_truthy())
    }

    // ── what is inside ──

    /// The element that the interface is mounted in.
    pub fn element(self) -> Option<HtmlElement> {
        Some(self.home()?.element.clone())
    }

    /// The first element inside the interface that a selector means.
    pub fn query(self, selector: &str) -> Option<Element> {
        self.home()?.element.query_selector(selector).ok().flatten()
    }

    /// All elements inside the interface that a selector means, in their order.
    pub fn query_all(self, selector: &str) -> Option<NodeList> {
        self.home()?.element.query_selector_all(selector).ok()
    }

    /// The element inside the interface that has the focus.
    pub fn active(self) -> Option<Element> {
        let home = self.home()?;
        let root: Root = home.element.get_root_node().unchecked_into();
        root.active_element().filter(|active| home.element.contains(Some(active)))
    }

    /// The element that an event happened to, seen from inside.
    pub fn target(self, event: &Event) -> Option<Element> {
        // Outside of a shadow root its inside is hidden: the path still begins at the true target.
        event.composed_path().get(0).dyn_into().ok().or_else(|| event.target()?.dyn_into().ok())
    }

    /// Whether something happened to this interface. On a page of its own, everything did.
    pub fn owns(self, event: &Event) -> bool {
        self.home().is_some_and(|home| {
            !home.embedded || event.composed_path().includes(home.element.as_ref(), 0)
        })
    }

    /// Listens as long as the owner that calls it lives: on the whole page if it is our own, else inside the interface.
    pub fn listen(self, name: &'static str, mut act: impl FnMut(&Event) + 'static) {
        let Some(home) = self.home() else { return };
        let target: Option<EventTarget> = if home.embedded {
            Some(home.element.clone().into())
        } else {
            window().map(Into::into)
        };
        let Some(target) = target else { return };
        let options = EventListenerOptions { phase: EventListenerPhase::Bubble, passive: false };
        let listener =
            EventListener::new_with_options(&target, name, options, move |event| act(event));
        // Let go of, and so removed, with the owner.
        StoredValue::new_local(listener);
    }

    /// An identifier that nothing else inside has, for `for`, `aria-labelledby` and the like.
    pub fn unique_id(self, name: &str) -> String {
        let Some(home) = self.home() else { return name.to_owned() };
        home.ids.set(home.ids.get() + 1);
        format!("{name}-{}", home.ids.get())
    }

    /// The value of a custom property where the interface stands.
    pub fn token(self, name: &str) -> Option<String> {
        let style = window()?.get_computed_style(&self.home()?.element).ok()??;
        style.get_property_value(name).ok().map(|value| value.trim().to_owned())
    }

    // ── what is around ──

    /// Sets an attribute of the whole interface: theme, density, language.
    pub fn mark(self, name: &str, value: &str) {
        let Some(home) = self.home() else { return };
        let element: Option<Element> = if home.embedded {
            Some(home.element.clone().into())
        } else {
            window().and_then(|window| window.document()?.document_element())
        };
        if let Some(element) = element {
            // Names of our own are valid: it cannot fail.
            let _ = element.set_attribute(name, value);
        }
    }

    /// The title of the window, where it is ours.
    pub fn set_title(self, title: &str) {
        if let Some(document) = self.own_window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    }

    /// Scrolls to the top.
    pub fn scroll_to_top(self) {
        match self.own_window() {
            Some(window) => window.scroll_to_with_x_and_y(0.0, 0.0),
            None => {
                for part in [".page", ".shell"].into_iter().filter_map(|part| self.query(part)) {
                    part.set_scroll_top(0);
                }
            }
        }
    }

    /// The content-security policy that the page says it has.
    pub fn policy(self) -> Option<String> {
        let document = window()?.document()?;
        let meta = document.query_selector("meta[http-equiv='Content-Security-Policy']").ok()??;
        meta.get_attribute("content")
    }

    /// Tells the page around what happened: `ready`, `changed`, `route`, `problem`.
    pub fn notify(self, name: &str, detail: &[(&str, JsValue)]) {
        if let Some(notify) = self.function("notify") {
            // A listener that throws must not stop the interface.
            let _ = notify.call2(&JsValue::NULL, &name.into(), &object(detail));
        }
    }

    /// Starts everything anew, the engine too; `take_over` takes the workspace from whoever holds it.
    pub fn restart(self, take_over: bool) {
        match (self.function("restart"), window()) {
            // JavaScript's own errors have their own way out.
            (Some(restart), _) => drop(restart.call1(&JsValue::NULL, &take_over.into())),
            // A page can always be loaded again.
            (None, Some(window)) => drop(window.location().reload()),
            (None, None) => (),
        }
    }

    fn function(self, name: &str) -> Option<Function> {
        field(&self.home()?.options, name)?.dyn_into().ok()
    }

    /// The window, where the whole page is ours.
    fn own_window(self) -> Option<web_sys::Window> {
        if self.is_gone() || self.embedded() { None } else { window() }
    }

    // ── the address ──

    /// Where one is: the part of the address from `#` on.
    pub fn address(self) -> String {
        match self.own_window() {
            Some(window) => window.location().hash().unwrap_or_default(),
            None => self
                .home()
                .and_then(|home| home.visits.borrow().get(home.at.get()).cloned())
                .unwrap_or_default(),
        }
    }

    /// Goes somewhere, as a link would.
    pub fn go(self, address: &str) {
        if let Some(window) = self.own_window() {
            // A hash of our own making is always accepted.
            let _ = window.location().set_hash(address);
            return;
        }
        let Some(home) = self.home() else { return };
        if self.address() == address {
            return;
        }
        let next = home.at.get() + 1;
        home.visits.borrow_mut().truncate(next);
        home.visits.borrow_mut().push(address.to_owned());
        home.at.set(next);
        home.tell_moved();
    }

    /// Puts the address right without a step back.
    pub fn replace(self, address: &str) {
        if let Some(window) = self.own_window() {
            if let Ok(history) = window.history() {
                let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
            }
        } else if let Some(home) = self.home()
            && let Some(visit) = home.visits.borrow_mut().get_mut(home.at.get())
        {
            address.clone_into(visit);
        }
    }

    /// Goes back to where one was; false when one was nowhere else.
    pub fn back(self) -> bool {
        if let Some(window) = self.own_window() {
            let history = window.history().ok();
            let history = history.filter(|history| history.length().unwrap_or(0) > 1);
            // Going back cannot fail: there is somewhere to go.
            return history.is_some_and(|history| history.back().is_ok());
        }
        let Some(home) = self.home().filter(|home| home.at.get() > 0) else { return false };
        home.at.set(home.at.get() - 1);
        home.tell_moved();
        true
    }

    /// Calls `act` each time the address changed. Once per interface.
    pub fn on_move(self, act: impl Fn() + 'static) {
        let Some(home) = self.home() else { return };
        let act = move || {
            if !self.is_gone() {
                act();
            }
        };
        if !home.embedded {
            self.listen("hashchange", move |_| act());
            return;
        }
        *home.moved.borrow_mut() = Some(Rc::new(act));
        // Links to our own pages go through our own history: the page around keeps its address.
        self.listen("click", move |event| {
            if event.default_prevented() {
                return;
            }
            let link = self.target(event).and_then(|element| element.closest("a[href]").ok()?);
            let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
            if href.starts_with('#') {
                event.prevent_default();
                if href.starts_with("#/") {
                    self.go(&href);
                }
            }
        });
    }

    // ── preferences ──

    /// A preference of this device for this workspace. Losing it costs nothing: the book never lives here.
    pub fn preference(self, key: &str) -> Option<String> {
        storage()?.get_item(&self.preference_key(key)?).ok()?
    }

    /// Keeps a preference of this device for this workspace.
    pub fn set_preference(self, key: &str, value: &str) {
        if let (Some(storage), Some(key)) = (storage(), self.preference_key(key)) {
            // A browser that keeps nothing simply asks again next time.
            let _ = storage.set_item(&key, value);
        }
    }

    fn preference_key(self, key: &str) -> Option<String> {
        let home = self.home()?;
        Some(match home.embedded {
            false => format!("encours.{key}"),
            true => format!("encours/{}.{key}", self.workspace()),
        })
    }
}

impl Home {
    /// As a browser does: after what is going on.
    fn tell_moved(&self) {
        if let Some(moved) = self.moved.borrow().clone() {
            wasm_bindgen_futures::spawn_local(async move { moved() });
        }
    }
}

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok()?
}

fn text(options: &JsValue, name: &str) -> Option<String> {
    field(options, name)?.as_string()
}
