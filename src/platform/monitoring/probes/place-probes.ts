import { Construct } from 'constructs';
import type { Probe } from '../../../../imports/monitoring.coreos.com';
import { customObject, Named } from '../../../core/manifest';
import { ProbedPage, probeJob } from './probed-page';
import { ProbesSettings } from './probes-options';

/** One Probe for each page, which tells the blackbox exporter what to ask. Source: prometheus-operator, monitoring.coreos.com/v1. */
export function placeProbes(scope: Construct, pages: readonly ProbedPage[], { prober, interval }: ProbesSettings, metadata: Named['metadata']): void {
  const { protocol, host, pathname } = new URL(prober);
  for (const { component, url, module } of pages) {
    customObject<Probe>(scope, `probe-${component}`, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Probe',
      metadata: { ...metadata, name: `${metadata.name}-${component}` },
      spec: {
        jobName: probeJob(metadata.namespace ?? ''),
        prober: {
          url: host, ...protocol === 'https:' ? { scheme: 'https' } : {}, ...pathname === '/' ? {} : { path: pathname },
        },
        module,
        ...interval === undefined ? {} : { interval },
        targets: { staticConfig: { static: [url], labels: { component } } },
      },
    });
  }
}
