//! Several threads at one list of jobs, whose results are taken in the order of the jobs.

use super::Problem;
use crate::language::Message;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

/// How many jobs are under way together, for each thread.
const AT_ONCE: usize = 8;

pub(super) fn threads(number: usize) -> Result<ThreadPool, Problem> {
    let pool = ThreadPoolBuilder::new().num_threads(number).build();
    pool.map_err(|error| Problem::Said(Message::new("problem-output").with("reason", error.to_string())))
}

/// Takes jobs from `next` until there are none, works on each with what `worker` makes once for several, and hands the
/// results to `take` in the order of the jobs. The next jobs are fetched while others are worked on.
pub(super) fn in_order<J, R, E, W>(
    pool: &ThreadPool,
    mut next: impl FnMut() -> Result<Option<J>, E> + Send,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    J: Send,
    R: Send,
    E: Send,
    W: FnMut(J) -> R,
{
    let count = AT_ONCE * pool.current_num_threads();
    // Beyond the end nothing is asked for.
    let mut is_end = false;
    let mut fetch = || -> Result<Vec<J>, E> {
        let mut jobs = Vec::with_capacity(count);
        while !is_end && jobs.len() < count {
            match next()? {
                Some(job) => jobs.push(job),
                None => is_end = true,
            }
        }
        Ok(jobs)
    };
    let mut jobs = fetch()?;
    while !jobs.is_empty() {
        let work = || -> Vec<R> { jobs.into_par_iter().map_init(&worker, |work, job| work(job)).collect() };
        let (results, following) = pool.install(|| rayon::join(work, &mut fetch));
        results.into_iter().try_for_each(&mut take)?;
        jobs = following?;
    }
    Ok(())
}
