// Personas side by side: which of them are shown. The address remembers it; with none chosen all are.
const form = document.querySelector('[data-with]');
const boxes = [...form.querySelectorAll('input')];
const cells = [...document.querySelectorAll('[data-compare] [data-who]')];

const show = () => {
  const chosen = new Set(boxes.filter(it => it.checked).map(it => it.value));
  for (const cell of cells) cell.hidden = 0 < chosen.size && !chosen.has(cell.dataset.who);
};

const asked = new Set(new URLSearchParams(location.search).getAll('with'));
for (const box of boxes) box.checked = asked.has(box.value);
show();
form.addEventListener('change', () => {
  const query = new URLSearchParams(boxes.filter(it => it.checked).map(it => ['with', it.value]));
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
  show();
});
form.addEventListener('submit', event => event.preventDefault());
