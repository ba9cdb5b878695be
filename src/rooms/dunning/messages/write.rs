//! From facts to texts and papers: each job by itself, so that one that cannot be written stops no other.

use super::values::{self, Figures, Values};
use super::words::Words;
use super::{
    Batch, Bundle, Job, Level, Medium, Message, Output, Recipient, Written, letter, pack,
    statement, templates,
};
use crate::base::Fault;
use crate::paper::{Block, Paper};
use crate::rooms::dunning::scenario::Debtor;

/// Writes everything. The same batch gives the same bytes.
pub fn write(batch: &Batch) -> Bundle {
    let ours = Words::of(&batch.language);
    let say = &ours.say;
    let day = batch.today.to_string();
    let demo = |name: String| if batch.demo { format!("DEMO-{name}") } else { name };
    let mut bundle = Bundle {
        name: demo(say.dunning_message_file_bundle(&day)),
        folders: say.dunning_message_folders().split('|').map(str::to_owned).collect(),
        sections: pack::folders(&ours),
        ..Bundle::default()
    };
    let mut whole: Option<Paper> = None;
    for job in &batch.jobs {
        let mut written = Written::default();
        match one(batch, job, &mut written) {
            Err(faults) => {
                written.body.clear();
                written.subject.clear();
                written.faults.extend(faults);
            }
            Ok(None) => (),
            Ok(Some((words, blocks))) => {
                let paper = paper(batch, &words, &written, blocks);
                match batch.output {
                    Output::Texts => (),
                    Output::Files => match crate::paper::print(&paper) {
                        Ok(printed) => {
                            written.bytes = printed.bytes;
                            written
                                .faults
                                .extend(printed.faults.into_iter().map(Fault::as_warning));
                        }
                        Err(fault) => written.faults.push(*fault),
                    },
                    Output::Pictures => match crate::paper::draw(&paper) {
                        // Texts can always be written.
                        Ok(drawn) => written.bytes = serde_json::to_vec(&drawn).unwrap_or_default(),
                        Err(fault) => written.faults.push(*fault),
                    },
                    // Each letterhead begins a page of its own.
                    Output::OneFile => match &mut whole {
                        Some(whole) => whole.blocks.extend(paper.blocks),
                        None => whole = Some(paper),
                    },
                }
            }
        }
        written.sentences = written.faults.iter().map(|fault| wrong(&ours, fault)).collect();
        written.name = demo(written.name);
        bundle.written.push(written);
    }
    if let Some(paper) = whole {
        match crate::paper::print(&paper) {
            Ok(printed) => {
                bundle.bytes = printed.bytes;
                bundle.faults.extend(printed.faults.into_iter().map(Fault::as_warning));
            }
            Err(fault) => bundle.faults.push(*fault),
        }
    }
    bundle
}

/// What is printed of a job; `None` where nothing is.
fn one(
    batch: &Batch,
    job: &Job,
    written: &mut Written,
) -> Result<Option<(Words, Vec<Block>)>, Vec<Fault>> {
    let dated;
    let batch = match job {
        Job::Message(message) if let Some(day) = message.said_on => {
            dated = batch.on(day);
            &dated
        }
        _ => batch,
    };
    let to = recipient(job);
    let words = Words::of(&to.language);
    let say = &words.say;
    let day = batch.today.to_string();
    let account = file_name(&to.account);
    let posted = match job {
        Job::Message(message) => message.medium == Medium::Letter,
        Job::Statement(_) | Job::DebitNote(_) => true,
        Job::Annex(_) | Job::Index(_) => false,
    };
    if posted && to.address.iter().all(|line| line.trim().is_empty()) {
        written.faults.push(Fault::new("no-address").with_value(&to.name).as_warning());
    }
    let one = |code: values::Code| vec![Fault::new(code)];
    let blocks = match job {
        Job::Message(message) => {
            written.name = match message.level {
                Level::FormalNotice => say.dunning_message_file_notice(account, day),
                _ => say.dunning_message_file_reminder(account, day),
            };
            return said(batch, message, words, written);
        }
        Job::Statement(of) => {
            written.name = say.dunning_message_file_statement(account, day);
            written.subject = say.dunning_message_title_statement();
            written.table = statement::table(&words, of);
            statement::compose(&words, batch, of).map_err(one)?
        }
        Job::DebitNote(note) => {
            written.name = match note.number.is_empty() {
                true => say.dunning_message_file_debit_note(account),
                false => file_name(&note.number),
            };
            written.subject = say.dunning_message_subject_debit_note(&note.number);
            statement::debit_note(&words, batch, note).map_err(one)?
        }
        Job::Annex(note) => {
            written.name = say.dunning_message_file_computation(account, day);
            written.subject = say.dunning_message_title_computation();
            statement::computation(&words, batch, note).map_err(one)?
        }
        Job::Index(index) => {
            written.name = say.dunning_message_file_index();
            written.subject = say.dunning_message_title_index();
            pack::compose(&words, batch, index).map_err(one)?
        }
    };
    Ok(Some((words, blocks)))
}

/// The text of a message, and its letter where it is one.
fn said(
    batch: &Batch,
    message: &Message,
    words: Words,
    written: &mut Written,
) -> Result<Option<(Words, Vec<Block>)>, Vec<Fault>> {
    let debtor = message.to.debtor;
    let medium = message.medium;
    let figures = Figures::of(batch, message).map_err(|code| vec![Fault::new(code)])?;
    let values = Values::new(&words, batch, message, &figures);
    let ours;
    let template = match &message.template {
        Some(own) => own,
        None => {
            ours = templates::built_in(message.level, debtor, medium, words.locale);
            &ours
        }
    };
    let (subject, mut body) = templates::render(template, medium, &values, &words)?;
    if !template.body.contains("received") {
        // Whoever has paid since must see that we do not know it yet.
        let sentence = words.set(&values.received_sentence());
        let before = body.find(values::SIGNATURE).unwrap_or(body.len());
        let gap = if medium == Medium::Sms { " " } else { "\n\n" };
        let rest = body.split_off(before);
        body = format!(
            "{}{gap}{sentence}{}{rest}",
            body.trim_end(),
            if rest.is_empty() { "" } else { gap }
        );
    }
    if debtor == Debtor::Consumer
        && let Some(found) = templates::forbidden_to_consumers(&format!("{subject}\n{body}"))
    {
        return Err(vec![Fault::new("not-for-consumers").with_value(found)]);
    }
    if medium == Medium::Sms {
        body = super::sms::plain(&body);
    }
    written.subject = subject;
    let letter = medium == Medium::Letter;
    let blocks =
        letter.then(|| letter::compose(&words, batch, message, &figures, &written.subject, &body));
    if !letter {
        written.body = body;
    }
    Ok(blocks.map(|blocks| (words, blocks)))
}

/// What is wrong, in a sentence.
pub fn wrong(words: &Words, fault: &Fault) -> String {
    let say = &words.say;
    let value = &fault.value;
    let line = fault.place.line.unwrap_or(1).to_string();
    match fault.code.as_str() {
        "template-variable" => say.dunning_message_wrong_variable(value, line),
        "template-function" => say.dunning_message_wrong_function(value, line),
        "template-endless" => say.dunning_message_wrong_endless(line),
        "template-syntax" | "template-value" => say.dunning_message_wrong_syntax(line, value),
        "template-empty" => say.dunning_message_wrong_empty(),
        "notice-words" => say.dunning_message_wrong_notice_words(),
        "notice-list" => say.dunning_message_wrong_notice_list(),
        "notice-sum" => say.dunning_message_wrong_notice_sum(),
        "notice-deadline" => say.dunning_message_wrong_notice_deadline(),
        "notice-payment" => say.dunning_message_wrong_notice_payment(),
        "notice-cost" => say.dunning_message_wrong_notice_cost(),
        "not-for-consumers" => say.dunning_message_wrong_consumers(value),
        "no-address" => say.dunning_message_wrong_address(value),
        "no-items" | "nothing-owed" => say.dunning_message_wrong_nothing(),
        "rate-unknown" => say.dunning_message_wrong_rate(),
        "amount-too-large" => say.dunning_message_wrong_large(),
        "unprintable-letters" => say.dunning_message_wrong_letters(value),
        code => say.dunning_message_wrong_other(code),
    }
}

/// To whom a job goes.
pub fn recipient(job: &Job) -> &Recipient {
    match job {
        Job::Message(message) => &message.to,
        Job::Statement(statement) => &statement.to,
        Job::DebitNote(note) | Job::Annex(note) => &note.to,
        Job::Index(index) => &index.to,
    }
}

fn paper(batch: &Batch, words: &Words, written: &Written, blocks: Vec<Block>) -> Paper {
    let running = blocks.iter().find_map(|block| match block {
        Block::Letterhead { running, .. } => Some(running.clone()),
        _ => None,
    });
    Paper {
        language: words.locale.code().to_owned(),
        title: running.unwrap_or_default(),
        author: batch.firm.name.clone(),
        subject: written.subject.clone(),
        created: batch.created,
        look: batch.look.clone(),
        words: words.printer(),
        legal: batch.firm.legal.clone(),
        stamp: if batch.demo { words.say.dunning_message_demo() } else { String::new() },
        blocks,
        ..Paper::default()
    }
}

/// A text as part of a file's name: what would be a folder, or is not allowed on some system, is a dash.
fn file_name(text: &str) -> String {
    text.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-")
}
