//! Words that mean something without any settings, in five languages. Data only.

use crate::model::{LaneKind, Quadrant, SectionKind, Vocabulary};

/// Headings that give a quadrant.
const QUADRANTS: &[(Quadrant, &str)] = &[
    (Quadrant::Says, "says, said, say, quotes, sagt, sagte, dit, dice, diz"),
    (
        Quadrant::Thinks,
        "thinks, thoughts, think, denkt, gedanken, pense, pensées, piensa, pensamientos, pensa, pensamentos",
    ),
    (
        Quadrant::Does,
        "does, do, actions, behavior, behaviour, tut, macht, handlungen, fait, actions observées, hace, acciones, faz, ações",
    ),
    (
        Quadrant::Feels,
        "feels, feelings, feel, emotions, fühlt, gefühle, ressent, émotions, siente, sentimientos, sente, sentimentos",
    ),
    (Quadrant::Hears, "hears, hear, hört, entend, oye, escucha, ouve"),
    (Quadrant::Sees, "sees, see, sieht, voit, ve, vê"),
    (
        Quadrant::Pain,
        "pain, pains, pain points, frustrations, schmerzen, schmerzpunkte, probleme, irritants, points de douleur, dolores, puntos de dolor, dores, pontos de dor",
    ),
    (
        Quadrant::Gain,
        "gain, gains, delights, gewinne, freuden, bénéfices, gains attendus, beneficios, ganancias, ganhos, benefícios",
    ),
];

/// Headings of a persona that hold claims.
const SECTIONS: &[(SectionKind, &str)] = &[
    (
        SectionKind::Success,
        "success, what success looks like, erfolg, succès, réussite, éxito, sucesso",
    ),
    (SectionKind::Goals, "goals, goal, ziele, objectifs, buts, objetivos, metas"),
    (
        SectionKind::Pains,
        "pains, pain points, frustrations, schmerzen, schmerzpunkte, probleme, irritants, points de douleur, dolores, puntos de dolor, dores, pontos de dor",
    ),
    (
        SectionKind::Gains,
        "gains, delights, gewinne, freuden, bénéfices, beneficios, ganancias, ganhos, benefícios",
    ),
    (SectionKind::Jobs, "jobs, jobs to be done, aufgaben, tâches, tareas, trabajos, tarefas"),
    (SectionKind::Needs, "needs, bedürfnisse, besoins, necesidades, necessidades"),
    (
        SectionKind::Day,
        "day, a day, a day in the life, tag, ein tag, tagesablauf, journée, une journée, día, un día, dia, um dia",
    ),
    (SectionKind::Statements(Quadrant::Says), "says, sagt, dit, dice, diz"),
    (SectionKind::Statements(Quadrant::Thinks), "thinks, denkt, pense, piensa, pensa"),
    (SectionKind::Statements(Quadrant::Does), "does, tut, macht, fait, hace, faz"),
    (SectionKind::Statements(Quadrant::Feels), "feels, fühlt, ressent, siente, sente"),
    (SectionKind::Statements(Quadrant::Hears), "hears, hört, entend, oye, escucha, ouve"),
    (SectionKind::Statements(Quadrant::Sees), "sees, sieht, voit, ve, vê"),
];

/// Words and signs that stand for a mood.
const MOODS: &[(i8, &str)] = &[
    (
        -2,
        "angry, furious, desperate, awful, terrible, wütend, verzweifelt, schrecklich, furieux, furieuse, affreux, furioso, furiosa, horrible, desesperado, horrível, very bad, 😡, 😭, 😠, 🤬, 😱, 💔",
    ),
    (
        -1,
        "frustrated, annoyed, worried, sad, bad, confused, frustriert, genervt, besorgt, traurig, schlecht, frustré, frustrée, inquiet, inquiète, triste, mauvais, frustrado, frustrada, preocupado, preocupada, malo, mau, 😟, 🙁, 😞, 😕, ☹, ☹️, 😢, 👎",
    ),
    (0, "neutral, calm, ok, okay, ruhig, neutre, calme, tranquilo, tranquila, neutro, 😐, 😶"),
    (
        1,
        "good, glad, pleased, relieved, happy, gut, froh, zufrieden, erleichtert, bon, content, contente, soulagé, soulagée, bueno, contento, contenta, aliviado, aliviada, bom, satisfeito, 🙂, 😊, 😌, 👍",
    ),
    (
        2,
        "delighted, excited, thrilled, great, very good, begeistert, großartig, ravi, ravie, enthousiaste, encantado, encantada, entusiasmado, genial, ótimo, 😀, 😃, 😄, 😁, 😍, 🤩, 🎉, ❤️",
    ),
];

/// Words that begin a step of a why ladder.
const WHYS: &str = "why, warum, wieso, weshalb, pourquoi, por qué, por que, por quê";

/// Words that begin a root cause.
const ROOTS: &str = "root, root cause, ursache, grundursache, cause racine, cause, causa raíz, causa raiz, raíz, raiz";

/// Headings of a journey that hold opportunities.
const OPPORTUNITIES: &str =
    "opportunities, ideas, chancen, möglichkeiten, opportunités, idées, oportunidades, ideias";

/// Tags of other languages that stand for a quadrant.
const TAGS: &[(Quadrant, &str)] = &[
    (Quadrant::Says, "sagt, dit, dice, diz"),
    (Quadrant::Thinks, "denkt, pense, piensa, pensa"),
    (Quadrant::Does, "tut, fait, hace, faz"),
    (Quadrant::Feels, "fühlt, ressent, siente, sente"),
    (Quadrant::Hears, "hört, entend, oye, ouve"),
    (Quadrant::Sees, "sieht, voit, ve, vê"),
    (Quadrant::Pain, "pains, schmerz, irritant, dolor, dor"),
    (Quadrant::Gain, "gains, gewinn, bénéfice, beneficio, ganho"),
];

/// Labels of the lanes of a journey.
const LANES: &[(LaneKind, &str)] = &[
    (LaneKind::Goal, "goal, goals, ziel, ziele, objectif, but, objetivo, meta"),
    (LaneKind::Actions, "actions, action, does, doing, handlungen, aktionen, acciones, ações"),
    (
        LaneKind::Thoughts,
        "thoughts, thinks, thinking, gedanken, pensées, pensamientos, pensamentos",
    ),
    (
        LaneKind::Emotions,
        "emotions, feelings, feels, gefühle, emotionen, émotions, emociones, emoções",
    ),
    (
        LaneKind::Touchpoints,
        "touchpoints, touchpoint, touch points, kontaktpunkte, berührungspunkte, points de contact, puntos de contacto, pontos de contato",
    ),
    (LaneKind::Channels, "channels, channel, kanäle, canaux, canales, canais"),
    (
        LaneKind::PainPoints,
        "pain points, pain point, pains, schmerzpunkte, probleme, irritants, points de douleur, puntos de dolor, pontos de dor",
    ),
    (
        LaneKind::Opportunities,
        "opportunities, opportunity, ideas, chancen, möglichkeiten, opportunités, oportunidades",
    ),
    (
        LaneKind::Frontstage,
        "frontstage, front stage, onstage, vordergrund, avant-scène, escenario, palco",
    ),
    (LaneKind::Backstage, "backstage, back stage, hintergrund, coulisses, bastidores"),
    (LaneKind::Support, "support, support processes, unterstützung, soporte, suporte"),
    (LaneKind::Metrics, "metrics, metric, kennzahlen, indicateurs, métricas"),
    (LaneKind::Owner, "owner, verantwortlich, responsable, responsável"),
];

/// Labels of the mood that an author expects at a stage.
const EXPECTED: &str = "expected mood, mood, erwartete stimmung, stimmung, humeur attendue, ánimo esperado, humor esperado";

/// Words in the first cell of a table whose rows are stages.
const STAGES: &str =
    "stage, stages, phase, phases, phasen, étape, étapes, etapa, etapas, fase, fases";

/// The lane that a label names.
pub fn lane(label: &str) -> Option<LaneKind> {
    let label = label.to_lowercase();
    LANES.iter().find(|(_, words)| has(words, &label)).map(|(kind, _)| kind.clone())
}

/// Whether a label names the expected mood.
pub fn is_expected_mood(label: &str) -> bool {
    has(EXPECTED, &label.to_lowercase())
}

/// Whether a word names stages.
pub fn is_stage_word(word: &str) -> bool {
    has(STAGES, &word.to_lowercase())
}

/// Names of months, from the first to the last.
const MONTHS: [&str; 12] = [
    "january, jan, januar, janvier, enero, janeiro",
    "february, feb, februar, février, febrero, fevereiro",
    "march, mar, märz, mars, marzo, março",
    "april, apr, avril, abril",
    "may, mai, mayo, maio",
    "june, jun, juni, juin, junio, junho",
    "july, jul, juli, juillet, julio, julho",
    "august, aug, août, agosto",
    "september, sep, sept, septembre, septiembre, setembro",
    "october, oct, oktober, octobre, octubre, outubro",
    "november, nov, novembre, noviembre, novembro",
    "december, dec, dezember, décembre, diciembre, dezembro",
];

/// The number of a month that a word in lower case names.
pub fn month(word: &str) -> Option<i8> {
    (1..).zip(MONTHS).find(|(_, names)| has(names, word)).map(|(number, _)| number)
}

/// The words that are known without any settings.
pub fn vocabulary() -> Vocabulary {
    let words = |list| split(list).map(Box::from).collect();
    Vocabulary {
        quadrants: pairs(QUADRANTS),
        sections: pairs(SECTIONS),
        moods: pairs(MOODS),
        whys: words(WHYS),
        roots: words(ROOTS),
        opportunities: words(OPPORTUNITIES),
        tags: pairs(TAGS),
    }
}

fn split(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(", ")
}

fn has(list: &'static str, word: &str) -> bool {
    split(list).any(|known| known == word)
}

fn pairs<T: Copy>(table: &[(T, &'static str)]) -> rustc_hash::FxHashMap<Box<str>, T> {
    let pairs =
        table.iter().flat_map(|(meaning, list)| split(list).map(|word| (word.into(), *meaning)));
    pairs.collect()
}
