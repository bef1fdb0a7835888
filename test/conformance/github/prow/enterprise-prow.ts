import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckContext } from '../../check';
import type { Cluster } from '../../cluster';
import { UserShell } from '../../delivery/user-shell';
import type { KubernetesObject } from '../../kubernetes-api';
import { Emitted } from '../../outputs/emitted';
import { scheduledPods } from '../../pods/emitted-pods';
import { LocalPod } from '../../pods/local-pod';
import { probe } from '../../pods/probes';
import { appendedArguments } from '../../pods/substitutions';
import { appOf, Surroundings } from '../../pods/surroundings';
import type { RunningProcess } from '../../processes';
import { type Certificate, createCertificate } from '../certificate';
import { GitHubServer } from '../server';
import type { World } from '../world';
import { enterpriseWorld, JOBS, WIDGETS } from './enterprise-world';

export const NAMESPACE = 'enterprise-prow';
export const JOBS_NAMESPACE = 'enterprise-jobs';

/** What the others ask as soon as they run, and what webhooks go to. */
const WAITED_FOR = ['object-store', 'ghproxy', 'hook'];
/** cherrypicker of the Prow that is built asks at its start for the repositories of a user, for which no App gets a token; that of the images does later. */
export const PLUGINS = ['needs-rebase', 'refresh'];
const COMPONENTS = [...WAITED_FOR, ...PLUGINS, 'crier', 'tide', 'prow-controller-manager', 'status-reconciler'];

/** Prow as it is emitted for an Enterprise server with a CA of its own, in processes, and that server. */
export class EnterpriseProw {
  private readonly pods: LocalPod[] = [];
  private readonly processes: RunningProcess[] = [];
  private readonly started = new Map<string, { readonly pod: KubernetesObject; readonly process: RunningProcess }>();

  private constructor(
    readonly cluster: Cluster,
    readonly github: GitHubServer,
    private readonly certificate: Certificate,
    readonly surroundings: Surroundings,
    private readonly programs: Readonly<Record<'prow' | 'versitygw', string>>,
  ) {}

  static async start(context: CheckContext, cluster: Cluster): Promise<EnterpriseProw> {
    const folder = join(cluster.folder, NAMESPACE);
    mkdirSync(folder);
    const certificate = await createCertificate(folder, ['127.0.0.1']);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const world = enterpriseWorld(createPublicKey(privateKey));
    writeFileSync(join(folder, 'app.pem'), privateKey.export({ type: 'pkcs1', format: 'pem' }));
    const github = await GitHubServer.start(world, { layout: 'enterprise', tls: certificate, folder: join(folder, 'repositories') });

    const pods = await applied(cluster, folder, world);
    const services = await cluster.api.list(`/api/v1/namespaces/${NAMESPACE}/services`);
    const surroundings = await Surroundings.of(pods, services, github.apiUrl);
    const programs = { prow: context.binaries('prow').folder, versitygw: context.binaries('versitygw').folder };
    const prow = new EnterpriseProw(cluster, github, certificate, surroundings, programs);
    try {
      for (const app of COMPONENTS) await prow.startPod(pods.find((pod) => appOf(pod) === app)!, folder);
      await prow.listensToWebhooks();
      return prow;
    } catch (error) {
      await prow.stop();
      throw error;
    }
  }

  /** Brings a changed ConfigMap into the pods that mount it, as kubelet does within a minute. */
  refreshJobs(data: Readonly<Record<string, string>>): void {
    for (const pod of this.pods.filter(({ pod: { spec } }) => (spec.volumes ?? []).some(({ name }: any) => name === 'job-config'))) {
      for (const [name, content] of Object.entries(data)) writeFileSync(join(pod.volume('job-config'), name), content);
    }
  }

  /** Waits until the emitted probe of a component is answered, and hands out what it runs. */
  async ready(app: string): Promise<RunningProcess> {
    const { pod, process } = this.started.get(app)!;
    await process.reaches('readiness', () => probe(pod, pod.spec.containers[0], 'readinessProbe', this.surroundings));
    return process;
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.kill()));
    await this.github.stop();
  }

  private async startPod(pod: KubernetesObject, folder: string): Promise<void> {
    const app = appOf(pod);
    const isStore = app === 'object-store';
    const local = await LocalPod.make({
      cluster: this.cluster,
      surroundings: this.surroundings,
      pod,
      folder: join(folder, app),
      programOf: (image) => (isStore ? join(this.programs.versitygw, 'versitygw') : join(this.programs.prow, image.split('/').at(-1)!.split(':')[0])),
      appended: (_, mounts, kubeconfig) => (isStore ? [] : [...appendedArguments(pod, this.surroundings, mounts, kubeconfig), ...this.whereGitHubIs(app)]),
      // What is emitted for git holds for the name of the server, which here has an address and a port.
      imageEnvironment: { PATH: process.env.PATH!, GIT_SSL_CAINFO: this.certificate.caFile },
    });
    await local.initialise();
    const [container] = pod.spec.containers;
    const running = await local.start(container);
    this.pods.push(local);
    this.processes.push(running);
    this.started.set(app, { pod, process: running });
    if (WAITED_FOR.includes(app)) await running.reaches('readiness', () => probe(pod, container, 'readinessProbe', this.surroundings));
  }

  /** Behind the arguments, so that they stand for those with the server's name. */
  private whereGitHubIs(app: string): string[] {
    if (app === 'ghproxy') return [`--upstream=${new URL(this.github.apiUrl).origin}`];
    if (app === 'prow-controller-manager') return [];
    return [`--github-host=${this.github.host}`, `--github-graphql-endpoint=${this.github.graphqlUrl}`];
  }

  private async listensToWebhooks(): Promise<void> {
    const { data } = await this.cluster.api.get<KubernetesObject>(`/api/v1/namespaces/${NAMESPACE}/secrets/hmac-token`);
    const secret = Buffer.from(data.hmac, 'base64').toString();
    this.github.sendWebhooksTo({ url: `http://127.0.0.1:${this.surroundings.port('hook', 8888)}/hook`, secret });
  }
}

/** Applies the app as its user does, and waits until each of its Deployments has a pod with a node. */
async function applied(cluster: Cluster, folder: string, world: World): Promise<KubernetesObject[]> {
  const { Exposure, ExternalPlugin, GitHub, ObjectStorage, ProwApp, ProwJobs } = await import('../../../../src');
  const outdir = join(folder, 'dist');
  // before 1.36 there is no kind of policy that brings a CA into the clones of jobs, which an image of one's own knows then
  const isOlder = cluster.version.startsWith('v1.33.');
  new ProwApp({
    kubernetesVersion: isOlder ? '1.33' : '1.36',
    namespace: NAMESPACE,
    jobsNamespace: JOBS_NAMESPACE,
    github: GitHub.enterprise({
      host: 'github.acme.test', repositories: [JOBS, WIDGETS], caConfigMapName: 'github-ca', trust: [{ inRepoConfig: true }],
      ...isOlder && { clonerefsImage: 'registry.acme.test/clonerefs:1.0.0' },
    }),
    exposure: Exposure.clusterIp(),
    storage: ObjectStorage.inCluster({ ephemeral: true }),
    configRepository: JOBS,
    configUpdater: { maps: [{ files: 'settings/**/*.yaml', name: 'settings', namespaces: [NAMESPACE, JOBS_NAMESPACE] }] },
    externalPlugins: [ExternalPlugin.needsRebase(), ExternalPlugin.refresh()],
    jobs: ProwJobs.of({ presubmits: { [WIDGETS]: [{ name: 'unit', always_run: true, spec: { containers: [{ image: 'busybox:1.37', command: ['true'] }] } }] } }),
    // Two minutes between two looks are long to wait for, and every second is more than tide allows itself.
    configOverrides: { tide: { sync_period: '1s' } },
    tide: { extraArgs: ['--status-hourly-tokens=0'] },
    // What is not there is asked for three times, in case that GitHub is late: for whether somebody is a member, say.
    hook: { extraArgs: ['--github-client.initial-delay=100ms'] },
    statusReconciler: { extraArgs: ['--github-client.initial-delay=100ms'] },
    outdir,
  }).synth();
  await cluster.kubectl.apply(outdir);
  const secrets = await new UserShell(folder, cluster.kubectl).run(`sh dist/secrets.sh --app-id ${world.app.id} --app-key app.pem --ca-file ca.crt`);
  if (secrets.code !== 0) throw new Error(`secrets.sh: ${secrets.output}`);
  return scheduledPods(cluster, new Emitted(outdir));
}
