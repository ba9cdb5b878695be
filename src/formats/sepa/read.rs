//! Reading payment files: transfers (pain.001), direct debits (pain.008), and the bank's answers to them (pain.002).

use super::{PaymentFile, PaymentOrder};
use crate::base::Fault;
use crate::formats::bank::{Faults, decimal};
use crate::formats::limits;
use crate::formats::xml::{decode, folded};
use crate::formats::xml_stream::{Node, Step, Stream};

/// Reads a message of any version, with its namespace or without.
pub fn read(name: &str, bytes: &[u8]) -> PaymentFile {
    let mut faults = Faults::default();
    let mut file = PaymentFile::default();
    if bytes.len() as u64 > limits::FILE_BYTES {
        faults.push(Fault::new("too-large").with_limit(limits::FILE_BYTES));
        file.faults = faults.finish(name);
        return file;
    }
    let (text, wrong) = decode(bytes);
    wrong.into_iter().for_each(|fault| faults.push(fault));
    let mut stream = Stream::new(&text);
    if let Err(fault) = parts(&mut stream, &mut file, &mut faults) {
        faults.push(*fault);
    } else if file.message.is_empty() {
        faults.push(Fault::new("not-a-payment-file").at_line(1));
    } else {
        check(&file, &mut faults);
    }
    file.faults = faults.finish(name);
    file
}

/// What its header announces must be there.
fn check(file: &PaymentFile, faults: &mut Faults) {
    if file.message.starts_with("pain.002") {
        return;
    }
    let count = file.transactions.len();
    if let Some(announced) = file.announced.filter(|announced| *announced as usize != count) {
        faults.warn("payment-count-differs", 1, &format!("{announced} ≠ {count}"));
    }
    if let Some(control) = file.control_sum.filter(|control| *control != file.sum()) {
        faults.warn("control-sum-differs", 1, &format!("{control} ≠ {}", file.sum()));
    }
}

/// What a batch says for all its transactions.
#[derive(Default, Clone)]
struct Batch {
    order: PaymentOrder,
}

fn parts(
    stream: &mut Stream<'_>,
    file: &mut PaymentFile,
    faults: &mut Faults,
) -> Result<(), Box<Fault>> {
    let mut batch = Batch::default();
    let mut inside = 0_u32;
    loop {
        let tag = match stream.next()? {
            Step::Open(tag) => tag,
            Step::Close => {
                inside = inside.saturating_sub(1);
                continue;
            }
            Step::End => return Ok(()),
        };
        if file.message.is_empty()
            && let Some(message) = message(tag.raw)
        {
            file.message = message;
        }
        match tag.name {
            "CstmrDrctDbtInitn" | "CstmrCdtTrfInitn" | "CstmrPmtStsRpt" => {
                if file.message.is_empty() {
                    file.message = match tag.name {
                        "CstmrDrctDbtInitn" => "pain.008",
                        "CstmrCdtTrfInitn" => "pain.001",
                        _ => "pain.002",
                    }
                    .to_owned();
                }
                inside += 1;
            }
            "GrpHdr" => header(stream.whole(tag)?.root(), file),
            "OrgnlGrpInfAndSts" => {
                let whole = stream.whole(tag)?;
                let node = whole.root();
                node.text_at("OrgnlMsgId").clone_into(&mut file.original_message_id);
                node.text_at("GrpSts").clone_into(&mut file.group_status);
                let refused = file.group_status == "RJCT";
                if refused || !file.group_status.is_empty() && node.child("StsRsnInf").is_some() {
                    let mut order = PaymentOrder { place: node.line(), ..PaymentOrder::default() };
                    order.status.clone_from(&file.group_status);
                    order.whole = true;
                    if let Some(information) = node.child("StsRsnInf") {
                        why(information, &mut order);
                    }
                    file.transactions.push(order);
                }
            }
            "PmtInf" | "OrgnlPmtInfAndSts" => {
                batch = Batch::default();
                inside += 1;
            }
            "DrctDbtTxInf" | "CdtTrfTxInf" | "TxInfAndSts" => {
                if file.transactions.len() as u64 >= limits::ROWS {
                    let fault = Fault::new("too-many-rows").at_line(stream.line());
                    return Err(Box::new(fault.with_limit(limits::ROWS)));
                }
                let whole = stream.whole(tag)?;
                let order = transaction(whole.root(), &batch, faults);
                file.transactions.push(order);
            }
            "Document" => inside += 1,
            // What stands directly in a batch holds for all of it; an envelope is gone into.
            _ if inside > 0 => {
                let whole = stream.whole(tag)?;
                of_batch(whole.root(), &mut batch.order, file);
            }
            _ => (),
        }
    }
}

/// `pain.008.001.08` in the namespace of an opening tag.
fn message(raw: &str) -> Option<String> {
    let start = raw.find("pain.00")?;
    let name: String = raw[start..]
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '.')
        .take(32)
        .collect();
    Some(name.trim_end_matches(".xsd").trim_end_matches('.').to_owned())
}

fn header(node: Node<'_, '_>, file: &mut PaymentFile) {
    node.text_at("MsgId").clone_into(&mut file.message_id);
    file.initiator = folded(node.text_of(&["InitgPty/Nm", "DbtrAgt/FinInstnId/BICFI"]));
    file.created = node.text_at("CreDtTm").get(..10).and_then(|day| day.parse().ok());
    file.announced = node.text_at("NbOfTxs").parse().ok();
    file.control_sum = decimal(node.text_at("CtrlSum"));
    file.batch_sums = file.control_sum.is_none();
}

fn of_batch(node: Node<'_, '_>, batch: &mut PaymentOrder, file: &mut PaymentFile) {
    let day = |text: &str| text.get(..10).and_then(|day| day.parse().ok());
    match node.name() {
        "PmtInfId" | "OrgnlPmtInfId" => node.text().clone_into(&mut batch.batch_id),
        "PmtTpInf" => {
            let instrument = node.text_of(&["LclInstrm/Cd", "LclInstrm/Prtry"]);
            instrument.clone_into(&mut batch.instrument);
            node.text_at("SeqTp").clone_into(&mut batch.sequence);
        }
        "ReqdColltnDt" => batch.day = day(node.text()),
        "ReqdExctnDt" => {
            let text = node.text_of(&["Dt", "DtTm"]);
            batch.day = day(if text.is_empty() { node.text() } else { text });
        }
        "CdtrSchmeId" => creditor_id(node).clone_into(&mut batch.creditor_id),
        // Where the header announces no sum, its batches may.
        "CtrlSum" if file.batch_sums => {
            file.control_sum =
                decimal(node.text()).map(|sum| sum + file.control_sum.unwrap_or_default());
        }
        // A whole batch that was refused: one status without transactions of its own.
        "PmtInfSts" => {
            node.text().clone_into(&mut batch.status);
            if batch.status == "RJCT" {
                let place = node.line();
                file.transactions.push(PaymentOrder { place, whole: true, ..batch.clone() });
            }
        }
        "StsRsnInf" if !batch.status.is_empty() => {
            let own = |last: &PaymentOrder| last.whole && last.batch_id == batch.batch_id;
            if !file.transactions.last().is_some_and(own) {
                let place = node.line();
                file.transactions.push(PaymentOrder { place, whole: true, ..batch.clone() });
            }
            if let Some(last) = file.transactions.last_mut() {
                why(node, last);
            }
        }
        _ => (),
    }
}

fn creditor_id<'w>(node: Node<'_, 'w>) -> &'w str {
    node.text_of(&["Id/PrvtId/Othr/Id", "Id/OrgId/Othr/Id"])
}

/// The reason of a status: its code, and the bank's words besides; without a code, the words are the reason.
fn why(information: Node<'_, '_>, order: &mut PaymentOrder) {
    let words: Vec<String> = information.all("AddtlInf").map(|text| folded(text.text())).collect();
    order.words = words.join(" ");
    let code = information.text_of(&["Rsn/Cd", "Rsn/Prtry"]);
    order.reason = if code.is_empty() { order.words.clone() } else { code.to_owned() };
}

fn transaction(node: Node<'_, '_>, batch: &Batch, faults: &mut Faults) -> PaymentOrder {
    let mut order = batch.order.clone();
    order.place = node.line();
    let text = |ways: &[&str]| node.text_of(ways).to_owned();
    order.end_to_end_id = text(&["PmtId/EndToEndId", "OrgnlEndToEndId"]);
    let amount = ["InstdAmt", "Amt/InstdAmt", "Amt/EqvtAmt/Amt", "OrgnlTxRef/Amt/InstdAmt"]
        .into_iter()
        .find_map(|way| node.find(way));
    if let Some(amount) = amount {
        order.amount = decimal(amount.text());
        order.currency = amount.attribute("Ccy").unwrap_or_default();
        if order.amount.is_none() {
            let fault = Fault::new("not-an-amount").at_line(amount.line()).at_path(&amount.path());
            faults.push(fault.with_value(amount.text()));
        }
    } else if node.name() != "TxInfAndSts" {
        faults.push(Fault::new("missing-amount").at_line(node.line()).at_path(&node.path()));
    }
    let own = |way: &str| [way.to_owned(), format!("OrgnlTxRef/{way}")];
    let either = |way: &str| {
        let [plain, within] = own(way);
        node.text_of(&[&plain, &within]).to_owned()
    };
    order.mandate = text(&[
        "DrctDbtTx/MndtRltdInf/MndtId",
        "OrgnlTxRef/MndtRltdInf/MndtId",
        "OrgnlTxRef/MndtRltdInf/DrctDbtMndt/MndtId",
    ]);
    let creditor = node
        .find("DrctDbtTx/CdtrSchmeId")
        .or_else(|| node.find("OrgnlTxRef/CdtrSchmeId"))
        .map(creditor_id)
        .unwrap_or("");
    if !creditor.is_empty() {
        creditor.clone_into(&mut order.creditor_id);
    }
    // Of a direct debit the debtor is the other side, of a transfer the creditor.
    let side = if node.name() == "CdtTrfTxInf" { "Cdtr" } else { "Dbtr" };
    order.counterparty = folded(&either(&format!("{side}/Nm")));
    if order.counterparty.is_empty() {
        order.counterparty = folded(&either(&format!("{side}/Pty/Nm")));
    }
    order.iban = either(&format!("{side}Acct/Id/IBAN")).replace(' ', "");
    if order.iban.is_empty() {
        order.iban = either(&format!("{side}Acct/Id/Othr/Id"));
    }
    let remittance = node.child("RmtInf").or_else(|| node.find("OrgnlTxRef/RmtInf"));
    if let Some(remittance) = remittance {
        let mut pieces: Vec<String> =
            remittance.all("Ustrd").map(|text| folded(text.text())).collect();
        let reference = remittance.text_at("Strd/CdtrRefInf/Ref");
        if !reference.is_empty() {
            pieces.push(reference.to_owned());
        }
        order.remittance = pieces.join(" ");
    }
    let instrument = text(&["PmtTpInf/LclInstrm/Cd", "PmtTpInf/LclInstrm/Prtry"]);
    if !instrument.is_empty() {
        order.instrument = instrument;
    }
    let sequence = text(&["PmtTpInf/SeqTp", "OrgnlTxRef/PmtTpInf/SeqTp"]);
    if !sequence.is_empty() {
        order.sequence = sequence;
    }
    let status = node.text_at("TxSts");
    if !status.is_empty() {
        status.clone_into(&mut order.status);
    }
    if let Some(information) = node.child("StsRsnInf") {
        why(information, &mut order);
    }
    order
}
