//! Sums of many numbers.

use super::{Exact, Quotient, divisor};

/// A sum of many numbers: whole ones by themselves, fractions over one denominator while they are small, the others
/// pair by pair, so that no step works on numbers longer than its part of the sum needs.
#[derive(Clone, Debug)]
pub struct Sum {
    /// What the whole ones come to.
    whole: i64,
    /// What the small fractions come to, not in lowest terms.
    num: i64,
    den: i64,
    others: Vec<Exact>,
}

impl Default for Sum {
    fn default() -> Sum {
        Sum { whole: 0, num: 0, den: 1, others: Vec::new() }
    }
}

impl Sum {
    /// Adds a number.
    #[inline]
    pub fn add(&mut self, number: &Exact) {
        if number.small().is_none_or(|(num, den)| self.add_small(num, den).is_none()) {
            self.others.push(number.clone());
        }
    }

    /// Adds a number that has not been brought to lowest terms, which would be of no use to the sum.
    #[inline]
    pub fn add_quotient(&mut self, number: &Quotient) {
        if number.small().is_none_or(|(num, den)| self.add_small(num, den).is_none()) {
            self.others.push(number.clone().exact());
        }
    }

    /// Adds a product.
    #[inline]
    pub fn add_product(&mut self, a: &Exact, b: &Exact) {
        if let (Some((a, 1)), Some((b, 1))) = (a.small(), b.small())
            && let Some(sum) = a.checked_mul(b).and_then(|product| self.whole.checked_add(product))
        {
            self.whole = sum;
            return;
        }
        self.add_quotient(&Quotient::from(a).times(b));
    }

    #[inline]
    fn add_small(&mut self, num: i64, den: i64) -> Option<()> {
        if den == 1 {
            self.whole = self.whole.checked_add(num)?;
        } else if den == self.den {
            self.num = self.num.checked_add(num)?;
        } else {
            self.add_of_another(num, den)?;
        }
        Some(())
    }

    fn add_of_another(&mut self, num: i64, den: i64) -> Option<()> {
        if self.num == 0 {
            (self.num, self.den) = (num, den);
            return Some(());
        }
        // Mostly one denominator is a multiple of the other, or few steps away from it.
        let common = match self.den % den {
            0 => den,
            rest => divisor(rest, den),
        };
        let (times, own) = (self.den / common, den / common);
        let (den, num) = (self.den.checked_mul(own)?, num.checked_mul(times)?);
        (self.num, self.den) = (self.num.checked_mul(own)?.checked_add(num)?, den);
        Some(())
    }

    /// Adds all that were added to another one.
    pub fn add_sum(&mut self, other: &Sum) {
        for (num, den) in [(other.whole, 1), (other.num, other.den)] {
            if self.add_small(num, den).is_none() {
                self.others.push(Exact::lowest(num, den));
            }
        }
        self.others.extend_from_slice(&other.others);
    }

    /// Brings long numbers together once, so that asking again costs little.
    pub fn settle(&mut self) {
        if !self.others.is_empty() {
            *self = Sum { others: vec![self.total()], ..Sum::default() };
        }
    }

    /// What all that were added come to as one fraction, not in lowest terms, where that fits.
    pub(super) fn small(&self) -> Option<(i64, i64)> {
        if !self.others.is_empty() {
            return None;
        }
        Some((self.whole.checked_mul(self.den)?.checked_add(self.num)?, self.den))
    }

    /// The sum of all that were added.
    pub fn total(&self) -> Exact {
        if let Some((num, den)) = self.small() {
            return Exact::lowest(num, den);
        }
        let own = [Exact::from(self.whole), Exact::lowest(self.num, self.den)];
        let own = own.into_iter().filter(|number| !number.is_zero());
        let mut level: Vec<Exact> = self.others.iter().cloned().chain(own).collect();
        while level.len() > 1 {
            level = level
                .chunks(2)
                .map(|pair| match pair {
                    [a, b] => a + b,
                    rest => rest.iter().fold(Exact::ZERO, |sum, n| &sum + n),
                })
                .collect();
        }
        level.pop().unwrap_or(Exact::ZERO)
    }
}

impl From<&Sum> for Quotient {
    fn from(sum: &Sum) -> Quotient {
        sum.small().map_or_else(|| Quotient::from(sum.total()), Quotient::of_parts)
    }
}
