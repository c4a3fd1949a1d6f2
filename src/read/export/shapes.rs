//! The table of shapes.

use super::europresse::Europresse;
use super::factiva::Factiva;
use super::iramuteq::Iramuteq;
use super::lexis::Lexis;
use super::nexis::Nexis;
use super::proquest::ProQuest;
use super::shape::Shape;

/// Every shape, in the order in which they are asked: Europresse and `ProQuest` may count as
/// `LexisNexis` does.
static SHAPES: [&dyn Shape; 6] = [&Iramuteq, &Europresse, &ProQuest, &Lexis, &Nexis, &Factiva];

/// The shape of a file that begins with `head`.
pub(super) fn shape_of(head: &str) -> Option<&'static dyn Shape> {
    SHAPES.into_iter().find(|shape| shape.recognises(head))
}
