//! The preview server: shows pages from memory to the browser of this machine, and tells it when they changed.

mod address;
mod answer;
mod connections;
mod guard;
mod live;
mod moves;
mod pages;
mod shelf;
mod signal;

pub use moves::Traces;
pub use pages::Pages;
pub use shelf::Shelf;
pub use signal::Teller;

use crate::rim::failure::Failure;
use crate::rim::site::Site;
use answer::Preview;
use axum::Router;
use connections::Limits;
use guard::Guard;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::{io, ops::RangeInclusive};

/// The port, or the next free one.
const PORTS: RangeInclusive<u16> = 4000..=4099;

/// A server that has a port but does not answer yet.
pub struct Server {
    listener: TcpListener,
    guard: Guard,
    limits: Limits,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    /// Takes a port; the next free one only when none was asked for.
    pub fn bind(host: &str, port: Option<u16>) -> Result<Self, Failure> {
        let ports = port.map_or(PORTS, |port| port..=port);
        let mut refused = io::Error::from(io::ErrorKind::AddrInUse);
        for port in ports.clone() {
            match listen(host, port) {
                Ok((listener, address)) => {
                    let guard = Guard::new(host, address.ip());
                    return Ok(Self { listener, guard, limits: Limits::default(), address });
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => refused = error,
                Err(cause) => {
                    return Err(Failure::Io {
                        message: format!("could not listen on {host}:{port}"),
                        cause,
                    });
                }
            }
        }
        Err(Failure::Io {
            message: format!("could not listen on {host}:{}", ports.start()),
            cause: refused,
        })
    }

    /// The address to type into a browser.
    pub fn url(&self) -> String {
        let mut address = self.address;
        if address.ip().is_unspecified() {
            address.set_ip(if address.is_ipv4() {
                [127, 0, 0, 1].into()
            } else {
                std::net::Ipv6Addr::LOCALHOST.into()
            });
        }
        format!("http://{address}/")
    }

    /// Answers, on a thread of its own, for as long as the program runs.
    pub fn start(
        self,
        site: Arc<Site>,
        files: Arc<dyn Shelf>,
        teller: &Teller,
    ) -> JoinHandle<io::Result<()>> {
        let preview = Preview {
            site,
            shelf: files,
            signal: teller.listen(),
            hints: teller.hints(),
            guard: self.guard,
        };
        let (listener, limits) = (self.listener, self.limits);
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                let router = Router::new().fallback(answer::answer).with_state(preview);
                connections::serve(listener, router, limits).await;
                Ok(())
            })
        })
    }
}

fn listen(host: &str, port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let addresses: Vec<SocketAddr> = (host, port).to_socket_addrs()?.collect();
    let listener = TcpListener::bind(&*addresses)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

#[cfg(test)]
mod tests;
