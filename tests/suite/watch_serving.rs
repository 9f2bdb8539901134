//! A running `heard serve`, asked until it shows what it should.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// Nobody waits longer than this for what should be there at once, or after two seconds.
const DEADLINE: Duration = Duration::from_mins(1);

/// A running server, ended when dropped.
pub struct Serving {
    child: Child,
    /// Its host and port.
    pub address: String,
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
                    let _ = sender.send(url.split('/').next().unwrap_or_default().to_owned());
                } else if line.contains(" up to date after ") {
                    counter.fetch_add(1, Ordering::SeqCst);
                }
            }
        });
        let address = receiver.recv_timeout(DEADLINE).unwrap();
        Self { child, address, n_followed }
    }

    /// How often changes were followed.
    pub fn n_followed(&self) -> usize {
        self.n_followed.load(Ordering::SeqCst)
    }

    /// Asks for a path until the answer holds some words.
    pub fn until(&self, path: &str, words: &str) {
        let started = Instant::now();
        loop {
            let text = page(&self.address, path);
            if text.contains(words) {
                return;
            }
            assert!(started.elapsed() < DEADLINE, "{path} never shows `{words}`: {text}");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The answer to one request.
pub fn page(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(DEADLINE)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

/// Writes a file and makes the folders above it.
pub fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
