//! Photo credits in brackets before or behind a sentence: `(AP Photo/Ana Rowntree) The mayor …`.

use super::agencies::is_agency;

/// The longest credit, in bytes: `(Peter Merrow/Pool Photo via Associated Press)`.
const LONGEST: usize = 80;
/// What such brackets hold only where they name who took a picture.
const MARKS: [&str; 10] = [
    "photo/",
    "photo:",
    "photo by",
    "photo via",
    "photo credit",
    "credit:",
    "photograph:",
    "image:",
    "picture:",
    "getty images",
];

/// How many bytes at the start of `text` are a photo credit.
pub(crate) fn length(text: &str) -> Option<usize> {
    let close = match text.as_bytes().first()? {
        b'(' => ')',
        b'[' => ']',
        _ => return None,
    };
    let head = &text[..text.floor_char_boundary(LONGEST)];
    let end = head.find(close)?;
    is_credit(&head[1..end]).then_some(end + 1)
}

fn is_credit(name: &str) -> bool {
    let small = name.to_lowercase();
    let marked = small.ends_with("photo") || MARKS.iter().any(|mark| small.contains(mark));
    marked || is_signed(name)
}

/// `Ana Rowntree/AFP`
fn is_signed(name: &str) -> bool {
    let mut names = name.split('/').map(str::trim);
    name.contains('/')
        && names.clone().all(|name| name.starts_with(char::is_uppercase))
        && names.any(is_agency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_name_who_took_a_picture() {
        let table = [
            ("(AP Photo/Ana Rowntree)| The mayor left.", true),
            ("(Photo: Ana Rowntree)| The mayor left.", true),
            ("[Photo/Meridian]| The mayor left.", true),
            ("(Ana Rowntree/AFP)|", true),
            ("(credit: Ana Rowntree)| The mayor left.", true),
            ("(File photo)| The mayor left.", true),
            ("(Tarn/Wend) The mayor left.", false),
            ("(The photos were lost.) The mayor left.", false),
            ("The mayor (AP Photo/Ana Rowntree) left.", false),
            ("", false),
        ];
        for (marked, has) in table {
            let text = marked.replace('|', "");
            assert_eq!(length(&text), marked.find('|').filter(|_| has), "{marked}");
        }
    }
}
