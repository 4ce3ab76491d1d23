//! Pictures of pages.

use krilla::image::Image;

use crate::types::WriteError;

/// A picture of a page that we drew.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its name, for messages.
    pub name: String,
    /// The picture.
    pub jpeg: Vec<u8>,
    /// Its width and height in points.
    pub size: (u32, u32),
}

impl Picture {
    /// A JPEG, with the size that it has by its own account.
    ///
    /// # Errors
    /// When it is no JPEG.
    pub fn of(name: &str, jpeg: Vec<u8>) -> Result<Picture, WriteError> {
        let image = image(name, &jpeg)?;
        Ok(Picture {
            name: name.to_owned(),
            size: image.size(),
            jpeg,
        })
    }
}

/// The picture, ready to be drawn.
///
/// # Errors
/// When it is no JPEG.
pub(crate) fn image(name: &str, jpeg: &[u8]) -> Result<Image, WriteError> {
    Image::from_jpeg(jpeg.to_vec().into(), true).map_err(|_| WriteError::Picture(name.to_owned()))
}
