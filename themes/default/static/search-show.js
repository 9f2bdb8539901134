// What the palette and the evidence explorer show in the same way: files of the site, elements, found words, days.
import { words } from './search-index.js';

export const root = new URL('../', import.meta.url);

export const load = async (path, from = '_search/') => {
  const answer = await fetch(new URL(from + path, root));
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
};

/** The strings that scripts show. */
export const loadStrings = () => load('strings.json', '_theme/');

// Text becomes text and never markup.
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter(it => it != null));
  return made;
};

/** A text with the words marked that were found. */
export const marked = (text, isFound) => {
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const { word, start, end } of words(text)) {
    if (!isFound(word)) continue;
    parts.append(text.slice(at, start), element('mark', {}, text.slice(start, end)));
    at = end;
  }
  parts.append(text.slice(at));
  return parts;
};

/** A day as its readers write it. */
export const day = (date, strings) => {
  const [year, month, number] = date.split('-').map(Number);
  return strings['date-short'].replace('{day}', number).replace('{month}', strings[`mon-${month}`]).replace('{year}', year);
};
