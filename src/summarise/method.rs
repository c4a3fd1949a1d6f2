//! The names of the methods.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use thiserror::Error;

macro_rules! methods {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// Built-in method of writing a brief.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Method {
            $($(#[$doc])* $variant,)*
        }

        impl Method {
            /// All methods.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Name by which it is asked for.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

methods! {
    /// The first sentences: the baseline that news is hard to beat by.
    Lead "lead",
    /// Sentences near the article's centre of words, early ones first (Radev et al. 2004).
    Centroid "centroid",
    /// `PageRank` over shared words (Mihalcea and Tarau 2004).
    TextRank "textrank",
    /// `PageRank` over cosines beyond a threshold (Erkan and Radev 2004).
    LexRank "lexrank",
    /// Centrality that looks ahead: sentences that what follows takes up (Zheng and Lapata 2019).
    Forward "forward",
    /// The set of sentences that editors would print, by a model of their picks.
    Editorial "editorial",
    /// The set of sentences with the highest expected ROUGE under a trained model.
    Expected "expected",
    /// The same by a model that knows no words, for any language.
    LexicalFree "lexical-free",
}

impl Default for Method {
    /// The one that editors accept.
    fn default() -> Self {
        Self::Editorial
    }
}

/// Error for a name that no built-in method has.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("no method is called `{name}`: choose one of {}", names())]
#[non_exhaustive]
pub struct UnknownMethod {
    /// Name that was asked for.
    pub name: String,
}

fn names() -> String {
    Method::ALL.iter().map(|method| method.name()).collect::<Vec<_>>().join(", ")
}

impl FromStr for Method {
    type Err = UnknownMethod;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().copied().find(|method| method.name() == name);
        found.ok_or_else(|| UnknownMethod { name: name.to_owned() })
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Method {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Name of the method behind a brief: that of a built-in [`Method`], or whatever a summariser of
/// one's own calls itself.
///
/// ```
/// use nutgraf::summarise::{Method, MethodName};
///
/// assert_eq!(MethodName::from(Method::Lead), Method::Lead);
/// assert_eq!(MethodName::from("longest").as_str(), "longest");
/// assert_eq!(MethodName::from("longest").built_in(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct MethodName(Cow<'static, str>);

impl MethodName {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Built-in method of this name, if it is one.
    #[must_use]
    pub fn built_in(&self) -> Option<Method> {
        self.0.parse().ok()
    }
}

impl From<Method> for MethodName {
    fn from(method: Method) -> Self {
        Self(Cow::Borrowed(method.name()))
    }
}

impl From<&'static str> for MethodName {
    fn from(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }
}

impl From<String> for MethodName {
    fn from(name: String) -> Self {
        Self(Cow::Owned(name))
    }
}

impl PartialEq<Method> for MethodName {
    fn eq(&self, method: &Method) -> bool {
        self.0 == method.name()
    }
}

impl fmt::Display for MethodName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_method() {
        for &method in Method::ALL {
            assert_eq!(method.name().parse(), Ok(method));
            assert_eq!(MethodName::from(method).built_in(), Some(method));
        }
        let error = "lexrnk".parse::<Method>().unwrap_err().to_string();
        assert!(error.contains("`lexrnk`") && error.contains("lexrank"), "{error}");
    }
}
