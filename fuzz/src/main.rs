//! libFuzzer over one of `targets`, as `cargo xtask fuzz` runs it: `ENCOURS_FUZZ_TARGET` names the
//! target. With `ENCOURS_FUZZ_SEEDS`, the folder named there is filled with seeds instead.

#![no_main]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a crash is the result")]

mod seeds;
mod targets;

use std::path::Path;
use std::sync::OnceLock;

static TARGET: OnceLock<targets::Target> = OnceLock::new();

libfuzzer_sys::fuzz_target!(
    init: {
        let name = std::env::var("ENCOURS_FUZZ_TARGET").expect("ENCOURS_FUZZ_TARGET");
        if let Some(folder) = std::env::var_os("ENCOURS_FUZZ_SEEDS") {
            seeds::write(&name, Path::new(&folder));
            std::process::exit(0);
        }
        let target = targets::named(&name).unwrap_or_else(|| panic!("no target `{name}`"));
        TARGET.set(target).expect("the first time");
    },
    |data: &[u8]| TARGET.get().expect("a target")(data)
);
