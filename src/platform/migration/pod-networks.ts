import { Finding } from '../../core/problem';
import { ofKind, Side } from './side';

/** What flanneld reads. */
export function netConf(side: Side): { readonly namespace: string; readonly conf: Readonly<Record<string, any>> } | undefined {
  const found = ofKind(side.network, 'configmap').find(({ json }) => json.data?.['net-conf.json'] !== undefined);
  return found === undefined ? undefined : { namespace: found.namespace, conf: JSON.parse(found.json.data['net-conf.json']) };
}

/** Where nodes have their part of it already. */
export function podCidrFinding(from: Side, to: Side): Finding | undefined {
  const [before, after] = [from, to].map(({ settings: { cni } }) => cni.network.podCidrs.join(' and '));
  if (before === after) return undefined;
  return {
    what: `leads from pods in ${before} to pods in ${after} with ${to.settings.cni.name}, and a node keeps the part that it has as long as it is there`,
    instead: 'keep that network, or let every node join anew in a new cluster', code: 'MigrationUnknown',
  };
}
