//! The JavaScript interface: the engine behind `www/encours.js`, in the browser and in Node.
//!
//! Values cross as plain objects, written and read as JSON: amounts as decimal strings, days as ISO strings. Bytes cross
//! beside them, as `Uint8Array`. Every method rejects with a [`Problem`] and nothing else.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, JSON, Object, Promise, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::base::{Day, Hash, json};
use crate::rooms::sharing::sentences;
use crate::store::{AnyStore, Failure, IndexedDbStore};
use crate::texts::Locale;

use super::documents::{DocumentAnswer, DocumentRequest, Documents, NamedBytes, Wire};
use super::exports::Exported;
use super::protocol::{Command, Problem, ProblemKind, Push, Query};
use super::{Engine, NAMELESS, Options, World};

/// How JavaScript opens a workspace.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct OpenOptions {
    store: String,
    workspace: String,
    today: Option<Day>,
    locale: Option<String>,
    author: String,
    take_over: bool,
}

/// The clock, chance and the listener, in JavaScript.
struct Browser {
    listener: Function,
    cancelled: Rc<Cell<bool>>,
    /// What is to be hashed, on its way: see [`subtle_digest`].
    lent: OnceCell<Uint8Array>,
    /// When others last had their turn, in milliseconds since 1970.
    paused: Cell<f64>,
}

/// Milliseconds of work between two pauses: a timer of the browser takes four of them whatever it waits for, so that many
/// small files would be waited for longer than read. Less than a frame: nobody sees it.
const BETWEEN_PAUSES: f64 = 10.0;

impl World for Browser {
    fn now(&self) -> u64 {
        js_sys::Date::now() as u64
    }

    fn random(&self) -> u64 {
        let mut bytes = [0; 8];
        // Without a source of chance the time still tells two devices apart.
        if getrandom::fill(&mut bytes).is_err() {
            return self.now();
        }
        u64::from_le_bytes(bytes)
    }

    fn push(&self, push: Push) {
        if let Ok(value) = to_js(&push) {
            // A listener that throws must not stop the engine.
            let _ = self.listener.call1(&JsValue::NULL, &value);
        }
    }

    async fn pause(&self) {
        // A clock that was set back says nothing.
        if (0.0..BETWEEN_PAUSES).contains(&(js_sys::Date::now() - self.paused.get())) {
            return;
        }
        gloo_timers::future::TimeoutFuture::new(0).await;
        self.paused.set(js_sys::Date::now());
    }

    async fn digest(&self, bytes: &[u8]) -> Hash {
        subtle_digest(bytes, &self.lent).await.unwrap_or_else(|| Hash::of(bytes))
    }

    fn cancelled(&self) -> bool {
        self.cancelled.replace(false)
    }
}

/// Bytes lent at once: a part of an entry, and a little more.
const LENT: u32 = 6 << 20;

/// SHA-256 by the browser, on another thread and by the processor's own instructions. `None` where it has none.
///
/// The browser takes a copy of the bytes when it is called, so that many parts go through one array: memory that is
/// new each time would take longer than to hash it.
async fn subtle_digest(bytes: &[u8], lent: &OnceCell<Uint8Array>) -> Option<Hash> {
    if bytes.len() < 64 << 10 {
        return None;
    }
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    let digest: Function = Reflect::get(&subtle, &"digest".into()).ok()?.dyn_into().ok()?;
    let array = if bytes.len() <= LENT as usize {
        let lent = lent.get_or_init(|| Uint8Array::new_with_length(LENT));
        let array = lent.subarray(0, bytes.len() as u32);
        array.copy_from(bytes);
        array
    } else {
        Uint8Array::from(bytes)
    };
    let promise: Promise =
        digest.call2(&subtle, &"SHA-256".into(), &array).ok()?.dyn_into().ok()?;
    hashed(Some(promise)).await
}

/// The second WASM file, called through a function that JavaScript gave.
struct Remote {
    call: Function,
}

impl Documents for Remote {
    async fn call(&self, request: DocumentRequest) -> Result<DocumentAnswer, Failure> {
        let lost = |error: JsValue| Failure::Unavailable(words(&error));
        let Wire { words: request, contents } = request.into_wire();
        // By value: each content is freed once it is copied.
        let contents: Array =
            contents.into_iter().map(|bytes| Uint8Array::from(bytes.as_slice())).collect();
        let call = self.call.call2(&JsValue::NULL, &request.into(), &contents);
        let promise: Promise = call.map_err(lost)?.unchecked_into();
        let answer: Array = JsFuture::from(promise).await.map_err(lost)?.unchecked_into();
        let contents = Array::from(&answer.get(1));
        let wire = Wire {
            words: answer.get(0).as_string().unwrap_or_default(),
            contents: contents.iter().map(|bytes| Uint8Array::new(&bytes).to_vec()).collect(),
        };
        DocumentAnswer::from_wire(wire).map_err(|error| Failure::Other(error.to_string()))
    }
}

/// The engine, as JavaScript holds it. `www/encours.js` makes its calls one after the other.
#[wasm_bindgen(js_name = Engine)]
pub struct JsEngine {
    engine: RefCell<Option<Engine<AnyStore, Remote, Browser>>>,
    cancelled: Rc<Cell<bool>>,
}

#[wasm_bindgen(js_class = Engine)]
impl JsEngine {
    /// Opens a workspace. `documents` answers requests of the second WASM file; `listener` receives pushes.
    pub async fn open(
        options: JsValue,
        documents: Function,
        listener: Function,
    ) -> Result<JsEngine, JsValue> {
        console_error_panic_hook::set_once();
        let options: OpenOptions = from_js(options)?;
        let locale = Locale::from_code(options.locale.as_deref().unwrap_or("fr"));
        let cancelled = Rc::new(Cell::new(false));
        let world = Browser {
            listener: listener.clone(),
            cancelled: cancelled.clone(),
            lent: OnceCell::new(),
            paused: Cell::new(0.0),
        };
        let store = match options.store.as_str() {
            "memory" => AnyStore::Memory(Box::default()),
            _ => {
                let workspace =
                    if options.workspace.is_empty() { "default" } else { &options.workspace };
                let mut store = IndexedDbStore::new(workspace).on_lost(move || {
                    if let Ok(value) = to_js(&Push::TakenOver) {
                        // A listener that throws must not stop the engine.
                        let _ = listener.call1(&JsValue::NULL, &value);
                    }
                });
                if options.take_over {
                    store.take_over();
                }
                AnyStore::Indexed(Box::new(store))
            }
        };
        let chosen = Options {
            today: options.today.unwrap_or_else(local_today),
            locale,
            author: if options.author.is_empty() { NAMELESS.to_owned() } else { options.author },
        };
        let engine = Engine::open(store, Remote { call: documents }, world, chosen)
            .await
            .map_err(|failure| not_opened(locale, &failure))?;
        Ok(JsEngine { engine: RefCell::new(Some(engine)), cancelled })
    }

    /// Answers a query: JSON for JSON. A worker hands a text on as it is; an object it would have to take apart twice.
    pub fn ask(&self, query: &str) -> Result<String, JsValue> {
        let query: Query = from_json(query)?;
        let held = self.engine.borrow();
        let engine = held.as_ref().ok_or_else(closed)?;
        to_json(&engine.ask(&query)).map_err(problem_to_js)
    }

    /// Does a command.
    pub async fn tell(&self, command: JsValue) -> Result<JsValue, JsValue> {
        let command: Command = from_js(command)?;
        let mut engine = self.take()?;
        let done = engine.tell(command).await;
        self.give_back(engine, done)
    }

    /// Reads files and says what importing them would do.
    pub async fn preview(&self, files: Array) -> Result<JsValue, JsValue> {
        let mut named = Vec::new();
        for file in files.iter() {
            named.push(named_bytes(&file)?);
        }
        let mut engine = self.take()?;
        let view = match <[_; 1]>::try_from(named) {
            Ok([(file, digest)]) => engine.preview_while_hashed(file, hashed(digest)).await,
            Err(named) => {
                let mut files = Vec::new();
                for (file, digest) in named {
                    files.push((file, hashed(digest).await));
                }
                engine.preview_hashed(files).await
            }
        };
        self.give_back(engine, view)
    }

    /// Reads the same files with other mappings.
    pub async fn revise(&self, id: String, mappings: JsValue) -> Result<JsValue, JsValue> {
        let mappings = from_js(mappings)?;
        let mut engine = self.take()?;
        let view = engine.revise(&id, mappings).await;
        self.give_back(engine, view)
    }

    /// Imports what a preview showed.
    pub async fn commit(&self, id: String) -> Result<JsValue, JsValue> {
        let mut engine = self.take()?;
        let done = engine.commit(&id).await;
        self.give_back(engine, done)
    }

    /// Forgets a preview.
    pub fn discard(&self, id: String) {
        if let Some(engine) = self.engine.borrow_mut().as_mut() {
            engine.discard(&id);
        }
    }

    /// A file: `{ name, mime, bytes }`.
    pub async fn export(&self, request: JsValue) -> Result<JsValue, JsValue> {
        let request = from_js(request)?;
        let mut engine = self.take()?;
        let file = engine.export(request).await;
        *self.engine.borrow_mut() = Some(engine);
        file.map(|file| file_to_js(&file)).map_err(problem_to_js)
    }

    /// Takes a backup in; of a damaged one, its intact part when `intact`.
    pub async fn restore(
        &self,
        bytes: Uint8Array,
        passphrase: String,
        intact: bool,
    ) -> Result<JsValue, JsValue> {
        let bytes = bytes.to_vec();
        let mut engine = self.take()?;
        let restored = engine.restore(bytes, &passphrase, intact).await;
        self.give_back(engine, restored)
    }

    /// Deletes everything of this workspace.
    pub async fn wipe(&self) -> Result<JsValue, JsValue> {
        let mut engine = self.take()?;
        let done = engine.wipe().await;
        self.give_back(engine, done)
    }

    /// Keeps a snapshot when enough was written.
    pub async fn rest(&self) -> Result<JsValue, JsValue> {
        let mut engine = self.take()?;
        let done = engine.rest().await;
        self.give_back(engine, done)
    }

    /// Another language or another day: `{ locale, today }`.
    pub fn configure(&self, options: JsValue) -> Result<(), JsValue> {
        let options: OpenOptions = from_js(options)?;
        let mut held = self.engine.borrow_mut();
        let engine = held.as_mut().ok_or_else(closed)?;
        let mut chosen = engine.options().clone();
        if let Some(today) = options.today {
            chosen.today = today;
        }
        if let Some(locale) = options.locale {
            chosen.locale = Locale::from_code(&locale);
        }
        engine.set_options(chosen);
        Ok(())
    }

    /// Small notes of this device.
    pub fn notes(&self) -> Result<JsValue, JsValue> {
        let held = self.engine.borrow();
        to_js(held.as_ref().ok_or_else(closed)?.notes()).map_err(problem_to_js)
    }

    /// Keeps a note of this device.
    #[wasm_bindgen(js_name = setNote)]
    pub async fn set_note(&self, key: String, value: String) -> Result<JsValue, JsValue> {
        let mut engine = self.take()?;
        let done = engine.set_note(&key, &value).await;
        self.give_back(engine, done)
    }

    /// Asks the work going on to stop.
    pub fn cancel(&self) {
        self.cancelled.set(true);
    }

    /// Lets the workspace go.
    pub fn close(&self) {
        self.engine.borrow_mut().take();
    }
}

impl JsEngine {
    /// The engine for one command; `www/encours.js` never asks for it twice at once.
    fn take(&self) -> Result<Engine<AnyStore, Remote, Browser>, JsValue> {
        self.cancelled.set(false);
        self.engine.borrow_mut().take().ok_or_else(closed)
    }

    fn give_back<T: Serialize>(
        &self,
        engine: Engine<AnyStore, Remote, Browser>,
        outcome: Result<T, Problem>,
    ) -> Result<JsValue, JsValue> {
        *self.engine.borrow_mut() = Some(engine);
        outcome.and_then(|value| to_js(&value)).map_err(problem_to_js)
    }
}

/// A file of `www/encours.js`, with the promise of its SHA-256, where the platform computes it.
fn named_bytes(file: &JsValue) -> Result<(NamedBytes, Option<Promise>), JsValue> {
    let name = Reflect::get(file, &"name".into())?.as_string().unwrap_or_default();
    let bytes: Uint8Array = Reflect::get(file, &"bytes".into())?.dyn_into()?;
    let digest = Reflect::get(file, &"digest".into())?.dyn_into().ok();
    Ok((NamedBytes { name, bytes: bytes.to_vec() }, digest))
}

/// What a digest's promise came to; `None` where there is none, or the platform refused.
async fn hashed(digest: Option<Promise>) -> Option<Hash> {
    let buffer = JsFuture::from(digest?).await.ok()?;
    let digest: [u8; 32] = Uint8Array::new(&buffer).to_vec().try_into().ok()?;
    Some(Hash::from_digest(digest))
}

/// A file for `www/encours.js`.
fn file_to_js(file: &Exported) -> JsValue {
    let object = Object::new();
    let bytes = Uint8Array::from(file.bytes.as_slice());
    for (name, value) in [
        ("name", file.name.as_str().into()),
        ("mime", file.mime.as_str().into()),
        ("bytes", bytes.into()),
    ] {
        let value: JsValue = value;
        // Setting a field of a fresh, plain object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}

/// Today by the device's own clock and time zone.
fn local_today() -> Day {
    let now = js_sys::Date::new_0();
    Day::from_calendar(now.get_full_year() as i32, now.get_month() + 1, now.get_date())
        .unwrap_or_default()
}

fn to_json<T: Serialize>(value: &T) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|error| failed("not-expressible", &error.to_string()))
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, Problem> {
    JSON::parse(&to_json(value)?).map_err(|error| failed("not-expressible", &words(&error)))
}

fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, JsValue> {
    json::read(text.as_bytes()).map_err(|error| not_understood(&error.to_string()))
}

fn from_js<T: serde::de::DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    let text = JSON::stringify(&value).map_err(|error| not_understood(&words(&error)))?;
    // Of `undefined` there is no JSON.
    from_json(JsValue::from(text).as_string().as_deref().unwrap_or("null"))
}

fn not_understood(message: &str) -> JsValue {
    let mut problem = failed("not-understood", message);
    problem.kind = ProblemKind::Refusal;
    problem_to_js(problem)
}

fn failed(code: &str, message: &str) -> Problem {
    Problem {
        kind: ProblemKind::Failure,
        code: code.to_owned(),
        message: message.to_owned(),
        place: None,
    }
}

fn closed() -> JsValue {
    problem_to_js(failed("closed", "this workspace is closed"))
}

/// Why a workspace could not be opened: held by another tab has a code of its own.
fn not_opened(locale: Locale, failure: &Failure) -> JsValue {
    let code = if *failure == Failure::TakenOver { "locked" } else { failure.code() };
    problem_to_js(failed(code, &sentences::failure(locale, failure)))
}

fn problem_to_js(problem: Problem) -> JsValue {
    to_js(&problem).unwrap_or_else(|problem| JsValue::from_str(&problem.message))
}

/// What a JavaScript error says.
fn words(error: &JsValue) -> String {
    let message =
        Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_else(|| format!("{error:?}"))
}
