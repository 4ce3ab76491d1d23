//! What the program needs from the system to be built and tested, and how each thing is called where.

use crate::command::{answer, find_program};
use std::process::Command;

/// For what a thing is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// To build the program and open its window.
    Run,
    /// To show the window where there is no screen.
    Headless,
    /// To drive the real window in tests.
    Test,
    /// To make the packages and look into them.
    Package,
    /// To try a package in a bare system.
    Clean,
}

/// How one sees that a thing is there.
#[derive(Debug, Clone, Copy)]
pub enum Probe {
    /// A program on the search path.
    Program(&'static str),
    /// A library that pkg-config knows.
    Library(&'static str),
}

/// One thing needed from the system.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    /// What it is, in words.
    pub what: &'static str,
    /// For what.
    pub purpose: Purpose,
    /// How to see it.
    pub probe: Probe,
    /// The package's name on Debian and Ubuntu.
    pub debian: &'static str,
    /// What to ask `dnf` for on Fedora (a package, or the file that it must bring); empty where
    /// it is no use there.
    pub fedora: &'static str,
}

/// Everything that a Linux machine must have besides Rust and Node.
pub const LINUX: &[Need] = &[
    Need {
        what: "a C compiler",
        purpose: Purpose::Run,
        probe: Probe::Program("cc"),
        debian: "gcc",
        fedora: "gcc",
    },
    Need {
        what: "pkg-config",
        purpose: Purpose::Run,
        probe: Probe::Program("pkg-config"),
        debian: "pkg-config",
        fedora: "/usr/bin/pkg-config",
    },
    Need {
        what: "the web view that draws the window",
        purpose: Purpose::Run,
        probe: Probe::Library("webkit2gtk-4.1"),
        debian: "libwebkit2gtk-4.1-dev",
        fedora: "webkit2gtk4.1-devel",
    },
    Need {
        what: "the library that draws icons",
        purpose: Purpose::Run,
        probe: Probe::Library("librsvg-2.0"),
        debian: "librsvg2-dev",
        fedora: "librsvg2-devel",
    },
    Need {
        what: "the library behind the icon in the tray",
        purpose: Purpose::Run,
        probe: Probe::Library("ayatana-appindicator3-0.1"),
        debian: "libayatana-appindicator3-dev",
        fedora: "libayatana-appindicator-gtk3-devel",
    },
    Need {
        what: "a screen without a monitor",
        purpose: Purpose::Headless,
        probe: Probe::Program("Xvfb"),
        debian: "xvfb",
        fedora: "/usr/bin/Xvfb",
    },
    Need {
        what: "a message bus for one session",
        purpose: Purpose::Headless,
        probe: Probe::Program("dbus-run-session"),
        debian: "dbus-x11",
        fedora: "/usr/bin/dbus-run-session",
    },
    Need {
        what: "a notification service that tests can ask what it showed",
        purpose: Purpose::Test,
        probe: Probe::Program("dunst"),
        debian: "dunst",
        fedora: "/usr/bin/dunst",
    },
    Need {
        what: "the driver that steers the window in tests",
        purpose: Purpose::Test,
        probe: Probe::Program("WebKitWebDriver"),
        debian: "webkit2gtk-driver",
        fedora: "/usr/bin/WebKitWebDriver",
    },
    Need {
        what: "a spreadsheet program that opens our workbooks",
        purpose: Purpose::Test,
        probe: Probe::Program("soffice"),
        debian: "libreoffice-calc-nogui",
        fedora: "libreoffice-calc",
    },
    Need {
        what: "what reads and shrinks programs",
        purpose: Purpose::Package,
        probe: Probe::Program("readelf"),
        debian: "binutils",
        fedora: "binutils",
    },
    Need {
        what: "what unpacks a deb",
        purpose: Purpose::Package,
        probe: Probe::Program("dpkg-deb"),
        debian: "dpkg",
        fedora: "dpkg",
    },
    Need {
        what: "what finds the package behind a library",
        purpose: Purpose::Package,
        probe: Probe::Program("dpkg-shlibdeps"),
        debian: "dpkg-dev",
        fedora: "dpkg-dev",
    },
    Need {
        what: "what reads an rpm",
        purpose: Purpose::Package,
        probe: Probe::Program("rpm"),
        debian: "rpm",
        fedora: "rpm",
    },
    Need {
        what: "what tells the properties of a window",
        purpose: Purpose::Package,
        probe: Probe::Program("xprop"),
        debian: "x11-utils",
        fedora: "/usr/bin/xprop",
    },
    Need {
        what: "what checks a desktop file",
        purpose: Purpose::Package,
        probe: Probe::Program("desktop-file-validate"),
        debian: "desktop-file-utils",
        fedora: "desktop-file-utils",
    },
    Need {
        what: "what checks the words for software centers",
        purpose: Purpose::Package,
        probe: Probe::Program("appstreamcli"),
        debian: "appstream",
        fedora: "appstream",
    },
    Need {
        what: "what reads a manual's page",
        purpose: Purpose::Package,
        probe: Probe::Program("man"),
        debian: "man-db",
        fedora: "man-db",
    },
    Need {
        what: "what makes a bare Debian",
        purpose: Purpose::Clean,
        probe: Probe::Program("debootstrap"),
        debian: "debootstrap",
        fedora: "debootstrap",
    },
    Need {
        what: "what makes an old logbook",
        purpose: Purpose::Clean,
        probe: Probe::Program("sqlite3"),
        debian: "sqlite3",
        fedora: "sqlite",
    },
    Need {
        what: "what knows Debian's policy",
        purpose: Purpose::Package,
        probe: Probe::Program("lintian"),
        debian: "lintian",
        fedora: "",
    },
];

/// The family of Linux systems that this machine belongs to, as far as installing goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Debian, Ubuntu and their kin: `apt-get`.
    Debian,
    /// Fedora and its kin: `dnf`.
    Fedora,
    /// Anything else: we can only say what is missing.
    Other,
}

/// Reads the family from the text of `/etc/os-release`.
pub fn family(os_release: &str) -> Family {
    let names: Vec<String> = os_release
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE"))
        .flat_map(|(_, value)| value.trim_matches(['"', '\'']).split_whitespace())
        .map(str::to_lowercase)
        .collect();
    let is = |name: &str| names.iter().any(|known| known == name);
    if is("debian") || is("ubuntu") {
        Family::Debian
    } else if is("fedora") || is("rhel") {
        Family::Fedora
    } else {
        Family::Other
    }
}

/// The packages to ask for, in order and each once.
pub fn packages(family: Family, missing: &[Need]) -> Vec<&'static str> {
    let mut names: Vec<&str> = Vec::new();
    for need in missing {
        let name = match family {
            Family::Fedora => need.fedora,
            Family::Debian | Family::Other => need.debian,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Whether this family has a use for it.
pub fn is_of_use(family: Family, need: &Need) -> bool {
    family != Family::Fedora || !need.fedora.is_empty()
}

/// Whether the machine has this thing.
pub fn is_there(need: &Need) -> bool {
    match need.probe {
        Probe::Program(name) => find_program(name).is_some(),
        Probe::Library(name) => {
            answer(Command::new("pkg-config").args(["--exists", name])).is_some()
        }
    }
}

/// What is missing for these purposes on a machine of this family.
pub fn missing(family: Family, purposes: &[Purpose]) -> Vec<Need> {
    LINUX
        .iter()
        .filter(|need| purposes.contains(&need.purpose) && is_of_use(family, need))
        .filter(|need| !is_there(need))
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::debian("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n", Family::Debian)]
    #[case::ubuntu("ID=ubuntu\nID_LIKE=debian\n", Family::Debian)]
    #[case::mint("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", Family::Debian)]
    #[case::fedora("NAME=\"Fedora Linux\"\nID=fedora\n", Family::Fedora)]
    #[case::rocky("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", Family::Fedora)]
    #[case::arch("ID=arch\n", Family::Other)]
    #[case::nothing_readable("", Family::Other)]
    #[case::a_name_is_not_an_id("NAME=debian\nID=nixos\n", Family::Other)]
    fn the_family_is_read_from_os_release(#[case] text: &str, #[case] expect: Family) {
        assert_eq!(
            family(text),
            expect,
            "a wrong family would call a package manager that is not there"
        );
    }

    #[test]
    fn each_family_gets_its_own_names() {
        let need = LINUX
            .iter()
            .find(|need| need.debian == "libwebkit2gtk-4.1-dev")
            .copied()
            .expect("the web view is needed");
        assert_eq!(
            packages(Family::Debian, &[need]),
            ["libwebkit2gtk-4.1-dev"],
            "apt-get knows no Fedora names"
        );
        assert_eq!(
            packages(Family::Fedora, &[need]),
            ["webkit2gtk4.1-devel"],
            "dnf knows no Debian names"
        );
    }

    #[test]
    fn a_package_is_asked_for_once() {
        let need = LINUX[0];
        assert_eq!(
            packages(Family::Debian, &[need, need]).len(),
            1,
            "two needs may be met by one package"
        );
    }

    #[test]
    fn what_is_no_use_to_a_family_is_not_asked_for() {
        let lintian = LINUX.iter().find(|need| need.debian == "lintian");
        let lintian = lintian.expect("Debian's policy is looked at");
        assert!(is_of_use(Family::Debian, lintian));
        assert!(
            !is_of_use(Family::Fedora, lintian),
            "an empty name must not reach dnf"
        );
    }

    #[test]
    fn nothing_missing_asks_for_nothing() {
        assert!(
            packages(Family::Debian, &[]).is_empty(),
            "an empty list must not become a call of apt-get"
        );
    }
}
