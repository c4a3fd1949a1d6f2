use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper bounds of the seconds that answers are counted by.
const BOUNDS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0, 30.0];

/// Metrics of a server, as Prometheus collects them.
#[derive(Default)]
pub(crate) struct Metrics {
    requests: Mutex<BTreeMap<(String, u16), u64>>,
    seconds: Mutex<BTreeMap<String, Histogram>>,
    articles: AtomicUsize,
    corrections: AtomicUsize,
}

#[derive(Default)]
struct Histogram {
    /// How many took at most as long as each bound.
    within: [u64; BOUNDS.len()],
    count: u64,
    sum: f64,
}

impl Metrics {
    /// Counts articles that were read.
    pub(crate) fn articles(&self, count: usize) {
        self.articles.fetch_add(count, Ordering::Relaxed);
    }

    /// Counts corrections that were taken.
    pub(crate) fn corrections(&self, count: usize) {
        self.corrections.fetch_add(count, Ordering::Relaxed);
    }

    /// Counts a request to a path, as it is declared.
    pub(crate) fn request(&self, path: String, status: u16, took: Duration) {
        let mut seconds = self.seconds.lock().unwrap_or_else(PoisonError::into_inner);
        seconds.entry(path.clone()).or_default().count(took.as_secs_f64());
        drop(seconds);
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        *requests.entry((path, status)).or_default() += 1;
    }

    /// The metrics as text, with how many requests are `waiting` now.
    pub(crate) fn to_text(&self, waiting: usize) -> String {
        let mut text = String::new();
        head(&mut text, "nutgraf_requests_total", "counter", "Requests that were answered.");
        for ((path, status), count) in
            &*self.requests.lock().unwrap_or_else(PoisonError::into_inner)
        {
            let _ = writeln!(
                text,
                "nutgraf_requests_total{{path=\"{path}\",status=\"{status}\"}} {count}"
            );
        }
        head(&mut text, "nutgraf_request_seconds", "histogram", "Seconds that answers took.");
        for (path, histogram) in &*self.seconds.lock().unwrap_or_else(PoisonError::into_inner) {
            histogram.write(&mut text, path);
        }
        let [articles, corrections] =
            [&self.articles, &self.corrections].map(|count| count.load(Ordering::Relaxed));
        for (name, kind, help, value) in [
            ("nutgraf_articles_total", "counter", "Articles that were read.", articles),
            ("nutgraf_corrections_total", "counter", "Corrections that were taken.", corrections),
            ("nutgraf_waiting", "gauge", "Requests that are worked on or wait for it.", waiting),
        ] {
            head(&mut text, name, kind, help);
            let _ = writeln!(text, "{name} {value}");
        }
        text
    }
}

impl Histogram {
    fn count(&mut self, seconds: f64) {
        let bounds = BOUNDS.iter().zip(&mut self.within);
        bounds.filter(|(bound, _)| seconds <= **bound).for_each(|(_, within)| *within += 1);
        self.count += 1;
        self.sum += seconds;
    }

    fn write(&self, text: &mut String, path: &str) {
        let name = "nutgraf_request_seconds";
        for (bound, within) in BOUNDS.iter().zip(self.within) {
            let _ = writeln!(text, "{name}_bucket{{path=\"{path}\",le=\"{bound}\"}} {within}");
        }
        let Self { count, sum, .. } = self;
        let _ = writeln!(text, "{name}_bucket{{path=\"{path}\",le=\"+Inf\"}} {count}");
        let _ = writeln!(text, "{name}_sum{{path=\"{path}\"}} {sum}");
        let _ = writeln!(text, "{name}_count{{path=\"{path}\"}} {count}");
    }
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_path_status_and_time() {
        let metrics = Metrics::default();
        for (status, milliseconds) in [(200, 3), (200, 30), (422, 7000)] {
            metrics.request("/v1/clean".into(), status, Duration::from_millis(milliseconds));
        }
        metrics.articles(7);
        let text = metrics.to_text(2);
        for line in [
            "# TYPE nutgraf_requests_total counter",
            "nutgraf_requests_total{path=\"/v1/clean\",status=\"200\"} 2",
            "nutgraf_requests_total{path=\"/v1/clean\",status=\"422\"} 1",
            "nutgraf_request_seconds_bucket{path=\"/v1/clean\",le=\"0.005\"} 1",
            "nutgraf_request_seconds_bucket{path=\"/v1/clean\",le=\"0.05\"} 2",
            "nutgraf_request_seconds_bucket{path=\"/v1/clean\",le=\"30\"} 3",
            "nutgraf_request_seconds_bucket{path=\"/v1/clean\",le=\"+Inf\"} 3",
            "nutgraf_request_seconds_count{path=\"/v1/clean\"} 3",
            "nutgraf_articles_total 7",
            "nutgraf_corrections_total 0",
            "nutgraf_waiting 2",
        ] {
            assert!(text.lines().any(|own| own == line), "{line} in\n{text}");
        }
    }
}
