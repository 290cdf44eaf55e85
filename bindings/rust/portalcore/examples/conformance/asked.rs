//! The request that a script puts together.

use crate::options::number;
use crate::session::Failure;
use portalcore::{ExplainRequest, Field, Request, TokenFailure};

/// What was said of the next request.
#[derive(Default)]
pub struct Asked {
    /// Route, host, method, path, address of the client.
    texts: [String; 5],
    now: i64,
    headers: Vec<(String, String)>,
    tokens: Vec<(String, String)>,
    failures: Vec<(String, i32)>,
}

impl Asked {
    pub fn set(&mut self, field: &str, value: &str) -> Result<(), Failure> {
        let place = match field {
            "route" => 0,
            "host" => 1,
            "method" => 2,
            "path" => 3,
            "client_address" => 4,
            "now" => {
                self.now = number(value)?;
                return Ok(());
            }
            _ => return Err(Failure::Case(format!("no such field: {field}"))),
        };
        self.texts[place] = value.into();
        Ok(())
    }

    pub fn add_header(&mut self, name: &str, value: &str) {
        self.headers.push((name.into(), value.into()));
    }

    pub fn add_token(&mut self, provider: &str, claims: &str) {
        self.tokens.push((provider.into(), claims.into()));
    }

    pub fn add_failure(&mut self, provider: &str, code: i32) {
        self.failures.push((provider.into(), code));
    }

    /// To be explained: the header fields, the client's address and the time.
    pub fn explained(self, url: &str) -> ExplainRequest {
        let [.., client_address] = self.texts;
        let request = ExplainRequest::new(url).client_address(client_address).now(self.now);
        self.headers.into_iter().fold(request, |request, (name, value)| request.header(name, value))
    }

    /// Does something with the request.
    pub fn with<T>(&self, call: impl FnOnce(&Request<'_>) -> T) -> T {
        let fields = |pairs| -> Vec<_> {
            let pairs: &[(String, String)] = pairs;
            pairs.iter().map(|(name, value)| Field::new(name, value)).collect()
        };
        let (headers, tokens) = (fields(&self.headers), fields(&self.tokens));
        let failures: Vec<_> = self.failures.iter().map(|(name, code)| TokenFailure::new(name, *code)).collect();
        let [route, host, method, path, client_address] = &self.texts;
        let request = Request::new(self.now).route(route).host(host).method(method).path(path);
        call(&request.client_address(client_address).headers(&headers).tokens(&tokens).token_failures(&failures))
    }
}
