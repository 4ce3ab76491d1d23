#[test]
fn p() { println!("{}", serde_json::to_string_pretty(&milepost_core::facts_file::schema()).unwrap()); }
