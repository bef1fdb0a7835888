import { app, Mistake } from './mistake';

/** Quotas and limits that what Prow adds to jobs does not fit. */
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
          + 'so that every decorated job would be refused; raise it, or change resources in configOverrides.plank.default_decoration_config_entries '
          + '(LimitRangeRefusesJobs)',
      ],
    },
    corrected: () => app({ jobsLimitRange: { max: { memory: '8Gi' } } }),
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
];
