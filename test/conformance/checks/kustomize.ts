import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ApiObject, Chart } from 'cdk8s';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { Cni, Exposure, GitHub, GitOps, ProwApp } from '../../../src';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import { Emitted } from '../outputs/emitted';
import { REPOSITORY } from '../outputs/outputs';

type Json = any;

/** kustomize does not keep to its folder only where it is told so. */
const UNRESTRICTED = '--load-restrictor=LoadRestrictionsNone';

/** That the kustomize in kubectl builds what was written, and what somebody lays over it. Without a cluster. */
export function kustomizeChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'every stage, and all of them together, are the objects that were written, in their order', async ({ build, output }) => {
      const files = readdirSync(output).filter((name) => name.endsWith('.k8s.yaml')).sort();
      const stages = await Promise.all(files.map((file) => build(join(output, 'gitops', file.replace('.k8s.yaml', '')), UNRESTRICTED)));
      stages.forEach((objects, i) => assert.deepEqual(objects, new Emitted(output, files[i]).objects, files[i]));
      assert.deepEqual(await build(output), stages.flat());
      return `${stages.flat().length} objects in ${files.length} stages`;
    }),
    on(minor, 'the kustomization of docs/gitops.md changes what it says, and nothing else', async ({ build, over, output }) => {
      const [, documented] = /^```yaml test\n([^]*?)^```$/m.exec(readFileSync(join(REPOSITORY, 'docs', 'gitops.md'), 'utf8'))!;
      const images = [{ name: 'us-docker.pkg.dev/k8s-infra-prow/images/hook', newName: 'registry.acme.dev/hook' }];
      const built = await build(over('changed', { ...parse(documented), images }));
      const expected: Json[] = structuredClone([...new Emitted(output).objects]);
      for (const object of expected) {
        object.metadata.labels = { ...object.metadata.labels, environment: 'staging' };
        if (object.kind !== 'Deployment') continue;
        if (object.metadata.name === 'deck') object.spec.replicas = 3;
        if (object.metadata.name !== 'hook') continue;
        object.spec.revisionHistoryLimit = 2;
        const [container] = object.spec.template.spec.containers;
        container.image = container.image.replace('us-docker.pkg.dev/k8s-infra-prow/images/hook', 'registry.acme.dev/hook');
      }
      assert.deepEqual(built, expected);
      return `${built.length} objects`;
    }),
    on(minor, 'a kustomization over one stage holds that stage alone', async ({ build, over, output }) => {
      const built = await build(over('one-stage', { resources: ['../dist/gitops/60-own'], nameSuffix: '-staging' }), UNRESTRICTED);
      assert.deepEqual(built.map(({ metadata: { name } }) => name), ['own-staging']);
      assert.equal(new Emitted(output, '60-own.k8s.yaml').objects.length, 1);
    }),
    on(minor, 'refuses what the documentation says that it refuses', async ({ build, over, output }) => {
      await assert.rejects(build(join(output, 'gitops', '40-prow')), /is not in or below/);
      await assert.rejects(build(over('namespace', { resources: ['../dist'], namespace: 'staging' })), /namespace transformation produces ID conflict/);
    }),
  ];
}

interface Place {
  readonly output: string;
  /** What kustomize makes of a folder. */
  build(folder: string, ...flags: readonly string[]): Promise<readonly Json[]>;
  /** Somebody's own folder beside the output. */
  over(name: string, kustomization: object): string;
}

function on(minor: Minor, statement: string, run: (place: Place) => Promise<string | void>): Check {
  return {
    name: `${minor}: kustomize: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context: CheckContext) => {
      const folder = context.newFolder(`kustomize/${minor}`);
      const output = await context.once(`kustomize ${minor}`, async () => synthesised(join(folder, 'dist')));
      const kubectl = join(context.binaries(kubernetesOf(minor)).folder, 'kubectl');
      return run({
        output,
        build: async (of, ...flags) => {
          const { stdout } = await promisify(execFile)(kubectl, ['kustomize', ...flags, of], { maxBuffer: 1 << 26, env: { PATH: process.env.PATH, HOME: folder } });
          return parseAllDocuments(stdout).map((document) => document.toJS());
        },
        over: (name, kustomization) => {
          mkdirSync(join(folder, name), { recursive: true });
          writeFileSync(join(folder, name, 'kustomization.yaml'), stringify(kustomization));
          return join(folder, name);
        },
      });
    },
  };
}

function synthesised(outdir: string): string {
  const app = new ProwApp({
    outdir, github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort(), cni: Cni.flannel(), gitOps: GitOps.kustomize(),
  });
  new ApiObject(new Chart(app, '60-own'), 'own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own', namespace: 'prow' }, data: { a: 'b' } });
  app.synth();
  return outdir;
}
