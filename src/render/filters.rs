//! What templates can call: translated strings, dates, moods and icons.

use crate::render::strings::Strings;
use jiff::civil::Date;
use std::sync::Arc;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Gives an engine everything that templates can call.
pub fn register(tera: &mut Tera, strings: Arc<Strings>) {
    tera.register_filter("safe", no_safe);
    let mark = strings.fixed("decimal-mark").unwrap_or(".").to_owned();
    let before = strings.before_sign();
    tera.register_filter("tenths", move |it: i64, _: Kwargs, _: &State| {
        tenths_text(it, before, &mark)
    });
    tera.register_function("icon", icon);
    let words = strings.clone();
    tera.register_filter(
        "date",
        move |date: &str, arguments: Kwargs, _: &State| -> TeraResult<String> {
            let form = match (arguments.get::<bool>("long")?, arguments.get::<bool>("month")?) {
                (Some(true), _) => "date-long",
                (_, Some(true)) => "date-month",
                _ => "date-short",
            };
            Ok(date_text(&words, date, form))
        },
    );
    let words = strings.clone();
    tera.register_filter("t", move |key: &str, arguments: Kwargs, _: &State| {
        words.say(key, &arguments)
    });
    tera.register_function("t", move |arguments: Kwargs, _: &State| -> TeraResult<Value> {
        let key: &str = arguments.must_get("key")?;
        Ok(strings.say(key, &arguments))
    });
}

/// Stands in the place of Tera's own filter, which would show any text as HTML.
fn no_safe(_: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    Err(Error::message("the filter `safe` is not there; HTML made by heard needs none"))
}

/// An icon. It is always beside a word, and there is nothing in it that a screen reader could say.
#[expect(clippy::needless_pass_by_value, reason = "Tera calls functions with owned arguments")]
fn icon(arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let name: &str = arguments.must_get("name")?;
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !is_name {
        return Err(Error::message(format!("`{name}` is no name of an icon")));
    }
    Ok(Value::safe_string(&icon_html(name)))
}

/// The element of an icon; the style sheet draws it.
pub fn icon_html(name: &str) -> String {
    format!("<i class=\"i i-{name}\"></i>")
}

/// A mood in tenths as a reader writes it: `−1.1`, `0`, `+0.4`. `before` is what stands before a sign, and `mark` before the tenths.
fn tenths_text(tenths: i64, before: &str, mark: &str) -> String {
    let (before, sign) = match tenths {
        ..0 => (before, "−"),
        0 => ("", ""),
        1.. => (before, "+"),
    };
    let tenths = tenths.unsigned_abs();
    match tenths % 10 {
        0 => format!("{before}{sign}{}", tenths / 10),
        rest => format!("{before}{sign}{}{mark}{rest}", tenths / 10),
    }
}

fn date_text(strings: &Strings, date: &str, form: &str) -> String {
    let Ok(day) = date.parse::<Date>() else { return date.to_owned() };
    let length = if form == "date-long" { "month" } else { "mon" };
    strings.date(form, day, &format!("{length}-{}", day.month()))
}
