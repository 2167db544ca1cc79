//! Where a view becomes a page: the templates, and the one gate that every string goes through.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior, context, escape_formatter};

use super::Desk;
use super::policy::policy;
use super::view::View;
use crate::report::safe::safe;

const TEMPLATES: [(&str, &str); 6] = [
    ("page.html", include_str!("assets/page.html")),
    ("matrix.html", include_str!("assets/matrix.html")),
    ("finding.html", include_str!("assets/finding.html")),
    ("evidence.html", include_str!("assets/evidence.html")),
    ("scale.html", include_str!("assets/scale.html")),
    ("rest.html", include_str!("assets/rest.html")),
];

const STYLE: &str = include_str!("assets/style.css");

/// One script, an idea a file.
const SCRIPT: &str = concat!(
    "'use strict';\n(() => {\n",
    include_str!("assets/late.js"),
    include_str!("assets/filter.js"),
    include_str!("assets/matrix.js"),
    include_str!("assets/keys.js"),
    include_str!("assets/start.js"),
    "})();\n",
);

/// The page that shows `view`, with what a desk adds.
pub(super) fn write(view: &View, desk: Option<&Desk<'_>>) -> String {
    let own = |text: &str| Value::from_safe_string(text.to_owned());
    let context = context! {
        view => Serde(view),
        policy => own(&policy(STYLE, SCRIPT, desk)),
        style => own(STYLE),
        script => own(SCRIPT),
        desk => desk.map(|desk| context! { style => own(desk.style), script => own(desk.script) }),
    };
    let page = environment().and_then(|environment| environment.get_template("page.html")?.render(context));
    // The templates are part of the program and every view has what they ask for; tests show both.
    page.unwrap_or_else(|error| format!("<!doctype html><title>crosscheck</title><p>{:?}\n", error.kind()))
}

fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
        .set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    environment.set_formatter(show);
    for (name, template) in TEMPLATES {
        environment.add_template(name, template)?;
    }
    Ok(environment)
}

/// Writes a value with its markup escaped, and with control characters and marks that turn the direction of reading
/// shown instead of followed. No template can forget it.
fn show(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.as_str().filter(|_| !value.is_safe()) {
        Some(text) => escape_formatter(out, state, &Value::from(safe(text))),
        None => escape_formatter(out, state, value),
    }
}
