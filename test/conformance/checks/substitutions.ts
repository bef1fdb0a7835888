import assert from 'node:assert/strict';
import type { Check } from '../check';
import type { KubernetesObject } from '../kubernetes-api';
import { expand } from '../pods/environment';
import { appendedArguments, substituteAddresses, substituteListener, substitutePaths, substitutions } from '../pods/substitutions';
import { Surroundings } from '../pods/surroundings';

const mounts = new Map([['/etc/config', '/run/1'], ['/tmp', '/run/2'], ['/var/tmp', '/run/3'], ['/data', '/run/4'], ['/data/inner', '/run/5']]);

const paths: readonly [emitted: string, here: string][] = [
  ['--config-path=/etc/config/config.yaml', '--config-path=/run/1/config.yaml'],
  ['/data/buckets/prow-logs', '/run/4/buckets/prow-logs'],
  ['/data/inner/file', '/run/5/file'],
  ['/tmp', '/run/2'],
  ['/tmpfs/file', '/tmpfs/file'],
  ['/etc/configuration', '/etc/configuration'],
  ['{"file":"/etc/config/a","list":["/tmp/b"]}', '{"file":"/run/1/a","list":["/run/2/b"]}'],
  ['/tmp/a:/etc/config/b', '/run/2/a:/run/1/b'],
  ['https://example.com/tmp/a', 'https://example.com/tmp/a'],
  ['s3://tmp/tide-status', 's3://tmp/tide-status'],
];

const addresses: readonly [emitted: string, here: (port: (app: string, port: number) => number) => string][] = [
  ['--github-endpoint=http://ghproxy.prow', (port) => `--github-endpoint=http://127.0.0.1:${port('ghproxy', 8888)}`],
  ['http://ghproxy.prow/graphql', (port) => `http://127.0.0.1:${port('ghproxy', 8888)}/graphql`],
  ['{"endpoint":"http://object-store.prow:7070","region":"us-east-1"}',
    (port) => `{"endpoint":"http://127.0.0.1:${port('object-store', 7070)}","region":"us-east-1"}`],
  ['https://api.github.com', () => 'http://127.0.0.1:4711'],
  // Another port or namespace leads nowhere, and neither does it here.
  ['http://object-store.prow:7071', () => 'http://object-store.prow:7071'],
  ['http://ghproxy.test-pods', () => 'http://ghproxy.test-pods'],
];

/** That a program here gets what is emitted, but for a short list of differences. */
export const substitutionChecks: readonly Check[] = [
  on('paths below mounts become folders, and no other text changes', async () => {
    assert.deepEqual(paths.map(([emitted]) => substitutePaths(emitted, mounts)), paths.map(([, here]) => here));
    return substitutions.map((one) => `${one}`).join('\n     ');
  }),
  on('addresses of Services become ports of the pods that they select', async () => {
    const surroundings = await twoPods();
    const port = (app: string, containerPort: number) => surroundings.port(app, containerPort);
    assert.deepEqual(addresses.map(([emitted]) => substituteAddresses(emitted, surroundings)), addresses.map(([, here]) => here(port)));
    assert.equal(substituteListener('--port=:7070', 'object-store', surroundings), `--port=127.0.0.1:${port('object-store', 7070)}`);
  }),
  on('a Service that leads to no pod is an error', async () => {
    const lost = service('tide', 80, 'http');
    await assert.rejects(Surroundings.of([pod('ghproxy', 8888, 'http')], [lost], ''), /Service prow\/tide leads to no port http of a pod/);
  }),
  on('variables are expanded as kubelet does', async () => {
    assert.equal(expand('--id=$(ID) $(NONE) $HOME', { ID: '1' }), '--id=1 $(NONE) $HOME');
  }),
  on('behind the arguments stand ports, kubeconfig and the place of clones', async () => {
    const surroundings = await twoPods();
    const port = (containerPort: number) => surroundings.port('ghproxy', containerPort);
    const appended = appendedArguments(pod('ghproxy', 8888, 'http'), surroundings, mounts, '/run/kubeconfig');
    assert.deepEqual(appended.sort(), [
      '--cache-dir-base=/run/3', `--health-port=${port(8081)}`, '--kubeconfig=/run/kubeconfig', `--metrics-port=${port(9090)}`,
      `--port=${port(8888)}`, `--pprof-port=${port(6060)}`,
    ]);
  }),
];

function on(statement: string, run: () => Promise<string | void>): Check {
  return { name: `substitutions: ${statement}`, needs: [], run };
}

function twoPods(): Promise<Surroundings> {
  const pods = [pod('ghproxy', 8888, 'http'), pod('object-store', 7070, 's3')];
  return Surroundings.of(pods, [service('ghproxy', 80, 'http'), service('object-store', 7070, 's3')], 'http://127.0.0.1:4711');
}

function pod(app: string, containerPort: number, name: string): KubernetesObject {
  return { metadata: { name: app, namespace: 'prow', labels: { app } }, spec: { containers: [{ name: app, ports: [{ name, containerPort }] }] } };
}

function service(app: string, port: number, targetPort: string): KubernetesObject {
  return { metadata: { name: app, namespace: 'prow' }, spec: { selector: { app }, ports: [{ port, targetPort }] } };
}
