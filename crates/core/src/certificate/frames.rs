//! What the reader's process writes: frames, each a letter, a length and as many bytes.

use super::page::Answer;

/// The letter before the answer, as JSON.
const ANSWER: u8 = b'J';
/// The letter before the picture of a page, as JPEG.
const PICTURE: u8 = b'P';
/// The letter of the last frame, which holds nothing: without it the answer was cut off.
const END: u8 = b'E';

/// All that a reader wrote that came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frames {
    /// The answer.
    pub answer: Answer,
    /// The pictures of the pages, as JPEG, in order.
    pub pictures: Vec<Vec<u8>>,
}

impl Frames {
    /// Returns the bytes of these frames.
    ///
    /// # Errors
    /// When one of them is longer than its length can say.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = Vec::new();
        frame(&mut bytes, ANSWER, &serde_json::to_vec(&self.answer)?)?;
        for picture in &self.pictures {
            frame(&mut bytes, PICTURE, picture)?;
        }
        frame(&mut bytes, END, &[])?;
        Ok(bytes)
    }

    /// Returns the frames that the bytes are, if they are whole.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Frames> {
        let mut answer = None;
        let mut pictures = Vec::new();
        loop {
            let (&[letter, a, b, c, d], rest) = bytes.split_first_chunk()?;
            let length = usize::try_from(u32::from_be_bytes([a, b, c, d])).ok()?;
            let (held, rest) = rest.split_at_checked(length)?;
            bytes = rest;
            match letter {
                ANSWER if answer.is_none() => answer = Some(serde_json::from_slice(held).ok()?),
                PICTURE => pictures.push(held.to_vec()),
                END => break,
                _ => return None,
            }
        }
        let answer = answer?;
        bytes.is_empty().then_some(Frames { answer, pictures })
    }
}

fn frame(bytes: &mut Vec<u8>, letter: u8, held: &[u8]) -> Result<(), serde_json::Error> {
    let length = u32::try_from(held.len()).map_err(serde::ser::Error::custom)?;
    bytes.push(letter);
    bytes.extend(length.to_be_bytes());
    bytes.extend(held);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::page::Refusal;

    fn sample() -> Frames {
        Frames {
            answer: Answer::Refused(Refusal::Password),
            pictures: vec![vec![1, 2, 3], Vec::new()],
        }
    }

    #[test]
    fn what_was_written_is_read_again() {
        let bytes = sample().to_bytes().expect("it is short");
        assert_eq!(Frames::from_bytes(&bytes), Some(sample()));
    }

    #[test]
    fn what_was_cut_off_or_goes_on_is_no_answer() {
        let bytes = sample().to_bytes().expect("it is short");
        for end in 0..bytes.len() {
            assert_eq!(Frames::from_bytes(&bytes[..end]), None, "cut at {end}");
        }
        let more = [bytes, vec![0]].concat();
        assert_eq!(Frames::from_bytes(&more), None, "a byte too many");
    }
}
