// Filters: what the form says, what the address says, and which findings are like that.
const form = one('.filters');
const field = (name) => form.elements[name];
const search = one('#q');
const NAMES = ['severity', 'state', 'publisher', 'fact'];

const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const SIGNS = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&#x2f;': '/' };
const plain = (html) => html.replace(/<[^>]*>/g, ' ').replace(/&[^;]{2,6};/g, (sign) => SIGNS[sign] ?? sign);

// All words of a finding, those that wait included.
const folded = new WeakMap();
const wordsOf = (finding) => {
  if (!folded.has(finding)) {
    const late = all('noscript', finding).map((part) => plain(part.textContent));
    const shown = finding.cloneNode(true);
    all('noscript', shown).forEach((part) => part.remove());
    folded.set(finding, fold([shown.textContent, ...late].join(' ').replace(/\s+/g, ' ')));
  }
  return folded.get(finding);
};

const chosen = () => ({
  words: fold(search.value).split(/\s+/).filter(Boolean),
  verdicts: all('[name=verdict]:checked', form).map((box) => box.value),
  ...Object.fromEntries(NAMES.map((name) => [name, field(name).value])),
});

const fits = ({ dataset }, wanted) =>
  (!wanted.verdicts.length || wanted.verdicts.includes(dataset.verdict)) &&
  (!wanted.severity || dataset.severity === wanted.severity) &&
  (!wanted.state || dataset.state === wanted.state) &&
  (!wanted.fact || dataset.fact === wanted.fact) &&
  (!wanted.publisher || dataset.publishers.split(' ').includes(wanted.publisher));

const isLike = (finding, wanted) =>
  fits(finding, wanted) && wanted.words.every((word) => wordsOf(finding).includes(word));

const filter = () => {
  const wanted = chosen();
  const shown = new Set();
  for (const finding of findings) {
    finding.hidden = !isLike(finding, wanted);
    if (!finding.hidden) shown.add(finding.dataset.fingerprint);
  }
  const total = `${findings.length} finding${findings.length === 1 ? '' : 's'}`;
  one('#count').textContent = shown.size === findings.length ? total : `${shown.size} of ${total}`;
  one('.none').hidden = shown.size > 0;
  one('#clear').hidden = !asAddress().size;
  showRows(shown);
};

const clear = () => {
  form.reset();
  chooseAnew();
};

const chooseAnew = () => {
  filter();
  keepAddress();
};

// The address keeps the choice in words, so that it holds for the report of tomorrow.
const asAddress = () => {
  const address = new URLSearchParams();
  const { verdicts } = chosen();
  if (search.value.trim()) address.set('q', search.value.trim());
  if (verdicts.length) address.set('verdict', verdicts.join(','));
  for (const name of NAMES) {
    const select = field(name);
    if (select.value) address.set(name, name === 'publisher' ? select.selectedOptions[0].text : select.value);
  }
  return address;
};

const keepAddress = () => {
  const address = asAddress();
  const current = one('.finding[data-current]');
  if (current && !current.hidden) address.set('at', current.dataset.fingerprint);
  history.replaceState(null, '', address.size ? `#${address}` : location.pathname + location.search);
};

const readAddress = () => {
  const hash = location.hash.slice(1);
  const address = new URLSearchParams(/^[fo]-/.test(hash) ? '' : hash);
  const verdicts = (address.get('verdict') ?? '').split(',');
  search.value = address.get('q') ?? '';
  all('[name=verdict]', form).forEach((box) => { box.checked = verdicts.includes(box.value); });
  for (const name of NAMES) {
    const wanted = address.get(name) ?? '';
    const option = [...field(name).options].find((each) => each.value && [each.text, each.value].includes(wanted));
    field(name).value = option ? option.value : '';
  }
  filter();
  if (/^[fo]-/.test(hash)) go(hash);
  else if (address.get('at')) go(`f-${address.get('at')}`);
};

const startFilters = () => {
  if (!form) return;
  let waiting = 0;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(chooseAnew, findings.length > 100 ? 150 : 0);
  });
  form.addEventListener('change', ({ target }) => target !== search && chooseAnew());
  form.addEventListener('submit', (event) => event.preventDefault());
  one('#clear').addEventListener('click', () => { clear(); search.focus(); });
  one('#more').addEventListener('click', ({ target }) => {
    const shown = one('#choices').classList.toggle('shown');
    target.setAttribute('aria-expanded', shown);
  });
  document.addEventListener('crosscheck:changed', filter);
  addEventListener('hashchange', readAddress);
  form.hidden = false;
  readAddress();
};

