import { dnsSubdomain } from '../../core/names';
import { Rule } from '../../core/props';
import { oldShape, passes, PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { DEFAULT_NODE_PORT_RANGE, nodePortIn } from '../../core/service-exposure';
import { boolean, list, oneOf } from '../../core/values';
import { CiliumHubbleOptions, CiliumTlsIssuer } from './cilium-hubble-options';
import { CiliumValues } from './cilium-values';
import { readFields } from './fields';

/** The name of a metric, and its options behind a colon. */
const METRIC = /^[a-zA-Z][a-zA-Z0-9_-]*(:[^\s]+)?$/;

const metric: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !METRIC.test(value)) {
    report({ what: `${quote(value)} is not a metric of Hubble`, instead: 'write one like "drop", "dns:query" or "httpV2:exemplars=true"', code: 'HubbleMetricInvalid' });
  }
  return value as string;
};

export const tlsMethod = oneOf('helm', 'cronJob', 'certmanager');

export const tlsIssuer = oldShape<CiliumTlsIssuer, Readonly<Record<string, string>>>((p) => ({
  group: 'cert-manager.io',
  kind: p.optional('kind', oneOf('ClusterIssuer', 'Issuer'), 'ClusterIssuer'),
  name: p.required('name', dnsSubdomain),
}));

/** cert-manager signs for an issuer, and an issuer signs for cert-manager only. */
export function checkIssuer<P extends { readonly tlsMethod?: string; readonly tlsIssuer?: CiliumTlsIssuer }>(p: PropsReader<P>, method: unknown): void {
  if (method === 'certmanager' && !p.given('tlsIssuer')) {
    p.problem('tlsIssuer', { what: 'is missing, and tlsMethod is "certmanager"', instead: 'write tlsIssuer: { name: "…" }', code: 'PropMissing' });
  }
  if (method !== 'certmanager' && p.given('tlsIssuer')) {
    p.problem('tlsIssuer', { what: 'signs nothing without tlsMethod: "certmanager"', instead: 'add it, or leave tlsIssuer out', code: 'FeatureMissing' });
  }
}

export const hubble = oldShape<CiliumHubbleOptions, CiliumValues>((p) => {
  const values: CiliumValues = {
    'hubble.enabled': p.optional('enabled', boolean, true),
    ...readFields(p, [
      ['metrics', 'hubble.metrics.enabled', list(metric, 1)],
      ['relay', 'hubble.relay.enabled', boolean],
      ['ui', 'hubble.ui.enabled', boolean],
      ['uiServiceType', 'hubble.ui.service.type', oneOf('ClusterIP', 'NodePort', 'LoadBalancer')],
      ['uiNodePort', 'hubble.ui.service.nodePort', nodePortIn(DEFAULT_NODE_PORT_RANGE)],
      ['tlsMethod', 'hubble.tls.auto.method', tlsMethod],
      ['tlsIssuer', 'hubble.tls.auto.certManagerIssuerRef', tlsIssuer],
    ]),
  };
  const needs = (prop: keyof CiliumHubbleOptions & string, isThere: boolean, other: string): void => {
    if (!isThere && p.given(prop) && values[`hubble.${prop}.enabled`] !== false) {
      p.problem(prop, { what: `does nothing without ${other}`, instead: `add ${other}, or leave ${prop} out`, code: 'FeatureMissing' });
    }
  };
  const isOn = values['hubble.enabled'] !== false;
  needs('relay', isOn, 'enabled: true');
  needs('metrics', isOn, 'enabled: true');
  needs('ui', values['hubble.relay.enabled'] === true, 'relay: true');
  needs('uiServiceType', values['hubble.ui.enabled'] === true, 'ui: true');
  needs('uiNodePort', values['hubble.ui.service.type'] === 'NodePort', 'uiServiceType: "NodePort"');
  checkIssuer(p, values['hubble.tls.auto.method']);
  return values;
});
