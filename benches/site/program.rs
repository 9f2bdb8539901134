//! Whole builds, as the programs that people run make them: time, processor time and memory.

use crate::{corpus, rivals};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The kernel counts processor time in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// Builds a site into a fresh folder, then again without any change, then after one; and what stands beside it.
pub fn measure(n_notes: usize) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    rivals::write_all(root, corpus::site(n_notes));
    let mut heard = Command::new(env!("CARGO_BIN_EXE_heard"));
    heard.args(["build", "."]).current_dir(root);
    run(&mut heard, "full build");
    run(&mut heard, "build again, no change");
    let note = root.join(corpus::note_path(n_notes / 2));
    let text = fs::read_to_string(&note).unwrap();
    fs::write(note, text.replacen("See [[", "Edit. See [[", 1)).unwrap();
    run(&mut heard, "build again, one body edit");
    let mut bare = Command::new(std::env::current_exe().unwrap());
    run(bare.arg("bare").arg(root), "bare pipeline, nothing linked");
    match rivals::hugo() {
        Some(program) => {
            let folder = tempfile::tempdir().unwrap();
            run(&mut rivals::run_hugo(&program, folder.path(), n_notes), "Hugo, full build");
        }
        None => println!("  Hugo is not on the path, and `HUGO` names none"),
    }
}

fn run(command: &mut Command, what: &str) {
    let (before, started) = (children(), Instant::now());
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let mut peak = None;
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        peak = memory(child.id()).max(peak);
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(ended.success(), "{what} failed");
    let took = started.elapsed();
    let cpu = children().zip(before).map(|(after, before)| after.saturating_sub(before));
    let cpu = cpu.map_or_else(String::new, |it| format!("   CPU {it:>8.2?}"));
    let peak = peak.map_or_else(String::new, |it| format!("   {} MiB", it / 1024));
    println!("  {what:<34} {took:>10.1?}{cpu}{peak}");
}

/// Processor time of all children that have ended; none where the system has another way to say it.
fn children() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(13).take(2).map(|it| it.parse::<u32>().ok());
    Some(TICK * (times.next()?? + times.next()??))
}

/// The most memory that a process had so far, in KiB.
fn memory(id: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The bare pipeline, in a process of its own, so that its processor time can be told.
pub fn bare(root: &Path) {
    let out = tempfile::tempdir().unwrap();
    rivals::bare(root, out.path());
}
