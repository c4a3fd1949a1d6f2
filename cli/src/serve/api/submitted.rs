use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use nutgraf::raw::read::{self, Fields, Format, Input, Keep, Pending, ReadOptions};

use super::form::Form;
use super::media::format;
use crate::serve::problem::Problem;

/// Name of a request where a file's would stand.
const NAME: &str = "request";

/// What compressed files begin with, of those that readers would unpack.
const PACKED: [&[u8]; 2] = [b"\x1f\x8b", b"\x28\xb5\x2f\xfd"];

/// Articles that were submitted.
pub(super) struct Submitted {
    body: Bytes,
    format: &'static dyn Format,
}

impl<S: Send + Sync> FromRequest<S> for Submitted {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let format = format(request.headers())?;
        let body = Bytes::from_request(request, state).await.map_err(|_| Problem::bug())?;
        if PACKED.iter().any(|head| body.starts_with(head)) {
            let packed = "the body is compressed; send it as it is";
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, packed));
        }
        Ok(Self { body, format })
    }
}

impl Submitted {
    /// The articles, none of which is decoded yet, and how they are to be answered.
    pub(super) fn cut(self) -> (Vec<Result<Pending, read::Error>>, Form) {
        let options = ReadOptions {
            format: Some(self.format),
            fields: Fields { keep: Keep::Rest, ..Fields::default() },
            ..ReadOptions::default()
        };
        let is_list = self.body.trim_ascii_start().starts_with(b"[");
        let input = Input::stream(NAME, std::io::Cursor::new(self.body));
        let cut: Vec<_> = read::read([input], &options).collect();
        let form = match self.format.name() {
            "jsonl" => Form::Lines,
            "json" if is_list || cut.len() > 1 => Form::List,
            _ => Form::One,
        };
        (cut, form)
    }
}
