//! A message as it would be, and a template to be edited: what `export` gives as JSON.

use serde::{Deserialize, Serialize};

use crate::rooms::dunning::messages::{Template, Variable, sms};

/// A message that nobody has written yet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReminderPreview {
    /// Empty for a short message.
    pub subject: String,
    /// Its text; empty for a letter, which is in `pages`.
    pub body: String,
    /// Where it goes.
    pub to: String,
    /// What is wrong with it, in sentences.
    pub faults: Vec<String>,
    /// Of a short message: how long it is.
    pub sms: Option<sms::Length>,
    /// Of a short message: what opens it in a telephone's own program.
    pub sms_link: Option<String>,
    /// Of a letter: its pages as SVG.
    pub pages: Option<Vec<String>>,
}

/// A template to be edited.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TemplateDesk {
    /// As it comes with the program.
    pub shipped: Template,
    /// As it stands.
    pub kept: Template,
    /// These are the firm's own words.
    pub own: bool,
    /// Two devices disagree on them.
    pub contested: bool,
    /// Every place with words of the firm's own: see [`Slot::id`](crate::rooms::dunning::model::Slot::id).
    pub changed: Vec<String>,
    /// What it may name.
    pub variables: Vec<Variable>,
    /// What is wrong with it.
    pub faults: Vec<TemplateFault>,
    /// The message to the customer that was named.
    pub preview: Option<ReminderPreview>,
    /// That customer is another kind of debtor, or reads another language: it is shown as if.
    pub elsewhere: bool,
}

/// Something wrong with a template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TemplateFault {
    /// `subject` or `body`.
    pub part: String,
    /// From 1.
    pub line: u32,
    /// In the person's language.
    pub sentence: String,
}
