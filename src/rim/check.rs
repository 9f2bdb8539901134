//! `heard check`: reads everything, says what is wrong, writes nothing.

use crate::rim::args::CheckArgs;
use crate::rim::disk::Skip;
use crate::rim::failure::Failure;
use crate::rim::once::{self, Once};
use crate::rim::report::{Manner, counted};
use crate::rim::site::Site;
use crate::rim::terminal;

/// Runs the command; true when the content is fine.
pub fn run(args: &CheckArgs) -> Result<bool, Failure> {
    let site = Site::open(&args.content.site)?;
    let options = once::options(&site, &args.content);
    let mut once = Once::read(site, Skip::default(), options)?;
    if args.strict {
        once.be_strict();
    }
    let tally = once.report(if args.concise { Manner::Concise } else { Manner::Colored });
    let verdict = tally.words().unwrap_or_else(|| "nothing to say".to_owned());
    terminal::tell(&format!("checked {}: {verdict}", counted(once.build.n_pages, "page")));
    Ok(tally.n_errors == 0)
}
