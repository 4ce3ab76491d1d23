//! The two models, part of the program: docs/adr/0019 says where they come from.

use rten::{Model, ModelOptions, op_registry};

/// Finds print: PP-OCRv5 mobile, detection.
static DETECTOR: &[u8] = include_bytes!("../../models/detector.onnx");
/// Reads a line: PP-OCRv5 mobile, recognition, cut to the signs of Latin letters.
static RECOGNIZER: &[u8] = include_bytes!("../../models/recognizer.onnx");
/// The signs that the second knows, a line each, in its order.
static SIGNS: &str = include_str!("../../models/signs.txt");

/// The loaded models.
pub struct Models {
    /// Finds print.
    pub detector: Model,
    /// Reads a line.
    pub recognizer: Recognizer,
}

/// A model with the signs that it knows.
pub struct Recognizer {
    /// Reads a line.
    pub model: Model,
    /// Its signs; the first answer of the model, which is none of them, is not among them.
    pub signs: Vec<&'static str>,
}

impl Models {
    /// Loads both. They are part of the program, so that only a lack of memory prevents it.
    pub fn load() -> Option<Models> {
        let options = ModelOptions::with_ops(op_registry!(
            Add,
            AveragePool,
            BatchNormalization,
            Concat,
            Conv,
            ConvTranspose,
            Div,
            GlobalAveragePool,
            HardSigmoid,
            HardSwish,
            MatMul,
            Mul,
            Pow,
            ReduceMean,
            Relu,
            Reshape,
            Resize,
            Shape,
            Sigmoid,
            Slice,
            Softmax,
            Sqrt,
            Squeeze,
            Sub,
            Transpose,
            Unsqueeze
        ));
        Some(Models {
            detector: options.load_static_slice(DETECTOR).ok()?,
            recognizer: Recognizer {
                model: options.load_static_slice(RECOGNIZER).ok()?,
                signs: SIGNS.split('\n').collect(),
            },
        })
    }
}
