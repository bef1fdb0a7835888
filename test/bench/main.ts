import { commandRows } from './commands';
import { kustomizeRows } from './kustomize';
import { largeAppRows } from './large-apps';
import { libraryRows } from './library';
import { run } from './row';

// where it is set, as on some build machines, Node 20 reads the certificates at every start, which is twice as much as an empty program takes
delete process.env.NODE_EXTRA_CA_CERTS;

/** Words on the command line choose the rows whose names contain one of them. */
const words = process.argv.slice(2);

async function main(): Promise<void> {
  for (const row of [...commandRows(), ...libraryRows(), ...largeAppRows(), ...await kustomizeRows()]) {
    if (words.length === 0 || words.some((word) => row.name.includes(word))) console.log(run(row));
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
