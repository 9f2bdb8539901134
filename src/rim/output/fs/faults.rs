//! For tests: a process that dies, or a disk that fails, at a chosen operation.

use std::cell::RefCell;
use std::io;

/// What happens at the chosen operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The process is killed before it: neither this operation nor any later one comes to pass, cleaning up included.
    Kill,
    /// It fails with this number of an error, and the process goes on.
    Error(i32),
}

/// What was done so far, and what shall go wrong.
#[derive(Default)]
struct Plan {
    fault: Option<(usize, Fault)>,
    done: Vec<&'static str>,
}

thread_local! {
    // Tests run side by side, each on a thread of its own.
    static PLAN: RefCell<Plan> = RefCell::default();
}

/// Lets something go wrong at the `n`-th operation of this thread from now on, counted from 0.
pub fn begin(fault: Option<(usize, Fault)>) {
    PLAN.with_borrow_mut(|plan| *plan = Plan { fault, done: Vec::new() });
}

/// The operations since the beginning, the one that went wrong and all later ones included. From here on nothing goes wrong.
pub fn end() -> Vec<&'static str> {
    PLAN.take().done
}

/// Does one operation, unless it is to go wrong.
pub fn act<T>(name: &'static str, run: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let fault = PLAN.with_borrow_mut(|plan| {
        let index = plan.done.len();
        plan.done.push(name);
        plan.fault.filter(|(at, fault)| match fault {
            Fault::Kill => *at <= index,
            Fault::Error(_) => *at == index,
        })
    });
    match fault {
        Some((_, Fault::Kill)) => Err(io::Error::other("killed")),
        Some((_, Fault::Error(code))) => Err(io::Error::from_raw_os_error(code)),
        None => run(),
    }
}
