//! The signs of a field, and those that authors write for them: what they meant to hide must be found under these too.

/// Brackets, the two of the format first.
pub const BRACKETS: [(char, char); 11] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('<', '>'),
    ('（', '）'),
    ('［', '］'),
    ('｛', '｝'),
    ('【', '】'),
    ('〔', '〕'),
    ('「', '」'),
    ('《', '》'),
];

/// The bracket that a text ends with, and the one that closes it.
pub fn open_at_end(text: &str) -> Option<(char, char)> {
    BRACKETS.into_iter().find(|(open, _)| text.ends_with(*open))
}

/// Whether a sign may stand between a key and its value.
pub fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：' | '∶' | '=' | '∷' | '→')
}

/// Whether colons are as many as the format asks for.
pub fn are_double(colons: &str) -> bool {
    colons.contains('∷') || 2 <= colons.matches([':', '：', '∶']).count()
}

/// Spaces, line breaks, quotation marks and signs of emphasis around a key or its colons.
pub fn is_filling(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | '~' | '"')
}
