//! What the window remembers. Settings are saved, but not undone.

use milepost_core::ids::PositionId;
use serde::{Deserialize, Serialize};
use specta::Type;

/// The window's settings; each is stored as one JSON value under its name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// How tight rows stand.
    pub density: Density,
    /// Where quick logging goes to, if not to the most recent open position.
    pub default_position: Option<PositionId>,
    /// Where copies of the file go, if not beside it.
    pub backup_folder: Option<String>,
    /// Whether the first questions have been answered or passed over.
    pub onboarding_done: bool,
}

/// The window's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How tight rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// 36 px rows.
    #[default]
    Comfortable,
    /// 30 px rows.
    Compact,
}
