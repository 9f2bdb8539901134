//! What tells two versions of a file apart without reading them.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// How coarse the times of a file may be: the system's own clock ticks, and some file systems count in whole seconds, by two.
const TICK: Duration = Duration::from_millis(20);
const COARSE_TICK: Duration = Duration::from_secs(2);

/// How long a file is, and when it was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// How long the file is.
    pub n_bytes: u64,
    modified: Option<SystemTime>,
    /// When the system noted a change of any kind. Programs that put old times on new bytes cannot set it.
    noted: (i64, i64),
}

impl Stamp {
    /// The stamp of a file.
    pub fn of(metadata: &Metadata) -> Self {
        Self { n_bytes: metadata.len(), modified: metadata.modified().ok(), noted: noted(metadata) }
    }

    /// Whether a change after a moment must show in the stamp. One within the same tick of the clock need not.
    pub fn tells_changes_after(&self, moment: SystemTime) -> bool {
        let Some(modified) = self.modified else { return true };
        let since_epoch = modified.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let tick = if since_epoch.subsec_nanos() == 0 { COARSE_TICK } else { TICK };
        // The clock of another machine may be ahead of ours.
        let between = moment.duration_since(modified).unwrap_or_else(|ahead| ahead.duration());
        tick < between
    }
}

#[cfg(unix)]
fn noted(metadata: &Metadata) -> (i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime(), metadata.ctime_nsec())
}

/// Elsewhere the system does not say.
#[cfg(not(unix))]
fn noted(_: &Metadata) -> (i64, i64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_as_young_as_the_look_at_it_tells_nothing() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_hours(500_000);
        let tells = |modified, looked: Duration| {
            let stamp = Stamp { n_bytes: 1, modified: Some(modified), noted: (0, 0) };
            stamp.tells_changes_after(now + looked)
        };
        assert!(!tells(now, Duration::from_secs(2)), "a clock that counts in whole seconds");
        assert!(tells(now, Duration::from_secs(3)));
        let fine = now + Duration::from_nanos(1);
        assert!(!tells(fine, Duration::from_millis(10)));
        assert!(tells(fine, Duration::from_millis(30)));
        assert!(tells(now + Duration::from_mins(1), Duration::ZERO), "the clock is wrong");
    }
}
