import { App, ApiObject, Chart } from 'cdk8s';
import { ExternalObjects } from '../../src/platform/checks/external-objects';
import { ReferenceChecks } from '../../src/platform/checks/reference-checks';
import { Problem } from '../../src/core/problem';
import { render } from '../../src/writer/render';

type Objects = Record<string, any>;

const labels = { app: 'hook' };
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const meta = (name: string) => ({ name, namespace: 'prow' });
const RBAC = 'rbac.authorization.k8s.io';

/** An app in which everything fits; each time a new one, to be spoilt. */
function goodObjects(): Objects {
  return {
    'namespace': { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'prow' } },
    'account': { apiVersion: 'v1', kind: 'ServiceAccount', metadata: meta('hook'), imagePullSecrets: [{ name: 'registry' }] },
    'role': { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: meta('hook') },
    'cluster-role': { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'prow:nodes' } },
    'binding': {
      apiVersion: `${RBAC}/v1`, kind: 'RoleBinding', metadata: meta('hook'), roleRef: { apiGroup: RBAC, kind: 'Role', name: 'hook' },
      subjects: [{ kind: 'ServiceAccount', name: 'hook', namespace: 'prow' }, { kind: 'ServiceAccount', name: 'default', namespace: 'test-pods' },
        { kind: 'Group', name: 'anybody' }],
    },
    'cluster-binding': {
      apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: { name: 'nodes' }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'prow:nodes' },
      subjects: [{ kind: 'ServiceAccount', name: 'prow-job', namespace: 'test-pods' }],
    },
    'reader': { apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: { name: 'reader' },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'view' } },
    'auth': { apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: { name: 'auth' },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'system:auth-delegator' } },
    'config': { apiVersion: 'v1', kind: 'ConfigMap', metadata: meta('config'), data: { 'config.yaml': '{}' }, binaryData: { logo: 'AAAA' } },
    'job-config': { apiVersion: 'v1', kind: 'ConfigMap', metadata: meta('job-config') },
    'claim': { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: meta('cache'), spec: claim },
    'service': {
      apiVersion: 'v1', kind: 'Service', metadata: meta('hook'),
      spec: { type: 'NodePort', selector: labels,
        ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: 30001 }, { name: 'metrics', port: 8889, nodePort: 30002 },
          { name: 'dns', port: 53, targetPort: 5353, protocol: 'UDP' }] },
    },
    'headless': { apiVersion: 'v1', kind: 'Service', metadata: meta('headless'), spec: { ports: [{ port: 80 }] } },
    'elsewhere': { apiVersion: 'v1', kind: 'Service', metadata: meta('elsewhere'),
      spec: { type: 'ExternalName', selector: { app: 'x' }, externalName: 'acme.dev' } },
    'budget': { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: meta('hook'), spec: { selector: { matchLabels: labels } } },
    'deployment': {
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: meta('hook'),
      spec: {
        selector: { matchLabels: labels,
          matchExpressions: [{ key: 'app', operator: 'In', values: ['hook', 'deck'] }, { key: 'canary', operator: 'DoesNotExist' }] },
        template: {
          metadata: { labels: { ...labels, version: 'v1' } },
          spec: {
            serviceAccountName: 'hook',
            imagePullSecrets: [{ name: 'registry' }],
            initContainers: [{ name: 'init', image: 'a:1', args: ['--cache=/cache/deep/file'], volumeMounts: [{ name: 'cache', mountPath: '/cache' }] }],
            containers: [{
              name: 'hook',
              image: 'a:1',
              command: ['/hook', '--dry-run=false'],
              args: [
                '--config-path=/etc/config/config.yaml', '--job-config-path=/etc/job-config', '--jobs=/etc/job-config/any.yaml',
                '--hmac-secret-file=/etc/webhook/hmac',
                '--token=/etc/all/github/token', '--directory=/etc/all/github/', '--logo=/etc/logo', '--other=/usr/share/none',
                '--list=/etc/config/a,/etc/config/b', '--url=http://x/etc/config/c',
                '--inner=/etc/config/inner/file', '--$(NAME)=/etc/config/$(NAME)',
              ],
              ports: [{ name: 'http', containerPort: 8888 }, { name: 'metrics', containerPort: 8889 }, { containerPort: 5353, protocol: 'UDP' }],
              env: [
                { name: 'A', value: 'x' },
                { name: 'B', valueFrom: { configMapKeyRef: { name: 'config', key: 'logo' } } },
                { name: 'C', valueFrom: { secretKeyRef: { name: 'hmac-token', key: 'hmac' } } },
                { name: 'D', valueFrom: { secretKeyRef: { name: 'no', key: 'matter', optional: true } } },
                { name: 'E', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
              ],
              envFrom: [{ configMapRef: { name: 'external' } }, { secretRef: { name: 'hmac-token' } }],
              volumeMounts: [
                { name: 'config', mountPath: '/etc/config/' }, { name: 'job-config', mountPath: '/etc/job-config' }, { name: 'hmac', mountPath: '/etc/webhook' },
                { name: 'all', mountPath: '/etc/all' }, { name: 'config', mountPath: '/etc/logo', subPath: 'logo' },
                { name: 'scratch', mountPath: '/etc/config/inner' },
              ],
            }],
            volumes: [
              { name: 'config', configMap: { name: 'config' } },
              { name: 'job-config', configMap: { name: 'job-config' } },
              { name: 'hmac', secret: { secretName: 'hmac-token', items: [{ key: 'hmac', path: 'hmac' }] } },
              { name: 'all',
                projected: {
                  sources: [{ configMap: { name: 'config', items: [{ key: 'config.yaml', path: 'prow.yaml' }] } },
                    { secret: { name: 'github-token', items: [{ key: 'token', path: 'github/token' }] } }] } },
              { name: 'tokens', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } },
              { name: 'cache', persistentVolumeClaim: { claimName: 'cache' } },
              { name: 'scratch', emptyDir: {} },
            ],
          },
        },
      },
    },
    'set': {
      apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: meta('store'),
      spec: { selector: { matchLabels: { app: 'store' } }, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }],
        template: {
          metadata: { labels: { app: 'store' } },
          spec: { containers: [{ name: 'store', image: 'a:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] },
        } },
    },
    'cron': { apiVersion: 'batch/v1', kind: 'CronJob', metadata: meta('cron'),
      spec: { schedule: '@daily',
        jobTemplate: { spec: { template: { spec: { containers: [{ name: 'c', image: 'a:1' }], restartPolicy: 'Never', serviceAccountName: 'hook' } } } } } },
    'pod': { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod', namespace: 'test-pods' },
      spec: { serviceAccountName: 'prow-job', containers: [{ name: 'c', image: 'a:1' }] } },
    'in-default': {
      apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' },
      spec: { serviceAccountName: 'default', containers: [{ name: 'c', image: 'a:1' }] },
    },
    'strange': { apiVersion: 'acme.dev/v1', kind: 'Strange', metadata: { name: 'strange', namespace: 'kube-system' },
      spec: { template: { spec: { containers: [7, 'x', { env: 'x' }], volumes: 'y' } } } },
  };
}

const EXTERNAL: ExternalObjects = {
  namespaces: ['test-pods'],
  serviceAccounts: [{ namespace: 'test-pods', name: 'prow-job' }],
  configMaps: [{ namespace: 'prow', name: 'external' }],
  secrets: [
    { namespace: 'prow', name: 'hmac-token', keys: ['hmac'] },
    { namespace: 'prow', name: 'github-token', keys: ['app_id'] },
    { namespace: 'prow', name: 'github-token', keys: ['token'] },
    { namespace: 'prow', name: 'registry' },
  ],
};

function found(spoil: (objects: Objects) => void, external: ExternalObjects | undefined): readonly string[] {
  const objects = goodObjects();
  spoil(objects);
  const chart = new Chart(new App({ outdir: 'nowhere' }), 'c');
  for (const [id, json] of Object.entries(objects)) new ApiObject(chart, id, json);
  const checks = new ReferenceChecks(external);
  const problems: Problem[] = [];
  render(App.of(chart), problems, (object) => checks.see(object));
  return [...problems, ...checks.problems()].map(({ text }) => text);
}

test('an app in which everything fits', () => expect(found(() => undefined, EXTERNAL)).toEqual([]));

const container = (objects: Objects) => objects.deployment.spec.template.spec.containers[0];
const podSpec = (objects: Objects) => objects.deployment.spec.template.spec;
const AT = '[c/deployment] spec.template.spec';

test.each<[string, (objects: Objects) => void, string]>([
  ['a namespace that nobody makes', (o) => delete o.namespace,
    '[c/account] metadata.namespace: there is no Namespace "prow"; emit it, or say it in existing.namespaces, or name one of "default", "kube-node-lease", '
      + '"kube-public", "kube-system", "test-pods" (NamespaceMissing)'],
  ['a misspelt namespace', (o) => (o.pod.metadata.namespace = 'test-pod', o.pod.spec.serviceAccountName = 'default'),
    '[c/pod] metadata.namespace: there is no Namespace "test-pod"; did you mean "test-pods"? (NamespaceMissing)'],
  ['a ServiceAccount that nobody makes', (o) => podSpec(o).serviceAccountName = 'deck',
    `${AT}.serviceAccountName: there is no ServiceAccount "deck" in namespace "prow"; emit it, or say it in existing.serviceAccounts, `
      + 'or name "hook" (ServiceAccountMissing)'],
  ['the ServiceAccount of a CronJob', (o) => o.cron.spec.jobTemplate.spec.template.spec.serviceAccountName = 'hok',
    '[c/cron] spec.jobTemplate.spec.template.spec.serviceAccountName: there is no ServiceAccount "hok" in namespace "prow"; '
      + 'did you mean "hook"? (ServiceAccountMissing)'],
  ['the ServiceAccount of a Pod', (o) => o.pod.spec.serviceAccountName = 'hook',
    '[c/pod] spec.serviceAccountName: there is no ServiceAccount "hook" in namespace "test-pods"; emit it, or say it in existing.serviceAccounts, '
      + 'or name "prow-job" (ServiceAccountMissing)'],
  ['a Role that nobody makes', (o) => o.binding.roleRef.name = 'deck',
    '[c/binding] roleRef.name: there is no Role "deck" in namespace "prow"; emit it, or name "hook" (RoleMissing)'],
  ['a ClusterRole that nobody makes', (o) => o.reader.roleRef.name = 'vieww',
    '[c/reader] roleRef.name: there is no ClusterRole "vieww"; did you mean "view"? (RoleMissing)'],
  ['a subject that nobody makes', (o) => o.binding.subjects[0].name = 'hooks',
    '[c/binding] subjects[0].name: there is no ServiceAccount "hooks" in namespace "prow"; did you mean "hook"? (ServiceAccountMissing)'],
  ['a subject of the binding\'s own namespace that nobody makes', (o) => {
    delete o.binding.subjects[0].namespace;
    o.binding.subjects[0].name = 'hooks';
  }, '[c/binding] subjects[0].name: there is no ServiceAccount "hooks" in namespace "prow"; did you mean "hook"? (ServiceAccountMissing)'],
  ['a ConfigMap that nobody makes', (o) => podSpec(o).volumes[1].configMap.name = 'jobs-config',
    `${AT}.volumes[1].configMap.name: there is no ConfigMap "jobs-config" in namespace "prow"; did you mean "job-config"? (ConfigMapMissing)`],
  ['a ConfigMap in another namespace', (o) => o['job-config'].metadata.namespace = 'test-pods',
    `${AT}.volumes[1].configMap.name: there is no ConfigMap "job-config" in namespace "prow"; emit it, or say it in existing.configMaps, `
      + 'or name one of "config", "external" (ConfigMapMissing)'],
  ['a ConfigMap as variables', (o) => container(o).envFrom[0].configMapRef.name = 'all',
    `${AT}.containers[0].envFrom[0].configMapRef.name: there is no ConfigMap "all" in namespace "prow"; `
      + `emit it, or say it in existing.configMaps, or name one of "config", "external", "job-config" (ConfigMapMissing)`],
  ['a key of a ConfigMap', (o) => container(o).env[1].valueFrom.configMapKeyRef.key = 'logos',
    `${AT}.containers[0].env[1].valueFrom.configMapKeyRef.key: ConfigMap "config" in namespace "prow" has no key "logos"; did you mean "logo"? (KeyMissing)`],
  ['a key of a projected ConfigMap', (o) => podSpec(o).volumes[3].projected.sources[0].configMap.items[0].key = 'x',
    `${AT}.volumes[3].projected.sources[0].configMap.items[0].key: ConfigMap "config" in namespace "prow" has no key "x"; `
      + `add it, or name one of "config.yaml", "logo" (KeyMissing)`],
  ['a Secret that nobody declared', (o) => podSpec(o).volumes[2].secret = { secretName: 'hmac' },
    `${AT}.volumes[2].secret.secretName: there is no Secret "hmac" in namespace "prow"; say it in existing.secrets, or name one of "github-token", `
      + '"hmac-token", "registry" (SecretMissing)'],
  ['a projected Secret', (o) => podSpec(o).volumes[3].projected.sources[1].secret.name = 'github-tokens',
    `${AT}.volumes[3].projected.sources[1].secret.name: there is no Secret "github-tokens" in namespace "prow"; did you mean "github-token"? (SecretMissing)`],
  ['a Secret as variables', (o) => container(o).envFrom[1].secretRef.name = 'registri',
    `${AT}.containers[0].envFrom[1].secretRef.name: there is no Secret "registri" in namespace "prow"; did you mean "registry"? (SecretMissing)`],
  ['a Secret for pulling', (o) => podSpec(o).imagePullSecrets[0].name = 'registri',
    `${AT}.imagePullSecrets[0].name: there is no Secret "registri" in namespace "prow"; did you mean "registry"? (SecretMissing)`],
  ['a Secret of a ServiceAccount', (o) => o.account.imagePullSecrets[0].name = 'registri',
    '[c/account] imagePullSecrets[0].name: there is no Secret "registri" in namespace "prow"; did you mean "registry"? (SecretMissing)'],
  ['a key of a Secret', (o) => container(o).env[2].valueFrom.secretKeyRef.key = 'hmac-token',
    `${AT}.containers[0].env[2].valueFrom.secretKeyRef.key: Secret "hmac-token" in namespace "prow" has no key "hmac-token"; `
      + `add it, or name "hmac" (KeyMissing)`],
  ['a claim that nobody makes', (o) => delete o.claim,
    `${AT}.volumes[5].persistentVolumeClaim.claimName: there is no PersistentVolumeClaim "cache" in namespace "prow"; emit it, `
      + 'or say it in existing.claims (ClaimMissing)'],
  ['a mount without a volume', (o) => container(o).volumeMounts.push({ name: 'scratsh', mountPath: '/tmp' }),
    `${AT}.containers[0].volumeMounts[6].name: the pod has no volume "scratsh"; did you mean "scratch"? (VolumeMissing)`],
  ['a mount of an init container', (o) => podSpec(o).volumes.splice(5, 1),
    `${AT}.initContainers[0].volumeMounts[0].name: the pod has no volume "cache"; add it to the pod, or name one of "all", "config", "hmac", "job-config", `
      + `"scratch", "tokens" (VolumeMissing)`],
  ['a file that a ConfigMap does not have', (o) => container(o).args[0] = '--config-path=/etc/config/config.yml',
    `${AT}.containers[0].args[0]: "--config-path=/etc/config/config.yml" names a file that volume "config" does not have; `
      + `did you mean "config.yaml"? (FileNotInVolume)`],
  ['a file of a key that was renamed',
    (o) => (o.config.data = { 'prow.yaml': '{}' }, podSpec(o).volumes[3].projected.sources[0].configMap.items[0].key = 'prow.yaml'),
    `${AT}.containers[0].args[0]: "--config-path=/etc/config/config.yaml" names a file that volume "config" does not have; `
      + `add the key, or name one of "logo", "prow.yaml" (FileNotInVolume)`],
  ['a file that is mounted by another name', (o) => container(o).args[4] = '--token=/etc/all/token',
    `${AT}.containers[0].args[4]: "--token=/etc/all/token" names a file that volume "all" does not have; `
      + `add the key, or name one of "github/token", "prow.yaml" (FileNotInVolume)`],
  ['a file in a command', (o) => container(o).command[1] = '-f=/etc/webhook/hmak',
    `${AT}.containers[0].command[1]: "-f=/etc/webhook/hmak" names a file that volume "hmac" does not have; did you mean "hmac"? (FileNotInVolume)`],
  ['a sub-path that is no key', (o) => container(o).volumeMounts[4].subPath = 'logo.png',
    `${AT}.containers[0].volumeMounts[4].subPath: "logo.png" names a file that volume "config" does not have; `
      + `add the key, or name one of "config.yaml", "logo" (FileNotInVolume)`],
  ['a selector that its own pods do not match', (o) => o.set.spec.selector.matchLabels = { app: 'stores' },
    '[c/set] spec.selector: {"matchLabels":{"app":"stores"}} does not match the labels {"app":"store"} of spec.template; '
      + 'put the selected labels on the template (SelectorNotInTemplate)'],
  ['an expression that its own pods do not match', (o) => o.set.spec.selector = { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['store'] }] },
    '[c/set] spec.selector: {"matchExpressions":[{"key":"app","operator":"NotIn","values":["store"]}]} does not match the labels {"app":"store"} of '
      + 'spec.template; put the selected labels on the template (SelectorNotInTemplate)'],
  ['a Service without pods', (o) => o.service.spec.selector = { app: 'hook', version: 'v2' },
    '[c/service] spec.selector: {"app":"hook","version":"v2"} matches no pod of the namespace; '
      + 'select by labels that a pod template has, or say in existing.workloads what makes the pods (SelectorMatchesNothing)'],
  ['a port name that no pod has', (o) => o.service.spec.ports[0].targetPort = 'https',
    '[c/service] spec.ports[0].targetPort: no selected pod has the TCP port "https"; did you mean "http"? (TargetPortMissing)'],
  ['a port that no pod has', (o) => o.service.spec.ports[1].targetPort = 80,
    '[c/service] spec.ports[1].targetPort: no selected pod has the TCP port 80; '
      + 'declare it as a containerPort, or name one of "8888", "8889" (TargetPortMissing)'],
  ['a port of another protocol', (o) => (delete o.service.spec.ports[2].protocol, delete o.service.spec.ports[2].nodePort),
    '[c/service] spec.ports[2].targetPort: no selected pod has the TCP port 5353; '
      + 'declare it as a containerPort, or name one of "8888", "8889" (TargetPortMissing)'],
  ['a port that is the pod’s too', (o) => o.service.spec.ports[1].port = 8080,
    '[c/service] spec.ports[1].port: no selected pod has the TCP port 8080; declare it as a containerPort, or name one of "8888", "8889" (TargetPortMissing)'],
  ['a node port of another Service', (o) => o.headless.spec = { type: 'NodePort', ports: [{ port: 80, nodePort: 30001 }] },
    '[c/headless] spec.ports[0].nodePort: 30001 is taken by [c/service]; pick another port (NodePortTaken)'],
  ['a node port twice in a Service', (o) => o.service.spec.ports[1].nodePort = 30001,
    '[c/service] spec.ports[1].nodePort: 30001 is the node\'s port of [0] too; pick another one (NodePortTaken)'],
  ['a budget without pods', (o) => o.budget.spec.selector = { matchExpressions: [{ key: 'gone', operator: 'Exists' }] },
    '[c/budget] spec.selector: {"matchExpressions":[{"key":"gone","operator":"Exists"}]} matches no pod of the namespace; '
      + 'select by labels that a pod template has, or say in existing.workloads what makes the pods (SelectorMatchesNothing)'],
])('%s', (_, spoil, text) => expect(found(spoil, EXTERNAL)).toEqual([text]));

test('what nobody can know passes where the rest of the cluster was not declared', () => {
  const spoil = (o: Objects): void => {
    for (const id of ['namespace', 'account', 'role', 'claim', 'job-config']) delete o[id];
    o.lonely = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'lonely', namespace: 'other' }, spec: { selector: { app: 'x' }, ports: [{ port: 1 }] } };
    o.guard = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'guard', namespace: 'other' },
      spec: { selector: { matchLabels: { app: 'x' } } } };
    container(o).env[1].valueFrom.configMapKeyRef.key = 'logos';
  };
  expect(found(spoil, undefined)).toEqual([
    `${AT}.containers[0].env[1].valueFrom.configMapKeyRef.key: ConfigMap "config" in namespace "prow" has no key "logos"; did you mean "logo"? (KeyMissing)`,
  ]);
  expect(found(spoil, EXTERNAL)).toHaveLength(11);
});
