//! The pages of the preview: drawn when they are asked for, and kept until they change.

use crate::engine::{Content, Drawing, Engine, Options};
use crate::rim::core;
use crate::rim::preview::moves::{self, Moves, Traces};
use crate::rim::preview::shelf::{File, Shelf};
use axum::body::Bytes;
use rustc_hash::FxHashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Told of what is wrong with the template of the site's own that should have drawn a page.
type OnProblem = Box<dyn Fn(&Engine, &Drawing) + Send + Sync>;

/// An engine, and the pages that were asked for.
pub struct Pages {
    engine: Mutex<Engine>,
    /// With the number of what each was drawn from.
    drawn: Mutex<FxHashMap<Box<str>, (u64, Bytes)>>,
    moves: Mutex<Moves>,
    on_problem: OnProblem,
}

impl Pages {
    /// Starts with nothing drawn.
    pub fn new(engine: Engine, on_problem: OnProblem) -> Self {
        Self {
            engine: Mutex::new(engine),
            drawn: Mutex::default(),
            moves: Mutex::default(),
            on_problem,
        }
    }

    /// The engine, for as long as nothing else is asked of it.
    pub fn engine(&self) -> MutexGuard<'_, Engine> {
        // An engine that panicked is replaced before it is used for a change again.
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn drawn(&self) -> MutexGuard<'_, FxHashMap<Box<str>, (u64, Bytes)>> {
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn moves(&self) -> MutexGuard<'_, Moves> {
        self.moves.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers where the pages of moved files went.
    pub fn point(&self, traces: Traces, options: &Options) {
        let moves = self.moves().find(traces, Instant::now());
        // Nobody waits while this is found out.
        let ways = moves::ways(moves, options);
        self.moves().remember(ways);
    }

    /// Forgets pages that are no longer there.
    pub fn forget(&self, removed: &[Box<str>]) {
        let mut drawn = self.drawn();
        for address in removed {
            drawn.remove(address);
        }
    }

    /// Forgets every page: what it was drawn from is not comparable any more.
    pub fn forget_all(&self) {
        self.drawn().clear();
    }

    fn page(&self, engine: &Engine, address: &str) -> Option<Bytes> {
        let version = engine.version(address)?;
        if let Some((of, bytes)) = self.drawn().get(address)
            && *of == version
        {
            return Some(bytes.clone());
        }
        let drawing = core::guarded(|| engine.draw(address)).ok()??;
        let is_sound = drawing.problem.is_none();
        (self.on_problem)(engine, &drawing);
        let bytes = Bytes::from(drawing.bytes?);
        if is_sound {
            self.drawn().insert(address.into(), (version, bytes.clone()));
        }
        Some(bytes)
    }
}

impl Shelf for Pages {
    fn has(&self, address: &str) -> bool {
        self.engine().has(address)
    }

    fn file(&self, address: &str) -> Option<File> {
        let mut engine = self.engine();
        if let Some(bytes) = self.page(&engine, address) {
            return Some(File::Bytes(bytes));
        }
        engine.content(address).map(|content| match content {
            Content::Bytes(bytes) => File::Bytes(bytes.into()),
            Content::File(path) => File::OnDisk(path),
        })
    }

    fn moved(&self, address: &str) -> Option<Box<str>> {
        let steps = self.moves().steps(address);
        if steps.is_empty() {
            return None;
        }
        let engine = self.engine();
        steps.into_iter().find(|it| engine.has(it))
    }
}
