//! Sketches of texts: a fixed number of hashes from which the share of common wording can be told.
//!
//! One-permutation `MinHash` (Li, Owen, Zhang 2012) over shingles of five words: each shingle's hash falls into one of
//! 64 bins, a bin keeps its least, and the share of equal bins estimates the Jaccard similarity of two texts.

use std::fmt::Write as _;

const BINS: usize = 64;
const SHINGLE: usize = 5;
/// Bins that make up a band: two texts with half their wording in common share one almost surely.
const BAND: usize = 2;
/// From this share of common shingles on, one text is a copy of the other.
const NEAR: f64 = 0.4;
/// A text of fewer filled bins is too short to tell.
const FILLED: usize = 24;
const EMPTY: u32 = u32::MAX;

/// What a text looks like, in 256 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch([u32; BINS]);

impl Sketch {
    /// The sketch of a text: case and everything but letters and digits aside.
    pub fn of(text: &str) -> Self {
        let mut bins = [EMPTY; BINS];
        let mut last = [0_u64; SHINGLE];
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        for (count, word) in words.enumerate() {
            last.rotate_left(1);
            if let Some(slot) = last.last_mut() {
                *slot = hash(word);
            }
            if count + 1 >= SHINGLE {
                let shingle = last.iter().fold(0_u64, |all, word| mix(all ^ word));
                let value = (shingle as u32).min(EMPTY - 1);
                if let Some(bin) = bins.get_mut((shingle >> 58) as usize) {
                    *bin = value.min(*bin);
                }
            }
        }
        Self(bins)
    }

    /// Whether the texts are near-copies.
    pub fn is_near(&self, other: &Self) -> bool {
        let filled = self.0.iter().zip(&other.0).filter(|(a, b)| **a != EMPTY || **b != EMPTY);
        let (mut all, mut same) = (0, 0);
        for (a, b) in filled {
            all += 1;
            same += usize::from(a == b);
        }
        all >= FILLED && same as f64 >= NEAR * all as f64
    }

    /// For each band a key that near-copies are likely to share; none where the band is empty.
    pub(super) fn bands(&self) -> impl Iterator<Item = Option<u64>> {
        self.0.chunks(BAND).map(|band| {
            let key = band.iter().fold(0, |key, bin| key << 32 | u64::from(*bin));
            (!band.contains(&EMPTY)).then_some(key)
        })
    }

    /// The sketch as hexadecimal digits, as rows carry it.
    pub fn to_hex(&self) -> String {
        self.0.iter().fold(String::with_capacity(BINS * 8), |mut hex, bin| {
            let _ = write!(hex, "{bin:08x}");
            hex
        })
    }

    /// The sketch of such digits.
    pub fn parse(hex: &str) -> Option<Self> {
        let mut bins = [EMPTY; BINS];
        for (at, bin) in bins.iter_mut().enumerate() {
            *bin = u32::from_str_radix(hex.get(at * 8..at * 8 + 8)?, 16).ok()?;
        }
        (hex.len() == BINS * 8).then_some(Self(bins))
    }
}

/// FNV-1a over the lower-cased letters, spread by [`mix`].
fn hash(word: &str) -> u64 {
    let letters = word.chars().flat_map(char::to_lowercase);
    mix(letters.fold(0xcbf2_9ce4_8422_2325, |all, c| (all ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)))
}

/// The finaliser of `SplitMix64` (Steele, Lea, Flood 2014).
const fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sketch_survives_its_digits() {
        let sketch = Sketch::of("one two three four five six seven eight nine ten");
        assert_eq!(Sketch::parse(&sketch.to_hex()), Some(sketch));
        assert_eq!(Sketch::parse("00"), None);
    }
}
