import { quantityValue } from '../core/amounts';
import { Finding } from '../core/problem';
import { quote } from '../core/quote';
import { JobsLimits } from './jobs-limit-range';

type Amounts = Readonly<Record<string, string>>;

/** What a container asks for and may use. */
export type Resources = Readonly<Record<string, { readonly requests?: Amounts; readonly limits?: Amounts }>>;

interface Placed extends Finding {
  readonly prop: `jobsResourceQuota${string}` & ('jobsResourceQuota' | `jobsResourceQuota.${string}` | `jobsResourceQuota[${string}`)
    | 'jobsLimitRange' | `jobsLimitRange.${string}`;
}

/** What each container has to say where a quota counts it. Source: kubernetes pkg/quota/v1/evaluator/core/pods.go, validationSet, at v1.37.1. */
const COUNTED = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];

/** What keeps every decorated job from starting: a quota or limits that the containers that Prow adds do not fit. */
export function capacityFindings(quota: Amounts | undefined, limits: JobsLimits | undefined, utilities: Resources): readonly Placed[] {
  return [...quotaFindings(quota ?? {}, limits, utilities), ...limitFindings(limits, utilities), ...requestFindings(limits ?? {}, utilities)];
}

function quotaFindings(quota: Amounts, limits: JobsLimits | undefined, utilities: Resources): readonly Placed[] {
  return Object.entries(quota).flatMap(([word, amount]): readonly Placed[] => {
    const prop = `jobsResourceQuota.${word}` as const;
    if (word === 'pods' && quantityValue(amount) < 1) {
      return [{ prop, what: `${quote(amount)} lets no job start`, instead: 'give 1 or more', code: 'QuotaTooSmall' }];
    }
    if (!COUNTED.includes(word)) return [];
    const [part, resource] = partOf(word);
    const said = Object.entries(utilities).map(([name, own]) => ({ name, amount: withLimits(own, limits)[part]?.[resource] }));
    const silent = said.filter((one) => one.amount === undefined).map(({ name }) => name);
    if (silent.length > 0) {
      return [{
        prop, what: `counts what the containers ${silent.join(', ')} of Prow do not say, so that every decorated job would be refused`,
        instead: `leave it out, or give jobsLimitRange.${part === 'limits' ? 'defaultLimit' : 'defaultRequest'}.${resource}`, code: 'QuotaTooSmall',
      }];
    }
    // init containers run one after the other
    const least = said.reduce((most, one) => (quantityValue(one.amount as string) > quantityValue(most) ? one.amount as string : most), '0');
    if (quantityValue(amount) >= quantityValue(least)) return [];
    return [{
      prop, what: `${quote(amount)} is less than the ${quote(least)} of a single container of Prow, so that no decorated job would start`,
      instead: 'give enough for all jobs together', code: 'QuotaTooSmall',
    }];
  });
}

/** What a quota counts of each container, and no limits give one that does not say it. */
export function uncountedWords(quota: Amounts, limits: JobsLimits): readonly string[] {
  const given = withLimits({}, limits);
  return Object.keys(quota).filter((word) => COUNTED.includes(word)).filter((word) => given[partOf(word)[0]][partOf(word)[1]] === undefined);
}

function partOf(word: string): readonly ['limits' | 'requests', string] {
  return word.startsWith('limits.') ? ['limits', word.slice('limits.'.length)] : ['requests', word.replace('requests.', '')];
}

function limitFindings(limits: JobsLimits | undefined, utilities: Resources): readonly Placed[] {
  if (limits === undefined) return [];
  const words = (['max', 'min'] as const).flatMap((bound) => Object.entries(limits[bound] ?? {}).map(([resource, amount]) => ({ bound, resource, amount })));
  return words.flatMap(({ bound, resource, amount }): readonly Placed[] => {
    const broken = Object.entries(utilities).flatMap(([name, own]) => {
      const { requests = {}, limits: most = {} } = withLimits(own, limits);
      const value = bound === 'max' ? most[resource] : requests[resource];
      const fits = value === undefined || (bound === 'max' ? quantityValue(value) <= quantityValue(amount) : quantityValue(value) >= quantityValue(amount));
      return fits ? [] : [`${name} (${value})`];
    });
    if (broken.length === 0) return [];
    const [side, part] = bound === 'max' ? ['below the limit', 'raise it'] : ['above the request', 'lower it'];
    return [{
      prop: `jobsLimitRange.${bound}`,
      what: `${resource} ${quote(amount)} is ${side} of what Prow adds to a job, ${broken.join(', ')}, so that every decorated job would be refused`,
      instead: `${part}, or change resources in decoration`, code: 'LimitRangeRefusesJobs',
    }];
  });
}

/** A limit that a container gets because it says none must not be less than what it asks for; one that it says itself is not touched. */
function requestFindings(limits: JobsLimits, utilities: Resources): readonly Placed[] {
  return Object.entries({ ...limits.max, ...limits.default }).flatMap(([resource, amount]): readonly Placed[] => {
    const asking = Object.entries(utilities).flatMap(([name, own]) => {
      const request = own.limits?.[resource] === undefined ? own.requests?.[resource] : undefined;
      return request === undefined || quantityValue(request) <= quantityValue(amount) ? [] : [`${name} (${request})`];
    });
    return asking.length === 0 ? [] : [{
      prop: `jobsLimitRange.${limits.default?.[resource] === undefined ? 'max' : 'defaultLimit'}`,
      what: `${resource} ${quote(amount)} becomes the limit of what Prow adds to a job, and is below the request of ${asking.join(', ')}, so that every decorated job would `
        + 'be refused',
      instead: 'raise it, or change resources in configOverrides.plank.default_decoration_config_entries', code: 'LimitRangeRefusesJobs',
    }];
  });
}

/** What the API server makes of it. Source: kubernetes pkg/apis/core/v1/defaults.go, SetDefaults_LimitRangeItem, at v1.37.1. */
export function withLimits({ requests, limits }: Resources[string], range: JobsLimits = {}): { readonly limits: Amounts; readonly requests: Amounts } {
  const most: Amounts = { ...range.max, ...range.default };
  return { limits: { ...most, ...limits }, requests: { ...range.min, ...most, ...range.defaultRequest, ...limits, ...requests } };
}
