// What the player says: in words that vanish again, and by the face of its button.

const SAID_MS = 3000;

let saying = 0;

function say(text) {
  find(".status").textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => (find(".status").textContent = ""), SAID_MS);
}

function showPlaying() {
  player.classList.toggle("playing", !audio.paused);
  find(".play").setAttribute("aria-label", audio.paused ? "Abspielen" : "Anhalten");
  show();
  keepInAddress();
}

// This stays: without its sound the player is of no use.
function missing() {
  const name = decodeURIComponent(audio.getAttribute("src"));
  say(`„${name}“ lässt sich nicht abspielen. Die Datei muss neben dieser Seite liegen.`);
  clearTimeout(saying);
}
