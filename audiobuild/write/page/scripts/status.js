// Messages above the player, and the state of its play button.

const STATUS_MS = 3000;

let clearing = 0; // a timer

function showStatus(text) {
  find(".status").textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => (find(".status").textContent = ""), STATUS_MS);
}

function showPlaying() {
  player.classList.toggle("playing", !audio.paused);
  find(".play").setAttribute("aria-label", audio.paused ? "Abspielen" : "Anhalten");
  show();
  keepInAddress();
}

// This message stays: without its sound the player is useless.
function showMissing() {
  const name = decodeURIComponent(audio.getAttribute("src"));
  showStatus(`„${name}“ lässt sich nicht abspielen. Die Datei muss neben dieser Seite liegen.`);
  clearTimeout(clearing);
}
