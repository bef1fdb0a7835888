import { Cni, Exposure, GitHub, ProwApp } from '../../../src';
import { ENTERPRISE_HOST } from '../github/hosts';
import { REPOSITORY } from '../github/world';
import { addresses, POD_CIDR, SERVICE_CIDR } from '../machines/network';
import { enterpriseJobs } from './jobs';

/** How long sinker keeps a job that has ended. */
export const JOB_AGE_SECONDS = 90;

/** A Prow for a GitHub Enterprise server with a certificate authority of its own, on nodes that have no network yet. */
export function enterprise(outdir: string): ProwApp {
  return new ProwApp({
    outdir,
    github: GitHub.enterprise({
      host: ENTERPRISE_HOST,
      caConfigMapName: 'github-ca',
      repositories: [REPOSITORY],
    }),
    exposure: Exposure.nodePort({ address: addresses['node-1'] }),
    cni: Cni.flannel({ network: POD_CIDR }),
    clusterNetwork: { serviceCidrs: [SERVICE_CIDR], nodeCidrs: ['10.89.0.0/24'] },
    jobs: enterpriseJobs,
    // Seconds instead of minutes and days.
    configOverrides: {
      horologium: { tick_interval: '2s' },
      sinker: { resync_period: '5s', max_prowjob_age: `${JOB_AGE_SECONDS}s`, max_pod_age: `${JOB_AGE_SECONDS}s`, terminated_pod_ttl: '30s' },
      tide: { sync_period: '2s' },
    },
    // Looking so often is more than tide allows itself.
    tide: { extraArgs: ['--status-hourly-tokens=0'] },
    // What is not there is asked for three times, in case that GitHub is late: for whether somebody is a member, say.
    hook: { extraArgs: ['--github-client.initial-delay=100ms'] },
    statusReconciler: { extraArgs: ['--github-client.initial-delay=100ms'] },
  });
}
