//! Addresses on the web, as people type them.

/// A text that names no page on the web.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("that's not a web address; try elmparkclasses.org, or leave it empty")]
pub struct NoPage;

/// The address to open for what was typed: `https://` is put before a bare name.
///
/// ```
/// use milepost_core::career::page;
/// assert_eq!(page("elmparkclasses.org").as_deref(), Ok("https://elmparkclasses.org"));
/// assert!(page("javascript:alert(1)").is_err());
/// ```
///
/// # Errors
/// When it names no page: another scheme, blanks or signs that could hide where it leads, a name
/// and password, or no name with a dot.
pub fn page(typed: &str) -> Result<String, NoPage> {
    let typed = typed.trim();
    if typed.is_empty() || !typed.chars().all(|c| c.is_ascii_graphic()) {
        return Err(NoPage);
    }
    let lower = typed.to_ascii_lowercase();
    let (scheme, rest) = match (
        lower.strip_prefix("https://"),
        lower.strip_prefix("http://"),
    ) {
        (Some(rest), _) => ("", rest),
        (None, Some(rest)) => ("", rest),
        (None, None) => ("https://", lower.as_str()),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let plain = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let named = name.contains('.') && name.split('.').all(plain);
    let ends_in_letters = name
        .rsplit('.')
        .next()
        .is_some_and(|last| last.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-'));
    if named && ends_in_letters && port.parse::<u16>().is_ok() {
        Ok(format!("{scheme}{typed}"))
    } else {
        Err(NoPage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_and_nothing_else() {
        for typed in [
            "elmparkclasses.org",
            "https://jobs.example.org/a?b=1#c",
            "HTTP://Example.org",
            "example.org:8443/x",
        ] {
            assert!(page(typed).is_ok(), "{typed}");
        }
        for typed in [
            "",
            "elm park",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://a@b.org",
            "https://exam\u{200b}ple.org",
            "localhost",
            "1.2.3.4",
            "mailto:a@b.org",
            "ftp://example.org",
            "a..org",
        ] {
            assert!(page(typed).is_err(), "{typed:?} is refused");
        }
    }
}
