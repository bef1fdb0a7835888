import { port } from '../../core/net';
import { Fields, optional, shape } from '../../core/props';
import { DEFAULT_NODE_PORT_RANGE, nodePortIn } from '../../core/service-exposure';
import { boolean, list, memberOf } from '../../core/values';
import { CiliumServiceType } from './cilium-service-options';
import { checkIssuer, CiliumTlsIssuer, CiliumTlsMethod, tlsIssuer } from './cilium-tls';
import { CiliumValues, placed, together } from './cilium-values';
import { metric } from './words';

/** What is seen of the traffic. Source: cilium 1.20.0, chart `cilium`, values.yaml, `hubble`. */
export interface CiliumHubbleOptions {
  /**
   * Whether agents keep flows. Value `hubble.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether one Deployment collects the flows of all nodes, which the `hubble` command and the UI read. Only with the chart.
   * Value `hubble.relay.enabled`. Errors: `FeatureMissing`, `WrongType`.
   * @default - false, by Cilium
   */
  readonly relay?: boolean;

  /**
   * Whether there is a page in the browser; it has no login. Needs `relay: true` (`FeatureMissing`). Only with the chart.
   * Value `hubble.ui.enabled`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly ui?: boolean;

  /**
   * Type of the Service `hubble-ui`. Only with `ui: true` (`FeatureMissing`). Value `hubble.ui.service.type`. Error: `NotAllowedValue`.
   * @default - CiliumServiceType.CLUSTER_IP, by Cilium
   */
  readonly uiServiceType?: CiliumServiceType;

  /**
   * Its node port, with `CiliumServiceType.NODE_PORT` (`FeatureMissing`). Value `hubble.ui.service.nodePort`.
   * Errors: `NotInteger`, `NodePortOutOfRange`.
   * @default - 31235, by Cilium
   */
  readonly uiNodePort?: number;

  /**
   * Metrics that are counted on TCP 9965 of each node, with options behind a colon: `dns`, `drop`, `flow`, `httpV2`, `icmp`, `policy`,
   * `port-distribution`, `tcp` … Value `hubble.metrics.enabled`. Errors: `EmptyList`, `HubbleMetricInvalid`.
   * @default - none
   */
  readonly metrics?: string[];

  /**
   * Who makes certificates between relay and agents; cert-manager needs `tlsIssuer` (`PropMissing`). Only with the chart.
   * Value `hubble.tls.auto.method`. Error: `NotAllowedValue`.
   * @default - CiliumTlsMethod.HELM, by Cilium; CRON_JOB with `CiliumInstaller.argoCd()`, which renders the chart again and again
   */
  readonly tlsMethod?: CiliumTlsMethod;

  /**
   * The issuer, with `CiliumTlsMethod.CERT_MANAGER`. Value `hubble.tls.auto.certManagerIssuerRef`.
   * @default - none
   */
  readonly tlsIssuer?: CiliumTlsIssuer;
}

/** Metrics of Cilium's agents. */
export interface CiliumPrometheusOptions {
  /**
   * Whether agents serve metrics. Value `prometheus.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * TCP port of each node that they are served on. Value `prometheus.port`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 9962
   */
  readonly port?: number;
}

const HUBBLE = {
  enabled: placed('hubble.enabled', boolean, true),
  relay: placed('hubble.relay.enabled', boolean),
  ui: placed('hubble.ui.enabled', boolean),
  uiServiceType: placed('hubble.ui.service.type', memberOf(CiliumServiceType)),
  uiNodePort: placed('hubble.ui.service.nodePort', nodePortIn(DEFAULT_NODE_PORT_RANGE)),
  metrics: placed('hubble.metrics.enabled', list(metric, 1)),
  tlsMethod: placed('hubble.tls.auto.method', memberOf(CiliumTlsMethod)),
  tlsIssuer: placed('hubble.tls.auto.certManagerIssuerRef', tlsIssuer),
} satisfies Fields<CiliumHubbleOptions>;

export const hubble = optional(shape(HUBBLE, (read, p) => {
  const values = together(read);
  const needs = (prop: keyof typeof HUBBLE, isThere: boolean, other: string): void => {
    if (p.given(prop) && !isThere) {
      p.problem(prop, {
        what: `does nothing without ${other}`,
        instead: `add ${other}, or leave ${prop} out`, code: 'FeatureMissing',
      });
    }
  };
  const isOn = values['hubble.enabled'] === true;
  needs('relay', isOn || values['hubble.relay.enabled'] === false, 'enabled: true');
  needs('metrics', isOn, 'enabled: true');
  needs('ui', values['hubble.relay.enabled'] === true || values['hubble.ui.enabled'] === false, 'relay: true');
  needs('uiServiceType', values['hubble.ui.enabled'] === true, 'ui: true');
  needs('uiNodePort', values['hubble.ui.service.type'] === CiliumServiceType.NODE_PORT, 'uiServiceType: "NodePort"');
  checkIssuer(p, values['hubble.tls.auto.method']);
  return values;
}), {});

const PROMETHEUS = {
  enabled: placed('prometheus.enabled', boolean, true),
  port: placed('prometheus.port', port),
} satisfies Fields<CiliumPrometheusOptions>;

/** The chart turns a port without the switch, and the switch without a port, into nothing that cilium-config could say. */
export const prometheus = optional(shape(PROMETHEUS, (read): CiliumValues => {
  const values = together(read);
  return values['prometheus.enabled'] === true ? { 'prometheus.port': 9962, ...values } : values;
}), {});
