import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from '../github/certificate';
import type { KubernetesApi } from '../kubernetes-api';

/** A kubelet that knows nothing but the log of each container: what the API server hands on when somebody asks it for one. */
export class KubeletStandIn {
  /** Paths that were asked for. */
  readonly asked: string[] = [];

  private constructor(private readonly api: KubernetesApi, private readonly server: Server, readonly node: string) {}

  static async start(api: KubernetesApi, folder: string, node: string): Promise<KubeletStandIn> {
    const { certificateFile, keyFile } = await createCertificate(folder, ['127.0.0.1']);
    const server = createServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) }, ({ url }, response) => {
      kubelet.asked.push(url!.split('?')[0]);
      response.end(`log of ${url!.split('?')[0]}\n`);
    });
    const kubelet = new KubeletStandIn(api, server, node);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    await api.post('/api/v1/nodes', {
      apiVersion: 'v1', kind: 'Node', metadata: { name: node },
      status: { addresses: [{ type: 'InternalIP', address: '127.0.0.1' }], daemonEndpoints: { kubeletEndpoint: { Port: (server.address() as AddressInfo).port } } },
    });
    return kubelet;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await this.api.delete(`/api/v1/nodes/${this.node}`);
  }
}
