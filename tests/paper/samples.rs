//! Papers as rooms compose them: an invoice of any length, a reminder, a statement of account. Invented people only.

use encours::paper::{
    Align, Block, Cell, Column, Fact, Look, Paper, Payment, Place, Row, RowStyle, Span, Style, Sum,
    SumStyle, Table, Width, Words,
};

/// 21 November 2026, 09:30 UTC.
pub const CREATED: i64 = 1_795_253_400_000;

pub fn words() -> Words {
    Words {
        page: "Page {page} sur {pages}".into(),
        carried: "À reporter".into(),
        brought: "Report".into(),
        unprintable:
            "Lettres que cette police n’a pas, remplacées par «\u{A0}□\u{A0}» : {letters}.".into(),
    }
}

/// Cents as a French reader writes them.
pub fn euros(cents: i64) -> String {
    let (sign, cents) = if cents < 0 { ("−", -cents) } else { ("", cents) };
    let digits = (cents / 100).to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at != 0 && (digits.len() - at) % 3 == 0 {
            grouped.push('\u{202F}');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{:02}\u{A0}€", cents % 100)
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn letterhead(title: &str, number: &str) -> Block {
    Block::Letterhead {
        name: "Menuiserie Atelier Loire".into(),
        lines: lines(&[
            "12 rue des Charpentiers, 44000 Nantes",
            "02 40 00 00 00 · bonjour@atelier-loire.example",
            "SIREN 732 829 320 · TVA FR44732829320",
        ]),
        title: title.into(),
        subtitle: number.into(),
        running: format!("{title} {number} — Garage Petit & Fils").trim().to_owned(),
    }
}

fn address() -> Vec<String> {
    lines(&[
        "GARAGE PETIT & FILS",
        "SERVICE COMPTABILITE",
        "BATIMENT C",
        "128 AVENUE DU GENERAL DE GAULLE",
        "BP 40123",
        "33000 BORDEAUX CEDEX",
    ])
}

pub fn legal() -> Vec<String> {
    lines(&[
        "Menuiserie Atelier Loire, SARL au capital de 20 000 € · RCS Nantes 732 829 320 · APE 4332A",
        "Siège : 12 rue des Charpentiers, 44000 Nantes",
    ])
}

pub fn base(accent: &str) -> Paper {
    Paper {
        language: "fr".into(),
        title: "Facture FA2026-000123".into(),
        author: "Menuiserie Atelier Loire".into(),
        created: CREATED,
        look: Look { accent: accent.into(), logo: None },
        words: words(),
        legal: legal(),
        ..Paper::default()
    }
}

const WORK: [(&str, &str); 6] = [
    ("Portail coulissant en chêne massif", "4,20 × 1,80 m, finition huilée, motorisation comprise"),
    ("Dépose de l’ancien portail", ""),
    ("Fenêtre bois deux vantaux", "Double vitrage 4/16/4, pose en rénovation, réf. FB-120"),
    ("Main d’œuvre atelier", "Période du 1er au 15 octobre 2026"),
    ("Quincaillerie", "Paumelles, gonds et serrure trois points"),
    ("Déplacement", ""),
];

/// An invoice of so many lines.
pub fn invoice(count: usize, accent: &str) -> Paper {
    let mut rows = Vec::new();
    let mut total = 0;
    for at in 0..count {
        let (name, detail) = WORK[at % WORK.len()];
        let price = 4_250 + 1_337 * (at as i64 % 7);
        let quantity = 1 + at as i64 % 4;
        total += price * quantity;
        rows.push(Row {
            cells: vec![
                Cell { text: name.into(), detail: detail.into(), strong: false },
                Cell::from(quantity.to_string()),
                Cell::from(euros(price)),
                Cell::from(if at % 3 == 0 { "10 %" } else { "20 %" }),
                Cell::from(euros(price * quantity)),
            ],
            style: RowStyle::Plain,
            running: euros(total),
        });
        if at % 9 == 4 {
            total -= 500;
            let cells =
                ["Remise commerciale 5 %", "", "", "", &euros(-500)].map(Cell::from).to_vec();
            rows.push(Row { cells, style: RowStyle::Detail, running: euros(total) });
        }
    }
    let vat = total / 5;
    let table = Table {
        caption: "Lignes de la facture".into(),
        captioned: false,
        columns: vec![
            Column::text("Désignation"),
            Column::amount("Quantité"),
            Column::amount("Prix unitaire HT"),
            Column::amount("TVA"),
            Column::amount("Total HT"),
        ],
        rows,
        carried: Some(4),
    };
    let vat_table = Table {
        caption: "TVA par taux".into(),
        captioned: false,
        columns: vec![
            Column { heading: "TVA".into(), align: Align::Left, width: Width::Share(1) },
            Column::amount("Base HT"),
            Column::amount("Montant"),
        ],
        rows: vec![
            Row::new(["20 %".to_owned(), euros(total * 2 / 3), euros(vat * 2 / 3)]),
            Row::new(["10 %".to_owned(), euros(total / 3), euros(vat / 3)]),
        ],
        carried: None,
    };
    let sums = vec![
        Sum::new("Total HT", euros(total), SumStyle::Plain),
        Sum::new("TVA", euros(vat), SumStyle::Plain),
        Sum::new("Total TTC", euros(total + vat), SumStyle::Strong),
        Sum::new("Acompte FA2026-000098 du 2 octobre 2026", euros(-30_000), SumStyle::Plain),
        Sum::new("Net à payer", euros(total + vat - 30_000), SumStyle::Due),
    ];
    let payment = Payment {
        title: "Règlement".into(),
        facts: vec![
            Fact {
                name: "À payer avant le".into(),
                value: "21 décembre 2026".into(),
                strong: true,
            },
            Fact::new("Par", "Virement SEPA"),
        ],
        accounts: vec![
            Fact::new("IBAN", "FR7630006000011234567890189"),
            Fact::new("BIC", "AGRIFRPPXXX"),
        ],
        reference: Some(Fact::new("Référence à rappeler", "RF18FA2026000123")),
        code: format!(
            "BCD\n002\n1\nSCT\nAGRIFRPPXXX\nMenuiserie Atelier Loire\nFR7630006000011234567890189\nEUR{}.{:02}\n\nRF18FA2026000123",
            (total + vat - 30_000) / 100,
            (total + vat - 30_000) % 100
        ),
        code_caption: "Scannez pour préparer le virement".into(),
        link: Some(Span::link("Payer en ligne", "https://pay.example/FA2026-000123")),
    };
    let mut paper = base(accent);
    paper.blocks = vec![
        letterhead("Facture", "FA2026-000123"),
        Block::Address {
            lines: address(),
            facts: vec![
                Fact::new("Date", "21 novembre 2026"),
                Fact { name: "Échéance".into(), value: "21 décembre 2026".into(), strong: true },
                Fact::new("Votre commande", "BC-2026-7781"),
                Fact::new("Votre SIREN", "552 100 554"),
                Fact::new("Votre TVA", "FR55552100554"),
                Fact::new("Livré le", "18 novembre 2026"),
                Fact::new("Livré à", "Garage Petit & Fils\n4 rue du Port\n33100 Bordeaux"),
            ],
            place: Place::Right,
        },
        Block::Table(table),
        Block::Beside {
            left: vec![Block::Table(vat_table)],
            right: vec![Block::Sums(sums)],
            share: 45,
        },
        Block::Payment(Box::new(payment)),
        Block::Space(4),
        Block::small(
            "En cas de retard de paiement, pénalités exigibles sans rappel au taux de 12,40 % (taux BCE de refinancement majoré de 10 points). Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €. Pas d’escompte pour paiement anticipé.",
        ),
        Block::small(
            "Option pour le paiement de la taxe d’après les débits. Nature des opérations : livraisons de biens et prestations de services.",
        ),
    ];
    paper
}

/// A reminder letter.
pub fn reminder() -> Paper {
    let mut paper = base("#8a2b3c");
    paper.title = "Relance — Garage Petit & Fils".into();
    let row = |number: &str, issued: &str, due: &str, total: i64, open: i64, late: &str| {
        Row::new([
            number.to_owned(),
            issued.to_owned(),
            due.to_owned(),
            euros(total),
            euros(open),
            late.to_owned(),
        ])
    };
    let mut total = Row::new([
        "Total".to_owned(),
        String::new(),
        String::new(),
        String::new(),
        euros(412_380),
        String::new(),
    ]);
    total.style = RowStyle::Total;
    let table = Table {
        caption: "Factures échues".into(),
        columns: vec![
            Column::text("Facture"),
            Column::short("Émise le"),
            Column::short("Échéance"),
            Column::amount("Montant TTC"),
            Column::amount("Reste dû"),
            Column::amount("Retard"),
        ],
        rows: vec![
            row("FA2026-000098", "02/09/2026", "02/10/2026", 250_000, 200_000, "50 j"),
            row("FA2026-000104", "15/09/2026", "15/10/2026", 112_380, 112_380, "37 j"),
            row("FA2026-000110", "01/10/2026", "31/10/2026", 100_000, 100_000, "21 j"),
            total,
        ],
        ..Table::default()
    };
    paper.blocks = vec![
        letterhead("", ""),
        Block::Address {
            lines: address(),
            facts: vec![Fact::new("Nos références", "411PETIT"), Fact::new("Dossier suivi par", "Claire Martin\n02 40 00 00 01")],
            place: Place::Right,
        },
        Block::Paragraph { spans: vec![Span::new("Nantes, le 21 novembre 2026")], style: Style::Right },
        Block::Paragraph { spans: vec![Span::strong("Objet : "), Span::strong("deuxième relance, 4 123,80 € échus")], style: Style::Body },
        Block::text("Madame, Monsieur,"),
        Block::text("Sauf erreur ou omission de notre part, les factures ci-dessous restent impayées malgré notre courrier du 4 novembre 2026. Paiements reçus jusqu’au 20 novembre 2026."),
        Block::Table(table),
        Block::Paragraph {
            spans: vec![
                Span::new("Nous vous remercions de nous régler la somme de "),
                Span::strong("4\u{202F}123,80\u{A0}€"),
                Span::new(" sous huit jours, par virement, en rappelant la référence ci-dessous, ou "),
                Span::link("en ligne", "https://pay.example/411PETIT"),
                Span::new(". À défaut, nous serons contraints de :"),
            ],
            style: Style::Body,
        },
        Block::List {
            ordered: false,
            items: vec![
                vec![Span::new("suspendre les livraisons en cours ;")],
                vec![Span::new("facturer les pénalités de retard au taux de 12,40 % et l’indemnité forfaitaire de 40 € par facture (articles L. 441-10 et D. 441-5 du code de commerce).")],
            ],
        },
        Block::Payment(Box::new(Payment {
            title: String::new(),
            accounts: vec![Fact::new("IBAN", "FR7630006000011234567890189")],
            reference: Some(Fact::new("Référence à rappeler", "RF18411PETIT")),
            code: "BCD\n002\n1\nSCT\n\nMenuiserie Atelier Loire\nFR7630006000011234567890189\nEUR4123.80\n\nRF18411PETIT".into(),
            code_caption: "Scannez pour préparer le virement".into(),
            ..Payment::default()
        })),
        Block::text("Si votre règlement s’est croisé avec ce courrier, nous vous prions de ne pas en tenir compte. Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées."),
        Block::Signature { lines: lines(&["Claire Martin", "Responsable du recouvrement"]) },
    ];
    paper
}

/// A statement of account of so many movements.
pub fn statement(count: usize) -> Paper {
    let mut paper = base("#1f4e8c");
    paper.title = "Relevé de compte — Garage Petit & Fils".into();
    let mut balance = 125_000;
    let mut rows = vec![Row {
        cells: vec![
            "01/01/2026".into(),
            "Solde à nouveau".into(),
            Cell::default(),
            Cell::default(),
            Cell { text: euros(balance), detail: String::new(), strong: true },
        ],
        style: RowStyle::Plain,
        running: euros(balance),
    }];
    for at in 0..count {
        let amount = 12_500 + 3_111 * (at as i64 % 11);
        if at % 20 == 0 {
            let cells = vec![Cell::from(
                [
                    "Premier trimestre 2026",
                    "Deuxième trimestre 2026",
                    "Troisième trimestre 2026",
                    "Quatrième trimestre 2026",
                ][at / 20 % 4],
            )];
            rows.push(Row { cells, style: RowStyle::Group, running: euros(balance) });
        }
        let paid = at % 3 == 2;
        balance += if paid { -2 * amount } else { amount };
        let text = if paid {
            format!("Virement reçu, réf. FA2026-{:06}", at)
        } else {
            format!("Facture FA2026-{at:06}")
        };
        rows.push(Row {
            cells: vec![
                format!("{:02}/{:02}/2026", 1 + at % 28, 1 + at / 28 % 12).into(),
                Cell {
                    text,
                    detail: if at % 5 == 0 {
                        "Chantier du port, lot 3".into()
                    } else {
                        String::new()
                    },
                    strong: false,
                },
                if paid { Cell::default() } else { euros(amount).into() },
                if paid { euros(2 * amount).into() } else { Cell::default() },
                euros(balance).into(),
            ],
            style: RowStyle::Plain,
            running: euros(balance),
        });
    }
    paper.blocks = vec![
        letterhead("Relevé de compte", "au 21 novembre 2026"),
        Block::Address {
            lines: address(),
            facts: vec![
                Fact::new("Compte", "411PETIT"),
                Fact::new("Période", "du 1er janvier au 21 novembre 2026"),
            ],
            place: Place::Right,
        },
        Block::Facts {
            title: "En résumé".into(),
            facts: vec![
                Fact::new("Solde à nouveau", euros(125_000)),
                Fact::new("Facturé", euros(4_512_800)),
                Fact::new("Réglé", euros(3_998_120)),
                Fact { name: "Solde".into(), value: euros(balance), strong: true },
            ],
        },
        Block::Heading { level: 2, text: "Mouvements".into() },
        Block::Table(Table {
            caption: "Mouvements du compte".into(),
            columns: vec![
                Column::short("Date"),
                Column::text("Libellé"),
                Column::amount("Débit"),
                Column::amount("Crédit"),
                Column::amount("Solde"),
            ],
            rows,
            carried: Some(4),
            ..Table::default()
        }),
        Block::Together(vec![
            Block::Rule,
            Block::text("Merci de nous signaler tout écart sous huit jours."),
        ]),
    ];
    paper
}

/// A picture with transparent parts.
pub fn logo() -> Vec<u8> {
    include_bytes!("../../www/icons/icon-192.png").to_vec()
}
