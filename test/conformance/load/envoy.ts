import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Exposure, FrontProxy, GitHub, ProwApp } from '../../../src';
import type { CheckContext } from '../check';
import { envoyBinary } from '../front/envoy-binary';
import { Emitted } from '../outputs/emitted';
import { freePorts } from '../ports';
import { RunningProcess } from '../processes';
import type { LocalProw } from '../prow/local-prow';

export interface FrontDoor {
  readonly process: RunningProcess;
  readonly url: string;
}

/** Envoy with the emitted arguments and configuration, before a running hook. */
export async function startFrontProxy(context: CheckContext, prow: LocalProw): Promise<FrontDoor> {
  const folder = context.newFolder('front-proxy');
  const output = join(folder, 'output');
  new ProwApp({
    github: GitHub.cloud({ repositories: ['your-org/your-repo'] }),
    exposure: Exposure.nodePort({ address: '203.0.113.10', frontProxy: FrontProxy.envoy() }),
    outdir: output,
  }).synth();
  const emitted = new Emitted(output);
  const [webhooks, health, pages] = await freePorts(3);
  const ports: Readonly<Record<string, number>> = { 8080: webhooks, 8081: health, 8082: pages, 80: prow.surroundings.port('deck', 8080), 8888: prow.surroundings.port('hook', 8888) };
  const written: string = emitted.get('ConfigMap', 'webhook-proxy').data['envoy.json'];
  const file = join(folder, 'envoy.json');
  writeFileSync(file, written.replace(/(hook|deck)\.prow\.svc/g, '127.0.0.1').replace(/("port_value": )(\d+)/g, (_, key: string, port: string) => `${key}${ports[port]}`));
  const [container] = emitted.get('Deployment', 'webhook-proxy').spec.template.spec.containers;
  const args = container.args.map((arg: string) => (arg === '/etc/envoy/envoy.json' ? file : arg));
  const process = new RunningProcess({ name: 'envoy', file: await envoyBinary(), args, logFolder: folder });
  await process.reaches('readiness', async () => fetch(`http://127.0.0.1:${health}/ready`).then(({ ok }) => (ok ? true : undefined), () => undefined), 30_000);
  return { process, url: `http://127.0.0.1:${webhooks}/hook` };
}
