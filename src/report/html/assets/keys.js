// Ways through the page: the keyboard, links between its parts, and dialogs.
const help = one('#help');

// Makes a finding the current one, shows it, and moves the focus to it or to a place in it.
const at = (finding, place = finding) => {
  if (finding.hidden) clear();
  all('.finding[data-current]').forEach((each) => each.removeAttribute('data-current'));
  finding.setAttribute('data-current', '');
  keepAddress();
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'start' });
};

// Goes to `f-…`, a finding, or `o-…`, an observation.
const go = (id) => {
  const place = id.startsWith('o-') ? quoteOf(id) : document.getElementById(id);
  const finding = place?.closest('.finding');
  if (!finding) return;
  open(finding);
  for (let fold = place.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  all('.quote.shown').forEach((each) => each.classList.remove('shown'));
  place.closest('.quote')?.classList.add('shown');
  at(finding, place);
};

const step = (by) => {
  const shown = findings.filter((finding) => !finding.hidden);
  const current = shown.findIndex((finding) => finding.hasAttribute('data-current'));
  const next = current < 0 ? (by > 0 ? 0 : -1) : current + by;
  if (shown.at(next) && next < shown.length && (current < 0 || next >= 0)) at(shown.at(next));
};

const flip = () => {
  const finding = one('.finding[data-current]');
  if (!finding || finding.hidden) return false;
  if (detailsOf(finding).open) detailsOf(finding).open = false;
  else open(finding);
  return true;
};

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: flip,
  Enter: () => document.activeElement.matches('body, .finding') && flip(),
  '/': () => { search?.focus(); search?.select(); },
  '?': () => help.showModal(),
  Escape: () => form && asAddress().size && clear(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || one('dialog[open]')) return;
  const { target } = event;
  if (target === search && event.key === 'Escape') {
    search.blur();
    event.preventDefault();
    return;
  }
  if (target.matches('input:not([type=checkbox]), select, textarea, [contenteditable]')) return;
  const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null;
  if (act && act() !== false) event.preventDefault();
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#f-"], a[href^="#o-"]');
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.hash.slice(1));
});

for (const dialog of all('dialog')) {
  one('.close', dialog).addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
}

