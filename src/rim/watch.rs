//! When to look at which files again. What the system says about changes is a hint; the truth is what lies on disk.
//!
//! Hints are followed at once, file by file. Every two seconds, and whenever a hint leaves doubt, all files are listed besides:
//! on a thread of its own, so that no edit waits for it.

mod ear;
mod gathered;
#[cfg(test)]
mod tests;

use crate::rim::disk::{self, Listing, Looked, Mirror, Skip};
use crate::rim::site::Site;
use ear::{Ear, Handler, MakeWatcher};
use gathered::Gathered;
use notify::{Event, RecommendedWatcher, Watcher};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A change is looked at once nothing more was said for this long: editors save in several steps.
const QUIET: Duration = Duration::from_millis(10);
/// Whoever keeps writing is not waited for longer than this.
const GATHER_MAX: Duration = Duration::from_millis(100);
/// A crowd of changes, such as another branch being checked out, should come in as one: it pauses longer and takes longer.
const CROWD_QUIET: Duration = Duration::from_millis(50);
const CROWD_MAX: Duration = Duration::from_millis(500);
/// Hints get lost; nothing stays unseen for longer than this.
const SWEEP_EVERY: Duration = Duration::from_secs(2);

/// What to look at.
#[derive(Debug)]
pub enum Hint {
    /// Some files.
    Paths {
        /// Where they lie.
        paths: Vec<PathBuf>,
        /// Whether nothing else changed.
        are_all: bool,
    },
    /// Whatever is not as in this list.
    Listing(Listing),
}

impl Hint {
    /// What changed on disk.
    pub fn look(self, mirror: &mut Mirror) -> Looked {
        match self {
            Self::Paths { paths, are_all } => mirror.look_at(&paths, are_all),
            Self::Listing(listing) => {
                Looked { changes: mirror.compare(listing), needs_sweep: false }
            }
        }
    }
}

/// What comes in while waiting.
enum Said {
    /// The system said something; with the number of the hint.
    Event(u64, notify::Result<Event>),
    /// All files were listed.
    Listing(Listing),
}

/// Waits for hints.
pub struct Watch {
    site: Site,
    skip: Skip,
    /// The sweeps cover new folders while this thread goes on.
    ear: Arc<Mutex<Ear>>,
    said: Receiver<Said>,
    sender: Sender<Said>,
    /// A list that came in while events were gathered.
    listing: Option<Listing>,
    sweeps: Sweeps,
    n_heard: u64,
}

/// When everything is looked at.
struct Sweeps {
    due: Instant,
    running: Option<JoinHandle<()>>,
    /// A hint left doubt after the last sweep began.
    is_owed: bool,
    /// A hint left doubt, and the sweep that is running settles it.
    is_settling: bool,
    /// The folders that were there at the last sweep.
    folders: BTreeSet<PathBuf>,
}

impl Watch {
    /// Starts to listen. Where the system cannot tell, the sweeps alone find changes. `on_hint` is called at once for every hint and numbers them.
    pub fn start(site: Site, skip: Skip, on_hint: impl Fn() -> u64 + Send + 'static) -> Self {
        let make = |handler| -> notify::Result<Box<dyn Watcher + Send>> {
            let config = notify::Config::default().with_follow_symlinks(false);
            Ok(Box::new(RecommendedWatcher::new(handler, config)?))
        };
        Self::with(site, skip, on_hint, &make)
    }

    fn with(
        site: Site,
        skip: Skip,
        on_hint: impl Fn() -> u64 + Send + 'static,
        make: MakeWatcher,
    ) -> Self {
        let (sender, said) = mpsc::channel();
        let told = sender.clone();
        // Our own reading is told as well and would keep us awake for ever.
        let hear: Handler = Box::new(move |event: notify::Result<Event>| {
            if !matches!(&event, Ok(event) if event.kind.is_access() && !event.need_rescan()) {
                let _ = told.send(Said::Event(on_hint(), event));
            }
        });
        let ear = Arc::new(Mutex::new(Ear::new(site.clone(), make, hear)));
        let sweeps = Sweeps {
            due: Instant::now() + SWEEP_EVERY,
            running: None,
            is_owed: false,
            is_settling: false,
            folders: BTreeSet::new(),
        };
        Self { site, skip, ear, said, sender, listing: None, sweeps, n_heard: 0 }
    }

    /// Waits for the next reason to look, at most until the next sweep has come in.
    pub fn wait(&mut self) -> Hint {
        loop {
            if let Some(listing) = self.listing.take() {
                return self.end_sweep(listing);
            }
            let left = self.sweep_if_due();
            match self.said.recv_timeout(left) {
                Ok(Said::Event(n, event)) => return self.gather(n, event),
                Ok(Said::Listing(listing)) => self.listing = Some(listing),
                // A sweep that ended without a word ended by mistake; another one is made.
                Err(_) if self.sweeps.running.as_ref().is_some_and(JoinHandle::is_finished) => {
                    self.sweeps.running = None;
                }
                Err(_) => {}
            }
        }
    }

    /// Wants everything looked at: single files did not tell all.
    pub fn doubt(&mut self) {
        self.sweeps.is_owed = true;
    }

    /// Up to which hint all is known once what was waited for has been looked at; none as long as one leaves doubt.
    pub fn settled(&self) -> Option<u64> {
        (!self.sweeps.is_owed && !self.sweeps.is_settling).then_some(self.n_heard)
    }

    fn gather(&mut self, n: u64, first: notify::Result<Event>) -> Hint {
        let started = Instant::now();
        let mut gathered = Gathered::default();
        let mut next = Some((n, first));
        while let Some((n, event)) = next {
            self.n_heard = n;
            gathered.add(event);
            let (quiet, most) =
                if gathered.is_crowd() { (CROWD_QUIET, CROWD_MAX) } else { (QUIET, GATHER_MAX) };
            let left = most.saturating_sub(started.elapsed());
            if left.is_zero() {
                break;
            }
            next = self.next_event(Instant::now() + quiet.min(left));
        }
        if let Some(error) = &gathered.lost {
            self.ear.lock().unwrap_or_else(PoisonError::into_inner).say_limited(error);
        }
        self.sweeps.is_owed |= !gathered.are_all();
        // It begins before the files are looked at and goes on beside that.
        self.sweep_if_due();
        gathered.hint(&self.site)
    }

    fn next_event(&mut self, until: Instant) -> Option<(u64, notify::Result<Event>)> {
        loop {
            match self.said.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Said::Event(n, event)) => return Some((n, event)),
                Ok(Said::Listing(listing)) => self.listing = Some(listing),
                Err(_) => return None,
            }
        }
    }

    /// Begins a sweep if it is time, and says how long there is nothing to begin.
    fn sweep_if_due(&mut self) -> Duration {
        let Sweeps { due, running, is_owed, .. } = &self.sweeps;
        if running.is_some() {
            return SWEEP_EVERY;
        }
        let left = due.saturating_duration_since(Instant::now());
        if !is_owed && !left.is_zero() {
            return left;
        }
        let is_settling = *is_owed;
        let (site, skip) = (self.site.clone(), self.skip.clone());
        let (ear, sender) = (self.ear.clone(), self.sender.clone());
        let sweep = move || {
            // Listening before looking: what changes in between is looked at twice, never missed.
            if is_settling {
                ear.lock().unwrap_or_else(PoisonError::into_inner).cover();
            }
            let _ = sender.send(Said::Listing(disk::list(&site, &skip)));
        };
        // Without a thread there is no sweep this time.
        self.sweeps.running = thread::Builder::new().spawn(sweep).ok();
        self.sweeps.due = Instant::now() + SWEEP_EVERY;
        if self.sweeps.running.is_some() {
            (self.sweeps.is_owed, self.sweeps.is_settling) = (false, is_settling);
        }
        SWEEP_EVERY
    }

    fn end_sweep(&mut self, listing: Listing) -> Hint {
        self.sweeps.running = None;
        self.sweeps.is_settling = false;
        self.sweeps.due = listing.begun + pause(listing.took);
        if self.sweeps.folders != listing.folders {
            // Of what happened in a new folder before anybody listened to it, nothing was said.
            self.sweeps.folders.clone_from(&listing.folders);
            self.sweeps.is_owed = true;
        }
        Hint::Listing(listing)
    }
}

/// How long after a sweep began the next one does, so that a change behind the first one is found in time by the second. Half of the time
/// nothing is swept, however long it takes.
fn pause(took: Duration) -> Duration {
    SWEEP_EVERY.saturating_sub(took).max(2 * took)
}
