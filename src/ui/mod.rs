//! The interface: shell, routes, components, charts, and the way to the engine.
//!
//! May use [`crate::base`], the rooms' views and queries, [`crate::texts`], and the engine through `ask` and `tell`
//! ([`client`]). Never the book, the formats, the journal or the store; no arithmetic on money (a length on a chart is
//! not an amount, see [`charts`]); no `inner_html`. The pages of the rooms stand in `rooms/*/page.rs`.
//!
//! Must hold: every sentence comes from the typed texts, every amount and day from [`crate::texts::format`], every
//! colour and size from the tokens of `www/styles/tokens.css`. No address outside our own origin is ever asked for.

pub mod app;
pub mod charts;
pub mod client;
pub mod clipboard;
pub mod components;
pub mod figures;
pub mod files;
mod focus;
pub mod host;
pub mod import;
pub mod keys;
pub mod list;
pub mod route;
mod shell;
pub mod start;
pub mod table;

use std::any::Any;
use std::mem::ManuallyDrop;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Worker};

/// A mounted interface. It stays until [`Ui::unmount`], whoever lets go of this handle: JavaScript's garbage collector
/// must not take the page away.
#[wasm_bindgen]
pub struct Ui {
    mounted: ManuallyDrop<Option<Box<dyn Any>>>,
}

#[wasm_bindgen]
impl Ui {
    /// Takes the interface away: its elements, its listeners, its questions.
    pub fn unmount(&mut self) {
        drop(self.mounted.take());
    }
}

/// Mounts the interface inside an element, on a worker that said it is ready. What `options` may hold: see
/// [`host::Host::new`].
#[wasm_bindgen]
pub fn start_ui(element: HtmlElement, worker: Worker, options: JsValue) -> Ui {
    console_error_panic_hook::set_once();
    element.set_text_content(None);
    let inside = element.clone();
    let handle = mount_to(element, move || {
        let host = host::Host::new(inside, options);
        shell::Root(shell::RootProps { worker, host })
    });
    Ui { mounted: ManuallyDrop::new(Some(Box::new(handle))) }
}
