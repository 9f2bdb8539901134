//! Where the time goes, stage by stage.

use heard::{Engine, Stage};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What the stages took since they were last asked for.
pub struct Stages(Arc<Mutex<Watch>>);

struct Watch {
    since: Instant,
    took: BTreeMap<Stage, Duration>,
}

impl Stages {
    /// Looks over the shoulder of an engine.
    pub fn of(engine: &mut Engine) -> Self {
        let watch = Arc::new(Mutex::new(Watch { since: Instant::now(), took: BTreeMap::new() }));
        let observed = watch.clone();
        engine.observe(Box::new(move |stage| {
            let mut watch = observed.lock().unwrap();
            let took = watch.since.elapsed();
            *watch.took.entry(stage).or_default() += took;
            watch.since = Instant::now();
        }));
        Self(watch)
    }

    /// Forgets what was measured.
    pub fn clear(&self) {
        self.0.lock().unwrap().took.clear();
    }

    /// The next stage begins now.
    pub fn start(&self) {
        self.0.lock().unwrap().since = Instant::now();
    }

    /// Prints what every stage took, on average.
    pub fn print(&self, what: &str, n_times: u32) {
        let watch = self.0.lock().unwrap();
        let of = |(stage, took): (&Stage, &Duration)| format!("{stage:?} {:.1?}", *took / n_times);
        let parts: Vec<String> = watch.took.iter().map(of).collect();
        println!("  {what:<34} {}", parts.join(" · ").to_lowercase());
    }
}
