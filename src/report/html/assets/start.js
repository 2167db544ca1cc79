// The start: colours, paper, and what only works with scripts comes into view.
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (root.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark';
const theme = one('#theme');

// A page opened from a file may have no memory; it then goes by the system.
const remembered = (write) => {
  try {
    return write ? localStorage.setItem('crosscheck-theme', write) : localStorage.getItem('crosscheck-theme');
  } catch {
    return null;
  }
};

const nameTheme = () => {
  theme.textContent = isDark() ? 'Light' : 'Dark';
  theme.setAttribute('aria-label', `Switch to ${isDark() ? 'light' : 'dark'} colours`);
};

if (['light', 'dark'].includes(remembered())) root.dataset.theme = remembered();
theme.addEventListener('click', () => {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  remembered(root.dataset.theme);
  nameTheme();
});
dark.addEventListener('change', nameTheme);
nameTheme();
one('#keys').addEventListener('click', () => help.showModal());
one('.switches').hidden = false;

// On paper everything is open, and afterwards what was shut is shut again.
let shut = [];
const unfold = () => {
  build(document);
  fillRows();
  shut = [...shut, ...all('details:not([open])')];
  shut.forEach((details) => { details.open = true; });
};
const refold = () => {
  shut.forEach((details) => { details.open = false; });
  shut = [];
};
addEventListener('beforeprint', unfold);
addEventListener('afterprint', refold);
matchMedia('print').addEventListener('change', ({ matches }) => (matches ? unfold() : refold()));

startFilters();
