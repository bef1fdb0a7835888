import { ExposurePlan } from '../../exposure/exposure-plan';
import { ofEachComponent } from '../../prow/components/component-kinds';
import { ProwModel } from '../../prow/prow-model';
import { placedPrograms } from '../../prow/programs/placed-programs';
import type { MonitoringPlan } from './monitoring';
import { MONITORED } from './place-monitoring';
import { WatchedProw } from './prow-alerts';

/** What alerts need to know of a Prow. */
export function watchedProw(
  { namespace, github, components, privateDeck, programs, storage, jobCaches, jobCachesNamespace }: ProwModel, exposure: ExposurePlan,
  { probed }: Pick<MonitoringPlan, 'probed'>,
): WatchedProw {
  const more = [
    ...privateDeck === undefined || privateDeck.settings.replicas === 0 ? [] : [privateDeck.endpoint.serviceName],
    ...placedPrograms({ programs }).filter(({ measured }) => measured).map(({ name }) => name),
  ];
  const pods = Object.values(ofEachComponent(({ name }, component) => ({ name, replicas: components[component].replicas })));
  const idle = pods.filter(({ replicas }) => replicas === 0).map(({ name }) => name);
  return {
    namespace,
    // a PodMonitor gives what it finds its own name. Source: prometheus-operator, api reference, PodMonitorSpec.jobLabel
    job: `${namespace}/${MONITORED}`,
    ...more.length === 0 ? {} : { more },
    ...idle.length === 0 ? {} : { idle },
    ...jobCaches.length === 0 ? {} : { caches: jobCaches.map(({ name }) => ({ name, namespace: jobCachesNamespace })) },
    // an API below a path, as a server's own, has paths that ghproxy does not know
    ...new URL(github.apiUrl).pathname === '/' ? {} : { hidesMerges: true },
    storeClaim: storage.measuredClaim,
    hasCertificates: exposure.requirements.some(({ name }) => name === 'cert-manager'),
    probed: probed(exposure).filter(({ component }) => !idle.includes(component)),
  };
}
