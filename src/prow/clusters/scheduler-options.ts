import { goPeriod } from '../../core/amounts';
import { httpUrl } from '../../core/net';
import { Fields, optional, Read, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { record } from '../../core/values';
import { Json } from '../config/json';

/**
 * How the cluster of a job is chosen when it starts: `scheduler` in `config.yaml`, and `--enable-controller=scheduler` of prow-controller-manager, without
 * which no job would ever start. One of the two is said (`PropMissing`, `MutuallyExclusive`).
 */
export interface SchedulerOptions {
  /**
   * Clusters whose jobs go to another one: `scheduler.failover.mappings`. As long as `{ 'build-a': 'build-b' }` stands here, all jobs of `build-a` go
   * to `build-b`: Prow does not look whether `build-a` is away. Errors: `BuildClusterUnknown`; `MutuallyExclusive` for one whose own jobs go elsewhere;
   * `PresubmitReachesSecret` for one that is not trusted to one that is.
   * @default - none
   */
  readonly failover?: { [cluster: string]: string };

  /**
   * A service that is asked for the cluster of each job: `scheduler.external`.
   * @default - nobody is asked
   */
  readonly external?: ExternalSchedulerOptions;
}

/** A service that says where a job runs: it is posted `{"job": "<name>"}`, and answers `{"cluster": "<name>"}`. Where it fails, the job's own one counts. */
export interface ExternalSchedulerOptions {
  /** Its address: `scheduler.external.url`. Errors: `UrlInvalid`, `UrlWithoutScheme`. */
  readonly url: string;

  /**
   * How long an answer holds: `scheduler.external.cache.entry_timeout_interval`. Prow crashes without it, so that it is always written. Error:
   * `DurationInvalid`.
   * @default 10m
   */
  readonly entryTimeout?: string;

  /**
   * How often old answers are thrown away: `scheduler.external.cache.cleanup_interval`. Prow crashes without it, too. Error: `DurationInvalid`.
   * @default 1h
   */
  readonly cleanupInterval?: string;
}

const external = shape({
  url: required(httpUrl), entryTimeout: optional(goPeriod, '10m'), cleanupInterval: optional(goPeriod, '1h'),
} satisfies Fields<ExternalSchedulerOptions>);

export const schedulerOptions = shape({
  failover: optional(record(text, text)), external: optional(external),
} satisfies Fields<SchedulerOptions>, (said, p) => {
  if (said.failover === undefined && said.external === undefined) {
    p.problem('', { what: 'says neither failover nor external', instead: 'say one of them, or leave it out', code: 'PropMissing' });
  }
  if (said.failover !== undefined && said.external !== undefined) {
    p.problem('external', { what: 'is given together with failover, and Prow takes failover alone', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  if (said.failover !== undefined && Object.keys(said.failover).length === 0) {
    p.problem('failover', { what: 'sends no cluster anywhere', instead: 'name a cluster and the one that takes its jobs, or leave it out', code: 'PropWithoutEffect' });
  }
  // each job is sent once
  for (const [from, to] of Object.entries(said.failover ?? {})) {
    if (said.failover?.[to] === undefined) continue;
    p.problem(`failover.${from}`, {
      what: from === to ? `${quote(to)} is the cluster itself` : `${quote(to)} is sent to ${quote(said.failover[to])} itself, and jobs of ${quote(from)} would stay there`,
      instead: from === to ? 'name another one' : 'name one that takes jobs', code: 'MutuallyExclusive',
    });
  }
  return said;
});

export type SchedulerSettings = Read<typeof schedulerOptions>;

/** `scheduler`. Source: prow pkg/config/scheduler.go and pkg/scheduler/strategy at a61940897. */
export function schedulerYaml({ failover, external: asked }: SchedulerSettings): Json {
  return {
    enabled: true,
    ...failover === undefined ? {} : { failover: { mappings: failover } },
    ...asked === undefined ? {} : {
      external: { url: asked.url, cache: { entry_timeout_interval: asked.entryTimeout, cleanup_interval: asked.cleanupInterval } },
    },
  };
}
