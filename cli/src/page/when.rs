/// When an article was printed, as people write it: `2026-11-28 05:00` of `2026-11-28T05:00:00Z`. What is
/// written otherwise stays so.
pub(crate) fn when(date: &str) -> String {
    match date.split_once('T') {
        Some((day, time)) if day.len() == 10 && time.is_ascii() && time.len() >= 5 => {
            format!("{day} {}", &time[..5])
        }
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::when;

    #[test]
    fn a_date_is_shortened_where_it_is_known_how() {
        for (date, shown) in [
            ("2026-11-28T05:00:12.5+01:00", "2026-11-28 05:00"),
            ("2026-11-28", "2026-11-28"),
            ("Sat, 28 Nov 2026", "Sat, 28 Nov 2026"),
            ("Tuesday", "Tuesday"),
        ] {
            assert_eq!(when(date), shown);
        }
    }
}
