//! The index as it is now, and which of its pieces changed since they were last made.

use crate::model::{EntryId, SourcePath};
use crate::pages::Site;
use crate::search::columns;
use crate::search::facets::Facets;
use crate::search::gather::{gather, running_text};
use crate::search::pieces;
use crate::search::postings::{Batch, Postings};
use crate::search::shape::Shape;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// How many entries are read for their words at a time, on one thread.
const N_ENTRIES_PER_BATCH: usize = 128;
/// How many times that many are in memory at once.
const N_BATCHES: usize = 8;

/// What can be found on a site. It is brought up to date when a piece of it is asked for, not before.
pub struct Index {
    shape: Shape,
    postings: Postings,
    /// By the position of every entry.
    filed: Vec<Filed>,
    /// The positions of the entries in the order of their places.
    order: Vec<usize>,
    /// Another number whenever there are other entries.
    addresses: Option<u64>,
    /// What pieces were last made of, and what came of it.
    made: FxHashMap<Piece, Made>,
}

/// An entry in the index.
#[derive(Default)]
struct Filed {
    path: Option<SourcePath>,
    place: u32,
    /// What it was when its words were read; none when they were not.
    number: Option<u64>,
    /// Its words, sorted.
    words: Box<[u32]>,
}

/// One file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// What there is: entries, personas, stages, and into how many pieces the rest is cut.
    Map,
    /// All words.
    Vocabulary,
    /// Words that begin alike, and where they stand.
    Words(u32),
    /// The texts of some entries.
    Texts(u32),
    /// What the passages of some notes are about, for the evidence explorer.
    Facets(u32),
}

#[derive(Clone, Copy)]
struct Made {
    of: u64,
    hash: u64,
}

impl Default for Index {
    fn default() -> Self {
        let shape = Shape::of(0);
        Self {
            shape,
            postings: Postings::new(shape),
            filed: Vec::new(),
            order: Vec::new(),
            addresses: None,
            made: FxHashMap::default(),
        }
    }
}

impl Index {
    /// Cuts the index as a site needs it, without reading anything yet. Returns the addresses that are gone.
    pub fn fit(&mut self, site: &Site) -> Vec<Box<str>> {
        let shape = Shape::of(site.stamps.len());
        if shape == self.shape {
            return Vec::new();
        }
        let before = std::mem::take(self);
        *self = Self { shape, postings: Postings::new(shape), ..Self::default() };
        let gone = before.pieces().map(|it| before.address(it));
        gone.filter(|address| self.at(address).is_none()).collect()
    }

    /// All pieces there are.
    pub fn pieces(&self) -> impl Iterator<Item = Piece> + use<> {
        let Shape { n_texts, n_words } = self.shape;
        let words = (0..n_words).map(Piece::Words);
        let texts = (0..n_texts).map(Piece::Texts);
        let facets = (0..self.shape.n_facets()).map(Piece::Facets);
        [Piece::Map, Piece::Vocabulary].into_iter().chain(words).chain(texts).chain(facets)
    }

    /// How many pieces there are.
    pub fn n_pieces(&self) -> usize {
        let Shape { n_texts, n_words } = self.shape;
        2 + [n_words, n_texts, self.shape.n_facets()].iter().map(|it| *it as usize).sum::<usize>()
    }

    /// Where a piece stands. How many there are is part of it, so that pieces that were cut in different ways never meet.
    pub fn address(&self, piece: Piece) -> Box<str> {
        let Shape { n_texts, n_words } = self.shape;
        match piece {
            Piece::Map => "_search/map.json".into(),
            Piece::Vocabulary => "_search/vocabulary.json".into(),
            Piece::Words(n) => format!("_search/words-{n_words}/{n}.json").into(),
            Piece::Texts(n) => format!("_search/texts-{n_texts}/{n}.json").into(),
            Piece::Facets(n) => format!("_search/facets-{n_texts}/{n}.json").into(),
        }
    }

    /// The piece at an address.
    pub fn at(&self, address: &str) -> Option<Piece> {
        let name = address.strip_prefix("_search/")?.strip_suffix(".json")?;
        let piece = match name.split_once('/') {
            None if name == "map" => Piece::Map,
            None if name == "vocabulary" => Piece::Vocabulary,
            Some((folder, n)) => {
                let n = n.parse().ok()?;
                match folder.split('-').next() {
                    Some("words") => Piece::Words(n),
                    Some("facets") => Piece::Facets(n),
                    _ => Piece::Texts(n),
                }
            }
            None => return None,
        };
        let is_there = match piece {
            Piece::Words(n) => n < self.shape.n_words,
            Piece::Texts(n) => n < self.shape.n_texts,
            Piece::Facets(n) => n < self.shape.n_facets(),
            Piece::Map | Piece::Vocabulary => true,
        };
        // Another way to write the same number is no address.
        (is_there && *self.address(piece) == *address).then_some(piece)
    }

    /// Takes in another state of the site: what changed is read for its words again, and nothing else.
    pub fn follow(&mut self, site: &Site) {
        self.fit(site);
        if self.addresses != Some(site.addresses) {
            self.file(site);
            self.addresses = Some(site.addresses);
        }
        let entries: Vec<EntryId> = site.ids().collect();
        let numbers: Vec<u64> = entries.par_iter().map(|it| number(site, *it)).collect();
        let is_stale = |at: &usize| self.filed[*at].number != Some(numbers[*at]);
        let stale: Vec<usize> = self.order.iter().copied().filter(is_stale).collect();
        let facets = Facets::of(site);
        // A few at a time: the words of a whole site, counted twice, would be in memory at once.
        for some in stale.chunks(N_ENTRIES_PER_BATCH * N_BATCHES) {
            let batch = |positions: &[usize]| self.batch((site, &facets), &entries, positions);
            let batches: Vec<Batch> = some.par_chunks(N_ENTRIES_PER_BATCH).map(batch).collect();
            for (positions, batch) in some.chunks(N_ENTRIES_PER_BATCH).zip(batches) {
                self.put(positions, &batch, &numbers);
            }
        }
    }

    /// Reads entries for their words.
    fn batch(
        &self,
        (site, facets): (&Site, &Facets),
        entries: &[EntryId],
        positions: &[usize],
    ) -> Batch {
        let mut batch = Batch::default();
        for at in positions {
            let (place, entry) = (self.filed[*at].place, entries[*at]);
            let text = running_text(site, facets, entry);
            batch.add(place, &gather(site, facets, entry), &text);
        }
        batch
    }

    /// Puts the words of entries in the place of those that they had.
    fn put(&mut self, positions: &[usize], batch: &Batch, numbers: &[u64]) {
        let before = positions.iter().map(|at| {
            let filed = &mut self.filed[*at];
            filed.number = Some(numbers[*at]);
            (filed.place, std::mem::take(&mut filed.words))
        });
        let before: Vec<(u32, Box<[u32]>)> = before.collect();
        for (at, words) in positions.iter().zip(self.postings.put(batch, &before, self.shape)) {
            self.filed[*at].words = words;
        }
    }

    /// Gives every entry its place. Entries that stay where they were keep their words.
    fn file(&mut self, site: &Site) {
        let paths: Vec<&SourcePath> = site.ids().map(|it| &site.head(it).path).collect();
        let places = self.shape.places(paths.iter().map(|it| it.as_str()));
        let known = std::mem::take(&mut self.filed).into_iter();
        let mut known: FxHashMap<(SourcePath, u32), Filed> =
            known.filter_map(|it| Some(((it.path.clone()?, it.place), it))).collect();
        let filed = paths.into_iter().zip(places).map(|(path, place)| {
            let new = || Filed { path: Some(path.clone()), place, ..Filed::default() };
            known.remove(&(path.clone(), place)).unwrap_or_else(new)
        });
        self.filed = filed.collect();
        for gone in known.into_values() {
            self.postings.take_out(gone.place, &gone.words);
        }
        self.order = (0..self.filed.len()).collect();
        self.order.sort_unstable_by_key(|at| self.filed[*at].place);
    }

    /// The bytes of one piece as it is now.
    pub fn piece(&mut self, site: &Site, piece: Piece) -> Vec<u8> {
        self.follow(site);
        self.pencil(site).bytes(piece)
    }

    /// Makes every piece that is not what it was, and hands on those that hold something else than before. Returns how many.
    pub fn draw(&mut self, site: &Site, take: impl Fn(Box<str>, Vec<u8>) + Sync) -> usize {
        self.follow(site);
        let pencil = self.pencil(site);
        let pieces: Vec<Piece> = self.pieces().collect();
        let drawn = pieces.into_par_iter().filter_map(|piece| {
            let (before, of) = (self.made.get(&piece), pencil.number(piece));
            if before.is_some_and(|it| it.of == of) {
                return None;
            }
            let bytes = pencil.bytes(piece);
            let hash = xxh3_64(&bytes);
            let is_new = before.is_none_or(|it| it.hash != hash);
            if is_new {
                take(self.address(piece), bytes);
            }
            Some((piece, Made { of, hash }, usize::from(is_new)))
        });
        let drawn: Vec<(Piece, Made, usize)> = drawn.collect();
        let n_written = drawn.iter().map(|it| it.2).sum();
        self.made.extend(drawn.into_iter().map(|it| (it.0, it.1)));
        n_written
    }

    fn pencil<'i>(&'i self, site: &'i Site) -> Pencil<'i> {
        let entries: Vec<EntryId> = site.ids().collect();
        let order = self.order.iter().map(|at| (self.filed[*at].place, entries[*at]));
        Pencil { index: self, site, facets: Facets::of(site), order: order.collect() }
    }
}

/// Draws pieces of an index that has followed.
struct Pencil<'i> {
    index: &'i Index,
    site: &'i Site,
    facets: Facets,
    /// The entries with their places, in the order of these.
    order: Vec<(u32, EntryId)>,
}

impl Pencil<'_> {
    fn bytes(&self, piece: Piece) -> Vec<u8> {
        let (site, facets) = (self.site, &self.facets);
        let Index { shape, postings, .. } = self.index;
        match piece {
            Piece::Map => pieces::map(site, facets, *shape, &self.order),
            Piece::Vocabulary => pieces::vocabulary(postings, *shape),
            Piece::Words(n) => pieces::words(postings, n, *shape),
            Piece::Texts(n) => pieces::texts(site, facets, &self.order[self.range(n..n + 1)]),
            Piece::Facets(n) => {
                columns::columns(site, &self.order[self.range(shape.texts_of_facets(n))])
            }
        }
    }

    /// A number that changes with what a piece is made of.
    fn number(&self, piece: Piece) -> u64 {
        match piece {
            // What there is says little, and is made as fast as it is compared.
            Piece::Map => xxh3_64(&self.bytes(piece)),
            Piece::Vocabulary => self.index.postings.vocabulary(),
            Piece::Words(n) => self.index.postings.version(n),
            Piece::Texts(n) => self.number_of(n..n + 1),
            Piece::Facets(n) => self.number_of(self.index.shape.texts_of_facets(n)),
        }
    }

    /// A number that changes with the entries of which the texts stand in some pieces.
    fn number_of(&self, texts: Range<u32>) -> u64 {
        let mut hasher = Xxh3::new();
        for at in &self.index.order[self.range(texts)] {
            let filed = &self.index.filed[*at];
            (filed.place, filed.number).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// The entries of which the texts stand in some pieces.
    fn range(&self, texts: Range<u32>) -> Range<usize> {
        let piece = |it: &(u32, EntryId)| self.index.shape.piece_of_place(it.0);
        let first = |n: u32| self.order.partition_point(|it| piece(it) < n);
        first(texts.start)..first(texts.end)
    }
}

/// A number that changes with everything the index holds of an entry: the entry itself, and what it shows of those it names.
fn number(site: &Site, entry: EntryId) -> u64 {
    let position = site.position(entry);
    let mut hasher = Xxh3::new();
    site.stamps[position].hash(&mut hasher);
    for named in site.named.of(position) {
        site.faces[*named as usize].hash(&mut hasher);
    }
    hasher.finish()
}
