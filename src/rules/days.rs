//! Days within which a rule holds.

use super::rule::Condition;
use crate::text::day;

/// Days, both of them in; of one that is open, all before or after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) from: Option<i32>,
    pub(super) until: Option<i32>,
}

impl Days {
    pub(super) fn of(condition: &Condition) -> Self {
        let counted = |given: &Option<String>| given.as_deref().and_then(day);
        Self { from: counted(&condition.from), until: counted(&condition.until) }
    }

    /// Whether `day` is one of them; of an article that tells none, whether all are.
    pub(super) fn hold(self, day: Option<i32>) -> bool {
        match day {
            None => self == Self::default(),
            Some(day) => {
                self.from.is_none_or(|from| from <= day)
                    && self.until.is_none_or(|until| day <= until)
            }
        }
    }
}
