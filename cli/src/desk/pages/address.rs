/// The address of a page: a path, and pairs of names and values behind it.
pub(crate) fn address<N: AsRef<str>, V: AsRef<str>>(path: &str, pairs: &[(N, V)]) -> String {
    if pairs.is_empty() {
        return path.to_owned();
    }
    format!("{path}?{}", encoded(pairs))
}

/// The pairs as they stand in an address or a form.
pub(crate) fn encoded<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_filter_holds_cannot_leave_its_place() {
        assert_eq!(address::<&str, &str>("/", &[]), "/");
        assert_eq!(address("/", &[("q", "a & b\"#")]), "/?q=a+%26+b%22%23");
    }
}
