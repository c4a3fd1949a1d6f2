//! Size of what is to be read.

use std::fs::Metadata;
use std::path::Path;

use super::format::ReadOptions;
use super::formats::format_of;
use super::input::{Input, files};

/// Bytes of the files in `inputs` that will be read, which [`ReadOptions::bytes_read`] counts up to;
/// none where one of them is a stream, whose end nobody knows.
#[must_use]
pub fn size(inputs: &[Input], options: &ReadOptions) -> Option<u64> {
    let of_input = |input: &Input| match input {
        Input::Stream(_) => None,
        Input::Path(path) if path.is_dir() => Some(of_folder(path, options)),
        // A pipe has a path, too.
        Input::Path(path) => path.metadata().ok().filter(Metadata::is_file).map(|own| own.len()),
    };
    inputs.iter().map(of_input).sum()
}

fn of_folder(folder: &Path, options: &ReadOptions) -> u64 {
    let is_read = |path: &Path| options.format.is_some() || format_of(path).is_some();
    let read = files(folder).flatten().filter(|path| is_read(path));
    read.filter_map(|path| path.metadata().ok()).map(|own| own.len()).sum()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::super::input::read;
    use super::super::pending::Pending;
    use super::*;

    #[test]
    fn what_was_read_at_the_end_is_what_there_was_to_read() {
        let folder = tempfile::tempdir().unwrap();
        let line = format!("{{\"id\": 1, \"text\": \"{}\"}}\n", "They met. ".repeat(9_000));
        let csv = format!("id,text\n2,{}\n", "They met again. ".repeat(9_000));
        fs::create_dir(folder.path().join("more")).unwrap();
        for (name, text) in [
            ("a.jsonl", line.as_str()),
            ("b.csv", &csv),
            ("more/c.txt", "They parted."),
            ("d.png", "no article, and passed over"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let inputs = || vec![Input::Path(folder.path().to_path_buf())];
        let options = ReadOptions::default();
        let records = read(inputs(), &options).map(|pending| pending.and_then(Pending::decode));
        assert_eq!(records.flatten().count(), 3);
        let all = (line.len() + csv.len() + 12) as u64;
        assert_eq!((size(&inputs(), &options), options.bytes_read.get()), (Some(all), all));
    }

    #[test]
    fn of_a_stream_nobody_knows_the_size() {
        let file = Input::Path(PathBuf::from(file!()));
        let stream = Input::stream("<stdin>", "They met.".as_bytes());
        assert_eq!(size(&[file, stream], &ReadOptions::default()), None);
        assert_eq!(size(&[], &ReadOptions::default()), Some(0));
    }
}
