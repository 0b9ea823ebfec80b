//! The formats of cells by their numbers, from the part that holds them.

use super::format::NumberFormat;
use super::package::PackageFault;
use super::xml::{Node, Nodes};
use std::collections::BTreeMap;

#[derive(Default)]
pub(super) struct Styles {
    formats: Vec<NumberFormat>,
    /// The format of each style of cells, as an index.
    cells: Vec<usize>,
}

impl Styles {
    pub(super) fn read(part: &str) -> Result<Styles, PackageFault> {
        let mut codes: BTreeMap<u32, String> = BTreeMap::new();
        let mut known: BTreeMap<u32, usize> = BTreeMap::new();
        let mut styles = Styles::default();
        let mut is_cell_format = false;
        let mut nodes = Nodes::new(part);
        while let Some(node) = nodes.next()? {
            match node {
                Node::Open(element) => match element.name() {
                    "numFmt" => {
                        if let Some(id) = element.attribute("numFmtId")?.and_then(|id| id.trim().parse().ok()) {
                            codes.insert(id, element.attribute("formatCode")?.unwrap_or_default());
                        }
                    }
                    "cellXfs" => is_cell_format = true,
                    "xf" if is_cell_format => {
                        let id = element.attribute("numFmtId")?.and_then(|id| id.trim().parse().ok()).unwrap_or(0);
                        let format = *known.entry(id).or_insert_with(|| {
                            styles
                                .formats
                                .push(NumberFormat::parse(codes.get(&id).map_or_else(|| usual(id), String::as_str)));
                            styles.formats.len() - 1
                        });
                        styles.cells.push(format);
                    }
                    _ => {}
                },
                Node::Close(name) if name == "cellXfs" => is_cell_format = false,
                _ => {}
            }
        }
        Ok(styles)
    }

    pub(super) fn get(&self, style: usize) -> Option<&NumberFormat> {
        self.formats.get(*self.cells.get(style)?)
    }
}

/// The formats that every program knows by number (ECMA-376, part 1, 18.8.30), those of
/// East Asian languages as far as they tell days from times.
fn usual(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0;-#,##0",
        4 | 39 | 40 => "#,##0.00;-#,##0.00",
        5..=8 | 41..=44 => "#,##0.00;-#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 | 48 => "0.00E+00",
        12 | 13 => "# ?/?",
        14 | 15 | 27..=31 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
        16 => "d-mmm",
        17 => "mmm-yy",
        18..=21 | 32 | 33 | 45 | 47 => "h:mm:ss",
        22 => "yyyy-mm-dd h:mm",
        34..=36 | 55 | 56 => "yyyy-mm-dd",
        46 => "[h]:mm:ss",
        49 => "@",
        _ => "General",
    }
}
