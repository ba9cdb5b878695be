//! Tables as a spreadsheet takes them from the clipboard: cells between tabs, and the same as markup.
//!
//! Must hold: a number stays a number, with the decimal sign of the person's language; a text never becomes a formula.

use super::Locale;

/// A cell to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A decimal number with a point, without thousands or unit.
    Number(String),
}

/// A table to be copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// One per column.
    pub headings: Vec<String>,
    /// As many cells as headings, each.
    pub rows: Vec<Vec<Value>>,
}

impl Value {
    /// As it is pasted: one line, nothing that a spreadsheet takes for a formula.
    ///
    /// ```
    /// use encours::texts::{Locale, spreadsheet::Value};
    /// let text = |text: &str| Value::Text(text.to_owned()).pasted(Locale::Fr);
    /// assert_eq!(text("=SOMME(A1)"), "'=SOMME(A1)");
    /// assert_eq!(text("a\tb\nc"), "a b c");
    /// assert_eq!(Value::Number("-1234.56".to_owned()).pasted(Locale::Fr), "-1234,56");
    /// assert_eq!(Value::Number("-1234.56".to_owned()).pasted(Locale::En), "-1234.56");
    /// ```
    pub fn pasted(&self, locale: Locale) -> String {
        match (self, locale) {
            (Value::Number(number), Locale::Fr) => number.replace('.', ","),
            (Value::Number(number), Locale::En) => number.clone(),
            (Value::Text(text), _) => {
                let line = text.replace(['\t', '\r', '\n', '\0'], " ");
                // Looked at as it came: a tab in front is a trick too.
                let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0'])
                    || line.trim_start().starts_with(['=', '+', '-', '@']);
                if formula { format!("'{line}") } else { line }
            }
        }
    }

    /// What a person reads on the screen, understood: an amount with its unit becomes a number.
    ///
    /// ```
    /// use encours::texts::spreadsheet::Value;
    /// let number = |number: &str| Value::Number(number.to_owned());
    /// assert_eq!(Value::read("−1\u{202f}234,56\u{a0}€"), number("-1234.56"));
    /// assert_eq!(Value::read("€1,234.56"), number("1234.56"));
    /// assert_eq!(Value::read("12,3\u{a0}%"), number("12.3"));
    /// assert_eq!(Value::read("—"), Value::Text(String::new()));
    /// assert_eq!(Value::read("21/11/2026"), Value::Text("21/11/2026".to_owned()));
    /// assert_eq!(Value::read("FA-2026"), Value::Text("FA-2026".to_owned()));
    /// ```
    pub fn read(shown: &str) -> Value {
        let shown = shown.trim();
        if shown == "—" {
            return Value::Text(String::new());
        }
        let bare = shown.trim_matches(|c: char| c.is_whitespace() || "€$£%".contains(c));
        let negative = shown.starts_with(['−', '-']);
        let bare = bare.trim_start_matches(['−', '-', '€', '$', '£']);
        let plain: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
        let digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // The last sign before the end parts off the decimals; a comma before three digits parts thousands in English.
        let (whole, decimals) = match plain.rfind([',', '.']) {
            Some(at) if plain[at..].starts_with('.') || is_decimal_comma(&plain, at) => {
                (plain[..at].replace(',', ""), &plain[at + 1..])
            }
            _ => (plain.replace(',', ""), ""),
        };
        // A number that begins with a nought is a code.
        let code = whole.len() > 1 && whole.starts_with('0');
        if !digits(&whole) || code || !(decimals.is_empty() || digits(decimals)) {
            return Value::Text(shown.to_owned());
        }
        let sign = if negative { "-" } else { "" };
        let point = if decimals.is_empty() { "" } else { "." };
        Value::Number(format!("{sign}{whole}{point}{decimals}"))
    }
}

/// The comma at a place parts off decimals: it is the only one, and not before exactly three digits.
fn is_decimal_comma(plain: &str, at: usize) -> bool {
    plain.matches(',').count() == 1 && plain.len() - at != 4
}

impl Table {
    /// Cells between tabs, one row a line, headings first.
    pub fn to_tabs(&self, locale: Locale) -> String {
        let mut text = String::new();
        let headings = self.headings.iter().cloned().map(Value::Text).collect::<Vec<_>>();
        for row in std::iter::once(&headings).chain(&self.rows) {
            for (place, cell) in row.iter().enumerate() {
                if place > 0 {
                    text.push('\t');
                }
                text.push_str(&cell.pasted(locale));
            }
            text.push_str("\r\n");
        }
        text
    }

    /// The same as markup, so that widths and alignment come along.
    pub fn to_markup(&self, locale: Locale) -> String {
        let mut text = String::from("<meta charset=\"utf-8\"><table><thead><tr>");
        for heading in &self.headings {
            text.push_str("<th>");
            escape(&Value::Text(heading.clone()).pasted(locale), &mut text);
            text.push_str("</th>");
        }
        text.push_str("</tr></thead><tbody>");
        for row in &self.rows {
            text.push_str("<tr>");
            for cell in row {
                text.push_str(match cell {
                    Value::Number(_) => "<td align=\"right\">",
                    Value::Text(_) => "<td>",
                });
                escape(&cell.pasted(locale), &mut text);
                text.push_str("</td>");
            }
            text.push_str("</tr>");
        }
        text.push_str("</tbody></table>");
        text
    }
}

fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '&' => into.push_str("&amp;"),
            '"' => into.push_str("&quot;"),
            letter => into.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Amount, Currency, Money};
    use crate::texts::format;

    #[test]
    fn a_table_is_pasted_as_numbers_and_harmless_texts() {
        let table = Table {
            headings: vec!["Client".to_owned(), "Ouvert".to_owned()],
            rows: vec![
                vec![Value::Text("Bâti <Ouest>".to_owned()), Value::Number("1234.50".to_owned())],
                vec![Value::Text("@cmd|calc".to_owned()), Value::Number("-5".to_owned())],
                vec![Value::Text(" =1+1".to_owned()), Value::Text(String::new())],
            ],
        };
        assert_eq!(
            table.to_tabs(Locale::Fr),
            "Client\tOuvert\r\nBâti <Ouest>\t1234,50\r\n'@cmd|calc\t-5\r\n' =1+1\t\r\n"
        );
        assert_eq!(
            table.to_markup(Locale::En),
            "<meta charset=\"utf-8\"><table><thead><tr><th>Client</th><th>Ouvert</th></tr></thead><tbody>\
             <tr><td>Bâti &lt;Ouest&gt;</td><td align=\"right\">1234.50</td></tr>\
             <tr><td>'@cmd|calc</td><td align=\"right\">-5</td></tr>\
             <tr><td>' =1+1</td><td></td></tr></tbody></table>"
        );
    }

    proptest::proptest! {
        #[test]
        fn every_amount_on_the_screen_is_read_back(cents in -1_000_000_000_000_i64..1_000_000_000_000) {
            let money = Money::new(Amount::new(cents), Currency::EUR);
            let number = Value::Number(money.amount.to_decimal(money.currency).to_string());
            for locale in [Locale::Fr, Locale::En] {
                proptest::prop_assert_eq!(Value::read(&format::money(locale, money)), number.clone());
            }
        }

        #[test]
        fn no_text_becomes_a_formula_or_another_cell(text in "[ =+@a\t\r\n-]{0,6}") {
            let pasted = Value::Text(text).pasted(Locale::Fr);
            proptest::prop_assert!(!pasted.trim_start().starts_with(['=', '+', '-', '@']));
            proptest::prop_assert!(!pasted.contains(['\t', '\r', '\n']));
        }
    }
}
