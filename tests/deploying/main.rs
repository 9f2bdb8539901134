//! The nginx of the manual: its block, as it stands there, in front of the example site.

#![expect(clippy::disallowed_methods, reason = "tests look at what lies on disk")]
#![expect(clippy::expect_used, reason = "whatever goes wrong is a failed test")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// `anna:listen`, as a browser sends it.
const LOGIN: &str = "Authorization: Basic YW5uYTpsaXN0ZW4=\r\n";

/// A server that ends with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // The first process ends its workers; a second word is not needed.
        drop(Command::new("kill").arg(self.child.id().to_string()).status());
        drop(self.child.wait());
    }
}

impl Server {
    fn start(folder: &Path, site: &Path) -> Self {
        let port = free_port();
        std::fs::write(folder.join("users"), "anna:{PLAIN}listen\n").expect("the logins");
        let server = adapted(&block(), port, site, &folder.join("users"));
        let temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|it| format!("{it}_temp_path {};\n", folder.join(it).display()));
        let all = format!(
            "daemon off;\npid {0}/pid;\nerror_log {0}/errors;\nevents {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{1}{server}}}\n",
            folder.display(),
            temp.concat()
        );
        // Workers of a server that root starts belong to somebody who may not see the folder.
        let all = if is_root() { format!("user root;\n{all}") } else { all };
        let path = folder.join("nginx.conf");
        std::fs::write(&path, all).expect("the settings");
        let mut command = Command::new(nginx());
        let command = command.arg("-p").arg(folder).arg("-c").arg(path);
        let child = command.stderr(Stdio::inherit()).spawn().expect("nginx starts");
        let server = Self { child, port };
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(began.elapsed() < Duration::from_secs(20), "nginx does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    /// Asks for a path; returns the head and the body of the answer.
    fn ask(&self, method: &str, path: &str, more: &str) -> (String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: research.example.org\r\nConnection: close\r\n{more}\r\n")
            .expect("the question");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the answer");
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        (head.to_owned(), body.to_owned())
    }

    fn status(&self, path: &str, more: &str) -> String {
        let (head, _) = self.ask("GET", path, more);
        head.split(' ').nth(1).unwrap_or_default().to_owned()
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("`id` answers");
    id.stdout.starts_with(b"0\n")
}

/// Where systems keep it: often not on the path of a user.
fn nginx() -> &'static str {
    let places =
        ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"];
    places.into_iter().find(|it| Path::new(it).is_file()).expect(
        "the test of the deployment needs nginx: `apt-get install nginx-light`, or your system's way",
    )
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its number").port()
}

/// The block of the manual.
fn block() -> String {
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/deploying.md");
    let text = std::fs::read_to_string(manual).expect("the manual");
    let (_, after) = text.split_once("```nginx\n").expect("a block for nginx");
    after.split_once("```").expect("its end").0.to_owned()
}

/// The block with this machine's paths and port, and without a certificate: nothing else may be touched.
fn adapted(block: &str, port: u16, site: &Path, users: &Path) -> String {
    let lines = block.lines().map(|line| match line.split_whitespace().next() {
        Some("listen") => format!("listen 127.0.0.1:{port};"),
        Some("ssl_certificate" | "ssl_certificate_key") => String::new(),
        Some("root") => format!("root {};", site.display()),
        Some("auth_basic_user_file") => format!("auth_basic_user_file {};", users.display()),
        _ => line.to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}

#[test]
fn the_nginx_of_the_manual_shows_the_site_to_those_with_a_login() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let built = Command::new(env!("CARGO_BIN_EXE_heard"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["build", "-o"])
        .arg(&site)
        .output();
    assert!(built.expect("heard starts").status.success(), "the example site was not built");
    let server = Server::start(folder.path(), &site);

    for path in ["/", "/notes/index.html", "/_theme/style.css", "/404.html", "/nothing.html"] {
        assert_eq!(server.status(path, ""), "401", "{path} without a login");
    }
    for (path, expected) in [
        ("/", "200"),
        ("/personas/", "200"),
        ("/journeys/choosing.html", "200"),
        ("/journeys/choosing.csv", "200"),
        ("/_theme/fonts/text.woff2", "200"),
        ("/nothing.html", "404"),
        ("/.heard-manifest", "404"),
        ("/.git/config", "404"),
        ("/_theme/", "404"),
        ("/../nginx.conf", "400"),
        ("/%2e%2e/nginx.conf", "400"),
        ("/..%2fnginx.conf", "400"),
    ] {
        let found = server.status(path, LOGIN);
        // A folder without a page is not listed; nginx says so with another number.
        let is_closed = expected == "404" && found == "403";
        assert!(found == expected || is_closed, "{path}: {found}");
    }
    let (head, body) = server.ask("GET", "/nothing.html", LOGIN);
    assert!(body.contains("<title>"), "the site's own page says that nothing is there");
    for header in [
        "Content-Security-Policy: default-src 'none'; script-src 'self'",
        "frame-ancestors 'none'",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "X-Robots-Tag: noindex",
    ] {
        assert!(head.contains(header), "{header} in\n{head}");
        let (head, _) = server.ask("GET", "/index.html", LOGIN);
        assert!(head.contains(header), "{header} in\n{head}");
    }
    let (head, _) = server.ask("POST", "/index.html", LOGIN);
    assert!(head.starts_with("HTTP/1.1 403"), "{head}");
    let (head, _) =
        server.ask("GET", "/journeys/choosing.html", &format!("{LOGIN}Accept-Encoding: gzip\r\n"));
    assert!(head.contains("Content-Encoding: gzip"), "{head}");
}
