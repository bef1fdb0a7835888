import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Exposure, GitHub, ObjectStorage, ProwApp, UpstreamManifest } from '../../../src';
import { LoadBalancerPool } from '../../../src/exposure/load-balancer/load-balancer-pool';
import { Listener } from '../github/listener';
import { REPOSITORY } from '../outputs/outputs';

const CRDS = join(REPOSITORY, 'test', 'crds', 'metallb.io');

const NAMESPACE = `apiVersion: v1
kind: Namespace
metadata:
  name: metallb-system
`;
const CONTROLLER = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: controller
  namespace: metallb-system
spec:
  selector:
    matchLabels: {app: metallb}
  template:
    metadata:
      labels: {app: metallb}
    spec:
      containers:
        - {name: controller, image: "quay.io/metallb/controller:v0.16.2"}
`;

/** MetalLB as far as objects tell, published by a server of ours, and a Prow that needs it. */
export class Published {
  private constructor(private readonly listener: Listener, readonly folder: string, readonly asked: readonly string[]) {}

  static async in(folder: string): Promise<Published> {
    const crds = readdirSync(CRDS).sort().map((name) => readFileSync(join(CRDS, name), 'utf8'));
    const manifest = [NAMESPACE, ...crds, CONTROLLER].join('---\n');
    const asked: string[] = [];
    const listener = await Listener.open({}, ({ url }, response) => {
      asked.push(url as string);
      response.writeHead(url === '/metallb.yaml' ? 200 : 404).end(manifest);
    });
    mkdirSync(join(folder, 'manifests'), { recursive: true });
    writeFileSync(join(folder, 'manifests', 'metallb-v0.16.2.yaml'), manifest);
    synthesise(join(folder, 'dist'),
      UpstreamManifest.metalLb({ url: `${listener.url}/metallb.yaml`, sha256: createHash('sha256').update(manifest).digest('hex') }));
    return new Published(listener, folder, asked);
  }

  stop(): Promise<void> {
    return this.listener.close();
  }
}

function synthesise(outdir: string, manifest: UpstreamManifest): void {
  new ProwApp({
    outdir,
    github: GitHub.cloud({ repositories: ['acme/app'] }),
    storage: ObjectStorage.inCluster({ ephemeral: true }),
    exposure: Exposure.loadBalancer({ pool: LoadBalancerPool.metalLb({ addresses: ['192.168.7.240/28'] }) }),
    upstreamManifests: [manifest],
  }).synth();
}
