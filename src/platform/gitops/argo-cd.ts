import { yamlText } from '../../core/yaml-text';
import { ArgoCdSettings } from './git-ops-options';
import { beside, GitOpsFacts, GitOpsPlan } from './git-ops-plan';

const FILE = 'gitops/argo-cd.yaml';

/**
 * One Application for all stages, and one for what other projects publish.
 *
 * Source: argo-cd v3.6.1, docs/user-guide/sync-options.md, sync-waves.md, directory.md and operator-manual/health.md (an Application has no health of
 * its own since 1.8).
 */
export function argoCdPlan(settings: ArgoCdSettings): GitOpsPlan {
  return {
    by: 'Argo CD',
    namespace: settings.namespace,
    upstreamPath: settings.upstreamPath,
    annotations: ({ wave, stays }) => ({
      'argocd.argoproj.io/sync-wave': String(wave),
      ...(stays ? { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } : {}),
    }),
    files: (facts) => [{ name: FILE, content: applications(settings, facts).map(yamlText).join('---\n') }],
    telling: {
      by: 'Argo CD', installation: 'https://argo-cd.readthedocs.io/en/stable/getting_started/', crd: 'applications.argoproj.io',
      url: settings.url, branch: settings.branch, path: settings.path, upstreamPath: settings.upstreamPath, file: FILE,
      words: ['Apply that file again whenever it changes.', credentials(settings)],
      shows: `kubectl --namespace ${settings.namespace} get applications.argoproj.io`,
      expect: '`Synced` and `Healthy` for each',
      tells: `kubectl --namespace ${settings.namespace} describe applications.argoproj.io`,
      // an Application without a finalizer leaves what it applied
      stops: [`kubectl delete --filename=${FILE}`],
    },
  };
}

/** How it signs in. Source: argo-cd v3.6.1, docs/operator-manual/declarative-setup.md (Repositories). */
function credentials({ url, namespace }: ArgoCdSettings): string {
  const isSsh = !url.startsWith('http');
  const keys = isSsh ? '--from-file=sshPrivateKey=FILE' : '--from-literal=username=NAME --from-file=password=FILE';
  const secret = 'prow-repository';
  return `${isSsh ? 'By SSH it signs in with a key, which' : 'Where not everybody may read that repository, it signs in by what'} a Secret beside it holds: `
    + `\`kubectl --namespace ${namespace} create secret generic ${secret} --from-literal=type=git --from-literal=url=${url} ${keys}\`, then `
    + `\`kubectl --namespace ${namespace} label secret ${secret} argocd.argoproj.io/secret-type=repository\`.`;
}

function applications(settings: ArgoCdSettings, { prowNamespace, filledElsewhere, sealed }: GitOpsFacts): readonly object[] {
  const { path, upstreamPath } = settings;
  return [
    ...(upstreamPath === undefined ? [] : [application(settings, `${prowNamespace}-upstream`, prowNamespace, {
      source: source(settings, upstreamPath, '*.yaml'),
      // a version that has a CRD no more would take all objects of it along
      syncPolicy: syncPolicy(false),
    })]),
    application(settings, prowNamespace, prowNamespace, {
      source: source(settings, path, '*.k8s.yaml'),
      syncPolicy: syncPolicy(true),
      ignoreDifferences: filledElsewhere.map(({ namespace, name }) => ({ kind: 'ConfigMap', namespace, name, jsonPointers: ['/data', '/binaryData'] })),
    }),
    // it decrypts nothing by itself
    ...(sealed === undefined || sealed.fluxSecretName !== undefined ? [] : [application(settings, `${prowNamespace}-secrets`, prowNamespace, {
      source: source(settings, beside(path, sealed.folder), '*.yaml'), syncPolicy: syncPolicy(false),
    })]),
  ];
}

function application({ namespace, project }: ArgoCdSettings, name: string, to: string, spec: object): object {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace },
    spec: { project, destination: { server: 'https://kubernetes.default.svc', namespace: to }, ...spec },
  };
}

function source({ url, branch }: ArgoCdSettings, path: string, include: string): object {
  return { repoURL: url, targetRevision: branch, path, directory: { include } };
}

function syncPolicy(prune: boolean): object {
  return {
    automated: { prune, selfHeal: true },
    // the annotation that kubectl keeps would be too large for some CRDs; objects may come before their CRDs do; what others own is not taken from them
    syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true', 'RespectIgnoreDifferences=true', 'PruneLast=true'],
    // until what it needs is there
    retry: { limit: -1, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
  };
}
