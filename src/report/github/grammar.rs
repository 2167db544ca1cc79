//! What a workflow command may look like, as GitHub documents it and as its runner reads it.
//!
//! ```text
//! line     = "::" name " " property *("," property) "::" data
//! name     = "error" / "warning" / "notice"
//! property = key "=" value        ; each key once
//! key      = "file" / "line" / "endLine" / "col" / "endColumn" / "title"
//! value    = *(%25 / %0D / %0A / %3A / %2C / any character but "%", ":", ",", CR, LF)
//! data     = *(%25 / %0D / %0A / any character but "%", CR, LF)
//! ```
//!
//! `line`, `endLine`, `col` and `endColumn` are numbers from 1; without `file` there is no line, without a line no column,
//! and columns are of one line.

use std::collections::BTreeMap;

/// A command as the runner reads it.
#[derive(Debug)]
pub(in crate::report) struct Command {
    pub(in crate::report) name: String,
    pub(in crate::report) properties: BTreeMap<String, String>,
    pub(in crate::report) data: String,
}

const ESCAPES: [(&str, &str); 5] = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")];

/// The command of a line, or what is against the grammar.
pub(in crate::report) fn parse(line: &str) -> Result<Command, String> {
    let rest = line.strip_prefix("::").ok_or("does not begin with ::")?;
    let (name, rest) = rest.split_once(' ').ok_or("has no properties")?;
    if !["error", "warning", "notice"].contains(&name) {
        return Err(format!("has the name {name}"));
    }
    let (head, data) = rest.split_once("::").ok_or("has no data")?;
    let mut properties = BTreeMap::new();
    for property in head.split(',') {
        let (key, value) = property.split_once('=').ok_or("has a property without a value")?;
        let is_number = value.parse().is_ok_and(|number: usize| number > 0);
        let fits = match key {
            "file" | "title" => true,
            "line" | "endLine" | "col" | "endColumn" => is_number,
            _ => false,
        };
        let read = unescaped(value, &ESCAPES, ":")?;
        if !fits || properties.insert(key.to_owned(), read).is_some() {
            return Err(format!("has the property {property}"));
        }
    }
    for (key, needed) in [("line", "file"), ("endLine", "line"), ("col", "line"), ("endColumn", "col")] {
        if properties.contains_key(key) && !properties.contains_key(needed) {
            return Err(format!("has {key} without {needed}"));
        }
    }
    // Without an end it is of one line.
    if properties.contains_key("col") && properties.get("endLine").is_some_and(|end| *end != properties["line"]) {
        return Err("has columns of several lines".to_owned());
    }
    let [cr, lf, _, _, percent] = ESCAPES;
    Ok(Command { name: name.to_owned(), properties, data: unescaped(data, &[cr, lf, percent], "")? })
}

/// The text that was escaped; `forbidden` are signs that would end it, beside line breaks.
fn unescaped(text: &str, escapes: &[(&str, &str)], forbidden: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    loop {
        if let Some((after, sign)) = escapes.iter().find_map(|(escape, sign)| Some((rest.strip_prefix(escape)?, sign)))
        {
            out.push_str(sign);
            rest = after;
            continue;
        }
        let mut chars = rest.chars();
        match chars.next() {
            None => return Ok(out),
            Some(c) if "%\r\n".contains(c) || forbidden.contains(c) => return Err(format!("has a bare {c:?}")),
            Some(c) => out.push(c),
        }
        rest = chars.as_str();
    }
}

#[test]
fn the_grammar_refuses_what_is_none() {
    assert_eq!(parse("::error file=a%2Cb,line=3::100%25%0Aof").unwrap().data, "100%\nof");
    for line in [
        "error::x",
        "::set-env name=x::y",
        "::error line=3::x",
        "::error file=a,line=0::x",
        "::error file=a,file=b::x",
        "::error file=a,col=2::x",
        "::error file=a,line=1,endLine=2,col=2::x",
        "::error title=x::100%",
        "::error title=%::x",
    ] {
        assert!(parse(line).is_err(), "{line}");
    }
}
