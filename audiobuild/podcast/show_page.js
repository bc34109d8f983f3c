// The show's page: playing episodes in place, older episodes and search. Without it the page is a list of links.
"use strict";
{
  const RESULTS = 50; // entries that are shown at a time
  const SNIPPET = 120; // characters around a match

  const list = document.getElementById("episodes");
  const template = document.getElementById("entry").content.firstElementChild;
  const more = document.querySelector(".more");
  const search = document.querySelector("search");
  const query = search.querySelector("input");
  const status = search.querySelector(".status");
  const player = document.querySelector(".player");
  const audio = player.querySelector("audio");
  const pages = Number(list.dataset.pages); // documents of the feed, the newest is the last
  const newest = [...list.children];

  // The data files of the feed's documents: episodes-3.js calls audiobuild("episodes-3", [...]).
  const loaded = new Map();
  const waiting = new Map();
  window.audiobuild = (name, rows) => waiting.get(name)?.(rows);
  function load(kind, page) {
    const name = page === pages ? kind : `${kind}-${page}`;
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((resolve) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = `${name}.js`;
        script.onerror = () => resolve([]);
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  }

  // Playing
  function entryOf(element) {
    return element.closest("#episodes > li");
  }
  function address(entry) {
    return entry.querySelector(".play").href;
  }
  function showState() {
    for (const entry of list.children) {
      const play = entry.querySelector(".play");
      const playing = !audio.paused && address(entry) === audio.src;
      entry.classList.toggle("playing", playing);
      play.querySelector("span").textContent = playing ? "Pause" : "Abspielen";
      play.ariaLabel = `${playing ? "Pause" : "Abspielen"}: ${entry.querySelector(".title").textContent}`;
    }
  }
  function start(entry, seconds) {
    if (audio.src !== address(entry)) {
      audio.src = address(entry);
      const title = entry.querySelector(".title");
      const link = player.querySelector("a");
      link.href = title.href;
      link.textContent = title.textContent;
      player.hidden = false;
    }
    if (seconds !== undefined) audio.currentTime = seconds;
    audio.play().catch(() => {});
  }
  function onPlay(event) {
    event.preventDefault();
    const entry = entryOf(event.target);
    if (entry.classList.contains("playing")) audio.pause();
    else start(entry);
  }
  list.addEventListener("click", (event) => {
    const chapter = event.target.closest("details a");
    if (event.target.closest(".play")) onPlay(event);
    else if (chapter) {
      event.preventDefault();
      start(entryOf(chapter), Number(chapter.dataset.start));
    }
  });
  list.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.closest(".play")) onPlay(event);
  });
  for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, showState);

  // Entries
  function clock(seconds) {
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
    const tail = `${String(rest).padStart(2, "0")}`;
    return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
  }
  function enhance(entry) {
    entry.querySelector(".play").setAttribute("role", "button");
    return entry;
  }
  function entry(row, words = [], snippet = "") {
    const made = template.cloneNode(true);
    const title = made.querySelector(".title");
    title.href = row.url;
    fill(title, row.title, words);
    if (row.iso) {
      const date = document.createElement("time");
      date.dateTime = row.iso;
      date.textContent = row.date;
      made.querySelector(".date").append(date);
    }
    made.querySelector(".duration").textContent = row.duration;
    fill(made.querySelector(".lead"), snippet || row.lead, words);
    made.querySelector(".play").href = row.mp3;
    for (const [name, url] of row.files) {
      const link = document.createElement("a");
      link.href = url;
      link.download = "";
      link.textContent = name;
      made.querySelector(".files").append(link);
    }
    const details = made.querySelector("details");
    details.hidden = row.chapters.length < 2;
    for (const [seconds, name] of row.chapters) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const begin = document.createElement("span");
      const text = document.createElement("span");
      link.href = `${row.mp3}#t=${seconds}`;
      link.dataset.start = seconds;
      begin.className = "start";
      begin.textContent = clock(seconds);
      fill(text, name, words);
      link.append(begin, text);
      item.append(link);
      details.querySelector("ol").append(item);
    }
    return enhance(made);
  }
  function show(entries) {
    list.replaceChildren(...entries);
    showState();
  }

  // Older episodes
  let older = []; // rows that are loaded and not shown yet
  let page = pages;
  let skipped = false;
  async function next() {
    while (older.length < RESULTS && page > 0) {
      let rows = await load("episodes", page);
      if (!skipped) rows = rows.slice(newest.length);
      skipped = true;
      older = older.concat(rows);
      page -= 1;
    }
    return older.splice(0, RESULTS);
  }
  function offerMore() {
    more.hidden = query.value.trim() !== "" || (page === 0 && older.length === 0);
  }
  more.addEventListener("click", async () => {
    const entries = (await next()).map((row) => entry(row));
    newest.push(...entries);
    list.append(...entries);
    showState();
    offerMore();
    entries[0]?.querySelector(".title").focus();
  });

  // Search
  function plain(text) {
    return text.toLocaleLowerCase("de").replaceAll("ß", "ss");
  }
  function fill(element, text, words) {
    const lower = text.toLocaleLowerCase("de");
    let at = 0;
    element.replaceChildren();
    while (words.length && lower.length === text.length) {
      const found = words.map((word) => [lower.indexOf(word, at), word]).filter(([index]) => index >= 0);
      if (!found.length) break;
      const [index, word] = found.reduce((one, other) => (other[0] < one[0] ? other : one));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(index, index + word.length);
      element.append(text.slice(at, index), mark);
      at = index + word.length;
    }
    element.append(text.slice(at));
  }
  function excerpt(text, word) {
    const index = text.toLocaleLowerCase("de").indexOf(word);
    if (index < 0) return "";
    const first = index > SNIPPET ? text.indexOf(" ", index - SNIPPET) + 1 : 0;
    const end = text.indexOf(" ", index + SNIPPET);
    return `${first ? "… " : ""}${text.slice(first, end < 0 ? undefined : end)}${end < 0 ? "" : " …"}`;
  }
  let current = 0;
  async function find() {
    const mine = (current += 1);
    const words = query.value.toLocaleLowerCase("de").split(/\s+/).filter(Boolean);
    offerMore();
    if (!words.length) {
      status.textContent = "";
      show(newest);
      return;
    }
    const found = new Map();
    const entries = [];
    const matches = (text) => words.every((word) => plain(text).includes(plain(word)));
    const report = (done) => {
      const count = found.size === 1 ? "1 Folge" : `${found.size} Folgen`;
      const rest = found.size > RESULTS ? `, die ersten ${RESULTS} sind zu sehen` : "";
      status.textContent = done ? `${count} gefunden${rest}` : `Suche läuft … ${count} gefunden`;
    };
    const add = (row, snippet) => {
      found.set(row.mp3, row);
      if (entries.length < RESULTS) entries.push(entry(row, words, snippet));
    };
    const finished = (number) => mine !== current || number < 1;
    for (let number = pages; !finished(number); number -= 1) {
      for (const row of await load("episodes", number)) {
        if (matches([row.title, row.lead, ...row.chapters.map(([, name]) => name)].join(" "))) add(row, "");
      }
      if (mine === current) report(false);
    }
    if (mine !== current) return;
    show(entries);
    for (let number = pages; !finished(number); number -= 1) {
      const texts = await load("transcripts", number);
      for (const [index, row] of (await load("episodes", number)).entries()) {
        const text = texts[index]?.[1] ?? "";
        if (!found.has(row.mp3) && matches(`${row.title} ${text}`)) add(row, excerpt(text, words[0]));
      }
      if (mine !== current) return;
      show(entries);
      report(false);
    }
    report(true);
  }
  let timer = 0;
  query.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, 200);
  });

  newest.forEach(enhance);
  search.hidden = false;
  page = list.dataset.more === "0" ? 0 : pages;
  offerMore();
}
