// A journey map is a table to whoever listens, at every width, and one sheet of A3 to whoever prints.
import { HEIGHT, JOURNEY, WIDTHS, open } from './lib.mjs';

/** Roles in the accessibility tree below the map's table. */
const roles = async protocol => {
  const { nodes } = await protocol.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map(it => [it.nodeId, it]));
  const counts = {};
  const walk = node => {
    const role = node.role?.value;
    if (!node.ignored) counts[role] = (counts[role] ?? 0) + 1;
    (node.childIds ?? []).forEach(id => byId.has(id) && walk(byId.get(id)));
  };
  const tables = nodes.filter(it => !it.ignored && it.role?.value === 'table');
  if (tables.length) walk(tables[0]);
  return counts;
};

const tree = async (context, page, expected, findings) => {
  const protocol = await context.newCDPSession(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    const found = await roles(protocol);
    for (const [role, n] of Object.entries(expected)) {
      if (found[role] !== n) findings.fail('map tree', `${JOURNEY} at ${width} px`, `${found[role] ?? 0} of ${n} ${role}s`);
    }
  }
};

/** Pages of a PDF as widths and heights in points. */
const sheets = pdf => [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(it => [Number(it[1]), Number(it[2])]);
const isA3 = ([width, height]) => Math.abs(width - 1190.55) < 2 && Math.abs(height - 841.89) < 2;

export const map = async (browser, url, findings) => {
  const context = await browser.newContext({ viewport: { width: WIDTHS[2], height: HEIGHT } });
  const page = await context.newPage();
  await open(page, url + JOURNEY);
  const expected = await page.evaluate(() => {
    const table = document.querySelector('table[role=table]');
    const n = selector => table.querySelectorAll(selector).length;
    return { table: 1, row: n('tr'), columnheader: n('thead th'), rowheader: n('tbody th'), cell: n('td') };
  });
  if (expected.row < 3 || expected.cell < 9) findings.fail('map', JOURNEY, `a small table: ${JSON.stringify(expected)}`);
  findings.figures['cells of the map'] = expected.cell;
  await tree(context, page, expected, findings);
  const printed = sheets(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const n_a3 = printed.filter(isA3).length;
  findings.figures['printed sheets of the journey'] = printed.length;
  if (n_a3 !== 1) findings.fail('print', JOURNEY, `${n_a3} sheets of A3, not 1, of ${printed.length}`);
  await context.close();
};
