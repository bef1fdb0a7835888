import { ExposurePlan } from '../../exposure/exposure-plan';
import { ProwModel } from '../../prow/prow-model';
import { MONITORED } from './place-monitoring';
import { WatchedProw } from './prow-alerts';

/** What alerts need to know of a Prow. */
export function watchedProw({ namespace, privateDeck, storage }: ProwModel, { requirements }: ExposurePlan): WatchedProw {
  return {
    namespace,
    // a PodMonitor gives what it finds its own name. Source: prometheus-operator, api reference, PodMonitorSpec.jobLabel
    job: `${namespace}/${MONITORED}`,
    ...privateDeck && { more: [privateDeck.endpoint.serviceName] },
    storeClaim: storage.measuredClaim,
    hasCertificates: requirements.some(({ name }) => name === 'cert-manager'),
  };
}
