//! Who may ask: the browser of this machine, for pages of this server. A page elsewhere must not read notes through it.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode};
use std::net::IpAddr;

/// Decides by the headers of a request alone.
#[derive(Clone, Debug)]
pub struct Guard {
    /// The host that was asked for on the command line, without brackets.
    host: Box<str>,
    /// The address that is listened on.
    ip: IpAddr,
}

impl Guard {
    /// Takes the host as it was asked for and the address it stands for.
    pub fn new(host: &str, ip: IpAddr) -> Self {
        Self { host: bare(host).to_ascii_lowercase().into(), ip }
    }

    /// Lets a request in, or says with which status it is turned away.
    pub fn admit(&self, method: &Method, headers: &HeaderMap) -> Result<(), StatusCode> {
        let mut hosts = headers.get_all(HOST).iter();
        let (Some(host), None) = (hosts.next().and_then(|host| host.to_str().ok()), hosts.next())
        else {
            return Err(StatusCode::BAD_REQUEST);
        };
        // A name that anybody could point at this machine is not ours, however the request got here.
        if !self.is_ours(host) {
            return Err(StatusCode::FORBIDDEN);
        }
        let own = format!("http://{host}");
        if headers
            .get_all(ORIGIN)
            .iter()
            .any(|origin| !origin.as_bytes().eq_ignore_ascii_case(own.as_bytes()))
        {
            return Err(StatusCode::FORBIDDEN);
        }
        match *method {
            Method::GET | Method::HEAD => Ok(()),
            _ => Err(StatusCode::METHOD_NOT_ALLOWED),
        }
    }

    fn is_ours(&self, host: &str) -> bool {
        let Some(name) = without_port(host) else { return false };
        let name = bare(name).to_ascii_lowercase();
        let is_local = name.strip_suffix("localhost").is_some_and(|before| {
            before.is_empty() || before.ends_with('.') && before.bytes().all(is_of_names)
        });
        if is_local || *name == *self.host {
            return true;
        }
        // An address, unlike a name, cannot be pointed elsewhere, so that it is safe where every address was asked for.
        name.parse::<IpAddr>().is_ok_and(|ip| {
            ip == self.ip
                || self.ip.is_unspecified()
                || [IpAddr::from([127, 0, 0, 1]), std::net::Ipv6Addr::LOCALHOST.into()]
                    .contains(&ip)
        })
    }
}

/// The host of a `Host` header; none when what follows it is no port. Addresses with colons, and no others, stand in brackets.
fn without_port(host: &str) -> Option<&str> {
    let (name, port) = match host.rsplit_once(':') {
        // The colons of an address in brackets are its own.
        Some((_, after)) if after.ends_with(']') => (host, ""),
        Some((name, port)) => (name, port),
        None => (host, ""),
    };
    let is_whole = name.starts_with('[') == name.contains(':');
    (is_whole && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

/// Whether a byte may stand in the name of a host; browsers take no others in an address.
fn is_of_names(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')
}

fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn admit(guard: &Guard, host: &str, origin: Option<&str>) -> Result<(), StatusCode> {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(ORIGIN, origin.parse().unwrap());
        }
        guard.admit(&Method::GET, &headers)
    }

    #[test]
    fn only_this_machine_is_served() {
        let guard = Guard::new("127.0.0.1", [127, 0, 0, 1].into());
        for host in [
            "localhost",
            "localhost:4000",
            "127.0.0.1:4000",
            "[::1]:4000",
            "[::1]",
            "heard.localhost:80",
            "LOCALHOST:1",
        ] {
            assert_eq!(admit(&guard, host, None), Ok(()), "{host}");
        }
        for host in [
            "example.org",
            "localhost.example.org",
            "notlocalhost",
            "127.0.0.1.example.org",
            "192.168.1.7",
            "",
            "localhost:x",
            "localhost:80:80",
            "evil@localhost",
            "::1:4000x",
        ] {
            assert!(admit(&guard, host, None).is_err(), "{host}");
        }
    }

    #[test]
    fn a_host_that_was_asked_for_is_ours() {
        let named = Guard::new("Lab.example.org", [10, 0, 0, 7].into());
        assert_eq!(admit(&named, "lab.example.org:4000", None), Ok(()));
        assert_eq!(admit(&named, "10.0.0.7:4000", None), Ok(()));
        assert!(admit(&named, "other.example.org", None).is_err());
        let every = Guard::new("0.0.0.0", [0, 0, 0, 0].into());
        assert_eq!(admit(&every, "192.168.1.7:4000", None), Ok(()));
        assert!(admit(&every, "rebound.example.org:4000", None).is_err());
    }

    #[test]
    fn other_origins_are_turned_away() {
        let guard = Guard::new("127.0.0.1", [127, 0, 0, 1].into());
        assert_eq!(admit(&guard, "localhost:4000", Some("http://localhost:4000")), Ok(()));
        for origin in [
            "null",
            "https://example.org",
            "http://localhost:3000",
            "http://127.0.0.1:4000",
            "http://localhost:4000.example.org",
        ] {
            assert_eq!(
                admit(&guard, "localhost:4000", Some(origin)),
                Err(StatusCode::FORBIDDEN),
                "{origin}"
            );
        }
    }

    #[test]
    fn nothing_can_be_sent() {
        let guard = Guard::new("127.0.0.1", [127, 0, 0, 1].into());
        let headers = HeaderMap::from_iter([(HOST, "localhost".parse().unwrap())]);
        for method in [
            Method::POST,
            Method::PUT,
            Method::DELETE,
            Method::OPTIONS,
            Method::CONNECT,
            Method::TRACE,
        ] {
            assert_eq!(guard.admit(&method, &headers), Err(StatusCode::METHOD_NOT_ALLOWED));
        }
        assert_eq!(guard.admit(&Method::HEAD, &headers), Ok(()));
        assert_eq!(guard.admit(&Method::GET, &HeaderMap::new()), Err(StatusCode::BAD_REQUEST));
    }

    proptest! {
        #[test]
        fn no_name_but_ours_is_let_in(host in "(\\[?(::1|127\\.0\\.0\\.1|localhost)?[\\]a-z0-9.:@/#-]{0,12}(\\.localhost|localhost|::1\\]|\\.org)?:?[0-9]{0,6})") {
            let guard = Guard::new("127.0.0.1", [127, 0, 0, 1].into());
            if admit(&guard, &host, None).is_ok() {
                // What a browser that sends this header went to, by another parser.
                let uri: axum::http::Uri = format!("http://{host}/").parse().unwrap();
                let name = uri.host().unwrap();
                let is_name = name == "localhost" || name.ends_with(".localhost");
                let ip = bare(name).parse::<IpAddr>();
                prop_assert!(is_name || ip.is_ok_and(|ip| ip.is_loopback()), "{host} is {name}");
            }
        }
    }
}
