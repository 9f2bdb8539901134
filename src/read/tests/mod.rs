//! Tests of the reader: texts as authors write them, and what is read from them.

mod check;
mod fuzz;
mod journey;
mod keys;
mod note;
mod persona;
