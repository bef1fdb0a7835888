import { compare } from './comparison';
import { commandComparisons } from './commands';
import { largeAppComparisons } from './large-apps';

/** Words on the command line choose the comparisons whose names contain one of them. */
const words = process.argv.slice(2);

for (const comparison of [...commandComparisons(), ...largeAppComparisons()]) {
  if (words.length === 0 || words.some((word) => comparison.name.includes(word))) console.log(compare(comparison));
}
