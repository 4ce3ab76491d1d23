//! How much of made-up certificates is understood, from lines as the reader hands them over.
//!
//! Each line of the two files is a page of one file (PDF, scan, photograph, fax) with its right
//! fields. `apart.txt` holds the layouts of `held-out.txt`: they are only counted.

use milepost_core::certificate::fields::{self, Known};
use milepost_core::certificate::page::Page;
use serde::Deserialize;

#[derive(Deserialize)]
struct Paper {
    name: String,
    truth: Truth,
    page: Page,
}

#[derive(Deserialize)]
struct Truth {
    title: String,
    sponsor: String,
    date: String,
    ceu: Option<String>,
    index: Option<String>,
    holder: String,
}

/// In tenths of a percent.
struct Shares {
    right: usize,
    wrong_and_sure: usize,
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|it| it.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn shares(papers: &str) -> Shares {
    let (mut right, mut wrong_and_sure, mut all) = (0_usize, 0_usize, 0_usize);
    for line in papers.lines() {
        let paper: Paper = serde_json::from_str(line).expect("a paper");
        let fields = fields::read(std::slice::from_ref(&paper.page), &Known::default());
        let truth = &paper.truth;
        let mut judge = |what: &str, sure: bool, found: Option<String>, expect: Option<String>| {
            all += 1;
            if found == expect {
                right += 1;
            } else if sure {
                wrong_and_sure += 1;
                println!("{} {what}: {found:?}", paper.name);
            }
        };
        let name = |it: &Option<String>| it.as_deref().map(plain);
        let ceus = |it: &str| format!("{:.2}", it.parse::<f64>().expect("a number"));
        judge(
            "title",
            fields.title.sure,
            name(&fields.title.value),
            Some(plain(&truth.title)),
        );
        judge(
            "sponsor",
            fields.sponsor.sure,
            name(&fields.sponsor.value),
            Some(plain(&truth.sponsor)),
        );
        judge(
            "holder",
            fields.holder.sure,
            name(&fields.holder.value),
            Some(plain(&truth.holder)),
        );
        judge(
            "date",
            fields.date.sure,
            fields.date.value.map(|it| it.to_string()),
            Some(truth.date.clone()),
        );
        judge(
            "index",
            fields.index_number.sure,
            fields.index_number.value.clone(),
            truth.index.clone(),
        );
        judge(
            "CEUs",
            fields.ceu.sure,
            fields.ceu.value.map(|it| ceus(&it.to_string())),
            truth.ceu.as_deref().map(ceus),
        );
    }
    assert!(all > 100, "there are papers");
    Shares {
        right: right * 1000 / all,
        wrong_and_sure: (wrong_and_sure * 1000).div_ceil(all),
    }
}

#[test]
fn layouts_that_it_was_made_with_are_understood() {
    let shares = shares(include_str!("certificate/tuned.txt"));
    assert!(shares.right >= 970, "right: {} of 1000", shares.right);
    assert!(
        shares.wrong_and_sure <= 10,
        "wrong though sure: {} of 1000",
        shares.wrong_and_sure
    );
}

#[test]
fn layouts_that_were_set_apart_are_mostly_understood() {
    let shares = shares(include_str!("certificate/apart.txt"));
    assert!(shares.right >= 880, "right: {} of 1000", shares.right);
    assert!(
        shares.wrong_and_sure <= 20,
        "wrong though sure: {} of 1000",
        shares.wrong_and_sure
    );
}
