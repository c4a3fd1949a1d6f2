//! Cues of a stance: what of a whole article speaks for its taking a side, or tells which.

use crate::named_features::named_features;

named_features! {
    /// What is known of an article and one of its actors. Log-odds are natural and at most 5 either
    /// way; counts are of the outlet's own voice, as the logarithm of one more than there are in a
    /// hundred words.
    pub(crate) Cue {
        Stance "stance" "a side taken in the sentences that name it",
        OwnStance "own_stance" "a side taken there in the outlet's own voice",
        QuotedStance "quoted_stance" "a side taken there in words that are quoted",
        StrongestStance "strongest_stance" "a side taken in one of those sentences",
        HeadlineStance "headline_stance" "a side taken in the headline",
        Mentions "mentions" "how often it is named",
        Share "share" "how much of the article names it",
        JudgementsNear "judgements_near" "words of judgement in its sentences",
        FirstPerson "first_person" "the writer says I or we",
        SecondPerson "second_person" "the reader is spoken to",
        Modals "modals" "should, must, would",
        Reporting "reporting" "said, told, according to",
        Questions "questions" "questions",
        Exclamations "exclamations" "exclamation marks",
        Dashes "dashes" "dashes",
        Adverbs "adverbs" "adverbs in -ly",
        Judgements "judgements" "words of judgement",
        Figures "figures" "percentages and millions",
        Quoted "quoted" "how much of it is quoted",
        Length "length" "how long it is",
        Side "side" "which side its sentences take",
        OwnSide "own_side" "which side they take in the outlet's own voice",
        QuotedSide "quoted_side" "which side they take in words that are quoted",
        StrongestSide "strongest_side" "which side the strongest of them takes",
        FirstSide "first_side" "which side the first of them takes",
        HeadlineSide "headline_side" "which side the headline takes",
    }
}

impl Cue {
    /// Whether it tells which side is taken, and not whether one is.
    pub(crate) const fn is_side(self) -> bool {
        matches!(
            self,
            Self::Side
                | Self::OwnSide
                | Self::QuotedSide
                | Self::StrongestSide
                | Self::FirstSide
                | Self::HeadlineSide
        )
    }
}
