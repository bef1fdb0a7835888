import { Construct } from 'constructs';
import { partLabels } from '../../core/labels';
import { emitted } from '../../core/manifest';
import { ProwModel } from '../prow-model';
import { admissionRules, VARIABLES } from './admission-rules';
import { AdmissionMode } from './jobs-admission-options';

const API_VERSION = 'admissionregistration.k8s.io/v1';

/**
 * Holds in the cluster what pods of jobs may have: pull requests bring jobs that nobody here has read. Renders a ValidatingAdmissionPolicy, which
 * Kubernetes has since 1.30, and its binding to the jobs' namespace. What it refuses ends as a ProwJob in error that says why.
 *
 * Sources: k8s.io/api admissionregistration/v1 v0.37.1; prow pkg/pod-utils/decorate/podspec.go at a61940897.
 */
export class JobPodPolicy extends Construct {
  constructor(scope: Construct, id: string, model: ProwModel) {
    super(scope, id);
    const { namespace, jobsNamespace, jobsAdmission: { mode } } = model;
    const metadata = { name: `${namespace}-job-pods`, labels: { ...partLabels() } };
    emitted(this, 'Resource', {
      apiVersion: API_VERSION,
      kind: 'ValidatingAdmissionPolicy',
      metadata,
      spec: {
        failurePolicy: 'Fail',
        // every field that the API server would fill in is said, or the second apply would change the list as a whole
        matchConstraints: {
          matchPolicy: 'Equivalent',
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': jobsNamespace } },
          objectSelector: {},
          resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], scope: '*' }],
        },
        variables: VARIABLES,
        validations: admissionRules(model).map(({ expression, message }) => ({ expression, message: `jobs of Prow: ${message}`, reason: 'Forbidden' })),
      },
    });
    emitted(this, 'Binding', {
      apiVersion: API_VERSION,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata,
      spec: { policyName: metadata.name, validationActions: mode === AdmissionMode.WARN ? ['Warn', 'Audit'] : ['Deny'] },
    });
  }
}
