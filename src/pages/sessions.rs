//! The sessions that were held. Two notes of one session count once; what is planned, or read about the field, is no session.

use crate::model::{Listening, Method, NoteId};
use crate::pages::Site;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// One session that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its notes, usually one.
    pub notes: Vec<NoteId>,
    /// When.
    pub date: Option<Date>,
    /// How we listened; where its notes differ, the more direct way.
    pub method: Method,
}

/// What was held in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Notes of sessions that were held, and of what was read about the field; newest first.
    pub notes: Vec<NoteId>,
    /// Sessions.
    pub n_sessions: usize,
    /// People who took part in them.
    pub n_people: usize,
}

impl Site {
    /// All sessions that were held, the newest first.
    pub fn sessions(&self) -> Vec<Session> {
        let mut sessions: Vec<Session> = Vec::new();
        let mut named: FxHashMap<&str, usize> = FxHashMap::default();
        for id in self.lists.timeline.iter().copied().filter(|id| self.is_held(*id)) {
            let session = self.session(id);
            let name = self.note(id).session.as_deref();
            let place = name.map(|name| *named.entry(name).or_insert(sessions.len()));
            match place.and_then(|place| sessions.get_mut(place)) {
                Some(known) => known.join(session),
                None => sessions.push(session),
            }
        }
        sessions
    }

    /// Counts the people who took part in sessions. A session that names nobody is one unknown person.
    pub fn n_people_in(&self, sessions: &[Session]) -> usize {
        let mut people: FxHashSet<&str> = FxHashSet::default();
        let mut n_unknown = 0;
        for session in sessions {
            let notes = session.notes.iter().map(|id| self.note(*id));
            let mut named = notes.flat_map(|note| &note.participants).peekable();
            n_unknown += usize::from(named.peek().is_none());
            people.extend(named.map(|name| &**name));
        }
        people.len() + n_unknown
    }

    /// The participants' share of the words of a session, in percent.
    pub fn listening(&self, session: &Session) -> Option<u32> {
        let shared = session.notes.iter().find_map(|id| self.note(*id).listening());
        shared.map(Listening::share_percent)
    }

    fn is_held(&self, id: NoteId) -> bool {
        let note = self.note(id);
        note.method != Method::Trend && !self.is_planned(note)
    }

    fn session(&self, id: NoteId) -> Session {
        let note = self.note(id);
        Session { notes: vec![id], date: note.date, method: note.method }
    }
}

impl Session {
    /// Adds what another note says about the same session.
    fn join(&mut self, other: Self) {
        self.notes.extend(other.notes);
        self.date = self.date.or(other.date);
        self.method = self.method.min(other.method);
    }
}

/// The middle of some numbers; of an even count the mean of the middle two, rounded.
pub fn median(mut numbers: Vec<u32>) -> Option<u32> {
    numbers.sort_unstable();
    let upper = *numbers.get(numbers.len() / 2)?;
    if numbers.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *numbers.get(numbers.len() / 2 - 1)?;
    Some((lower + upper).div_ceil(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![81]), Some(81));
        assert_eq!(median(vec![81, 60, 72]), Some(72));
        assert_eq!(median(vec![81, 60, 72, 75]), Some(74));
    }
}
