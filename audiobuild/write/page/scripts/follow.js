// The text follows the voice, unless the reader went elsewhere.

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const TOP = 0.25; // where a sentence is put, as a share of the room above the player
const SCROLL_MS = 1000; // longer than any browser glides

let following = true;
let moving = 0; // the timer of a scroll of our own; 0 when there is none

// Where the lit sentence stands between the window's upper edge (0) and the player's (1).
function place() {
  const room = innerHeight - player.offsetHeight;
  const { top, bottom } = sentences[sentence].getBoundingClientRect();
  return { top: top / room, bottom: bottom / room, room };
}

function follow() {
  if (!following || sentence < 0) return;
  const { top, bottom, room } = place();
  if (top >= 0.08 && bottom <= 0.85) return;
  // Near: glide, so that the eye can go along. Far: be there, since gliding through a book makes one sick.
  const far = Math.abs(top) > 2 || calm.matches;
  moveBy((top - TOP) * room, far ? "instant" : "smooth");
  if (far) settle(10);
}

function moveBy(pixels, behavior) {
  clearTimeout(moving);
  moving = setTimeout(letGo, SCROLL_MS);
  scrollBy({ top: pixels, behavior });
}

// The parts of a book get their true height only when they come into view, a frame or two later.
function settle(frames) {
  requestAnimationFrame(() => {
    if (!moving) return;
    const { top, room } = place();
    if (Math.abs(top - TOP) * room > 1) moveBy((top - TOP) * room, "instant");
    if (frames > 1) settle(frames - 1);
  });
}

// From now on, a scroll is the reader's.
function letGo() {
  clearTimeout(moving);
  moving = 0;
}

function readerScrolled() {
  if (moving || sentence < 0) return;
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
