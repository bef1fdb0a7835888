import type { Status } from '../../conformance/github/state/checks';
import type { Comment, PullRequest } from '../../conformance/github/state/issue';
import type { Actor } from '../../conformance/github/actor';
import type { GitHubServer } from '../../conformance/github/server';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { REPOSITORY } from '../github/world';
import type { NodeName } from '../machines/network';
import type { Lab } from '../scenario';
import { hookUrl } from './installation';

const LIMIT_MS = 60_000;

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
    this.github.sendWebhooksTo({ url: `${hookUrl(node)}/hook`, secret: this.secret });
  }

  actor(login: 'maintainer' | 'member' | 'stranger'): Actor {
    return this.github.actor(login);
  }

  pullRequest(number: number): PullRequest {
    return this.github.repository(REPOSITORY).pullRequest(number)!;
  }

  jobs(selector?: string): Promise<KubernetesObject[]> {
    return this.lab.kubectl.list('prowjobs', 'prow', selector);
  }

  /** Those for the head that a pull request has now; numbers begin anew with every server. */
  async jobsOf({ pull }: PullRequest): Promise<KubernetesObject[]> {
    return (await this.jobs('prow.k8s.io/type=presubmit')).filter(({ spec }) => spec.refs.pulls[0].sha === pull.headSha);
  }

  /** One that is none of those known before. */
  newJobOf(pullRequest: PullRequest, name: string, known: readonly KubernetesObject[] = []): Promise<KubernetesObject> {
    const isNew = ({ metadata, spec }: KubernetesObject) => spec.job === name && !known.some((one) => one.metadata.name === metadata.name);
    return waitFor(`a new ProwJob ${name} of pull request ${pullRequest.number}`, async () => (await this.jobsOf(pullRequest)).find(isNew), LIMIT_MS);
  }

  /** The ProwJob when it has ended, which must be in this state. */
  async ends({ metadata, spec }: KubernetesObject, state: 'success' | 'failure'): Promise<KubernetesObject> {
    let last: KubernetesObject | undefined;
    const hasEnded = async () => (last = await this.lab.kubectl.get('prowjob', metadata.name, 'prow')).status.completionTime !== undefined;
    await waitFor('its end', hasEnded, LIMIT_MS).catch(() => undefined);
    if (last?.status.state !== state) throw new Error(`the ProwJob ${spec.job} is not ${state} but ${last?.status.state}: ${last?.status.description}`);
    return last;
  }

  status({ pull: { headSha } }: PullRequest, context: string, state: string): Promise<Status> {
    const last = () => this.github.repository(REPOSITORY).statuses.filter((one) => one.sha === headSha && one.context === context).at(-1);
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

  /** What the job itself has printed, by kubelet. */
  async printed({ metadata }: KubernetesObject): Promise<string> {
    return (await this.lab.kubectl.run(['logs', '--namespace', 'test-pods', metadata.name, '--container', 'test'])).stdout;
  }
}
