//! The words of one block as HTML with holes.

use crate::model::{Part, Role};
use crate::read::doc::Node;
use crate::read::html::Pen;
use crate::read::link::{self, Target};
use crate::read::raw::{self, Form, RawTag};
use crate::read::reader::Reader;
use crate::read::stops::{Stop, kept_tags, stops};
use crate::read::words::{Piece, cut_around, cut_at, uncut, words};
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
        self.pen.html("<sup class=\"footnote-ref\">");
        // There is no link within a link.
        let closer = if 0 < self.n_links {
            ""
        } else {
            self.pen.html("<a");
            self.pen.attribute("href", &format!("#{id}"));
            self.pen.html(">");
            "</a>"
        };
        self.pen.text(label);
        self.pen.html(closer);
        self.pen.html("</sup>");
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
                    (name, fragment),
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
                    (name, None),
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
