import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { DECK_HTTP, HEALTH, healthProbes } from '../components/component-ports';
import { ComponentProps } from '../components/component-props';
import { internalService } from '../components/internal-service';
import { storagePart } from '../components/pod-parts';
import { namedWorkload } from '../components/workload';
import { GCSWEB } from './gcsweb-options';
import { programOf } from './program-of';

/**
 * gcsweb shows the files of jobs in the bucket of logs, of S3 or of Google: Deployment, Service, ServiceAccount and budget. It reads the bucket with the keys
 * of deck, has no rights in the cluster and gets no token. Without `gcsweb` in the Prow's properties it raises `PropMissing`.
 *
 * Flags and ports: test-infra gcsweb/cmd/gcsweb/gcsweb.go at 9cd5798cbb.
 */
export class Gcsweb extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount, which may nothing in the cluster. */
  readonly serviceAccount: ApiObject;
  /** The Service. */
  readonly service: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const { prow, own } = programOf(this, props, 'gcsweb');
    // without it, it asks Google for nothing but what is public
    const asItself = own.bucket.startsWith('gs:') && prow.storage.credentials === undefined;
    const made = namedWorkload(this, { name: GCSWEB, settings: own, program: 'gcsweb' }, {
      prow,
      storageUser: 'deck',
      args: [`-b=${own.bucket}`, ...asItself ? ['-use-default-credentials=true'] : []],
      parts: [storagePart(prow, 'deck')],
      ports: [DECK_HTTP, HEALTH],
      probes: healthProbes,
      drains: true,
      prowRules: [],
      jobRules: [],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.service = internalService(this, GCSWEB, own.endpoint, DECK_HTTP.name);
    addMetadata(this, prow.metadata);
  }
}
