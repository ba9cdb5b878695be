//! ISO 20022 CAMT.052 (during the day), .053 (statement) and .054 (single entries), versions .001.01 to .001.14.
//!
//! What differs between versions is taken where it stands: `Sts` as text or as a code (or absent), parties with or
//! without `Pty`, `BIC` or `BICFI`, amounts of details directly or in `AmtDtls`. No namespace is needed, and none is
//! refused. Entries are read one at a time.

use rust_decimal::Decimal;

use super::amount::decimal;
use super::faults::Faults;
use super::record::{
    Balance, BankFile, Statement, StatementKind, StatementLine, Transaction, TransactionCode,
};
use crate::base::{Currency, Day, Fault};
use crate::formats::limits;
use crate::formats::xml;
use crate::formats::xml_stream::{Node, Step, Stream, Tag};

/// Details of one entry: a bank cuts batches long before.
const DETAILS: usize = 200_000;

/// Reads one message, or several one after the other in an envelope.
pub(super) fn read(bytes: &[u8]) -> (BankFile, Faults) {
    let (text, wrong) = xml::decode(bytes);
    let mut faults = Faults::default();
    wrong.into_iter().for_each(|fault| faults.push(fault));
    let mut file = BankFile { format: "camt".to_owned(), ..BankFile::default() };
    let mut stream = Stream::new(&text);
    let mut entries = 0_u64;
    let end = loop {
        match stream.next() {
            Ok(Step::Open(tag)) => {
                if let Some(version) = message(tag.raw) {
                    file.profile.get_or_insert(version);
                }
                let kind = match tag.name {
                    "Stmt" => StatementKind::Statement,
                    "Rpt" => StatementKind::Report,
                    "Ntfctn" => StatementKind::Notification,
                    "BkToCstmrStmt" => {
                        file.profile.get_or_insert_with(|| "camt.053".to_owned());
                        continue;
                    }
                    "BkToCstmrAcctRpt" => {
                        file.profile.get_or_insert_with(|| "camt.052".to_owned());
                        continue;
                    }
                    "BkToCstmrDbtCdtNtfctn" => {
                        file.profile.get_or_insert_with(|| "camt.054".to_owned());
                        continue;
                    }
                    "GrpHdr" | "AppHdr" | "SplmtryData" => match stream.skip() {
                        Ok(()) => continue,
                        Err(fault) => break Some(fault),
                    },
                    _ => continue,
                };
                let mut statement =
                    Statement { kind, place: stream.line(), ..Statement::default() };
                let end = read_statement(&mut stream, &mut statement, &mut entries, &mut faults);
                finish(&mut statement);
                file.statements.push(statement);
                if end.is_some() {
                    break end;
                }
            }
            Ok(Step::Close) => (),
            Ok(Step::End) => break None,
            Err(fault) => break Some(fault),
        }
    };
    if let Some(fault) = end {
        faults.push(*fault);
    } else if file.statements.is_empty() {
        faults.push(Fault::new("no-statement").at_line(1));
    }
    (file, faults)
}

/// `camt.053.001.08` in an opening tag (its namespaces, or where the schema is said to be).
fn message(raw: &str) -> Option<String> {
    let start = raw.find("camt.05")?;
    let name: String = raw[start..]
        .chars()
        .take_while(|character| character.is_ascii_alphanumeric() || *character == '.')
        .take(15)
        .collect();
    Some(name.trim_end_matches('.').trim_end_matches(".xsd").to_owned())
}

fn read_statement<'a>(
    stream: &mut Stream<'a>,
    statement: &mut Statement,
    entries: &mut u64,
    faults: &mut Faults,
) -> Option<Box<Fault>> {
    loop {
        let tag = match stream.next() {
            Ok(Step::Open(tag)) => tag,
            Ok(Step::Close) => return None,
            Ok(Step::End) => return None,
            Err(fault) => return Some(fault),
        };
        if tag.name == "Ntry" {
            *entries += 1;
            if *entries > limits::ROWS {
                let fault = Fault::new("too-many-rows").at_line(stream.line());
                return Some(Box::new(fault.with_limit(limits::ROWS)));
            }
        }
        if let Err(fault) = part(stream, tag, statement, faults) {
            return Some(fault);
        }
    }
}

fn part<'a>(
    stream: &mut Stream<'a>,
    tag: Tag<'a>,
    statement: &mut Statement,
    faults: &mut Faults,
) -> Result<(), Box<Fault>> {
    match tag.name {
        "Ntry" => {
            let whole = stream.whole(tag)?;
            statement.lines.extend(entry(whole.root(), statement.currency, faults));
        }
        "Bal" => {
            let whole = stream.whole(tag)?;
            balance(whole.root(), statement, faults);
        }
        "Id" => stream.whole(tag)?.root().text().clone_into(&mut statement.id),
        "ElctrncSeqNb" => stream.whole(tag)?.root().text().clone_into(&mut statement.sequence),
        "LglSeqNb" if statement.sequence.is_empty() => {
            stream.whole(tag)?.root().text().clone_into(&mut statement.sequence);
        }
        "FrToDt" => {
            let whole = stream.whole(tag)?;
            let day = |ways: &[&str]| day(whole.root().text_of(ways));
            statement.from = day(&["FrDtTm", "FrDt"]);
            statement.to = day(&["ToDtTm", "ToDt"]);
        }
        "Acct" => {
            let whole = stream.whole(tag)?;
            account(whole.root(), statement, faults);
        }
        _ => stream.skip()?,
    }
    Ok(())
}

fn account(node: Node<'_, '_>, statement: &mut Statement, faults: &mut Faults) {
    let account = node.text_of(&["Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id", "Id/BBAN", "Id"]);
    statement.account = account.replace(' ', "");
    if statement.account.is_empty() {
        faults.push(fault("missing-account-number", node).as_warning());
    }
    let owner = node.text_of(&["Ownr/Nm", "Ownr/Pty/Nm", "Nm"]);
    statement.owner = xml::folded(owner);
    statement.bank = node
        .text_of(&[
            "Svcr/FinInstnId/BICFI",
            "Svcr/FinInstnId/BIC",
            "Svcr/FinInstnId/ClrSysMmbId/MmbId",
            "Svcr/FinInstnId/Nm",
        ])
        .to_owned();
    if let Some(code) = node.child("Ccy").filter(|code| !code.text().is_empty()) {
        match code.text().parse() {
            Ok(currency) => statement.currency = Some(currency),
            Err(_) => faults.push(fault("unknown-currency", code).with_value(code.text())),
        }
    }
}

fn fault(code: &str, node: Node<'_, '_>) -> Fault {
    Fault::new(code).at_line(node.line()).at_path(&node.path())
}

/// A day from `2026-11-21`, with a time or a zone behind it or not.
fn day(text: &str) -> Option<Day> {
    text.get(..10).and_then(|day| day.parse().ok())
}

/// The day inside `BookgDt`, `ValDt`, `Dt`: `Dt` or `DtTm`.
fn day_in(node: Option<Node<'_, '_>>, faults: &mut Faults) -> Option<Day> {
    let node = node?;
    let text = match node.text_of(&["Dt", "DtTm"]) {
        "" => node.text(),
        text => text,
    };
    let found = day(text);
    if found.is_none() {
        faults.push(fault("not-a-date", node).with_value(text).as_warning());
    }
    found
}

/// An amount and its currency.
fn amount(node: Node<'_, '_>, faults: &mut Faults) -> Option<(Decimal, Option<Currency>)> {
    let currency = node.attribute("Ccy").and_then(|code| match code.parse() {
        Ok(currency) => Some(currency),
        Err(_) => {
            faults.push(fault("unknown-currency", node).with_value(&code).as_warning());
            None
        }
    });
    match decimal(node.text()) {
        Some(value) => Some((value, currency)),
        None => {
            faults.push(fault("not-an-amount", node).with_value(node.text()));
            None
        }
    }
}

/// −1 for a debit, 1 for a credit, `None` where it is not said.
fn direction(node: Node<'_, '_>) -> Option<Decimal> {
    match node.text_at("CdtDbtInd") {
        "DBIT" => Some(Decimal::NEGATIVE_ONE),
        "CRDT" => Some(Decimal::ONE),
        _ => None,
    }
}

fn balance(node: Node<'_, '_>, statement: &mut Statement, faults: &mut Faults) {
    let kind = node.text_of(&["Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry", "Tp/Cd"]);
    if !matches!(kind, "OPBD" | "PRCD" | "CLBD") {
        return;
    }
    let Some((value, currency)) = node.child("Amt").and_then(|node| self::amount(node, faults))
    else {
        return;
    };
    let day = day_in(node.child("Dt"), faults);
    let amount = value * direction(node).unwrap_or(Decimal::ONE);
    let balance = Balance { amount, currency, day, computed: false };
    match kind {
        "CLBD" => statement.closing = Some(balance),
        // The balance before, where the opening itself is not given.
        "PRCD" => {
            statement.opening.get_or_insert(balance);
        }
        _ => {
            let first = statement.opening.as_ref().is_none_or(|known| known.computed);
            if first {
                statement.opening = Some(balance);
            }
        }
    }
}

fn entry(
    node: Node<'_, '_>,
    account: Option<Currency>,
    faults: &mut Faults,
) -> Option<StatementLine> {
    let Some(sum) = node.child("Amt") else {
        faults.push(fault("missing-amount", node));
        return None;
    };
    let (value, currency) = amount(sum, faults)?;
    let direction = direction(node).unwrap_or_else(|| {
        faults.push(fault("missing-direction", node).as_warning());
        Decimal::ONE
    });
    let status = node.text_of(&["Sts/Cd", "Sts/Prtry", "Sts"]);
    let booked = day_in(node.child("BookgDt"), faults);
    let value_day = day_in(node.child("ValDt"), faults);
    let mut line = StatementLine {
        booked: booked.or(value_day),
        value_day,
        amount: value * direction,
        currency: currency.filter(|currency| account != Some(*currency)),
        reversal: matches!(node.text_at("RvslInd"), "true" | "1"),
        pending: matches!(status, "PDNG" | "FUTR" | "INFO"),
        bank_reference: node.text_at("AcctSvcrRef").to_owned(),
        code: node.child("BkTxCd").map(code).unwrap_or_default(),
        place: node.line(),
        ..StatementLine::default()
    };
    if line.booked.is_none() {
        faults.push(fault("missing-date", node).as_warning());
    }
    details(node, &mut line, direction, faults);
    if line.transaction.additional.is_empty() {
        line.transaction.additional = xml::folded(node.text_at("AddtlNtryInf"));
    }
    line.label = label(node, &line);
    Some(line)
}

/// The details of an entry: none, one that is the entry's own, or a batch.
fn details(node: Node<'_, '_>, line: &mut StatementLine, direction: Decimal, faults: &mut Faults) {
    for group in node.all("NtryDtls") {
        if let Some(batch) = group.child("Btch") {
            let payment = batch.text_of(&["PmtInfId", "MsgId"]);
            payment.clone_into(&mut line.transaction.payment_id);
            line.batch_size = batch.text_at("NbOfTxs").parse().ok().or(line.batch_size);
        }
        for detail in group.all("TxDtls") {
            if line.batch.len() >= DETAILS {
                let fault = fault("too-many-rows", detail).with_limit(DETAILS as u64);
                faults.push(fault.as_warning());
                break;
            }
            let mut detail = transaction(detail, direction, line, faults);
            if detail.code == line.code {
                detail.code = TransactionCode::default();
            }
            line.batch.push(detail);
        }
    }
    // .001.01 gives the details of an entry without a group.
    for detail in node.all("TxDtls") {
        let detail = transaction(detail, direction, line, faults);
        line.batch.push(detail);
    }
    if let [_] = line.batch.as_slice()
        && line.batch_size.is_none_or(|size| size <= 1)
        && let Some(only) = line.batch.pop()
    {
        let payment_id = std::mem::take(&mut line.transaction.payment_id);
        // A reversal is signed as the entry is, whatever its one detail says.
        line.transaction = only;
        if line.transaction.payment_id.is_empty() {
            line.transaction.payment_id = payment_id;
        }
        line.transaction.amount = None;
        if line.bank_reference.is_empty() {
            line.transaction.bank_reference.clone_into(&mut line.bank_reference);
        }
        if line.code.is_empty() {
            line.code = std::mem::take(&mut line.transaction.code);
        }
    }
}

fn code(node: Node<'_, '_>) -> TransactionCode {
    let text = |way| node.text_at(way).to_owned();
    TransactionCode {
        domain: text("Domn/Cd"),
        family: text("Domn/Fmly/Cd"),
        sub_family: text("Domn/Fmly/SubFmlyCd"),
        proprietary: text("Prtry/Cd"),
    }
}

/// What stands for «nothing».
fn said(text: &str) -> String {
    let nothing = ["NOTPROVIDED", "NOT PROVIDED", "NOTPROVIDE", "NONREF", "UNKNOWN"];
    if nothing.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return String::new();
    }
    xml::folded(text)
}

fn transaction(
    node: Node<'_, '_>,
    entry_direction: Decimal,
    line: &StatementLine,
    faults: &mut Faults,
) -> Transaction {
    let direction = direction(node).unwrap_or(entry_direction);
    let amount = node
        .child("Amt")
        .or_else(|| node.find("AmtDtls/TxAmt/Amt"))
        .or_else(|| node.find("AmtDtls/InstdAmt/Amt"))
        .and_then(|node| amount(node, faults))
        .map(|(value, _)| value * direction);
    let text = |ways: &[&str]| said(node.text_of(ways));
    let parties = node.child("RltdPties");
    let agents = node.child("RltdAgts");
    // The other side of money in is the debtor; of a return, the one whose payment came back: the creditor of our
    // transfer, the debtor of our direct debit.
    let incoming = line.amount.is_sign_positive();
    let returned = node.child("RtrInf").is_some() || line.reversal;
    let (side, agent) =
        if incoming != returned { ("Dbtr", "DbtrAgt") } else { ("Cdtr", "CdtrAgt") };
    let party = |way: &str| {
        let name =
            [format!("{way}/Pty/Nm"), format!("{way}/Nm"), format!("{way}/Agt/FinInstnId/Nm")];
        let ways: Vec<&str> = name.iter().map(String::as_str).collect();
        said(parties.map_or("", |parties| parties.text_of(&ways)))
    };
    let account = |way: &str| {
        let ids = [format!("{way}Acct/Id/IBAN"), format!("{way}Acct/Id/Othr/Id")];
        let ways: Vec<&str> = ids.iter().map(String::as_str).collect();
        parties.map_or("", |parties| parties.text_of(&ways)).replace(' ', "")
    };
    let bank = |way: &str| {
        let ids = [format!("{way}/FinInstnId/BICFI"), format!("{way}/FinInstnId/BIC")];
        let ways: Vec<&str> = ids.iter().map(String::as_str).collect();
        agents.map_or("", |agents| agents.text_of(&ways)).to_owned()
    };
    let mut transaction = Transaction {
        amount,
        counterparty: party(side),
        counterparty_iban: account(side),
        counterparty_bank: bank(agent),
        ultimate_party: party(if side == "Dbtr" { "UltmtDbtr" } else { "UltmtCdtr" }),
        end_to_end_id: text(&["Refs/EndToEndId"]),
        instruction_id: text(&["Refs/InstrId"]),
        payment_id: text(&["Refs/PmtInfId", "Refs/MsgId"]),
        bank_reference: text(&["Refs/AcctSvcrRef"]),
        mandate: text(&["Refs/MndtId"]),
        creditor_id: creditor_id(parties),
        code: node.child("BkTxCd").map(code).unwrap_or_default(),
        additional: said(node.text_at("AddtlTxInf")),
        ..Transaction::default()
    };
    if let Some(reason) = node.child("RtrInf") {
        let code = said(reason.text_of(&["Rsn/Cd", "Rsn/Prtry"]));
        transaction.return_reason =
            if code.is_empty() { said(reason.text_at("AddtlInf")) } else { code };
    }
    if let Some(remittance) = node.child("RmtInf") {
        self::remittance(remittance, &mut transaction);
    }
    transaction
}

/// The creditor's identifier («ICS»): of the creditor, under the scheme SEPA or in its form.
fn creditor_id(parties: Option<Node<'_, '_>>) -> String {
    let Some(creditor) = parties.and_then(|parties| parties.child("Cdtr")) else {
        return String::new();
    };
    let party = creditor.child("Pty").unwrap_or(creditor);
    for way in ["Id/PrvtId", "Id/OrgId"] {
        for other in party.find(way).into_iter().flat_map(|id| id.all("Othr")) {
            let id = other.text_at("Id");
            if other.text_at("SchmeNm/Prtry") == "SEPA" || id.get(4..7) == Some("ZZZ") {
                return id.to_owned();
            }
        }
    }
    String::new()
}

fn remittance(node: Node<'_, '_>, transaction: &mut Transaction) {
    // A text cut in pieces of 140 is one text: a blank belongs between two pieces only where the bank wrote one, which
    // nobody can tell; references are looked for in both.
    let mut pieces: Vec<String> =
        node.all("Ustrd").map(|text| said(text.text())).filter(|text| !text.is_empty()).collect();
    for structured in node.all("Strd") {
        let reference =
            structured.text_of(&["CdtrRefInf/Ref", "CdtrRefInf/CdtrRef"]).replace(' ', "");
        let reference = said(&reference);
        if transaction.creditor_reference.is_empty() {
            transaction.creditor_reference = reference;
        } else if !reference.is_empty() && reference != transaction.creditor_reference {
            // One payment of several invoices names each.
            transaction.documents.push(reference);
        }
        let numbers = structured.all("RfrdDocInf").map(|document| said(document.text_at("Nb")));
        transaction.documents.extend(numbers.filter(|number| !number.is_empty()));
        let more = structured.all("AddtlRmtInf").map(|text| said(text.text()));
        pieces.extend(more.filter(|text| !text.is_empty()));
    }
    transaction.remittance = pieces.join(" ");
}

/// The bank's words where there are some, else who and what for.
fn label(node: Node<'_, '_>, line: &StatementLine) -> String {
    let words = xml::folded(node.text_at("AddtlNtryInf"));
    if !words.is_empty() {
        return words;
    }
    let transaction = &line.transaction;
    let parts = [
        transaction.counterparty.as_str(),
        &transaction.remittance,
        &transaction.creditor_reference,
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|text| !text.is_empty()).collect();
    let label = parts.join(" ");
    if !label.is_empty() {
        return label;
    }
    [&transaction.additional, &transaction.end_to_end_id, &transaction.payment_id]
        .into_iter()
        .find(|text| !text.is_empty())
        .cloned()
        .unwrap_or_default()
}

/// What is only known at the end: the currency where the account does not say it.
fn finish(statement: &mut Statement) {
    if statement.currency.is_none() {
        let balances = [&statement.opening, &statement.closing];
        let balance = balances.into_iter().flatten().find_map(|balance| balance.currency);
        statement.currency =
            balance.or_else(|| statement.lines.iter().find_map(|line| line.currency));
    }
    for line in &mut statement.lines {
        if line.currency == statement.currency {
            line.currency = None;
        }
    }
}
