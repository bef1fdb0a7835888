import { positiveQuantity, quantityValue } from './amounts';
import { environmentName, qualifiedName, dataKey, dnsSubdomain, labelValue } from './names';
import { Fields, optional, required, Rule, shape } from './props';
import { quote } from './quote';
import { containerLimits, containerResource, resourceList } from './resource-amounts';
import { text } from './safe-text';
import { secretFinding, secretUnder } from './secret-values';
import { integer, memberOf } from './values';

/**
 * What a container asks for and may use at most; the keys are resource names (`cpu`, `memory`, `ephemeral-storage`, or with a domain), the values
 * quantities that somebody can mean. Errors: `ResourceUnknown`, `QuantityInvalid`, `AmountImplausible`.
 */
export interface ContainerResources {
  /**
   * What the scheduler keeps free for the container.
   * @default - nothing is kept free
   */
  readonly requests?: { [resource: string]: string };

  /**
   * What the container may use at most; must not be below the request (`RequestAboveLimit`), nor below 6Mi of memory (`AmountImplausible`).
   * @default - no limit
   */
  readonly limits?: { [resource: string]: string };
}

/** How a toleration compares its value with the taint's. */
export enum TolerationOperator {
  /** The values are the same. */
  EQUAL = 'Equal',
  /** The taint has the key, whatever its value. */
  EXISTS = 'Exists',
}

/** What a taint does to pods that do not tolerate it. */
export enum TaintEffect {
  /** They are not put there. */
  NO_SCHEDULE = 'NoSchedule',
  /** They are put there when no other node has room. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** They are not put there, and those that run there are stopped. */
  NO_EXECUTE = 'NoExecute',
}

/** What becomes of a pod that cannot be spread as it should be. */
export enum UnsatisfiableSpread {
  /** It runs where it fits best. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
  /** It waits. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',
}

/** Lets pods onto nodes with a matching taint. Field names and meanings are those of a pod's `spec.tolerations`. */
export interface Toleration {
  /**
   * The taint's key.
   * @default - every key, with operator `Exists`
   */
  readonly key?: string;
  /**
   * How the value is compared. Error: `NotAllowedValue`.
   * @default TolerationOperator.EQUAL
   */
  readonly operator?: TolerationOperator;
  /**
   * The taint's value, with `Equal`.
   * @default - an empty value
   */
  readonly value?: string;
  /**
   * Which effect is tolerated. Error: `NotAllowedValue`.
   * @default - every effect
   */
  readonly effect?: TaintEffect;
  /**
   * Seconds that the pod stays after a `NoExecute` taint appeared.
   * @default - for ever
   */
  readonly tolerationSeconds?: number;
}

/** Spreads the pods of one component; ends up in the pod's `spec.topologySpreadConstraints`, with the component's own selector. */
export interface TopologySpread {
  /** The node label whose values are spread over, like `kubernetes.io/hostname` or `topology.kubernetes.io/zone`. */
  readonly topologyKey: string;
  /**
   * By how many pods two values may differ.
   * @default 1
   */
  readonly maxSkew?: number;
  /**
   * What becomes of a pod that cannot be spread. Error: `NotAllowedValue`.
   * @default UnsatisfiableSpread.SCHEDULE_ANYWAY
   */
  readonly whenUnsatisfiable?: UnsatisfiableSpread;
}

/** One environment variable of a container: a value, or a reference to a key of a Secret or ConfigMap. Exactly one of the three. */
export interface EnvironmentVariable {
  /** The variable's name. */
  readonly name: string;
  /**
   * The value itself; never put a secret here, it would stand in the YAML. What looks like one raises `SecretValueInOutput`.
   * @default - taken from a Secret or ConfigMap
   */
  readonly value?: string;
  /**
   * Takes the value from a Secret of the pod's namespace.
   * @default - the value is not secret
   */
  readonly secretKeyRef?: KeyReference;
  /**
   * Takes the value from a ConfigMap of the pod's namespace.
   * @default - the value is not in a ConfigMap
   */
  readonly configMapKeyRef?: KeyReference;
}

/** A key of a Secret or ConfigMap. */
export interface KeyReference {
  /** Name of the Secret or ConfigMap. */
  readonly name: string;
  /** The key in it. */
  readonly key: string;
}

export const containerResources: Rule<ContainerResources> = shape({
  requests: optional(resourceList(containerResource)),
  limits: optional(containerLimits(positiveQuantity)),
} satisfies Fields<ContainerResources>, (resources, p) => {
  const { requests = {}, limits = {} } = resources;
  for (const resource of Object.keys(limits).filter((name) => Object.hasOwn(requests, name))) {
    const [request, limit] = [requests[resource], limits[resource]];
    if (quantityValue(request) > quantityValue(limit)) {
      p.problem('requests', { what: `${resource} asks for ${quote(request)}, above the limit of ${quote(limit)}`, instead: 'lower the request or raise the limit', code: 'RequestAboveLimit' });
    }
  }
  return resources;
});

const TOLERATION = {
  key: optional(qualifiedName),
  operator: optional(memberOf(TolerationOperator)),
  value: optional(labelValue),
  effect: optional(memberOf(TaintEffect)),
  tolerationSeconds: optional(integer(0, Number.MAX_SAFE_INTEGER)),
} satisfies Fields<Toleration>;

export const toleration = shape(TOLERATION, (read, p) => {
  if (read.key === undefined && read.operator !== TolerationOperator.EXISTS) {
    p.problem('key', { what: 'is missing', instead: 'name the taint, or set operator to "Exists" to tolerate every taint', code: 'PropMissing' });
  }
  if (read.operator === TolerationOperator.EXISTS && read.value) {
    p.problem('value', { what: `${quote(read.value)} is compared with nothing by operator Exists`, instead: 'leave it out, or use operator "Equal"', code: 'MutuallyExclusive' });
  }
  if (read.tolerationSeconds !== undefined && read.effect !== TaintEffect.NO_EXECUTE) {
    p.problem('tolerationSeconds', { what: 'only counts with effect NoExecute', instead: 'leave it out, or set effect to "NoExecute"', code: 'MutuallyExclusive' });
  }
  return read;
});

export const topologySpread = shape({
  topologyKey: required(qualifiedName),
  maxSkew: optional(integer(1, 100), 1),
  whenUnsatisfiable: optional(memberOf(UnsatisfiableSpread), UnsatisfiableSpread.SCHEDULE_ANYWAY),
} satisfies Fields<TopologySpread>);

const keyReference = shape({ name: required(dnsSubdomain), key: required(dataKey) } satisfies Fields<KeyReference>);

const ENVIRONMENT_VARIABLE = {
  name: required(environmentName),
  value: optional(text),
  secretKeyRef: optional(keyReference),
  configMapKeyRef: optional(keyReference),
} satisfies Fields<EnvironmentVariable>;

export const environmentVariable = shape(ENVIRONMENT_VARIABLE, (read, p) => {
  const given = [read.value, read.secretKeyRef, read.configMapKeyRef].filter((source) => source !== undefined).length;
  if (given !== 1) {
    p.problem('', { what: `${given} of value, secretKeyRef and configMapKeyRef are given`, instead: 'give exactly one', code: 'NotExactlyOne' });
  }
  const secret = read.value === undefined ? undefined : secretUnder(read.name, read.value);
  if (secret !== undefined) p.problem('value', secretFinding(secret));
  return read;
});

/** A variable as a container's `env` has it. */
export function environmentEntry(variable: EnvironmentVariable) {
  const { name, value, secretKeyRef, configMapKeyRef } = variable;
  return value !== undefined ? { name, value } : { name, valueFrom: { secretKeyRef, configMapKeyRef } };
}
