//! What the engine is told of the world outside: the time, chance, and somebody to tell.

use crate::base::Hash;

use super::protocol::Push;

/// Clock, chance and listeners, given from outside so that the engine itself has none.
#[allow(async_fn_in_trait, reason = "one thread: no caller needs these futures to be Send")]
pub trait World {
    /// The wall clock, in milliseconds since 1970.
    fn now(&self) -> u64;
    /// 64 random bits.
    fn random(&self) -> u64;
    /// Tells whoever listens.
    fn push(&self, push: Push);
    /// Lets others work: messages are received and progress is painted.
    async fn pause(&self);
    /// SHA-256 of many bytes, by the fastest means at hand.
    async fn digest(&self, bytes: &[u8]) -> Hash {
        Hash::of(bytes)
    }
    /// The person asked to stop the work going on. Asking resets it.
    fn cancelled(&self) -> bool {
        false
    }
}
