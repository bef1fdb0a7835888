import { Cni, ExtraVolume, ObjectStorage } from '../../src';
import { app, Mistake } from './mistake';

/** Amounts that Kubernetes reads and nobody can mean, and resources that it does not have. */
export const AMOUNTS: readonly Mistake[] = [
  {
    id: 'V13', says: 'half a byte of memory for hook',
    input: () => app({ hook: { resources: { limits: { memory: '512m' } } } }),
    becomes: { refused: ['new ProwApp({ hook.resources.limits.memory }): "512m" of memory is 0.512 bytes; did you mean "512Mi"? (AmountImplausible)'] },
    corrected: () => app({ hook: { resources: { limits: { memory: '512Mi' } } } }),
  },
  {
    id: 'V14', says: 'a resource "mem"',
    input: () => app({ hook: { resources: { limits: { mem: '512Mi' } } } }),
    becomes: { refused: ['new ProwApp({ hook.resources.limits }): "mem" is not a resource of containers; did you mean "memory"? (ResourceUnknown)'] },
    corrected: () => app({ hook: { resources: { limits: { memory: '512Mi' } } } }),
  },
  {
    id: 'V15', says: 'memory without a unit',
    input: () => app({ hook: { resources: { requests: { memory: '256' } } } }),
    becomes: { refused: ['new ProwApp({ hook.resources.requests.memory }): "256" of memory is 256 bytes; did you mean "256Mi"? (AmountImplausible)'] },
    corrected: () => app({ hook: { resources: { requests: { memory: '256Mi' } } } }),
  },
  {
    id: 'R01', says: 'a disk of twenty bytes',
    input: () => ObjectStorage.inCluster({ size: '20' }),
    becomes: { refused: ['ObjectStorage.inCluster({ size }): "20" of storage is 20 bytes; did you mean "20Gi"? (AmountImplausible)'] },
    corrected: () => ObjectStorage.inCluster({ size: '20Gi' }),
  },
  {
    id: 'R02', says: 'a disk of a tenth of a byte',
    input: () => ObjectStorage.inCluster({ size: '100m' }),
    becomes: { refused: ['ObjectStorage.inCluster({ size }): "100m" of storage is 0.1 bytes; did you mean "100Mi"? (AmountImplausible)'] },
    corrected: () => ObjectStorage.inCluster({ size: '100Mi' }),
  },
  {
    id: 'R02a', says: 'scratch space of two bytes',
    input: () => ExtraVolume.emptyDir({ name: 'scratch', mountPath: '/scratch', sizeLimit: '2' }),
    becomes: { refused: ['ExtraVolume.emptyDir({ sizeLimit }): "2" of storage is 2 bytes; did you mean "2Gi"? (AmountImplausible)'] },
    corrected: () => ExtraVolume.emptyDir({ name: 'scratch', mountPath: '/scratch', sizeLimit: '2Gi' }),
  },
  {
    id: 'Q07', says: 'a misspelt resource in the quota of jobs',
    input: () => app({ jobsResourceQuota: { 'requests.memry': '64Gi' } }),
    becomes: {
      refused: ['new ProwApp({ jobsResourceQuota }): "requests.memry" is not a resource of quotas; did you mean "requests.memory"? (ResourceUnknown)'],
    },
    corrected: () => app({ jobsResourceQuota: { 'requests.memory': '64Gi' } }),
  },
  {
    id: 'Q10', says: 'a tenth of a byte for each container of a job',
    input: () => app({ jobsLimitRange: { defaultLimit: { memory: '100m' } } }),
    becomes: { refused: ['new ProwApp({ jobsLimitRange.defaultLimit.memory }): "100m" of memory is 0.1 bytes; did you mean "100Mi"? (AmountImplausible)'] },
    corrected: () => app({ jobsLimitRange: { defaultLimit: { memory: '100Mi' } } }),
  },
  {
    id: 'F11', says: 'one mebibyte for flanneld',
    input: () => Cni.flannel({ resources: { limits: { memory: '1Mi' } } }),
    becomes: {
      refused: ['Cni.flannel({ resources.limits.memory }): "1Mi" of memory is too little for a container to start in; give at least "6Mi" (AmountImplausible)'],
    },
    corrected: () => Cni.flannel({ resources: { limits: { memory: '100Mi' } } }),
  },
];
