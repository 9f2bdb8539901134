//! Which pages there are, in the order of their addresses.

use crate::diagnostic::{Diagnostic, Rule};
use crate::pages::{KINDS, PageKind, Site, Subject, note};

/// All pages of a site.
#[derive(Default)]
pub struct Plan {
    /// The pages, sorted by address.
    pub pages: Vec<(&'static PageKind, Subject)>,
    /// What there is to say about addresses that two files would have.
    pub diagnostics: Vec<Diagnostic>,
    /// What the pages of notes were planned from.
    addresses: u64,
    /// All pages that are no notes, kind by kind.
    others: Vec<Subject>,
}

impl Plan {
    /// How many of them are read in a browser; the others are for other programs.
    pub fn n_html(&self) -> usize {
        self.pages.iter().filter(|(_, subject)| is_html(&subject.address)).count()
    }

    /// Plans the pages. Two files with one address are both named; the first keeps it.
    pub fn of(site: &Site) -> Self {
        Self::after(site, &Self::default()).unwrap_or_default()
    }

    /// Plans the pages anew; none when they are those of the plan before.
    pub fn after(site: &Site, before: &Self) -> Option<Self> {
        let subjects_of =
            |kind: &'static PageKind| (kind.subjects)(site).into_iter().map(move |it| (kind, it));
        let others = KINDS.iter().filter(|kind| kind.name != note::KIND.name);
        let mut pages: Vec<(&PageKind, Subject)> = others.flat_map(subjects_of).collect();
        let is_same = before.addresses == site.addresses
            && pages.iter().map(|(_, subject)| subject).eq(&before.others);
        if is_same {
            return None;
        }
        let others = pages.iter().map(|(_, subject)| subject.clone()).collect();
        pages.extend(subjects_of(&note::KIND));
        pages.sort_by(|a, b| a.1.address.cmp(&b.1.address));
        let mut diagnostics = Vec::new();
        pages.dedup_by(|later, first| {
            let is_twin = later.1.address == first.1.address;
            if is_twin {
                diagnostics.extend(collision(site, &first.1, &later.1));
            }
            is_twin
        });
        Some(Self { pages, diagnostics, addresses: site.addresses, others })
    }
}

/// Says whether a browser shows what stands at an address of ours; the others are for other programs.
#[expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "we write all endings ourselves"
)]
pub fn is_html(address: &str) -> bool {
    address.ends_with(".html")
}

fn collision(site: &Site, first: &Subject, later: &Subject) -> Option<Diagnostic> {
    let (one, other) = match (site.entry_of(first), site.entry_of(later)) {
        (Some(one), other) => (one, other),
        (None, Some(other)) => (other, None),
        (None, None) => return None,
    };
    let head = site.head(one);
    let message = format!("two pages would have the address `{}`", first.address);
    let start = Diagnostic::new(Rule::DuplicateAddress, &head.path, head.slug_span, message)
        .help("rename one of the files, or give it another `slug:`");
    Some(match other {
        Some(other) => {
            let twin = site.head(other);
            start.label("this file").also(&twin.path, twin.slug_span, "and this one")
        }
        None => start.label("this file, and a page that the site makes itself"),
    })
}
