//! The least that anybody has to do who scores a round: with two threads, split the
//! table of evidence into cells, look each indicator and input up, read the value and
//! add it up. `benches/rounds.py` compiles and runs it beside merit.
//!
//!     floor evidence.csv

use std::collections::HashMap;
use std::fs::File;
use std::hash::{BuildHasherDefault, Hasher};
use std::os::unix::fs::FileExt;

/// A quick hash of short names.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Sums = HashMap<Vec<u8>, (u64, i64), BuildHasherDefault<Quick>>;

fn value(cell: &[u8], sign: u8) -> i64 {
    let (mut number, mut decimals) = (0_i64, None);
    for &byte in cell {
        match byte {
            b'0'..=b'9' => {
                number = number * 10 + i64::from(byte - b'0');
                decimals = decimals.map(|decimals: i64| decimals + 1);
            }
            _ if byte == sign => decimals = Some(0),
            // Between groups of digits.
            b',' | b'.' => {}
            // A word is read by its first letter.
            _ => return i64::from(matches!(cell.first(), Some(b'y' | b'j' | b'x'))),
        }
    }
    (decimals.unwrap_or(0)..2).fold(number, |number, _| number * 10)
}

/// A cell and how many bytes it takes, or `None` where the piece ends before it does.
fn cell(rest: &[u8], delimiter: u8) -> Option<(&[u8], usize)> {
    if rest.first() != Some(&b'"') {
        let end = rest.iter().position(|byte| *byte == delimiter || *byte == b'\n')?;
        return Some((&rest[..end], end));
    }
    let mut end = 1;
    loop {
        end += rest.get(end..)?.iter().position(|byte| *byte == b'"')?;
        match rest.get(end + 1)? {
            b'"' => end += 2,
            _ => return Some((&rest[1..end], end + 1)),
        }
    }
}

/// Initiative, indicator and input as they stand there, the value, and how long the row is.
fn row(bytes: &[u8], delimiter: u8) -> Option<(&[u8], &[u8], usize)> {
    let (mut at, mut column, mut key, mut number) = (0, 0, 0..0, &b""[..]);
    loop {
        let (found, taken) = cell(bytes.get(at..)?, delimiter)?;
        match column {
            1 => key.start = at,
            2 => key.end = at + taken,
            3 => number = found,
            _ => {}
        }
        at += taken + 1;
        column += 1;
        if bytes.get(at - 1) == Some(&b'\n') {
            return Some((&bytes[key], number, at));
        }
    }
}

fn part(file: &File, mut at: u64, end: u64, delimiter: u8) -> Sums {
    let sign = if delimiter == b';' { b',' } else { b'.' };
    let mut sums = Sums::default();
    let mut bytes = vec![0; 1 << 20];
    while at < end {
        let read = file.read_at(&mut bytes, at).expect("the file can be read");
        let mut rest = &bytes[..read.min((end - at) as usize)];
        while let Some((key, number, taken)) = row(rest, delimiter) {
            let number = value(number, sign);
            match sums.get_mut(key) {
                Some((count, sum)) => (*count, *sum) = (*count + 1, *sum + number),
                None => drop(sums.insert(key.to_vec(), (1, number))),
            }
            rest = &rest[taken..];
            at += taken as u64;
        }
    }
    sums
}

fn main() {
    let path = std::env::args().nth(1).expect("the table is named");
    let file = File::open(path).expect("the file can be opened");
    let end = file.metadata().expect("the file has a length").len();
    let mut head = vec![0; 1 << 12];
    let read = file.read_at(&mut head, 0).expect("the file can be read");
    let line = |bytes: &[u8]| bytes.iter().position(|byte| *byte == b'\n').expect("a line ends") as u64 + 1;
    let begin = line(&head[..read]);
    let first = head[..begin as usize].to_vec();
    let delimiter = if first.contains(&b';') { b';' } else { b',' };
    let mut middle = begin + (end - begin) / 2;
    let read = file.read_at(&mut head, middle).expect("the file can be read");
    // Up to a line that is a whole row; what stands behind a line break in quotes has fewer cells.
    let columns = |line: &[u8]| line.iter().filter(|byte| **byte == delimiter).count();
    let wanted = columns(&first);
    let lines = head[..read].split_inclusive(|byte| *byte == b'\n');
    for (index, line) in lines.enumerate() {
        if index > 0 && columns(line) == wanted && !line.contains(&b'"') {
            break;
        }
        middle += line.len() as u64;
    }
    let (first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| part(&file, middle, end, delimiter));
        (part(&file, begin, middle, delimiter), second.join().expect("the thread ends"))
    });
    let (rows, sum) = first.values().chain(second.values()).fold((0, 0), |(rows, sum), (own, part)| (rows + own, sum + part));
    println!("{rows} rows, {sum}");
}
