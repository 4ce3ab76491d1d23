//! Where the program keeps its data.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// Names the environment variable that chooses another home folder.
pub const HOME_VARIABLE: &str = "MILEPOST_HOME";

/// The folder with the logbook in it, and which logbook is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The folder.
    pub folder: PathBuf,
    /// Whether it is the system's usual place and not one that was asked for.
    pub usual: bool,
    /// The scale of the sample logbook, where that one is meant.
    pub sample: Option<u32>,
}

/// There is no folder to keep data in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoHome {
    /// The system knows none.
    #[error(
        "this system names no folder for a user's data; choose one with --home or {HOME_VARIABLE}"
    )]
    Unknown,
    /// The folder's name could not be written into a starter, or be shown as it is.
    #[error(
        "the folder's name holds a line break or another control character; choose another with \
         --home or {HOME_VARIABLE}"
    )]
    ControlCharacter,
}

impl Home {
    /// The folder asked for by `--home`, else by the environment, else the
    /// system's usual place for a user's data.
    ///
    /// # Errors
    /// When nothing was asked for and the system knows no such place.
    pub fn find(
        argument: Option<&Path>,
        variable: Option<OsString>,
        sample: Option<u32>,
    ) -> Result<Home, NoHome> {
        let asked = match argument {
            Some(folder) => Some(folder.to_path_buf()),
            None => variable.filter(|text| !text.is_empty()).map(PathBuf::from),
        };
        let (folder, usual) = match asked {
            Some(folder) => (std::path::absolute(&folder).unwrap_or(folder), false),
            None => (usual_folder()?, true),
        };
        if folder.to_string_lossy().chars().any(char::is_control) {
            return Err(NoHome::ControlCharacter);
        }
        Ok(Home {
            folder,
            usual,
            sample,
        })
    }
}

/// `~/.local/share/milepost`, `~/Library/Application Support/org.Milepost.Milepost`
/// or `%LOCALAPPDATA%\Milepost\Milepost\data`.
fn usual_folder() -> Result<PathBuf, NoHome> {
    ProjectDirs::from("org", "Milepost", "Milepost")
        .map(|dirs| dirs.data_local_dir().to_path_buf())
        .ok_or(NoHome::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_argument_wins_over_the_variable() {
        let home = Home::find(Some(Path::new("/a")), Some("/b".into()), None).expect("a folder");
        assert!(
            home.folder.ends_with("a"),
            "--home is said for this very start"
        );
        assert!(
            !home.usual,
            "a folder that was asked for isn't the usual one"
        );
    }

    #[test]
    fn the_variable_wins_over_the_usual_place() {
        let home = Home::find(None, Some("/b".into()), None).expect("a folder");
        assert!(
            home.folder.ends_with("b"),
            "MILEPOST_HOME chooses the folder"
        );
    }

    #[test]
    fn a_folder_with_a_line_break_in_its_name_is_refused() {
        for name in ["/a\nExec=rm", "/a\rb", "/a\u{1b}[2J", "/a\u{85}b"] {
            let home = Home::find(Some(Path::new(name)), None, None);
            assert_eq!(home, Err(NoHome::ControlCharacter), "{name:?}");
        }
    }

    #[test]
    fn an_empty_variable_says_nothing() {
        let home = Home::find(None, Some(OsString::new()), None);
        assert!(
            home.is_err() || home.is_ok_and(|home| home.usual),
            "empty means not set"
        );
    }

    #[test]
    fn a_relative_folder_is_made_absolute() {
        let home = Home::find(Some(Path::new("here")), None, None).expect("a folder");
        assert!(
            home.folder.is_absolute(),
            "a second start may have another working folder"
        );
    }
}
