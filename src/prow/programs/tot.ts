import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { addMetadata } from '../../core/object-metadata';
import { HEALTH, healthProbes, HTTP } from '../components/component-ports';
import { ComponentProps } from '../components/component-props';
import { internalService } from '../components/internal-service';
import { PodPart } from '../components/pod-part';
import { configPart } from '../components/pod-parts';
import { namedWorkload } from '../components/workload';
import { programOf } from './program-of';
import { TOT } from './tot-options';

const MOUNT = '/store';

const storePart: PodPart = {
  args: [`--storage=${MOUNT}/tot.json`],
  volumes: [{ name: 'store', persistentVolumeClaim: { claimName: TOT } }],
  mounts: [{ name: 'store', mountPath: MOUNT }],
};

/**
 * tot numbers the runs of each job, in place of the long numbers that Prow makes by the clock: Deployment, Service, ServiceAccount, and a
 * PersistentVolumeClaim of 1 GiB. prow-controller-manager asks it by `--tot-url`, and starts no job while it is away. It has no rights and gets no token.
 * Without `tot` in the Prow's properties it raises `PropMissing`.
 *
 * Flags and ports: prow cmd/tot at a61940897.
 */
export class Tot extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount, which may nothing. */
  readonly serviceAccount: ApiObject;
  /** The Service that prow-controller-manager asks. */
  readonly service: ApiObject;
  /** What keeps the numbers. */
  readonly claim: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const { prow, own } = programOf(this, props, 'tot');
    this.claim = nativeObject(this, 'Claim', 'v1/PersistentVolumeClaim', {
      metadata: { name: TOT, namespace: prow.namespace, labels: componentLabels(TOT) },
      spec: { accessModes: ['ReadWriteOnce'], storageClassName: own.storageClassName, resources: { requests: { storage: '1Gi' } } },
    });
    const made = namedWorkload(this, { name: TOT, settings: own, program: 'tot' }, {
      prow,
      args: [],
      parts: [configPart(prow), storePart],
      ports: [HTTP, HEALTH],
      probes: healthProbes,
      prowRules: [],
      jobRules: [],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.service = internalService(this, TOT, own.endpoint, HTTP.name);
    addMetadata(this, prow.metadata);
  }
}
