// Keeps an open page up to date while `heard serve` runs. A built site never holds this script.
(() => {
  "use strict";
  const version = new URL(document.currentScript.src).search.slice(1);
  const place = "heard-scroll";
  let events = null;
  let overlay = null;
  let dismissed = "";

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_heard/live.css";
  document.head.append(style);

  // The browser keeps the place of a reload by itself, unless the page grew above it while it loaded.
  const kept = JSON.parse(sessionStorage.getItem(place) || "null");
  sessionStorage.removeItem(place);
  if (kept && kept.path === location.pathname) addEventListener("load", () => scrollTo(kept.x, kept.y));

  const reload = () => {
    sessionStorage.setItem(place, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    location.reload();
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

  const follow = (message) => {
    const now = JSON.parse(message.data);
    if (now.version !== version) reload();
    else show(now.trouble);
  };

  const listen = () => {
    events?.close();
    events = new EventSource("/_heard/events");
    events.addEventListener("site", follow);
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
