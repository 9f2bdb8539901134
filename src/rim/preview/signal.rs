//! What open pages are told.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// How many changed pages are named; a page that is not told which ones changed looks for itself.
const N_CHANGED_MAX: usize = 1000;

/// What open pages are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signal {
    /// Which state of the site is shown; another one after every change and every start.
    pub version: String,
    /// The state before it.
    pub before: String,
    /// Which pages may have changed since then; none when any may have.
    pub changed: Option<Vec<Box<str>>>,
    /// What keeps the site from following the notes; empty when nothing does.
    pub trouble: String,
}

/// Tells open pages about changes, and requests about changes that nobody has looked at yet.
pub struct Teller {
    signal: watch::Sender<Signal>,
    hints: watch::Sender<Hints>,
    told: Mutex<Told>,
}

/// How many hints about changed files there were, and up to which one the files were looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints {
    n_heard: u64,
    n_seen: u64,
}

impl Hints {
    /// Whether files were looked at after all hints that another moment knew of.
    pub fn have_settled(self, earlier: Self) -> bool {
        earlier.n_heard <= self.n_seen
    }
}

/// What was told so far.
#[derive(Default)]
struct Told {
    started: u128,
    n_changes: usize,
    of_content: String,
    of_pages: BTreeSet<String>,
}

impl Told {
    fn version(&self) -> String {
        format!("{:x}-{}", self.started, self.n_changes)
    }

    fn trouble(&self) -> String {
        let of_content = Some(&self.of_content).filter(|it| !it.is_empty());
        let all: Vec<&str> = of_content.into_iter().chain(&self.of_pages).map(|it| &**it).collect();
        all.join("\n\n")
    }
}

impl Teller {
    /// Starts with nothing told.
    pub fn new() -> Self {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_micros();
        let told = Told { started, ..Told::default() };
        let signal = Signal { version: told.version(), ..Signal::default() };
        Self {
            signal: watch::Sender::new(signal),
            hints: watch::Sender::new(Hints::default()),
            told: Mutex::new(told),
        }
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says that pages may have changed, and what keeps the site from following the notes.
    pub fn changed(&self, changed: Vec<Box<str>>, trouble: String) {
        let mut told = self.told();
        told.n_changes += 1;
        told.of_content = trouble;
        // Pages are drawn anew, and tell of their problems anew.
        told.of_pages.clear();
        let before = self.signal.borrow().version.clone();
        let changed = Some(changed).filter(|it| it.len() <= N_CHANGED_MAX);
        let (version, trouble) = (told.version(), told.trouble());
        self.signal.send_replace(Signal { version, before, changed, trouble });
    }

    /// Says what keeps the site from following the notes, when no page changed with it.
    pub fn trouble(&self, trouble: String) {
        let mut told = self.told();
        told.of_content = trouble;
        self.tell(&told);
    }

    /// Says what is wrong with a page. True when that was not known yet.
    pub fn trouble_with_page(&self, trouble: String) -> bool {
        let mut told = self.told();
        let is_new = told.of_pages.insert(trouble);
        self.tell(&told);
        is_new
    }

    fn tell(&self, told: &Told) {
        let trouble = told.trouble();
        self.signal.send_if_modified(|signal| {
            let is_new = signal.trouble != trouble;
            signal.trouble = trouble;
            is_new
        });
    }

    /// Hears that files may have changed, and numbers that.
    pub fn hint(&self) -> u64 {
        self.hints.send_modify(|hints| hints.n_heard += 1);
        self.n_hints()
    }

    /// How many hints there were so far.
    pub fn n_hints(&self) -> u64 {
        self.hints.borrow().n_heard
    }

    /// Says that the files were looked at after so many hints.
    pub fn seen(&self, n_hints: u64) {
        self.hints.send_modify(|hints| hints.n_seen = hints.n_seen.max(n_hints));
    }

    /// Hears what open pages are told.
    pub fn listen(&self) -> watch::Receiver<Signal> {
        self.signal.subscribe()
    }

    /// Hears whether changes are being looked at.
    pub fn hints(&self) -> watch::Receiver<Hints> {
        self.hints.subscribe()
    }
}
