import { Where } from '../../core/problem';
import { readValue, shape } from '../../core/props';
import { edgePod } from '../edge/edge-pod-options';
import { ExposureContext, ExposurePlan } from '../exposure-plan';
import { withoutTls } from '../words';
import { cloudflaredPlan } from './cloudflared';
import { CLOUDFLARED_FIELDS, CloudflaredOptions, settleCloudflared } from './cloudflared-options';
import { RELAY, RelayOptions, relayPlan, settleRelay } from './relay';

/** A way in that begins inside: pods of ours connect to somebody whom GitHub and people reach. For `Exposure.tunnel`. */
export class Tunnel {
  /**
   * Cloudflare Tunnel: hook at `/hook` and deck, each at its host, by https; no other path of hook, no open port, no certificate to look
   * after. Deployment, ConfigMap, ServiceAccount and PodDisruptionBudget `cloudflared`.
   *
   * Errors: those of the options, all together.
   */
  static cloudflared(options: CloudflaredOptions): Tunnel {
    const rule = withoutTls('TLS ends at Cloudflare, with certificates of its own', 'leave it out', shape(CLOUDFLARED_FIELDS, settleCloudflared));
    const settings = readValue(Where.call('Tunnel.cloudflared'), '', options, rule);
    return new Tunnel((context) => cloudflaredPlan({ ...settings, pod: edgePod(context.pods, settings.pod) }, context));
  }

  /**
   * A webhook relay that speaks smee's protocol, with gosmee as its client: webhooks reach a laptop without any account. It brings no deck,
   * gives no guarantee, and who knows its channel reads along. Deployment and ServiceAccount `webhook-relay`.
   *
   * Errors: those of the options, all together.
   */
  static relay(options: RelayOptions = {}): Tunnel {
    const rule = withoutTls('TLS ends at the relay, with certificates of its own', 'leave it out', shape(RELAY, settleRelay));
    const settings = readValue(Where.call('Tunnel.relay'), '', options, rule);
    return new Tunnel(({ pods, privateDeckUrl }) => relayPlan(edgePod(pods, settings), privateDeckUrl));
  }

  private constructor(
    /** @internal */
    readonly _resolve: (context: ExposureContext) => ExposurePlan,
  ) {}
}
