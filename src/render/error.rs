//! Why nothing could be rendered. Content of guides is never a reason; templates are.

use thiserror::Error;

/// A template or an address that cannot be used.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum RenderError {
    /// A project's template has a name that no default template has.
    #[error("unknown template `{name}`, and no other template uses it{}", did_you_mean(*.suggestion))]
    UnknownTemplate {
        name: String,
        suggestion: Option<&'static str>,
    },
    /// A template that extends another has a block that the other does not have.
    #[error("template `{name}`, line {line}: no template that it extends has a block `{block}`{}", did_you_mean(suggestion.as_deref()))]
    UnknownBlock {
        name: String,
        /// 1-based.
        line: usize,
        block: String,
        suggestion: Option<String>,
    },
    /// A template cannot be parsed, or fails on the data it is given.
    #[error("template `{name}`{}: {message}{}", at_line(*.line), did_you_mean(suggestion.as_deref()))]
    Template {
        name: String,
        /// 1-based.
        line: Option<usize>,
        message: String,
        /// The name that was meant by one that means nothing.
        suggestion: Option<String>,
    },
    /// A guide without valid slugs for its company and role.
    #[error("{path}: no valid company and role to name its pages by")]
    NoAddress { path: String },
    /// Two guides that would be written to the same files.
    #[error("{first} and {second} are both {address}")]
    SharedAddress {
        address: String,
        first: String,
        second: String,
    },
    /// The data files could not be serialised.
    #[error("data files: {message}")]
    Data { message: String },
}

fn did_you_mean(suggestion: Option<&str>) -> String {
    match suggestion {
        Some(name) => format!("; did you mean `{name}`?"),
        None => String::new(),
    }
}

fn at_line(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!(", line {line}"))
}

impl From<minijinja::Error> for RenderError {
    fn from(error: minijinja::Error) -> Self {
        let mut message = match error.detail() {
            Some(detail) => format!("{}: {detail}", error.kind()),
            None => error.kind().to_string(),
        };
        // The innermost error knows the template and line that are at fault.
        let mut place = (error.name().map(str::to_string), error.line());
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            if let Some(inner) = cause.downcast_ref::<minijinja::Error>() {
                if inner.name().is_some() {
                    place = (inner.name().map(str::to_string), inner.line());
                }
                message = match inner.detail() {
                    Some(detail) => format!("{}: {detail}", inner.kind()),
                    None => inner.kind().to_string(),
                };
            } else {
                message = cause.to_string();
            }
            source = cause.source();
        }
        RenderError::Template {
            name: place.0.unwrap_or_default(),
            line: place.1,
            message,
            suggestion: None,
        }
    }
}

impl RenderError {
    /// That data cannot be written as it is to be.
    pub(in crate::render) fn data(error: &dyn std::error::Error) -> RenderError {
        RenderError::Data {
            message: error.to_string(),
        }
    }
}

impl From<serde_json::Error> for RenderError {
    fn from(error: serde_json::Error) -> Self {
        RenderError::data(&error)
    }
}

impl From<csv::Error> for RenderError {
    fn from(error: csv::Error) -> Self {
        RenderError::data(&error)
    }
}

impl From<parquet::errors::ParquetError> for RenderError {
    fn from(error: parquet::errors::ParquetError) -> Self {
        RenderError::data(&error)
    }
}

impl From<std::io::Error> for RenderError {
    fn from(error: std::io::Error) -> Self {
        RenderError::data(&error)
    }
}
