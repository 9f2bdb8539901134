//! Who is connected: so many, each with so much time to say what they want. Somebody who asks slowly, or often, takes the preview from nobody.

use axum::Router;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// What the server lets through.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at a time; an open page that waits for news is one of them.
    pub n_connections: usize,
    /// How long the head of a request may take, and how long a connection may be quiet between two.
    pub head: Duration,
    /// How many bytes a head may have.
    pub n_head_bytes: usize,
    /// How many headers it may have.
    pub n_headers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            n_connections: 2_000,
            head: Duration::from_secs(10),
            n_head_bytes: 32 * 1024,
            n_headers: 100,
        }
    }
}

/// Answers for as long as the program runs.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits) {
    let room = Arc::new(Semaphore::new(limits.n_connections));
    while let Ok(place) = room.clone().acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            // Most often the system has no room for another open file: somebody will leave.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let router = router.clone();
        tokio::spawn(async move {
            answer(stream, router, limits).await;
            drop(place);
        });
    }
}

/// Answers one connection until either side ends it. How it ended is of no use to anybody.
async fn answer(stream: TcpStream, router: Router, limits: Limits) {
    let mut builder = Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(limits.n_head_bytes)
        .max_headers(limits.n_headers);
    let service = TowerToHyperService::new(router);
    drop(builder.serve_connection(TokioIo::new(stream), service).await);
}
