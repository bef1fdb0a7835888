import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import type { Server } from 'node:net';
import { join } from 'node:path';
import type { CheckContext } from '../check';
import type { Cluster } from '../cluster';
import { GitHubServer } from '../github/server';
import type { KubernetesObject } from '../kubernetes-api';
import { inputs } from '../outputs/inputs';
import { turnOfDeck } from '../pods/deck-turn';
import { LocalPod } from '../pods/local-pod';
import { probe } from '../pods/probes';
import { appendedArguments, type Mounts } from '../pods/substitutions';
import { appOf, Surroundings } from '../pods/surroundings';
import type { RunningProcess } from '../processes';
import { gitPath } from './git-path';
import { githubWorld } from './github-world';

/** What the others ask as soon as they run, in the order of starting. */
const FIRST = ['object-store', 'ghproxy'];

interface Component {
  readonly local: LocalPod;
  readonly process: RunningProcess;
}

/** A whole Prow in processes, one pod of each Deployment. */
export class LocalProw {
  private readonly components = new Map<string, Component>();

  private constructor(
    private readonly turn: Server,
    readonly cluster: Cluster,
    readonly surroundings: Surroundings,
    readonly github: GitHubServer,
    private readonly folder: string,
    private readonly programs: { readonly prow: string; readonly versitygw: string },
    private readonly imageEnvironment: Readonly<Record<string, string>>,
  ) {}

  static async start(context: CheckContext, cluster: Cluster, pods: readonly KubernetesObject[]): Promise<LocalProw> {
    const turn = await turnOfDeck();
    try {
      return await this.startInTurn(turn, context, cluster, pods);
    } catch (error) {
      turn.close();
      throw error;
    }
  }

  private static async startInTurn(turn: Server, context: CheckContext, cluster: Cluster, pods: readonly KubernetesObject[]): Promise<LocalProw> {
    const perDeployment = new Map(pods.map((pod) => [appOf(pod), pod]));
    const services = await cluster.api.list('/api/v1/namespaces/prow/services');
    const folder = join(cluster.folder, 'prow');
    const programs = { prow: context.binaries('prow').folder, versitygw: context.binaries('versitygw').folder };
    const github = await GitHubServer.start(githubWorld((await inputs(context)).appKey));
    const imageEnvironment = { PATH: gitPath(join(folder, 'programs'), github.url), KO_DATA_PATH: deckFiles(join(folder, 'deck-files')) };
    const surroundings = await Surroundings.of([...perDeployment.values()], services, github.apiUrl);
    const prow = new LocalProw(turn, cluster, surroundings, github, folder, programs, imageEnvironment);
    try {
      for (const app of FIRST) {
        await prow.startPod(perDeployment.get(app)!);
        await prow.ready(app);
      }
      await Promise.all([...perDeployment.values()].filter((pod) => !FIRST.includes(appOf(pod))).map((pod) => prow.startPod(pod)));
      return prow;
    } catch (error) {
      await prow.stop();
      throw error;
    }
  }

  component(app: string): Component {
    const component = this.components.get(app);
    if (!component) throw new Error(`${app} was not started`);
    return component;
  }

  /** Waits until the emitted readiness probe is answered. */
  ready(app: string): Promise<true> {
    return this.component(app).process.reaches('readiness', () => this.probe(app, 'readinessProbe'), 60_000);
  }

  probe(app: string, kind: 'livenessProbe' | 'readinessProbe'): Promise<true | undefined> {
    const { pod } = this.component(app).local;
    return probe(pod, pod.spec.containers[0], kind, this.surroundings);
  }

  /** Where a component answers. */
  readonly url = (app: string, containerPort: number): string => `http://127.0.0.1:${this.surroundings.port(app, containerPort)}`;

  /** Ends a component and starts it again. */
  async restart(app: string): Promise<RunningProcess> {
    const { local, process } = this.component(app);
    await process.kill();
    const again = { local, process: await local.start(local.pod.spec.containers[0]) };
    this.components.set(app, again);
    return again.process;
  }

  /** A pod that Prow made for a job. */
  jobPod(pod: KubernetesObject): Promise<LocalPod> {
    return this.localPod(pod, ({ name }, mounts) => (name === 'place-entrypoint' ? [`--copy-destination=${mounts.get('/tools')}/entrypoint`] : []));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.components.values()].map(({ process }) => process.kill()));
    this.turn.close();
    await this.github.stop();
  }

  private async startPod(pod: KubernetesObject): Promise<void> {
    const local = await this.localPod(pod, ({ image }, mounts, kubeconfig) => (
      nameOf(image) === 'versitygw' ? [] : appendedArguments(pod, this.surroundings, mounts, kubeconfig)
    ));
    await local.initialise();
    this.components.set(appOf(pod), { local, process: await local.start(pod.spec.containers[0]) });
  }

  private localPod(pod: KubernetesObject, appended: (container: any, mounts: Mounts, kubeconfig: string | undefined) => string[]): Promise<LocalPod> {
    return LocalPod.make({
      cluster: this.cluster,
      surroundings: this.surroundings,
      pod,
      folder: join(this.folder, pod.metadata.name),
      programOf: (image) => join(nameOf(image) === 'versitygw' ? this.programs.versitygw : this.programs.prow, nameOf(image)),
      appended,
      imageEnvironment: this.imageEnvironment,
    });
  }
}

function nameOf(image: string): string {
  return image.split('/').at(-1)!.split(':')[0];
}

/** What deck's image holds beside the program, out of the module that the program is built from. */
export function deckFiles(folder: string): string {
  const go = join(__dirname, '..', 'go', 'prow');
  const source = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'sigs.k8s.io/prow'],
    { cwd: go, encoding: 'utf8', env: { ...process.env, GOWORK: 'off', GOFLAGS: '-mod=readonly' } }).trim();
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of [['template', 'cmd/deck/template'], ['static', 'cmd/deck/static'], ['lenses', 'pkg/spyglass/lenses']]) {
    symlinkSync(join(source, path), join(folder, name));
  }
  return folder;
}
