import { port } from '../../core/net';
import { Rule } from '../../core/props';
import { oldShape, PropsReader } from '../../core/props-reader';
import { text } from '../../core/safe-text';
import { boolean, integer, jsonObject, oneOf } from '../../core/values';
import { CalicoFelixOptions } from './calico-felix-options';

/** Fields of a FelixConfiguration's `spec`. */
export type CalicoFelix = Partial<ReturnType<typeof readFelix>>;

export const calicoFelix: Rule<CalicoFelix> = oldShape<CalicoFelixOptions, CalicoFelix>(readFelix);

function readFelix(p: PropsReader<CalicoFelixOptions>) {
  return {
    defaultEndpointToHostAction: p.optional('defaultEndpointToHostAction', oneOf('Accept', 'Drop', 'Return')),
    iptablesBackend: p.optional('iptablesBackend', oneOf('Auto', 'Legacy', 'NFT')),
    logSeverityScreen: p.optional('logSeverityScreen', oneOf('Debug', 'Info', 'Warning', 'Error', 'Fatal')),
    mtuIfacePattern: p.optional('mtuIfacePattern', text),
    prometheusMetricsEnabled: p.optional('prometheusMetricsEnabled', boolean),
    prometheusMetricsPort: p.optional('prometheusMetricsPort', port),
    vxlanPort: p.optional('vxlanPort', port),
    vxlanVNI: p.optional('vxlanVNI', integer(1, 2 ** 24 - 1)),
    wireguardListeningPort: p.optional('wireguardListeningPort', port),
    wireguardHostEncryptionEnabled: p.optional('wireguardHostEncryptionEnabled', boolean),
    ...p.optional('overrides', jsonObject, {}),
  };
}

/** True where at least one field has a value. */
export function said(fields: Readonly<Record<string, unknown>>): boolean {
  return Object.values(fields).some((value) => value !== undefined);
}
