// <audiobuild-player>: an episode with its chapters, speed and the sentence that is heard, for any web page.
//
//   <audiobuild-player src="https://example.org/audio/artikel.player.json"></audiobuild-player>
//
// or with the same JSON in a <script type="application/json"> inside the element, which then requests nothing but the
// MP3, and that only when it is played. No dependencies, no cookies, no requests to anyone else.
// Attributes: src, start (seconds), theme (light or dark). Colours are CSS variables, see `:host` below.

const LEAD = 0.1; // seconds by which a sentence is shown early
const JUMP = 15; // seconds

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host {
  --accent: var(--audiobuild-accent, #0b5d69);
  --on-accent: var(--audiobuild-on-accent, #ffffff);
  --background: var(--audiobuild-background, #fffefb);
  --text: var(--audiobuild-text, #24221f);
  --muted: var(--audiobuild-muted, #67625a);
  --line: var(--audiobuild-line, #e2ddd2);
  --hover: color-mix(in srgb, var(--accent) 12%, transparent);
  display: block;
  container-type: inline-size;
  min-width: 0;
  color-scheme: light;
}
:host([hidden]) { display: none; }
:host([theme="dark"]) {
  --accent: var(--audiobuild-accent, #7cc7cf);
  --on-accent: var(--audiobuild-on-accent, #10201f);
  --background: var(--audiobuild-background, #212427);
  --text: var(--audiobuild-text, #e3dfd6);
  --muted: var(--audiobuild-muted, #a39e94);
  --line: var(--audiobuild-line, #3c4043);
  color-scheme: dark;
}
@media (prefers-color-scheme: dark) {
  :host(:not([theme="light"])) {
    --accent: var(--audiobuild-accent, #7cc7cf);
    --on-accent: var(--audiobuild-on-accent, #10201f);
    --background: var(--audiobuild-background, #212427);
    --text: var(--audiobuild-text, #e3dfd6);
    --muted: var(--audiobuild-muted, #a39e94);
    --line: var(--audiobuild-line, #3c4043);
    color-scheme: dark;
  }
}
* { box-sizing: border-box; }
.player {
  padding: 0.75rem;
  border: 1px solid var(--line);
  border-radius: var(--audiobuild-radius, 0.75rem);
  background: var(--background);
  color: var(--text);
  font: 1rem/1.4 var(--audiobuild-font, system-ui, sans-serif);
  overflow-wrap: anywhere;
}
p { margin: 0; }
.title { font-weight: 600; }
.main, .controls { display: flex; align-items: center; gap: 0.5rem; }
.controls { flex-wrap: wrap; gap: 0; margin-top: 0.25rem; }
.progress { flex: 1; min-width: 0; }
.times { display: flex; justify-content: space-between; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.times, .about { color: var(--muted); }
button, select {
  min-width: 2.75rem;
  height: 2.75rem;
  padding: 0 0.25rem;
  border: 0;
  border-radius: 999px;
  background: transparent;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
button:hover, select:hover { background: var(--hover); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
option { background: var(--background); color: var(--text); }
.chapter { flex: 1 1 3.5rem; min-width: 0; text-overflow: ellipsis; }
.speed { padding: 0 0.5rem; appearance: none; font-weight: 600; text-align: center; text-align-last: center; }
.play { flex: none; width: 3rem; height: 3rem; background: var(--accent); color: var(--on-accent); }
.play:hover { background: color-mix(in srgb, var(--accent) 85%, var(--text)); }
input { display: block; width: 100%; height: 1.5rem; margin: 0; accent-color: var(--accent); cursor: pointer; }
svg {
  display: block; width: 1.625rem; height: 1.625rem; margin: auto;
  fill: none; stroke: currentcolor; stroke-linecap: round; stroke-linejoin: round; stroke-width: 1.6;
}
svg text { fill: currentcolor; font: 700 7px system-ui, sans-serif; stroke: none; text-anchor: middle; }
.play path { fill: currentcolor; }
.playing .paused, .player:not(.playing) .running { display: none; }
.sentence {
  display: -webkit-box;
  height: 5.6em;
  margin-top: 0.5rem;
  padding-left: 0.625rem;
  border-left: 3px solid var(--accent);
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 4;
}
.about { display: flex; flex-wrap: wrap; gap: 0 0.75rem; margin-top: 0.5rem; font-size: 0.8125rem; }
a { color: var(--accent); }
.status:not(:empty) { margin-top: 0.5rem; padding: 0.5rem; border: 1px solid currentcolor; border-radius: 0.5rem; }
@container (width >= 30rem) {
  .player { padding: 1rem; }
  .sentence { height: 2.8em; -webkit-line-clamp: 2; }
}
@media (forced-colors: active) {
  button, select { border: 1px solid ButtonBorder; }
}
`);

const TEMPLATE = `
<div class="player" role="group" aria-label="Audioplayer">
<p class="title"></p>
<div class="main">
<button class="play" type="button" aria-label="Abspielen"><svg viewBox="0 0 24 24" aria-hidden="true">
<path class="paused" d="M8 5.2v13.6L19 12z"/><path class="running" d="M7.2 5h3.4v14H7.2zM13.4 5h3.4v14h-3.4z"/></svg></button>
<div class="progress"><input type="range" min="0" step="any" value="0" aria-label="Stelle">
<div class="times"><span class="now">0:00</span><span class="length"></span></div></div>
</div>
<div class="controls">
<button class="back" type="button" aria-label="15 Sekunden zurück"><svg viewBox="0 0 24 24" aria-hidden="true">
<path d="M8.5 4 4.8 7.2l3.7 3.2M5 7.2h7.5a6.6 6.6 0 1 1-6.6 6.6"/><text x="12.4" y="16.6">15</text></svg></button>
<button class="on" type="button" aria-label="15 Sekunden vor"><svg viewBox="0 0 24 24" aria-hidden="true">
<path d="m15.5 4 3.7 3.2-3.7 3.2M19 7.2h-7.5a6.6 6.6 0 1 0 6.6 6.6"/><text x="11.6" y="16.6">15</text></svg></button>
<select class="chapter" aria-label="Kapitel"></select>
<select class="speed" aria-label="Tempo"><option value="0.75">0,75×</option><option value="1" selected>1×</option>
<option value="1.25">1,25×</option><option value="1.5">1,5×</option><option value="1.75">1,75×</option>
<option value="2">2×</option></select>
</div>
<p class="sentence"></p>
<p class="about"><span class="voice"></span><a class="link" target="_blank" rel="noopener" hidden>Zum Artikel</a></p>
<p class="status" role="status"></p>
</div>`;

let playing = null; // the audio element that plays; another one pauses it

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
  const minutes = Math.floor(whole / 60);
  const rest = two(whole % 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

class AudiobuildPlayer extends HTMLElement {
  static observedAttributes = ["src"];
  #root = this.attachShadow({ mode: "open" });
  #audio = new Audio();
  #episode = null;
  #requested = null; // a position requested before the MP3 is loaded
  #timer = 0;
  #load = 0; // counts loads, so that a late answer to an older one is ignored

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.innerHTML = TEMPLATE;
    this.#audio.preload = "none";
    this.#listen();
  }

  connectedCallback() {
    if (!this.#episode) this.#open();
  }

  disconnectedCallback() {
    this.#audio.pause();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#open();
  }

  // Plays from the current position, or from `seconds`.
  play(seconds) {
    if (seconds !== undefined) this.seek(seconds);
    return this.#audio.play().catch(() => {}); // the `error` event informs the reader
  }

  pause() {
    this.#audio.pause();
  }

  seek(seconds) {
    const target = Math.min(Math.max(0, seconds), this.#episode?.duration ?? 0);
    if (this.#audio.readyState === 0) this.#requested = target;
    else this.#audio.currentTime = target;
    this.#show();
  }

  get currentTime() {
    return this.#requested ?? this.#audio.currentTime;
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }

  #listen() {
    const audio = this.#audio;
    for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, () => this.#showPlaying());
    for (const name of ["timeupdate", "seeking", "ratechange"]) audio.addEventListener(name, () => this.#show());
    audio.addEventListener("loadedmetadata", () => {
      if (this.#requested !== null) audio.currentTime = this.#requested;
      this.#requested = null;
    });
    audio.addEventListener("error", () => this.#say("Die Tondatei lässt sich nicht abspielen."));
    this.#find(".play").addEventListener("click", () => (audio.paused ? this.play() : this.pause()));
    this.#find(".back").addEventListener("click", () => this.seek(this.currentTime - JUMP));
    this.#find(".on").addEventListener("click", () => this.seek(this.currentTime + JUMP));
    this.#find("input").addEventListener("input", (event) => this.seek(Number(event.target.value)));
    this.#find(".chapter").addEventListener("change", (event) => this.seek(Number(event.target.value)));
    this.#find(".speed").addEventListener("change", (event) => (audio.playbackRate = Number(event.target.value)));
  }

  async #open() {
    const load = ++this.#load;
    try {
      const episode = await this.#read();
      if (load === this.#load && episode) this.#present(episode);
    } catch {
      if (load === this.#load) this.#say("Die Folge lässt sich nicht laden.");
    }
  }

  async #read() {
    const inline = this.querySelector('script[type="application/json"]');
    if (inline) return { ...JSON.parse(inline.textContent), base: document.baseURI };
    const src = this.getAttribute("src");
    if (!src) return null;
    const answer = await fetch(src, { credentials: "omit" });
    if (!answer.ok) throw new Error(answer.statusText);
    return { ...(await answer.json()), base: answer.url };
  }

  #present(episode) {
    this.#audio.src = new URL(episode.audio, episode.base);
    this.#episode = {
      ...episode,
      chapterStarts: episode.chapters.map(([start]) => start),
      sentenceStarts: episode.sentences.map(([start]) => start),
    };
    this.#requested = null;
    this.#say("");
    this.#find(".player").setAttribute("aria-label", `Audioplayer: ${episode.title}`);
    this.#find(".title").textContent = episode.title;
    this.#find(".length").textContent = clock(episode.duration);
    this.#find("input").max = episode.duration;
    this.#find(".voice").textContent = `Synthetische Stimme: ${episode.voice}`;
    this.#find(".chapter").replaceChildren(...episode.chapters.map(([start, title]) => new Option(title, start)));
    this.seek(Number(this.getAttribute("start")) || 0);
  }

  #show() {
    if (!this.#episode) return;
    const { duration, chapters, chapterStarts, sentences, sentenceStarts } = this.#episode;
    const now = this.currentTime;
    const rail = this.#find("input");
    rail.value = now;
    rail.setAttribute("aria-valuetext", `${clock(now)} von ${clock(duration)}`);
    this.#find(".now").textContent = clock(now);
    const chapter = Math.max(0, lastBefore(chapterStarts, now + LEAD));
    this.#find(".chapter").selectedIndex = chapters.length ? chapter : -1;
    // In an episode of several articles each chapter has the address of its own.
    const address = chapters[chapter]?.[2] || this.#episode.link;
    const link = this.#find(".link");
    link.hidden = !address;
    if (address) link.href = address;
    // A chapter starts in the pause before its heading: there the heading is current, not the last sentence before it.
    const first = lastBefore(sentenceStarts, (chapterStarts[chapter] ?? 0) - 0.001) + 1;
    const sentence = Math.max(lastBefore(sentenceStarts, now + LEAD), first < sentences.length ? first : -1);
    this.#find(".sentence").textContent = sentences[sentence]?.[1] ?? "";
    // `timeupdate` comes only four times a second: the timer ends when the next sentence starts.
    clearTimeout(this.#timer);
    if (!this.#audio.paused && sentence + 1 < sentences.length) {
      const seconds = (sentenceStarts[sentence + 1] - LEAD - now) / this.#audio.playbackRate;
      this.#timer = setTimeout(() => this.#show(), seconds * 1000 + 1);
    }
  }

  #showPlaying() {
    const running = !this.#audio.paused;
    if (running && playing !== this.#audio) playing?.pause();
    if (running) playing = this.#audio;
    this.#find(".player").classList.toggle("playing", running);
    this.#find(".play").setAttribute("aria-label", running ? "Anhalten" : "Abspielen");
    if (running && "mediaSession" in navigator) {
      const { title, author } = this.#episode;
      navigator.mediaSession.metadata = new MediaMetadata({ title, artist: author });
    }
    this.#show();
  }

  #say(text) {
    this.#find(".status").textContent = text;
  }
}

customElements.define("audiobuild-player", AudiobuildPlayer);
