//! The addresses of all pages, for search engines. Only a site for everybody has it: the others ask not to be listed.

use crate::model::Audience;
use crate::pages::limits::N_SITEMAP_URLS;
use crate::pages::plan::is_html;
use crate::pages::{About, Facts, KINDS, Page, PageKind, Site, Subject, keys};
use serde::Serialize;

/// The kind.
pub const KIND: PageKind = PageKind { name: "sitemap.xml", subjects, key: keys::whole, facts };

/// What the sitemap shows.
#[derive(Clone, Debug, Hash, Serialize)]
struct SitemapFacts {
    urls: Vec<String>,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let is_there = site.base().is_some() && site.audience() == Audience::Public;
    let subject = Subject { address: "sitemap.xml".into(), about: About::Site };
    if is_there { vec![subject] } else { Vec::new() }
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    site.base()?;
    let others = KINDS.iter().filter(|it| it.name != KIND.name);
    let pages = others.flat_map(|kind| (kind.subjects)(site)).map(|it| it.address);
    let is_listed = |it: &str| is_html(it) && it != "404.html";
    let mut addresses: Vec<Box<str>> = pages.filter(|it| is_listed(it)).collect();
    addresses.truncate(N_SITEMAP_URLS);
    addresses.sort_unstable();
    let urls = addresses.iter().filter_map(|it| site.absolute(it)).collect();
    let layout = site.layout(subject, &site.settings.title, "");
    Some(Box::new(Page::new(layout, SitemapFacts { urls })))
}
