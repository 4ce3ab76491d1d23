//! The models that are committed are the ones that were tried.

use std::path::Path;

use sha2::{Digest, Sha256};

#[test]
fn the_models_are_those_of_the_decision() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    for (name, expect) in [
        (
            "detector.onnx",
            "ee1a8fe1922e52cbb656880be9edc37f009d502a74048939d7e7106f0750c6bc",
        ),
        (
            "recognizer.onnx",
            "0c29533e73b9c836ce329108245c5eef9cd5eda0e20cbe5842484995ff98dc5c",
        ),
        (
            "signs.txt",
            "56c11011e98b237b90250cf6d92eb58cfc847960289d7c98d4bdd9abb909d9b3",
        ),
    ] {
        let bytes = std::fs::read(folder.join(name)).expect(name);
        let sum: String = Sha256::digest(&bytes)
            .iter()
            .map(|it| format!("{it:02x}"))
            .collect();
        assert_eq!(
            sum, expect,
            "{name} was changed: docs/adr/0020 says what it must be"
        );
    }
    let notice = std::fs::read_to_string(folder.join("NOTICE")).expect("a notice");
    assert!(
        notice.contains("PaddlePaddle Authors") && folder.join("LICENSE").is_file(),
        "the license asks that its notices go with the models"
    );
}
