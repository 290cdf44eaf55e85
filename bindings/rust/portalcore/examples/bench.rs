//! What calls cost, in nanoseconds: medians of many rounds. Usage: bench MANIFEST POLICY

use portalcore::{Field, Input, Policy, Request};
use std::time::Instant;

const ROUNDS: usize = 31;

fn main() {
    let mut paths = std::env::args().skip(1);
    let (path, document) = paths.next().zip(paths.next()).expect("usage: bench MANIFEST POLICY");
    let text = std::fs::read(path).expect("the file can be read");

    report("abi_version", 100_000, |_| {
        portalcore::abi_version();
    });

    let mut input = Input::new().expect("an input");
    let mut added = 0;
    report("input_add", 1_000, |_| {
        added += 1;
        input.add(added.to_string(), "a: 1\n").expect("a new name");
    });

    let mut input = Input::new().expect("an input");
    input.add("portal.yaml", &text).expect("a new name");
    report("translate", 10, |_| {
        input.translate().expect("an outcome");
    });

    let document = std::fs::read(&document).expect("the document can be read");
    let policy = Policy::load([document]).expect("a document of a policy");
    let headers = [Field::new("x-museum-key", "museum-key-of-an-app")];
    let request =
        Request::new(0).route("museum/live/museum/exhibits/v2/museum/exhibits/listExhibits").headers(&headers);
    let mut memory = [0; 4096];
    report("decide", 10_000, |_| {
        assert!(policy.decide_in(&request, &mut memory).expect("a decision").is_allowed());
    });
    report("decide_owned", 10_000, |_| {
        assert!(policy.decide(&request).expect("a decision").is_allowed());
    });
    // For each of the requests.
    let requests = [request; 64];
    let batch = median(200, |_| {
        assert!(policy.decide_batch(&requests).expect("decisions")[63].is_allowed());
    });
    println!("rust decide_batch {:.1}", batch / 64.0);
}

fn report(name: &str, calls: usize, call: impl FnMut(usize)) {
    println!("rust {name} {:.1}", median(calls, call));
}

fn median(calls: usize, mut call: impl FnMut(usize)) -> f64 {
    let mut nanoseconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            (0..calls).for_each(&mut call);
            start.elapsed().as_secs_f64() * 1e9 / calls as f64
        })
        .collect();
    nanoseconds.sort_by(f64::total_cmp);
    nanoseconds[ROUNDS / 2]
}
