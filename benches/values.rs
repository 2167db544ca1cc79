//! How fast values are read: megabytes of news a second on one thread, and how many times as long that takes as a plain
//! search of the same bytes for digits.
//!
//! ```sh
//! cargo bench --bench values              # the texts of fixtures/, repeated
//! cargo bench --bench values -- FILE      # a text of your own: its blank lines part articles
//! CROSSCHECK_BENCH_TEXT=FILE cargo bench --bench values
//! ```

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use crosscheck::text::Text;
use crosscheck::value::{self, Context};

/// Bytes of one round, so that a round takes some tenths of a second.
const ROUND: usize = 4 << 20;

/// Rounds of each measure; the best counts, as the others were disturbed.
const ROUNDS: usize = 5;

/// A part of the work, by name: it gives what it found, so that nothing is left out as unused.
type Part = (&'static str, fn(&str) -> usize);

const PARTS: [Part; 3] = [
    ("digits", |text| text.bytes().filter(u8::is_ascii_digit).count()),
    ("sentences and words", |text| Text::plain(text).tokens.len()),
    ("values", |text| {
        let text = Text::plain(text);
        let context = Context::default();
        (0..text.sentences.len()).map(|sentence| value::read(&text, sentence, &context).len()).sum()
    }),
];

fn main() {
    let texts = texts();
    let once: usize = texts.iter().map(String::len).sum();
    assert!(once > 0, "there is nothing to read");
    let times = ROUND.div_ceil(once);
    println!("{} texts, {:.1} MB a round", texts.len() * times, (once * times) as f64 / 1e6);
    let mut plain = None;
    for (name, part) in PARTS {
        let best = (0..ROUNDS).map(|_| time(&texts, times, part)).min().unwrap_or_default().as_secs_f64();
        let plain = *plain.get_or_insert(best);
        println!("{name:20} {:8.1} MB/s {:8.1} × digits", (once * times) as f64 / 1e6 / best, best / plain);
    }
}

fn time(texts: &[String], times: usize, part: fn(&str) -> usize) -> Duration {
    let begin = Instant::now();
    for _ in 0..times {
        for text in texts {
            black_box(part(black_box(text)));
        }
    }
    begin.elapsed()
}

/// The articles of the file that is asked for, or of all fixtures.
fn texts() -> Vec<String> {
    let asked = env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let mut texts = Vec::new();
    if let Some(file) = asked.or_else(|| env::var("CROSSCHECK_BENCH_TEXT").ok()) {
        texts.extend(fs::read_to_string(file).unwrap().split("\n\n").map(str::to_owned));
    } else {
        collect(Path::new("fixtures"), &mut texts);
    }
    texts
}

fn collect(folder: &Path, texts: &mut Vec<String>) {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "txt" || extension == "md") {
            texts.extend(fs::read_to_string(&path));
        }
    }
}
