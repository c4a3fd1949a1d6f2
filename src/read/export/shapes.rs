//! The table of shapes.

use super::europresse::Europresse;
use super::factiva::Factiva;
use super::iramuteq::Iramuteq;
use super::lexis::Lexis;
use super::nexis::Nexis;
use super::shape::Shape;

/// Every shape, in the order in which they are asked: Europresse may count as `LexisNexis` does.
static SHAPES: [&dyn Shape; 5] = [&Iramuteq, &Europresse, &Lexis, &Nexis, &Factiva];

/// The shape of a file that begins with `head`.
pub(super) fn shape_of(head: &str) -> Option<&'static dyn Shape> {
    SHAPES.into_iter().find(|shape| shape.recognises(head))
}
