import { Finding } from '../core/problem';
import { quote } from '../core/quote';
import { BuildClusterPlan } from './clusters/build-cluster';
import { seenFrom } from './clusters/known-clusters';
import { UTILITY_RESOURCES } from './config/decoration';
import { jobAmountFindings, saidLimits } from './job-amounts';
import { capacityFindings, Resources, uncountedWords } from './jobs-capacity';
import { defaultLimits, defaultQuota, DISK, JOBS_AT_ONCE, jobsAtOnceIn, saidJobsAtOnce } from './jobs-default-limits';
import { JobsLimits } from './jobs-limit-range';
import { ProwModel } from './prow-model';

/** What was said of the room that jobs have. */
interface SaidCapacity {
  readonly jobsResourceQuota?: Readonly<Record<string, string>>;
  readonly jobsLimitRange?: JobsLimits;
}

/** The room that jobs have, a Prow that starts as many as fit, and what is wrong with both. */
export function resolveCapacity({ jobsResourceQuota, jobsLimitRange }: SaidCapacity, prow: ProwModel) {
  const limits = jobsLimitRange ?? defaultLimits(saidLimits(prow, DISK));
  const { plank: { maxConcurrency }, decoration } = prow.sections;
  const overridden = saidJobsAtOnce(prow.configOverrides) ?? maxConcurrency;
  const place = maxConcurrency === undefined ? 'configOverrides.plank.max_concurrency' : 'plank.maxConcurrency';
  const jobsAtOnce = jobsAtOnceIn(jobsResourceQuota ?? {});
  const quota = jobsResourceQuota ?? defaultQuota(overridden ?? JOBS_AT_ONCE);
  // resources of one's own are known to who wrote them
  const utilities: Resources = prow.configOverrides.plank?.default_decoration_config_entries === undefined
    // an entry for some leaves all others as they are
    && decoration.every(({ resources, repository, cluster }) => resources === undefined || repository !== undefined || cluster !== undefined)
    && prow.configOverrides.plank?.default_decoration_configs === undefined && prow.configOverrides.plank !== null ? UTILITY_RESOURCES : {};
  const findings: readonly { readonly prop: string; readonly finding: Finding }[] = [
    ...capacityFindings(quota, limits, utilities).map(({ prop, ...finding }) => ({ prop, finding })),
    ...tooManyAtOnce(quota, overridden, place),
    ...jobAmountFindings(prow, quota, limits),
    ...prow.buildClusters.flatMap((cluster, i) => clusterFindings(seenFrom(prow, cluster), cluster, `buildClusters[${i}]`, utilities, overridden, place)),
  ];
  return { quota, limits, findings, warnings: capacityWarnings(jobsResourceQuota ?? {}, limits, overridden, place), prow: { ...prow, jobsAtOnce } };
}

/** The same of the room in a build cluster, where it was said. */
function clusterFindings(
  seen: ProwModel, { jobsResourceQuota, jobsLimitRange }: BuildClusterPlan, at: string, utilities: Resources, overridden: number | undefined, place: string,
): readonly { readonly prop: string; readonly finding: Finding }[] {
  const quota = jobsResourceQuota ?? defaultQuota(overridden ?? JOBS_AT_ONCE);
  const limits = jobsLimitRange ?? defaultLimits(saidLimits(seen, DISK));
  const ofRoom = [...capacityFindings(quota, limits, utilities).map(({ prop, ...finding }) => ({ prop, finding })), ...tooManyAtOnce(quota, overridden, place)];
  return [...ofRoom.map(({ prop, finding }) => ({ prop: `${at}.${prop}`, finding })), ...jobAmountFindings(seen, quota, limits)];
}

function tooManyAtOnce({ pods }: Readonly<Record<string, string>>, jobsAtOnce = 0, place = '') {
  if (pods === undefined || Number(pods) < 1 || jobsAtOnce <= Number(pods)) return [];
  return [{
    prop: 'jobsResourceQuota.pods', finding: {
      what: `${quote(pods)} is less than the ${jobsAtOnce} of ${place}, and Prow ends a job in error whose pod is refused`,
      instead: `give ${quote(String(Math.ceil(jobsAtOnce * 5 / 4)))}, or lower ${place.replace(/^.*\./, '')}`, code: 'QuotaTooSmall' as const,
    },
  }];
}

function capacityWarnings(said: Readonly<Record<string, string>>, limits: JobsLimits, overridden: number | undefined, place: string): readonly string[] {
  const words = uncountedWords(said, limits);
  return [
    ...overridden !== 0 || said.pods === undefined ? [] : [
      `jobsResourceQuota allows ${said.pods} pods, and ${place.replace(/\.max_concurrency$/, '')} lets Prow start any number of jobs: those whose pods are refused end in error. `
        + 'Give plank.maxConcurrency, and they wait for their turn.',
    ],
    ...words.length === 0 ? [] : [
      `jobsResourceQuota counts ${words.join(', ')}, and pods of jobs with a container that does not say it are refused. `
        + 'Give jobsLimitRange a default of it.',
    ],
  ];
}
