// Plain JavaScript against the compiled library: a transpiler in the process would be measured too.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';

const load = createRequire(import.meta.url);
const lib = load('../../lib/rooms/load.js').load;
const { CheckedApp, Exposure, GitHub, Prow } = load('../../lib/src/index.js');

/** Without a folder, what is written is removed again. */
const [kind, prows, folder] = process.argv.slice(2);

/** Takes everything out of CheckedApp that finds mistakes, and leaves what makes and writes the files. */
function removeChecks() {
  const nothing = () => undefined;
  Object.assign(lib('platform/checks/reference-checks').ReferenceChecks.prototype, { see: nothing, problems: () => [] });
  lib('writer/object-gates').ObjectGates.prototype.check = nothing;
}

const outdir = folder ?? mkdtempSync(join(tmpdir(), 'cdk8s-prow-bench-'));
const app = kind === 'App' ? new App({ outdir }) : new CheckedApp({ outdir });
for (let i = 0; i < Number(prows); i++) {
  new Prow(new Chart(app, `prow-${i}`), 'prow', {
    github: GitHub.cloud({ repositories: ['acme/app'] }),
    namespace: `prow-${i}`,
    jobsNamespace: `jobs-${i}`,
    exposure: Exposure.clusterIp(),
  });
}
if (kind === 'unchecked') removeChecks();
const started = performance.now();
app.synth();
const ms = performance.now() - started;
const mb = process.resourceUsage().maxRSS / 1024;
if (folder === undefined) {
  rmSync(outdir, { recursive: true });
  process.stdout.write(JSON.stringify({ ms, mb, objects: app.node.findAll().filter(ApiObject.isApiObject).length }));
}
