// Prints the chapters of an MP3 as JSON, as node-id3 reads them: title, and start and end in milliseconds.

import NodeID3 from "node-id3";

const { chapter = [] } = NodeID3.read(process.argv[2]);
console.log(
  JSON.stringify(
    chapter.map(({ startTimeMs, endTimeMs, tags }) => ({ title: tags.title, start: startTimeMs, end: endTimeMs })),
  ),
);
