//! `test --over … --review`: the changes one by one, each with a question.

use std::io::BufRead;

use crate::report::{self, Options};
use crate::verify::Change;

/// What a person decided.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Review {
    /// The changes to keep.
    pub(super) accepted: Vec<Change>,
    /// The facts whose rules or articles have to change.
    pub(super) rejected: Vec<String>,
    /// How many were left for later.
    pub(super) skipped: usize,
}

const QUESTION: &str = "[a]ccept, [r]eject, [s]kip, [q]uit? ";
const ANSWERS: &str =
    "a: keep what is found now; r: it is wrong, and stays as it was; s: decide later; q: decide the rest later\n";

/// Asks about each change until `answers` end; `say` shows the questions.
pub(super) fn review(
    changes: &[Change],
    options: &Options,
    answers: &mut dyn BufRead,
    mut say: impl FnMut(&str),
) -> Review {
    let mut review = Review::default();
    for (at, change) in changes.iter().enumerate() {
        say(&format!("{}/{}\n{}", at + 1, changes.len(), report::change(&change.row(), options)));
        match ask(answers, &mut say) {
            Answer::Accept => review.accepted.push(change.clone()),
            Answer::Reject => review.rejected.push(change.fact.clone()),
            Answer::Skip => review.skipped += 1,
            Answer::Quit => {
                review.skipped += changes.len() - at;
                break;
            }
        }
        say("\n");
    }
    let (accepted, skipped) = (review.accepted.len(), review.skipped);
    review.rejected.dedup();
    let rejected = if review.rejected.is_empty() {
        "0 rejected".to_owned()
    } else {
        format!("rejected {}", review.rejected.join(", "))
    };
    say(&format!("{accepted} accepted, {skipped} left for later, {rejected}\n"));
    review
}

enum Answer {
    Accept,
    Reject,
    Skip,
    Quit,
}

/// The first answer that is one; where there are no more, it is to quit.
fn ask(answers: &mut dyn BufRead, say: &mut impl FnMut(&str)) -> Answer {
    loop {
        say(QUESTION);
        let mut line = String::new();
        if answers.read_line(&mut line).unwrap_or(0) == 0 {
            say("\n");
            return Answer::Quit;
        }
        match line.trim().to_lowercase().as_str() {
            "a" | "accept" => return Answer::Accept,
            "r" | "reject" => return Answer::Reject,
            "s" | "skip" => return Answer::Skip,
            "q" | "quit" => return Answer::Quit,
            _ => say(ANSWERS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Key;
    use crate::wire::TestOutcome;

    fn change(fact: &str) -> Change {
        let lines = vec!["1.txt: 9 → not found (“nine”)".to_owned(), "verdict agree → single".to_owned()];
        Change { class: TestOutcome::Changed, fact: fact.to_owned(), key: Key::new(), lines, now: None }
    }

    #[test]
    fn every_change_is_decided_or_left() {
        let changes = [change("boats"), change("wind"), change("dead"), change("homes")];
        let decided = |answers: &str| {
            let mut said = String::new();
            let review = review(&changes, &Options::default(), &mut answers.as_bytes(), |text| said.push_str(text));
            let accepted: Vec<String> = review.accepted.into_iter().map(|change| change.fact).collect();
            (accepted.join(" "), review.rejected.join(" "), review.skipped, said)
        };
        for (answers, accepted, rejected, skipped) in [
            ("a\nr\ns\na\n", "boats homes", "wind", 1),
            ("accept\nwhat?\nQ\n", "boats", "", 3),
            ("", "", "", 4),
            ("a\na\na\na\n", "boats wind dead homes", "", 0),
        ] {
            let decided = decided(answers);
            assert_eq!((&*decided.0, &*decided.1, decided.2), (accepted, rejected, skipped), "{}", decided.3);
        }
        insta::assert_snapshot!(decided("a\nwhat?\nr\nq\n").3);
    }
}
