import { Construct } from 'constructs';
import { endpointUrl } from '../../core/endpoint';
import { dataKey, secretName } from '../../core/names';
import { Fields, optional, ValuesOf } from '../../core/props';
import { ServiceExposure } from '../../core/service-exposure';
import { Party, tcp, Traffic } from '../../core/traffic';
import { edgePodFields, EdgePodOptions } from '../edge/edge-pod-options';
import { edgeWorkload, fromSecret } from '../edge/edge-workload';
import { ExposurePlan, InsideEndpoints, SERVICES_ONLY, TrafficEnds } from '../exposure-plan';
import { wayFromInside } from '../private-deck-way';
import { deckUrl as siteUrl } from '../words';

/** A relay of webhooks, for a Prow that GitHub cannot reach: a laptop, a cluster at home. For trying out, not for production. */
export interface RelayOptions extends EdgePodOptions {
  /**
   * Secret in Prow's namespace with the URL of the relay's channel, like `https://smee.io/…` or one of a gosmee server; `secrets.sh` makes it
   * when it is missing. The URL is a secret, because whoever knows it reads every webhook. Environment variable `GOSMEE_URL`.
   * Error: `SecretNameInvalid`.
   * @default webhook-relay
   */
  readonly channelSecretName?: string;

  /**
   * Key of the URL in that Secret. Error: `DataKeyInvalid`.
   * @default url
   */
  readonly channelSecretKey?: string;

  /**
   * URL under which people see deck, which no relay shows; something else has to make it so. It ends up in the links that Prow writes into
   * pull requests; a slash at its end is left out. Errors: `DeckUrlWithPath`, `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - not known: pull requests get no links
   */
  readonly deckUrl?: string;
}

/** Name of the relay's Deployment and ServiceAccount. */
const GOSMEE = 'webhook-relay';

/** Newest release of July 2026, published for amd64 and arm64 among others. Source: gosmee v0.32.0, Dockerfile and .github/workflows/build.yml. */
const GOSMEE_IMAGE = 'ghcr.io/chmouel/gosmee:v0.32.0';

const HEALTH_PORT = 8080;
/** User of the image. */
const UID = 1001;

export const RELAY = {
  // it holds a webhook several times over: one of 20 MB made gosmee v0.32.0 grow to 270 MB. And only one may run, because every client of a
  // channel gets every event: two would deliver each webhook twice
  ...edgePodFields({ image: GOSMEE_IMAGE, memoryLimit: '1Gi' }),
  channelSecretName: optional(secretName, 'webhook-relay'),
  channelSecretKey: optional(dataKey, 'url'),
  deckUrl: optional(siteUrl),
} satisfies Fields<RelayOptions>;

/** A relay with every default filled in. */
export type RelaySettings = ValuesOf<typeof RELAY>;

export function settleRelay({ deckUrl, ...settings }: RelaySettings): RelaySettings {
  return { ...settings, deckUrl: deckUrl?.replace(/\/+$/, '') };
}

/** The plan in which one pod fetches webhooks from a relay; deck is reached by other means. */
export function relayPlan(settings: RelaySettings, privateDeckUrl?: string): ExposurePlan {
  const { channelSecretName: name, channelSecretKey: key, deckUrl } = settings;
  return {
    ...SERVICES_ONLY,
    hook: ServiceExposure.clusterIp(),
    deck: ServiceExposure.clusterIp(),
    ...wayFromInside(privateDeckUrl),
    hookAddress: 'the URL of the relay\'s channel, as it is',
    deckUrl,
    objects: { prow: (scope, inside) => placeGosmee(scope, settings, inside) },
    secrets: [{ name, keys: [{ key, option: 'relay-url', help: 'file with the URL of the channel of the webhook relay, which https://smee.io/new makes, or a gosmee server of yours' }] }],
    imagePullSecrets: settings.imagePullSecrets,
    callers: [],
    traffic,
    notes: [...NOTES, ...(deckUrl === undefined ? ['The relay brings webhooks only: people see deck by kubectl port-forward, or by a way in of your own.'] : [])],
    warnings: WARNINGS,
  };
}

/** Makes Deployment and ServiceAccount `webhook-relay`. Flags and variables: gosmee v0.32.0, gosmee/flags.go and gosmee/app.go. */
function placeGosmee(scope: Construct, settings: RelaySettings, inside: InsideEndpoints): void {
  edgeWorkload(new Construct(scope, GOSMEE), {
    name: GOSMEE,
    namespace: inside.namespace,
    uid: UID,
    pod: settings,
    args: ['client', '--output=json', `--health-port=${HEALTH_PORT}`, '--target-connection-timeout=30', ...settings.extraArgs],
    env: [
      fromSecret('GOSMEE_URL', settings.channelSecretName, settings.channelSecretKey),
      { name: 'GOSMEE_TARGET_URL', value: `${endpointUrl(inside.hook)}/hook` },
    ],
    port: HEALTH_PORT,
    livenessPath: '/health',
    readinessPath: '/health',
    terminationGracePeriodSeconds: 30,
  });
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
