import { urlPort } from '../../core/net';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { namespaceOfService } from '../../core/service-name';
import { PodsOf } from '../../core/traffic';
import { GitHubPlan } from '../../prow/github/github-plan';
import { ProwModel } from '../../prow/prow-model';
import { IsolationFinding } from './api-server-fit';
import { IsolationSettings } from './resolve-isolation';

type Server = Pick<GitHubPlan, 'host' | 'enterprise' | 'apiUrl'>;

/** Pods of a GitHub in the same cluster, as somebody said, or as its name tells; undefined for one elsewhere, and where its networks were named instead. */
export function podsOfGitHub(
  { gitHubPods, gitHubCidrs }: IsolationSettings, { host, enterprise, apiUrl }: Server,
): { readonly pods: PodsOf; readonly port: number } | undefined {
  const namespace = gitHubPods?.namespace ?? namespaceOfService(host);
  if (!enterprise || namespace === undefined || (gitHubPods === undefined && gitHubCidrs.length > 0)) return undefined;
  const { labels = {}, port = urlPort(apiUrl) } = gitHubPods ?? {};
  return { pods: { namespace, labels }, port };
}

/** What of its pods cannot be. */
export function gitHubPodsFindings(
  isolation: IsolationSettings, { github, namespace, jobsNamespace }: Pick<ProwModel, 'github' | 'namespace' | 'jobsNamespace'>,
): readonly IsolationFinding[] {
  const { gitHubPods, gitHubCidrs } = isolation;
  const { host, enterprise } = github;
  const at = (prop: 'isolation.gitHubPods' | 'isolation.gitHubPods.namespace', finding: Finding): readonly IsolationFinding[] => [{ prop, finding }];
  if (gitHubPods !== undefined && !enterprise) {
    return at('isolation.gitHubPods', {
      what: `${quote(host)} is in no cluster`,
      instead: 'leave it out, or write GitHub.enterprise()', code: 'PropWithoutEffect',
    });
  }
  if (gitHubPods !== undefined && gitHubCidrs.length > 0) {
    return at('isolation.gitHubPods', { what: 'says where GitHub is, and so does gitHubCidrs', instead: 'leave one of them out', code: 'MutuallyExclusive' });
  }
  const inCluster = podsOfGitHub(isolation, github);
  if (inCluster === undefined) {
    return gitHubPods === undefined ? [] : at('isolation.gitHubPods.namespace', {
      what: `is missing, and ${quote(host)} does not tell it`, instead: 'give the namespace of its pods', code: 'PropMissing',
    });
  }
  const { pods } = inCluster;
  return ![namespace, jobsNamespace].includes(pods.namespace) || Object.keys(pods.labels).length > 0 ? [] : at('isolation.gitHubPods', {
    what: `${quote(host)} is in ${quote(pods.namespace)}, where policies have to know its pods from Prow's and `
      + `its jobs'`, instead: 'say their labels', code: 'CloneShutOff',
  });
}

/** Policies look behind the Service that a name stands for. */
export function gitHubPodsWarnings(isolation: IsolationSettings, github: Server): readonly string[] {
  const inCluster = podsOfGitHub(isolation, github);
  const { labels, port } = isolation.gitHubPods ?? {};
  if (inCluster === undefined || (labels !== undefined && Object.keys(labels).length > 0 && port !== undefined)) return [];
  const whom = labels === undefined || Object.keys(labels).length === 0 ? 'all pods' : 'the named pods';
  return [`Policies let Prow and its jobs reach ${whom} of namespace ${inCluster.pods.namespace} at ports ${inCluster.port} and 22, because `
    + `${github.host} is there: `
    + 'say in isolation.gitHubPods which labels its pods have, and at which port they listen behind their Service.'];
}
