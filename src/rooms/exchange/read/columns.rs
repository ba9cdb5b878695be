//! Where each role is.

use crate::rooms::exchange::headings::{folded, is_auxiliary};
use crate::rooms::exchange::queries::{Mapping, Role};

/// No such column.
pub(super) const NONE: usize = usize::MAX;

/// Where each role is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub account: usize,
    /// The collective account, where the account is an auxiliary one.
    pub ledger: usize,
    pub name: usize,
    /// The given name, of customers who are people.
    pub given_name: usize,
    /// The name of the collective account.
    pub ledger_name: usize,
    pub registration: usize,
    pub vat_number: usize,
    pub segment: usize,
    pub terms: usize,
    pub assignee: usize,
    pub post_code: usize,
    pub city: usize,
    pub country: usize,
    pub number: usize,
    pub kind: usize,
    pub issued: usize,
    /// Another date, where that one is empty: of the entry beside that of the piece.
    pub issued_else: usize,
    pub due: usize,
    pub currency: usize,
    pub net: usize,
    pub vat: usize,
    pub gross: usize,
    pub debit: usize,
    pub credit: usize,
    pub open: usize,
    /// What was paid, in parts.
    pub paid: [usize; 3],
    pub disputed: usize,
    pub reference: usize,
    pub label: usize,
    pub sense: usize,
    pub payment_reference: usize,
    pub paid_on: usize,
    pub means: usize,
    pub lettering: usize,
}

impl Columns {
    pub fn of(mapping: &Mapping) -> Columns {
        let find = |role: Role| {
            mapping.roles.iter().position(|taken| *taken == Some(role)).unwrap_or(NONE)
        };
        let nth = |role: Role, part: usize| {
            let taken = (0..).zip(&mapping.roles).filter(|(_, taken)| **taken == Some(role));
            taken.map(|(column, _)| column).nth(part).unwrap_or(NONE)
        };
        let last = |role: Role| {
            mapping.roles.iter().rposition(|taken| *taken == Some(role)).unwrap_or(NONE)
        };
        let (mut first_account, mut account) = (find(Role::Account), last(Role::Account));
        // The collective account may stand behind that of the customer.
        let auxiliary = |column: usize| {
            mapping.headings.get(column).is_some_and(|heading| is_auxiliary(heading))
        };
        if auxiliary(first_account) && !auxiliary(account) {
            (first_account, account) = (account, first_account);
        }
        let (first_name, name) = (find(Role::Name), last(Role::Name));
        let (first_issued, issued) = (find(Role::Issued), last(Role::Issued));
        // «Code client» beside «Compte tiers»: neither is the account of all customers.
        let of_a_customer = |column: usize| {
            let heading = mapping.headings.get(column).map(|heading| folded(heading));
            let says = |heading: &str| heading.contains("client") || heading.contains("customer");
            heading.is_some_and(|heading| says(&heading) && !heading.contains("compte"))
        };
        let headed = |word: &str| {
            let is = |heading: &String| folded(heading) == word;
            mapping.headings.iter().position(is).filter(|_| name != NONE).unwrap_or(NONE)
        };
        Columns {
            account,
            ledger: if first_account == account || of_a_customer(first_account) {
                NONE
            } else {
                first_account
            },
            name,
            given_name: headed("prenom"),
            ledger_name: if first_name == name { NONE } else { first_name },
            registration: find(Role::Registration),
            vat_number: find(Role::VatNumber),
            segment: find(Role::Segment),
            terms: find(Role::Terms),
            assignee: find(Role::Assignee),
            post_code: find(Role::PostCode),
            city: find(Role::City),
            country: find(Role::Country),
            number: find(Role::Number),
            kind: find(Role::Kind),
            issued,
            issued_else: if first_issued == issued { NONE } else { first_issued },
            due: find(Role::Due),
            currency: find(Role::Currency),
            net: find(Role::Net),
            vat: find(Role::Vat),
            gross: find(Role::Gross),
            debit: find(Role::Debit),
            credit: find(Role::Credit),
            open: find(Role::Open),
            paid: [0, 1, 2].map(|part| nth(Role::Paid, part)),
            disputed: find(Role::Disputed),
            reference: find(Role::Reference),
            label: find(Role::Label),
            sense: find(Role::Sense),
            payment_reference: find(Role::PaymentReference),
            paid_on: find(Role::PaidOn),
            means: find(Role::Means),
            lettering: find(Role::Lettering),
        }
    }
}
