//! The story as a page tells it to machines: `articleBody` in JSON-LD.

use dom_query::Document;
use serde_json::Value;

/// The longest text that the page calls the body of its article.
pub(super) fn article_body(tree: &Document) -> Option<String> {
    let scripts = tree.select("script[type='application/ld+json']");
    let values = scripts.nodes().iter().filter_map(|node| serde_json::from_str(&node.text()).ok());
    let mut bodies: Vec<String> = Vec::new();
    values.for_each(|value| collect(value, &mut bodies));
    bodies.into_iter().max_by_key(String::len)
}

/// The parser of JSON bounds how deep values are nested.
fn collect(value: Value, bodies: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, bodies)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(body) if name == "articleBody" => bodies.push(body),
                    value => collect(value, bodies),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_body_is_told() {
        let html = "<script type='application/ld+json'>{\"@graph\": [{\"articleBody\": \"One.\"}, \
                    {\"a\": {\"articleBody\": \"One. Two.\"}}]}</script>\
                    <script type='application/ld+json'>{no json</script>";
        assert_eq!(article_body(&Document::from(html)).as_deref(), Some("One. Two."));
        assert_eq!(article_body(&Document::from("<p>articleBody")), None);
    }
}
