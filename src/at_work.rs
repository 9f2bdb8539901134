//! What each thread is at work on, so that a mistake of ours can be told with the file or page that brought it out.

use std::cell::RefCell;

thread_local! {
    static WHAT: RefCell<Option<Box<str>>> = const { RefCell::new(None) };
}

/// Works on a file or a page. After a panic it stays named, until the thread works on something else.
pub fn on<T>(what: &str, work: impl FnOnce() -> T) -> T {
    WHAT.with_borrow_mut(|it| *it = Some(what.into()));
    let done = work();
    WHAT.with_borrow_mut(|it| *it = None);
    done
}

/// What this thread is at work on.
pub fn what() -> Option<Box<str>> {
    WHAT.with_borrow(Clone::clone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_brings_out_a_mistake_is_known_after_it() {
        on("content/notes/p07.md", || assert_eq!(what().as_deref(), Some("content/notes/p07.md")));
        assert_eq!(what(), None);
        let mistake = || on("content/notes/p08.md", || panic!("a mistake"));
        assert!(std::panic::catch_unwind(mistake).is_err());
        assert_eq!(what().as_deref(), Some("content/notes/p08.md"));
    }
}
