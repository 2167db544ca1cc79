// Reports to open: stories of this repository, a folder with an article that means harm, and a large one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const crosscheck = resolve(root, process.env.CROSSCHECK ?? 'target/release/crosscheck');

export const folder = mkdtempSync(join(tmpdir(), 'crosscheck-browser-'));
export const sweep = () => rmSync(folder, { recursive: true, force: true });

// The report on articles, as a file.
export const report = (name, articles, rules, ...more) => {
  const format = more.includes('json') ? [] : ['--format', 'html'];
  const file = join(folder, `${name}.${format.length ? 'html' : 'json'}`);
  const { status, stderr } = spawnSync(
    crosscheck, ['check', articles, '--rules', rules, ...format, ...more, '--output', file], { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0 && status !== 1) throw new Error(`check of ${articles} ended with ${status}: ${stderr}`);
  return file;
};

export const story = (name, ...more) => report(name, `fixtures/stories/${name}`, `fixtures/stories/${name}/rules.yaml`, ...more);

export const large = () => {
  const place = join(folder, 'large');
  const made = spawnSync(process.execPath, [join(here, 'large.js'), place]);
  if (made.status !== 0) throw new Error(`large.js: ${made.stderr}`);
  return report('large', join(place, 'news'), join(place, 'rules.yaml'));
};

export const HARM = `</noscript></script></style><script>alert(1)</script><img src=x onerror="alert(2)"> \u202e\u001b[2J "'=1+1`;

// A town where papers differ on a flood; one of them writes what should act and must not.
export const hostile = () => {
  const place = join(folder, 'hostile');
  mkdirSync(place, { recursive: true });
  const long = `The flood took about 300 trees, ${'and the water rose '.repeat(2500)}until morning.`;
  const article = (id, fields, ...text) => JSON.stringify({ id, published: '2025-03-18', ...fields, text: text.join('\n\n') });
  writeFileSync(join(place, 'news.jsonl'), [
    article('a', { title: 'The flood', publisher: 'Harbour Post', byline: 'Ana Holm', url: 'https://harbour.example/flood?day=2' },
      'The river rose at night. The flood took 120 trees in the park. Nobody was hurt.'),
    article('b', { title: HARM, publisher: `Evil ${HARM}`, byline: HARM, url: 'javascript:alert(3)' },
      `It rained. ${HARM} The flood took 300 trees ${HARM}. ${HARM}`),
    article('c', { title: 'Long', publisher: 'Long News', url: 'https://long.example/#top' }, long),
  ].join('\n') + '\n');
  writeFileSync(join(place, 'rules.yaml'), "facts:\n  trees: {title: Trees lost, value: count, phrases: ['took <value> trees', took <value>]}\n");
  return report('hostile', join(place, 'news.jsonl'), join(place, 'rules.yaml'));
};

export const text = (file) => readFileSync(file, 'utf8');
