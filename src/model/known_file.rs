//! Files that are known by their names, and others that are nearly called so: what they would withhold must not be overlooked.

use crate::model::SourcePath;

/// The settings, at the top of the site.
pub const SETTINGS: &str = "heard.yaml";
/// The real names behind the pseudonyms, at the top of the site; in a bare folder of notes too.
pub const NAMES: &str = "names.txt";
/// The defaults of a folder.
pub const DEFAULTS: &str = "_defaults.yaml";

/// How many slips of the pen a name may be away.
const N_SLIPS_MAX: usize = 2;

/// The name that a file was meant to have. Of files with the right name, those are told that lie where nobody reads them.
#[must_use]
pub fn meant(path: &SourcePath) -> Option<&'static str> {
    let is_top = path.folder().is_empty();
    match path.file_name() {
        DEFAULTS => None,
        SETTINGS => (!is_top).then_some(SETTINGS),
        NAMES => (!is_top).then_some(NAMES),
        name => nearly(&name.to_lowercase(), is_top),
    }
}

fn nearly(name: &str, is_top: bool) -> Option<&'static str> {
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let word = stem.trim_start_matches(['_', '-', ' ']);
    let is_data = matches!(ending, "yaml" | "yml" | "json" | "toml" | "yaml.txt" | "yml.txt");
    let is_marked = stem.starts_with('_') && matches!(ending, "" | "txt" | "md" | "yaml.md");
    let is_default = word == "default"
        || word.starts_with('d') && strsim::osa_distance(word, "defaults") <= N_SLIPS_MAX;
    if is_default && (is_data || is_marked) {
        return Some(DEFAULTS);
    }
    match stem {
        "heard" if is_top && is_data => Some(SETTINGS),
        "names" | "name" if is_top && matches!(ending, "txt" | "text" | "csv" | "txt.txt") => {
            Some(NAMES)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{DEFAULTS, NAMES, SETTINGS, meant};
    use crate::model::SourcePath;

    #[test]
    fn a_name_that_is_nearly_right_is_noticed() {
        for (path, name) in [
            ("content/notes/_defaults.yml", Some(DEFAULTS)),
            ("content/_Defaults.yaml", Some(DEFAULTS)),
            ("content/_defualts.yaml", Some(DEFAULTS)),
            ("content/default.yaml", Some(DEFAULTS)),
            ("content/_defaults.md", Some(DEFAULTS)),
            ("content/_defaults", Some(DEFAULTS)),
            ("content/heard.yaml", Some(SETTINGS)),
            ("Heard.yaml", Some(SETTINGS)),
            ("heard.yml", Some(SETTINGS)),
            ("Names.txt", Some(NAMES)),
            ("content/names.txt", Some(NAMES)),
            ("heard.yaml", None),
            ("names.txt", None),
            ("content/notes/_defaults.yaml", None),
            ("content/pages/defaults.md", None),
            ("content/pages/names.csv", None),
            ("content/heard.md", None),
        ] {
            assert_eq!(meant(&SourcePath::new(path)), name, "{path}");
        }
    }
}
