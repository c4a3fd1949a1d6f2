use nutgraf::raw::evaluate::ArticlePrediction;

use super::cells::{list, optional, row, safe, share};

/// Names of the columns.
const COLUMNS: [&str; 12] = [
    "id",
    "facet",
    "target",
    "fold",
    "truth",
    "given",
    "probability",
    "sure",
    "right",
    "known_words",
    "words",
    "probabilities",
];

/// Predictions as a table, a row each.
pub(in crate::output) fn predictions(predictions: &[ArticlePrediction]) -> String {
    let rows = predictions.iter().map(|own| row(&cells(own)));
    row(&COLUMNS.map(str::to_owned)) + &rows.collect::<String>()
}

fn cells(own: &ArticlePrediction) -> [String; 12] {
    let first = own.given.first();
    let labels = own.probabilities.iter().map(|(label, p)| format!("{label}:{}", share(*p)).into());
    [
        safe(&own.id),
        safe(&own.facet),
        optional(own.target.as_deref()),
        own.fold.map(|fold| (fold + 1).to_string()).unwrap_or_default(),
        list(own.truth.iter().map(Into::into)),
        list(own.given.iter().map(|given| (&given.label).into())),
        first.map(|given| share(given.probability)).unwrap_or_default(),
        first.map(|given| given.sure.to_string()).unwrap_or_default(),
        own.right.to_string(),
        share(own.known_words),
        list(own.words.iter().map(|(word, _)| word.into())),
        list(labels),
    ]
}

#[cfg(test)]
mod tests {
    use nutgraf::raw::evaluate::PredictedLabel;

    use super::*;

    #[test]
    fn a_row_holds_what_a_statistician_counts() {
        let given =
            |label: &str| PredictedLabel { label: label.to_owned(), probability: 0.75, sure: true };
        let own = ArticlePrediction {
            id: "=a".to_owned(),
            facet: "topic".to_owned(),
            target: None,
            fold: Some(0),
            truth: vec!["sport".to_owned()],
            given: vec![given("sport; all")],
            right: false,
            probabilities: vec![("sport; all".to_owned(), 0.75), ("law".to_owned(), 0.25)],
            words: vec![("goal".to_owned(), 1.5)],
            known_words: 0.5,
            example: 3,
        };
        let table = predictions(&[own]);
        assert_eq!(
            table.lines().nth(1),
            Some(
                "'=a,topic,,1,sport,\"sport, all\",0.7500,true,false,0.5000,goal,\"sport, all:0.7500; law:0.2500\""
            )
        );
    }
}
