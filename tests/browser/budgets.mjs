// How many bytes a reader has to load, packed with gzip.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const KB = 1000;
const BUDGETS = [
  { name: 'journey page', of: it => /^journeys\/(?!index\.)[^/]+\.html$/.test(it), n_bytes_max: 12 * KB },
  { name: 'page', of: it => it.endsWith('.html'), n_bytes_max: 15 * KB },
];
/** The search asks for more when a reader opens it, and so does the evidence explorer. */
const isLater = it => /^_theme\/(search|explore)/.test(it);
// What one page asks for when it is opened.
const ASKED = [
  { name: 'style sheets of a page', links: /<link rel="stylesheet" href="([^"]+)"/g, n_bytes_max: 16 * KB },
  { name: 'scripts of a page', links: /<script [^>]*src="([^"]+)"/g, n_bytes_max: 8 * KB },
];
// What is loaded together counts together.
const TOGETHER = [
  { name: 'search and explorer', of: isLater, n_bytes_max: 18 * KB },
  { name: 'fonts', of: it => it.endsWith('.woff2'), n_bytes_max: 45 * KB },
];

export const budgets = (folder, findings) => {
  const files = fs.readdirSync(folder, { recursive: true }).filter(it => fs.statSync(path.join(folder, it)).isFile());
  const size = it => {
    const bytes = fs.readFileSync(path.join(folder, it));
    return it.endsWith('.woff2') ? bytes.length : zlib.gzipSync(bytes, { level: 9 }).length;
  };
  const most = {};
  for (const file of files) {
    const budget = BUDGETS.find(it => it.of(file));
    if (!budget) continue;
    const n_bytes = size(file);
    most[budget.name] = Math.max(most[budget.name] ?? 0, n_bytes);
    if (budget.n_bytes_max < n_bytes) findings.fail('budget', file, `${n_bytes} bytes, at most ${budget.n_bytes_max}`);
  }
  for (const file of files.filter(it => it.endsWith('.html'))) {
    const html = fs.readFileSync(path.join(folder, file), 'utf8');
    for (const { name, links, n_bytes_max } of ASKED) {
      const asked = [...html.matchAll(links)].map(it => path.join(path.dirname(file), it[1]));
      const n_bytes = asked.reduce((sum, it) => sum + size(it), 0);
      most[name] = Math.max(most[name] ?? 0, n_bytes);
      if (n_bytes_max < n_bytes) findings.fail('budget', file, `${n_bytes} bytes of ${name}, at most ${n_bytes_max}`);
    }
  }
  for (const { name, of, n_bytes_max } of TOGETHER) {
    most[name] = files.filter(of).reduce((sum, it) => sum + size(it), 0);
    if (n_bytes_max < most[name]) findings.fail('budget', name, `${most[name]} bytes, at most ${n_bytes_max}`);
  }
  for (const [name, n_bytes] of Object.entries(most)) findings.figures[`bytes of ${name} (the most)`] = n_bytes;
};
