//! Which field of a record is what.

/// Which fields make the article, and which stay beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The field of the article's id; `id` unless given. Without one, the id is the place.
    pub id: Option<String>,
    /// The field of the headline; `title` unless given.
    pub title: Option<String>,
    /// The field of the text; unless given, the first there is of `text`, `article`, `body`,
    /// `content` and what ninjs calls it.
    pub text: Option<String>,
    /// The fields to keep in [`Record::fields`](super::Record::fields).
    pub keep: Keep,
}

/// Which fields of a record are kept beside the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// None.
    #[default]
    Nothing,
    /// Those of these names, also when they make the article.
    Named(Vec<String>),
    /// All that do not make the article.
    Rest,
    /// All.
    All,
}

/// What a field is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    Uri,
    Title,
    Headline,
    Headlines,
    Text,
    Article,
    Body,
    Content,
    BodyText,
    Markup,
    Bodies,
    Description,
    Descriptions,
    Sentences,
    Target,
    From,
    To,
}

/// Roles of fields that may hold the text: of those that do, the first is read.
pub(super) const TEXTS: [Role; 9] = [
    Role::Text,
    Role::Article,
    Role::Body,
    Role::Content,
    Role::BodyText,
    Role::Markup,
    Role::Bodies,
    Role::Description,
    Role::Descriptions,
];

/// The names that a field goes by where none is given: ours, and those of ninjs 1.x and 3.x. The
/// case of their letters is of no account, nor is what stands between their words.
const ROLES: [(&str, Role); 24] = [
    ("id", Role::Id),
    ("uri", Role::Uri),
    ("title", Role::Title),
    ("headline", Role::Headline),
    ("headlines", Role::Headlines),
    ("text", Role::Text),
    ("article", Role::Article),
    ("article_text", Role::Article),
    ("full_text", Role::Article),
    ("body", Role::Body),
    ("content", Role::Content),
    ("maintext", Role::Content),
    ("body_text", Role::BodyText),
    ("body_xhtml", Role::Markup),
    ("body_html", Role::Markup),
    ("bodyxhtml", Role::Markup),
    ("bodyhtml", Role::Markup),
    ("bodies", Role::Bodies),
    ("description_text", Role::Description),
    ("descriptions", Role::Descriptions),
    ("sentences", Role::Sentences),
    ("target", Role::Target),
    ("from", Role::From),
    ("to", Role::To),
];

pub(super) const ROLE_COUNT: usize = Role::To as usize + 1;

impl Role {
    /// Whether the field may hold the text.
    pub(super) fn is_text(self) -> bool {
        TEXTS.contains(&self)
    }
}

/// What is to be done with a field.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) role: Option<Role>,
    /// The name under which it is kept.
    pub(super) keep: Option<String>,
}

impl Fields {
    /// What is to be done with the field called `name`.
    pub(super) fn plan(&self, name: &str) -> Plan {
        let role = self.role(name);
        let kept = match &self.keep {
            Keep::Nothing => false,
            Keep::Named(names) => names.iter().any(|kept| kept == name),
            Keep::Rest => role.is_none(),
            Keep::All => true,
        };
        Plan { role, keep: kept.then(|| name.to_owned()) }
    }

    /// Whether a field called `name` that makes no article is to be kept.
    #[cfg(feature = "web")]
    pub(super) fn keeps(&self, name: &str) -> bool {
        match &self.keep {
            Keep::Nothing => false,
            Keep::Named(names) => names.iter().any(|kept| kept == name),
            Keep::Rest | Keep::All => true,
        }
    }

    /// A name that was given goes before one that is assumed, so that a field can be told to be
    /// the text although it is called `title`.
    fn role(&self, name: &str) -> Option<Role> {
        let given = [(&self.text, Role::Text), (&self.title, Role::Title), (&self.id, Role::Id)];
        if let Some((_, role)) = given.iter().find(|(given, _)| given.as_deref() == Some(name)) {
            return Some(*role);
        }
        let (_, role) = *ROLES.iter().find(|(assumed, _)| is_called(name, assumed))?;
        let replaced = match role {
            Role::Id | Role::Uri => self.id.is_some(),
            Role::Title | Role::Headline | Role::Headlines => self.title.is_some(),
            role => role.is_text() && self.text.is_some(),
        };
        (!replaced).then_some(role)
    }
}

/// Whether `name` is `assumed`, but for the case of letters and what stands between words.
fn is_called(name: &str, assumed: &str) -> bool {
    let same =
        |(a, b): (u8, u8)| a.eq_ignore_ascii_case(&b) || b == b'_' && matches!(a, b' ' | b'-');
    name.len() == assumed.len() && name.bytes().zip(assumed.bytes()).all(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_name_replaces_the_assumed_one() {
        let fields = Fields { text: Some("title".into()), ..Fields::default() };
        assert_eq!(fields.role("title"), Some(Role::Text));
        assert_eq!(fields.role("text"), None);
        assert_eq!(fields.role("id"), Some(Role::Id));
    }

    #[test]
    fn names_are_known_however_they_are_written() {
        for (name, role) in [
            ("Text", Some(Role::Text)),
            ("TITLE", Some(Role::Title)),
            ("Article Text", Some(Role::Article)),
            ("Full-Text", Some(Role::Article)),
            ("bodyXHTML", Some(Role::Markup)),
            ("Body_Text", Some(Role::BodyText)),
            ("text_", None),
            ("context", None),
        ] {
            assert_eq!(Fields::default().role(name), role, "{name}");
        }
    }
}
