//! What builds and edits cost, at several sizes. `cargo bench` runs it; `cargo bench -- 1000 50000` chooses the sizes.
//!
//! Times of whole builds are those of the program itself, with everything it reads and writes. Times of edits are the engine's
//! own work between a saved file and a drawn page, without waiting, disk and network. Where Hugo is installed, or `HUGO` names it,
//! it builds the same notes in the same run; a bare pipeline shows what no generator can do without.

#![expect(clippy::disallowed_methods, reason = "a benchmark needs a clock and a disk")]
#![expect(clippy::print_stdout, reason = "it prints what it measured")]
#![expect(clippy::unwrap_used, reason = "whatever goes wrong ends it")]

mod corpus;
mod program;
mod rivals;
mod stages;

use corpus::{note, note_path, persona_name, site};
use heard::{Change, Engine, Options, Source, SourcePath};
use stages::Stages;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The one that the program has.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Edits of one kind.
const N_EDITS: usize = 40;
/// Files that change at once, as after a change of branch.
const N_AT_ONCE: usize = 60;

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|it| it == "bare") {
        return program::bare(Path::new(&arguments.next().unwrap()));
    }
    let sizes: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    for size in sizes {
        println!("\n{size} notes");
        program::measure(size);
        Edits::measure(size);
    }
}

fn put(path: &str, text: &str) -> Change {
    Change::Put(Source { path: SourcePath::new(path), bytes: Arc::from(text.as_bytes()) })
}

fn address(path: &str) -> String {
    path.trim_start_matches("content/").replace(".md", ".html")
}

/// Edits of one site.
struct Edits {
    engine: Engine,
    stages: Stages,
    n_notes: usize,
    /// How many edits were made, so that no two are the same.
    n_made: usize,
}

impl Edits {
    fn measure(n_notes: usize) {
        let options = Options {
            content: "content".into(),
            audience: None,
            today: jiff::civil::date(2026, 6, 30),
            drafts: false,
            base_url: None,
            leaves_out_broken: false,
        };
        let mut engine = Engine::new(options);
        let stages = Stages::of(&mut engine);
        let mut edits = Self { engine, stages, n_notes, n_made: 0 };
        let files: Vec<Change> = site(n_notes).iter().map(|(path, text)| put(path, text)).collect();
        edits.stages.start();
        let started = Instant::now();
        edits.engine.follow(files);
        println!("  {:<34} {:>10.1?}", "read and linked, in memory", started.elapsed());
        let started = Instant::now();
        let n_written = edits.engine.apply(Vec::new()).n_written;
        println!("  {:<34} {:>10.1?}   {n_written} files", "everything drawn", started.elapsed());
        edits.stages.print("  of which", 1);
        edits.run("no change", |_, _| Vec::new());
        edits.run("body edit", |it, n| vec![it.edited(n, "See [[", "Edit. See [[")]);
        edits.run("title edit", |it, n| vec![it.edited(n, "title: \"", "title: \"Edit ")]);
        edits.run("passage added", |it, n| vec![it.edited(n, "\n- ", "\n- Edit. #says\n- ")]);
        edits.run("claim edit", Self::claim);
        edits.run("note created", |it, n| vec![it.created(n)]);
        edits.run("60 files at once", |it, n| {
            (0..N_AT_ONCE).map(|at| it.edited(n + at, "\n- ", "\n- Edit. #says\n- ")).collect()
        });
        edits.run("template edit", |_, n| {
            let template =
                format!("{{% extends \"base.html\" %}}{{% block main %}}{n}{{% endblock %}}");
            vec![put("themes/own/templates/plain.html", &template)]
        });
        edits.run("settings edit", |_, n| vec![put("heard.yaml", &format!("title: Edit {n}\n"))]);
    }

    /// Makes edits of one kind, and prints the middle and the slow end of what they took.
    fn run(&mut self, what: &str, changes: impl Fn(&Self, usize) -> Vec<Change>) {
        // Edits of everything take as long as a build; a few tell enough.
        let n = if what.ends_with("s edit") || what == "template edit" { 3 } else { N_EDITS };
        let (mut followed, mut drawn) = (Vec::new(), Vec::new());
        self.stages.clear();
        for _ in 0..n {
            self.n_made += 1;
            let at = self.n_notes / 3 + self.n_made;
            let changes = changes(self, at);
            self.stages.start();
            let started = Instant::now();
            self.engine.follow(changes);
            followed.push(started.elapsed());
            let started = Instant::now();
            // The page of the note, and one that lists it.
            let pages = [address(&note_path(at)), format!("personas/{}.html", persona_name(0))];
            assert!(
                pages.iter().all(|it| self.engine.draw(it).is_some_and(|it| it.bytes.is_some()))
            );
            drawn.push(started.elapsed());
        }
        let ((median, slow), (page, _)) = (spread(followed), spread(drawn));
        println!("  {what:<34} {median:>10.1?}   p95 {slow:>8.1?}   two pages {page:>8.1?}");
        self.stages.print("  of which", u32::try_from(n).unwrap());
    }

    fn edited(&self, n: usize, from: &str, to: &str) -> Change {
        let text = note(n, self.n_notes).replacen(from, to, 1);
        put(&note_path(n), &text.replace("Edit", &format!("Edit {}", self.n_made)))
    }

    fn claim(&self, n: usize) -> Vec<Change> {
        let path = format!("content/personas/{}.md", persona_name(0));
        let files = site(self.n_notes);
        let text = files.iter().find(|it| it.0 == path).map(|it| it.1.clone()).unwrap();
        vec![put(&path, &text.replacen("\n- ", &format!("\n- Edit {n} "), 1))]
    }

    fn created(&self, n: usize) -> Change {
        put(&format!("content/notes/2026/new-{n}.md"), &note(n, self.n_notes))
    }
}

/// The middle, and what one in twenty exceeds.
fn spread(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() * 95 / 100])
}
