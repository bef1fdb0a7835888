import { urlHostName, urlPort } from '../../core/net';
import { quote } from '../../core/quote';
import { secluded } from '../../core/reach';
import { ProwModel } from '../../prow/prow-model';
import { IsolationFinding } from './api-server-fit';
import { gitHubPodsFindings, podsOfGitHub } from './github-traffic';
import { isMetadataService } from './metadata-services';
import { jobsMayReach } from './said-traffic';
import { IsolationSettings } from './resolve-isolation';
import { addressOf, podsOfStore, storeHosts } from './store-traffic';
import { metadataExposed } from './traffic-options';

type Facts = Pick<ProwModel, 'github' | 'storage' | 'namespace' | 'jobsNamespace'>;

/** What policies would keep jobs from that every job needs, and what they would hand to them. */
export function jobsFindings(isolation: IsolationSettings, facts: Facts): readonly IsolationFinding[] {
  return [
    ...gitHubPodsFindings(isolation, facts), ...cloneFindings(isolation, facts),
    ...storeFindings(isolation, facts),
    ...isolation.jobs.cidrs.flatMap((cidr, i): readonly IsolationFinding[] => (isMetadataService(cidr) ? [{ prop: `isolation.jobsCidrs[${i}]`, finding: metadataExposed(cidr) }] : [])),
  ];
}

/** Whether policies know the GitHub by its pods, its networks or its name. */
export function gitHubIsNamed(isolation: IsolationSettings, github: Facts['github']): boolean {
  const { gitHubCidrs, dialect } = isolation;
  return podsOfGitHub(isolation, github) !== undefined || gitHubCidrs.length > 0 || (github.enterprise && dialect._readsL7);
}

function cloneFindings(isolation: IsolationSettings, { github }: Facts): readonly IsolationFinding[] {
  const { host } = github;
  if (gitHubIsNamed(isolation, github) || jobsMayReach(isolation, host, urlPort(github.apiUrl))) return [];
  if (!isolation.jobs.internet) {
    const networks = github.enterprise ? `the networks of ${host}` : `the networks of ${host}, "git", "api" and "web" of https://api.github.com/meta,`;
    return [{
      prop: 'isolation.jobsInternet',
      finding: {
        what: `false keeps jobs from ${quote(host)}, so that none could clone`,
        instead: `give ${networks} in gitHubCidrs, ${isolation.dialect._readsL7 ? 'its name by TrafficPeer.hosts() in traffic, ' : ''}those of a `
          + 'proxy in jobsCidrs, or leave jobsInternet out',
        code: 'CloneShutOff',
      },
    }];
  }
  return secluded(host) === undefined ? [] : [{
    prop: 'isolation.gitHubCidrs',
    finding: {
      what: `is empty, and jobs reach nothing private: ${quote(host)} is a name of a private network, so that none could clone`,
      instead: 'give its networks, like ["10.20.0.0/24"]', code: 'CloneShutOff',
    },
  }];
}

function storeFindings(isolation: IsolationSettings, { storage, namespace, jobsNamespace }: Facts): readonly IsolationFinding[] {
  if (storage.endpoint !== undefined) return [];
  const endpoint = storage.s3?.endpoint;
  const [host, port] = endpoint === undefined ? [storage.s3 === undefined ? 'storage.googleapis.com' : `s3.${storage.s3.region}.amazonaws.com`, 443] : [urlHostName(endpoint), urlPort(endpoint)];
  const shutOff = (what: string, instead: string): IsolationFinding => ({ prop: 'storage', finding: { what, instead, code: 'StoreShutOff' } });
  const inCluster = podsOfStore(storage);
  if (endpoint !== undefined && inCluster !== undefined) {
    const { pods, isSure } = inCluster;
    const isAmongOurs = [namespace, jobsNamespace].includes(pods.namespace) && Object.keys(pods.labels).length === 0;
    if (isAmongOurs) {return [shutOff(`${quote(endpoint)} is in ${quote(pods.namespace)}, where policies have to know its pods from Prow's and `
      + `its jobs'`, 'say their labels in storePods of ObjectStorage.s3()')];}
    if (isSure) return [];
  }
  if (endpoint !== undefined && addressOf(endpoint) !== undefined) return [];
  // policies that know names let jobs reach it by its own
  if (jobsMayReach(isolation, host, port) || knowsStoreByName(isolation, storage)) return [];
  const entry = `{ of: ProwPods.jobs(), to: [TrafficPeer.cidrs([…])], ports: [${port}] } in isolation.traffic`;
  if (secluded(host) !== undefined && inCluster === undefined) {
    return [shutOff(`jobs could not reach ${quote(endpoint)}: they reach nothing private, and nobody said `
      + 'where it is', `write ${host.includes('.') ? '' : 'it as <service>.<namespace>.svc, or '}its networks as ${entry}, or storePods where it is `
        + 'in the cluster')];
  }
  return isolation.jobs.internet || inCluster !== undefined ? [] : [shutOff(
    `jobs could not upload to ${quote(storage.logsUrl)} at ${quote(host)}: isolation.jobsInternet is false`,
    `write its networks as ${entry}${isolation.dialect._readsL7 ? ', or its names by TrafficPeer.hosts()' : ''}, or leave jobsInternet out`,
  )];
}

/** Whether policies know a store outside of the cluster by its name. */
function knowsStoreByName({ dialect }: IsolationSettings, storage: Facts['storage']): boolean {
  return dialect._readsL7 && podsOfStore(storage) === undefined && storeHosts(storage).length > 0;
}

/** A name may lead to what is known otherwise. */
export function storeNameWarnings(isolation: IsolationSettings, { storage }: Pick<ProwModel, 'storage'>): readonly string[] {
  const endpoint = storage.endpoint === undefined ? storage.s3?.endpoint : undefined;
  if (endpoint === undefined || !knowsStoreByName(isolation, storage)) return [];
  const host = urlHostName(endpoint);
  return secluded(host) === undefined || jobsMayReach(isolation, host, urlPort(endpoint)) ? [] : [
    `Policies let jobs reach ${host} by its name alone, and Cilium knows nodes and pods of the cluster otherwise: where the name leads to one of `
      + 'these, no job can upload. '
      + 'Say storePods in ObjectStorage.s3() then, or the networks of nodes by TrafficPeer.cidrs() in isolation.traffic.',
  ];
}

/** A Service at a usual port of HTTP has pods that listen at another one. */
export function storeWarnings(isolation: IsolationSettings | undefined, { storage }: Pick<ProwModel, 'storage'>): readonly string[] {
  const inCluster = isolation === undefined ? undefined : podsOfStore(storage);
  if (inCluster === undefined || storage.storePods?.port !== undefined || inCluster.port >= 1024) return [];
  return [`Policies let Prow and its jobs reach port ${inCluster.port} of the pods in namespace ${inCluster.pods.namespace}, as `
    + `${storage.s3?.endpoint} has it: where these listen at another one behind their Service, say it in storePods.port of ObjectStorage.s3().`];
}
