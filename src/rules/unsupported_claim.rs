//! A claim that points to passages, none of which counts for this audience: it is shown as an assumption.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Claim, EvidenceId, Head, Knowledge, Linked, Strength, Support};
use crate::publish::Published;
use rustc_hash::FxHashMap;

/// Finds claims that lost all their passages on the way to the audience.
pub fn check(knowledge: &Knowledge, published: &Published) -> Vec<Diagnostic> {
    if published.is(knowledge) {
        return Vec::new();
    }
    let mut carried: FxHashMap<(&str, &str), bool> = FxHashMap::default();
    for (head, claim, support) in claims(published) {
        carried.insert((head.path.as_str(), &claim.id), support.strength != Strength::Assumption);
    }
    claims(knowledge)
        .filter(|(head, claim, support)| {
            // A claim that is itself withheld is nobody's business here.
            !support.backing.is_empty()
                && carried.get(&(head.path.as_str(), &*claim.id)) == Some(&false)
        })
        .map(|(head, claim, support)| report(knowledge, published, (head, claim), support))
        .collect()
}

fn claims(knowledge: &Knowledge) -> impl Iterator<Item = (&Head, &Claim, &Support)> {
    let personas = knowledge.personas.iter().flat_map(|it| of(&it.head, it));
    let journeys = knowledge.journeys.iter().flat_map(|it| of(&it.head, it));
    let insights = knowledge.insights.iter().flat_map(|it| of(&it.head, it));
    personas.chain(journeys).chain(insights)
}

fn of<'a, T>(
    head: &'a Head,
    linked: &'a Linked<T>,
) -> impl Iterator<Item = (&'a Head, &'a Claim, &'a Support)> {
    head.claims.iter().zip(&linked.support).map(move |(claim, support)| (head, claim, support))
}

fn report(
    knowledge: &Knowledge,
    published: &Published,
    (head, claim): (&Head, &Claim),
    support: &Support,
) -> Diagnostic {
    let audience = published.audience().word();
    let message = "nothing supports this claim any more, so it is shown as an assumption";
    let start = Diagnostic::new(Rule::UnsupportedClaim, &head.path, claim.span, message)
        .label("claimed here")
        .help("ask for wider consent, listen to someone else, or build for fewer people with `--audience`");
    support.backing.iter().fold(start, |diagnostic, id: &EvidenceId| {
        let (note, passage) = knowledge.passage(*id);
        let text = format!("this passage does not count for `{audience}`");
        diagnostic.also(&note.head.path, passage.span, text)
    })
}
