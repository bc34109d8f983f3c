// What is heard lights up: the sentence, its chapter, and how far the sound has come.

const LEAD = 0.1; // seconds: a sentence lights up a little early, so that the eye is there when the voice is

let wanted = null; // a place asked for before the browser knows the file
let sentence = -1; // the one that is lit; none before anything was heard or asked for
let chapter = -1;
let timer = 0;

const time = () => wanted ?? audio.currentTime;

function show() {
  const now = time();
  showProgress(now);
  showChapter(Math.max(0, lastBefore(chapterStarts, now + LEAD)));
  const next = lastBefore(sentenceStarts, now + LEAD);
  if (next !== sentence) {
    passOn(sentences, sentence, next);
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

// Of all the elements only one is current, for the eye and for screen readers.
function passOn(elements, from, to) {
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
  passOn(links, chapter, next);
  chapter = next;
  const title = chapterTitle();
  find(".chapter-now").textContent = title;
  revealChapter();
  // The lock screen shows it too.
  if ("mediaSession" in navigator) {
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: document.title });
  }
}

const chapterTitle = () => links[chapter]?.querySelector("bdi").textContent ?? "";

// Scrolls the list of chapters, and nothing else, until the current one can be seen.
function revealChapter() {
  const link = links[chapter];
  if (!link || nav.scrollHeight <= nav.clientHeight) return;
  const list = nav.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  if (top < list.top || bottom > list.bottom) nav.scrollTop += top - list.top - nav.clientHeight / 3;
}
