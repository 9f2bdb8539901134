// Every page is complete without this file: it adds the theme switch, copying with a source, and printing.
(() => {
  const d = document, root = d.documentElement;
  const $ = (s, within = d) => within.querySelector(s);

  const toast = $('.toast');
  let gone;
  const say = words => {
    toast.textContent = words;
    clearTimeout(gone);
    gone = setTimeout(() => { toast.textContent = ''; }, 3000);
  };

  // Theme: system, light, dark, and round again. The words stand in the page, in its language.
  const toggle = $('[data-theme-toggle]');
  const label = () => toggle && toggle.setAttribute('aria-label', toggle.dataset[root.dataset.theme || 'system']);
  label();
  toggle && toggle.addEventListener('click', () => {
    const next = { light: 'dark', dark: '' }[root.dataset.theme] ?? 'light';
    if (next) root.dataset.theme = next; else delete root.dataset.theme;
    try { next ? localStorage.setItem('theme', next) : localStorage.removeItem('theme'); } catch { }
    label();
  });

  d.querySelectorAll('[data-print]').forEach(button => button.addEventListener('click', () => print()));

  // Three lines: the words, who said them, where they stand.
  const copy = (words, source, url) => {
    const quoted = /^["“„«‘'「]/.test(words) ? words : `“${words}”`;
    const done = navigator.clipboard ? navigator.clipboard.writeText(`${quoted}\n${source}\n${url}`) : Promise.reject();
    done.then(() => say(d.body.dataset.copied), () => say(d.body.dataset.notCopied));
  };
  d.addEventListener('click', event => {
    const button = event.target.closest('[data-copy], [data-copy-card]');
    if (!button) return;
    const card = button.closest('.quote');
    if (card) {
      const words = $('blockquote p', card) || $('.obs', card);
      copy(words.textContent.trim(), $('.src', card).textContent.trim(), $('.acts a', card).href);
    } else {
      const id = button.dataset.copy;
      copy(d.getElementById(id).textContent.trim(), $('h1').textContent, `${location.href.split('#')[0]}#${id}`);
    }
  });
})();
