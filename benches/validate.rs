//! `validate` and `fmt` beside a plain read of the same bytes.
//!
//! ```sh
//! NEGGUIDE_BENCH=FOLDER cargo bench
//! ```
//!
//! Without `NEGGUIDE_BENCH` the shipped guides are measured, which are too few to say much. Compare
//! the figures of one run; absolute times vary between machines and hours.

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use negguide::check::CheckOptions;
use negguide::format::{FormatStyle, Formatter};
use negguide::model::Places;
use negguide::project::{
    Content, Disk, Files, FormatRequest, LoadRequest, SearchPlaces, Wanted, World, discover,
    format_files, load,
};
use negguide::syntax::Limits;
use rayon::prelude::*;

/// That of the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn folder() -> PathBuf {
    let shipped = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("guides");
    std::env::var_os("NEGGUIDE_BENCH").map_or_else(shipped, PathBuf::from)
}

fn validate(criterion: &mut Criterion) {
    let folder = folder();
    let places = SearchPlaces {
        paths: std::slice::from_ref(&folder),
        project: &folder,
        guides: &folder,
        out: None,
        exclude: &[],
    };
    let files = discover(&Disk, places).guides;
    let mut group = criterion.benchmark_group(format!("{} guides", files.len()));
    group.sample_size(20);
    group.bench_function("plain parallel read", |bencher| {
        bencher.iter(|| {
            let bytes = files
                .par_iter()
                .map(|file| match Disk.read(file, u64::MAX) {
                    Ok(Content::Bytes(bytes)) => bytes.len(),
                    _ => 0,
                });
            black_box(bytes.sum::<usize>())
        });
    });
    for (name, wanted) in [
        ("read, format", Wanted::Text),
        ("read, look at the form", Wanted::Answer),
    ] {
        group.bench_function(name, |bencher| {
            let formatter = Formatter {
                limits: &Limits::default(),
                places: Places::built_in(),
                style: &FormatStyle::default(),
            };
            let request = FormatRequest { formatter, wanted };
            bencher.iter(|| black_box(format_files(&Disk, &files, request, &|| {})));
        });
    }
    group.bench_function("read, parse, lower, check", |bencher| {
        let options = CheckOptions::default();
        let files = Files {
            reported: files.clone(),
            context_guides: Vec::new(),
        };
        let request = LoadRequest {
            options: &options,
            keeps_guides: false,
            cache: None,
        };
        bencher.iter(|| black_box(load(&Disk, &files, request, &|| {})));
    });
    group.finish();
}

criterion_group!(benches, validate);
criterion_main!(benches);
