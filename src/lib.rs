//! merit evaluates label excellence: it scores the evidence of a cluster
//! initiative against a criteria catalogue, exactly, and explains every point.
//!
//! The modules stand in the order of their dependencies: each uses only those
//! above it (`ARCHITECTURE.md` draws the picture, a test keeps it true).

pub mod assess;
pub mod catalogue;
#[cfg(feature = "cli")]
pub(crate) mod cli;
#[cfg(feature = "cli")]
pub mod command;
pub mod diagnostic;
pub mod diff;
pub mod digest;
pub mod dossier;
#[cfg_attr(not(feature = "cli"), allow(dead_code, unused_imports, reason = "only the commands read rounds"))]
pub mod evidence;
pub(crate) mod exit;
pub mod export;
pub mod language;
pub mod lint;
pub mod names;
pub(crate) mod nearest;
pub mod number;
pub mod plan;
#[cfg_attr(not(feature = "cli"), allow(dead_code, unused_imports, reason = "only the commands score rounds"))]
pub(crate) mod portfolio;
pub mod problem;
pub mod record;
pub mod render;
pub mod report;
pub mod robustness;
pub(crate) mod source;
#[cfg_attr(not(feature = "cli"), allow(dead_code, unused_imports, reason = "only a command writes SQL"))]
pub(crate) mod sql;
#[cfg_attr(not(feature = "cli"), allow(dead_code, unused_imports, reason = "only a command writes blank dossiers"))]
pub(crate) mod template;
pub(crate) mod vocabulary;
