//! Reads the signs of one line.

use image::RgbImage;
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

use super::models::Recognizer;

/// What a line says.
pub struct Text {
    /// Its signs.
    pub text: String,
    /// How certain they are on average, from 0 to 1.
    pub certain: f32,
}

/// Reads a line of the height that the model wants.
pub fn text(recognizer: &Recognizer, line: &RgbImage) -> Option<Text> {
    let input = tensor(line, [0.5; 3], [0.5; 3]);
    let output: Tensor<f32> = recognizer
        .model
        .run_one(input.view().into(), None)
        .ok()?
        .try_into()
        .ok()?;
    let steps: NdTensor<f32, 3> = output.try_into().ok()?;
    let (mut text, mut sum, mut count, mut last) = (String::new(), 0.0, 0_u16, 0);
    for step in steps.slice(0).axis_iter(0) {
        let (best, certain) = step
            .iter()
            .enumerate()
            .fold((0, f32::MIN), |best, (at, &value)| {
                if value > best.1 { (at, value) } else { best }
            });
        // Step 0 of the model's answers means no new sign.
        if best != 0 && best != last {
            text.push_str(recognizer.signs.get(best - 1).copied().unwrap_or_default());
            sum += certain;
            count += 1;
        }
        last = best;
    }
    (count > 0).then(|| Text {
        text: joined(text.trim()),
        certain: sum / f32::from(count),
    })
}

/// Without the blank that the model puts behind the one sign for "fi" or "fl": "Certifi cate".
fn joined(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let ligature = |at: usize| {
        at >= 2
            && signs[at] == ' '
            && signs[at - 2] == 'f'
            && matches!(signs[at - 1], 'i' | 'l')
            && signs.get(at + 1).is_some_and(|it| it.is_lowercase())
    };
    let kept = (0..signs.len()).filter(|&at| !ligature(at));
    kept.map(|at| signs[at]).collect()
}

/// A picture as the models take it: blue, green, red in planes, each evened out.
pub fn tensor(picture: &RgbImage, mean: [f32; 3], spread: [f32; 3]) -> NdTensor<f32, 4> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut planes = vec![0.0; 3 * width * height];
    for (at, point) in picture.pixels().enumerate() {
        let [red, green, blue] = point.0;
        for (plane, value) in [blue, green, red].into_iter().enumerate() {
            let even = (f32::from(value) / 255.0 - mean[plane]) / spread[plane];
            planes[plane * width * height + at] = even;
        }
    }
    NdTensor::from_data([1, 3, height, width], planes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ligature_parts_no_word() {
        assert_eq!(
            joined("Modifi ers for a Wi-Fi Offi cer"),
            "Modifiers for a Wi-Fi Officer"
        );
        assert_eq!(joined("fl uid, of it"), "fluid, of it");
    }
}
