import { quote } from '../../core/quote';
import { amount, FieldFinding, Fields, is, missing, needless, ObjectRule, refuse } from '../object-rule';

/** How many there are. Source: pkg/apis/autoscaling/validation at v1.37.1. */
const METRICS: Readonly<Record<string, string>> = {
  Object: 'object', Pods: 'pods', Resource: 'resource', ContainerResource: 'containerResource', External: 'external',
};

const metric: ObjectRule = (fields) => {
  const wanted = METRICS[fields.type];
  const other = Object.values(METRICS).find((name) => name !== wanted && is(fields[name]));
  if (!is(fields[wanted])) return missing(wanted, `which ${fields.type} needs`);
  return other === undefined ? target(fields.type, `${wanted}.target`, fields[wanted].target) : needless(other, `beside ${fields.type}`);
};

/** What is measured against, by the types of metrics: one of these, and no two where it says so. */
const TARGETS: Readonly<Record<string, readonly [fields: readonly string[], alone: boolean]>> = {
  Resource: [['averageUtilization', 'averageValue'], true], ContainerResource: [['averageUtilization', 'averageValue'], true],
  Pods: [['averageValue'], true], Object: [['value', 'averageValue'], false], External: [['value', 'averageValue'], true],
};

function target(type: string, at: string, given: Fields): FieldFinding | undefined {
  for (const field of ['value', 'averageValue']) {
    if (is(given[field]) && amount(given[field]) <= 0) {
      return refuse(`${at}.${field}`, `${quote(given[field])} is not more than zero`, 'raise it', 'NumberOutOfRange');
    }
  }
  const [[first, second], alone] = TARGETS[type];
  if (!is(given[first]) && (second === undefined || !is(given[second]))) {
    return missing(`${at}.${first}`, `which ${type} needs${second === undefined ? '' : `, or ${second}`}`);
  }
  return alone && second !== undefined && is(given[first]) && is(given[second]) ? needless(`${at}.${second}`, `beside ${first}`) : undefined;
}

const scaling: ObjectRule = ({ policies }) => {
  // left out, the usual ones are taken
  return Array.isArray(policies) && policies.length === 0 ? missing('policies', 'of which there must be one') : undefined;
};

const autoscaler: ObjectRule = ({ minReplicas = 1, maxReplicas, metrics }) => {
  if ((minReplicas ?? 1) > maxReplicas) return refuse('maxReplicas', `${maxReplicas} is less than minReplicas, ${minReplicas}`, 'raise it', 'NumberOutOfRange');
  if (minReplicas !== 0) return undefined;
  const measuredOutside = (metrics as readonly Fields[] | null | undefined)?.some(({ type }) => type === 'Object' || type === 'External') === true;
  return measuredOutside ? undefined : refuse('minReplicas', 'is 0, and no metric is of Object or External', 'write 1 or more', 'NumberOutOfRange');
};

export const SCALING_RULES: Readonly<Record<string, ObjectRule>> = { metric, scaling, autoscaler };
