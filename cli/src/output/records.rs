use nutgraf::raw::pipeline::Reading;
use nutgraf::raw::read::Record;

use super::format::{DocumentLayout, ReadingFormat, RecordFormat};
use crate::record::{ArticleRecord, Provenance, RecordMetadata};

/// Records of articles as they are read, in a format of records.
pub(super) struct Records {
    pub(super) format: Box<dyn RecordFormat>,
    pub(super) provenance: Provenance,
}

impl DocumentLayout for Records {
    fn begin(&self, first: &Record) {
        self.format.begin(first);
    }

    fn opening(&self) -> String {
        self.format.opening()
    }

    fn between(&self) -> String {
        self.format.between()
    }

    fn closing(&self) -> String {
        self.format.closing()
    }
}

impl ReadingFormat for Records {
    fn reading(&self, reading: &Reading<'_>, metadata: &RecordMetadata) -> String {
        let record = ArticleRecord::new(reading, metadata, &self.provenance);
        self.format.record(&record, &metadata.fields)
    }
}
