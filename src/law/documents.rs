//! Types of documents and «cadres de facturation»: the closed lists of the French rules (BR-FR-04, BR-FR-08), and what
//! each asks for.

/// A type of document, BT-3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Type {
    /// Of UNTDID 1001.
    pub code: &'static str,
    /// What it is, in French as in the specification.
    pub name: &'static str,
    /// It credits.
    pub is_credit: bool,
    /// How many earlier documents it must name: [`References`].
    pub references: References,
    /// A deposit, or the credit note of one: its due date may lie before its issue, and it is never final.
    pub is_deposit: bool,
}

/// How many earlier documents a type must name (BT-25, BT-26).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum References {
    /// As many as one likes.
    Any,
    /// Exactly one (BR-FR-CO-04).
    One,
    /// At least one (BR-FR-CO-05).
    Some,
}

use References::{Any, One, Some as AtLeastOne};

const fn of(code: &'static str, name: &'static str, references: References) -> Type {
    Type { code, name, is_credit: false, references, is_deposit: false }
}

const fn credit(code: &'static str, name: &'static str, is_deposit: bool) -> Type {
    Type { code, name, is_credit: true, references: AtLeastOne, is_deposit }
}

/// The closed list: DGFiP, external specifications v3.2, and BR-FR-04 of the schematrons 1.4.0.
pub const TYPES: [Type; 16] = [
    of("380", "Facture", Any),
    of("389", "Facture auto-facturée", Any),
    of("393", "Facture affacturée", Any),
    of("501", "Facture auto-facturée affacturée", Any),
    Type { is_deposit: true, ..of("386", "Facture d’acompte", Any) },
    Type { is_deposit: true, ..of("500", "Facture d’acompte auto-facturée", Any) },
    of("384", "Facture rectificative", One),
    of("471", "Facture rectificative auto-facturée", One),
    of("472", "Facture rectificative affacturée", One),
    of("473", "Facture rectificative auto-facturée affacturée", One),
    credit("261", "Avoir auto-facturé", false),
    Type { is_credit: true, ..of("262", "Avoir remise globale", Any) },
    credit("381", "Avoir", false),
    credit("396", "Avoir affacturé", false),
    credit("502", "Avoir auto-facturé affacturé", false),
    credit("503", "Avoir de facture d’acompte", true),
];

/// A type by its code.
pub fn of_code(code: &str) -> Option<&'static Type> {
    TYPES.iter().find(|known| known.code == code)
}

/// The «cadres de facturation», BT-23: BR-FR-08 of the schematrons 1.4.0. B goods, S services, M both.
pub const PROCESSES: [&str; 20] = [
    "B1", "S1", "M1", "B2", "S2", "M2", "S3", "B4", "S4", "M4", "S5", "S6", "B7", "S7", "B8", "S8",
    "M8", "B9", "S9", "M9",
];
