//! A world for tests: a clock that ticks, chance from a seed, nobody listening.

use std::cell::Cell;
use std::rc::Rc;

use encours::engine::World;
use encours::engine::protocol::Push;

/// Each look at the clock is a millisecond later than the one before.
pub struct TestWorld {
    clock: Cell<u64>,
    chance: Cell<u64>,
    /// How often the journal was folded, as it was told.
    pub folds: Rc<Cell<u32>>,
}

impl Default for TestWorld {
    fn default() -> TestWorld {
        TestWorld {
            clock: Cell::new(1_795_000_000_000),
            chance: Cell::new(7),
            folds: Rc::default(),
        }
    }
}

impl TestWorld {
    /// Another person's: other chances.
    pub fn seeded(seed: u64) -> TestWorld {
        TestWorld { chance: Cell::new(seed), ..TestWorld::default() }
    }
}

impl World for TestWorld {
    fn now(&self) -> u64 {
        self.clock.replace(self.clock.get() + 1)
    }

    fn random(&self) -> u64 {
        let next = self.chance.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        self.chance.replace(next)
    }

    fn push(&self, push: Push) {
        if matches!(push, Push::Progress { stage, done: 0.0, .. } if stage == "reading") {
            self.folds.set(self.folds.get() + 1);
        }
    }

    async fn pause(&self) {}
}
