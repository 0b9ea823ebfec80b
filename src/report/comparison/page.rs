//! The comparison as a page.

use super::{ComparisonWriter, PARTS};
use crate::digest::sha256;
use crate::language::Message;
use crate::record::{ChangeSubject, ComparedReport};
use crate::report::{Block, Page, PageBlock, PageSection, TableStyle, Tone};

/// How much of a report's digest the foot of printed pages has.
const SHORT_DIGEST: usize = 12;

impl ComparisonWriter<'_> {
    /// The whole page.
    pub(super) fn page(&self) -> Page {
        let word = |key| self.say(Message::new(key));
        let blocks = |blocks: Vec<Block>| blocks.into_iter().map(PageBlock::Block).collect::<Vec<_>>();
        let mut first = blocks(self.head());
        first.extend(self.part(ChangeSubject::Result, "audit-heading-result"));
        let mut sections = vec![PageSection { id: "decision", title: word("audit-heading-result"), parts: first }];
        for (about, id, heading) in PARTS.into_iter().filter(|(about, ..)| *about != ChangeSubject::Result) {
            let part = self.part(about, heading);
            sections.extend(part.map(|part| PageSection { id, title: word(heading), parts: vec![part] }));
        }
        if let (Some(note), Some(last)) = (self.note(), sections.last_mut()) {
            last.parts.push(PageBlock::Block(note));
        }
        let lists = [
            ("findings", "heading-findings", self.findings()),
            ("beneath", "audit-heading-beneath", self.beneath()),
            ("digests", "heading-basis", self.basis().into_iter().map(|line| (Tone::Plain, line)).collect()),
        ];
        for (id, heading, lines) in lists {
            if !lines.is_empty() {
                sections.push(PageSection { id, title: word(heading), parts: blocks(vec![Block::List(lines)]) });
            }
        }
        let digest = |side: &ComparedReport| sha256(side.bytes).chars().take(SHORT_DIGEST).collect::<String>();
        let (old, new) = (&self.comparison.old, &self.comparison.new);
        let by = Message::new("audit-compare-by").with("old", old.saved.as_of).with("new", new.saved.as_of);
        let foot = Message::new("audit-compare-foot").with("old", digest(old)).with("new", digest(new));
        Page {
            language: self.localizer.language().code(),
            title: self.title(),
            by: self.say(by),
            catalogue: self.catalogue_title(new),
            foot: self.say(foot),
            skip: self.localizer.word("page-skip"),
            contents: self.localizer.word("page-contents"),
            signs: vec![("✓", self.localizer.word("page-sign-met")), ("✗", self.localizer.word("page-sign-missed"))],
            sections,
        }
    }

    /// The table of one part, where there is something in it.
    fn part(&self, about: ChangeSubject, caption: &'static str) -> Option<PageBlock> {
        let table = self.table(about, false);
        let caption = self.say(Message::new("audit-compare-caption").with("what", self.say(Message::new(caption))));
        let part = PageBlock::Table { caption, head: 0, look: TableStyle::Texts, leads: Vec::new(), table };
        match &part {
            PageBlock::Table { table, .. } if table.rows.is_empty() => None,
            _ => Some(part),
        }
    }
}
