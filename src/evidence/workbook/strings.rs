//! The texts that cells share.

use super::package::PackageFault;
use super::xml::{Node, Nodes};

/// The texts, one behind the other: a workbook may have millions of short ones.
#[derive(Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<usize>,
}

impl SharedStrings {
    pub(super) fn read(part: &str) -> Result<SharedStrings, PackageFault> {
        let mut strings = SharedStrings::default();
        let mut nodes = Nodes::new(part);
        while let Some(node) = nodes.next()? {
            if let Node::Open(element) = node
                && element.name() == "si"
            {
                strings.text.push_str(&nodes.text_of("si")?);
                strings.ends.push(strings.text.len());
            }
        }
        Ok(strings)
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start..end)
    }
}
