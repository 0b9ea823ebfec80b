//! How a report is painted: one small file per format, pure; width and colour are given to it.

pub mod csv;
pub mod diagnostic;
pub mod html;
pub mod markdown;
pub mod results;
pub mod rule;
pub mod terminal;
pub mod workbook;
