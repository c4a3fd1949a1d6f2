use std::env;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use nutgraf::raw::label::Facet;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::Pipeline;

use super::brief::open_brief_model;
use super::common;
use super::model::{IdentifiedModel, identified_model, narrow};
use crate::args::{EngineArgs, LimitArgs, ListenArgs, ServeArgs};
use crate::corrections::LabelsFolder;
use crate::listing::Store;
use crate::record::{ModelId, Provenance};
use crate::serve::{
    Active, Engine, Guard, Hosts, Limits, Metrics, Pipelines, State, Token, Workers, is_loopback,
};

/// The variable that holds the token, if the flag does not.
const TOKEN: &str = "NUTGRAF_TOKEN";
/// Connections that are open at once.
const CONNECTIONS: usize = 512;
/// How long requests have to end when the server is stopped.
const STOP: Duration = Duration::from_secs(30);
/// The longest time that a limit may be.
const LONGEST: f64 = 86_400.0;

/// What serving needs.
pub(crate) struct ServeConfig {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) state: State,
    pub(crate) guard: Guard,
    pub(crate) limits: Limits,
}

impl ServeConfig {
    pub(crate) fn new(args: ServeArgs) -> anyhow::Result<Self> {
        let ServeArgs { engine, archive, labels, listen, limits } = args;
        let limits = limited(&limits)?;
        let guard = guard(&listen)?;
        let workers = Workers::new(common::threads(engine.threads), limits)?;
        let IdentifiedModel { model, id } = identified_model(engine.model.as_deref())?;
        let facets: Vec<Facet> = model.facets.iter().map(|own| own.facet.clone()).collect();
        let labels = labels.map(|path| LabelsFolder::open(&path, &facets)).transpose()?;
        let archive = archive.map(|path| shown(&path)).transpose()?;
        let state = State {
            engine: Active::new(set_up(&engine, model, id)?),
            workers,
            metrics: Metrics::default(),
            archive,
            labels,
        };
        Ok(Self { host: listen.host, port: listen.port, state, guard, limits })
    }
}

/// Who may ask. What other machines reach is not opened without a token.
fn guard(args: &ListenArgs) -> anyhow::Result<Guard> {
    let token = args.token.clone().or_else(|| env::var(TOKEN).ok());
    if token.is_none() && !is_loopback(&args.host) {
        bail!(
            "{} can be reached from other machines, which takes a token: --token TOKEN, or the \
             variable {TOKEN}",
            args.host
        );
    }
    let token = token.map(Token::new).transpose()?;
    Ok(Guard { hosts: Hosts::new(&args.host, &args.allow_host), token })
}

fn limited(args: &LimitArgs) -> anyhow::Result<Limits> {
    Ok(Limits {
        body: megabytes(args.max_body)?,
        arrival: seconds(args.max_arrival)?,
        answer: seconds(args.max_answer)?,
        waiting: args.max_waiting.get(),
        connections: CONNECTIONS,
        stop: STOP,
    })
}

fn megabytes(given: f64) -> anyhow::Result<usize> {
    ensure!(given > 0.0 && given <= 1024.0, "--max-body lies between 0 and 1024");
    Ok((given * f64::from(1 << 20)) as usize)
}

fn seconds(given: f64) -> anyhow::Result<Duration> {
    let within = given > 0.0 && given <= LONGEST;
    within.then(|| Duration::from_secs_f64(given)).context("times are seconds, at most a day")
}

/// An archive that is there.
fn shown(path: &Path) -> anyhow::Result<Store> {
    ensure!(path.is_file(), "there is no archive {}", path.display());
    Store::open(path)
}

/// Pipelines for all that is asked of the model, and of that of briefs.
pub(crate) fn set_up(args: &EngineArgs, model: Arc<Model>, id: ModelId) -> anyhow::Result<Engine> {
    let model = narrow(model, &args.facet)?;
    let briefs = open_brief_model(args.brief_model.as_deref())?;
    let set = |pipeline: Pipeline| {
        let pipeline = pipeline.language(args.language).precision(args.precision);
        Pipelines::new(pipeline.actors(args.actors).facets(&args.facet))
    };
    Ok(Engine {
        provenance: Provenance { model: id, with_text: false },
        tagging: set(Pipeline::tagging(Arc::clone(&model))),
        tagging_with_briefs: set(Pipeline::with_models(model, Arc::clone(&briefs))),
        summarising: set(Pipeline::summarising(briefs)),
        cleaning: set(Pipeline::cleaning()),
    })
}
