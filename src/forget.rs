//! FILES → what is said about one participant, and where: for the day on which somebody wants to be forgotten.

use crate::model::{Entry, Note, SourcePath};

/// What a file has about a participant.
#[derive(Debug, PartialEq, Eq)]
pub struct About {
    /// Whose file it is.
    pub whose: Whose,
    /// Lines that name them, from 1, and as what.
    pub lines: Vec<(usize, Naming)>,
}

/// Whose a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A note with this participant alone, or a file that is called after them.
    Theirs,
    /// A note with other participants too.
    Shared,
    /// Anything else.
    Others,
}

/// As what a line names a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// In `participant:` or `participants:`, or in defaults.
    Participant,
    /// As the one who speaks.
    Speaker,
    /// In any other way.
    Mention,
}

/// Looks for a participant in a file: its path, what it holds, and the entry it became.
pub fn about(id: &str, path: &SourcePath, bytes: &[u8], entry: Option<&Entry>) -> Option<About> {
    let text = String::from_utf8_lossy(bytes);
    let whose = whose(id, path, entry);
    let mut is_front = path.file_name() == "_defaults.yaml";
    let mut lines = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        if line.trim_end() == "---" {
            is_front = number == 1;
        }
        if has_word(line, id) {
            lines.push((number, naming(id, line, is_front)));
        }
    }
    let is_any = whose != Whose::Others || !lines.is_empty();
    is_any.then_some(About { whose, lines })
}

fn whose(id: &str, path: &SourcePath, entry: Option<&Entry>) -> Whose {
    let is_named = has_word(path.as_str(), id);
    let Some(Entry::Note(note)) = entry else {
        return if is_named { Whose::Theirs } else { Whose::Others };
    };
    let is_one = |it: &str| it.eq_ignore_ascii_case(id);
    let n_others = note.participants.iter().filter(|it| !is_one(it)).count();
    let has_them = is_named || note.participants.iter().any(|it| is_one(it)) || speaks(note, id);
    match (has_them, n_others) {
        (false, _) => Whose::Others,
        (true, 0) => Whose::Theirs,
        (true, _) => Whose::Shared,
    }
}

fn speaks(note: &Note, id: &str) -> bool {
    note.evidence
        .iter()
        .any(|it| it.speaker.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(id)))
}

fn naming(id: &str, line: &str, is_front: bool) -> Naming {
    let line = line.trim_start_matches(|it: char| it.is_whitespace() || "-*_>\"".contains(it));
    if is_front {
        let key = line.split_once(':').map(|(key, _)| key.trim());
        let is_theirs =
            key.is_none_or(|it| has_word(it, id) || it.to_lowercase().starts_with("participant"));
        return if is_theirs { Naming::Participant } else { Naming::Mention };
    }
    let rest = line.get(id.len()..).unwrap_or_default().trim_start_matches(['*', '_', ' ']);
    let is_speaker =
        has_word(line.get(..id.len()).unwrap_or_default(), id) && rest.starts_with(':');
    if is_speaker { Naming::Speaker } else { Naming::Mention }
}

/// Whether a text has an id as a word of its own, in upper or lower case. In names of files words end at `-` and `_`.
fn has_word(text: &str, id: &str) -> bool {
    let (text, id) = (text.to_lowercase(), id.to_lowercase());
    text.match_indices(&id).any(|(at, _)| {
        let is_begin = !text[..at].ends_with(char::is_alphanumeric);
        is_begin && !text[at + id.len()..].starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_word_of_its_own() {
        for text in ["P07", "with p07.", "notes/2026_p07_call.md", "[[p07#^x]]", "p07's"] {
            assert!(has_word(text, "P07"), "{text}");
        }
        for text in ["P070", "xP07", "P0 7", "7", ""] {
            assert!(!has_word(text, "P07"), "{text}");
        }
    }

    #[test]
    fn lines_say_as_what_somebody_is_named() {
        let text = "---\nparticipant: P07\ntitle: P07\nparticipants:\n  - p07\n---\n# One\n**P07:** I wait.\n- P07: I wait.\nP07 waits.\nP08 waits.\n";
        let about = about("P07", &SourcePath::new("content/a.md"), text.as_bytes(), None).unwrap();
        let expected = [
            (2, Naming::Participant),
            (3, Naming::Mention),
            (5, Naming::Participant),
            (8, Naming::Speaker),
            (9, Naming::Speaker),
            (10, Naming::Mention),
        ];
        assert_eq!((about.whose, about.lines.as_slice()), (Whose::Others, expected.as_slice()));
    }
}
