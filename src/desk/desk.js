// Buttons on every finding that write the ledger. The page changes when the server has answered, and not before.
// `given` is what the server put in: the key of this session, who decides, the decisions there are, and what is decided.
const one = (which, within = document) => within.querySelector(which);
const all = (which, within = document) => [...within.querySelectorAll(which)];

// An element, with its attributes and what stands in it. Words are text, whatever they look like.
const make = (name, attributes = {}, ...inside) => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(attribute, value === true ? '' : value);
  }
  element.append(...inside);
  return element;
};

const LETTERS = { confirmed: 'c', dismissed: 'd', corrected: 'x', ask: 'a' };
const VERBS = { confirmed: 'Confirm', dismissed: 'Dismiss', corrected: 'Corrected', ask: 'Ask' };
const EVERY = 2000;

const findings = new Map(all('.finding').map((finding) => [finding.dataset.fingerprint, finding]));
const chosen = new Set();
let state = given.state;

// What a finding shows.

const day = (iso) => {
  const date = new Date(`${iso}T00:00Z`);
  const shown = Number.isNaN(date.valueOf())
    ? iso
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return make('time', { datetime: iso }, shown);
};

const told = ({ decision, by, date, reason, expires, lapsed }) => {
  const means = given.decisions.find(({ name }) => name === decision)?.doc ?? '';
  const shown = make('p', { class: lapsed ? 'decision lapsed' : 'decision' });
  shown.append(make('span', { class: 'badge' }, decision), ` ${means}`);
  if (by) shown.append(', says ', make('b', {}, by));
  if (date) shown.append(' on ', day(date));
  if (reason) shown.append(': ', make('q', {}, reason));
  if (expires) shown.append(' Holds until ', day(expires), '.');
  if (lapsed) shown.append(' ', make('strong', {}, 'Open again:'), ` ${lapsed}`);
  return shown;
};

const holds = (review) => (review && !review.lapsed ? review.decision : '');
const settles = (review) => given.decisions.some(({ name, settles }) => settles && name === holds(review));

const show = (finding, review) => {
  const shown = one('.desk-told', finding);
  shown.replaceChildren(...(review ? [told(review)] : []));
  finding.dataset.review = holds(review);
  if (settles(review)) finding.dataset.state = finding.dataset.known === 'true' ? 'known' : 'reviewed';
  else finding.dataset.state = finding.dataset.known === 'true' ? 'known' : 'open';
  one('[data-act=reopen]', finding).hidden = !review;
  for (const button of all('[data-decision]', finding)) {
    button.setAttribute('aria-pressed', String(button.dataset.decision === holds(review)));
  }
};

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const take = (next) => {
  const before = state;
  // What was decided is still so while the ledger cannot be read.
  state = next.problem ? { ...next, reviews: before.reviews, revision: before.revision } : next;
  let changes = 0;
  for (const [fingerprint, finding] of findings) {
    if (same(before.reviews[fingerprint], state.reviews[fingerprint])) continue;
    show(finding, state.reviews[fingerprint]);
    changes += 1;
  }
  if (changes) document.dispatchEvent(new Event('crosscheck:changed'));
  bar();
  return changes;
};

// What is said at the foot of the page.

const said = make('p', { class: 'desk-said', role: 'status', 'aria-live': 'polite' });
const say = (words, failed = false) => {
  said.textContent = words;
  said.classList.toggle('failed', failed);
};

const undo = make('button', { type: 'button', title: 'Ctrl+Z' }, 'Undo');
const number = make('span', { class: 'desk-number' });
const every = make('button', { type: 'button' }, 'Select all shown');
const none = make('button', { type: 'button' }, 'Select none');
const buttons = () => given.decisions.map(({ name, doc }) =>
  make('button', { type: 'button', 'data-decision': name, title: `${doc} (${LETTERS[name]})`, 'aria-keyshortcuts': LETTERS[name] }, VERBS[name]));
const many = make('span', { class: 'desk-many', role: 'group', 'aria-label': 'Decide on all that are selected' }, number, ...buttons(),
  make('button', { type: 'button', 'data-act': 'reopen' }, 'Reopen'));
const foot = make('aside', { class: 'desk-bar', 'aria-label': 'Review' }, said, many, every, none, undo);

const counted = (count) => `${count} finding${count === 1 ? '' : 's'}`;
const bar = () => {
  undo.disabled = !state.undo;
  many.hidden = !chosen.size;
  none.hidden = !chosen.size;
  number.textContent = `${counted(chosen.size)} selected`;
  if (state.problem) say(`The ledger cannot be read, and nothing can be written: ${state.problem}`, true);
};

const choose = (fingerprint, on) => {
  if (on) chosen.add(fingerprint);
  else chosen.delete(fingerprint);
  one('.desk-choose input', findings.get(fingerprint)).checked = on;
  bar();
};

// Asking the server.

let busy = false;
let writes = 0;

const ask = async (path, asked) => {
  const how = asked === undefined ? {} : {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [given.field]: given.key },
    body: JSON.stringify(asked),
  };
  const answer = await fetch(path, { ...how, cache: 'no-store' });
  if (answer.status === 403 || answer.status === 404) throw new Error('anew');
  return { ok: answer.ok, next: await answer.json() };
};

const failure = (error) => (error.message === 'anew'
  ? 'The desk was started anew: open the address that it printed.'
  : 'The desk does not answer; is crosscheck still running?');
// A desk that ended while it answered may have written before.
const unsure = (error) => (error.message === 'anew' ? 'Nothing was written.' : 'Whether this was written, the ledger tells.');

const write = async (path, asked) => {
  if (busy) return false;
  busy = true;
  writes += 1;
  foot.setAttribute('aria-busy', 'true');
  try {
    const { ok, next } = await ask(path, asked);
    take(next);
    if (!next.problem) say(next.told ?? '', !ok);
    return ok;
  } catch (error) {
    say(`${failure(error)} ${unsure(error)}`, true);
    return false;
  } finally {
    busy = false;
    foot.removeAttribute('aria-busy');
  }
};

// Another page, a colleague or an editor may have written.
let silent = false;
const look = async () => {
  if (busy || document.hidden) return;
  const before = writes;
  try {
    const { next } = await ask('reviews');
    const had = state.problem;
    // What was asked for before a write is older than what the write was answered with.
    if (writes !== before) return;
    const changes = take(next);
    if (changes) say(`${counted(changes)} decided on elsewhere`);
    else if (silent || (had && !next.problem)) say('');
    silent = false;
  } catch (error) {
    silent = true;
    say(failure(error), true);
  }
};

// Deciding.

const title = make('h2', { id: 'desk-title' });
const reason = make('input', { name: 'reason', autocomplete: 'off', maxlength: 2000 });
const by = make('input', { name: 'by', autocomplete: 'name', maxlength: 200 });
const expires = make('input', { name: 'expires', type: 'date' });
const meant = make('p', { class: 'desk-meant' });
const submit = make('button', { type: 'submit' });
const cancel = make('button', { type: 'button' }, 'Cancel');
const form = make('form', { class: 'desk-form', method: 'dialog' }, meant,
  make('label', {}, 'Reason', reason), make('label', {}, 'Decided by', by), make('label', {}, 'Holds until (open where empty)', expires),
  make('p', { class: 'desk-ends' }, submit, cancel));
const dialog = make('dialog', { class: 'desk-dialog', 'aria-labelledby': 'desk-title' }, make('header', {}, title), form);
let asked = null;

const nameOf = (fingerprint) => one('h3', findings.get(fingerprint))?.textContent.trim() ?? fingerprint;

const begin = (decision, fingerprints) => {
  if (!fingerprints.length) return;
  // What is decided is what was shown when the dialog began, whatever the page learns while it is open.
  asked = { decision, fingerprints, revision: state.revision };
  const only = fingerprints.length === 1 ? state.reviews[fingerprints[0]] : undefined;
  title.textContent = `${VERBS[decision]}: ${fingerprints.length === 1 ? nameOf(fingerprints[0]) : counted(fingerprints.length)}`;
  meant.textContent = given.decisions.find(({ name }) => name === decision)?.doc ?? '';
  submit.textContent = VERBS[decision];
  reason.value = only?.reason ?? '';
  expires.value = only && !only.lapsed ? only.expires ?? '' : '';
  dialog.showModal();
  reason.focus();
};

const remembered = 'crosscheck-decided-by';
try {
  by.value = given.by ?? localStorage.getItem(remembered) ?? '';
} catch {
  by.value = given.by ?? '';
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (!asked) return;
  try {
    localStorage.setItem(remembered, by.value.trim());
  } catch { /* A browser that keeps nothing asks for the name again. */ }
  const fields = { reason: reason.value, by: by.value, expires: expires.value };
  const { decision, fingerprints, revision } = asked;
  dialog.close();
  if (await write('decide', { fingerprints, decision, ...fields, revision })) fingerprints.forEach((each) => choose(each, false));
});
cancel.addEventListener('click', () => dialog.close());
// The event comes late: the dialog may be open again by then.
dialog.addEventListener('close', () => { if (!dialog.open) asked = null; });

const reopen = async (fingerprints) => {
  if (await write('reopen', { fingerprints, revision: state.revision })) fingerprints.forEach((each) => choose(each, false));
};
const back = () => state.undo && write('undo', {});

undo.addEventListener('click', back);
every.addEventListener('click', () => {
  for (const [fingerprint, finding] of findings) if (finding.checkVisibility()) choose(fingerprint, true);
});
none.addEventListener('click', () => [...chosen].forEach((each) => choose(each, false)));

document.addEventListener('click', (event) => {
  const button = event.target.closest('.desk-acts button, .desk-many button');
  if (!button) return;
  const finding = button.closest('.finding');
  const which = finding ? [finding.dataset.fingerprint] : [...chosen];
  if (button.dataset.decision) begin(button.dataset.decision, which);
  else reopen(which);
});

// A key decides on what is selected, or else on the finding that the keyboard is at.
const current = () => document.activeElement?.closest('.finding') ?? one('.finding[data-current]');
document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || one('dialog[open]')) return;
  if (event.target.matches('input:not([type=checkbox]), select, textarea, [contenteditable]')) return;
  const key = event.key.toLowerCase();
  if (key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    back();
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const at = current()?.dataset.fingerprint;
  const decision = Object.keys(LETTERS).find((name) => LETTERS[name] === key);
  const which = chosen.size ? [...chosen] : [at].filter(Boolean);
  if (decision && which.length) begin(decision, which);
  else if (key === 's' && at) choose(at, !chosen.has(at));
  else return;
  event.preventDefault();
});

// Everything in its place.

for (const [fingerprint, finding] of findings) {
  const slot = one('.review', finding);
  const known = finding.dataset.known === 'true' ? all('.decision', slot).slice(-1) : [];
  const box = make('input', { type: 'checkbox', 'aria-label': `Select ${nameOf(fingerprint)}` });
  box.addEventListener('change', () => choose(fingerprint, box.checked));
  const acts = make('div', { class: 'desk-acts', role: 'group', 'aria-label': `Decide on ${nameOf(fingerprint)}` },
    make('label', { class: 'desk-choose' }, box, 'Select'), ...buttons(), make('button', { type: 'button', 'data-act': 'reopen' }, 'Reopen'));
  slot.replaceChildren(make('div', { class: 'desk-told' }), ...known, acts);
  show(finding, state.reviews[fingerprint]);
}
document.body.append(foot, dialog);
document.body.classList.add('has-desk');
const keys = [['c', 'confirm'], ['d', 'dismiss'], ['x', 'corrected'], ['a', 'ask'], ['s', 'select or not'], ['Ctrl+Z', 'undo']];
one('#help dl')?.append(...keys.flatMap(([key, means]) => [make('dt', {}, make('kbd', {}, key)), make('dd', {}, means)]));
bar();
setInterval(look, EVERY);
document.addEventListener('visibilitychange', look);
