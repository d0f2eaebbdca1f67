//! The JSON Schema of the front matter, for editors and other validators. It is made from the same
//! tables of keys that front matter is read by.

use serde_json::{Map, Value, json};

use crate::model::front_matter::schema::{ENTRY, GUIDE, Key, SOURCE, ValueKind};
use crate::model::{Amount, BonusForm, Currency, VestSchedule};

/// The schema, in draft 2020-12. What only the whole file can show (two entries for one place, a
/// path that differs, anchors) is for `validate`.
pub fn front_matter_schema() -> Value {
    let mut schema = object(&GUIDE);
    let head = [
        (
            "$schema",
            json!("https://json-schema.org/draft/2020-12/schema"),
        ),
        (
            "title",
            json!("Front matter of a compensation negotiation guide"),
        ),
    ];
    for (key, value) in head {
        schema.insert(key.to_string(), value);
    }
    Value::Object(schema)
}

/// A map with these keys and no others.
fn object(keys: &[Key]) -> Map<String, Value> {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| (key.name.to_string(), property(key)))
        .collect();
    let required: Vec<&str> = keys
        .iter()
        .filter(|key| key.required)
        .map(|key| key.name)
        .collect();
    let mut object = Map::new();
    object.insert("type".into(), json!("object"));
    object.insert("properties".into(), Value::Object(properties));
    object.insert("required".into(), json!(required));
    object.insert("additionalProperties".into(), json!(false));
    object
}

/// What a key takes; one that is not required may be `null`: not known.
fn property(key: &Key) -> Value {
    let mut value = value(key.value);
    if !key.required {
        value = json!({ "anyOf": [value, { "type": "null" }] });
    }
    value["description"] = json!(key.holds);
    value
}

fn value(kind: ValueKind) -> Value {
    match kind {
        ValueKind::Text => json!({ "type": "string" }),
        ValueKind::Slug => json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" }),
        ValueKind::Word(words) => json!({ "enum": words }),
        ValueKind::Date => json!({
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        }),
        ValueKind::Quarter => json!({ "type": "string", "pattern": "^[0-9]{4}-Q[1-4]$" }),
        ValueKind::Currency => {
            let codes: Vec<&str> = Currency::all().map(Currency::code).collect();
            json!({ "enum": codes })
        }
        ValueKind::Amount => json!({ "type": "integer", "minimum": 0, "maximum": Amount::MAX.0 }),
        ValueKind::Percent => json!({ "type": "number", "minimum": 0, "maximum": 1000 }),
        ValueKind::Years => json!({ "type": "integer", "minimum": 1, "maximum": 10 }),
        // That they sum to 100 is for `validate`.
        ValueKind::Shares => json!({
            "type": "array",
            "minItems": 1,
            "maxItems": VestSchedule::MOST_YEARS,
            "items": { "type": "number", "minimum": 0, "maximum": 100 }
        }),
        ValueKind::Entries => json!({ "type": "array", "minItems": 1, "items": entry() }),
        ValueKind::Levels => json!({
            "type": "object",
            "additionalProperties": { "type": ["string", "null"] }
        }),
        ValueKind::Sources => json!({
            "type": "array",
            "items": { "anyOf": [{ "type": "string" }, object(&SOURCE)] }
        }),
    }
}

/// An entry: no end of a band without the other, and one form of a bonus.
fn entry() -> Value {
    let mut entry = object(&ENTRY);
    let bands = ENTRY.iter().filter_map(|key| {
        let stem = key.name.strip_suffix("_low")?;
        Some([key.name.to_string(), format!("{stem}_high")])
    });
    let mut rules: Vec<Value> = Vec::new();
    for [low, high] in bands {
        rules.push(json!({ "if": stated(&low), "then": stated(&high) }));
        rules.push(json!({ "if": stated(&high), "then": stated(&low) }));
    }
    for (index, form) in BonusForm::ALL.iter().enumerate() {
        for other in &BonusForm::ALL[index + 1..] {
            rules.push(json!({ "not": { "allOf": [any_stated(*form), any_stated(*other)] } }));
        }
    }
    entry.insert("allOf".into(), Value::Array(rules));
    Value::Object(entry)
}

fn any_stated(form: BonusForm) -> Value {
    let mut keys = form.keys().to_vec();
    keys.dedup();
    let keys: Vec<Value> = keys.into_iter().map(stated).collect();
    json!({ "anyOf": keys })
}

/// The key is there, and not `null`.
fn stated(key: &str) -> Value {
    json!({ "required": [key], "properties": { key: { "not": { "type": "null" } } } })
}
