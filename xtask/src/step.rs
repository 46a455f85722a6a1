//! Running things: one line before, one line after, one sentence when it fails.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::count::Counts;

/// Says what is being done, does it, says how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("> {what}");
    let start = Instant::now();
    let done = work()?;
    println!("  done in {}", spoken(start.elapsed()));
    Ok(done)
}

/// "3.2 s", "2 min 05 s".
pub(crate) fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{seconds}.{} s", time.subsec_millis() / 100)
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// cargo, as the user called it.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// A script of `www/package.json`.
pub(crate) fn npm_run(www: &Path, script: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(npm());
    command.current_dir(www).args(["run", "--silent", script, "--"]).args(arguments);
    command
}

/// npm's own name: on Windows it is a script, which `Command` finds only by its full name.
pub(crate) fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// Runs to the end with the output shown; `otherwise` is the sentence for a failure.
pub(crate) fn run_command(command: &mut Command, otherwise: &str) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(otherwise.to_owned()),
        Err(error) => Err(format!("{otherwise} ({})", could_not_start(command, &error))),
    }
}

/// Runs a test runner with its output shown, and adds up the counts that it prints.
pub(crate) fn run_counted(
    command: &mut Command,
    counts: &mut Counts,
    otherwise: &str,
) -> Result<(), String> {
    let mut child = command
        .env("NO_COLOR", "1")
        .env_remove("FORCE_COLOR")
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{otherwise} ({})", could_not_start(command, &error)))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|error| format!("{otherwise} ({error})"))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            counts.read(&line);
        }
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(otherwise.to_owned()),
    }
}

/// The first line that a command prints, or nothing if it cannot run.
pub(crate) fn first_line(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.lines().next().unwrap_or_default().to_owned())
}

fn could_not_start(command: &Command, error: &std::io::Error) -> String {
    format!("could not start `{}`: {error}", command.get_program().to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_spoken_in_seconds_then_minutes() {
        assert_eq!(spoken(Duration::from_millis(340)), "0.3 s");
        assert_eq!(spoken(Duration::from_millis(59_990)), "59.9 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn a_failure_gives_the_sentence_and_a_missing_program_names_itself() {
        let wrong = run_command(
            Command::new("cargo").args(["locate-project", "--nowhere"]).stderr(Stdio::null()),
            "that failed",
        );
        assert_eq!(wrong, Err("that failed".to_owned()));
        let missing = run_command(&mut Command::new("no-such-program-here"), "that failed");
        assert!(missing.is_err_and(|sentence| sentence.contains("`no-such-program-here`")));
    }
}
