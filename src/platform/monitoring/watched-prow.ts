import { ExposurePlan } from '../../exposure/exposure-plan';
import { ProwModel } from '../../prow/prow-model';
import { placedPrograms } from '../../prow/programs/placed-programs';
import { MONITORED } from './place-monitoring';
import { WatchedProw } from './prow-alerts';

/** What alerts need to know of a Prow. */
export function watchedProw({ namespace, privateDeck, programs, storage }: ProwModel, { requirements }: ExposurePlan): WatchedProw {
  const more = [
    ...privateDeck === undefined ? [] : [privateDeck.endpoint.serviceName],
    ...placedPrograms({ programs }).filter(({ measured }) => measured).map(({ name }) => name),
  ];
  return {
    namespace,
    // a PodMonitor gives what it finds its own name. Source: prometheus-operator, api reference, PodMonitorSpec.jobLabel
    job: `${namespace}/${MONITORED}`,
    ...more.length === 0 ? {} : { more },
    storeClaim: storage.measuredClaim,
    hasCertificates: requirements.some(({ name }) => name === 'cert-manager'),
  };
}
