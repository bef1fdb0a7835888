import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { customTables } from '../schema/custom-tables';
import { apiPages } from './api/api-pages';
import { PAGES } from './api/placement';
import { Artefact } from './artefact';
import { command, ROOT } from './command';
import { prowJobSchema } from './crd-schemas';
import { errorsPage } from './errors-page';
import { importTypes } from './imported-types';
import { networkPage } from './network-page';
import { operatorsPage } from './operators/operators-page';
import { picturesPage } from './pictures-page';
import { readmeWithBlocks } from './readme-blocks';
import { scriptsJson } from './scripts';
import { securityPage } from './security-page';

/** Everything that is generated and committed, sources of others first. */
export function artefacts(): readonly Artefact[] {
  return [
    { path: 'src/prow/prow-job-schema.json', make: async (target) => writeFileSync(target, prowJobSchema()) },
    { path: 'src/platform/delivery/scripts.json', make: async (target) => writeFileSync(target, scriptsJson()) },
    { path: 'src/schema/custom', make: writeCustomTables },
    { path: 'imports', make: importTypes },
    { path: 'docs/errors.md', make: async (target) => writeFileSync(target, errorsPage()) },
    { path: 'docs/operators.md', make: async (target) => writeFileSync(target, operatorsPage()) },
    { path: 'docs/choosing-a-network.md', make: async (target) => writeFileSync(target, networkPage()) },
    { path: 'docs/matrix.md', make: (target) => command(process.execPath, ['--require=ts-node/register/transpile-only', 'test/matrix/main.ts', target]) },
    { path: 'API.md', fromBuild: true, make: async (target) => writeFileSync(target, reference().get('API.md') as string) },
    { path: PAGES, fromBuild: true, make: writePages },
    { path: 'dist', make: (target) => command('npm', ['run', '--silent', 'synth', '--', '--output', target]) },
    { path: 'README.md', make: async (target) => writeFileSync(target, readmeWithBlocks()) },
    ...examples().map((name) => ({ path: `examples/${name}/dist`, make: (target: string) => runExample(name, target) })),
    { path: 'docs/pictures.md', make: async (target) => writeFileSync(target, picturesPage()) },
    { path: 'docs/security.md', make: async (target) => writeFileSync(target, securityPage()) },
  ];
}

async function writeCustomTables(target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  for (const [name, text] of customTables()) writeFileSync(join(target, name), text);
}

/** The pages about the public API, from what jsii wrote about it. */
function reference(): ReadonlyMap<string, string> {
  return apiPages(JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')));
}

async function writePages(target: string): Promise<void> {
  for (const [path, text] of reference()) {
    if (path === 'API.md') continue;
    const file = join(target, relative(PAGES, path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function examples(): readonly string[] {
  return readdirSync(join(ROOT, 'examples')).filter((name) => existsSync(join(ROOT, 'examples', name, 'main.ts'))).sort();
}

/** An example imports the package by its name; the condition makes that name mean src/ instead of the built package. */
function runExample(name: string, target: string): Promise<void> {
  const node = ['--conditions=cdk8s-prow-source', '--require=ts-node/register/transpile-only', `examples/${name}/main.ts`];
  return command(process.execPath, node, { CDK8S_OUTDIR: target });
}
