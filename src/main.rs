//! The `negguide` binary: see [`negguide::cli`].

fn main() -> std::process::ExitCode {
    negguide::cli::run()
}
