//! Features of sentences and of sets of them, by name.

use crate::named_features::named_features;

named_features! {
    /// What is known of a sentence.
    pub(super) SentenceFeature {
        First "first" "the first sentence",
        Second "second" "the second sentence",
        Third "third" "the third sentence",
        LogPlace "log_place" "logarithm of its place",
        Share "share" "place over the number of sentences",
        FirstCandidate "first_candidate" "the first that is no furniture",
        SecondCandidate "second_candidate" "the second that is no furniture",
        ThirdCandidate "third_candidate" "the third that is no furniture",
        Words "words" "words, in twenties",
        Short "short" "under thirteen words",
        Long "long" "over 38 words",
        VeryLong "very_long" "over fifty words",
        ExpectedWords "expected_words" "expected ROUGE-1 of it alone",
        ExpectedGap "expected_gap" "what it lacks of the best by that",
        LogExpectedRank "log_expected_rank" "logarithm of its rank by that",
        Centre "centre" "cosine with the story",
        LogCentreRank "log_centre_rank" "logarithm of its rank by that cosine",
        Seen "seen" "highest cosine with a sentence before it",
        Headline "headline" "share of the headline's words",
        HeadlineGap "headline_gap" "what it lacks of the highest such share",
        HasHeadline "has_headline" "the article has a headline",
        FirstHeadlineGap "first_headline_gap" "what the first sentence lacks of that share",
        Conjunction "conjunction" "opens on a conjunction",
        Pointer "pointer" "opens on a pronoun, this or such",
        LoosePronoun "loose_pronoun" "he or she before anybody it could be",
        FirstPerson "first_person" "speaks for the writer",
        SecondPerson "second_person" "speaks to the reader",
        Quoted "quoted" "share of it that is quoted",
        StartsQuoted "starts_quoted" "starts with a quotation",
        Voiceless "voiceless" "a quotation without its speaker, or half of one",
        Speech "speech" "reports speech",
        Day "day" "names a day",
        Number "number" "gives a number",
        Exclamation "exclamation" "an exclamation mark",
        Bracket "bracket" "a bracket",
        Colon "colon" "a colon",
        Names "names" "names inside it",
        NamesNeeded "names_needed" "surnames that are introduced elsewhere",
        Introduces "introduces" "introduces somebody",
        NewNames "new_names" "people it introduces",
        OldDefinites "old_definites" "things marked as known that were told before",
        Last "last" "the last sentence",
        FirstIsScene "first_is_scene" "the first sentence, which has little of the headline",
        FirstOfColumn "first_of_column" "the first sentence of a text that says I or you throughout",
        FirstOfWeakLead "first_of_weak_lead" "the first of a lead that is no news",
        LeadOfWeakLead "lead_of_weak_lead" "one of the first three of a lead that is no news",
        LogPlaceOfWeakLead "log_place_of_weak_lead" "place, under a lead that is no news",
        News "news" "marks of news: speech, day, number, full name, headline",
        NewsOfWeakLead "news_of_weak_lead" "marks of news, under a lead that is no news",
        AfterFurniture "after_furniture" "the sentence before it is furniture",
    }
}

named_features! {
    /// What is known of a set of sentences.
    pub(super) SetFeature {
        Sum "sum" "log-odds of its sentences together",
        Lowest "lowest" "log-odds of the least",
        Highest "highest" "log-odds of the best",
        HasFirst "has_first" "holds the first sentence",
        HasFirstCandidate "has_first_candidate" "holds the first that is no furniture",
        HasBest "has_best" "holds the best sentence",
        Words "words" "words, in fifties",
        TooLong "too_long" "words beyond 105, in twenties",
        Alike "alike" "highest cosine of two of its sentences",
        SaidTwice "said_twice" "two sentences with the same phrases",
        SaidAlready "said_already" "a sentence that mostly says again what one before it said",
        Retold "retold" "how much, beyond two fifths, two of its sentences tell alike in any words",
        LooseConjunction "loose_conjunction" "a conjunction without what it joins",
        Conjunction "conjunction" "a conjunction behind what it joins",
        LoosePointer "loose_pointer" "a pronoun without what it points at",
        Pointer "pointer" "a pronoun behind what it points at",
        LoosePronoun "loose_pronoun" "he or she before anybody is named",
        LooseThey "loose_they" "they before anybody is named",
        NamesNeeded "names_needed" "a surname that was not introduced",
        AcronymsNeeded "acronyms_needed" "letters that were not spelt out",
        LooseDefinites "loose_definites" "things marked as known that it has not told",
        LooseSubject "loose_subject" "a subject marked as known that it has not told",
        Voiceless "voiceless" "a quotation without its speaker",
        Quotes "quotes" "sentences of which a third is quoted",
        MostlyQuoted "mostly_quoted" "sentences of which most is quoted",
        Question "question" "questions",
        FirstPerson "first_person" "sentences that speak for the writer",
        SecondPerson "second_person" "sentences that speak to the reader",
        Nameless "nameless" "whom the story is about is not named",
        Adjacent "adjacent" "sentences that follow each other",
        LogSpan "log_span" "logarithm of the distance from first to last",
        LogLast "log_last" "logarithm of the last place",
        LogGap "log_gap" "logarithm of the widest gap",
        Coverage "coverage" "share of what the story says again and again",
        HeadlineCoverage "headline_coverage" "share of the headline's words",
        HeadlineUntold "headline_untold" "share of what the headline means that it does not tell",
        WeakLeadKept "weak_lead_kept" "opens on a lead that is no news",
    }
}

impl SetFeature {
    /// Faults that an editor sends a brief back for: none may be held for a virtue, and each costs
    /// [`FAULT`].
    pub(super) const FAULTS: &[Self] = &[
        Self::LooseConjunction,
        Self::LoosePointer,
        Self::Voiceless,
        Self::Question,
        Self::FirstPerson,
        Self::SaidTwice,
        Self::SaidAlready,
        Self::NamesNeeded,
        Self::Nameless,
        Self::LooseThey,
        Self::LooseSubject,
    ];

    /// What a brief is never the better for, besides.
    const NO_VIRTUES: &[Self] = &[
        Self::LoosePronoun,
        Self::AcronymsNeeded,
        Self::LooseDefinites,
        Self::MostlyQuoted,
        Self::TooLong,
        Self::SecondPerson,
        Self::WeakLeadKept,
        Self::Retold,
        Self::HeadlineUntold,
    ];

    /// What a unit of it costs beyond its weight.
    pub(super) fn cost(self) -> f32 {
        if Self::FAULTS.contains(&self) { FAULT } else { 0.0 }
    }

    /// Whether its weight must not be above 0.
    pub(super) fn is_fault(self) -> bool {
        Self::FAULTS.contains(&self) || Self::NO_VIRTUES.contains(&self)
    }
}

/// Cost of one fault, on the scale of a set's score: so much that a brief has one only where every
/// other has more, or is far worse.
const FAULT: f32 = 3.0;
