import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './command';
import type { Schema } from './crd-schema';
import { cutSchema } from './cut-schema';
import { Emitted } from './emitted-objects';

const CRDS = join(ROOT, 'test', 'crds');

/** A CustomResourceDefinition, as far as anybody here looks into it. */
export interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/** The CRDs of what is among the objects, cut down to what these objects say. */
export function cutCrds(objects: readonly Emitted[]): readonly Crd[] {
  return allCrds().flatMap((crd) => {
    const { group, names } = crd.spec;
    const versions = crd.spec.versions.flatMap((version) => {
      const id = `${group}/${version.name}`;
      const same = objects.filter((object) => alike(object) === alike({ apiVersion: id, kind: names.kind }));
      const said = same.map(({ spec }) => (spec === undefined ? {} : { spec }));
      const schema = cutSchema(version.schema.openAPIV3Schema, said, `${id}/${names.kind}`);
      return said.length === 0 ? [] : [{ ...version, schema: { openAPIV3Schema: schema } }];
    });
    return versions.length === 0 ? [] : [{ ...crd, spec: { ...crd.spec, versions } }];
  });
}

/** One code writes both issuers, and Calico's objects in both of its groups: their fields are the same. */
function alike({ apiVersion, kind }: Emitted): string {
  return `${apiVersion.replace(/^(crd\.)?(projectcalico\.org)\/.*/, '$2')}/${kind.replace(/^ClusterIssuer$/, 'Issuer')}`;
}

function allCrds(): readonly Crd[] {
  const files = readdirSync(CRDS, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml')).sort();
  return files.map((path) => parse(readFileSync(join(CRDS, path), 'utf8')));
}

/** The schema of ProwJobs as the source has it: data on one line. */
export function prowJobSchema(): string {
  const crd = parse(readFileSync(join(CRDS, 'prow.k8s.io', 'prowjob.yaml'), 'utf8'));
  return `${JSON.stringify(crd.spec.versions[0].schema.openAPIV3Schema)}\n`;
}
