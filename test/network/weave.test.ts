import { Cni } from '../../src/network/cni';
import { WeaveIptablesBackend, WeaveProps } from '../../src/network/weave/weave-props';
import { loose } from '../support/findings';
import { objectsIn } from '../support/objects';


function objects(props: Partial<WeaveProps> = {}): readonly any[] {
  return objectsIn((chart) => Cni.weave({ acknowledgeUnmaintained: true, ...props })._plan.objects.network?.(chart));
}

const pod = (props?: Partial<WeaveProps>): any => objects(props).at(-1).spec.template.spec;
const environment = (props?: Partial<WeaveProps>): any =>
  Object.fromEntries(pod(props).containers[0].env.map(({ name, value, valueFrom }: any) => [name, value ?? valueFrom]));

test('the objects of upstream, in kube-system', () => {
  expect(objects().map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`)).toEqual([
    'ServiceAccount kube-system/weave-net',
    'ClusterRole -/weave-net',
    'ClusterRoleBinding -/weave-net',
    'Role kube-system/weave-net',
    'RoleBinding kube-system/weave-net',
    'DaemonSet kube-system/weave-net',
  ]);
  const { containers, initContainers } = pod();
  expect([...initContainers, ...containers].map(({ name, image }: any) => [name, image])).toEqual([
    ['weave-init', 'docker.io/weaveworks/weave-kube:2.8.1'],
    ['weave', 'docker.io/weaveworks/weave-kube:2.8.1'],
    ['weave-npc', 'docker.io/weaveworks/weave-npc:2.8.1'],
  ]);
});

test('settings are environment variables, the password a reference', () => {
  expect(environment()).toEqual({
    INIT_CONTAINER: 'true', HOSTNAME: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } }, IPALLOC_RANGE: '10.32.0.0/12', WEAVE_MTU: '1376',
    CONN_LIMIT: '200', EXPECT_NPC: '1',
    CHECKPOINT_DISABLE: '1',
  });
  expect(environment({
    passwordSecretName: 'weave', ipallocRange: '10.40.0.0/16', mtu: 8900, nodeMtu: 9000, connLimit: 500, networkPolicy: false,
    iptablesBackend: WeaveIptablesBackend.NFT,
  })).toMatchObject({
    IPALLOC_RANGE: '10.40.0.0/16', WEAVE_MTU: '8900', CONN_LIMIT: '500', EXPECT_NPC: '0', IPTABLES_BACKEND: 'nft',
    WEAVE_PASSWORD: { secretKeyRef: { name: 'weave', key: 'weave-passwd' } },
  });
  expect(pod({ networkPolicy: false }).containers).toHaveLength(1);
  expect(
    pod(
      { image: 'registry.example.com/weave:2.9.0',
        npcImage: 'registry.example.com/npc:2.9.0' }).containers.map(({ image }: any) => image)).toEqual(
          ['registry.example.com/weave:2.9.0', 'registry.example.com/npc:2.9.0']);
});

test('the plan of Weave Net, with its warning', () => {
  const cni = Cni.weave({ acknowledgeUnmaintained: true });
  expect(cni._plan.warnings).toEqual([
    'Weave Net is unmaintained since February 2024 and gets no more security fixes; '
      + 'use Cni.flannel({ backend: FlannelMode.wireguard() }), Cni.calico({ wireguard: true }) or Cilium with WireGuard instead (cncf/landscape#4023).',
  ]);
  expect(cni.capabilities).toMatchObject(
    { enforcesNetworkPolicy: true, encryption: 'none', encapsulation: 'VXLAN', dualStack: false, overheadBytes: 50, lifecycle: 'unmaintained' });
  expect(cni.firewall).toEqual([
    'TCP 6783: what Weave\'s nodes tell each other',
    'UDP 6783: packets between pods of different nodes, without the fast datapath',
    'UDP 6784: packets between pods of different nodes, in VXLAN',
  ]);
  expect(cni._plan.notes).toEqual([
    'Weave Net needs a cluster without any other CNI, the plugins loopback and portmap in /opt/cni/bin, and TCP ports 6781 and 6782 of every node for '
      + 'its metrics.',
    'Weave Net gives addresses of 10.32.0.0/12 itself; the pod CIDRs that Kubernetes gives to nodes do not count.',
  ]);
  const encrypted = Cni.weave({ acknowledgeUnmaintained: true, passwordSecretName: 'weave', passwordSecretKey: 'password', networkPolicy: false });
  expect(encrypted.capabilities).toMatchObject({ enforcesNetworkPolicy: false, encryption: 'weave', overheadBytes: 87 });
  expect(encrypted.firewall.at(-1)).toBe('IP protocol 50: encrypted packets between pods of different nodes');
  expect(encrypted._plan.secrets).toEqual(
    [{ namespace: 'kube-system', name: 'weave', keys: [{ key: 'password', randomBytes: 32, help: 'password with which Weave encrypts' }] }]);
});

test.each<[unknown, string]>([
  [{}, '({ acknowledgeUnmaintained }): is missing; give it a value (PropMissing)'],
  [{ acknowledgeUnmaintained: false },
    '({ acknowledgeUnmaintained }): nobody looks after Weave Net; '
      + 'write true to have it all the same, or use Cni.flannel({ backend: FlannelMode.wireguard() }), Cni.calico({ wireguard: true }) or Cilium with '
        + 'WireGuard (NotAcknowledged)'],
  [{ acknowledgeUnmaintained: 'yes' }, '({ acknowledgeUnmaintained }): "yes" is not a boolean; write true or false (WrongType)'],
  [{ acknowledgeUnmaintained: true, mtu: 1500 }, '({ mtu }): 1500 and 50 bytes around it do not fit nodeMtu 1500; write 1448 or less (MtuTooLarge)'],
  [{ acknowledgeUnmaintained: true, mtu: 1440, passwordSecretName: 'weave' },
    '({ mtu }): 1440 and 87 bytes around it do not fit nodeMtu 1500; write 1412 or less (MtuTooLarge)'],
  [{ acknowledgeUnmaintained: true, passwordSecretName: 'Correct Horse' },
    '({ passwordSecretName }): what was given (not shown) is not the name of a Secret; '
      + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)'],
  [{ acknowledgeUnmaintained: true, passwordSecretKey: 'a' },
    '({ passwordSecretKey }): has no effect without passwordSecretName; name the Secret, or leave both out (PropWithoutEffect)'],
  [{ acknowledgeUnmaintained: true, networkPolicy: false, npcImage: 'npc:1' },
    '({ npcImage }): nothing runs it where networkPolicy is false; leave one of them out (PropWithoutEffect)'],
  [{ acknowledgeUnmaintained: true, ipallocRange: 'fd00::/56' },
    '({ ipallocRange }): "fd00::/56" is not an IPv4 network; write one like "10.244.0.0/16" (CidrFamily)'],
  [{ acknowledgeUnmaintained: true, iptablesBackend: 'nftables' },
    '({ iptablesBackend }): "nftables" is not one of legacy, nft; pick one of them (NotAllowedValue)'],
])('Cni.weave(%j)', (options, message) => expect(() => Cni.weave(loose(options))).toThrow(new Error(`Cni.weave${message}`)));
