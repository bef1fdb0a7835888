import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaProgram } from '../conformance/prow/programs';
import { prowTable, type Structs } from './prow-table';
import { tableText } from './table-text';

/** Where the table is committed. */
export const PROW_TABLE = join(__dirname, '..', '..', 'src', 'schema', 'prow.json');

/** Makes the table of Prow's configuration from the structs that conformance builds its Prow from. */
export async function prowTableText(): Promise<string> {
  const structs = JSON.parse(execFileSync(await schemaProgram(), { encoding: 'utf8', maxBuffer: 2 ** 26 })) as Structs;
  return tableText(prowTable(structs));
}

async function main(): Promise<void> {
  writeFileSync(PROW_TABLE, await prowTableText());
}

if (require.main === module) void main();
