import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../rules/source';
import type { Cluster } from '../cluster';
import { type KubernetesObject, unlessOutdated } from '../kubernetes-api';
import { Repetition } from '../wait';

const ADDRESS = '203.0.113.7';

/** What others do in a cluster: Cilium's chart, who gives addresses, and cert-manager, as far as objects tell. */
export class Neighbours {
  private readonly work: Repetition;
  private hasCilium = false;

  constructor(private readonly cluster: Cluster) {
    this.work = new Repetition(() => this.step());
  }

  stop(): Promise<void> {
    return this.work.stop();
  }

  private async step(): Promise<void> {
    const { api } = this.cluster;
    for (const { metadata: { name }, status } of await api.list<KubernetesObject>('/apis/networking.k8s.io/v1/namespaces/prow/ingresses')) {
      if (status.loadBalancer.ingress !== undefined) continue;
      await unlessOutdated(api.patch(`/apis/networking.k8s.io/v1/namespaces/prow/ingresses/${name}/status`, { status: { loadBalancer: { ingress: [{ ip: ADDRESS }] } } }));
    }
    await this.installCilium();
    await this.giveGatewaysAddresses();
    await this.issueCertificates();
  }

  /** The pod of its Job ends when it has done what `helm install` does. */
  private async installCilium(): Promise<void> {
    const { api, kubectl } = this.cluster;
    const pods = await api.list<KubernetesObject>('/api/v1/namespaces/kube-system/pods?labelSelector=app=cilium-install');
    for (const { metadata: { name }, status } of pods) {
      if (status.phase !== 'Running') continue;
      if (!this.hasCilium) {
        const folder = join(ROOT, 'test', 'crds', 'cilium.io');
        await kubectl.run(['apply', '--server-side', ...readdirSync(folder).flatMap((file) => ['-f', join(folder, file)])]);
        await kubectl.applyObjects(CILIUM);
        this.hasCilium = true;
      }
      await unlessOutdated(api.patch(`/api/v1/namespaces/kube-system/pods/${name}/status`, { status: { phase: 'Succeeded' } }));
    }
  }

  private async giveGatewaysAddresses(): Promise<void> {
    const { api } = this.cluster;
    const path = '/apis/gateway.networking.k8s.io/v1/namespaces/prow/gateways';
    for (const { metadata: { name }, status } of await this.listed(path)) {
      if (status?.addresses !== undefined) continue;
      await unlessOutdated(api.patch(`${path}/${name}/status`, { status: { addresses: [{ type: 'IPAddress', value: ADDRESS }] } }));
    }
  }

  /** A Certificate for the Secrets of Ingresses, as cert-manager makes them; those of Gateways are in the output. */
  private async issueCertificates(): Promise<void> {
    const { api } = this.cluster;
    const path = '/apis/cert-manager.io/v1/namespaces/prow/certificates';
    const ingresses = await api.list<KubernetesObject>('/apis/networking.k8s.io/v1/namespaces/prow/ingresses');
    const asked = ingresses.flatMap(({ spec }) => (spec.tls ?? []).map(({ secretName }: { secretName: string }) => secretName));
    const there = await this.listed(path);
    for (const name of new Set<string>(asked)) {
      if (there.some(({ metadata }) => metadata.name === name)) continue;
      const spec = { secretName: name, dnsNames: ['prow.acme.dev'], issuerRef: { name: 'letsencrypt-staging' } };
      await unlessOutdated(api.post(path, { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name, namespace: 'prow' }, spec }));
    }
    const ready = { type: 'Ready', status: 'True', reason: 'Ready', message: '', lastTransitionTime: '2026-01-01T00:00:00Z' };
    for (const { metadata: { name }, status } of await this.listed(path)) {
      if (status?.conditions === undefined) await unlessOutdated(api.patch(`${path}/${name}/status`, { status: { conditions: [ready] } }));
    }
  }

  /** None where nobody has brought the kind yet. */
  private listed(path: string): Promise<KubernetesObject[]> {
    return this.cluster.api.list<KubernetesObject>(path).catch(() => []);
  }
}

const pods = (name: string, kind: string, labels: object, container: string): object => ({
  apiVersion: 'apps/v1', kind, metadata: { name, namespace: 'kube-system' },
  spec: {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: container, image: 'quay.io/cilium/cilium:v1.20.2' }] } },
  },
});

const CILIUM: readonly object[] = [
  pods('cilium', 'DaemonSet', { 'k8s-app': 'cilium' }, 'cilium-agent'),
  pods('cilium-operator', 'Deployment', { name: 'cilium-operator' }, 'cilium-operator'),
];
