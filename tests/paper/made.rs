//! Papers of any content: texts long and short, in many scripts, tables of many shapes, blocks in any order.

use encours::paper::{
    Align, Block, Cell, Column, Fact, Look, Paper, Payment, Place, Row, RowStyle, Span, Style, Sum,
    SumStyle, Table, Width,
};
use proptest::prelude::*;

use super::samples;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-zÀ-ÿœ’ ]{0,40}",
        2 => "([a-zé]{1,12} ){0,60}",
        1 => "[0-9]{1,3}(\u{202F}[0-9]{3}){0,3},[0-9]{2}\u{A0}€",
        1 => "[A-Z0-9]{1,90}",
        1 => "\\PC{0,30}",
        1 => any::<String>(),
        1 => "[а-яα-ω王小明 \n\t\u{AD}-]{0,30}",
        1 => Just(String::new()),
    ]
}

fn link() -> impl Strategy<Value = String> {
    prop_oneof![3 => Just(String::new()), 1 => Just("https://pay.example/a?b=(c)&d=é".to_owned())]
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let span = (text(), any::<bool>(), link()).prop_map(|(text, strong, link)| Span {
        text,
        strong,
        link,
    });
    prop::collection::vec(span, 0..5)
}

fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let fact = (text(), text(), any::<bool>()).prop_map(|(name, value, strong)| Fact {
        name,
        value,
        strong,
    });
    prop::collection::vec(fact, 0..7)
}

fn column() -> impl Strategy<Value = Column> {
    let align = prop_oneof![Just(Align::Left), Just(Align::Right), Just(Align::Centre)];
    let width = prop_oneof![
        Just(Width::Fit),
        (0_u16..4).prop_map(Width::Share),
        (0_u16..60).prop_map(Width::Millimetres),
    ];
    (text(), align, width).prop_map(|(heading, align, width)| Column { heading, align, width })
}

fn row() -> impl Strategy<Value = Row> {
    let cell = (text(), text(), any::<bool>()).prop_map(|(text, detail, strong)| Cell {
        text,
        detail,
        strong,
    });
    let style = prop_oneof![
        6 => Just(RowStyle::Plain),
        1 => Just(RowStyle::Group),
        1 => Just(RowStyle::Detail),
        1 => Just(RowStyle::Total),
    ];
    (prop::collection::vec(cell, 0..7), style, text()).prop_map(|(cells, style, running)| Row {
        cells,
        style,
        running,
    })
}

fn table() -> impl Strategy<Value = Block> {
    let rows = prop_oneof![3 => 0_usize..6, 1 => 0_usize..40]
        .prop_flat_map(|count| prop::collection::vec(row(), count));
    let carried = prop::option::of(0_usize..8);
    (text(), any::<bool>(), prop::collection::vec(column(), 0..8), rows, carried).prop_map(
        |(caption, captioned, columns, rows, carried)| {
            Block::Table(Table { caption, captioned, columns, rows, carried })
        },
    )
}

fn sums() -> impl Strategy<Value = Block> {
    let style = prop_oneof![Just(SumStyle::Plain), Just(SumStyle::Strong), Just(SumStyle::Due)];
    let sum = (text(), text(), style).prop_map(|(name, amount, style)| Sum { name, amount, style });
    prop::collection::vec(sum, 0..8).prop_map(Block::Sums)
}

fn payment() -> impl Strategy<Value = Block> {
    (text(), facts(), facts(), text(), text(), link()).prop_map(
        |(title, facts, accounts, code, caption, link)| {
            Block::Payment(Box::new(Payment {
                title,
                facts,
                accounts,
                reference: Some(Fact::new("Référence", "RF18539007547034")),
                code,
                code_caption: caption,
                link: (!link.is_empty()).then(|| Span::link("Payer", link)),
            }))
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    let style =
        prop_oneof![Just(Style::Body), Just(Style::Lead), Just(Style::Small), Just(Style::Right)];
    let place = prop_oneof![Just(Place::Right), Just(Place::Left)];
    let lines = || prop::collection::vec(text(), 0..8);
    let leaf = prop_oneof![
        1 => (text(), lines(), text(), text(), text()).prop_map(|(name, lines, title, subtitle, running)| {
            Block::Letterhead { name, lines, title, subtitle, running }
        }),
        1 => (lines(), facts(), place).prop_map(|(lines, facts, place)| Block::Address { lines, facts, place }),
        1 => (text(), facts()).prop_map(|(title, facts)| Block::Facts { title, facts }),
        1 => (any::<u8>(), text()).prop_map(|(level, text)| Block::Heading { level, text }),
        2 => (spans(), style).prop_map(|(spans, style)| Block::Paragraph { spans, style }),
        1 => (any::<bool>(), prop::collection::vec(spans(), 0..4)).prop_map(|(ordered, items)| Block::List { ordered, items }),
        2 => table(),
        1 => sums(),
        1 => payment(),
        1 => lines().prop_map(|lines| Block::Signature { lines }),
        1 => (0_u16..400).prop_map(Block::Space),
        1 => Just(Block::Rule),
        1 => Just(Block::PageBreak),
    ];
    leaf.prop_recursive(2, 12, 3, |inner| {
        let blocks = || prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            (blocks(), blocks(), any::<u8>()).prop_map(|(left, right, share)| Block::Beside {
                left,
                right,
                share
            }),
            blocks().prop_map(Block::Together),
        ]
    })
}

/// Any paper.
pub fn paper() -> impl Strategy<Value = Paper> {
    let look =
        (prop_oneof!["#[0-9a-f]{6}", text()], any::<bool>()).prop_map(|(accent, logo)| Look {
            accent,
            logo: logo.then(|| encours::paper::Logo {
                description: String::new(),
                bytes: samples::logo(),
            }),
        });
    (
        (text(), text(), text(), any::<i64>()),
        look,
        prop_oneof![
            Just("fr".to_owned()),
            Just("en".to_owned()),
            Just("de-CH".to_owned()),
            Just(String::new())
        ],
        prop::collection::vec(text(), 0..4),
        prop_oneof![3 => Just(String::new()), 1 => text()],
        prop::collection::vec(block(), 0..9),
    )
        .prop_map(
            |((title, author, subject, created), look, language, legal, stamp, blocks)| Paper {
                language,
                title,
                author,
                subject,
                created,
                look,
                words: samples::words(),
                legal,
                stamp,
                blocks,
                ..Paper::default()
            },
        )
}
