//! Trees and their places, case by case.

use std::fmt::Write as _;

use super::*;

/// The scalars of a file with their places, in order: `text@written`.
fn scalars(node: &Node, file: &str, out: &mut Vec<String>) {
    match &node.data {
        Data::Null => out.push("null".to_owned()),
        Data::Scalar(text) => out.push(format!("{text}@{}", node.span.of(file))),
        Data::List(items) => items.iter().for_each(|item| scalars(item, file, out)),
        Data::Map(entries) => {
            for (name, value) in entries {
                out.push(format!("{}:@{}", name.text, name.span.of(file)));
                scalars(value, file, out);
            }
        }
    }
}

fn check(file: &str, expected: &[&str]) {
    let tree = parse("f.yaml", file).unwrap_or_else(|problem| panic!("{file}: {problem:?}"));
    let mut found = Vec::new();
    scalars(&tree, file, &mut found);
    assert_eq!(found, expected, "{file}");
}

#[test]
fn scalars_stay_what_is_written() {
    check("a: no", &["a:@a", "no@no"]);
    check("a: 16:00 # at four\n", &["a:@a", "16:00@16:00"]);
    check(
        "- 1.10\n- 0x1F\n- 1_000\n- 2025-03-14\n- true\n- .inf\n- 99999999999999999999999",
        &[
            "1.10@1.10",
            "0x1F@0x1F",
            "1_000@1_000",
            "2025-03-14@2025-03-14",
            "true@true",
            ".inf@.inf",
            "99999999999999999999999@99999999999999999999999",
        ],
    );
    check("no: x\n1.10: y\ntrue: z", &["no:@no", "x@x", "1.10:@1.10", "y@y", "true:@true", "z@z"]);
    check("- \"a\\tb\"\n- 'it''s'", &["a\tb@\"a\\tb\"", "it's@'it''s'"]);
    check("\u{feff}é: ü\nb: [ x, 7 ]", &["é:@é", "ü@ü", "b:@b", "x@x", "7@7"]);
}

#[test]
fn phrases_need_no_quotes_where_yaml_allows() {
    check(
        "- <value> ~10 (call|talks)\n- kill* ... <side>'s ...12 x\n- (a)? b",
        &[
            "<value> ~10 (call|talks)@<value> ~10 (call|talks)",
            "kill* ... <side>'s ...12 x@kill* ... <side>'s ...12 x",
            "(a)? b@(a)? b",
        ],
    );
    check("a: [<value> dead, (x|y z)]", &["a:@a", "<value> dead@<value> dead", "(x|y z)@(x|y z)"]);
}

#[test]
fn long_texts_and_aliases_have_places() {
    check("a: one\n  two\nb: >-\n  x\n  y\n", &["a:@a", "one two@one\n  two", "b:@b", "x y@x\n  y"]);
    check("a: &x word\nb: *x", &["a:@a", "word@word", "b:@b", "word@word"]);
    check("a:\nb: ~", &["a:@a", "null", "b:@b", "null"]);
    check("", &["null"]);
    check("# nothing\n", &["null"]);
}

#[test]
fn parts_of_a_scalar_have_places() {
    for file in ["- one <two> three", "- 'one <two> three'", "- \"one <two> three\"", "- one\n    <two> three"] {
        let tree = parse("f", file).unwrap();
        let Data::List(items) = &tree.data else { panic!() };
        assert_eq!(items[0].place_of(file, 4..9).of(file), "<two>", "{file}");
    }
    let file = r#"- "a\u00e9 \"b\" <c>""#;
    let tree = parse("f", file).unwrap();
    let Data::List(items) = &tree.data else { panic!() };
    let at = items[0].as_str().unwrap().find("<c>").unwrap();
    assert_eq!(items[0].place_of(file, at..at + 3).of(file), "<c>");
}

#[test]
fn what_is_no_yaml_is_one_problem_with_its_place() {
    let deep = "[".repeat(100_000);
    let files = [
        "a: 1\nb: 2\na: 3\n",
        "a: [x, y\n",
        "a: b: c\n",
        "a:\n\t- x\n",
        "a: \"x\n",
        "- *all\n",
        "- kill\n- **\n",
        "- @x\n",
        "- %x\n",
        "a: 'x'y\n",
        "a: x\n---\nb: y\n",
        "a:\n  b: 1\n c: 2\n",
        "a\nb: c\n",
        "- [a, b]]\n",
        "é: ü: x",
        &deep,
    ];
    let mut report = String::new();
    for file in files {
        let problem = parse("f.yaml", file).expect_err(file);
        let place = problem.place.unwrap();
        let shown: String = file.chars().take(20).collect();
        let _ = writeln!(report, "{shown:?} {}:{} {:?}", place.line, place.column, place.span.of(file));
        let _ = writeln!(report, "  {}\n  {}", problem.message, problem.help.unwrap_or_default());
    }
    insta::assert_snapshot!(report);
}

proptest::proptest! {
    #[test]
    fn nothing_panics(file in "[-a: \\[\\]{}'\"\\\\|>&*!#%@,?~\n\té<]{0,60}") {
        if let Ok(tree) = parse("f", &file) {
            let mut found = Vec::new();
            scalars(&tree, &file, &mut found);
        }
    }
}
