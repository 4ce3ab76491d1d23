//! What holds for every line whatsoever.

use chrono::{Days, NaiveDate};
use milepost_core::amounts::Ceus;
use milepost_core::facts::{CodeSet, Credit, Entry, StudyEntry};
use milepost_core::quickadd::{Mode, Proposal, Span, Understood, is_blank, parse, to_words};
use proptest::prelude::*;

use crate::world::{day, world};

/// Lines near the grammar: its words, wrong ones, and any text, in any order.
fn line() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(vec![
            "ceu", "study", "log", "6.5h", "6:30", "7h", "30m", "90", "min", "25h", "-1", "1.5",
            "mar", "2", "mar 2", "3/2", "13/40", "yesterday", "last", "fri", "2026-03-02", "Mercy",
            "mercy outpatient", "Sun", "Valley", "Route", "66", "\"County Hospital\"", "\"", "“",
            "#cpt", "#auditing", "#x", "cpma", "auditing", "webinar", "idx", "12345ABC", "$25",
            "$", "note:", "-", "at", "03.02.2026", "20260302", "2026-11-02T08:00:00Z", "june", "2026",
            "yesteday", "8", "30", "h", "9am-5pm", "22:00-06:00", "8:30:00", "6,5", "1,000", "am",
            "index", "number", "CEUs", "#ahima", "Monday,", "class", "charts", "\t", "practicode", "free", "anatomy", "ago", "next", "20226",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => any::<String>(),
    ];
    let gap = prop::sample::select(vec![" ", "  ", "\t", "\n", "\u{a0}", ", ", ""]);
    prop::collection::vec((word, gap), 0..12).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(word, gap)| [word, gap.to_owned()])
            .collect()
    })
}

fn mode() -> impl Strategy<Value = Mode> {
    prop::sample::select(vec![Mode::Any, Mode::Log, Mode::Ceu, Mode::Study])
}

/// Every stretch of the text that the answer speaks of.
fn spans(understood: &Understood) -> Vec<Span> {
    let parts = understood.parts.iter().flat_map(|part| part.spans.clone());
    parts
        .chain(
            understood
                .problems
                .iter()
                .flat_map(|problem| problem.spans.clone()),
        )
        .collect()
}

/// Checks what must hold of every answer.
fn check_answer(text: &str, understood: &Understood) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut covered = vec![0; units.len()];
    for span in spans(understood) {
        let stretch = &units[span.start as usize..span.end as usize];
        assert!(
            String::from_utf16(stretch).is_ok(),
            "{span:?} cuts a character of {text:?}"
        );
        covered[span.start as usize..span.end as usize]
            .iter_mut()
            .for_each(|times| *times += 1);
    }
    assert!(
        covered.iter().all(|times| *times <= 1),
        "{text:?} has a word in two parts: {understood:#?}"
    );
    let mut at = 0;
    for c in text.chars() {
        assert!(
            c.is_whitespace() || covered[at] == 1,
            "{c:?} at {at} of {text:?} was dropped: {understood:#?}"
        );
        at += c.len_utf16();
    }
    assert_eq!(
        understood.proposal.is_some(),
        understood.problems.is_empty(),
        "{text:?} must give either a proposal or a problem: {understood:#?}"
    );
    match &understood.proposal {
        Some(Proposal::Entry(entry)) => assert!((1..=1440).contains(&entry.minutes), "{entry:?}"),
        Some(Proposal::Study(study)) => assert!((1..=1440).contains(&study.minutes), "{study:?}"),
        Some(Proposal::Credit(credit)) => {
            assert!(
                !credit.title.trim().is_empty(),
                "a credit has a title: {credit:?}"
            );
            let fits = |amount: Ceus| amount > Ceus::ZERO && amount <= Ceus::whole(200);
            assert!(credit.amount.is_none_or(fits), "{credit:?}");
        }
        Some(Proposal::Career(_)) | None => {}
    }
}

/// Words that say a day, a time or an amount to anybody who reads them. Written
/// anew here, by shape only, so that it does not share the parser's blind spots.
fn says_when_or_how_long(word: &str) -> bool {
    let word = word.trim_matches([',', ';', '(', ')', '.']).to_lowercase();
    let shape: String = word
        .chars()
        .map(|c| if c.is_ascii_digit() { '9' } else { c })
        .collect();
    let mut short = String::new();
    for c in shape.chars() {
        if !(c == '9' && short.ends_with('9')) {
            short.push(c);
        }
    }
    let dates = ["9/9", "9/9/9", "9.9.9", "9-9-9", "9\\9\\9"];
    let times = [
        "9:9", "9:9:9", "9.9", ".9", "9,9", "9am", "9pm", "9h", "9.9h", "9,9h", "9h9", "9m",
        "9min", "9am-9pm", "9:9-9:9",
    ];
    dates.contains(&short.as_str())
        || times.contains(&short.as_str())
        || word.starts_with("2026-11-02t")
        || (word.len() == 8 && shape == "99999999" && word.starts_with("20"))
        || word == "yesteday"
}

/// What would be kept as text: a note or a title, without its quoted parts and
/// without what stands behind `note:` or a dash.
fn kept_as_text(text: &str, understood: &Understood) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let roles = [
        milepost_core::quickadd::Role::Note,
        milepost_core::quickadd::Role::Title,
    ];
    understood
        .parts
        .iter()
        .filter(|part| roles.contains(&part.role))
        .flat_map(|part| &part.spans)
        .map(|span| {
            String::from_utf16(&units[span.start as usize..span.end as usize])
                .expect("whole characters")
        })
        .collect()
}

/// `1,000`, and neither `0,500` nor `6,5`.
fn says_thousands(word: &str) -> bool {
    let figures = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    word.split_once(',').is_some_and(|(whole, rest)| {
        (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && figures(whole)
            && rest.len() == 3
            && figures(rest)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_line_panics_and_no_word_is_dropped(text in line(), mode in mode()) {
        let world = world();
        check_answer(&text, &world.read(mode, &text));
    }

    #[test]
    fn no_day_time_or_amount_is_passed_over(
        words in prop::collection::vec(prop_oneof![
            2 => prop::sample::select(vec!["mercy", "6.5h", "yesterday", "charts", "webinar", "ceu", "1.5", "3/2", "room", "idx", "X1"])
                .prop_map(str::to_owned),
            1 => "[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}",
            1 => "[0-9]{1,2}[:.,][0-9]{1,3}(h|am|pm)?",
            1 => "[0-9]{1,2}(:[0-9]{2})?(am|pm)?-[0-9]{1,2}(:[0-9]{2})?(am|pm)?",
            1 => "20[0-9]{6}",
            1 => Just("yesteday".to_owned()),
        ], 1..7),
        mode in mode(),
    ) {
        let text = words.join(" ");
        let understood = world().read(mode, &text);
        if understood.proposal.is_some() {
            for kept in kept_as_text(&text, &understood) {
                for word in kept.split_whitespace() {
                    // With a day said, a misspelled word beside it is a word.
                    let dated = understood.parts.iter().any(|part| {
                        part.role == milepost_core::quickadd::Role::Date && !part.spans.is_empty()
                    });
                    // A title may hold a second day, where the line's own day is clear.
                    let in_title = mode == Mode::Ceu || text.contains("ceu");
                    // "1,000 modifiers" is a title like any other.
                    let thousands = in_title && says_thousands(word);
                    prop_assert!(
                        !says_when_or_how_long(word)
                            || thousands
                            || (dated && (in_title || word == "yesteday")),
                        "{word:?} of {text:?} went into {kept:?}: {}",
                        understood.reading
                    );
                }
            }
        }
    }

    #[test]
    fn any_text_on_any_day_is_answered(text in any::<String>(), year in -262_000..262_000, mode in mode()) {
        let world = world();
        let today = NaiveDate::from_yo_opt(year, 60).expect("every year has a 60th day");
        let context = milepost_core::quickadd::Context { today, ..world.context(mode, "2026-11-23") };
        for words in ["", "6h mar 2 ", "6h next fri ", "6h last fri ", "-9999d 6h ", "tomorrow "] {
            let text = format!("{words}{text}");
            check_answer(&text, &parse(&text, &context));
        }
    }

    #[test]
    fn what_was_read_can_be_written_and_read_again(text in line(), mode in mode()) {
        let world = world();
        if let Some(proposal) = world.read(mode, &text).proposal {
            round_trip(&proposal);
        }
    }

    #[test]
    fn an_entry_is_written_and_read_again(
        position in prop::sample::select(vec!["mercy", "county", "sun", "route", "harbor"]),
        date in date(), minutes in 1..=1440, note in note(),
        code_sets in prop::sample::subsequence(
            vec![CodeSet::Cpt, CodeSet::Icd10Cm, CodeSet::Icd10Pcs, CodeSet::HcpcsLevel2], 0..=4),
    ) {
        let position = position.into();
        round_trip(&Proposal::Entry(Entry { position, date, minutes, code_sets, note, ..Entry::default() }));
    }

    #[test]
    fn study_is_written_and_read_again(
        of in 0..4, date in date(), minutes in 1..=1440, note in note(),
    ) {
        let (course, practicode) = match of {
            0 => (Some("pcs-1".into()), None),
            1 => (Some("anatomy".into()), None),
            2 => (None, Some("practicode-1".into())),
            _ => (None, None),
        };
        round_trip(&Proposal::Study(StudyEntry { course, practicode, date, minutes, note, ..StudyEntry::default() }));
    }

    #[test]
    fn a_credit_is_written_and_read_again(
        title in "[^\\s,;](\\PC{0,40}[^\\s,;])?".prop_filter("a title that shows", |title| !is_blank(title)), date in date(), hundredths in 1..=20_000,
        index in prop::option::of("[0-9A-Z]{1,12}"), minutes in prop::option::of(1..=1440),
        cents in prop::option::of(0..=10_000_000), note in note(),
        topics in prop::sample::subsequence(
            vec!["auditing", "compliance", "documentation", "practice management", "interventional radiology"], 0..=5),
    ) {
        // The sort of activity is told by the title, so it is read from there.
        let plain = world().read(Mode::Ceu, &format!("1 {}", quoted(&title)));
        let Some(Proposal::Credit(read)) = plain.proposal else {
            panic!("{title:?} is a title: {plain:?}")
        };
        round_trip(&Proposal::Credit(Box::new(Credit {
            title,
            completed_on: date,
            amount: Some(Ceus::from_hundredths(hundredths)),
            index_number: index,
            minutes,
            cost_cents: cents,
            topics: topics.into_iter().map(str::to_owned).collect(),
            note,
            kind: read.kind,
            ..Credit::default()
        })));
    }
}

fn quoted(title: &str) -> String {
    format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""))
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0..73_000_u64).prop_map(|days| day("1950-01-01") + Days::new(days))
}

/// A note without space around it, as the parser makes them.
fn note() -> impl Strategy<Value = Option<String>> {
    prop::option::of(any::<String>().prop_filter_map("a note", |note| {
        let note: String = note.chars().take(300).collect();
        let note = note.trim();
        (!note.is_empty()).then(|| note.to_owned())
    }))
}

fn round_trip(proposal: &Proposal) {
    let world = world();
    let context = world.context(Mode::Any, "2026-11-23");
    let words = to_words(proposal, &context);
    if words.chars().count() > milepost_core::quickadd::LONGEST_LINE {
        return;
    }
    let read = parse(&words, &context);
    assert_eq!(
        read.proposal.as_ref(),
        Some(proposal),
        "{words:?} was read as {read:#?}"
    );
}
