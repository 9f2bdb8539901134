//! Why a command could not do its work: what we did, to what, why, and what to do now.

use crate::rim::report::as_message;
use std::fmt;
use std::io;
use std::path::Path;

/// Usage, or refused for safety.
pub const EXIT_REFUSED: u8 = 2;
/// We could not do our work.
const EXIT_BROKEN: u8 = 3;

/// The only error type; the core has none, because reading never fails.
#[derive(Debug)]
pub enum Failure {
    /// What was asked for would be wrong or harmful.
    Refused {
        /// What is wrong, true on its own line.
        message: String,
        /// What to do now.
        help: String,
    },
    /// The system did not let us do it.
    Io {
        /// What we did, to what, such as `could not write site/index.html`.
        message: String,
        /// Why not.
        cause: io::Error,
    },
    /// The program itself is wrong; the place was printed when it happened.
    Internal,
}

impl Failure {
    /// Refuses, with a reason and a way out.
    pub fn refused(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Refused { message: message.into(), help: help.into() }
    }

    /// Tells what could not be done to a file or folder, for use with `map_err`.
    pub fn io(verb: &str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |cause| Self::Io { message: format!("could not {verb} {}", path.display()), cause }
    }

    /// The code that the program ends with.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Refused { .. } => EXIT_REFUSED,
            Self::Io { .. } | Self::Internal => EXIT_BROKEN,
        }
    }

    /// What to do now.
    pub fn help(&self) -> Option<&str> {
        match self {
            Self::Refused { help, .. } => Some(help),
            Self::Io { .. } => None,
            Self::Internal => Some(
                "the mistake is in heard, not in your notes; report the place above. Nothing was written",
            ),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { message, .. } => f.write_str(message),
            Self::Io { message, cause } => write!(f, "{message}: {}", reason(cause)),
            Self::Internal => f.write_str("internal error"),
        }
    }
}

/// The system's words in our manner: lower case and without the number of the error.
fn reason(cause: &io::Error) -> String {
    let text = cause.to_string();
    as_message(text.split_once(" (os error").map_or(text.as_str(), |(words, _)| words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_to_what_and_why() {
        let cause = io::Error::from_raw_os_error(28);
        let failure = Failure::io("write", Path::new("site/maya.html"))(cause);
        assert_eq!(failure.to_string(), "could not write site/maya.html: no space left on device");
        assert_eq!(failure.exit_code(), 3);
    }
}
