/// Form of an answer: how many results it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One, by itself.
    One,
    /// A list.
    List,
    /// One a line.
    Lines,
}
