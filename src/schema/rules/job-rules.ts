import { quote } from '../../core/quote';
import { empty, FieldFinding, Fields, is, missing, needless, ObjectRule, refuse } from '../object-rule';

/** What jobs say. Source: pkg/apis/batch/validation and pkg/apis/batch/v1/defaults.go, at v1.37.1. */
const MOST_PARALLEL = 100_000;
/** From which number of indices on other limits count. */
const MANY = 100_000;
const MOST_OF_MANY = 10_000;

const job: ObjectRule = (spec) => {
  return modes(spec) ?? (is(spec.podFailurePolicy) ? failures(spec) : undefined) ?? (is(spec.successPolicy) ? successes(spec) : undefined);
};

function modes(spec: Fields): FieldFinding | undefined {
  const { completionMode, completions, parallelism, backoffLimitPerIndex, maxFailedIndexes, successPolicy, podFailurePolicy, podReplacementPolicy } = spec;
  if (is(podFailurePolicy) && podReplacementPolicy === 'TerminatingOrFailed') {
    return refuse('podReplacementPolicy', '"TerminatingOrFailed" has no place beside podFailurePolicy', 'write "Failed"', 'MutuallyExclusive');
  }
  if (completionMode !== 'Indexed') {
    if (is(backoffLimitPerIndex)) return needless('backoffLimitPerIndex', 'without completionMode Indexed');
    if (is(maxFailedIndexes)) return needless('maxFailedIndexes', 'without completionMode Indexed');
    return is(successPolicy) ? needless('successPolicy', 'without completionMode Indexed') : undefined;
  }
  // both are 1 where neither is written
  if (!is(completions) && is(parallelism)) return missing('completions', 'which Indexed needs');
  if ((parallelism ?? 1) > MOST_PARALLEL) return refuse('parallelism', `${parallelism} is more than ${MOST_PARALLEL}`, 'lower it', 'NumberOutOfRange');
  if (is(maxFailedIndexes) && !is(backoffLimitPerIndex)) return missing('backoffLimitPerIndex', 'which maxFailedIndexes needs');
  if ((maxFailedIndexes ?? 0) > Math.min(completions ?? MANY, MANY)) {
    return refuse('maxFailedIndexes', `${maxFailedIndexes} is more than ${Math.min(completions, MANY)}`, 'lower it', 'NumberOutOfRange');
  }
  if ((completions ?? 1) <= MANY || !is(backoffLimitPerIndex)) return undefined;
  if (!is(maxFailedIndexes)) return missing('maxFailedIndexes', `which more than ${MANY} completions need`);
  for (const [at, number] of [['parallelism', parallelism ?? 1], ['maxFailedIndexes', maxFailedIndexes]] as const) {
    if (number > MOST_OF_MANY) {
      return refuse(at, `${number} is more than ${MOST_OF_MANY}, beside more than ${MANY} completions`, 'lower it', 'NumberOutOfRange');
    }
  }
  return undefined;
}

function failures({ podFailurePolicy, backoffLimitPerIndex, template }: Fields): FieldFinding | undefined {
  if (template.spec.restartPolicy !== 'Never') {
    return refuse('template.spec.restartPolicy', `${quote(template.spec.restartPolicy)} has no place beside podFailurePolicy`,
      'write "Never"', 'MutuallyExclusive');
  }
  const rules: readonly Fields[] = podFailurePolicy.rules ?? [];
  for (let i = 0; i < rules.length; i++) {
    const at = `podFailurePolicy.rules[${i}]`;
    if (rules[i].action === 'FailIndex' && !is(backoffLimitPerIndex)) return missing('backoffLimitPerIndex', `which "FailIndex" of ${at} needs`);
    const name = rules[i].onExitCodes?.containerName;
    if (!is(name)) continue;
    const { containers, initContainers } = template.spec;
    const has = [...containers, ...initContainers ?? []].some((container) => container.name === name);
    if (!has) return refuse(`${at}.onExitCodes.containerName`, `the pod has no container ${quote(name)}`, 'write one that it has', 'NotAllowedValue');
  }
  return undefined;
}

const failureRule: ObjectRule = ({ onExitCodes, onPodConditions }) => {
  if (is(onExitCodes) !== empty(onPodConditions)) {
    return refuse('', `${is(onExitCodes) ? 'both' : 'none'} of onExitCodes, onPodConditions ${is(onExitCodes) ? 'are' : 'is'} given`,
      'give exactly one of them', 'NotExactlyOne');
  }
  return undefined;
};

const exitCodes: ObjectRule = ({ operator, values }) => {
  for (let i = 0; i < values.length; i++) {
    if (operator === 'In' && values[i] === 0) return refuse(`values[${i}]`, 'is 0, which is no failure', 'remove it', 'NotAllowedValue');
    if (i > 0 && values[i - 1] >= values[i]) {
      return refuse(`values[${i}]`, `${values[i]} is not more than ${values[i - 1]}, the one before`, 'write each once, in their order', 'NumberOutOfRange');
    }
  }
  return undefined;
};

function successes({ successPolicy, completions }: Fields): FieldFinding | undefined {
  const most = completions ?? 1;
  for (let i = 0; i < successPolicy.rules.length; i++) {
    const { succeededCount, succeededIndexes } = successPolicy.rules[i] ?? {};
    const at = `successPolicy.rules[${i}]`;
    if (!is(succeededCount) && !is(succeededIndexes)) return missing(`${at}.succeededCount`, 'or succeededIndexes');
    const count = is(succeededIndexes) ? indices(succeededIndexes, most) : most;
    if (count === undefined) {
      return refuse(`${at}.succeededIndexes`, `${quote(succeededIndexes)} are no indices below ${most}, in their order`,
        'write them like "0-2,4"', 'PatternMismatch');
    }
    if ((succeededCount ?? 0) > count) return refuse(`${at}.succeededCount`, `${succeededCount} is more than ${count}`, 'lower it', 'NumberOutOfRange');
  }
  return undefined;
}

/** How many indices a text names; undefined where it names others than those below `limit`, or not in their order. */
function indices(text: string, limit: number): number | undefined {
  if (text === '') return 0;
  let [last, count] = [-1, 0];
  for (const part of text.split(',')) {
    const [, first, end] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (first === undefined) return undefined;
    const [from, to] = [Number(first), Number(end ?? first)];
    if (from <= last || to >= limit || (end !== undefined && from >= to)) return undefined;
    last = to;
    count += to - from + 1;
  }
  return count;
}

/** A job whose pods are found by labels that somebody else gives them. */
const jobSelector: ObjectRule = ({ spec: { manualSelector, selector } }) => {
  if (manualSelector === true) return is(selector) ? undefined : missing('spec.selector', 'which manualSelector needs');
  return is(selector) ? needless('spec.selector', 'without manualSelector') : undefined;
};

/** The names of its Jobs are longer. */
const LONGEST_NAME = 52;

const cronJob: ObjectRule = ({ metadata, spec }) => {
  const name = metadata?.name;
  if (typeof name === 'string' && name.length > LONGEST_NAME) {
    return refuse('metadata.name', `${quote(name)} has ${name.length} characters`, `shorten it to ${LONGEST_NAME}`, 'NameTooLong');
  }
  const { manualSelector, selector, completionMode, completions } = spec.jobTemplate.spec;
  if (is(selector)) return needless('spec.jobTemplate.spec.selector', 'in jobs that a CronJob makes');
  if (manualSelector === true) return needless('spec.jobTemplate.spec.manualSelector', 'in jobs that a CronJob makes');
  return completionMode === 'Indexed' && !is(completions) ? missing('spec.jobTemplate.spec.completions', 'which Indexed needs') : undefined;
};

export const JOB_RULES: Readonly<Record<string, ObjectRule>> = { job, failureRule, exitCodes, jobSelector, cronJob };
