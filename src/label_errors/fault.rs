/// What may be wrong with the labels of an example of a facet that gives any number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// One is missing.
    Missing,
    /// One is too many.
    Extra,
}
