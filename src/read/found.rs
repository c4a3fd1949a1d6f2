//! Fields that a format found, and the record they make.

use serde_json::{Map, Value};

use super::cut_short::cut_short;
use super::error::{Error, ErrorKind};
use super::fields::{Fields, Plan, ROLE_COUNT, Role, TEXTS};
use super::location::Location;
#[cfg(feature = "web")]
use super::markup::unmarked;
use super::nested::{inner, text_within};
use super::ninjs::{Form, best};
use super::note::Note;
use super::record::Record;
use super::withdrawn::is_withdrawn;
use crate::span::Span;
use crate::text::{Article, Target};

/// The fields that a format found, of which a record is then made.
#[derive(Debug, Default)]
pub(super) struct FoundFields {
    roles: [Option<Value>; ROLE_COUNT],
    kept: Vec<(String, Value)>,
    pub(super) notes: Vec<Note>,
}

type Checked<T> = Result<T, ErrorKind>;

impl FoundFields {
    /// The fields of an object.
    pub(super) fn of(object: Map<String, Value>, fields: &Fields) -> Self {
        let mut found = Self::default();
        object.into_iter().for_each(|(name, value)| found.put(fields.plan(&name), value));
        found
    }

    /// Takes the value of a field. A null is as good as no field.
    pub(super) fn put(&mut self, plan: Plan, value: Value) {
        for (path, plan) in plan.within {
            if let Some(inner) = inner(&value, &path) {
                self.put(plan, inner);
            }
        }
        match (plan.role, plan.keep) {
            (Some(role), Some(name)) => {
                self.kept.push((name, value.clone()));
                self.put_role(role, value);
            }
            (None, Some(name)) => self.kept.push((name, value)),
            (Some(role), None) => self.put_role(role, value),
            (None, None) => {}
        }
    }

    pub(super) fn put_role(&mut self, role: Role, value: Value) {
        self.roles[role as usize] = Some(text_within(value)).filter(|value| !value.is_null());
    }

    /// Whether it has what an article is made of.
    pub(super) fn has_text(&self) -> bool {
        let held = |role: Role| self.roles[role as usize].is_some();
        TEXTS.into_iter().chain([Role::Sentences]).any(held)
    }

    /// Whether sentences or a mention count into the text as it stands.
    fn is_counted(&self) -> bool {
        let held = |role: Role| self.roles[role as usize].as_ref();
        held(Role::Sentences).is_some_and(Value::is_array)
            || held(Role::Target).is_some() && held(Role::From).is_some()
    }

    fn take(&mut self, role: Role) -> Option<Value> {
        self.roles[role as usize].take()
    }

    /// The record they make; `names` are asked for when none of them is the text.
    pub(super) fn into_record(
        mut self,
        location: Location,
        names: impl FnOnce() -> Vec<String>,
    ) -> Result<Record, Error> {
        match self.article(&location, names) {
            Err(kind) => Err(Error::new(location, kind)),
            Ok(article) => {
                let mut record = Record { fields: self.kept, ..Record::new(article, location)? };
                record.notes.splice(..0, self.notes);
                Ok(record)
            }
        }
    }

    fn article(
        &mut self,
        location: &Location,
        names: impl FnOnce() -> Vec<String>,
    ) -> Checked<Article> {
        let id = self.take(Role::Id).or_else(|| self.take(Role::Uri));
        let id = id.map(|id| name("id", id)).transpose()?;
        let id = id.filter(|id| !id.is_empty()).unwrap_or_else(|| location.to_string());
        let title = self.title()?;
        let text = self.text()?;
        if text.as_deref().is_some_and(is_withdrawn) {
            return Err(ErrorKind::Withdrawn);
        }
        let mut article = match (text, self.sentences()?) {
            (Some(text), None) => Article::new(id, text),
            (None, Some(sentences)) => Article::from_sentences(id, &sentences),
            (Some(text), Some(sentences)) => split_article(id, text, &sentences),
            (None, None) => return Err(ErrorKind::NoText { fields: names() }),
        };
        article.title = title.filter(|title| !title.trim_ascii().is_empty());
        article.target = self.target(&article.text)?;
        Ok(article)
    }

    fn title(&mut self) -> Checked<Option<String>> {
        if let Some(title) = self.take(Role::Title).or_else(|| self.take(Role::Headline)) {
            let title = name("title", title)?;
            return self.words(title).map(|title| Some(title.replace("\n\n", " ")));
        }
        let headline = self.take(Role::Headlines).and_then(best);
        headline.map_or(Ok(None), Form::into_words)
    }

    fn text(&mut self) -> Checked<Option<String>> {
        let counted = self.is_counted();
        for role in TEXTS {
            let text = match (role, self.take(role)) {
                (_, None) => None,
                (Role::Markup | Role::Bodies | Role::Descriptions, Some(value)) => {
                    form(role, value).map_or(Ok(None), Form::into_words)?
                }
                (_, Some(Value::String(text))) if counted => Some(text),
                (_, Some(Value::String(text))) => {
                    let words = self.words(text)?;
                    Some(self.whole(words))
                }
                (_, Some(other)) => return Err(wrong("text", "a string", &other)),
            };
            if text.is_some() {
                return Ok(text);
            }
        }
        Ok(None)
    }

    /// A text without the mark that it is not whole, which is noted.
    fn whole(&mut self, text: String) -> String {
        let Some((rest, characters)) = cut_short(&text) else { return text };
        self.notes.push(Note::CutShort { characters });
        rest.to_owned()
    }

    /// A text of a field, or its words if it is HTML.
    #[cfg(feature = "web")]
    fn words(&mut self, text: String) -> Checked<String> {
        let Some(words) = unmarked(&text)? else { return Ok(text) };
        if !self.notes.contains(&Note::Markup) {
            self.notes.push(Note::Markup);
        }
        Ok(words)
    }

    /// A text of a field as it stands.
    #[cfg(not(feature = "web"))]
    #[expect(
        clippy::unnecessary_wraps,
        clippy::unused_self,
        reason = "HTML can fail, and is noted"
    )]
    fn words(&mut self, text: String) -> Checked<String> {
        Ok(text)
    }

    /// A list of strings. Something else under the name (a count, say) is not meant for us.
    fn sentences(&mut self) -> Checked<Option<Vec<String>>> {
        let Some(Value::Array(list)) = self.take(Role::Sentences) else { return Ok(None) };
        let sentence = |value| match value {
            Value::String(sentence) => Ok(sentence),
            other => Err(wrong("sentences", "a list of strings", &other)),
        };
        list.into_iter().map(sentence).collect::<Result<_, _>>().map(Some)
    }

    /// A target is a string; its mention, two numbers beside it.
    fn target(&mut self, text: &str) -> Checked<Option<Target>> {
        let Some(Value::String(name)) = self.take(Role::Target) else { return Ok(None) };
        if name.trim_ascii().is_empty() {
            return Ok(None);
        }
        let from = self.take(Role::From).as_ref().and_then(number);
        let to = self.take(Role::To).as_ref().and_then(number);
        let mention = match (from, to) {
            (Some(from), Some(to)) => Some(mention(text, from, to)?),
            _ => None,
        };
        Ok(Some(Target { name, mention }))
    }
}

/// What a field of `role` holds in one of several forms.
fn form(role: Role, value: Value) -> Option<Form> {
    match (role, value) {
        (Role::Markup, Value::String(html)) => Some(Form::Markup(html)),
        (_, list) => best(list),
    }
}

/// A name given as a string or a number.
fn name(field: &'static str, value: Value) -> Checked<String> {
    match value {
        Value::String(name) => Ok(name),
        Value::Number(number) => Ok(number.to_string()),
        other => Err(wrong(field, "a string or a number", &other)),
    }
}

/// A count, which tables give as a string.
fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.trim_ascii().parse().ok())
}

const fn wrong(field: &'static str, expected: &'static str, found: &Value) -> ErrorKind {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    ErrorKind::Field { field, expected, found }
}

/// An article whose sentences stand in its text; where they do not, they become the text.
fn split_article(id: String, text: String, sentences: &[String]) -> Article {
    match locate(&text, sentences) {
        Some(spans) => Article { sentences: Some(spans), ..Article::new(id, text) },
        None => Article::from_sentences(id, sentences),
    }
}

/// Where the sentences stand in `text`, each after the one before it.
fn locate(text: &str, sentences: &[String]) -> Option<Vec<Span>> {
    let mut at = 0;
    let place = |sentence: &String| {
        let start = at + offset(&text[at..], sentence)?;
        at = start + sentence.len();
        Some(Span::new(start, at))
    };
    sentences.iter().map(place).collect()
}

/// Where `sentence` first stands in `text`. Nearly always that is behind a space or two, and to look
/// there costs nothing beside a search, which must be prepared.
fn offset(text: &str, sentence: &str) -> Option<usize> {
    let next = text.trim_start();
    if !sentence.is_empty() && next.starts_with(sentence) {
        Some(text.len() - next.len())
    } else {
        text.find(sentence)
    }
}

/// The bytes of the characters `from..to` of `text`.
fn mention(text: &str, from: u64, to: u64) -> Checked<Span> {
    let byte = |scalar: u64| {
        let scalar = usize::try_from(scalar).ok()?;
        let starts = text.char_indices().map(|(byte, _)| byte);
        starts.chain([text.len()]).nth(scalar)
    };
    match (byte(from), byte(to)) {
        (Some(start), Some(end)) if start < end => Ok(Span::new(start, end)),
        _ => Err(ErrorKind::Mention { from, to, length: text.chars().count() }),
    }
}
