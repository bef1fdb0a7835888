import { SecretNeed } from '../../core/secret-need';
import { ServiceExposure } from '../../core/service-exposure';
import { Party, tcp, Traffic, udp } from '../../core/traffic';
import { ExposurePlan, SERVICES_ONLY, TrafficEnds } from '../exposure-plan';
import { distinct } from '../hosts';
import { CLOUDFLARED, HOOK_PATH, placeCloudflared } from './cloudflared';
import { CloudflaredSettings } from './cloudflared-options';

/** The plan in which pods of ours hold a connection to Cloudflare, and nobody connects to the cluster. */
export function cloudflaredPlan(settings: CloudflaredSettings): ExposurePlan {
  const { hosts, identity: { tunnelId } } = settings;
  return {
    ...SERVICES_ONLY,
    hook: ServiceExposure.clusterIp(),
    deck: ServiceExposure.clusterIp(),
    hookUrl: `https://${hosts.hook}/hook`,
    deckUrl: `https://${hosts.deck}`,
    objects: { prow: (scope, inside) => placeCloudflared(scope, settings, inside) },
    secrets: [secretNeed(settings)],
    callers: [],
    traffic,
    notes: [...(tunnelId === undefined ? tokenNotes(settings) : credentialsNotes(settings, tunnelId)), ...zoneNotes(settings), ...NOTES],
  };
}

function secretNeed({ identity: { secretName, key, tunnelId } }: CloudflaredSettings): SecretNeed {
  return {
    name: secretName,
    keys: [tunnelId === undefined
      ? { key, option: 'tunnel-token', help: 'file with the token of the Cloudflare tunnel' }
      : { key, option: 'tunnel-credentials', help: `credentials of the Cloudflare tunnel, the file ${tunnelId}.json` }],
  };
}

/** To Cloudflare by QUIC or HTTP/2, both at port 7844. Source: cloudflared 2026.8.2, edgediscovery/allregions. */
function traffic({ namespace, toHook, toDeck, toDns, anywhere }: TrafficEnds): readonly Traffic[] {
  const from: Party = { name: CLOUDFLARED, pods: { namespace, labels: { app: CLOUDFLARED } } };
  return [
    toHook(from),
    toDeck(from),
    toDns(from),
    { from, to: anywhere, ports: [udp(7844), tcp(7844)], purpose: 'Cloudflare' },
  ];
}

function tokenNotes({ hosts }: CloudflaredSettings): readonly string[] {
  return [
    'A token may belong to either kind of tunnel. One that `cloudflared tunnel create` made follows the rules in ConfigMap cloudflared; it needs a DNS record for each '
    + `host: ${distinct(hosts).map((host) => `\`cloudflared tunnel route dns TUNNEL ${host}\``).join(' and ')}.`,
    'One that was made in Cloudflare\'s dashboard ignores that ConfigMap. Give it these public hostnames and no other, in this order, and 404 for the rest: '
    + `${hosts.hook} with the path ${HOOK_PATH} to http://hook:8888, and ${hosts.deck} to http://deck (to http://oauth2-proxy where that stands before deck).`,
  ];
}

function credentialsNotes({ hosts }: CloudflaredSettings, tunnelId: string): readonly string[] {
  return [`Each host needs a DNS record that leads to the tunnel: ${distinct(hosts).map((host) => `\`cloudflared tunnel route dns ${tunnelId} ${host}\``).join(' and ')}.`];
}

/** Cloudflare's free certificates hold a zone's own name and `*.` before it. */
function zoneNotes({ hosts }: CloudflaredSettings): readonly string[] {
  const deep = distinct(hosts).filter((host) => host.split('.').length > 3);
  if (deep.length === 0) return [];
  return [`Cloudflare's own certificates cover a zone and one name before it: unless the zone is everything behind the first dot, ${deep.join(' and ')} would have none.`];
}

const NOTES: readonly string[] = [
  'Pods of cloudflared must reach Cloudflare at port 7844, by UDP or TCP. Nothing has to reach the nodes.',
  'TLS ends at Cloudflare, which can read webhooks and pages. If its protection against bots is on, let requests for /hook pass: GitHub answers no challenge.',
];
