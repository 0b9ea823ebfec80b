//! The cheapest choice that meets the needs of one of several problems over the same items.

use super::search::{IsKept, SearchLimit, SearchNumber, SearchResult, Solver};

/// A solver for each of the problems, which differ in their needs alone, so that their costs can be compared.
pub(super) struct AnyWay<N>(pub Vec<Solver<N>>);

impl<N: SearchNumber> AnyWay<N> {
    /// What every choice costs at least that keeps some things as they are, as one number.
    pub(super) fn bound(&self, is_kept: IsKept<'_>) -> i128 {
        self.0.iter().map(|solver| solver.bound(is_kept)).min().unwrap_or(0)
    }

    /// The cheapest choice that keeps some things as they are, where it costs no more than a limit; of equals that of
    /// the problem whose bound is lower, then of the first.
    pub(super) fn solve(&self, is_kept: IsKept<'_>, limit: Option<i128>) -> Result<SearchResult, SearchLimit> {
        let mut solvers: Vec<(i128, &Solver<N>)> =
            self.0.iter().map(|solver| (solver.bound(is_kept), solver)).collect();
        // The lowest bound promises the cheapest choice, which the others then have to beat.
        solvers.sort_by_key(|(bound, _)| *bound);
        let (mut best, mut limit) = (SearchResult::Never, limit);
        for (_, solver) in solvers {
            match solver.solve(is_kept, limit)? {
                SearchResult::Found(cost, chosen) => {
                    limit = Some(cost - 1);
                    best = SearchResult::Found(cost, chosen);
                }
                SearchResult::Beyond if matches!(best, SearchResult::Never) => best = SearchResult::Beyond,
                SearchResult::Beyond | SearchResult::Never => {}
            }
        }
        Ok(best)
    }
}
