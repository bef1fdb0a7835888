import { writeFileSync } from 'node:fs';
import { matrixPage } from './page';

/** Writes docs/matrix.md to the path that is given: in a process of its own, because it takes seconds in which nothing else would be done. */
writeFileSync(process.argv[2], matrixPage());
