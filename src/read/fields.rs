//! Which field of a record is what.

/// Which fields make the article, and which stay beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The field of the article's id; `id` unless given. Without one, the id is the place.
    pub id: Option<String>,
    /// The field of the headline; `title` unless given.
    pub title: Option<String>,
    /// The field of the text; unless given, the first there is of `text`, `article` and `body`.
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
}

/// What a field is to the article. The number is its place in [`ROLES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    Title,
    Text,
    Article,
    Body,
    Sentences,
    Target,
    From,
    To,
}

/// The names that a field goes by where none is given.
const ROLES: [(&str, Role); ROLE_COUNT] = [
    ("id", Role::Id),
    ("title", Role::Title),
    ("text", Role::Text),
    ("article", Role::Article),
    ("body", Role::Body),
    ("sentences", Role::Sentences),
    ("target", Role::Target),
    ("from", Role::From),
    ("to", Role::To),
];

pub(super) const ROLE_COUNT: usize = 9;

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
        };
        Plan { role, keep: kept.then(|| name.to_owned()) }
    }

    /// A name that was given goes before one that is assumed, so that a field can be told to be
    /// the text although it is called `title`.
    fn role(&self, name: &str) -> Option<Role> {
        let given = [(&self.text, Role::Text), (&self.title, Role::Title), (&self.id, Role::Id)];
        if let Some((_, role)) = given.iter().find(|(given, _)| given.as_deref() == Some(name)) {
            return Some(*role);
        }
        let (_, role) = *ROLES.iter().find(|(assumed, _)| *assumed == name)?;
        let replaced = match role {
            Role::Id => self.id.is_some(),
            Role::Title => self.title.is_some(),
            Role::Text | Role::Article | Role::Body => self.text.is_some(),
            _ => false,
        };
        (!replaced).then_some(role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_stand_at_their_numbers() {
        for (place, (name, role)) in ROLES.iter().enumerate() {
            assert_eq!(*role as usize, place, "place of {name}");
        }
    }

    #[test]
    fn a_given_name_replaces_the_assumed_one() {
        let fields = Fields { text: Some("title".into()), ..Fields::default() };
        assert_eq!(fields.role("title"), Some(Role::Text));
        assert_eq!(fields.role("text"), None);
        assert_eq!(fields.role("id"), Some(Role::Id));
    }
}
