// Clicks, events, and the first look of the page.

// More gaps than this and the rail is a comb.
const MOST_TICKS = 40;

const wide = matchMedia("(width >= 68rem)");

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

// Beside the text where there is room, else a sheet that the player's button opens.
function fitChapters() {
  nav.toggleAttribute("popover", !wide.matches && "popover" in nav);
}

function drawTicks() {
  if (links.length > MOST_TICKS) return;
  for (const start of chapterStarts.subarray(1)) {
    const tick = document.createElement("i");
    tick.style.left = `${(start / duration) * 100}%`;
    find(".ticks").append(tick);
  }
}

function listen() {
  for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, showPlaying);
  for (const name of ["timeupdate", "seeking", "ratechange"]) audio.addEventListener(name, show);
  audio.addEventListener("loadedmetadata", keepPromise);
  audio.addEventListener("error", missing);
  find(".play").addEventListener("click", toggle);
  find(".skip-back").addEventListener("click", () => jump(-JUMP));
  find(".skip-on").addEventListener("click", () => jump(JUMP));
  find(".seek").addEventListener("input", (event) => seek(Number(event.target.value)));
  find(".speed").addEventListener("change", () => changeSpeed(0));
  find(".copy").addEventListener("click", copyLink);
  find(".help").addEventListener("click", explainKeys);
  find(".back").addEventListener("click", comeBack);
  document.querySelector("article").addEventListener("click", sentenceClicked);
  nav.addEventListener("click", chapterClicked);
  nav.addEventListener("toggle", revealChapter);
  wide.addEventListener("change", fitChapters);
  document.addEventListener("keydown", pressed);
  addEventListener("hashchange", openMoment);
  addEventListener("scroll", readerScrolled, { passive: true });
  for (const name of ["wheel", "touchmove"]) addEventListener(name, letGo, { passive: true });
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
// The browser may have found out before anybody listened.
if (audio.error) missing();
