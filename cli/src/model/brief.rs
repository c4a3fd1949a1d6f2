use std::fmt::Write as _;
use std::path::Path;

use nutgraf::raw::model::BriefFile;
use nutgraf::raw::summarise::expected::ShapeFunction;
use serde::Serialize;

use crate::args::ShowFormat;
use crate::output::curves;
use crate::report;
use crate::terminal::{STRONG, Theme, one_line};

#[derive(Serialize)]
struct BriefObject<'m> {
    bytes: usize,
    nutgraf: &'m str,
    data: &'m str,
    articles: usize,
    language: &'static str,
    curves: Vec<CurveObject>,
}

#[derive(Serialize)]
struct CurveObject {
    part: &'static str,
    model: &'static str,
    feature: &'static str,
    about: &'static str,
    points: Vec<(f32, f32)>,
}

/// A model of briefs: where it comes from, and what it goes by.
pub(super) fn of(
    file: &BriefFile,
    path: Option<&Path>,
    format: ShowFormat,
) -> anyhow::Result<String> {
    match format {
        ShowFormat::Text => Ok(text(file, path, Theme::of_stdout())),
        ShowFormat::Json => Ok(serde_json::to_string_pretty(&object(file))? + "\n"),
    }
}

fn text(file: &BriefFile, path: Option<&Path>, theme: Theme) -> String {
    let path = match path {
        Some(path) => one_line(&path.display().to_string()),
        None => "the model of briefs inside nutgraf".to_owned(),
    };
    let mut text = format!("{}\n", theme.paint(STRONG, path));
    let _ = writeln!(text, "  trained by   nutgraf {}", one_line(&file.card.nutgraf));
    let _ = writeln!(text, "  on           {}", report::count(file.card.articles, "article"));
    let _ = writeln!(text, "  fingerprint  {}", one_line(&file.card.data));
    let _ = writeln!(text, "  language     {}", file.model.language().name());
    let _ = writeln!(text, "  size         {}", report::size(file.to_bytes().len()));
    text + &curves(&file.model, theme)
}

fn object(file: &BriefFile) -> BriefObject<'_> {
    let curve = |ShapeFunction { part, model, feature, about, points }| CurveObject {
        part,
        model,
        feature,
        about,
        points,
    };
    BriefObject {
        bytes: file.to_bytes().len(),
        nutgraf: &file.card.nutgraf,
        data: &file.card.data,
        articles: file.card.articles,
        language: file.model.language().code(),
        curves: file.model.shape_functions().into_iter().map(curve).collect(),
    }
}
