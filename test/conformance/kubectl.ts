import { spawn } from 'node:child_process';
import type { KubernetesObject } from './kubernetes-api';

export interface KubectlOptions {
  readonly file: string;
  readonly kubeconfig: string;
  /** Discovery is cached by address; a folder per cluster keeps one minor's answers from another on the same port. */
  readonly cacheFolder: string;
}

export interface KubectlResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  /** What the server warned of: deprecated versions, Pod Security. */
  readonly warnings: readonly string[];
}

export interface ApplyOptions {
  readonly serverSide?: boolean;
  readonly dryRun?: boolean;
  /** Finds out what changed by kubectl's own types instead of the server's schema: the same, in an eighth of the time. */
  readonly ownTypes?: boolean;
}

export interface Question {
  readonly verb: string;
  readonly resource: string;
  readonly name?: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly allNamespaces?: boolean;
  readonly as?: string;
}

export class Kubectl {
  constructor(private readonly options: KubectlOptions) {}

  get file(): string {
    return this.options.file;
  }

  /** For scripts that call kubectl themselves. */
  get env(): Record<string, string> {
    return { KUBECONFIG: this.options.kubeconfig, KUBECACHEDIR: this.options.cacheFolder };
  }

  /** Applies a file or the files directly in a folder; unknown and repeated fields are errors. */
  apply(path: string, options: ApplyOptions = {}): Promise<KubectlResult> {
    return this.run(['apply', ...applyArgs(options), '-f', path]);
  }

  /** The same, for whoever wants to see what was refused. */
  tryApply(path: string, options: ApplyOptions = {}): Promise<KubectlResult> {
    return this.try(['apply', ...applyArgs(options), '-f', path]);
  }

  applyObjects(objects: readonly object[], options: ApplyOptions = {}): Promise<KubectlResult> {
    // One after another and not as a List: kubectl would judge a List by its own schema instead of asking the server.
    return this.run(['apply', ...applyArgs(options), '-f', '-'], objects.map((one) => JSON.stringify(one)).join('\n'));
  }

  async get(resource: string, name: string, namespace?: string): Promise<KubernetesObject> {
    return this.json(['get', resource, name, ...inNamespace(namespace)]);
  }

  /** Of one namespace, or of all. */
  async list(resource: string, namespace?: string, selector?: string): Promise<KubernetesObject[]> {
    const where = namespace === undefined ? ['--all-namespaces'] : inNamespace(namespace);
    const which = selector === undefined ? [] : ['--selector', selector];
    const { items } = await this.json<{ items: KubernetesObject[] }>(['get', resource, ...where, ...which]);
    return items;
  }

  async canI(question: Question): Promise<boolean> {
    const { verb, resource, name, subresource, namespace, allNamespaces, as } = question;
    const { stdout, stderr, code } = await this.try([
      'auth', 'can-i', verb, name === undefined ? resource : `${resource}/${name}`,
      ...(subresource === undefined ? [] : ['--subresource', subresource]),
      ...(allNamespaces ? ['--all-namespaces'] : inNamespace(namespace)),
      ...(as === undefined ? [] : ['--as', as]),
    ]);
    const answer = stdout.trim().split(/\s/)[0];
    // "no" ends with code 1, as does a question that could not be asked.
    if (answer !== (code === 0 ? 'yes' : 'no')) throw new Error(`kubectl auth can-i: ${stderr.trim()}`);
    return code === 0;
  }

  /** Fails with kubectl's own words when kubectl fails. */
  async run(args: readonly string[], stdin?: string): Promise<KubectlResult> {
    const result = await this.try(args, stdin);
    if (result.code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${result.stderr.trim()}`);
    return result;
  }

  try(args: readonly string[], stdin?: string): Promise<KubectlResult> {
    const { file, kubeconfig, cacheFolder } = this.options;
    return new Promise((resolve, reject) => {
      // Another home: the user's own kuberc may change what a command does.
      const env = { PATH: process.env.PATH, HOME: cacheFolder };
      const child = spawn(file, ['--kubeconfig', kubeconfig, '--cache-dir', cacheFolder, ...args], { env });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
      child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
      child.once('error', reject);
      child.once('close', (code) => resolve({ stdout, stderr, code: code ?? -1, warnings: warningsIn(stderr) }));
      // kubectl may end before it has read all, and says why on stderr.
      child.stdin.on('error', () => undefined);
      child.stdin.end(stdin);
    });
  }

  private async json<T>(args: readonly string[]): Promise<T> {
    return JSON.parse((await this.run([...args, '-o', 'json'])).stdout) as T;
  }
}

function applyArgs({ serverSide, dryRun, ownTypes }: ApplyOptions): string[] {
  const flags = { '--server-side': serverSide, '--dry-run=server': dryRun, '--openapi-patch=false': ownTypes };
  return ['--validate=strict', ...Object.entries(flags).filter(([, wanted]) => wanted).map(([flag]) => flag)];
}

function inNamespace(namespace: string | undefined): string[] {
  return namespace === undefined ? [] : ['--namespace', namespace];
}

function warningsIn(stderr: string): string[] {
  return stderr.split('\n').filter((line) => line.startsWith('Warning: ')).map((line) => line.slice('Warning: '.length));
}
