//! What every page must be, for all tests that look at pages.

use merit::language::is_unprintable;
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeSet;

/// The page as XML, which it must be.
pub fn parse(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap_or_else(|error| panic!("not well-formed: {error}\n{page}"))
}

/// What every page must be, whatever stands in it.
pub fn check(name: &str, page: &str) {
    let document = parse(page);
    let elements = || document.descendants().filter(Node::is_element);
    let mut ids = BTreeSet::new();
    for element in elements() {
        let tag = element.tag_name().name();
        let forbidden = ["script", "img", "link", "iframe", "object", "embed", "form", "base", "audio", "video", "use"];
        assert!(!forbidden.contains(&tag), "{name}: <{tag}>");
        for attribute in element.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            assert!(!key.starts_with("on") && key != "src" && key != "style", "{name}: {key}={value}");
            if key == "id" {
                assert!(ids.insert(value.to_owned()), "{name}: the id {value} stands twice");
            }
            if key == "href" && !value.starts_with('#') {
                assert!(tag == "a" && value.starts_with("http"), "{name}: <{tag} href={value}>");
                assert_eq!(element.attribute("rel"), Some("noreferrer"), "{name}: {value}");
            }
        }
    }
    for element in elements() {
        let points_to = |key| element.attribute(key).into_iter().flat_map(str::split_whitespace);
        let targets = points_to("aria-labelledby").chain(points_to("href").filter_map(|href| href.strip_prefix('#')));
        for target in targets {
            assert!(ids.contains(target), "{name}: nothing is called {target}");
        }
        let is = |tag| element.has_tag_name(tag);
        if is("table") {
            assert!(element.children().any(|child| child.has_tag_name("caption")), "{name}: a table without caption");
        }
        if is("th") {
            assert!(element.attribute("scope").is_some(), "{name}: a heading of a table without scope");
        }
        if element.attribute("role") == Some("img") {
            let title = element.children().find(|child| child.has_tag_name("title")).unwrap();
            assert!(title.text().is_some_and(|text| !text.is_empty()), "{name}: a picture without title");
        }
    }
    let sheet = elements().find(|element| element.has_tag_name("style")).unwrap().text().unwrap();
    assert!(!sheet.contains("://") && !sheet.contains("@import"), "{name}: the sheet asks for something");
    assert_eq!(sheet.matches("url(").count(), sheet.matches("url(#").count(), "{name}: the sheet asks for something");
    assert_eq!(elements().filter(|element| element.has_tag_name("h1")).count(), 1, "{name}: one title");
    assert!(page.contains("default-src &#39;none&#39;"), "{name}: no policy");
    let is_odd = |sign: char| sign != '\n' && is_unprintable(sign);
    assert!(!page.contains(is_odd), "{name}: a character that steers");
}
