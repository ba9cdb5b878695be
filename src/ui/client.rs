//! The way to the engine: typed questions and orders to the worker, and what it says by itself.
//!
//! A message to the worker is `{ id, method, argument }`; its answer `{ id, value }` or `{ id, problem }`; what it says
//! by itself `{ push }`. Nothing here knows what the words mean.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use crate::base::json;
use crate::engine::protocol::{Command, Done, Problem, ProblemKind, Push, Query, Question};

/// The page's end of the wire. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Client(StoredValue<Wire, LocalStorage>);

type Ahead = Rc<RefCell<HashMap<String, Promise>>>;

struct Wire {
    worker: Worker,
    /// Calls not answered yet: what resolves and what rejects each.
    waiting: Rc<RefCell<HashMap<u32, (Function, Function)>>>,
    /// Answers on their way to what a page to come will ask, by question; each is taken once.
    ahead: Ahead,
    next: u32,
    /// Kept, as the next one, because the worker calls it.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::ErrorEvent)>,
}

impl Client {
    /// Listens to a worker that said it is ready. `on_push` hears what the engine says by itself, `on_stop` that it
    /// stopped for good.
    pub fn new(
        worker: Worker,
        on_push: impl Fn(Push) + 'static,
        on_stop: impl Fn() + 'static,
    ) -> Client {
        let waiting: Rc<RefCell<HashMap<u32, (Function, Function)>>> = Rc::default();
        let answered = Rc::clone(&waiting);
        let ahead = Ahead::default();
        let outdated = Rc::clone(&ahead);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            if let Some(push) = field(&data, "push") {
                if let Ok(push) = from_js(&push) {
                    if matches!(push, Push::Changed { .. }) {
                        outdated.borrow_mut().clear();
                    }
                    on_push(push);
                }
                return;
            }
            let id = field(&data, "id").and_then(|id| id.as_f64()).map(|id| id as u32);
            let call = id.and_then(|id| answered.borrow_mut().remove(&id));
            let Some((resolve, reject)) = call else { return };
            // A listener of the promise cannot throw: the result of calling it says nothing.
            let _ = match field(&data, "problem") {
                Some(problem) => reject.call1(&JsValue::NULL, &problem),
                None => {
                    let value = Reflect::get(&data, &"value".into()).unwrap_or(JsValue::UNDEFINED);
                    resolve.call1(&JsValue::NULL, &value)
                }
            };
        });
        let abandoned = Rc::clone(&waiting);
        let on_error = Closure::<dyn FnMut(web_sys::ErrorEvent)>::new(move |_| {
            let calls: Vec<_> = abandoned.borrow_mut().drain().collect();
            for (_, (_, reject)) in calls {
                let _ = reject.call1(&JsValue::NULL, &JsValue::NULL);
            }
            on_stop();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Client(StoredValue::new_local(Wire {
            worker,
            waiting,
            ahead,
            next: 1,
            _on_message: on_message,
            _on_error: on_error,
        }))
    }

    /// Asks a question.
    pub async fn ask<Q: Question>(self, question: Q) -> Result<Q::Answer, Problem> {
        read_json(&self.ask_text(question).await?)
    }

    /// The answer to a question as the engine wrote it.
    async fn ask_text(self, question: impl Question) -> Result<String, Problem> {
        let query: Query = question.into();
        let text = to_json(&query)?;
        let ahead = self.0.try_with_value(|wire| wire.ahead.borrow_mut().remove(&text)).flatten();
        let answer = match ahead {
            Some(promise) => settled(promise).await?,
            None => self.send("askText", text.into(), &Array::new()).await?,
        };
        Ok(answer.as_string().unwrap_or_default())
    }

    /// Asks what a page to come will ask as it is made: the answers are on their way meanwhile. Those to earlier
    /// questions of this kind are forgotten, as all are when the book changes.
    pub fn ask_ahead(self, questions: &[Query]) {
        let texts: Vec<String> = questions.iter().filter_map(|query| to_json(query).ok()).collect();
        let _ = self.0.try_update_value(|wire| {
            wire.ahead.borrow_mut().retain(|text, _| texts.contains(text));
            for text in texts {
                if wire.ahead.borrow().contains_key(&text) {
                    continue;
                }
                let promise = wire.post("askText", &text.as_str().into(), &Array::new());
                wire.ahead.borrow_mut().insert(text, promise.clone());
                // Nobody may ever ask for it: what went wrong is said where somebody does.
                wasm_bindgen_futures::spawn_local(async move {
                    let _ = settled(promise).await;
                });
            }
        });
    }

    /// Gives an order.
    pub async fn tell(self, command: &Command) -> Result<Done, Problem> {
        self.call("tell", command).await
    }

    /// Any method with a plain argument.
    pub async fn call<T: DeserializeOwned>(
        self,
        method: &str,
        argument: &(impl Serialize + ?Sized),
    ) -> Result<T, Problem> {
        self.call_with(method, to_js(argument)?, &Array::new()).await
    }

    /// Any method whose argument holds buffers; those of `transfer` are given away, not copied.
    pub async fn call_with<T: DeserializeOwned>(
        self,
        method: &str,
        argument: JsValue,
        transfer: &Array,
    ) -> Result<T, Problem> {
        let value = self.send(method, argument, transfer).await?;
        from_js(&value)
    }

    /// Any method, its answer as it came.
    pub async fn send(
        self,
        method: &str,
        argument: JsValue,
        transfer: &Array,
    ) -> Result<JsValue, Problem> {
        let promise = self.0.try_update_value(|wire| {
            if method != "askText" {
                // It may be an order.
                wire.ahead.borrow_mut().clear();
            }
            wire.post(method, &argument, transfer)
        });
        match promise {
            Some(promise) => settled(promise).await,
            None => Err(failure("closed", "")),
        }
    }
}

impl Wire {
    fn post(&mut self, method: &str, argument: &JsValue, transfer: &Array) -> Promise {
        let id = self.next;
        self.next = self.next.wrapping_add(1);
        let message =
            object(&[("id", id.into()), ("method", method.into()), ("argument", argument.clone())]);
        let promise = Promise::new(&mut |resolve, reject| {
            self.waiting.borrow_mut().insert(id, (resolve, reject));
        });
        if self.worker.post_message_with_transfer(&message, transfer).is_err()
            && let Some((_, reject)) = self.waiting.borrow_mut().remove(&id)
        {
            let _ = reject.call1(&JsValue::NULL, &JsValue::NULL);
        }
        promise
    }
}

/// What a call came to.
async fn settled(promise: Promise) -> Result<JsValue, Problem> {
    JsFuture::from(promise)
        .await
        .map_err(|problem| from_js(&problem).unwrap_or_else(|_| failure("engine-stopped", "")))
}

impl Drop for Wire {
    fn drop(&mut self) {
        // The worker may still speak: nobody is there to hear it.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
    }
}

/// A problem of the page's own making: the person's sentence is added where it is shown.
pub fn failure(code: &str, message: &str) -> Problem {
    Problem {
        kind: ProblemKind::Failure,
        code: code.to_owned(),
        message: message.to_owned(),
        place: None,
    }
}

/// A plain JavaScript value.
pub fn to_js(value: &(impl Serialize + ?Sized)) -> Result<JsValue, Problem> {
    let text = to_json(value)?;
    JSON::parse(&text).map_err(|_| failure("unwritable-question", &text))
}

fn to_json(value: &(impl Serialize + ?Sized)) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|error| failure("unwritable-question", &error.to_string()))
}

/// What a plain JavaScript value says.
fn from_js<T: DeserializeOwned>(value: &JsValue) -> Result<T, Problem> {
    // Of `undefined` there is no JSON.
    let text = JSON::stringify(value).map(JsValue::from).unwrap_or_default().as_string();
    read_json(text.as_deref().unwrap_or("null"))
}

fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    json::read(text.as_bytes()).map_err(|error| failure("unreadable-answer", &error.to_string()))
}

/// A JavaScript object of these fields.
pub fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh, plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// A field that is there.
pub fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// What the engine answers to a question that may change with signals, asked again whenever they or the book do. The
/// last answer stays on screen while the next one is on its way.
pub struct Live<T: Send + Sync + 'static> {
    /// The last answer.
    pub view: RwSignal<Option<T>>,
    /// Why there is none newer.
    pub problem: RwSignal<Option<Problem>>,
    /// A newer one is on its way.
    pub loading: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Live<T> {}

/// Asks `question` now and whenever what it reads changes. At most one question of a kind is on its way: while it is,
/// only the newest waits, so a slider that is dragged never queues up work. An answer that reads as the last one changes
/// nothing on screen: a menu that is open stays open while the rest of the book goes on.
///
/// `question` also gives a tag, and `keep` makes from it and the answer what is shown: a list thus knows which slice
/// its rows are.
pub fn live<K, Q, T>(
    client: Client,
    revision: RwSignal<u32>,
    question: impl Fn() -> (K, Q) + 'static,
    keep: fn(K, Q::Answer) -> T,
) -> Live<T>
where
    K: Clone + PartialEq + 'static,
    Q: Question + 'static,
    T: Send + Sync + 'static,
{
    let live = Live {
        view: RwSignal::new(None),
        problem: RwSignal::new(None),
        loading: RwSignal::new(false),
    };
    let next: StoredValue<Option<(K, Q)>, LocalStorage> = StoredValue::new_local(None);
    let last: StoredValue<Option<(K, String)>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        revision.track();
        next.set_value(Some(question()));
        if live.loading.get_untracked() {
            return;
        }
        live.loading.set(true);
        wasm_bindgen_futures::spawn_local(async move {
            while let Some((tag, question)) = next.try_update_value(Option::take).flatten() {
                let answer = client.ask_text(question).await;
                // Once the page is left its signals are gone, and nothing is to be set.
                if live.loading.try_get_untracked().is_none() {
                    return;
                }
                let shown = answer.and_then(|text| {
                    let now = (tag, text);
                    if last.with_value(|last| last.as_ref() != Some(&now)) {
                        live.view.set(Some(keep(now.0.clone(), read_json(&now.1)?)));
                        last.set_value(Some(now));
                    }
                    Ok(())
                });
                if shown.is_err() || live.problem.with_untracked(Option::is_some) {
                    live.problem.set(shown.err());
                }
            }
            if live.loading.try_get_untracked().is_some() {
                live.loading.set(false);
            }
        });
    });
    live
}
