//! The rooms beneath the front page, exempt from promises: names and signatures here may change in any
//! release. They stand on floors, and each uses lower ones only; from [`span`] to [`pipeline`] they
//! are the way of an article.

#[doc(inline)]
pub use crate::{
    active_learning, analysis, calibrate, classify, clean, corpus, dedup, drift, entities,
    evaluate, features, label, label_errors, model, naive_bayes, pipeline, quantify, read, record,
    relation, rules, select, span, stance, summarise, text,
};
