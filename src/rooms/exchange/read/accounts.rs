//! Whom a row is of: by its account, by the line above it, or by a registration, VAT number or name.

use crate::base::{Hash, Siren, VatNumber};
use crate::formats::csv::Row;
use crate::rooms::exchange::known::Known;
use crate::rooms::lookup::fold;

use super::Pass;

impl Pass<'_> {
    /// The number of the customer of a row in this reading; `None` when the row says none.
    pub(super) fn customer(&mut self, row: &Row<'_>) -> Option<u32> {
        let columns = self.columns;
        let mut account = row.text(columns.account);
        let mut name = row.text(columns.name);
        let whole;
        let given = row.text(columns.given_name);
        if !given.is_empty() {
            whole = format!("{name} {given}").trim().to_owned();
            name = &whole;
        }
        if account.is_empty() {
            account = row.text(columns.ledger);
            if name.is_empty() {
                name = row.text(columns.ledger_name);
            }
        }
        if !account.is_empty() {
            let number = self.accounts.intern(account);
            if number as usize == self.reading.customers.account.len() {
                let account = account.to_owned();
                self.new_customer(row, &account, name.to_owned());
            }
            if self.context.grouped && self.above.as_ref().is_none_or(|(above, _)| above != account)
            {
                self.above = Some((account.to_owned(), name.to_owned()));
            }
            return Some(number);
        }
        let (registration, vat_number) =
            (row.text(columns.registration), row.text(columns.vat_number));
        if name.is_empty() && registration.is_empty() && vat_number.is_empty() {
            let (account, name) = self.above.clone().filter(|_| self.context.grouped)?;
            return Some(self.named(row, &account, &name));
        }
        let number = self.named(row, "", name);
        if self.context.grouped {
            self.above = Some((self.accounts.get(number).to_owned(), name.to_owned()));
        }
        Some(number)
    }

    /// The customer of a name (and account, where the line above says one).
    pub(super) fn named(&mut self, row: &Row<'_>, account: &str, name: &str) -> u32 {
        let columns = self.columns;
        if !account.is_empty() {
            let number = self.accounts.intern(account);
            if number as usize == self.reading.customers.account.len() {
                self.new_customer(row, account, name.to_owned());
            }
            return number;
        }
        let registration = row.text(columns.registration);
        let key = if name.is_empty() { registration } else { name };
        if let Some(&number) = self.by_name.get(key) {
            return number;
        }
        let found =
            account_for(self.context.known, registration, row.text(columns.vat_number), name);
        let number = self.accounts.intern(&found);
        if number as usize == self.reading.customers.account.len() {
            self.new_customer(row, &found, name.to_owned());
        }
        self.by_name.insert(key.to_owned(), number);
        number
    }

    pub(super) fn new_customer(&mut self, row: &Row<'_>, account: &str, name: String) {
        let columns = self.columns;
        let batch = &mut self.reading.customers;
        batch.account.push(account);
        batch.name.push(&name);
        batch.registration.push(row.text(columns.registration));
        batch.vat_number.push(row.text(columns.vat_number));
        batch.segment.push(row.text(columns.segment));
        batch.terms.push(row.text(columns.terms));
        batch.assignee.push(row.text(columns.assignee));
        match (row.text(columns.post_code), row.text(columns.city)) {
            ("", city) => batch.city.push(city),
            (post_code, "") => batch.city.push(post_code),
            (post_code, city) => batch.city.push(&format!("{post_code} {city}")),
        }
        batch.country.push(country(row.text(columns.country)));
        batch.line.push(row.line());
    }
}

/// Two letters of a country; names that French programs write in full are left as they are.
fn country(cell: &str) -> &str {
    match cell {
        "France" | "FRANCE" | "france" | "FRA" => "FR",
        "Belgique" | "BELGIQUE" | "BEL" => "BE",
        "Suisse" | "SUISSE" | "CHE" => "CH",
        "Luxembourg" | "LUXEMBOURG" | "LUX" => "LU",
        "Allemagne" | "ALLEMAGNE" | "DEU" => "DE",
        "Espagne" | "ESPAGNE" | "ESP" => "ES",
        "Italie" | "ITALIE" | "ITA" => "IT",
        "Royaume-Uni" | "ROYAUME-UNI" | "GBR" | "UK" => "GB",
        other => other,
    }
}

/// The account of a customer that a file names otherwise: one that is known, else its SIREN, else `C-` and its name.
pub fn account_for(known: &dyn Known, registration: &str, vat_number: &str, name: &str) -> String {
    let vat_number = VatNumber::parse(vat_number);
    let siren = Siren::within(registration)
        .or_else(|| vat_number.as_ref().and_then(|number| Siren::within(number.as_str())));
    let found = siren
        .and_then(|siren| known.account_by_siren(siren))
        .or_else(|| vat_number.as_ref().and_then(|number| known.account_by_vat_number(number)))
        .or_else(|| if name.is_empty() { None } else { known.account_by_name(name) });
    if let Some(account) = found {
        return account.to_owned();
    }
    match siren {
        Some(siren) => siren.to_string(),
        None => slug(if name.is_empty() { registration } else { name }),
    }
}

/// `C-DUPONT-ET-FILS`: letters and digits of a name. Of a longer one than forty the end says which, for two may begin
/// alike; and so of one without letters.
fn slug(name: &str) -> String {
    let mut slug = String::from("C");
    for word in
        fold(name).split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
    {
        slug.push('-');
        slug.push_str(&word.to_uppercase());
    }
    let long = slug.char_indices().nth(40).is_some();
    if long || slug == "C" {
        let kept = slug.char_indices().nth(33).map_or(slug.len(), |(place, _)| place);
        slug.truncate(kept);
        slug.push('-');
        slug.push_str(&Hash::of(name.as_bytes()).to_string()[..6].to_uppercase());
    }
    slug
}
