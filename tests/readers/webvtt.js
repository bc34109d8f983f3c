// For each line of standard input, a WebVTT file as a JSON string, prints a line of JSON, as webvtt-parser reads it:
// the errors it finds, and the cues with their text, entities resolved, and start and end in seconds.

import { createInterface } from "node:readline";
import webvtt from "webvtt-parser";

const parser = new webvtt.WebVTTParser();
const text = (node) => (node.type === "text" ? node.value : node.children.map(text).join(""));

for await (const line of createInterface({ input: process.stdin })) {
  const { cues, errors } = parser.parse(JSON.parse(line), "metadata");
  const heard = cues.map((cue) => ({ start: cue.startTime, end: cue.endTime, raw: cue.text, text: text(cue.tree) }));
  console.log(JSON.stringify({ errors, cues: heard }));
}
