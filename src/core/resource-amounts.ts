import { positiveQuantity, quantity, quantityValue } from './amounts';
import { qualifiedName } from './names';
import { also, atKey, Rule, walk } from './props';
import { Finding } from './problem';
import { didYouMean, quote } from './quote';
import { record } from './values';

const OF_CONTAINERS = ['cpu', 'memory', 'ephemeral-storage'];
const COUNTED = ['pods', 'services', 'services.nodeports', 'services.loadbalancers', 'replicationcontrollers', 'resourcequotas', 'secrets',
  'configmaps', 'persistentvolumeclaims'];
const OF_QUOTAS = [
  ...OF_CONTAINERS, ...OF_CONTAINERS.flatMap((name) => [`requests.${name}`, `limits.${name}`]), 'requests.storage', ...COUNTED,
];
/** Short words of other tools. */
const SHORT: Readonly<Record<string, string>> = {
  mem: 'memory', ram: 'memory', cores: 'cpu', disk: 'ephemeral-storage', storage: 'ephemeral-storage', gpu: 'nvidia.com/gpu',
};

/** A resource of containers: a word of Kubernetes', or one with a domain. Source: Kubernetes pkg/apis/core/validation, ValidateContainerResourceName. */
export const containerResource = also(qualifiedName, (name) => {
  const isExtended = name.includes('/') && !name.startsWith('requests.');
  if (isExtended || OF_CONTAINERS.includes(name) || name.startsWith('hugepages-')) return undefined;
  return unknown(name, 'containers', OF_CONTAINERS, 'known are cpu, memory, ephemeral-storage, hugepages-SIZE, and names with a domain, like "nvidia.com/gpu"');
});

/** A resource that a quota counts. Source: the same, ValidateResourceQuotaResourceName. */
export const quotaResource = also(qualifiedName, (name) => {
  if (name.includes('/') || OF_QUOTAS.includes(name) || /^(requests\.)?hugepages-/.test(name)) return undefined;
  return unknown(name, 'quotas', OF_QUOTAS, `known are ${[...OF_QUOTAS].sort().join(', ')}, hugepages-SIZE, and names with a slash, like "count/jobs.batch"`);
});

function unknown(name: string, whose: string, known: readonly string[], all: string): Finding {
  const meant = Object.hasOwn(SHORT, name.toLowerCase()) ? SHORT[name.toLowerCase()] : didYouMean(name, known);
  return {
    what: `${quote(name)} is not a resource of ${whose}`, instead: meant === undefined ? all : `did you mean ${quote(meant)}?`,
    code: 'ResourceUnknown',
  };
}

const SMALLEST = 2 ** 20;
const MOST_CORES = 10_000;

/** Why an amount of a resource can be nobody's wish, though Kubernetes reads it; undefined where it can. */
export function implausible(resource: string, amount: string): Finding | undefined {
  const [value, name] = [quantityValue(amount), resource.replace(/^.*\/(?=requests\.storage$)/, '').replace(/^(requests|limits)\./, '')];
  const finding = (what: string, instead: string): Finding => ({ what: `${quote(amount)} ${what}`, instead, code: 'AmountImplausible' });
  if (/^(memory|storage|ephemeral-storage|hugepages-.*)$/.test(name) && value > 0 && value < SMALLEST) {
    return finding(`of ${name} is ${value} ${value === 1 ? 'byte' : 'bytes'}`, meantBytes(name, amount));
  }
  if (name === 'cpu' && value >= MOST_CORES) return finding(`of cpu is ${value} cores`, 'write cores, like "2", or thousandths of one, like "500m"');
  if ((COUNTED.includes(name) || /^count\//.test(name)) && !Number.isInteger(value)) return finding(`of ${name} is not a whole number`, 'write an integer');
  return undefined;
}

function meantBytes(name: string, amount: string): string {
  const [, digits, unit] = /^\+?(\d+)([mM]?)$/.exec(amount) ?? [];
  if (digits === undefined) return 'give at least "1Mi"';
  return `did you mean ${quote(`${digits}${unit === '' && name === 'storage' ? 'Gi' : 'Mi'}`)}?`;
}

/** An amount of one resource, as somebody can mean it. */
export function resourceAmount(resource: string, amount: Rule<string> = quantity): Rule<string> {
  return also(amount, (value) => implausible(resource, value));
}

/** Room on a disk. */
export const diskSize = resourceAmount('storage', positiveQuantity);

/** Resources with their amounts. */
export function resourceList(name: Rule<string>, amount: Rule<string> = quantity): Rule<Readonly<Record<string, string>>> {
  const plain = record(amount, name);
  return (value, report) => {
    const read = plain(value, report);
    walk(report, (note) => Object.entries(read).forEach(([resource, written]) => atKey(note, resource).read(resourceAmount(resource), written)));
    return read;
  };
}

/** Source: github.com/moby/moby daemon/daemon_unix.go, linuxMinMemory; CRI-O wants twice as much. */
const LEAST_MEMORY = 6 * 2 ** 20;

/** Limits of a container. Nothing starts within less memory than a container's own beginning takes. */
export function containerLimits(amount: Rule<string>): Rule<Readonly<Record<string, string>>> {
  const plain = resourceList(containerResource, amount);
  return (value, report) => {
    const limits = plain(value, report);
    const memory = Object.hasOwn(limits, 'memory') ? quantityValue(limits.memory) : 0;
    if (memory === 0 || memory >= LEAST_MEMORY) return limits;
    return report.at('memory')({
      what: `${quote(limits.memory)} of memory is too little for a container to start in`, instead: 'give at least "6Mi"',
      code: 'AmountImplausible',
    });
  };
}
