//! What looks the same wherever it stands: it is drawn once, and every page that shows it takes the HTML over.

use crate::pages::note_uses::UsedIn;
use crate::pages::parts::{Named, Who};
use crate::pages::passages::Labels;
use crate::pages::{Card, Shared};
use serde::{Serialize, Serializer};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};
use tera::{Context, TeraResult, Value};

/// Something on a page that looks the same on every page as far from the root. Templates find its HTML in its place.
#[derive(Clone)]
pub struct Drawn(Arc<Place>);

struct Place {
    sight: Sight,
    html: OnceLock<Value>,
}

/// What is to be seen. Its template is `part/<name>.html`, where it is called by its name.
#[derive(Clone, Debug)]
pub enum Sight {
    /// A passage with its source.
    Card(Shared<Card>),
    /// What a passage is.
    Labels(Shared<Labels>),
    /// A stage, linked.
    Stage(Shared<Named>),
    /// A page with the claims that rest on a passage.
    Used(Shared<UsedIn>),
    /// A persona, linked.
    Who(Shared<Who>),
}

impl Sight {
    /// What it is called in its template.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Card(_) => "card",
            Self::Labels(_) => "labels",
            Self::Stage(_) => "stage",
            Self::Used(_) => "used",
            Self::Who(_) => "who",
        }
    }

    /// A hash over all that it shows.
    pub fn fingerprint(&self) -> u64 {
        match self {
            Self::Card(card) => card.fingerprint(),
            Self::Labels(labels) => labels.fingerprint(),
            Self::Stage(stage) => stage.fingerprint(),
            Self::Used(used) => used.fingerprint(),
            Self::Who(who) => who.fingerprint(),
        }
    }

    /// What is drawn by itself inside of it, by the names its template has for it.
    pub fn inside(&self) -> Vec<(&'static str, Vec<Self>)> {
        let Self::Card(card) = self else { return Vec::new() };
        vec![
            ("labels", vec![Self::Labels(card.labels.clone())]),
            ("personas", card.personas.iter().cloned().map(Self::Who).collect()),
            ("stages", card.stages.iter().cloned().map(Self::Stage).collect()),
        ]
    }

    /// The values for its template, without what is drawn by itself.
    ///
    /// # Errors
    /// When a value cannot be put into the template's form, which would be a defect of ours.
    pub fn context(&self, root: &str) -> TeraResult<Context> {
        // They are drawn once for each way to the root: their values are not worth keeping.
        let value = match self {
            Self::Card(card) => Value::try_from_serializable(&**card),
            Self::Labels(labels) => Value::try_from_serializable(&**labels),
            Self::Stage(stage) => Value::try_from_serializable(&**stage),
            Self::Used(used) => Value::try_from_serializable(&**used),
            Self::Who(who) => Value::try_from_serializable(&**who),
        }?;
        let mut context = Context::new();
        context.insert_value("root", root.into());
        context.insert_value(self.name(), value);
        Ok(context)
    }
}

impl Drawn {
    /// Puts something on a page.
    pub fn new(sight: Sight) -> Self {
        Self(Arc::new(Place { sight, html: OnceLock::new() }))
    }

    /// Has it drawn, unless it is.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn draw(&self, draw: impl FnOnce(&Sight) -> TeraResult<Value>) -> TeraResult<()> {
        if self.0.html.get().is_none() {
            let html = draw(&self.0.sight)?;
            self.0.html.get_or_init(|| html);
        }
        Ok(())
    }
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.sight.fmt(f)
    }
}

impl Hash for Drawn {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0.sight.fingerprint());
    }
}

impl Serialize for Drawn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let html = self.0.html.get();
        html.ok_or_else(|| serde::ser::Error::custom("not drawn yet"))?.serialize(serializer)
    }
}
