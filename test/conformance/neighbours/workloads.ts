import { cronJob, job, Neighbours, object, workload } from './neighbour';

const rolling = (rollingUpdate: object): object => workload('Deployment', { strategy: { rollingUpdate } });
const agents = (rollingUpdate: object): object => workload('DaemonSet', { updateStrategy: { rollingUpdate } });
const store = (spec: object): object => workload('StatefulSet', { serviceName: 'a', ...spec });
const indexed = (spec: object): object => job({ completionMode: 'Indexed', completions: 3, ...spec });
const failing = (rule: object, spec: object = {}, inPod: object = {}): object =>
  job({ podFailurePolicy: { rules: [{ action: 'Ignore', ...rule }] }, ...spec }, inPod);
const exit = (onExitCodes: object): object => failing({ onExitCodes: { operator: 'In', values: [1], ...onExitCodes } });
const condition = { onPodConditions: [{ type: 'DisruptionTarget' }] };
const succeeding = (rule: object, spec: object = {}): object => indexed({ successPolicy: { rules: [rule] }, ...spec });
const metric = (one: object): object => scaler({ metrics: [one] });
const resource = (target: object): object => metric({ type: 'Resource', resource: { name: 'cpu', target } });
const behavior = (scaleDown: object): object => scaler({ behavior: { scaleDown } });
const budget = (spec: object): object => object('policy/v1', 'PodDisruptionBudget', { spec: { selector: {}, ...spec } });

function scaler(spec: object): object {
  return object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' }, maxReplicas: 3, ...spec },
  });
}

export const workloadNeighbours: readonly Neighbours[] = [
  ['one has to move', rolling({ maxSurge: 0, maxUnavailable: 0 }), rolling({ maxSurge: 0, maxUnavailable: 1 })],
  ['one has to move, in percent', rolling({ maxSurge: '0%', maxUnavailable: 0 }), rolling({ maxSurge: '1%', maxUnavailable: '0%' })],
  ['more than all', rolling({ maxUnavailable: '150%' }), rolling({ maxUnavailable: '100%' })],
  ['a surge of more than all', rolling({ maxSurge: '150' }), rolling({ maxSurge: '150%' })],
  ['ready after the deadline', workload('Deployment', { minReadySeconds: 60, progressDeadlineSeconds: 60 }),
    workload('Deployment', { minReadySeconds: 59, progressDeadlineSeconds: 60 })],
  ['ready after the usual deadline', workload('Deployment', { minReadySeconds: 600 }), workload('Deployment', { minReadySeconds: 599 })],
  ['another way than rolling', workload('Deployment', { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } }),
    workload('Deployment', { strategy: { type: 'Recreate' } })],
  ['a selector of other pods', workload('Deployment', { selector: { matchLabels: { a: 'c' } } }), workload('Deployment', {
    selector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b', 'c'] }] },
  })],
  ['pods that end by themselves', workload('Deployment', {}, { activeDeadlineSeconds: 5 }), workload('Deployment', {}, { terminationGracePeriodSeconds: 5 })],
  ['agents that do not move', agents({ maxUnavailable: 0 }), agents({ maxUnavailable: 0, maxSurge: 1 })],
  ['agents that move both ways', agents({ maxUnavailable: 1, maxSurge: 1 }), agents({ maxUnavailable: 1 })],
  ['agents that surge alone', agents({ maxSurge: 1 }), agents({ maxSurge: 0 })],
  ['more than all agents', agents({ maxUnavailable: '101%' }), agents({ maxUnavailable: '100%' })],
  ['agents end by themselves', workload('DaemonSet', {}, { activeDeadlineSeconds: 5 }), workload('DaemonSet', { updateStrategy: { type: 'OnDelete' } })],
  ['stores that are deleted by hand', store({ updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: 1 } } }),
    store({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } })],
  ['a part of the stores', store({ updateStrategy: { rollingUpdate: { partition: -1 } } }), store({ updateStrategy: { rollingUpdate: { partition: 0 } } })],
  ['no store at a time', store({ updateStrategy: { rollingUpdate: { maxUnavailable: 0 } } }),
    store({ updateStrategy: { rollingUpdate: { maxUnavailable: 1 } } })],
  ['the first store', store({ ordinals: { start: -1 } }), store({ ordinals: { start: 1 } })],
  ['claims of stores', store({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Keep' } }), store({
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
  })],
  ['claims of stores when fewer', store({ persistentVolumeClaimRetentionPolicy: { whenScaled: 'delete' } }),
    store({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } })],
  ['stores that are ready', store({ minReadySeconds: -1 }), store({ minReadySeconds: 1 })],
  ['replicas that are ready', workload('ReplicaSet', { minReadySeconds: -1 }), workload('ReplicaSet', { minReadySeconds: 1 })],
  // jobs
  ['a mode of jobs', job({ completionMode: 'indexed' }), job({ completionMode: 'NonIndexed' })],
  ['an index needs a number', indexed({ completions: undefined, parallelism: 2 }), job({ completionMode: 'Indexed' })],
  ['a limit of indices', job({ backoffLimitPerIndex: 1 }), indexed({ backoffLimitPerIndex: 1 })],
  ['failed indices', indexed({ maxFailedIndexes: 1 }), indexed({ backoffLimitPerIndex: 1, maxFailedIndexes: 3 })],
  ['more failed than all', indexed({ backoffLimitPerIndex: 1, maxFailedIndexes: 4 }), indexed({ backoffLimitPerIndex: 0, maxFailedIndexes: 0 })],
  ['too many at once', indexed({ parallelism: 100_001 }), indexed({ parallelism: 100_000 })],
  ['too many indices', indexed({ completions: 100_001, backoffLimitPerIndex: 1, maxFailedIndexes: 100_000 }), indexed({
    completions: 100_001, backoffLimitPerIndex: 1, maxFailedIndexes: 10_000, parallelism: 10_000,
  })],
  ['a policy of failures, and restarts', failing(condition, {}, { restartPolicy: 'OnFailure' }), failing(condition)],
  ['a rule of failures', failing({}), exit({})],
  ['two rules of failures', failing({ ...condition, onExitCodes: { operator: 'In', values: [1] } }), failing(condition)],
  ['success is no failure', exit({ values: [0] }), exit({ operator: 'NotIn', values: [0] })],
  ['codes in order', exit({ values: [2, 1] }), exit({ values: [1, 2] })],
  ['a code once', exit({ values: [1, 1] }), exit({ values: [1, 3] })],
  ['no code', exit({ values: [] }), exit({ values: [255] })],
  ['an operator of codes', exit({ operator: 'Exists' }), exit({ operator: 'NotIn' })],
  ['a container of codes', exit({ containerName: 'b' }), exit({ containerName: 'a' })],
  ['an action of failures', failing({ ...condition, action: 'Fail' , onPodConditions: [{ type: 'a b' }] }), failing({ ...condition, action: 'FailJob' })],
  ['an index that fails', failing({ ...condition, action: 'FailIndex' }),
    failing({ ...condition, action: 'FailIndex' }, { completionMode: 'Indexed', completions: 1, backoffLimitPerIndex: 1 })],
  ['a status of a condition', failing({ onPodConditions: [{ type: 'a', status: 'Yes' }] }), failing({ onPodConditions: [{ type: 'a', status: 'Unknown' }] })],
  ['who is replaced', failing(condition, { podReplacementPolicy: 'TerminatingOrFailed' }), failing(condition, { podReplacementPolicy: 'Failed' })],
  ['success of indices', job({ successPolicy: { rules: [{ succeededCount: 1 }] } }), succeeding({ succeededCount: 1 })],
  ['more success than indices', succeeding({ succeededCount: 4 }), succeeding({ succeededCount: 3 })],
  ['success of which', succeeding({ succeededIndexes: '3' }), succeeding({ succeededIndexes: '0-1,2' })],
  ['success of which, in order', succeeding({ succeededIndexes: '1,0' }), succeeding({ succeededIndexes: '0,1' })],
  ['success of fewer', succeeding({ succeededIndexes: '0', succeededCount: 2 }), succeeding({ succeededIndexes: '0,2', succeededCount: 2 })],
  ['success of nothing', succeeding({}), succeeding({ succeededIndexes: '2' })],
  ['a selector of its own', job({ selector: { matchLabels: { a: 'b' } } }), job({})],
  ['by hand, without a selector', job({ manualSelector: true }), job({ manualSelector: false })],
  ['who runs a job', job({ managedBy: 'acme' }), job({ managedBy: 'acme.dev/jobs' })],
  ['pods of a job', job({}, { restartPolicy: 'Always' }), job({}, { restartPolicy: 'OnFailure' })],
  ['pods of a job, by default', job({}, { restartPolicy: undefined }), job({})],
  // cron
  ['a time zone', cronJob({ timeZone: 'Europe/Berln' }), cronJob({ timeZone: 'Europe/Berlin' })],
  ['a time zone of the machine', cronJob({ timeZone: 'Local' }), cronJob({ timeZone: 'Etc/UTC' })],
  ['a time zone of nowhere', cronJob({ timeZone: '' }), cronJob({ timeZone: null })],
  ['a job by hand', cronJob({}, { manualSelector: true, selector: { matchLabels: { a: 'b' } } }), cronJob({}, { manualSelector: false })],
  ['jobs with an index', cronJob({}, { completionMode: 'Indexed' }), cronJob({}, { completionMode: 'Indexed', completions: 1 })],
  ['a policy of failures each night', cronJob({}, { podFailurePolicy: { rules: [{ action: 'Ignore' }] } }),
    cronJob({}, { podFailurePolicy: { rules: [{ action: 'Ignore', ...condition }] } })],
  // scaling and budgets
  ['most and least', scaler({ minReplicas: 4 }), scaler({ minReplicas: 3 })],
  ['a metric has its part', metric({ type: 'Pods', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 1 } } }), metric({
    type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: 1 } },
  })],
  ['a target of pods', metric({ type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'Value', value: 1 } } }), metric({
    type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: '1m' } },
  })],
  ['a target of an object', metric({
    type: 'Object',
    object: { metric: { name: 'a' }, describedObject: { kind: 'Service', name: 'a', apiVersion: 'apps/v1' }, target: { type: 'Value' } },
  }),
    metric({
      type: 'Object',
      object: { metric: { name: 'a' }, describedObject: { kind: 'Service', name: 'a', apiVersion: 'apps/v1' }, target: { type: 'Value', value: 1 } },
    })],
  ['a target from outside', metric({ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: 1, averageValue: 1 } } }), metric({
    type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: 1 } },
  })],
  ['a target from outside is there', metric({ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value' } } }), metric({
    type: 'External', external: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: 1 } },
  })],
  ['two targets', resource({ type: 'Utilization', averageUtilization: 1, averageValue: 1 }), resource({ type: 'Utilization', averageUtilization: 1 })],
  ['a target by value', resource({ type: 'Value', value: 1 }), resource({ type: 'AverageValue', averageValue: 1 })],
  ['a target of nothing', resource({ type: 'AverageValue', averageValue: 0 }), resource({ type: 'AverageValue', averageValue: '1m' })],
  ['a container of a metric', metric({ type: 'ContainerResource', containerResource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 1 } } }),
    metric({ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'a', target: { type: 'Utilization', averageUtilization: 1 } } })],
  ['how it shrinks', behavior({ policies: [] }), behavior({ policies: [{ type: 'Percent', value: 1, periodSeconds: 1 }] })],
  ['how fast it shrinks', behavior({ policies: [{ type: 'Pods', value: 1, periodSeconds: 1801 }] }),
    behavior({ policies: [{ type: 'Pods', value: 1, periodSeconds: 1800 }] })],
  ['a budget both ways', budget({ minAvailable: 1, maxUnavailable: 1 }), budget({ minAvailable: 1 })],
  ['a budget of more than all', budget({ maxUnavailable: '101%' }), budget({ maxUnavailable: '100%' })],
  ['a budget of fewer than none', budget({ minAvailable: -1 }), budget({ minAvailable: 0 })],
  ['whom a budget lets go', budget({ unhealthyPodEvictionPolicy: 'Always' }), budget({ unhealthyPodEvictionPolicy: 'IfHealthyBudget' })],
];
