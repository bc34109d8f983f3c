
// The read-along page's behaviour. The text and the player work without it; with it, the sentence that is heard lights
// up and stays in view, a click or a key moves the sound, and the address holds the moment. A module, so nothing is
// global.

const audio = document.querySelector("audio");
const player = document.querySelector(".player");
const find = (selector) => player.querySelector(selector);

const sentences = [...document.querySelectorAll("article [data-start]")];
const links = [...document.querySelectorAll("nav [data-start]")];
const secondsOf = (elements) => Float64Array.from(elements, (element) => element.dataset.start);
const sentenceStarts = secondsOf(sentences);
const chapterStarts = secondsOf(links);

const JUMP = 15; // seconds
const LEAD = 0.1; // seconds: a sentence lights up a little early, so that the eye is there when the voice is
const AGAIN = 2; // seconds into a sentence or chapter, "back" means its start, before that the one before

// --- Where we are -----------------------------------------------------------------------------------------------

let wanted = null; // a place asked for before the browser knows the file
let sentence = -1; // the one lit up
let chapter = -1;
let timer = 0;

const time = () => wanted ?? audio.currentTime;
const duration = () => (Number.isFinite(audio.duration) ? audio.duration : Number(audio.dataset.duration));

// The last place in rising `starts` that is not after `seconds`; -1 before the first.
function lastBefore(starts, seconds) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

// Only one element of a list is current, for the eye (`class`) and for screen readers.
function passOn(elements, from, to, name) {
  elements[from]?.removeAttribute("aria-current");
  elements[from]?.classList.remove(name);
  elements[to]?.setAttribute("aria-current", "true");
  elements[to]?.classList.add(name);
}

function show() {
  const now = time();
  showProgress(now);
  showChapter(Math.max(0, lastBefore(chapterStarts, now + LEAD)));
  const next = lastBefore(sentenceStarts, now + LEAD);
  if (next !== sentence) {
    passOn(sentences, sentence, next, "now");
    sentence = next;
    follow();
    keepInAddress();
  }
  // `timeupdate` comes four times a second; the timer is there when the next sentence begins.
  clearTimeout(timer);
  if (!audio.paused && next + 1 < sentences.length) {
    timer = setTimeout(show, ((sentenceStarts[next + 1] - LEAD - now) / audio.playbackRate) * 1000 + 1);
  }
}

function showProgress(now) {
  const seek = find(".seek");
  seek.value = now;
  seek.style.setProperty("--heard", `${(now / duration()) * 100}%`);
  seek.setAttribute("aria-valuetext", `${clock(now)} von ${clock(duration())}`);
  find("#elapsed").textContent = clock(now);
}

function showChapter(next) {
  if (next === chapter) return;
  passOn(links, chapter, next, "now");
  chapter = next;
  const title = chapterTitle();
  find(".chapter-now").textContent = title;
  revealIn(links[next]?.closest("nav"), links[next]);
  if ("mediaSession" in navigator) {
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: document.title });
  }
}

const chapterTitle = () => links[chapter]?.querySelector("bdi").textContent ?? "";

// Scrolls a list, and nothing but the list, until one of its entries can be seen.
function revealIn(list, entry) {
  if (!list || list.scrollHeight <= list.clientHeight) return;
  const below = entry.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
  const above = list.getBoundingClientRect().top - entry.getBoundingClientRect().top;
  if (below > 0) list.scrollTop += below + list.clientHeight / 3;
  else if (above > 0) list.scrollTop -= above + list.clientHeight / 3;
}

// --- Keeping the sentence in view, unless the reader went elsewhere -----------------------------------------------

const calm = matchMedia("(prefers-reduced-motion: reduce)");
let following = true;
let moving = 0; // the timer of a scroll of our own, 0 when there is none

// Where a sentence stands between the window's upper edge (0) and the player's (1).
function place(element) {
  const room = innerHeight - player.offsetHeight;
  const { top, bottom } = element.getBoundingClientRect();
  return { top: top / room, bottom: bottom / room, room };
}

function follow() {
  if (!following || sentence < 0) return;
  const { top, bottom, room } = place(sentences[sentence]);
  if (top >= 0.08 && bottom <= 0.85) return;
  // Near: glide, so that the eye can go along. Far: be there, since gliding through a book makes one sick.
  const far = Math.abs(top) > 2 || calm.matches;
  moveBy((top - 0.25) * room, far ? "instant" : "smooth");
  // Chapters that come into view get their true height only now.
  if (far) requestAnimationFrame(() => moveBy((place(sentences[sentence]).top - 0.25) * room, "instant"));
}

function moveBy(pixels, behavior) {
  clearTimeout(moving);
  moving = setTimeout(() => (moving = 0), 1000);
  scrollBy({ top: pixels, behavior });
}

function setFollowing(on) {
  following = on;
  find(".back").hidden = on;
}

function readerScrolled() {
  if (moving || sentence < 0) return;
  const { top, bottom } = place(sentences[sentence]);
  setFollowing(bottom > 0 && top < 1);
}

function takeOver() {
  clearTimeout(moving);
  moving = 0;
}

// --- Moving the sound ---------------------------------------------------------------------------------------------

function seek(seconds) {
  const place = Math.min(Math.max(0, seconds), duration());
  if (audio.readyState === 0) wanted = place;
  else audio.currentTime = place;
  setFollowing(true);
  show();
  follow();
}

// The browser may refuse to play (no file, no click yet); its `error` event says what the reader must know.
const play = () => audio.play().catch(() => {});
const toggle = () => (audio.paused ? play() : audio.pause());
const jump = (seconds) => seek(time() + seconds);

function hear(seconds) {
  seek(seconds);
  play();
}

// To the start of the neighbour in rising `starts`; backwards first to the start of where we are.
function step(starts, direction) {
  const now = time() + LEAD;
  const here = lastBefore(starts, now);
  const again = direction < 0 && now - starts[here] > AGAIN;
  const target = starts[again ? here : here + direction];
  if (target !== undefined) seek(target);
  else if (direction < 0) seek(0);
}

function stepChapter(direction) {
  step(chapterStarts, direction);
  say(chapterTitle());
}

function changeSpeed(direction) {
  const speed = find(".speed");
  const index = Math.min(Math.max(0, speed.selectedIndex + direction), speed.length - 1);
  speed.selectedIndex = index;
  audio.playbackRate = Number(speed.value);
  say(`Tempo ${speed.options[index].textContent}`);
}

// --- The moment in the address ------------------------------------------------------------------------------------

// W3C Media Fragments 1.0: seconds, or minutes and hours before them.
function momentInAddress() {
  const found = /^#t=(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)$/.exec(location.hash);
  return found && Number(found[1] ?? 0) * 3600 + Number(found[2] ?? 0) * 60 + Number(found[3]);
}

function keepInAddress() {
  const start = sentenceStarts[sentence] ?? 0;
  const within = Math.max(start, time());
  history.replaceState(null, "", `#t=${Math.floor(within * 10) / 10}`);
}

function openMoment() {
  const seconds = momentInAddress();
  if (seconds !== null) seek(seconds);
}

async function copyLink() {
  keepInAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    say(`Link zu ${clock(time())} kopiert`);
  } catch {
    // Browsers give the clipboard to secure pages only; the address bar is everyone's.
    say("Der Link steht in der Adresszeile");
  }
}

// --- Telling ------------------------------------------------------------------------------------------------------

let saying = 0;

function say(text, seconds = 3) {
  const status = find(".status");
  status.textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => (status.textContent = ""), seconds * 1000);
}

function showPlaying() {
  player.classList.toggle("playing", !audio.paused);
  find(".play").setAttribute("aria-label", audio.paused ? "Abspielen" : "Anhalten");
  show();
  if (audio.paused) keepInAddress();
}

function missing() {
  const name = decodeURIComponent(audio.getAttribute("src"));
  say(`„${name}“ lässt sich nicht abspielen. Die Datei muss neben dieser Seite liegen.`, 3600);
}

// --- Keys ---------------------------------------------------------------------------------------------------------

const keys = {
  " ": toggle,
  k: toggle,
  j: () => jump(-JUMP),
  l: () => jump(JUMP),
  ArrowLeft: () => step(sentenceStarts, -1),
  ArrowRight: () => step(sentenceStarts, 1),
  p: () => stepChapter(-1),
  n: () => stepChapter(1),
  "<": () => changeSpeed(-1),
  ">": () => changeSpeed(1),
  c: copyLink,
  "?": () => dialog.showModal(),
};

const dialog = document.querySelector("dialog");

// WCAG 2.1.4: who dictates, or whose hands tremble, can switch single keys off.
const keysOn = dialog.querySelector(".keys-on");

function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (!keysOn.checked || dialog.open) return;
  const { target, key } = event;
  const owns = key === " " ? "button, a, select, summary, input" : key.startsWith("Arrow") ? "select, input" : "select";
  if (target.closest(owns) || (key === " " && event.shiftKey)) return;
  const action = keys[key.length === 1 ? key.toLowerCase() : key];
  if (!action) return;
  event.preventDefault();
  action();
}

// --- Wiring -------------------------------------------------------------------------------------------------------

function sentenceClicked(event) {
  const start = event.target.closest("[data-start]")?.dataset.start;
  // Who selects text wants to quote it.
  if (start !== undefined && getSelection().isCollapsed) hear(Number(start));
}

function chapterClicked(event) {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  hear(Number(link.dataset.start));
  if (nav.hasAttribute("popover")) nav.hidePopover();
}

const nav = document.querySelector("nav");
const wide = matchMedia("(width >= 68rem)");

// Beside the text where there is room, else a sheet that the player's button opens.
function fitChapters() {
  nav.toggleAttribute("popover", !wide.matches);
}

// More gaps than this and the rail is a comb.
const MOST_TICKS = 40;

function drawTicks() {
  if (links.length > MOST_TICKS) return;
  for (const start of chapterStarts.subarray(1)) {
    const tick = document.createElement("i");
    tick.style.left = `${(start / duration()) * 100}%`;
    find(".ticks").append(tick);
  }
}

function listen() {
  for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, showPlaying);
  for (const name of ["timeupdate", "seeking", "ratechange"]) audio.addEventListener(name, show);
  audio.addEventListener("error", missing);
  audio.addEventListener("loadedmetadata", () => {
    if (wanted !== null) audio.currentTime = wanted;
    wanted = null;
  });
  find(".play").addEventListener("click", toggle);
  find(".skip-back").addEventListener("click", () => jump(-JUMP));
  find(".skip-on").addEventListener("click", () => jump(JUMP));
  find(".seek").addEventListener("input", (event) => seek(Number(event.target.value)));
  find(".speed").addEventListener("change", () => changeSpeed(0));
  find(".copy").addEventListener("click", copyLink);
  find(".help").addEventListener("click", keys["?"]);
  find(".back").addEventListener("click", () => {
    setFollowing(true);
    follow();
  });
  document.querySelector("article").addEventListener("click", sentenceClicked);
  nav.addEventListener("click", chapterClicked);
  wide.addEventListener("change", fitChapters);
  document.addEventListener("keydown", pressed);
  addEventListener("hashchange", openMoment);
  addEventListener("scroll", readerScrolled, { passive: true });
  for (const name of ["wheel", "touchmove"]) addEventListener(name, takeOver, { passive: true });
  if (audio.error) missing();
}

// The lock screen's and the headset's buttons.
function listenToSystem() {
  if (!("mediaSession" in navigator)) return;
  const handlers = {
    seekbackward: () => jump(-JUMP),
    seekforward: () => jump(JUMP),
    previoustrack: () => stepChapter(-1),
    nexttrack: () => stepChapter(1),
  };
  for (const [name, handler] of Object.entries(handlers)) navigator.mediaSession.setActionHandler(name, handler);
}

document.documentElement.classList.add("scripted");
audio.controls = false;
find(".bar").hidden = false;
fitChapters();
drawTicks();
listen();
listenToSystem();
showProgress(0);
showChapter(0);
openMoment();
