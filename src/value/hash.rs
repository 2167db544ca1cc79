//! Maps and sets by word, hashed fast. They hold words of our own lexicon, so nobody can make them collide.

use rustc_hash::{FxHashMap, FxHashSet};

/// A map whose keys are short words.
pub(crate) type WordMap<K, V> = FxHashMap<K, V>;

/// A set of short words.
pub(crate) type WordSet<K> = FxHashSet<K>;
