//! Who may ask for what, and from where.

use super::server::Server;
use crate::harness::Dir;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const ARTICLE: &str = "The coach praised the match.";

#[test]
fn a_name_that_was_made_to_point_here_is_refused() {
    let dir = Dir::new();
    let server = Server::start(&dir, &["--allow-host", "cms.example"]);
    let own = format!("localhost:{}", server.address.port());
    for (host, status) in [
        ("rebound.example", 421),
        (&format!("rebound.example:{}", server.address.port()), 421),
        ("127.0.0.1.rebound.example", 421),
        ("", 400),
        (&own, 200),
        ("cms.example", 200),
        ("[::1]:80", 200),
    ] {
        for path in ["/healthz", "/metrics"] {
            server.raw(&server.request("GET", path, &[("Host", host)], b"")).status(status);
        }
    }
    let without = b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n";
    server.raw(without).status(400).problem();
    let two =
        b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: a.example\r\nConnection: close\r\n\r\n";
    server.raw(two).status(400);
    let absolute =
        b"GET http://a.example/healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    server.raw(absolute).status(400);
}

#[test]
fn a_page_of_another_origin_changes_nothing() {
    let dir = Dir::newsroom();
    let server = Server::start(&dir, &["--labels", "labels"]);
    let own = format!("http://{}", server.address);
    let other = format!("http://127.0.0.1:{}", server.address.port() ^ 1);
    for (headers, status) in [
        (&[("Origin", own.as_str())] as &[(&str, &str)], 200),
        (&[("Origin", own.as_str()), ("Sec-Fetch-Site", "same-origin")], 200),
        (&[("Origin", "http://evil.example")], 403),
        (&[("Origin", other.as_str())], 403),
        (&[("Origin", "null")], 403),
        (&[("Sec-Fetch-Site", "cross-site")], 403),
        (&[("Sec-Fetch-Site", "same-site")], 403),
    ] {
        for path in ["/v1/clean", "/v1/labels"] {
            let label = r#"{"article": {"id": "a", "text": "A match."}, "facet": "topic", "labels": ["sport"], "by": "ada"}"#;
            let headers = [headers, &[("Content-Type", "application/json")]].concat();
            let body = if path == "/v1/labels" { label } else { r#"{"text": "A match."}"# };
            server.raw(&server.request("POST", path, &headers, body.as_bytes())).status(status);
        }
    }
    // Nobody else's page may read the answer either.
    let request = server.request("GET", "/healthz", &[("Origin", "http://evil.example")], b"");
    assert_eq!(server.raw(&request).header("access-control-allow-origin"), None);
    let preflight = [("Origin", "http://evil.example"), ("Access-Control-Request-Method", "POST")];
    let answer = server.raw(&server.request("OPTIONS", "/v1/labels", &preflight, b""));
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[test]
fn a_form_of_a_strangers_cannot_send_labels() {
    let dir = Dir::newsroom();
    let server = Server::start(&dir, &["--labels", "labels"]);
    let label = r#"{"article": {"id": "a", "text": "A match."}, "facet": "topic", "labels": ["sport"], "by": "ada"}"#;
    for media in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        server.post("/v1/labels", media, label).status(415).problem();
    }
}

#[test]
fn who_has_no_token_is_told_nothing() {
    let dir = Dir::new();
    let mut command = dir.command(&["serve", "--port", "0", "--host", "0.0.0.0"]);
    command.env("NUTGRAF_TOKEN", TOKEN);
    let server = Server::spawn(command);
    let ask = |path: &str, token: Option<&str>| {
        let authorization: Vec<_> =
            token.map(|token| ("Authorization", token)).into_iter().collect();
        let headers = [&authorization[..], &[("Content-Type", "text/plain")]].concat();
        let method = if path == "/v1/clean" { "POST" } else { "GET" };
        server.raw(&server.request(method, path, &headers, ARTICLE.as_bytes()))
    };
    let right = format!("Bearer {TOKEN}");
    let wrong = format!("Bearer {}", TOKEN.replace('0', "1"));
    for path in ["/v1/clean", "/metrics", "/v1/openapi.json", "/v1/nothing"] {
        for token in [None, Some(wrong.as_str()), Some("Bearer"), Some(TOKEN)] {
            let answer = ask(path, token).status(401);
            assert!(answer.header("www-authenticate").is_some(), "{answer:?}");
            assert!(!answer.body.contains(TOKEN) && !answer.problem().is_empty());
        }
    }
    ask("/v1/clean", Some(&right)).status(200);
    ask("/metrics", Some(&right)).status(200);
    ask("/healthz", None).status(200);
}

#[test]
fn what_others_reach_is_not_opened_without_a_token() {
    let dir = Dir::new();
    for (args, message) in [
        (&["serve", "--host", "0.0.0.0"] as &[&str], "takes a token"),
        (&["serve", "--host", "::"], "takes a token"),
        (&["serve", "--host", "192.0.2.7"], "takes a token"),
        (&["serve", "--host", "news.example"], "takes a token"),
        (&["serve", "--token", "short"], "16 characters"),
        (&["serve", "--max-body", "0"], "--max-body"),
        (&["serve", "--max-arrival=-1"], "times are seconds"),
        (&["serve", "--archive", "missing.sqlite"], "there is no archive missing.sqlite"),
        (&["serve", "--model", "missing.safetensors"], "cannot be read"),
    ] {
        let mut command = dir.command(args);
        let output = command.env_remove("NUTGRAF_TOKEN").output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
        assert!(told.contains(message), "{args:?}: {told}");
    }
}

#[test]
fn a_browser_is_told_to_do_no_more_than_it_must() {
    let dir = Dir::new();
    let server = Server::start(&dir, &[]);
    for answer in
        [server.get("/healthz"), server.get("/nothing"), server.post("/v1/clean", "a/b", "")]
    {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{policy}");
        assert!(
            !policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "deny"),
            ("cache-control", "no-store"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{answer:?}");
        }
    }
}

#[test]
fn an_article_that_is_an_attack_comes_back_as_text() {
    let dir = Dir::new();
    let server = Server::start(&dir, &[]);
    let attack = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    let article = serde_json::json!({"id": attack, "title": attack, "text": format!("A match. {attack}"), attack: attack});
    for path in ["/v1/classify?text=true", "/v1/summarise", "/v1/clean"] {
        let answer = server.post_json(path, &article).status(200);
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.json()["id"], attack);
    }
    let missing = server.get("/%3Cscript%3Ealert(1)%3C/script%3E").status(404);
    assert!(missing.problem().contains("%3Cscript"));
}
