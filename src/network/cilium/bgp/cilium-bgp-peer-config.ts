import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumBgpPeerConfig as CiliumBgpPeerConfigObject } from '../../../../imports/cilium.io';
import { customObject } from '../../../core/manifest';
import { dnsSubdomain, secretName } from '../../../core/names';
import { port } from '../../../core/net';
import { Where } from '../../../core/problem';
import { oldShape, PropsReader, readOldProps } from '../../../core/props-reader';
import { boolean, integer, list, oneOf } from '../../../core/values';
import { bgpSelector, BgpSelector } from './bgp-selector';
import { reportTwice } from './bgp-words';
import { CiliumBgpFamily, CiliumBgpGracefulRestart, CiliumBgpPeerConfigProps, CiliumBgpTimers } from './cilium-bgp-peer-config-props';

/**
 * One CiliumBGPPeerConfig, and nothing else: how nodes talk BGP to the peers that refer to it, and what they announce. It belongs into a chart
 * that is applied after Cilium runs. Errors: those of the properties, all together.
 *
 * Source: cilium 1.20, CRD `ciliumbgppeerconfigs.cilium.io`, version v2, and Documentation/network/bgp-control-plane.
 */
export class CiliumBgpPeerConfig extends Construct {
  /** The object, which belongs to the whole cluster. */
  readonly peerConfig: ApiObject;

  constructor(scope: Construct, id: string, props: CiliumBgpPeerConfigProps) {
    super(scope, id);
    const { name, spec } = readOldProps<CiliumBgpPeerConfigProps, BgpPeerConfig>(Where.construct(this.node.path), props, readBgpPeerConfig);
    this.peerConfig = customObject<CiliumBgpPeerConfigObject>(this, 'Resource', { apiVersion: 'cilium.io/v2', kind: 'CiliumBGPPeerConfig', metadata: { name }, spec });
  }
}

/** The object before it is one. */
export interface BgpPeerConfig {
  readonly name: string;
  readonly spec: {
    readonly authSecretRef?: string;
    readonly ebgpMultihop?: number;
    readonly families: readonly BgpFamily[];
    readonly gracefulRestart?: ReturnType<typeof gracefulRestart>;
    readonly timers?: ReturnType<typeof timers>;
    readonly transport?: { readonly peerPort: number };
  };
}

interface BgpFamily {
  readonly afi: 'ipv4' | 'ipv6';
  readonly safi: 'unicast';
  readonly advertisements: BgpSelector;
}

/** Of Cilium, which the API server fills in before it compares them. */
const TIMES = { hold: 90, keepAlive: 30 };

export function readBgpPeerConfig(p: PropsReader<CiliumBgpPeerConfigProps>): BgpPeerConfig {
  const families = p.required('families', list(family, 1)) ?? [];
  const peerPort = p.optional('peerPort', port);
  reportTwice(p, 'families', 'families', families.map((one) => one?.afi));
  return {
    name: p.required('name', dnsSubdomain),
    spec: {
      authSecretRef: p.optional('authSecretRef', secretName),
      ebgpMultihop: p.optional('ebgpMultihop', integer(1, 255)),
      families,
      gracefulRestart: p.optional('gracefulRestart', gracefulRestart),
      timers: p.optional('timers', timers),
      transport: peerPort === undefined ? undefined : { peerPort },
    },
  };
}

const family = oldShape<CiliumBgpFamily, BgpFamily>((p) => ({
  afi: p.required('afi', oneOf('ipv4', 'ipv6')), safi: 'unicast', advertisements: p.required('advertisements', bgpSelector),
}));

const gracefulRestart = oldShape((p: PropsReader<CiliumBgpGracefulRestart>) => ({
  enabled: p.optional('enabled', boolean, true), restartTimeSeconds: p.optional('restartTimeSeconds', integer(1, 4095)),
}));

const timers = oldShape((p: PropsReader<CiliumBgpTimers>) => {
  const times = {
    connectRetryTimeSeconds: p.optional('connectRetryTimeSeconds', integer(1, 2147483647)),
    holdTimeSeconds: p.optional('holdTimeSeconds', integer(3, 65535)),
    keepAliveTimeSeconds: p.optional('keepAliveTimeSeconds', integer(1, 65535)),
  };
  const { holdTimeSeconds: hold = TIMES.hold, keepAliveTimeSeconds: keepAlive = TIMES.keepAlive } = times;
  if (keepAlive > hold) {
    const byDefault = (prop: 'holdTimeSeconds' | 'keepAliveTimeSeconds'): string => (p.given(prop) ? '' : ', its default,');
    p.problem('keepAliveTimeSeconds', {
      what: `${keepAlive}${byDefault('keepAliveTimeSeconds')} is more than holdTimeSeconds ${hold}${byDefault('holdTimeSeconds').replace(/,$/, '')}`,
      instead: `write keepAliveTimeSeconds: ${Math.max(1, Math.floor(hold / 3))}, a third of it`,
      code: 'NumberOutOfRange',
    });
  }
  return times;
});
