import { positiveQuantity, quantity, quantityValue } from './amounts';
import { environmentName, qualifiedName, dataKey, dnsSubdomain, labelValue } from './names';
import { Rule, shape } from './props';
import { quote } from './quote';
import { text } from './safe-text';
import { integer, oneOf, record } from './values';

/** What a container asks for and may use at most; the keys are resource names (`cpu`, `memory`, `ephemeral-storage`), the values quantities. */
export interface ContainerResources {
  /**
   * What the scheduler keeps free for the container.
   * @default - nothing is kept free
   */
  readonly requests?: { [resource: string]: string };

  /**
   * What the container may use at most; must not be below the request (`RequestAboveLimit`).
   * @default - no limit
   */
  readonly limits?: { [resource: string]: string };
}

/** Lets pods onto nodes with a matching taint. Field names and meanings are those of a pod's `spec.tolerations`. */
export interface Toleration {
  /**
   * The taint's key.
   * @default - every key, with operator `Exists`
   */
  readonly key?: string;
  /**
   * `Equal` or `Exists`.
   * @default Equal
   */
  readonly operator?: string;
  /**
   * The taint's value, with `Equal`.
   * @default - an empty value
   */
  readonly value?: string;
  /**
   * `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
   * @default - every effect
   */
  readonly effect?: string;
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
   * `ScheduleAnyway` or `DoNotSchedule`.
   * @default ScheduleAnyway
   */
  readonly whenUnsatisfiable?: string;
}

/** One environment variable of a container: a value, or a reference to a key of a Secret or ConfigMap. Exactly one of the three. */
export interface EnvironmentVariable {
  /** The variable's name. */
  readonly name: string;
  /**
   * The value itself; never put a secret here, it would stand in the YAML.
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

export const containerResources: Rule<ContainerResources> = shape<ContainerResources, ContainerResources>((p) => {
  const requests = p.optional('requests', record(quantity, qualifiedName));
  const limits = p.optional('limits', record(positiveQuantity, qualifiedName));
  for (const [resource, limit] of Object.entries(limits ?? {})) {
    const request = requests?.[resource];
    // from JavaScript they may be anything, which was reported above
    if (typeof request === 'string' && typeof limit === 'string' && quantityValue(request) > quantityValue(limit)) {
      p.problem('requests', { what: `${resource} asks for ${quote(request)}, above the limit of ${quote(limit)}`, instead: 'lower the request or raise the limit', code: 'RequestAboveLimit' });
    }
  }
  return { requests, limits };
});

export const toleration: Rule<Toleration> = shape<Toleration, Toleration>((p) => {
  const read = {
    key: p.optional('key', qualifiedName),
    operator: p.optional('operator', oneOf('Equal', 'Exists')),
    value: p.optional('value', labelValue),
    effect: p.optional('effect', oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute')),
    tolerationSeconds: p.optional('tolerationSeconds', integer(0, Number.MAX_SAFE_INTEGER)),
  };
  if (!p.given('key') && read.operator !== 'Exists') {
    p.problem('key', { what: 'is missing', instead: 'name the taint, or set operator to "Exists" to tolerate every taint', code: 'PropMissing' });
  }
  if (read.operator === 'Exists' && read.value) {
    p.problem('value', { what: `${quote(read.value)} is compared with nothing by operator Exists`, instead: 'leave it out, or use operator "Equal"', code: 'MutuallyExclusive' });
  }
  if (read.tolerationSeconds !== undefined && read.effect !== 'NoExecute') {
    p.problem('tolerationSeconds', { what: 'only counts with effect NoExecute', instead: 'leave it out, or set effect to "NoExecute"', code: 'MutuallyExclusive' });
  }
  return read;
});

export const topologySpread: Rule<Required<TopologySpread>> = shape<TopologySpread, Required<TopologySpread>>((p) => ({
  topologyKey: p.required('topologyKey', qualifiedName),
  maxSkew: p.optional('maxSkew', integer(1, 100), 1),
  whenUnsatisfiable: p.optional('whenUnsatisfiable', oneOf('ScheduleAnyway', 'DoNotSchedule'), 'ScheduleAnyway'),
}));

const keyReference: Rule<KeyReference> = shape<KeyReference, KeyReference>((p) => ({
  name: p.required('name', dnsSubdomain),
  key: p.required('key', dataKey),
}));

export const environmentVariable: Rule<EnvironmentVariable> = shape<EnvironmentVariable, EnvironmentVariable>((p) => {
  const read = {
    name: p.required('name', environmentName),
    value: p.optional('value', text),
    secretKeyRef: p.optional('secretKeyRef', keyReference),
    configMapKeyRef: p.optional('configMapKeyRef', keyReference),
  };
  const given = (['value', 'secretKeyRef', 'configMapKeyRef'] as const).filter((prop) => p.given(prop)).length;
  if (given !== 1) {
    p.problem('', { what: `${given} of value, secretKeyRef and configMapKeyRef are given`, instead: 'give exactly one', code: 'NotExactlyOne' });
  }
  return read;
});

/** A variable as a container's `env` has it. */
export function environmentEntry(variable: EnvironmentVariable) {
  const { name, value, secretKeyRef, configMapKeyRef } = variable;
  return value !== undefined ? { name, value } : { name, valueFrom: { secretKeyRef, configMapKeyRef } };
}
