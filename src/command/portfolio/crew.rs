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

/// What there is to do for a thread.
enum Turn<J> {
    /// A job with its number.
    Job(usize, J),
    /// Nothing before results are taken.
    Wait,
    /// Nothing any more.
    Over,
}

/// Takes jobs from `next` until there are none, works on each with what `worker` makes
/// once a thread, and hands the results to `take` in the order of the jobs. Few jobs
/// are under way at a time. The calling thread is one of them and takes all results: one
/// more that only takes would have to be woken for each, in place of one that works.
///
/// # Errors
/// The first of `next` or of `take`.
pub fn in_order<J, R, E, N, W, F, T>(threads: usize, next: N, worker: F, take: T) -> Result<(), E>
where
    R: Send,
    E: Send,
    N: FnMut() -> Result<Option<J>, E> + Send,
    W: FnMut(J) -> R,
    F: Fn() -> W + Sync,
    T: FnMut(R) -> Result<(), E>,
{
    let ahead = AHEAD * threads.max(1);
    let shared = Mutex::new(Shared { next, begun: 0, taken: 0, is_over: false, error: None });
    let progress = Condvar::new();
    let (sender, results) = mpsc::channel();
    let outcome = std::thread::scope(|scope| {
        for _ in 1..threads {
            let sender = sender.clone();
            let (shared, progress, worker) = (&shared, &progress, &worker);
            scope.spawn(move || {
                let mut work = worker();
                loop {
                    let mut state = lock(shared);
                    let turn = loop {
                        match state.turn(ahead) {
                            Turn::Wait => state = progress.wait(state).unwrap_or_else(PoisonError::into_inner),
                            turn => break turn,
                        }
                    };
                    drop(state);
                    let Turn::Job(number, job) = turn else { break };
                    if sender.send((number, work(job))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut ordered = Ordered { take, early: BTreeMap::new(), expected: 0, outcome: Ok(()) };
        let mut put = |number, result| {
            ordered.put(number, result);
            let mut state = lock(&shared);
            state.taken = ordered.expected;
            state.is_over |= ordered.outcome.is_err();
            progress.notify_all();
        };
        let mut work = worker();
        loop {
            results.try_iter().for_each(|(number, result)| put(number, result));
            let turn = lock(&shared).turn(ahead);
            match turn {
                Turn::Job(number, job) => put(number, work(job)),
                Turn::Wait => match results.recv() {
                    Ok((number, result)) => put(number, result),
                    Err(_) => break,
                },
                Turn::Over => break,
            }
        }
        results.iter().for_each(|(number, result)| put(number, result));
        ordered.outcome
    });
    outcome?;
    shared.into_inner().unwrap_or_else(PoisonError::into_inner).error.map_or(Ok(()), Err)
}

/// Takes results in the order of their numbers.
struct Ordered<R, E, T> {
    take: T,
    early: BTreeMap<usize, R>,
    /// The number that is next.
    expected: usize,
    outcome: Result<(), E>,
}

impl<R, E, T: FnMut(R) -> Result<(), E>> Ordered<R, E, T> {
    /// Takes a result with all that waited for it; none after the first error.
    fn put(&mut self, number: usize, result: R) {
        self.early.insert(number, result);
        while let (true, Some(result)) = (self.outcome.is_ok(), self.early.remove(&self.expected)) {
            self.outcome = (self.take)(result);
            self.expected += 1;
        }
    }
}

impl<N, E> Shared<N, E> {
    fn turn<J>(&mut self, ahead: usize) -> Turn<J>
    where
        N: FnMut() -> Result<Option<J>, E>,
    {
        if self.is_over {
            return Turn::Over;
        }
        if self.begun >= self.taken + ahead {
            return Turn::Wait;
        }
        match (self.next)() {
            Ok(Some(job)) => {
                self.begun += 1;
                return Turn::Job(self.begun - 1, job);
            }
            Ok(None) => {}
            Err(error) => self.error = Some(error),
        }
        self.is_over = true;
        Turn::Over
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
