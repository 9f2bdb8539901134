//! A page as a browser would build it, as a flat list: repairs are made, so nothing can hide in broken tags.

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::QuirksMode;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::collections::BTreeMap;

/// One element.
#[derive(Debug)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes, with prefixes.
    pub attributes: BTreeMap<String, String>,
    /// The words directly in it.
    pub text: String,
    /// Where its parent stands in the list.
    pub parent: Option<usize>,
}

/// A page.
#[derive(Debug, Default)]
pub struct Dom {
    /// All elements, in the order of the page.
    pub elements: Vec<Element>,
    /// What the parser had to repair.
    pub repairs: Vec<String>,
    /// Comments, which no page of ours has.
    pub comments: Vec<String>,
    /// Whether the browser falls back to the ways of old pages.
    pub is_quirky: bool,
}

impl Dom {
    /// Builds the tree of a page.
    pub fn of(page: &str) -> Self {
        let tree = parse_document(RcDom::default(), ParseOpts::default()).one(page);
        let mut dom = Self {
            repairs: tree.errors.borrow().iter().map(ToString::to_string).collect(),
            is_quirky: tree.quirks_mode.get() != QuirksMode::NoQuirks,
            ..Self::default()
        };
        // By hand: hostile pages may nest deeper than a stack is.
        let mut waiting: Vec<(Handle, Option<usize>)> = vec![(tree.document.clone(), None)];
        while let Some((node, parent)) = waiting.pop() {
            let here = dom.take(&node, parent);
            let children = node.children.borrow();
            waiting.extend(children.iter().rev().map(|it| (it.clone(), here)));
        }
        dom
    }

    /// Takes a node in; returns the element that its children stand in.
    fn take(&mut self, node: &Handle, parent: Option<usize>) -> Option<usize> {
        match &node.data {
            NodeData::Element { name, attrs, .. } => {
                let attributes = attrs.borrow();
                let attributes = attributes.iter().map(|it| {
                    let name = &it.name;
                    let prefix = name.prefix.as_ref().map(|it| format!("{it}:"));
                    (prefix.unwrap_or_default() + &name.local, it.value.to_string())
                });
                let attributes = attributes.collect();
                let name = name.local.to_string();
                self.elements.push(Element { name, attributes, text: String::new(), parent });
                Some(self.elements.len() - 1)
            }
            NodeData::Text { contents } => {
                if let Some(at) = parent {
                    self.elements[at].text.push_str(&contents.borrow());
                }
                parent
            }
            NodeData::Comment { contents } => {
                self.comments.push(contents.to_string());
                parent
            }
            NodeData::Document
            | NodeData::Doctype { .. }
            | NodeData::ProcessingInstruction { .. } => parent,
        }
    }
}
