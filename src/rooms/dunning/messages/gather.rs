//! From the book to the facts of a message: who writes, to whom, about what, and what lateness costs.

use hashbrown::HashMap;

use super::{
    Account, Batch, Claim, DebitNote, Debt, Evidence, Firm, Index, Item, Level, Line, LineKind,
    Lowered, Medium, Message, Recipient, Remittance, Section, Statement,
};
use crate::base::{Amount, Arrange, Currency, Day};
use crate::book::Book;
use crate::en16931::Invoice;
use crate::law::late_payment::{self, HalfYear, Imputation, Movement, Rates, Regime};
use crate::rooms::customers::details::{ContactRole as Role, Person};
use crate::rooms::dunning::debit_notes::IssuedNote;
use crate::rooms::dunning::model::{ClaimState, OutcomeState, PaysFirst, Reminder, Slot, wording};
use crate::rooms::dunning::scenario::{Action, Debtor};
use crate::rooms::dunning::{facts, late, promises};
use crate::rooms::insight::figures::open_at;
use crate::rooms::invoices::issuing::compose::compose;
use crate::rooms::invoices::issuing::draft::Draft;
use crate::rooms::invoices::paper::{people, stationery};
use crate::rooms::invoices::{CONTESTED, IN_DISPUTE, Kind};
use crate::rooms::pieces::PieceKind;
use crate::texts::Locale;

/// Days after which a formal notice is to be answered.
const NOTICE_DAYS: i32 = 8;

/// An invoice to this customer without any line: it names both as their papers do.
fn parties(book: &Book, account: &str) -> Invoice {
    let draft = Draft { account: account.to_owned(), ..Draft::default() };
    compose(book, &draft, Day::FIRST, "").invoice
}

/// Who writes, on which day; without jobs. The look and the instant are the caller's.
pub fn batch(book: &Book, today: Day, locale: Locale) -> Batch {
    let issuer = book.invoices.issuer().cloned().unwrap_or_default();
    let invoice = parties(book, "");
    let seller = &invoice.seller;
    let [lines, legal] = stationery(&invoice, locale, &issuer.firm.website, &issuer.firm.footer);
    let holder = match issuer.firm.account_holder.is_empty() {
        true => people::name(seller).to_owned(),
        false => issuer.firm.account_holder.clone(),
    };
    Batch {
        firm: Firm {
            name: people::name(seller).to_owned(),
            lines,
            city: seller.address.city.clone(),
            siren: seller.registration.value.clone(),
            phone: issuer.firm.phone.clone(),
            email: issuer.firm.email.clone(),
            signatory: issuer.firm.contact_name.clone(),
            role: String::new(),
            account: Account { holder, iban: issuer.iban.clone(), bic: issuer.firm.bic.clone() },
            legal,
        },
        today,
        ..Batch::default()
    }
}

/// Who gets messages: whoever pays before whoever gets invoices.
fn person(book: &Book, account: &str, of: fn(&Person) -> &String) -> Option<Person> {
    let rank = |person: &&Person| match person.role {
        Role::Accounting => 0,
        Role::Billing => 1,
        Role::Purchasing => 2,
        Role::Other => 3,
    };
    let people = book.customers.people(account).iter();
    people.filter(|person| !of(person).trim().is_empty()).min_by_key(rank).cloned()
}

/// A customer as messages need it.
pub fn recipient(book: &Book, account: &str) -> Recipient {
    let Some(customer) = book.customers.find(account) else {
        return Recipient { account: account.to_owned(), ..Recipient::default() };
    };
    let invoice = parties(book, account);
    let language = facts::language(book, account).to_owned();
    let buyer = &invoice.buyer;
    let locale = Locale::from_code(&language);
    let address = match buyer.address.lines.is_empty() && buyer.address.city.is_empty() {
        true => Vec::new(),
        false => people::postal(buyer, &invoice.seller.address.country, locale),
    };
    let text = |of: fn(&Person) -> &String| {
        person(book, account, of).map(|person| of(&person).trim().to_owned()).unwrap_or_default()
    };
    Recipient {
        account: account.to_owned(),
        name: book.customers.name(customer).to_owned(),
        contact: text(|person| &person.name),
        address,
        email: text(|person| &person.email),
        phone: text(|person| &person.phone),
        siren: buyer.registration.value.clone(),
        debtor: facts::debtor(book, customer),
        language,
    }
}

/// A receivable, of which so much is asked for.
fn item(book: &Book, row: u32, asked: Amount) -> Item {
    let at = row as usize;
    let id = book.invoices.id(&book.customers, row);
    let said = book.dunning.level(&id);
    Item {
        number: book.invoices.number.get(at).to_owned(),
        issued: Some(Day::new(book.invoices.issued[at])),
        due: Day::new(book.invoices.due[at]),
        amount: Amount::new(book.invoices.gross[at]),
        open: asked,
        disputed: Amount::ZERO,
        promised: Amount::ZERO,
        promised_for: None,
        planned: Amount::ZERO,
        order: book.invoices.reference.get(at).to_owned(),
        reminded: said.on.map(|on| (Level::of(said.level), on)),
    }
}

/// What is open in the customer's favour: credit notes, and money that nothing was paid with yet. Each below zero.
fn credits(book: &Book, account: &str, currency: Currency, today: Day) -> Vec<Item> {
    let lines = statement(book, account, currency, None, today).lines;
    lines
        .into_iter()
        .filter(|line| line.open < Amount::ZERO)
        .map(|line| Item {
            number: line.number,
            issued: Some(line.day),
            due: line.day,
            amount: line.amount,
            open: line.open,
            ..Item::default()
        })
        .collect()
}

/// By which way an action speaks; `None` where it says nothing to the customer in words.
pub fn medium(action: Action) -> Option<Medium> {
    match action {
        Action::Email => Some(Medium::Email),
        Action::Letter | Action::RegisteredLetter | Action::FormalNotice => Some(Medium::Letter),
        Action::Sms => Some(Medium::Sms),
        Action::Call => Some(Medium::Call),
        Action::Task
        | Action::ToSales
        | Action::ToManagement
        | Action::PortalStatement
        | Action::LitigationPack => None,
    }
}

/// In which tone: a formal notice is one by its action alone, never because a scenario has many steps.
pub fn level(reminder: &Reminder) -> Level {
    match (reminder.action, reminder.level) {
        (Action::FormalNotice, _) => Level::FormalNotice,
        (_, level) => Level::of(level.min(2)),
    }
}

/// What was last said of an item before a reminder, and when.
fn said_before(book: &Book, reminder: &Reminder, item: &str) -> Option<(Level, Day)> {
    book.dunning
        .reminders_about(item)
        // The reminder itself is no earlier one.
        .filter(|before| before.id != reminder.id && before.on < reminder.on)
        .filter(|before| book.dunning.counts(before))
        .map(|before| (level(before), before.on))
        .max_by_key(|(_, on)| *on)
}

/// In which tone it is said: whoever is called after a formal notice is not told that one will come.
fn tone(book: &Book, reminder: &Reminder) -> Level {
    let mut last = reminder.items.iter().map(|said| said_before(book, reminder, &said.item));
    let noticed = last.any(|last| last.is_some_and(|(level, _)| level == Level::FormalNotice));
    match noticed && reminder.action == Action::Call {
        true => Level::FormalNotice,
        false => level(reminder),
    }
}

/// Where the words of a reminder are said; `None` where nothing is said to the customer in words.
pub fn slot(book: &Book, reminder: &Reminder) -> Option<Slot> {
    let customer = book.customers.find(&reminder.account);
    Some(Slot {
        level: tone(book, reminder),
        debtor: customer.map(|customer| facts::debtor(book, customer)).unwrap_or_default(),
        medium: medium(reminder.action)?,
        language: Locale::from_code(facts::language(book, &reminder.account)),
    })
}

/// The firm's own words for a reminder, by the name that it keeps them under; empty: the usual ones.
pub fn template_name(book: &Book, reminder: &Reminder) -> String {
    let own = slot(book, reminder).and_then(|slot| Some((slot, book.dunning.template(&slot)?)));
    own.map(|(slot, words)| wording(&slot.id(), words)).unwrap_or_default()
}

/// The page where a sum is paid, by the template of the firm's provider.
fn payment_link(book: &Book, to: &Recipient, items: &[Item], net: i64, of: Currency) -> String {
    let Some(issuer) = book.invoices.issuer().filter(|_| 0 < net) else { return String::new() };
    let number = match items {
        [only] => &only.number,
        _ => &to.account,
    };
    let amount = Amount::new(net).to_decimal(of).to_string();
    issuer.firm.link(number, &amount, of.code(), &to.account)
}

/// The facts of a reminder as they stand: what was paid since it was written is not in it any more, and no more is asked
/// for than is open and neither disputed nor promised.
pub fn message(book: &Book, reminder: &Reminder, alone: bool, today: Day) -> Message {
    let mut items = Vec::new();
    let mut rows = Vec::new();
    let awaited = promises::awaited(book, &reminder.account, today);
    for said in &reminder.items {
        let Some(row) = book.invoices.find_id(&book.customers, &said.item) else { continue };
        let open = open_at(book, row, today.get());
        let kept = awaited.get(&row).copied().unwrap_or_default();
        let disputed = promises::disputed(book, row, today);
        let free = open - disputed - kept.promised - kept.planned;
        let asked = said.asked.amount.min(Amount::new(free));
        if Amount::ZERO < asked {
            rows.push(row);
            let mut item = item(book, row, asked);
            item.disputed = Amount::new(disputed);
            item.promised = Amount::new(kept.promised);
            item.promised_for = kept.due;
            item.planned = Amount::new(kept.planned);
            item.reminded = said_before(book, reminder, &said.item);
            items.push(item);
        }
    }
    // Whoever is called after a formal notice is not told that one will come.
    let noticed = items.iter().filter_map(|item| match item.reminded {
        Some((Level::FormalNotice, on)) => Some(on),
        _ => None,
    });
    let noticed = noticed.max().filter(|_| reminder.action == Action::Call);
    let level = if noticed.is_some() { Level::FormalNotice } else { level(reminder) };
    let to = recipient(book, &reminder.account);
    let net = items.iter().map(|item| item.open.get()).sum::<i64>();
    let mut credits = match alone {
        true => credits(book, &reminder.account, reminder.currency, today),
        false => Vec::new(),
    };
    // Credits that would leave nothing to ask for are for the statement to show.
    if net + credits.iter().map(|credit| credit.open.get()).sum::<i64>() <= 0 {
        credits.clear();
    }
    let claim = (Level::Firm <= level && !late_waits(book, &reminder.account))
        .then(|| claim(book, &rows, today))
        .filter(|claim| !claim.debts.is_empty());
    let net = items.iter().chain(&credits).map(|item| item.open.get()).sum::<i64>();
    let link = payment_link(book, &to, &items, net, reminder.currency);
    Message {
        level,
        medium: medium(reminder.action).unwrap_or_default(),
        currency: reminder.currency,
        items,
        credits,
        received_until: reminder.bank_known_until.or(book.payments.known_until()),
        deadline: (level == Level::FormalNotice)
            .then(|| noticed.unwrap_or(today).plus(NOTICE_DAYS)),
        claim,
        template: book.dunning.wording(&reminder.template).cloned(),
        payment: Remittance { link, ..Remittance::default() },
        registered: matches!(reminder.action, Action::RegisteredLetter | Action::FormalNotice),
        to,
        ..Message::default()
    }
}

/// A consumer who got no formal notice yet owes nothing beside.
pub fn late_waits(book: &Book, account: &str) -> bool {
    book.customers.find(account).is_none_or(|customer| {
        facts::debtor(book, customer) == Debtor::Consumer
            && !book
                .dunning
                .reminders_of(account)
                .any(|reminder| reminder.action == Action::FormalNotice)
    })
}

/// What lateness costs on the invoices of these receivables up to a day. What was waived or paid is not claimed again.
pub fn claim(book: &Book, rows: &[u32], until: Day) -> Claim {
    let rules = book.dunning.rules();
    let imputation = match rules.pays_first {
        PaysFirst::Principal => Imputation::PrincipalFirst,
        PaysFirst::Interest => Imputation::InterestFirst,
        PaysFirst::InterestAndIndemnity => Imputation::InterestAndIndemnityFirst,
    };
    let mut firsts: Vec<u32> = rows.iter().map(|row| late::first_of(book, *row)).collect();
    firsts.sort_unstable();
    firsts.dedup();
    let mut debts = Vec::new();
    for first in firsts {
        let id = book.invoices.id(&book.customers, first);
        let decided = book.dunning.claim(&id).map(|claim| claim.state);
        if matches!(decided, Some(ClaimState::Waived | ClaimState::Paid)) {
            continue;
        }
        let customer = book.invoices.customer[first as usize];
        let treatment = book.dunning.treatment(book.customers.account(customer));
        let currency = book.customers.currency_of(book.invoices.position[first as usize]);
        let mut indemnity = rules.indemnity && currency == Currency::EUR;
        for row in late::instalments(book, first) {
            if !late::is_claim(book, row) {
                continue;
            }
            let at = row as usize;
            let movements = late::movements(book, row, until);
            let lowered = |movement: &late_payment::Movement| Lowered {
                day: movement.day,
                amount: movement.amount,
                lowering: movement.lowering,
                what: String::new(),
            };
            let debt = Debt {
                number: book.invoices.number.get(at).to_owned(),
                principal: Amount::new(book.invoices.gross[at]),
                due: Day::new(book.invoices.due[at]),
                movements: movements.iter().map(lowered).collect(),
                agreed_bp: treatment.and_then(|of| of.agreed_rate_bp).or(rules.agreed_rate_bp),
                noticed: late::noticed(book, &id),
                insolvent: treatment.and_then(|of| of.insolvent),
                no_indemnity: !indemnity,
            };
            // Once for an invoice, however many instalments it has.
            let asked = late_payment::Debt {
                principal: debt.principal,
                due: debt.due,
                movements: &movements,
                regime: Regime::Professional { agreed_bp: None },
                imputation,
                insolvent: debt.insolvent,
                capitalised: false,
                indemnity,
            };
            let owed = late_payment::account(&asked, until, Rates::default());
            indemnity &= owed.is_none_or(|owed| owed.indemnity == Amount::ZERO);
            debts.push(debt);
        }
    }
    Claim { until, debts, imputation, capitalised: rules.capitalised, rates: Vec::new() }
}

/// A debt's interest up to a day, with these movements.
pub fn counted(
    debt: &Debt,
    claim: &Claim,
    debtor: Debtor,
    euros: bool,
    movements: &[Movement],
    until: Day,
    rates: &[HalfYear],
) -> Option<late_payment::Account> {
    let regime = match debtor {
        Debtor::Professional => Regime::Professional { agreed_bp: debt.agreed_bp },
        Debtor::PublicBody => Regime::PublicBody,
        Debtor::Consumer => Regime::Consumer { noticed: debt.noticed },
    };
    let asked = late_payment::Debt {
        principal: debt.principal,
        due: debt.due,
        movements,
        regime,
        imputation: claim.imputation,
        insolvent: debt.insolvent,
        capitalised: claim.capitalised,
        // The law names euros: in another currency it is not claimed here.
        indemnity: euros && !debt.no_indemnity,
    };
    late_payment::account(&asked, until, Rates(rates))
}

/// A statement of account: what is open on a day, or every movement from a day on.
pub fn statement(
    book: &Book,
    account: &str,
    currency: Currency,
    from: Option<Day>,
    until: Day,
) -> Statement {
    let mut of = Statement {
        to: recipient(book, account),
        currency,
        from,
        until,
        received_until: book.payments.known_until(),
        ..Statement::default()
    };
    let customer = book.customers.find(account);
    let position = customer.and_then(|customer| book.customers.find_position(customer, currency));
    let Some(position) = position else { return of };
    let awaited = match from {
        None => promises::awaited(book, account, until),
        Some(_) => HashMap::new(),
    };
    let (mut brought, mut closing) = (0_i64, 0_i64);
    for row in book.invoices.of_position(position) {
        let at = row as usize;
        let issued = Day::new(book.invoices.issued[at]);
        let open = open_at(book, row, until.get());
        closing += open;
        if until < issued {
            continue;
        }
        if let Some(from) = from
            && issued < from
        {
            brought += open_at(book, row, from.get() - 1);
            continue;
        }
        if from.is_none() && open == 0 {
            continue;
        }
        let flags = book.invoices.flags[at];
        let id = book.invoices.id(&book.customers, row);
        let kept = awaited.get(&row).copied().unwrap_or_default();
        of.lines.push(Line {
            day: issued,
            kind: match book.invoices.kind[at] {
                Kind::Invoice => LineKind::Invoice,
                Kind::CreditNote | Kind::Credit => LineKind::CreditNote,
                Kind::Deposit => LineKind::Deposit,
                Kind::Opening => LineKind::Opening,
            },
            number: book.invoices.number.get(at).to_owned(),
            due: (0 < book.invoices.gross[at]).then(|| Day::new(book.invoices.due[at])),
            amount: Amount::new(book.invoices.gross[at]),
            open: Amount::new(open),
            disputed: flags & (IN_DISPUTE | CONTESTED) != 0 || book.dunning.dispute(&id).is_some(),
            promised: Amount::new(kept.promised),
            promised_for: kept.due,
            planned: Amount::new(kept.planned),
        });
    }
    for payment in book.payments.of_position(position) {
        let at = payment as usize;
        let paid = Day::new(book.payments.paid[at]);
        if until < paid || !book.payments.is_money(payment) {
            continue;
        }
        let (amount, rest) = (book.payments.amount[at], book.payments.rest[at]);
        closing -= rest;
        if from.is_some_and(|from| paid < from) {
            brought -= rest;
            continue;
        }
        if from.is_none() && rest == 0 {
            continue;
        }
        of.lines.push(Line {
            day: paid,
            kind: match (from.is_none(), amount < 0) {
                (true, _) => LineKind::OnAccount,
                (false, true) => LineKind::Returned,
                (false, false) => LineKind::Payment,
            },
            number: book.payments.reference.get(at).to_owned(),
            amount: Amount::new(-amount),
            open: Amount::new(-rest),
            ..Line::default()
        });
    }
    of.lines.arrange_by_key(|line| line.day);
    if from.is_some() {
        of.brought = Amount::new(brought);
        // What was settled without money, and what the accounting program said, in one line: the end is what is owed.
        let moved: i64 = of.lines.iter().map(|line| line.amount.get()).sum();
        let other = closing - brought - moved;
        if other != 0 {
            let (kind, amount) = (LineKind::WriteOff, Amount::new(other));
            of.lines.push(Line { day: until, kind, amount, ..Line::default() });
        }
    }
    of
}

/// What a litigation pack of a customer claims: every item past due, and what its lateness costs.
pub fn index(book: &Book, account: &str, currency: Currency, today: Day) -> Index {
    let mut index = Index {
        to: recipient(book, account),
        currency,
        received_until: book.payments.known_until(),
        ..Index::default()
    };
    let rows = overdue(book, account, currency, today);
    for row in &rows {
        index.items.push(item(book, *row, Amount::new(open_at(book, *row, today.get()))));
    }
    let claim = claim(book, &rows, today);
    index.claim = (!claim.debts.is_empty()).then_some(claim);
    index
}

/// The receivables of a customer that are past due and not in dispute.
pub fn overdue(book: &Book, account: &str, currency: Currency, today: Day) -> Vec<u32> {
    let customer = book.customers.find(account);
    let position = customer.and_then(|customer| book.customers.find_position(customer, currency));
    let Some(position) = position else { return Vec::new() };
    let late = |row: &u32| {
        let at = *row as usize;
        book.invoices.due[at] < today.get()
            && late::is_claim(book, *row)
            && 0 < open_at(book, *row, today.get())
            && book.invoices.flags[at] & (IN_DISPUTE | CONTESTED) == 0
    };
    book.invoices.of_position(position).filter(late).collect()
}

/// A debit note that was issued, as it was issued; the address is the customer's of today.
pub fn issued_note(book: &Book, note: &IssuedNote) -> DebitNote {
    let to = Recipient { debtor: note.debtor, ..recipient(book, &note.account) };
    DebitNote {
        number: note.number.clone(),
        issued: note.on,
        to,
        currency: note.total.currency,
        claim: note.claim.clone(),
        received_until: note.received_until,
        payment: Remittance { reference: note.number.clone(), ..Remittance::default() },
        replaces: note.replaces.clone(),
        ..DebitNote::default()
    }
}

/// The draft of a debit note for what lateness cost on these receivables, all of them of one customer.
pub fn debit_note(
    book: &Book,
    account: &str,
    rows: &[u32],
    currency: Currency,
    today: Day,
) -> DebitNote {
    DebitNote {
        issued: today,
        to: recipient(book, account),
        currency,
        claim: claim(book, rows, today),
        received_until: book.payments.known_until(),
        ..DebitNote::default()
    }
}

/// Under which heading of a litigation pack a file stands that somebody kept.
pub fn section(kind: PieceKind) -> Section {
    match kind {
        PieceKind::Order => Section::Orders,
        PieceKind::Delivery => Section::Deliveries,
        PieceKind::Invoice => Section::Invoices,
        PieceKind::Proof => Section::Reminders,
        PieceKind::Answer => Section::Answers,
        PieceKind::Other => Section::Other,
    }
}

/// A reminder as a piece of a litigation pack, with what is known of its way.
pub fn evidence(book: &Book, reminder: &Reminder) -> Evidence {
    let outcome = book.dunning.outcome(&reminder.id);
    Evidence {
        section: Section::Reminders,
        day: Some(reminder.on),
        said: medium(reminder.action).map(|medium| (level(reminder), medium)),
        sent: (outcome.state == OutcomeState::Sent).then_some(outcome.on),
        proof: outcome.note.trim().to_owned(),
        ..Evidence::default()
    }
}
