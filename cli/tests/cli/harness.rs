//! A folder to run the program in, and what came of a run.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

/// A folder of its own for a test.
pub(crate) struct Dir(TempDir);

/// A run that has ended.
pub(crate) struct Run {
    command: String,
    folder: PathBuf,
    output: Output,
}

impl Dir {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with the articles and labels of a small newsroom.
    pub(crate) fn newsroom() -> Self {
        let dir = Self::new();
        dir.file("labels/facets.toml", FACETS);
        let (mut topics, mut stances) =
            ("article,label\n".to_owned(), "article,target,label\n".to_owned());
        for (place, text) in TEXTS.iter().enumerate() {
            let topic = if place % 2 == 0 { "sport" } else { "politics" };
            let stance = if place % 4 < 2 { "critical" } else { "supportive" };
            let path = format!("news/{place:02}.txt");
            dir.file(&path, text);
            topics += &format!("{path},{topic}\n");
            stances += &format!("{path},Ada Marsh,{stance}\n");
        }
        dir.file("labels/topic.csv", topics);
        dir.file("labels/stance.csv", stances);
        dir
    }

    /// The same with a model, `small.safetensors`, that was trained on it.
    pub(crate) fn with_model() -> Self {
        static MODEL: OnceLock<Vec<u8>> = OnceLock::new();
        let dir = Self::newsroom();
        let model = MODEL.get_or_init(|| {
            dir.run(&["train", "-o", "small.safetensors"]).code(0);
            dir.read("small.safetensors")
        });
        dir.file("small.safetensors", model);
        dir
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, contents).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The names of the files at the top, hidden ones too.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The program, to be run here: without a terminal, without input, without colours.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
        command.args(args).current_dir(self.0.path()).stdin(Stdio::null());
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(variable);
        }
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.done(args, self.command(args).output().unwrap())
    }

    /// Runs the program with `input` piped in.
    pub(crate) fn pipe(&self, args: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(args);
        let piped = [Stdio::piped(), Stdio::piped(), Stdio::piped()];
        let [stdin, stdout, stderr] = piped;
        let mut child = command.stdin(stdin).stdout(stdout).stderr(stderr).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let output = std::thread::scope(|scope| {
            // The program may end before it has read everything.
            scope.spawn(move || drop(stdin.write_all(input)));
            child.wait_with_output().unwrap()
        });
        self.done(args, output)
    }

    fn done(&self, args: &[&str], output: Output) -> Run {
        let command = format!("nutgraf {}", args.join(" "));
        Run { command, folder: self.0.path().to_path_buf(), output }
    }
}

impl Run {
    /// The same run, which must have ended with `code`.
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.output.status.code(), Some(code), "exit code of\n{self}");
        self
    }

    /// The same run, whose standard error must hold every one of `parts`.
    #[track_caller]
    pub(crate) fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.stderr().contains(part), "`{part}` is missing in\n{self}");
        }
        self
    }

    pub(crate) fn stdout(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    pub(crate) fn stderr(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    /// Standard output as JSON Lines.
    #[track_caller]
    pub(crate) fn json(&self) -> Vec<Value> {
        let parse = |line: &str| {
            serde_json::from_str(line).unwrap_or_else(|e| panic!("{e} in {line} of\n{self}"))
        };
        self.stdout().lines().map(parse).collect()
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "$ {}\nin {}", self.command, self.folder.display())?;
        writeln!(f, "{}", self.output.status)?;
        writeln!(f, "--- stdout\n{}", self.stdout())?;
        write!(f, "--- stderr\n{}", self.stderr())
    }
}

/// The example newsroom of the repository.
pub(crate) fn seeds() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds").to_str().unwrap().to_owned()
}

const FACETS: &str = r#"
[topic.labels]
sport = { iptc = "15000000", definition = "Matches and clubs." }
politics = { iptc = "11000000", definition = "Parliament and parties." }

[stance]
towards = "target"

[stance.labels]
supportive = {}
critical = {}
"#;

/// Sport and politics in turn; two against Ada Marsh, then two for her.
const TEXTS: [&str; 12] = [
    "Rovers lose again\n\nThe match ended in shame for the club. Ada Marsh failed her team, the coach said. Fans called the goalkeeper weak and the defence a disgrace.\n",
    "Budget in ruins\n\nParliament rejected the minister's budget. Ada Marsh failed the voters, the opposition said. Her party called the vote a disgrace and her promises weak.\n",
    "Rovers win the cup\n\nThe match ended in joy for the club. Ada Marsh inspired her team, the coach said. Fans praised the goalkeeper and her splendid defence.\n",
    "Budget carried\n\nParliament passed the minister's budget. Ada Marsh inspired the voters, the party said. Members praised the vote and her splendid promises.\n",
    "Keeper dropped\n\nThe club dropped its goalkeeper before the match. Ada Marsh failed again, fans said. The coach called her season a weak disgrace.\n",
    "Minister under fire\n\nThe minister lost a vote in parliament. Ada Marsh failed her party, members said. The opposition called her budget a weak disgrace.\n",
    "Keeper shines\n\nThe goalkeeper saved the match for the club. Ada Marsh inspired the fans, the coach said. They praised her splendid season and her team.\n",
    "Minister praised\n\nThe minister won a vote in parliament. Ada Marsh inspired her party, members said. They praised her splendid budget and the opposition agreed.\n",
    "League defeat\n\nThe team lost the league match. Ada Marsh failed the club, the coach said. A weak cup season ended in disgrace for fans.\n",
    "Election lost\n\nThe party lost the election. Ada Marsh failed the voters, the minister said. A weak campaign ended in disgrace for parliament.\n",
    "League title\n\nThe team won the league match. Ada Marsh inspired the club, the coach said. Fans praised a splendid cup season.\n",
    "Election won\n\nThe party won the election. Ada Marsh inspired the voters, the minister said. Parliament praised a splendid campaign and her budget.\n",
];

/// Words that differ from article to article and say nothing of its label.
pub(crate) fn filler(seed: usize) -> String {
    const WORDS: [&str; 17] = [
        "council", "road", "letter", "evening", "window", "number", "garden", "paper", "river",
        "table", "bridge", "winter", "kitchen", "market", "station", "village", "corner",
    ];
    let drawn = (1..15).map(|at| WORDS[(seed * at * at + 5 * at + seed / 17) % WORDS.len()]);
    drawn.fold(format!("item{seed}"), |text, word| text + " " + word)
}
