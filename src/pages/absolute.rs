//! Whole addresses, for what is read away from the site: feeds, sitemaps, cards in chats. There are none without `base-url`.

use crate::pages::Site;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What an address may hold as it is.
const KEPT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/').remove(b'#');

impl Site {
    /// Where the site will stand, with a slash at the end; none when nobody said it.
    pub fn base(&self) -> Option<String> {
        // The preview stands at `/`, which means nothing elsewhere.
        let base = self.settings.base_url.as_deref().filter(|it| it.contains("://"))?;
        Some(format!("{}/", base.trim_end_matches('/')))
    }

    /// The whole address of something on the site.
    pub fn absolute(&self, address: &str) -> Option<String> {
        Some(format!("{}{}", self.base()?, utf8_percent_encode(address, KEPT)))
    }
}
