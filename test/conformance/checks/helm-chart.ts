import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import { documents, nested, OTHER, REFUSED, write, WRITTEN } from '../helm/written-charts';

type Json = any;

/** Without a cluster Helm has a version of its own, by how it was built. */
const OLDEST = '1.33.0';

/** That Helm itself renders the charts that are written as `docs/gitops.md` says. Without a cluster. */
export const helmChartChecks: readonly Check[] = [
  on('with its own values it is the output, byte for byte', async ({ render, folder }) => {
    let count = 0;
    for (const one of WRITTEN) {
      const { output, chart } = write(folder, one, one.values);
      const { texts, said } = render(chart, {});
      assert.equal(said, '');
      assert.deepEqual([...texts].sort(), [...documents(output)].sort(), one.name);
      count += texts.length;
    }
    return `${count} objects of ${WRITTEN.length} charts`;
  }),
  on('each value changed alone makes what the app makes of its property', async ({ render, folder }) => {
    let [count, fields] = [0, 0];
    for (const one of WRITTEN) {
      const { output, chart } = write(folder, one, one.values);
      const before = documents(output).map((text) => parse(text) as Json);
      for (const name of Object.keys(one.values)) {
        const changed = { ...one.values, [name]: OTHER[name] };
        const { texts, said } = render(chart, { [name]: OTHER[name] });
        assert.equal(said, '');
        const expected = documents(write(folder, one, changed).output).map((text) => parse(text) as Json);
        assert.deepEqual(byName(texts.map((text) => parse(text))), byName(expected), `${one.name}: ${name}`);
        const others = byName(before);
        const different = Object.entries(byName(expected)).filter(([key, object]) => JSON.stringify(object) !== JSON.stringify(others[key]));
        assert.notEqual(different.length, 0, `${one.name}: ${name} changes nothing`);
        count += 1;
        fields += different.length;
      }
    }
    return `${count} values, which change ${fields} objects`;
  }),
  on('wrong values are refused', async ({ render, folder }) => {
    const charts = WRITTEN.map((one) => ({ ...one, ...write(folder, one, one.values) }));
    for (const [name, value, complaint] of REFUSED) {
      const { chart } = charts.find(({ values }) => name in values) ?? charts[0];
      assert.match(render(chart, { [name]: value }).said, complaint, `${name}: ${JSON.stringify(value)}`);
    }
    return `${REFUSED.length} values`;
  }),
  on('a cluster that is older than what the output is for is refused', async ({ helm, folder }) => {
    const { chart } = write(folder, WRITTEN[0], WRITTEN[0].values);
    const { stderr } = helm(['template', 'prow', chart, '--kube-version=1.32.9']);
    assert.match(stderr, /chart requires kubeVersion: >=1\.33\.0-0 which is incompatible with Kubernetes v1\.32\.9/);
  }),
  on('helm lint has nothing against it', async ({ helm, folder }) => {
    for (const one of WRITTEN) {
      const { stdout, status } = helm(['lint', '--strict', write(folder, one, one.values).chart]);
      assert.equal(status, 0, stdout);
      assert.deepEqual(stdout.match(/^\[(?:WARNING|ERROR)\].*$/gm), null, stdout);
    }
  }),
];

/** That an API server takes a chart as it takes the output, and keeps what is never removed. */
export function helmInstallChecks(minor: Minor): readonly Check[] {
  return [{
    name: `${minor}: helm chart: it is installed, changed by a value, and removed but for CRDs, namespaces and claims`,
    needs: ['helm', kubernetesOf(minor)],
    run: async (context) => {
      const { kubectl } = await context.cluster(minor, 'helm');
      const [platform] = WRITTEN;
      const { output, chart } = write(context.newFolder(`installed-chart/${minor}`), platform, platform.values);
      const helm = (...args: readonly string[]): void => {
        const { status, stderr } = spawnSync(join(context.binaries('helm').folder, 'helm'), [...args, '--namespace=default'], {
          encoding: 'utf8', env: { PATH: process.env.PATH, HOME: chart, ...kubectl.env } });
        assert.equal(status, 0, stderr);
      };
      const objects = documents(output).map((text) => parse(text) as Json);
      const left = async (): Promise<readonly string[]> => {
        const { stdout } = await kubectl.try(['get', '--ignore-not-found', '--output=name', '-f', '-'], objects.map((one) => JSON.stringify(one)).join('\n'));
        return stdout.split('\n').filter((line) => line !== '').sort();
      };
      helm('install', 'prow', chart);
      assert.equal((await left()).length, objects.length);
      helm('upgrade', 'prow', chart, '--set', 'hook.replicas=3');
      assert.equal((await kubectl.get('deployment', 'hook', 'prow')).spec.replicas, 3);
      helm('uninstall', 'prow');
      assert.deepEqual(await left(), [
        'customresourcedefinition.apiextensions.k8s.io/prowjobs.prow.k8s.io', 'namespace/prow', 'namespace/test-pods', 'persistentvolumeclaim/object-store',
      ]);
      return `${objects.length} objects`;
    },
  }];
}

function byName(objects: readonly Json[]): Readonly<Record<string, Json>> {
  return Object.fromEntries(objects.map((one) => [`${one.kind} ${one.metadata.namespace ?? ''}/${one.metadata.name}`, one]));
}

interface Place {
  readonly folder: string;
  helm(args: readonly string[], input?: string): { readonly stdout: string; readonly stderr: string; readonly status: number | null };
  render(chart: string, values: Readonly<Record<string, unknown>>): { readonly texts: readonly string[]; readonly said: string };
}

function on(statement: string, run: (place: Place) => Promise<string | void>): Check {
  return {
    name: `helm chart: ${statement}`,
    needs: ['helm'],
    run: async (context: CheckContext) => {
      const folder = context.newFolder('written-charts');
      const helm: Place['helm'] = (args, input) => (
        spawnSync(join(context.binaries('helm').folder, 'helm'), args, { input, encoding: 'utf8', maxBuffer: 1 << 26, env: { PATH: process.env.PATH, HOME: folder } }));
      return run({
        folder,
        helm,
        render: (chart, values) => {
          const { stdout, stderr, status } = helm(['template', 'prow', chart, `--kube-version=${OLDEST}`, '--include-crds', '--values=-'], JSON.stringify(nested(values)));
          // Helm sets its own line before each
          const texts = stdout.split(/^---\n# Source: .*\n/m).slice(1).map((text) => text.replace(/\n*$/, '\n'));
          return { texts: status === 0 ? texts : [], said: stderr.trim() };
        },
      });
    },
  };
}
