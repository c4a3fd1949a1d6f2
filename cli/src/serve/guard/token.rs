use std::fmt;

use anyhow::ensure;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use subtle::ConstantTimeEq;

use crate::serve::problem::Problem;

/// Characters that a token has at least: what cannot be tried out.
const LEAST: usize = 16;

/// Token: what whoever asks from elsewhere must know.
#[derive(Clone)]
pub(crate) struct Token(String);

impl Token {
    pub(crate) fn new(token: String) -> anyhow::Result<Self> {
        ensure!(
            token.len() >= LEAST && token.bytes().all(|byte| byte.is_ascii_graphic()),
            "a token has {LEAST} characters or more, none of them blank; `openssl rand -hex 16` makes one"
        );
        Ok(Self(token))
    }

    /// Whether `given` is the token, in a time that does not tell how much of it is right.
    fn is(&self, given: &[u8]) -> bool {
        self.0.as_bytes().ct_eq(given).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Refuses a request that does not have the token: `Bearer TOKEN`, or `Basic` with any name and the
/// token as its password, which browsers ask people for.
pub(super) fn check(token: &Token, request: &Request) -> Result<(), Problem> {
    let given = request.headers().get(header::AUTHORIZATION).and_then(given);
    if given.is_some_and(|given| token.is(&given)) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::UNAUTHORIZED,
        "the token that the server was started with is needed, as `Authorization: Bearer TOKEN`",
    ))
}

fn given(authorization: &HeaderValue) -> Option<Vec<u8>> {
    let (scheme, credentials) = authorization.to_str().ok()?.split_once(' ')?;
    let credentials = credentials.trim();
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(credentials.into()),
        "basic" => {
            let pair = BASE64_STANDARD.decode(credentials).ok()?;
            let colon = pair.iter().position(|&byte| byte == b':')?;
            Some(pair[colon + 1..].to_vec())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[test]
    fn the_token_is_asked_for_and_known() {
        let token = Token::new("sixteen-or-more-of".to_owned()).unwrap();
        let basic = |pair: &str| format!("Basic {}", BASE64_STANDARD.encode(pair));
        for (given, passes) in [
            (None, false),
            (Some("Bearer sixteen-or-more-of".to_owned()), true),
            (Some("bearer sixteen-or-more-of".to_owned()), true),
            (Some("Bearer sixteen-or-more-o".to_owned()), false),
            (Some("Bearer sixteen-or-more-of!".to_owned()), false),
            (Some("Bearer ".to_owned()), false),
            (Some("sixteen-or-more-of".to_owned()), false),
            (Some(basic("ada:sixteen-or-more-of")), true),
            (Some(basic(":sixteen-or-more-of")), true),
            (Some(basic("sixteen-or-more-of")), false),
            (Some("Basic ???".to_owned()), false),
        ] {
            let mut request = Request::builder();
            if let Some(given) = &given {
                request = request.header("authorization", given);
            }
            let request = request.body(Body::empty()).unwrap();
            assert_eq!(check(&token, &request).is_ok(), passes, "{given:?}");
        }
    }

    #[test]
    fn a_token_that_can_be_tried_out_is_refused() {
        for token in ["", "short", "with blanks in its middle"] {
            assert!(Token::new(token.to_owned()).is_err(), "{token}");
        }
    }
}
