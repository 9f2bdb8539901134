// Every page is complete without this file: it adds the theme switch, search, copying with a source, printing and previews.
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

  // Search: its script and its index are loaded when it is opened. Where they cannot be, its link leads to the index of everything.
  const [finder] = d.querySelectorAll('[data-search]');
  const isFile = location.protocol === 'file:';
  const find = () => {
    const fall = () => location.assign(finder.href);
    isFile ? fall() : import('./search.js').then(palette => palette.toggle()).catch(fall);
  };
  const isSlash = event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
    if (event.target.closest && event.target.closest('input, textarea, select, dialog, [contenteditable]')) return false;
    try { return localStorage.getItem('slash') !== 'off'; } catch { return true; }
  };
  if (finder) {
    if (/Mac|iPhone|iPad/.test(navigator.platform)) $('kbd', finder).textContent = '⌘ K';
    d.addEventListener('keydown', event => {
      const isK = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k';
      if (!isK && !isSlash(event)) return;
      event.preventDefault();
      find();
    });
    d.addEventListener('click', event => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (isFile || !isPlain || !event.target.closest('[data-search]')) return;
      event.preventDefault();
      find();
    });
  }
  d.querySelectorAll('[data-file]').forEach(told => { told.hidden = !isFile; });

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

  // A pill that points to its passages on this page shows them beside the pointer. Never the only way: the pill is a link.
  let preview, wait;
  const hide = () => {
    clearTimeout(wait);
    preview && preview.remove();
    preview = null;
  };
  const show = pill => {
    const passages = d.getElementById(decodeURIComponent(pill.hash.slice(1)));
    if (!passages || !passages.matches('.evg')) return;
    hide();
    preview = d.createElement('div');
    preview.className = 'peek';
    preview.popover = 'manual';
    const copies = passages.cloneNode(true);
    copies.querySelectorAll('[id]').forEach(copied => copied.removeAttribute('id'));
    // Beside its pill it is no section of the page any more.
    copies.querySelectorAll('h4').forEach(title => {
      const words = d.createElement('p');
      words.className = 'h4';
      words.append(...title.childNodes);
      title.replaceWith(words);
    });
    preview.append(...copies.childNodes);
    $('main').append(preview);
    preview.showPopover();
    const at = pill.getBoundingClientRect(), { offsetWidth: width, offsetHeight: height } = preview;
    const below = at.bottom + height + 8 < innerHeight;
    preview.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
    preview.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - height - 6)}px`;
    preview.addEventListener('mouseleave', hide);
  };
  const pillAt = event => event.target.closest && event.target.closest('a.ev[href^="#"]');
  if (matchMedia('(hover: hover)').matches && 'popover' in HTMLElement.prototype) {
    d.addEventListener('mouseover', event => {
      const pill = pillAt(event);
      if (!pill) return;
      clearTimeout(wait);
      wait = setTimeout(() => show(pill), 250);
    });
    d.addEventListener('mouseout', event => {
      if (!pillAt(event)) return;
      clearTimeout(wait);
      // Time to move the pointer into the preview, whose words can be selected.
      wait = setTimeout(() => preview && !preview.matches(':hover') && hide(), 200);
    });
    d.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
  }
})();
