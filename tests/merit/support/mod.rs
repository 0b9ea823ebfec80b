//! What tests share.

pub mod archive;
pub mod chance;
pub mod facts;
pub mod markdown;
pub mod page;
pub mod round;
pub mod rows;
pub mod run;
