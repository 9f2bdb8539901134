//! Personas: who they are, and sections of claims.

use crate::diagnostic::Diagnostic;
use crate::model::{AnchorKind, Persona, PersonaBasis, Role, Section, SectionKind};
use crate::read::claim;
use crate::read::doc::{Node, NodeKind};
use crate::read::head::Material;
use crate::read::line::{self, Scope};
use crate::read::{body, keys};

/// The words of `basis:`.
const BASES: [&str; 3] = ["proto", "qualitative", "statistical"];

/// Reads a persona.
pub fn persona(mut material: Material<'_>) -> (Persona, Vec<Diagnostic>) {
    let quote = material.keys.text("quote").map(|text| material.name(&text, Role::Quote));
    let nodes = std::mem::take(&mut material.nodes);
    let first = nodes
        .iter()
        .position(|node| section_kind(&material, node).is_some())
        .unwrap_or(nodes.len());
    let (intro, rest) = nodes.split_at(first);
    let intro = body::markup(&mut material.reader, intro);
    let sections = sections(&mut material, rest);
    let head = material.head();
    let own_name =
        material.keys.layers.first().map(|layer| keys::texts(*layer, "name")).unwrap_or_default();
    let name = own_name.first().map_or_else(|| Box::from(&*head.title), |text| text.words.into());
    let basis = material.keys.choice("basis", &BASES, |word| match word {
        "proto" => Some(PersonaBasis::Proto),
        "qualitative" => Some(PersonaBasis::Qualitative),
        "statistical" => Some(PersonaBasis::Statistical),
        _ => None,
    });
    let role = material.keys.string("role");
    let value = material.keys.string("value");
    (
        Persona { head, name, role, basis, quote, value, intro, sections },
        material.take_diagnostics(),
    )
}

/// A section begins at every heading of level 2, and at deeper ones whose words are known.
fn section_kind(material: &Material<'_>, node: &Node) -> Option<SectionKind> {
    let NodeKind::Heading(level) = node.kind else { return None };
    let words = material.reader.words(node).to_lowercase();
    let known = material.reader.ground.vocabulary.sections.get(&*words).copied();
    known.or((level <= 2).then_some(SectionKind::Prose))
}

fn sections(material: &mut Material<'_>, nodes: &[Node]) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut rest = nodes;
    while let Some((heading, after)) = rest.split_first() {
        let kind = section_kind(material, heading).unwrap_or(SectionKind::Prose);
        let n_own = after
            .iter()
            .position(|node| section_kind(material, node).is_some())
            .unwrap_or(after.len());
        let (own, next) = after.split_at(n_own);
        sections.push(section(material, heading, kind, own));
        rest = next;
    }
    sections
}

fn section(
    material: &mut Material<'_>,
    heading: &Node,
    kind: SectionKind,
    nodes: &[Node],
) -> Section {
    let reader = &mut material.reader;
    let title = reader.words(heading);
    line::read(reader, &heading.scan, &Scope::new(heading.consent()));
    let anchor = reader.heading(heading, "h", AnchorKind::Heading);
    let from = reader.claims.len();
    let mut blocks = Vec::new();
    for node in nodes {
        match node.kind {
            NodeKind::List(_) if kind != SectionKind::Prose => {
                for item in &node.children {
                    claim::claim(reader, item);
                }
            }
            _ => blocks.extend(body::blocks(reader, std::slice::from_ref(node))),
        }
    }
    Section {
        kind,
        title: title.into(),
        anchor,
        claims: from..reader.claims.len(),
        body: blocks,
        consent: heading.consent(),
    }
}
