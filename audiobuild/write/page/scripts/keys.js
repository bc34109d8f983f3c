// Keyboard control. Sentences are not tab stops (a book would have 20,000); the arrow keys move between them.

const dialog = document.querySelector("dialog");

// Single-key shortcuts can be switched off (WCAG 2.1.4).
const keysOn = dialog.querySelector(".keys-on");

const keys = {
  " ": toggle,
  k: toggle,
  j: () => jump(-JUMP),
  l: () => jump(JUMP),
  ArrowLeft: () => stepSentence(-1),
  ArrowRight: () => stepSentence(1),
  p: () => stepChapter(-1),
  n: () => stepChapter(1),
  "<": () => changeSpeed(-1),
  ">": () => changeSpeed(1),
  c: copyLink,
  "?": explainKeys,
};

function explainKeys() {
  dialog.showModal();
  dialog.querySelector("button").focus();
}

// Whether the focused control handles a key itself.
function ownsKey(control, key) {
  if (key === " ") return control.closest("button, a, select, summary, input");
  return control.closest(key.startsWith("Arrow") ? "select, input" : "select");
}

function pressed(event) {
  const { key, target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || !keysOn.checked || dialog.open) return;
  if (ownsKey(target, key) || (key === " " && event.shiftKey)) return;
  const action = keys[key.length === 1 ? key.toLowerCase() : key];
  if (!action) return;
  event.preventDefault();
  action();
}
