//! The places of a site in which a word can stand.
//!
//! In a file, `@` stands for the word, `LABEL` for the consent or audience, and `SELF` for a name that no other file has.

/// Who is shown what stands in a place, once its label lets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Everybody whom the label lets.
    Shown,
    /// The team at most.
    Team,
    /// Nobody: it is there for authors, or for the tool.
    Never,
}

use Seen::{Never, Shown, Team};

/// One place.
pub struct Place {
    /// What it is.
    pub name: String,
    /// Who is shown it.
    pub seen: Seen,
    /// The file it stands in.
    pub path: String,
    /// What the file holds.
    pub text: String,
    /// The image that the file shows, if it needs one.
    pub image: Option<&'static str>,
}

/// Keys of a note.
const KEYS: [(&str, Seen, &str); 22] = [
    ("title", Shown, "title: @"),
    ("alias", Shown, "aliases: [@]"),
    ("tag", Shown, "tags: [@]"),
    ("participant", Shown, "participant: @"),
    ("team", Shown, "team: [@]"),
    ("source", Shown, "source: @"),
    ("site", Shown, "site: @"),
    ("setting", Shown, "setting: @"),
    ("session", Never, "session: @"),
    ("value of a segment", Shown, "segments: [plan/@]"),
    ("facet of a segment", Shown, "segments: [@/new]"),
    ("place of a session", Shown, "type: session\ndate: 2026-08-01\nplace: @"),
    ("time of a session", Shown, "type: session\ndate: 2026-08-01\ntime: \"@\""),
    ("question to ask", Shown, "asks: [\"@?\"]"),
    ("shared with", Team, "shared-with: [@]"),
    ("transcript", Never, "transcript: \"@.txt\""),
    ("recording", Never, "recording: \"@.mp4\""),
    ("slug", Shown, "slug: @"),
    ("owner", Never, "owner: @"),
    ("unknown key", Never, "@: yes"),
    ("value of an unknown key", Never, "mystery: @"),
    ("comment in the front matter", Never, "date: 2026-03-04 # @"),
];

/// What can stand in the text of a note. `MARK` is where a line may carry its own consent.
const TEXTS: [(&str, Seen, &str); 47] = [
    ("paragraph", Shown, "One @ here. MARK"),
    ("passage", Shown, "- \"One @ here.\" #says MARK"),
    ("topic", Shown, "- \"One here.\" #says #@ MARK"),
    ("id of a block", Shown, "- \"One here.\" #says MARK ^@"),
    ("emphasis", Shown, "One **@** here. MARK"),
    ("word cut by emphasis", Shown, "One @*s* here. MARK"),
    ("heading", Shown, "## @ MARK\n\nOne here."),
    ("text of a link", Shown, "One [@](https://example.org) here. MARK"),
    ("address of a link", Shown, "One [link](https://example.org/@) here. MARK"),
    ("title of a link", Shown, "One [link](https://example.org \"@\") here. MARK"),
    ("definition of a link", Shown, "One [link][to] here. MARK\n\n[to]: https://example.org/@"),
    ("text of a link between notes", Shown, "One [[hub|@]] here. MARK"),
    ("link to nothing", Shown, "One [[@]] here. MARK"),
    ("automatic link", Shown, "One <https://example.org/@> here. MARK"),
    ("what an image shows", Shown, "![@](../images/plain.png) MARK"),
    ("title of an image", Never, "![one](../images/plain.png \"@\") MARK"),
    ("code in a line", Shown, "One `@` here. MARK"),
    ("block of code", Shown, "```\n@\n```"),
    ("language of code", Shown, "```@\none\n```"),
    ("indented code", Shown, "    @"),
    ("cell of a table", Shown, "| what |\n|---|\n| @ MARK |"),
    ("head of a table", Shown, "| @ |\n|---|\n| one |"),
    (
        "passage beside the mark of its row",
        Shown,
        "| what | who |\n|---|---|\n| \"@\" #says | x MARK |",
    ),
    ("passage below a marked head", Shown, "| what | who MARK |\n|---|---|\n| \"@\" #says | x |"),
    ("passage of several in an item", Shown, "- One. MARK\n\n  \"@\" #says\n\n  \"Two.\" #says"),
    ("topic of a line that is no passage", Shown, "One here. #@ MARK"),
    ("topic of a heading", Shown, "## One #@ MARK\n\nTwo."),
    ("heading in a list", Shown, "- Open.\n- # @ MARK\n\n  One @."),
    ("below a heading in a quote", Shown, "> ## One MARK\n>\n> @ here"),
    ("footnote of a row", Shown, "| what | who |\n|---|---|\n| one [^n] | x MARK |\n\n[^n]: @"),
    (
        "footnote below a marked head",
        Shown,
        "| what | who MARK |\n|---|---|\n| one | x [^n] |\n\n[^n]: @",
    ),
    ("footnote", Shown, "One[^n] here. MARK\n\n[^n]: Two @ here."),
    ("name of a footnote", Shown, "One[^@] here. MARK\n\n[^@]: Two here."),
    ("promise", Shown, "- [ ] Send @ (promise:: P1) MARK"),
    ("who keeps a promise", Shown, "- [ ] Send it (promise:: P1) (by:: @) MARK"),
    ("who is promised something", Shown, "- [ ] Send it (promise:: @) MARK"),
    ("why", Shown, "- \"One here.\" #says MARK\n  - Why? Because of @."),
    ("root", Shown, "- \"One here.\" #says MARK\n  - Why? Two.\n    - Root: all @."),
    ("speaker", Shown, "**@:** One here. MARK"),
    ("turn of a speaker", Shown, "**Kim:** One @ here. MARK"),
    ("quote", Shown, "> One @ here. MARK"),
    ("need", Shown, "- \"One here.\" #request #says (need:: @) MARK"),
    ("choice", Shown, "- \"One here.\" #says (chose:: @) (over:: it) MARK"),
    ("stand-in of a name", Shown, "Met (redact:: Jo) (as:: @) here. MARK"),
    ("raw HTML", Shown, "One <abbr title=\"@\">two</abbr> here. MARK"),
    ("raw HTML that is not let through", Shown, "One <blink>@</blink> here. MARK"),
    ("unknown field", Never, "- One here. (colour:: @) MARK"),
];

/// What nobody is shown, whatever the label.
const HIDDEN: [(&str, &str); 9] = [
    ("comment", "One %% @ %% here."),
    ("comment over lines", "One here.\n\n%%\n@\n%%\n"),
    ("HTML comment", "One <!-- @ --> here."),
    ("redacted name", "Met (redact:: @) here."),
    ("redacted name with a stand-in", "Met (redact:: @) (as:: Jo) here."),
    ("off the record", "- \"One @ here.\" #says #off-record"),
    ("section off the record", "## One #off-record\n\nTwo @ here."),
    ("attribute that is not let through", "One <span data-x=\"@\">two</span> here."),
    ("definition that nothing uses", "One here.\n\n[to]: https://example.org/@"),
];

/// Files that are no notes, and what surrounds notes.
const OTHERS: [(&str, Seen, &str, &str); 45] = [
    ("name of a file", Shown, "content/notes/@.md", "---\nconsent: LABEL\n---\n# One\n"),
    ("name of a folder", Shown, "content/notes/@/one.md", "---\nconsent: LABEL\n---\n# One\n"),
    ("title", Shown, "content/notes/SELF.md", "---\nconsent: LABEL\n---\n# @\n"),
    ("name of a persona", Shown, "content/personas/SELF.md", "name: @\n---\n# One\n"),
    ("title of a persona", Shown, "content/personas/SELF.md", "name: SELF\n---\n# @\n"),
    ("role", Shown, "content/personas/SELF.md", "name: SELF\nrole: @\n---\n# One\n"),
    (
        "what a persona values",
        Shown,
        "content/personas/SELF.md",
        "name: SELF\nvalue: @\n---\n# One\n",
    ),
    (
        "intro of a persona",
        Shown,
        "content/personas/SELF.md",
        "name: SELF\n---\n# One\n\nTwo @ here.\n",
    ),
    (
        "section of a persona",
        Shown,
        "content/personas/SELF.md",
        "name: SELF\n---\n# One\n\n## @\n\nTwo here.\n",
    ),
    (
        "claim",
        Shown,
        "content/personas/SELF.md",
        "name: SELF\n---\n# One\n\n## Goals\n\n- Have @ soon.\n",
    ),
    (
        "id of a claim",
        Shown,
        "content/personas/SELF.md",
        "name: SELF\n---\n# One\n\n## Goals\n\n- Have it. ^@\n",
    ),
    (
        "what to ask about a claim",
        Shown,
        "content/personas/SELF.md",
        "name: SELF\n---\n# One\n\n## Goals\n\n- Have it. (ask:: @?)\n",
    ),
    (
        "claim on a line of its own label",
        Shown,
        "content/personas/SELF.md",
        "OPEN\nname: SELF\n---\n# One\n\n## Goals\n\n- Have @ soon. (consent:: LABEL)\n- Have it.\n",
    ),
    (
        "section of its own label",
        Shown,
        "content/personas/SELF.md",
        "OPEN\nname: SELF\n---\n# One\n\n## @ (consent:: LABEL)\n\nTwo here.\n\n## Three\n\nFour.\n",
    ),
    ("title of a journey", Shown, "content/journeys/SELF.md", "title: @\n---\n"),
    ("scenario", Shown, "content/journeys/SELF.md", "title: SELF\nscenario: @\n---\n"),
    ("what an actor expects", Shown, "content/journeys/SELF.md", "title: SELF\nexpects: @\n---\n"),
    ("stage", Shown, "content/journeys/SELF.md", "title: SELF\n---\n## @\n\n- Waits.\n"),
    ("step", Shown, "content/journeys/SELF.md", "title: SELF\n---\n## Send\n\n### @\n\n- Waits.\n"),
    ("lane", Shown, "content/journeys/SELF.md", "title: SELF\n---\n## Send\n\n- **@:** mail\n"),
    (
        "value of a lane",
        Shown,
        "content/journeys/SELF.md",
        "title: SELF\n---\n## Send\n\n- **Touchpoints:** @, mail\n",
    ),
    (
        "backstage",
        Shown,
        "content/journeys/SELF.md",
        "title: SELF\n---\n## Send\n\n- **Backstage:** @\n",
    ),
    (
        "claim of a journey",
        Shown,
        "content/journeys/SELF.md",
        "title: SELF\n---\n## Send\n\n- Waits for @.\n",
    ),
    (
        "opportunity",
        Shown,
        "content/journeys/SELF.md",
        "title: SELF\n---\n## Send\n\n- Waits.\n\n## Opportunities\n\n- [ ] Show @ (stage:: send)\n",
    ),
    (
        "ticket of an opportunity",
        Shown,
        "content/journeys/SELF.md",
        "title: SELF\n---\n## Send\n\n- Waits.\n\n## Opportunities\n\n- [ ] Show it (stage:: send) (issue:: @)\n",
    ),
    (
        "stage of its own label",
        Shown,
        "content/journeys/SELF.md",
        "OPEN\ntitle: SELF\n---\n## @ (consent:: LABEL)\n\n- Waits.\n\n## Send\n\n- Goes.\n",
    ),
    (
        "value of a lane on a line of its own label",
        Shown,
        "content/journeys/SELF.md",
        "OPEN\ntitle: SELF\n---\n## Send\n\n- **Touchpoints:** @ (consent:: LABEL)\n- Goes.\n",
    ),
    (
        "task of a Mermaid journey",
        Shown,
        "content/journeys/SELF.md",
        "OPEN\ntitle: SELF\n---\n```mermaid\njourney\n  section Send\n    Waits for @ (consent:: LABEL): 3: Me\n    Goes: 2: Me\n```\n",
    ),
    (
        "task below a section with a label",
        Shown,
        "content/journeys/SELF.md",
        "OPEN\ntitle: SELF\n---\n```mermaid\njourney\n  section Send\n    Goes: 2: Me\n  section @ (consent:: LABEL)\n    Waits for @: 3: Me\n```\n",
    ),
    (
        "task below a title with a label",
        Shown,
        "content/journeys/SELF.md",
        "OPEN\ntitle: SELF\n---\n```mermaid\njourney\n  title A day (consent:: LABEL)\n  section Send\n    Waits for @: 3: Me\n```\n",
    ),
    (
        "task that is off the record",
        Never,
        "content/journeys/SELF.md",
        "OPEN\ntitle: SELF\n---\n```mermaid\njourney\n  section Send\n    Waits for @ #off-record: 3: Me\n    Asks (redact:: @): 2: Me\n```\n",
    ),
    ("assumption", Shown, "content/assumptions/SELF.md", "claim: @\n---\n"),
    ("risk of an assumption", Shown, "content/assumptions/SELF.md", "claim: SELF\nrisk: @\n---\n"),
    (
        "reason of a verdict",
        Shown,
        "content/assumptions/SELF.md",
        "claim: SELF\nverdict: likely true\nbecause: @\n---\n",
    ),
    ("insight", Shown, "content/insights/SELF.md", "claim: @\n---\n# One\n"),
    (
        "ticket of an insight",
        Shown,
        "content/insights/SELF.md",
        "claim: SELF\nissue: @\n---\n# One\n",
    ),
    (
        "where an insight is discussed",
        Shown,
        "content/insights/SELF.md",
        "claim: SELF\ndiscuss: https://example.org/@\n---\n# One\n",
    ),
    ("title of a page", Shown, "content/SELF.md", "title: @\n---\n"),
    ("text of a page", Shown, "content/SELF.md", "title: SELF\n---\nOne @ here.\n"),
    (
        "line of a page",
        Shown,
        "content/SELF.md",
        "OPEN\ntitle: SELF\n---\nOne @ here. (consent:: LABEL)\n\nTwo.\n",
    ),
    (
        "topic of a line of a page",
        Shown,
        "content/SELF.md",
        "OPEN\ntitle: SELF\n---\nOne here. #@ (consent:: LABEL)\n\nTwo.\n",
    ),
    ("folder of pages", Shown, "content/@/SELF.md", "title: SELF\n---\nOne.\n"),
    (
        "default of a folder",
        Shown,
        "content/notes/dSELF/_defaults.yaml",
        "consent: LABEL\nsetting: @\n",
    ),
    (
        "segment in the register",
        Shown,
        "content/notes/rSELF/_defaults.yaml",
        "consent: public\nparticipants:\n  P1: {consent: LABEL, segments: [plan/@]}\n",
    ),
    (
        "unknown key in the register",
        Never,
        "content/notes/uSELF/_defaults.yaml",
        "consent: public\nparticipants:\n  P1: {consent: LABEL, mystery: @}\n",
    ),
];

/// Images whose bytes or names hold the word.
const IMAGES: [(&str, Seen, &str, &str); 6] = [
    ("name of an image", Shown, "name", "../images/@.png"),
    ("text in a PNG", Never, "png", "../images/SELF.png"),
    ("comment in a JPEG", Never, "jpeg", "../images/SELF.jpg"),
    ("EXIF in a JPEG", Never, "exif", "../images/SELF.jpg"),
    ("comment between the scans of a JPEG", Never, "scans", "../images/SELF.jpg"),
    ("what follows a JPEG", Never, "trailer", "../images/SELF.jpg"),
];

/// All places.
pub fn all() -> Vec<Place> {
    let keys = KEYS.map(|(name, seen, key)| {
        let text = format!("---\nconsent: LABEL\n{key}\n---\n\n- \"One here.\" #says\n");
        note(format!("{name} of a note"), seen, text)
    });
    let hidden = HIDDEN.map(|(name, text)| (name, Never, text));
    let texts = TEXTS.iter().chain(&hidden).flat_map(|(name, seen, text)| {
        let [whole, below, line] = [
            format!("---\nconsent: LABEL\n---\n# One\n\n{text}\n"),
            format!("---\nconsent: public\n---\n# One\n\n## Part (consent:: LABEL)\n\n{}\n\n## Rest\n\nOpen.\n", text.replace("## ", "### ")),
            format!("---\nconsent: public\n---\n# One\n\nFirst.\n\n{text}\n\nLast.\n"),
        ];
        let mut places = vec![
            note(format!("{name} in a note"), *seen, whole.replace(" MARK", "")),
            note(format!("{name} below a heading"), *seen, below.replace(" MARK", "")),
        ];
        if text.contains("MARK") {
            places.push(note(format!("{name} on a line"), *seen, line.replace("MARK", "(consent:: LABEL)")));
        }
        places
    });
    let others = OTHERS.map(|(name, seen, path, text)| Place {
        name: name.to_owned(),
        seen,
        path: path.to_owned(),
        text: headed(text),
        image: None,
    });
    let images = IMAGES.map(|(name, seen, kind, path)| Place {
        image: Some(kind),
        ..note(
            name.to_owned(),
            seen,
            format!("---\nconsent: LABEL\n---\n# One\n\n![one]({path})\n"),
        )
    });
    keys.into_iter().chain(texts).chain(others).chain(images).collect()
}

fn note(name: String, seen: Seen, text: String) -> Place {
    Place { name, seen, path: "content/notes/SELF.md".to_owned(), text, image: None }
}

/// Front matter with the label of the file, unless it is all written already.
fn headed(text: &str) -> String {
    match text.strip_prefix("OPEN\n") {
        Some(rest) => format!("---\naudience: public\n{rest}"),
        None if text.starts_with("---") || text.starts_with("consent") => text.to_owned(),
        None => format!("---\naudience: LABEL\n{text}"),
    }
}
