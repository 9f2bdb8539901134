// Keeps an open page up to date while `heard serve` runs. A built site never holds this script.
(() => {
  "use strict";
  const own = document.currentScript;
  const page = own.dataset.page;
  let version = own.dataset.version;
  let events = null;
  let overlay = null;
  let dismissed = "";

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_heard/live.css";
  document.head.append(style);

  // What scripts of the theme add, such as the search, belongs to no page.
  const isOurs = (node) =>
    node === own || node === style || node === overlay || node.dataset?.added !== undefined;
  const children = (node) => [...node.childNodes].filter((it) => !isOurs(it));

  // Two nodes are the same thing when they look alike from outside; those with ids go by their ids.
  const isSame = (a, b) =>
    a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");

  // What the reader did stays: open details, and what scripts wrote on the root.
  const isKept = (node, name) => name === "open" || node === document.documentElement;

  const morphAttributes = (from, to) => {
    for (const { name } of [...from.attributes]) {
      if (!to.hasAttribute(name) && !isKept(from, name)) from.removeAttribute(name);
    }
    for (const { name, value } of to.attributes) {
      if (from.getAttribute(name) !== value && !isKept(from, name)) from.setAttribute(name, value);
    }
  };

  const mark = (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!element?.closest("main")) return;
    element.classList.add("heard-changed");
    setTimeout(() => {
      element.classList.remove("heard-changed");
      if (element.classList.length === 0) element.removeAttribute("class");
    }, 1500);
  };

  // Makes one node like another, and touches nothing that is like it already.
  const morph = (from, to) => {
    if (from.isEqualNode(to)) return;
    if (from.nodeType !== Node.ELEMENT_NODE) {
      from.nodeValue = to.nodeValue;
      mark(from);
      return;
    }
    morphAttributes(from, to);
    const old = children(from);
    const wanted = children(to);
    let start = 0;
    while (start < old.length && start < wanted.length && isSame(old[start], wanted[start])
      && (old.length === wanted.length || old[start].isEqualNode(wanted[start]))) {
      morph(old[start], wanted[start]);
      start += 1;
    }
    let end = 0;
    while (end < old.length - start && end < wanted.length - start
      && isSame(old.at(-1 - end), wanted.at(-1 - end))) {
      morph(old.at(-1 - end), wanted.at(-1 - end));
      end += 1;
    }
    const after = end === 0 ? children(from).at(-1)?.nextSibling ?? null : old.at(-end);
    old.slice(start, old.length - end).forEach((it) => it.remove());
    for (const node of wanted.slice(start, wanted.length - end)) {
      const added = document.importNode(node, true);
      from.insertBefore(added, from === document.body && after === null ? own : after);
      mark(added);
    }
  };

  // Style sheets are asked for again under another name; the old one stays until the new one is there.
  const refreshStyles = () => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      if (link === style) continue;
      const fresh = link.cloneNode();
      const address = new URL(link.href);
      address.search = `?${version}`;
      fresh.href = address.href;
      fresh.addEventListener("load", () => link.remove());
      link.after(fresh);
    }
  };

  // A document that the browser parses for us: no text ever becomes markup here.
  const load = () => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname);
    request.responseType = "document";
    request.addEventListener("load", () => resolve(request.responseXML));
    request.addEventListener("error", reject);
    request.send();
  });

  const refresh = async () => {
    const now = await load();
    if (!now?.body) return location.reload();
    for (const script of now.querySelectorAll('script[src="/_heard/live.js"]')) script.remove();
    const [was, is] = [document, now].map((it) => [...it.querySelectorAll("head script, head link")].filter((node) => !isOurs(node)).map((node) => node.getAttribute("href") ?? node.getAttribute("src")).map((it) => it?.replace(/\?.*/, "")).join(" "));
    // Another frame than before needs its scripts run and its styles loaded from the start.
    if (was !== is) return location.reload();
    document.title = now.title;
    morphAttributes(document.documentElement, now.documentElement);
    morph(document.body, now.body);
    return undefined;
  };

  const close = () => {
    overlay?.remove();
    overlay = null;
  };

  // Words of notes are inserted as text, never as markup.
  const show = (trouble) => {
    close();
    if (trouble === "" || trouble === dismissed) return;
    const text = document.createElement("pre");
    text.textContent = trouble;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Dismiss";
    button.addEventListener("click", () => {
      dismissed = trouble;
      close();
    });
    overlay = document.createElement("div");
    overlay.className = "heard-live";
    overlay.setAttribute("role", "alert");
    overlay.append(button, text);
    document.body.append(overlay);
  };

  const follow = async (message) => {
    const now = JSON.parse(message.data);
    if (now.version !== version) {
      const isTold = now.before === version && now.changed !== null;
      version = now.version;
      // Where nothing was, something may stand now, or be known to stand elsewhere.
      if (!isTold || now.changed.length === 0 || now.changed.includes(page) || page === "404.html") await refresh();
      // Without pages it was a file beside them; with all of them it may have been the theme.
      if (!isTold || now.changed.length === 0) refreshStyles();
    }
    show(now.trouble);
  };

  const listen = () => {
    events?.close();
    events = new EventSource("/_heard/events");
    events.addEventListener("site", (message) => follow(message).catch(() => location.reload()));
    // The browser tries again by itself, except after an answer that is no stream.
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED && !document.hidden) setTimeout(listen, 1000);
    });
  };

  // A browser holds about six connections to one server; hidden tabs must not use them up.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) events?.close();
    else listen();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") overlay?.querySelector("button").click();
  });
  if (!document.hidden) listen();
})();
