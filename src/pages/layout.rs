//! What every page carries: its title, where it stands, the way to the root and the site's menu.

use crate::model::EntryId;
use crate::pages::{Shared, Site, Subject};
use jiff::civil::Date;
use serde::Serialize;

/// The frame of a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Layout {
    /// The way from the page to the root of the site: empty or `../../`.
    pub root: String,
    /// The page's title.
    pub title: String,
    /// What the page is, in one sentence.
    pub description: String,
    /// Language of the page.
    pub lang: String,
    /// Direction of the language: `ltr` or `rtl`.
    pub dir: &'static str,
    /// Which item of the menu it belongs to.
    pub nav: &'static str,
    /// Which kind of page it is, for the style sheet.
    pub kind: &'static str,
    /// The way here from the overview; the last one is the page itself.
    pub crumbs: Vec<Crumb>,
    /// For whom the site is built.
    pub audience: &'static str,
    /// The newest date of what the page shows.
    pub changed: Option<Date>,
    /// Where to edit the file behind the page.
    pub edit_url: Option<String>,
    /// Its whole address; none when nobody said where the site will stand.
    pub absolute: Option<String>,
    /// The site.
    pub site: SiteFacts,
    /// The menu.
    pub menu: Shared<Vec<MenuItem>>,
}

/// One step of the way to a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Crumb {
    /// Its title.
    pub title: String,
    /// Its address; none for the page itself.
    pub url: Option<String>,
    /// Whether the title is a key of the strings rather than text.
    pub is_key: bool,
}

/// What every page knows of the site.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SiteFacts {
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: String,
    /// Its language.
    pub lang: String,
    /// Whether the reader's own fonts are used.
    pub system_fonts: bool,
}

/// One item of the menu.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MenuItem {
    /// Key of its string.
    pub key: &'static str,
    /// Its address.
    pub url: &'static str,
}

impl Crumb {
    /// A step whose title is a string of the theme.
    pub fn key(key: &str, url: &str) -> Self {
        Self { title: key.to_owned(), url: Some(url.to_owned()), is_key: true }
    }

    /// A step whose title is text of the content.
    pub fn to(title: &str, url: &str) -> Self {
        Self { title: title.to_owned(), url: Some(url.to_owned()), is_key: false }
    }

    /// The page itself.
    pub fn here(title: &str) -> Self {
        Self { title: title.to_owned(), url: None, is_key: false }
    }
}

/// The way from an address to the root of the site.
pub fn root(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// Languages written from right to left.
const RTL: [&str; 10] = ["ar", "arc", "dv", "fa", "he", "ku", "ps", "ur", "yi", "ckb"];

/// The direction of a language.
pub fn dir(lang: &str) -> &'static str {
    let primary = lang.split(['-', '_']).next().unwrap_or_default();
    if RTL.contains(&primary) { "rtl" } else { "ltr" }
}

impl Site {
    /// Frames a page that belongs to one entry.
    pub fn layout_of(&self, subject: &Subject, entry: EntryId, nav: &'static str) -> Layout {
        let head = self.head(entry);
        let mut layout = self.layout(subject, &head.title, nav);
        if let Some(lang) = &head.lang {
            layout.lang = lang.to_string();
            layout.dir = dir(lang);
        }
        layout.edit_url = self
            .settings
            .edit_link
            .as_ref()
            .map(|base| format!("{}/{}", base.trim_end_matches('/'), head.path));
        layout
    }

    /// Frames a page of the site itself.
    pub fn layout(&self, subject: &Subject, title: &str, nav: &'static str) -> Layout {
        let settings = &self.settings;
        Layout {
            root: root(&subject.address),
            title: title.to_owned(),
            description: title.to_owned(),
            lang: settings.lang.to_string(),
            dir: dir(&settings.lang),
            nav,
            kind: "",
            crumbs: Vec::new(),
            audience: self.audience().word(),
            changed: None,
            edit_url: None,
            absolute: self.absolute(&subject.address),
            site: SiteFacts {
                title: settings.title.to_string(),
                description: settings.description.as_deref().unwrap_or_default().to_owned(),
                lang: settings.lang.to_string(),
                system_fonts: settings.system_fonts,
            },
            menu: self.menu.clone(),
        }
    }
}
