//! What was typed. Nothing here touches the world.

#[cfg(feature = "archive")]
mod archive;
mod classify;
mod clean;
mod common;
mod copies;
#[cfg(feature = "desk")]
mod desk;
mod evaluate;
mod evaluate_brief;
mod labels;
mod model;
mod sentences;
#[cfg(feature = "desk")]
mod serve;
mod summarise;
mod train;
mod train_brief;
mod train_relations;

use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Parser, Subcommand};

#[cfg(feature = "archive")]
pub(crate) use archive::ArchiveArgs;
pub(crate) use classify::{ClassifyArgs, Extra};
pub(crate) use clean::CleanArgs;
pub(crate) use common::{
    FileArgs, FormatName, InputArgs, OutputArgs, PlainFormatName, PlainOutputArgs, ReadingArgs,
    RunArgs, ThreadsArg,
};
pub(crate) use copies::CopiesArgs;
#[cfg(feature = "desk")]
pub(crate) use desk::DeskArgs;
pub(crate) use evaluate::{EvaluateArgs, ReportFormat};
pub(crate) use evaluate_brief::{BriefReportFormat, EvaluateBriefArgs};
pub(crate) use labels::{
    FindingsFormat, LabelsCheckArgs, LabelsCommand, NextArgs, PicksFormat, WantedFault,
};
pub(crate) use model::{CompareArgs, DriftArgs, ModelCommand, ShowArgs, ShowFormat};
pub(crate) use sentences::SentencesArgs;
#[cfg(feature = "desk")]
pub(crate) use serve::{EngineArgs, LimitArgs, ListenArgs, ServeArgs};
pub(crate) use summarise::{FocusArgs, JointArgs, LengthArgs, SummariseArgs};
pub(crate) use train::{AlgorithmName, TrainArgs};
pub(crate) use train_brief::TrainBriefArgs;
pub(crate) use train_relations::TrainRelationsArgs;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXAMPLES: &str = "\
Examples:
  nutgraf classify article.txt                      Tag one article with the model inside
  nutgraf summarise articles/ -n 3                  Three sentences for each file of a folder
  nutgraf classify news.jsonl.gz --format jsonl     One JSON line an article, in order
  nutgraf train labels/ -o mine.safetensors         Learn from your own labels
  nutgraf classify article.txt --model mine.safetensors --explain

Exit codes: 0 done; 1 nothing to say; 2 failed; 3 done, but some articles were left out.";

/// Reads news: tags articles by topic and stance, writes briefs of their own sentences, and learns
/// from a folder of labels. Offline, on a CPU, with a model inside.
#[derive(Debug, Parser)]
#[command(version, about, after_help = EXAMPLES, styles = STYLES)]
#[command(propagate_version = true, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Classify(ClassifyArgs),
    #[command(visible_alias = "summarize")]
    Summarise(SummariseArgs),
    Clean(CleanArgs),
    Sentences(SentencesArgs),
    Copies(CopiesArgs),
    #[cfg(feature = "archive")]
    Archive(ArchiveArgs),
    #[cfg(feature = "desk")]
    Desk(DeskArgs),
    #[cfg(feature = "desk")]
    Serve(ServeArgs),
    Train(TrainArgs),
    Evaluate(EvaluateArgs),
    /// Look after the labels that models learn from: what is wrong with them, and which to give next
    Labels {
        #[command(subcommand)]
        command: LabelsCommand,
    },
    TrainBrief(TrainBriefArgs),
    EvaluateBrief(EvaluateBriefArgs),
    TrainRelations(TrainRelationsArgs),
    /// Look into a model, at how it fares on newer articles, or beside another
    Model {
        #[command(subcommand)]
        command: ModelCommand,
    },
    /// Print a completion script for a shell
    #[command(hide = true)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn every_flag_says_what_it_does() {
        for command in Args::command().get_subcommands() {
            for flag in command.get_arguments() {
                assert!(flag.get_help().is_some(), "{} {}", command.get_name(), flag.get_id());
            }
        }
    }
}
