//! Work whose panics end with it: libraries that count on what a damaged file promises.

use std::cell::Cell;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::error::ErrorKind;

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic of this thread would be caught here, and told as an [`ErrorKind::Read`] of the
/// file. A panic hook that asks says nothing twice; the library itself sets no hook, for there is
/// but one, and it is the program's.
///
/// ```
/// let tell = std::panic::take_hook();
/// std::panic::set_hook(Box::new(move |panic| {
///     if !nutgraf::raw::read::panic_is_contained() {
///         tell(panic);
///     }
/// }));
/// ```
#[must_use]
pub fn panic_is_contained() -> bool {
    CONTAINED.get()
}

/// What `work` gives, or that its file is damaged if it panics. Whatever `work` holds is dropped
/// with it, so nobody sees it half done.
pub(super) fn contained<T>(work: impl FnOnce() -> T) -> Result<T, ErrorKind> {
    let outer = CONTAINED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(outer);
    result.map_err(|_| {
        let source = io::Error::new(io::ErrorKind::InvalidData, "the table is damaged");
        ErrorKind::Read { source }
    })
}
