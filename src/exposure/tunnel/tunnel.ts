import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { ExposurePlan } from '../exposure-plan';
import { CloudflaredModel, readCloudflared } from './cloudflared-model';
import { CloudflaredOptions } from './cloudflared-options';
import { cloudflaredPlan } from './cloudflared-plan';
import { readRelay, RelayModel, relayPlan } from './relay-plan';
import { RelayOptions } from './relay-options';

/** A way in that begins inside: pods of ours connect to somebody whom GitHub and people reach. For `Exposure.tunnel`. */
export class Tunnel {
  /**
   * Cloudflare Tunnel: hook at `/hook` and deck, each at its host, by https; no other path of hook, no open port, no certificate to look
   * after. Deployment, ConfigMap, ServiceAccount and PodDisruptionBudget `cloudflared`.
   *
   * Errors: those of the options, all together.
   */
  static cloudflared(options: CloudflaredOptions): Tunnel {
    return new Tunnel(cloudflaredPlan(readOldProps<CloudflaredOptions, CloudflaredModel>(Where.call('Tunnel.cloudflared'), options, readCloudflared)));
  }

  /**
   * A webhook relay that speaks smee's protocol, with gosmee as its client: webhooks reach a laptop without any account. It brings no deck,
   * gives no guarantee, and who knows its channel reads along. Deployment and ServiceAccount `webhook-relay`.
   *
   * Errors: those of the options, all together.
   */
  static relay(options: RelayOptions = {}): Tunnel {
    return new Tunnel(relayPlan(readOldProps<RelayOptions, RelayModel>(Where.call('Tunnel.relay'), options, readRelay)));
  }

  private constructor(
    /** @internal */
    readonly _plan: ExposurePlan,
  ) {}
}
