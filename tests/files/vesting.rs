//! Vesting schedules: lists in any layout, each mistake at its bytes.

use negguide::diagnostic::Safety;
use negguide::model::{Slot, VestSchedule};

use crate::{assert_findings, check, london};

/// A guide whose entry of London has this schedule.
fn with_schedule(schedule: &str) -> String {
    let key = format!("stock_vest_schedule:{schedule}");
    london(&["base_low: 95000", "base_high: 120000", &key])
}

fn read(schedule: &str) -> Option<String> {
    let checked = check(with_schedule(schedule));
    assert_eq!(checked.findings, [], "{schedule}");
    let pay = &checked.guide.get().front.compensation[0];
    let schedule = pay.vest_schedule.value();
    assert_eq!(schedule.map(VestSchedule::years), Some(pay.years()));
    schedule.map(|schedule| schedule.joined("/"))
}

#[test]
fn lists_are_read_in_any_layout() {
    for written in [
        " [5, 15, 40, 40]",
        " [ 5,15 , 40.0,  40 ]",
        " [5, 15, 40, 40,] # a year each",
        "\n    [5,\n    15, 40, 40]",
        "\n    - 5\n    - 15 # still little\n    - 40\n    - 40",
        "\n  - 5\n  - 15\n  - 40\n  - 40",
    ] {
        assert_eq!(read(written).as_deref(), Some("5/15/40/40"), "{written}");
    }
    let thirds = read(" [33.33, 33.33, 33.34]");
    assert_eq!(thirds.as_deref(), Some("33.33/33.33/33.34"));
}

#[test]
fn each_year_that_is_none_is_one_finding() {
    assert_findings(
        with_schedule(" [5%, lots, -3, 101, 040, null, [1]]"),
        [
            "wrong-type @5%: year 1 of `stock_vest_schedule` of London must be a percentage, but `5%` is text",
            "wrong-type @lots: year 2 of `stock_vest_schedule` of London must be a percentage, but `lots` is text",
            "invalid-value @-3: year 3 of `stock_vest_schedule` of London must be a part of the grant, from 0 to 100, \
             not `-3`",
            "invalid-value @101: year 4 of `stock_vest_schedule` of London must be a part of the grant, from 0 to 100, \
             not `101`",
            "ambiguous-scalar @040: year 5 of `stock_vest_schedule` of London is `040`: the octal number 32 for YAML \
             1.1 readers, 40 for YAML 1.2",
            "wrong-type @null: year 6 of `stock_vest_schedule` of London must be a percentage, but `null` is nothing",
            "wrong-type @[1]: year 7 of `stock_vest_schedule` of London must be a percentage, not a list",
        ],
    );
    assert_findings(
        with_schedule("\n    - 60\n    - é%"),
        [
            "wrong-type @é%: year 2 of `stock_vest_schedule` of London must be a percentage, but `é%` is text",
        ],
    );
}

#[test]
fn lists_that_are_no_schedule() {
    for (written, finding) in [
        (
            " [5, 15, 40, 30]",
            "vesting-schedule @[5, 15, 40, 30]: the years of `stock_vest_schedule` of London come to 90%, not to 100%",
        ),
        (
            " [33.33, 33.33, 33.33]",
            "vesting-schedule @[33.33, 33.33, 33.33]: the years of `stock_vest_schedule` of London come to 99.99%, \
             not to 100%",
        ),
        (
            "\n    - 60 # first\n    - 60",
            "vesting-schedule @- 60 # first: the years of `stock_vest_schedule` of London come to 120%, not to 100%",
        ),
        (
            " []",
            "vesting-schedule @[]: `stock_vest_schedule` of London has no year",
        ),
        (
            " [10, 10, 10, 10, 10, 10, 10, 10, 10, 5, 5]",
            "vesting-schedule @[10, 10, 10, 10, 10, 10, 10, 10, 10, 5, 5]: `stock_vest_schedule` of London has 11 \
             years: a grant vests over 10 at most",
        ),
        (
            " [100]\n  stock_vest_years: 4",
            "vesting-schedule @[100]: `stock_vest_schedule` of London has 1 year, but `stock_vest_years` says 4 years",
        ),
        (
            " 25",
            "wrong-type @25: `stock_vest_schedule` of London must be a list of percentages, but `25` is a number",
        ),
        (
            " {first: 100}",
            "wrong-type @{first: 100}: `stock_vest_schedule` of London must be a list of percentages, not a map",
        ),
    ] {
        assert_findings(with_schedule(written), [finding]);
        let pay = &check(with_schedule(written))
            .guide
            .into_guide()
            .front
            .compensation[0];
        assert!(
            matches!(pay.vest_schedule, Slot::Invalid { .. }),
            "{written}"
        );
        assert!(pay.is_vesting_unknown(), "{written}");
    }
}

#[test]
fn fixes_write_what_was_meant() {
    for (written, fixed, safety) in [
        (" 5%/15%/40%/40%", " [5, 15, 40, 40]", Safety::Safe),
        (
            " \"5, 15, 40, 40\" # so",
            " [5, 15, 40, 40] # so",
            Safety::Safe,
        ),
        (
            "\n    - 0.05 # a cliff\n    - 0.15\n    - 0.4\n    - 0.4",
            "\n    - 5 # a cliff\n    - 15\n    - 40\n    - 40",
            Safety::Unsafe,
        ),
        (
            " [60, 40]\n  stock_vest_years: 4",
            " [60, 40]\n  stock_vest_years: 2",
            Safety::Unsafe,
        ),
    ] {
        let text = with_schedule(written);
        let checked = check(text.clone());
        let [finding] = &checked.findings[..] else {
            panic!("{written}: {:?}", checked.findings);
        };
        let fix = finding.fix.as_ref().expect("a fix");
        assert_eq!(fix.safety, safety, "{written}");
        let after = negguide::text::apply(&text, &fix.edits).expect("the edits fit");
        assert_eq!(after, with_schedule(fixed));
        assert_eq!(check(after).findings, [], "{written}");
    }
}

#[test]
fn the_second_years_signing_bonus_is_a_band_like_others() {
    assert_findings(
        london(&[
            "base_low: 95000",
            "base_high: 120000",
            "signing_bonus_year2_low: 5000",
        ]),
        [
            "half-range @5000: `signing_bonus_year2_low` of London is 5000, but `signing_bonus_year2_high` is absent",
        ],
    );
    assert_findings(
        london(&[
            "signing_bonus_year2_low: 9000",
            "signing_bonus_year2_high: 5000",
        ]),
        ["reversed-range @9000: second-year signing bonus of London is reversed: £9,000 to £5,000"],
    );
    assert_findings(
        london(&[
            "signing_bonus_year2_low: 5",
            "signing_bonus_year2_high: $9K",
        ]),
        [
            "implausible-amount @5: second-year signing bonus of London is £5: far less than anyone is paid",
            "wrong-type @$9K: `signing_bonus_year2_high` of London must be a whole amount, but `$9K` is text",
        ],
    );
    let found = check(london(&[
        "signing_bonus_yr2_low: 5000",
        "vesting_schedule: [100]",
    ]));
    let helps: Vec<&str> = found
        .findings
        .iter()
        .filter_map(|one| one.help.as_deref())
        .collect();
    assert_eq!(
        helps,
        [
            "did you mean `signing_bonus_year2_low`?",
            "did you mean `stock_vest_schedule`?"
        ]
    );
}
