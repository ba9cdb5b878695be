//! An invoice on paper: every mention that the law wants, in the reader's language, in the firm's look.
//!
//! From what the invoice says ([`Invoice`]), nothing else: the page and the XML inside it cannot disagree. Texts that the
//! law words are in the invoice's notes already; the rest is said here. Sources of what must stand there: CGI, annexe II,
//! art. 242 nonies A; code de commerce, art. L. 441-9, R. 123-237.

mod amounts;
pub(crate) mod people;

use rust_decimal::Decimal;

use crate::en16931::{Invoice, Note, Party};
use crate::paper::{
    Attachment, Block, Fact, FacturX, Look, Paper, Payment, Profile, Row, Span, Words,
};
use crate::texts::{Locale, Texts, format};

/// What an invoice does not say itself, and its page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wear {
    /// The firm's logo and colour.
    pub look: Look,
    /// Beneath the firm's name: its web site …
    pub website: String,
    /// What every document of the firm ends with.
    pub footer: String,
    /// What the QR code says; empty for none.
    pub code: String,
    /// Where the customer can pay; empty for none.
    pub payment_link: String,
    /// When it is printed, in milliseconds since 1970.
    pub created: i64,
}

/// Lines of facts that have room beside the address.
const BESIDE: usize = 9;

/// The page of an invoice, a credit note or a deposit invoice. One without number is a draft, and says so.
pub fn compose(invoice: &Invoice, locale: Locale, wear: &Wear) -> Paper {
    let page = Page { invoice, locale, texts: &locale.texts() };
    let title = page.title();
    let name = people::name(&invoice.seller);
    let titled = format!("{title} {}", invoice.number).trim().to_owned();
    let (mut beside, mut more) = (page.first_facts(), page.more_facts());
    if beside.iter().chain(&more).map(people::rows).sum::<usize>() <= BESIDE {
        beside.append(&mut more);
    }
    let mut blocks = vec![
        Block::Letterhead {
            name: name.to_owned(),
            lines: page.letterhead(&wear.website),
            title,
            subtitle: invoice.number.clone(),
            running: format!("{titled} — {}", people::name(&invoice.buyer)),
        },
        Block::Address {
            lines: people::postal(&invoice.buyer, &invoice.seller.address.country, locale),
            facts: beside,
            place: Default::default(),
        },
    ];
    if !more.is_empty() {
        blocks.push(Block::Facts { title: String::new(), facts: more });
    }
    blocks.extend(page.opening());
    blocks.push(Block::Table(page.lines()));
    blocks.push(page.totals());
    blocks.extend(page.exemptions());
    // Together on the last page, rather than two lines of small print alone on it.
    let mut end = page.payment(wear);
    end.push(Block::Space(4));
    end.extend(page.notes());
    blocks.push(Block::Together(end));
    Paper {
        language: locale.code().to_owned(),
        title: format!("{titled} — {name}"),
        author: name.to_owned(),
        subject: page.texts.invoices_paper_subject(people::name(&invoice.buyer)),
        created: wear.created,
        look: wear.look.clone(),
        words: words(locale),
        legal: page.legal(&wear.footer),
        stamp: if invoice.number.is_empty() {
            page.texts.invoices_paper_draft()
        } else {
            String::new()
        },
        blocks,
        ..Paper::default()
    }
}

/// Puts the electronic invoice into its page: together they are a Factur-X file.
pub fn with_electronic_invoice(
    mut paper: Paper,
    xml: Vec<u8>,
    profile: Profile,
    locale: Locale,
) -> Paper {
    let said = FacturX::new(profile);
    paper.attachments.push(Attachment {
        name: said.file_name.clone(),
        mime: "text/xml".to_owned(),
        description: locale.texts().invoices_paper_electronic(),
        relationship: profile.relationship(),
        bytes: xml,
    });
    paper.factur_x = Some(said);
    paper
}

/// How the firm of an invoice stands on any of its papers: beneath its name, and at the foot.
pub fn stationery(
    invoice: &Invoice,
    locale: Locale,
    website: &str,
    footer: &str,
) -> [Vec<String>; 2] {
    let page = Page { invoice, locale, texts: &locale.texts() };
    [page.letterhead(website), page.legal(footer)]
}

/// The words that the printer sets by itself, for papers of any room.
pub fn words(locale: Locale) -> Words {
    let texts = locale.texts();
    Words {
        page: texts.invoices_paper_page("{page}", "{pages}"),
        carried: texts.invoices_paper_carried(),
        brought: texts.invoices_paper_brought(),
        unprintable: texts.invoices_paper_unprintable("{letters}"),
    }
}

/// An invoice and the language of its page.
struct Page<'a> {
    invoice: &'a Invoice,
    locale: Locale,
    texts: &'a Texts,
}

impl Page<'_> {
    /// «Facture», «Avoir» …
    fn title(&self) -> String {
        match self.invoice.type_code.as_str() {
            "381" | "261" | "262" | "396" | "502" => self.texts.invoices_paper_credit_note(),
            "503" => self.texts.invoices_paper_deposit_credit(),
            "384" | "471" | "472" | "473" => self.texts.invoices_paper_corrective(),
            "386" | "500" => self.texts.invoices_paper_deposit(),
            "389" | "501" => self.texts.invoices_paper_self_billed(),
            _ if self.invoice.is_final() => self.texts.invoices_paper_final(),
            _ => self.texts.invoices_paper_invoice(),
        }
    }

    /// What it comes to is ours to give back.
    fn is_credit(&self) -> bool {
        matches!(self.invoice.type_code.as_str(), "381" | "261" | "262" | "396" | "502" | "503")
    }

    /// It credits or replaces another.
    fn puts_right(&self) -> bool {
        self.is_credit() || matches!(self.invoice.type_code.as_str(), "384" | "471" | "472" | "473")
    }

    fn letterhead(&self, website: &str) -> Vec<String> {
        let seller = &self.invoice.seller;
        let mut lines = Vec::new();
        if !seller.trade_name.is_empty() && seller.trade_name != seller.name {
            lines.push(seller.name.clone());
        }
        lines.push(people::one_line(&seller.address, "", self.locale));
        let contact = &seller.contact;
        lines.push(joined(&[&contact.name, &contact.department]));
        lines.push(joined(&[&contact.phone, &contact.email]));
        lines.push(website.to_owned());
        let siren = labelled(
            &self.texts.invoices_paper_siren(),
            &people::siren(&seller.registration.value),
        );
        let siren = if seller.registration.is_empty() { String::new() } else { siren };
        let vat = labelled(&self.texts.invoices_paper_vat_number(), &seller.vat_number);
        lines.push(joined(&[&siren, &vat]));
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// What a reader looks for first: beside the address.
    fn first_facts(&self) -> Vec<Fact> {
        let (invoice, texts) = (self.invoice, self.texts);
        let day = |day: Option<crate::base::Day>| {
            day.map(|day| format::day(self.locale, day)).unwrap_or_default()
        };
        let mut facts = vec![Fact::new(texts.invoices_paper_issued(), day(invoice.issued))];
        if !self.is_credit() {
            let due = if invoice.instalments.len() < 2 { day(invoice.due) } else { String::new() };
            facts.push(Fact { strong: true, ..Fact::new(texts.invoices_paper_due(), due) });
        }
        for preceding in &invoice.preceding {
            let name = match preceding.type_code.as_str() {
                "386" | "500" => texts.invoices_paper_preceding_deposit(),
                // Others name a deposit without saying that it is one; what is put right names its invoice.
                "" if self.invoice.is_final() && !self.puts_right() => {
                    texts.invoices_paper_preceding_deposit()
                }
                _ => texts.invoices_paper_preceding(),
            };
            let of = day(preceding.issued);
            let value = if of.is_empty() {
                preceding.number.clone()
            } else {
                texts.invoices_paper_of_day(&preceding.number, &of)
            };
            facts.push(Fact::new(name, value));
        }
        facts.extend([
            Fact::new(texts.invoices_paper_order(), &invoice.purchase_order),
            Fact::new(texts.invoices_paper_buyer_reference(), &invoice.buyer_reference),
            Fact::new(
                texts.invoices_paper_buyer_siren(),
                people::siren(&invoice.buyer.registration.value),
            ),
            Fact::new(texts.invoices_paper_buyer_vat(), &invoice.buyer.vat_number),
            Fact::new(texts.invoices_paper_buyer_siret(), siret(&invoice.buyer)),
        ]);
        facts.retain(|fact| !fact.value.is_empty());
        facts
    }

    /// The other facts: beneath the address.
    fn more_facts(&self) -> Vec<Fact> {
        let (invoice, texts) = (self.invoice, self.texts);
        let day = |day: crate::base::Day| format::day(self.locale, day);
        let mut facts = Vec::new();
        if let Some(delivered) = invoice.delivered {
            facts.push(Fact::new(texts.invoices_paper_delivered(), day(delivered)));
        }
        let period = self.period(invoice.period);
        facts.push(Fact::new(texts.invoices_paper_period(), period));
        if let Some(to) = &invoice.delivered_to {
            let name = if to.name.is_empty() { String::new() } else { format!("{}\n", to.name) };
            let place = people::lines(&to.address, &invoice.seller.address.country, self.locale);
            facts.push(Fact::new(
                texts.invoices_paper_delivered_to(),
                format!("{name}{}", place.join("\n")).trim().to_owned(),
            ));
        }
        let process = match invoice.process.as_bytes().first() {
            Some(b'B') => texts.invoices_paper_goods(),
            Some(b'S') => texts.invoices_paper_services(),
            Some(b'M') => texts.invoices_paper_goods_and_services(),
            _ => String::new(),
        };
        let tax_point = invoice.tax_point.map(day).unwrap_or_default();
        facts.extend([
            Fact::new(texts.invoices_paper_operation(), process),
            Fact::new(texts.invoices_paper_tax_point(), tax_point),
            Fact::new(texts.invoices_paper_contract(), &invoice.contract),
            Fact::new(texts.invoices_paper_project(), &invoice.project),
            Fact::new(texts.invoices_paper_sales_order(), &invoice.sales_order),
            Fact::new(texts.invoices_paper_despatch(), &invoice.despatch_advice),
            Fact::new(texts.invoices_paper_delivery_note(), &invoice.delivery_note),
            Fact::new(texts.invoices_paper_receipt(), &invoice.receiving_advice),
            Fact::new(texts.invoices_paper_tender(), &invoice.tender),
            Fact::new(texts.invoices_paper_object(), &invoice.invoiced_object.value),
            Fact::new(texts.invoices_paper_accounting(), &invoice.accounting),
        ]);
        let objects = invoice.more_objects.iter();
        facts.extend(objects.map(|object| Fact::new(texts.invoices_paper_object(), &object.value)));
        // The SIREN alone is said already.
        let routed = |party: &Party| {
            let address = &party.electronic_address.value;
            if *address == party.registration.value { String::new() } else { address.clone() }
        };
        facts.push(Fact::new(texts.invoices_paper_electronic_to(), routed(&invoice.buyer)));
        facts.push(Fact::new(texts.invoices_paper_electronic_from(), routed(&invoice.seller)));
        let contact = &invoice.buyer.contact;
        let reached = [&contact.name, &contact.department, &contact.phone, &contact.email];
        let reached = joined(&reached.map(String::as_str));
        facts.push(Fact::new(texts.invoices_paper_attention(), reached));
        if let Some(payee) = &invoice.payee {
            facts.push(Fact::new(texts.invoices_paper_payee(), people::name(payee)));
        }
        if let Some(tax) = &invoice.tax_representative {
            let place =
                people::one_line(&tax.address, &invoice.seller.address.country, self.locale);
            let value = [people::name(tax), &place, &tax.vat_number].join("\n");
            facts.push(Fact::new(texts.invoices_paper_representative(), value.trim().to_owned()));
        }
        facts.retain(|fact| !fact.value.is_empty());
        facts
    }

    /// What our own notes say first: a free text, before the lines.
    fn opening(&self) -> Vec<Block> {
        let free = self.invoice.notes.iter().filter(|note| note.subject.is_empty());
        free.map(|note| Block::text(note.text.trim())).collect()
    }

    fn period(&self, period: crate::en16931::Period) -> String {
        let day = |day| format::day(self.locale, day);
        match (period.from, period.to) {
            (Some(from), Some(to)) => self.texts.invoices_paper_from_to(day(from), day(to)),
            (Some(from), None) => self.texts.invoices_paper_from(day(from)),
            (None, Some(to)) => self.texts.invoices_paper_to(day(to)),
            (None, None) => String::new(),
        }
    }

    /// How to pay; nothing where nothing is to be paid.
    fn payment(&self, wear: &Wear) -> Vec<Block> {
        let (invoice, texts) = (self.invoice, self.texts);
        let terms = invoice.payment_terms.trim();
        if self.is_credit() {
            return if terms.is_empty() { Vec::new() } else { vec![Block::text(terms)] };
        }
        if invoice.totals.due <= Decimal::ZERO {
            let text = if Decimal::ZERO < invoice.totals.prepaid {
                texts.invoices_paper_paid()
            } else {
                texts.invoices_paper_nothing_due()
            };
            return vec![Block::Paragraph {
                spans: vec![Span::strong(text)],
                style: Default::default(),
            }];
        }
        let payment = &invoice.payment;
        let mut facts = Vec::new();
        if 1 < invoice.instalments.len() {
            let said = |part: &crate::en16931::Instalment| {
                texts.invoices_paper_instalment(
                    self.money(part.amount),
                    format::day(self.locale, part.due),
                )
            };
            let all: Vec<String> = invoice.instalments.iter().map(said).collect();
            facts.push(Fact {
                strong: true,
                ..Fact::new(texts.invoices_paper_instalments(), all.join("\n"))
            });
        } else if let Some(due) = invoice.due {
            facts.push(Fact {
                strong: true,
                ..Fact::new(texts.invoices_paper_pay_until(), format::day(self.locale, due))
            });
        }
        facts.push(Fact::new(texts.invoices_paper_terms(), terms));
        facts.push(Fact::new(texts.invoices_paper_means(), self.means()));
        facts.extend([
            Fact::new(texts.invoices_paper_mandate(), &payment.mandate),
            Fact::new(texts.invoices_paper_creditor(), &payment.creditor),
            Fact::new(
                texts.invoices_paper_debited(),
                crate::paper::grouped(&payment.debited_account),
            ),
            Fact::new(texts.invoices_paper_card(), &payment.card),
        ]);
        facts.retain(|fact| !fact.value.is_empty());
        let debited = matches!(payment.means_code.as_str(), "49" | "59");
        let mut accounts = Vec::new();
        for account in
            payment.accounts.iter().filter(|account| !debited && !account.number.is_empty())
        {
            let iban = crate::base::Iban::parse(&account.number).is_some();
            let name =
                if iban { texts.invoices_paper_iban() } else { texts.invoices_paper_account() };
            accounts.push(Fact { strong: true, ..Fact::new(name, &account.number) });
            accounts.push(Fact::new(texts.invoices_paper_bic(), &account.bic));
            let holder =
                if account.holder == invoice.seller.name { "" } else { account.holder.as_str() };
            accounts.push(Fact::new(texts.invoices_paper_holder(), holder));
        }
        accounts.retain(|fact| !fact.value.is_empty());
        let quoted =
            if payment.reference.is_empty() { &invoice.number } else { &payment.reference };
        let reference = (!debited && !quoted.is_empty())
            .then(|| Fact::new(texts.invoices_paper_quote(), quoted));
        let draft = invoice.number.is_empty();
        let shown = |text: &str| if debited || draft { String::new() } else { text.to_owned() };
        let link = shown(&wear.payment_link);
        vec![Block::Payment(Box::new(Payment {
            title: texts.invoices_paper_payment(),
            facts,
            accounts,
            reference,
            code: shown(&wear.code),
            code_caption: texts.invoices_paper_scan(),
            link: (!link.is_empty()).then(|| Span::link(texts.invoices_paper_pay_online(), link)),
        }))]
    }

    fn means(&self) -> String {
        let payment = &self.invoice.payment;
        if !payment.means.is_empty() {
            return payment.means.clone();
        }
        match payment.means_code.as_str() {
            "30" | "58" => self.texts.invoices_paper_transfer(),
            "49" | "59" => self.texts.invoices_paper_debit(),
            "20" => self.texts.invoices_paper_cheque(),
            "48" | "54" | "55" => self.texts.invoices_paper_card_payment(),
            "10" => self.texts.invoices_paper_cash(),
            "97" => self.texts.invoices_paper_set_off(),
            _ => String::new(),
        }
    }

    /// Small print: the terms that the law wants, in the order of the invoice; VAT on debits where it was opted for.
    fn notes(&self) -> Vec<Block> {
        let shown = |note: &&Note| {
            !matches!(note.subject.as_str(), "" | "BAR" | "REG") && !note.text.trim().is_empty()
        };
        let mut blocks: Vec<Block> = self
            .invoice
            .notes
            .iter()
            .filter(shown)
            .map(|note| Block::small(note.text.trim()))
            .collect();
        let debits = self.texts.invoices_paper_on_debits();
        let said = self.invoice.notes.iter().any(|note| note.text.contains("débits"));
        if self.invoice.tax_point_code == "5" && !said {
            blocks.push(Block::small(debits));
        }
        blocks
    }

    /// The foot: legal form, capital and register, once.
    fn legal(&self, footer: &str) -> Vec<String> {
        let seller = &self.invoice.seller;
        let mut lines: Vec<String> = Vec::new();
        let register = self
            .invoice
            .notes
            .iter()
            .filter(|note| note.subject == "REG")
            .map(|note| note.text.trim());
        for text in [seller.legal_information.trim()]
            .into_iter()
            .chain(register)
            .chain(footer.lines().map(str::trim))
        {
            let known =
                lines.iter().any(|line| line.contains(text) || text.contains(line.as_str()));
            if !text.is_empty() && !known {
                lines.push(text.to_owned());
            }
        }
        if let Some(first) = lines.first_mut()
            && !first.contains(&seller.name)
        {
            *first = joined(&[&seller.name, first]);
        }
        lines
    }
}

/// The SIRET, where one is said beside the SIREN.
fn siret(party: &Party) -> String {
    let known = party.identifiers.iter().find(|identifier| identifier.scheme == "0009");
    known.map_or_else(String::new, |siret| siret.value.clone())
}

fn labelled(label: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{label} {value}") }
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// A row whose cells are all said.
fn row(cells: Vec<crate::paper::Cell>) -> Row {
    Row { cells, ..Row::default() }
}
