"""The data files, opened as a data team would: types, counts and ten questions, with DuckDB.

    python3 questions.py SITE

SITE is a site of the guides that the project ships with. Every question is asked of the Parquet file and of the
CSV file, which must give the same answer.
"""

import json
import sys
from datetime import date
from pathlib import Path

import duckdb

site = Path(sys.argv[1])
parquet = f"'{site}/data/compensation.parquet'"
csv = f"read_csv('{site}/data/compensation.csv')"
connection = duckdb.connect()


def ask(question):
    answers = [connection.sql(question.format(table=table)).fetchall() for table in (parquet, csv)]
    assert answers[0] == answers[1], (question, answers)
    return answers[0]


def answers(question, expected):
    found = ask(question)
    assert found == expected, (question, found, expected)


types = {name: kind for name, kind, *_ in connection.sql(f"describe select * from {parquet}").fetchall()}
assert types["base_low"] == "BIGINT" and types["total_high_line"] == "BIGINT", types
assert types["last_updated"] == "DATE" and types["company"] == "VARCHAR", types
assert types["bonus_pct_low"] == "DECIMAL(18,4)", types
# No guide states a second signing bonus: an empty column keeps its type.
assert types["signing_bonus_year2_low"] == "BIGINT", types

package = json.loads((site / "data/datapackage.json").read_text())
fields = [field["name"] for field in package["resources"][0]["schema"]["fields"]]
assert fields == list(types), "the package describes the columns, in order"
for resource in package["resources"]:
    assert (site / "data" / resource["path"]).exists(), resource

guides = json.loads((site / "data/guides.json").read_text())["guides"]
lines = (site / "data/guides.ndjson").read_text().splitlines()
assert [json.loads(line) for line in lines] == guides, "a guide a line"
for guide in guides:
    own = json.loads((site / guide["page"].replace(".html", ".json")).read_text())
    assert guide.items() <= own.items(), guide["page"]
    assert (site / guide["page"]).exists() and not guide["file"].startswith("/"), guide["file"]

entries = sum(len(guide["compensation"]) for guide in guides)
answers("select count(*) from {table}", [(entries,)])
answers("select count(distinct company), count(distinct role) from {table}", [(5, 10)])
answers("select count(*) from {table} where state <> 'sound'", [(0,)])
answers(
    "select company, max(total_high) from {table} where role = 'senior-software-engineer' and currency = 'USD' "
    "group by company order by 2 desc",
    [("jane-street", 725000), ("google", 441000), ("hugging-face-enterprise", 367000), ("netskope", 311000)],
)
answers(
    "select base_low, base_high, total_low, total_high from {table} "
    "where company = 'google' and role = 'product-manager' and place = 'london-gb'",
    [(120000, 195000, 176000, 324000)],
)
answers("select max(last_updated) from {table}", [(date(2026, 11, 23),)])
answers("select count(*) from {table} where stock_low is null and stock_high is null and company = 'jane-street'", [(9,)])
answers(
    "select currency, count(*) from {table} where place = 'bengaluru' group by currency",
    [("INR", ask("select count(*) from {table} where place = 'bengaluru'")[0][0])],
)
answers("select count(*) from {table} where total_low > total_high or base_low > base_high", [(0,)])
# A total is about base + a year of the grant + bonus: no row is off by a tenth.
answers(
    "select count(*) from {table} where bonus_pct_high is not null and abs(total_high - (base_high + "
    "coalesce(stock_high, 0) / coalesce(vest_years, 4) + base_high * bonus_pct_high / 100)) > 0.1 * total_high",
    [(0,)],
)
# Every figure can be found again in its guide.
root = Path(__file__).resolve().parents[2]
for file, line, amount in ask("select file, base_low_line, base_low from {table} where base_low is not null"):
    text = (root / file).read_text().splitlines()[line - 1]
    assert str(amount) in text, (file, line, amount)
print(f"{entries} rows: types, files and ten questions are right")
