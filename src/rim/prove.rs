//! `heard check --prove`: searches a finished site for what its audience may not see, and writes nothing.

use crate::engine::Options;
use crate::model::{Audience, SourcePath};
use crate::rim::args::CheckArgs;
use crate::rim::disk::{MANIFEST, Skip};
use crate::rim::failure::Failure;
use crate::rim::once::{self, Once, Unwanted};
use crate::rim::output::Manifest;
use crate::rim::report::counted;
use crate::rim::site::Site;
use crate::rim::terminal;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// More places than this are counted, not printed.
const N_SHOWN_MAX: usize = 100;

/// Runs the command; true when nothing was found.
pub fn run(args: &CheckArgs, folder: &Path) -> Result<bool, Failure> {
    let audience = audience(folder)?;
    if args.content.audience.is_some_and(|asked| asked != audience) {
        let message = format!("{} was built for `{}`", folder.display(), audience.word());
        return Err(Failure::refused(message, "leave out `--audience`, or name another folder"));
    }
    let site = Site::open(&args.content.site)?;
    let options = Options { audience: Some(audience), ..once::options(&site, &args.content) };
    let skip = Skip { output: folder.canonicalize().ok() };
    let once = Once::read(site, skip, options, &Unwanted)?;
    let Some(prover) = once.engine.prover() else { return Ok(true) };
    if !prover.is_ready() {
        let message = "there is more to look for than fits into memory";
        return Err(Failure::refused(message, "look for a part of the notes at a time"));
    }
    let files = files(folder)?;
    let look = |path: &PathBuf| -> Result<(String, BTreeSet<usize>), Failure> {
        let bytes = std::fs::read(path).map_err(Failure::io("read", path))?;
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
        let found = prover.look(&name, &bytes);
        Ok((path.display().to_string(), found))
    };
    let looked: Vec<(String, BTreeSet<usize>)> =
        files.par_iter().map(look).collect::<Result<_, Failure>>()?;
    let found: BTreeSet<usize> = looked.iter().flat_map(|(_, it)| it).copied().collect();
    let place = |number: usize| {
        let path = prover.path(number).map_or("", SourcePath::as_str);
        let source = once.engine.source(&SourcePath::new(path));
        let line = source.and_then(|it| prover.line(number, &it.bytes));
        let line = line.map_or_else(String::new, |line| format!(":{line}"));
        format!("{}{line}", once.site.shown(&SourcePath::new(path)))
    };
    let told = looked.iter().flat_map(|(file, found)| found.iter().map(move |it| (file, *it)));
    // A passage is found with the paragraph and the sentence it is; they have one place.
    let told: BTreeSet<(String, &String)> = told.map(|(file, it)| (place(it), file)).collect();
    show(&told);
    let left_out = [
        (prover.n_left_out, "the same words are published elsewhere"),
        (prover.n_short, "they are short and may stand there by chance"),
    ];
    terminal::tell(&closing(prover.n_texts(), files.len(), found.len(), left_out));
    Ok(found.is_empty())
}

/// For whom a folder was built.
fn audience(folder: &Path) -> Result<Audience, Failure> {
    let manifest = Manifest::read(&folder.join(MANIFEST))?;
    manifest.and_then(|it| it.audience).ok_or_else(|| {
        let message =
            format!("there is no {MANIFEST} in {} that says for whom it is", folder.display());
        Failure::refused(message, "name a folder that `heard build` wrote")
    })
}

/// Every file of a folder, whoever wrote it.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            let cause = error.into_io_error();
            let cause = cause.unwrap_or_else(|| std::io::Error::other("the links form a loop"));
            Failure::io("read", &path)(cause)
        })?;
        if entry.path().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn show(told: &BTreeSet<(String, &String)>) {
    for (place, file) in told.iter().take(N_SHOWN_MAX) {
        terminal::show(&terminal::harmless(&format!("{place} is withheld, and stands in {file}")));
    }
    if N_SHOWN_MAX < told.len() {
        terminal::show(&format!("… and {} more", told.len() - N_SHOWN_MAX));
    }
}

/// `looked for 312 withheld texts in 104 files: none found (5 left out, because the same words are published elsewhere; 40 left out, because they are short)`
fn closing(n_texts: usize, n_files: usize, n_found: usize, left_out: [(usize, &str); 2]) -> String {
    let left_out = left_out.iter().filter(|(n, _)| 0 < *n);
    let left_out: Vec<String> =
        left_out.map(|(n, why)| format!("{n} left out, because {why}")).collect();
    let left_out =
        if left_out.is_empty() { String::new() } else { format!(" ({})", left_out.join("; ")) };
    if n_texts == 0 {
        return format!("there is nothing to look for{left_out}");
    }
    let found = if n_found == 0 { "none found".to_owned() } else { format!("{n_found} found") };
    let (texts, files) = (counted(n_texts, "withheld text"), counted(n_files, "file"));
    format!("looked for {texts} in {files}: {found}{left_out}")
}
