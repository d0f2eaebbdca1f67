//! Reading, checking, formatting and rendering guides, beside a plain read of the same bytes.
//!
//! ```sh
//! cargo bench --bench guides
//! NEGGUIDE_BENCH=FOLDER cargo bench --bench guides
//! ```
//!
//! Without `NEGGUIDE_BENCH`, 600 guides that are made up are measured. Compare the figures of one run; absolute
//! times vary between machines and hours.

mod generated;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::PathBuf;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use negguide::check::{CheckOptions, Checked, PackedCheck};
use negguide::format::{FormatStyle, Formatter};
use negguide::model::{Guide, Places};
use negguide::project::{
    Content, Disk, Files, FormatRequest, LoadRequest, SearchPlaces, Wanted, World, discover,
    format_files, load,
};
use negguide::render::{self, Published, SiteOptions, Templates};
use negguide::syntax::Limits;
use negguide::text::Source;
use rayon::prelude::*;
use tempfile::TempDir;

/// That of the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many guides are made up, and by which seed.
const MADE_UP: (usize, u64) = (600, 1);

fn guides(criterion: &mut Criterion) {
    let made_up = TempDir::new().expect("a temporary folder");
    let folder = match std::env::var_os("NEGGUIDE_BENCH") {
        Some(folder) => PathBuf::from(folder),
        None => {
            let (count, seed) = MADE_UP;
            generated::write_guides(made_up.path(), count, seed).expect("guides are written");
            made_up.path().to_path_buf()
        }
    };
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
    plain_read(&mut group, &files);
    format(&mut group, &files);
    check(&mut group, &files);
    render(&mut group, &files);
    group.finish();
}

type Group<'c> = BenchmarkGroup<'c, WallTime>;

fn plain_read(group: &mut Group<'_>, files: &[PathBuf]) {
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
}

fn format(group: &mut Group<'_>, files: &[PathBuf]) {
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
            bencher.iter(|| black_box(format_files(&Disk, files, request, &|| {})));
        });
    }
}

fn check(group: &mut Group<'_>, files: &[PathBuf]) {
    group.bench_function("read, parse, lower, check", |bencher| {
        let options = CheckOptions::default();
        let files = Files {
            reported: files.to_vec(),
            context_guides: Vec::new(),
        };
        let request = LoadRequest {
            options: &options,
            look: &|_| (),
            cache: None,
        };
        bencher.iter(|| black_box(load(&Disk, &files, request, &|| {})));
    });
}

fn render(group: &mut Group<'_>, files: &[PathBuf]) {
    let read = |file: &PathBuf| match Disk.read(file, u64::MAX) {
        Ok(Content::Bytes(bytes)) => {
            let source = Source::from_bytes(file.display().to_string(), bytes);
            let guide = Guide::read(source, &Limits::default());
            Some(PackedCheck::from(Checked::new(guide, Vec::new())))
        }
        _ => None,
    };
    let guides: Vec<PackedCheck> = files.par_iter().filter_map(read).collect();
    let published: Vec<Published<'_>> = guides
        .iter()
        .map(|guide| Published {
            guide,
            card: None,
            file: guide.guide().path(),
        })
        .collect();
    let templates = Templates::new(BTreeMap::new()).expect("the default theme");
    let options = SiteOptions::new("Guides", "2026-03-01".parse().expect("a date"));
    group.bench_function("render", |bencher| {
        bencher.iter(|| black_box(render::render(published.clone(), &templates, &options).is_ok()));
    });
}

criterion_group!(benches, guides);
criterion_main!(benches);
