//! Writes guides that are made up, as many as wanted:
//!
//! ```sh
//! cargo bench --bench generate -- FOLDER COUNT SEED
//! ```

mod generated;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().filter(|it| it != "--bench").collect();
    let [_, folder, count, seed] = &arguments[..] else {
        eprintln!("usage: cargo bench --bench generate -- FOLDER COUNT SEED");
        return ExitCode::SUCCESS;
    };
    let (Ok(count), Ok(seed)) = (count.parse(), seed.parse()) else {
        eprintln!("COUNT and SEED are whole numbers");
        return ExitCode::FAILURE;
    };
    match generated::write_guides(&PathBuf::from(folder), count, seed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}
