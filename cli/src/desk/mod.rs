//! Desk: the newsroom's own pages.
