//! From the text of a config to what it says.

use std::path::{Path, PathBuf};

use super::keys::CONFIG;
use super::{Config, measure_and_forms};
use crate::cli::args::FactSeverity;
use crate::cli::paths::direct;
use crate::cli::targets::Target;
use crate::model::{Moment, Problem, Severity, listed, nearest};
use crate::report::Format;
use crate::value::House;
use crate::wire::Report;
use crate::yaml::{self, Data, Faults, Name, Node};

/// Reads a config whose paths count from `folder`.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn read(path: &str, text: &str, folder: &Path) -> Result<Config, Vec<Problem>> {
    let (tree, twins) = yaml::parse_all(path, text).map_err(|problem| vec![problem])?;
    let mut reader = Reader { folder, faults: Faults::of(path, text) };
    // A config that says nothing yet is one all the same.
    let config = if tree.data == Data::Null { Config::default() } else { reader.config(&tree) };
    let mut problems = reader.faults.found;
    problems.extend(twins);
    problems.sort_by_key(|problem| problem.place);
    if problems.is_empty() { Ok(config) } else { Err(problems) }
}

struct Reader<'f> {
    folder: &'f Path,
    faults: Faults<'f>,
}

impl Reader<'_> {
    fn config(&mut self, tree: &Node) -> Config {
        CONFIG.check_file(tree, &mut self.faults);
        let at = |key: &str| tree.get(key);
        let text = |key: &str| at(key).and_then(Node::as_str).filter(|text| !text.trim().is_empty());
        let is_set = |key: &str| text(key) == Some("true");
        Config {
            path: None,
            sources: self.paths(at("sources")),
            published: at("published").and_then(|node| self.moment(node)),
            rules: self.paths(at("rules")),
            packs: self.folders(at("packs")),
            formats: self.formats(at("formats")),
            fail_on: text("fail-on").and_then(Severity::parse),
            severity: entries(at("severity")).filter_map(|(name, level)| self.severity(name, level)).collect(),
            without: yaml::texts(at("without")).map(|(_, id)| id.to_owned()).collect(),
            everywhere: is_set("everywhere"),
            baseline: text("baseline").map(|path| self.place(path)),
            reviews: text("reviews").map(|path| self.place(path)),
            new_only: is_set("new-only"),
            since: text("since").map(str::to_owned),
            house: self.house(at("units"), at("hedges")),
            threads: at("threads").and_then(|node| self.threads(node)),
            verbose: is_set("verbose"),
        }
    }

    /// A path of the config as a user of the working folder writes it.
    fn place(&self, path: impl AsRef<Path>) -> PathBuf {
        direct(&self.folder.join(path))
    }

    fn severity(&self, fact: &Name, level: &Node) -> Option<FactSeverity> {
        let place = self.faults.place(fact.span);
        let said = format!("{}:{}:{}: severity", self.faults.path(), place.line, place.column);
        Some(FactSeverity { fact: fact.text.clone(), level: Severity::parse(level.as_str()?)?, said })
    }

    fn paths(&self, node: Option<&Node>) -> Vec<PathBuf> {
        yaml::texts(node).map(|(_, path)| self.place(path)).collect()
    }

    fn house(&mut self, units: Option<&Node>, hedges: Option<&Node>) -> Option<House> {
        units.or(hedges)?;
        let mut house = House::default();
        for (code, node) in entries(units) {
            let is = node.as_str().or_else(|| node.get("is")?.as_str()).unwrap_or_default();
            let (measure, mut forms) = measure_and_forms(is);
            forms.extend(yaml::texts(node.get("forms")).map(|(_, form)| form));
            if let Err(message) = house.unit(&code.text, measure, &forms) {
                self.faults.error(code.span.join(node.span), message, None);
            }
        }
        for (name, node) in entries(hedges) {
            let said = node.as_str().map_or(Ok(()), |setting| house.hedge(&name.text, setting));
            if let Err(message) = said {
                self.faults.error(name.span.join(node.span), message, None);
            }
        }
        Some(house)
    }

    fn folders(&mut self, node: Option<&Node>) -> Vec<PathBuf> {
        let folders: Vec<(&Node, PathBuf)> = yaml::texts(node).map(|(node, path)| (node, self.place(path))).collect();
        for (node, folder) in folders.iter().filter(|(_, folder)| !folder.is_dir()) {
            self.faults.error(node.span, format!("there is no folder {}", folder.display()), None);
        }
        folders.into_iter().map(|(_, folder)| folder).collect()
    }

    fn moment(&mut self, node: &Node) -> Option<Moment> {
        let text = node.as_str()?;
        let moment = Moment::parse(text);
        if moment.is_none() {
            let help = Some("write it as 2025-03-18 or 2025-03-18T14:00Z".to_owned());
            self.faults.error(node.span, format!("`{text}` is no date"), help);
        }
        moment
    }

    fn threads(&mut self, node: &Node) -> Option<usize> {
        let text = node.as_str()?;
        let threads = text.parse().ok().filter(|threads| *threads > 0);
        if threads.is_none() {
            self.faults.error(node.span, format!("`threads` is `{text}`, expected a number from 1 on"), None);
        }
        threads
    }

    fn formats(&mut self, node: Option<&Node>) -> Vec<Target<Report>> {
        let mut targets = Vec::new();
        for item in yaml::each(node) {
            match &item.data {
                Data::Scalar(name) => {
                    let format = self.format(name, item.span);
                    targets.extend(format.map(|format| Target { format, to: None }));
                }
                _ => targets.extend(entries(Some(item)).filter_map(|(name, to)| {
                    let to = to.as_str()?;
                    let format = self.format(&name.text, name.span)?;
                    Some(if to == "-" { Target { format, to: None } } else { Target::new(format, self.place(to)) })
                })),
            }
        }
        targets
    }

    fn format(&mut self, name: &str, at: crate::model::Span) -> Option<&'static Format<Report>> {
        let format = Format::parse(name);
        if format.is_none() {
            let names: Vec<&str> = Format::<Report>::all().map(|format| format.name).collect();
            let help = nearest(name, names.iter().copied()).map(|meant| format!("did you mean `{meant}`?"));
            self.faults.error(at, format!("there is no format `{name}`, expected {}", listed(names)), help);
        }
        format
    }
}

/// The entries of a map.
fn entries(node: Option<&Node>) -> impl Iterator<Item = (&Name, &Node)> {
    let entries: &[(Name, Node)] = match node.map(|node| &node.data) {
        Some(Data::Map(entries)) => entries,
        _ => &[],
    };
    entries.iter().map(|(name, node)| (name, node))
}
