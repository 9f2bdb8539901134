//! The door to the core: a panic in it ends here, as a failure, and the old site stays.

use crate::at_work;
use crate::engine::{Build, Change, Engine, Sink};
use crate::rim::failure::Failure;
use crate::rim::terminal;
use std::panic;

/// Applies changes, and hands on what is made. After a failure the engine is in doubt and must not be used again.
pub fn apply_to(
    engine: &mut Engine,
    changes: Vec<Change>,
    sink: &dyn Sink,
) -> Result<Build, Failure> {
    guarded(|| engine.apply_to(changes, sink))
}

/// Runs something that may panic by mistake.
pub fn guarded<T>(run: impl FnOnce() -> T) -> Result<T, Failure> {
    panic::catch_unwind(panic::AssertUnwindSafe(run)).map_err(|_| Failure::Internal)
}

/// Makes a panic print its place alone: its words may hold words of a note, and logs travel further than notes.
pub fn tame_panics() {
    panic::set_hook(Box::new(|info| {
        let place =
            info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        let what = at_work::what().map_or_else(String::new, |it| format!(", at work on {it}"));
        terminal::warn(&format!("heard {} stopped at {place}{what}", env!("CARGO_PKG_VERSION")));
    }));
}
