//! The parts of Markdown pages that tests look at.

use std::collections::BTreeSet;

/// A part of a page: its prose, or a fenced block.
pub enum Part {
    Prose(String),
    Block { info: String, body: String },
}

/// The parts of a page in order.
pub fn parts(page: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for (index, piece) in format!("\n{page}").split("\n```").enumerate() {
        if index % 2 == 0 {
            parts.push(Part::Prose(piece.to_owned()));
        } else {
            let (info, body) = piece.split_once('\n').unwrap_or((piece, ""));
            parts.push(Part::Block { info: info.to_owned(), body: body.to_owned() });
        }
    }
    parts
}

/// A page without its fenced blocks.
pub fn prose(page: &str) -> String {
    let prose = parts(page).into_iter().filter_map(|part| match part {
        Part::Prose(text) => Some(text),
        Part::Block { .. } => None,
    });
    prose.collect()
}

/// The targets of the links and pictures in the prose of a page.
pub fn links(page: &str) -> Vec<String> {
    let prose = prose(page);
    prose.split("](").skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned).collect()
}

/// What code forges and mdBook make of the headings of a page.
pub fn anchors(page: &str) -> BTreeSet<String> {
    let prose = prose(page);
    let headings = prose.lines().filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#').trim())).collect()
}

fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|sign| sign.is_alphanumeric() || [' ', '-', '_'].contains(sign));
    kept.map(|sign| if sign == ' ' { '-' } else { sign }).collect()
}
