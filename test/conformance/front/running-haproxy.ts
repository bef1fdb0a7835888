import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { Exposure, type IngressController, Tls } from '../../../src';
import type { CheckContext } from '../check';
import { freePorts } from '../ports';
import { RunningProcess } from '../processes';
import { emittedObjects } from './emitted-objects';

const READY = '/ready';

/** The lines that the annotation hands to the controller, which writes them into the section of a backend as they are. */
export function emittedRules(controller: IngressController, annotation: string): string {
  const exposure = Exposure.ingress({ domain: 'prow.example.com', controller, tls: Tls.secret('prow-tls') });
  const rules = emittedObjects(exposure).find(({ kind, metadata }) => kind === 'Ingress' && metadata.annotations?.[annotation] !== undefined);
  if (rules === undefined) throw new Error(`no Ingress has ${annotation}`);
  return rules.metadata.annotations[annotation];
}

/** HAProxy with the emitted lines in its backend, and a server behind it that counts what comes. */
export class RunningHaproxy {
  private constructor(readonly port: number, readonly received: readonly string[], private readonly server: Server, private readonly process: RunningProcess) {}

  static async start(context: CheckContext, name: string, rules: string): Promise<RunningHaproxy> {
    const folder = context.newFolder(`haproxy-${name}`);
    const [port, serverPort] = await freePorts(2);
    const file = join(folder, 'haproxy.cfg');
    writeFileSync(file, [
      'defaults', '  mode http', '  timeout connect 5s', '  timeout client 50s', '  timeout server 5m',
      'frontend door', `  bind 127.0.0.1:${port}`, '  default_backend prow',
      'backend prow', ...rules.split('\n').map((line) => `  ${line}`), `  server one 127.0.0.1:${serverPort}`, '',
    ].join('\n'));
    const received: string[] = [];
    const server = createServer((request, response) => {
      // a question of readiness that was given up may come late
      if (request.url !== READY) received.push(request.url!);
      request.resume().on('end', () => response.end('taken'));
    });
    await new Promise<void>((resolve) => server.listen(serverPort, '127.0.0.1', resolve));
    const process = new RunningProcess({ name: 'haproxy', file: 'haproxy', args: ['-db', '-f', file], logFolder: folder });
    await process.answers(`http://127.0.0.1:${port}${READY}`);
    return new RunningHaproxy(port, received, server, process);
  }

  async stop(): Promise<void> {
    await this.process.kill();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
