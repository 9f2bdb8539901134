//! Which words stand where: kept from build to build, and changed only where an entry changed.

use crate::search::facets;
use crate::search::gather::Found;
use crate::search::shape::Shape;
use crate::search::words;
use rustc_hash::FxHashMap;

/// Where a word stands: the place of an entry, and the record of it.
pub type Posting = (u32, u16);

/// The record of an entry itself.
pub const HEAD: u16 = 0;
/// The record of its running text, and of everything behind the last part that can be counted.
pub const TEXT: u16 = 1;
/// The record of its first part.
pub const FIRST_PART: u16 = 2;

/// The number of a part's record.
pub fn record(index: usize) -> u16 {
    u16::try_from(index).ok().and_then(|it| it.checked_add(FIRST_PART)).unwrap_or(TEXT)
}

/// All words, and where they stand.
#[derive(Default)]
pub struct Postings {
    ids: FxHashMap<Box<str>, u32>,
    words: Vec<Word>,
    /// The words of each piece.
    pieces: Vec<Piece>,
    /// Another number whenever there are other words.
    version: u64,
}

/// A word, and where it stands.
pub struct Word {
    /// Its letters.
    pub letters: Box<str>,
    /// Where it stands, in order; nowhere any more, possibly.
    pub postings: Vec<Posting>,
    piece: u32,
}

#[derive(Clone, Default)]
struct Piece {
    words: Vec<u32>,
    /// Another number whenever something in it changed.
    version: u64,
}

impl Postings {
    /// Begins with nothing.
    pub fn new(shape: Shape) -> Self {
        Self { pieces: vec![Piece::default(); shape.n_words as usize], ..Self::default() }
    }

    /// The words of a piece, in order.
    pub fn words(&self, piece: u32) -> Vec<&Word> {
        let ids = self.pieces.get(piece as usize).map(|it| &*it.words).unwrap_or_default();
        let words = ids.iter().map(|id| &self.words[*id as usize]);
        let mut words: Vec<&Word> = words.filter(|it| !it.postings.is_empty()).collect();
        words.sort_unstable_by(|a, b| a.letters.cmp(&b.letters));
        words
    }

    /// Another number whenever a piece changed.
    pub fn version(&self, piece: u32) -> u64 {
        self.pieces.get(piece as usize).map_or(0, |it| it.version)
    }

    /// Another number whenever there are other words.
    pub fn vocabulary(&self) -> u64 {
        self.version
    }

    /// Puts what a batch of entries says in the place of what stood there. `before` are the words of the same entries,
    /// in the same order; returns their words now.
    pub fn put(
        &mut self,
        batch: &Batch,
        before: &[(u32, Box<[u32]>)],
        shape: Shape,
    ) -> Vec<Box<[u32]>> {
        let ids: Vec<u32> = batch.words.iter().map(|it| self.id(&it.word, shape)).collect();
        for (id, word) in ids.iter().zip(&batch.words) {
            for postings in word.postings.chunk_by(|a, b| a.0 == b.0) {
                self.replace(*id, postings[0].0, postings);
            }
        }
        let now = batch.entries.iter().map(|words| {
            let mut words: Vec<u32> = words.iter().map(|it| ids[*it as usize]).collect();
            words.sort_unstable();
            words.into_boxed_slice()
        });
        let now: Vec<Box<[u32]>> = now.collect();
        for ((place, before), now) in before.iter().zip(&now) {
            for id in before.iter().filter(|it| now.binary_search(it).is_err()) {
                self.replace(*id, *place, &[]);
            }
        }
        now
    }

    /// Takes out an entry.
    pub fn take_out(&mut self, place: u32, words: &[u32]) {
        for id in words {
            self.replace(*id, place, &[]);
        }
    }

    fn replace(&mut self, id: u32, place: u32, now: &[Posting]) {
        let word = &mut self.words[id as usize];
        let postings = &mut word.postings;
        let was_empty = postings.is_empty();
        // A site that is indexed for the first time comes in order.
        let is_last = postings.last().is_none_or(|it| it.0 < place);
        let start =
            if is_last { postings.len() } else { postings.partition_point(|it| it.0 < place) };
        let n = postings[start..].iter().take_while(|it| it.0 == place).count();
        if postings[start..start + n] == *now {
            return;
        }
        postings.splice(start..start + n, now.iter().copied());
        self.version += u64::from(was_empty != postings.is_empty());
        self.pieces[word.piece as usize].version += 1;
    }

    fn id(&mut self, word: &str, shape: Shape) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let piece = shape.piece_of_word(word);
        self.words.push(Word { letters: word.into(), postings: Vec::new(), piece });
        self.pieces[piece as usize].words.push(id);
        self.ids.insert(word.into(), id);
        id
    }
}

/// What some entries say, by words of their own count: made side by side, and put in one after the other.
#[derive(Default)]
pub struct Batch {
    ids: FxHashMap<Box<str>, u32>,
    words: Vec<BatchWord>,
    /// The words of every entry.
    entries: Vec<Vec<u32>>,
}

struct BatchWord {
    word: Box<str>,
    postings: Vec<Posting>,
}

impl Batch {
    /// Adds an entry and its running text. Entries come in the order of their places.
    pub fn add(&mut self, place: u32, found: &Found, running_text: &str) {
        self.entries.push(Vec::new());
        for text in [&*found.title, &found.context, &found.also] {
            self.text(text, (place, HEAD));
        }
        self.facets(&found.facets, (place, HEAD));
        self.text(running_text, (place, TEXT));
        self.facets(&found.facets, (place, TEXT));
        // What cannot be counted any more comes first, as its number does.
        let parts = found.parts.iter().enumerate();
        let (rest, counted): (Vec<_>, Vec<_>) =
            parts.map(|(at, part)| (record(at), part)).partition(|it| it.0 < FIRST_PART);
        for (record, part) in rest.into_iter().chain(counted) {
            for text in [&*part.words, &part.context, &part.also] {
                self.text(text, (place, record));
            }
            self.facets(&part.facets, (place, record));
        }
    }

    fn text(&mut self, text: &str, posting: Posting) {
        words::each(text, |word| self.word(word, posting));
    }

    fn facets(&mut self, facets: &[&str], posting: Posting) {
        for facet in facets {
            self.word(facet, posting);
        }
    }

    fn word(&mut self, word: &str, posting: Posting) {
        let id = self.id(word);
        let postings = &mut self.words[id as usize].postings;
        if postings.last() == Some(&posting) {
            return;
        }
        if postings.last().is_none_or(|it| it.0 != posting.0)
            && let Some(words) = self.entries.last_mut()
        {
            words.push(id);
        }
        postings.push(posting);
    }

    fn id(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(BatchWord { word: word.into(), postings: Vec::new() });
        self.ids.insert(word.into(), id);
        id
    }
}

/// Whether a word is one of a facet.
pub fn is_facet(word: &str) -> bool {
    word.starts_with(facets::SIGN)
}
