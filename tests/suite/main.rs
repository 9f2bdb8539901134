//! The tests that look at the tool from outside: whole small sites, the example site, the command line and the house itself.

#![expect(clippy::disallowed_methods, reason = "tests look at what lies on disk")]
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "whatever goes wrong is a failed test"
)]

mod beside;
mod canaries;
mod cli;
mod consent;
mod empathy;
mod dice;
mod engine;
mod exports;
mod example;
mod forget;
mod golden;
mod hostile;
mod interference;
mod names;
mod odd_files;
mod outline;
mod private;
mod prove;
mod publishing;
mod registers;
mod same_path;
mod search;
mod support;
mod tidy;
mod traces;
mod watch;
mod watch_serving;
mod withheld;
