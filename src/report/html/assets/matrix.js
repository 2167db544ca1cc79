// The matrix: rows follow the filters, a large one is built where it is looked at, and a cell opens its words.
const sheet = one('.sheet');
const TOGETHER = 25;

// Builds all rows that wait.
let fillRows = () => {};

// A table whose rows are text until they come near the view.
const lateRows = (() => {
  const late = sheet && one('noscript', sheet);
  if (!late) return null;
  const [head, rest] = late.textContent.split('<tbody>');
  const rows = rest.split('</tr>').slice(0, -1).map((html) => ({ html, of: /data-of="([^"]*)"/.exec(html)[1] }));
  late.replaceWith(built(`${head}</table>`));
  const table = one('table', sheet);
  table.setAttribute('aria-rowcount', rows.length + 2);
  let height = 34;
  const fill = (part) => {
    part.innerHTML = part.late.map(({ html }) => html).join('');
    height = part.offsetHeight / part.late.length || height;
    part.late = null;
  };
  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && target.late) fill(target);
    }
  }, { root: sheet, rootMargin: '300px' });
  fillRows = () => all('tbody', table).filter((part) => part.late).forEach(fill);
  return (shown) => {
    all('tbody', table).forEach((part) => { near.unobserve(part); part.remove(); });
    const wanted = rows.filter(({ of }) => shown.has(of));
    for (let at = 0; at < wanted.length; at += TOGETHER) {
      const part = document.createElement('tbody');
      part.late = wanted.slice(at, at + TOGETHER);
      part.insertRow().style.height = `${height * part.late.length}px`;
      table.append(part);
      near.observe(part);
    }
  };
})();

const showRows = lateRows ?? ((shown) => {
  if (sheet) all('tbody tr', sheet).forEach((row) => { row.hidden = !shown.has(row.dataset.of); });
});

// The words of an observation to be read apart from its finding. Of copies, the one excerpt with the others named.
const words = (id) => {
  const place = quoteOf(id);
  const figure = place?.closest('.quote');
  if (!figure) return null;
  const copy = figure.cloneNode(true);
  const copies = one('.copies', copy);
  if (copies && place.closest('.copies')) copies.open = true;
  [copy, ...all('[id]', copy)].forEach((each) => each.removeAttribute('id'));
  return copy;
};

const quote = one('#quote');

const openQuote = (cell) => {
  const ids = [cell.hash.slice(1), ...(cell.dataset.more ?? '').split(' ')].filter(Boolean);
  const finding = findingOf(cell.closest('tr').dataset.of);
  const shown = [...new Map(ids.map((id) => [quoteOf(id)?.closest('.quote'), id])).values()].map(words).filter(Boolean);
  one('h2', quote).textContent = one('h3', finding).textContent;
  one('.words', quote).replaceChildren(...shown);
  one('.go', quote).onclick = () => { quote.close(); go(ids[0]); };
  quote.showModal();
};

if (sheet) {
  sheet.addEventListener('click', (event) => {
    const cell = event.target.closest('a.cell');
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openQuote(cell);
  });
}

