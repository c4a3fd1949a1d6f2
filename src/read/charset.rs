//! Bytes to text: the one place where a character set is decided.

use super::{Error, ErrorKind, Place};

/// The mark that some programs put before UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// `bytes` as text, which must be UTF-8.
///
/// # Errors
/// [`ErrorKind::NotUtf8`], at `place`.
pub fn text_of<'b>(bytes: &'b [u8], place: &Place) -> Result<&'b str, Error> {
    std::str::from_utf8(bytes).map_err(|error| {
        let byte = error.valid_up_to();
        Error::new(place.clone(), ErrorKind::NotUtf8 { byte, value: bytes[byte] })
    })
}
