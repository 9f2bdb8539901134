//! One request, one answer. Requests are looked up in memory; the disk is read only for files that are part of the site.

use crate::rim::asset;
use crate::rim::preview::address::{self, Found};
use crate::rim::preview::guard::Guard;
use crate::rim::preview::live;
use crate::rim::preview::moves;
use crate::rim::preview::shelf::{File, Shelf};
use crate::rim::preview::signal::{Hints, Signal};
use crate::rim::site::Site;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;
use std::fs;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

/// How long a request waits for a change that is being looked at, so that a reload right after saving shows what was saved.
const WAIT_MAX: Duration = Duration::from_millis(50);

/// What the server knows.
#[derive(Clone)]
pub struct Preview {
    /// Where files that are shown from disk lie.
    pub site: Arc<Site>,
    /// The files.
    pub shelf: Arc<dyn Shelf>,
    /// What open pages are told.
    pub signal: watch::Receiver<Signal>,
    /// Whether a change is being looked at.
    pub hints: watch::Receiver<Hints>,
    /// Who may see it.
    pub guard: Guard,
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
    let mut hints = preview.hints.clone();
    let asked = *hints.borrow();
    // Later changes are not waited for: they may never end. Whoever waited long enough sees the page as it was, and is told when it changes.
    let _ = tokio::time::timeout(WAIT_MAX, hints.wait_for(|it| it.have_settled(asked))).await;
    // The version is asked for first: a page that is newer than its version is loaded once more, never too seldom.
    let signal = preview.signal.borrow().clone();
    let (site, shelf, asked) = (preview.site.clone(), preview.shelf.clone(), path.to_owned());
    // A page that is drawn, or read from disk, holds up no other request.
    let looked = spawn_blocking(move || look_up(&site, &*shelf, &asked)).await;
    match looked.unwrap_or(Looked::Missing(None)) {
        Looked::File(address, bytes) => document(StatusCode::OK, &address, &bytes, &signal),
        Looked::Folder => moved(path),
        Looked::Missing(page) => missing(page, &signal),
    }
}

/// What a path leads to.
enum Looked {
    /// The file with this address.
    File(String, Bytes),
    /// A folder.
    Folder,
    /// Nothing, and the page that says so.
    Missing(Option<Bytes>),
}

const MISSING: &str = "404.html";

fn look_up(site: &Site, shelf: &dyn Shelf, path: &str) -> Looked {
    let file = match address::find(path, |address| shelf.has(address)) {
        Found::File(address) => {
            shelf.file(&address).and_then(|file| Some((address, bytes(site, file)?)))
        }
        Found::Folder => return Looked::Folder,
        Found::Nothing => None,
    };
    match file {
        Some((address, bytes)) => Looked::File(address, bytes),
        None => Looked::Missing(missing_page(site, shelf, path)),
    }
}

/// What is shown where nothing is: that, and where it is now if it has moved.
fn missing_page(site: &Site, shelf: &dyn Shelf, path: &str) -> Option<Bytes> {
    let page = shelf.file(MISSING).and_then(|file| bytes(site, file))?;
    let Found::File(old) = address::find(path, |it| shelf.moved(it).is_some()) else {
        return Some(page);
    };
    let Some(new) = shelf.moved(&old) else { return Some(page) };
    Some(moves::tell(&String::from_utf8_lossy(&page), &new).into())
}

fn bytes(site: &Site, file: File) -> Option<Bytes> {
    match file {
        File::Bytes(bytes) => Some(bytes),
        File::OnDisk(path) => {
            let path = site.on_disk(&path);
            // It was a regular file when the site was read; what took its place since is not opened.
            path.metadata().ok().filter(fs::Metadata::is_file)?;
            let name = path.file_name()?.to_string_lossy();
            // As it would be published, and not at all where it would not.
            asset::cleaned(&name, fs::read(&path).ok()?).ok().map(Bytes::from)
        }
    }
}

fn document(status: StatusCode, address: &str, bytes: &Bytes, signal: &Signal) -> Response {
    let is_page = address::media_type(address).starts_with("text/html");
    let bytes = if is_page { live::add(bytes, address, signal) } else { bytes.clone() };
    typed(status, address, bytes)
}

fn missing(page: Option<Bytes>, signal: &Signal) -> Response {
    // Before the first build came through there is nothing; the script must be there to reload once it did.
    let page = page.unwrap_or(Bytes::from_static(b"<!doctype html><html lang=\"en\"><head><title>Not found</title></head><body><p>There is no such page.</p></body></html>"));
    document(StatusCode::NOT_FOUND, MISSING, &page, signal)
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
