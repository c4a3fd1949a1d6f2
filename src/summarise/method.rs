//! The names of the methods.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

macro_rules! methods {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// A way of writing a brief.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Method {
            $($(#[$doc])* $variant,)*
        }

        impl Method {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name by which it is asked for.
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
    /// The set of sentences with the highest expected ROUGE under a trained model.
    Expected "expected",
    /// The same by a model that knows no words, for any language.
    LexicalFree "lexical-free",
}

impl Default for Method {
    /// The best on CNN/DailyMail.
    fn default() -> Self {
        Self::Expected
    }
}

/// A name that no method has.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("no method is called `{name}`: choose one of {}", names())]
pub struct UnknownMethod {
    /// What was asked for.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_method() {
        for &method in Method::ALL {
            assert_eq!(method.name().parse(), Ok(method));
        }
        let error = "lexrnk".parse::<Method>().unwrap_err().to_string();
        assert!(error.contains("`lexrnk`") && error.contains("lexrank"), "{error}");
    }
}
