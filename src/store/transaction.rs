//! The little of IndexedDB that we use: open, one transaction at a time, read and write.
//!
//! All requests of a transaction are queued at once; then only its end is awaited: a transaction with nothing queued
//! commits by itself, so nothing else may be awaited in between. A request that fires `success` proves nothing:
//! the transaction may still abort (quota). Only `complete` is an acknowledgement.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest,
    IdbRequest, IdbTransaction,
};

use super::Failure;

/// How hard the browser waits for the disk before `complete`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Until the disk has it.
    Strict,
    /// Until the operating system has it.
    Relaxed,
}

impl Durability {
    fn word(self) -> &'static str {
        match self {
            Durability::Strict => "strict",
            Durability::Relaxed => "relaxed",
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the third argument of `transaction`, which `web-sys` holds back as unstable.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Durable;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with(
        this: &Durable,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;

    /// `IDBTransaction` with `commit`, which `web-sys` calls deprecated and the standard does not.
    #[wasm_bindgen(extends = IdbTransaction)]
    type Committing;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Committing) -> Result<(), JsValue>;
}

/// An open database.
pub struct Database {
    raw: IdbDatabase,
    /// Another tab wants to delete or upgrade: we let go.
    _let_go: Closure<dyn FnMut()>,
}

impl Database {
    /// Opens a database and makes its stores when it is new.
    pub async fn open(name: &str, stores: &'static [&'static str]) -> Result<Database, Failure> {
        let request = factory()?.open_with_u32(name, 1).map_err(|wrong| failure(&wrong))?;
        let upgrade = {
            let request = request.clone();
            Closure::once(move || {
                let Ok(database) = request.result() else { return };
                let database: IdbDatabase = database.unchecked_into();
                for store in stores {
                    // A store that cannot be made shows at the first transaction on it.
                    let _ = database.create_object_store(store);
                }
            })
        };
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let raw: IdbDatabase = settled(&request).await?.unchecked_into();
        let let_go = {
            let raw = raw.clone();
            Closure::<dyn FnMut()>::new(move || raw.close())
        };
        raw.set_onversionchange(Some(let_go.as_ref().unchecked_ref()));
        Ok(Database { raw, _let_go: let_go })
    }

    /// Deletes a database; other tabs' connections close themselves.
    pub async fn delete(name: &str) -> Result<(), Failure> {
        let request: IdbOpenDbRequest =
            factory()?.delete_database(name).map_err(|wrong| failure(&wrong))?;
        settled(&request).await.map(drop)
    }

    /// Writes in one transaction: all that `queue` asks for, or nothing. Resolves when the browser says `complete`.
    pub async fn write(
        &self,
        stores: &[&str],
        durability: Durability,
        queue: impl FnOnce(&Transaction) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &durability.word().into());
        let transaction = Transaction::begin(&self.raw, stores, "readwrite", &options)?;
        // A browser that does not know the word waits for the disk anyway; one that knows it must have heard it.
        let heard = Reflect::get(&transaction.raw, &"durability".into()).unwrap_or_default();
        let heard = heard.as_string().unwrap_or_else(|| durability.word().to_owned());
        let queued = if heard == durability.word() {
            queue(&transaction)
        } else {
            Err(Failure::Unavailable(format!("durability is {heard}")))
        };
        if let Err(wrong) = queued {
            let _ = transaction.raw.abort();
            let _ = transaction.end().await;
            return Err(wrong);
        }
        // Saves the round trip that would find out that nothing more is asked.
        let _ = transaction.raw.unchecked_ref::<Committing>().commit();
        transaction.end().await
    }

    /// Reads in one transaction; the results in the order of the requests.
    pub async fn read(
        &self,
        stores: &[&str],
        queue: impl FnOnce(&Transaction) -> Result<Vec<IdbRequest>, Failure>,
    ) -> Result<Vec<JsValue>, Failure> {
        let transaction = Transaction::begin(&self.raw, stores, "readonly", &Object::new())?;
        let requests = queue(&transaction)?;
        let promises: Vec<Promise> = requests.iter().map(promise).collect();
        let mut results = Vec::with_capacity(requests.len());
        for (request, promise) in requests.iter().zip(promises) {
            results.push(result(request, promise).await?);
        }
        Ok(results)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.raw.set_onversionchange(None);
        self.raw.close();
    }
}

/// A transaction that still takes requests.
pub struct Transaction {
    raw: IdbTransaction,
    ended: Promise,
}

impl Transaction {
    fn begin(
        database: &IdbDatabase,
        stores: &[&str],
        mode: &str,
        options: &Object,
    ) -> Result<Transaction, Failure> {
        let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
        let database: &Durable = database.unchecked_ref();
        let raw = database.transaction_with(&stores, mode, options);
        let raw = raw.map_err(|wrong| failure(&wrong))?;
        let ended = Promise::new(&mut |resolve, reject| {
            raw.set_oncomplete(Some(&resolve));
            raw.set_onabort(Some(&reject));
        });
        Ok(Transaction { raw, ended })
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, Failure> {
        self.raw.object_store(name).map_err(|wrong| failure(&wrong))
    }

    /// Adds a value under a new key; the transaction aborts when the key is taken.
    pub fn add(&self, store: &str, key: &JsValue, value: &JsValue) -> Result<(), Failure> {
        let added = self.store(store)?.add_with_key(value, key);
        added.map(drop).map_err(|wrong| failure(&wrong))
    }

    /// Puts a value under a key.
    pub fn put(&self, store: &str, key: &JsValue, value: &JsValue) -> Result<(), Failure> {
        let put = self.store(store)?.put_with_key(value, key);
        put.map(drop).map_err(|wrong| failure(&wrong))
    }

    /// Deletes all keys of a range.
    pub fn delete(&self, store: &str, range: &IdbKeyRange) -> Result<(), Failure> {
        let deleted = self.store(store)?.delete(range);
        deleted.map(drop).map_err(|wrong| failure(&wrong))
    }

    /// All values, or those of a range, in the order of keys.
    pub fn values(&self, store: &str, range: &JsValue) -> Result<IdbRequest, Failure> {
        self.store(store)?.get_all_with_key(range).map_err(|wrong| failure(&wrong))
    }

    /// All keys, or those of a range, in order.
    pub fn keys(&self, store: &str, range: &JsValue) -> Result<IdbRequest, Failure> {
        self.store(store)?.get_all_keys_with_key(range).map_err(|wrong| failure(&wrong))
    }

    /// Waits for `complete` or `abort`.
    async fn end(&self) -> Result<(), Failure> {
        match JsFuture::from(self.ended.clone()).await {
            Ok(_) => Ok(()),
            Err(_) => Err(match self.raw.error() {
                Some(wrong) => failure(&wrong),
                None => Failure::Other("the transaction was aborted".to_owned()),
            }),
        }
    }
}

/// All keys that begin with these parts.
pub fn beginning_with(parts: &[JsValue]) -> Result<IdbKeyRange, Failure> {
    let lower: Array = parts.iter().collect();
    let upper: Array = parts.iter().collect();
    // An array sorts after every number and text.
    upper.push(&Array::new());
    IdbKeyRange::bound(&lower, &upper).map_err(|wrong| failure(&wrong))
}

/// A copy of the bytes of a stored value.
pub fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn factory() -> Result<IdbFactory, Failure> {
    let missing = || Failure::Unavailable("indexedDB".to_owned());
    // Reading the property throws where storage is blocked.
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).map_err(|_| missing())?;
    if factory.is_undefined() || factory.is_null() {
        return Err(missing());
    }
    Ok(factory.unchecked_into())
}

fn promise(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

async fn settled(request: &IdbRequest) -> Result<JsValue, Failure> {
    result(request, promise(request)).await
}

async fn result(request: &IdbRequest, promise: Promise) -> Result<JsValue, Failure> {
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(|wrong| failure(&wrong)),
        Err(_) => Err(match request.error() {
            Ok(Some(wrong)) => failure(&wrong),
            _ => Failure::Other("the request failed without a reason".to_owned()),
        }),
    }
}

/// The name of an exception: `QuotaExceededError` …
pub fn name_of(wrong: &JsValue) -> String {
    let name = Reflect::get(wrong, &"name".into()).unwrap_or_default();
    name.as_string().unwrap_or_default()
}

/// What an exception of the browser means to us.
pub fn failure(wrong: &JsValue) -> Failure {
    let name = name_of(wrong);
    let message = match wrong.dyn_ref::<DomException>() {
        Some(wrong) => wrong.message(),
        None => Reflect::get(wrong, &"message".into())
            .unwrap_or_default()
            .as_string()
            .unwrap_or_default(),
    };
    let words = format!("{name}: {message}");
    match name.as_str() {
        "QuotaExceededError" => Failure::Full(words),
        // Chromium's words for a database that it cannot read.
        "UnknownError" | "NotReadableError" | "DataError" => Failure::Damaged(words),
        "SecurityError" | "NotSupportedError" | "InvalidStateError" => Failure::Unavailable(words),
        _ => Failure::Other(words),
    }
}
