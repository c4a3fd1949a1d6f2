//! How good briefs are: ROUGE against what people wrote, and what it gains over a baseline.

use serde::Serialize;

use super::estimate::Estimate;
use super::resample::resampled;
use super::rouge::{Rouge, rouge};

/// F1 of ROUGE-1, ROUGE-2, ROUGE-L and ROUGE-Lsum, times 100.
type Figures = [f64; 4];

/// One brief against its reference.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct JudgedBrief {
    /// How much of the reference it repeats.
    pub rouge: Rouge,
    /// Its words.
    pub words: usize,
}

/// What wrote briefs, and how good each was: all writers on the same articles in the same order.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefWriter {
    /// Name of a method or file.
    pub name: String,
    /// One brief an article.
    pub briefs: Vec<JudgedBrief>,
}

/// How good some writers of briefs are on the same articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BriefReport {
    /// Number of articles.
    pub articles: usize,
    /// Name of the writer that the others are compared with.
    pub baseline: String,
    /// The baseline, then the others.
    pub writers: Vec<BriefFigures>,
}

/// How good one writer of briefs is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BriefFigures {
    /// Its name.
    pub name: String,
    /// Mean ROUGE.
    pub rouge: RougeEstimates,
    /// Mean of what each brief has more than the baseline's of the same article; the baseline
    /// itself has none.
    pub gain: Option<RougeEstimates>,
    /// Mean number of words.
    pub words: f64,
}

/// Means of F1 × 100 over the articles, with their 95 % bootstrap intervals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RougeEstimates {
    /// ROUGE-1: words in common.
    pub rouge1: Estimate,
    /// ROUGE-2: pairs of words in common.
    pub rouge2: Estimate,
    /// ROUGE-L: the longest common subsequence of the whole texts.
    #[serde(rename = "rougeL")]
    pub rouge_l: Estimate,
    /// ROUGE-Lsum: the same sentence by sentence, the figure that papers call ROUGE-L.
    #[serde(rename = "rougeLsum")]
    pub rouge_l_sum: Estimate,
}

impl JudgedBrief {
    /// Judges a brief of `sentences` against `reference`, which has a sentence a line.
    #[must_use]
    pub fn new(reference: &str, sentences: &[&str]) -> Self {
        let is_gap = |c: char| !c.is_alphanumeric() && c != '_';
        let words =
            |sentence: &&str| sentence.split(is_gap).filter(|word| !word.is_empty()).count();
        Self {
            rouge: rouge(reference, &sentences.join("\n")),
            words: sentences.iter().map(words).sum(),
        }
    }

    fn figures(&self) -> Figures {
        let Rouge { one, two, l, l_sum } = self.rouge;
        [one, two, l, l_sum].map(|score| 100.0 * score.f1)
    }
}

impl BriefReport {
    /// Compares `writers` with `baseline`, each with as many briefs.
    ///
    /// All are measured on the same resamples of the articles, and a gain is the mean of the
    /// differences article by article: what makes an article hard for all does not widen its
    /// interval.
    #[must_use]
    pub fn new(baseline: &BriefWriter, writers: &[BriefWriter]) -> Self {
        let lead: Vec<Figures> = baseline.briefs.iter().map(JudgedBrief::figures).collect();
        let mut figures = vec![BriefFigures::new(baseline, None)];
        figures.extend(writers.iter().map(|writer| BriefFigures::new(writer, Some(&lead))));
        Self { articles: lead.len(), baseline: baseline.name.clone(), writers: figures }
    }
}

impl BriefFigures {
    fn new(writer: &BriefWriter, baseline: Option<&[Figures]>) -> Self {
        let own: Vec<Figures> = writer.briefs.iter().map(JudgedBrief::figures).collect();
        let less = |(own, base): (&Figures, &Figures)| std::array::from_fn(|i| own[i] - base[i]);
        let gain = |baseline| -> Vec<Figures> { own.iter().zip(baseline).map(less).collect() };
        let words: usize = writer.briefs.iter().map(|brief| brief.words).sum();
        Self {
            name: writer.name.clone(),
            rouge: RougeEstimates::new(&own),
            gain: baseline.map(|baseline| RougeEstimates::new(&gain(baseline))),
            words: words as f64 / own.len().max(1) as f64,
        }
    }
}

impl RougeEstimates {
    fn new(articles: &[Figures]) -> Self {
        let whole = mean(articles.iter());
        let resamples =
            resampled(articles.len(), |drawn| mean(drawn.map(|place| &articles[place])));
        let estimate = |measure: usize| {
            Estimate::new(whole[measure], resamples.iter().map(|means| means[measure]).collect())
        };
        let [rouge1, rouge2, rouge_l, rouge_l_sum] = std::array::from_fn(estimate);
        Self { rouge1, rouge2, rouge_l, rouge_l_sum }
    }

    /// The four in the order of their names.
    #[must_use]
    pub const fn all(&self) -> [Estimate; 4] {
        [self.rouge1, self.rouge2, self.rouge_l, self.rouge_l_sum]
    }
}

/// The mean of each measure; 0 of nothing.
fn mean<'f>(articles: impl Iterator<Item = &'f Figures>) -> Figures {
    let (mut sums, mut count) = ([0.0; 4], 0_usize);
    for figures in articles {
        sums.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
        count += 1;
    }
    sums.map(|sum| sum / count.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFERENCES: [&str; 3] =
        ["The pier will close in May.", "Trams stand still.\nDrivers strike.", "Rain fell."];

    fn writer(name: &str, briefs: [&[&str]; 3]) -> BriefWriter {
        let judged = REFERENCES.iter().zip(briefs).map(|(r, brief)| JudgedBrief::new(r, brief));
        BriefWriter { name: name.to_owned(), briefs: judged.collect() }
    }

    #[test]
    fn gains_are_paired() {
        let lead = writer("lead", [&["The pier will close."], &["Drivers strike."], &["Sun."]]);
        let own =
            writer("own", [&["The pier will close in May."], &["Drivers strike."], &["Sun."]]);
        let report = BriefReport::new(&lead, &[own]);
        let [first, second] = &report.writers[..] else { panic!("{report:?}") };
        // 4 of 4 and 6 words, 2 of 2 and 5, none: the mean of 80, 400/7 and 0; then of 100.
        assert!((first.rouge.rouge1.value - (80.0 + 400.0 / 7.0) / 3.0).abs() < 1e-9);
        let gain = second.gain.as_ref().unwrap().rouge1;
        assert!((gain.value - 20.0 / 3.0).abs() < 1e-9, "{gain:?}");
        assert!(gain.low.abs() < 1e-9 && gain.high > gain.value, "{gain:?}");
        assert!(first.gain.is_none());
        assert!((first.words - 7.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_to_judge_is_no_number_to_fear() {
        let none = BriefWriter { name: "lead".to_owned(), briefs: Vec::new() };
        let report = BriefReport::new(&none, std::slice::from_ref(&none));
        assert!(report.writers[1].rouge.all().iter().all(|estimate| estimate.value == 0.0));
    }
}
