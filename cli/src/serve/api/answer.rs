use std::panic::{AssertUnwindSafe, catch_unwind};

use axum::http::header;
use axum::response::{IntoResponse, Response};
use nutgraf::raw::read::{self, Pending, Record};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Serialize;

use super::form::Form;
use super::submitted::Submitted;
use crate::serve::problem::Problem;
use crate::serve::state::Server;

/// Answer to articles: of each its JSON, or what is wrong with it.
pub(super) struct Answer {
    pub(super) form: Form,
    pub(super) results: Vec<Result<String, Problem>>,
}

/// The place of an article that nothing can be said of.
#[derive(Serialize)]
struct Failed<'a> {
    error: &'a Problem,
}

/// Works on each article that was submitted. One that cannot be read, or that the work fails on, has
/// an error in its place, and the rest goes on.
pub(super) async fn each(
    server: Server,
    submitted: Submitted,
    work: impl Fn(&Server, Record) -> String + Send + Sync + 'static,
) -> Result<Response, Problem> {
    let own = Server::clone(&server);
    let answer = own.workers.read(move |asker| {
        let (articles, form) = submitted.cut();
        let result = |pending| result(pending, |record| work(&server, record));
        let results = match <[_; 1]>::try_from(articles) {
            Ok([article]) => vec![result(article)],
            Err(many) => {
                let many = many.into_par_iter().take_any_while(|_| !asker.is_gone());
                many.map(result).collect()
            }
        };
        Answer { form, results }
    });
    let answer = answer.await?;
    own.metrics.articles(answer.results.iter().filter(|result| result.is_ok()).count());
    Ok(answer.into_response())
}

fn result(
    pending: Result<Pending, read::Error>,
    work: impl Fn(Record) -> String,
) -> Result<String, Problem> {
    let decoded = || pending.and_then(Pending::decode).map(work);
    match catch_unwind(AssertUnwindSafe(decoded)) {
        Ok(done) => done.map_err(|error| unread(&error)),
        Err(_) => Err(Problem::bug()),
    }
}

fn unread(error: &read::Error) -> Problem {
    Problem::content(match error.location.line {
        Some(line) => format!("line {line}: {}", error.kind),
        None => error.kind.to_string(),
    })
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let Self { form, mut results } = self;
        let json = |result: Result<String, Problem>| {
            let failed = |error| serde_json::to_string(&Failed { error: &error });
            result.or_else(failed).expect("a problem is plain data")
        };
        match form {
            Form::One => match results.pop() {
                Some(Ok(result)) => typed("application/json", result),
                Some(Err(problem)) => problem.into_response(),
                None => Problem::content("there is no article in it").into_response(),
            },
            Form::List => {
                let list: Vec<_> = results.into_iter().map(json).collect();
                typed("application/json", format!("[{}]", list.join(",")))
            }
            Form::Lines => {
                let lines = results.into_iter().map(|result| json(result) + "\n").collect();
                typed("application/x-ndjson", lines)
            }
        }
    }
}

fn typed(media: &'static str, body: String) -> Response {
    ([(header::CONTENT_TYPE, media)], body).into_response()
}
