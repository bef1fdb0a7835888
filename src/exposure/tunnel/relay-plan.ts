import { dataKey, secretName } from '../../core/names';
import { httpUrl } from '../../core/net';
import { PropsReader } from '../../core/props-reader';
import { ServiceExposure } from '../../core/service-exposure';
import { Party, tcp, Traffic } from '../../core/traffic';
import { EdgePodModel, readEdgePod } from '../edge/edge-pod-model';
import { ExposurePlan, SERVICES_ONLY, TrafficEnds } from '../exposure-plan';
import { refuseTls } from '../refuse-tls';
import { GOSMEE, GOSMEE_IMAGE, installGosmee, RelayChannel } from './gosmee';
import { RelayOptions } from './relay-options';

/** A relay with every default filled in. */
export interface RelayModel {
  readonly pod: EdgePodModel;
  readonly channel: RelayChannel;
  readonly deckUrl: string | undefined;
}

export function readRelay(p: PropsReader<RelayOptions>): RelayModel {
  refuseTls(p, 'TLS ends at the relay, with certificates of its own', 'leave it out');
  return {
    // it holds a webhook several times over: one of 20 MB made gosmee v0.32.0 grow to 270 MB
    pod: readEdgePod(p, { image: GOSMEE_IMAGE, memoryLimit: '1Gi' }),
    channel: { secretName: p.optional('channelSecretName', secretName, 'webhook-relay'), key: p.optional('channelSecretKey', dataKey, 'url') },
    deckUrl: p.optional('deckUrl', httpUrl)?.replace(/\/+$/, ''),
  };
}

/** The plan in which one pod fetches webhooks from a relay; deck is reached by other means. */
export function relayPlan(model: RelayModel): ExposurePlan {
  const { channel: { secretName: name, key }, deckUrl } = model;
  return {
    ...SERVICES_ONLY,
    hook: ServiceExposure.clusterIp(),
    deck: ServiceExposure.clusterIp(),
    hookAddress: 'the URL of the relay\'s channel, as it is',
    deckUrl,
    objects: { prow: (scope, inside) => installGosmee(scope, model.pod, model.channel, inside) },
    secrets: [{ name, keys: [{ key, option: 'relay-url', help: 'file with the URL of the channel of the webhook relay' }] }],
    callers: [],
    traffic,
    notes: [...NOTES, ...(deckUrl === undefined ? ['The relay brings webhooks only: people see deck by kubectl port-forward, or by a way in of your own.'] : [])],
    warnings: WARNINGS,
  };
}

function traffic({ namespace, toHook, toDns, anywhere }: TrafficEnds): readonly Traffic[] {
  const from: Party = { name: GOSMEE, pods: { namespace, labels: { app: GOSMEE } } };
  return [
    toHook(from),
    toDns(from),
    { from, to: anywhere, ports: [tcp(443)], purpose: 'the relay' },
  ];
}

/** Source: gosmee v0.32.0, gosmee/client.go and gosmee/server.go. */
const NOTES: readonly string[] = [
  'hook checks the signature of every webhook, byte by byte. A gosmee server hands on the bytes that GitHub sent. smee.io reads the JSON and writes it again: a webhook '
  + 'that comes out otherwise is refused with 403, in the log of the pod webhook-relay and not at GitHub.',
  'gosmee writes the URL of the channel into its log.',
];

const WARNINGS: readonly string[] = [
  'Whoever knows the URL of the relay\'s channel, and whoever runs the relay, reads every webhook: the titles, texts and names of private repositories too.',
  'A webhook relay gives no guarantee: what GitHub sends while the pod is not connected is lost, and GitHub shows it as delivered.',
];
