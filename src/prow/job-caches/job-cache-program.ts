import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { hardenedDeployment, workloadAccount } from '../../core/hardened-workload';
import { componentLabels, partLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { addMetadata } from '../../core/object-metadata';
import { Where } from '../../core/problem';
import { also, Fields, readProps, required } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { instanceOf } from '../../core/values';
import { ComponentProps } from '../components/component-props';
import { internalService } from '../components/internal-service';
import { PROW_UID } from '../components/workload';
import { ProwModel } from '../prow-model';
import { ProwPlan } from '../prow-plan';
import { JobCacheModel } from './job-cache-model';

/** Which cache of a plan it is. */
export interface JobCacheProgramProps extends ComponentProps {
  /** Name of one of the plan's `jobCaches`. Error: `NotAllowedValue`. */
  readonly name: string;
}

/**
 * A cache for jobs: Deployment, Service, ServiceAccount and PersistentVolumeClaim in the namespace of caches, and for a mirror of images a ConfigMap beside
 * the jobs. It has no rights and gets no token. Its preset is in the job config of the same plan.
 */
export class JobCacheProgram extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount, which may nothing. */
  readonly serviceAccount: ApiObject;
  /** The Service that jobs call. */
  readonly service: ApiObject;
  /** What keeps what was fetched. */
  readonly claim: ApiObject;
  /** What jobs mount, in their namespace; absent where variables are enough for them. */
  readonly configMap?: ApiObject;

  constructor(scope: Construct, id: string, props: JobCacheProgramProps) {
    super(scope, id);
    const { prow, cache } = read(this, props);
    const { name, size, storageClassName, endpoint, program, forJobs: { files } } = cache;
    const named = { name, namespace: endpoint.namespace };
    this.claim = nativeObject(this, 'Claim', 'v1/PersistentVolumeClaim', {
      metadata: { ...named, labels: componentLabels(name) },
      spec: { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage: size } } },
    });
    if (Object.keys(files).length > 0) {
      const metadata = { name, namespace: prow.jobsNamespace, labels: { ...partLabels() } };
      this.configMap = nativeObject(this, 'ConfigMap', 'v1/ConfigMap', { metadata, data: files });
    }
    this.serviceAccount = workloadAccount(this, named);
    this.deployment = hardenedDeployment(this, {
      ...named,
      uid: PROW_UID,
      pod: cache.pod,
      replicas: 1,
      scalable: false,
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: name } }, { name: 'tmp', emptyDir: { sizeLimit: program.scratch } }],
      container: containerOf(cache),
    });
    this.service = internalService(this, name, endpoint, 'http');
    addMetadata(this, prow.metadata);
  }
}

function containerOf({ image, resources, program }: JobCacheModel) {
  const { env, port, alivePath, readyPath, dataPath } = program;
  const probe = (path: string) => ({ httpGet: { path, port: 'http' }, periodSeconds: 10, timeoutSeconds: 5 });
  return {
    image,
    env: Object.entries({ HOME: '/tmp', ...env }).map(([name, value]) => ({ name, value })),
    ports: [{ name: 'http', containerPort: port }],
    livenessProbe: { ...probe(alivePath), failureThreshold: 6 },
    readinessProbe: { ...probe(readyPath), failureThreshold: 3 },
    resources,
    volumeMounts: [{ name: 'data', mountPath: dataPath }, { name: 'tmp', mountPath: '/tmp' }],
  };
}

function read({ node }: Construct, props: JobCacheProgramProps): { readonly prow: ProwModel; readonly cache: JobCacheModel } {
  const fields = { plan: required(instanceOf(ProwPlan, 'ProwPlan.of({ github, jobCaches })')), name: required(text) } satisfies Fields<JobCacheProgramProps>;
  return readProps(Where.construct(node.path), props, fields, ({ plan: { _model: prow } }, p) => {
    const name = p.again('name', also(text, (value) => {
      if (prow.jobCaches.some((cache) => cache.name === value)) return undefined;
      const meant = didYouMean(value, prow.jobCaches.map((cache) => cache.name));
      return {
        what: `${quote(value)} is none of the plan's jobCaches`, instead: meant === undefined ? 'add it to them' : `did you mean ${quote(meant)}?`,
        code: 'NotAllowedValue',
      };
    }));
    return { prow, cache: prow.jobCaches.find((cache) => cache.name === name) as JobCacheModel };
  });
}
