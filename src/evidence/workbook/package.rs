//! The parts of a workbook: named files in an archive, unpacked one by one and
//! never beyond a limit, whatever the archive says of their size.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes of a part once it is unpacked.
const MAX_PART_BYTES: u64 = 64 * 1024 * 1024;
/// The most parts; workbooks have some dozens, those with many pictures some hundreds.
const MAX_PARTS: usize = 10_000;
/// How each entry of an archive's directory begins.
const ENTRY: &[u8] = b"PK\x01\x02";
/// How the containers begin that hold old workbooks and encrypted ones.
const CONTAINER: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Why bytes are no workbook: the key of a message with the argument `file`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PackageFault(pub &'static str);

impl PackageFault {
    /// That the file is not whole, or was written by something that errs.
    pub(super) const DAMAGED: PackageFault = PackageFault("not-a-workbook-damaged");
}

/// Whether bytes are meant as a workbook: an archive, or a container of old or encrypted ones.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(CONTAINER)
}

pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Package<'b>, PackageFault> {
        if bytes.starts_with(CONTAINER) {
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let is_encrypted = bytes.windows(name.len()).any(|window| window == name);
            return Err(PackageFault(if is_encrypted { "not-a-workbook-encrypted" } else { "not-a-workbook-old" }));
        }
        // Counted before the archive is opened, which keeps all entries in memory.
        if bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count() > MAX_PARTS {
            return Err(PackageFault("not-a-workbook-too-large"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackageFault::DAMAGED)?;
        Ok(Package { archive })
    }

    /// The text of a part, `None` where the archive has none of that name (in any
    /// case, as spreadsheet programs look for it).
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, PackageFault> {
        let wanted = name.trim_start_matches('/');
        let mut names = self.archive.file_names().enumerate();
        let is_wanted = |found: &str| found.replace('\\', "/").trim_start_matches('/').eq_ignore_ascii_case(wanted);
        let found = names.find(|(_, name)| name.as_ref().is_ok_and(|name| is_wanted(name)));
        let Some((index, _)) = found else { return Ok(None) };
        drop(names);
        let part = self.archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => PackageFault("not-a-workbook-encrypted"),
            _ => PackageFault::DAMAGED,
        })?;
        let mut bytes = Vec::new();
        part.take(MAX_PART_BYTES + 1).read_to_end(&mut bytes).map_err(|_| PackageFault::DAMAGED)?;
        if bytes.len() as u64 > MAX_PART_BYTES {
            return Err(PackageFault("not-a-workbook-too-large"));
        }
        text(&bytes).map(Some).ok_or(PackageFault::DAMAGED)
    }
}

/// The text of a part in the encoding that its first bytes tell, as XML has it: a
/// byte-order mark, else characters of two bytes each, else the declaration, else UTF-8.
fn text(bytes: &[u8]) -> Option<String> {
    let encoding = match bytes {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => declared(bytes).unwrap_or(UTF_8),
    };
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((encoding, 0));
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?);
    text.map(Cow::into_owned)
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).take(200).position(|signs| signs == b"?>")?;
    let (_, named) = std::str::from_utf8(declaration.get(..end)?).ok()?.split_once("encoding")?;
    let named = named.trim_start().strip_prefix('=')?.trim_start();
    let name = named.strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
    // What was read up to here has one byte a character, whatever it says of itself.
    Encoding::for_label(name.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}
