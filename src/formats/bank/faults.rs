//! The faults of one file, as many as are kept.

use crate::base::Fault;
use crate::formats::limits;

/// Faults in the order in which they are seen, the first [`limits::FAULTS`] of them.
#[derive(Debug, Default)]
pub(in crate::formats) struct Faults {
    kept: Vec<Fault>,
    beyond: u64,
}

impl Faults {
    /// One more.
    pub(in crate::formats) fn push(&mut self, fault: Fault) {
        if self.kept.len() < limits::FAULTS {
            self.kept.push(fault);
        } else {
            self.beyond += 1;
        }
    }

    /// At a line, from 1.
    pub(in crate::formats) fn at(&mut self, code: &str, line: u32, value: &str) {
        self.push(Fault::new(code).at_line(line).with_value(value));
    }

    /// At a line; the record stays in.
    pub(in crate::formats) fn warn(&mut self, code: &str, line: u32, value: &str) {
        self.push(Fault::new(code).at_line(line).with_value(value).as_warning());
    }

    /// All of them, in file order, each with its file.
    pub(in crate::formats) fn finish(mut self, file: &str) -> Vec<Fault> {
        if self.beyond > 0 {
            let more = Fault::new("more-faults").with_value(&self.beyond.to_string());
            self.kept.push(more.as_warning());
        }
        for fault in &mut self.kept {
            file.clone_into(&mut fault.place.file);
        }
        self.kept
    }
}
