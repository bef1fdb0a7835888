import { readFileSync } from 'node:fs';
import { type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { GitHubServer } from '../../conformance/github/server';
import type { Certificate } from '../certificate-authority';
import { addresses } from '../machines/network';
import { cloudCertificate, enterpriseCertificate } from './credentials';
import { CLOUD_HOSTS, ENTERPRISE_HOST } from './hosts';
import { labWorld } from './world';

/** The fake GitHub over TLS on port 443, as github.com and as an Enterprise server at once. */
export class GitHubTlsServer {
  private constructor(readonly github: GitHubServer, private readonly front: Server) {}

  static async start(): Promise<GitHubTlsServer> {
    const github = await GitHubServer.start(labWorld());
    const front = createServer((request, response) => forward(github.url, request, response));
    front.addContext(ENTERPRISE_HOST, read(enterpriseCertificate));
    for (const host of CLOUD_HOSTS) front.addContext(host, read(cloudCertificate));
    await new Promise<void>((resolve, reject) => {
      front.once('error', reject);
      front.listen(443, addresses.control, resolve);
    });
    return new GitHubTlsServer(github, front);
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.front.close(resolve));
    this.front.closeAllConnections();
    await closed;
    await this.github.stop();
  }
}

function read({ certificateFile, keyFile }: Certificate): { cert: Buffer; key: Buffer } {
  return { cert: readFileSync(certificateFile), key: readFileSync(keyFile) };
}

function forward(url: string, request: IncomingMessage, response: ServerResponse): void {
  const path = request.headers.host === ENTERPRISE_HOST ? withoutApi(request.url!) : request.url!;
  const inner = requestHttp(`${url}${path}`, { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  inner.on('error', () => response.destroy());
  request.pipe(inner);
}

/** An Enterprise server has REST below /api/v3 and GraphQL at /api/graphql. */
function withoutApi(path: string): string {
  return path.replace(/^\/api(\/v3)?(?=\/)/, '');
}
