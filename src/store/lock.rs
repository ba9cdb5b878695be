//! One writer: the Web Lock `journal/<workspace>`.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Failure;
use super::persist::navigator;

#[wasm_bindgen]
extern "C" {
    /// `LockManager`, which `web-sys` holds back as unstable.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        callback: &Function,
    ) -> Result<Promise, JsValue>;
}

/// Held until it is dropped, or until another tab steals it.
#[derive(Debug)]
pub struct Lock {
    lost: Rc<Cell<bool>>,
    release: Option<Function>,
}

impl Lock {
    /// Takes the lock: if it is free, or else, with `steal`, from whoever holds it. `lost` is called when another tab
    /// steals it from us. [`Failure::TakenOver`] when it is not free.
    ///
    /// Where the browser has no locks (an insecure context) there is nothing to hold; the database itself then refuses
    /// the second of two tabs that write the same number.
    pub async fn take(name: &str, steal: bool, on_lost: Rc<dyn Fn()>) -> Result<Lock, Failure> {
        let lost = Rc::new(Cell::new(false));
        let Some(locks) = navigator("locks") else { return Ok(Lock { lost, release: None }) };
        let locks: LockManager = locks.unchecked_into();
        let options = Object::new();
        let option = if steal { "steal" } else { "ifAvailable" };
        let _ = Reflect::set(&options, &option.into(), &JsValue::TRUE);

        // The lock is ours for as long as `held` is not settled.
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        let mut answer = None;
        let granted = Promise::new(&mut |resolve, _| answer = Some(resolve));
        let callback = Closure::once_into_js(move |lock: JsValue| -> Promise {
            let free = !lock.is_null();
            if let Some(answer) = answer {
                let _ = answer.call1(&JsValue::NULL, &free.into());
            }
            if free { held } else { Promise::resolve(&JsValue::UNDEFINED) }
        });
        let ended = locks.request(name, &options, callback.unchecked_ref());
        let ended = ended.map_err(|wrong| super::transaction::failure(&wrong))?;
        let first = Promise::race(&Array::of2(&granted, &ended));
        let free =
            JsFuture::from(first).await.map_err(|wrong| super::transaction::failure(&wrong))?;
        if free != JsValue::TRUE {
            return Err(Failure::TakenOver);
        }
        let told = lost.clone();
        spawn_local(async move {
            // Settled without error: we let go. With an error (`AbortError`): stolen.
            if JsFuture::from(ended).await.is_err() {
                told.set(true);
                on_lost();
            }
        });
        Ok(Lock { lost, release })
    }

    /// Another tab has it now.
    pub fn is_lost(&self) -> bool {
        self.lost.get()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}
