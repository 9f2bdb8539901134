//! Tests of the reader: texts as authors write them, and what is read from them.

mod check;
pub mod dice;
mod doubt;
mod fuzz;
mod hidden;
mod html;
mod journey;
mod keys;
mod note;
mod persona;
mod yaml;
