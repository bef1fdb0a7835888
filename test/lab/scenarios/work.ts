import type { PullRequest } from '../../conformance/github/state/issue';
import type { Delivery } from '../../conformance/github/webhooks/delivery';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { REPOSITORY } from '../github/world';
import type { EnterpriseProw } from './enterprise-prow';
import { LogStore } from './log-store';

/** What can get lost on the way from a webhook to a result, in the order of the way. */
export const losses = ['event', 'job', 'log', 'report'] as const;
export type Loss = typeof losses[number];

const NEXT_LIMIT_MS = 180_000;
/** hook makes a ProwJob within seconds or never. */
const EVENT_LIMIT_MS = 45_000;

export interface Task {
  /** What was done to Prow meanwhile. */
  readonly during: string;
  readonly job: string;
  readonly pullRequest: PullRequest;
  readonly delivery: Delivery;
  /** A ProwJob that was there once must not vanish. */
  prowJob?: string;
}

/** Pull requests that are opened while something happens to Prow, and what becomes of each. */
export class Work {
  private readonly tasks: Task[] = [];
  private opened = 0;

  private constructor(private readonly prow: EnterpriseProw, private readonly store: LogStore) {}

  static async of(prow: EnterpriseProw): Promise<Work> {
    return new Work(prow, await LogStore.of(prow.lab));
  }

  /** Returns as soon as the webhook is answered or given up. */
  async ask(during: string, seconds = 0): Promise<Task> {
    const pullRequest = await this.open(during, seconds);
    const delivery = this.prow.github.deliveries.find(
      ({ event, action, payload }) => event === 'pull_request' && action === 'opened' && payload.number === pullRequest.number);
    return this.added({ during, job: 'unit', pullRequest, delivery: delivery! });
  }

  /** The same for a job that somebody asks for by its name. */
  async askFor(job: string, during: string, seconds = 0): Promise<Task> {
    const pullRequest = await this.open(during, seconds);
    const { id } = await this.prow.actor('member').comment(REPOSITORY, pullRequest.number, `/test ${job}`);
    const delivery = this.prow.github.deliveries.find(({ event, payload }) => event === 'issue_comment' && (payload.comment as { id: number }).id === id);
    return this.added({ during, job, pullRequest, delivery: delivery! });
  }

  /** Asks until a webhook is answered, and returns when its task has a pod and GitHub knows. */
  async nextIsTakenUp(during: string, seconds = 0): Promise<Task> {
    const answered = async () => {
      const asked = await this.ask(during, seconds);
      return asked.delivery.status === 200 && asked;
    };
    const task = await waitFor('an answer to a webhook', answered, NEXT_LIMIT_MS);
    const isTakenUp = async () => {
      const job = this.jobOf(task, await this.prow.jobs());
      return job !== undefined && ['pending', 'success'].includes(job.status.state) && this.reportOf(task) !== undefined;
    };
    await waitFor(`pod and status of pull request ${task.pullRequest.number}`, isTakenUp, NEXT_LIMIT_MS);
    return task;
  }

  /** Returns when it has succeeded and its log and report are where they belong. */
  async getsThrough(task: Task): Promise<void> {
    let loss: Loss | undefined;
    const isThrough = async () => (loss = this.lossOf(task, await this.prow.jobs())) === undefined;
    await waitFor('a result', isThrough, NEXT_LIMIT_MS).catch(({ message }: Error) => {
      throw new Error(`${message}: the ${loss} of pull request ${task.pullRequest.number} is missing`);
    });
  }

  /** Returns when its ProwJob has ended, however. */
  async ends(task: Task): Promise<void> {
    const hasEnded = async () => this.jobOf(task, await this.prow.jobs())?.status.completionTime !== undefined;
    await waitFor(`the end of the job of pull request ${task.pullRequest.number}`, hasEnded, NEXT_LIMIT_MS);
  }

  async podRuns(task: Task): Promise<void> {
    const isRunning = async () => {
      const job = this.jobOf(task, await this.prow.jobs());
      const pods = job ? await this.prow.lab.api.list(`/api/v1/namespaces/test-pods/pods?labelSelector=prow.k8s.io/id=${job.metadata.name}`) : [];
      return pods.some(({ status }) => status.phase === 'Running');
    };
    await waitFor(`the running pod of pull request ${task.pullRequest.number}`, isRunning, NEXT_LIMIT_MS);
  }

  /** Waits until nothing more can come of anything; what has no result within the limit is lost. */
  async settle(limitMs: number): Promise<void> {
    const isSettled = async () => {
      const jobs = await this.prow.jobs();
      return this.tasks.every((task) => this.isSettled(task, jobs));
    };
    await waitFor('all results', isSettled, limitMs).catch(() => undefined);
  }

  /** How many tasks lost what first, and how many there were. */
  async account(during: string): Promise<Readonly<Record<Loss | 'asked', number>>> {
    const jobs = await this.prow.jobs();
    const tasks = this.tasks.filter((task) => task.during === during);
    const lost = tasks.map((task) => this.lossOf(task, jobs));
    const count = (loss: Loss) => lost.filter((one) => one === loss).length;
    return { asked: tasks.length, event: count('event'), job: count('job'), log: count('log'), report: count('report') };
  }

  /** What stays open gets every new job too, all at once. */
  async close(): Promise<void> {
    for (const { pullRequest } of this.tasks.filter((task) => task.pullRequest.state === 'open')) {
      await this.prow.actor('maintainer').close(REPOSITORY, pullRequest.number);
    }
  }

  private async open(during: string, seconds: number): Promise<PullRequest> {
    this.opened += 1;
    const title = `${during}, ${this.opened}`;
    return this.prow.actor('member').openPullRequest(REPOSITORY, { title, files: { gear: `${title}\n`, seconds: `${seconds}\n` } });
  }

  private added(task: Task): Task {
    this.tasks.push(task);
    return task;
  }

  private lossOf(task: Task, jobs: readonly KubernetesObject[]): Loss | undefined {
    const job = this.jobOf(task, jobs);
    if (!job) return task.prowJob === undefined ? 'event' : 'job';
    if (job.status.state !== 'success') return 'job';
    if (!this.store.logOf(job)?.includes(`the gear is ${task.pullRequest.title}`)) return 'log';
    return this.reportOf(task) === 'success' ? undefined : 'report';
  }

  private isSettled(task: Task, jobs: readonly KubernetesObject[]): boolean {
    const job = this.jobOf(task, jobs);
    if (!job) return task.delivery.status !== 200 || Date.now() - task.delivery.sentAt.getTime() > EVENT_LIMIT_MS;
    return job.status.completionTime !== undefined && ![undefined, 'pending'].includes(this.reportOf(task));
  }

  private jobOf(task: Task, jobs: readonly KubernetesObject[]): KubernetesObject | undefined {
    const found = jobs.find(({ spec }) => spec.job === task.job && spec.refs.pulls?.[0].sha === task.pullRequest.pull.headSha);
    if (found) Object.assign(task, { prowJob: found.metadata.name });
    return found;
  }

  /** GitHub's status of the head. */
  private reportOf({ job, pullRequest }: Task): string | undefined {
    const { statuses } = this.prow.github.repository(REPOSITORY);
    return statuses.filter(({ sha, context }) => sha === pullRequest.pull.headSha && context === job).at(-1)?.state;
  }
}
