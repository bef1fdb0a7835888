import { Construct } from 'constructs';
import { partLabels } from '../core/labels';
import { nativeObject } from '../core/manifest';
import { identityAnnotations, IdentityPlan } from './storage/storage-identity';
import { JobServiceAccountSettings } from './jobs/job-service-account';
import { JOB_SERVICE_ACCOUNT } from './object-names';

/**
 * The ServiceAccount of job pods: no token, no rights, in the cloud those that the store gives jobs.
 * It is not `default`, which the control plane makes by itself at a moment of its own.
 */
export class JobAccount extends Construct {
  constructor(scope: Construct, id: string, jobsNamespace: string, imagePullSecrets: readonly string[] = [], identity?: IdentityPlan) {
    super(scope, id);
    nativeObject(this, 'Resource', 'v1/ServiceAccount', {
      metadata: { name: JOB_SERVICE_ACCOUNT, namespace: jobsNamespace, labels: { ...partLabels() }, annotations: identityAnnotations(identity, 'jobs') },
      automountServiceAccountToken: false,
      imagePullSecrets: imagePullSecrets.length === 0 ? undefined : imagePullSecrets.map((name) => ({ name })),
    });
  }
}

/** A ServiceAccount of some jobs: no rights, and no token unless it was said. */
export class OwnJobAccount extends Construct {
  constructor(scope: Construct, id: string, jobsNamespace: string, account: JobServiceAccountSettings, pullSecrets: readonly string[] = []) {
    super(scope, id);
    const { name, annotations, imagePullSecrets = pullSecrets, token } = account;
    nativeObject(this, 'Resource', 'v1/ServiceAccount', {
      metadata: { name, namespace: jobsNamespace, labels: { ...partLabels() }, annotations },
      automountServiceAccountToken: token,
      imagePullSecrets: imagePullSecrets.length === 0 ? undefined : imagePullSecrets.map((secret) => ({ name: secret })),
    });
  }
}
