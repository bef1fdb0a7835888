import type { Status } from '../../conformance/github/state/checks';
import type { Comment, PullRequest } from '../../conformance/github/state/issue';
import type { Actor } from '../../conformance/github/actor';
import type { GitHubServer } from '../../conformance/github/server';
import type { WebhookAddress } from '../../conformance/github/webhooks/delivery';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { REPOSITORY } from '../github/world';
import type { NodeName } from '../machines/network';
import type { Lab } from '../scenario';
import { hookUrl } from './installation';

const LIMIT_MS = 120_000;
const PROW_JOBS = '/apis/prow.k8s.io/v1/namespaces/prow/prowjobs';

/** The Enterprise server and its Prow, as those see them who work with both. */
export class EnterpriseProw {
  private constructor(readonly lab: Lab, readonly github: GitHubServer, private readonly secret: string) {}

  /** Once it is installed. */
  static async of(lab: Lab): Promise<EnterpriseProw> {
    const { data } = await lab.kubectl.get('secret', 'hmac-token', 'prow');
    const prow = new EnterpriseProw(lab, (await lab.github()).enterprise, Buffer.from(data.hmac, 'base64').toString());
    prow.sendWebhooksTo('node-1');
    return prow;
  }

  sendWebhooksTo(node: NodeName): void {
    this.sendWebhooksBy({ url: `${hookUrl(node)}/hook` });
  }

  sendWebhooksBy(address: Omit<WebhookAddress, 'secret'>): void {
    this.github.sendWebhooksTo({ ...address, secret: this.secret });
  }

  actor(login: 'maintainer' | 'member' | 'stranger'): Actor {
    return this.github.actor(login);
  }

  jobs(type?: 'presubmit' | 'periodic'): Promise<KubernetesObject[]> {
    return this.lab.api.list(`${PROW_JOBS}${type === undefined ? '' : `?labelSelector=prow.k8s.io/type=${type}`}`);
  }

  /** Those for the head that a pull request has now; numbers begin anew with every server. */
  async jobsOf({ pull }: PullRequest): Promise<KubernetesObject[]> {
    return (await this.jobs('presubmit')).filter(({ spec }) => spec.refs.pulls[0].sha === pull.headSha);
  }

  /** One that is none of those known before. */
  newJobOf(pullRequest: PullRequest, name: string, known: readonly KubernetesObject[] = [], limitMs = LIMIT_MS): Promise<KubernetesObject> {
    const isNew = ({ metadata, spec }: KubernetesObject) => spec.job === name && !known.some((one) => one.metadata.name === metadata.name);
    return waitFor(`a new ProwJob ${name} of pull request ${pullRequest.number}`, async () => (await this.jobsOf(pullRequest)).find(isNew), limitMs);
  }

  /** The ProwJob when it has ended, which must be in this state. */
  async ends({ metadata, spec }: KubernetesObject, state: 'success' | 'failure' | 'error', limitMs = LIMIT_MS): Promise<KubernetesObject> {
    let last: KubernetesObject | undefined;
    const hasEnded = async () => (last = await this.lab.api.get<KubernetesObject>(`${PROW_JOBS}/${metadata.name}`)).status.completionTime !== undefined;
    await waitFor('its end', hasEnded, limitMs).catch(() => undefined);
    if (last?.status.state !== state) throw new Error(`the ProwJob ${spec.job} is not ${state} but ${last?.status.state}: ${last?.status.description}`);
    return last;
  }

  status({ pull: { headSha } }: PullRequest, context: string, state: string, repository = REPOSITORY): Promise<Status> {
    const last = () => this.github.repository(repository).statuses.filter((one) => one.sha === headSha && one.context === context).at(-1);
    return waitFor(`status ${context} ${state}`, async () => (last()?.state === state ? last() : undefined), LIMIT_MS);
  }

  async labels(pullRequest: PullRequest, present: readonly string[], absent: readonly string[] = []): Promise<void> {
    const fit = () => present.every((one) => pullRequest.labels.includes(one)) && !absent.some((one) => pullRequest.labels.includes(one));
    await waitFor(`labels ${present.join(', ')} without ${absent.join(', ')}`, async () => fit(), LIMIT_MS);
  }

  async comment({ comments }: PullRequest, text: RegExp): Promise<void> {
    const isIt = ({ author, body }: Comment) => author.endsWith('[bot]') && text.test(body);
    await waitFor(`a comment that matches ${text}`, async () => comments.some(isIt), LIMIT_MS);
  }

  /** How its webhooks were answered since the first so many, each answer once. */
  async answers(since: number): Promise<unknown[]> {
    await this.github.settled();
    return [...new Set(this.github.deliveries.slice(since).map(({ status, error }) => status ?? error))];
  }

  /** What the job itself, or another container of its pod, has printed, by kubelet. */
  async printed({ metadata }: KubernetesObject, container = 'test'): Promise<string> {
    return (await this.lab.kubectl.run(['logs', '--namespace', 'test-pods', metadata.name, '--container', container])).stdout;
  }
}
