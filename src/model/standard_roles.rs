//! The roles that companies usually have.

/// The roles that are standard where nothing else is configured.
pub const STANDARD_ROLES: [&str; 13] = [
    "software-engineer",
    "senior-software-engineer",
    "staff-software-engineer",
    "engineering-manager",
    "product-manager",
    "product-designer",
    "data-scientist",
    "data-engineer",
    "ml-ai-engineer",
    "devops-engineer",
    "security-engineer",
    "solutions-architect",
    "technical-program-manager",
];
