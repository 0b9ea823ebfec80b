//! The JSON Schemas that merit keeps in `schema/`, for editors and for whoever
//! reads its JSON. What they cannot say, the rules of catalogues say.

/// Of catalogues (JSON Schema 2020-12).
pub const CATALOGUE: &str = include_str!("../../schema/catalogue.schema.json");
/// Of the JSON of assessments.
pub const ASSESSMENT: &str = include_str!("../../schema/assessment.schema.json");
/// Of the JSON of comparisons.
pub const COMPARISON: &str = include_str!("../../schema/comparison.schema.json");
/// Of the JSON of verifications.
pub const VERIFICATION: &str = include_str!("../../schema/verification.schema.json");
/// Of the lines that rounds write.
pub const PORTFOLIO: &str = include_str!("../../schema/portfolio.schema.json");
/// Of the JSON of plans.
pub const PLAN: &str = include_str!("../../schema/plan.schema.json");
/// Of the JSON of robustness.
pub const ROBUSTNESS: &str = include_str!("../../schema/robustness.schema.json");
