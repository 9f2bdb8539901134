//! What nobody may see leaves no trace in what is read.

use super::check::{check, read};

/// Reads a note and asserts that a word stands nowhere in what is read.
#[track_caller]
fn gone(text: &str) {
    let (entry, diagnostics) = read("content/notes/2026-03-04-p07.md", text);
    let found = format!("{entry:?} {diagnostics:?}").to_lowercase();
    assert!(!found.contains("secret"), "{found}");
}

#[test]
fn every_form_of_hiding_hides() {
    gone("%% secret %% word");
    gone("a <!-- secret --> b");
    gone("<!-- secret\n\nsecret -->\n");
    gone("%%\n\nsecret\n\n```\nsecret\n```\n%%\n");
    gone("%% it's ` secret %% and ` secret %%\n");
    gone("<!-- `\n\n```\n--> x #off-record secret\n```\n");
    gone("%% never closed: secret\n\n# Secret\n");
    gone("# Call with (redact:: Secret Name)\n");
    gone(
        "# Call\n\n## (redact:: Secret) (as:: her) #says\n\n- (redact:: secret [[secret#^secret]] #secret) #says ^id\n",
    );
    gone("(redact:: secret (secret) secret)\n");
    gone("(redact:: secret never closed\nsecret\n");
    gone("( Redact  :: secret)\n");
    gone("- a\n- secret #off-record\n  - secret [[secret]]\n\n    secret ^secret\n- b\n");
    gone("Secret #off-record ^secret\nsecret\n");
    gone("> secret\n>\n> #off-record\n> secret\n");
    gone("# Secret #off-record\n\nsecret\n\n## Secret\n\nsecret\n");
    gone("| a | b |\n|---|---|\n| secret | #off-record |\n| c | d |\n");
    gone("word[^1]\n\n[^1]: secret #off-record\n");
    gone("secret #Off-Record\n");
    gone("<div>secret #off-record</div>\n");
    gone("---\ntitle: With (redact:: Secret) (as:: Bo)\nasks: [why (redact:: secret]\n---\nword\n");
    gone("<!-- secret --> #off-record secret\n");
    gone("- <!-- secret --> (redact:: secret)\n");
}

#[test]
fn a_slip_of_off_record_hides_as_well() {
    for tag in [
        "#offrecord",
        "#off_record",
        "#off-recrod",
        "# off-record",
        "#off-record/x",
        "_#off-record_",
    ] {
        gone(&format!("- a\n- secret {tag}\n  - secret\n- b\n"));
    }
    gone("## Off-record\n\nsecret\n");
    check(
        "content/about.md",
        "- a\n- b #offrecord #says\n- c #on-record\n\n# Office records\n\nSee [off the record](#off-the-record), # off-record words.\n",
        r##"
about.html = Office records
tags: on-record
item: <ul><li>a</li></ul>
item: <ul><li>c</li></ul>
paragraph: <p>See {0:off the record}, # off-record words.</p>
near-tag: this tag is not `#off-record`, but looks like it at "#offrecord"
"##,
    );
    check(
        "content/about.md",
        "---\ntags: [a, Offrecord]\n---\nb\n",
        r#"
about.html = About
tags: a Offrecord
draft
paragraph: <p>b</p>
near-tag: this tag is not `#off-record`, but looks like it at "Offrecord"
"#,
    );
}

#[test]
fn a_slip_of_a_redaction_hides_as_well() {
    for slip in [
        "(redact: Secret)",
        "(redact:Secret)",
        "{redact:: Secret}",
        "（redact：Sécret secret）",
        "（redact:: secret）",
        "<redact: secret>",
        "(**redact:: Secret**)",
        "(**Redact**: Secret)",
        "[redact = (secret) [secret]]",
        "(redact: Secret",
        "redact:: Secret",
    ] {
        gone(&format!("# Call with {slip}\n\n- Met {slip} #says\n"));
        gone(&format!("---\ntitle: \"Met {slip}\"\n---\nword\n"));
    }
    check(
        "content/about.md",
        "Met (redact: Anna) (as:: her), （redact：Anna）, {**redact**:: Anna} and (redact=A).\n\n(redacted: a name) (un-redact: b) redact: c `(redact: d)`\n",
        r#"
about.html = About
paragraph: <p>Met her, [name removed], [name removed] and [name removed].</p>
paragraph: <p>(redacted: a name) (un-redact: b) redact: c <code>(redact: d)</code></p>
unknown-field: this looks like a redaction, but is not written as a field at "redact"
unknown-field: this looks like a redaction, but is not written as a field at "redact"
unknown-field: this looks like a redaction, but is not written as a field at "redact"
unknown-field: this looks like a redaction, but is not written as a field at "redact"
"#,
    );
    check(
        "content/about.md",
        "---\ntitle: \"Met {redact:: Anna}, and ( redact :: Bo)\"\n---\nWord.\n",
        r#"
about.html = Met [name removed], and [name removed]
paragraph: <p>Word.</p>
unknown-field: this looks like a redaction, but is not written as a field at "redact"
"#,
    );
}

#[test]
fn nothing_is_left_of_what_was_hidden() {
    let text = "- a\n- b #off-record\n  - c\n- d %% e %%\n\nCalled (redact:: Anna) (as:: her sister) and (redact:: Bo).\n\n| a | b |\n|---|---|\n| x \\| y | z #off-record |\n| c | d |\n";
    check(
        "content/notes/p1.md",
        text,
        r#"
notes/p1.html = P1
note: note  P1 team
item: <ul><li>a</li></ul>
item: <ul><li>d</li></ul>
paragraph: <p>Called her sister and [name removed].</p>
other: <div class="scroll" role="group" tabindex="0" aria-label="a, b"><table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tr><td>c</td><td>d</td></tr></table></div>
"#,
    );
}

#[test]
fn code_hides_nothing() {
    check(
        "content/about.md",
        "`%% a %%` and `#off-record`\n\n    <!-- b -->\n\n\\%% c \\%%\n",
        r#"
about.html = About
paragraph: <p><code>%% a %%</code> and <code>#off-record</code></p>
other: <pre tabindex="0"><code>&lt;!-- b --&gt;⏎</code></pre>
paragraph: <p>%% c %%</p>
"#,
    );
}

#[test]
fn an_open_comment_is_told() {
    check(
        "content/about.md",
        "a\n\n%% b\n\nc\n",
        r#"
about.html = About
paragraph: <p>a</p>
unclosed-comment: the comment that begins with `%%` is not closed at "%%"
"#,
    );
}

#[test]
fn words_after_a_comment_stay_words() {
    check(
        "content/about.md",
        "<!-- a long note --> Text.\n\n- %% a long note %% item\n- %% alone %%\n\n> - a\n> - b #off-record\n>   b\n> - c\n",
        r#"
about.html = About
paragraph: <p> Text.</p>
item: <ul><li> item</li></ul>
quote: <blockquote><ul><li>a</li><li>c</li></ul></blockquote>
"#,
    );
}
