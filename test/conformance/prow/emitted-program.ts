import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { GitHub, ProwApp, type ProwAppProps } from '../../../src';
import type { CheckContext } from '../check';
import { APP_ID, inputs } from '../outputs/inputs';
import { substitutePaths } from '../pods/substitutions';
import { RunningProcess } from '../processes';
import { REPOSITORY } from './github-world';

/** Nobody listens there. */
const NO_GITHUB = 'http://127.0.0.1:1';

/** Files of Secrets, by the volumes that hold them. */
export type SecretFiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface ProgramOptions {
  /** What runs it: the name of its CronJob or Deployment. */
  readonly workload: string;
  readonly file: string;
  /** Where GitHub is. */
  readonly apiUrl?: string;
  /** Beside those of GitHub. */
  readonly secrets?: SecretFiles;
}

export interface EmittedProgramOptions extends ProgramOptions {
  /** Names its folder. */
  readonly name: string;
  readonly props: Partial<ProwAppProps>;
}

/** The container of a program as a process here, whose mounts are folders. */
export interface EmittedProgram {
  readonly folder: string;
  readonly objects: readonly any[];
  readonly pod: any;
  readonly file: string;
  readonly args: readonly string[];
  start(name: string, more?: readonly string[], env?: Readonly<Record<string, string>>): RunningProcess;
}

/** One of an app of its own. */
export async function emittedProgram(context: CheckContext, { name, props, ...options }: EmittedProgramOptions): Promise<EmittedProgram> {
  const folder = context.newFolder(`programs/${name}`);
  return programOf(context, folder, emittedObjects(folder, props), options);
}

/** Prow's objects of an app of its own. */
export function emittedObjects(folder: string, props: Partial<ProwAppProps>): readonly any[] {
  new ProwApp({ outdir: join(folder, 'dist'), github: GitHub.cloud({ repositories: [REPOSITORY] }), ...props }).synth();
  const objects = objectsOf(join(folder, 'dist'));
  rmSync(join(folder, 'dist'), { recursive: true });
  return objects;
}

/** Prow's objects of an output. */
export function objectsOf(dist: string): readonly any[] {
  return parseAllDocuments(readFileSync(join(dist, '40-prow.k8s.yaml'), 'utf8')).map((one) => one.toJS());
}

/** One of those objects, with its mounts in a folder. */
export async function programOf(context: CheckContext, folder: string, objects: readonly any[], options: ProgramOptions): Promise<EmittedProgram> {
  const { workload, file, apiUrl = NO_GITHUB, secrets } = options;
  const { folder: keys } = await inputs(context);
  const { spec } = objects.find(({ kind, metadata }) => /^(CronJob|Deployment)$/.test(kind) && metadata.name === workload);
  const { spec: pod } = (spec.jobTemplate ?? { spec }).spec.template;
  const [container] = pod.containers;
  const github = { app_private_key: readFileSync(join(keys, 'app.private-key.pem'), 'utf8'), token: readFileSync(join(keys, 'token'), 'utf8') };
  const paths = new Map<string, string>((container.volumeMounts ?? []).map(({ name: volume, mountPath }: any) => (
    [mountPath, mounted(folder, pod.volumes.find(({ name }: any) => name === volume), objects, { github, ...secrets })])));
  const args: readonly string[] = container.args.map((arg: string) => located(arg, paths, apiUrl));
  return {
    folder, objects, pod, file, args,
    start: (name, more = [], env = undefined) => new RunningProcess({ name, file, args: [...args, ...more], logFolder: folder, env }),
  };
}

/** A folder with what a volume holds. */
function mounted(folder: string, { name, configMap, projected, secret }: any, objects: readonly any[], secrets: SecretFiles): string {
  const path = join(folder, 'mounts', name);
  mkdirSync(path, { recursive: true });
  const sources: readonly any[] = [{ configMap, secret }, ...projected?.sources ?? []];
  for (const map of sources.map((source) => source.configMap?.name).filter((one) => one !== undefined)) {
    const { data = {} } = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === map) ?? {};
    for (const [file, text] of Object.entries<string>(data)) writeFileSync(join(path, file), text);
  }
  if (!sources.some((source) => source.secret)) return path;
  if (secrets[name] === undefined) throw new Error(`nobody said what is in the Secret of volume ${name}`);
  for (const [file, text] of Object.entries(secrets[name])) writeFileSync(join(path, file), text, { mode: 0o600 });
  return path;
}

function located(arg: string, paths: ReadonlyMap<string, string>, apiUrl: string): string {
  const flag = arg.split('=')[0];
  if (flag === '--github-graphql-endpoint') return `${flag}=${apiUrl}/graphql`;
  if (flag === '--github-endpoint') return `${flag}=${apiUrl}`;
  if (flag === '--github-app-id') return `${flag}=${APP_ID}`;
  return substitutePaths(arg, paths);
}
