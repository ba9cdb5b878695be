//! How to read a table nobody described: header line, roles, order of dates, decimal mark, content.
//!
//! A proposal only: each guess that is not plain from the heading is marked doubtful, and a person has the last word.

use crate::base::{Arrange, Day, Fault};
use crate::formats::{date, number};

use super::content::{
    content, heading_currency, is_grouped, reference_as_number, running_balance, settle_payments,
    title_currency, title_day,
};
use super::headings::{Certainty, folded, is_auxiliary, is_nothing, role};
use super::profile::Profile;
use super::queries::{ColumnPreview, Content, DateOrder, Mapping, Role};
use super::sample::{Sample, sample};
use super::table::{Table, letters};
use super::weigh::{weigh, weigh_accounts};

/// What each column was taken for, and whether that is doubtful.
type Guesses = [Option<(Role, bool)>];

/// A proposal to read a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detected {
    /// How to read it.
    pub mapping: Mapping,
    /// Its columns, for the preview.
    pub columns: Vec<ColumnPreview>,
    /// Its first five lines below the headings, as the file has them.
    pub rows: Vec<Vec<String>>,
    /// Customers stand on lines of their own above their items, or on the first item's line only.
    pub grouped: bool,
    /// What is doubtful about the whole: warnings.
    pub faults: Vec<Fault>,
}

/// Proposes how to read a table. `name` is the file's: `echeancier.csv` says something too.
pub fn detect(table: &Table<'_>, name: &str) -> Detected {
    let sample = sample(table, None);
    let profiles: Vec<Profile> =
        (0..sample.width).map(|column| Profile::of(&sample.rows, column)).collect();
    let mut guesses: Vec<Option<(Role, bool)>> = by_headings(&sample, &profiles);
    weigh(&sample, &profiles, &mut guesses);
    by_contents(&sample, &profiles, &mut guesses);
    weigh_accounts(&sample, &profiles, &mut guesses);
    let mut mapping = Mapping {
        roles: guesses.iter().map(|guess| guess.map(|(role, _)| role)).collect(),
        headings: sample.headings.clone(),
        encoding: table.encoding.clone(),
        separator: table.separator(),
        header_line: sample.header_line,
        sheet: table.sheet.clone(),
        currency: title_currency(&sample),
        ..Mapping::default()
    };
    let mut faults = Vec::new();
    let mut doubtful: Vec<bool> =
        guesses.iter().map(|guess| guess.is_some_and(|(_, doubtful)| doubtful)).collect();
    date_order(&sample, &mut mapping, &mut doubtful, &mut faults);
    decimal(&sample, &mut mapping, &mut doubtful, &mut faults);
    running_balance(&sample, &mut mapping);
    if let Some(currency) = heading_currency(&sample, &mapping) {
        mapping.currency = currency;
    }
    let grouped = is_grouped(&sample, &mapping);
    mapping.content = content(&sample, &mapping, name, grouped);
    settle_payments(&mut mapping);
    reference_as_number(&sample, &profiles, &mut mapping, &mut doubtful);
    if mapping.content == Content::OpenItems {
        mapping.as_of = title_day(&sample, mapping.date_order);
    }
    let columns = columns(&sample, &mapping.roles, &doubtful);
    let rows = sample.rows.into_iter().take(5).collect();
    Detected { mapping, columns, rows, grouped, faults }
}

/// The columns, first lines and grouping of a table that is read with a mapping given by a person or a profile.
pub fn with_mapping(table: &Table<'_>, mapping: &Mapping) -> Detected {
    let sample = sample(table, Some(mapping.header_line));
    let mut mapping = mapping.clone();
    mapping.roles.resize(sample.width.max(mapping.roles.len()), None);
    if mapping.headings.is_empty() {
        mapping.headings = sample.headings.clone();
    }
    if mapping.encoding.is_empty() {
        mapping.encoding = table.encoding.clone();
    }
    if mapping.separator.is_empty() {
        mapping.separator = table.separator();
    }
    if mapping.decimal.is_empty() {
        decimal(&sample, &mut mapping, &mut Vec::new(), &mut Vec::new());
    }
    let columns = columns(&sample, &mapping.roles, &[]);
    let grouped = is_grouped(&sample, &mapping);
    let rows = sample.rows.into_iter().take(5).collect();
    Detected { mapping, columns, rows, grouped, faults: Vec::new() }
}

/// What must be answered before a table can be read, as codes.
///
/// `missing-account`, `missing-number`, `missing-amount`, `missing-date`.
pub fn missing(mapping: &Mapping, grouped: bool) -> Vec<String> {
    let has = |any: &[Role]| mapping.roles.iter().flatten().any(|role| any.contains(role));
    let customer =
        has(&[Role::Account, Role::Name, Role::Registration, Role::VatNumber]) || grouped;
    let amount = has(&[Role::Gross, Role::Debit, Role::Credit, Role::Open]);
    let mut missing = Vec::new();
    let mut need = |there: bool, code: &str| {
        if !there {
            missing.push(code.to_owned());
        }
    };
    match mapping.content {
        Content::OpenItems | Content::Invoices => {
            need(customer, "missing-account");
            need(has(&[Role::Number, Role::Reference, Role::Label]), "missing-number");
            need(amount, "missing-amount");
            need(has(&[Role::Issued, Role::Due]), "missing-date");
        }
        Content::Payments => {
            need(amount || has(&[Role::Paid]), "missing-amount");
            need(has(&[Role::PaidOn, Role::Issued]), "missing-date");
        }
        Content::Customers => need(customer, "missing-account"),
        // A bank's file needs no answer.
        Content::Statements | Content::Ledger | Content::Statuses => (),
    }
    missing
}

fn columns(sample: &Sample, roles: &[Option<Role>], doubtful: &[bool]) -> Vec<ColumnPreview> {
    (0..sample.width)
        .map(|column| {
            let heading = sample.headings.get(column).filter(|heading| !heading.is_empty());
            let mut samples: Vec<String> = Vec::new();
            for cell in sample.rows.iter().filter_map(|row| row.get(column)) {
                if samples.len() == 3 {
                    break;
                }
                if !cell.is_empty() && !samples.contains(cell) {
                    samples.push(cell.chars().take(80).collect());
                }
            }
            ColumnPreview {
                heading: heading.cloned().unwrap_or_else(|| letters(column)),
                role: roles.get(column).copied().flatten(),
                doubtful: doubtful.get(column).copied().unwrap_or(false),
                samples,
            }
        })
        .collect()
}

/// Roles whose content must be numbers.
pub fn is_amount_role(role: Role) -> bool {
    matches!(
        role,
        Role::Net | Role::Vat | Role::Gross | Role::Debit | Role::Credit | Role::Open | Role::Paid
    )
}

/// Roles whose content must be dates.
pub fn is_date_role(role: Role) -> bool {
    matches!(role, Role::Issued | Role::Due | Role::PaidOn)
}

/// Roles by headings, each once; what the column holds may refuse one.
fn by_headings(sample: &Sample, profiles: &[Profile]) -> Vec<Option<(Role, bool)>> {
    let said: Vec<Option<(Role, Certainty)>> = (0..sample.width)
        .map(|column| sample.headings.get(column).and_then(|heading| role(heading)))
        .collect();
    let mut guesses: Vec<Option<(Role, bool)>> = vec![None; sample.width];
    // «CompAuxNum» beside «CompteNum»: the second is the collective account, kept to tell customers from the rest.
    let is_auxiliary = |column: usize| is_auxiliary(&sample.headings[column]);
    for certainty in [Certainty::Sure, Certainty::Likely] {
        for column in 0..sample.width {
            let Some((role, sure)) = said[column] else { continue };
            if sure != certainty || guesses[column].is_some() {
                continue;
            }
            let Some((role, fits)) = fitting(role, &profiles[column], &said) else { continue };
            let others: Vec<usize> = (0..sample.width)
                .filter(|other| guesses[*other].is_some_and(|(taken, _)| taken == role))
                .collect();
            if let [other] = others[..] {
                let two_accounts = matches!(role, Role::Account | Role::Name)
                    && is_auxiliary(other) != is_auxiliary(column);
                // «EcritureDate» stands in where «PieceDate» is empty.
                let two_dates = role == Role::Issued
                    && folded(&sample.headings[other]) == "ecrituredate"
                    && folded(&sample.headings[column]) == "piecedate";
                if !two_accounts && !two_dates {
                    // The fuller column wins, and the first where both are as full; the date of the piece beats the
                    // date of the entry.
                    let better = profiles[other].filled * 10 < profiles[column].filled * 9
                        && sure == Certainty::Sure
                        || role == Role::Issued
                            && folded(&sample.headings[column]).contains("piece")
                            && profiles[column].half(profiles[column].dates);
                    if better && !matches!(role, Role::Label) {
                        guesses[other] = None;
                        guesses[column] = Some((role, sure != Certainty::Sure || !fits));
                    }
                    continue;
                }
            } else if !others.is_empty() {
                continue;
            }
            guesses[column] = Some((role, sure != Certainty::Sure || !fits));
        }
    }
    guesses
}

/// The role that a heading's role becomes when one looks at the cells, and whether they fit it.
fn fitting(
    role: Role,
    profile: &Profile,
    said: &[Option<(Role, Certainty)>],
) -> Option<(Role, bool)> {
    let elsewhere =
        |wanted: Role| said.iter().flatten().filter(|(role, _)| *role == wanted).count();
    if profile.filled == 0 {
        return Some((role, true));
    }
    if is_date_role(role) && !profile.half(profile.dates) {
        let packed = profile.half(profile.numbers) && !profile.half(profile.amounts);
        return match role {
            Role::Due if profile.half(profile.terms) => Some((Role::Terms, true)),
            _ if packed => Some((role, false)),
            _ => Some((role, profile.dates * 10 >= profile.filled)),
        };
    }
    if is_amount_role(role) && !profile.half(profile.numbers) {
        return match role {
            Role::Credit | Role::Debit if profile.half(profile.senses) => {
                Some((Role::Sense, false))
            }
            _ if profile.numbers * 4 < profile.filled => None,
            _ => Some((role, false)),
        };
    }
    match role {
        Role::Name if profile.mostly(profile.codes) && elsewhere(Role::Account) == 0 => {
            Some((Role::Account, false))
        }
        Role::Account
            if profile.mostly(profile.words)
                && !profile.half(profile.codes)
                && elsewhere(Role::Name) == 0 =>
        {
            Some((Role::Name, false))
        }
        Role::Number if profile.mostly(profile.amounts) && elsewhere(Role::Gross) == 0 => {
            Some((Role::Gross, false))
        }
        Role::Number
            if profile.mostly(profile.dates) && profile.distinct > 1 && profile.codes == 0 =>
        {
            None
        }
        Role::Sense if !profile.half(profile.senses + profile.signs) => None,
        Role::Currency if !profile.half(profile.currencies) && profile.numbers > 0 => None,
        Role::Terms if profile.mostly(profile.dates) => Some((Role::Due, false)),
        Role::VatNumber if profile.mostly(profile.amounts) => Some((Role::Vat, false)),
        Role::Disputed if !profile.half(profile.answers) => Some((role, false)),
        _ => Some((role, true)),
    }
}

/// Roles by what columns hold, for those that no heading told.
fn by_contents(sample: &Sample, profiles: &[Profile], guesses: &mut Guesses) {
    // A heading that is known to be nothing of ours is not guessed at; one that nobody foresaw is.
    let free = |guesses: &Guesses, column: usize| {
        let heading =
            sample.headings.get(column).map(|heading| folded(heading)).unwrap_or_default();
        let rate = [
            "taux",
            "rate",
            "jours",
            "retard",
            "progressif",
            "cumule",
            "relance",
            "tel",
            "telephone",
            "date",
        ];
        let excluded = !heading.is_empty()
            && sample.header_line > 0
            && heading
                .split(' ')
                .any(|word| rate.contains(&word) && !(word == "date" && heading == "date"));
        let nothing = sample.headings.get(column).is_some_and(|heading| is_nothing(heading));
        // «0-30», «> 90»: a bucket of an aged balance.
        let bucket = !heading.is_empty()
            && sample.header_line > 0
            && heading.bytes().any(|byte| byte.is_ascii_digit())
            && heading.split(' ').all(|word| {
                word.parse::<u32>().is_ok() || matches!(word, "j" | "jrs" | "plus" | "moins" | "et")
            });
        guesses[column].is_none() && profiles[column].filled > 0 && !excluded && !nothing && !bucket
    };
    let taken =
        |guesses: &Guesses, role: Role| guesses.iter().flatten().any(|(taken, _)| *taken == role);
    let width = sample.width;
    for column in 0..width {
        let profile = &profiles[column];
        if !free(guesses, column) {
            continue;
        }
        let found = match () {
            () if profile.mostly(profile.vat_numbers) => Role::VatNumber,
            () if profile.mostly(profile.sirens) && profile.filled >= 2 => Role::Registration,
            () if profile.mostly(profile.currencies) => Role::Currency,
            () if profile.mostly(profile.senses) && profile.distinct == 2 => Role::Sense,
            () if profile.mostly(profile.terms) && profile.words > 0 => Role::Terms,
            () if profile.mostly(profile.ledger) => Role::Account,
            () => continue,
        };
        if !taken(guesses, found) {
            guesses[column] = Some((found, true));
        }
    }
    dates_by_contents(sample, profiles, guesses, &free);
    amounts_by_contents(sample, profiles, guesses, &free);
    // Codes and names: what repeats is the customer, what does not is the invoice.
    let rows = sample.rows.len().max(1);
    let candidates: Vec<usize> = (0..width)
        .filter(|column| {
            free(guesses, *column) && profiles[*column].mostly(profiles[*column].codes)
        })
        .filter(|column| !profiles[*column].half(profiles[*column].dates))
        .collect();
    let mut by_distinct = candidates;
    by_distinct.arrange_by_key(|column| profiles[*column].distinct);
    if !taken(guesses, Role::Number)
        && let Some(&column) = by_distinct.last()
        && profiles[column].distinct * 2 > rows
    {
        guesses[column] = Some((Role::Number, true));
    }
    if !taken(guesses, Role::Account)
        && let Some(&column) = by_distinct.first()
        && guesses[column].is_none()
        && profiles[column].half(profiles[column].filled)
        && profiles[column].filled * 2 > rows
    {
        guesses[column] = Some((Role::Account, true));
    }
    if !taken(guesses, Role::Name)
        && let Some(column) = (0..width).filter(|column| free(guesses, *column)).find(|column| {
            let profile = &profiles[*column];
            profile.mostly(profile.words)
                && !profile.half(profile.terms)
                && profile.distinct > 1.min(rows - 1)
        })
    {
        guesses[column] = Some((Role::Name, true));
    }
}

/// The order in which most columns of dates are written, before any role is known.
fn written_order(sample: &Sample, profiles: &[Profile]) -> date::Order {
    let (mut day_first, mut month_first) = (0, 0);
    for column in
        (0..sample.width).filter(|column| profiles[*column].mostly(profiles[*column].dates))
    {
        for cell in sample.rows.iter().take(200).filter_map(|row| row.get(column)) {
            match date::evidence(cell) {
                date::Evidence::DayFirst => day_first += 1,
                date::Evidence::MonthFirst => month_first += 1,
                _ => {}
            }
        }
    }
    if month_first > day_first { date::Order::MonthFirst } else { date::Order::DayFirst }
}

/// The column of dates before another is the day of issue, the one behind it the due date.
fn dates_by_contents(
    sample: &Sample,
    profiles: &[Profile],
    guesses: &mut Guesses,
    free: &dyn Fn(&Guesses, usize) -> bool,
) {
    let written = written_order(sample, profiles);
    let mean = |column: usize| {
        let days: Vec<i64> = sample
            .rows
            .iter()
            .filter_map(|row| date::read(row.get(column)?, written).ok()?)
            .map(|day| i64::from(day.get()))
            .collect();
        days.iter().sum::<i64>() / (days.len() as i64).max(1)
    };
    let find = |guesses: &Guesses, role: Role| {
        guesses.iter().position(|guess| guess.is_some_and(|(taken, _)| taken == role))
    };
    let mut dates: Vec<usize> = (0..sample.width)
        .filter(|column| {
            free(guesses, *column) && profiles[*column].mostly(profiles[*column].dates)
        })
        .filter(|column| {
            let heading = sample.headings.get(*column).map(String::as_str).unwrap_or_default();
            folded(heading) == "date" || !matches!(role(heading), Some((_, Certainty::Sure)))
        })
        .collect();
    dates.arrange_by_key(|column| mean(*column));
    for column in dates {
        let role = match (find(guesses, Role::Issued), find(guesses, Role::Due)) {
            (None, None) => Role::Issued,
            (None, Some(due)) if mean(column) <= mean(due) => Role::Issued,
            (Some(issued), None)
                if mean(issued) <= mean(column) && find(guesses, Role::PaidOn).is_none() =>
            {
                Role::Due
            }
            (Some(issued), None) if guesses[issued].is_some_and(|(_, doubtful)| doubtful) => {
                guesses[issued] = Some((Role::Due, true));
                Role::Issued
            }
            _ => continue,
        };
        guesses[column] = Some((role, true));
    }
    // A due date before the day of issue in most rows: worth a look.
    if let (Some(issued), Some(due)) = (find(guesses, Role::Issued), find(guesses, Role::Due)) {
        let day = |row: &Vec<String>, column: usize| date::read(row.get(column)?, written).ok()?;
        let pairs: Vec<(Day, Day)> = sample
            .rows
            .iter()
            .filter_map(|row| Some((day(row, issued)?, day(row, due)?)))
            .collect();
        let reversed = pairs.iter().filter(|(issued, due)| due < issued).count();
        if reversed * 2 > pairs.len() {
            for column in [issued, due] {
                if let Some(guess) = &mut guesses[column] {
                    guess.1 = true;
                }
            }
        }
    }
}

/// Amounts that no heading told: debit and credit when they never stand together, else net + VAT = gross, else gross.
fn amounts_by_contents(
    sample: &Sample,
    profiles: &[Profile],
    guesses: &mut Guesses,
    free: &dyn Fn(&Guesses, usize) -> bool,
) {
    let known = guesses
        .iter()
        .flatten()
        .any(|(role, _)| is_amount_role(*role) && *role != Role::Vat && *role != Role::Net);
    if known {
        return;
    }
    let columns: Vec<usize> = (0..sample.width)
        .filter(|column| {
            free(guesses, *column) && profiles[*column].mostly(profiles[*column].amounts)
        })
        .collect();
    let value = |row: &Vec<String>, column: usize| {
        number::read(row.get(column)?, 2, b',')
            .ok()?
            .map(|reading| reading.amount.get())
            .filter(|units| *units != 0)
    };
    for (place, &first) in columns.iter().enumerate() {
        for &second in &columns[place + 1..] {
            let both = sample
                .rows
                .iter()
                .filter(|row| value(row, first).is_some() && value(row, second).is_some())
                .count();
            let either = sample
                .rows
                .iter()
                .filter(|row| value(row, first).is_some() != value(row, second).is_some())
                .count();
            if both == 0 && either * 10 >= sample.rows.len() * 9 && either > 1 {
                guesses[first] = Some((Role::Debit, true));
                guesses[second] = Some((Role::Credit, true));
                return;
            }
        }
    }
    for window in columns.windows(3) {
        let [net, vat, gross] = [window[0], window[1], window[2]];
        let adds = sample.rows.iter().filter(|row| {
            let units = |column| value(row, column).unwrap_or(0);
            units(gross) != 0 && units(net) + units(vat) == units(gross)
        });
        if adds.count() * 10 >= sample.rows.len() * 8 {
            for (column, role) in [(net, Role::Net), (vat, Role::Vat), (gross, Role::Gross)] {
                guesses[column] = Some((role, true));
            }
            return;
        }
    }
    if let Some(&column) = columns.first() {
        guesses[column] = Some((Role::Gross, true));
    } else if let Some(column) = (0..sample.width).rev().find(|column| {
        let profile = &profiles[*column];
        free(guesses, *column)
            && profile.mostly(profile.numbers)
            && !profile.half(profile.dates)
            && profile.sirens == 0
            && sample
                .rows
                .iter()
                .filter_map(|row| row.get(*column))
                .all(|cell| cell.len() < 9 && !cell.starts_with('0'))
    }) {
        // Whole numbers without decimals: the last such column.
        guesses[column] = Some((Role::Gross, true));
    }
}

/// The order of dates, by the cells that can only be read in one.
fn date_order(
    sample: &Sample,
    mapping: &mut Mapping,
    doubtful: &mut [bool],
    faults: &mut Vec<Fault>,
) {
    let (mut day_first, mut month_first, mut year_first, mut ambiguous, mut plain) =
        (0, 0, 0, 0, 0);
    let columns: Vec<usize> = mapping
        .roles
        .iter()
        .enumerate()
        .filter(|(_, role)| role.is_some_and(is_date_role))
        .map(|(column, _)| column)
        .collect();
    for cell in
        sample.rows.iter().flat_map(|row| columns.iter().filter_map(|column| row.get(*column)))
    {
        match date::evidence(cell) {
            date::Evidence::DayFirst => day_first += 1,
            date::Evidence::MonthFirst => month_first += 1,
            date::Evidence::YearFirst => year_first += 1,
            date::Evidence::Ambiguous => ambiguous += 1,
            date::Evidence::Plain => {
                plain += usize::from(
                    cell.get(..4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit())),
                )
            }
            date::Evidence::Nothing | date::Evidence::Other => {}
        }
    }
    mapping.date_order = match () {
        () if month_first > day_first => DateOrder::MonthFirst,
        () if year_first > day_first => DateOrder::YearFirst,
        () if day_first == 0 && ambiguous == 0 && plain > 0 => DateOrder::YearFirst,
        () => DateOrder::DayFirst,
    };
    let contradiction = day_first > 0 && month_first > 0;
    if contradiction || ambiguous > 0 && day_first + month_first + year_first == 0 {
        if let Some(&column) = columns.first() {
            let heading = sample.headings.get(column).cloned().unwrap_or_else(|| letters(column));
            let code = if contradiction { "mixed-date-order" } else { "ambiguous-date-order" };
            faults.push(Fault::new(code).in_column(&heading).as_warning());
        }
        for column in columns {
            doubtful[column] = true;
        }
    }
}

/// The decimal mark, by the cells that can only be read with one.
fn decimal(sample: &Sample, mapping: &mut Mapping, doubtful: &mut [bool], faults: &mut Vec<Fault>) {
    let (mut comma, mut point, mut ambiguous) = (0, 0, 0);
    let mut first = None;
    for (column, _) in
        mapping.roles.iter().enumerate().filter(|(_, role)| role.is_some_and(is_amount_role))
    {
        for cell in sample.rows.iter().filter_map(|row| row.get(column)) {
            match number::evidence(cell) {
                number::Evidence::Comma => comma += 1,
                number::Evidence::Point => point += 1,
                number::Evidence::Ambiguous => {
                    ambiguous += 1;
                    first = first.or(Some((column, cell.clone())));
                }
                number::Evidence::Nothing | number::Evidence::Whole | number::Evidence::Other => {}
            }
        }
    }
    // Numbers of a spreadsheet are written with a point by whoever reads it, and in no doubt: its texts decide.
    let is_point = match mapping.sheet {
        Some(_) => comma == 0,
        None => point > comma,
    };
    mapping.decimal = if is_point { "." } else { "," }.to_owned();
    if let Some((column, cell)) = first
        && comma + point == 0
        && ambiguous > 0
        && mapping.sheet.is_none()
    {
        let heading = sample.headings.get(column).cloned().unwrap_or_else(|| letters(column));
        faults.push(
            Fault::new("ambiguous-number").in_column(&heading).with_value(&cell).as_warning(),
        );
        for (column, role) in mapping.roles.iter().enumerate() {
            if role.is_some_and(is_amount_role) && column < doubtful.len() {
                doubtful[column] = true;
            }
        }
    }
}
