//! A sign of life on a terminal while work takes long; nothing for work that is quick, and nothing in a log.

use indicatif::{ProgressBar, ProgressDrawTarget};
use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// People do not notice a wait that is shorter.
const PATIENCE: Duration = Duration::from_millis(300);
const TICK: Duration = Duration::from_millis(100);

/// Work that is going on; it ends when this is dropped.
pub struct Progress {
    // Dropping the sender is what ends the thread.
    work: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to wait.
    pub fn of(what: &'static str) -> Self {
        let work = stderr().is_terminal().then(|| {
            let (sender, ended) = mpsc::channel::<()>();
            let thread = thread::spawn(move || {
                if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                    return;
                }
                let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
                    .with_message(what);
                bar.enable_steady_tick(TICK);
                let _ = ended.recv();
                bar.finish_and_clear();
            });
            (sender, thread)
        });
        Self { work }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.work.take() {
            drop(sender);
            // The line must be gone before anything else is printed.
            let _ = thread.join();
        }
    }
}
