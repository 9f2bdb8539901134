//! The tests that look at the tool from outside: whole small sites, the example site, the command line and the house itself.

mod cli;
mod example;
mod golden;
mod outline;
mod support;
mod tidy;
