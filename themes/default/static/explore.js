// The evidence explorer: all passages by any filters at once, with counts that follow. The state stands in the address.
// The boxes to tick are made of the links beside the list; what a passage is about is loaded when somebody first asks.
import { Index, numbers, words } from './search-index.js';
import { day, element, load, loadStrings, marked } from './search-show.js';

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const [form, template, found, fixed] = ['[data-explorer]', '[data-card]', '[data-found]', '[data-static]'].map(it => $(it));
const [count, chosen, clear] = ['[data-count]', '[data-chosen]', '[data-clear]'].map(it => $(it, form));
const [list, more] = [$('ol', found), $('[data-more]', found)];
const root = new URL('../', import.meta.url);

const BASES = ['stated', 'observed', 'inferred'];
const BATCH = 50;
/** The end of 1979: days are counted from there. */
const FIRST_DAY = Date.UTC(1979, 11, 31);
const DAY_MS = 86_400_000;
/** Passages are kept by place and record, as the index of words does it. */
const [RECORDS, FIRST_PART] = [65536, 2];

/** Values of one group are alternatives; groups narrow each other. */
const group = value => value.startsWith('segment/') ? value.split('/', 2).join('/') : value.slice(0, value.indexOf('/'));

/** All passages, with the numbers of their values. */
class Passages {
  constructor() {
    this.names = [];
    this.ids = new Map();
    this.all = [];
  }

  id(name) {
    if (!this.ids.has(name)) this.ids.set(name, this.names.push(name) - 1);
    return this.ids.get(name);
  }

  add({ values, notes }) {
    const ids = values.map(it => this.id(it));
    for (const [place, text] of Object.entries(notes)) {
      const n = numbers(text);
      let at = 0;
      const take = () => Array.from({ length: n[at++] }, () => ids[n[at++]]);
      const day = n[at++];
      const ofNote = take();
      for (let record = FIRST_PART; at < n.length; record++) {
        const known = BASES[n[at++]], own = take();
        // A passage without a basis stands in no list of evidence.
        if (!known) continue;
        const basis = this.id(`basis/${known}`);
        this.all.push({ key: place * RECORDS + record, day, basis, values: [...ofNote, ...own, basis] });
      }
    }
  }
}

let passages, index, strings, shown = [], n_shown = 0, latest = 0, isFound = () => false;

const open = async () => {
  index = new Index(load);
  const [map, said] = await Promise.all([index.open(), loadStrings()]);
  strings = said;
  const made = new Passages();
  const pieces = await Promise.all(Array.from({ length: map.facets }, (_, n) => load(`facets-${map.texts}/${n}.json`)));
  pieces.forEach(it => made.add(it));
  made.all.sort((a, b) => b.day - a.day || a.key - b.key);
  passages = made;
};

// The links of the menu become boxes with the same words; the address of each says which value it is.
const boxes = new Map();
const value = link => decodeURIComponent(new URL(link.href).pathname.split('/evidence/').pop().replace(/\.html$/, ''));
for (const link of $$('.facets .fx a')) {
  const box = element('input', { type: 'checkbox', value: value(link) });
  link.replaceWith(element('label', {}, box, ...link.childNodes));
}
for (const box of $$('.explore .fx input')) boxes.set(box.value, { box, count: box.parentElement.querySelector('.c'), label: box.parentElement.querySelector('.lb') });

const monthStart = text => /^\d{4}-\d\d$/.test(text) ? Math.round((Date.UTC(+text.slice(0, 4), +text.slice(5) - 1, 1) - FIRST_DAY) / DAY_MS) : null;
const monthEnd = text => /^\d{4}-\d\d$/.test(text) ? Math.round((Date.UTC(+text.slice(0, 4), +text.slice(5), 0) - FIRST_DAY) / DAY_MS) : null;

const state = () => ({
  on: [...boxes.values()].filter(it => it.box.checked).map(it => it.box.value),
  q: form.q.value.trim(), from: form.from.value, to: form.to.value, order: form.order.value,
});
const isEmpty = it => !it.on.length && !it.q && !it.from && !it.to && !it.order;

const write = it => {
  const query = new URLSearchParams();
  it.on.forEach(name => query.append('on', name));
  for (const key of ['q', 'from', 'to', 'order']) if (it[key]) query.set(key, it[key]);
  const text = query.toString().replaceAll('%2F', '/');
  history.replaceState(history.state, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
};

const read = () => {
  const query = new URLSearchParams(location.search);
  const on = new Set(query.getAll('on'));
  for (const [name, { box }] of boxes) box.checked = on.has(name);
  for (const key of ['q', 'from', 'to', 'order']) form[key].value = query.get(key) ?? '';
};

/** The passages in which all words stand that were typed; none when none was. */
const saying = async q => {
  const asked = [...new Set(words(q).map(it => it.word))];
  if (!asked.length) return null;
  const hits = await Promise.all(asked.map(it => index.hits(it)));
  const meant = new Set(hits.flatMap(it => it.meant.map(({ word }) => word)));
  isFound = word => meant.has(word);
  // What stands nearly everywhere is not listed passage by passage.
  const lists = hits.filter(it => !it.isCommon).map(it => it.scores);
  return key => lists.every(it => it.has(key));
};

/** Everything that passes, and for each value how many passages it would leave. */
const filter = (it, isSaid) => {
  const wanted = new Map();
  for (const name of it.on) wanted.set(group(name), (wanted.get(group(name)) ?? new Set()).add(passages.ids.get(name) ?? -1));
  const groups = [...wanted.values()], names = [...wanted.keys()];
  const groupOf = passages.names.map(name => names.indexOf(group(name)));
  const [from, to] = [monthStart(it.from), monthEnd(it.to)];
  const counts = new Uint32Array(passages.names.length), left = [];
  for (const passage of passages.all) {
    if (from !== null && passage.day < from || to !== null && (to < passage.day || !passage.day)) continue;
    if (isSaid && !isSaid(passage.key)) continue;
    let n_missed = 0, missed = -1;
    for (let at = 0; at < groups.length && n_missed < 2; at++) {
      if (!passage.values.some(it => groups[at].has(it))) { n_missed++; missed = at; }
    }
    if (!n_missed) left.push(passage);
    // A value of the group that is missed would let the passage in.
    if (n_missed < 2) for (const value of passage.values) if (!n_missed || groupOf[value] === missed) counts[value]++;
  }
  return { left: it.order === 'old' ? left.reverse() : left, counts };
};

const labelOf = name => boxes.get(name)?.label.cloneNode(true);

const card = (passage, text) => {
  const [title, url, , date, parts] = text;
  const part = parts.find(it => it[0] === passage.key % RECORDS);
  if (!part) return null;
  const [, kind, address, said, beside] = part;
  const made = template.content.cloneNode(true);
  const basis = passages.names[passage.basis];
  const isStated = basis === 'basis/stated';
  $(isStated ? '.said' : '.words', made).append(marked(said, isFound));
  if (!isStated) $('.basis', made).append(boxes.get(basis).label.textContent);
  $('.quote', made).classList.add(`basis-${basis.slice(6)}`);
  const icon = boxes.get(`quadrant/${kind}`)?.label.querySelector('.i');
  if (icon) $('.gut', made).append(element('span', { class: `q q-${kind}` }, icon.cloneNode()));
  const labels = passage.values.map(it => passages.names[it]).filter(it => /^(quadrant|mood|persona)\//.test(it));
  for (const label of labels.map(labelOf).filter(Boolean)) $('.labels', made).append(label, ' ');
  $('.src', made).append([beside || title, date && day(date, strings)].filter(Boolean).join(', '));
  $('.acts a', made).href = new URL(address.startsWith('#') ? url + address : address || url, root).href;
  return made;
};

const showMore = async () => {
  const own = latest;
  const batch = shown.slice(n_shown, n_shown + BATCH);
  const texts = await Promise.all(batch.map(({ key }) => index.file(Math.floor(key / RECORDS))));
  if (own !== latest) return;
  const cards = batch.map((it, n) => texts[n] && card(it, texts[n])).filter(Boolean);
  const first = cards[0]?.firstElementChild;
  list.append(...cards);
  n_shown += batch.length;
  more.hidden = shown.length <= n_shown;
  return first;
};

const tell = it => {
  chosen.replaceChildren(...it.on.map(name => {
    const label = labelOf(name) ?? name.split('/').pop();
    const button = element('button', { type: 'button', class: 'chip', value: name }, label, ' ×');
    button.setAttribute('aria-label', `${chosen.dataset.remove}: ${button.textContent.replace(' ×', '').trim()}`);
    return element('li', {}, button);
  }));
  clear.hidden = isEmpty(it);
};

const update = async () => {
  const own = ++latest, it = state();
  write(it);
  tell(it);
  if (isEmpty(it) && !passages) return;
  fixed.hidden = !isEmpty(it);
  found.hidden = isEmpty(it);
  try {
    if (!passages) {
      count.textContent = `${count.dataset.loading} …`;
      await open();
    }
    isFound = () => false;
    const isSaid = await saying(it.q);
    if (own !== latest) return;
    const { left, counts } = filter(it, isSaid);
    for (const [name, { box, count }] of boxes) {
      const n = counts[passages.ids.get(name)] ?? 0;
      count.textContent = n;
      // What would leave nothing cannot be ticked; what is ticked can always be taken back.
      box.disabled = !n && !box.checked;
    }
    [shown, n_shown] = [left, 0];
    list.replaceChildren();
    count.textContent = left.length ? `${count.dataset.said}: ${left.length}` : count.dataset.none;
    await showMore();
  } catch {
    if (own !== latest) return;
    count.textContent = count.dataset.failed;
    [fixed.hidden, found.hidden] = [false, true];
  }
};

let wait;
form.addEventListener('input', event => {
  clearTimeout(wait);
  wait = setTimeout(update, event.target === form.q ? 120 : 0);
});
form.addEventListener('submit', event => { event.preventDefault(); update(); });
$('.facets').addEventListener('change', update);
more.addEventListener('click', async () => {
  const first = await showMore();
  first?.querySelector('a')?.focus();
});
chosen.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  const { box } = boxes.get(button.value) ?? {};
  if (box) { box.checked = false; update(); (box.closest('details:not([open])') ? form.q : box).focus(); }
});
clear.addEventListener('click', () => {
  form.reset();
  for (const { box } of boxes.values()) box.checked = false;
  update();
  form.q.focus();
});
addEventListener('popstate', () => { read(); update(); });
if (location.protocol === 'file:') form.remove();
else { read(); if (!isEmpty(state())) update(); }
