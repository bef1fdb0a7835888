import { ComponentsPriority, ProwJobs } from '../../src';
import { app, Mistake } from './mistake';

const device = (prop: string, what: string): string => `new ProwApp({ jobsLimitRange.${prop} }): ${what} (LimitRangeRefusesJobs)`;
const EVERY = 'has no key, which stands for every taint, and pods of jobs tolerate those that are named; write the taint\'s key (JobNotAdmitted)';

/** Quotas, limits and priorities that Prow and its jobs do not fit. */
export const CAPACITY: readonly Mistake[] = [
  {
    id: 'Q01', says: 'a quota of limits.cpu, which Prow\'s own containers do not set',
    input: () => app({ jobsResourceQuota: { 'limits.cpu': '16' } }),
    becomes: {
      refused: [
        'new ProwApp({ jobsResourceQuota.limits.cpu }): counts what the containers clonerefs, initupload, place_entrypoint, sidecar of Prow do not say, '
          + 'so that every decorated job would be refused; leave it out, or give jobsLimitRange.defaultLimit.cpu (QuotaTooSmall)',
      ],
    },
    corrected: () => app({ jobsResourceQuota: { 'limits.cpu': '16', 'pods': '50', 'requests.cpu': '16' }, jobsLimitRange: { defaultLimit: { cpu: '2' } } }),
  },
  {
    id: 'Q03', says: 'at most less memory than clonerefs has',
    input: () => app({ jobsLimitRange: { max: { memory: '512Mi' } } }),
    becomes: {
      refused: [
        'new ProwApp({ jobsLimitRange.max }): memory "512Mi" is below the limit of what Prow adds to a job, clonerefs (2Gi), sidecar (1Gi), '
          + 'so that every decorated job would be refused; raise it, or change resources in decoration '
          + '(LimitRangeRefusesJobs)',
      ],
    },
    corrected: () => app({ jobsLimitRange: { max: { memory: '8Gi' } } }),
  },
  {
    id: 'Q04', says: 'at most less cpu than Prow\'s own containers ask for',
    input: () => app({ jobsLimitRange: { max: { cpu: '80m' } } }),
    becomes: {
      refused: [
        'new ProwApp({ jobsLimitRange.max }): cpu "80m" becomes the limit of what Prow adds to a job, and is below the request of clonerefs (100m), so that every '
          + 'decorated job would be refused; raise it, or change resources in configOverrides.plank.default_decoration_config_entries (LimitRangeRefusesJobs)',
      ],
    },
    corrected: () => app({ jobsLimitRange: { max: { cpu: '100m' } } }),
  },
  {
    id: 'Room-gpu-limit', says: 'a device for each container, also for those of Prow',
    input: () => app({ jobsLimitRange: { defaultLimit: { 'nvidia.com/gpu': '1' }, max: { 'amd.com/gpu': '2', 'nvidia.com/gpu': '4' } } }),
    becomes: { refused: [
      device('defaultLimit', 'nvidia.com/gpu "1" becomes the limit of each container that says none, also of those that Prow adds to jobs, and every job would wait for so many '
        + 'of them; write defaultLimit: { "nvidia.com/gpu": "0" }, and the limit in jobs that need some'),
      device('max', 'amd.com/gpu "2" becomes the limit of each container that says none, also of those that Prow adds to jobs, and every job would wait for so many of them; '
        + 'write defaultLimit: { "amd.com/gpu": "0" }, and the limit in jobs that need some'),
    ] },
    corrected: () => app({ jobsLimitRange: { defaultLimit: { 'nvidia.com/gpu': '0' }, max: { 'nvidia.com/gpu': '4' } } }),
  },
  {
    id: 'Room-gpu-request', says: 'a device that each container asks for, and no limit of it',
    input: () => app({ jobsLimitRange: { defaultRequest: { 'nvidia.com/gpu': '1' }, min: { 'hugepages-2Mi': '2Mi' } } }),
    becomes: { refused: ['defaultRequest nvidia.com/gpu "1"', 'min hugepages-2Mi "2Mi"'].map((one) => device(one.split(' ')[0], `${one.slice(one.indexOf(' ') + 1)} becomes the request `
      + 'of each container that says none, and without a limit the API server refuses that of what is not shared; leave it out: jobs that need some say their limit')) },
    corrected: () => app({ jobsLimitRange: { defaultRequest: { cpu: '100m' }, min: {}, max: {} } }),
  },
  {
    id: 'Q05', says: 'a limit by default of less cpu than that',
    input: () => app({ jobsLimitRange: { defaultLimit: { cpu: '20m', memory: '64Mi' }, max: { cpu: '4' } } }),
    becomes: {
      refused: [
        'new ProwApp({ jobsLimitRange.defaultLimit }): cpu "20m" becomes the limit of what Prow adds to a job, and is below the request of clonerefs (100m), initupload '
          + '(50m), place_entrypoint (50m), sidecar (50m), so that every decorated job would be refused; raise it, or change resources in '
          + 'configOverrides.plank.default_decoration_config_entries (LimitRangeRefusesJobs)',
      ],
    },
    // of memory they say their limits themselves
    corrected: () => app({ jobsLimitRange: { defaultLimit: { cpu: '500m', memory: '64Mi' }, max: { cpu: '4' } } }),
  },
  {
    id: 'Q05b', says: 'such a limit, and resources of one\'s own for what Prow adds',
    input: () => app({
      jobsLimitRange: { defaultLimit: { cpu: '20m' } },
      configOverrides: { plank: { default_decoration_config_entries: [{ config: { resources: { clonerefs: { requests: { cpu: '10m' } } } } }] } },
    }),
    becomes: { accepted: 'who writes resources of his own knows them' },
  },
  {
    id: 'Q06', says: 'a quota of no pods',
    input: () => app({ jobsResourceQuota: { pods: '0' } }),
    becomes: { refused: ['new ProwApp({ jobsResourceQuota.pods }): "0" lets no job start; give 1 or more (QuotaTooSmall)'] },
  },
  {
    id: 'Q09', says: 'a quota below a single job',
    input: () => app({ jobsResourceQuota: { 'requests.memory': '10Mi' } }),
    becomes: {
      refused: [
        'new ProwApp({ jobsResourceQuota.requests.memory }): "10Mi" is less than the "128Mi" of a single container of Prow, '
          + 'so that no decorated job would start; give enough for all jobs together (QuotaTooSmall)',
      ],
    },
  },
  {
    id: 'Q09a', says: 'fewer pods than jobs start at once',
    input: () => app({ jobsResourceQuota: { pods: '50' }, configOverrides: { plank: { max_concurrency: 200 } } }),
    becomes: {
      refused: [
        'new ProwApp({ jobsResourceQuota.pods }): "50" is less than the 200 of configOverrides.plank.max_concurrency, and Prow ends a job in error whose pod is '
          + 'refused; give "250", or lower max_concurrency (QuotaTooSmall)',
      ],
    },
    corrected: () => app({ jobsResourceQuota: { pods: '50' }, configOverrides: { plank: { max_concurrency: 40 } } }),
  },
  {
    id: 'Q09b', says: 'a quota of pods, and no end of jobs',
    input: () => app({ jobsResourceQuota: { pods: '50' }, configOverrides: { plank: { max_concurrency: 0 } } }),
    becomes: {
      warned: [
        'jobsResourceQuota allows 50 pods, and configOverrides.plank lets Prow start any number of jobs: those whose pods are refused end in error. '
          + 'Give plank.maxConcurrency, and they wait for their turn.',
      ],
    },
  },
  {
    id: 'Q01a', says: 'a quota of memory, and no limits that give a container one',
    input: () => app({ jobsResourceQuota: { 'requests.memory': '64Gi' }, jobsLimitRange: {} }),
    becomes: {
      warned: [
        'jobsResourceQuota counts requests.memory, and pods of jobs with a container that does not say it are refused. Give jobsLimitRange a default of it.',
      ],
    },
    corrected: () => app({ jobsResourceQuota: { 'requests.memory': '64Gi' } }),
  },
  {
    id: 'Q03a', says: 'a job that asks for more disk than its limit is',
    input: () => app({ jobs: job({ requests: { 'ephemeral-storage': '50Gi' } }) }),
    becomes: {
      refused: [
        'new ProwApp({ jobs.presubmits.acme/app[0].spec.containers[0].resources.requests.ephemeral-storage }): "50Gi" is more than the limit of "20Gi" that the '
          + 'container gets from jobsLimitRange; give it a limit too (LimitRangeRefusesJobs)',
      ],
    },
    corrected: () => app({ jobs: job({ requests: { 'ephemeral-storage': '50Gi' }, limits: { 'ephemeral-storage': '60Gi' } }) }),
  },
  {
    id: 'Q03b', says: 'a job above what a container may have, and one below',
    input: () => app({ jobs: job({ requests: { cpu: '10m' }, limits: { memory: '16Gi' } }), jobsLimitRange: { max: { memory: '8Gi' }, min: { cpu: '50m' } } }),
    becomes: {
      refused: [
        'new ProwApp({ jobs.presubmits.acme/app[0].spec.containers[0].resources.limits.memory }): "16Gi" is more than "8Gi", the most that jobsLimitRange.max '
          + 'allows; lower it, or raise that (LimitRangeRefusesJobs)',
        'new ProwApp({ jobs.presubmits.acme/app[0].spec.containers[0].resources.requests.cpu }): "10m" is less than "50m", the least that jobsLimitRange.min '
          + 'allows; raise it, or lower that (LimitRangeRefusesJobs)',
      ],
    },
  },
  {
    id: 'Q09c', says: 'a job that asks for more than all jobs together may',
    input: () => app({ jobs: job({ requests: { cpu: '32' }, limits: { memory: '256Gi' } }), jobsResourceQuota: { 'cpu': '16', 'limits.memory': '64Gi' }, jobsLimitRange: { defaultLimit: { memory: '1Gi' } } }),
    becomes: {
      refused: [
        'new ProwApp({ jobs.presubmits.acme/app[0].spec.containers[0].resources.requests.cpu }): "32" is more than the "16" that jobsResourceQuota has for all jobs '
          + 'together; lower it, or raise that (QuotaTooSmall)',
        'new ProwApp({ jobs.presubmits.acme/app[0].spec.containers[0].resources.limits.memory }): "256Gi" is more than the "64Gi" that jobsResourceQuota has for all '
          + 'jobs together; lower it, or raise that (QuotaTooSmall)',
      ],
    },
  },
  {
    id: 'Q09d', says: 'no quota and no limits at all, with a job that asks for much',
    input: () => app({ jobs: job({ requests: { 'cpu': '32', 'ephemeral-storage': '500Gi' } }), jobsResourceQuota: {}, jobsLimitRange: {} }),
    becomes: { accepted: 'it is how a quota and limits are left out' },
  },
  {
    id: 'PR01', says: 'a class that exists, and one of its own',
    input: () => app({ components: { priorityClassName: 'high' }, componentsPriority: ComponentsPriority.PREEMPTING, existing: { classes: { priority: ['high'] } } }),
    becomes: {
      refused: [
        'new ProwApp({ componentsPriority }): is for a class of its own, and components.priorityClassName names "high"; leave one of them out (MutuallyExclusive)',
      ],
    },
    corrected: () => app({ components: { priorityClassName: 'high' }, existing: { classes: { priority: ['high'] } } }),
  },
  {
    id: 'PR02', says: 'a job with the class of Prow itself',
    input: () => app({ jobs: job({}, 'prow-components') }),
    becomes: {
      refused: [
        'new ProwApp({ jobs.presubmits.acme/app[0].spec.priorityClassName }): "prow-components" is for Prow itself, and pods of jobs stay below it; '
          + 'name a class of yours, or leave it out (JobNotAdmitted)',
      ],
    },
    corrected: () => app({ jobs: job({}, 'nightly'), existing: { classes: { priority: ['nightly'] } } }),
  },
  {
    id: 'PR03', says: 'jobs with every taint, and with the priority of Prow itself',
    input: () => app({ jobs: ProwJobs.of({
      presets: [{ labels: { nodes: 'all' }, tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }] }],
      presubmits: { 'acme/app': [placed({ tolerations: [{ key: 'builds', operator: 'Exists' }, { operator: 'Exists' }], priority: 2_000_000_000 }, { labels: { nodes: 'all' } })] },
    }) }),
    becomes: {
      refused: [
        ...['jobs.presubmits.acme/app[0].spec.tolerations[1]', 'jobs.presets[0].tolerations[0]'].map((prop) => `new ProwApp({ ${prop} }): ${EVERY}`),
        'new ProwApp({ jobs.presubmits.acme/app[0].spec.priority }): 2000000000 is not below 1000000, which is that of Prow itself; leave it out, or name a class of '
          + 'yours in priorityClassName (JobNotAdmitted)',
      ],
    },
    corrected: () => app({ jobs: ProwJobs.of({
      presubmits: { 'acme/app': [placed({ tolerations: [{ key: 'builds', operator: 'Exists' }], priority: 1000 })] },
    }) }),
  },
];

function placed(spec: object, more: object = {}) {
  return { name: 'unit', decorate: true, spec: { ...spec, containers: [{ image: 'golang:1.26', command: ['make'] }] }, ...more };
}

function job(resources: object, priorityClassName?: string): ProwJobs {
  return ProwJobs.of({ presubmits: { 'acme/app': [{
    name: 'unit', always_run: true, decorate: true, spec: { ...priorityClassName && { priorityClassName }, containers: [{ image: 'docker.io/library/golang:1.25', command: ['make'], resources }] },
  }] } });
}
