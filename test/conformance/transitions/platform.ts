import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProwApp } from '../../../src';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../kubernetes-api';
import { COMMON, type State } from './states';

/** A state as its app has written it. */
export interface Platform {
  readonly name: string;
  readonly folder: string;
  readonly objects: readonly KubernetesObject[];
  /** The namespace of its inventory. */
  readonly home: string;
  /** Whether other projects publish something for it. */
  readonly hasManifests: boolean;
  /** Secrets and the like that `apply.sh` looks for, as kind, namespace and name. */
  readonly looksFor: readonly (readonly string[])[];
}

/** Writes a state into a folder, and what its upstream manifests are taken from into another. */
export function platform(state: State, folder: string, manifests: string): Platform {
  const app = new ProwApp({ ...COMMON, ...state.props(), outdir: folder });
  app.warnings.length = 0;
  app.synth();
  const script = readFileSync(join(folder, 'apply.sh'), 'utf8');
  standIns(script, manifests);
  return {
    name: state.name, folder, objects: readdirSync(folder).filter((name) => name.endsWith('.k8s.yaml')).sort().flatMap((name) => documents(join(folder, name))),
    home: /^home=(\S+)$/m.exec(script)![1],
    hasManifests: script.includes('--manifests DIR'),
    looksFor: [...script.matchAll(/^ {2}lack (\S+) (\S+) (\S+)$/gm)].map(([, ...words]) => words),
  };
}

function documents(file: string): readonly KubernetesObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).map((one) => one.toJS() as KubernetesObject);
}

/** What other projects publish is no part of a state: an object stands for it, with the sum that is wanted in its first line. */
function standIns(script: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [, name, version, sum] of script.matchAll(/\bupstream ([a-z0-9-]+) (\S+) (\S+) https/g)) {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `upstream-${name}`, namespace: 'default' } };
    const controller = '    - "--cluster-resource-namespace=$(POD_NAMESPACE)"';
    writeFileSync(join(folder, `${name}-${version}.yaml`), `# ${sum}\n${JSON.stringify(object)}\n# ${controller}\n`);
  }
}
