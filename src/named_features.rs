//! Features that people read: each with a name for files and a meaning in words.

/// Declares an enum of features, each as `Variant "name" "meaning"`.
macro_rules! named_features {
    ($(#[$doc:meta])* $vis:vis $kind:ident { $($variant:ident $name:literal $about:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $kind { $(#[doc = $about] $variant),* }

        impl $kind {
            /// All of them, in the order of their numbers.
            $vis const ALL: &[Self] = &[$(Self::$variant),*];
            /// How many there are.
            $vis const COUNT: usize = Self::ALL.len();

            /// Name in a file of weights.
            $vis const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Meaning, in words.
            $vis const fn about(self) -> &'static str {
                match self { $(Self::$variant => $about),* }
            }
        }
    };
}

pub(crate) use named_features;
