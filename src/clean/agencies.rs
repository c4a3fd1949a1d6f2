//! News agencies, by the names they sign with.

/// One a line.
const AGENCIES: &str = include_str!("data/agencies.txt");

/// Whether `name` is the name of an agency, as they sign.
pub(super) fn is_agency(name: &str) -> bool {
    AGENCIES.lines().any(|agency| agency.eq_ignore_ascii_case(name) && agency.len() > 1)
}
