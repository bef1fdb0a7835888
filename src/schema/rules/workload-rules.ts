import { empty, FieldFinding, Fields, is, needless, ObjectRule, refuse } from '../object-rule';

/** What is made of pods. Source: pkg/apis/apps/validation and pkg/apis/apps/v1/defaults.go, at v1.37.1. */
const selecting: ObjectRule = ({ selector, template }) => {
  if (is(template.spec?.activeDeadlineSeconds)) return needless('template.spec.activeDeadlineSeconds', 'in a pod that stays');
  return empty(selector?.matchExpressions) && selectsNothing(selector?.matchLabels)
    ? refuse('selector', 'selects everything', 'name the labels of the template', 'EmptyList') : undefined;
};

function selectsNothing(labels: Fields | null | undefined): boolean {
  for (const label in labels) if (Object.hasOwn(labels as Fields, label)) return false;
  return true;
}

const USUAL_DEADLINE = 600;

const deployment: ObjectRule = ({ minReadySeconds, progressDeadlineSeconds }) => {
  const [ready, deadline] = [minReadySeconds ?? 0, progressDeadlineSeconds ?? USUAL_DEADLINE];
  return deadline > ready
    ? undefined : refuse('progressDeadlineSeconds', `${deadline} is not more than minReadySeconds, ${ready}`, 'raise it', 'NumberOutOfRange');
};

const strategy: ObjectRule = ({ type, rollingUpdate }) => {
  if (!is(rollingUpdate)) return undefined;
  if (!empty(type) && type !== 'RollingUpdate') return needless('rollingUpdate', `beside ${type}`);
  return isNone(rollingUpdate.maxSurge) && isNone(rollingUpdate.maxUnavailable) ? still('maxSurge') : undefined;
};

/** Of agents none surges unless it is said; one may be away. */
const daemonStrategy: ObjectRule = ({ type, rollingUpdate }) => {
  if (!is(rollingUpdate) || type === 'OnDelete') return undefined;
  const { maxSurge, maxUnavailable } = rollingUpdate;
  const surges = is(maxSurge) && !isNone(maxSurge);
  if (isNone(maxUnavailable)) return surges ? undefined : still('maxSurge');
  return surges
    ? refuse('rollingUpdate.maxSurge', 'has no place beside maxUnavailable, which is 1 by itself',
      'write maxUnavailable 0, or leave maxSurge out', 'MutuallyExclusive') : undefined;
};

const statefulStrategy: ObjectRule = ({ type, rollingUpdate }) => {
  if (!is(rollingUpdate)) return undefined;
  if (type === 'OnDelete') return needless('rollingUpdate', 'beside OnDelete');
  return isNone(rollingUpdate.maxUnavailable) ? refuse('rollingUpdate.maxUnavailable', 'is 0', 'write 1 or more', 'NumberOutOfRange') : undefined;
};

function isNone(share: unknown): boolean {
  return share === 0 || (typeof share === 'string' && /^0+%$/.test(share));
}

function still(beside: string): FieldFinding {
  return refuse('rollingUpdate.maxUnavailable', `is 0, and ${beside} too: no pod could ever be replaced`, 'raise one of them', 'NumberOutOfRange');
}

export const WORKLOAD_RULES: Readonly<Record<string, ObjectRule>> = { selecting, deployment, strategy, daemonStrategy, statefulStrategy };
