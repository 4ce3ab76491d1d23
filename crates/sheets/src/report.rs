//! A list for somebody else as a workbook: a title, the rows, the sums.

use chrono::NaiveDate;
use milepost_core::exchange::{Out, Report};
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use crate::write::{Looks, WriteError, begin, close, fit, write_cell};

/// The row of the header, counted from 0.
const HEADER: u32 = 3;

/// A report as a workbook. The sums are formulas over the rows, with their results beside.
///
/// # Errors
/// Where a text is longer than a workbook's cell can be.
pub fn report(report: &Report, today: NaiveDate) -> Result<Vec<u8>, WriteError> {
    let mut book = begin(&report.title, today)?;
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&report.title))?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEADER, HEADER)?;
    write(sheet, report, today)?;
    Ok(book.save_to_buffer()?)
}

/// A sheet's name holds 31 letters at most.
fn sheet_name(title: &str) -> String {
    title.chars().take(31).collect()
}

fn write(sheet: &mut Worksheet, report: &Report, today: NaiveDate) -> Result<(), XlsxError> {
    let looks = Looks::default();
    let title = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, &report.title, &title)?;
    let made = milepost_core::dates::day(today);
    sheet.write_string(
        1,
        0,
        format!("{} From a Milepost logbook, {made}.", report.about),
    )?;
    for (column, header) in (0_u16..).zip(&report.headers) {
        sheet.write_string_with_format(HEADER, column, *header, &looks.head)?;
        fit(sheet, column, header, &report.rows)?;
    }
    let mut row = HEADER;
    for cells in &report.rows {
        row += 1;
        for (column, cell) in (0_u16..).zip(cells) {
            write_cell(sheet, row, column, cell, &looks)?;
        }
    }
    close(sheet, HEADER, report.rows.len(), report.headers.len())?;
    let summed = u16::try_from(report.summed).unwrap_or(0);
    row += 2;
    sheet.write_string_with_format(row, 0, "Total", &looks.head)?;
    sum(sheet, row, summed, report)?;
    for (name, rows, part) in &report.parts {
        row += 1;
        sheet.write_string(row, 0, name)?;
        sheet.write_string(
            row,
            1,
            match rows {
                1 => "1 row".to_owned(),
                rows => format!("{rows} rows"),
            },
        )?;
        write_cell(sheet, row, summed, part, &looks)?;
    }
    Ok(())
}

/// The whole sum: what is shown while nobody has worked the formula out is our own sum.
fn sum(sheet: &mut Worksheet, row: u32, column: u16, report: &Report) -> Result<(), XlsxError> {
    let (result, look) = match &report.total {
        Out::Ceus(amount) => (f64::from(amount.hundredths()) / 100.0, "0.00"),
        Out::Minutes(minutes) => (*minutes as f64 / 1440.0, "[h]:mm"),
        _ => (0.0, "0.00"),
    };
    let look = Format::new().set_bold().set_num_format(look);
    if report.rows.is_empty() {
        sheet.write_number_with_format(row, column, result, &look)?;
        return Ok(());
    }
    let letter = char::from(b'A' + u8::try_from(column).unwrap_or(0));
    let first = HEADER + 2;
    let last = HEADER + 1 + u32::try_from(report.rows.len()).unwrap_or(0);
    let formula = Formula::new(format!("=SUM({letter}{first}:{letter}{last})"))
        .set_result(result.to_string());
    sheet.write_formula_with_format(row, column, formula, &look)?;
    Ok(())
}
