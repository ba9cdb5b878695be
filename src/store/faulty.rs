//! A store that lets us down on purpose, at a chosen operation.

use std::cell::Cell;

use crate::base::Hash;

use super::{Addition, Failure, Opened, Snapshot, Store};

/// How an operation goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// It answers at once that it cannot: nothing was begun.
    Fails,
    /// It was begun, and the transaction aborts for want of room: nothing is kept.
    Aborts,
    /// It was done, but the acknowledgement never comes: everything is kept.
    LosesAcknowledgement,
}

/// Which operations go wrong, counted from 0 over all methods of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How.
    pub mishap: Mishap,
    /// The first one to go wrong.
    pub at: usize,
    /// Every later one too: what a full disk or a stolen lock does.
    pub from_then_on: bool,
}

/// Wraps a store and lets its *n*-th operation go wrong.
#[derive(Clone, Debug)]
pub struct FaultyStore<S> {
    inner: S,
    plan: Option<Plan>,
    operations: Cell<usize>,
}

impl<S> FaultyStore<S> {
    /// Goes wrong as planned; never without a plan (to count the operations of a session).
    pub fn new(inner: S, plan: Option<Plan>) -> FaultyStore<S> {
        FaultyStore { inner, plan, operations: Cell::new(0) }
    }

    /// How many operations were asked for so far.
    pub fn operations(&self) -> usize {
        self.operations.get()
    }

    /// What lies beneath: what is found after a crash.
    pub fn into_inner(self) -> S {
        self.inner
    }

    /// What lies beneath.
    pub fn inner(&self) -> &S {
        &self.inner
    }

    /// Counts one operation; how it goes wrong, if it does.
    fn mishap(&self) -> Option<Mishap> {
        let operation = self.operations.get();
        self.operations.set(operation + 1);
        let plan = self.plan?;
        let hit = operation == plan.at || plan.from_then_on && plan.at < operation;
        hit.then_some(plan.mishap)
    }
}

/// The failure of a mishap that keeps nothing, if it is one.
fn before(mishap: Option<Mishap>) -> Result<(), Failure> {
    match mishap {
        Some(Mishap::Fails) => Err(Failure::Other("planned".to_owned())),
        Some(Mishap::Aborts) => Err(Failure::Full("planned".to_owned())),
        Some(Mishap::LosesAcknowledgement) | None => Ok(()),
    }
}

/// The failure of a mishap that keeps everything, if it is one.
fn after(mishap: Option<Mishap>) -> Result<(), Failure> {
    match mishap {
        Some(Mishap::LosesAcknowledgement) => Err(Failure::Other("planned".to_owned())),
        _ => Ok(()),
    }
}

impl<S: Store> Store for FaultyStore<S> {
    async fn open(&mut self) -> Result<Opened, Failure> {
        let mishap = self.mishap();
        before(mishap)?;
        let opened = self.inner.open().await?;
        after(mishap).map(|()| opened)
    }

    async fn append(&mut self, addition: Addition) -> Result<(), Failure> {
        let mishap = self.mishap();
        before(mishap)?;
        self.inner.append(addition).await?;
        after(mishap)
    }

    async fn blob(&self, hash: Hash) -> Result<Option<Vec<u8>>, Failure> {
        let mishap = self.mishap();
        before(mishap)?;
        let blob = self.inner.blob(hash).await?;
        after(mishap).map(|()| blob)
    }

    async fn erase(&mut self, sources: &[Hash]) -> Result<(), Failure> {
        let mishap = self.mishap();
        before(mishap)?;
        self.inner.erase(sources).await?;
        after(mishap)
    }

    async fn put_snapshot(&mut self, snapshot: Snapshot<'_>) -> Result<(), Failure> {
        let mishap = self.mishap();
        before(mishap)?;
        self.inner.put_snapshot(snapshot).await?;
        after(mishap)
    }

    async fn snapshot_section(&self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let mishap = self.mishap();
        before(mishap)?;
        let section = self.inner.snapshot_section(name).await?;
        after(mishap).map(|()| section)
    }

    async fn put_note(&mut self, key: &str, value: &str) -> Result<(), Failure> {
        let mishap = self.mishap();
        before(mishap)?;
        self.inner.put_note(key, value).await?;
        after(mishap)
    }

    async fn wipe(&mut self) -> Result<(), Failure> {
        let mishap = self.mishap();
        before(mishap)?;
        self.inner.wipe().await?;
        after(mishap)
    }

    fn kind(&self) -> &'static str {
        self.inner.kind()
    }
}
