//! stub
use crate::diagnostic::Diagnostic;
use crate::model::*;
pub struct Defaults;
pub struct Surroundings<'a> {
    pub settings: &'a Settings,
    pub content: &'a str,
    pub defaults: Vec<(&'a SourcePath, &'a Defaults)>,
}
pub fn settings(_: &Source) -> (Settings, Vec<Diagnostic>) {
    loop {}
}
pub fn default_settings() -> Settings {
    loop {}
}
pub fn defaults(_: &Source) -> (Defaults, Vec<Diagnostic>) {
    loop {}
}
pub fn entry(_: &Source, _: &Surroundings) -> (Entry, Vec<Diagnostic>) {
    loop {}
}
