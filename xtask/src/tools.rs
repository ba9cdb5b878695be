//! What the commands share: the root of the repository, running programs, reading arguments.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Done, or a sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// The root of the repository.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A program started in the root of the repository, with nothing to read.
pub fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// The cargo that runs us, so that the toolchain stays the same one.
pub fn cargo(arguments: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = program(&cargo, arguments);
    // Set by `cargo run` for us; a build script or a test must not take them for its own.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
        command.env_remove(name);
    }
    command
}

/// Runs to the end, its output on the terminal.
pub fn run(command: &mut Command) -> Outcome {
    let shown = describe(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` ended with {status}.")),
        Err(error) => Err(format!("`{shown}` could not be started: {error}.")),
    }
}

/// Runs to the end and gives its standard output.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let shown = describe(command);
    match command.stderr(Stdio::inherit()).output() {
        Ok(output) if output.status.success() => {
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        }
        Ok(output) => Err(format!("`{shown}` ended with {}.", output.status)),
        Err(error) => Err(format!("`{shown}` could not be started: {error}.")),
    }
}

/// True when the program is there and says that all is well.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    let program =
        Path::new(words[0].as_ref()).file_name().map(|name| name.to_string_lossy().into_owned());
    std::iter::once(program.unwrap_or_default())
        .chain(words.iter().skip(1).map(|word| word.to_string()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Writes a file, making its folder; unchanged files keep their time.
pub fn write_if_changed(path: &Path, content: &[u8]) -> Outcome {
    if std::fs::read(path).is_ok_and(|known| known == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    std::fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}

/// The words after a command.
pub struct Arguments(Vec<String>);

impl Arguments {
    /// All of them.
    pub fn new(words: Vec<String>) -> Arguments {
        Arguments(words)
    }

    /// Takes a word out; true when it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// Takes `name N` or `name=N` out.
    pub fn number<N: std::str::FromStr>(&mut self, name: &str) -> Outcome<Option<N>> {
        let Some(place) = self.0.iter().position(|word| word.split('=').next() == Some(name))
        else {
            return Ok(None);
        };
        let word = self.0.remove(place);
        let value = match word.split_once('=') {
            Some((_, value)) => value.to_owned(),
            None if place < self.0.len() => self.0.remove(place),
            None => return Err(format!("{name} needs a number after it.")),
        };
        value.parse().map(Some).map_err(|_| format!("{name} needs a number, not «{value}»."))
    }

    /// Takes `name TEXT` or `name=TEXT` out.
    pub fn text(&mut self, name: &str) -> Outcome<Option<String>> {
        self.number(name)
    }

    /// The one word that is left; `what` it is, for who forgot it.
    pub fn rest(mut self, what: &str) -> Outcome<String> {
        if self.0.is_empty() {
            return Err(format!("{what} is missing; see `cargo xtask help`."));
        }
        let word = self.0.remove(0);
        self.finish().map(|()| word)
    }

    /// Nothing else may be left.
    pub fn finish(self) -> Outcome {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(format!("`{word}` was not understood; see `cargo xtask help`.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(words: &[&str]) -> Arguments {
        Arguments::new(words.iter().map(|&word| word.to_owned()).collect())
    }

    #[test]
    fn numbers_stand_after_their_name_or_behind_an_equals_sign() {
        assert_eq!(arguments(&["--port", "81"]).number("--port"), Ok(Some(81)));
        assert_eq!(arguments(&["--port=81"]).number("--port"), Ok(Some(81)));
        assert_eq!(arguments(&[]).number::<u16>("--port"), Ok(None));
        assert!(arguments(&["--port"]).number::<u16>("--port").is_err());
        assert!(arguments(&["--port", "x"]).number::<u16>("--port").is_err());
    }

    #[test]
    fn a_word_that_nobody_took_is_an_error() {
        let mut words = arguments(&["--dev", "--devv"]);
        assert!(words.flag("--dev"));
        assert!(words.finish().is_err());
    }
}
