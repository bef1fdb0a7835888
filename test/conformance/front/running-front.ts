import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { Exposure, FrontProxy } from '../../../src';
import type { CheckContext } from '../check';
import { freePorts } from '../ports';
import { RunningProcess } from '../processes';
import { emittedObjects } from './emitted-objects';
import { envoyBinary } from './envoy-binary';

type Json = Record<string, any>;

/** What is emitted for a proxy before hook: the file that Envoy reads, and its arguments. */
export interface EmittedFront {
  readonly file: string;
  readonly args: readonly string[];
}

export function emittedFront(frontProxy: FrontProxy): EmittedFront {
  const objects: Json[] = emittedObjects(Exposure.nodePort({ frontProxy }));
  const one = (kind: string): Json => objects.find((object) => object.kind === kind)!;
  return { file: one('ConfigMap').data['envoy.json'], args: one('Deployment').spec.template.spec.containers[0].args };
}

/** Whether Envoy takes the file byte for byte; throws what it says otherwise. */
export async function isValid(context: CheckContext, name: string, { file }: EmittedFront): Promise<void> {
  const folder = context.newFolder(`front-${name}`);
  const path = join(folder, 'emitted.json');
  writeFileSync(path, file);
  await new RunningProcess({ name: 'validate', file: await envoyBinary(), args: ['--mode', 'validate', '--config-path', path], logFolder: folder }).succeeds();
}

/** Envoy with what is emitted, but for addresses, a server in the place of hook that keeps what it gets, and one in the place of deck. */
export class RunningFront {
  private constructor(
    readonly port: number,
    readonly healthPort: number,
    /** How many bytes each webhook had that came to hook. */
    readonly received: readonly number[],
    readonly pagesPort: number,
    private readonly servers: readonly Server[],
    private readonly process: RunningProcess,
  ) {}

  static async start(context: CheckContext, name: string, emitted: EmittedFront, change: (config: Json) => void = () => undefined): Promise<RunningFront> {
    const folder = context.newFolder(`front-${name}`);
    const [port, healthPort, hookPort, pagesPort, deckPort] = await freePorts(5);
    const path = join(folder, 'envoy.json');
    writeFileSync(path, JSON.stringify(changed(emitted.file, { port, healthPort, hookPort, pagesPort, deckPort }, change)));
    const args = emitted.args.map((arg) => (arg === '/etc/envoy/envoy.json' ? path : arg));
    const received: number[] = [];
    const hook = createServer((request, response) => {
      let length = 0;
      request.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      request.on('end', () => {
        received.push(length);
        response.end('taken');
      });
    });
    // says which page was asked for, as deck's own server would find it
    const deck = createServer(({ url }, response) => response.end(decodeURIComponent(new URL(url!, 'http://deck').pathname)));
    await new Promise<void>((resolve) => hook.listen(hookPort, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => deck.listen(deckPort, '127.0.0.1', resolve));
    const process = new RunningProcess({ name: 'envoy', file: await envoyBinary(), args, logFolder: folder });
    await process.answers(`http://127.0.0.1:${healthPort}/ready`);
    return new RunningFront(port, healthPort, received, pagesPort, [hook, deck], process);
  }

  async stop(): Promise<void> {
    await this.process.stop();
    for (const server of this.servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }
}

interface Ports {
  readonly port: number;
  readonly healthPort: number;
  readonly hookPort: number;
  readonly pagesPort: number;
  readonly deckPort: number;
}

/** Addresses of this machine in the place of the cluster's. */
function changed(file: string, { port, healthPort, hookPort, pagesPort, deckPort }: Ports, change: (config: Json) => void): Json {
  const config: Json = JSON.parse(file);
  const { listeners: [webhooks, health, pages], clusters: [hook, deck] } = config.static_resources;
  webhooks.address = { socket_address: { address: '127.0.0.1', port_value: port } };
  pages.address = { socket_address: { address: '127.0.0.1', port_value: pagesPort } };
  deck.load_assignment.endpoints[0].lb_endpoints[0].endpoint.address.socket_address = { address: '127.0.0.1', port_value: deckPort };
  health.address = { socket_address: { address: '127.0.0.1', port_value: healthPort } };
  hook.load_assignment.endpoints[0].lb_endpoints[0].endpoint.address.socket_address = { address: '127.0.0.1', port_value: hookPort };
  change(config);
  return config;
}
