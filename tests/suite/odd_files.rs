//! Files as they turn up: every one has a defined answer, and none of them harms its neighbours.

use crate::cli::{build, code, said, write};
use std::fs;
use std::path::Path;

/// The note beside every odd file.
const BESIDE: &str = "---\nconsent: team\n---\n# Beside\n\n> She phones. #says\n";

/// The answer to what lies in a site: the exit code, the rules that are told of, and a page that is there.
type Answer = (i32, &'static [&'static str], Option<&'static str>);

const READ: Answer = (0, &[], Some("a.html"));
const REPAIRED: Answer = (0, &["not-utf8"], Some("a.html"));
const LEFT_OUT: Answer = (0, &["not-regular"], None);

/// Builds a site in which something odd lies; its neighbour is there whenever there is a site at all.
#[track_caller]
fn check(what: &str, make: impl FnOnce(&Path), (status, rules, address): Answer) {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "heard.yaml", "title: Bakery\n");
    write(root.path(), "content/beside.md", BESIDE);
    make(&root.path().join("content"));
    let output = build(root.path());
    let said = said(&output);
    assert_eq!(code(&output), status, "{what}: {said}");
    let told: Vec<&str> = said
        .lines()
        .filter(|line| line.starts_with("error") || line.starts_with("warning"))
        .filter_map(|line| line.strip_suffix(']')?.rsplit_once('[').map(|(_, rule)| rule))
        .collect();
    assert_eq!(told, rules, "{what}: {said}");
    let site = root.path().join("site");
    assert_eq!(site.join("beside.html").is_file(), status == 0, "{what}: {said}");
    if let Some(address) = address {
        let page = fs::read_to_string(site.join(address)).unwrap_or_default();
        assert!(page.ends_with("</html>\n"), "{what}: no {address}");
    }
}

fn put(content: &Path, path: &str, bytes: &[u8]) {
    let path = content.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

#[test]
fn bytes() {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let note = BESIDE.replace("Beside", "A");
    let lines = |end: &str| note.replace('\n', end).into_bytes();
    let front = |front: &str| format!("---\n{front}\n---\n# A\n").into_bytes();
    let nested = |open: &str, n| [open.repeat(n).as_str(), " x\n"].concat().into_bytes();
    let broken: Answer = (1, &["bad-yaml"], None);
    let too_long: Answer = (0, &["too-long"], Some("a.html"));
    let cases: [(&str, Vec<u8>, Answer); 27] = [
        ("nothing", vec![], READ),
        ("white space", b" \n\t\n".to_vec(), READ),
        ("a byte order mark", [b"\xef\xbb\xbf", note.as_bytes()].concat(), READ),
        ("CRLF", lines("\r\n"), READ),
        ("lone CR", lines("\r"), READ),
        ("no last line end", b"# A\n\n> x #says".to_vec(), READ),
        ("control characters", b"# A\n\n\x0cB \x1b[31m red \x07\n".to_vec(), READ),
        ("other line ends", "# A\n\nx\u{2028}y\u{2029}z\u{85}\n".into(), READ),
        ("turned text", "# A \u{202e}\u{2066}x\n\nw \u{202e} y\n".into(), READ),
        ("a title without a sign", "# \u{200b}\u{200d}\n\nx\n".into(), READ),
        ("one long line", ["# A\n\n", &"x".repeat(900_000)].concat().into(), READ),
        ("Latin-1", b"# A\n\nB\xe4cker\n".to_vec(), REPAIRED),
        ("half a letter", b"# A\n\nB\xc3".to_vec(), REPAIRED),
        ("a letter in too many bytes", b"# A\n\nB\xc0\xaf".to_vec(), REPAIRED),
        ("half a pair", b"# A\n\nB\xed\xa0\x80".to_vec(), REPAIRED),
        ("NUL", b"# A\n\nB\0C\n".to_vec(), REPAIRED),
        ("NUL in front matter", front("title: A\0"), REPAIRED),
        ("UTF-16", utf16("\u{feff}# A\n\nwords\n"), (1, &["not-utf8"], None)),
        ("UTF-16 without a mark", utf16("# A\n\nwords\n"), (1, &["not-utf8"], None)),
        ("1 MiB and more", "words \n".repeat(300_000).into(), too_long),
        ("deep quotes", nested(">", 5_000), too_long),
        ("deep lists", nested("- ", 5_000), (0, &["too-long", "too-long"], Some("a.html"))),
        ("long front matter", front(&["title: ", &"x".repeat(20_000)].concat()), broken),
        ("deep front matter", front(&["k: ", &"[".repeat(40), &"]".repeat(40)].concat()), broken),
        ("anchors", front("title: &a x\nlang: *a"), broken),
        ("a tab in front matter", front("title:\n\t- x"), broken),
        (
            "a conflict",
            b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n".to_vec(),
            (1, &["merge-conflict"], None),
        ),
    ];
    for (what, bytes, answer) in cases {
        check(what, |content| put(content, "a.md", &bytes), answer);
    }
}

#[test]
fn names() {
    let shown = |address| (0, [].as_slice(), Some(address));
    let long = format!("{}.md", "n".repeat(252));
    let long_address = format!("{}.html", "n".repeat(120)).leak();
    let deep = format!("{}a.md", "d/".repeat(60));
    let deep_address = format!("{}a.html", "d/".repeat(60)).leak();
    let cases = [
        // Devices of Windows: nobody could check out the site, or write it there.
        ("CON.md", "con-.html"),
        ("aux/com1.md", "aux-/com1-.html"),
        ("nul.txt.md", "nul-txt.html"),
        // Signs that no name may hold there, or that mean something in an address.
        ("a?.md", "a.html"),
        ("a:b.md", "a-b.html"),
        ("a|b*.md", "a-b.html"),
        ("a\"<b>.md", "a-b.html"),
        ("a\\b.md", "a-b.html"),
        ("a\nb.md", "a-b.html"),
        ("a%20b#c.md", "a-20b-c.html"),
        ("a .md", "a.html"),
        ("dots./a..md", "dots/a.html"),
        ("-a.md", "a.html"),
        ("🙂.md", "7d5vn50tfq.html"),
        ("ba\u{308}cker.md", "bäcker.html"),
        // Other endings, and names that are ours.
        ("a.MD", "a.html"),
        ("a.markdown", "a.html"),
        ("a.html.md", "a-html.html"),
        ("index.md", "home.html"),
        ("_theme/style.css.md", "theme/style-css.html"),
        ("a.md/b.md", "a-md/b.html"),
        (&*long, &*long_address),
        (&*deep, &*deep_address),
    ];
    for (name, address) in cases {
        check(name, |content| put(content, name, b"# A\n\nwords\n"), shown(address));
    }
    check("a hidden file", |content| put(content, ".md", b"# A\n"), (0, &[], None));
}

#[test]
fn twins() {
    let twins = |names: [&'static str; 2]| {
        move |content: &Path| names.iter().for_each(|name| put(content, name, b"# A\n"))
    };
    let same: Answer = (1, &["duplicate-address"], None);
    check("case", twins(["a.md", "A.md"]), same);
    check("composed and not", twins(["b\u{e4}cker.md", "ba\u{308}cker.md"]), same);
    check("endings", twins(["a.md", "a.markdown"]), same);
    check("folders", twins(["X/a.md", "x/b.md"]), (0, &[], Some("x/b.html")));
    check("a page of ours", twins(["404.md", "b.md"]), same);
}

#[cfg(unix)]
#[test]
fn what_is_no_file() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let link = |to: &'static str, name: &'static str| {
        move |content: &Path| symlink(to, content.join(name)).unwrap()
    };
    let pipe = |path: &Path| {
        let made = std::process::Command::new("mkfifo").arg(path).status().unwrap();
        assert!(made.success());
    };
    check("a link to a neighbour", link("beside.md", "a.md"), READ);
    check("a link to nothing", link("nowhere.md", "a.md"), LEFT_OUT);
    check("a link to itself", link("a.md", "a.md"), LEFT_OUT);
    check("a loop", link(".", "a"), LEFT_OUT);
    check("a file outside", link("/etc/passwd", "a.md"), LEFT_OUT);
    check("a folder outside", link("/etc", "a"), LEFT_OUT);
    check("the settings", link("../heard.yaml", "a.md"), LEFT_OUT);
    check("a device", link("/dev/zero", "a.md"), LEFT_OUT);
    check("a pipe", |content| pipe(&content.join("a.md")), LEFT_OUT);
    check("a socket", |content| drop(UnixListener::bind(content.join("a.md")).unwrap()), LEFT_OUT);
    check(
        "a folder called so",
        |content| fs::create_dir(content.join("a.md")).unwrap(),
        (0, &[], None),
    );
    let unnamable = |content: &Path| {
        fs::write(content.join(std::ffi::OsStr::from_bytes(b"a\xff.md")), "# A\n").unwrap();
    };
    check("a name that is no text", unnamable, (0, &["not-utf8"], None));

    let shows = |content: &Path| put(content, "a.md", b"# A\n\n![x](a.png)\n");
    let dead: Answer = (0, &["dead-link", "not-regular"], Some("a.html"));
    check("a pipe as a picture", |it| (shows(it), pipe(&it.join("a.png"))).1, dead);
    check("a picture outside", |it| (shows(it), link("/etc/passwd", "a.png")(it)).1, dead);
    check(
        "an empty picture",
        |it| (shows(it), put(it, "a.png", b"")).1,
        (1, &["refused-file"], None),
    );
}
