//! Guard: what may be asked from where. A page of a stranger can make the browser of somebody at
//! this machine ask anything of it; so who is asked for ([`host`]) and who makes it ask
//! ([`origin`]) are looked at, and from elsewhere a [`token`] is needed.

mod guarded;
mod headers;
mod host;
mod origin;
mod token;

pub(crate) use guarded::{Guard, guarded};
pub(super) use headers::protect;
pub(crate) use host::{Hosts, is_loopback};
pub(crate) use token::Token;
