//! The server as a browser meets it: real requests over a real socket.

mod attacks;

use super::shelf::File;
use super::*;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::time::Duration;

/// Files that are there already.
#[derive(Default)]
struct Files(Mutex<BTreeMap<String, String>>);

impl Files {
    fn put(&self, files: &[(&str, &str)]) {
        let files = files.iter().map(|(address, text)| ((*address).into(), (*text).into()));
        self.0.lock().unwrap().extend(files);
    }
}

impl Shelf for Files {
    fn has(&self, address: &str) -> bool {
        self.0.lock().unwrap().contains_key(address)
    }

    fn file(&self, address: &str) -> Option<File> {
        let text = self.0.lock().unwrap().get(address)?.clone();
        Some(File::Bytes(text.into()))
    }

    fn moved(&self, address: &str) -> Option<Box<str>> {
        (address == "notes/old.html").then(|| "notes/new.html".into())
    }
}

fn serve(files: &[(&str, &str)]) -> (SocketAddr, Arc<Files>, Teller) {
    serve_within(files, Limits::default())
}

fn serve_within(files: &[(&str, &str)], limits: Limits) -> (SocketAddr, Arc<Files>, Teller) {
    let (shelf, teller) = (Arc::new(Files::default()), Teller::new());
    shelf.put(files);
    let server = Server { limits, ..Server::bind("127.0.0.1", Some(0)).unwrap() };
    let address = server.address;
    let site = Site { root: "nowhere".into(), content: "content" };
    server.start(Arc::new(site), shelf.clone(), &teller);
    (address, shelf, teller)
}

fn connect(address: SocketAddr, head: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    write!(stream, "{head}\r\n\r\n").unwrap();
    stream
}

fn ask(address: SocketAddr, line: &str) -> String {
    let head = format!("{line} HTTP/1.1\r\nHost: {address}\r\nConnection: close");
    let mut text = String::new();
    connect(address, &head).read_to_string(&mut text).unwrap();
    text
}

fn read_until(stream: &mut TcpStream, words: &str) -> String {
    let mut text = String::new();
    let mut buffer = [0; 1024];
    while !text.contains(words) {
        let n = stream.read(&mut buffer).unwrap();
        assert!(0 < n, "ended after {text}");
        text.push_str(&String::from_utf8_lossy(&buffer[..n]));
    }
    text
}

#[test]
fn pages_come_from_memory_with_the_script_and_the_headers() {
    let (address, _shelf, _teller) = serve(&[
        ("index.html", "<body>home</body>"),
        ("a.css", "p{}"),
        ("404.html", "<body>lost</body>"),
    ]);
    let home = ask(address, "GET /");
    assert!(home.starts_with("HTTP/1.1 200"), "{home}");
    assert!(
        home.contains("home<script src=\"/_heard/live.js\" data-page=\"index.html\""),
        "{home}"
    );
    for header in [
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "content-security-policy: frame-ancestors 'none'",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(home.contains(header), "{header} in {home}");
    }
    assert!(ask(address, "GET /a.css").ends_with("p{}"));
    let lost = ask(address, "GET /../Cargo.toml");
    assert!(lost.starts_with("HTTP/1.1 404") && lost.contains("lost"), "{lost}");
    let moved = ask(address, "GET /notes/old");
    assert!(moved.starts_with("HTTP/1.1 404"), "{moved}");
    assert!(moved.contains("lost<p class=\"heard-moved\""), "{moved}");
    assert!(moved.contains("<a href=\"/notes/new.html\">"), "{moved}");
    assert!(ask(address, "GET /_heard/live.js").contains("text/javascript"));
    let head = ask(address, "HEAD /a.css");
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(ask(address, "POST /").starts_with("HTTP/1.1 405"));
}

#[test]
fn others_are_turned_away() {
    let (address, _shelf, _teller) = serve(&[("index.html", "home")]);
    let mut text = String::new();
    let head = "GET / HTTP/1.1\r\nHost: rebound.example.org\r\nConnection: close";
    connect(address, head).read_to_string(&mut text).unwrap();
    assert!(text.starts_with("HTTP/1.1 403") && !text.contains("home"), "{text}");
}

#[test]
fn open_pages_are_told() {
    let (address, shelf, teller) = serve(&[("index.html", "home")]);
    let mut stream = connect(address, &format!("GET /_heard/events HTTP/1.1\r\nHost: {address}"));
    let first = read_until(&mut stream, "-0\"}");
    assert!(first.contains("text/event-stream") && first.contains("event: site"), "{first}");
    teller.trouble("error: <b>broken</b>".to_owned());
    read_until(&mut stream, "broken");
    shelf.put(&[("index.html", "new")]);
    teller.changed(vec!["index.html".into()], String::new());
    let told = read_until(&mut stream, "-1\"}");
    assert!(told.contains("\"changed\":[\"index.html\"]") && told.contains("-0\""), "{told}");
    assert!(ask(address, "GET /").contains("new"));
}

#[test]
fn a_request_waits_for_a_change_that_is_being_looked_at() {
    let (address, shelf, teller) = serve(&[("index.html", "old")]);
    teller.hint();
    let asked = thread::spawn(move || ask(address, "GET /"));
    thread::sleep(Duration::from_millis(5));
    shelf.put(&[("index.html", "new")]);
    teller.seen(teller.n_hints());
    assert!(asked.join().unwrap().contains("new"));
    // Nobody waits for ever.
    teller.hint();
    assert!(ask(address, "GET /").contains("new"));
}

#[test]
fn a_port_that_was_asked_for_is_not_exchanged() {
    let taken = Server::bind("127.0.0.1", Some(0)).unwrap();
    let Err(failure) = Server::bind("127.0.0.1", Some(taken.address.port())) else {
        panic!("the port is taken")
    };
    assert_eq!(failure.exit_code(), 3);
    assert!(failure.to_string().ends_with("address already in use"), "{failure}");
}
