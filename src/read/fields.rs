//! Which field of a record is what.

/// Which fields make the article, and which stay beside it. A name with dots leads into a field of
/// fields: `content.rendered`.
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
    /// Those of these names, also when they make the article; and where a name ends in `*`, all that
    /// begin as it does and do not make the article.
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
    /// What is to be done with fields within it, each by its path.
    pub(super) within: Vec<(String, Plan)>,
}

impl Plan {
    /// Whether nothing is to be done.
    pub(super) fn is_empty(&self) -> bool {
        self.role.is_none() && self.keep.is_none() && self.within.is_empty()
    }

    /// Whether the field, or one within it, may hold the text.
    pub(super) fn has_text(&self) -> bool {
        let within = || self.within.iter().any(|(_, plan)| plan.has_text());
        self.role.is_some_and(Role::is_text) || within()
    }
}

impl Fields {
    /// What is to be done with the field called `name`.
    pub(super) fn plan(&self, name: &str) -> Plan {
        Plan { within: self.within(name), ..self.plan_alone(name) }
    }

    /// What is to be done with a field, but for those within it.
    fn plan_alone(&self, name: &str) -> Plan {
        let role = self.role(name);
        let kept = match &self.keep {
            Keep::Nothing => false,
            Keep::Named(names) => names.iter().any(|kept| is_kept(name, kept, role)),
            Keep::Rest => role.is_none(),
            Keep::All => true,
        };
        Plan { role, keep: kept.then(|| name.to_owned()), within: Vec::new() }
    }

    /// What is to be done with the fields within the one called `name`.
    fn within(&self, name: &str) -> Vec<(String, Plan)> {
        let kept: &[String] = if let Keep::Named(names) = &self.keep { names } else { &[] };
        let given = [&self.text, &self.title, &self.id].into_iter().flatten();
        let mut inner: Vec<_> = given
            .chain(kept)
            .filter_map(|path| {
                let rest = path.strip_prefix(name)?.strip_prefix('.')?;
                Some((rest.to_owned(), self.plan_alone(path)))
            })
            .collect();
        inner.dedup_by(|a, b| a.0 == b.0);
        inner
    }

    /// Whether a field called `name` is part of the article.
    pub(crate) fn makes_article(&self, name: &str) -> bool {
        self.role(name).is_some()
    }

    /// Whether a field called `name` that makes no article is to be kept.
    pub(super) fn keeps(&self, name: &str) -> bool {
        match &self.keep {
            Keep::Nothing => false,
            Keep::Named(names) => names.iter().any(|kept| is_kept(name, kept, None)),
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

/// Whether a field called `name` is one of those that are to be kept as `kept`.
fn is_kept(name: &str, kept: &str, role: Option<Role>) -> bool {
    let begins = || kept.strip_suffix('*').is_some_and(|begin| name.starts_with(begin));
    name == kept || role.is_none() && begins()
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
    fn a_name_with_dots_leads_into_its_first_field() {
        let fields = Fields {
            text: Some("content.rendered".into()),
            keep: Keep::Named(vec!["meta.section".into(), "meta.split".into()]),
            ..Fields::default()
        };
        let within = |name| fields.plan(name).within.into_iter().map(|(path, _)| path);
        assert_eq!(within("content").collect::<Vec<_>>(), ["rendered"]);
        assert_eq!(within("meta").collect::<Vec<_>>(), ["section", "split"]);
        assert!(fields.plan("content").has_text() && fields.plan("text").is_empty());
        assert!(fields.plan("contents").is_empty());
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
