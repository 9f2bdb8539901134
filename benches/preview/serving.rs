//! A running `heard serve`.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// Nobody waits longer than this for a change.
const DEADLINE: Duration = Duration::from_secs(10);

/// A running server, ended when dropped.
pub struct Serving {
    child: Child,
    address: String,
    n_followed: Arc<AtomicUsize>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    /// Starts to serve a folder.
    pub fn start(root: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_heard"))
            .args(["serve", "--port", "0", "--today", "2026-04-01"])
            .current_dir(root)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let n_followed = Arc::new(AtomicUsize::new(0));
        let (counter, (sender, receiver)) = (n_followed.clone(), mpsc::channel());
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(url) = line.strip_prefix("showing http://") {
                    let _ = sender.send(url.split('/').next().unwrap().to_owned());
                } else if line.contains(" up to date after ") {
                    counter.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
        let address = receiver.recv_timeout(DEADLINE).unwrap();
        Self { child, address, n_followed }
    }

    /// How often changes were followed.
    pub fn n_followed(&self) -> usize {
        self.n_followed.load(Ordering::Relaxed)
    }

    /// The answer to one request.
    pub fn page(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head =
            format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address);
        stream.write_all(head.as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    /// Asks for a path until the answer holds some words.
    pub fn until(&self, path: &str, words: &str) {
        let started = Instant::now();
        while !self.page(path).contains(words) {
            assert!(started.elapsed() < DEADLINE, "{path} never shows {words}");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// How much memory it takes, in KiB; none where the system has another way to say it.
    pub fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}
