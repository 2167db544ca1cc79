// Looks at reports as people have them before them: `node look.js [--shots FOLDER] FILE…`.
//
// Light and dark, on a desktop and on a phone: no error, no request, nothing wider than the page, and no serious violation
// that axe knows of. With --shots, a picture of each. Ends with 1 where something is wrong.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DESKTOP, PHONE, launch, open } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = { desktop: DESKTOP, phone: PHONE };

// What axe finds that is serious or critical, a line each. Everything is opened first, so that it is seen.
export const violations = async (page) => {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  // Its script is no part of the page, so that it comes by the debugger, past the policy.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  return grave.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
};

// Everything wrong with a report, a line each.
export const look = async (browser, file, shots) => {
  const wrong = [];
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, viewport] of Object.entries(VIEWS)) {
      const page = await open(browser, file, { viewport, colorScheme });
      const view = `${colorScheme} ${name}`;
      if (shots) await page.screenshot({ path: join(shots, `${basename(file, '.html')}-${name}-${colorScheme}.png`) });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) wrong.push(`${view}: ${wide} pixels wider than the page`);
      for (const violation of await violations(page)) wrong.push(`${view}: ${violation}`);
      for (const fault of page.faults) wrong.push(`${view}: ${fault}`);
      await page.context().close();
    }
  }
  return wrong;
};

const main = async () => {
  const files = process.argv.slice(2);
  const shots = files[0] === '--shots' ? files.splice(0, 2)[1] : null;
  if (shots) mkdirSync(shots, { recursive: true });
  const browser = await launch();
  let wrong = files.length === 0;
  for (const file of files) {
    const found = await look(browser, file, shots);
    console.log(`${found.length ? 'WRONG ' : 'ok    '} ${basename(file)}`);
    for (const line of found) console.log(`        ${line}`);
    wrong ||= found.length > 0;
  }
  await browser.close();
  process.exitCode = wrong ? 1 : 0;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
