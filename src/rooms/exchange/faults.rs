//! The sentence of every fault, in the person's language: what is wrong, where, and what to do.

use crate::base::Fault;
use crate::texts::{Locale, Texts, format};

use super::queries::FaultLine;

/// A fault as the person reads it: its place, then its sentence.
///
/// ```
/// use encours::base::Fault;
/// use encours::rooms::exchange::sentence;
/// use encours::texts::Locale;
/// let fault = Fault::new("not-a-number").at_line(3).in_column("Débit").with_value("12 rue");
/// let said = sentence(Locale::Fr, &fault);
/// let said = said.replace('\u{a0}', " ");
/// assert!(said.starts_with("Ligne 3, colonne « Débit » : « 12 rue » n’est pas un nombre."), "{said}");
/// ```
pub fn sentence(locale: Locale, fault: &Fault) -> String {
    let texts = locale.texts();
    let said = wrong(&texts, locale, fault);
    let line = fault.place.line.map(|line| format::count(locale, u64::from(line)));
    let place = match (line, &fault.place.column) {
        (Some(line), Some(column)) => texts.exchange_at_line_in_column(&line, column),
        (Some(line), None) => texts.exchange_at_line(&line),
        (None, Some(column)) => texts.exchange_in_column(column),
        (None, None) => return said,
    };
    format!("{place} {said}")
}

/// A fault with its sentence.
pub fn line(locale: Locale, fault: Fault) -> FaultLine {
    let message = sentence(locale, &fault);
    FaultLine { fault, message }
}

/// The value of a fault as people write it: the two sums of a total that differs are amounts.
pub fn shown(locale: Locale, fault: &Fault) -> String {
    match (fault.code.as_str(), fault.value.split_once(" / ")) {
        ("total-differs", Some((said, found))) => {
            [said, found].map(|sum| format::decimal(locale, sum)).join(" / ")
        }
        _ => fault.value.clone(),
    }
}

/// What is wrong and what to do: one arm per code, checked against the sources by a test.
fn wrong(texts: &Texts, locale: Locale, fault: &Fault) -> String {
    let value = fault.value.as_str();
    let limit = fault.limit.map(|limit| format::count(locale, limit)).unwrap_or_default();
    match fault.code.as_str() {
        "not-a-date" => texts.exchange_fault_not_a_date(value),
        "not-a-number" => texts.exchange_fault_not_a_number(value),
        "not-an-amount" => texts.exchange_fault_not_an_amount(value),
        "number-too-large" => texts.exchange_fault_number_too_large(value),
        "unknown-currency" => texts.exchange_fault_unknown_currency(value),
        "missing-date" => texts.exchange_fault_missing_date().to_string(),
        "missing-amount" => texts.exchange_fault_missing_amount().to_string(),
        "missing-number" => texts.exchange_fault_missing_number().to_string(),
        "no-customer" => texts.exchange_fault_no_customer().to_string(),
        "customer-twice" => texts.exchange_fault_customer_twice(value),
        "bad-siren" => texts.exchange_fault_bad_siren(value),
        "bank-lines-alike" => texts.exchange_fault_bank_lines_alike(value),
        "rounded" => texts.exchange_fault_rounded(value),
        "only-set-aside" => texts.exchange_fault_only_set_aside(value),
        "other-sheets" => texts.exchange_fault_other_sheets(value),
        "not-issued" => texts.exchange_fault_not_issued(value),
        "due-from-issue" => texts.exchange_fault_due_from_issue(value),
        "no-currency" => texts.exchange_fault_no_currency(value),
        "issue-from-due" => texts.exchange_fault_issue_from_due(value),
        "due-before-issue" => texts.exchange_fault_due_before_issue(value),
        "total-differs" => texts.exchange_fault_total_differs(shown(locale, fault)),
        "stray-quote" => texts.exchange_fault_stray_quote().to_string(),
        "unclosed-quote" => texts.exchange_fault_unclosed_quote().to_string(),
        "cells-beyond-headings" => texts.exchange_fault_cells_beyond_headings(value),
        "too-many-columns" => texts.exchange_fault_too_many_columns(&limit),
        "cell-too-long" => texts.exchange_fault_cell_too_long(&limit),
        "too-many-rows" => texts.exchange_fault_too_many_rows(&limit),
        "too-many-cells" => texts.exchange_fault_too_many_cells(&limit),
        "bad-characters" => texts.exchange_fault_bad_characters().to_string(),
        "mixed-encoding" => texts.exchange_fault_mixed_encoding().to_string(),
        "nul-characters" => texts.exchange_fault_nul_characters().to_string(),
        "ambiguous-number" => texts.exchange_fault_ambiguous_number(value),
        "ambiguous-date-order" => texts.exchange_fault_ambiguous_date_order().to_string(),
        "mixed-date-order" => texts.exchange_fault_mixed_date_order().to_string(),
        "nothing-closed" => texts.exchange_fault_nothing_closed(value),
        "closes-many" => texts.exchange_fault_closes_many(value),
        "issued-here" => texts.exchange_fault_issued_here(value),
        "code-too-long" => texts.exchange_fault_code_too_long().to_string(),
        "unprintable-letters" => texts.exchange_fault_unprintable_letters(value),
        "no-such-attachment" => texts.exchange_fault_no_such_attachment(value),
        "two-files-of-one-name" => texts.exchange_fault_two_files_of_one_name(value),
        "paper-not-printed" => texts.exchange_fault_paper_not_printed(value),
        "not-here" => texts.exchange_fault_not_here().to_string(),
        "not-writable" => texts.exchange_fault_not_writable(value),
        "unknown-profile" => texts.exchange_fault_unknown_profile().to_string(),
        "same-file-twice" => texts.exchange_fault_same_file_twice().to_string(),
        "empty-table" => texts.exchange_fault_empty_table().to_string(),
        "empty-file" => texts.exchange_fault_empty_file().to_string(),
        "unknown-format" => texts.exchange_fault_unknown_format().to_string(),
        "unknown-table" => texts.exchange_fault_unknown_table().to_string(),
        "received-invoice" => texts.exchange_fault_received_invoice(value),
        "other-seller" => texts.exchange_fault_other_seller(value),
        "document-twice" => texts.exchange_fault_document_twice(value),
        "document-differs" => texts.exchange_fault_document_differs(value),
        "several-sellers" => texts.exchange_fault_several_sellers().to_string(),
        "missing-currency" => texts.exchange_fault_missing_currency().to_string(),
        "status-of-received" => texts.exchange_fault_status_of_received(value),
        "status-unknown-invoice" => texts.exchange_fault_status_unknown_invoice(value),
        "status-out-of-turn" => texts.exchange_fault_status_out_of_turn(value),
        "unknown-status" => texts.exchange_fault_unknown_status(value),
        "missing-status" => texts.exchange_fault_missing_status(value),
        "missing-total" => texts.exchange_fault_missing_total().to_string(),
        "missing-buyer" => texts.exchange_fault_missing_buyer().to_string(),
        "missing-seller" => texts.exchange_fault_missing_seller().to_string(),
        "missing-due-date" => texts.exchange_fault_missing_due_date().to_string(),
        "other-currency" => texts.exchange_fault_other_currency(value),
        "missing-due-payable" => texts.exchange_fault_missing_due_payable().to_string(),
        "missing-type-code" => texts.exchange_fault_missing_type_code().to_string(),
        "unknown-type-code" => texts.exchange_fault_unknown_type_code(value),
        "missing-seller-identifier" => texts.exchange_fault_missing_seller_identifier().to_string(),
        "vat-number-without-country" => texts.exchange_fault_vat_number_without_country(value),
        "missing-seller-vat-number" => texts.exchange_fault_missing_seller_vat_number().to_string(),
        "missing-payee-name" => texts.exchange_fault_missing_payee_name().to_string(),
        "totals-disagree" => texts.exchange_fault_totals_disagree(value),
        "tax-disagrees" => texts.exchange_fault_tax_disagrees(value),
        "tax-basis-disagrees" => texts.exchange_fault_tax_basis_disagrees(value),
        "missing-vat-category" => texts.exchange_fault_missing_vat_category().to_string(),
        "unknown-vat-category" => texts.exchange_fault_unknown_vat_category(value),
        "missing-exemption-reason" => texts.exchange_fault_missing_exemption_reason(value),
        "too-many-decimals" => texts.exchange_fault_too_many_decimals(value),
        "unknown-reason-code" => texts.exchange_fault_unknown_reason_code(value),
        "needless-attribute" => texts.exchange_fault_needless_attribute(value),
        "contact-twice" => texts.exchange_fault_contact_twice().to_string(),
        "number-characters" => texts.exchange_fault_number_characters(value),
        "process-disagrees" => texts.exchange_fault_process_disagrees(value),
        "not-a-siren" => texts.exchange_fault_not_a_siren(value),
        "account-twice" => texts.exchange_fault_account_twice().to_string(),
        "missing-account" => texts.exchange_fault_missing_account().to_string(),
        "empty-note" => texts.exchange_fault_empty_note(value),
        "profile-lines" => texts.exchange_fault_profile_lines(value),
        "missing-guideline" => texts.exchange_fault_missing_guideline().to_string(),
        "unknown-guideline" => texts.exchange_fault_unknown_guideline(value),
        "old-guideline" => texts.exchange_fault_old_guideline(value),
        "wrong-namespace" => texts.exchange_fault_wrong_namespace(value),
        "wrong-root" => texts.exchange_fault_wrong_root(value),
        "more-faults" => texts.exchange_fault_more_faults(value),
        "attachment-name" => texts.exchange_fault_attachment_name(value),
        "no-xml-in-pdf" => texts.exchange_fault_no_xml_in_pdf().to_string(),
        "xml-syntax" => texts.exchange_fault_xml_syntax().to_string(),
        "wrong-encoding" => texts.exchange_fault_wrong_encoding(value),
        "dtd-refused" => texts.exchange_fault_dtd_refused().to_string(),
        "too-many-nodes" => texts.exchange_fault_too_many_nodes(&limit),
        "too-many-attributes" => texts.exchange_fault_too_many_attributes(&limit),
        "too-deep" => texts.exchange_fault_too_deep(&limit),
        "unknown-file" => texts.exchange_fault_unknown_file().to_string(),
        "negative-credit-note" => texts.exchange_fault_negative_credit_note(value),
        "several-invoices" => texts.exchange_fault_several_invoices(value),
        "not-a-pdf" => texts.exchange_fault_not_a_pdf().to_string(),
        "encrypted-pdf" => texts.exchange_fault_encrypted_pdf().to_string(),
        "damaged-pdf" => texts.exchange_fault_damaged_pdf().to_string(),
        "too-large" => texts.exchange_fault_too_large(&limit),
        "file-too-large" => texts.exchange_fault_file_too_large(&limit),
        "too-many-files" => texts.exchange_fault_too_many_files(&limit),
        "zip-ratio" => texts.exchange_fault_zip_ratio(&limit),
        "damaged-zip" => texts.exchange_fault_damaged_zip().to_string(),
        "not-a-zip" => texts.exchange_fault_not_a_zip().to_string(),
        "encrypted-zip" => texts.exchange_fault_encrypted_zip().to_string(),
        "zip-method" => texts.exchange_fault_zip_method().to_string(),
        "nested-zip" => texts.exchange_fault_nested_zip().to_string(),
        "zip-in-zip" => texts.exchange_fault_zip_in_zip().to_string(),
        "zip-failed" => texts.exchange_fault_zip_failed().to_string(),
        "not-a-workbook" => texts.exchange_fault_not_a_workbook().to_string(),
        "no-sheet" => texts.exchange_fault_no_sheet().to_string(),
        "not-a-request" => texts.exchange_fault_not_a_request().to_string(),
        "damaged-workbook" => texts.exchange_fault_damaged_workbook().to_string(),
        "encrypted-workbook" => texts.exchange_fault_encrypted_workbook().to_string(),
        "workbook-failed" => texts.exchange_fault_workbook_failed(value),
        "empty-passphrase" => texts.exchange_fault_empty_passphrase().to_string(),
        "encryption-failed" => texts.exchange_fault_encryption_failed().to_string(),
        "not-an-age-file" => texts.exchange_fault_not_an_age_file().to_string(),
        "damaged-age-file" => texts.exchange_fault_damaged_age_file().to_string(),
        "not-a-passphrase-file" => texts.exchange_fault_not_a_passphrase_file().to_string(),
        "too-much-work" => texts.exchange_fault_too_much_work().to_string(),
        "wrong-passphrase" => texts.exchange_fault_wrong_passphrase().to_string(),
        "encrypted-backup" => texts.exchange_fault_encrypted_backup().to_string(),
        "unexpected-answer" => texts.exchange_fault_unexpected_answer().to_string(),
        "no-statement" => texts.exchange_fault_no_statement().to_string(),
        "missing-account-number" => texts.exchange_fault_missing_account_number().to_string(),
        "missing-direction" => texts.exchange_fault_missing_direction().to_string(),
        "statement-not-opened" => texts.exchange_fault_statement_not_opened(value),
        "statement-not-closed" => texts.exchange_fault_statement_not_closed(value),
        "unknown-record" => texts.exchange_fault_unknown_record(value),
        "complement-without-movement" => texts.exchange_fault_complement_without_movement(value),
        "misplaced-field" => texts.exchange_fault_misplaced_field(value),
        "not-a-balance" => texts.exchange_fault_not_a_balance(value),
        "no-such-day" => texts.exchange_fault_no_such_day(value),
        "not-a-movement" => texts.exchange_fault_not_a_movement(value),
        "cut-off" => texts.exchange_fault_cut_off(value),
        "pending-row" => texts.exchange_fault_pending_row(value),
        "refused-row" => texts.exchange_fault_refused_row(value),
        "not-a-bank-file" => texts.exchange_fault_not_a_bank_file().to_string(),
        "does-not-balance" => texts.exchange_fault_does_not_balance(value),
        "not-a-fec" => texts.exchange_fault_not_a_fec().to_string(),
        "fec-no-account" => texts.exchange_fault_fec_no_account().to_string(),
        "fec-side" => texts.exchange_fault_fec_side(value),
        "fec-byte-order-mark" => texts.exchange_fault_fec_byte_order_mark().to_string(),
        "fec-separator" => texts.exchange_fault_fec_separator(value),
        "fec-line-end" => texts.exchange_fault_fec_line_end(value),
        "fec-headings" => texts.exchange_fault_fec_headings(value),
        "fec-columns" => texts.exchange_fault_fec_columns(value),
        "fec-both-sides" => texts.exchange_fault_fec_both_sides(value),
        "fec-account" => texts.exchange_fault_fec_account(value),
        "fec-missing-field" => texts.exchange_fault_fec_missing_field(value),
        "fec-lettrage-without-date" => texts.exchange_fault_fec_lettrage_without_date(value),
        "fec-decimal-point" => texts.exchange_fault_fec_decimal_point(value),
        "fec-padded" => texts.exchange_fault_fec_padded(value),
        "fec-date-form" => texts.exchange_fault_fec_date_form(value),
        "fec-file-name" => texts.exchange_fault_fec_file_name(value),
        "fec-order" => texts.exchange_fault_fec_order(value),
        "fec-date-outside" => texts.exchange_fault_fec_date_outside(value),
        "fec-unbalanced" => texts.exchange_fault_fec_unbalanced(value),
        "fec-constant-number" => texts.exchange_fault_fec_constant_number(value),
        "fec-entry-unbalanced" => texts.exchange_fault_fec_entry_unbalanced(value),
        "fec-lettrage-unbalanced" => texts.exchange_fault_fec_lettrage_unbalanced(value),
        "fec-only-euro" => texts.exchange_fault_fec_only_euro().to_string(),
        "fec-no-siren" => texts.exchange_fault_fec_no_siren().to_string(),
        "fec-no-terms" => texts.exchange_fault_fec_no_terms(value),
        "fec-lettrage-partial" => texts.exchange_fault_fec_lettrage_partial(value),
        "fec-differs" => texts.exchange_fault_fec_differs(value),
        "fec-opening-known" => texts.exchange_fault_fec_opening_known(value),
        "fec-no-customer" => texts.exchange_fault_fec_no_customer().to_string(),
        "sepa-creditor-identifier" => texts.exchange_fault_sepa_creditor_identifier(value),
        "not-an-iban" => texts.exchange_fault_not_an_iban(value),
        "fec-opening-without-number" => texts.exchange_fault_fec_opening_without_number(value),
        "not-a-payment-file" => texts.exchange_fault_not_a_payment_file().to_string(),
        "payment-count-differs" => texts.exchange_fault_payment_count_differs(value),
        "control-sum-differs" => texts.exchange_fault_control_sum_differs(value),
        "sepa-identifier" => texts.exchange_fault_sepa_identifier(value),
        "sepa-identifier-twice" => texts.exchange_fault_sepa_identifier_twice(value),
        "sepa-no-collection" => texts.exchange_fault_sepa_no_collection().to_string(),
        "sepa-missing-name" => texts.exchange_fault_sepa_missing_name().to_string(),
        "sepa-bic" => texts.exchange_fault_sepa_bic(value),
        "sepa-address" => texts.exchange_fault_sepa_address().to_string(),
        "sepa-signed-later" => texts.exchange_fault_sepa_signed_later(value),
        "sepa-amount" => texts.exchange_fault_sepa_amount(value),
        "sepa-missing-text" => texts.exchange_fault_sepa_missing_text().to_string(),
        "not-a-status-report" => texts.exchange_fault_not_a_status_report().to_string(),
        "unknown-payment-status" => texts.exchange_fault_unknown_payment_status(value),
        "status-unknown-message" => texts.exchange_fault_status_unknown_message(value),
        "status-without-debit" => texts.exchange_fault_status_without_debit(value),
        "status-unknown-debit" => texts.exchange_fault_status_unknown_debit(value),
        "status-other-mandate" => texts.exchange_fault_status_other_mandate(value),
        "status-other-amount" => texts.exchange_fault_status_other_amount(value),
        code => texts.exchange_fault_other(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// Codes in a source: texts in kebab case that stand as the first argument of what makes a fault.
    fn codes(source: &str) -> BTreeSet<String> {
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        let lines: Vec<&str> =
            source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let source = lines.join("\n");
        let makers = [
            "Fault::new(",
            "fault(",
            "warn(",
            "warn_missing(",
            "missing(",
            "push(",
            "push((",
            "refuse(",
            "limit(",
            "at(",
            "wrong(",
        ];
        let mut codes = BTreeSet::new();
        for maker in makers {
            for (place, _) in source.match_indices(maker) {
                let rest = source[place + maker.len()..].trim_start();
                if let Some(code) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next())
                    && code.contains('-')
                    && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                {
                    codes.insert(code.to_owned());
                }
            }
        }
        codes
    }

    fn sources(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the sources are there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.append(&mut codes(
                    &std::fs::read_to_string(path).expect("a source can be read"),
                ));
            }
        }
    }

    #[test]
    fn every_fault_has_a_sentence_in_both_languages() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = BTreeSet::new();
        for folder in ["src/formats", "src/rooms/exchange"] {
            sources(&root.join(folder), &mut found);
        }
        assert!(found.len() > 60, "only {} codes were found: the search is broken", found.len());
        let answers: BTreeSet<String> =
            ["missing-account", "missing-number", "missing-amount", "missing-date"]
                .map(str::to_owned)
                .into();
        for code in found.difference(&answers) {
            for locale in [Locale::Fr, Locale::En] {
                let said = sentence(locale, &Fault::new(code));
                assert_ne!(
                    said,
                    locale.texts().exchange_fault_other(code),
                    "«{code}» has no sentence: add it to texts/"
                );
                assert!(!said.contains("{"), "{said}");
            }
        }
    }

    #[test]
    fn an_unknown_code_is_still_said() {
        assert!(sentence(Locale::En, &Fault::new("from-tomorrow")).contains("from-tomorrow"));
    }
}
