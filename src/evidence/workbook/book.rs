//! Which sheets a workbook has, and where in the archive they are.

use super::package::{Package, PackageFault};
use super::xml::{Node, Nodes, unescaped};
use std::collections::BTreeMap;

pub(super) struct SheetEntry {
    /// What stands on its tab.
    pub name: String,
    /// The name of its part in the archive; `None` for charts and the like.
    pub part: Option<String>,
    /// Whether its tab is shown.
    pub is_visible: bool,
}

pub(super) struct WorkbookFile {
    /// Its sheets in the order of their tabs.
    pub sheets: Vec<SheetEntry>,
    /// Whether its days are counted from 1904, as old Macs did.
    pub from_1904: bool,
    /// Whether its formulas have been calculated; a program that cannot calculate writes
    /// anything for their results and asks for it to be done when the workbook is opened.
    pub is_calculated: bool,
    /// The part with the texts that cells share, by default where it usually is.
    pub strings: String,
    /// The part with the formats of cells.
    pub styles: String,
}

/// Reads the parts that say what the others are.
pub(super) fn read(package: &mut Package<'_>) -> Result<WorkbookFile, PackageFault> {
    let main = main_part(package)?;
    if main.to_ascii_lowercase().ends_with(".bin") {
        return Err(PackageFault("not-a-workbook-other"));
    }
    let Some(text) = package.part(&main)? else {
        let kind = package.part("mimetype")?;
        let is_spreadsheet = kind.is_some_and(|kind| kind.contains("opendocument"));
        return Err(PackageFault(if is_spreadsheet { "not-a-workbook-other" } else { "not-a-workbook" }));
    };
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = package.part(&format!("{folder}/_rels/{file}.rels"))?.unwrap_or_default();
    let mut targets: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (id, kind, target) in relations_of(&relations)? {
        targets.insert(id, (kind, resolved(folder, &target)));
    }
    let of_kind = |kind: &str| targets.values().find(|(of, _)| of == kind).map(|(_, part)| part.clone());
    let mut book = WorkbookFile {
        sheets: Vec::new(),
        from_1904: false,
        is_calculated: true,
        strings: of_kind("sharedStrings").unwrap_or_else(|| resolved(folder, "sharedStrings.xml")),
        styles: of_kind("styles").unwrap_or_else(|| resolved(folder, "styles.xml")),
    };
    let mut nodes = Nodes::new(&text);
    while let Some(node) = nodes.next()? {
        let Node::Open(element) = node else { continue };
        match element.name() {
            "workbookPr" => {
                book.from_1904 = element.is_set("date1904")?;
            }
            "calcPr" => {
                let is_complete =
                    element.attribute("calcCompleted")?.is_none_or(|value| value != "0" && value != "false");
                book.is_calculated = is_complete && !element.is_set("fullCalcOnLoad")?;
            }
            "sheet" => {
                let id = element.relation()?.unwrap_or_default();
                let target = targets.get(&id).filter(|(kind, _)| kind == "worksheet");
                book.sheets.push(SheetEntry {
                    name: unescaped(element.attribute("name")?.unwrap_or_default()),
                    part: target.map(|(_, part)| part.clone()),
                    is_visible: element.attribute("state")?.is_none_or(|state| state == "visible"),
                });
            }
            _ => {}
        }
    }
    if book.sheets.is_empty() { Err(PackageFault::DAMAGED) } else { Ok(book) }
}

fn main_part(package: &mut Package<'_>) -> Result<String, PackageFault> {
    let relations = package.part("_rels/.rels")?.unwrap_or_default();
    let main = relations_of(&relations)?.into_iter().find(|(_, kind, _)| kind == "officeDocument");
    Ok(main.map_or_else(|| "xl/workbook.xml".to_owned(), |(_, _, target)| resolved("", &target)))
}

/// The relations of a part: id, the last word of the kind, target.
fn relations_of(text: &str) -> Result<Vec<(String, String, String)>, PackageFault> {
    let mut relations = Vec::new();
    let mut nodes = Nodes::new(text);
    while let Some(node) = nodes.next()? {
        let Node::Open(element) = node else { continue };
        if element.name() == "Relationship" {
            let get = |name| element.attribute(name).map(Option::unwrap_or_default);
            let kind = get("Type")?;
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.push((get("Id")?, kind, get("Target")?));
        }
    }
    Ok(relations)
}

/// A target as it is called from the top of the archive.
fn resolved(folder: &str, target: &str) -> String {
    let from_top = target.starts_with('/');
    let mut parts: Vec<&str> = if from_top { Vec::new() } else { folder.split('/').collect() };
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}
