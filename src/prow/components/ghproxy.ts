import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { HEALTH, healthProbes, HTTP, METRICS } from './component-ports';
import { ComponentProps, modelOf } from './component-props';
import { cacheArgs, cacheClaim, cachePart } from './ghproxy-cache';
import { internalService } from './internal-service';
import { workload } from './workload';

/**
 * ghproxy caches GitHub's answers for all components, so that the rate limit lasts. It must run once: its cache is on its own disk.
 *
 * It needs no rights and gets no token. Flags: prow cmd/ghproxy at a61940897.
 */
export class Ghproxy extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;
  /** The Service. */
  readonly service: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const prow = modelOf(this, props);
    const made = workload(this, 'ghproxy', {
      prow,
      args: cacheArgs(prow),
      parts: [cachePart(prow)],
      ports: [HTTP, HEALTH, METRICS],
      probes: healthProbes,
      prowRules: [],
      jobRules: [],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    cacheClaim(this, prow);
    this.service = internalService(this, 'ghproxy', prow.endpoints.ghproxy, HTTP.name);
    addMetadata(this, prow.metadata);
  }
}
