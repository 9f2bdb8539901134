//! What a build and an edit cost, at several sizes. `cargo bench` runs it; `cargo bench -- 1000 50000` chooses the sizes.

#![expect(clippy::disallowed_methods, reason = "a benchmark needs a clock")]
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

mod corpus;

use heard::{Change, Engine, Options, Source, SourcePath};
use std::sync::Arc;
use std::time::Instant;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    for size in sizes {
        measure(size);
    }
}

fn options() -> Options {
    Options {
        content: "content".into(),
        audience: None,
        today: jiff::civil::date(2026, 6, 30),
        drafts: false,
        base_url: None,
        leaves_out_broken: false,
    }
}

fn put(path: &str, text: &str) -> Change {
    Change::Put(Source { path: SourcePath::new(path), bytes: Arc::from(text.as_bytes()) })
}

fn measure(n_notes: usize) {
    let files = corpus::site(n_notes);
    let mut engine = Engine::new(options());
    let started = Instant::now();
    let build = engine.apply(files.iter().map(|(path, text)| put(path, text)).collect());
    println!(
        "{n_notes} notes: {} pages in {:.1?}, {} diagnostics",
        build.n_pages,
        started.elapsed(),
        build.diagnostics.len()
    );
    drop(build);
    let loops: usize = std::env::var("LOOPS").ok().and_then(|it| it.parse().ok()).unwrap_or(0);
    let started = Instant::now();
    for round in 0..loops {
        let n = n_notes / 2 + round % 7;
        let text =
            corpus::note(n, n_notes).replacen("See [[", &format!("Edited {round}. See [["), 1);
        let _ = engine.follow(vec![put(&corpus::note_path(n), &text)]);
    }
    println!("{loops} body edits in {:.1?}", started.elapsed());
    if loops > 0 {
        return;
    }
    for round in 0..8 {
        let n = n_notes / 2 + round;
        let (what, text) = match round % 4 {
            0 => ("nothing", corpus::note(n, n_notes)),
            1 => ("body", corpus::note(n, n_notes).replacen("See [[", "Edited. See [[", 1)),
            2 => ("title", corpus::note(n, n_notes).replacen("title: \"", "title: \"New ", 1)),
            _ => (
                "passage",
                corpus::note(n, n_notes).replacen("\n- ", "\n- New passage. #says\n- ", 1),
            ),
        };
        let started = Instant::now();
        let n_stale = engine.follow(vec![put(&corpus::note_path(n), &text)]).changed.len();
        let followed = started.elapsed();
        let started = Instant::now();
        let _ = engine.draw(&corpus::note_path(n)["content/".len()..].replace(".md", ".html"));
        let drawn = started.elapsed();
        let started = Instant::now();
        let build = engine.apply(Vec::new());
        println!(
            "{what}: {followed:.1?}, {n_stale} stale, page {drawn:.1?}; {} written in {:.1?}",
            build.n_written,
            started.elapsed()
        );
    }
}
