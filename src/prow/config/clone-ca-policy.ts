import { Construct } from 'constructs';
import { newerThan } from '../../core/kubernetes-version';
import { partLabels } from '../../core/labels';
import { emitted } from '../../core/manifest';
import { Finding } from '../../core/problem';
import { CA_KEY } from '../github/github-plan';
import { ProwModel } from '../prow-model';

const API_VERSION = 'admissionregistration.k8s.io/v1';
const VOLUME = 'prow-github-ca';
const FOLDER = '/etc/github-ca';

/**
 * Brings the CA of an Enterprise server into the init container `clonerefs` of job pods. Prow has no setting for it: that container's
 * environment and volumes are fixed, and presets reach only a job's own containers. So the API server adds them when a pod is made.
 *
 * Before Kubernetes 1.36 the clonerefs image has to bring the CA. Renders a MutatingAdmissionPolicy and its binding.
 * Sources: prow pkg/pod-utils/decorate/podspec.go, CloneRefs, at a61940897; k8s.io/api admissionregistration/v1 v0.37.1.
 */
export class CloneCaPolicy extends Construct {
  constructor(scope: Construct, id: string, model: ProwModel, caConfigMapName: string) {
    super(scope, id);
    const metadata = { name: `${model.namespace}-clonerefs-github-ca`, labels: { ...partLabels() } };
    emitted(this, 'Resource', {
      apiVersion: API_VERSION,
      kind: 'MutatingAdmissionPolicy',
      metadata,
      spec: {
        failurePolicy: 'Fail',
        reinvocationPolicy: 'Never',
        matchConstraints: jobPods(model.jobsNamespace),
        matchConditions: [{ name: 'clones', expression: 'has(object.spec.initContainers) && object.spec.initContainers.exists(c, c.name == "clonerefs")' }],
        mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: withCa(model.github.host, caConfigMapName) } }],
      },
    });
    emitted(this, 'Binding', { apiVersion: API_VERSION, kind: 'MutatingAdmissionPolicyBinding', metadata, spec: { policyName: metadata.name } });
  }
}

// every field that the API server would fill in is said, or the second apply would change the list as a whole
function jobPods(namespace: string) {
  return {
    matchPolicy: 'Equivalent',
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    objectSelector: { matchLabels: { 'created-by-prow': 'true' } },
    resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], scope: '*' }],
  };
}

/** The minor of Kubernetes 1 whose API servers serve such a policy by themselves. Source: k8s.io/apiserver v0.36.3, pkg/features/kube_features.go. */
const POLICY_SINCE = 36;

/** The name of the ConfigMap whose CA the API server has to bring; undefined where the image has it, or nothing has to be brought. */
export function caOfClones({ github: { caConfigMapName, clonerefsImage } }: Pick<ProwModel, 'github'>): string | undefined {
  return clonerefsImage === undefined ? caConfigMapName : undefined;
}

/** A policy for API servers that have none; it is of the property `github`. */
export function cloneCaFindings(model: ProwModel): readonly Finding[] {
  if (caOfClones(model) === undefined || model.kubernetesMinor >= POLICY_SINCE) return [];
  const { what, code } = newerThan('has a CA of its own, which a MutatingAdmissionPolicy brings to the clones of jobs: that ', POLICY_SINCE, model.kubernetesMinor);
  return [{ what, instead: `give clonerefsImage, an image that has the CA, or raise kubernetesVersion to "1.${POLICY_SINCE}" where no cluster is older`, code }];
}

function withCa(host: string, caConfigMapName: string): string {
  const environment = {
    // for this one server only, because jobs may clone from public servers as well
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.https://${host}/.sslCAInfo`,
    GIT_CONFIG_VALUE_0: `${FOLDER}/${CA_KEY}`,
    // for clonerefs itself, which asks the API for a token when it signs in as an App
    SSL_CERT_DIR: FOLDER,
  };
  const variables = Object.entries(environment).map(([name, value]) => `Object.spec.initContainers.env{name: ${JSON.stringify(name)}, value: ${JSON.stringify(value)}}`);
  return `Object{spec: Object.spec{
  volumes: [Object.spec.volumes{name: "${VOLUME}", configMap: Object.spec.volumes.configMap{name: ${JSON.stringify(caConfigMapName)}}}],
  initContainers: [Object.spec.initContainers{
    name: "clonerefs",
    env: [${variables.join(', ')}],
    volumeMounts: [Object.spec.initContainers.volumeMounts{name: "${VOLUME}", mountPath: "${FOLDER}", readOnly: true}]
  }]
}}
`;
}
