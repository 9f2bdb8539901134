//! The words of one block as HTML with holes, and as plain words.

use crate::model::{Part, Role};
use crate::read::doc::{Node, Spanned};
use crate::read::hidden::FILLER;
use crate::read::html::Pen;
use crate::read::link::{self, Target};
use crate::read::raw::{self, Form, RawTag};
use crate::read::reader::Reader;
use crate::read::scan::Cut;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::Arc;

/// Writes the words of a block.
pub fn write(reader: &mut Reader<'_>, node: &Node, pen: &mut Pen) {
    let events = reader.events;
    let keeps = kept_tags(events, node);
    let stops = stops(events, node, &keeps);
    let keeps = keeps.into_iter().flat_map(|(from, to)| [from, to]).collect();
    let mut writer = Writer {
        reader,
        node,
        pen,
        stops,
        next_stop: 0,
        closers: Vec::new(),
        keeps,
        n_links: 0,
        context: None,
    };
    let mut at = node.events.start;
    while at < node.events.end {
        let Some((event, range)) = events.get(at) else { break };
        at = writer.event(event, range, at);
    }
    writer.stop(usize::MAX);
}

/// The words of a block, or of a part of it, without everything that is cut.
pub fn words(reader: &Reader<'_>, node: &Node, within: &Range<usize>) -> String {
    let mut words = String::new();
    let mut skip_end = 0;
    for (event, range) in reader.events.get(node.events.clone()).unwrap_or_default() {
        let is_outside =
            range.end <= within.start || within.end <= range.start || range.end <= skip_end;
        if is_outside || cut_around(node, range).is_some() {
            continue;
        }
        match event {
            Event::Text(text) if reader.ground.text.get(range.clone()) == Some(text) => {
                push_source(
                    reader,
                    node,
                    range.start.max(within.start)..range.end.min(within.end),
                    &mut words,
                );
            }
            Event::Text(text) if cut_at(node, range.start).is_none() => words.push_str(text),
            Event::Code(code) => words.push_str(code),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { has_pothole: false },
                dest_url,
                ..
            }) => {
                words.push_str(link::spoken(dest_url));
                skip_end = range.end;
            }
            Event::Start(Tag::Image { link_type: LinkType::WikiLink { .. }, .. }) => {
                skip_end = range.end
            }
            _ => {}
        }
    }
    squeezed(&words)
}

fn push_source(reader: &Reader<'_>, node: &Node, range: Range<usize>, words: &mut String) {
    for piece in uncut(node, range) {
        match piece {
            Piece::Source(range) => {
                words.push_str(reader.ground.text.get(range).unwrap_or_default())
            }
            Piece::Shown(text) => words.push_str(text),
        }
    }
}

/// One space between words, none around them.
pub fn squeezed(words: &str) -> String {
    let mut squeezed = String::with_capacity(words.len());
    for word in words
        .split(|c: char| c.is_whitespace() || c == char::from(FILLER))
        .filter(|word| !word.is_empty())
    {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

enum Piece<'n> {
    Source(Range<usize>),
    Shown(&'n str),
}

fn uncut(node: &Node, range: Range<usize>) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Some(cut) = cut_at(node, at) {
            if at == cut.span.start
                && let Some(shown) = &cut.shown
            {
                pieces.push(Piece::Shown(shown));
            }
            at = cut.span.end;
            continue;
        }
        let end = next_cut(node, at).map_or(range.end, |cut| cut.span.start.min(range.end));
        pieces.push(Piece::Source(at..end));
        at = end;
    }
    pieces
}

fn next_cut(node: &Node, at: usize) -> Option<&Cut> {
    let cuts = &node.scan.cuts;
    cuts.get(cuts.partition_point(|cut| cut.span.end <= at))
}

fn cut_at(node: &Node, at: usize) -> Option<&Cut> {
    next_cut(node, at).filter(|cut| cut.span.contains(&at))
}

fn cut_around<'n>(node: &'n Node, range: &Range<usize>) -> Option<&'n Cut> {
    // A cut that shows something else begins in a text, which shows it.
    cut_at(node, range.start).filter(|cut| {
        range.end <= cut.span.end && !(cut.shown.is_some() && range.start == cut.span.start)
    })
}

/// Something that begins or ends at a byte.
#[derive(Clone, Copy, Debug)]
enum Stop {
    PassageStart(u32),
    PassageEnd,
    MarkStart,
    MarkEnd,
}

/// Where passages and marks begin and end, moved out of elements that they would cut in two.
fn stops(events: &[Spanned<'_>], node: &Node, tags: &[(usize, usize)]) -> Vec<(usize, Stop)> {
    let is_passage = |mark: &Range<usize>| node.passages.iter().any(|(range, _)| range == mark);
    let marks = node.scan.marks.iter().filter(|mark| !is_passage(mark));
    let mut runs: Vec<(Range<usize>, Stop, Stop)> =
        marks.map(|mark| (mark.clone(), Stop::MarkStart, Stop::MarkEnd)).collect();
    runs.extend(
        node.passages
            .iter()
            .map(|(range, index)| (range.clone(), Stop::PassageStart(*index), Stop::PassageEnd)),
    );
    runs.sort_by_key(|(range, ..)| (range.start, usize::MAX - range.end));
    let mut stops = Vec::new();
    let mut open: Vec<(usize, Stop)> = Vec::new();
    if runs.is_empty() {
        return stops;
    }
    let elements = elements(events, node, tags);
    for (range, start, end) in runs {
        let range = whole_elements(&elements, range);
        while let Some((until, stop)) = open.pop_if(|(until, _)| *until <= range.start) {
            stops.push((until, stop));
        }
        let limit = open.last().map_or(usize::MAX, |(until, _)| *until);
        stops.push((range.start, start));
        open.push((range.end.min(limit), end));
    }
    stops.extend(open.into_iter().rev());
    let mut reached = 0;
    for (at, _) in &mut stops {
        reached = reached.max(*at);
        *at = reached;
    }
    stops
}

/// The bytes of all elements in a block, those of raw HTML included.
fn elements(events: &[Spanned<'_>], node: &Node, tags: &[(usize, usize)]) -> Vec<Range<usize>> {
    let inner = events.get(node.events.clone()).unwrap_or_default();
    let starts = inner
        .iter()
        .filter(|(event, _)| matches!(event, Event::Start(_)))
        .map(|(_, range)| range.clone());
    let raw = tags
        .iter()
        .filter_map(|(from, to)| Some(events.get(*from)?.1.start..events.get(*to)?.1.end));
    starts.chain(raw).collect()
}

fn whole_elements(elements: &[Range<usize>], mut run: Range<usize>) -> Range<usize> {
    if run.end == usize::MAX {
        return run;
    }
    // Every pass takes in at least one more element or is the last.
    for _ in 0..8 {
        let before = run.clone();
        for element in elements {
            let begins_inside =
                element.start < run.start && run.start < element.end && element.end < run.end;
            let ends_inside =
                run.start < element.start && element.start < run.end && run.end < element.end;
            if begins_inside || ends_inside {
                run = run.start.min(element.start)..run.end.max(element.end);
            }
        }
        if before == run {
            return run;
        }
    }
    0..usize::MAX
}

/// What closes an element that is open.
#[derive(Clone, Copy, Debug)]
enum Closer {
    Html(&'static str),
    Tag(&'static str),
    Outside,
    Site,
    Nothing,
}

struct Writer<'w, 'a> {
    reader: &'w mut Reader<'a>,
    node: &'w Node,
    pen: &'w mut Pen,
    stops: Vec<(usize, Stop)>,
    next_stop: usize,
    closers: Vec<Closer>,
    keeps: FxHashSet<usize>,
    n_links: usize,
    context: Option<Arc<str>>,
}

impl Writer<'_, '_> {
    /// Writes one event and tells which is next.
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>, at: usize) -> usize {
        if cut_around(self.node, range).is_some() {
            return at + 1;
        }
        match event {
            Event::Text(text) => self.text(text, range),
            Event::End(end) => {
                self.stop(range.end.saturating_sub(1));
                if !matches!(end, TagEnd::Image) {
                    self.close();
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                self.stop(range.start);
                return self.link((*link_type, dest_url, title), range, at);
            }
            Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                self.stop(range.start);
                return self.image(*link_type, dest_url, range, at);
            }
            other => {
                self.stop(range.start);
                self.simple(other, range, at);
            }
        }
        at + 1
    }

    fn simple(&mut self, event: &Event<'_>, range: &Range<usize>, at: usize) {
        match event {
            Event::Code(code) => {
                self.pen.html("<code>");
                self.pen.text(code);
                self.pen.html("</code>");
            }
            Event::SoftBreak => self.pen.html("\n"),
            Event::HardBreak => self.pen.html("<br>\n"),
            Event::Start(Tag::Emphasis) => self.open("<em>", "</em>"),
            Event::Start(Tag::Strong) => self.open("<strong>", "</strong>"),
            Event::Start(Tag::Strikethrough) => self.open("<del>", "</del>"),
            Event::Start(_) => self.closers.push(Closer::Nothing),
            Event::FootnoteReference(label) => self.footnote(label),
            Event::InlineHtml(html) | Event::Html(html) => self.raw(html, range, at),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.pen.text(text),
            Event::Text(_) | Event::End(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, html: &str, closer: &'static str) {
        self.pen.html(html);
        self.closers.push(Closer::Html(closer));
    }

    fn close(&mut self) {
        match self.closers.pop() {
            Some(Closer::Html(html)) => self.pen.html(html),
            Some(Closer::Tag(name)) => self.pen.html(&format!("</{name}>")),
            Some(Closer::Outside) => {
                self.n_links -= 1;
                self.pen.html("</a>");
            }
            Some(Closer::Site) => {
                self.n_links -= 1;
                self.pen.part(Part::LinkEnd);
            }
            Some(Closer::Nothing) | None => {}
        }
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        let source = self.reader.ground.text;
        if source.get(range.clone()) != Some(text) {
            if cut_at(self.node, range.start).is_none() {
                self.stop(range.start);
                self.pen.text(text);
            }
            return;
        }
        for piece in uncut(self.node, range.clone()) {
            match piece {
                Piece::Shown(text) => self.pen.text(text),
                Piece::Source(range) => self.source(range),
            }
        }
    }

    fn source(&mut self, range: Range<usize>) {
        let source = self.reader.ground.text;
        let mut at = range.start;
        while at < range.end {
            self.stop(at);
            let next = self
                .stops
                .get(self.next_stop)
                .map_or(range.end, |(stop, _)| (*stop).min(range.end));
            let text = source.get(at..next);
            self.pen.text(text.unwrap_or_default());
            at = next.max(at + 1);
        }
    }

    /// Writes everything that begins or ends up to a byte.
    fn stop(&mut self, at: usize) {
        while let Some((_, stop)) = self.stops.get(self.next_stop).filter(|(stop, _)| *stop <= at) {
            match *stop {
                Stop::PassageStart(index) => self.pen.part(Part::PassageStart(index)),
                Stop::PassageEnd => self.pen.part(Part::PassageEnd),
                Stop::MarkStart => self.pen.html("<mark>"),
                Stop::MarkEnd => self.pen.html("</mark>"),
            }
            self.next_stop += 1;
        }
    }

    fn footnote(&mut self, label: &str) {
        let id = link::footnote_id(label);
        self.pen.html("<sup class=\"footnote-ref\"><a");
        self.pen.attribute("href", &format!("#{id}"));
        self.pen.html(">");
        self.pen.text(label);
        self.pen.html("</a></sup>");
    }

    fn link(
        &mut self,
        (link_type, dest, title): (LinkType, &str, &str),
        range: &Range<usize>,
        at: usize,
    ) -> usize {
        let has_words = !matches!(link_type, LinkType::WikiLink { has_pothole: false });
        let target = link::target(link_type, dest);
        self.open_link(target, title, range);
        if has_words {
            return at + 1;
        }
        self.end_of(at)
    }

    /// Where the end of the element stands that begins here; what is between is not written.
    fn end_of(&self, at: usize) -> usize {
        let mut depth = 0_usize;
        for index in at..self.node.events.end {
            match self.reader.events.get(index) {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) if depth == 1 => return index,
                Some((Event::End(_), _)) => depth -= 1,
                _ => {}
            }
        }
        self.node.events.end
    }

    fn open_link(&mut self, target: Target, title: &str, range: &Range<usize>) {
        let closer = match target {
            _ if 0 < self.n_links => Closer::Nothing,
            Target::Nothing => Closer::Nothing,
            Target::Outside(url) => {
                self.pen.html("<a");
                self.pen.attribute("href", &url);
                if !title.is_empty() {
                    self.pen.attribute("title", title);
                }
                self.pen.html(" rel=\"noreferrer noopener\">");
                Closer::Outside
            }
            Target::Site { name, fragment, role } => {
                let role = self.reader.link_role.filter(|_| role != Role::Asset).unwrap_or(role);
                let context = self.context();
                let id = self.reader.refer(link::reference(
                    name,
                    fragment,
                    range.clone(),
                    role,
                    Some(context),
                ));
                self.pen.part(Part::LinkStart(id));
                Closer::Site
            }
        };
        if !matches!(closer, Closer::Nothing) {
            self.n_links += 1;
        }
        self.closers.push(closer);
    }

    fn context(&mut self) -> Arc<str> {
        if self.context.is_none() {
            self.context = Some(words(self.reader, self.node, &(0..usize::MAX)).into());
        }
        self.context.clone().unwrap_or_default()
    }

    fn image(&mut self, link_type: LinkType, dest: &str, range: &Range<usize>, at: usize) -> usize {
        let end = self.end_of(at);
        let alt = link::alt(link_type, dest, &self.plain(at + 1..end));
        self.show_image(link::image_target(link_type, dest), &alt, range);
        end
    }

    fn plain(&self, within: Range<usize>) -> String {
        let mut plain = String::new();
        for (event, _) in self.reader.events.get(within).unwrap_or_default() {
            match event {
                Event::Text(text) | Event::Code(text) => plain.push_str(text),
                Event::SoftBreak | Event::HardBreak => plain.push(' '),
                _ => {}
            }
        }
        plain
    }

    fn show_image(&mut self, target: Target, alt: &str, range: &Range<usize>) {
        match target {
            Target::Site { name, fragment: None, role: Role::Asset } => {
                let id = self.reader.refer(link::reference(
                    name,
                    None,
                    range.clone(),
                    Role::Asset,
                    None,
                ));
                self.pen.part(Part::Image { reference: id, alt: alt.into() });
            }
            // Nothing is fetched from elsewhere: an image outside is a link to it.
            target => {
                let words = match &target {
                    Target::Outside(url) if alt.is_empty() => url.clone(),
                    Target::Site { .. } => String::new(),
                    Target::Outside(_) | Target::Nothing => alt.to_owned(),
                };
                self.open_link(target, "", range);
                self.pen.text(&words);
                self.close();
            }
        }
    }

    fn raw(&mut self, html: &str, range: &Range<usize>, at: usize) {
        let tag = raw::tag(html, false).filter(|_| self.keeps.contains(&at));
        match tag {
            None => self.pen.text(html),
            Some((tag, _)) => self.tag(&tag, range),
        }
    }

    fn tag(&mut self, tag: &RawTag, range: &Range<usize>) {
        match (tag.form, tag.name) {
            (Form::Close, _) => self.close(),
            (_, "img") => {
                let target = tag
                    .attribute("src")
                    .map_or(Target::Nothing, |src| link::image_target(LinkType::Inline, src));
                self.show_image(target, tag.attribute("alt").unwrap_or_default(), range);
            }
            (_, "a") => {
                let target = tag
                    .attribute("href")
                    .map_or(Target::Nothing, |href| link::target(LinkType::Inline, href));
                self.open_link(target, tag.attribute("title").unwrap_or_default(), range);
            }
            (form, name) => {
                open_tag(self.pen, tag);
                if form == Form::Open {
                    self.closers.push(Closer::Tag(name));
                }
            }
        }
    }
}

/// Writes an opening tag with the attributes that may stay.
pub fn open_tag(pen: &mut Pen, tag: &RawTag) {
    pen.html("<");
    pen.html(tag.name);
    for (name, value) in tag.plain_attributes() {
        pen.attribute(name, value);
    }
    pen.html(">");
}

/// Which inline tags may stay, as pairs: those that are closed at the same depth of the Markdown around them.
fn kept_tags(events: &[Spanned<'_>], node: &Node) -> Vec<(usize, usize)> {
    let mut kept = Vec::new();
    let mut open: Vec<(usize, &'static str, usize)> = Vec::new();
    let mut depth = 0_usize;
    for (index, (event, range)) in
        events.iter().enumerate().take(node.events.end).skip(node.events.start)
    {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                while open.pop_if(|(.., opened)| depth < *opened).is_some() {}
            }
            Event::InlineHtml(html) if cut_around(node, range).is_none() => {
                match raw::tag(html, false) {
                    Some((RawTag { form: Form::Alone, .. }, _)) => kept.push((index, index)),
                    Some((RawTag { form: Form::Open, name, .. }, _)) => {
                        open.push((index, name, depth))
                    }
                    Some((RawTag { form: Form::Close, name, .. }, _)) => {
                        if let Some((opener, ..)) =
                            open.pop_if(|(_, open, opened)| *open == name && *opened == depth)
                        {
                            kept.push((opener, index));
                        }
                    }
                    None => {}
                }
            }
            _ => {}
        }
    }
    kept
}
