//! What calls cost, in nanoseconds: medians of many rounds. Usage: bench FILE

use portalcore::{Input, Request};
use std::time::Instant;

const ROUNDS: usize = 31;

fn main() {
    let path = std::env::args().nth(1).expect("usage: bench FILE");
    let text = std::fs::read(&path).expect("the file can be read");

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

    let policy = input.translate().and_then(|outcome| outcome.policy()).expect("a policy");
    let request = Request::new(0).route("shop/production/shop/orders/v1/shop/orders/changeOrder");
    let mut memory = [0; 8192];
    report("policy_decide_in", 10_000, |_| {
        assert!(policy.decide_in(&request, &mut memory).expect("a decision").is_allowed());
    });
    report("policy_decide", 10_000, |_| {
        assert!(policy.decide(&request).expect("a decision").is_allowed());
    });
}

fn report(name: &str, calls: usize, mut call: impl FnMut(usize)) {
    let mut nanoseconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            (0..calls).for_each(&mut call);
            start.elapsed().as_secs_f64() * 1e9 / calls as f64
        })
        .collect();
    nanoseconds.sort_by(f64::total_cmp);
    println!("rust {name} {:.1}", nanoseconds[ROUNDS / 2]);
}
