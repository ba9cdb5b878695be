//! Lines of bank statements: what is decided on them, and the matching that is worked beside the book.
//!
//! The matching is made of the book when it is asked for, in slices so that others are served meanwhile; decisions are
//! followed, anything else makes it begin anew.

use crate::book::Event;
use crate::journal::EntryId;
use crate::rooms::payments::answers::{self, Asking};
use crate::rooms::payments::decided::{Intent, LineSet, Mode};
use crate::rooms::payments::desk;
use crate::rooms::payments::matching::Level;
use crate::rooms::payments::rules::Apply;
use crate::rooms::payments::settling::{self, Refusal};
use crate::rooms::{exchange, payments};
use crate::store::Store;

use super::decide::refusal_of;
use super::documents::Documents;
use super::protocol::{Command, Problem};
use super::{Engine, World};

/// So long a question waits for the matching; then it is answered with what there is.
const PATIENCE_MILLIS: u64 = 250;

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Asks with what the matching says by now.
    pub(super) fn at_desk<T>(&self, ask: impl FnOnce(Asking<'_>) -> T) -> T {
        let started = self.world.now();
        while !self.desk.borrow_mut().work(&self.book) {
            if PATIENCE_MILLIS < self.world.now().saturating_sub(started) {
                break;
            }
        }
        let (locale, today) = (self.options.locale, self.options.today);
        ask(Asking { book: &self.book, desk: &self.desk.borrow(), locale, today })
    }

    /// Works the matching on, so many rounds; says so when it is done and somebody may have seen less.
    pub(super) async fn match_lines(&mut self, rounds: usize) -> Result<(), Problem> {
        if self.book.payments.bank().is_empty() || self.desk.borrow().is_ready(&self.book) {
            return Ok(());
        }
        for round in 0..rounds {
            if self.desk.borrow_mut().work(&self.book) {
                if 0 < round {
                    self.changed();
                }
                break;
            }
            let (done, total) = self.desk.borrow().progress(&self.book);
            self.step("matching", done / 8 * 8, total).await?;
        }
        Ok(())
    }

    /// What was just applied: decisions are followed, anything else is looked at anew.
    pub(super) fn follow_lines(&mut self, events: &[Event]) {
        let desk = self.desk.get_mut();
        for event in events {
            match event {
                Event::Payments(payments::Event::LinesSet(sets)) => desk.follow(&self.book, sets),
                Event::Views(_)
                | Event::Dunning(_)
                | Event::Ledger(_)
                | Event::Insight(_)
                | Event::Exchange(exchange::Event::FileExported { .. })
                | Event::Payments(payments::Event::RulesSet { .. }) => desk.follow(&self.book, &[]),
                _ => desk.forget(),
            }
        }
    }

    /// After a bank's file came in: takes without asking what the rules say, as an act of its own.
    pub(super) async fn apply_rules(&mut self) -> Result<(), Problem> {
        let least = match self.book.payments.bank().rules().apply {
            Apply::Nothing => return Ok(()),
            Apply::Certain => Level::Certain,
            Apply::Likely => Level::Likely,
        };
        self.match_lines(usize::MAX).await?;
        let certain = answers::certain(&self.book, &self.desk.borrow(), least);
        let set = |(line, intent): (u32, Intent)| {
            settling::set(&self.book, line, Intent { mode: Mode::Rule, ..intent })
        };
        let sets: Vec<LineSet> = certain.into_iter().map(set).collect();
        if sets.is_empty() {
            return Ok(());
        }
        let event = Event::Payments(payments::Event::LinesSet(sets));
        self.record(vec![event], Vec::new()).await.map(|_| ())
    }

    /// Who wrote an entry, and when.
    pub(super) fn wrote(&self, entry: EntryId) -> (String, f64) {
        let stored = self.journal.get(entry);
        stored.map_or_else(Default::default, |stored| {
            (stored.entry.author.clone(), stored.entry.written_at as f64)
        })
    }

    /// Decides what is asked of lines.
    pub(super) fn decide_cash(&self, command: &Command) -> Result<Vec<Event>, Problem> {
        let sets = match command {
            Command::SettleLine { line, settlement } => {
                settling::settle(&self.book, line, settlement).map(|set| vec![set])
            }
            Command::AcceptProposal { line, proposal } => {
                self.accept(line, *proposal).map(|set| vec![set])
            }
            Command::AcceptCertain { lines, likely } => self.accept_certain(lines, *likely),
            Command::SetLineAside { line, kind } => {
                settling::set_aside(&self.book, line, *kind).map(|set| vec![set])
            }
            Command::ReturnLine { line, payment } => {
                settling::give_back(&self.book, line, payment).map(|set| vec![set])
            }
            Command::ReopenLine { line } => settling::reopen(&self.book, line).map(|set| vec![set]),
            Command::SetCashRules { rules } => {
                let kept = rules.kept().ok_or(Refusal::BadRule);
                let kept = kept.map_err(|refusal| self.refuses(&refusal))?;
                let bank = self.book.payments.bank();
                if kept == bank.rules() {
                    return Ok(Vec::new());
                }
                let replaces = bank.rules_heads();
                let event = payments::Event::RulesSet { rules: kept, replaces };
                return Ok(vec![Event::Payments(event)]);
            }
            _ => return Ok(Vec::new()),
        };
        let sets = sets.map_err(|refusal| self.refuses(&refusal))?;
        Ok(vec![Event::Payments(payments::Event::LinesSet(sets))])
    }

    pub(super) fn refuses(&self, refusal: &Refusal) -> Problem {
        refusal_of(refusal.code(), refusal.sentence(self.options.locale))
    }

    fn accept(&self, id: &str, index: u32) -> Result<LineSet, Refusal> {
        let line = settling::line(&self.book, id)?;
        let desk = self.desk.borrow();
        let proposals = desk.outcome(line).map(|outcome| &outcome.proposals);
        let proposal = proposals.and_then(|all| all.get(index as usize));
        let proposal = proposal.ok_or(Refusal::UnknownProposal)?;
        let intent = desk::intent(&self.book, line, proposal, Mode::Accepted);
        let intent = intent.ok_or(Refusal::UnknownProposal)?;
        settling::check(&self.book, line, &intent)?;
        Ok(settling::set(&self.book, line, intent))
    }

    fn accept_certain(&self, lines: &[String], likely: bool) -> Result<Vec<LineSet>, Refusal> {
        let least = if likely { Level::Likely } else { Level::Certain };
        let certain = answers::certain(&self.book, &self.desk.borrow(), least);
        let set = |(line, intent)| settling::set(&self.book, line, intent);
        let mut sets: Vec<LineSet> = certain.into_iter().map(set).collect();
        if !lines.is_empty() {
            let wanted: std::collections::HashSet<&String> = lines.iter().collect();
            sets.retain(|set| wanted.contains(&set.line));
        }
        if sets.is_empty() { Err(Refusal::NothingCertain) } else { Ok(sets) }
    }
}
