// For each line of standard input, a WebVTT file as a JSON string, prints a line of JSON, as webvtt-parser reads it:
// the errors it finds, and the cues with their text, entities resolved, and start and end in milliseconds.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import webvtt from "webvtt-parser";

const entities = createRequire(import.meta.url)("webvtt-parser/html-entities.json");
const parser = new webvtt.WebVTTParser(entities);
const text = (node) => (node.type === "text" ? node.value : node.children.map(text).join(""));
const milliseconds = (seconds) => Math.round(seconds * 1000);

for await (const line of createInterface({ input: process.stdin })) {
  const { cues, errors } = parser.parse(JSON.parse(line), "metadata");
  const heard = cues.map(({ startTime, endTime, tree }) => ({
    start: milliseconds(startTime),
    end: milliseconds(endTime),
    text: text(tree),
  }));
  console.log(JSON.stringify({ errors, cues: heard }));
}
