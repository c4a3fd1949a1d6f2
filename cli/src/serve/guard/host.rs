use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use axum::extract::Request;
use axum::http::{StatusCode, header, uri::Authority};

use crate::serve::problem::Problem;

/// Names by which the server may be asked for. A name of a stranger's that was made to point here
/// (DNS rebinding) is none.
#[derive(Clone, Debug)]
pub(crate) struct Hosts {
    named: Vec<String>,
    /// Whether a name need not be looked at, since a token is.
    any: bool,
}

/// Whether only programs on this machine reach an address of this name.
pub(crate) fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || bare(host).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl Hosts {
    /// The names of this machine to itself, that of the address which is listened on, and those that
    /// are `allowed` beside. On all addresses at once, with no other allowed, any name will do.
    pub(crate) fn new(listening: &str, allowed: &[String]) -> Self {
        let everywhere = [IpAddr::V4(Ipv4Addr::UNSPECIFIED), IpAddr::V6(Ipv6Addr::UNSPECIFIED)];
        let address = bare(listening).parse::<IpAddr>();
        let any = allowed.is_empty() && address.is_ok_and(|address| everywhere.contains(&address));
        let named = allowed.iter().map(String::as_str).chain([listening]);
        Self { named: named.map(|name| bare(name).to_lowercase()).collect(), any }
    }

    /// Refuses a request for another.
    pub(super) fn check(&self, request: &Request) -> Result<(), Problem> {
        let Some(host) = asked(request) else {
            return Err(Problem::new(StatusCode::BAD_REQUEST, "no one host is asked for"));
        };
        if self.any || is_loopback(&host) || self.named.contains(&bare(&host).to_lowercase()) {
            return Ok(());
        }
        Err(Problem::new(
            StatusCode::MISDIRECTED_REQUEST,
            format!("`{host}` is not served here; start with --allow-host {host} if it should be"),
        ))
    }
}

/// The host that is asked for, without the port; none where it is named twice or not at all.
fn asked(request: &Request) -> Option<String> {
    let mut named = request.headers().get_all(header::HOST).iter();
    let (named, another) = (named.next(), named.next());
    let named: Authority = named?.to_str().ok()?.parse().ok()?;
    let in_target = request.uri().host().is_none_or(|host| host.eq_ignore_ascii_case(named.host()));
    (another.is_none() && in_target).then(|| named.host().to_owned())
}

/// An address without the brackets that one of version 6 has in URLs.
fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn passes(hosts: &Hosts, host: &str) -> bool {
        let request = Request::builder().uri("/").header("host", host).body(Body::empty()).unwrap();
        hosts.check(&request).is_ok()
    }

    #[test]
    fn only_known_names_are_answered() {
        let here = Hosts::new("127.0.0.1", &[]);
        for (host, known) in [
            ("localhost", true),
            ("localhost:8686", true),
            ("LOCALHOST:1", true),
            ("127.0.0.1:8686", true),
            ("127.9.9.9", true),
            ("[::1]:8686", true),
            ("evil.example:8686", false),
            ("localhost.evil.example", false),
            ("127.0.0.1.evil.example", false),
            ("evil.example@localhost", true),
            ("", false),
        ] {
            assert_eq!(passes(&here, host), known, "{host}");
        }
        let house = Hosts::new("0.0.0.0", &["cms.example".to_owned()]);
        assert!(passes(&house, "CMS.example") && !passes(&house, "other.example"));
        assert!(passes(&Hosts::new("0.0.0.0", &[]), "other.example"));
        assert!(passes(&Hosts::new("10.0.0.7", &[]), "10.0.0.7:80"));
        assert!(!passes(&Hosts::new("10.0.0.7", &[]), "10.0.0.8:80"));
    }

    #[test]
    fn only_this_machine_is_loopback() {
        for (host, is) in [
            ("127.0.0.1", true),
            ("::1", true),
            ("[::1]", true),
            ("localhost", true),
            ("0.0.0.0", false),
            ("::", false),
            ("192.168.1.2", false),
            ("example.org", false),
        ] {
            assert_eq!(is_loopback(host), is, "{host}");
        }
    }
}
