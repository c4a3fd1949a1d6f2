//! Sentences rated, and the best chosen.
