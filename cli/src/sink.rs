//! Where results go: standard output, or a file that is written whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use anyhow::{Context, bail};
use tempfile::{NamedTempFile, TempPath};

/// How long an interrupted program waits for the article that is being written, in tries of a
/// twentieth of a second: a reader that does not read must not keep it alive.
const PATIENCE: usize = 20;

/// An open output. A file that is not finished goes with it.
pub(crate) struct Sink(Arc<Mutex<Output>>);

/// Writer to an output that is open elsewhere.
#[cfg(feature = "parquet")]
pub(crate) struct SinkWriter(Sink);

/// A hold on an output that does not keep it open.
pub(crate) struct WeakSink(Weak<Mutex<Output>>);

enum Output {
    Stdout(BufWriter<Stdout>),
    /// A device or pipe, which has no whole to wait for.
    Stream(BufWriter<File>),
    File(BufWriter<NamedTempFile>, Destination),
    Closed,
}

/// A file to be.
struct Destination {
    path: PathBuf,
    force: bool,
}

impl Sink {
    /// Standard output.
    pub(crate) fn stdout() -> Self {
        Self::new(Output::Stdout(BufWriter::new(io::stdout())))
    }

    /// The file at `path`, which appears there when it is finished. One that is there already is
    /// replaced only by `force`.
    pub(crate) fn create(path: &Path, force: bool) -> anyhow::Result<Self> {
        let output = open(path, force);
        output.map(Self::new).with_context(|| format!("{} cannot be written", path.display()))
    }

    fn new(output: Output) -> Self {
        Self(Arc::new(Mutex::new(output)))
    }

    /// Whether this is standard output.
    pub(crate) fn is_stdout(&self) -> bool {
        matches!(*self.lock(), Output::Stdout(_))
    }

    /// Writes all of `bytes`; nothing interrupts it on the way.
    pub(crate) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        match &mut *self.lock() {
            Output::Stdout(stdout) => {
                stdout.write_all(bytes)?;
                // A person is waiting; a pipe is not.
                if io::stdout().is_terminal() { stdout.flush() } else { Ok(()) }
            }
            Output::Stream(stream) => stream.write_all(bytes),
            Output::File(file, _) => file.write_all(bytes),
            Output::Closed => Ok(()),
        }
    }

    /// Puts the file in its place.
    pub(crate) fn finish(&self) -> anyhow::Result<()> {
        match std::mem::replace(&mut *self.lock(), Output::Closed) {
            Output::Stdout(mut stdout) => stdout.flush().map_err(Into::into),
            Output::Stream(mut stream) => stream.flush().map_err(Into::into),
            Output::File(file, destination) => put(file, &destination)
                .with_context(|| format!("{} cannot be written", destination.path.display())),
            Output::Closed => Ok(()),
        }
    }

    /// Another hold on the output, for who writes through [`Write`].
    #[cfg(feature = "parquet")]
    pub(crate) fn writer(&self) -> SinkWriter {
        SinkWriter(Self(Arc::clone(&self.0)))
    }

    pub(crate) fn downgrade(&self) -> WeakSink {
        WeakSink(Arc::downgrade(&self.0))
    }

    fn lock(&self) -> MutexGuard<'_, Output> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(feature = "parquet")]
impl Write for SinkWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WeakSink {
    /// Takes the output away from whoever writes to it: standard output gets what is whole, and no
    /// half file is left behind.
    pub(crate) fn abandon(&self) {
        let Some(output) = self.0.upgrade() else { return };
        for _ in 0..PATIENCE {
            if let Ok(mut output) = output.try_lock() {
                match std::mem::replace(&mut *output, Output::Closed) {
                    Output::Stdout(mut stdout) => drop(stdout.flush()),
                    half => drop(half),
                }
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

fn open(path: &Path, force: bool) -> anyhow::Result<Output> {
    let there = fs::metadata(path).ok();
    match &there {
        Some(there) if there.is_dir() => bail!("it is a folder; name a file in it"),
        Some(there) if !there.is_file() => {
            return Ok(Output::Stream(BufWriter::new(File::options().write(true).open(path)?)));
        }
        Some(_) if !force => bail!("it is there already; use --force to write over it"),
        _ => {}
    }
    // What a link points to is replaced, and the link stays.
    let path = if there.is_some() { fs::canonicalize(path)? } else { path.to_path_buf() };
    let file = temporary(&path, there.as_ref())?;
    Ok(Output::File(BufWriter::new(file), Destination { path, force }))
}

/// A hidden file beside `path`, on the same file system, so that renaming it is one step.
fn temporary(path: &Path, there: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nutgraf-");
    #[cfg(unix)]
    let readable = {
        use std::os::unix::fs::PermissionsExt;
        // What a new file is allowed, before the umask takes its share.
        fs::Permissions::from_mode(0o666)
    };
    #[cfg(unix)]
    builder.permissions(readable);
    let file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    if let Some(there) = there {
        file.as_file().set_permissions(there.permissions())?;
    }
    Ok(file)
}

fn put(file: BufWriter<NamedTempFile>, destination: &Destination) -> anyhow::Result<()> {
    let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    let (file, path): (File, TempPath) = file.into_parts();
    file.sync_all()?;
    let put = if destination.force {
        path.persist(&destination.path)
    } else {
        path.persist_noclobber(&destination.path)
    };
    put.map_err(|refused| refused.error).map_err(Into::into)
}
