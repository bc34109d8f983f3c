// Moves the playback position to a second, a sentence or a chapter, and changes the speed.

const JUMP = 15; // seconds
const RESTART = 2; // seconds after a start from which "back" means this start, not the one before

function seek(seconds) {
  const target = Math.min(Math.max(0, seconds), duration);
  if (audio.readyState === 0) requested = target;
  else audio.currentTime = target;
  show();
  comeBack();
}

function seekToRequested() {
  if (requested !== null) audio.currentTime = requested;
  requested = null;
}

// The browser may refuse to play (no file, no click yet); the `error` event then informs the reader.
const play = () => audio.play().catch(() => {});
const toggle = () => (audio.paused ? play() : audio.pause());
const jump = (seconds) => seek(time() + seconds);

function playFrom(seconds) {
  seek(seconds);
  play();
}

// Seeks to the start before or after `here`, an index of `starts`; backwards first to the start of `here` itself.
function step(starts, here, direction) {
  const restart = direction < 0 && time() - starts[here] > RESTART;
  const target = starts[restart ? here : here + direction];
  if (target !== undefined) seek(target);
  else if (direction < 0) seek(0);
}

const stepSentence = (direction) => step(sentenceStarts, sentenceAt(time()), direction);

function stepChapter(direction) {
  step(chapterStarts, chapterAt(time()), direction);
  showStatus(chapterTitle());
}

function changeSpeed(direction) {
  const speed = find(".speed");
  speed.selectedIndex = Math.min(Math.max(0, speed.selectedIndex + direction), speed.length - 1);
  audio.playbackRate = Number(speed.value);
  showStatus(`Tempo ${speed.selectedOptions[0].textContent}`);
}
