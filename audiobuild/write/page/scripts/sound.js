// Moving the sound: to a second, a sentence, a chapter, or at another speed.

const JUMP = 15; // seconds
const AGAIN = 2; // seconds into a sentence or chapter "back" means its start; before that, the one before

function seek(seconds) {
  const target = Math.min(Math.max(0, seconds), duration);
  if (audio.readyState === 0) wanted = target;
  else audio.currentTime = target;
  show();
  comeBack();
}

function keepPromise() {
  if (wanted !== null) audio.currentTime = wanted;
  wanted = null;
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
  speed.selectedIndex = Math.min(Math.max(0, speed.selectedIndex + direction), speed.length - 1);
  audio.playbackRate = Number(speed.value);
  say(`Tempo ${speed.selectedOptions[0].textContent}`);
}
