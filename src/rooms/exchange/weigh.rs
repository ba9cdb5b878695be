//! What columns are in the light of one another, when their headings alone mislead: two totals, two parts paid, one
//! account for all customers, a state that says what is paid.

use std::collections::HashMap;

use crate::formats::number;

use super::detect::is_amount_role;
use super::headings::{folded, role};
use super::profile::Profile;
use super::queries::Role;
use super::sample::Sample;
use super::standing;

type Guess = Option<(Role, bool)>;

/// What a column is of, once the others are known.
pub(super) fn weigh(sample: &Sample, profiles: &[Profile], guesses: &mut [Guess]) {
    totals(sample, profiles, guesses);
    parts_paid(sample, profiles, guesses);
    states(sample, profiles, guesses);
}

/// Whom rows are of, once everything has been guessed.
pub(super) fn weigh_accounts(sample: &Sample, profiles: &[Profile], guesses: &mut [Guess]) {
    let find = |guesses: &[Guess], role: Role| -> Vec<usize> {
        let is = |guess: &Guess| guess.is_some_and(|(taken, _)| taken == role);
        (0..guesses.len()).filter(|column| is(&guesses[*column])).collect()
    };
    let (accounts, names) = (find(guesses, Role::Account), find(guesses, Role::Name));
    let ([account], [name]) = (&accounts[..], &names[..]) else { return };
    let (account, name) = (*account, *name);
    // «411000» on every row: the account of all customers together.
    let collective = profiles[account].distinct == 1 && 1 < profiles[name].distinct;
    // A guessed code that stands beside other names elsewhere is not whom the row is of.
    let guessed = guesses[account].is_some_and(|(_, doubtful)| doubtful)
        && guesses[name].is_some_and(|(_, doubtful)| !doubtful);
    let mut of: HashMap<&str, &str> = HashMap::new();
    let mut by: HashMap<&str, &str> = HashMap::new();
    let strays = guessed
        && sample.rows.iter().any(|row| {
            let cell = |column: usize| row.get(column).map_or("", String::as_str);
            let (account, name) = (cell(account), cell(name));
            !account.is_empty()
                && !name.is_empty()
                && (*of.entry(account).or_insert(name) != name
                    || *by.entry(name).or_insert(account) != account)
        });
    if collective || strays {
        guesses[account] = None;
    }
}

fn place(guesses: &[Guess], role: Role) -> Option<usize> {
    guesses.iter().position(|guess| guess.is_some_and(|(taken, _)| taken == role))
}

/// Cents, where a cell is a number.
fn cents(row: &[String], column: usize) -> Option<i64> {
    Some(number::read(row.get(column)?, 2, b',').ok()??.amount.get())
}

/// Columns that no role was given to, whose headings say this one.
fn others(sample: &Sample, profiles: &[Profile], guesses: &[Guess], wanted: Role) -> Vec<usize> {
    let says = |column: &usize| {
        let heading = sample.headings.get(*column).map_or("", String::as_str);
        guesses[*column].is_none()
            && profiles[*column].half(profiles[*column].numbers)
            && role(heading).is_some_and(|(role, _)| role == wanted)
    };
    (0..sample.width).filter(says).collect()
}

/// Two columns called total: one may be without VAT; the part that falls due goes before the whole.
fn totals(sample: &Sample, profiles: &[Profile], guesses: &mut [Guess]) {
    let rivals = others(sample, profiles, guesses, Role::Gross);
    let of_a_part = |column: usize| {
        sample.headings.get(column).is_some_and(|heading| folded(heading).contains("echeance"))
    };
    let parts = rivals.iter().filter(|column| of_a_part(**column)).count();
    for other in rivals {
        let Some(gross) = place(guesses, Role::Gross) else { return };
        let vat = place(guesses, Role::Vat);
        let (mut pairs, mut same, mut other_is_net, mut other_is_gross) = (0, 0, 0, 0);
        for row in &sample.rows {
            let (Some(first), Some(second)) = (cents(row, gross), cents(row, other)) else {
                continue;
            };
            pairs += 1;
            same += usize::from(first == second);
            let (less, more) = match vat {
                Some(vat) => {
                    let vat = cents(row, vat).unwrap_or(0);
                    (second + vat == first, first + vat == second)
                }
                None => (is_with_vat(second, first), is_with_vat(first, second)),
            };
            other_is_net += usize::from(less && first != second);
            other_is_gross += usize::from(more && first != second);
        }
        let most = |count: usize| pairs > 0 && count > 0 && (count + same) * 10 >= pairs * 8;
        let net =
            |guesses: &[Guess]| place(guesses, Role::Net).is_none().then_some((Role::Net, true));
        if of_a_part(other) {
            // Several on one row are what the whole is paid in.
            if parts > 1 {
                continue;
            }
            guesses[gross] = None;
            guesses[other] = Some((Role::Gross, false));
        } else if most(other_is_net) {
            guesses[other] = net(guesses);
        } else if most(other_is_gross) {
            guesses[gross] = net(guesses);
            guesses[other] = Some((Role::Gross, true));
        } else if same < pairs {
            guesses[gross] = Some((Role::Gross, true));
        }
    }
}

/// Whether one amount is another with one of the French rates of VAT, to the cent.
fn is_with_vat(net: i64, gross: i64) -> bool {
    [200, 100, 55, 21, 85].iter().any(|rate| {
        let with = i128::from(net) * (1_000 + rate);
        (with - i128::from(gross) * 1_000).abs() <= 1_000
    })
}

/// A deposit and what was paid later: both are paid, where together they are never more than the whole.
fn parts_paid(sample: &Sample, profiles: &[Profile], guesses: &mut [Guess]) {
    if place(guesses, Role::Open).is_some() {
        return;
    }
    for other in others(sample, profiles, guesses, Role::Paid) {
        let (Some(gross), Some(paid)) = (place(guesses, Role::Gross), place(guesses, Role::Paid))
        else {
            return;
        };
        let of = |row: &[String], column: usize| cents(row, column).unwrap_or(0);
        let mut differ = false;
        let fits = sample.rows.iter().all(|row| {
            let (whole, first, second) = (of(row, gross), of(row, paid), of(row, other));
            differ |= first != second;
            (first + second).abs() <= whole.abs()
        });
        if fits && differ {
            guesses[other] = Some((Role::Paid, false));
        }
    }
}

/// Headings of states, folded.
const STATES: [&str; 22] = [
    "statut",
    "etat",
    "status",
    "state",
    "statut facture",
    "etat facture",
    "statut paiement",
    "etat paiement",
    "statut reglement",
    "etat reglement",
    "payment status",
    "invoice status",
    "regle",
    "reglee",
    "paye",
    "payee",
    "acquitte",
    "acquittee",
    "encaisse",
    "paid",
    "settled",
    "solde",
];

/// A state that says what is paid, where no column says how much.
fn states(sample: &Sample, profiles: &[Profile], guesses: &mut [Guess]) {
    let has = |role: Role| place(guesses, role).is_some();
    let amounts = guesses.iter().flatten().any(|(role, _)| is_amount_role(*role));
    if !amounts || has(Role::Open) || has(Role::Paid) || has(Role::Lettering) {
        return;
    }
    let tells = |column: &usize| {
        let heading = sample.headings.get(*column).map(|heading| folded(heading));
        let profile = &profiles[*column];
        let said = || {
            let cells = sample.rows.iter().filter_map(|row| row.get(*column));
            cells.filter(|cell| cell.len() >= 2 && standing::said(cell).is_some()).count()
        };
        guesses[*column].is_none()
            && heading.is_some_and(|heading| STATES.contains(&&*heading))
            && profile.filled > 0
            && (profile.mostly(profile.answers) || profile.half(said()))
    };
    if let Some(column) = (0..sample.width).find(tells) {
        guesses[column] = Some((Role::Lettering, true));
    }
}
