//! News items in XML (IPTC): NITF, and `NewsML` of both generations, which may wrap it.

mod format;
mod parser;

pub(super) use format::NewsItem;
