// The moment in the address, `#t=83`: kept there while one listens, so that it can be shared.

const ADDRESS_MS = 350; // Safari refuses more than 100 changes of the address in 30 seconds

let keeping = 0;

// To the tenth of a second, never before the sentence that is lit.
function moment() {
  const seconds = Math.max(time(), sentenceStarts[sentence] ?? 0);
  return `#t=${Math.floor(seconds * 10) / 10}`;
}

function keepInAddress() {
  clearTimeout(keeping);
  keeping = setTimeout(() => history.replaceState(null, "", moment()), ADDRESS_MS);
}

// W3C Media Fragments URI 1.0, 4.2.1: seconds, with minutes and hours before them or not.
function openMoment() {
  const found = /^#t=(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)$/.exec(location.hash);
  if (!found) return;
  const [hours, minutes, seconds] = found.slice(1).map((digits) => Number(digits ?? 0));
  seek(hours * 3600 + minutes * 60 + seconds);
}

async function copyLink() {
  const link = location.href.split("#")[0] + moment();
  try {
    await navigator.clipboard.writeText(link);
    say(`Link zu ${clock(time())} kopiert`);
  } catch {
    // Browsers give the clipboard to secure pages only; the address bar is everyone's.
    keepInAddress();
    say("Der Link steht in der Adresszeile");
  }
}
