import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '../kubernetes-api';
import type { LocalProw } from './local-prow';

/** What a job left in the store. The store keeps objects as files. */
export interface JobFiles {
  /** `logs/greet/1234` */
  readonly path: string;
  names(): string[];
  text(name: string): string;
}

export function jobFiles(prow: LocalProw, { spec, status }: KubernetesObject): JobFiles {
  const path = `logs/${spec.job}/${status.build_id}`;
  const folder = join(prow.component('object-store').local.volume('data'), 'buckets', 'prow-logs', path);
  return {
    path,
    names: () => readdirSync(folder).sort(),
    text: (name) => readFileSync(join(folder, name), 'utf8'),
  };
}
