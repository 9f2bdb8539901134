//! Whole builds, as the program that people run makes them: time, processor time and memory.

use crate::corpus;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The kernel counts processor time in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// Builds a site into a fresh folder, then again without any change, then after one.
pub fn measure(n_notes: usize) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (path, text) in corpus::site(n_notes) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    build(root, "full build");
    build(root, "build again, no change");
    let note = root.join(corpus::note_path(n_notes / 2));
    let text = fs::read_to_string(&note).unwrap();
    fs::write(note, text.replacen("See [[", "Edit. See [[", 1)).unwrap();
    build(root, "build again, one body edit");
}

fn build(root: &Path, what: &str) {
    let (before, started) = (children(), Instant::now());
    let mut child = Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(["build", "."])
        .current_dir(root)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut peak = None;
    while child.try_wait().unwrap().is_none() {
        peak = memory(child.id()).max(peak);
        std::thread::sleep(Duration::from_millis(2));
    }
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
