import { Chart, Testing } from 'cdk8s';
import {
  CalicoApiVersion, CalicoPool, CiliumNodeConfig, LabelSelectorOperator, MetalLbBgpAdvertisement, MetalLbPool, Monitoring, SecretDelivery,
  VerticalScalingMode,
} from '../../src';
import { placeVerticalScaling } from '../../src/prow/scaling/place-scaling';
import type { KubernetesObject } from '../conformance/kubernetes-api';
import { exposureVariants } from '../conformance/exposures/variants';
import { networks } from '../conformance/networks/variants';
import { EXPOSURES } from '../matrix/axes/exposures';
import { NETWORKS } from '../matrix/axes/networks';
import { TLS } from '../matrix/axes/tls';
import { cell, Refused } from '../matrix/cell';

/** Any object that comes out. */
export interface Emitted {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec?: unknown;
}

/** Every object that a variant of the tests' tables writes, whoever has its kind. A field that none of them writes has no type in `imports/`. */
export async function emittedObjects(): Promise<readonly Emitted[]> {
  const objects = [...await exposureVariants(), ...networks()].flatMap((variant) => variant.objects as readonly (KubernetesObject & Emitted)[]);
  return [...objects, ...policies(), ...alone()];
}

/** Policies that only one network knows, with every way in. */
function policies(): readonly Emitted[] {
  return NETWORKS.filter((network) => ['calico', 'cilium'].includes(network.policies)).flatMap((network) => EXPOSURES.flatMap((exposure) => {
    const tls = TLS.find(({ name }) => name === exposure.tls);
    const outcome = tls && cell(exposure, tls, network);
    if (outcome === undefined || outcome instanceof Refused) return [];
    return [...outcome.values()].map(({ kind, content }) => ({ kind, apiVersion: content.apiVersion, spec: content.spec })).filter(({ spec }) => spec);
  }));
}

/** What stands alone in a chart of somebody's own, with properties that no factory sets. */
function alone(): readonly Emitted[] {
  const chart = new Chart(Testing.app(), 'alone');
  const pool = { cidr: '10.0.0.0/16', namespaceSelector: 'all()' };
  for (const apiVersion of [CalicoApiVersion.V3, CalicoApiVersion.V1]) new CalicoPool(chart, apiVersion, { ...pool, apiVersion });
  SecretDelivery.externalSecrets({ storeName: 'vault', properties: true })._plan.external?.place(
    chart, [{ kind: 'secret', namespace: 'prow', name: 'a', data: [{ key: 'a', file: 'a', format: 'value', from: [] }], inputs: [] }]);
  const monitoring = Monitoring.prometheusOperator({ interval: '30s', probes: { prober: 'https://exporter.monitoring/blackbox/probe', interval: '30s' } })._plan;
  const probed = monitoring.probed({ hookUrl: 'https://prow.acme.dev/hook', deckUrl: 'https://prow.acme.dev' });
  monitoring.place(chart, { namespace: 'prow', job: 'prow/prow', storeClaim: 'a', hasCertificates: true, probed });
  placeVerticalScaling(chart, { name: 'a', namespace: 'prow' }, { mode: VerticalScalingMode.RECREATE, minAllowed: { cpu: '1' }, maxAllowed: { cpu: '2' } }, true);
  new CiliumNodeConfig(chart, 'node-config', {
    name: 'fast', matchLabels: { fast: 'true' }, matchExpressions: [{ key: 'gpu', operator: LabelSelectorOperator.IN, values: ['a'] }], settings: { mtu: 9000 },
  });
  new MetalLbPool(chart, 'pool', { addresses: ['192.0.2.0/24'], autoAssign: true, avoidBuggyIps: true });
  new MetalLbBgpAdvertisement(chart, 'advertisement',
    { peers: ['tor'], communities: ['65000:100'], localPref: 100, aggregationLength: 24, nodeLabels: { edge: 'true' } });
  return chart.toJson();
}
