import argoprojIo from './custom/argoproj.io.json';
import autoscalingK8sIo from './custom/autoscaling.k8s.io.json';
import certManagerIo from './custom/cert-manager.io.json';
import ciliumIo from './custom/cilium.io.json';
import crdProjectcalicoOrg from './custom/crd.projectcalico.org.json';
import externalSecretsIo from './custom/external-secrets.io.json';
import gatewayEnvoyproxyIo from './custom/gateway.envoyproxy.io.json';
import gatewayNetworkingK8sIo from './custom/gateway.networking.k8s.io.json';
import gatewayNginxOrg from './custom/gateway.nginx.org.json';
import helmCattleIo from './custom/helm.cattle.io.json';
import helmToolkitFluxcdIo from './custom/helm.toolkit.fluxcd.io.json';
import kustomizeToolkitFluxcdIo from './custom/kustomize.toolkit.fluxcd.io.json';
import metallbIo from './custom/metallb.io.json';
import monitoringCoreosCom from './custom/monitoring.coreos.com.json';
import operatorTigeraIo from './custom/operator.tigera.io.json';
import projectcalicoOrg from './custom/projectcalico.org.json';
import sourceToolkitFluxcdIo from './custom/source.toolkit.fluxcd.io.json';
import traefikIo from './custom/traefik.io.json';
import { Types } from './reader';
import { Table } from './table';
import { Type } from './receiver';

/** One table for each group, loaded when the first of its objects is read. */
const GROUPS: Readonly<Record<string, () => Table>> = {
  'argoproj.io': () => argoprojIo as Table,
  'autoscaling.k8s.io': () => autoscalingK8sIo as Table,
  'cert-manager.io': () => certManagerIo as Table,
  'cilium.io': () => ciliumIo as Table,
  'crd.projectcalico.org': () => crdProjectcalicoOrg as Table,
  'external-secrets.io': () => externalSecretsIo as Table,
  'gateway.envoyproxy.io': () => gatewayEnvoyproxyIo as Table,
  'gateway.networking.k8s.io': () => gatewayNetworkingK8sIo as Table,
  'gateway.nginx.org': () => gatewayNginxOrg as Table,
  'helm.cattle.io': () => helmCattleIo as Table,
  'helm.toolkit.fluxcd.io': () => helmToolkitFluxcdIo as Table,
  'kustomize.toolkit.fluxcd.io': () => kustomizeToolkitFluxcdIo as Table,
  'metallb.io': () => metallbIo as Table,
  'monitoring.coreos.com': () => monitoringCoreosCom as Table,
  'operator.tigera.io': () => operatorTigeraIo as Table,
  'projectcalico.org': () => projectcalicoOrg as Table,
  'source.toolkit.fluxcd.io': () => sourceToolkitFluxcdIo as Table,
  'traefik.io': () => traefikIo as Table,
};

const growing = new Map<string, Types>();
const exact = new Map<string, Types>();

/**
 * How the API server reads a custom resource of the kinds that are known here; undefined for all others.
 *
 * Which version of the CRDs a cluster has nobody says. A later one may have more fields: a field that is not known is wrong only where a known one
 * is near.
 */
export function customType(apiVersion: string, kind: string): Type | undefined {
  return typesOf(apiVersion, growing, true)?.root(`${apiVersion}/${kind}`);
}

/** The same with those fields alone that these CRDs have: a server that has them drops the others without a word. */
export function exactCustomType(apiVersion: string, kind: string): Type | undefined {
  return typesOf(apiVersion, exact, false)?.root(`${apiVersion}/${kind}`);
}

/** Of which project and version the fields of a group are. */
export function sourceOfCustomKinds(group: string): string {
  const { source } = GROUPS[group]();
  return /^[^,]* v\d[^,]*/.exec(source)?.[0] ?? 'the CRDs catalogue';
}

function typesOf(apiVersion: string, made: Map<string, Types>, grows: boolean): Types | undefined {
  const [group] = apiVersion.split('/');
  if (!Object.hasOwn(GROUPS, group)) return undefined;
  let known = made.get(group);
  if (known === undefined) made.set(group, known = new Types(GROUPS[group], { grows }));
  return known;
}
