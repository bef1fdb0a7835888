import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { sources } from '../build';
import type { CheckContext } from '../check';
import type { Cluster } from '../cluster';
import { Listener } from '../github/listener';
import type { KubernetesObject } from '../kubernetes-api';
import { freePorts } from '../ports';
import { RunningProcess } from '../processes';
import { waitFor } from '../wait';

const NAMESPACE = 'flux-system';
const LIMIT_MS = 90_000;
const REPOSITORIES = `/apis/source.toolkit.fluxcd.io/v1/namespaces/${NAMESPACE}/gitrepositories`;

/** What Flux says of a Kustomization. */
export interface Reconciled {
  readonly ready: string;
  readonly reason: string;
  readonly message: string;
  readonly revision?: string;
}

/** Flux's kustomize-controller, and in place of its source-controller a folder that is packed and served as it would. */
export class Flux {
  private constructor(
    private readonly cluster: Cluster, private readonly folder: string, private readonly listener: Listener, private readonly controller: RunningProcess,
  ) {}

  static async start(context: CheckContext, cluster: Cluster): Promise<Flux> {
    const folder = context.newFolder(`flux/${cluster.version}`);
    const crds = await Promise.all([
      sources('flux', 'github.com/fluxcd/kustomize-controller'), sources('charts', 'github.com/fluxcd/source-controller'),
    ]);
    await cluster.kubectl.run(['apply', '--server-side', ...crds.flatMap((module) => ['-f', join(module, 'config', 'crd', 'bases')])]);
    await cluster.kubectl.run(['create', 'namespace', NAMESPACE]);
    const listener = await Listener.open({}, ({ url }, response) => response.end(readFileSync(join(folder, url!.slice(1)))));
    const [metrics, health] = await freePorts(2);
    const controller = new RunningProcess({
      name: 'kustomize-controller', file: join(context.binaries('flux').folder, 'kustomize-controller'), logFolder: folder,
      args: [`--metrics-addr=127.0.0.1:${metrics}`, `--health-addr=127.0.0.1:${health}`, '--requeue-dependency=1s'],
      env: { ...cluster.kubectl.env, RUNTIME_NAMESPACE: NAMESPACE, HOME: folder, TMPDIR: folder },
    });
    await controller.answers(`http://127.0.0.1:${health}/readyz`);
    return new Flux(cluster, folder, listener, controller);
  }

  /** What a commit does: the folder is at this path of the repository from now on, and nothing else is there. */
  async commit(revision: string, output: string, path: string): Promise<void> {
    const tree = join(this.folder, 'tree');
    rmSync(tree, { recursive: true, force: true });
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    cpSync(output, join(tree, path), { recursive: true });
    const name = `${revision}.tar.gz`;
    await promisify(execFile)('tar', ['-czf', join(this.folder, name), '-C', tree, ...readdirSync(tree)]);
    const packed = readFileSync(join(this.folder, name));
    const now = new Date().toISOString().replace(/\.\d+/, '');
    const [{ metadata }] = await this.cluster.api.list<KubernetesObject & { metadata: { generation: number } }>(REPOSITORIES);
    await this.cluster.api.patch(`${REPOSITORIES}/${metadata.name}/status`, {
      status: {
        observedGeneration: metadata.generation,
        conditions: [{ type: 'Ready', status: 'True', reason: 'Succeeded', message: 'stored', lastTransitionTime: now, observedGeneration: metadata.generation }],
        artifact: {
          path: name, url: `${this.listener.url}/${name}`, revision: this.revision(revision), lastUpdateTime: now, size: packed.length,
          digest: `sha256:${createHash('sha256').update(packed).digest('hex')}`,
        },
      },
    });
  }

  /** Waits until it says of a Kustomization what is wanted. */
  async says(name: string, what: string, wanted: (reconciled: Reconciled) => boolean): Promise<Reconciled> {
    try {
      return await this.controller.reaches(`${name}: ${what}`, async () => {
        const reconciled = (await this.reconciled())[name];
        return reconciled !== undefined && wanted(reconciled) && reconciled;
      }, LIMIT_MS);
    } catch (error) {
      throw new Error(`${(error as Error).message}; it says ${JSON.stringify((await this.reconciled())[name])}`);
    }
  }

  /** Waits until a commit is applied, and everything of it works. */
  async applied(name: string, revision: string): Promise<void> {
    await this.says(name, `is ready at ${revision}`, ({ ready, revision: at }) => ready === 'True' && at === this.revision(revision));
  }

  /** Waits until it has removed a Kustomization, with what it had applied. */
  async removed(name: string): Promise<void> {
    await waitFor(`${name} is gone`, async () => !Object.hasOwn(await this.reconciled(), name), LIMIT_MS);
  }

  async reconciled(): Promise<Readonly<Record<string, Reconciled>>> {
    const all = await this.cluster.api.list<KubernetesObject>(`/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/${NAMESPACE}/kustomizations`);
    return Object.fromEntries(all.map(({ metadata, status }) => {
      const condition = status?.conditions?.find(({ type }: { type: string }) => type === 'Ready') ?? {};
      const { status: ready = '', reason = '', message = '' } = condition;
      return [metadata.name, { ready, reason, message, revision: status?.lastAppliedRevision }];
    }));
  }

  async stop(): Promise<void> {
    await this.controller.kill();
    await this.listener.close();
  }

  private revision(name: string): string {
    return `main@sha1:${createHash('sha1').update(name).digest('hex')}`;
  }
}
