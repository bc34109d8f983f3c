// The read-along page's behaviour, in files that are joined into one module, so that nothing is global. The text and the
// player work without it; with it the sentence that is heard lights up and stays in view, a click or a key moves the
// sound, and the address holds the moment.

// What the page is made of, and where in the sound it lies.

const audio = document.querySelector("audio");
const player = document.querySelector(".player");
const nav = document.querySelector("nav");
const find = (selector) => player.querySelector(selector);

const sentences = [...document.querySelectorAll("article [data-start]")];
const links = [...nav.querySelectorAll("[data-start]")];
const secondsOf = (elements) => Float64Array.from(elements, (element) => element.dataset.start);
const sentenceStarts = secondsOf(sentences);
const chapterStarts = secondsOf(links);

// Known to the sample when the page was written; a browser would have to load the file to guess it.
const duration = Number(audio.dataset.duration);

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
