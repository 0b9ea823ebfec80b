//! Several threads at one list of jobs, whose results are taken in the order of the jobs.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};

/// How many results may wait for an earlier one, for each thread.
const AHEAD: usize = 4;

/// What the threads share.
struct Shared<N, E> {
    next: N,
    /// How many jobs were handed out.
    begun: usize,
    /// How many results were taken.
    taken: usize,
    is_over: bool,
    error: Option<E>,
}

/// Takes jobs from `next` until there are none, works on each with what `worker` makes
/// once a thread, and hands the results to `take` in the order of the jobs. Few jobs
/// are under way at a time.
///
/// # Errors
/// The first of `next` or of `take`.
pub fn in_order<J, R, E, N, W, F, T>(threads: usize, next: N, worker: F, mut take: T) -> Result<(), E>
where
    R: Send,
    E: Send,
    N: FnMut() -> Result<Option<J>, E> + Send,
    W: FnMut(J) -> R,
    F: Fn() -> W + Sync,
    T: FnMut(R) -> Result<(), E>,
{
    let shared = Mutex::new(Shared { next, begun: 0, taken: 0, is_over: false, error: None });
    let progress = Condvar::new();
    let (sender, results) = mpsc::channel();
    let outcome = std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            let sender = sender.clone();
            let (shared, progress, worker) = (&shared, &progress, &worker);
            scope.spawn(move || {
                let mut work = worker();
                while let Some((number, job)) = job(shared, progress, threads) {
                    if sender.send((number, work(job))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut expected = 0;
        let mut outcome = Ok(());
        for (number, result) in &results {
            early.insert(number, result);
            while let (true, Some(result)) = (outcome.is_ok(), early.remove(&expected)) {
                outcome = take(result);
                expected += 1;
            }
            let mut state = lock(&shared);
            state.taken = expected;
            state.is_over |= outcome.is_err();
            progress.notify_all();
        }
        outcome
    });
    outcome?;
    shared.into_inner().unwrap_or_else(PoisonError::into_inner).error.map_or(Ok(()), Err)
}

/// The next job with its number, once it may begin.
fn job<J, E, N>(shared: &Mutex<Shared<N, E>>, progress: &Condvar, threads: usize) -> Option<(usize, J)>
where
    N: FnMut() -> Result<Option<J>, E>,
{
    let mut state = lock(shared);
    while !state.is_over && state.begun >= state.taken + AHEAD * threads.max(1) {
        state = progress.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    if state.is_over {
        return None;
    }
    match (state.next)() {
        Ok(Some(job)) => {
            state.begun += 1;
            Some((state.begun - 1, job))
        }
        Ok(None) => {
            state.is_over = true;
            None
        }
        Err(error) => {
            (state.is_over, state.error) = (true, Some(error));
            None
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
