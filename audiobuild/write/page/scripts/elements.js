// The behaviour of the read-along page. These files are joined into one module, so nothing is global. Text and player
// work without it; with it the current sentence is highlighted and kept in view, clicks and keys move the playback
// position, and the address holds that position.

// The elements of the page, and the times they belong to.

const audio = document.querySelector("audio");
const player = document.querySelector(".player");
const nav = document.querySelector("nav");
const find = (selector) => player.querySelector(selector);

const sentences = [...document.querySelectorAll("article [data-start]")];
const links = [...nav.querySelectorAll("[data-start]")];
const secondsOf = (elements) => Float64Array.from(elements, (element) => element.dataset.start);
const sentenceStarts = secondsOf(sentences);
const chapterStarts = secondsOf(links);

// Exact; a browser would have to load the whole file to know it.
const duration = Number(audio.dataset.duration);

// Index of the last of the ascending `starts` that is not after `seconds`; -1 if there is none.
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
