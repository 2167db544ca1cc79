// What people do at the review desk: decide with mouse and keyboard, in two tabs, many at once, and take it back.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, launch } from './browser.js';
import { violations } from './look.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const crosscheck = resolve(root, process.env.CROSSCHECK ?? 'target/release/crosscheck');
const shots = process.env.SHOTS;
const folder = mkdtempSync(join(tmpdir(), 'crosscheck-desk-'));
const story = join(root, 'fixtures/stories/quake');

let browser;
let desk;
let context;
let faults;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ledger = () => join(folder, 'reviews.yaml');
const written = () => readFileSync(ledger(), 'utf8');

// A desk that runs, and a browser that has opened its address.
const start = async (options = {}) => {
  rmSync(ledger(), { force: true });
  const process = spawn(crosscheck, ['review', story, '--rules', join(story, 'rules.yaml'), '--reviews', ledger()], { cwd: root });
  const address = await new Promise((found, failed) => {
    let said = '';
    process.stdout.on('data', (part) => {
      said += part;
      const address = said.match(/http:\S+/);
      if (address) found(address[0]);
    });
    process.on('exit', (code) => failed(new Error(`the desk ended with ${code}`)));
  });
  desk = { process, address, origin: new URL(address).origin, home: address.replace(/\?.*/, '') };
  faults = [];
  context = await browser.newContext({ viewport: DESKTOP, ...options });
  const page = await tab();
  await page.goto(address);
  return page;
};

const tab = async () => {
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()}`));
  page.on('request', (request) => request.url().startsWith(desk.origin) || faults.push(`request: ${request.url()}`));
  return page;
};

afterEach(async () => {
  await context.close();
  desk.process.kill('SIGKILL');
  assert.deepEqual(faults, []);
});

const finding = (page, at = 0) => page.locator('.finding').nth(at);
const said = (page) => page.locator('.desk-said');
const is = (page, at, review) => page.waitForFunction(
  ([at, review]) => document.querySelectorAll('.finding')[at].dataset.review === review, [at, review], { timeout: 8000 });
const picture = async (page, name) => shots && page.screenshot({ path: join(shots, `${name}.png`) });

test('a finding is dismissed with a reason, the other tab sees it, and it is undone', async () => {
  const page = await start();
  assert.equal(new URL(page.url()).search, '', 'the token is not in the address any more');
  const other = await tab();
  await other.goto(desk.home);
  await finding(page).getByRole('button', { name: 'Dismiss' }).click();
  const dialog = page.locator('.desk-dialog');
  assert.ok(await dialog.getByLabel('Reason').evaluate((element) => element === document.activeElement));
  await dialog.getByLabel('Reason').fill('two counts <b>of</b> one night');
  await dialog.getByLabel('Decided by').fill('A. Holm');
  await picture(page, 'desk-asks');
  await page.keyboard.press('Enter');
  await is(page, 0, 'dismissed');
  assert.match(await said(page).textContent(), /^dismissed: /);
  assert.match(await finding(page).locator('.desk-told').textContent(), /says A\. Holm on .*: two counts <b>of<\/b> one night/);
  assert.match(written(), /decision: dismissed\n {4}reason: two counts <b>of<\/b> one night\n {4}by: A\. Holm\n/);
  await picture(page, 'desk-decided');

  await other.bringToFront();
  await is(other, 0, 'dismissed');
  assert.equal(await said(other).textContent(), '1 finding decided on elsewhere');

  await page.bringToFront();
  await page.keyboard.press('Control+z');
  await is(page, 0, '');
  assert.match(await said(page).textContent(), /^undone: /);
  assert.match(written(), /reviews: \[\]/);
  assert.ok(await page.getByRole('button', { name: 'Undo' }).isDisabled());
  await page.reload();
  await finding(page).getByRole('button', { name: 'Confirm' }).click();
  assert.equal(await dialog.getByLabel('Decided by').inputValue(), 'A. Holm', 'the name is remembered');
});

test('keys decide on the finding that the keyboard is at, and on several that are selected', async () => {
  const page = await start();
  for (const [key, decision] of [['c', 'confirmed'], ['d', 'dismissed'], ['x', 'corrected'], ['a', 'ask']]) {
    if (key === 'c') await page.keyboard.press('j');
    await page.keyboard.press(key);
    await page.locator('.desk-dialog').waitFor();
    await page.keyboard.type('why');
    await page.keyboard.press('Enter');
    await is(page, 0, decision);
  }
  assert.equal(await finding(page).getAttribute('data-state'), 'open', 'a question leaves it open');
  await page.keyboard.press('s');
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  assert.match(await page.locator('.desk-number').textContent(), /^2 findings selected$/);
  await page.keyboard.press('d');
  await page.locator('.desk-dialog').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await finding(page, 1).getAttribute('data-review'), '', 'nothing is decided by leaving');
  await page.keyboard.press('d');
  await page.keyboard.press('Enter');
  await is(page, 0, 'dismissed');
  await is(page, 1, 'dismissed');
  assert.equal(await finding(page, 1).getAttribute('data-state'), 'reviewed');
  assert.equal(await page.locator('.desk-many:visible').count(), 0, 'what is decided is selected no more');
  assert.equal(written().match(/decision: dismissed/g).length, 2);
  await page.keyboard.press('Control+z');
  await is(page, 0, 'ask');
  await is(page, 1, '');
});

test('all that are shown are selected, and no other', async () => {
  const page = await start();
  await page.locator('[name=verdict][value=agree]').check({ force: true });
  await page.locator('.finding[data-verdict=conflict]').waitFor({ state: 'hidden' });
  const shown = await page.locator('.finding:visible').count();
  assert.ok(shown > 0 && shown < (await page.locator('.finding').count()));
  await page.getByRole('button', { name: 'Select all shown' }).click();
  assert.match(await page.locator('.desk-number').textContent(), new RegExp(`^${shown} finding`));
});

test('what was decided elsewhere is not written over, and what fails is told', async () => {
  const page = await start();
  const print = await finding(page).getAttribute('data-fingerprint');
  // Between two looks of the page at the ledger, somebody decides on the command line.
  await page.route('**/reviews', (route) => route.abort());
  const arguments_ = ['review', story, '--rules', join(story, 'rules.yaml'), '--reviews', ledger(), '--decide', print, '--as', 'confirmed', '--by', 'M. Berg'];
  assert.equal(spawnSync(crosscheck, arguments_, { cwd: root }).status, 0);
  await finding(page).getByRole('button', { name: 'Dismiss' }).click();
  await page.keyboard.press('Enter');
  await is(page, 0, 'confirmed');
  assert.match(await said(page).textContent(), /was decided on elsewhere meanwhile: it is confirmed by M\. Berg; nothing was written/);
  assert.match(written(), /decision: confirmed/);

  writeFileSync(ledger(), 'reviews: [');
  await finding(page, 1).getByRole('button', { name: 'Confirm' }).click();
  await page.keyboard.press('Enter');
  await page.locator('.desk-said.failed', { hasText: 'cannot be read' }).waitFor();
  await picture(page, 'desk-broken');

  desk.process.kill('SIGKILL');
  await page.locator('.desk-said.failed', { hasText: 'does not answer' }).waitFor({ timeout: 8000 });
  faults = faults.filter((fault) => !/Failed to load resource/.test(fault));
});

test('what is decided while a dialog is open is not written over', async () => {
  const page = await start();
  const print = await finding(page).getAttribute('data-fingerprint');
  await finding(page).getByRole('button', { name: 'Dismiss' }).click();
  const arguments_ = ['review', story, '--rules', join(story, 'rules.yaml'), '--reviews', ledger(), '--decide', print, '--as', 'confirmed', '--by', 'M. Berg'];
  assert.equal(spawnSync(crosscheck, arguments_, { cwd: root }).status, 0);
  await is(page, 0, 'confirmed');
  await page.keyboard.press('Enter');
  await page.locator('.desk-said.failed', { hasText: 'it is confirmed by M. Berg; nothing was written' }).waitFor();
  assert.match(written(), /decision: confirmed/);
  faults = faults.filter((fault) => !/status of 409/.test(fault));
});

test('nobody without the cookie is let in, not with the address either', async () => {
  const page = await start();
  const stranger = await browser.newContext();
  const visitor = await stranger.newPage();
  for (const address of [desk.origin, desk.home, desk.address, `${desk.home}reviews`, desk.home.replace('127.0.0.1', 'localhost')]) {
    const answer = await visitor.goto(address, { waitUntil: 'commit' }).catch((error) => ({ status: () => error.message }));
    assert.match(String(answer.status()), /403|404|ERR_/, address);
  }
  await stranger.close();
  assert.equal((await page.goto(desk.address)).status(), 200, 'whoever is in may open the address again');
});

test('the desk is accessible, and fits a phone', async () => {
  for (const [name, viewport] of [['desktop', DESKTOP], ['phone', PHONE]]) {
    for (const colorScheme of ['light', 'dark']) {
      if (desk) desk.process.kill('SIGKILL');
      const page = await start({ viewport, colorScheme });
      await finding(page).getByRole('button', { name: 'Dismiss' }).click();
      await page.locator('.desk-dialog').getByLabel('Reason').fill('two counts of one night');
      await page.keyboard.press('Enter');
      await is(page, 0, 'dismissed');
      await finding(page, 1).getByRole('checkbox').check();
      await finding(page, 1).scrollIntoViewIfNeeded();
      await picture(page, `desk-${name}-${colorScheme}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
      assert.deepEqual(await violations(page), []);
      if (!(name === 'phone' && colorScheme === 'dark')) await context.close();
    }
  }
});
