// A browser without a network, and pages that keep what goes wrong in them.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// Headless, and silent towards the world. The folder of the user is a fresh one for each browser.
const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

export const launch = () => {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no browser: install Debian’s package `chromium`, or name one in CHROMIUM');
  return chromium.launch({ executablePath, args: ARGUMENTS });
};

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

// Opens a file. `page.faults` lists errors of scripts, refusals of the policy, and requests for anything but the file.
export const open = async (browser, file, { hash = '', ...options } = {}) => {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(`error: ${error.message}`));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && page.faults.push(`console: ${message.text()}`));
  const address = pathToFileURL(file).href;
  page.on('request', (request) => request.url().split('#')[0] !== address && page.faults.push(`request: ${request.url()}`));
  page.on('dialog', (dialog) => { page.faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(address + hash);
  return page;
};
