// Keeps the playback position in the address as `#t=83`, so that it can be shared.

const ADDRESS_MS = 350; // Safari refuses more than 100 changes of the address in 30 seconds

let updating = 0; // a timer

// To a tenth of a second, never before the highlighted sentence.
function moment() {
  const seconds = Math.max(time(), sentenceStarts[sentence] ?? 0);
  return `#t=${Math.floor(seconds * 10) / 10}`;
}

function keepInAddress() {
  clearTimeout(updating);
  updating = setTimeout(() => history.replaceState(null, "", moment()), ADDRESS_MS);
}

// Seconds, optionally with minutes and hours before them (W3C Media Fragments URI 1.0, 4.2.1).
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
    showStatus(`Link zu ${clock(time())} kopiert`);
  } catch {
    // Browsers allow the clipboard only on secure pages; the address bar is always there.
    keepInAddress();
    showStatus("Der Link steht in der Adresszeile");
  }
}
