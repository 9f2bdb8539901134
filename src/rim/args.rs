//! What can be asked on the command line.

use crate::model::Audience;
use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};
use jiff::Zoned;
use jiff::civil::Date;
use std::path::PathBuf;

/// Turn interview notes into persona pages, empathy maps and journey maps that lead back to what was said.
#[derive(Debug, Parser)]
#[command(
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    after_help = "\
Exit codes: 0 fine, 1 the content has errors, 2 usage or refused, 3 the work could not be done."
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the site into a folder.
    Build(BuildArgs),
    /// Show the site in the browser of this machine and follow every change.
    Serve(ServeArgs),
    /// Read everything and say what is wrong, without writing.
    Check(CheckArgs),
    /// Say where a participant is named, and how to take them out of the history; nothing is changed.
    Forget(ForgetArgs),
}

/// What every command asks about the content.
#[derive(Clone, Debug, clap::Args)]
pub struct ContentArgs {
    /// The folder that holds heard.yaml and content/, or only notes.
    #[arg(default_value = ".", value_name = "SITE")]
    pub site: PathBuf,
    /// For whom: what a participant did not allow for them leaves no trace.
    #[arg(long, value_enum, value_name = "WHO")]
    pub audience: Option<Audience>,
    /// Count from this day instead of the current one.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub today: Option<Date>,
    /// Count drafts as if they were finished.
    #[arg(long)]
    pub drafts: bool,
}

impl ContentArgs {
    /// The day to count from.
    pub fn today(&self) -> Date {
        self.today.unwrap_or_else(|| Zoned::now().date())
    }
}

/// `heard build`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(after_help = "\
Examples:
  heard build                              the site in this folder, into site/
  heard build research -o public           another folder, another output
  heard build --audience public --strict   what everybody may read, and no warning is tolerated
  heard build --watch                      the same again after every change")]
pub struct BuildArgs {
    /// The content and for whom.
    #[command(flatten)]
    pub content: ContentArgs,
    /// Where to write [default: site/ in SITE].
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Where the site will stand.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<Box<str>>,
    /// Take every warning for an error.
    #[arg(long)]
    pub strict: bool,
    /// Leave out what has errors, write the rest, and still end with 1.
    #[arg(long)]
    pub keep_going: bool,
    /// Go on, and build again after every change.
    #[arg(long)]
    pub watch: bool,
    /// Print one line each, without any words of the notes.
    #[arg(long)]
    pub concise: bool,
    /// Write into a folder that heard did not make; files that are not ours stay.
    #[arg(long)]
    pub force: bool,
    /// Write over a site that was built for another audience.
    #[arg(long)]
    pub replace_audience: bool,
}

/// `heard serve`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  heard serve --open                       this folder, in a new tab
  heard serve research --audience public   what everybody would see
  heard serve --port 8080                  this port or none")]
pub struct ServeArgs {
    /// The content and for whom.
    #[command(flatten)]
    pub content: ContentArgs,
    /// The port [default: 4000 or the next free one].
    #[arg(long)]
    pub port: Option<u16>,
    /// The address to listen on; any other than the default shows the site to other machines.
    #[arg(long, default_value = "127.0.0.1")]
    pub host: String,
    /// Open the browser.
    #[arg(long)]
    pub open: bool,
}

/// `heard check`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  heard check                   everything there is to say, with the lines it is about
  heard check --concise         one line each, without any words of the notes
  heard check --strict          end with 1 when there is a warning
  heard check --prove site      look in a finished site for what its audience may not see")]
pub struct CheckArgs {
    /// The content and for whom.
    #[command(flatten)]
    pub content: ContentArgs,
    /// Take every warning for an error.
    #[arg(long)]
    pub strict: bool,
    /// Print one line each, without any words of the notes.
    #[arg(long)]
    pub concise: bool,
    /// Search a finished site for every text that its audience may not see, instead.
    #[arg(long, value_name = "OUT", conflicts_with = "strict")]
    pub prove: Option<PathBuf>,
}

/// `heard forget`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  heard forget P07              every file and line about P07, and the commands that would remove them")]
pub struct ForgetArgs {
    /// The pseudonym, as notes write it.
    #[arg(value_name = "PARTICIPANT")]
    pub participant: String,
    /// The folder that holds heard.yaml and content/, or only notes.
    #[arg(default_value = ".", value_name = "SITE")]
    pub site: PathBuf,
}

/// Reads a day; the words of the date library would not say what one looks like.
fn date(text: &str) -> Result<Date, &'static str> {
    text.parse().map_err(|_| "this is not a date; write year, month and day: `2026-11-23`")
}

/// Reads the address of a site. What is made of it must lead there from anywhere, so it names the whole way.
fn base_url(text: &str) -> Result<Box<str>, &'static str> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    if host.is_none_or(|host| host.is_empty() || host.contains(char::is_whitespace)) {
        return Err(
            "this is no address of a site; write one such as `https://example.org/research`",
        );
    }
    Ok(text.into())
}

impl ValueEnum for Audience {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Team => "those who work with the notes",
            Self::Internal => "everybody in the organization",
            Self::Public => "everybody",
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn an_unknown_audience_is_told_the_known_ones() {
        let error = Args::try_parse_from(["heard", "build", "--audience", "pubic"]).unwrap_err();
        let text = error.to_string();
        assert!(text.contains("team, internal, public"), "{text}");
        assert!(text.contains("'public'"), "{text}");
        assert_eq!(error.exit_code(), 2);
    }

    #[test]
    fn a_day_that_is_none_is_told_what_one_looks_like() {
        for today in ["nonsense", "2026-02-30", "23.11.2026"] {
            let error = Args::try_parse_from(["heard", "check", "--today", today]).unwrap_err();
            let text = error.to_string();
            let said = "this is not a date; write year, month and day: `2026-11-23`\n";
            assert!(text.contains(said), "{text}");
        }
        assert!(Args::try_parse_from(["heard", "check", "--today", "2026-11-23"]).is_ok());
    }

    #[test]
    fn an_address_that_is_none_is_told_what_one_looks_like() {
        for url in ["not a url", "example.org", "javascript:alert(1)", "https://", "http:// x"] {
            let error = Args::try_parse_from(["heard", "build", "--base-url", url]).unwrap_err();
            assert!(error.to_string().contains("such as `https://example.org/"), "{error}");
            assert_eq!(error.exit_code(), 2);
        }
        let fine = ["heard", "build", "--base-url", "https://example.org/research/"];
        assert!(Args::try_parse_from(fine).is_ok());
    }
}
