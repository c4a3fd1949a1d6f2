//! Where what is made of articles goes.

use nutgraf::raw::read::Record;

use super::output::DocumentLayout;
use super::rendered::Rendered;
use super::run_report::RunReport;
use super::sink::Sink;

/// Destination of what is made of articles, one after the other.
pub(crate) trait Destination<T> {
    /// Whether it is the screen that a person looks at, or what that is turned to.
    fn is_stdout(&self) -> bool {
        false
    }

    /// Looks at the first record, before anything is written.
    fn begin(&mut self, _first: &Record) {}

    /// Takes what was made of the next article.
    fn write(&mut self, rendered: Rendered<T>) -> anyhow::Result<()>;

    /// Makes it lasting, once everything was written.
    fn finish(&mut self, report: &RunReport) -> anyhow::Result<()>;
}

/// Document that is written from the top to the bottom.
pub(crate) struct Document<'f> {
    sink: Sink,
    layout: &'f dyn DocumentLayout,
    /// Whether anything was written.
    begun: bool,
}

impl<'f> Document<'f> {
    pub(crate) const fn new(sink: Sink, layout: &'f dyn DocumentLayout) -> Self {
        Self { sink, layout, begun: false }
    }

    /// Writes what comes next.
    pub(crate) fn put(&mut self, text: &str) -> anyhow::Result<()> {
        let before = if self.begun { self.layout.between() } else { self.layout.opening() };
        self.begun = true;
        Ok(self.sink.write((before + text).as_bytes())?)
    }

    /// Writes what stands at the end, and puts the file in its place.
    pub(crate) fn close(&mut self) -> anyhow::Result<()> {
        if !self.begun {
            return Ok(());
        }
        self.sink.write(self.layout.closing().as_bytes())?;
        self.sink.finish()
    }
}

impl Destination<String> for Document<'_> {
    fn is_stdout(&self) -> bool {
        self.sink.is_stdout()
    }

    fn begin(&mut self, first: &Record) {
        self.layout.begin(first);
    }

    fn write(&mut self, rendered: Rendered) -> anyhow::Result<()> {
        self.put(&rendered.output)
    }

    fn finish(&mut self, _report: &RunReport) -> anyhow::Result<()> {
        self.close()
    }
}
