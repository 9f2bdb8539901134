//! Makes a knowledge base of any size: the same bytes for the same size, with the links, evidence, tables and code of real notes.
//! All people and words in it are invented.

use std::fmt::Write;

/// A site in memory: paths and texts.
pub type Files = Vec<(String, String)>;

const NAMES: [&str; 16] = [
    "Ada", "Bela", "Caro", "Dina", "Emre", "Fay", "Gus", "Hana", "Ines", "Jon", "Kira", "Leo",
    "Mia", "Nils", "Oya", "Pia",
];
const PLACES: [&str; 8] = [
    "at the counter",
    "on the train",
    "late on a Friday",
    "in the first week",
    "during the move",
    "before the audit",
    "with a child on the arm",
    "on the phone",
];
const DEEDS: [&str; 12] = [
    "filled in",
    "printed",
    "forwarded",
    "gave up on",
    "asked about",
    "kept a list of",
    "compared",
    "misread",
    "trusted",
    "put aside",
    "explained",
    "looked for",
];
const THINGS: [&str; 12] = [
    "the invoice",
    "the reminder",
    "the form",
    "the price list",
    "the old spreadsheet",
    "the contract",
    "the error message",
    "the calendar",
    "the spare part",
    "the password mail",
    "the receipt",
    "the training video",
];
const REASONS: [&str; 8] = [
    "because nobody had told them what comes next",
    "since every team has rules of its own",
    "because the wording sounded like a threat",
    "as the answer came after the deadline",
    "because a colleague had warned them",
    "so that there would be proof later",
    "because the last time it took nine days",
    "as it was the only way they knew",
];
const QUADRANTS: [&str; 4] = ["says", "thinks", "does", "feels"];
const STAGES: [&str; 5] = ["Notice", "Compare", "Decide", "Set up", "Use"];
const TOPICS: [&str; 12] = [
    "billing", "setup", "waiting", "trust", "space", "sync", "forms", "noise", "price", "privacy",
    "language", "handover",
];
/// One note in so many is a long one.
const LONG_EVERY: usize = 50;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % n
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.roll(words.len())]
    }

    fn sentence(&mut self) -> String {
        format!(
            "{} {} {} {}, {}.",
            self.pick(&NAMES),
            self.pick(&DEEDS),
            self.pick(&THINGS),
            self.pick(&PLACES),
            self.pick(&REASONS)
        )
    }
}

/// A site of so many notes, with personas and journeys in proportion.
pub fn site(n_notes: usize) -> Files {
    let (n_personas, n_journeys) = (n_personas(n_notes), n_journeys(n_notes));
    let mut files =
        vec![("heard.yaml".to_owned(), "title: Benchmark\ntoday: 2026-06-30\n".to_owned())];
    files.extend((0..n_notes).map(|n| (note_path(n), note(n, n_notes))));
    files.extend(
        (0..n_personas)
            .map(|n| (format!("content/personas/{}.md", persona_name(n)), persona(n, n_notes))),
    );
    files.extend(
        (0..n_journeys).map(|n| (format!("content/journeys/journey-{n}.md"), journey(n, n_notes))),
    );
    files
}

/// Where a note lies.
pub fn note_path(n: usize) -> String {
    format!("content/notes/{}/n{n:05}.md", 2020 + n % 6)
}

/// The name of a persona's file.
pub fn persona_name(n: usize) -> String {
    format!("{}-{n}", NAMES[n % NAMES.len()].to_lowercase())
}

fn n_personas(n_notes: usize) -> usize {
    (n_notes / 250).clamp(4, 60)
}

fn n_journeys(n_notes: usize) -> usize {
    (n_notes / 500).clamp(2, 30)
}

/// The text of a note.
pub fn note(n: usize, n_notes: usize) -> String {
    let mut dice = Dice(n as u64 + 1);
    let (persona, journey) = (n % n_personas(n_notes), n % n_journeys(n_notes));
    let mut text = format!(
        "---\ntitle: \"{} on {}\"\ndate: {}-{:02}-{:02}\ntype: interview\nparticipant: P-{:04}\npersona: {}\njourney: journey-{journey}\nsegments: [plan/{}]\ntags: [{}]\nconsent: internal\n---\n\n{}\n",
        dice.pick(&NAMES),
        &dice.pick(&THINGS)[4..],
        2020 + n % 6,
        1 + dice.roll(12),
        1 + dice.roll(28),
        n / 2,
        persona_name(persona),
        dice.pick(&["trial", "basic", "full"]),
        dice.pick(&TOPICS),
        dice.sentence(),
    );
    let n_sections = if n % LONG_EVERY == LONG_EVERY - 1 { 60 } else { 5 + n % 3 };
    for section in 0..n_sections {
        let _ = write!(text, "\n## {} {}\n\n", dice.pick(&DEEDS), dice.pick(&THINGS));
        for _ in 0..3 {
            text += &dice.sentence();
            text.push(' ');
        }
        let _ = writeln!(text, "See [[n{:05}]].\n", dice.roll(n_notes));
        for item in 0..3 {
            if item == 0 || section % 2 == 1 && item == 1 {
                let _ = writeln!(
                    text,
                    "- {} #{} #{} (stage:: {}) (mood:: {}) ^e{section}-{item}",
                    dice.sentence(),
                    dice.pick(&QUADRANTS),
                    dice.pick(&TOPICS),
                    STAGES[dice.roll(5)].to_lowercase().replace(' ', "-"),
                    [-2, -1, 0, 1, 2][dice.roll(5)],
                );
            } else {
                let _ = writeln!(text, "- {}", dice.sentence());
            }
        }
    }
    if n % 4 == 1 {
        text +=
            "\n| what | before | after |\n|---|---|---|\n| steps | 9 | 4 |\n| days | 12 | 3 |\n";
    }
    if n % 10 == 3 {
        text += "\n```js\nconst queue = orders.filter((it) => it.isOpen);\nconsole.log(queue.length);\n```\n";
    }
    text
}

fn persona(n: usize, n_notes: usize) -> String {
    let mut dice = Dice(1_000_000 + n as u64);
    let name = NAMES[n % NAMES.len()];
    let mut text = format!(
        "---\ntype: persona\nname: \"{name} {n}\"\nrole: \"{}\"\n---\n\n# {name} {n}\n",
        dice.pick(&DEEDS)
    );
    for heading in ["Goals", "Pains"] {
        let _ = write!(text, "\n## {heading}\n\n");
        for claim in 0..4 {
            let _ = write!(text, "- {}", dice.sentence());
            for _ in 0..claim {
                let _ = write!(text, " [[n{:05}#^e0-0]]", dice.roll(n_notes));
            }
            text.push('\n');
        }
    }
    text
}

fn journey(n: usize, n_notes: usize) -> String {
    let mut dice = Dice(2_000_000 + n as u64);
    let mut text = format!(
        "---\ntype: journey\ntitle: \"Journey {n}\"\nactor: {}\n---\n",
        persona_name(n % n_personas(n_notes))
    );
    for stage in STAGES {
        let _ = write!(
            text,
            "\n## {stage}\n\n- **Goal:** {}\n- **Expected mood:** 0\n- {} [[n{:05}#^e0-0]]\n",
            dice.sentence(),
            dice.sentence(),
            dice.roll(n_notes),
        );
    }
    text
}
