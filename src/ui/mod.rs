//! The interface: shell, routes, components, charts, and the way to the engine.
//!
//! May use [`crate::base`], the rooms' views and queries, [`crate::texts`], and the engine through `ask` and `tell`
//! ([`client`]). Never the book, the formats, the journal or the store; no arithmetic on money (a length on a chart is
//! not an amount, see [`charts`]); no `inner_html`. The pages of the rooms stand in `rooms/*/page.rs`.
//!
//! Must hold: every sentence comes from the typed texts, every amount and day from [`crate::texts::format`], every
//! colour and size from the tokens of `www/styles/tokens.css`. No address outside our own origin is ever asked for.

mod ahead;
pub mod app;
pub mod charts;
pub mod client;
pub mod clipboard;
pub mod components;
pub mod figures;
pub mod files;
mod focus;
pub mod gallery;
pub mod help;
pub mod host;
pub mod import;
pub mod keys;
pub mod list;
mod outside;
pub mod palette;
pub mod payment;
pub mod print;
pub mod route;
mod shell;
pub mod start;
pub mod table;
pub mod tour;
pub mod traffic;
pub mod undo;

use std::any::Any;
use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{File, HtmlElement, Worker};

use app::App;

/// A mounted interface. It stays until [`Ui::unmount`], whoever lets go of this handle: JavaScript's garbage collector
/// must not take the page away.
#[wasm_bindgen]
pub struct Ui {
    app: Rc<Cell<Option<App>>>,
    mounted: ManuallyDrop<Option<Box<dyn Any>>>,
}

#[wasm_bindgen]
impl Ui {
    /// Takes the interface away: its elements, its listeners, its questions.
    pub fn unmount(&mut self) {
        self.app.set(None);
        drop(self.mounted.take());
    }

    /// Goes to a page, by its address: `#/clients`.
    pub fn go(&self, address: &str) {
        self.with(|app| app.host.go(address));
    }

    /// Changes what was chosen at the start: `lang`, `theme`, `density`.
    pub fn choose(&self, name: &str, value: &str) {
        self.with(|app| outside::choose(app, name, value));
    }

    /// Looks at files as if they had been dropped: what they would bring is shown.
    pub fn open_files(&self, files: Vec<File>) {
        self.with(|app| outside::open_files(app, files));
    }

    /// A new version lies ready: says so, and calls `apply` when a person wants it.
    pub fn offer_update(&self, apply: js_sys::Function) {
        self.with(|app| app.update.set(Some(apply)));
    }

    fn with(&self, act: impl FnOnce(App)) {
        if let Some(app) = self.app.get() {
            act(app);
        }
    }
}

/// Mounts the interface inside an element, on a worker that said it is ready. What `options` may hold: see
/// [`host::Host::new`].
#[wasm_bindgen]
pub fn start_ui(element: HtmlElement, worker: Worker, options: JsValue) -> Ui {
    console_error_panic_hook::set_once();
    element.set_text_content(None);
    let inside = element.clone();
    let app = Rc::new(Cell::new(None));
    let begun = Rc::clone(&app);
    let handle = mount_to(element, move || {
        let app = shell::begin(worker, host::Host::new(inside, options));
        begun.set(Some(app));
        shell::Root(shell::RootProps { app })
    });
    Ui { app, mounted: ManuallyDrop::new(Some(Box::new(handle))) }
}
