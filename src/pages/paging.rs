//! Lists that go over several pages: where their pages stand, and what stands on each.

use crate::pages::parts::{Pager, pager};
use crate::pages::{About, Subject};

/// A list in a folder of the site, cut into pages.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// The folder its pages stand in.
    pub folder: &'static str,
    /// How many things it holds.
    pub n_items: usize,
    /// How many of them stand on one page.
    pub n_per_page: usize,
}

impl Paging {
    /// The pages of the list: at least one.
    pub fn subjects(self) -> Vec<Subject> {
        let subject =
            |page| Subject { address: self.address(page).into(), about: About::ListPage(page) };
        (0..self.n_pages()).map(subject).collect()
    }

    /// The part of a list that stands on one page.
    pub fn on_page<T>(self, items: &[T], page: u32) -> &[T] {
        items.chunks(self.n_per_page).nth(page as usize).unwrap_or_default()
    }

    /// The way to the other pages.
    pub fn pager(self, page: u32) -> Pager {
        pager(self.n_pages(), page, |page| self.address(page))
    }

    /// The address of one page, from 0.
    pub fn address(self, page: u32) -> String {
        match page {
            0 => format!("{}/index.html", self.folder),
            page => format!("{}/page-{}.html", self.folder, page + 1),
        }
    }

    fn n_pages(self) -> u32 {
        u32::try_from(self.n_items.div_ceil(self.n_per_page)).unwrap_or(u32::MAX).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_into_pages() {
        let paging = Paging { folder: "notes", n_items: 5, n_per_page: 2 };
        let addresses: Vec<String> =
            paging.subjects().iter().map(|it| it.address.to_string()).collect();
        assert_eq!(addresses, ["notes/index.html", "notes/page-2.html", "notes/page-3.html"]);
        assert_eq!(paging.on_page(&[1, 2, 3, 4, 5], 2), [5]);
        assert_eq!(
            Paging { n_items: 0, ..paging }.subjects().len(),
            1,
            "an empty list has a page that says so"
        );
    }
}
