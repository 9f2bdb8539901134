//! `heard check`: reads everything, says what is wrong, writes nothing.

use crate::diagnostic::Diagnostic;
use crate::engine::{Artifact, Sink};
use crate::rim::args::CheckArgs;
use crate::rim::disk::Skip;
use crate::rim::failure::Failure;
use crate::rim::once::{self, Once};
use crate::rim::report::{Manner, counted};
use crate::rim::site::Site;
use crate::rim::terminal;

/// Pages are made to see that they can be, and not kept.
struct Nowhere;

impl Sink for Nowhere {
    fn wants(&self, _: &[Diagnostic]) -> bool {
        true
    }

    fn take(&self, _: Artifact) {}
}

/// Runs the command; true when the content is fine.
pub fn run(args: &CheckArgs) -> Result<bool, Failure> {
    let site = Site::open(&args.content.site)?;
    let options = once::options(&site, &args.content);
    let mut once = Once::read(site, Skip::default(), options, &Nowhere)?;
    if args.strict {
        once.be_strict();
    }
    let tally = once.report(Manner::of(args.concise));
    let verdict = tally.words().unwrap_or_else(|| "nothing to say".to_owned());
    terminal::tell(&format!("checked {}: {verdict}", counted(once.build.n_pages, "page")));
    Ok(tally.n_errors == 0)
}
