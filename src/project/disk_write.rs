//! How files are written on disk.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::folders::or_here;

/// Links that lead to links, one after another, until it is taken for a circle.
const MAX_LINKS: usize = 40;

/// Puts a file with `bytes` at `path`, in the place of what is there: whole or not at all. It has the
/// mode and the owner of the file before it, as far as the system allows.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_with(path, |out| out.write_all(bytes))
}

/// The same, with what `make` writes.
fn replace_with(
    path: &Path,
    make: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let folder = or_here(path.parent().unwrap_or(Path::new("")));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(UNFINISHED_PREFIX)
        .suffix(UNFINISHED_SUFFIX)
        .tempfile_in(folder)?;
    write_all_of(make, file.as_file_mut())?;
    keep_owner_and_mode(path, file.as_file())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Puts an unfinished file at `path`, as [`replace`] does.
pub(super) fn put(file: TempPath, path: &Path) -> io::Result<()> {
    let folder = or_here(path.parent().unwrap_or(Path::new("")));
    fs::create_dir_all(folder)?;
    let open = File::open(&file)?;
    if !path.exists() {
        take_group(folder, &open)?;
    }
    keep_owner_and_mode(path, &open)?;
    match file.persist(path) {
        // A folder of the site can be a link to another disk.
        Err(error) if error.error.kind() == io::ErrorKind::CrossesDevices => {
            replace(path, &fs::read(&error.path)?)
        }
        result => result.map_err(|error| error.error),
    }
}

/// Writes a file that is somebody's own: through links, which stay, to all of its names, and into what
/// is no file but a pipe or a device.
pub(super) fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_through_with(path, |out| out.write_all(bytes))
}

/// The same, with what `make` writes: at once, except into a file of several names, which must not be left half written.
pub(super) fn write_through_with(
    path: &Path,
    make: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(io::Error::other("is a folder, not a file")),
        Ok(found) if !found.is_file() => write_into_stream(path, &found, make),
        Ok(found) if link_count(&found) > 1 => {
            let mut bytes = Vec::new();
            make(&mut bytes)?;
            overwrite(path, &bytes)
        }
        Ok(_) => replace_with(&path.canonicalize()?, make),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            replace_with(&end_of_links(path)?, make)
        }
        Err(error) => Err(error),
    }
}

/// The file that `path` leads to, through links, whether there is one yet or not.
pub(super) fn end_of_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        if !path.is_symlink() {
            return Ok(path);
        }
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        path = folder.join(fs::read_link(&path)?);
    }
    Err(io::Error::other("is a link that leads in a circle"))
}

/// What the names of unfinished files start with.
pub(super) const UNFINISHED_PREFIX: &str = ".negguide-unfinished-";

/// What their names end with.
pub(super) const UNFINISHED_SUFFIX: &str = ".tmp";

/// Whether files of `found`'s kind are written by passing bytes on: pipes, terminals, `/dev/null`. What
/// is written to a disk itself destroys what is on it.
fn write_into_stream(
    path: &Path,
    found: &Metadata,
    make: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if !is_stream(found) {
        return Err(io::Error::other("is neither a file nor a pipe"));
    }
    let mut stream = OpenOptions::new().write(true).open(path)?;
    write_all_of(make, &mut stream)
}

/// Writes into `file` what `make` writes, many bytes at a time.
fn write_all_of(
    make: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    file: &mut File,
) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    make(&mut out)?;
    out.flush()
}

#[cfg(unix)]
fn is_stream(found: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = found.file_type();
    kind.is_fifo() || kind.is_char_device()
}

#[cfg(not(unix))]
fn is_stream(_: &Metadata) -> bool {
    true
}

/// How many names a file has.
#[cfg(unix)]
fn link_count(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(found)
}

#[cfg(not(unix))]
fn link_count(_: &Metadata) -> u64 {
    1
}

/// Writes into the file at `path`, which keeps all its names. What is longer than before comes first: a
/// full disk is noticed while the old text can still be restored.
fn overwrite(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let before = file.metadata()?.len();
    let kept = usize::try_from(before).map_or(bytes.len(), |before| before.min(bytes.len()));
    let lengthened = write_at(&mut file, before, &bytes[kept..]);
    if let Err(error) = lengthened {
        file.set_len(before)?;
        return Err(error);
    }
    write_at(&mut file, 0, &bytes[..kept])?;
    file.set_len(bytes.len() as u64)
}

fn write_at(file: &mut File, position: u64, bytes: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(position))?;
    file.write_all(bytes)
}

/// Gives a temporary file the owner and the mode of the file it will replace, or the mode of any new
/// file.
#[cfg(unix)]
fn keep_owner_and_mode(path: &Path, file: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let mode = match fs::metadata(path) {
        Ok(before) => {
            let own = file.metadata()?;
            if (own.uid(), own.gid()) != (before.uid(), before.gid()) {
                // Only the superuser may give files away; others own what they write.
                let _ = fchown(file, Some(before.uid()), Some(before.gid()));
            }
            before.permissions()
        }
        Err(_) => fs::Permissions::from_mode(0o644),
    };
    file.set_permissions(mode)
}

/// Gives a file that was made elsewhere the group that files made in `folder` get, if the folder says so.
#[cfg(unix)]
fn take_group(folder: &Path, file: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    /// The bit of a folder whose group all that is made in it gets.
    const SETGID: u32 = 0o2000;
    let found = fs::metadata(folder)?;
    if found.permissions().mode() & SETGID != 0 {
        // Others may give it to groups they are in.
        let _ = fchown(file, None, Some(found.gid()));
    }
    Ok(())
}

#[cfg(not(unix))]
fn take_group(_: &Path, _: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn keep_owner_and_mode(_: &Path, _: &File) -> io::Result<()> {
    Ok(())
}
