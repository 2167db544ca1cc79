// What a fact-checker does with a report: reads, filters, follows the keyboard, prints, hands on.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { launch, open, PHONE } from './browser.js';
import { look } from './look.js';
import { HARM, folder, hostile, large, story, sweep, text } from './reports.js';

let browser;
let quake;
let bridge;
let pages = [];

before(async () => {
  browser = await launch();
  quake = story('quake');
  bridge = story('bridge');
});

after(async () => {
  await browser?.close();
  sweep();
});

const visit = async (file, options) => {
  const page = await open(browser, file, options);
  pages.push(page);
  return page;
};

// Whatever a test does, nothing may go wrong beside it.
afterEach(async () => {
  const faults = pages.flatMap((page) => page.faults);
  await Promise.all(pages.map((page) => page.context().close()));
  pages = [];
  assert.deepEqual(faults, []);
});

const shown = (page) => page.locator('.finding:visible').count();
const count = (page) => page.locator('#count').textContent();
const hash = (page) => decodeURIComponent(new URL(page.url()).hash);
const current = (page) => page.locator('.finding[data-current]').getAttribute('id');

test('a cell of the matrix opens its words', async () => {
  const page = await visit(quake);
  const cell = page.locator('a.cell.v1').first();
  const said = (await cell.textContent()).trim();
  await cell.click();
  const quote = page.locator('#quote');
  assert.ok(await quote.isVisible());
  assert.ok((await quote.locator('mark').first().textContent()).length > 0);
  assert.match(said, /^B /);
  await page.keyboard.press('Escape');
  assert.ok(!(await quote.isVisible()));
  assert.ok(await cell.evaluate((element) => element === document.activeElement), 'the focus is back on the cell');
  await page.keyboard.press('Enter');
  await quote.locator('.go').click();
  assert.ok(!(await quote.isVisible()));
  assert.equal(await page.evaluate(() => document.activeElement.closest('.finding').hasAttribute('data-current')), true);
});

test('a cell with several versions opens the words of each', async () => {
  const page = await visit(bridge);
  const both = page.locator('a.cell.both').first();
  await both.click();
  assert.ok((await page.locator('#quote .quote').count()) >= 2);
});

test('filters narrow, count, and are kept in the address', async () => {
  const page = await visit(quake);
  const all = await page.locator('.finding').count();
  assert.equal(await shown(page), all);
  assert.equal(await count(page), `${all} findings`);
  const verdict = await page.locator('.finding').first().getAttribute('data-verdict');
  const alike = await page.locator(`.finding[data-verdict=${verdict}]`).count();
  await page.locator(`.chip:has([value=${verdict}])`).click();
  assert.equal(await shown(page), alike);
  assert.equal(await count(page), `${alike} of ${all} findings`);
  assert.equal(await page.locator('.sheet tbody tr:visible').count(), alike, 'the matrix follows');
  assert.equal(hash(page), `#verdict=${verdict}`);
  const publisher = await page.locator('[name=publisher] option').nth(1).textContent();
  await page.locator('[name=publisher]').selectOption({ label: publisher });
  const fewer = await shown(page);
  assert.ok(fewer <= alike);
  await page.reload();
  assert.equal(await shown(page), fewer, 'the address brings the filters back');
  assert.equal(await page.locator('[name=publisher]').evaluate((select) => select.selectedOptions[0].text), publisher);
  await page.locator('#clear').click();
  assert.equal(await shown(page), all);
  assert.equal(hash(page), '');
  for (const [name, of] of [['severity', 'severity'], ['fact', 'fact']]) {
    const value = await page.locator('.finding').last().getAttribute(`data-${of}`);
    await page.locator(`[name=${name}]`).selectOption(value);
    assert.equal(await shown(page), await page.locator(`.finding[data-${of}="${value}"]`).count());
    await page.locator(`[name=${name}]`).selectOption('');
  }
});

test('the search reads all words, those of shut findings too', async () => {
  const page = await visit(quake);
  const words = await page.evaluate(() => {
    const shut = document.querySelector('.finding details:not([open]) noscript');
    return { marked: /<mark>(.*?)<\/mark>/.exec(shut.textContent)[1], of: shut.closest('.finding').id };
  });
  await page.locator('#q').fill(words.marked.toUpperCase());
  await page.locator(`#${words.of}`).waitFor();
  await page.waitForFunction(() => document.querySelector('#count').textContent.includes(' of '));
  assert.ok(await page.locator(`#${words.of}`).isVisible());
  await page.locator('#q').fill('no such words anywhere');
  await page.locator('.none').waitFor();
  assert.equal(await shown(page), 0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  assert.ok((await shown(page)) > 0, 'Escape leaves the search, then clears it');
});

test('what was decided is a filter, and a change of it is heard', async () => {
  const page = await visit(quake);
  const id = await page.evaluate(() => {
    const finding = document.querySelector('.finding');
    finding.dataset.state = 'reviewed';
    document.dispatchEvent(new Event('crosscheck:changed'));
    return finding.id;
  });
  await page.locator('[name=state]').selectOption('reviewed');
  assert.equal(await shown(page), 1);
  assert.ok(await page.locator(`#${id}`).isVisible());
  await page.locator('[name=state]').selectOption('open');
  assert.ok(!(await page.locator(`#${id}`).isVisible()));
});

test('what an earlier run found is known, and needs nobody', async () => {
  const page = await visit(story('strike', '--baseline', story('strike', '--format', 'json')));
  assert.equal(await page.locator('h1').textContent(), 'Nothing needs a person.');
  const all = await page.locator('.finding').count();
  assert.equal(await page.locator('.finding[data-known=true] .review .badge:visible').count(), all);
  await page.locator('[name=state]').selectOption('known');
  assert.equal(await shown(page), all);
  await page.locator('[name=state]').selectOption('open');
  assert.equal(await shown(page), 0);
});

test('the keyboard goes from finding to finding', async () => {
  const page = await visit(quake);
  const ids = await page.locator('.finding').evaluateAll((all) => all.map(({ id }) => id));
  await page.keyboard.press('j');
  assert.equal(await current(page), ids[0]);
  await page.keyboard.press('j');
  assert.equal(await current(page), ids[1]);
  assert.equal(hash(page), `#at=${ids[1].slice(2)}`);
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  assert.equal(await current(page), ids[0], 'before the first there is none');
  const details = page.locator(`#${ids[0]} > details`);
  const was = await details.evaluate(({ open }) => open);
  await page.keyboard.press('o');
  assert.equal(await details.evaluate(({ open }) => open), !was);
  await page.keyboard.press('Enter');
  assert.equal(await details.evaluate(({ open }) => open), was);
  await page.keyboard.press('/');
  assert.ok(await page.locator('#q').evaluate((input) => input === document.activeElement));
  await page.keyboard.type('jk');
  assert.equal(await page.locator('#q').inputValue(), 'jk', 'letters in a field are letters');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  assert.ok(await page.locator('#help').isVisible());
  await page.keyboard.press('Escape');
  assert.ok(!(await page.locator('#help').isVisible()));
});

test('an address that was handed on opens at its finding', async () => {
  const shutOne = /<article class="finding calm" id="(f-[^"]*)"/.exec(text(quake))[1];
  for (const address of [`#${shutOne}`, `#verdict=conflict&at=${shutOne.slice(2)}`]) {
    const page = await visit(quake, { hash: address });
    assert.equal(await current(page), shutOne);
    assert.ok(await page.locator(`#${shutOne} mark`).first().isVisible(), address);
  }
});

test('numbers are drawn and what changed is told in time', async () => {
  const page = await visit(quake);
  const scale = page.locator('.scale').first();
  assert.ok((await scale.locator('rect.wide').count()) >= 2);
  assert.ok((await scale.locator('text').count()) >= 2);
  const inside = await scale.locator('rect').evaluateAll((rects) => rects.every((rect) => {
    const [box, frame] = [rect.getBoundingClientRect(), rect.ownerSVGElement.getBoundingClientRect()];
    return box.width > 0 && box.left >= frame.left - 1 && box.right <= frame.right + 1;
  }));
  assert.ok(inside, 'every bar lies on its axis');
  const timeline = page.locator('.timeline').first();
  const days = await timeline.locator('> ol > li > time').evaluateAll((times) => times.map(({ dateTime }) => dateTime));
  assert.ok(days.length >= 2);
  assert.deepEqual(days, [...days].sort());
  await timeline.locator('a').last().click();
  assert.ok(await page.locator('.quote.shown').isVisible(), 'an entry leads to its words');
});

test('colours can be switched', async () => {
  const page = await visit(quake, { colorScheme: 'light' });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.locator('#theme').click();
  assert.notEqual(await paper(), light);
  await page.reload();
  assert.notEqual(await paper(), light, 'and stay so');
});

test('without scripts everything can be read', async () => {
  const page = await visit(quake, { javaScriptEnabled: false });
  assert.ok(!(await page.locator('.filters').isVisible()), 'no control that does nothing');
  const finding = page.locator('.finding.calm').first();
  await finding.locator('summary').first().click();
  assert.ok(await finding.locator('mark').first().isVisible());
  await page.locator('a.cell').last().click();
  assert.ok(await page.locator('.quote:target mark, li:target').first().isVisible(), 'a cell leads to its words');
});

test('on paper everything is open and nothing is a control', async () => {
  const page = await visit(quake);
  const shut = await page.locator('.finding details:not([open])').count();
  assert.ok(shut > 0);
  await page.emulateMedia({ media: 'print' });
  await page.waitForFunction(() => !document.querySelector('details:not([open])'));
  assert.equal(await page.locator('noscript').count(), 0);
  for (const control of ['.filters', '.switches', '.skip']) assert.ok(!(await page.locator(control).isVisible()), control);
  assert.ok((await page.pdf()).length > 10_000);
  await page.emulateMedia({ media: 'screen' });
  await page.waitForFunction((shut) => document.querySelectorAll('.finding > details:not([open])').length > 0 && shut, shut);
});

test('a phone shows the same, with the filters folded away', async () => {
  const page = await visit(quake, { viewport: PHONE, hasTouch: true });
  assert.ok(!(await page.locator('#choices').isVisible()));
  await page.locator('#more').click();
  assert.ok(await page.locator('#choices').isVisible());
  assert.equal(await page.locator('#more').getAttribute('aria-expanded'), 'true');
  await page.setViewportSize({ width: 360, height: 700 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
});

test('what an article says is shown and never acts', async () => {
  const page = await visit(hostile());
  const words = await page.locator('.finding').first().textContent();
  assert.ok(words.includes('<script>alert(1)</script>'));
  assert.ok(words.includes('\\u{202e}\\u{1b}[2J') && !/[\u202e\u001b]/.test(words), 'what turns the reading is written out');
  assert.equal(await page.locator('main script, main img').count(), 0);
  const links = await page.locator('.place a').evaluateAll((all) => all.map(({ href }) => href));
  assert.ok(links.includes('https://harbour.example/flood?day=2#:~:text=The%20flood%20took-,120%20trees') || links.includes('https://harbour.example/flood?day=2#:~:text=The%20flood%20took-,120'), links.join(' '));
  assert.ok(links.every((link) => link.startsWith('https://')));
  const longest = await page.locator('blockquote').evaluateAll((all) => Math.max(...all.map(({ textContent }) => textContent.length)));
  assert.ok(longest < 2000, `a quote of ${longest} characters`);
  await page.locator('a.cell').nth(1).click();
  assert.ok((await page.locator('#quote').textContent()).length > 0);
  await page.keyboard.press('Escape');
  await page.locator('#q').fill(HARM.slice(0, 20));
});

test('a script that was slipped in is refused', async () => {
  const file = join(folder, 'slipped.html');
  writeFileSync(file, text(quake).replace('</main>', '<script>document.title = "slipped"</script></main>'));
  const page = await open(browser, file);
  assert.notEqual(await page.title(), 'slipped');
  assert.ok(page.faults.some((fault) => fault.includes('Content Security Policy')));
  await page.context().close();
});

test('nothing is wrong with how the reports look', async () => {
  for (const file of [quake, bridge, story('budget')]) assert.deepEqual(await look(browser, file), []);
});

test('500 facts in 200 documents', async () => {
  const file = large();
  const page = await visit(file);
  const { ready, paint } = await page.evaluate(() => ({
    ready: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  }));
  console.log(`${(text(file).length / 1e6).toFixed(1)} MB: first paint after ${paint.toFixed(0)} ms, ready after ${ready.toFixed(0)} ms`);
  assert.equal(await page.locator('.finding').count(), 500);
  assert.ok(paint < 5000 && ready < 5000);
  const sheet = page.locator('.sheet');
  await sheet.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.locator('.sheet tbody').last().locator('a.cell').first().waitFor();
  await page.locator('.sheet tbody').last().locator('a.cell').first().click();
  assert.ok(await page.locator('#quote mark').first().isVisible());
  await page.keyboard.press('Escape');
  const from = Date.now();
  await page.locator('#q').fill(await page.locator('.finding h3').last().textContent());
  await page.waitForFunction(() => document.querySelector('#count').textContent.endsWith(' of 500 findings'));
  console.log(`a search in all words: ${Date.now() - from} ms`);
});
