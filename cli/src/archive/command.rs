use anyhow::bail;
use rusqlite::Connection;

use super::counts::counts;
use super::search::{Hit, all, search};
use super::{Archive, Settings, load};
use crate::args::{ArchiveArgs, Extra, FormatName};
use crate::config::sink;
use crate::destination::Document;
use crate::exit::Exit;
#[cfg(feature = "parquet")]
use crate::output::ParquetFile;
use crate::output::{self, NO_PARQUET, RecordFormat};
use crate::record::{ArticleRecord, FacetColumns, RecordShape};
use crate::sink::Sink;
use crate::terminal::one_line;

/// Shows what an archive holds, what a search finds, or writes its records in a format.
pub(crate) fn run(args: &ArchiveArgs) -> anyhow::Result<Exit> {
    refuse_what_does_not_fit(args)?;
    let Archive { connection } = Archive::look(&args.archive)?;
    let hits = args.search.as_deref().map(|query| search(&connection, query)).transpose()?;
    let sink = sink(&args.output.file)?;
    if args.output.format == FormatName::Text {
        return show(&connection, hits, &sink);
    }
    let articles = match hits {
        Some(hits) => hits.into_iter().map(|hit| hit.article).collect(),
        None => all(&connection)?,
    };
    export(&connection, &articles, args, sink)
}

fn refuse_what_does_not_fit(args: &ArchiveArgs) -> anyhow::Result<()> {
    let format = args.output.format;
    if format == FormatName::Html {
        bail!(
            "an archive keeps no evidence to mark; use --format text, jsonl, csv, parquet or ninjs"
        );
    }
    if args.long && !matches!(format, FormatName::Csv | FormatName::Parquet) {
        bail!("--long is for tables; use --format csv or parquet");
    }
    if format == FormatName::Parquet && !cfg!(feature = "parquet") {
        bail!("{NO_PARQUET}");
    }
    if !args.with.is_empty() && format == FormatName::Text {
        bail!("--with is for records; use --format jsonl, csv, parquet or ninjs");
    }
    Ok(())
}

/// Shows what a search found, or else what there is.
fn show(connection: &Connection, hits: Option<Vec<Hit>>, sink: &Sink) -> anyhow::Result<Exit> {
    let (text, has_output) = match hits {
        Some(hits) => (hits.iter().map(shown).collect(), !hits.is_empty()),
        None => (counts(connection)?, true),
    };
    sink.write(text.as_bytes())?;
    sink.finish()?;
    Ok(if has_output { Exit::Done } else { Exit::Nothing })
}

fn shown(hit: &Hit) -> String {
    let head = [hit.date.as_deref(), hit.title.as_deref()].into_iter().flatten();
    let head = one_line(&head.collect::<Vec<_>>().join("  "));
    format!("{}\n  {head}\n  {}\n", one_line(&hit.id), one_line(&hit.snippet))
}

/// Writes records of articles in a format.
fn export(
    connection: &Connection,
    articles: &[i64],
    args: &ArchiveArgs,
    sink: Sink,
) -> anyhow::Result<Exit> {
    let with_text = args.with.contains(&Extra::Text);
    let shape = shape(connection, with_text)?;
    let records = articles.iter().map(|&article| load::record(connection, article));
    let records = records.map(|record| record.map(|own| without_text(own, !with_text)));
    match args.output.format {
        #[cfg(feature = "parquet")]
        FormatName::Parquet => table(records, ParquetFile::new(sink, &shape, args.long)?)?,
        format => {
            let carried = carried(connection, articles)?;
            let format = output::records(format, args.long, shape, &carried);
            document(records, &*format, sink)?;
        }
    }
    Ok(if articles.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn without_text(mut record: ArticleRecord, without: bool) -> ArticleRecord {
    record.text.take_if(|_| without);
    record
}

#[cfg(feature = "parquet")]
fn table(
    mut records: impl Iterator<Item = rusqlite::Result<ArticleRecord>>,
    mut file: ParquetFile,
) -> anyhow::Result<()> {
    records.try_for_each(|record| file.put(&record?))?;
    file.close()
}

fn document(
    records: impl Iterator<Item = rusqlite::Result<ArticleRecord>>,
    format: &dyn RecordFormat,
    sink: Sink,
) -> anyhow::Result<()> {
    let mut document = Document::new(sink, format);
    for record in records {
        let record = record?;
        let fields: Vec<_> = record.fields.clone().into_iter().collect();
        document.put(&format.record(&record, &fields))?;
    }
    document.close()
}

/// Records of articles in a format, as one text.
#[cfg(feature = "desk")]
pub(crate) fn exported(
    connection: &Connection,
    articles: &[i64],
    format: FormatName,
    long: bool,
) -> anyhow::Result<String> {
    let carried = carried(connection, articles)?;
    let format = output::records(format, long, shape(connection, false)?, &carried);
    let mut text = String::new();
    for &article in articles {
        text += &if text.is_empty() { format.opening() } else { format.between() };
        let record = ArticleRecord { text: None, ..load::record(connection, article)? };
        let fields: Vec<_> = record.fields.clone().into_iter().collect();
        text += &format.record(&record, &fields);
    }
    Ok(if text.is_empty() { text } else { text + &format.closing() })
}

/// The columns of the caller's that a table keeps: those that the first article has.
fn carried(connection: &Connection, articles: &[i64]) -> rusqlite::Result<Vec<String>> {
    let first = articles.first().map(|&article| load::record(connection, article)).transpose()?;
    Ok(first.map(|record| record.fields.keys().cloned().collect()).unwrap_or_default())
}

/// What a table of records has columns for: the facets of all runs, those of the newest first.
fn shape(connection: &Connection, with_text: bool) -> anyhow::Result<RecordShape> {
    let mut statement = connection.prepare("SELECT settings FROM runs ORDER BY run DESC")?;
    let mut shape = RecordShape { with_text, ..RecordShape::default() };
    for settings in statement.query_map([], |row| row.get::<_, String>(0))? {
        let settings: Settings = serde_json::from_str(&settings?)?;
        shape.all |= settings.shape.all;
        shape.with_brief |= settings.shape.with_brief;
        settings.shape.facets.into_iter().for_each(|facet| add(&mut shape.facets, facet));
    }
    Ok(shape)
}

/// Adds a facet, or its labels to those of its name.
fn add(facets: &mut Vec<FacetColumns>, facet: FacetColumns) {
    match facets.iter_mut().find(|own| own.name == facet.name) {
        Some(own) => {
            own.towards_target |= facet.towards_target;
            own.levelled |= facet.levelled;
            let new = facet.labels.into_iter().filter(|label| !own.labels.contains(label));
            let new: Vec<_> = new.collect();
            own.labels.extend(new);
        }
        None => facets.push(facet),
    }
}
