import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { GitHub, ProwApp, type ProwAppProps } from '../../../src';
import type { CheckContext } from '../check';
import { APP_ID, inputs } from '../outputs/inputs';
import { RunningProcess } from '../processes';
import { REPOSITORY } from './github-world';

/** Nobody listens there. */
const NO_GITHUB = 'http://127.0.0.1:1';

export interface EmittedProgramOptions {
  /** Names its folder. */
  readonly name: string;
  /** What runs it: the name of its CronJob or Deployment. */
  readonly workload: string;
  readonly props: Partial<ProwAppProps>;
  readonly file: string;
  /** Where GitHub is. */
  readonly apiUrl?: string;
}

/** The container of a program as a process here, whose mounts are folders. */
export interface EmittedProgram {
  readonly folder: string;
  readonly objects: readonly any[];
  readonly pod: any;
  readonly file: string;
  readonly args: readonly string[];
  start(name: string, more?: readonly string[]): RunningProcess;
}

export async function emittedProgram(context: CheckContext, options: EmittedProgramOptions): Promise<EmittedProgram> {
  const { name, workload, props, file, apiUrl = NO_GITHUB } = options;
  const folder = context.newFolder(`programs/${name}`);
  const { folder: keys } = await inputs(context);
  new ProwApp({ outdir: join(folder, 'dist'), github: GitHub.cloud({ repositories: [REPOSITORY] }), ...props }).synth();
  const objects: readonly any[] = parseAllDocuments(readFileSync(join(folder, 'dist', '40-prow.k8s.yaml'), 'utf8')).map((one) => one.toJS());
  rmSync(join(folder, 'dist'), { recursive: true });
  const { spec } = objects.find(({ kind, metadata }) => /^(CronJob|Deployment)$/.test(kind) && metadata.name === workload);
  const { spec: pod } = (spec.jobTemplate ?? { spec }).spec.template;
  const [container] = pod.containers;
  const paths = new Map<string, string>((container.volumeMounts ?? []).map(({ name: volume, mountPath }: any) => (
    [mountPath, mounted(folder, volume, pod.volumes, objects, keys)])));
  const args: readonly string[] = container.args.map((arg: string) => located(arg, paths, apiUrl));
  return { folder, objects, pod, file, args, start: (log, more = []) => new RunningProcess({ name: log, file, args: [...args, ...more], logFolder: folder }) };
}

/** A folder with what a volume holds. */
function mounted(folder: string, volume: string, volumes: readonly any[], objects: readonly any[], keys: string): string {
  const path = join(folder, 'mounts', volume);
  mkdirSync(path, { recursive: true });
  const { configMap, projected, secret } = volumes.find(({ name }) => name === volume);
  const maps: readonly string[] = [...configMap ? [configMap.name] : [], ...(projected?.sources ?? []).map((source: any) => source.configMap.name)];
  for (const map of maps) {
    const { data = {} } = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === map) ?? {};
    for (const [file, text] of Object.entries<string>(data)) writeFileSync(join(path, file), text);
  }
  if (secret === undefined) return path;
  for (const [file, key] of [['app_private_key', 'app.private-key.pem'], ['token', 'token']]) writeFileSync(join(path, file), readFileSync(join(keys, key)));
  return path;
}

function located(arg: string, paths: ReadonlyMap<string, string>, apiUrl: string): string {
  const [flag, value] = [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)];
  if (flag === '--github-graphql-endpoint') return `${flag}=${apiUrl}/graphql`;
  if (flag === '--github-endpoint') return `${flag}=${apiUrl}`;
  if (flag === '--github-app-id') return `${flag}=${APP_ID}`;
  const mount = [...paths.keys()].find((path) => value === path || value.startsWith(`${path}/`));
  return mount === undefined ? arg : `${flag}=${paths.get(mount)}${value.slice(mount.length)}`;
}
