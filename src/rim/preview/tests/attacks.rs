//! The server as somebody meets it who wants what is not theirs.

use super::*;
use proptest::prelude::*;
use std::time::Instant;

/// Heads that are tried.
const N_HEADS: u32 = 300;

/// Somebody who asks; what they get back, or nothing when they are cut off.
fn heard(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    // It may hang up before all is said.
    let _ = stream.write_all(request.as_bytes());
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn every_pair_of_host_and_origin_is_answered_rightly() {
    let (address, _shelf, _teller) = serve(&[("index.html", "secret home")]);
    let port = address.port();
    let ours = ["127.0.0.1", "localhost", "LocalHost", "site.localhost", "[::1]"];
    let hosts = ours.map(|it| (format!("{it}:{port}"), true)).into_iter().chain(
        [
            "",
            "rebound.example.org",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "0.0.0.0",
            "192.168.0.1",
            "[::]",
            "[::ffff:192.168.0.1]",
            "localhost@example.org",
            "example.org#localhost",
            "localhost.",
            "notlocalhost",
            "localhost:80@example.org",
            "[::1",
            "::1]",
            "*",
        ]
        .map(|it| (it.to_owned(), false)),
    );
    let mut n_asked = 0;
    for (host, is_ours) in hosts {
        let own = format!("http://{host}");
        let origins = [
            (None, true),
            (Some(&*own), true),
            (Some("null"), false),
            (Some("http://rebound.example.org"), false),
            (Some("http://localhost"), false),
            (Some("http://localhost.example.org"), false),
            (Some("https://127.0.0.1"), false),
            (Some("file://"), false),
            (Some(""), false),
        ];
        for (origin, is_own) in origins {
            let origin = origin.map(|it| format!("Origin: {it}\r\n")).unwrap_or_default();
            let request =
                format!("GET / HTTP/1.1\r\nHost: {host}\r\n{origin}Connection: close\r\n\r\n");
            let answer = heard(address, &request);
            assert_eq!(answer.contains("secret home"), is_ours && is_own, "{request}{answer}");
            n_asked += 1;
        }
    }
    assert_eq!(n_asked, 225);
    let close = "Connection: close\r\n\r\n";
    let twice = format!("GET / HTTP/1.1\r\nHost: {address}\r\nHost: {address}\r\n{close}");
    assert!(!heard(address, &twice).contains("secret home"));
    assert!(!heard(address, "GET / HTTP/1.0\r\n\r\n").contains("secret home"));
    let elsewhere = "GET http://rebound.example.org/ HTTP/1.1\r\nHost: rebound.example.org\r\n";
    assert!(!heard(address, &format!("{elsewhere}{close}")).contains("secret home"));
}

#[test]
fn no_path_leads_out_of_the_site() {
    let (address, _shelf, _teller) = serve(&[("index.html", "home"), ("404.html", "nothing here")]);
    let ups = [
        "..",
        "%2e%2e",
        ".%2e",
        "%252e%252e",
        "..%2f",
        "..%5c",
        "..\\",
        "..;",
        "....//",
        "%c0%ae%c0%ae",
        "..%00",
        "%u002e%u002e",
    ];
    let targets = ["etc/passwd", "Cargo.toml", "heard.yaml", ".git/config", "content/notes/p.md"];
    let mut n_asked = 0;
    for (up, target) in ups.iter().flat_map(|up| targets.map(|target| (up, target))) {
        for (start, n_steps) in [("", 1), ("", 6), ("_files/", 3), ("_theme/../", 2), ("/", 4)] {
            let path = format!("/{start}{}{target}", format!("{up}/").repeat(n_steps));
            let answer = ask(address, &format!("GET {path}"));
            let status = answer.split(' ').nth(1).unwrap_or_default();
            assert!(matches!(status, "404" | "400"), "{path}: {answer}");
            assert!(!answer.contains("[package]") && !answer.contains("root:"), "{path}");
            n_asked += 1;
        }
    }
    assert_eq!(n_asked, 300);
}

#[test]
fn those_who_ask_slowly_or_too_much_hold_up_nobody() {
    let limits = Limits { head: Duration::from_millis(400), ..Limits::default() };
    let (address, _shelf, _teller) = serve_within(&[("index.html", "home")], limits);
    let mut slow: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
            stream
        })
        .collect();
    assert!(ask(address, "GET /").contains("home"));
    for stream in &mut slow {
        let mut rest = Vec::new();
        // Cut off: an end, or a word that it took too long.
        let _ = stream.read_to_end(&mut rest);
        assert!(!String::from_utf8_lossy(&rest).contains("home"));
    }
    let long = "a".repeat(64 * 1024);
    let many = "X: y\r\n".repeat(1_000);
    for head in [format!("GET /{long}"), format!("GET / HTTP/1.1\r\nX: {long}"), many] {
        let answer = heard(address, &format!("{head} HTTP/1.1\r\nHost: {address}\r\n\r\n"));
        assert!(!answer.contains("home"), "{}", &answer[..answer.len().min(200)]);
    }
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\n{}\r\n", "X: y\r\n".repeat(1_000));
    assert!(!heard(address, &request).contains("home"));
    assert!(ask(address, "GET /").contains("home"));
}

#[test]
fn when_all_places_are_taken_the_next_waits_for_one() {
    let limits = Limits { n_connections: 3, ..Limits::default() };
    let (address, _shelf, _teller) = serve_within(&[("index.html", "home")], limits);
    let events = format!("GET /_heard/events HTTP/1.1\r\nHost: {address}");
    let open: Vec<TcpStream> = (0..3).map(|_| connect(address, &events)).collect();
    let waiting = thread::spawn(move || ask(address, "GET /"));
    thread::sleep(Duration::from_millis(100));
    assert!(!waiting.is_finished());
    drop(open);
    assert!(waiting.join().unwrap().contains("home"));
}

#[test]
fn hundreds_of_open_pages_are_told() {
    // Some systems let a program open only 1,024 files; here every page is two of them.
    let asked = std::env::var("HEARD_STREAMS").ok().and_then(|it| it.parse().ok());
    let n_pages = asked.unwrap_or(450);
    let (address, _shelf, teller) = serve(&[("index.html", "home")]);
    let events = format!("GET /_heard/events HTTP/1.1\r\nHost: {address}");
    let mut open: Vec<TcpStream> = (0..n_pages).map(|_| connect(address, &events)).collect();
    for stream in &mut open {
        read_until(stream, "event: site");
    }
    let began = Instant::now();
    teller.changed(vec!["index.html".into()], String::new());
    for stream in &mut open {
        read_until(stream, "\"changed\":[\"index.html\"]");
    }
    assert!(began.elapsed() < Duration::from_secs(20));
    assert!(ask(address, "GET /").contains("home"));
}

/// Pieces of heads, right and wrong ones.
const HEADS: [&str; 22] = [
    "GET / HTTP/1.1\r\n",
    "GET /index.html HTTP/1.0\r\n",
    "HEAD / HTTP/1.1\r\n",
    "POST / HTTP/1.1\r\nContent-Length: 9\r\n",
    "GET http://evil.example/ HTTP/1.1\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "Host: @\r\n",
    "Host: evil.example\r\n",
    "Host : @\r\n",
    "host:@\r\n",
    "Origin: null\r\n",
    "Connection: close\r\n",
    "Connection: Upgrade\r\nUpgrade: websocket\r\n",
    "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    "Content-Length: -1\r\n",
    "Range: bytes=0-\r\n",
    "X: \0\u{7f}é\r\n",
    " folded\r\n",
    "\r\n",
    "\n",
    "\0",
    "%",
];

#[test]
fn heads_that_are_none_are_answered_or_cut_off() {
    let limits = Limits { head: Duration::from_millis(50), ..Limits::default() };
    let (address, _shelf, _teller) = serve_within(&[("index.html", "home")], limits);
    let pieces = prop::collection::vec(prop::sample::select(HEADS.as_slice()), 0..7);
    let cases = prop::test_runner::Config { cases: N_HEADS, ..Default::default() };
    prop::test_runner::TestRunner::new(cases)
        .run(&(pieces, any::<bool>()), |(pieces, is_ended)| {
            let end = if is_ended { "\r\n\r\n" } else { "" };
            let head = (pieces.concat() + end).replace('@', &address.to_string());
            let answer = heard(address, &head);
            prop_assert!(answer.is_empty() || answer.starts_with("HTTP/"), "{head:?}: {answer:?}");
            let has_host = head.to_ascii_lowercase().contains(&format!("host:{address}"))
                || head.contains(&format!("Host: {address}"));
            prop_assert!(has_host || !answer.contains("home"), "{head:?}");
            Ok(())
        })
        .unwrap();
    assert!(ask(address, "GET /").contains("home"));
}
