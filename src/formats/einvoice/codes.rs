//! Code lists of EN 16931 that a reader checks (CEN code lists of 2026, as in the rules BR-CL-…).

/// UNTDID 1001 for invoices (BR-CL-01, with BR-FR-04).
pub(super) const INVOICE_TYPES: &[&str] = &[
    "71", "80", "81", "82", "84", "102", "130", "202", "203", "204", "211", "218", "219", "295",
    "325", "326", "331", "380", "382", "383", "384", "385", "386", "387", "388", "389", "390",
    "393", "394", "395", "456", "457", "471", "472", "473", "500", "501", "527", "553", "575",
    "623", "633", "751", "780", "817", "870", "875", "876", "877", "935",
];

/// UNTDID 1001 for credit notes (BR-CL-01, with BR-FR-04).
pub(super) const CREDIT_NOTE_TYPES: &[&str] =
    &["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"];

/// UNCL 5305, categories of VAT (BR-CL-17, BR-CL-18).
pub(super) const VAT_CATEGORIES: &[&str] = &["AE", "L", "M", "E", "S", "Z", "G", "O", "K", "B"];

/// UNTDID 5189, reasons of allowances (BR-CL-19).
pub(super) const ALLOWANCE_REASONS: &[&str] = &[
    "41", "42", "60", "62", "63", "64", "65", "66", "67", "68", "70", "71", "88", "95", "100",
    "102", "103", "104", "105",
];
