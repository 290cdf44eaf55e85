//! The calls of a script, made one after the other.

use crate::asked::Asked;
use crate::options::{chosen, diagnostics_format, diff_format, format, number, openapi, overlaps_scope};
use crate::options::{report_format, viewer, Envoy};
use crate::print;
use portalcore::{AppliedObject, Changes, Diff, Error, Format, Input, Options, Outcome, Phase, Policy, Request};
use portalcore::{Specification, Text, Workspace};
use std::io::Write;
use std::path::PathBuf;
use std::rc::Rc;

/// Why a call gave nothing.
pub enum Failure {
    /// The library said no.
    Library(Error),
    /// The handle is not there.
    Closed(&'static str),
    /// The case itself is at fault.
    Case(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Library(error)
    }
}

/// What a script has made so far.
#[derive(Default)]
pub struct Session {
    directory: PathBuf,
    options: Options,
    envoy: Option<Envoy>,
    input: Option<Input>,
    workspace: Option<Workspace>,
    outcome: Option<Rc<Outcome>>,
    kept: Option<Rc<Outcome>>,
    changes: Option<Changes>,
    diff: Option<Diff>,
    policy: Option<Policy>,
    asked: Asked,
}

impl Session {
    pub fn new(directory: PathBuf) -> Self {
        Self { directory, ..Self::default() }
    }

    pub fn run(mut self) -> Result<(), String> {
        let path = self.directory.join("script");
        let script = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut output = std::io::stdout().lock();
        for line in script.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            // The last word of these is the rest of the line.
            let takes_rest = ["request ", "header ", "token "].iter().any(|call| line.starts_with(call));
            let most = if takes_rest { 3 } else { usize::MAX };
            let words: Vec<&str> = line.splitn(most, ' ').map(|word| if word == "\"\"" { "" } else { word }).collect();
            let lines = match self.call(&words) {
                Ok(lines) => lines,
                Err(Failure::Library(error)) => print::error(&error),
                Err(Failure::Closed(handle)) => print::closed(handle),
                Err(Failure::Case(message)) => return Err(format!("{line}: {message}")),
            };
            write!(output, "> {line}\n{lines}").map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    fn call(&mut self, words: &[&str]) -> Result<String, Failure> {
        match *words {
            ["option", field, value] if field.starts_with("envoy.") => {
                self.envoy.get_or_insert_with(Envoy::default).choose(&field["envoy.".len()..], value)?;
            }
            ["backend", service, host, port] => {
                self.envoy.get_or_insert_with(Envoy::default).add_backend(service, host, port)?;
            }
            ["option", field, value] => self.options = chosen(self.options.clone(), field, value)?,
            ["input"] => self.input = Some(Input::with_options(&self.take_options()?)?),
            ["add", name, path] => self.add(name, path, Format::Automatic)?,
            ["add", name, path, word] => self.add(name, path, format(word)?)?,
            ["add-content", name, path] => {
                let bytes = self.read(path)?;
                self.input()?.add_content(name, bytes)?;
            }
            ["required"] => return Ok(print::requirements(&self.input()?.required_content()?)),
            ["validate"] => return self.finish(|session| session.input()?.validate().map_err(Failure::from)),
            ["translate"] => return self.finish(|session| session.input()?.translate().map_err(Failure::from)),
            ["workspace"] => self.workspace = Some(Workspace::with_options(&self.take_options()?)?),
            ["put", uri, path] => self.put(uri, path, Format::Automatic)?,
            ["put", uri, path, word] => self.put(uri, path, format(word)?)?,
            ["remove", uri] => self.workspace()?.remove(uri)?,
            ["put-content", name, path] => {
                let bytes = self.read(path)?;
                self.workspace()?.put_content(name, bytes)?;
            }
            ["remove-content", name] => self.workspace()?.remove_content(name)?,
            ["adopt", phase, api_version, kind, namespace, name, hash] => {
                let object = AppliedObject::new(api_version, kind, name)
                    .phase(Phase::from(number::<u32>(phase)?))
                    .namespace(namespace)
                    .content_hash(hash);
                self.workspace()?.adopt(&object)?;
            }
            ["begin-listing"] => self.workspace()?.begin_listing()?,
            ["end-listing"] => self.workspace()?.end_listing()?,
            ["evaluate"] => return self.evaluate(),
            ["summary"] => {
                let summary = self.outcome.as_deref().map_or("", Outcome::summary);
                return Ok(format!("summary {}\n", print::word(&print::escaped(summary))));
            }
            ["requirements"] => return Ok(print::requirements(&self.outcome()?.requirements()?)),
            ["documents"] => return Ok(print::documents(self.outcome.as_deref())),
            ["document", index, word] => {
                return shown(self.outcome()?.document_text(number(index)?, format(word)?));
            }
            ["render-documents", word] => return shown(self.outcome()?.render_documents(format(word)?)),
            ["diagnostics"] => return Ok(print::diagnostics(self.outcome.as_deref())),
            ["render-diagnostics", word] => {
                return shown(self.outcome()?.render_diagnostics(diagnostics_format(word)?));
            }
            ["changes", revision] => {
                let changes = self.outcome()?.changes_since(number(revision)?)?;
                return Ok(print::changes(self.changes.insert(changes)));
            }
            ["change", index, word] => {
                let changes = self.changes.as_ref().ok_or(Failure::Closed("changes"))?;
                return shown(changes.document_text(number(index)?, format(word)?));
            }
            ["statuses", word] => return shown(self.outcome()?.render_statuses(format(word)?)),
            ["catalog", portal, word, ref known @ ..] => {
                return shown(self.outcome()?.render_catalog(portal, viewer(known).as_ref(), format(word)?));
            }
            ["specification", ref words @ ..] => return self.specification(words),
            ["keep"] => self.kept = self.outcome.clone(),
            ["compare"] => {
                let before = self.kept.as_deref().ok_or(Failure::Closed("before"))?;
                let diff = before.compare(self.outcome.as_deref().ok_or(Failure::Closed("after"))?)?;
                return Ok(print::differences(self.diff.insert(diff)));
            }
            ["render-diff", word] => {
                let diff = self.diff.as_ref().ok_or(Failure::Closed("diff"))?;
                return shown(diff.render(diff_format(word)?));
            }
            ["policy"] => {
                let policy = self.outcome()?.policy()?;
                return Ok(print::policy(self.policy.insert(policy)));
            }
            ["load-policy", ref paths @ ..] => {
                let documents: Result<Vec<_>, _> = paths.iter().map(|path| self.read(path)).collect();
                return Ok(print::policy(self.policy.insert(Policy::load(documents?)?)));
            }
            ["request", field, value] => self.asked.set(field, value)?,
            ["header", name, value] => self.asked.add_header(name, value),
            ["token", provider, claims] => self.asked.add_token(provider, claims),
            ["token-failure", provider, code] => self.asked.add_failure(provider, number(code)?),
            ["decide"] => return self.decide(8192),
            ["decide", size] => return self.decide(number(size)?),
            ["decide-batch"] => return self.decide_batch(),
            ["explain", word, method, url] => return self.explain(word, method, url, ""),
            ["explain", word, method, url, environment] => return self.explain(word, method, url, environment),
            ["overlaps", scope, word] => {
                return shown(self.outcome()?.render_overlaps(overlaps_scope(scope)?, report_format(word)?));
            }
            ["page", code] => return shown(portalcore::diagnostic_page(code)),
            ["crds", word] => return shown(portalcore::crds(format(word)?)),
            ["close"] => self.close(),
            _ => return Err(Failure::Case("no such call".into())),
        }
        Ok("ok\n".into())
    }

    fn add(&mut self, name: &str, path: &str, format: Format) -> Result<(), Failure> {
        let text = self.read(path)?;
        Ok(self.input()?.add_as(name, text, format)?)
    }

    fn put(&mut self, uri: &str, path: &str, format: Format) -> Result<(), Failure> {
        let text = self.read(path)?;
        Ok(self.workspace()?.put_as(uri, text, format)?)
    }

    fn finish(&mut self, make: impl FnOnce(&mut Self) -> Result<Outcome, Failure>) -> Result<String, Failure> {
        let outcome = make(self)?;
        Ok(format!("result {}", print::outcome(self.outcome.insert(Rc::new(outcome)))))
    }

    fn evaluate(&mut self) -> Result<String, Failure> {
        let outcome = self.workspace()?.evaluate()?;
        let outcome = self.outcome.insert(Rc::new(outcome));
        let (revision, complete) = (outcome.revision(), u8::from(outcome.is_complete()));
        let held_back = outcome.held_back_count();
        let counts = print::outcome(outcome);
        Ok(format!("result revision={revision} complete={complete} held-back={held_back} {counts}"))
    }

    fn specification(&self, words: &[&str]) -> Result<String, Failure> {
        let (product, version, environment, portal, wanted, word, known) = match *words {
            [product, version, environment, portal, wanted, word, ref known @ ..] => {
                (product, version, environment, portal, wanted, word, known)
            }
            _ => return Err(Failure::Case("too few words".into())),
        };
        let mut specification = Specification::new(product, version, environment);
        if !portal.is_empty() {
            specification = specification.portal(portal);
        }
        if let Some(viewer) = viewer(known) {
            specification = specification.viewer(viewer);
        }
        if let Some(version) = openapi(wanted)? {
            specification = specification.openapi(version);
        }
        shown(self.outcome()?.render_specification(&specification, format(word)?))
    }

    fn take_options(&mut self) -> Result<Options, Failure> {
        let options = std::mem::take(&mut self.options);
        match self.envoy.take() {
            Some(envoy) => Ok(options.envoy(envoy.finished()?)),
            None => Ok(options),
        }
    }

    fn explain(&mut self, word: &str, method: &str, url: &str, environment: &str) -> Result<String, Failure> {
        let request = std::mem::take(&mut self.asked).explained(url).method(method).environment(environment);
        shown(self.outcome()?.render_explanation(&request, report_format(word)?))
    }

    fn decide(&mut self, size: usize) -> Result<String, Failure> {
        let asked = std::mem::take(&mut self.asked);
        let policy = self.policy.as_ref().ok_or(Failure::Closed("policy"))?;
        let mut memory = vec![0; size];
        Ok(print::decision(&asked.with(|request| policy.decide_in(request, &mut memory))?))
    }

    fn decide_batch(&mut self) -> Result<String, Failure> {
        let asked = std::mem::take(&mut self.asked);
        let policy = self.policy.as_ref().ok_or(Failure::Closed("policy"))?;
        let decisions = asked.with(|request| policy.decide_batch(&[*request, Request::new(0)]))?;
        Ok(decisions.iter().map(print::decision).collect())
    }

    /// The second round finds nothing: what is closed is gone.
    fn close(&mut self) {
        for _ in 0..2 {
            drop(self.input.take());
            drop(self.workspace.take());
            drop(self.outcome.take());
            drop(self.kept.take());
            drop(self.changes.take());
            drop(self.diff.take());
            drop(self.policy.take());
        }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Failure> {
        std::fs::read(self.directory.join(path)).map_err(|error| Failure::Case(format!("{path}: {error}")))
    }

    fn input(&mut self) -> Result<&mut Input, Failure> {
        self.input.as_mut().ok_or(Failure::Closed("input"))
    }

    fn workspace(&mut self) -> Result<&mut Workspace, Failure> {
        self.workspace.as_mut().ok_or(Failure::Closed("workspace"))
    }

    fn outcome(&self) -> Result<&Outcome, Failure> {
        self.outcome.as_deref().ok_or(Failure::Closed("result"))
    }
}

fn shown(text: Result<Text, Error>) -> Result<String, Failure> {
    Ok(print::text(&text?))
}
