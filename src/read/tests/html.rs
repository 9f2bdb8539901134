//! Markdown as HTML with holes; hostile text stays text.

use super::check::{check, markup, read};
use crate::model::Entry;

/// The markup of a plain page in one line.
#[track_caller]
fn html(text: &str, expected: &str) {
    let (entry, _) = read("content/page.md", text);
    let Entry::Page(page) = entry else { panic!("not a page") };
    let found: Vec<String> = page.body.iter().map(|block| markup(&block.markup)).collect();
    assert_eq!(found.join("|"), expected);
}

#[test]
fn hostile_html_is_text() {
    html(
        "<script>alert(1)</script>",
        "<div class=\"html\">&lt;script&gt;alert(1)&lt;/script&gt;</div>",
    );
    html("a <img src=x onerror=alert(1)> b", "<p>a {image 0: } b</p>");
    html("a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>");
    html(
        "a <kbd onclick=x title='\"><script>'>b</kbd>",
        "<p>a <kbd title=\"&quot;&gt;&lt;script&gt;\">b</kbd></p>",
    );
    html("a </p></li> <kbd>b", "<p>a &lt;/p&gt;&lt;/li&gt; &lt;kbd&gt;b</p>");
    html("*a <kbd>b* c</kbd>", "<p><em>a &lt;kbd&gt;b</em> c&lt;/kbd&gt;</p>");
    html(
        "<p>a<div>b</div></p><p>c</p>",
        "<div class=\"html\"><p>a&lt;div&gt;b&lt;/div&gt;</p><p>c</p></div>",
    );
    html(
        "<table><tr><td><a>a<a>b</a></a></td></tr></table>",
        "<div class=\"html\"><table><tr><td><a>a&lt;a&gt;b&lt;/a&gt;</a></td></tr></table></div>",
    );
    html(
        "<table>a<tr><td>b</td></tr></table><table><td>c</td></table>",
        "<div class=\"html\">&lt;table&gt;a&lt;tr&gt;&lt;td&gt;b&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;table&gt;&lt;td&gt;c&lt;/td&gt;&lt;/table&gt;</div>",
    );
    html(
        "<div><table><tr><td><table><tr><th>a</th><hr></tr></table></td></tr></table></div>",
        "<div class=\"html\"><div><table><tr><td>&lt;table&gt;&lt;tr&gt;&lt;th&gt;a&lt;/th&gt;<hr>&lt;/tr&gt;&lt;/table&gt;</td></tr></table></div></div>",
    );
    html(
        "<a href=https://x.example>a[^1]</a>\n\n[^1]: b",
        "<p><a href=\"https://x.example\" rel=\"noreferrer noopener\">a<sup class=\"footnote-ref\">1</sup></a></p>|<div class=\"footnote\" id=\"fn-1\"><sup>1</sup><p>b</p></div>",
    );
    html(
        "<td>a</td><details open><summary>b</summary>c</details></div>",
        "<div class=\"html\">&lt;td&gt;a&lt;/td&gt;<details open=\"\"><summary>b</summary>c</details>&lt;/div&gt;</div>",
    );
    html(
        "[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,x) <javascript:x>",
        "<p>a b c javascript:x</p>",
    );
    html("<a href=\"java&#9;script:x\">a</a>", "<p>{0:a}</p>");
    html("[a](//evil.example/x)", "<p>a</p>");
    html(
        "[a](https://x.example/?a=1&b=\"2\" 'title')",
        "<p><a href=\"https://x.example/?a=1&amp;b=&quot;2&quot;\" title=\"title\" rel=\"noreferrer noopener\">a</a></p>",
    );
    html("```x\"><script>\n</code><script>\n```", "<pre tabindex=\"0\"><code class=\"language-x&quot;&gt;&lt;script&gt;\">&lt;/code&gt;&lt;script&gt;\n</code></pre>".replace('\n', "⏎").as_str());
}

#[test]
fn links_become_holes() {
    html(
        "[[maya]] [[maya|Maya]] [x](../notes/p07.md#^id) [y](#h)",
        "<p>{0:} {1:Maya} {2:x} {3:y}</p>",
    );
    html(
        "| a |\n|---|\n| [[maya\\|Maya]] |\n",
        "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"a\"><table><thead><tr><th scope=\"col\">a</th></tr></thead><tr><td>{0:Maya}</td></tr></table></div>",
    );
    html(
        "![[x.png|300]] ![Two cups](../img/a%20b.jpg) ![out](https://x.example/i.png) ![[maya]]",
        "<p>{image 0: } {image 1: Two cups} <a href=\"https://x.example/i.png\" rel=\"noreferrer noopener\">out</a> {2:}</p>",
    );
    html(
        "<https://x.example> <a@x.example>",
        "<p><a href=\"https://x.example\" rel=\"noreferrer noopener\">https://x.example</a> <a href=\"mailto:a@x.example\" rel=\"noreferrer noopener\">a@x.example</a></p>",
    );
}

#[test]
fn what_is_cut_leaves_whole_elements() {
    html("a **(need:: x) b** #topic", "<p>a <strong> b</strong></p>");
    html("*(from:: [[a]] **b** c)* d", "<p><em></em> d</p>");
    html("we use #rust here", "<p>we use rust here</p>");
    html("==a **b== c** d", "<p><mark>a <strong>b c</strong></mark> d</p>");
    html(
        "\\#says \\(need:: x) `#says` https://x.example/ #a",
        "<p>#says (need:: x) <code>#says</code> https://x.example/</p>",
    );
    html("(unknown::x) word", "<p>word</p>");
}

#[test]
fn blocks_are_written() {
    html(
        "> [!NOTE]\n> a\n",
        "<blockquote class=\"alert alert-note\"><p class=\"alert-title\">Note</p><p>a</p></blockquote>",
    );
    html("3. a\n4. b\n\n   c\n", "<ol><li>a</li></ol>|<ol><li>b<p>c</p></li></ol>");
    html(
        "a[^1]\n\n[^1]: b\n",
        "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\">1</a></sup></p>|<div class=\"footnote\" id=\"fn-1\"><sup>1</sup><p>b</p></div>",
    );
    html(
        "```rust\nlet a = 1;\n```",
        "<pre tabindex=\"0\"><code class=\"language-rust\"><span class=\"z-source z-rust\"><span class=\"z-storage z-type z-rust\">let</span> a <span class=\"z-keyword z-operator z-rust\">=</span> <span class=\"z-constant z-numeric z-integer z-decimal z-rust\">1</span><span class=\"z-punctuation z-terminator z-rust\">;</span>⏎</span></code></pre>",
    );
    html("word ^id", "<p id=\"b-id\">word</p>");
    html("- word ^id\n", "<ul><li id=\"b-id\">word</li></ul>");
}

#[test]
fn nesting_ends_somewhere() {
    let (entry, said) = read("content/page.md", &format!("{}a\n", "> ".repeat(100)));
    let Entry::Page(page) = entry else { panic!("not a page") };
    let found = markup(&page.body[0].markup);
    assert_eq!(found.matches("<blockquote>").count(), 64);
    assert_eq!(said.len(), 1);
}

/// Each would take minutes if time grew with the square of its length. There is no clock here: a test that hangs is noticed.
#[test]
fn hostile_lengths_are_read() {
    let pieces = [
        "- ",
        "[",
        "*a ",
        "(a:: ",
        "#a ",
        "==a== ",
        "<kbd>",
        "<kbd>a</kbd>",
        "<br>",
        "[[a#^b]] ",
        "%% a %% ",
        "%% `a` ",
        "<!-- a --> ",
        "(redact:: ",
        "(redact:: a) (as:: b) ",
        "#off-record\n\n",
        "((((#a",
        "^a ",
        "![[a]] ",
        "> a\n\n",
        "| a |\n",
        "**a:** b\n",
        "\\",
        "[^1]",
        "<!--",
        "a | ",
        "%%%%",
        "<!--a-->",
        "(redact: a)",
        "#offrecord ",
        "(consent: ",
        "::",
        "consent::",
    ];
    for piece in pieces {
        for path in ["content/notes/p1.md", "content/personas/p.md"] {
            read(path, &format!("## Goals\n\n- a {}", piece.repeat(5_000)));
            read(path, &piece.repeat(5_000));
        }
    }
    for many in ["<p>".repeat(150_000) + &"</td>".repeat(100_000), "<div>".repeat(200_000)] {
        read("content/page.md", &many);
    }
    let names = (0..150_000).map(|n| format!("a{n} ")).collect::<Vec<_>>().concat();
    read("content/page.md", &format!("<div {names}>a</div>"));
    read("content/page.md", &format!("{}\n{}", ">".repeat(20_000), "a\n".repeat(20_000)));
}

#[test]
fn a_page_keeps_its_headings() {
    check(
        "content/about/us.md",
        "# About *us* #team ^top\n\n## One\n\n## One\n\nSee [[#One]].\n",
        r#"
about/us.html = About us
tags: team
h2: One
h2: One
paragraph: <p>See {0:}.</p>
"#,
    );
}
