//! Templates: those that come with the program, the check of those that a firm writes, and what becomes of them.
//!
//! The language is Jinja's (the `minijinja` crate): `{{ net }}`, `{% if count == 1 %}…{% else %}…{% endif %}`,
//! `{% for item in items %}…{% endfor %}`. A variable that does not exist is a fault with its line, never an empty text.
//! A template can read nothing but the variables of [`variables`] and stops after a bounded number of steps.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};

use super::values::{self, NAMES, Values};
use super::words::Words;
use super::{Level, Medium, Template, Variable};
use crate::base::{Arrange, Fault};
use crate::rooms::dunning::model::Slot;
use crate::rooms::dunning::scenario::Debtor;
use crate::texts::Locale;

/// Steps that a template may take: a thousand times what the longest of ours takes.
const STEPS: u64 = 1_000_000;

/// What an item of a list has.
const ITEM: [&str; 8] = ["number", "issued", "due", "due_long", "amount", "open", "order", "late"];

macro_rules! texts {
    ($language:literal, $($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("built_in/", $language, "/", $name, ".txt")))),*]
    };
}

const FRENCH: [(&str, &str); 16] = texts!(
    "fr",
    "courtesy",
    "first",
    "firm-professional",
    "firm-public",
    "firm-consumer",
    "notice-professional",
    "notice-public",
    "notice-consumer",
    "courtesy-sms",
    "first-sms",
    "firm-sms",
    "notice-sms",
    "courtesy-call",
    "first-call",
    "firm-call",
    "notice-call",
);
const ENGLISH: [(&str, &str); 16] = texts!(
    "en",
    "courtesy",
    "first",
    "firm-professional",
    "firm-public",
    "firm-consumer",
    "notice-professional",
    "notice-public",
    "notice-consumer",
    "courtesy-sms",
    "first-sms",
    "firm-sms",
    "notice-sms",
    "courtesy-call",
    "first-call",
    "firm-call",
    "notice-call",
);

/// The text that comes with the program.
pub fn built_in(level: Level, debtor: Debtor, medium: Medium, locale: Locale) -> Template {
    let step = match level {
        Level::Courtesy => "courtesy",
        Level::First => "first",
        Level::Firm => "firm",
        Level::FormalNotice => "notice",
    };
    let name = match (medium, level) {
        (Medium::Sms, _) => format!("{step}-sms"),
        (Medium::Call, _) => format!("{step}-call"),
        (_, Level::Courtesy | Level::First) => step.to_owned(),
        _ => {
            let who = match debtor {
                Debtor::Professional => "professional",
                Debtor::PublicBody => "public",
                Debtor::Consumer => "consumer",
            };
            format!("{step}-{who}")
        }
    };
    let texts = match locale {
        Locale::Fr => &FRENCH,
        Locale::En => &ENGLISH,
    };
    let text = texts.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| *text);
    if medium == Medium::Sms {
        return Template { subject: String::new(), body: text.trim_end().to_owned() };
    }
    let (subject, body) = text.split_once("\n\n").unwrap_or(("", text));
    Template { subject: subject.to_owned(), body: body.trim_end().to_owned() }
}

/// What templates may name, with what it is in the reader's language.
pub fn variables(locale: Locale) -> Vec<Variable> {
    let words = Words::of(locale.code());
    let variable =
        |name: &&str| Variable { name: (*name).to_owned(), meaning: values::meaning(&words, name) };
    NAMES.iter().map(variable).collect()
}

/// What is wrong with a template before anybody uses it: `template-syntax`, `template-variable`, `template-empty`, with
/// the part (`subject`, `body`) as its column, its line, and what stands there. What a template does with the items of a
/// list is only known when it is rendered: preview it too.
///
/// ```
/// use encours::rooms::dunning::messages::{Medium, Template, templates::check};
/// let template = Template { subject: "{{ net }}".into(), body: "Bonjour,\n\n{{ montant }} à payer".into() };
/// let faults = check(&template, Medium::Email);
/// assert_eq!((faults[0].code.as_str(), faults[0].place.line, faults[0].value.as_str()), ("template-variable", Some(3), "montant"));
/// ```
pub fn check(template: &Template, medium: Medium) -> Vec<Fault> {
    let environment = environment();
    let mut faults = Vec::new();
    for (part, source) in parts(template, medium) {
        if source.trim().is_empty() {
            faults.push(Fault::new("template-empty").in_column(part));
            continue;
        }
        let parsed = match environment.template_from_named_str(part, source) {
            Ok(parsed) => parsed,
            Err(error) => {
                faults.push(fault(&error, part, source));
                continue;
            }
        };
        let globals: Vec<String> = environment.globals().map(|(name, _)| name.to_owned()).collect();
        let mut unknown: Vec<String> = parsed
            .undeclared_variables(true)
            .into_iter()
            .filter(|path| {
                let (name, rest) = path.split_once('.').unwrap_or((path, ""));
                let known = NAMES.contains(&name) || globals.iter().any(|global| global == name);
                let inside = rest.is_empty() || name == "first" && ITEM.contains(&rest);
                !known || !inside
            })
            .collect();
        unknown.arrange_by_key(|name| (line_of(source, name), name.clone()));
        faults.extend(unknown.iter().map(|name| {
            Fault::new("template-variable")
                .in_column(part)
                .at_line(line_of(source, name))
                .with_value(name)
        }));
    }
    faults
}

/// What is wrong with a template where it is to be said, each fault with its sentence: as [`check`], and what a consumer must
/// not be told.
pub fn judged(template: &Template, slot: &Slot, reader: Locale) -> Vec<(Fault, String)> {
    let mut faults = check(template, slot.medium);
    if slot.debtor == Debtor::Consumer {
        for (part, source) in parts(template, slot.medium) {
            if let Some(found) = forbidden_to_consumers(source) {
                let fault = Fault::new("not-for-consumers").in_column(part);
                faults.push(fault.at_line(1).with_value(found));
            }
        }
    }
    if (slot.level, slot.medium) == (Level::FormalNotice, Medium::Letter) {
        // Of a text that cannot be read nobody knows what it names.
        if faults.is_empty() {
            faults.extend(missing_from_notice(template, slot.debtor));
        }
    }
    let words = Words::of(reader.code());
    let said = |fault: Fault| {
        let sentence = super::write::wrong(&words, &fault);
        (fault, sentence)
    };
    faults.into_iter().map(said).collect()
}

/// What a formal notice must have and this one has not: it may be reworded, and stays one.
///
/// Source: Code civil, art. 1344 (the debtor is put on notice «par une sommation ou un acte portant interpellation
/// suffisante»): the words themselves, each invoice, the sum, until when. How to pay, and between professionals what
/// lateness costs, computed to a day, are usage and what makes the annex belong to the letter.
fn missing_from_notice(template: &Template, debtor: Debtor) -> Vec<Fault> {
    let environment = environment();
    let mut named = std::collections::HashSet::new();
    for (part, source) in parts(template, Medium::Letter) {
        if let Ok(parsed) = environment.template_from_named_str(part, source) {
            named.extend(parsed.undeclared_variables(false));
        }
    }
    let has = |names: &[&str]| names.iter().any(|name| named.contains(*name));
    let text = crate::rooms::lookup::fold(&format!("{}\n{}", template.subject, template.body));
    let says = |words: &[&str]| words.iter().any(|words| text.contains(words));
    let costs = debtor == Debtor::Consumer
        || has(&["sums"])
        || named.contains("interest") && named.contains("indemnity");
    let needed = [
        (says(&["en demeure", "formal notice"]), "notice-words"),
        (has(&["list", "items"]), "notice-list"),
        (has(&["grand_total", "sums", "net"]), "notice-sum"),
        (has(&["deadline", "deadline_days", "deadline_short"]), "notice-deadline"),
        (has(&["payment", "iban", "link"]), "notice-payment"),
        (costs, "notice-cost"),
    ];
    let missing = needed.into_iter().filter(|(there, _)| !there);
    missing.map(|(_, code)| Fault::new(code).in_column("body").at_line(1)).collect()
}

fn parts(template: &Template, medium: Medium) -> Vec<(&'static str, &str)> {
    match medium {
        Medium::Sms => vec![("body", template.body.as_str())],
        _ => vec![("subject", template.subject.as_str()), ("body", template.body.as_str())],
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Lines that hold nothing but a block leave no empty line.
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.unwrap_or_default());
    environment.set_fuel(Some(STEPS));
    environment.set_debug(true);
    environment
}

/// The line of a variable in its template, from 1.
fn line_of(source: &str, name: &str) -> u32 {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    let mut inside = false;
    for (line, text) in (1..).zip(source.lines()) {
        let mut from = 0;
        while let Some(at) = text[from..].find(name).map(|at| from + at) {
            let end = at + name.len();
            inside |= text[..at].contains("{{") || text[..at].contains("{%");
            let before = text[..at].chars().next_back().is_some_and(letter);
            let after = text[end..].chars().next().is_some_and(letter);
            if inside && !before && !after {
                return line;
            }
            from = end;
        }
        let opened = text.rfind("{{").max(text.rfind("{%"));
        let closed = text.rfind("}}").max(text.rfind("%}"));
        inside = if opened.is_none() && closed.is_none() { inside } else { closed < opened };
    }
    1
}

fn fault(error: &Error, part: &str, source: &str) -> Fault {
    let code = match error.kind() {
        ErrorKind::UndefinedError => "template-variable",
        ErrorKind::UnknownFilter | ErrorKind::UnknownFunction | ErrorKind::UnknownTest => {
            "template-function"
        }
        ErrorKind::OutOfFuel => "template-endless",
        ErrorKind::SyntaxError | ErrorKind::BadEscape => "template-syntax",
        _ => "template-value",
    };
    // What stands there; of a mistake in the language, what the reader of templates says.
    let there = error.range().and_then(|range| source.get(range)).unwrap_or_default().trim();
    let value = match code {
        "template-syntax" | "template-value" => error.detail().unwrap_or(there),
        _ => there,
    };
    let line = error.line().and_then(|line| u32::try_from(line).ok()).unwrap_or(1);
    Fault::new(code).in_column(part).at_line(line).with_value(value)
}

/// Subject and body of a message, or everything that is wrong.
pub fn render(
    template: &Template,
    medium: Medium,
    values: &Values,
    words: &Words,
) -> Result<(String, String), Vec<Fault>> {
    let mut faults = check(template, medium);
    if !faults.is_empty() {
        return Err(faults);
    }
    let environment = environment();
    let (mut subject, mut body) = (String::new(), String::new());
    for (part, source) in parts(template, medium) {
        match environment.render_named_str(part, source, Serde(values)) {
            Ok(text) if part == "subject" => {
                subject = text.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            Ok(text) => body = paragraphs(&text),
            Err(error) => faults.push(fault(&error, part, source)),
        }
    }
    if faults.is_empty() && medium != Medium::Sms && subject.is_empty() {
        faults.push(Fault::new("template-empty").in_column("subject"));
    }
    if faults.is_empty() && body.is_empty() {
        faults.push(Fault::new("template-empty").in_column("body"));
    }
    if faults.is_empty() { Ok((words.set(&subject), words.set(&body))) } else { Err(faults) }
}

/// Without empty lines at either end, and never more than one between paragraphs.
fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        match (line.is_empty(), empty) {
            (true, true) => continue,
            (true, false) => out.push('\n'),
            (false, _) => {
                out.push_str(line);
                out.push('\n');
            }
        }
        empty = line.is_empty();
    }
    out.trim_end().to_owned()
}

/// What a consumer must not be told: only professionals and public bodies owe it, or nobody without a judgment.
///
/// Source: Code de commerce, art. L441-10, II (debts between professionals); Code des procédures civiles d'exécution, art.
/// L111-8 (costs of recovery without an enforceable title are the creditor's).
pub fn forbidden_to_consumers(text: &str) -> Option<&'static str> {
    const NEVER: [&str; 12] = [
        "l441-10",
        "d441-5",
        "l2192-1",
        "d2192-35",
        "indemnitéforfaitaire",
        "fixedindemnity",
        "recoverycosts",
        "fraisderecouvrement",
        "fraisdedossier",
        "fraisderelance",
        "handlingfee",
        "reminderfee",
    ];
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '.')
        .flat_map(char::to_lowercase)
        .collect();
    NEVER.into_iter().find(|never| plain.contains(never))
}
