import { Cni, DeckLogin, Exposure, ExternalPlugin, ExtraVolume, ProwJobs } from '../../src';
import { app, Mistake } from './mistake';

const POD = { containers: [{ image: 'golang:1.26', command: ['make'] }] };
const KUBECONFIG = {
  extraArgs: ['--kubeconfig=/etc/kubeconfig/config'],
  extraVolumes: [ExtraVolume.secret({ name: 'kubeconfig', mountPath: '/etc/kubeconfig', secretName: 'kubeconfig' })],
};
const ISOLATED = { cni: Cni.calico(), isolate: true, clusterNetwork: { apiServerCidrs: ['10.0.0.1/32'] } };

/** What operators of Prow have met. */
export const PROW_CASES: readonly Mistake[] = [
  {
    id: 'C-05', says: 'a job on a cluster that Prow has no way to',
    input: () => app({ jobs: ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', cluster: 'build-eu', spec: POD }] }) }),
    becomes: { refused: ['new ProwApp({ jobs.periodics[0].cluster }): "build-eu" is none of the clusters default; '
      + 'add BuildCluster.kubeconfig("build-eu", { … }) to buildClusters, or leave it out (BuildClusterUnknown)'] },
  },
  {
    id: 'C-06', says: 'a second cluster by a kubeconfig in five components',
    input: () => app({
      prowControllerManager: KUBECONFIG, deck: KUBECONFIG, crier: KUBECONFIG, sinker: KUBECONFIG, hook: KUBECONFIG,
      jobs: ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', cluster: 'build-eu', spec: POD }] }),
    }),
    becomes: { accepted: 'it is how Prow gets to another cluster, and whether the kubeconfig is right only its owner knows' },
  },
  {
    id: 'C-07', says: 'jobs of a repository that may be private',
    input: () => app(),
    becomes: { noted: ['Jobs clone without credentials, which is enough for public repositories.'] },
  },
  {
    id: 'C-09', says: 'a plugin beside hook, which isolation shuts off',
    input: () => app({ ...ISOLATED, pluginOverrides: { external_plugins: { 'acme/app': [{ name: 'needs-rebase', events: ['pull_request'] }] } } }),
    becomes: { warned: ['Policies let hook call the external plugin `needs-rebase` at pods with app: needs-rebase in namespace prow, port 80 or 8888. '
      + 'Where its pods are labelled otherwise or listen elsewhere, GitHub\'s deliveries stay green and it gets none: '
      + 'say how hook reaches it in isolation.traffic.'] },
    corrected: () => app({ ...ISOLATED, externalPlugins: [ExternalPlugin.needsRebase()] }),
  },
  {
    id: 'C-20', says: 'an App whose pull requests are trusted',
    input: () => app({ pluginOverrides: { triggers: [{ repos: ['acme/app'], trusted_apps: ['dependabot'] }] } }),
    becomes: { accepted: 'it is a right override, and takes the place of the trigger that is made for the same repositories' },
  },
  {
    id: 'C-37', says: 'jobs that deck is to hide',
    input: () => app({ configOverrides: { deck: { hidden_repos: ['acme/app'] } } }),
    becomes: { accepted: 'deck hides them, as Prow documents it; a second deck for them alone is another Prow' },
  },
  {
    id: 'C-40', says: 'a configuration that a pull request can break',
    input: () => app({
      configRepository: 'acme/app', exposure: Exposure.clusterIp({ hookUrl: 'https://prow.acme.dev/hook', deckUrl: 'https://prow.acme.dev' }),
      deckLogin: DeckLogin.github({ users: ['ann'] }),
    }),
    becomes: { accepted: 'the file is in the repository and not here; what checks it before it is merged is a job of that repository' },
  },
];
