// Prints the chapters of an MP3 as JSON, as music-metadata reads them: title, and start and end in milliseconds.

import { parseFile } from "music-metadata";

const { format } = await parseFile(process.argv[2], { includeChapters: true });
// A chapter of an ID3 tag has no time scale: it counts seconds.
const milliseconds = (time, scale = 1) => Math.round((time * 1000) / scale);
console.log(
  JSON.stringify(
    (format.chapters ?? []).map(({ title, start, end, timeScale }) => ({
      title,
      start: milliseconds(start, timeScale),
      end: milliseconds(end, timeScale),
    })),
  ),
);
