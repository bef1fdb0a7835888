import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { CONFIG_PAGES } from '../../../src/exposure/config-pages';
import type { Exposure } from '../../../src/exposure/exposure';
import { planOf } from '../../exposure/plan-of';
import type { KubernetesObject } from '../kubernetes-api';
import { REPOSITORY } from '../outputs/outputs';

/** Tables of the tests in test/exposure, each of them with every way in which one kind of exposure differs. */
const TABLES = ['gateway', 'ingress', 'load-balancer', 'node-port', 'tls', 'tunnel'];

export const NAMESPACE = 'prow';

export interface ExposureVariant {
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
}

/** A row of a table: an exposure, or objects put into a chart. */
interface Row {
  readonly name: string;
  readonly exposure?: () => Exposure;
  readonly make?: (chart: Chart) => void;
}

/** Every variant with all objects that it puts into any stage. */
export async function exposureVariants(): Promise<readonly ExposureVariant[]> {
  const variants: ExposureVariant[] = [];
  for (const table of TABLES) {
    const path = join(REPOSITORY, 'test', 'exposure', `${table}-variants.ts`);
    if (!existsSync(path)) throw new Error(`${path} is missing`);
    const exported: Readonly<Record<string, unknown>> = await import(path);
    for (const rows of Object.values(exported).filter(isTable)) variants.push(...rows.map((row) => variant(table, row)));
  }
  return variants;
}

function isTable(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.length > 0 && value.every(
    (row: Partial<Row>) => typeof row.name === 'string' && typeof (row.exposure ?? row.make) === 'function');
}

function variant(table: string, { name, exposure, make }: Row): ExposureVariant {
  const app = Testing.app();
  const chart = (id: string): Chart => new Chart(app, id, { disableResourceNameHashes: true });
  make?.(chart('made'));
  const objects = exposure === undefined ? {} : planOf(exposure(), NAMESPACE, CONFIG_PAGES).objects;
  const inside = { namespace: NAMESPACE, hook: { serviceName: 'hook', namespace: NAMESPACE, port: 8888 },
    deck: { serviceName: 'deck', namespace: NAMESPACE, port: 80 } };
  for (const stage of ['networkConfig', 'ingress', 'issuer', 'prow'] as const) objects[stage]?.(chart(stage), inside);
  return { name: `${table}: ${name}`, objects: app.charts.flatMap((one) => Testing.synth(one) as KubernetesObject[]) };
}
