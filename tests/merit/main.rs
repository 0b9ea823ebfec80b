//! merit from outside: a module for each subcommand and each property. Most run the built program; `support` holds what
//! they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(unreachable_pub, reason = "a test program exports nothing")]

mod altered_reports;
mod architecture;
mod asked_once;
mod boundaries;
mod catalogue_check;
mod catalogue_diff;
mod catalogue_mistakes;
mod catalogue_new;
mod catalogue_show;
mod catalogue_sql;
mod catalogues;
mod category_weights;
mod cli;
mod cohorts;
mod compare;
mod core;
mod decisions;
mod docs;
mod examples;
mod explain;
mod fact_plans;
mod group_reports;
mod groups;
mod guides;
mod hostile_text;
mod html;
mod kept_reports;
mod labels;
mod languages;
mod migrate;
mod new;
mod plan;
mod portfolio;
mod profiles;
mod properties;
mod robustness;
mod rounds;
mod rows;
mod rule_books;
mod rules;
mod scales;
mod schemas;
mod support;
mod suppositions;
mod usage;
mod verify;
mod workbook_dossiers;
mod workbooks;
mod worked_examples;
