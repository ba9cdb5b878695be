//! The letters that every bank of the SEPA takes (EPC217-08): Latin without accents, digits and `/-?:().,'+`.

/// A text in these letters: accents go, signs become their neighbours, anything else a blank; white space folded; at
/// most so many characters.
///
/// ```
/// use encours::formats::sepa::latin;
/// assert_eq!(latin("Éts « Lœuil & Fils » n°12 — 5 €", 70), "Ets  Loeuil + Fils  no12 - 5 EUR".replace("  ", " "));
/// assert_eq!(latin("abcdef", 3), "abc");
/// ```
pub fn latin(text: &str, most: usize) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => plain.push(letter),
            '/' | '-' | '?' | ':' | '(' | ')' | '.' | ',' | '\'' | '+' | ' ' => plain.push(letter),
            'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => plain.push('a'),
            'À' | 'Á' | 'Â' | 'Ä' | 'Ã' | 'Å' => plain.push('A'),
            'ç' => plain.push('c'),
            'Ç' => plain.push('C'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'È' | 'É' | 'Ê' | 'Ë' => plain.push('E'),
            'ì' | 'í' | 'î' | 'ï' => plain.push('i'),
            'Ì' | 'Í' | 'Î' | 'Ï' => plain.push('I'),
            'ñ' => plain.push('n'),
            'Ñ' => plain.push('N'),
            'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'ø' => plain.push('o'),
            'Ò' | 'Ó' | 'Ô' | 'Ö' | 'Õ' | 'Ø' => plain.push('O'),
            'ù' | 'ú' | 'û' | 'ü' => plain.push('u'),
            'Ù' | 'Ú' | 'Û' | 'Ü' => plain.push('U'),
            'ý' | 'ÿ' => plain.push('y'),
            'Ý' | 'Ÿ' => plain.push('Y'),
            'œ' => plain.push_str("oe"),
            'Œ' => plain.push_str("OE"),
            'æ' => plain.push_str("ae"),
            'Æ' => plain.push_str("AE"),
            'ß' => plain.push_str("ss"),
            '°' | 'º' => plain.push('o'),
            '&' => plain.push('+'),
            '€' => plain.push_str("EUR"),
            '’' | '‘' | '`' => plain.push('\''),
            '–' | '—' | '_' => plain.push('-'),
            ';' => plain.push(','),
            '\u{300}'..='\u{36f}' => {}
            _ => plain.push(' '),
        }
    }
    let mut folded = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    // All ASCII now.
    folded.truncate(most);
    folded.truncate(folded.trim_end().len());
    folded
}

/// An identifier that every bank takes: these letters, no stroke at either end nor two together, not too long.
pub(super) fn is_identifier(text: &str, most: usize) -> bool {
    let letters = |c: char| c.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(c);
    (1..=most).contains(&text.len())
        && text.chars().all(letters)
        && text.trim() == text
        && !text.starts_with('/')
        && !text.ends_with('/')
        && !text.contains("//")
}
