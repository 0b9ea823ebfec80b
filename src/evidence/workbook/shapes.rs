//! What the formats of cells make of their numbers: percentages and days are
//! numbers to a spreadsheet, and only the format tells them apart.

use super::package::Fault;
use super::xml::{Node, Nodes};
use std::collections::BTreeMap;

/// What a cell shows where it holds a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// The number.
    #[default]
    Number,
    /// A hundred times the number, with a percent sign.
    Percent,
    /// The day (or time) that the number counts to.
    Date,
}

/// Reads the part with the formats: the shape of each, by its number.
///
/// # Errors
/// Where it is damaged.
pub fn read(part: &str) -> Result<Vec<Shape>, Fault> {
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let mut shapes = Vec::new();
    let mut is_cell_format = false;
    let mut nodes = Nodes::of(part);
    while let Some(node) = nodes.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "numFmt" => {
                    if let Some(id) = element.attribute("numFmtId")?.and_then(|id| id.parse().ok()) {
                        codes.insert(id, element.attribute("formatCode")?.unwrap_or_default());
                    }
                }
                "cellXfs" => is_cell_format = true,
                "xf" if is_cell_format => {
                    let id = element.attribute("numFmtId")?.and_then(|id| id.parse().ok()).unwrap_or(0);
                    shapes.push(codes.get(&id).map_or_else(|| usual(id), |code| of_code(code)));
                }
                _ => {}
            },
            Node::Close(name) if name == "cellXfs" => is_cell_format = false,
            _ => {}
        }
    }
    Ok(shapes)
}

/// The shape of the formats that every program knows by number (ECMA-376, part 1,
/// 18.8.30, with those of East Asian languages).
fn usual(id: u32) -> Shape {
    match id {
        9 | 10 => Shape::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shape::Date,
        _ => Shape::Number,
    }
}

/// The shape of a format of one's own, by its first section, which is that of
/// positive numbers. What stands in quotes or behind a backslash is shown as it is.
fn of_code(code: &str) -> Shape {
    let mut signs = code.chars();
    let mut shape = Shape::Number;
    while let Some(sign) = signs.next() {
        match sign {
            ';' => break,
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            '\\' | '_' | '*' => drop(signs.next()),
            '[' => {
                // Colours, conditions and currencies; [h], [mm] and [ss] count time.
                let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                if !inner.is_empty() && inner.chars().all(|sign| matches!(sign.to_ascii_lowercase(), 'h' | 'm' | 's')) {
                    return Shape::Date;
                }
            }
            '%' => shape = Shape::Percent,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Shape::Date,
            // `General`, in which there is an `e` of no meaning but no such letter.
            _ => {}
        }
    }
    shape
}
