//! A zip of statements, as banks hand out several accounts or days: all that is in it is read as one
//! file, within limits on what it unpacks to.

use super::{Builder, MOST_MEBIBYTES, read_one};
use crate::error::{Error, ErrorCode, Expected, FileExpected, Path, Result};
use alloc::vec::Vec;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// No archive holds more files.
const MOST_FILES: usize = 200;

pub(in crate::import) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether it is one of the files that were packed: no folder, and not what macOS adds of its own.
fn is_content<R: Read>(file: &ZipFile<'_, R>) -> bool {
    !file.is_dir() && !file.name().is_ok_and(|name| name.starts_with("__MACOSX/"))
}

/// So many bytes of the first file in an archive, and one more where there are more.
pub(in crate::import) fn first(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    for place in 0..archive.len().min(MOST_FILES) {
        let file = archive.by_index(place).ok()?;
        if !is_content(&file) {
            continue;
        }
        let mut head = Vec::new();
        let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        file.take(most).read_to_end(&mut head).ok()?;
        return Some(head);
    }
    None
}

pub(super) fn read(bytes: &[u8], builder: &mut Builder) -> Result<()> {
    let refused = |code| Error::new(code, Expected::File(FileExpected::Statement));
    let limit = || {
        let expected = Expected::File(FileExpected::Mebibytes(MOST_MEBIBYTES));
        Error::new(ErrorCode::FileLimit, expected)
    };
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused(ErrorCode::FileFormat))?;
    if archive.len() > MOST_FILES {
        return Err(limit());
    }
    let mut room = u64::from(MOST_MEBIBYTES) << 20;
    for place in 0..archive.len() {
        let file = match archive.by_index(place) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Error::new(ErrorCode::FileEncrypted, Expected::Plain));
            }
            Err(_) => return Err(refused(ErrorCode::FileFormat)),
        };
        if !is_content(&file) {
            continue;
        }
        // What a header says of a size is not believed: bytes are counted as they are unpacked.
        let mut unpacked = Vec::new();
        let read = file.take(room.saturating_add(1)).read_to_end(&mut unpacked);
        read.map_err(|_| refused(ErrorCode::FileFormat))?;
        let length = u64::try_from(unpacked.len()).unwrap_or(u64::MAX);
        room = room.checked_sub(length).ok_or_else(limit)?;
        read_one(&unpacked, builder).map_err(|error| {
            let path = Path::ROOT.key("files");
            if error.path.is_empty() { error.at(path.index(place)) } else { error }
        })?;
    }
    Ok(())
}
