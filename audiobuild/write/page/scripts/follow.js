// Scrolls the text with the voice, unless the reader has scrolled elsewhere.

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
const TOP = 0.25; // where a sentence is placed, as a share of the height above the player
const SCROLL_MS = 1000; // longer than a smooth scroll takes in any browser

let following = true;
let scrolling = 0; // the timer of a scroll by this script; 0 if there is none

// Height at the lower edge that the player covers; in a very low window it scrolls with the text and covers nothing.
function covered() {
  return getComputedStyle(player).position === "fixed" ? innerHeight - player.getBoundingClientRect().top : 0;
}

// Where the highlighted sentence is, between the upper edge of the window (0) and the player (1).
function place() {
  const room = innerHeight - covered();
  const { top, bottom } = sentences[sentence].getBoundingClientRect();
  return { top: top / room, bottom: bottom / room, room };
}

function follow() {
  if (!following || sentence < 0) return;
  const { top, bottom, room } = place();
  if (top >= 0.08 && bottom <= 0.85) return;
  // A short way is scrolled smoothly, so that the eye can follow; a long way would take too long and cause vertigo.
  const far = Math.abs(top) > 2 || reducedMotion.matches;
  moveBy((top - TOP) * room, far ? "instant" : "smooth");
  if (far) settle(10);
}

function moveBy(pixels, behavior) {
  clearTimeout(scrolling);
  scrolling = setTimeout(endScroll, SCROLL_MS);
  scrollBy({ top: pixels, behavior });
}

// The parts of a long text get their real height only when they come into view, one or two frames later.
function settle(frames) {
  requestAnimationFrame(() => {
    if (!scrolling) return;
    const { top, room } = place();
    if (Math.abs(top - TOP) * room > 1) moveBy((top - TOP) * room, "instant");
    if (frames > 1) settle(frames - 1);
  });
}

// After this, a scroll event means that the reader scrolled.
function endScroll() {
  clearTimeout(scrolling);
  scrolling = 0;
}

function readerScrolled() {
  if (scrolling || sentence < 0) return;
  const { top, bottom } = place();
  setFollowing(bottom > 0 && top < 1);
}

function setFollowing(on) {
  following = on;
  find(".back").hidden = on;
}

function comeBack() {
  setFollowing(true);
  follow();
}

// The text ends above the player, whatever height its fonts and its window give it.
function measurePlayer() {
  document.documentElement.style.setProperty("--player", `${covered()}px`);
}
