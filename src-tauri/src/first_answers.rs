//! The page comes with its first answers: they lie in its file, so that its first picture waits
//! for no question and no way to the shell and back.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::{App, AppHandle, Assets, Context, Manager, Runtime};

use crate::app_state::AppState;

/// The page's file.
const PAGE: &str = "index.html";

/// The element that holds the answers; the page knows it by this name.
const ELEMENT: &str = "first-answers";

/// The page's files, where the page itself is given with its first answers.
pub struct Page<R: Runtime>(Arc<Inner<R>>);

struct Inner<R: Runtime> {
    files: OnceLock<Box<dyn Assets<R>>>,
    app: OnceLock<AppHandle<R>>,
}

impl<R: Runtime> Page<R> {
    /// Puts the answers into the page of this context, once the app is known.
    pub fn answer_first(context: &mut Context<R>) -> Page<R> {
        let inner = Arc::new(Inner {
            files: OnceLock::new(),
            app: OnceLock::new(),
        });
        let files = context.set_assets(Box::new(Page(inner.clone())));
        // Nothing was set before.
        let _ = inner.files.set(files);
        Page(inner)
    }

    /// The app whose state answers.
    pub fn of(&self, app: &App<R>) {
        // It is the first and only one.
        let _ = self.0.app.set(app.handle().clone());
    }

    /// The page with the answers as they are now. A page that is loaded again gets them anew.
    fn with_answers(&self, page: Cow<'_, [u8]>) -> Option<Vec<u8>> {
        let app_state = self.0.app.get()?.try_state::<AppState>()?;
        // In JSON this sign stands only in texts, where its number says the same; so no text can
        // end the element.
        let answers = app_state.first_answers()?.replace('<', "\\u003c");
        let page = std::str::from_utf8(&page).ok()?;
        let (before, after) = page.split_once("</body>")?;
        let page = format!(
            "{before}<script id=\"{ELEMENT}\" type=\"application/json\">{answers}</script></body>{after}"
        );
        Some(page.into_bytes())
    }
}

impl<R: Runtime> Assets<R> for Page<R> {
    fn setup(&self, app: &App<R>) {
        if let Some(files) = self.0.files.get() {
            files.setup(app);
        }
    }

    fn get(&self, key: &AssetKey) -> Option<Cow<'_, [u8]>> {
        let file = self.0.files.get()?.get(key)?;
        if key.as_ref().trim_start_matches('/') != PAGE {
            return Some(file);
        }
        // Without them the page asks.
        let with_answers = self.with_answers(file.clone());
        Some(with_answers.map_or(file, Cow::Owned))
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        match self.0.files.get() {
            Some(files) => files.iter(),
            None => Box::new(std::iter::empty()),
        }
    }

    fn csp_hashes(&self, page: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        match self.0.files.get() {
            Some(files) => files.csp_hashes(page),
            None => Box::new(std::iter::empty()),
        }
    }
}
