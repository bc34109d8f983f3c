// What feedsmith and podcast-partytime make of a feed, as JSON on standard output.
//   node read.mjs FEED
import { readFileSync } from "node:fs";
import { parseRssFeed } from "feedsmith";
import partytime from "podcast-partytime";

const text = readFileSync(process.argv[2], "utf8");
console.log(JSON.stringify({ feedsmith: parseRssFeed(text), partytime: partytime.parseFeed(text) }));
