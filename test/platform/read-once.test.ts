import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AcmeDirectory, CalicoEncapsulation, CalicoFlavour, Cni, Exposure, GitHub, IngressController, ObjectStorage, ProwApp, Tls,
} from '../../src';
import { isPlainObject } from '../../src/core/props';

/** How often each property was asked for, by its path. */
type Counts = Map<string, number>;

/** The same options, of which every question is counted. */
function watched<T>(options: T, path: string, counts: Counts): T {
  if (!isPlainObject(options) && !Array.isArray(options)) return options;
  for (const key of Object.keys(options)) counts.set(`${path}.${key}`, 0);
  return new Proxy(options as object, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof key !== 'string' || !Object.hasOwn(target, key) || (Array.isArray(target) && key === 'length')) return value;
      const at = `${path}.${key}`;
      counts.set(at, (counts.get(at) ?? 0) + 1);
      return watched(value, at, counts);
    },
  }) as T;
}

test('every property of a whole platform is asked for once', () => {
  const counts: Counts = new Map();
  const once = <T>(path: string, options: T): T => watched(options, path, counts);
  const outdir = mkdtempSync(join(tmpdir(), 'once-'));
  const app = new ProwApp(once('app', {
    outdir,
    github: GitHub.cloud(once('github', { repositories: ['acme/app'] })),
    exposure: Exposure.ingress(once('ingress', {
      domain: 'prow.acme.dev', controller: IngressController.traefik(once('controller', { namespace: 'edge' })), webhookSources: ['192.30.252.0/22'],
      redirect: true,
      tls: Tls.acme(once('acme', { email: 'ops@acme.dev', directory: AcmeDirectory.letsEncrypt(), issuerName: 'acme' })),
    })),
    cni: Cni.calico(once('calico', {
      flavour: CalicoFlavour.operator(once('operator', { apiServer: true })), nodes: 3, mtu: 1400, felix: { logSeverityScreen: 'Warning' as never },
      pools: [{ cidr: '10.244.0.0/16', encapsulation: CalicoEncapsulation.vxlan(), blockSize: 25 }],
    })),
    clusterNetwork: { serviceCidrs: ['10.96.0.0/12'], apiServerCidrs: ['10.0.0.5/32'] },
    storage: ObjectStorage.inCluster(once('store', { size: '50Gi', resources: { requests: { cpu: '1' } } })),
    hook: { replicas: 3, env: [{ name: 'A', value: 'b' }] },
    components: { podLabels: { team: 'ci' } },
    namespace: 'ci',
  }));
  app.synth();
  rmSync(outdir, { recursive: true });
  expect(counts.size).toBeGreaterThan(40);
  expect([...counts].filter(([, times]) => times !== 1)).toEqual([]);
});
