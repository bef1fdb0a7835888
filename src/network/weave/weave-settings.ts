import { dataKey, image, secretName } from '../../core/names';
import { cidrOf } from '../../core/net';
import { Rule } from '../../core/props';
import { PropsReader } from '../../core/props-reader';
import { boolean, integer, oneOf } from '../../core/values';
import { ContainerResources, containerResources } from '../../core/workload-options';
import { interfaceMtu } from '../interface-mtu';
import { WeaveProps } from './weave-props';

/** `WeaveProps` with every default filled in. */
export interface WeaveSettings {
  readonly password?: { readonly name: string; readonly key: string };
  readonly ipallocRange: string;
  readonly mtu: number;
  readonly connLimit: number;
  readonly networkPolicy: boolean;
  readonly iptablesBackend?: string;
  readonly image: string;
  readonly npcImage: string;
  readonly resources: ContainerResources;
}

/** Bytes that Weave's fast datapath takes, in VXLAN alone, and encrypted at most. Source: weaveworks/weave, `site/tasks/manage/fastdp.md`. */
export const VXLAN_BYTES = 50;
export const ENCRYPTED_BYTES = 87;

/** Three ways that are looked after, for the same ends. */
export const INSTEAD = 'Cni.flannel({ backend: FlannelMode.wireguard() }), Cni.calico({ wireguard: true }) or Cilium with WireGuard';

const acknowledged: Rule<boolean> = (value, report) => {
  boolean(value, report);
  if (value === false) report({ what: 'nobody looks after Weave Net', instead: `write true to have it all the same, or use ${INSTEAD}`, code: 'NotAcknowledged' });
  return value as boolean;
};

export function readWeave(p: PropsReader<WeaveProps>): WeaveSettings {
  p.required('acknowledgeUnmaintained', acknowledged);
  const name = p.optional('passwordSecretName', secretName);
  const key = p.optional('passwordSecretKey', dataKey, 'weave-passwd');
  if (p.given('passwordSecretKey') && !p.given('passwordSecretName')) {
    p.problem('passwordSecretKey', { what: 'has no effect without passwordSecretName', instead: 'name the Secret, or leave both out', code: 'PropWithoutEffect' });
  }
  const mtu = p.optional('mtu', interfaceMtu, 1376);
  const nodeMtu = p.optional('nodeMtu', interfaceMtu, 1500);
  const overhead = name === undefined ? VXLAN_BYTES : ENCRYPTED_BYTES;
  if (mtu > nodeMtu - overhead) {
    p.problem('mtu', { what: `${mtu} and ${overhead} bytes around it do not fit nodeMtu ${nodeMtu}`, instead: `write ${Math.floor((nodeMtu - overhead) / 4) * 4} or less`, code: 'MtuTooLarge' });
  }
  const networkPolicy = p.optional('networkPolicy', boolean, true);
  if (p.given('npcImage') && networkPolicy === false) {
    p.problem('npcImage', { what: 'nothing runs it where networkPolicy is false', instead: 'leave one of them out', code: 'PropWithoutEffect' });
  }
  return {
    password: name === undefined ? undefined : { name, key },
    ipallocRange: p.optional('ipallocRange', cidrOf('ipv4'), '10.32.0.0/12'),
    mtu,
    connLimit: p.optional('connLimit', integer(1, 10_000), 200),
    networkPolicy,
    iptablesBackend: p.optional('iptablesBackend', oneOf('legacy', 'nft')),
    image: p.optional('image', image, 'docker.io/weaveworks/weave-kube:2.8.1'),
    npcImage: p.optional('npcImage', image, 'docker.io/weaveworks/weave-npc:2.8.1'),
    resources: p.optional('resources', containerResources, { requests: { cpu: '50m', memory: '100Mi' } }),
  };
}
