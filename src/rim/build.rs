//! `heard build`: reads everything, and writes the site when nothing stands against it.

use crate::diagnostic::Diagnostic;
use crate::rim::args::BuildArgs;
use crate::rim::disk::Skip;
use crate::rim::failure::Failure;
use crate::rim::once::{self, Once};
use crate::rim::output::{Output, Stage, Written};
use crate::rim::report::{Manner, Tally, counted};
use crate::rim::site::Site;
use crate::rim::terminal;
use std::path::{MAIN_SEPARATOR, Path};
use std::time::{Duration, Instant};

/// Runs the command; true when the content is fine.
pub fn run(args: &BuildArgs) -> Result<bool, Failure> {
    let started = Instant::now();
    let site = Site::open(&args.content.site)?;
    // Refusals come before any work.
    let mut output = Output::open(&site, args.output.as_deref(), args.force)?;
    let options = once::build_options(&site, args);
    let skip = Skip { output: Some(output.folder.clone()) };
    let wants = |diagnostics: &[Diagnostic]| is_wanted(args, diagnostics);
    let stage = Stage::new(&mut output, &site, &wants)?;
    let mut once = Once::read(site.clone(), skip, options, &stage)?;
    if args.strict {
        once.be_strict();
    }
    let tally = once.report(Manner::of(args.concise));
    if 0 < tally.n_errors && !args.keep_going {
        terminal::tell(&format!("{}; nothing was written", tally.words().unwrap_or_default()));
        return Ok(false);
    }
    if !args.replace_audience {
        stage.output.refuse_audience(once.build.audience)?;
    }
    // Everything was made anew: what did not come is no longer part of the site.
    let written = stage.finish(once.build.audience, |_| false)?;
    let line = closing(once.build.n_pages, started.elapsed(), written, tally);
    terminal::tell(&format!("{line} → {}", folder_shown(&output.shown)));
    // The program ends here, and the system takes all memory back at once; giving it back note by note takes longer.
    std::mem::forget(once);
    Ok(tally.n_errors == 0)
}

/// Says whether a site is written at all, given what there is to say about its content.
pub fn is_wanted(args: &BuildArgs, diagnostics: &[Diagnostic]) -> bool {
    let Tally { n_errors, n_warnings } = Tally::of(diagnostics);
    args.keep_going || n_errors == 0 && (n_warnings == 0 || !args.strict)
}

/// `built 312 pages in 84 ms (3 written, 310 unchanged, 1 removed, 2 warnings)`
fn closing(n_pages: usize, took: Duration, written: Written, tally: Tally) -> String {
    let Written { n_written, n_unchanged, n_removed } = written;
    let removed = (0 < n_removed).then(|| format!("{n_removed} removed"));
    let parts = [
        Some(format!("{n_written} written")),
        Some(format!("{n_unchanged} unchanged")),
        removed,
        tally.words(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("built {} in {} ms ({})", counted(n_pages, "page"), took.as_millis(), parts.join(", "))
}

/// The output folder as the one who asked would type it.
pub fn folder_shown(folder: &Path) -> String {
    let folder = folder.strip_prefix(".").unwrap_or(folder);
    format!("{}{MAIN_SEPARATOR}", folder.display().to_string().trim_end_matches(MAIN_SEPARATOR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_says_what_was_done() {
        let written = Written { n_written: 312, n_unchanged: 0, n_removed: 0 };
        let tally = Tally { n_errors: 0, n_warnings: 2 };
        let line = closing(312, Duration::from_millis(84), written, tally);
        assert_eq!(line, "built 312 pages in 84 ms (312 written, 0 unchanged, 2 warnings)");
        assert_eq!(folder_shown(Path::new("./site")), "site/");
        assert_eq!(folder_shown(Path::new("/tmp/out/")), "/tmp/out/");
    }
}
