//! One home for colours, sizes, durations and faces: `www/styles/tokens.css`. The other sheets and the pages name them.

use super::File;
use super::code::{bare, without_tests};

/// The homes. The second registers the faces, which only a document can; the third is the box of an embedded interface,
/// whose sizes are those of the window around it, where the tokens speak of the box.
const HOMES: &[&str] =
    &["www/styles/tokens.css", "www/styles/fonts.css", "www/styles/embedded.css"];

/// Names of colours that a style sheet could be written with.
const COLOURS: &[&str] = &[
    "rgb", "rgba", "hsl", "hsla", "oklch", "oklab", "lab", "lch", "white", "black", "red", "green",
    "blue", "grey", "gray", "orange", "yellow", "purple", "brown", "pink", "gold", "silver",
    "navy", "teal", "maroon",
];

/// Units of lengths, times and angles. Not here, because they name no size: `%` (a share of what is around), `fr` (a
/// share of what is left), `turn` (once round is once round), numbers without a unit (a zero, a ratio, an order), and
/// what an SVG is drawn with inside its own box (geometry, which scales as a whole).
const UNITS: &[&str] = &[
    "px", "rem", "em", "ch", "ex", "lh", "vw", "vh", "dvh", "dvw", "svh", "vmin", "vmax", "pt",
    "mm", "cm", "in", "ms", "s", "deg",
];

/// A condition cannot read a custom property.
const CONDITIONS: &[&str] = &["@media", "@container", "@supports", "@layer"];
/// Nor can the paper's own box; these lines are read by no theme.
const PAPER: &[&str] = &["@page", "@top", "@bottom"];

/// Whether a word is a number with a unit, as `12px`.
fn is_size(word: &str) -> bool {
    let digits = word.trim_start_matches('-');
    let unit = digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    digits.len() > unit.len() && UNITS.contains(&unit) && digits.trim_matches(['0', '.']) != unit
}

fn is_colour(word: &str) -> bool {
    let hex = word.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 4 | 6 | 8)
            && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    });
    hex || COLOURS.contains(&word)
}

/// What has no name in a value.
fn nameless(property: &str, value: &str) -> Vec<String> {
    let words = value.split(|c: char| !c.is_ascii_alphanumeric() && !"#.-".contains(c));
    let mut found: Vec<String> = words
        .filter_map(|word| match word {
            word if is_colour(word) => Some(format!("the colour {word}")),
            word if is_size(word) => Some(format!("the size or duration {word}")),
            _ => None,
        })
        .collect();
    let own = ["inherit", "var(", "unset", "initial"].iter().any(|word| value.contains(word));
    if matches!(property, "font" | "font-family" | "font-weight") && !own {
        found.push(format!("the face or weight {}", value.trim()));
    }
    if value.contains("cubic-bezier(") {
        found.push("the course of a motion".to_owned());
    }
    found
}

/// Colours, sizes, durations and faces have names, in one file: in the sheets, and in the markup of the pages.
pub fn tokens(file: &File) -> Vec<String> {
    if HOMES.contains(&file.path.as_str()) {
        return Vec::new();
    }
    let complain = |line: usize, what: String| {
        format!("{}:{line}: {what} has no name; add it to tokens.css.", file.path)
    };
    if file.path.starts_with("www/styles/") && file.path.ends_with(".css") {
        let sheet = bare(&file.text);
        let screen = (1..)
            .zip(sheet.lines())
            .filter(|(_, text)| !PAPER.iter().any(|at| text.trim_start().starts_with(at)));
        let declarations = screen.flat_map(|(line, text)| {
            // A condition ends where its block begins; a selector's `:` is no value.
            let conditional = CONDITIONS.iter().any(|at| text.trim_start().starts_with(at));
            let text = if conditional {
                text.split_once('{').map_or("", |(_, inside)| inside)
            } else {
                text
            };
            text.split(['{', '}', ';']).filter_map(move |part| Some((line, part.split_once(':')?)))
        });
        return declarations
            .filter(|(_, (property, _))| {
                property.trim().chars().all(|c| c.is_ascii_lowercase() || c == '-')
            })
            .flat_map(|(line, (property, value))| {
                nameless(property.trim(), value).into_iter().map(move |what| complain(line, what))
            })
            .collect();
    }
    if !file.is_rust() || !file.is_page() {
        return Vec::new();
    }
    let code = without_tests(&file.text).lines();
    let code = (1..).zip(code).filter(|(_, text)| !text.trim_start().starts_with("//"));
    code.flat_map(|(line, text)| {
        // Every second piece stands between quotes.
        let quoted: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
        let styled =
            text.contains("style=\"").then(|| complain(line, "an inline style".to_owned()));
        let literal = quoted
            .into_iter()
            .filter(|word| is_size(word) || is_colour(word) && word.starts_with('#'));
        literal
            .map(|word| complain(line, format!("the size or colour {word}")))
            .chain(styled)
            .collect::<Vec<_>>()
    })
    .collect()
}

/// Which token must stand out from which, and by how much (WCAG 2.2: 1.4.3 for text, 1.4.11 for graphics).
const CONTRASTS: &[(f64, &[&str], &[&str])] = &[
    (
        4.5,
        &["ink", "ink-soft", "ink-faint"],
        &["paper", "surface", "surface-soft", "surface-hover", "surface-sunk"],
    ),
    (
        4.5,
        &["accent", "accent-strong"],
        &["paper", "surface", "surface-soft", "surface-hover", "accent-soft"],
    ),
    (4.5, &["good", "watch", "bad"], &["paper", "surface", "surface-soft", "surface-hover"]),
    (4.5, &["ink"], &["accent-soft", "good-soft", "watch-soft", "bad-soft"]),
    (4.5, &["ink-soft"], &["accent-soft", "watch-soft", "bad-soft"]),
    (4.5, &["good"], &["good-soft"]),
    (4.5, &["watch"], &["watch-soft"]),
    (4.5, &["bad"], &["bad-soft"]),
    (4.5, &["on-accent"], &["accent", "accent-strong"]),
    (4.5, &["line-2", "line-3"], &["surface"]),
    (4.5, &["ink"], &["chosen"]),
    // What is chosen in a row of choices is told by its frame on the sunk ground.
    (3.0, &["line-strong"], &["paper", "surface", "surface-soft", "surface-sunk"]),
    (3.0, &["age-0", "age-1", "age-2", "age-3", "age-4", "age-5"], &["paper", "surface"]),
];

/// Red, green and blue, 0 to 255; of the light theme, then of the dark one.
type Pair = [[f64; 3]; 2];

/// What a token is declared as.
fn declared<'a>(sheet: &'a str, token: &str) -> Option<&'a str> {
    let (_, rest) = sheet.split_once(&format!("--{token}: "))?;
    Some(rest.split_once(';')?.0)
}

/// The two colours of a value, light and dark: `#rrggbb`, `light-dark(…)`, `var(…)` or a mix in sRGB, one in another.
fn value(sheet: &str, text: &str) -> Option<Pair> {
    let text = text.trim();
    let inside = |name: &str| text.strip_prefix(name)?.strip_suffix(')');
    if let Some(hex) = text.strip_prefix('#') {
        let number = u32::from_str_radix(hex, 16).ok().filter(|_| hex.len() == 6)?;
        let part = |shift: u32| f64::from((number >> shift) & 0xff);
        return Some([[part(16), part(8), part(0)]; 2]);
    }
    if let Some(token) = inside("var(--") {
        return value(sheet, declared(sheet, token)?);
    }
    if let Some(both) = inside("light-dark(") {
        let (light, dark) = halves(both)?;
        return Some([value(sheet, light)?[0], value(sheet, dark)?[1]]);
    }
    let (one, other) = halves(inside("color-mix(in srgb, ")?)?;
    let (one, percent) = one.rsplit_once(' ')?;
    let share = percent.strip_suffix('%')?.parse::<f64>().ok()? / 100.0;
    let (one, other) = (value(sheet, one)?, value(sheet, other)?);
    let mixed =
        |theme: usize, part: usize| one[theme][part] * share + other[theme][part] * (1.0 - share);
    Some([0, 1].map(|theme| [0, 1, 2].map(|part| mixed(theme, part))))
}

/// Two arguments, parted at the comma that no bracket holds.
fn halves(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    let comma = text.char_indices().find(|(_, c)| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        *c == ',' && depth == 0
    });
    let (at, _) = comma?;
    Some((&text[..at], &text[at + 1..]))
}

/// The luminances of a token, light and dark.
fn colours(sheet: &str, token: &str) -> Option<[f64; 2]> {
    Some(value(sheet, declared(sheet, token)?)?.map(luminance))
}

/// Relative luminance of a colour.
fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let share = part / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Colours that a page around may choose for the accent, light and dark, from the least contrast that is asked of it up.
pub fn accents(sheet: &str) -> Vec<(String, String)> {
    let surface = colours(sheet, "surface").unwrap_or_default();
    // Every web-safe colour: six steps of each part.
    let hex = |at: u32| {
        let part = |at: u32| at % 6 * 51;
        format!("#{:02x}{:02x}{:02x}", part(at / 36), part(at / 6), part(at))
    };
    let all: Vec<String> = (0..216).map(hex).collect();
    let fits = |colour: &String, ground: f64| {
        value(sheet, colour).is_some_and(|pair| 6.0 <= contrast(luminance(pair[0]), ground))
    };
    let light = all.iter().filter(|colour| fits(colour, surface[0]));
    let dark: Vec<&String> = all.iter().filter(|colour| fits(colour, surface[1])).collect();
    let pairs = light.enumerate().map(|(at, light)| (light.clone(), dark[at % dark.len()].clone()));
    pairs.collect()
}

/// Text and graphics that do not stand out from their grounds, in the light or in the dark theme.
pub fn contrasts(sheet: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for (least, marks, grounds) in CONTRASTS {
        for (mark, ground) in
            marks.iter().flat_map(|mark| grounds.iter().map(move |ground| (mark, ground)))
        {
            let (Some(on), Some(under)) = (colours(sheet, mark), colours(sheet, ground)) else {
                complaints.push(format!(
                    "--{mark} or --{ground} is no colour, light-dark(…), var(…) or color-mix(in srgb, …)."
                ));
                continue;
            };
            for (theme, on, under) in [("light", on[0], under[0]), ("dark", on[1], under[1])] {
                let ratio = contrast(on, under);
                if ratio < *least {
                    complaints.push(format!(
                        "--{mark} on --{ground} ({theme}): {ratio:.2}:1, at least {least}:1."
                    ));
                }
            }
        }
    }
    complaints
}
