// What is heavy waits in a <noscript>. Without scripts it is simply there; with them a browser takes it for one piece of text,
// at next to no cost, and it is built when somebody wants to see it. Everything in it was escaped where it was written.
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const built = (html) => {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
};

const build = (root) => {
  for (const late of all('noscript', root)) late.replaceWith(built(late.textContent));
};

const findings = all('.finding');

const findingOf = (id) => document.getElementById(`f-${id}`);

const detailsOf = (finding) => one(':scope > details', finding);

const open = (finding) => {
  build(finding);
  detailsOf(finding).open = true;
};

// `o-FINGERPRINT-NUMBER`: the element of an observation, wherever it waits.
const quoteOf = (id) => {
  const finding = findingOf(id.slice(2, id.lastIndexOf('-')));
  if (finding) build(finding);
  return document.getElementById(id);
};

document.addEventListener('toggle', ({ target }) => target.open && target.closest('.finding') && build(target), true);

