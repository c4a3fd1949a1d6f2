//! News agencies, by the names they sign with.

use std::sync::LazyLock;

use crate::text::entries;

/// One a line.
static AGENCIES: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("data/agencies.txt")).collect());

/// Whether `name` is the name of an agency, as they sign.
pub(super) fn is_agency(name: &str) -> bool {
    AGENCIES.iter().any(|agency| agency.eq_ignore_ascii_case(name))
}
