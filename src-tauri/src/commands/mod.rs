//! What the window can ask: each command reads its arguments, makes one call,
//! and answers or refuses.

mod along;
mod career;
mod certificates;
mod change;
mod documents;
mod evidence;
mod exchange;
mod files;
mod reading;
mod reminders;
mod rules;
mod safety;
mod session;

use milepost_core::facts::{FactKind, labels};
use tauri::Runtime;
use tauri_specta::{Builder, collect_commands, collect_events};

pub use reminders::{CalendarWritten, Delivery};
pub use rules::Rules;

use crate::app_state::FirstAnswers;
use crate::events::{
    CertificatesChanged, CopiesChanged, CopyProgress, FileRefused, FilesOver, LogbookChanged,
    LogbookReplaced, PlaceAsked,
};

/// Every command and event of the window, with their types.
pub fn bindings<R: Runtime>() -> Builder<R> {
    Builder::<R>::new()
        // One TypeScript type for each Rust type: what may be left out on the way in is
        // optional, though it is always there on the way out.
        .disable_serde_phases()
        .commands(collect_commands![
            session::start,
            session::reopen,
            session::begin_anew,
            session::news_seen,
            session::open_sample,
            session::close_sample,
            session::save_settings,
            session::drafts,
            session::keep_draft,
            session::zoom,
            reading::standing,
            reading::cycle,
            reading::plan,
            reading::what_if,
            reading::records,
            reading::credits,
            reading::fact,
            reading::log_view,
            reading::log_rows,
            reading::log_keys,
            reading::week,
            reading::day_totals,
            reading::fill_plan,
            reading::suggestions,
            reading::search,
            reading::history,
            reading::removed,
            change::quick_add,
            change::quick_add_lines,
            change::quick_add_commit,
            change::quick_add_commit_lines,
            change::remarks,
            change::apply,
            change::undo,
            change::redo,
            career::career_search,
            career::career_network,
            career::career_offers,
            career::career_pay,
            career::career_compare,
            career::career_ideas,
            career::career_practice,
            career::career_directory,
            career::open_career_page,
            career::search_record_lines,
            career::save_search_record,
            career::save_vcard,
            rules::rulebook,
            rules::open_link,
            rules::offer_rules,
            rules::take_rules,
            rules::rules_back,
            exchange::choose_import,
            exchange::paste_import,
            exchange::import_shown,
            exchange::import_look,
            exchange::import_retype,
            exchange::import_rows,
            exchange::import_next,
            exchange::import_commit,
            exchange::import_leave,
            exchange::import_left_out,
            exchange::compare_page,
            exchange::accept_page,
            exchange::take_out,
            certificates::choose_certificates,
            certificates::certificate_rows,
            certificates::certificate,
            certificates::certificate_toward,
            certificates::save_certificate,
            certificates::keep_certificate_file,
            certificates::leave_out_certificate,
            certificates::read_certificate_anyway,
            certificates::stop_certificates,
            certificates::clear_certificates,
            evidence::evidence_list,
            evidence::evidence_detail,
            evidence::evidence_page,
            evidence::evidence_find,
            evidence::evidence_take,
            evidence::attach_files,
            evidence::evidence_save,
            evidence::evidence_save_all,
            evidence::evidence_open,
            documents::documents,
            documents::letter_kit,
            documents::save_document,
            documents::open_document,
            documents::mail_letter,
            files::export_json,
            files::export_hours,
            reminders::reminders,
            reminders::silence_reminder,
            reminders::reminder_delivery,
            reminders::set_reminder_delivery,
            reminders::test_reminder,
            reminders::save_calendar,
            reminders::keep_calendar,
            safety::safety,
            safety::copy_now,
            safety::rehearse,
            safety::stop_copying,
            safety::choose_copies_folder,
            safety::preview_copy,
            safety::restore_copy,
            safety::check_file,
            safety::reveal,
            along::what_goes_along,
            along::propose_words,
            along::save_words,
            along::print_words,
            along::write_pack,
            along::choose_logbook,
            along::word_hints,
            along::open_brought,
            along::take_brought,
        ])
        .typ::<FirstAnswers>()
        .constant("factKinds", FactKind::ALL)
        .constant("labels", labels())
        .events(collect_events![
            LogbookChanged,
            LogbookReplaced,
            PlaceAsked,
            CopiesChanged,
            CopyProgress,
            FilesOver,
            FileRefused,
            CertificatesChanged
        ])
}
