import { quote } from '../../core/quote';
import { amount, empty, FieldFinding, Fields, is, missing, needless, ObjectRule, refuse } from '../object-rule';

/** How much there may be. Source: pkg/apis/core/validation/validation.go and pkg/apis/core/helper/helpers.go, at v1.37.1. */
const OF_CONTAINERS = /^(cpu|memory|ephemeral-storage|hugepages-.+|[^/]+\/.+)$/;
const OF_CLAIMS = /^(storage|cpu|memory|ephemeral-storage|(requests|limits)\..+|[^/]+\/.+)$/;
/** What may not be more than what. */
const ORDER = [['min', 'max'], ['min', 'default'], ['min', 'defaultRequest'], ['defaultRequest', 'default'], ['defaultRequest', 'max'],
  ['default', 'max']] as const;

const limits: ObjectRule = (fields) => {
  const { type, min, max } = fields;
  if (type === 'PersistentVolumeClaim' && !is(min?.storage) && !is(max?.storage)) {
    return missing('max.storage', 'which PersistentVolumeClaim needs, or min.storage');
  }
  const isClaim = type === 'PersistentVolumeClaim';
  for (const field of ['min', 'max', 'default', 'defaultRequest', 'maxLimitRequestRatio']) {
    const other = Object.keys(fields[field] ?? {}).find((name) => !(isClaim ? OF_CLAIMS : OF_CONTAINERS).test(name));
    if (other !== undefined && isClaim) return refuse(field, `${quote(other)} is no resource`, 'write storage', 'PatternMismatch');
    if (other !== undefined) {
      return refuse(field, `${quote(other)} is no resource of containers`, 'write cpu, memory, ephemeral-storage, or a name with a domain', 'PatternMismatch');
    }
    if (type === 'Pod' && field.startsWith('default') && is(fields[field])) return needless(field, 'beside Pod');
  }
  for (const [less, more] of ORDER) {
    const name = Object.keys(fields[less] ?? {}).find((one) => amount(fields[less][one]) > amount(fields[more]?.[one]));
    if (name !== undefined) {
      return refuse(`${less}.${name}`, `${quote(fields[less][name])} is more than ${more} has, ${quote(fields[more][name])}`, 'lower it', 'NumberOutOfRange');
    }
  }
  return shared(fields) ?? ratio(fields);
};

function shared({ default: usual, defaultRequest }: Fields): FieldFinding | undefined {
  for (const name in defaultRequest) {
    const counted = name.startsWith('hugepages-') || (name.includes('/') && !name.includes('kubernetes.io/'));
    if (!counted || !is(usual?.[name]) || amount(usual[name]) === amount(defaultRequest[name])) continue;
    return refuse(`defaultRequest.${name}`, `${quote(defaultRequest[name])} is not the default, ${quote(usual[name])}, of what is not shared`,
      'leave it out', 'NotAllowedValue');
  }
  return undefined;
}

function ratio({ maxLimitRequestRatio, min, max }: Fields): FieldFinding | undefined {
  for (const name in maxLimitRequestRatio) {
    const [at, given] = [`maxLimitRequestRatio.${name}`, amount(maxLimitRequestRatio[name])];
    if (given < 1) return refuse(at, `${quote(maxLimitRequestRatio[name])} is less than 1`, 'write 1 or more', 'NumberOutOfRange');
    if (given > amount(max?.[name]) / amount(min?.[name])) {
      return refuse(at, `${quote(maxLimitRequestRatio[name])} is more than max divided by min`, 'lower it', 'NumberOutOfRange');
    }
  }
  return undefined;
}

const COUNTED = /^(pods|resourcequotas|services(\.nodeports|\.loadbalancers)?|replicationcontrollers|secrets|configmaps|persistentvolumeclaims)$/;
/** Those that have a meaning of their own, which scopes may not fit. */
const STANDARD =
  /^((requests\.|limits\.)?(cpu|memory|ephemeral-storage)|requests\.storage|pods|resourcequotas|services(\.nodeports|\.loadbalancers)?|replicationcontrollers|secrets|configmaps|persistentvolumeclaims|(requests\.)?hugepages-.+)$/;
const OF_PODS = /^(pods|(requests\.|limits\.)?(cpu|memory))$/;
const OF_SCOPES: Readonly<Record<string, RegExp>> = { BestEffort: /^pods$/, VolumeAttributesClass: /^(persistentvolumeclaims|requests\.storage)$/ };
const APART = [['BestEffort', 'NotBestEffort'], ['Terminating', 'NotTerminating']] as const;

const quota: ObjectRule = ({ hard, scopes, scopeSelector }) => {
  for (const name in hard) {
    if (COUNTED.test(name) && !Number.isInteger(amount(hard[name]))) {
      return refuse(`hard.${name}`, `${quote(hard[name])} is not an integer`, 'write an integer', 'NotInteger');
    }
  }
  const selected = (scopeSelector?.matchExpressions as readonly Fields[] | null | undefined)?.map(({ scopeName }) => scopeName as string);
  return scoped('scopes', scopes ?? [], hard) ?? scoped('scopeSelector.matchExpressions', selected ?? [], hard);
};

function scoped(at: string, scopes: readonly string[], hard: Fields | null | undefined): FieldFinding | undefined {
  for (const scope of scopes) {
    for (const name in hard) {
      if (STANDARD.test(name) && !(OF_SCOPES[scope] ?? OF_PODS).test(name)) {
        return refuse(at, `${quote(scope)} has no ${quote(name)}`, 'put it into a quota of its own', 'MutuallyExclusive');
      }
    }
  }
  const pair = APART.find(([one, other]) => scopes.includes(one) && scopes.includes(other));
  return pair === undefined ? undefined : refuse(at, `has ${pair[0]} and ${pair[1]}`, 'leave one of them out', 'MutuallyExclusive');
}

const quotaScope: ObjectRule = ({ scopeName, operator, values }) => {
  if (scopeName !== 'PriorityClass' && scopeName !== 'VolumeAttributesClass' && operator !== 'Exists') {
    return refuse('operator', `${quote(operator)} has no place beside ${scopeName}`, 'write "Exists"', 'NotAllowedValue');
  }
  const isList = operator === 'In' || operator === 'NotIn';
  if (isList === !empty(values)) return undefined;
  return isList ? missing('values', `which ${operator} needs`) : needless('values', `beside ${operator}`);
};

export const LIMIT_RULES: Readonly<Record<string, ObjectRule>> = { limits, quota, quotaScope };
