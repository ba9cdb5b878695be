//! What a message says, computed once: sums, claims, and every variable that its template may name.

use serde::Serialize;

use super::gather::counted;
use super::words::Words;
use super::{Batch, Claim, Item, Message, Recipient};
use crate::base::{Amount, Arrange, Currency};
use crate::law::Evidence;
use crate::law::late_payment::{self, Account, HalfYear, Imputation, Movement, RATES};
use crate::rooms::dunning::scenario::Debtor;
use crate::rooms::lookup::fold;

/// A day of grace is none: so many days where nobody says until when.
const USUAL_DEADLINE: i32 = 8;

/// In place of what a letter prints as a table or a box: private letters that nobody types.
pub const LIST: char = '\u{E000}';
/// The sums.
pub const SUMS: char = '\u{E001}';
/// How to pay.
pub const PAYMENT: char = '\u{E002}';
/// Who signs.
pub const SIGNATURE: char = '\u{E003}';

/// A debt and what it comes to.
pub struct Counted<'a> {
    /// As it was given.
    pub debt: &'a super::Debt,
    /// What lowered it, as the law takes it, in the order in which it is taken.
    pub movements: Vec<(Movement, &'a str)>,
    /// What is owed at the end.
    pub account: Account,
}

/// What is claimed beside invoices.
pub struct Counts<'a> {
    /// As it was given.
    pub claim: &'a Claim,
    /// By whose rules.
    pub debtor: Debtor,
    /// Each debt that anything is claimed for.
    pub debts: Vec<Counted<'a>>,
    /// The rates that it was counted by.
    pub rates: Vec<HalfYear>,
    /// Interest still owed.
    pub interest: Amount,
    /// Indemnities still owed.
    pub indemnity: Amount,
    /// Both.
    pub total: Amount,
    /// Some rate is not known yet.
    pub provisional: bool,
}

/// Why something cannot be written: the code of a fault.
pub type Code = &'static str;

/// Amounts are beyond what can be counted.
const TOO_LARGE: Code = "amount-too-large";

impl<'a> Counts<'a> {
    /// Counts a claim. Debts of which nothing is claimed are left out.
    pub fn of(claim: &'a Claim, debtor: Debtor, currency: Currency) -> Result<Counts<'a>, Code> {
        let rates: Vec<HalfYear> = match claim.rates.is_empty() {
            true => RATES.to_vec(),
            false => claim.rates.iter().map(half_year).collect(),
        };
        let mut debts = Vec::new();
        let (mut interest, mut indemnity, mut provisional) = (Amount::ZERO, Amount::ZERO, false);
        for debt in &claim.debts {
            let mut movements: Vec<(Movement, &str)> = debt
                .movements
                .iter()
                .filter(|lowered| lowered.day <= claim.until)
                .map(|lowered| {
                    let super::Lowered { day, amount, lowering, what } = lowered;
                    (Movement { day: *day, amount: *amount, lowering: *lowering }, what.as_str())
                })
                .collect();
            // As the law takes them.
            movements.arrange_by_key(|(movement, _)| match movement.lowering {
                late_payment::Lowering::Correction => (crate::base::Day::FIRST, 0),
                late_payment::Lowering::CreditNote => (movement.day, 1),
                late_payment::Lowering::Payment => (movement.day, 2),
            });
            let plain: Vec<Movement> = movements.iter().map(|(movement, _)| *movement).collect();
            let euros = currency == Currency::EUR;
            let account = counted(debt, claim, debtor, euros, &plain, claim.until, &rates)
                .ok_or(TOO_LARGE)?;
            if account.interest == Amount::ZERO && account.indemnity == Amount::ZERO {
                continue;
            }
            interest = interest.checked_add(account.interest_left).ok_or(TOO_LARGE)?;
            indemnity = indemnity.checked_add(account.indemnity_left).ok_or(TOO_LARGE)?;
            provisional |= account.provisional;
            debts.push(Counted { debt, movements, account });
        }
        let total = interest.checked_add(indemnity).ok_or(TOO_LARGE)?;
        Ok(Counts { claim, debtor, debts, rates, interest, indemnity, total, provisional })
    }

    /// Whether partial payments pay interest first.
    pub fn interest_first(&self) -> bool {
        self.claim.imputation != Imputation::PrincipalFirst
    }
}

/// A row of the firm's own table of rates.
fn half_year(rate: &super::Rate) -> HalfYear {
    HalfYear {
        year: rate.year,
        half: rate.half,
        refinancing_bp: rate.refinancing_bp,
        legal_bp: rate.legal_bp,
        individuals_bp: rate.legal_bp,
        evidence: Evidence::Confirmed,
        refinancing_evidence: Evidence::Confirmed,
        source: "",
    }
}

/// The sums of a message.
pub struct Figures<'a> {
    /// What is owed of the items, less the credits.
    pub net: Amount,
    /// What is claimed beside; `None` where nothing is.
    pub counts: Option<Counts<'a>>,
    /// Both.
    pub grand_total: Amount,
    /// The longest delay, in days; not below zero.
    pub late_days: i32,
}

/// Σ of what is open.
pub fn open<'i>(items: impl IntoIterator<Item = &'i Item>) -> Result<Amount, Code> {
    let add = |sum: Amount, item: &Item| sum.checked_add(item.open);
    items.into_iter().try_fold(Amount::ZERO, add).ok_or(TOO_LARGE)
}

impl<'a> Figures<'a> {
    /// Adds a message up. Refused: `no-items`, `nothing-owed`, `rate-unknown` for what must be definitive,
    /// `amount-too-large`.
    pub fn of(batch: &Batch, message: &'a Message) -> Result<Figures<'a>, Code> {
        if message.items.is_empty() {
            return Err("no-items");
        }
        let net = open(message.items.iter().chain(&message.credits))?;
        if net <= Amount::ZERO {
            return Err("nothing-owed");
        }
        let mut counts = None;
        if let Some(claim) = &message.claim {
            let found = Counts::of(claim, message.to.debtor, message.currency)?;
            if found.provisional && message.level == super::Level::FormalNotice {
                return Err("rate-unknown");
            }
            // An estimate is not claimed in passing.
            counts = Some(found).filter(|found| Amount::ZERO < found.total && !found.provisional);
        }
        let claimed = counts.as_ref().map_or(Amount::ZERO, |counts| counts.total);
        let grand_total = net.checked_add(claimed).ok_or(TOO_LARGE)?;
        let late = message.items.iter().map(|item| batch.today.since(item.due)).max();
        Ok(Figures { net, counts, grand_total, late_days: late.unwrap_or(0).max(0) })
    }
}

/// An item, as a template sees it.
#[derive(Serialize)]
struct Said {
    number: String,
    issued: String,
    due: String,
    due_long: String,
    amount: String,
    open: String,
    order: String,
    late: String,
}

/// Every variable that a template may name.
#[derive(Serialize)]
pub struct Values {
    account: String,
    apart: String,
    claimed: bool,
    closing: String,
    consumer: bool,
    contact: String,
    count: usize,
    crossed: String,
    customer: String,
    deadline: String,
    deadline_days: String,
    deadline_short: String,
    email: String,
    firm: String,
    first: Said,
    grand_total: String,
    iban: String,
    indemnity: String,
    interest: String,
    interest_until: String,
    items: Vec<Said>,
    late: String,
    late_days: i32,
    letter: bool,
    link: String,
    list: String,
    net: String,
    payment: String,
    phone: String,
    professional: bool,
    public: bool,
    received: String,
    received_until: String,
    reference: String,
    reminded: String,
    role: String,
    salutation: String,
    signatory: String,
    signature: String,
    sums: String,
    today: String,
}

/// Their names, for whoever edits a template; what each means is said by [`meaning`].
pub const NAMES: [&str; 41] = [
    "account",
    "apart",
    "claimed",
    "closing",
    "consumer",
    "contact",
    "count",
    "crossed",
    "customer",
    "deadline",
    "deadline_days",
    "deadline_short",
    "email",
    "firm",
    "first",
    "grand_total",
    "iban",
    "indemnity",
    "interest",
    "interest_until",
    "items",
    "late",
    "late_days",
    "letter",
    "link",
    "list",
    "net",
    "payment",
    "phone",
    "professional",
    "public",
    "received",
    "received_until",
    "reference",
    "reminded",
    "role",
    "salutation",
    "signatory",
    "signature",
    "sums",
    "today",
];

/// What a variable is.
pub fn meaning(words: &Words, name: &str) -> String {
    let say = &words.say;
    match name {
        "account" => say.dunning_message_variable_account(),
        "apart" => say.dunning_message_variable_apart(),
        "claimed" => say.dunning_message_variable_claimed(),
        "closing" => say.dunning_message_variable_closing(),
        "consumer" => say.dunning_message_variable_consumer(),
        "contact" => say.dunning_message_variable_contact(),
        "count" => say.dunning_message_variable_count(),
        "crossed" => say.dunning_message_variable_crossed(),
        "customer" => say.dunning_message_variable_customer(),
        "deadline" => say.dunning_message_variable_deadline(),
        "deadline_days" => say.dunning_message_variable_deadline_days(),
        "deadline_short" => say.dunning_message_variable_deadline_short(),
        "email" => say.dunning_message_variable_email(),
        "firm" => say.dunning_message_variable_firm(),
        "first" => say.dunning_message_variable_first(),
        "grand_total" => say.dunning_message_variable_grand_total(),
        "iban" => say.dunning_message_variable_iban(),
        "indemnity" => say.dunning_message_variable_indemnity(),
        "interest" => say.dunning_message_variable_interest(),
        "interest_until" => say.dunning_message_variable_interest_until(),
        "items" => say.dunning_message_variable_items(),
        "late" => say.dunning_message_variable_late(),
        "late_days" => say.dunning_message_variable_late_days(),
        "letter" => say.dunning_message_variable_letter(),
        "link" => say.dunning_message_variable_link(),
        "list" => say.dunning_message_variable_list(),
        "net" => say.dunning_message_variable_net(),
        "payment" => say.dunning_message_variable_payment(),
        "phone" => say.dunning_message_variable_phone(),
        "professional" => say.dunning_message_variable_professional(),
        "public" => say.dunning_message_variable_public(),
        "received" => say.dunning_message_variable_received(),
        "received_until" => say.dunning_message_variable_received_until(),
        "reference" => say.dunning_message_variable_reference(),
        "reminded" => say.dunning_message_variable_reminded(),
        "role" => say.dunning_message_variable_role(),
        "salutation" => say.dunning_message_variable_salutation(),
        "signatory" => say.dunning_message_variable_signatory(),
        "signature" => say.dunning_message_variable_signature(),
        "sums" => say.dunning_message_variable_sums(),
        "today" => say.dunning_message_variable_today(),
        _ => String::new(),
    }
}

/// What the payer should quote.
pub fn reference(payment: &super::Remittance, to: &Recipient) -> String {
    match payment.reference.is_empty() {
        true => to.account.clone(),
        false => payment.reference.clone(),
    }
}

/// The sentence that says up to which day payments are taken into account.
pub fn received(words: &Words, until: Option<crate::base::Day>, letter: bool) -> String {
    let say = &words.say;
    match (until, letter) {
        (Some(day), true) => say.dunning_message_received_letter(words.long_day(day)),
        (Some(day), false) => say.dunning_message_received(words.long_day(day)),
        (None, true) => say.dunning_message_received_letter_unknown(),
        (None, false) => say.dunning_message_received_unknown(),
    }
}

/// The same of a paper that is no letter.
pub fn received_on_paper(words: &Words, until: Option<crate::base::Day>) -> String {
    match until {
        Some(day) => words.say.dunning_message_received_paper(words.long_day(day)),
        None => words.say.dunning_message_received_paper_unknown(),
    }
}

impl Values {
    /// Up to which day payments are taken into account.
    pub fn received_sentence(&self) -> String {
        self.received.clone()
    }

    /// Of one message.
    pub fn new(words: &Words, batch: &Batch, message: &Message, figures: &Figures) -> Values {
        let say = &words.say;
        let (firm, to) = (&batch.firm, &message.to);
        let letter = message.medium == super::Medium::Letter;
        let money = |amount: Amount| words.money(amount, message.currency);
        let items: Vec<Said> =
            message.items.iter().map(|item| said(words, batch, message, item)).collect();
        let first = said(words, batch, message, &message.items[0]);
        let deadline = message.deadline.unwrap_or(batch.today.plus(USUAL_DEADLINE));
        let until = message.received_until.unwrap_or(batch.today);
        let counts = figures.counts.as_ref();
        let claim = |amount: fn(&Counts) -> Amount| {
            counts.map(|counts| money(amount(counts))).unwrap_or_default()
        };
        let signatory = match firm.signatory.is_empty() {
            true => firm.name.clone(),
            false => firm.signatory.clone(),
        };
        let block = |sign: char, text: &dyn Fn() -> String| match letter {
            true => sign.to_string(),
            false => text(),
        };
        let signature = || {
            let company = if firm.signatory.is_empty() { "" } else { firm.name.as_str() };
            let lines = [signatory.as_str(), firm.role.as_str(), company, firm.phone.as_str()];
            lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        };
        Values {
            account: to.account.clone(),
            apart: words.all_set_apart(&message.items, message.currency),
            claimed: counts.is_some(),
            closing: if letter {
                say.dunning_message_closing_letter()
            } else {
                say.dunning_message_closing()
            },
            consumer: to.debtor == Debtor::Consumer,
            contact: to.contact.clone(),
            count: message.items.len(),
            crossed: if letter {
                say.dunning_message_crossed_letter()
            } else {
                say.dunning_message_crossed()
            },
            customer: to.name.clone(),
            deadline: words.long_day(deadline),
            deadline_days: words.days(deadline.since(batch.today)),
            deadline_short: words.day(deadline),
            email: firm.email.clone(),
            firm: firm.name.clone(),
            grand_total: money(figures.grand_total),
            iban: crate::paper::grouped(&firm.account.iban),
            indemnity: claim(|counts| counts.indemnity),
            interest: claim(|counts| counts.interest),
            interest_until: counts
                .map(|counts| words.long_day(counts.claim.until))
                .unwrap_or_default(),
            late: words.days(figures.late_days),
            late_days: figures.late_days,
            letter,
            link: message.payment.link.clone(),
            list: block(LIST, &|| list(words, batch, message, figures)),
            net: money(figures.net),
            payment: block(PAYMENT, &|| payment(words, batch, message)),
            phone: firm.phone.clone(),
            professional: to.debtor == Debtor::Professional,
            public: to.debtor == Debtor::PublicBody,
            received: received(words, message.received_until, letter),
            received_until: words.day(until),
            reference: reference(&message.payment, to),
            reminded: reminded(words, message),
            role: firm.role.clone(),
            salutation: match (letter, is_person(&to.contact, &to.name)) {
                (true, _) => say.dunning_message_salutation_letter(),
                (false, false) => say.dunning_message_salutation(),
                (false, true) => say.dunning_message_salutation_to(&to.contact),
            },
            signature: block(SIGNATURE, &signature),
            signatory,
            sums: block(SUMS, &|| sums(words, message, figures)),
            today: words.long_day(batch.today),
            first,
            items,
        }
    }
}

/// Words that name a department, a function or a firm, without accents, in French and English; what begins with one of
/// them and goes on, as in «facturations», is one too.
const NOBODY: [&str; 44] = [
    "accounting",
    "accounts",
    "accueil",
    "achats",
    "adherents",
    "administration",
    "association",
    "assistance",
    "billing",
    "bookkeeping",
    "cabinet",
    "client",
    "compta",
    "compte",
    "contact",
    "controle",
    "customer",
    "department",
    "departement",
    "depenses",
    "direction",
    "equipe",
    "facture",
    "factura",
    "financ",
    "fournisseur",
    "gestion",
    "info",
    "invoic",
    "mairie",
    "office",
    "paiement",
    "payable",
    "payment",
    "pole",
    "procurement",
    "purchas",
    "reception",
    "reglement",
    "responsable",
    "secretariat",
    "service",
    "supplier",
    "tresorerie",
];

/// What stands before a person's name.
const TITLES: [&str; 11] =
    ["dr", "m", "madame", "me", "miss", "mlle", "mme", "monsieur", "mr", "mrs", "ms"];

/// Whether somebody can be greeted by this name: it is a person's, not a department's nor the firm's own. Whoever is
/// wrongly taken for a department is greeted without a name.
fn is_person(contact: &str, customer: &str) -> bool {
    let (name, firm) = (fold(contact), fold(customer));
    let mut words = name.split(|of: char| !of.is_alphanumeric()).filter(|word| !word.is_empty());
    let Some(first) = words.clone().next() else { return false };
    if contact.contains(['@', '/']) || firm.starts_with(name.trim()) {
        return false;
    }
    let role = |word: &str| {
        word.contains(|of: char| of.is_ascii_digit())
            || NOBODY.iter().any(|of| word.starts_with(of))
    };
    TITLES.contains(&first) || !words.any(role)
}

fn said(words: &Words, batch: &Batch, message: &Message, item: &Item) -> Said {
    Said {
        number: item.number.clone(),
        issued: item.issued.map(|day| words.day(day)).unwrap_or_default(),
        due: words.day(item.due),
        due_long: words.long_day(item.due),
        amount: words.money(item.amount, message.currency),
        open: words.money(item.open, message.currency),
        order: item.order.clone(),
        late: words.days(batch.today.since(item.due).max(0)),
    }
}

/// «notre relance du 3 novembre 2026», «nos relances du … et du …»; empty where nothing was said yet.
fn reminded(words: &Words, message: &Message) -> String {
    let mut days: Vec<crate::base::Day> = message
        .items
        .iter()
        .filter_map(|item| item.reminded)
        .filter(|(level, _)| *level != super::Level::Courtesy)
        .map(|(_, day)| day)
        .collect();
    days.sort_unstable();
    days.dedup();
    let recent = &days[days.len().saturating_sub(3)..];
    let said: Vec<String> = recent.iter().map(|day| words.long_day(*day)).collect();
    match said.split_last() {
        None => String::new(),
        Some((only, [])) => words.say.dunning_message_reminded(only),
        Some((last, before)) => {
            let before = before.join(&words.say.dunning_message_reminded_comma());
            words.say.dunning_message_reminded_several(before, last)
        }
    }
}

/// The items as lines of text.
fn list(words: &Words, batch: &Batch, message: &Message, figures: &Figures) -> String {
    let say = &words.say;
    let money = |amount: Amount| words.money(amount, message.currency);
    let mut lines = Vec::new();
    for item in message.items.iter().chain(&message.credits) {
        let late = batch.today.since(item.due);
        let due = words.day(item.due);
        let mut line = if item.open < Amount::ZERO {
            say.dunning_message_line_credit(&item.number, money(item.open))
        } else if 0 < late {
            say.dunning_message_line_late(&item.number, due, words.days(late), money(item.open))
        } else {
            say.dunning_message_line(&item.number, due, money(item.open))
        };
        if item.open < item.amount && Amount::ZERO < item.open {
            line.push_str(&say.dunning_message_line_of(money(item.amount)));
        }
        for apart in words.set_apart(item, message.currency) {
            line.push_str(", ");
            line.push_str(&apart);
        }
        if !item.order.is_empty() {
            line.push_str(&say.dunning_message_line_order(&item.order));
        }
        lines.push(line);
    }
    if 1 < lines.len() {
        lines.push(say.dunning_message_line_total(money(figures.net)));
    }
    lines.join("\n")
}

/// The sums as lines of text.
fn sums(words: &Words, message: &Message, figures: &Figures) -> String {
    let rows = rows_of_sums(words, message, figures);
    rows.into_iter()
        .map(|(name, amount)| words.say.dunning_message_named(name, amount))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What is asked for, name by name; the last is the whole.
pub fn rows_of_sums(words: &Words, message: &Message, figures: &Figures) -> Vec<(String, String)> {
    let say = &words.say;
    let money = |amount: Amount| words.money(amount, message.currency);
    let mut rows = vec![(say.dunning_message_sum_principal(), money(figures.net))];
    if let Some(counts) = &figures.counts {
        rows.extend(claimed(words, counts, message.currency));
    }
    rows.push((say.dunning_message_sum_total(), money(figures.grand_total)));
    rows
}

/// Interest and indemnities, where there are any.
pub fn claimed(words: &Words, counts: &Counts, currency: Currency) -> Vec<(String, String)> {
    let say = &words.say;
    let mut rows = Vec::new();
    if Amount::ZERO < counts.interest {
        let until = words.day(counts.claim.until);
        rows.push((
            say.dunning_message_sum_interest(until),
            words.money(counts.interest, currency),
        ));
    }
    if Amount::ZERO < counts.indemnity {
        let each = late_payment::FIXED_INDEMNITY;
        let with = |counted: &&Counted| Amount::ZERO < counted.account.indemnity_left;
        let many = counts.debts.iter().filter(with).count();
        let whole = each.get().checked_mul(i64::try_from(many).unwrap_or(0));
        let name = match whole == Some(counts.indemnity.get()) {
            true => {
                say.dunning_message_sum_indemnity(many.to_string(), words.money(each, currency))
            }
            false => say.dunning_message_sum_indemnity_left(),
        };
        rows.push((name, words.money(counts.indemnity, currency)));
    }
    rows
}

/// How to pay, as lines of text.
fn payment(words: &Words, batch: &Batch, message: &Message) -> String {
    let say = &words.say;
    let account = &batch.firm.account;
    let mut lines = Vec::new();
    if !account.iban.is_empty() {
        lines.push(say.dunning_message_pay_by_transfer());
        if !account.holder.is_empty() && account.holder != batch.firm.name {
            lines.push(say.dunning_message_named(say.dunning_message_holder(), &account.holder));
        }
        lines.push(say.dunning_message_named("IBAN", crate::paper::grouped(&account.iban)));
        if !account.bic.is_empty() {
            lines.push(say.dunning_message_named("BIC", &account.bic));
        }
    }
    let quoted = crate::paper::grouped(&reference(&message.payment, &message.to));
    if !quoted.is_empty() {
        lines.push(say.dunning_message_named(say.dunning_message_reference(), quoted));
    }
    if !message.payment.link.is_empty() {
        lines.push(
            say.dunning_message_named(say.dunning_message_pay_online(), &message.payment.link),
        );
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::is_person;

    #[test]
    fn a_person_is_greeted_by_name_and_a_department_is_not() {
        for name in ["Camille Rozelin", "Mme Comptet", "M. Service", "Élodie N’Guyen-Roux", "Li"]
        {
            assert!(is_person(name, "Bâti Ouest SARL"), "{name}");
        }
        let roles = [
            "",
            "  ",
            "Comptabilité fournisseurs",
            "COMPTABILITE",
            "Service facturation",
            "Trésorerie",
            "Secrétariat de direction",
            "Accounts payable",
            "Finance department",
            "compta@bati.example",
            "Achats / réception",
            "Équipe 2",
            "BATI OUEST",
        ];
        for role in roles {
            assert!(!is_person(role, "Bâti Ouest SARL"), "{role}");
        }
    }
}
