//! Days as metadata of articles write them.

/// The day that `date` tells, counted so that the next day is one more: `2026-02-03T10:00:00Z`,
/// `20260203`, `Tue, 03 Feb 2026 10:00 GMT`, `February 3, 2026`, `3. Februar 2026`.
pub(crate) fn day(date: &str) -> Option<i32> {
    numeric(date).or_else(|| worded(date))
}

/// Year, month and day of a day so counted.
fn civil(day: i32) -> (i32, i32, i32) {
    // In years that begin in March, four hundred of which have so many days.
    let (era, within) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (within - within / 1_460 + within / 36_524 - within / 146_096) / 365;
    let rest = within - (365 * year + year / 4 - year / 100);
    let month = (5 * rest + 2) / 153;
    let day = rest - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (400 * era + year + next, month, day)
}

/// The day that `date` tells, as the calendar has it: `2026-02-03`.
#[must_use]
pub fn iso_day(date: &str) -> Option<String> {
    let (year, month, day) = civil(day(date)?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Year, month and day in figures.
fn numeric(date: &str) -> Option<i32> {
    let start: String = date.trim_start().chars().take(10).collect();
    let digits: String = start.chars().take_while(char::is_ascii_digit).collect();
    let (year, month, day) = if digits.len() == 8 {
        (&digits[..4], &digits[4..6], &digits[6..])
    } else {
        let mut parts = start.split(['-', '/', '.']);
        let (year, month) = (parts.next()?, parts.next()?);
        let day = parts.next()?;
        (year, month, day.split(|c: char| !c.is_ascii_digit()).next()?)
    };
    if year.len() != 4 {
        return None;
    }
    calendar(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A month by its name, with a year and a day beside it.
fn worded(date: &str) -> Option<i32> {
    let words: Vec<String> = date
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let month = words.iter().find_map(|word| month(word))?;
    let number = |word: &String| word.trim_end_matches(char::is_alphabetic).parse::<i32>().ok();
    let year = words.iter().filter(|word| word.len() == 4).find_map(number)?;
    let mut days = words.iter().filter(|word| word.len() <= 4).filter_map(number);
    let day = days.find(|day| (1..=31).contains(day))?;
    calendar(year, month, u8::try_from(day).ok()?)
}

/// Days since the first of March of the year 0; none where the calendar has no such day.
fn calendar(year: i32, month: u8, day: u8) -> Option<i32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    // Counted from March, so that the day that leaps is the last of a year.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let before = 365 * year + year / 4 - year / 100 + year / 400;
    let within = (153 * i32::from(month) + 2) / 5;
    (1..=days).contains(&day).then(|| before + within + i32::from(day) - 1)
}

/// The number of a month by its name, in full or cut short, in the languages of most exports.
fn month(word: &str) -> Option<u8> {
    const STEMS: [&[&str]; 12] = [
        &["jan", "gen", "ene"],
        &["feb", "fév", "fev"],
        &["mar", "mär", "maa", "mrt"],
        &["apr", "avr", "abr"],
        &["may", "mai", "mag", "mei"],
        &["jun", "juin", "giu"],
        &["jul", "juil", "lug"],
        &["aug", "aoû", "ago"],
        &["sep", "set"],
        &["oct", "okt", "ott", "out"],
        &["nov"],
        &["dec", "dez", "déc", "dic"],
    ];
    // `mardi`, `martes` and `martedì` are days, as are `maandag` and `marts` none.
    let is_day = ["mardi", "martes", "martedì", "maandag"].contains(&word);
    let begins = |stems: &&[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let place = STEMS.iter().position(begins)?;
    (!is_day).then_some(place as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::{day, iso_day};

    #[test]
    fn a_day_is_written_as_the_calendar_has_it() {
        for day in
            ["2026-02-03", "2024-02-29", "2000-03-01", "1999-12-31", "1900-02-28", "2100-03-01"]
        {
            assert_eq!(iso_day(day).as_deref(), Some(day));
        }
        assert_eq!(iso_day("Tue, 03 Feb 2026 10:00 GMT").as_deref(), Some("2026-02-03"));
        assert_eq!(iso_day("soon"), None);
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        let expected = day("2026-02-03").unwrap();
        for date in [
            "2026-02-03T23:00:00Z",
            "2026-02-03 10:00",
            "2026/2/3",
            "20260203",
            "Tue, 03 Feb 2026 10:00:00 +0200",
            "February 3, 2026 Tuesday",
            "3rd February 2026",
            "3. Februar 2026",
            "mardi 3 février 2026",
        ] {
            assert_eq!(day(date), Some(expected), "{date}");
        }
        for (date, later) in [("2026-02-28", 25), ("2026-03-01", 26), ("2027-02-03", 365)] {
            assert_eq!(day(date), Some(expected + later), "{date}");
        }
        assert_eq!(day("2024-03-01").unwrap() - day("2024-02-28").unwrap(), 2);
        for none in ["", "yesterday", "2026", "3 Feb", "2026-02-31", "13.45", "May 2026"] {
            assert_eq!(day(none), None, "{none}");
        }
    }
}
