// Writes a large folder to check: `node large.js FOLDER [FACTS] [DOCUMENTS] [SHARE]`.
//
// Each document tells so many of the facts, in sentences of its own; most agree, some are hedged, and some contradict each
// other. The same folder for the same arguments.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, facts = 500, documents = 200, share = 0.25] = process.argv.slice(2);

// A plain generator (Park and Miller), so that every run writes the same.
let seed = 20250318;
const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
const pick = (list) => list[Math.floor(chance() * list.length)];

const SOUNDS = ['ba', 'do', 'fe', 'gi', 'ku', 'la', 'mo', 'ne', 'pi', 'ru', 'sa', 'to'];
const place = (at) => {
  const sounds = [at % 12, Math.floor(at / 12) % 12, Math.floor(at / 144) % 12].map((sound) => SOUNDS[sound]).join('');
  return `Vor${sounds}`;
};
const BEFORE = ['Officials of the river authority said in the evening that', 'By Wednesday', 'According to the ministry,', 'In the north'];
const AFTER = ['as engineers worked through the night to mend the wall.', 'and the water was still rising.', 'the regional governor told reporters at the site.'];
const HEDGES = ['', '', '', '', 'about ', 'nearly ', 'more than ', 'at least '];

const told = (fact) => {
  const figure = 1200 + fact * 10;
  const odd = fact % 10 === 0 && chance() < 0.3;
  return `${pick(BEFORE)} the village of ${place(fact)} lost ${pick(HEDGES)}${(odd ? figure * 2 : figure).toLocaleString('en')} trees, ${pick(AFTER)}`;
};

const articles = Array.from({ length: Number(documents) }, (_, at) => {
  const sentences = Array.from({ length: Number(facts) }, (_, fact) => fact).filter(() => chance() < Number(share)).map(told);
  const day = String(1 + (at % 28)).padStart(2, '0');
  return JSON.stringify({
    id: `article-${at}`,
    title: `The flood, report ${at}`,
    publisher: `Paper ${at % 60}`,
    url: `https://paper-${at % 60}.example/flood/${at}`,
    published: `2025-03-${day}`,
    text: sentences.join('\n\n'),
  });
});

const rules = Array.from(
  { length: Number(facts) },
  (_, fact) => `  trees-${fact}: {title: Trees lost in ${place(fact)}, value: count, phrases: ['${place(fact)} lost <value>']}\n`,
);

mkdirSync(join(folder, 'news'), { recursive: true });
writeFileSync(join(folder, 'news', 'flood.jsonl'), `${articles.join('\n')}\n`);
writeFileSync(join(folder, 'rules.yaml'), `title: The flood\nfacts:\n${rules.join('')}`);
