//! Notes that mean harm: attacks by chance in places by chance, the same in every run.

pub mod contexts;
mod payloads;

use crate::dice::Dice;
use contexts::{BODIES, Context, FRONTS};
use payloads::{ENDINGS, PAYLOADS, SEPARATORS};
use std::path::Path;

/// A path and a text.
pub type File = (String, String);

/// What documents hold.
pub struct Attacks(Vec<&'static str>);

impl Attacks {
    /// Those of our own making, and those of a file: a list of texts as JSON. They are needed until the end.
    pub fn new(list: Option<&Path>) -> Self {
        let texts = list.map(|path| std::fs::read(path).expect("a list of attacks"));
        let texts = texts.map(|it| serde_json::from_slice(&it).expect("a list of texts"));
        let texts: Vec<String> = texts.unwrap_or_default();
        let theirs = texts.into_iter().filter(|it| !it.is_empty()).map(|it| &*it.leak());
        Self(PAYLOADS.iter().copied().chain(theirs).collect())
    }

    /// What documents may point to, and settings that mean harm as well.
    pub fn surroundings(&self, seed: u64) -> Vec<File> {
        let mut dice = Dice(!seed);
        let mut quoted = || serde_json::to_string(&self.attack(&mut dice)).unwrap_or_default();
        let settings = format!(
            "title: {}\ndescription: {}\nvalue: {}\njargon: [{}]\nedit-link: https://example.org/edit\n",
            quoted(),
            quoted(),
            quoted(),
            quoted()
        );
        let file = |(path, text): (&str, &str)| (path.to_owned(), text.to_owned());
        let harmless = [
            ("content/hub.md", "---\naudience: public\n---\n# Hub\n"),
            ("content/plain.gif", ""),
            (
                "content/personas/bo.md",
                "---\naudience: public\n---\n# Bo\n\n## Goals\n\n- One. ^one\n",
            ),
            (
                "content/journeys/pay.md",
                "---\naudience: public\nactor: bo\n---\n# Pay\n\n## Send\n\n- Waits.\n",
            ),
        ];
        let settings = ("heard.yaml".to_owned(), settings);
        harmless.map(file).into_iter().chain([settings]).collect()
    }

    /// One document.
    pub fn document(&self, number: u64) -> Vec<File> {
        let mut dice = Dice(number.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let front = &FRONTS[dice.roll(FRONTS.len())];
        let bodies: Vec<&Context> = BODIES.iter().filter(|it| it.folder == front.folder).collect();
        let chosen =
            (0..=dice.roll(3)).map(|_| bodies[dice.roll(bodies.len())]).collect::<Vec<_>>();
        // Many an attack ends the front matter: then the note is withheld, so most are put in quotes.
        let attacks = self.attack(&mut dice);
        let value = if dice.roll(4) == 0 {
            attacks
        } else {
            serde_json::to_string(&attacks).unwrap_or_default()
        };
        let key = front.text.replace('@', &value);
        let body = chosen.iter().map(|it| it.text.replace('@', &self.attack(&mut dice)));
        let body = body.collect::<Vec<_>>().join("\n\n");
        let mut name = format!("d{number}");
        if dice.roll(4) == 0 {
            name.extend(
                self.attack(&mut dice).chars().filter(|it| !matches!(it, '/' | '\0')).take(60),
            );
        }
        front.files(&name, &key, &body)
    }

    /// An attack, now and then disguised, or with something before it that closes what stands around it.
    fn attack(&self, dice: &mut Dice) -> String {
        let mut text = dice.one_of(&self.0).to_owned();
        match dice.roll(8) {
            0 => text = dice.one_of(ENDINGS).to_owned() + &text,
            1 => text += dice.one_of(&self.0),
            2 => {
                let at = text.floor_char_boundary(dice.roll(text.len() + 1));
                text.insert_str(at, dice.one_of(SEPARATORS));
            }
            3 => {
                let shout = |it: char| if dice.roll(2) == 0 { it.to_ascii_uppercase() } else { it };
                text = text.chars().map(shout).collect();
            }
            _ => {}
        }
        text
    }
}
