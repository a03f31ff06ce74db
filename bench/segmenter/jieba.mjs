// jieba.mjs FILE: for each line "SECONDS" on standard input, cuts the texts of FILE (one a line) again and again for so long and answers with passes, seconds, seconds of processor time.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(process.cwd() + '/');
const { Jieba } = require('@node-rs/jieba');
const { dict } = require('@node-rs/jieba/dict');
const jieba = Jieba.withDict(dict);
const texts = readFileSync(process.argv[2], 'utf8').split('\n');

for await (const line of createInterface({ input: process.stdin })) {
  const [start, busy] = [process.hrtime.bigint(), process.cpuUsage()];
  let passes = 0, words = 0, seconds;
  do {
    for (const text of texts) words += jieba.cut(text, false).length;
    passes++;
    seconds = Number(process.hrtime.bigint() - start) / 1e9;
  } while (seconds < Number(line));
  const used = process.cpuUsage(busy);
  console.log(`${passes} ${seconds} ${(used.user + used.system) / 1e6}`);
}
