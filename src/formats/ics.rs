//! Calendars (iCalendar, RFC 5545): days with something on them, for any calendar program.

use std::fmt::Write as _;

use crate::base::Day;

/// Something on a day; it takes no time of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happening {
    /// What a calendar knows it by: imported again, it replaces itself.
    pub uid: String,
    /// When.
    pub day: Day,
    /// One line.
    pub summary: String,
    /// More about it; may be empty.
    pub description: String,
}

/// `,`, `;` and `\` mean something else in texts (3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => (),
            letter => out.push(letter),
        }
    }
    out
}

/// A line of at most 75 bytes, going on in lines that begin with a blank (3.1); no letter is divided.
fn line(out: &mut String, name: &str, value: &str) {
    let mut width = name.len() + 1;
    out.push_str(name);
    out.push(':');
    for letter in value.chars() {
        if 75 < width + letter.len_utf8() {
            out.push_str("\r\n ");
            width = 1;
        }
        width += letter.len_utf8();
        out.push(letter);
    }
    out.push_str("\r\n");
}

/// A calendar: its name, the instant it was made (milliseconds since 1970, UTC), what is in it.
///
/// ```
/// use encours::formats::ics::{Happening, calendar};
/// let day = "2026-12-31".parse().unwrap();
/// let call = Happening { uid: "c1@example".into(), day, summary: "Garage Petit, Nantes".into(), description: String::new() };
/// let text = String::from_utf8(calendar("Relances", 0, &[call])).unwrap();
/// assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
/// assert!(text.contains("SUMMARY:Garage Petit\\, Nantes\r\n") && text.contains("DTSTAMP:19700101T000000Z\r\n"));
/// ```
pub fn calendar(name: &str, made: i64, happenings: &[Happening]) -> Vec<u8> {
    let mut out =
        String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Encours//Encours//FR\r\n");
    out.push_str("CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
    line(&mut out, "X-WR-CALNAME", &escaped(name));
    let seconds = made.div_euclid(1_000);
    let day = i32::try_from(seconds.div_euclid(86_400)).map_or(Day::FIRST, Day::new);
    let second = seconds.rem_euclid(86_400);
    let digits = |day: Day| day.to_date().format("%Y%m%d").to_string();
    let mut stamp = digits(day);
    // Writing to a string cannot fail.
    let _ = write!(stamp, "T{:02}{:02}{:02}Z", second / 3_600, second / 60 % 60, second % 60);
    for happening in happenings {
        out.push_str("BEGIN:VEVENT\r\n");
        line(&mut out, "UID", &escaped(&happening.uid));
        line(&mut out, "DTSTAMP", &stamp);
        line(&mut out, "DTSTART;VALUE=DATE", &digits(happening.day));
        line(&mut out, "DTEND;VALUE=DATE", &digits(happening.day.plus(1)));
        line(&mut out, "SUMMARY", &escaped(&happening.summary));
        if !happening.description.is_empty() {
            line(&mut out, "DESCRIPTION", &escaped(&happening.description));
        }
        // Nobody is busy for it.
        line(&mut out, "TRANSP", "TRANSPARENT");
        out.push_str("END:VEVENT\r\n");
    }
    out.push_str("END:VCALENDAR\r\n");
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_and_no_letter_is_divided() {
        let happening = Happening {
            uid: "a".into(),
            summary: "é".repeat(200),
            description: "one\ntwo; three, four\\".into(),
            ..Happening::default()
        };
        let text = String::from_utf8(calendar("n", 1_795_253_400_000, &[happening])).unwrap();
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.replace("\r\n ", "").matches('é').count(), 200);
        assert!(text.contains("DESCRIPTION:one\\ntwo\\; three\\, four\\\\\r\n"));
        assert!(text.contains("DTSTAMP:20261121T093000Z"));
    }
}
