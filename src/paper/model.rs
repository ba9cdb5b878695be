//! What can be printed: the words in which rooms describe a page.
//!
//! Texts arrive as the reader shall see them; amounts and days are formatted, sums are summed. A text that is empty is
//! not printed. All of it can be sent as JSON, the contents of files beside it: see [`Paper::contents`].

use serde::{Deserialize, Serialize};

/// A document on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Paper {
    /// The language of its texts, as BCP 47 names it: `fr`, `en` …
    pub language: String,
    /// What the file is called in a reader's title bar: «Facture FA2026-000123 — Garage Petit».
    pub title: String,
    /// Who speaks: the firm.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// When it was made, in milliseconds since 1970 (UTC): part of the document, since printing has no clock.
    pub created: i64,
    /// The firm's look.
    pub look: Look,
    /// The few words that the printer itself sets.
    pub words: Words,
    /// Heads each page after the first.
    pub running: String,
    /// At the foot of each page, in small print: legal form, capital, register.
    pub legal: Vec<String>,
    /// Large and pale across each page: «Brouillon», «Duplicata».
    pub stamp: String,
    /// What is said, in the order of reading.
    pub blocks: Vec<Block>,
    /// Files that travel inside the PDF.
    pub attachments: Vec<Attachment>,
    /// Says that one of [`Paper::attachments`] is an electronic invoice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factur_x: Option<FacturX>,
}

impl Paper {
    /// The contents of files in it, always in the same order: they travel beside the words.
    pub fn contents(&mut self) -> Vec<&mut Vec<u8>> {
        let logo = self.look.logo.as_mut().map(|logo| &mut logo.bytes);
        logo.into_iter().chain(self.attachments.iter_mut().map(|file| &mut file.bytes)).collect()
    }
}

/// How a firm's papers look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Its colour, `#rrggbb`; darkened where text in it would be too pale on white. Empty or unreadable: ink.
    pub accent: String,
    /// Its logo; without one, its name stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
}

/// A picture of the firm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Logo {
    /// What it shows, for people who cannot see it. Empty: the name in the letterhead.
    pub description: String,
    /// PNG or JPEG.
    pub bytes: Vec<u8>,
}

/// The words that the printer sets by itself, in the document's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// `{page}` and `{pages}` are replaced: «Page {page} sur {pages}».
    pub page: String,
    /// Beneath a table that goes on: «À reporter».
    pub carried: String,
    /// On top of a table that goes on: «Report».
    pub brought: String,
    /// Said once at the end where letters had to be replaced because no typeface at hand has them; `{letters}` is
    /// replaced.
    pub unprintable: String,
}

/// One part of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Block {
    /// The head of the first page: on the left the logo or the name, and who it is; on the right what this document is.
    Letterhead {
        /// The firm's name, also in place of a missing logo.
        name: String,
        /// Address, telephone …
        lines: Vec<String>,
        /// «Facture»; empty for a letter.
        title: String,
        /// Its number.
        subtitle: String,
    },
    /// The address that shows in the window of a DL envelope, and facts on its left. On a page of its own it is placed
    /// by [`Place`]; anywhere but at the head of the first page it begins a page.
    Address {
        /// At most seven lines, the name first.
        lines: Vec<String>,
        /// On its left.
        facts: Vec<Fact>,
        /// The side on which the window is.
        place: Place,
    },
    /// Names and values, in as many columns as there is room for.
    Facts {
        /// Above them.
        title: String,
        /// Them.
        facts: Vec<Fact>,
    },
    /// A heading within the document: level 1 is as the letterhead's title.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its words.
        text: String,
    },
    /// Running text.
    Paragraph {
        /// Its words.
        spans: Vec<Span>,
        /// How it is set.
        style: Style,
    },
    /// Points.
    List {
        /// With numbers instead of dots.
        ordered: bool,
        /// Them.
        items: Vec<Vec<Span>>,
    },
    /// Rows and columns over as many pages as they need.
    Table(Table),
    /// Sums beneath a table: names on the left, amounts on the right.
    Sums(Vec<Sum>),
    /// How to pay.
    Payment(Box<Payment>),
    /// Two stacks of blocks beside each other. They stay on one page where they fit on one.
    Beside {
        /// On the left.
        left: Vec<Block>,
        /// On the right.
        right: Vec<Block>,
        /// How much of the width the left one has, in per cent.
        share: u8,
    },
    /// Blocks that stay on one page where they fit on one.
    Together(Vec<Block>),
    /// Room for a hand: place, name and function of who signs.
    Signature {
        /// Name, function …
        lines: Vec<String>,
    },
    /// Empty room, in millimetres.
    Space(u16),
    /// A hairline over the whole width.
    Rule,
    /// What follows begins a page.
    PageBreak,
}

impl Block {
    /// Running text in one piece.
    pub fn text(text: impl Into<String>) -> Block {
        Block::Paragraph { spans: vec![Span::new(text)], style: Style::Body }
    }

    /// Small print in one piece.
    pub fn small(text: impl Into<String>) -> Block {
        Block::Paragraph { spans: vec![Span::new(text)], style: Style::Small }
    }
}

/// Where the window of the envelope is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// On the right, as in France.
    #[default]
    Right,
    /// On the left, as in Germany.
    Left,
}

/// A name and its value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fact {
    /// «Date».
    pub name: String,
    /// «3 novembre 2026»; line breaks are kept.
    pub value: String,
    /// Set in bold.
    pub strong: bool,
}

impl Fact {
    /// As most are.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Fact {
        Fact { name: name.into(), value: value.into(), strong: false }
    }
}

/// A piece of text in one style; line breaks are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Span {
    /// Its letters.
    pub text: String,
    /// Set in bold.
    pub strong: bool,
    /// Leads to this address.
    pub link: String,
}

impl Span {
    /// Plain.
    pub fn new(text: impl Into<String>) -> Span {
        Span { text: text.into(), ..Span::default() }
    }

    /// In bold.
    pub fn strong(text: impl Into<String>) -> Span {
        Span { text: text.into(), strong: true, ..Span::default() }
    }

    /// That leads to an address.
    pub fn link(text: impl Into<String>, address: impl Into<String>) -> Span {
        Span { text: text.into(), link: address.into(), ..Span::default() }
    }
}

/// How running text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Style {
    /// As most is.
    #[default]
    Body,
    /// Larger, as an opening.
    Lead,
    /// Small print.
    Small,
    /// On the right half, as place and date of a French letter.
    Right,
}

/// Rows and columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// What it holds: above it where [`Table::captioned`], and for people who cannot see it.
    pub caption: String,
    /// The caption is printed too.
    pub captioned: bool,
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// The column whose amounts are carried over pages: beneath a page it shows the last [`Row::running`] of it, and so
    /// it does on top of the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried: Option<usize>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// Its heading, repeated on each page.
    pub heading: String,
    /// Where its cells stand.
    pub align: Align,
    /// How wide it is.
    pub width: Width,
}

impl Column {
    /// A column of text that takes the room left over.
    pub fn text(heading: impl Into<String>) -> Column {
        Column { heading: heading.into(), align: Align::Left, width: Width::Share(1) }
    }

    /// A narrow column of text.
    pub fn short(heading: impl Into<String>) -> Column {
        Column { heading: heading.into(), align: Align::Left, width: Width::Fit }
    }

    /// A column of amounts, as wide as they are.
    pub fn amount(heading: impl Into<String>) -> Column {
        Column { heading: heading.into(), align: Align::Right, width: Width::Fit }
    }
}

/// Where a cell's text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// At the right, as amounts.
    Right,
    /// In the middle.
    Centre,
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Width {
    /// As wide as its widest cell, within reason.
    Fit,
    /// This part of what the others leave.
    Share(u16),
    /// So many millimetres.
    Millimetres(u16),
}

impl Default for Width {
    fn default() -> Width {
        Width::Share(1)
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// From left to right; the missing ones are empty.
    pub cells: Vec<Cell>,
    /// What it is.
    pub style: RowStyle,
    /// What the carried column comes to with this row, ready to be printed.
    pub running: String,
}

impl Row {
    /// As most are.
    pub fn new<T: Into<Cell>>(cells: impl IntoIterator<Item = T>) -> Row {
        Row { cells: cells.into_iter().map(Into::into).collect(), ..Row::default() }
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RowStyle {
    /// One of many.
    #[default]
    Plain,
    /// Heads those that follow; its first cell takes the whole width. It stays with the next row.
    Group,
    /// Belongs to the row before it, such as a discount, and stays with it.
    Detail,
    /// A sum.
    Total,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cell {
    /// Its text; line breaks are kept.
    pub text: String,
    /// Beneath it, smaller: a description, a period.
    pub detail: String,
    /// Set in bold.
    pub strong: bool,
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }
}

/// A name and an amount beneath a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sum {
    /// «Total HT».
    pub name: String,
    /// The amount, ready to be printed.
    pub amount: String,
    /// How it is set.
    pub style: SumStyle,
}

impl Sum {
    /// As most are.
    pub fn new(name: impl Into<String>, amount: impl Into<String>, style: SumStyle) -> Sum {
        Sum { name: name.into(), amount: amount.into(), style }
    }
}

/// How a sum is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SumStyle {
    /// As most are.
    #[default]
    Plain,
    /// An intermediate sum.
    Strong,
    /// What all comes to: the amount that the reader looks for.
    Due,
}

/// How to pay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Payment {
    /// «Règlement».
    pub title: String,
    /// Due day, instalments …
    pub facts: Vec<Fact>,
    /// Name and IBAN of each account; what looks like an IBAN is set in groups of four.
    pub accounts: Vec<Fact>,
    /// Name and value of what the payer should quote; an ISO 11649 reference is set in groups of four.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Fact>,
    /// What the QR code says, letter by letter; empty for none.
    pub code: String,
    /// Beneath the code: what it is for.
    pub code_caption: String,
    /// Words and address of a page where one can pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Span>,
}

/// A file inside the PDF.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attachment {
    /// Its name; two of one paper must differ.
    pub name: String,
    /// Its media type: `text/xml`.
    pub mime: String,
    /// What it is, for people.
    pub description: String,
    /// What it is to the page.
    pub relationship: Relationship,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What an attached file is to the page (`AFRelationship` of PDF/A-3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Relationship {
    /// The same in another form.
    Alternative,
    /// What the page was made from.
    Source,
    /// Figures behind the page.
    Data,
    /// More than the page says.
    Supplement,
    /// Nothing of these.
    #[default]
    Unspecified,
}

/// Says that an attached file is an electronic invoice, as readers of Factur-X look for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FacturX {
    /// Its profile.
    pub profile: Profile,
    /// The attachment: `factur-x.xml`.
    pub file_name: String,
    /// `INVOICE`, also for credit notes.
    pub document_type: String,
    /// Of the schema: `1.0`.
    pub version: String,
}

impl FacturX {
    /// As Factur-X 1.0 names them.
    pub fn new(profile: Profile) -> FacturX {
        FacturX {
            profile,
            file_name: "factur-x.xml".to_owned(),
            document_type: "INVOICE".to_owned(),
            version: "1.0".to_owned(),
        }
    }
}

/// Profiles of Factur-X, from the least to the most that the XML says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Profile {
    /// `MINIMUM`: not an invoice by itself.
    Minimum,
    /// `BASIC WL`: without lines.
    BasicWl,
    /// `BASIC`.
    Basic,
    /// `EN 16931`.
    #[default]
    En16931,
    /// `EXTENDED`.
    Extended,
}

impl Profile {
    /// As the XMP of the file names it.
    pub fn name(self) -> &'static str {
        match self {
            Profile::Minimum => "MINIMUM",
            Profile::BasicWl => "BASIC WL",
            Profile::Basic => "BASIC",
            Profile::En16931 => "EN 16931",
            Profile::Extended => "EXTENDED",
        }
    }

    /// What the XML is to the page: data where it says less than the page, the same in another form where it says as
    /// much. Source: Factur-X 1.09, 6.2.
    pub fn relationship(self) -> Relationship {
        match self {
            Profile::Minimum | Profile::BasicWl => Relationship::Data,
            Profile::Basic | Profile::En16931 | Profile::Extended => Relationship::Alternative,
        }
    }
}
