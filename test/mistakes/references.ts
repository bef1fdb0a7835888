import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { AcmeAccountOptions, ExistingObjects, Exposure, IngressController, ProwApp, Tls } from '../../src';
import { changed, Mistake, RESTRICTED } from './mistake';

type Json = Readonly<Record<string, unknown>>;
type Body = Json & { readonly apiVersion: string; readonly kind: string };

/** A Prow, and a chart of one's own with these objects in Prow's namespace beside it. */
function beside(objects: readonly Body[], existing?: ExistingObjects, exposure?: Exposure): ProwApp {
  return changed({ ...existing && { existing }, ...exposure && { exposure } }, (app) => {
    const chart = new Chart(app, 'mine', { namespace: 'prow' });
    objects.forEach((object, i) => new ApiObject(chart, `o${i}`, object));
  });
}

function patched(find: (app: ProwApp) => ApiObject, ...patches: JsonPatch[]): ProwApp {
  return changed({}, (app) => find(app).addJsonPatch(...patches));
}

/** What holds pods of jobs: the policy, or its binding. */
function ofPolicy(kind: string): (app: ProwApp) => ApiObject {
  return (app) => app.prow.node.findAll().filter(ApiObject.isApiObject).find((object) => object.kind === kind) as ApiObject;
}

/** The Service of a component. */
function serviceOf(component: 'ghproxy' | 'hook'): (app: ProwApp) => ApiObject {
  return (app) => app.prow[component].node.findAll().filter(ApiObject.isApiObject).find(({ kind }) => kind === 'Service') as ApiObject;
}

const deployment = (labels: Json, name = 'mine'): Body => ({
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name },
  spec: { selector: { matchLabels: labels }, template: {
    metadata: { labels },
    spec: { containers: [{ name: 'web', image: 'nginx:1.29', securityContext: RESTRICTED, ports: [{ containerPort: 8888 }] }] },
  } },
});
const scaler = (name: string): Body => ({
  apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name },
  spec: { minReplicas: 1, maxReplicas: 5, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } },
});
const ingress = (name: string, number: number): Body => ({
  apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'mine' },
  spec: { rules: [{ host: 'deck.acme.dev', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number } } } }] } }] },
});
const route = (name: string, port: number): Body => ({
  apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'mine' },
  spec: { parentRefs: [{ name: 'shared', namespace: 'gateways' }], rules: [{ backendRefs: [{ name, port }] }] },
});
const admin = (subject: Json): Body => ({
  apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'mine' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' }, subjects: [subject],
});
const certificate = (secretName: string): Body => ({
  apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'mine' },
  spec: { secretName, dnsNames: ['prow.acme.dev'], issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt-staging' } },
});
const reader = (secretName: string): Body => ({
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'mine' },
  spec: { containers: [{ name: 'c', image: 'nginx:1.29', securityContext: RESTRICTED, envFrom: [{ secretRef: { name: secretName } }] }] },
});
const service = (selector: Json): Body => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'mine' }, spec: { selector, ports: [{ port: 8888 }] } });

const ACCOUNT: AcmeAccountOptions = { email: 'ops@acme.dev' };
const HTTPS = (): Exposure => Exposure.ingress({ domain: 'prow.acme.dev', controller: IngressController.nginx(), tls: Tls.acme(ACCOUNT) });

/** Objects of one's own and patches that do not fit what stands beside them. */
export const REFERENCES: readonly Mistake[] = [
  {
    id: 'X01', says: 'pods of one’s own with the labels of hook',
    input: () => beside([deployment({ app: 'hook' })]),
    becomes: {
      refused: [
        '[mine/o0] spec.template.metadata.labels: these pods would get a part of the traffic of Service "hook" of [40-prow/prow/hook/Service/Resource], '
          + 'which selects {"app":"hook"}; give them other labels (TrafficCaught)',
      ],
    },
    corrected: () => beside([deployment({ app: 'mine' })]),
  },
  {
    id: 'X02', says: 'an autoscaler for crier',
    input: () => beside([scaler('crier')]),
    becomes: {
      refused: [
        '[mine/o0] spec.maxReplicas: 5 pods of Deployment "crier" in namespace "prow" could run, and of [40-prow/prow/crier/Resource] only one may run; '
          + 'leave the autoscaler out (ReplicasNotAllowed)',
      ],
    },
    corrected: () => beside([scaler('hook')]),
  },
  {
    id: 'X03', says: 'an autoscaler for a Deployment that nobody makes',
    input: () => beside([scaler('hok')]),
    becomes: { refused: ['[mine/o0] spec.scaleTargetRef.name: there is no Deployment "hok" in namespace "prow"; did you mean "hook"? (ScaleTargetMissing)'] },
    corrected: () => beside([scaler('deck')]),
  },
  {
    id: 'X04', says: 'an Ingress to a Service that nobody makes',
    input: () => beside([ingress('dekc', 80)]),
    becomes: {
      refused: [
        '[mine/o0] spec.rules[0].http.paths[0].backend.service.name: there is no Service "dekc" in namespace "prow"; did you mean "deck"? (ServiceMissing)',
      ],
    },
    corrected: () => beside([ingress('deck', 80)]),
  },
  {
    id: 'X05', says: 'an Ingress to a port that deck does not have',
    input: () => beside([ingress('deck', 8080)]),
    becomes: {
      refused: [
        '[mine/o0] spec.rules[0].http.paths[0].backend.service.port.number: Service "deck" in namespace "prow" has no port 8080; add it to the Service, '
          + 'or name "80" (ServicePortMissing)',
      ],
    },
    corrected: () => beside([ingress('deck', 80)]),
  },
  {
    id: 'X06', says: 'an HTTPRoute to a Service that nobody makes',
    input: () => beside([route('web', 80)]),
    becomes: {
      refused: [
        '[mine/o0] spec.rules[0].backendRefs[0].name: there is no Service "web" in namespace "prow"; emit it, or say it in existing.services, '
          + 'or name one of "deck", "ghproxy", "hook", "object-store", "tide" (ServiceMissing)',
      ],
    },
    corrected: () => beside([route('web', 80)], { services: [{ name: 'web', namespace: 'prow' }] }),
  },
  {
    id: 'X07', says: 'cluster-admin for the account of all jobs',
    input: () => beside([admin({ kind: 'ServiceAccount', name: 'prow-job', namespace: 'test-pods' })]),
    becomes: {
      refused: [
        '[mine/o0] subjects[0]: ServiceAccount "prow-job" makes every job cluster-admin that runs as [40-prow/prow/job-account/Resource], '
          + 'those of a stranger’s pull request too; bind a ServiceAccount of its own, and name it as serviceAccountName in jobs whose code you trust '
          + '(JobsAreAdmin)',
      ],
    },
    corrected: () => beside([admin({ kind: 'ServiceAccount', name: 'release', namespace: 'test-pods' })],
      { serviceAccounts: [{ name: 'release', namespace: 'test-pods' }] }),
  },
  {
    id: 'X16', says: 'a patch that lets two criers run',
    input: () => patched((app) => app.prow.crier.deployment, JsonPatch.replace('/spec/replicas', 2)),
    becomes: {
      refused: [
        '[40-prow/prow/crier/Resource] spec.replicas: 2 pods of crier would run, and only one may run; leave replicas as they are (ReplicasNotAllowed)',
      ],
    },
    corrected: () => patched((app) => app.prow.hook.deployment, JsonPatch.replace('/spec/replicas', 3)),
  },
  {
    id: 'X17', says: 'a patch that renames the Service of ghproxy',
    input: () => patched(serviceOf('ghproxy'), JsonPatch.replace('/metadata/name', 'proxy')),
    becomes: {
      refused: [
        '[40-prow/prow/ghproxy/Service] metadata.name: a patch makes it "proxy", and [40-prow/prow/hook/Resource] spec.template.spec.containers[0].args[5] '
          + 'and 9 more still name "ghproxy"; leave the name alone, or patch those too (NameStillUsed)',
      ],
    },
    corrected: () => patched(serviceOf('ghproxy'), JsonPatch.add('/metadata/annotations', { owner: 'ops' })),
  },
  {
    id: 'X17b', says: 'a patch by which the binding of the policy for jobs names another one',
    input: () => patched(ofPolicy('ValidatingAdmissionPolicyBinding'), JsonPatch.replace('/spec/policyName', 'job-pods')),
    becomes: {
      refused: [
        '[40-prow/prow/job-pod-policy/Binding] spec.policyName: there is no ValidatingAdmissionPolicy "job-pods"; emit it, or name "prow-job-pods" (PolicyMissing)',
      ],
    },
    corrected: () => patched(ofPolicy('ValidatingAdmissionPolicyBinding'), JsonPatch.replace('/spec/validationActions', ['Deny', 'Audit'])),
  },
  {
    id: 'X17c', says: 'a patch that renames the policy for jobs',
    input: () => patched(ofPolicy('ValidatingAdmissionPolicy'), JsonPatch.replace('/metadata/name', 'job-pods')),
    becomes: {
      refused: [
        '[40-prow/prow/job-pod-policy/Resource] metadata.name: a patch makes it "job-pods", and [40-prow/prow/job-pod-policy/Binding] spec.policyName '
          + 'still names "prow-job-pods"; leave the name alone, or patch those too (NameStillUsed)',
      ],
    },
  },
  {
    id: 'X18', says: 'a patch that gives hook a node port outside the range',
    input: () => patched(serviceOf('hook'), JsonPatch.replace('/spec/ports/0/nodePort', 80)),
    becomes: {
      refused: [
        '[40-prow/prow/hook/Service/Resource] spec.ports[0].nodePort: 80 is outside 30000-32767; pick a port in that range, '
          + 'or leave it out (NodePortOutOfRange)',
      ],
    },
    corrected: () => patched(serviceOf('hook'), JsonPatch.replace('/spec/ports/0/nodePort', 30080)),
  },
  {
    id: 'X20', says: 'a patch that makes an image latest',
    input: () => patched((app) => app.prow.hook.deployment, JsonPatch.replace('/spec/template/spec/containers/0/image', 'registry.acme.dev/hook:latest')),
    becomes: {
      warned: [
        '[40-prow/prow/hook/Resource] spec.template.spec.containers[0].image: registry.acme.dev/hook:latest has no tag, or the tag latest. '
          + 'What runs changes by itself then, and pods of one Prow differ.',
      ],
    },
    corrected: () => patched((app) => app.prow.hook.deployment, JsonPatch.replace('/spec/template/spec/containers/0/image', 'registry.acme.dev/hook:v1')),
  },
  {
    id: 'X37', says: 'a Certificate for the Secret that Tls.acme writes',
    input: () => beside([certificate('prow-tls')], undefined, HTTPS()),
    becomes: {
      refused: [
        '[mine/o0] spec.secretName: Certificate "mine" would write Secret "prow-tls", '
          + 'which is written by Certificate "prow-tls" of [40-prow/prow/exposure/prow-ingress/Resource] already; '
          + 'give each a Secret of its own (SecretWrittenTwice)',
      ],
    },
    corrected: () => beside([certificate('mine-tls')], undefined, HTTPS()),
  },
  {
    id: 'X39', says: 'a chart of one’s own with a pod that wants a Secret nobody makes',
    input: () => beside([reader('tokens')]),
    becomes: {
      refused: [
        '[mine/o0] spec.containers[0].envFrom[0].secretRef.name: there is no Secret "tokens" in namespace "prow"; say it in existing.secrets, '
          + 'or name one of "github-token", "hmac-token", "object-store-accounts", "object-store-root", "s3-credentials-crier", "s3-credentials-deck", '
          + '"s3-credentials-status-reconciler", "s3-credentials-tide" (SecretMissing)',
      ],
    },
    corrected: () => beside([reader('tokens')], { secrets: [{ name: 'tokens', namespace: 'prow' }] }),
  },
  {
    id: 'X40', says: 'a chart of one’s own with a misspelt namespace, and a Service that selects nothing',
    input: () => changed({}, (app) => void new ApiObject(new Chart(app, 'mine', { namespace: 'prwo' }), 'o', service({ app: 'web' }))),
    becomes: {
      refused: [
        '[mine/o] metadata.namespace: there is no Namespace "prwo"; did you mean "prow"? (NamespaceMissing)',
        '[mine/o] spec.selector: {"app":"web"} matches no pod of the namespace; select by labels that a pod template has, '
          + 'or say in existing.workloads what makes the pods (SelectorMatchesNothing)',
      ],
    },
    corrected: () => beside([deployment({ app: 'web' }), service({ app: 'web' })]),
  },
];
