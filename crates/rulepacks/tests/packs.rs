//! Packs through the public door: what is taken, and everything that is refused, by name.

use std::io::Cursor;

use milepost_core::rulebook::Rulebook;
use milepost_rulepacks::{
    COMMENT, LARGEST, Order, PackError, TrustedKeys, assemble, order, payload, read,
};
use minisign::{KeyPair, PublicKey, SecretKey};
use rstest::rstest;

/// A key that is made for one test, and the list that trusts it.
struct Maintainer {
    public: PublicKey,
    secret: SecretKey,
    trusted: TrustedKeys,
}

fn maintainer() -> Maintainer {
    let pair = KeyPair::generate_unencrypted_keypair().expect("a key is made");
    let list = format!("# for a test\n\n{} Test rules", pair.pk.to_base64());
    Maintainer {
        trusted: TrustedKeys::parse(&list).expect("a list of one key"),
        public: pair.pk,
        secret: pair.sk,
    }
}

impl Maintainer {
    fn signs(&self, content: &str) -> String {
        let comment = COMMENT.strip_prefix("untrusted comment: ");
        let signed = minisign::sign(
            Some(&self.public),
            &self.secret,
            Cursor::new(content.as_bytes()),
            Some("rules for a test"),
            comment,
        );
        let signature = signed.expect("it is signed").into_string();
        assemble(&signature, content).expect("a signature as minisign writes it")
    }

    fn refuses(&self, bytes: &[u8]) -> PackError {
        read(bytes, &self.trusted).expect_err("it is refused")
    }
}

/// The rules as they ship, with one text in them in another's place.
fn rules_with(file: &str, from: &str, to: &str) -> Vec<(&'static str, String)> {
    let files = Rulebook::embedded_files().iter();
    files
        .map(|(name, text)| {
            let changed = *name == file;
            assert!(!changed || text.contains(from), "{file} says {from}");
            let text = if changed {
                text.replacen(from, to, 1)
            } else {
                (*text).to_owned()
            };
            (*name, text)
        })
        .collect()
}

fn content(files: &[(&str, String)]) -> String {
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    payload(&files)
}

fn whole() -> String {
    payload(Rulebook::embedded_files())
}

#[test]
fn a_signed_pack_gives_the_very_rules_that_were_packed() {
    let maintainer = maintainer();
    let pack = maintainer.signs(&whole());
    let taken = read(pack.as_bytes(), &maintainer.trusted).expect("it is whole and signed");
    let shipped = Rulebook::embedded();
    assert_eq!(
        taken.rulebook.clauses(),
        shipped.clauses(),
        "no clause is lost or changed"
    );
    assert_eq!(
        taken.rulebook.credentials(),
        shipped.credentials(),
        "nor any credential"
    );
    assert_eq!(
        taken.rulebook.edition(),
        shipped.edition(),
        "the edition is in the pack"
    );
    assert_eq!(
        order(&taken.rulebook, shipped),
        Order::Same,
        "these are the same rules"
    );
    assert_eq!(
        taken.signed_by.name, "Test rules",
        "the key is called as the list calls it"
    );
    assert!(
        maintainer
            .public
            .to_base64()
            .starts_with(&taken.signed_by.key),
        "the key is shown as minisign shows it"
    );
}

#[test]
fn a_bit_flipped_anywhere_in_a_small_pack_is_refused_before_any_rule_is_read() {
    let maintainer = maintainer();
    // Signed, and no rulebook: only what gets past the signature is refused for its rules.
    let pack = maintainer
        .signs(&payload(&[("x.toml", "issuer = \"X\"\n")]))
        .into_bytes();
    assert!(
        matches!(maintainer.refuses(&pack), PackError::Rules(_)),
        "unchanged, it gets as far as its rules"
    );
    for at in 0..pack.len() {
        for bit in 0..8 {
            let mut flipped = pack.clone();
            flipped[at] ^= 1 << bit;
            let refused = maintainer.refuses(&flipped);
            assert!(
                !matches!(refused, PackError::Rules(_)),
                "byte {at}, bit {bit}: {refused} must be found out before the rules are read"
            );
        }
    }
}

#[test]
fn a_bit_flipped_in_the_real_pack_is_refused() {
    let maintainer = maintainer();
    let pack = maintainer.signs(&whole()).into_bytes();
    // The head whole, and every 97th byte of the rules, each in another bit.
    let places = (0..500).chain((500..pack.len()).step_by(97));
    for (nth, at) in places.enumerate() {
        let mut flipped = pack.clone();
        flipped[at] ^= 1 << (nth % 8);
        let refused = maintainer.refuses(&flipped);
        assert!(
            !matches!(refused, PackError::Rules(_)),
            "byte {at}: {refused}"
        );
    }
}

#[test]
fn a_pack_cut_off_or_continued_anywhere_is_refused() {
    let maintainer = maintainer();
    let pack = maintainer
        .signs(&payload(&[("x.toml", "issuer = \"X\"\n")]))
        .into_bytes();
    for end in 0..pack.len() {
        let refused = maintainer.refuses(&pack[..end]);
        assert!(
            !matches!(refused, PackError::Rules(_)),
            "cut at {end}: {refused}"
        );
    }
    for more in ["\n", "x", "file y.toml 0\n\n", "\u{0}"] {
        let mut longer = pack.clone();
        longer.extend(more.as_bytes());
        assert_eq!(
            maintainer.refuses(&longer),
            PackError::WrongSignature,
            "{more:?} at the end"
        );
    }
}

#[rstest]
#[case::picture(b"\x89PNG\r\n\x1a\n....", "a PNG picture")]
#[case::archive(b"PK\x03\x04....", "a ZIP archive")]
#[case::logbook(b"SQLite format 3\0....", "a database")]
#[case::nothing(b"", "empty")]
#[case::text(b"Dear all,\n", "another kind of file")]
#[case::other_case(b"Milepost-rules 1\n", "another kind of file")]
fn what_is_no_pack_is_named(#[case] bytes: &[u8], #[case] named: &str) {
    let refused = maintainer().refuses(bytes).to_string();
    assert!(
        refused.contains(named) && refused.contains("not a rule pack"),
        "{refused}"
    );
}

#[rstest]
#[case::next("milepost-rules 2\nanything\n", PackError::Newer(2))]
#[case::far("milepost-rules 4294967295\n", PackError::Newer(u32::MAX))]
fn a_pack_of_a_newer_format_asks_for_the_newer_program(#[case] text: &str, #[case] why: PackError) {
    assert_eq!(maintainer().refuses(text.as_bytes()), why);
}

#[rstest]
#[case("milepost-rules 0\n")]
#[case("milepost-rules 01\n")]
#[case("milepost-rules +1\n")]
#[case("milepost-rules 1 \n")]
#[case("milepost-rules 1\r\n")]
#[case("milepost-rules 99999999999\n")]
fn a_format_is_written_in_one_way_only(#[case] head: &str) {
    let maintainer = maintainer();
    let pack = maintainer
        .signs(&whole())
        .replacen("milepost-rules 1\n", head, 1);
    let refused = maintainer.refuses(pack.as_bytes());
    assert!(
        matches!(refused, PackError::Damaged(_)),
        "{head:?}: {refused}"
    );
}

#[test]
fn what_nobody_signed_is_refused() {
    let maintainer = maintainer();
    let bare = format!("milepost-rules 1\n{}", whole());
    assert_eq!(maintainer.refuses(bare.as_bytes()), PackError::Unsigned);
    let moved = maintainer.signs(&whole());
    let (head, _) = moved
        .split_once("file ")
        .expect("files follow the signature");
    let other = format!("{head}{}", payload(&[("x.toml", "")]));
    assert_eq!(
        maintainer.refuses(other.as_bytes()),
        PackError::WrongSignature,
        "a signature of other rules says nothing of these"
    );
}

#[test]
fn a_key_that_is_not_trusted_is_named() {
    let stranger = maintainer();
    let pack = stranger.signs(&whole());
    let refused = maintainer().refuses(pack.as_bytes()).to_string();
    let key: String = stranger.public.to_base64().chars().take(8).collect();
    assert!(
        refused.contains(&key) && refused.contains("doesn't trust"),
        "{refused}"
    );
    let none = read(pack.as_bytes(), &TrustedKeys::default()).expect_err("none is trusted");
    assert!(none.to_string().contains("trusts no key yet"), "{none}");
}

#[test]
fn a_legacy_signature_is_refused() {
    let maintainer = maintainer();
    let pack = maintainer.signs(&whole());
    // `ED` says that the content was hashed before it was signed, `Ed` that it was not.
    let legacy = pack.replacen("\nRU", "\nRW", 1);
    let refused = maintainer.refuses(legacy.as_bytes());
    assert_eq!(refused, PackError::WrongSignature);
}

#[rstest]
#[case::gap("aapc-ceu.toml", "from = ", "to = \"1990-01-01\"\n#", "clause")]
#[case::unsourced(
    "aapc-cycle.toml",
    "sources = [\"B2\"]",
    "sources = []",
    "names no source"
)]
#[case::missing(
    "aapc-cycle.toml",
    "aapc.cycle.length",
    "aapc.cycle.longness",
    "aapc.cycle.length: it is missing"
)]
#[case::no_length(
    "aapc-cycle.toml",
    "{ months = 24 }",
    "{ months = 0 }",
    "1 month or more, not 0 months"
)]
#[case::kind(
    "aapc-cycle.toml",
    "{ months = 24 }",
    "\"statement\"",
    "Number is needed"
)]
#[case::not_asked(
    "aapc-cycle.toml",
    "{ months = 24 }",
    "\"not_in_force\"",
    "aapc.cycle.length"
)]
#[case::overlong(
    "aapc-cycle.toml",
    "{ months = 24 }",
    "{ months = 2147483647 }",
    "is outside"
)]
#[case::address(
    "sources.toml",
    "url = \"https://",
    "url = \"file://",
    "has no address"
)]
#[case::unseen(
    "aapc-cycle.toml",
    "CEUs are reported",
    "CEUs\\u202e are reported",
    "invisible character"
)]
#[case::no_edition(
    "edition.toml",
    "[edition]\nversion = 1\nday = \"2026-11-30\"",
    "",
    "edition"
)]
#[case::old_edition("edition.toml", "2026-11-30", "2020-01-01", "was checked later")]
#[case::no_toml("education.toml", "[[clause]]", "[[clause]", "education.toml")]
#[case::unknown_field("aapc-cycle.toml", "governs = ", "govern = ", "aapc-cycle.toml")]
fn rules_that_the_build_would_refuse_are_refused(
    #[case] file: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] why: &str,
) {
    let maintainer = maintainer();
    let pack = maintainer.signs(&content(&rules_with(file, from, to)));
    let refused = maintainer.refuses(pack.as_bytes());
    assert!(matches!(refused, PackError::Rules(_)), "{refused}");
    let said = refused.to_string();
    assert!(said.contains(why), "{said:?} must say {why:?}");
}

#[rstest]
#[case::twice("file x.toml 1\na\nfile x.toml 1\na\n", "twice")]
#[case::long("file x.toml 9999999999\na\n", "cut off")]
#[case::more_than_a_number("file x.toml 99999999999999999999999\na\n", "name and length")]
#[case::below_nothing("file x.toml -1\na\n", "name and length")]
#[case::unnamed("file 1\na\n", "name and length")]
#[case::nothing("", "no rules")]
#[case::letters("file x.toml 1\n\u{e9}\n", "cut off")]
fn a_signed_pack_that_is_laid_out_wrongly_is_refused(#[case] content: &str, #[case] why: &str) {
    let maintainer = maintainer();
    let refused = maintainer
        .refuses(maintainer.signs(content).as_bytes())
        .to_string();
    assert!(refused.contains(why), "{refused:?} must say {why:?}");
}

#[test]
fn what_is_too_large_is_refused_unread() {
    let large = vec![b'x'; LARGEST + 1];
    assert_eq!(maintainer().refuses(&large), PackError::TooLarge);
}

#[rstest]
#[case::later_day("2", "2026-12-05", Order::Newer)]
#[case::higher_version("2", "2026-11-30", Order::Newer)]
#[case::earlier_day("9", "2026-11-30", Order::Newer)]
fn a_later_day_or_version_is_newer(
    #[case] version: &str,
    #[case] day: &str,
    #[case] expect: Order,
) {
    let edition = format!("[edition]\nversion = {version}\nday = \"{day}\"");
    let from = "[edition]\nversion = 1\nday = \"2026-11-30\"";
    let files = rules_with("edition.toml", from, &edition);
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let rules = Rulebook::from_toml(&files).expect("only the edition is another");
    assert_eq!(order(&rules, Rulebook::embedded()), expect);
    assert_eq!(order(Rulebook::embedded(), &rules), Order::Older);
}

#[test]
fn other_rules_of_the_same_edition_clash() {
    let files = rules_with("aapc-cycle.toml", "CEUs are reported", "CEUs are told");
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let rules = Rulebook::from_toml(&files).expect("only a sentence is another");
    assert_eq!(order(&rules, Rulebook::embedded()), Order::Clashing);
}

#[test]
fn the_delivered_list_of_keys_can_be_read() {
    let delivered = TrustedKeys::delivered();
    let pack = maintainer().signs(&whole());
    assert!(
        matches!(
            read(pack.as_bytes(), &delivered),
            Err(PackError::UnknownKey { .. })
        ),
        "a key that was made for a test is on no list"
    );
}

#[rstest]
#[case::no_name("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3")]
#[case::no_key("hello Milepost rules")]
#[case::cut("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn Milepost rules")]
fn a_list_that_holds_no_keys_is_refused_with_its_line(#[case] line: &str) {
    let refused = TrustedKeys::parse(&format!("# keys\n{line}\n")).expect_err("no key");
    assert_eq!(refused.line, 2, "{refused}");
}
