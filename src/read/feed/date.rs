//! Dates of feeds.

use time::format_description::well_known::{Rfc2822, Rfc3339};
use time::{OffsetDateTime, UtcOffset};

/// A date of RSS (RFC 2822) or Atom (RFC 3339) in UTC, as RFC 3339 writes it; one of neither kind
/// stays as it is.
pub(super) fn utc(date: String) -> String {
    let read = OffsetDateTime::parse(&date, &Rfc2822).or(OffsetDateTime::parse(&date, &Rfc3339));
    let written =
        read.ok().and_then(|at| at.checked_to_offset(UtcOffset::UTC)?.format(&Rfc3339).ok());
    written.map_or(date, |written| written.replace('Z', "+00:00"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_both_kinds_are_told_in_utc() {
        for (date, told) in [
            ("Tue, 03 Feb 2026 10:00:00 +0200", "2026-02-03T08:00:00+00:00"),
            ("3 Feb 2026 10:00 GMT", "2026-02-03T10:00:00+00:00"),
            ("Tue, 3 Feb 2026 10:00:00 EST", "2026-02-03T15:00:00+00:00"),
            ("2026-02-03T10:00:00Z", "2026-02-03T10:00:00+00:00"),
            ("2026-02-03T10:00:00.5-05:00", "2026-02-03T15:00:00.5+00:00"),
            ("yesterday", "yesterday"),
            ("2026-02-03", "2026-02-03"),
        ] {
            assert_eq!(utc(date.to_owned()), told);
        }
    }
}
