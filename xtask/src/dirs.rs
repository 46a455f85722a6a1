//! Where things are: the source tree, what cargo builds, what we publish.

use std::path::{Path, PathBuf};

/// One copy of the source tree and where its products go.
pub(crate) struct Dirs {
    pub(crate) root: PathBuf,
    /// cargo's target directory.
    pub(crate) target: PathBuf,
}

impl Dirs {
    /// The tree that this xtask was built from.
    pub(crate) fn here() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .ok_or("xtask is not inside the repository")?
            .to_path_buf();
        // <target>/debug/xtask, wherever the user's settings put <target>.
        let exe = std::env::current_exe().map_err(|error| format!("no path to xtask: {error}"))?;
        let target = exe
            .ancestors()
            .nth(2)
            .ok_or("xtask does not run from a cargo target directory")?
            .to_path_buf();
        Ok(Self { root, target })
    }

    /// npm workspace.
    pub(crate) fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// The source of the npm package.
    pub(crate) fn lib(&self) -> PathBuf {
        self.root.join("www/lib")
    }

    /// The generated module and its glue: the only generated files in the source tree.
    pub(crate) fn glue(&self) -> PathBuf {
        self.root.join("www/lib/wasm")
    }

    /// The publishable npm package.
    pub(crate) fn npm(&self) -> PathBuf {
        self.root.join("dist/npm")
    }

    /// The static page.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("dist/site")
    }

    /// Intermediate files of xtask itself.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// Real ledgers for the tests, when this machine has them: `ENCOURS_DATA`, else `../shared/data`.
    pub(crate) fn data(&self) -> Option<PathBuf> {
        let named = std::env::var_os("ENCOURS_DATA").map(PathBuf::from);
        named
            .or_else(|| Some(self.root.parent()?.join("shared/data")))
            .filter(|folder| folder.is_dir())
    }
}
