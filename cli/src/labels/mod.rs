//! `nutgraf labels`: people's labels, before a model learns from them.

pub(crate) mod check;
