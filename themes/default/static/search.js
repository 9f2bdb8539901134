// The search palette: a combobox with grouped results in a dialog. It is loaded when a reader first opens it.
import { Index, words } from './search-index.js';
import { day, element, load, loadStrings, marked, root } from './search-show.js';

const d = document;
const ICONS = { persona: 'person', journey: 'map', stage: 'map', claim: 'strong', insight: 'idea', assumption: 'assume', note: 'note', page: 'note', passage: 'mic' };
const HEADINGS = { persona: 'nav-personas', journey: 'nav-journeys', stage: 'search-stages', claim: 'search-claims', insight: 'nav-insights', assumption: 'nav-assumptions', note: 'nav-notes', page: 'search-pages', passage: 'search-passages' };
/** Letters of a text that are shown, and how many of them before the first word that was found. */
const [N_SHOWN, N_BEFORE] = [240, 70];
/** How long a search may take before the reader is told that something is loading. */
const WAIT_MS = 400;

let say, index, dialog, input, list, message, count, personas, stages, options = [], chosen = -1, latest = 0;

/** The text around the first word that was found. */
const clip = (text, isFound) => {
  if (text.length <= N_SHOWN) return text;
  const first = words(text).find(({ word }) => isFound(word))?.start ?? 0;
  const start = first < N_SHOWN - N_BEFORE ? 0 : text.indexOf(' ', first - N_BEFORE) + 1;
  const end = start + N_SHOWN < text.length ? text.lastIndexOf(' ', start + N_SHOWN) : text.length;
  return `${start ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
};

const option = (hit, n, isFound) => {
  const beside = [hit.isText ? say['search-in-text'] : '', hit.context].filter(Boolean).join(' · ');
  const context = element('span', { class: 'c' }, marked(beside, isFound));
  if (hit.date) context.append(beside ? ' · ' : '', element('time', { datetime: hit.date }, day(hit.date, say)));
  return element('a', { role: 'option', id: `search-o${n}`, href: new URL(hit.url, root).href, tabindex: -1, 'aria-selected': 'false' },
    element('i', { class: `i i-${ICONS[hit.icon] ?? hit.icon}`, 'aria-hidden': 'true' }),
    element('span', { class: hit.kind === 'passage' ? 't voiced' : 't' }, marked(clip(hit.title, isFound), isFound)),
    hit.excerpt ? element('span', { class: 'x' }, marked(clip(hit.excerpt, isFound), isFound)) : null,
    context.textContent ? context : null);
};

const choose = n => {
  options[chosen]?.setAttribute('aria-selected', 'false');
  chosen = n;
  if (n < 0) return input.removeAttribute('aria-activedescendant');
  options[n].setAttribute('aria-selected', 'true');
  input.setAttribute('aria-activedescendant', options[n].id);
  // The first result comes into sight with the heading of its group.
  if (n === 0) list.scrollTop = 0; else options[n].scrollIntoView({ block: 'nearest' });
};

const tell = (text, ...more) => {
  message.hidden = !text;
  message.replaceChildren(text, ...more);
};

const show = ({ groups, n, isCut, isPartial, isNear, meant }, isEmpty) => {
  const isFound = word => meant.has(word);
  const sections = groups.map(({ kind, hits }) => {
    const heading = element('div', { id: `search-g-${kind}`, role: 'presentation' }, say[HEADINGS[kind]]);
    return [element('div', { role: 'group', 'aria-labelledby': heading.id }, heading), hits];
  });
  options = [];
  for (const [group, hits] of sections) {
    for (const hit of hits) options.push(group.appendChild(option(hit, options.length, isFound)));
  }
  list.replaceChildren(...sections.map(([group]) => group));
  list.hidden = !options.length;
  input.setAttribute('aria-expanded', String(!!options.length));
  chosen = -1;
  choose(options.length ? 0 : -1);
  const [hint, way] = [say['search-hint'], element('a', { href: new URL('search/index.html', root).href }, say['search-index'])];
  if (isEmpty) tell(`${hint} `, way);
  else if (!n) tell(`${say['search-none']} `, way);
  else tell(isNear ? say['search-near'] : isPartial ? say['search-partial'] : '');
  count.textContent = isEmpty ? '' : `${say['search-results']}: ${n}${isCut ? '+' : ''}`;
};

const search = async () => {
  const own = ++latest;
  const facets = [personas.value, stages.value].filter(Boolean);
  const isEmpty = !words(input.value).length && !facets.length;
  const wait = setTimeout(() => { if (own === latest) count.textContent = say['search-loading']; }, WAIT_MS);
  try {
    const found = isEmpty ? { groups: [], n: 0, meant: new Set() } : await index.search(input.value, facets);
    // Only the answer to what was typed last is shown.
    if (own === latest) show(found, isEmpty);
  } catch {
    if (own !== latest) return;
    show({ groups: [], n: 0, meant: new Set() }, true);
    tell(`${say['search-failed']} `, element('a', { href: new URL('search/index.html', root).href }, say['search-index']));
  } finally {
    clearTimeout(wait);
  }
};

const press = event => {
  const n = options.length;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.isComposing || !n) return;
  if (event.key in steps) {
    event.preventDefault();
    choose((Math.max(chosen, steps[event.key] < 0 ? 0 : -1) + steps[event.key] + n) % n);
  } else if (event.key === 'Enter' && 0 <= chosen) {
    event.preventDefault();
    const { href } = options[chosen];
    if (event.ctrlKey || event.metaKey) open(href, '_blank', 'noopener');
    else { dialog.close(); location.assign(href); }
  }
};

const select = (label, all) => element('select', { 'aria-label': label }, element('option', { value: '' }, all));

const choices = map => {
  const of = ([name, facet]) => element('option', { value: facet }, name);
  const keep = (from, ...made) => {
    const before = from.value;
    from.replaceChildren(from.options[0], ...made);
    from.value = before;
    // What is gone is chosen no longer.
    if (from.selectedIndex < 0) from.value = '';
    from.hidden = !made.length;
  };
  keep(personas, ...map.personas.map(of));
  keep(stages, ...map.journeys.filter(it => it[1].length).map(([title, list]) => element('optgroup', { label: title }, ...list.map(of))));
};

const keys = (text, ...names) => element('span', {}, ...names.flatMap(it => [element('kbd', {}, it), ' ']), text);

/** A reader who types with their voice, or keeps hitting the key, can switch the shortcut of one letter off. */
const slash = () => {
  const box = element('input', { type: 'checkbox' });
  try { box.checked = localStorage.getItem('slash') !== 'off'; } catch { box.checked = true; }
  box.addEventListener('change', () => { try { localStorage.setItem('slash', box.checked ? 'on' : 'off'); } catch { } });
  return element('label', { class: 'slash' }, box, keys(say['search-slash'], '/'));
};

const make = () => {
  input = element('input', { type: 'text', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'search-list', 'aria-autocomplete': 'list', 'aria-label': say['search-label'], placeholder: say['search-placeholder'], autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'go', autofocus: '' });
  list = element('div', { role: 'listbox', id: 'search-list', 'aria-label': say['search-results'] });
  message = element('p', { class: 'none' });
  count = element('span', { role: 'status', class: 'n' });
  personas = select(say['search-persona'], say['search-personas-all']);
  stages = select(say['search-stage'], say['search-stages-all']);
  const close = element('button', { type: 'button', class: 'btn btn-q' }, say['search-close']);
  const mod = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
  dialog = element('dialog', { class: 'pal', id: 'search', 'aria-label': say['search-title'], 'data-added': '' },
    element('div', { class: 'ask' }, element('i', { class: 'i i-search', 'aria-hidden': 'true' }), input, close),
    element('div', { class: 'narrow-by' }, personas, stages, count),
    message, list,
    element('div', { class: 'hint' }, keys(say['search-move'], '↑', '↓'), keys(say['search-open'], 'Enter'), keys(say['search-new-tab'], `${mod} Enter`), keys(say['search-close-key'], 'Esc'), slash()));
  input.addEventListener('input', search);
  input.addEventListener('keydown', press);
  personas.addEventListener('change', search);
  stages.addEventListener('change', search);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => {
    if (event.target === dialog || event.target.closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  d.body.append(dialog);
};

/** The rules of the palette's looks; it is shown when they are there. */
const dress = () => new Promise((ready, refuse) => {
  const sheet = element('link', { rel: 'stylesheet', href: new URL('search.css', import.meta.url).href, 'data-added': '' });
  sheet.addEventListener('load', ready);
  sheet.addEventListener('error', refuse);
  d.head.append(sheet);
});

/** Opens the palette, or closes it. The index is asked for anew each time, because a page may stay open longer than a site stays as it is. */
export const toggle = async () => {
  if (dialog?.open) return dialog.close();
  const opener = d.activeElement;
  if (!say) [say] = await Promise.all([loadStrings(), dress()]);
  if (!dialog?.isConnected) make();
  index = new Index(load);
  dialog.addEventListener('close', () => opener?.focus(), { once: true });
  dialog.showModal();
  input.focus();
  input.select();
  index.open().then(choices, () => { });
  return search();
};
