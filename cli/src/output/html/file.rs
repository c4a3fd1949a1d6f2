//! The file: no script, no picture, nothing fetched.

use std::io::{self, Read, Seek, Write};

use maud::{DOCTYPE, Markup, html};
use tempfile::{SpooledTempFile, spooled_tempfile};

use super::article::HtmlArticle;
use super::evidence;
use crate::destination::Destination;
use crate::page::head;
use crate::rendered::Rendered;
use crate::report::{count, grouped};
use crate::run_report::RunReport;
use crate::sink::Sink;

const STYLE: &str = include_str!("page.css");
/// Bytes of articles that wait in memory; more wait in a file.
const IN_MEMORY: usize = 32 << 20;

/// Page of articles, light or dark as the reader has it. They wait until all are there, since the index
/// stands above them.
pub(crate) struct HtmlFile {
    sink: Sink,
    articles: SpooledTempFile,
    index: String,
    counts: Counts,
}

/// Counts of what stands on a page.
#[derive(Default)]
struct Counts {
    articles: usize,
    with_topic: usize,
    unsure: usize,
    /// Labels of an article that can be chosen, at most.
    labels: usize,
}

impl HtmlFile {
    pub(crate) fn new(sink: Sink) -> Self {
        let (articles, index) = (spooled_tempfile(IN_MEMORY), String::new());
        Self { sink, articles, index, counts: Counts::default() }
    }

    fn put(&mut self, article: &HtmlArticle) -> io::Result<()> {
        self.counts.add(article);
        let number = self.counts.articles;
        self.index += &article.entry.line(number).into_string();
        self.index.push('\n');
        writeln!(self.articles, "<article id=\"a{number}\">{}</article>", article.section)
    }

    fn write_all(&mut self) -> io::Result<()> {
        let style = STYLE.to_owned() + &evidence::style(self.counts.labels);
        let head = head("nutgraf", &style).into_string();
        let opening =
            format!("{}<html lang=\"en\">{head}\n<body>\n<main>\n", DOCTYPE.into_string());
        self.sink.write(opening.as_bytes())?;
        self.sink.write(self.counts.heading().into_string().as_bytes())?;
        if self.counts.articles > 1 {
            let index = format!(
                "<ol class=\"index\" id=\"index\">\n{}</ol>\n<a class=\"up\" href=\"#index\">Index ↑</a>\n",
                self.index
            );
            self.sink.write(index.as_bytes())?;
        }
        self.articles.rewind()?;
        let mut part = vec![0; 1 << 16];
        loop {
            match self.articles.read(&mut part)? {
                0 => break,
                read => self.sink.write(&part[..read])?,
            }
        }
        self.sink.write(b"</main>\n</body>\n</html>\n")
    }
}

impl Destination<HtmlArticle> for HtmlFile {
    fn is_stdout(&self) -> bool {
        self.sink.is_stdout()
    }

    fn write(&mut self, rendered: Rendered<HtmlArticle>) -> anyhow::Result<()> {
        Ok(self.put(&rendered.output)?)
    }

    fn finish(&mut self, _report: &RunReport) -> anyhow::Result<()> {
        if self.counts.articles == 0 {
            return Ok(());
        }
        self.write_all()?;
        self.sink.finish()
    }
}

impl Counts {
    fn add(&mut self, article: &HtmlArticle) {
        self.articles += 1;
        self.with_topic += usize::from(article.entry.has_topic());
        self.unsure += usize::from(article.entry.is_unsure());
        self.labels = self.labels.max(article.labels);
    }

    /// What stands above the index: how many articles there are, and how to read what is said of them.
    fn heading(&self) -> Markup {
        html! {
            @if self.articles > 1 || self.labels > 0 {
                header {
                    @if self.articles > 1 {
                        div .head {
                            h1 { (count(self.articles, "article")) }
                            @if self.with_topic > 0 {
                                span .soft { (grouped(self.with_topic)) " with a label, " (grouped(self.unsure)) " of them unsure" }
                            }
                        }
                    }
                    @if self.labels > 0 {
                        p .key {
                            span { "Choose a label of an article to see the words that speak " mark .for .w3 { "for" } " it and " mark .against .w3 { "against" } " it." }
                        }
                    }
                }
            }
        }
    }
}
