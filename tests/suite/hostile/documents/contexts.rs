//! The places of a file in which an attack can stand; `@` is where.

/// One place.
pub struct Context {
    /// The folder, which decides what the file is.
    pub folder: &'static str,
    /// What stands around the attack.
    pub text: &'static str,
}

impl Context {
    /// The files of a document with this key in its front matter, and with this text.
    pub fn files(&self, name: &str, key: &str, body: &str) -> Vec<(String, String)> {
        let folder =
            if self.folder.is_empty() { "content" } else { &format!("content/{}", self.folder) };
        let open = if self.folder == "notes" { "consent: public" } else { "audience: public" };
        if let Some(register) = key.strip_prefix("REGISTER ") {
            let note = format!("---\n{open}\nparticipant: P1\n---\n{body}\n");
            return vec![
                (format!("{folder}/{name}/_defaults.yaml"), format!("{register}\n")),
                (format!("{folder}/{name}/one.md"), note),
            ];
        }
        vec![(format!("{folder}/{name}.md"), format!("---\n{open}\n{key}\n---\n{body}\n"))]
    }
}

const fn note(text: &'static str) -> Context {
    Context { folder: "notes", text }
}

const fn persona(text: &'static str) -> Context {
    Context { folder: "personas", text }
}

const fn journey(text: &'static str) -> Context {
    Context { folder: "journeys", text }
}

const fn assumption(text: &'static str) -> Context {
    Context { folder: "assumptions", text }
}

const fn insight(text: &'static str) -> Context {
    Context { folder: "insights", text }
}

const fn page(text: &'static str) -> Context {
    Context { folder: "", text }
}

/// Keys of front matter.
pub const FRONTS: [Context; 58] = [
    note("title: @"),
    note("aliases: [@]"),
    note("tags: [@]"),
    note("id: @"),
    note("slug: @"),
    note("participant: @"),
    note("persona: @"),
    note("journey: @"),
    note("segments: [plan/@]"),
    note("segments: @"),
    note("team: [@]"),
    note("type: @"),
    note("method: @"),
    note("date: @"),
    note("consent-date: @"),
    note("site: @"),
    note("setting: @"),
    note("length: @"),
    note("asks: [@]"),
    note("source: @"),
    note("shared-with: @"),
    note("session: @"),
    note("lang: @"),
    note("owner: @"),
    note("review-by: @"),
    note("mystery: @"),
    note("@: mystery"),
    note("# @"),
    note("type: session\ndate: 2026-08-01\ntime: @\nplace: @"),
    note("REGISTER participants:\n  P1: {segments: @, persona: bo}"),
    note("REGISTER site: @\nteam: [@]"),
    persona("name: @"),
    persona("role: @"),
    persona("value: @"),
    persona("quote: @"),
    persona("basis: @"),
    persona("image: @"),
    persona("segments: [@]"),
    persona("slug: @"),
    journey("title: @"),
    journey("actor: @"),
    journey("scenario: @"),
    journey("expects: @"),
    journey("state: @"),
    journey("segments: [plan/@]"),
    assumption("claim: @"),
    assumption("about: @"),
    assumption("risk: @"),
    assumption("verdict: likely true\nbecause: @"),
    assumption("verdict: @"),
    insight("claim: @"),
    insight("status: @"),
    insight("issue: @"),
    insight("discuss: @"),
    page("title: @"),
    page("slug: @"),
    page("lang: @"),
    page("tags: @"),
];

/// Places of the text.
pub const BODIES: [Context; 98] = [
    note("@"),
    note("One @ two."),
    note("# @"),
    note("## @"),
    note("## Part (stage:: @)\n\nOne."),
    note("[@](../hub.md)"),
    note("[one](@)"),
    note("[one](<@>)"),
    note("[one](https://example.org/@)"),
    note("[one](../hub.md#@)"),
    note("[one](../hub.md \"@\")"),
    note("[one][to]\n\n[to]: @"),
    note("[one][to]\n\n[to]: <@> '@'"),
    note("![@](../plain.gif)"),
    note("![one](@)"),
    note("![[@]]"),
    note("![[../plain.gif|@]]"),
    note("<@>"),
    note("<https://@>"),
    note("```@\none\n```"),
    note("```html\n@\n```"),
    note("    @"),
    note("One `@` two."),
    note("One $@$ two.\n\n$$@$$"),
    note("| @ | two |\n|---|---|\n| one | two |"),
    note("| one | two |\n|---|---|\n| @ | @ |"),
    note("One[^1] two.\n\n[^1]: @"),
    note("One[^@] two.\n\n[^@]: Three."),
    note("> @"),
    note("> [!NOTE]\n> @"),
    note("> [!@]\n> One."),
    note("- @\n  - @"),
    note("1. @"),
    note("- [ ] @ (promise:: P1)"),
    note("- [x] One (promise:: @) (by:: @) (due:: @)"),
    note("- \"@\" #says ^id"),
    note("- One ==@== two. #does"),
    note("- \"One.\" #says #@"),
    note("- \"One.\" #@"),
    note("- \"One.\" #says ^@"),
    note("- \"One.\" #says (mood:: @)"),
    note("- \"One.\" #says (stage:: @)"),
    note("- \"One.\" #says (stage:: pay#@)"),
    note("- \"One.\" #says (persona:: @)"),
    note("- \"One.\" #says (at:: @)"),
    note("- \"One.\" #says #request (need:: @)"),
    note("- \"One.\" #says (chose:: @) (over:: @)"),
    note("- \"One.\" #says (supports:: @)"),
    note("- \"One.\" #says (colour:: @)"),
    note("- \"One.\" #says (@:: one)"),
    note("- \"One.\" #says (consent:: @)"),
    note("- \"One.\" #says\n  - Why? @\n    - Root: @"),
    note("[[@]]"),
    note("[[hub|@]]"),
    note("[[hub#@]]"),
    note("[[@|one]]"),
    note("[[bo#^@]]"),
    note("**@:** One."),
    note("**Kim:** @"),
    note("<div>@</div>"),
    note("<div title=\"@\">one</div>"),
    note("<div title=@>one</div>"),
    note("<div @>one</div>"),
    note("<details open><summary>@</summary>@</details>"),
    note("<table><tr><td>@</td></tr></table>"),
    note("One <abbr title='@'>two</abbr>."),
    note("One <a href=\"@\">two</a>."),
    note("One <a href=@>two</a>."),
    note("One <img src=\"@\" alt=\"@\"> two."),
    note("One <span @>two</span>."),
    note("One <!-- @ --> two."),
    note("One %% @ %% two."),
    note("Met (redact:: @) here."),
    note("Met (redact:: Jo) (as:: @) here."),
    note("*@* **@** ~~@~~ ==@=="),
    note("Term\n: @\n\n@\n==="),
    persona("# @"),
    persona("@"),
    persona("## @\n\nOne."),
    persona("## Goals\n\n- @\n- One. (ask:: @)\n- Two. ^@"),
    persona("## Says\n\n- @"),
    persona("## Day\n\n- @ (at:: 07:40) (mood:: +2)\n- One (at:: @)"),
    persona("## Goals\n\n- One. [[@]]"),
    journey("# @"),
    journey("@"),
    journey("## @\n\n- Waits."),
    journey("## Send\n\n### @\n\n- @"),
    journey("## Send\n\n- **@:** mail\n- **Touchpoints:** @, mail"),
    journey("## Send\n\n- **Backstage:** @\n- **Expected mood:** @"),
    journey("## Send\n\n- Waits.\n\n## Opportunities\n\n- [ ] @ (stage:: send) (issue:: @)"),
    journey("|  | @ | Two |\n|---|---|---|\n| Goal | @ | b |\n| @ | c | d |"),
    journey("```mermaid\njourney\n  title @\n  section @\n    @: 2: @\n```"),
    assumption("# @\n\n@"),
    assumption("One. [[@]]"),
    insight("# @\n\n@"),
    insight("One. [[@]] [one](@)"),
    page("# @\n\n@"),
    page("## @\n\n[one](@) ![two](@)"),
];
