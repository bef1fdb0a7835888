import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CheckContext } from '../check';
import type { Cluster } from '../cluster';
import { UserShell } from '../delivery/user-shell';
import { GitHubServer } from '../github/server';
import type { KubernetesObject } from '../kubernetes-api';
import { APP_ID, inputs } from '../outputs/inputs';
import { Emitted } from '../outputs/emitted';
import { turnOfDeck } from '../pods/deck-turn';
import { scheduledPods } from '../pods/emitted-pods';
import { LocalPod } from '../pods/local-pod';
import { probe } from '../pods/probes';
import { appendedArguments } from '../pods/substitutions';
import { appOf, DECK_PORT, Surroundings } from '../pods/surroundings';
import type { RunningProcess } from '../processes';
import { waitFor } from '../wait';
import { githubWorld } from './github-world';
import { deckFiles } from './local-prow';

export const TWO_DECKS = 'two-decks';
const JOBS_NAMESPACE = 'two-decks-jobs';
export const PUBLIC = 'acme/site';
export const SECRET = 'acme/secret';
const LIMIT_MS = 60_000;

/** What one deck shows. */
interface Seen {
  /** Of the jobs that it lists. */
  readonly repositories: readonly string[];
  /** Its page about the job of the hidden repository. */
  readonly job: string;
}

/** A Prow with a private deck, whose decks run one after the other, because deck can listen at one port alone. */
export class TwoDecks {
  private readonly processes: RunningProcess[] = [];

  private constructor(
    private readonly cluster: Cluster, private readonly github: GitHubServer, private readonly pods: readonly KubernetesObject[],
    private readonly surroundings: Surroundings, private readonly folder: string, private readonly programs: string,
  ) {}

  static async start(context: CheckContext, cluster: Cluster): Promise<TwoDecks> {
    const folder = join(cluster.folder, TWO_DECKS);
    mkdirSync(folder);
    const { appKey } = await inputs(context);
    const pods = await applied(context, cluster, folder);
    const github = await GitHubServer.start(githubWorld(appKey));
    const services = await cluster.api.list(`/api/v1/namespaces/${TWO_DECKS}/services`);
    const surroundings = await Surroundings.of(pods, services, github.apiUrl);
    const decks = new TwoDecks(cluster, github, pods, surroundings, folder, context.binaries('prow').folder);
    await decks.run('prow-controller-manager');
    return decks;
  }

  /** Where the links of both jobs lead. */
  async urls(): Promise<Readonly<Record<'public' | 'secret', string | undefined>>> {
    const jobs = await this.cluster.api.list(`/apis/prow.k8s.io/v1/namespaces/${TWO_DECKS}/prowjobs`);
    const of = (name: string): string | undefined => jobs.find(({ metadata }) => metadata.name === name)?.status.url;
    return { public: of('public'), secret: of('secret') };
  }

  /** Runs one of the decks, and looks at its pages. */
  async seenBy(app: 'deck' | 'private-deck'): Promise<Seen> {
    const turn = await turnOfDeck();
    try {
      return await this.seenInTurn(app);
    } finally {
      turn.close();
    }
  }

  private async seenInTurn(app: 'deck' | 'private-deck'): Promise<Seen> {
    const { process, pod } = await this.run(app);
    try {
      await process.reaches('readiness', () => probe(pod, pod.spec.containers[0], 'readinessProbe', this.surroundings), LIMIT_MS);
      const page = async (path: string): Promise<string> => (await fetch(`http://127.0.0.1:${DECK_PORT}${path}`)).text();
      const repositories = await waitFor(`jobs at ${app}`, async () => {
        const { items } = JSON.parse(await page('/prowjobs.js')) as { items: any[] };
        return items.length > 0 && items.map(({ spec: { refs } }) => `${refs.org}/${refs.repo}`);
      }, LIMIT_MS);
      return { repositories, job: await page('/prowjob?prowjob=secret') };
    } finally {
      await process.kill();
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.kill()));
    await this.github.stop();
  }

  private async run(app: string): Promise<{ readonly process: RunningProcess; readonly pod: KubernetesObject }> {
    const pod = this.pods.find((one) => appOf(one) === app)!;
    const local = await LocalPod.make({
      cluster: this.cluster, surroundings: this.surroundings, pod, folder: join(this.folder, app),
      programOf: (image) => join(this.programs, image.split('/').at(-1)!.split(':')[0]),
      appended: (_, mounts, kubeconfig) => appendedArguments(pod, this.surroundings, mounts, kubeconfig),
      imageEnvironment: { PATH: process.env.PATH!, KO_DATA_PATH: deckFiles(join(this.folder, `${app}-files`)) },
    });
    const running = await local.start(pod.spec.containers[0]);
    this.processes.push(running);
    return { process: running, pod };
  }
}

/** Applies the app as its user does, with a job of each repository, and waits until each of its Deployments has a pod with a node. */
async function applied(context: CheckContext, cluster: Cluster, folder: string): Promise<KubernetesObject[]> {
  const { DeckAccess, Exposure, GitHub, ObjectStorage, ProwApp, RepositoryVisibility } = await import('../../../src');
  const outdir = join(folder, 'dist');
  const access = DeckAccess.oauth2Proxy({ org: 'acme' });
  new ProwApp({
    namespace: TWO_DECKS, jobsNamespace: JOBS_NAMESPACE, outdir,
    github: GitHub.cloud({ repositories: [PUBLIC, SECRET], trust: [{ repositories: [SECRET], visibility: RepositoryVisibility.PRIVATE }] }),
    exposure: Exposure.clusterIp({ hookUrl: 'https://hook.acme.dev/hook', deckUrl: 'https://deck.acme.dev' }), storage: ObjectStorage.inCluster({ ephemeral: true }),
    privateDeck: { url: 'https://private.acme.dev', access },
  }).synth();
  const { folder: keys } = await inputs(context);
  await cluster.kubectl.apply(outdir);
  const options = [
    `--app-id ${APP_ID}`, `--app-key ${join(keys, 'app.private-key.pem')}`,
    ...['id', 'secret'].map((name) => `--private-oauth2-proxy-client-${name}-file ${join(keys, 'token')}`),
  ];
  const secrets = await new UserShell(folder, cluster.kubectl).run(`sh dist/secrets.sh ${options.join(' ')}`);
  if (secrets.code !== 0) throw new Error(`secrets.sh: ${secrets.output}`);
  const emitted = new Emitted(outdir);
  const config = parse(emitted.ofKind('ConfigMap').find(({ metadata }) => metadata.name === 'config')!.data['config.yaml']);
  for (const [name, repo] of [['public', 'site'], ['secret', 'secret']]) {
    await cluster.api.post(`/apis/prow.k8s.io/v1/namespaces/${TWO_DECKS}/prowjobs`, prowJob(name, repo, config.plank.default_decoration_config_entries[0].config));
  }
  return scheduledPods(cluster, emitted);
}

function prowJob(name: string, repo: string, decoration: object): any {
  const refs = { org: 'acme', repo, base_ref: 'main', base_sha: '0'.repeat(40), pulls: [{ number: 1, author: 'mia', sha: '1'.repeat(40) }] };
  return {
    apiVersion: 'prow.k8s.io/v1', kind: 'ProwJob',
    metadata: { name, namespace: TWO_DECKS, labels: { 'prow.k8s.io/id': name, 'prow.k8s.io/type': 'presubmit' }, annotations: { 'prow.k8s.io/job': 'unit' } },
    spec: {
      type: 'presubmit', agent: 'kubernetes', cluster: 'default', namespace: JOBS_NAMESPACE, job: 'unit', refs, report: false, decoration_config: decoration,
      pod_spec: { containers: [{ name: 'test', image: 'busybox:1.37', command: ['true'] }] },
    },
    status: { state: 'triggered', startTime: new Date().toISOString() },
  };
}
