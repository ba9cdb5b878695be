//! The words of reminders: a message as it would be, templates to be edited, and their check before they are kept.

use serde::Serialize;

use crate::base::{Amount, Currency, Money, json};
use crate::rooms::dunning::commands::Act;
use crate::rooms::dunning::messages::{
    Job, Level, Medium, Message, Output, Template, Variable, gather, sms,
};
use crate::rooms::dunning::model::{Matter, Reminded, Reminder, Slot};
use crate::rooms::dunning::promises;
use crate::rooms::dunning::queries::{
    ReminderPreview, ReminderToWrite, TemplateDesk, TemplateFault,
};
use crate::rooms::dunning::scenario::Action;
use crate::rooms::insight::figures::open_at;
use crate::store::Store;

use super::documents::{DocumentAnswer, DocumentRequest, Documents};
use super::exports::Exported;
use super::protocol::{Problem, ProblemKind};
use super::{Engine, World};

const JSON: &str = "application/json";

/// Items of a preview, at most.
const SHOWN: usize = 8;

fn exported(of: &impl Serialize) -> Exported {
    // Texts can always be written.
    let bytes = serde_json::to_vec(of).unwrap_or_default();
    Exported { name: String::new(), mime: JSON.to_owned(), bytes }
}

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// A message that nobody has written yet, as it would be: its text, its pages where it is a letter, what is wrong with
    /// it. Leaves no trace in the journal.
    pub(super) async fn reminder_preview(
        &self,
        asked: &ReminderToWrite,
        template: Option<&Template>,
    ) -> Result<Exported, Problem> {
        let book = &self.book;
        let today = self.options.today;
        let mut items = Vec::new();
        for id in &asked.items {
            let Some(row) = book.invoices.find_id(&book.customers, id) else {
                return Err(self.refused("unknown-receivable", id));
            };
            items.push(self.reminded(row, asked.currency));
        }
        let mut reminder = Reminder {
            account: asked.account.clone(),
            currency: asked.currency,
            on: today,
            level: asked.level,
            action: asked.action.unwrap_or(Action::Email),
            items,
            ..Reminder::default()
        };
        reminder.template = gather::template_name(book, &reminder);
        let mut message = gather::message(book, &reminder, true, today);
        if template.is_some() {
            message.template = template.cloned();
        }
        Ok(exported(&self.message_shown(message).await?))
    }

    /// An item as a message asks for it: what is open and neither disputed nor promised.
    fn reminded(&self, row: u32, currency: Currency) -> Reminded {
        let book = &self.book;
        let id = book.invoices.id(&book.customers, row);
        let open = open_at(book, row, self.options.today.get());
        let today = self.options.today;
        let account = book.customers.account(book.invoices.customer[row as usize]);
        let awaited = promises::awaited(book, account, today);
        let awaited = awaited.get(&row).copied().unwrap_or_default();
        let apart = promises::disputed(book, row, today) + awaited.promised + awaited.planned;
        let asked = Money::new(Amount::new((open - apart).max(0)), currency);
        Reminded { item: id, level: None, asked }
    }

    async fn message_shown(&self, message: Message) -> Result<ReminderPreview, Problem> {
        let mut batch = self.stationery(Output::Pictures);
        let message = self.dressed(&batch, message);
        let (medium, to) = (message.medium, message.to.clone());
        batch.jobs = vec![Job::Message(Box::new(message))];
        let bundle = self.write_messages(batch).await?;
        let Some(written) = bundle.written.into_iter().next() else {
            return Err(self.refused("nothing-to-send", ""));
        };
        let short = medium == Medium::Sms;
        Ok(ReminderPreview {
            to: match medium {
                Medium::Email => to.email,
                Medium::Sms | Medium::Call => to.phone.clone(),
                Medium::Letter => to.address.into_iter().next().unwrap_or_default(),
            },
            faults: written.sentences,
            sms: short.then(|| sms::length(&written.body)),
            sms_link: if short { sms::link(&to.phone, &written.body) } else { None },
            pages: json::read(&written.bytes).ok(),
            subject: written.subject,
            body: written.body,
        })
    }

    async fn template_answer(
        &self,
        request: DocumentRequest,
    ) -> Result<(Template, Vec<Variable>, Vec<TemplateFault>), Problem> {
        match self.documents.call(request).await.map_err(|failure| self.failure(&failure))? {
            DocumentAnswer::Template(template, variables, faults) => {
                let wrong = faults.into_iter().map(|(fault, sentence)| TemplateFault {
                    part: fault.place.column.clone().unwrap_or_default(),
                    line: fault.place.line.unwrap_or(1),
                    sentence,
                });
                Ok((*template, variables, wrong.collect()))
            }
            DocumentAnswer::Refused(fault) => Err(self.fault(&fault)),
            _ => Err(self.refused("unexpected-answer", "")),
        }
    }

    /// Words that a firm decides are looked at as a template first: what cannot be written to anybody is not kept.
    pub(super) async fn check_words(&self, acts: &[Act]) -> Result<(), Problem> {
        for act in acts {
            let Act::SetTemplate { slot, template } = act else { continue };
            let locale = self.options.locale;
            let request = DocumentRequest::RenderCheck(template.clone(), *slot, locale);
            let (_, _, wrong) = self.template_answer(request).await?;
            if let Some(wrong) = wrong.into_iter().next() {
                return Err(Problem {
                    kind: ProblemKind::Refusal,
                    code: "wrong-template".to_owned(),
                    message: wrong.sentence,
                    place: None,
                });
            }
        }
        Ok(())
    }

    /// A template as it is typed, all that is to be known of it, and what it makes of one customer's items. Leaves no trace.
    pub(super) async fn template_desk(
        &self,
        slot: &Slot,
        typed: Option<&Template>,
        account: &str,
    ) -> Result<Exported, Problem> {
        let dunning = &self.book.dunning;
        let locale = self.options.locale;
        let (shipped, variables, _) =
            self.template_answer(DocumentRequest::RenderTemplate(*slot, locale)).await?;
        let own = dunning.template(slot);
        let kept = own.unwrap_or(&shipped).clone();
        let looked_at = Box::new(typed.unwrap_or(&kept).clone());
        let check = DocumentRequest::RenderCheck(looked_at, *slot, locale);
        let (looked_at, _, faults) = self.template_answer(check).await?;
        let decided = dunning.decision(Matter::Template, &slot.id());
        let (mut preview, mut elsewhere) = (None, false);
        if let Some(reminder) = self.specimen(slot, account).filter(|_| faults.is_empty()) {
            let mut message = gather::message(&self.book, &reminder, true, self.options.today);
            let to = &mut message.to;
            elsewhere = to.debtor != slot.debtor || to.language != slot.language.code();
            (to.debtor, to.language) = (slot.debtor, slot.language.code().to_owned());
            // A call after a formal notice is a call to this customer only once it had one.
            message.level = slot.level;
            message.template = Some(looked_at);
            preview = Some(self.message_shown(message).await?);
        }
        Ok(exported(&TemplateDesk {
            contested: decided.is_some_and(|known| known.is_contested()),
            changed: dunning
                .all(Matter::Template)
                .filter(|(_, kept)| kept.latest().is_some_and(Option::is_some))
                .map(|(id, _)| id.to_owned())
                .collect(),
            own: own.is_some(),
            shipped,
            kept,
            variables,
            faults,
            preview,
            elsewhere,
        }))
    }

    /// A reminder as a preview wants it: before the due date of what is not due yet, else of what is late, and of
    /// whatever is open where there is nothing of the kind. `None` without a customer or anything open.
    fn specimen(&self, slot: &Slot, account: &str) -> Option<Reminder> {
        let (book, today) = (&self.book, self.options.today);
        let customer = book.customers.find(account)?;
        let open = |row: &u32| 0 < open_at(book, *row, today.get());
        let position = book
            .customers
            .positions_of(customer)
            .find(|position| book.invoices.of_position(*position).any(|row| open(&row)))?;
        let rows: Vec<u32> = book.invoices.of_position(position).filter(open).collect();
        let early = slot.level == Level::Courtesy;
        let fits = |row: &&u32| early == (today.get() <= book.invoices.due[**row as usize]);
        let mut chosen: Vec<u32> = rows.iter().filter(fits).copied().collect();
        if chosen.is_empty() {
            chosen = rows;
        }
        chosen.truncate(SHOWN);
        let currency = book.customers.currency_of(position);
        Some(Reminder {
            account: account.to_owned(),
            currency,
            on: today,
            level: slot.level as u8,
            action: match (slot.medium, slot.level) {
                (Medium::Email, _) => Action::Email,
                (Medium::Sms, _) => Action::Sms,
                (Medium::Call, _) => Action::Call,
                (Medium::Letter, Level::FormalNotice) => Action::FormalNotice,
                (Medium::Letter, _) => Action::Letter,
            },
            items: chosen.into_iter().map(|row| self.reminded(row, currency)).collect(),
            ..Reminder::default()
        })
    }
}
