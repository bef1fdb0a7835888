import { contains, isIpAddress } from '../core/net';
import { quote } from '../core/quote';
import { ClusterNetworkFinding, ClusterNetworkSettings } from './cluster-network';
import { CniPlan } from './cni-plan';

/** First addresses of the networks that installers give to Services unless they are told others: kubeadm, k3s and RKE2, MicroK8s, OpenShift. */
const USUAL_SERVICES = ['10.96.0.1', '10.43.0.1', '10.152.183.1', '172.30.0.1'];

/** Where something on every node leads to the API server: KubePrism of Talos; k3s and RKE2. */
const LOCAL_PROXIES = [7445, 6444];

/** True for the address that the Service `kubernetes` is likely to have. */
export function isUsualServiceAddress(address: string): boolean {
  return USUAL_SERVICES.includes(address);
}

/** A network of one address. */
export function asNetwork(address: string): string {
  return `${address}/${address.includes(':') ? 128 : 32}`;
}

/** A CNI that makes Services work, and looks for the API server at one of them. */
export function apiServerWayProblems(
  { serviceCidrs, orOtherServices }: ClusterNetworkSettings, { name, apiServer }: CniPlan,
): readonly ClusterNetworkFinding[] {
  if (apiServer === undefined || !isIpAddress(apiServer.host)) return [];
  const services = serviceCidrs.find((cidr) => contains(cidr, asNetwork(apiServer.host)));
  return services === undefined ? [] : [{
    prop: 'cni',
    what: `${name} is to reach the API server at ${quote(apiServer.host)}, which is a Service of ${quote(services)}, and Services work only after `
      + `${name} has reached it`,
    instead: `write the address of the API server itself into ${apiServer.from}${orOtherServices}`,
    code: 'ApiServerIsService',
  }];
}

/** The same where nobody said which addresses Services have, and what every node must bring. */
export function apiServerWayWarnings({ serviceCidrs }: ClusterNetworkSettings, { name, apiServer }: CniPlan): readonly string[] {
  if (apiServer === undefined) return [];
  const { host, port, from } = apiServer;
  const isLocal = host === 'localhost' || host === '::1' || (isIpAddress(host) && host.startsWith('127.'));
  return [
    ...(serviceCidrs.length === 0 && isUsualServiceAddress(host)
      ? [`${name} is to reach the API server at ${host}, which many clusters give to the Service kubernetes: ${name} makes Services work only after `
        + `it has reached the API server itself. Say the networks of Services in clusterNetwork.serviceCidrs, and write the API server's own address `
        + `into ${from}.`] : []),
    ...(isLocal && !LOCAL_PROXIES.includes(port)
      ? [`${name} is to reach the API server at ${host}:${port} on every node: where nothing leads on from there, as on nodes without a control plane, `
        + `it never starts. Write the API server's own address into ${from}.`] : []),
  ];
}
