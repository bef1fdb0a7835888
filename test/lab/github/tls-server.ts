import { readFileSync } from 'node:fs';
import { type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { GitHubServer } from '../../conformance/github/server';
import type { Certificate } from '../certificate-authority';
import { addresses } from '../machines/network';
import { Slack } from '../slack';
import { cloudCertificate, enterpriseCertificate, slackCertificate } from './credentials';
import { CLOUD_HOSTS, ENTERPRISE_HOST, SLACK_HOST } from './hosts';
import { labWorld } from './world';

/** Two fake GitHubs and a Slack over TLS on port 443, told apart by the name that they are called by: github.com and an Enterprise server. */
export class GitHubTlsServer {
  private constructor(readonly cloud: GitHubServer, readonly enterprise: GitHubServer, readonly slack: Slack, private readonly front: Server) {}

  static async start(): Promise<GitHubTlsServer> {
    const cloud = await GitHubServer.start(labWorld());
    const enterprise = await GitHubServer.start(labWorld(), { layout: 'enterprise', host: ENTERPRISE_HOST });
    const slack = new Slack('xoxb-of-the-lab');
    const front = createServer((request, response) => {
      if (request.headers.host === SLACK_HOST) void slack.serve(request, response).catch(() => response.destroy());
      else forward(request.headers.host === ENTERPRISE_HOST ? enterprise.url : cloud.url, request, response);
    });
    front.addContext(ENTERPRISE_HOST, read(enterpriseCertificate));
    front.addContext(SLACK_HOST, read(slackCertificate));
    for (const host of CLOUD_HOSTS) front.addContext(host, read(cloudCertificate));
    await new Promise<void>((resolve, reject) => {
      front.once('error', reject);
      front.listen(443, addresses.control, resolve);
    });
    return new GitHubTlsServer(cloud, enterprise, slack, front);
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.front.close(resolve));
    this.front.closeAllConnections();
    await closed;
    await Promise.all([this.cloud.stop(), this.enterprise.stop()]);
  }
}

function read({ certificateFile, keyFile }: Certificate): { cert: Buffer; key: Buffer } {
  return { cert: readFileSync(certificateFile), key: readFileSync(keyFile) };
}

function forward(url: string, request: IncomingMessage, response: ServerResponse): void {
  const inner = requestHttp(`${url}${request.url}`, { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  inner.on('error', () => response.destroy());
  request.pipe(inner);
}
