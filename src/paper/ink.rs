//! Colours: the firm's own where it can be read, and a few greys.

/// Red, green, blue.
pub type Ink = [u8; 3];

/// Text.
pub const INK: Ink = [0x1b, 0x23, 0x25];
/// Names beside values.
pub const SOFT: Ink = [0x5d, 0x67, 0x69];
/// Hairlines.
pub const HAIR: Ink = [0xd8, 0xd9, 0xd6];
/// Ground.
pub const WHITE: Ink = [255, 255, 255];
/// What lies across a draft.
pub const PALE: Ink = [0xee, 0xef, 0xee];

/// The colours of one paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// For headings and sums: at least 4.5 : 1 on white and on [`Palette::tint`].
    pub accent: Ink,
    /// For thick lines and grounds that carry no text: as the firm chose it.
    pub brand: Ink,
    /// A ground that text is set on.
    pub tint: Ink,
}

impl Palette {
    /// From `#rrggbb`; ink where it is not a colour.
    pub fn new(colour: &str) -> Palette {
        let brand = parse(colour).unwrap_or(INK);
        let tint = mixed(brand, WHITE, 0.06);
        let mut accent = brand;
        while contrast(accent, tint) < 4.5 {
            accent = mixed(accent, [0, 0, 0], 0.94);
        }
        Palette { accent, brand, tint }
    }
}

fn parse(colour: &str) -> Option<Ink> {
    let digits = colour.trim().strip_prefix('#')?;
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// `share` of the first colour in the second.
fn mixed(first: Ink, second: Ink, share: f32) -> Ink {
    let mix =
        |one: u8, two: u8| (f32::from(one) * share + f32::from(two) * (1.0 - share)).round() as u8;
    [mix(first[0], second[0]), mix(first[1], second[1]), mix(first[2], second[2])]
}

/// Of two colours, from 1 to 21, as WCAG 2 defines it.
fn contrast(one: Ink, two: Ink) -> f32 {
    let light = |ink: Ink| {
        let part = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(ink[0]) + 0.7152 * part(ink[1]) + 0.0722 * part(ink[2])
    };
    let (one, two) = (light(one) + 0.05, light(two) + 0.05);
    one.max(two) / one.min(two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_colour_of_a_firm_can_be_read() {
        for colour in
            ["#ffff00", "#ffffff", "#00ff00", "#0b5a60", "#f6a5c0", "#000000", "orange", ""]
        {
            let palette = Palette::new(colour);
            assert!(4.5 <= contrast(palette.accent, palette.tint), "{colour}");
            assert!(4.5 <= contrast(SOFT, palette.tint), "{colour}");
        }
        assert_eq!(Palette::new("#0b5a60").accent, [0x0b, 0x5a, 0x60]);
        assert_eq!(Palette::new("#12345").brand, INK);
    }
}
