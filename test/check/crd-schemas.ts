import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './command';

const CRDS = join(ROOT, 'test', 'crds');

/** The API groups of which custom resources are written. */
export const IMPORTED_GROUPS = ['cert-manager.io', 'projectcalico.org'];

/** All CRDs of a group in one file: `cdk8s import` writes one file per group, and a second import of the group would replace the first. */
export function joinedGroup(group: string): string {
  const folder = join(CRDS, group);
  return readdirSync(folder).sort().map((file) => `---\n${readFileSync(join(folder, file), 'utf8')}`).join('');
}

/** The schema of ProwJobs as the source has it: data on one line. */
export function prowJobSchema(): string {
  const crd = parse(readFileSync(join(CRDS, 'prow.k8s.io', 'prowjob.yaml'), 'utf8'));
  return `${JSON.stringify(crd.spec.versions[0].schema.openAPIV3Schema)}\n`;
}
