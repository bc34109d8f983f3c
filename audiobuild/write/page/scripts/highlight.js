// Highlights the current sentence and chapter, and shows the progress.

const LEAD = 0.1; // seconds by which a sentence is highlighted early, so that the eye arrives with the voice

let requested = null; // a position requested before the browser has loaded the file's metadata
let sentence = -1; // index of the highlighted sentence; -1 before playback or a request
let chapter = -1;
let timer = 0;

const time = () => requested ?? audio.currentTime;

const chapterAt = (seconds) => Math.max(0, lastBefore(chapterStarts, seconds + LEAD));

// A chapter starts in the pause before its heading: there the heading is current, not the last sentence before it.
function sentenceAt(seconds) {
  const first = lastBefore(sentenceStarts, chapterStarts[chapterAt(seconds)] - 0.001) + 1;
  return Math.max(lastBefore(sentenceStarts, seconds + LEAD), first < sentences.length ? first : -1);
}

function show() {
  const now = time();
  showProgress(now);
  showChapter(chapterAt(now));
  const next = sentenceAt(now);
  if (next !== sentence) {
    moveCurrent(sentences, sentence, next);
    sentence = next;
    follow();
    keepInAddress();
  }
  // `timeupdate` comes only four times a second: the timer ends when the next sentence starts.
  clearTimeout(timer);
  if (!audio.paused && next + 1 < sentences.length) {
    timer = setTimeout(show, ((sentenceStarts[next + 1] - LEAD - now) / audio.playbackRate) * 1000 + 1);
  }
}

// Exactly one of the elements is current, for the eye and for screen readers.
function moveCurrent(elements, from, to) {
  elements[from]?.removeAttribute("aria-current");
  elements[to]?.setAttribute("aria-current", "true");
}

function showProgress(now) {
  const rail = find(".seek");
  rail.value = now;
  rail.style.setProperty("--heard", `${(now / duration) * 100}%`);
  rail.setAttribute("aria-valuetext", `${clock(now)} von ${clock(duration)}`);
  find(".elapsed").textContent = clock(now);
}

function showChapter(next) {
  if (next === chapter) return;
  moveCurrent(links, chapter, next);
  chapter = next;
  const title = chapterTitle();
  find(".chapter-now").textContent = title;
  revealChapter();
  // For the lock screen.
  if ("mediaSession" in navigator) {
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: document.title });
  }
}

const chapterTitle = () => links[chapter]?.querySelector("bdi").textContent ?? "";

// Scrolls the list of chapters, and nothing else, until the current chapter is visible.
function revealChapter() {
  const link = links[chapter];
  if (!link || nav.scrollHeight <= nav.clientHeight) return;
  const list = nav.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  if (top < list.top || bottom > list.bottom) nav.scrollTop += top - list.top - nav.clientHeight / 3;
}
