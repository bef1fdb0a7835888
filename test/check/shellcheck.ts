import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyStages } from '../../src/platform/delivery/apply-plan';
import { applyScript } from '../../src/platform/delivery/apply-script';
import { secretsScript } from '../../src/platform/delivery/secrets-script';
import type { SealedObjects } from '../../src/platform/delivery/secrets-list';
import { scriptObjects } from '../../src/platform/delivery/secrets-plan';
import type { ProwModel } from '../../src/prow/prow-model';
import { SecretDelivery, Stage, UpstreamManifest } from '../../src';
import { VARIANTS } from '../platform/delivery-variants';
import { command, ROOT } from './command';
import { SCRIPTS } from './scripts';
import { StepFailure } from './step';

/** Reads the sources of the scripts, the committed scripts, and one script for each way in which they differ. */
export async function shellcheck(): Promise<string | void> {
  if (spawnSync('shellcheck', ['--version']).error) {
    if (process.env.CI === 'true') throw new StepFailure('shellcheck is not installed', 'apt-get install shellcheck');
    return 'left out, because shellcheck is not installed';
  }
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-scripts-'));
  try {
    for (const [name, text] of Object.entries(scripts())) writeFileSync(join(folder, name), text);
    const committed = [SCRIPTS, 'dist', ...readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}/dist`)];
    const files = [...committed.map((name) => join(ROOT, name)), folder].flatMap(scriptsIn);
    await command('shellcheck', ['--shell=sh', ...files]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function scriptsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sh')).map((name) => join(folder, name));
}

function scripts(): Readonly<Record<string, string>> {
  const needs = [{ name: 'tunnel', keys: [{ key: 'token', option: 'tunnel-token', help: 'the token' }, { key: 'cookie', randomBytes: 16, help: 'chance' }] }];
  return {
    'apply-everything.sh': everything(),
    'apply-nothing.sh': applyScript([]),
    ...Object.fromEntries(Object.entries(VARIANTS).flatMap(([name, prow], i) => [
      [`secrets-${name}.sh`, secretsScript(prow, needs)],
      // each of them for several Prows
      [`secrets-${name}-sealed.sh`, secretsScript(prow, needs, { sealed: sealedBy(SEALERS[i % SEALERS.length], prow) })],
    ])),
  };
}

/** As somebody says who seals, with each option that stands in the script. */
const SEALERS: readonly SecretDelivery[] = [
  SecretDelivery.sealedSecrets(), SecretDelivery.sealedSecrets({ certificate: '../seal.pem', folder: '../../sealed/prow' }),
  SecretDelivery.sops(), SecretDelivery.sops({ config: '../.sops.yaml' }), SecretDelivery.sops({ age: [`age1${'q'.repeat(58)}`] }),
];

function sealedBy({ _plan: { sealed } }: SecretDelivery, prow: ProwModel): SealedObjects {
  if (sealed === undefined) throw new Error('nothing is sealed');
  return { ...sealed, objects: scriptObjects(prow).filter(({ kind }) => kind === 'secret') };
}

/** An `apply.sh` with each of its parts. */
function everything(): string {
  const files = ['00-crds', '05-namespaces', '10-network', '40-prow'].map((name) => ({
    name: `${name}.k8s.yaml`,
    crds: name === '00-crds' ? ['prowjobs.prow.k8s.io'] : [],
    namespaces: name === '05-namespaces' ? ['prow', 'test-pods'] : [],
    jobs: name === '10-network' ? [{ namespace: 'kube-system', name: 'install' }] : [],
  }));
  const manifests = [UpstreamManifest.certManager({ stage: Stage.CRDS }), UpstreamManifest.metalLb()].map(({ _plan }) => _plan);
  const requirements = [{ name: 'cert-manager', crds: ['issuers.cert-manager.io'], stage: 'issuer' }] as const;
  const network = { crds: ['made.example.com'], workloads: [{ kind: 'daemonset', namespace: 'kube-system', name: 'cilium' }], probes: [{ kind: 'X' }] };
  return applyScript(applyStages(files, manifests, requirements, { network }), {
    secrets: { objects: [{ kind: 'secret', namespace: 'prow', name: 'hmac-token' }], command: 'sh secrets.sh' }, removal: 'it\'s gone',
    inventory: { namespace: 'prow', lines: ['40-prow prow Service prow hook'] },
  });
}
