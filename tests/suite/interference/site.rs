//! Random sites with random labels, and their twins.

use crate::dice::Dice;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The text of every file, by its path; files that are no text are empty.
pub type Files = BTreeMap<String, String>;

/// How far something may go, from nobody to everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Nobody,
    Team,
    Internal,
    Public,
}

/// What becomes of everything that is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    Kept,
    Rewritten,
    Gone,
}

impl Level {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nobody => "none",
            Self::Team => "team",
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }
}

impl Dice {
    fn level(&mut self) -> Level {
        [Level::Public, Level::Public, Level::Public, Level::Internal, Level::Team, Level::Nobody]
            [self.roll(6)]
    }

    fn word(&mut self) -> &'static str {
        self.one_of(&["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath"])
    }

    /// The id of some line, there or not.
    fn id(&mut self) -> String {
        format!("k{}", self.roll(6))
    }

    /// The name of some file, there or not.
    fn name(&mut self) -> &'static str {
        self.one_of(&[
            "n0",
            "n1",
            "n2",
            "n3",
            "n4",
            "ada",
            "ben",
            "trip",
            "a0",
            "page",
            "amber birch",
            "b/n1",
        ])
    }
}

/// How many participants the registers have.
const N_PARTICIPANTS: usize = 5;

/// Writes the files of one site.
pub struct Writer {
    audience: Level,
    withheld: Withheld,
    /// Decides about everything that is open: which files there are, what they say, and how far each piece may go.
    open: Dice,
    /// Decides what withheld pieces say instead.
    secret: Dice,
    n_withheld: usize,
    /// Lines of the file at hand, so that no two have one id.
    n_lines: usize,
    files: Files,
}

impl Writer {
    /// Writes a site, and counts the pieces that are withheld.
    pub fn write(seed: usize, audience: Level, withheld: Withheld) -> (Files, usize) {
        let seed = u64::try_from(seed).unwrap_or_default();
        let mut writer = Self {
            audience,
            withheld,
            open: Dice(seed),
            secret: Dice(!seed),
            n_withheld: 0,
            n_lines: 0,
            files: BTreeMap::new(),
        };
        writer.file("heard.yaml", "title: Site\naudience: public\n".to_owned());
        for photo in 0..3 {
            writer.file(&format!("content/photo{photo}.png"), String::new());
        }
        let above = writer.register("content/notes/_defaults.yaml", Level::Public);
        let folder = writer.open.level();
        let own = writer.register("content/notes/b/_defaults.yaml", folder);
        let both = std::array::from_fn(|who| above[who].min(own[who]).min(folder));
        for n in 0..5 {
            writer.note(n, if n % 2 == 0 { above } else { both });
        }
        for (n, name) in ["ada", "ben"].into_iter().enumerate() {
            writer.other(&format!("content/personas/{name}.md"), n, Kind::Persona);
        }
        for (n, name) in ["trip", "tour"].into_iter().enumerate() {
            writer.other(&format!("content/journeys/{name}.md"), n, Kind::Journey);
        }
        writer.other("content/assumptions/a0.md", 0, Kind::Assumption);
        writer.other("content/insights/i0.md", 0, Kind::Insight);
        writer.other("content/page.md", 0, Kind::Page);
        (writer.files, writer.n_withheld)
    }

    fn file(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), text);
    }

    /// Writes the defaults of a folder; returns what each participant agrees to in it, in one of several forms.
    fn register(&mut self, path: &str, folder: Level) -> [Level; N_PARTICIPANTS] {
        let levels = std::array::from_fn(|_| self.open.level());
        let mut text = format!("consent: {}\nparticipants:\n", folder.word());
        for (who, level) in levels.iter().enumerate() {
            let _ = match (level, self.open.roll(2)) {
                (Level::Nobody, 0) => writeln!(text, "  P{who}: {{withdrawn: 2026-01-01}}"),
                (level, 0) => writeln!(text, "  P{who}: {}", level.word()),
                (level, _) => writeln!(text, "  P{who}: {{consent: {}}}", level.word()),
            };
        }
        self.file(path, text);
        levels
    }

    /// Takes a piece, writes it, or writes another one, as its level asks for.
    fn piece(&mut self, level: Level, write: impl Fn(&mut Dice, Level) -> String) -> String {
        // The dice for what is open roll the same way whatever becomes of the piece.
        let text = write(&mut self.open, level);
        if self.audience <= level {
            return text;
        }
        self.n_withheld += 1;
        match self.withheld {
            Withheld::Kept => text,
            Withheld::Rewritten => write(&mut self.secret, level),
            Withheld::Gone => String::new(),
        }
    }

    fn note(&mut self, n: usize, registered: [Level; N_PARTICIPANTS]) {
        let folder_name = ["a", "b"][n % 2];
        let own = self.open.level();
        let (is_draft, is_late) = (self.open.roll(9) == 0, self.open.roll(9) == 0);
        // Most notes are about those who agree to the most, so that enough of them are open.
        let mut people: Vec<usize> = (0..N_PARTICIPANTS).collect();
        people.sort_by_key(|who| std::cmp::Reverse(registered[*who]));
        let one = people[self.open.roll(2)];
        let other = (self.open.roll(4) == 0).then(|| self.open.roll(N_PARTICIPANTS));
        let joined = self.open.one_of(&[" and ", "/", ", "]);
        let participants =
            other.map_or(format!("P{one}"), |other| format!("P{one}{joined}P{other}"));
        let mut level = own.min(registered[one]).min(other.map_or(own, |it| registered[it]));
        if is_draft || is_late {
            level = Level::Nobody;
        }
        let front = move |dice: &mut Dice| {
            let mut front = format!("---\nconsent: {}\n", own.word());
            let _ = write!(
                front,
                "title: {} {}\ndate: 2026-0{}-11\nparticipant: {participants}\n",
                dice.word(),
                dice.word(),
                dice.roll(6) + 1
            );
            let _ = write!(
                front,
                "persona: {}\njourney: trip\ntags: [{}]\nsegments: [plan/{}]\n",
                dice.one_of(&["ada", "ben"]),
                dice.word(),
                dice.word()
            );
            front += dice.one_of(&[
                "",
                "aliases: [call]\n",
                "type: survey\n",
                "type: session\n",
                "place: here\n",
            ]);
            front += if is_draft { "status: draft\n" } else { "" };
            front += if is_late { "keep-until: 2026-01-01\n" } else { "" };
            front + "---\n\n"
        };
        let path = format!("content/notes/{folder_name}/n{n}.md");
        self.entry(&path, level, front, Kind::Note);
    }

    fn other(&mut self, path: &str, n: usize, kind: Kind) {
        let level = self.open.level();
        let front = move |dice: &mut Dice| {
            let mut front = format!("---\naudience: {}\n", level.word());
            let own = match kind {
                Kind::Persona => format!(
                    "type: persona\nname: {} {n}\nrole: {}\nquote: n1#^k1\n",
                    dice.word(),
                    dice.word()
                ),
                Kind::Journey => format!(
                    "type: journey\ntitle: {}\nactor: {}\n{}",
                    dice.word(),
                    dice.one_of(&["ada", "ben"]),
                    if n == 1 { "as-is: trip\n" } else { "" }
                ),
                Kind::Assumption => {
                    format!("type: assumption\nabout: {}\n", dice.one_of(&["ada", "trip"]))
                }
                Kind::Insight => format!(
                    "type: insight\nabout: {}\nstatus: told\n",
                    dice.one_of(&["ada", "trip"])
                ),
                Kind::Page | Kind::Note => String::new(),
            };
            front += &own;
            let _ = write!(front, "---\n\n# {} {}\n\n", dice.word(), dice.word());
            front
        };
        self.entry(path, level, front, kind);
    }

    /// Writes a file; one that is withheld as a whole may become another one, or none.
    fn entry(&mut self, path: &str, level: Level, front: impl Fn(&mut Dice) -> String, kind: Kind) {
        if self.audience <= level {
            let head = front(&mut self.open);
            let text = head + &self.sections(level, kind);
            return self.file(path, text);
        }
        let head = front(&mut self.open);
        let text = head + &self.sections(level, kind);
        self.n_withheld += 1;
        match self.withheld {
            Withheld::Kept => self.file(path, text),
            Withheld::Rewritten => {
                let text = front(&mut self.secret) + &lines(&mut self.secret, kind);
                self.file(&path.replace(".md", "x.md"), text);
            }
            Withheld::Gone => {}
        }
    }

    fn sections(&mut self, file: Level, kind: Kind) -> String {
        self.n_lines = 0;
        let mut text = String::new();
        for section in 0..=self.open.roll(3) {
            let own = self.open.level();
            let level = file.min(own);
            let mut inner = String::new();
            for _ in 0..=self.open.roll(4) {
                let own = self.open.level();
                self.n_lines += 1;
                let n = self.n_lines;
                inner += &self.piece(level.min(own), |dice, _| line(dice, kind, own, n));
            }
            if self.open.roll(3) == 0 {
                inner += &self.table(level);
            }
            // A heading goes with everything below it.
            let heading = self.piece(level, |dice, _| heading(dice, kind, section, own));
            if self.audience <= level || self.withheld != Withheld::Gone {
                text.extend([heading, inner, "\n".to_owned()]);
            }
        }
        text
    }

    /// A table whose head counts for all of it, and whose rows each point to a footnote of their own.
    fn table(&mut self, section: Level) -> String {
        let own = self.open.level();
        let level = section.min(own);
        let head =
            |dice: &mut Dice, _| format!("\n| {} | how {} |\n|---|---|\n", dice.word(), mark(own));
        let mut text = self.piece(level, head);
        let mut footnotes = String::new();
        for _ in 0..3 {
            let own = self.open.level();
            self.n_lines += 1;
            let n = self.n_lines;
            text += &self.piece(level.min(own), |dice, _| {
                let words = dice.one_of(&["plain", "\"quoted\" #says"]);
                let (cell, name) = (dice.word(), dice.name());
                format!("| {words} {cell} [^r{n}] | {} [[{name}]] {} |\n", dice.word(), mark(own))
            });
            footnotes +=
                &self.piece(level.min(own), |dice, _| format!("[^r{n}]: {}\n\n", dice.word()));
        }
        text + "\n" + &footnotes
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Note,
    Persona,
    Journey,
    Assumption,
    Insight,
    Page,
}

fn mark(own: Level) -> String {
    // What goes as far as the rest need not say so.
    if own == Level::Public { String::new() } else { format!("(consent:: {})", own.word()) }
}

fn heading(dice: &mut Dice, kind: Kind, section: usize, own: Level) -> String {
    let words = match kind {
        Kind::Persona => ["Goals", "Pains", "Needs"][section].to_owned(),
        _ => format!("{} {section}", dice.word()),
    };
    format!("## {words} {}\n\n", mark(own))
}

fn lines(dice: &mut Dice, kind: Kind) -> String {
    (0..4).map(|n| line(dice, kind, Level::Public, n)).collect()
}

/// A list item or a paragraph, with everything that belongs to it.
fn line(dice: &mut Dice, kind: Kind, own: Level, n: usize) -> String {
    let (mark, word, id) =
        (mark(own), dice.word(), format!("{}{n}", dice.one_of(&["k", "k", "l"])));
    let (name, there) = (dice.name(), dice.id());
    match (kind, dice.roll(7)) {
        (Kind::Note, 0..3) => format!(
            "- \"{word} {}.\" #{} #{} (mood:: {}) (stage:: {}) (persona:: {}) {mark} ^{id}\n",
            dice.word(),
            dice.one_of(&["says", "feels", "pain"]),
            dice.word(),
            dice.one_of(&["-2", "-1", "0", "1", "2"]),
            dice.one_of(&["trip#amber 0", "trip#birch-1", "cedar 0"]),
            dice.one_of(&["ada", "ben"]),
        ),
        (Kind::Note, 3) => format!(
            "- {word} does #does ({}:: a0) {mark} ^{id}\n  - because {}\n",
            dice.one_of(&["supports", "refutes"]),
            dice.word()
        ),
        (Kind::Note, 4) => format!("\n![{word}](../../photo{}.png) {mark}\n\n", dice.roll(3)),
        (Kind::Note, 5) => format!("- [ ] Send {word} (promise:: P1) (due:: 2026-05-01) {mark}\n"),
        (Kind::Persona | Kind::Journey | Kind::Insight | Kind::Assumption, 0..5) => {
            format!("- {word} {} [[{name}#^{there}]] {mark} ^{id}\n", dice.word())
        }
        (Kind::Journey, 5) => format!("- **Expected mood:** {} {mark}\n", dice.roll(3)),
        _ => format!(
            "\n{word} {} of [[{name}]] and [[{name}#^{there}|{}]]. #{} {mark}\n\n",
            dice.word(),
            dice.word(),
            dice.word()
        ),
    }
}
