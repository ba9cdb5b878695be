//! What the browser promises and measures: persistence and room.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Asks the browser never to delete what we keep. Exists on the page only, not in a worker: `None` where it cannot be
/// asked. The browser decides by itself or asks the person; *no* is an ordinary answer.
pub async fn persist() -> Option<bool> {
    ask("persist").await?.as_bool()
}

/// Whether the browser promised not to delete what we keep. On the page and in the worker; `None` where it cannot say.
pub async fn persisted() -> Option<bool> {
    ask("persisted").await?.as_bool()
}

/// Bytes that this origin uses, as the browser estimates; of its room nothing is said, because the estimate does not
/// show the limit that counts.
pub async fn bytes_used() -> Option<u64> {
    let estimate = ask("estimate").await?;
    let usage = Reflect::get(&estimate, &"usage".into()).ok()?.as_f64()?;
    Some(usage as u64)
}

/// `navigator.storage`, in a page or a worker; absent in an insecure context.
pub(super) fn storage_manager() -> Option<StorageManager> {
    let storage = navigator("storage")?;
    Some(storage.unchecked_into())
}

/// Something of `navigator`, in a page or a worker.
pub(super) fn navigator(name: &str) -> Option<JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let found = Reflect::get(&navigator, &name.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

/// Calls a method of `navigator.storage` that answers with a promise.
async fn ask(method: &str) -> Option<JsValue> {
    let storage = storage_manager()?;
    let method: Function = Reflect::get(&storage, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
