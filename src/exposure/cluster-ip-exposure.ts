import { httpUrl } from '../core/net';
import { Where } from '../core/problem';
import { readOldProps } from '../core/props-reader';
import { ServiceExposure } from '../core/service-exposure';
import { ClusterIpExposureOptions } from './cluster-ip-exposure-options';
import { ExposurePlan, SERVICES_ONLY } from './exposure-plan';
import { reachabilityNotes } from './reachability';

/** The plan in which nothing outside the cluster is answered from here. */
export function clusterIpExposure(options: ClusterIpExposureOptions): ExposurePlan {
  const { hookUrl, deckUrl } = readOldProps<ClusterIpExposureOptions, ClusterIpExposureOptions>(Where.call('Exposure.clusterIp'), options, (p) => ({
    hookUrl: p.optional('hookUrl', httpUrl),
    deckUrl: p.optional('deckUrl', httpUrl),
  }));
  return {
    ...SERVICES_ONLY,
    hook: ServiceExposure.clusterIp(),
    deck: ServiceExposure.clusterIp(),
    hookUrl,
    deckUrl: deckUrl?.replace(/\/+$/, ''),
    notes: hookUrl === undefined ? [NO_WAY_IN] : reachabilityNotes(hostOf(hookUrl)),
  };
}

const NO_WAY_IN = 'The Services hook and deck answer inside the cluster only: webhooks of GitHub need a proxy of your own that sends POST /hook to hook.';

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}
