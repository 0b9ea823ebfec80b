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
            // A word is read by its first letter.
            _ => return i64::from(matches!(cell.first(), Some(b'y' | b'j' | b'x'))),
        }
    }
    (decimals.unwrap_or(0)..2).fold(number, |number, _| number * 10)
}

fn part(file: &File, mut at: u64, end: u64, delimiter: u8) -> Sums {
    let sign = if delimiter == b';' { b',' } else { b'.' };
    let mut sums = Sums::default();
    let mut bytes = vec![0; 1 << 20];
    while at < end {
        let read = file.read_at(&mut bytes, at).expect("the file can be read");
        let wanted = read.min((end - at) as usize);
        let whole = bytes[..wanted].iter().rposition(|byte| *byte == b'\n').map_or(wanted, |last| last + 1);
        let mut rest = &bytes[..whole];
        while !rest.is_empty() {
            // Initiative, indicator and input, value.
            let mut cuts = [0; 3];
            for index in 0..3 {
                let from = if index == 0 { 0 } else { cuts[index - 1] + 1 };
                cuts[index] = from + rest[from..].iter().position(|byte| *byte == delimiter).unwrap_or(0);
            }
            let begin = cuts[2] + 1;
            let line = begin + rest[begin..].iter().position(|byte| *byte == b'\n').unwrap_or(rest.len() - begin);
            let (key, number) = (&rest[cuts[0] + 1..cuts[2]], value(&rest[begin..line], sign));
            match sums.get_mut(key) {
                Some((count, sum)) => (*count, *sum) = (*count + 1, *sum + number),
                None => drop(sums.insert(key.to_vec(), (1, number))),
            }
            rest = rest.get(line + 1..).unwrap_or_default();
        }
        at += whole as u64;
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
    let delimiter = if head[..begin as usize].contains(&b';') { b';' } else { b',' };
    let middle = begin + (end - begin) / 2;
    let read = file.read_at(&mut head, middle).expect("the file can be read");
    let middle = middle + line(&head[..read]);
    let (first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| part(&file, middle, end, delimiter));
        (part(&file, begin, middle, delimiter), second.join().expect("the thread ends"))
    });
    let (rows, sum) = first.values().chain(second.values()).fold((0, 0), |(rows, sum), (own, part)| (rows + own, sum + part));
    println!("{rows} rows, {sum}");
}
