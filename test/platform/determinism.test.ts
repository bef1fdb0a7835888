import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { filesIn } from '../writer/folder';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'determinism-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(name: string, environment: Record<string, string>, cwd = root): Record<string, string> {
  const outdir = join(folder, name);
  execFileSync(process.execPath, ['-r', join(root, 'node_modules/ts-node/register/transpile-only'), join(root, 'src/main.ts')], {
    cwd, env: { ...process.env, TS_NODE_PROJECT: join(root, 'tsconfig.json'), ...environment, CDK8S_OUTDIR: outdir },
  });
  return filesIn(outdir);
}

const committed = filesIn(join(root, 'dist'));

/** The committed output is what any other environment writes. */
test.each<[string, Record<string, string>, string | undefined]>([
  ['another time zone and locale', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, undefined],
  ['another folder', {}, folder],
  ['every switch of cdk8s', { CDK8S_DISABLE_SORT: '1', CDK8S_LEGACY_HASH: '1', CDK8S_RECORD_CONSTRUCT_METADATA: 'true', CDK8S_CHECK_UPGRADE: 'true' },
    undefined],
])('%s', (name, environment, cwd) => {
  const written = run(name.replace(/\W/g, '-'), environment, cwd);
  expect(Object.keys(written)).toEqual(Object.keys(committed));
  for (const file of Object.keys(committed)) expect({ file, same: written[file] === committed[file] }).toEqual({ file, same: true });
});
