//! The time, in UTC, as records write it.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Now, to the second: `2026-11-28T05:00:00Z`.
pub(crate) fn now() -> String {
    let now = OffsetDateTime::now_utc();
    let now = now.replace_nanosecond(0).unwrap_or(now);
    now.format(&Rfc3339).unwrap_or_default()
}
