// Reads the index that stands beside the pages, piece by piece, and ranks what it finds. Nothing here touches a page.

// Words are cut and folded as `src/search/words.rs` does it; a test holds both to one list.
const SIGN = '[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]';
const PART = '[\\p{Alphabetic}\\p{N}\\p{M}]';
const WORD = new RegExp(`${SIGN}|(?:(?!${SIGN})${PART})+`, 'gu');
const ALIKE = { ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ı: 'i', ς: 'σ' };
const N_CHARS_MAX = 40;

const fold = word => [...[...word.normalize('NFKD')].map(it => it.toLowerCase()).join('').replace(/[^\p{Alphabetic}\p{N}]|\p{M}/gu, '')]
  .slice(0, N_CHARS_MAX).map(it => ALIKE[it] ?? it).join('');

/** The words of a text in the form in which they are compared, with where they stand. */
export const words = text => [...text.matchAll(WORD)]
  .map(it => ({ word: fold(it[0]), start: it.index, end: it.index + it[0].length }))
  .filter(({ word }) => 1 < word.length || /[^a-z]/.test(word));

// Numbers are runs of characters with five bits each; the sixth says that more follow.
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Uint8Array(128);
[...DIGITS].forEach((digit, value) => { VALUES[digit.charCodeAt(0)] = value; });
export const numbers = text => {
  const out = [];
  for (let at = 0, number = 0, shift = 0; at < text.length; at++) {
    const value = VALUES[text.charCodeAt(at)];
    number |= (value & 31) << shift;
    shift += 5;
    if (value < 32) { out.push(number); number = shift = 0; }
  }
  return out;
};

// A record is a place and a number in it. 0 is the entry itself, 1 its running text, the rest are its parts.
const RECORDS = 65536;
const [HEAD, TEXT] = [0, 1];
/** Bits of a place that say where in a piece of texts it is. */
const PLACES = 6;
const place = key => Math.floor(key / RECORDS);
const record = key => key % RECORDS;

/** Where a word stands: every key is a place and a record. A star says that parts are left out, because it stands nearly everywhere. */
export const places = list => {
  const isCommon = list.startsWith('*');
  const keys = [], n = numbers(isCommon ? list.slice(1) : list);
  for (let at = 0, here = 0; at < n.length;) {
    here += n[at] >> 1;
    const isText = n[at++] & 1;
    if (isText) keys.push(here * RECORDS + TEXT);
    for (let within = 0, more = !isText; more;) {
      within += n[at] >> 1;
      more = n[at++] & 1;
      keys.push(here * RECORDS + within);
    }
  }
  return { keys, isCommon };
};

/** How many letters have to change until one word is another; swapped neighbors are one change. Gives up above `max`. */
export const distance = (a, b, max) => {
  let [before, last, row] = [[], [], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, [i]];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let n = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (1 < i && 1 < j && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) n = Math.min(n, before[j - 2] + 1);
      row[j] = n;
      least = Math.min(least, n);
    }
    if (max < least) return max + 1;
  }
  return row[b.length];
};

const KINDS = ['persona', 'journey', 'insight', 'assumption', 'note', 'page'];
const QUADRANTS = ['says', 'thinks', 'does', 'feels', 'hears', 'sees', 'pain', 'gain', 'passage'];
const WEIGHTS = { persona: 1.6, journey: 1.4, stage: 1.5, insight: 1.25, assumption: 1.1, page: 1.25, claim: 1, note: 1, passage: 1 };
/** Words that begin like a word, characters of their lists, and words that are nearly one. */
const [N_BEGINNINGS, N_LISTED, N_NEAR] = [60, 30000, 4];
const N_WORDS_MAX = 12;
/** Pieces among which the third letter of a word decides. */
const N_THIRDS = 4;
/** Hits whose texts are loaded, by group; and those that are shown. */
const [N_LOADED, N_SHOWN] = [10, { passage: 8, note: 5, claim: 5 }];
const N_SHOWN_ELSE = 4;

export class Index {
  /** `load` gives what stands in a file of the index, by its name. */
  constructor(load) {
    this.files = new Map();
    this.load = name => {
      if (!this.files.has(name)) this.files.set(name, load(name));
      return this.files.get(name);
    };
  }

  /** Loads what there is. */
  async open() {
    this.map = await this.load('map.json');
    if (this.kinds) return this.map;
    this.kinds = new Map();
    const n = numbers(this.map.entries);
    for (let at = 0, here = 0; at < n.length; at += 3) {
      here += n[at];
      this.kinds.set(here, { kind: KINDS[n[at + 1]], month: n[at + 2] });
    }
    return this.map;
  }

  /** The words of a piece in which a word would stand; of two letters or one, those of all pieces with words that begin so. */
  async piece(word, isWhole = true) {
    const n = this.map.words, nThirds = Math.min(N_THIRDS, n);
    const [first, second = 0, third = 0] = [...word].map(it => it.codePointAt(0));
    const at = (first * 31 + second) % (n / nThirds) * nThirds;
    const load = third => this.load(`words-${n}/${at + third}.json`);
    if (isWhole || third) return load(third % nThirds);
    return Object.assign({}, ...await Promise.all(Array.from({ length: nThirds }, (_, it) => load(it))));
  }

  /** The words of the index that a typed word stands for, best first: itself, what begins like it, or else what is nearly it. */
  async meant(typed) {
    const piece = await this.piece(typed, false);
    const begins = Object.keys(piece).filter(it => it.startsWith(typed)).sort((a, b) => a.length - b.length);
    if (begins.length) {
      // Two letters begin thousands of words: the nearest ones are answer enough while somebody types.
      let room = N_LISTED;
      const near = begins.slice(0, N_BEGINNINGS).filter(it => it === typed || 0 < (room -= piece[it].length));
      this.isCut ||= near.length < begins.length;
      return near.map(word => ({ word, list: piece[word], match: word === typed ? 1 : .35 + .4 * typed.length / word.length }));
    }
    const max = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    if (!max) return [];
    const near = [];
    for (const word of (await this.load('vocabulary.json')).split(' ')) {
      if (word.length < typed.length - max) continue;
      const isLonger = typed.length + max < word.length;
      const n = distance(typed, isLonger ? word.slice(0, typed.length) : word, max);
      if (n <= max) near.push({ word, n: n + isLonger / 2 });
    }
    near.sort((a, b) => a.n - b.n || a.word.length - b.word.length);
    const best = near.filter(it => it.n === near[0].n).slice(0, N_NEAR);
    return Promise.all(best.map(async ({ word, n }) => ({ word, list: (await this.piece(word))[word], match: .5 / (1 + n), isNear: true })));
  }

  /** The records in which a typed word stands, with how well. */
  async hits(typed) {
    const meant = await this.meant(typed);
    const scores = new Map();
    let isCommon = false;
    for (const { list, match } of meant) {
      const found = places(list);
      isCommon ||= found.isCommon;
      for (const key of found.keys) if (!(match <= scores.get(key))) scores.set(key, match);
    }
    const rarity = Math.log(1 + this.kinds.size / (1 + scores.size / 2));
    for (const [key, match] of scores) {
      scores.set(key, (isCommon ? .1 : .2 + rarity) * match * (record(key) === HEAD ? 1.5 : record(key) === TEXT ? .5 : 1));
    }
    let entries;
    return { scores, isCommon, meant, get places() { return entries ??= new Set([...scores.keys()].map(place)); } };
  }

  /** The records that belong to all personas and stages asked for; none when nothing is asked for. */
  async within(facets) {
    const lists = await Promise.all(facets.map(async it => new Set(places((await this.piece(it))[it] ?? '').keys)));
    return lists.length ? key => lists.every(it => it.has(key)) : null;
  }

  /** Ranks the records that hold the typed words. */
  rank(found, isWithin) {
    if (found.length === 1) {
      const records = [];
      for (const [key, score] of found[0].scores) if (!isWithin || isWithin(key)) records.push({ key, score });
      return { records, isPartial: false };
    }
    const wanted = found.filter(it => !it.isCommon);
    const must = wanted.length ? wanted : found;
    const [first, ...rest] = [...must].sort((a, b) => a.places.size - b.places.size);
    let entries = new Set([...first.places].filter(it => rest.every(other => other.places.has(it))));
    const isPartial = !entries.size;
    if (isPartial) entries = new Set(must.flatMap(it => [...it.places]));
    const records = new Map();
    found.forEach(({ scores }, n) => {
      for (const [key, score] of scores) {
        if (!entries.has(place(key))) continue;
        const it = records.get(key);
        if (it) { it.score += score; it.has |= 1 << n; } else records.set(key, { key, score, has: 1 << n });
      }
    });
    const all = must.reduce((mask, it) => mask | 1 << found.indexOf(it), 0);
    const whole = [], best = new Map();
    for (const it of records.values()) {
      if (isWithin && !isWithin(it.key)) continue;
      // What the title of an entry says counts for its parts, though less.
      const head = record(it.key) !== HEAD && records.get(it.key - record(it.key));
      if (head && head.has & ~it.has) { it.score += .3 * head.score; it.has |= head.has; }
      const missing = all & ~it.has;
      if (!missing) { whole.push(it); best.set(place(it.key), null); continue; }
      let n = 0;
      for (let bits = missing; bits; bits &= bits - 1) n++;
      it.score *= .5 ** n;
      const other = best.get(place(it.key));
      if (other !== null && !(other && it.score <= other.score)) best.set(place(it.key), it);
    }
    return { records: [...whole, ...[...best.values()].filter(Boolean)], isPartial };
  }

  group(key) {
    const { kind } = this.kinds.get(place(key));
    return record(key) <= TEXT || kind === 'insight' || kind === 'assumption' || kind === 'page' ? kind : kind === 'note' ? 'passage' : `${kind}-part`;
  }

  /** What is shown of an entry; none when the files of two builds met. */
  async file(here) {
    const texts = await this.load(`texts-${this.map.texts}/${Math.min(here >> PLACES, this.map.texts - 1)}.json`);
    return texts[here];
  }

  /** The text of a record; none when the files of two builds met. */
  async text({ key, score }) {
    const here = place(key);
    const file = await this.file(here);
    const { kind } = this.kinds.get(here);
    if (!file) return null;
    const [title, url, context, date, parts] = file;
    const head = { key, score, kind, icon: kind, title, url, context, date, isText: record(key) === TEXT };
    if (record(key) <= TEXT) return head;
    const part = parts.find(it => it[0] === record(key));
    if (!part) return null;
    const [, sort, address, said, beside] = part;
    const way = address.startsWith('#') || !address ? url + address : address;
    if (sort === 'section') return { ...head, url: way, context: beside, excerpt: said };
    const isPassage = QUADRANTS.includes(sort);
    return { ...head, kind: isPassage ? 'passage' : sort, icon: sort, title: said, url: way, context: isPassage ? beside : [title, beside].filter(Boolean).join(' · ') };
  }

  /** Finds what was typed among the personas and stages asked for. */
  async search(typed, facets = []) {
    await this.open();
    this.isCut = false;
    const all = [...new Set(words(typed).map(it => it.word))];
    // Of a whole sentence the longest words say most: they stand in the fewest places.
    const longest = new Set([...all].sort((a, b) => b.length - a.length).slice(0, N_WORDS_MAX));
    const asked = all.filter(it => longest.has(it));
    const [isWithin, ...found] = await Promise.all([this.within(facets), ...asked.map(it => this.hits(it))]);
    const known = found.filter(it => it.scores.size);
    let { records, isPartial } = { records: [], isPartial: known.length < asked.length };
    if (known.length) {
      const ranked = this.rank(known, isWithin);
      records = ranked.records;
      isPartial ||= ranked.isPartial;
    } else if (!asked.length && facets.length) {
      const lists = places((await this.piece(facets[0]))[facets[0]] ?? '').keys;
      records = lists.filter(key => isWithin(key) && record(key) !== TEXT).map(key => ({ key, score: 1 }));
    }
    const groups = new Map();
    for (const it of records) {
      const group = this.group(it.key);
      it.score *= WEIGHTS[group] ?? 1;
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push(it);
    }
    const month = it => this.kinds.get(place(it.key)).month;
    const best = [...groups.values()].flatMap(list => list.sort((a, b) => b.score - a.score || month(b) - month(a) || a.key - b.key).slice(0, N_LOADED));
    const texts = (await Promise.all(best.map(it => this.text(it)))).filter(Boolean);
    const meant = new Set(found.flatMap(it => it.meant.map(({ word }) => word)));
    return { n: records.length, isCut: this.isCut, isPartial, isNear: found.some(it => it.meant.some(({ isNear }) => isNear)), meant, groups: this.gather(texts, asked, known) };
  }

  /** Puts the texts into groups, the best first. */
  gather(texts, asked, found) {
    const phrase = ` ${asked.join(' ')}`;
    const groups = new Map();
    for (const it of texts) {
      if (it.kind === 'stage') it.score *= WEIGHTS.stage;
      const title = words(it.title).map(({ word }) => word);
      // What stands beside a persona is who they are; beside all else it is where it belongs.
      const beside = it.kind === 'persona' ? it.context : it.excerpt ?? '';
      const seen = new Set([...title, ...words(beside).map(({ word }) => word)]);
      // What stands in sight says why it was found; a title in its own words says it best.
      if (!found.every(({ meant }) => meant.some(({ word }) => seen.has(word)))) it.score *= .7;
      else if (asked.length && asked.every(word => title.includes(word))) it.score *= 1.15;
      const said = ` ${title.join(' ')}`;
      // Words that follow each other as they were typed, and titles that are no more than what was typed.
      if (1 < asked.length && said.includes(phrase)) it.score *= 1.4;
      if (said.startsWith(phrase)) it.score *= said === phrase ? 1.6 : 1.1;
      if (!groups.has(it.kind)) groups.set(it.kind, []);
      groups.get(it.kind).push(it);
    }
    const seen = new Set();
    const isNew = it => !seen.has(it.url) && seen.add(it.url);
    const shown = ([kind, list]) => ({ kind, hits: list.sort((a, b) => b.score - a.score || (b.date ?? '').localeCompare(a.date ?? '')).filter(isNew).slice(0, N_SHOWN[kind] ?? N_SHOWN_ELSE) });
    return [...groups].map(shown).filter(({ hits }) => hits.length).sort((a, b) => b.hits[0].score - a.hits[0].score);
  }
}
