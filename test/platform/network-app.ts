import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { CalicoFlavour, CiliumRouting, Cni, GitHub, ProwApp, ProwAppProps } from '../../src';

/** Everything that is written; removed in the end. */
export const folder = mkdtempSync(join(tmpdir(), 'network-checks-'));
afterAll(() => rmSync(folder, { recursive: true }));

export const outdir = join(folder, 'dist');
/** As it comes from JavaScript, without types. */
export const loose = (value: unknown): any => value;

export function app(props: Partial<ProwAppProps>): ProwApp {
  return new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), outdir, isolate: false, ...props });
}

export function thrown(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

/** Writes an app; what was printed, and a way to its files. */
export function written(props: Partial<ProwAppProps>): { readonly printed: readonly string[]; readonly read: (name: string) => string } {
  const printed: string[] = [];
  jest.spyOn(console, 'warn').mockImplementation((line: string) => void printed.push(line));
  const to = mkdtempSync(join(folder, 'written-'));
  app({ outdir: to, ...props }).synth();
  return { printed, read: (name) => readFileSync(join(to, name), 'utf8') };
}

/** An app with an object of somebody's own. */
export function withObject(cni: Cni, make: Make): ProwApp {
  const made = app({ cni, outdir: mkdtempSync(join(folder, 'objects-')) });
  make(made.node.findChild(make.to ?? '40-prow') as Chart);
  return made;
}

export const REPLACING = { kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10' };
export const NATIVE = CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16' });
export const MANIFEST = CalicoFlavour.manifest();
export const MESH = { clusterName: 'one', clusterId: 1 };
export const API_SERVER = { apiServerCidrs: ['10.0.0.5/32'] };
export const IPV6 = 'fd00:10:244::/56';

/** Puts an object into a chart: `40-prow`, or that of `to`. */
export type Make = ((chart: Chart) => void) & { readonly to?: string };

export const own = (kind: string, apiVersion: string, more = {}, to?: string): Make => Object.assign(
  (chart: Chart): void => void new ApiObject(chart, 'mine', { apiVersion, kind, metadata: { name: 'mine', namespace: 'prow' }, ...more }), { to },
);

/** What each numbered check says: E an error, W a warning, D a note; `so` where nothing can be wrong. */
export const SEVERITIES: Readonly<Record<string, string>> = {
  X1: 'E', X2: 'E W', X3: 'E W', X4: 'E', X5: 'E W', X6: 'E', X7: 'E W', X8: 'E W', X9: 'E', X10: 'E so', X11: 'E W', X12: 'E W D', X13: 'E W', X14: 'E',
  X15: 'E W', X16: 'E',
  X17: 'D', X18: 'D', X19: 'W D', X20: 'E', X21: 'E so', X22: 'W', X23: 'E so', X24: 'W', X25: 'D', X26: 'E', X27: 'W D', X28: 'E D', X29: 'E so',
  X30: 'E W so', X31: 'E D so', X32: 'W',
};

/** The checks that have rows in these tables, which begin with their number: `X13.2 native routing without a network`. */
export function numbered(...tables: readonly (readonly (readonly [string, ...unknown[]])[])[]): readonly string[] {
  const numbers = tables.flat().map(([name]) => Number(/^X(\d+)\.\d+ /.exec(name)?.[1])).filter((number) => number > 0);
  return [...new Set(numbers)].sort((one, other) => one - other).map((number) => `X${number}`);
}
