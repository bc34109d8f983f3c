// Connects events with functions, and starts the page.

// With more chapters the gaps in the rail would be too close to each other.
const MAX_TICKS = 40;

const wide = matchMedia("(width >= 68rem)");

function sentenceClicked(event) {
  const start = event.target.closest("[data-start]")?.dataset.start;
  // A reader who selects text or follows a link does not want to listen.
  if (start !== undefined && getSelection().isCollapsed && !event.target.closest("a")) playFrom(Number(start));
}

function chapterClicked(event) {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  playFrom(Number(link.dataset.start));
  if (nav.hasAttribute("popover")) nav.hidePopover();
}

// A wide window shows the chapters beside the text, others in a sheet that a button opens.
function placeChapters() {
  nav.toggleAttribute("popover", !wide.matches && "popover" in nav);
}

function drawTicks() {
  if (links.length > MAX_TICKS) return;
  for (const start of chapterStarts.subarray(1)) {
    const tick = document.createElement("i");
    tick.style.left = `${(start / duration) * 100}%`;
    find(".ticks").append(tick);
  }
}

function listen() {
  for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, showPlaying);
  for (const name of ["timeupdate", "seeking", "ratechange"]) audio.addEventListener(name, show);
  audio.addEventListener("loadedmetadata", seekToRequested);
  audio.addEventListener("error", showMissing);
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
  wide.addEventListener("change", placeChapters);
  document.addEventListener("keydown", pressed);
  addEventListener("hashchange", openMoment);
  addEventListener("scroll", readerScrolled, { passive: true });
  addEventListener("resize", measurePlayer);
  for (const name of ["wheel", "touchmove"]) addEventListener(name, endScroll, { passive: true });
  new ResizeObserver(measurePlayer).observe(player);
}

// The buttons of the lock screen and of headsets.
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
placeChapters();
drawTicks();
listen();
listenToSystem();
showProgress(0);
showChapter(0);
openMoment();
// The error event may have come before the listener.
if (audio.error) showMissing();
