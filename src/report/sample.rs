//! One report with every verdict, which all renderers show in their tests.

use crate::model::{Decision, Gap, Hedge, Key, Kind, Section, Severity, Span, Stance, Value, Verdict};
use crate::wire::{
    Coverage, DocumentRow, FindingRow, IdleRow, ObservationRow, ProblemRow, Report, ReviewRow, SpanRow, UnparsedRow,
    ValueRow, VersionRow,
};

pub(super) fn report() -> Report {
    let documents = vec![
        document("harbour.txt", "Harbour Post", "2025-03-18T14:00Z"),
        document("ledger.txt", "The Morning Ledger", "2025-03-18"),
        document("valley.md", "Valley News", "2025-03-19T08:30+01:00"),
        document("northern-correspondents/2025/03/19/evening-edition.html", "Northern Star", "2025-03-19"),
        document("notes.txt", "", ""),
        DocumentRow {
            passed_over: Some("says none of: dam, reservoir".to_owned()),
            ..document("weather.txt", "Harbour Post", "2025-03-20")
        },
    ];
    let coverage = Coverage {
        documents: 6,
        passed_over: 1,
        facts: 12,
        asked: std::collections::BTreeSet::new(),
        facts_never_found: vec!["dam-age".to_owned(), "rescue-boats".to_owned()],
        phrases_never_found: vec![
            IdleRow {
                fact: "dam-date".to_owned(),
                of: 3,
                phrases: vec!["the dam (broke|burst) ...3 <value>".to_owned(), "<value> ~ collapse".to_owned()],
            },
            IdleRow { fact: "dam-height".to_owned(), of: 2, phrases: vec!["a <value> (dam|wall)".to_owned()] },
        ],
        unparsed: vec![UnparsedRow { document: "notes.txt".to_owned(), line: 7, written: "last Tuesday".to_owned() }],
        stale_reviews: Vec::new(),
    };
    let problems = vec![ProblemRow {
        path: "news/broken.json".to_owned(),
        line: Some(3),
        column: Some(14),
        message: "expected a comma or the end of the object".to_owned(),
        help: None,
        warning: false,
        span: None,
    }];
    Report::new(documents, findings(), coverage, problems)
}

fn findings() -> Vec<FindingRow> {
    vec![
        agree(),
        conflict(),
        internal(),
        missing(),
        disputed(),
        superseded(),
        compatible(),
        single(),
        hostile(),
        dismissed(),
        known(),
        lapsed(),
    ]
}

fn agree() -> FindingRow {
    let observations = vec![
        observed("harbour.txt", 2, "The dam broke on [18 March].", "2025-03-18", "the whole day"),
        observed("ledger.txt", 3, "It gave way on [Tuesday].", "2025-03-18", "the whole day"),
    ];
    let finding = finding("break-day", "Day of the break", Verdict::Agree, Kind::Date, observations);
    with_versions(finding, "Every document allows 2025-03-18.", &[(&[0, 1], 2, 2)])
}

fn conflict() -> FindingRow {
    let long = "Engineers of the river authority, who had been called to the site shortly before midnight by a night \
                watchman, said in a statement published on the authority’s website that water poured through the gap \
                for [about two hours] before the emergency gates upstream could be lowered far enough to bring the \
                flow under control.";
    let copied = "Water ran through the breach for [three hours], the regional governor said.";
    let mut governor = observed("ledger.txt", 6, copied, "3 h", "2 h 45 – 3 h 15");
    governor.speaker = Some("the regional governor".to_owned());
    governor.reason = "starts at 2 h 45, where “about two hours” ends at 2 h 24".to_owned();
    let mut copy = ObservationRow { document: "valley.md".to_owned(), ..governor.clone() };
    copy.line = 11;
    let mut headline = observed("valley.md", 1, "[Three hours] of flood", "3 h", "2 h 45 – 3 h 15");
    headline.section = Section::Headline;
    let mut other = observed("notes.txt", 4, "The siren was heard for [an hour or so].", "about 1 h", "unresolved");
    other.reason = "no published date to resolve it against".to_owned();
    let observations =
        vec![observed("harbour.txt", 12, long, "about 2 h", "1 h 36 – 2 h 24"), governor, copy, headline, other];
    let finding = finding("flow-length", "How long the water ran", Verdict::Conflict, Kind::Duration, observations);
    let finding = with_versions(
        finding,
        "No one length explains “three hours” and “about two hours”; two of the three documents that say three carry \
         the same copy.",
        &[(&[1, 2, 3], 2, 1), (&[0], 1, 1)],
    );
    FindingRow { gap: Some(Gap::Major), ..finding }
}

fn internal() -> FindingRow {
    let sentence = "The lake covers [1,300 square kilometres (800 square miles)].";
    let finding = finding(
        "conversion",
        "Conversion",
        Verdict::Internal,
        Kind::Area,
        vec![observed(
            "northern-correspondents/2025/03/19/evening-edition.html",
            104,
            sentence,
            "1300 km2",
            "800 mi2 is 2072 km2",
        )],
    );
    let finding =
        with_versions(finding, "1300 km2 is 502 mi2, not 800 mi2: a factor of 1.6, as of miles for kilometres.", &[]);
    FindingRow { gap: Some(Gap::Critical), severity: Severity::Warning, ..finding }
}

fn missing() -> FindingRow {
    let finding = finding("death-toll", "Number of dead", Verdict::Missing, Kind::Count, Vec::new());
    let finding = FindingRow { missing_from: vec!["notes.txt".to_owned()], ..finding };
    with_versions(finding, "notes.txt tells of the break and gives no number of dead.", &[])
}

fn disputed() -> FindingRow {
    let mut one = observed("harbour.txt", 9, "“[Sabotage],” said the mayor.", "sabotage", "a label");
    one.speaker = Some("the mayor".to_owned());
    let mut other = observed("ledger.txt", 8, "The operator rejected talk of [sabotage].", "sabotage", "a label");
    other.speaker = Some("The operator".to_owned());
    other.stance = Stance::Denies;
    let mut third = observed("valley.md", 5, "It was reported that [sabotage] was the cause.", "sabotage", "a label");
    third.stance = Stance::Reports;
    let finding = finding("cause", "Cause of the break", Verdict::Disputed, Kind::Label, vec![one, other, third]);
    with_versions(finding, "The mayor says sabotage; the operator denies it.", &[(&[0, 2], 2, 2), (&[1], 1, 1)])
}

fn superseded() -> FindingRow {
    let mut first = observed("harbour.txt", 14, "Police had found [12] injured by noon.", "12 injured", "12");
    first.as_of = Some("2025-03-18".to_owned());
    let mut second = observed("valley.md", 2, "By Wednesday [31] people were being treated.", "31 injured", "31");
    second.as_of = Some("2025-03-19".to_owned());
    let finding = finding("injured", "Number of injured", Verdict::Superseded, Kind::Count, vec![first, second]);
    let key = Key::from([("place".to_owned(), "upper valley".to_owned())]);
    with_versions(
        FindingRow { key, ..finding },
        "12 on 18 March, 31 on 19 March: the number may rise.",
        &[(&[1], 1, 1), (&[0], 1, 1)],
    )
}

fn compatible() -> FindingRow {
    let observations = vec![
        observed(
            "harbour.txt",
            5,
            "It held [more than 250,000] cubic metres.",
            "more than 250000 m3",
            "250000 m3 and up",
        ),
        observed("ledger.txt", 5, "It held [260,000] cubic metres.", "260000 m3", "255000 – 265000 m3"),
    ];
    let finding = finding("volume", "Water in the reservoir", Verdict::Compatible, Kind::Volume, observations);
    with_versions(finding, "“more than” allows 260000 m3.", &[(&[1, 0], 2, 2)])
}

fn single() -> FindingRow {
    let observations =
        vec![observed("valley.md", 21, "Repairs will cost [€4.2 million].", "EUR 4200000", "4.15 – 4.25 million")];
    let finding = finding("cost", "Cost of repairs", Verdict::Single, Kind::Money, observations);
    with_versions(finding, "Only one document says it.", &[(&[0], 1, 1)])
}

/// A contradiction that somebody looked at, which nobody needs to see again.
fn dismissed() -> FindingRow {
    let observations = vec![
        observed("harbour.txt", 16, "The gates were [40 years old].", "40 y", "39.5 – 40.5 years"),
        observed("valley.md", 9, "The gates, [50 years old], had been painted.", "50 y", "49.5 – 50.5 years"),
    ];
    let finding = finding("gate-age", "Age of the gates", Verdict::Conflict, Kind::Age, observations);
    let review = ReviewRow {
        decision: Decision::Dismissed,
        reason: Some("one speaks of the lower gates, the other of the upper".to_owned()),
        by: Some("A. Holm".to_owned()),
        date: Some("2025-03-20".to_owned()),
        expires: None,
        lapsed: None,
    };
    let finding = FindingRow { review: Some(review), gap: Some(Gap::Major), ..finding };
    with_versions(finding, "No one value explains both.", &[(&[0], 1, 1), (&[1], 1, 1)])
}

/// A contradiction that an earlier run has found.
fn known() -> FindingRow {
    let observations = vec![
        observed("harbour.txt", 18, "[Nine] boats were lost.", "9 boats", "9"),
        observed("ledger.txt", 12, "[Eleven] boats sank.", "11 boats", "11"),
    ];
    let finding = finding("boats", "Boats lost", Verdict::Conflict, Kind::Count, observations);
    let finding = FindingRow { known: true, severity: Severity::Warning, gap: Some(Gap::Major), ..finding };
    with_versions(finding, "No one number explains both.", &[(&[0], 1, 1), (&[1], 1, 1)])
}

/// A contradiction on which a decision holds no longer.
fn lapsed() -> FindingRow {
    let observations = vec![
        observed("harbour.txt", 20, "The road was closed for [two days].", "2 d", "1.5 – 2.5 days"),
        observed("valley.md", 13, "It stayed shut for [a week].", "1 wk", "6.5 – 7.5 days"),
    ];
    let finding = finding("road", "How long the road was closed", Verdict::Conflict, Kind::Duration, observations);
    let review = ReviewRow {
        decision: Decision::Confirmed,
        reason: None,
        by: Some("A. Holm".to_owned()),
        date: Some("2025-03-20".to_owned()),
        expires: None,
        lapsed: Some("Valley News says another value now".to_owned()),
    };
    let finding = FindingRow { review: Some(review), severity: Severity::Warning, ..finding };
    with_versions(finding, "No one length explains both.", &[(&[0], 1, 1), (&[1], 1, 1)])
}

/// Words that try to act on the terminal, in scripts of every width.
fn hostile() -> FindingRow {
    let odd = "水位が\u{1b}[2Jわずか\u{202e}[３メートル]\u{7}上がった、と当局は述べた。";
    let mut row = observed("notes.txt", 3, "x [y]", "3 m", "2.5 – 3.5 m");
    let (start, end) = (odd.find("[３").unwrap(), odd.find("]\u{7}").unwrap());
    row.sentence = odd.to_owned();
    row.mark = SpanRow { start, end };
    let finding = finding("level", "Rise of\u{1b}[31m the water level", Verdict::Agree, Kind::Length, vec![row]);
    with_versions(finding, "3 m\u{9b}31m", &[(&[0], 1, 1)])
}

fn document(id: &str, publisher: &str, published: &str) -> DocumentRow {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    DocumentRow {
        id: id.to_owned(),
        path: format!("news/{id}"),
        publisher: known(publisher),
        published: known(published),
        ..DocumentRow::default()
    }
}

/// An observation; the brackets in its sentence stand around the value.
pub(super) fn observed(document: &str, line: usize, sentence: &str, display: &str, range: &str) -> ObservationRow {
    let (left, rest) = sentence.split_once('[').unwrap();
    let (written, right) = rest.split_once(']').unwrap();
    let (start, end) = (left.len(), left.len() + written.len());
    let value = Value { display: display.to_owned(), ..Value::new(Kind::Count, Span::new(start, end), written) };
    ObservationRow {
        fact: String::new(),
        key: Key::new(),
        document: document.to_owned(),
        span: SpanRow { start, end },
        line,
        column: left.chars().count() + 1,
        section: Section::Body,
        written: written.to_owned(),
        before: String::new(),
        sentence: format!("{left}{written}{right}"),
        after: String::new(),
        mark: SpanRow { start, end },
        value: ValueRow::from(&value),
        speaker: None,
        speaker_family: None,
        stance: Stance::Asserts,
        as_of: None,
        as_of_last_day: None,
        phrase: Some(0),
        read: format!("{display}, {range}"),
        reason: String::new(),
    }
}

fn finding(fact: &str, title: &str, verdict: Verdict, kind: Kind, mut rows: Vec<ObservationRow>) -> FindingRow {
    for row in &mut rows {
        fact.clone_into(&mut row.fact);
        row.value.kind = kind;
        if row.value.display.starts_with("about") {
            row.value.hedge = Hedge::About;
        }
    }
    FindingRow {
        fact: fact.to_owned(),
        title: title.to_owned(),
        key: Key::new(),
        lacks: Vec::new(),
        verdict,
        severity: if verdict.is_contradiction() { Severity::Error } else { Severity::Info },
        gap: None,
        fingerprint: format!("{fact}-0"),
        message: String::new(),
        review: None,
        known: false,
        missing_from: Vec::new(),
        versions: Vec::new(),
        observations: rows,
    }
}

/// Each version with its observations, documents and origins; its value is that of its first observation.
fn with_versions(mut finding: FindingRow, message: &str, versions: &[(&[usize], usize, usize)]) -> FindingRow {
    let versions = versions.iter().map(|(observations, documents, origins)| VersionRow {
        value: finding.observations[observations[0]].value.clone(),
        observations: observations.to_vec(),
        documents: *documents,
        origins: *origins,
    });
    finding.versions = versions.collect();
    message.clone_into(&mut finding.message);
    finding
}
