//! Payment terms as people write them, and the due date that follows.

use crate::base::Day;

/// Terms that could be read: so many days, perhaps to the end of the month, perhaps to a day of the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Calendar days.
    pub days: i32,
    /// Where the end of the month comes in.
    pub month_end: MonthEnd,
    /// The day of the following month on which payment falls, 1 to 31, clamped to the month's length.
    pub on: Option<u32>,
}

/// Where the end of the month comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MonthEnd {
    /// It does not: net days.
    #[default]
    Never,
    /// `30 jours fin de mois`: the days first, then to the end of the month.
    After,
    /// `fin de mois 30 jours`: to the end of the month, then the days.
    Before,
}

impl Terms {
    /// Reads terms in French or English; `None` when they cannot be understood for sure.
    ///
    /// ```
    /// use encours::base::Day;
    /// use encours::rooms::exchange::terms::Terms;
    /// let due = |terms, issued: &str| Terms::parse(terms).unwrap().due(issued.parse().unwrap()).to_string();
    /// assert_eq!(due("30 jours", "2027-01-30"), "2027-03-01");
    /// assert_eq!(due("30 jours fin de mois", "2026-11-21"), "2026-12-31");
    /// assert_eq!(due("Fin de mois + 30 j", "2026-11-21"), "2026-12-30");
    /// assert_eq!(due("30 jours fin de mois le 10", "2027-01-30"), "2027-04-10");
    /// assert_eq!(due("à réception", "2026-11-21"), "2026-11-21");
    /// assert_eq!(Terms::parse("selon contrat"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Terms> {
        if text.contains('%') {
            return None;
        }
        let names_a_day = text
            .split_whitespace()
            .any(|word| ["le", "the"].iter().any(|the| word.eq_ignore_ascii_case(the)));
        let folded = super::headings::folded(text);
        let mut terms = Terms::default();
        let mut understood = false;
        let mut on = false;
        let mut month_end_first = None;
        for word in folded.split(' ').filter(|word| !word.is_empty()) {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            let (number, unit) = (word[..digits].parse::<u32>().ok(), &word[digits..]);
            if let Some(number) = number {
                let is_day = matches!(
                    unit,
                    "" | "j" | "jrs" | "jours" | "jour" | "d" | "days" | "jn" | "jnets"
                );
                let is_month_end = matches!(unit, "jfm" | "jfdm" | "fm" | "fdm" | "eom");
                let may_be_day = on && unit.is_empty() && (terms.days > 0 || names_a_day);
                if may_be_day && (1..=31).contains(&number) && terms.on.is_none() {
                    terms.on = Some(number);
                } else if (is_day || is_month_end) && number <= 365 && terms.days == 0 {
                    terms.days = number as i32;
                    understood = true;
                    month_end_first = month_end_first.or(is_month_end.then_some(false));
                } else if is_day
                    && terms.on.is_none()
                    && month_end_first.is_some()
                    && (1..=31).contains(&number)
                {
                    terms.on = Some(number);
                } else {
                    return None;
                }
                continue;
            }
            match word {
                "comptant" | "reception" | "commande" | "cash" | "receipt" | "immediat"
                | "immediate" => {
                    understood = true;
                }
                "fin" | "fdm" | "fm" | "eom" | "end" => {
                    month_end_first = month_end_first.or(Some(terms.days == 0));
                    understood = true;
                }
                // The day of the month stands behind these: `le 10`; the article itself is a filler.
                "ms" | "suivant" | "mois" | "month" => on = on || month_end_first.is_some(),
                "jours" | "jour" | "j" | "jrs" | "days" | "day" | "nets" | "net" | "facture"
                | "date" | "invoice" | "calendaires" | "reglement" | "paiement" | "virement"
                | "after" | "from" | "plus" | "on" | "due" | "upon" | "cheque" | "vir" | "lcr"
                | "prelevement" | "compter" | "apres" | "emission" | "x" | "ddf" | "dep" => {}
                _ => return None,
            }
        }
        terms.month_end = match month_end_first {
            None => MonthEnd::Never,
            Some(true) if terms.days > 0 => MonthEnd::Before,
            Some(_) => MonthEnd::After,
        };
        (understood && (terms.on.is_none() || terms.month_end != MonthEnd::Never)).then_some(terms)
    }

    /// The due date of an invoice of this day.
    pub fn due(self, issued: Day) -> Day {
        let due = match self.month_end {
            MonthEnd::Never => issued.plus(self.days),
            MonthEnd::After => issued.plus(self.days).end_of_month(),
            MonthEnd::Before => issued.end_of_month().plus(self.days),
        };
        match self.on {
            None => due,
            Some(on) => next(due, on as i32),
        }
    }
}

/// The first such day of a month strictly after `day`, clamped to the month's end.
fn next(day: Day, on: i32) -> Day {
    let start = day.start_of_month();
    let within = |start: Day| start.plus(on - 1).min(start.end_of_month());
    let same_month = within(start);
    if same_month > day { same_month } else { within(start.end_of_month().plus(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(terms: &str, issued: &str, expected: &str) {
        let read = Terms::parse(terms).unwrap_or_else(|| panic!("«{terms}» is not understood"));
        assert_eq!(read.due(issued.parse().unwrap()).to_string(), expected, "{terms}");
    }

    #[test]
    fn french_phrases_give_the_due_dates_of_the_rules() {
        for (terms, november, january) in [
            ("comptant", "2026-11-21", "2027-01-30"),
            ("A réception de facture", "2026-11-21", "2027-01-30"),
            ("30 jours", "2026-12-21", "2027-03-01"),
            ("45 jours nets", "2027-01-05", "2027-03-16"),
            ("60 jours date de facture", "2027-01-20", "2027-03-31"),
            ("30 jours fin de mois", "2026-12-31", "2027-03-31"),
            ("30 j. FDM", "2026-12-31", "2027-03-31"),
            ("30JFM", "2026-12-31", "2027-03-31"),
            ("Fin de mois 30 jours", "2026-12-30", "2027-03-02"),
            ("30 jours fin de mois le 10", "2027-01-10", "2027-04-10"),
            ("45 jours fin de mois", "2027-01-31", "2027-03-31"),
            ("60 jours fin de mois", "2027-01-31", "2027-03-31"),
            ("fin de mois", "2026-11-30", "2027-01-31"),
            ("Net 30", "2026-12-21", "2027-03-01"),
            ("30 days", "2026-12-21", "2027-03-01"),
            ("45 days end of month", "2027-01-31", "2027-03-31"),
            ("30 days, end of month, on the 10 of the month", "2027-01-10", "2027-04-10"),
            ("End of month, on the 10", "2026-12-10", "2027-02-10"),
            ("End of month plus 30 days", "2026-12-30", "2027-03-02"),
            ("Due on receipt", "2026-11-21", "2027-01-30"),
            ("30", "2026-12-21", "2027-03-01"),
            ("Virement 30 jours", "2026-12-21", "2027-03-01"),
        ] {
            check(terms, "2026-11-21", november);
            check(terms, "2027-01-30", january);
        }
    }

    #[test]
    fn the_published_convention_of_an_accounting_program_holds() {
        check("60 jours fin de mois le 17", "2003-03-01", "2003-05-17");
        check("60 jours fin de mois le 15", "2003-03-17", "2003-06-15");
        check("30 jours fin de mois le 31", "2026-01-15", "2026-03-31");
    }

    #[test]
    fn terms_that_say_something_else_are_not_guessed() {
        for terms in [
            "",
            "selon contrat",
            "3 x 30 jours",
            "50 % à la commande",
            "30 jours 45 jours",
            "5000 jours",
        ] {
            assert_eq!(Terms::parse(terms), None, "{terms}");
        }
    }
}
