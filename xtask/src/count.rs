//! The counts that test runners print, added up.

/// How many tests passed, failed, or were left out.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    /// Tests that the runner reports as ignored or skipped, or that say so themselves.
    pub(crate) left_out: u64,
}

impl Counts {
    /// Adds what one line of output says, if it is a runner's own count.
    pub(crate) fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            // cargo: "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; …"
            self.add(result.split_once(". ").map_or(result, |(_, counts)| counts), &[';']);
        } else if let Some(cases) = line.strip_prefix("left out: ") {
            // tests/real/mod.rs: "left out: 5 cases on real ledgers, …"
            let number = cases.split(' ').next().unwrap_or_default();
            self.left_out += number.parse::<u64>().unwrap_or(0);
        } else if let Some(result) =
            line.strip_prefix("vectors: ").or_else(|| line.strip_prefix("oracle: "))
        {
            // tests/vectors/check.mjs, tests/oracle/check.mjs: "vectors: 12/13 …"
            let fraction = result.split(' ').next().unwrap_or_default();
            if let Some((passed, all)) = fraction.split_once('/')
                && let (Ok(passed), Ok(all)) = (passed.parse::<u64>(), all.parse::<u64>())
            {
                self.passed += passed;
                self.failed += all.saturating_sub(passed);
            }
        } else if let Some(result) = line.strip_prefix("Tests ") {
            // vitest: "Tests  1 failed | 12 passed | 1 skipped (14)"
            let counts = result.split('(').next().unwrap_or_default();
            self.add(counts, &['|']);
        } else if let Some(rest) = playwright(line) {
            self.add(rest, &[';']);
        }
    }

    fn add(&mut self, counts: &str, separators: &[char]) {
        for part in counts.split(separators) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(kind)) = (words.next(), words.next()) else { continue };
            let Ok(number) = number.parse::<u64>() else { continue };
            match kind {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" | "skipped" => self.left_out += number,
                _ => {}
            }
        }
    }
}

/// Playwright prints one count a line: "12 passed (3.4s)", "1 failed", "2 skipped", "1 flaky".
fn playwright(line: &str) -> Option<&str> {
    let count = line.split(" (").next()?;
    let (number, kind) = count.split_once(' ')?;
    let ours = number.parse::<u64>().is_ok() && matches!(kind, "passed" | "failed" | "skipped");
    ours.then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> (u64, u64, u64) {
        let mut counts = Counts::default();
        for line in lines {
            counts.read(line);
        }
        (counts.passed, counts.failed, counts.left_out)
    }

    #[test]
    fn each_runner_is_understood() {
        let cargo = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        assert_eq!(read(&[cargo]), (12, 0, 1));
        assert_eq!(read(&["test result: FAILED. 2 passed; 3 failed; 0 ignored"]), (2, 3, 0));
        assert_eq!(read(&["      Tests  1 failed | 12 passed | 2 skipped (15)"]), (12, 1, 2));
        assert_eq!(
            read(&["  1 failed", "    [chromium] › page.spec.ts", "  4 passed (2.1s)"]),
            (4, 1, 0)
        );
        assert_eq!(read(&["  2 skipped", "  4 passed (1.0m)"]), (4, 0, 2));
        assert_eq!(read(&["vectors: 809/810 (TZ=Europe/Paris)"]), (809, 1, 0));
        assert_eq!(read(&["oracle: 5119/5120 random calls agree, seed 1"]), (5119, 1, 0));
        assert_eq!(read(&["left out: 5 cases on real ledgers"]), (0, 0, 5));
    }

    #[test]
    fn other_lines_count_for_nothing() {
        assert_eq!(
            read(&["running 3 tests", "3 passed the salt", "Test Files  2 passed (2)", ""]),
            (0, 0, 0)
        );
    }
}
