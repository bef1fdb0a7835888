import {
  Cni, Exposure, FlannelMode, FlannelPolicyEnforcer, GitHub, type IsolationOptions, type JobsLimitRange, ObjectStorage, ProwApp, type ProwAppProps,
  type UpstreamManifest,
} from '../../../src';
import { ENTERPRISE_HOST } from '../github/hosts';
import { REPOSITORY } from '../github/world';
import { addresses, POD_CIDR, SERVICE_CIDR } from '../machines/network';
import { enterpriseJobs } from './jobs';

export interface EnterpriseOptions {
  /** How long sinker keeps what has ended; left out, longer than a lab. */
  readonly age?: string;
  /** Stands in every pod of Prow and of its store, so that another one makes all of them anew. */
  readonly edition?: string;
  /** Left out, the nodes' ports 30001 and 30002. */
  readonly exposure?: Exposure;
  readonly upstreamManifests?: UpstreamManifest[];
  /** Left out, VXLAN. */
  readonly backend?: FlannelMode;
  /** Who gives policies an effect, and with them come those of Prow; left out, nobody and none. */
  readonly enforcedBy?: string;
  /** What policies are told besides. */
  readonly isolation?: IsolationOptions;
  /** Left out, one in Prow's namespace. */
  readonly storage?: ObjectStorage;
  /** Left out, what is usual. */
  readonly jobsLimitRange?: JobsLimitRange;
}

const NODE_PORTS = Exposure.nodePort({ address: addresses['node-1'] });

/** A Prow for a GitHub Enterprise server with a certificate authority of its own, on nodes that have no network yet. */
export function enterprise(outdir: string, options?: EnterpriseOptions): ProwApp {
  return new ProwApp({ ...enterpriseProps(options), outdir });
}

export function enterpriseProps(
  { age = '24h', edition, exposure = NODE_PORTS, upstreamManifests, backend, enforcedBy, isolation, storage, jobsLimitRange }: EnterpriseOptions = {},
): ProwAppProps {
  const pods = edition === undefined ? {} : { podAnnotations: { 'lab.test/edition': edition } };
  return {
    kubernetesVersion: '1.36',
    github: GitHub.enterprise({
      host: ENTERPRISE_HOST,
      caConfigMapName: 'github-ca',
      repositories: [REPOSITORY],
      trust: [{ inRepoConfig: true }],
    }),
    exposure,
    upstreamManifests,
    cni: Cni.flannel({ network: POD_CIDR, backend, enforcedBy: enforcedBy === undefined ? undefined : FlannelPolicyEnforcer.other(enforcedBy) }),
    clusterNetwork: { serviceCidrs: [SERVICE_CIDR], nodeCidrs: ['10.89.0.0/24'], apiServerCidrs: [`${addresses.control}/32`] },
    // The servers that stand in for GitHub are on the control plane's machine.
    isolation: enforcedBy === undefined ? undefined : { gitHubCidrs: [`${addresses.control}/32`], ...isolation },
    storage: storage ?? ObjectStorage.inCluster(pods),
    jobs: enterpriseJobs,
    jobsLimitRange,
    // Seconds instead of minutes and days.
    configOverrides: {
      horologium: { tick_interval: '2s' },
      sinker: { resync_period: '5s', max_prowjob_age: age, max_pod_age: age, terminated_pod_ttl: age },
      tide: { sync_period: '2s' },
    },
    // Looking so often is more than tide allows itself.
    tide: { ...pods, extraArgs: ['--status-hourly-tokens=0'] },
    // What is not there is asked for three times, in case that GitHub is late: for whether somebody is a member, say.
    hook: { ...pods, extraArgs: ['--github-client.initial-delay=100ms'] },
    // Of its 300 requests an hour it takes 100 at once and then none for 20 minutes: too few for the pull requests that all scenarios leave open.
    statusReconciler: { ...pods, extraArgs: ['--github-client.initial-delay=100ms', '--github-hourly-tokens=0'] },
    deck: pods,
    prowControllerManager: pods,
    sinker: pods,
    crier: pods,
    horologium: pods,
    ghproxy: pods,
  };
}
