//! One request, one answer. Requests are looked up in memory; the disk is read only for files that are part of the site.

use crate::rim::preview::address::{self, Found};
use crate::rim::preview::guard::Guard;
use crate::rim::preview::live;
use crate::rim::preview::pages::{self, File, Pages, Shown, Signal};
use crate::rim::site::Site;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;
use std::fs;
use std::sync::{Arc, RwLock};
use tokio::sync::watch;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

/// What the server knows.
#[derive(Clone)]
pub struct Preview {
    site: Arc<Site>,
    pages: Arc<RwLock<Pages>>,
    signal: watch::Receiver<Signal>,
    guard: Guard,
}

impl Preview {
    /// Takes what is shown, and who may see it.
    pub fn new(shown: &Shown, guard: Guard) -> Self {
        Self {
            site: Arc::clone(&shown.site),
            pages: Arc::clone(&shown.pages),
            signal: shown.listen(),
            guard,
        }
    }
}

/// Answers a request.
pub async fn answer(State(preview): State<Preview>, request: Request) -> Response {
    let mut response = match preview.guard.admit(request.method(), request.headers()) {
        Ok(()) => route(&preview, request.uri().path()).await,
        Err(status) => status.into_response(),
    };
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response.headers_mut().extend(common_headers());
    response
}

/// What every answer says. The pages carry their own, stricter policy; only what a page cannot say itself stands here.
fn common_headers() -> impl Iterator<Item = (HeaderName, HeaderValue)> {
    [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ]
    .into_iter()
    .map(|(name, value)| (name, HeaderValue::from_static(value)))
}

async fn route(preview: &Preview, path: &str) -> Response {
    match path {
        live::EVENTS_PATH => events(preview).into_response(),
        live::SCRIPT_PATH => typed(StatusCode::OK, path, live::SCRIPT),
        live::STYLE_PATH => typed(StatusCode::OK, path, live::STYLE),
        _ => page(preview, path).await,
    }
}

fn events(preview: &Preview) -> impl IntoResponse {
    let told = WatchStream::new(preview.signal.clone()).map(|signal| {
        Ok::<_, Infallible>(Event::default().event("site").data(live::event(&signal)))
    });
    Sse::new(told).keep_alive(KeepAlive::default())
}

async fn page(preview: &Preview, path: &str) -> Response {
    // The version is asked for first: a page that is newer than its version is loaded once more, never too seldom.
    let signal = preview.signal.borrow().clone();
    let (found, file) = look_up(&preview.pages, path);
    match (found, file) {
        (Found::File(address), Some(file)) => match bytes(preview, file).await {
            Some(bytes) => document(StatusCode::OK, &address, &bytes, &signal),
            None => missing(preview, &signal),
        },
        (Found::Folder, _) => moved(path),
        (Found::File(_) | Found::Nothing, _) => missing(preview, &signal),
    }
}

fn look_up(pages: &RwLock<Pages>, path: &str) -> (Found, Option<File>) {
    let pages = pages::read(pages);
    let found = address::find(path, |address| pages.file(address).is_some());
    let file = match &found {
        Found::File(address) => pages.file(address).cloned(),
        Found::Folder | Found::Nothing => None,
    };
    (found, file)
}

async fn bytes(preview: &Preview, file: File) -> Option<Bytes> {
    match file {
        File::Bytes(bytes) => Some(bytes),
        File::OnDisk(path) => {
            let path = preview.site.on_disk(&path);
            let read = move || {
                // It was a regular file when the site was read; what took its place since is not opened.
                path.metadata().ok().filter(fs::Metadata::is_file)?;
                fs::read(&path).ok()
            };
            tokio::task::spawn_blocking(read).await.ok().flatten().map(Bytes::from)
        }
    }
}

fn document(status: StatusCode, address: &str, bytes: &Bytes, signal: &Signal) -> Response {
    let is_page = address::media_type(address).starts_with("text/html");
    let bytes = if is_page { live::add(bytes, signal) } else { bytes.clone() };
    typed(status, address, bytes)
}

fn missing(preview: &Preview, signal: &Signal) -> Response {
    const ADDRESS: &str = "404.html";
    match pages::read(&preview.pages).file(ADDRESS) {
        Some(File::Bytes(bytes)) => document(StatusCode::NOT_FOUND, ADDRESS, bytes, signal),
        // Before the first build came through there is nothing; the script must be there to reload once it did.
        Some(File::OnDisk(_)) | None => {
            let page = Bytes::from_static(b"<!doctype html><html lang=\"en\"><head><title>Not found</title></head><body><p>There is no such page.</p></body></html>");
            document(StatusCode::NOT_FOUND, ADDRESS, &page, signal)
        }
    }
}

fn moved(path: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(&format!("{path}/")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response()
}

fn typed(status: StatusCode, address: &str, body: impl Into<Body>) -> Response {
    (status, [(header::CONTENT_TYPE, address::media_type(address))], body.into()).into_response()
}
