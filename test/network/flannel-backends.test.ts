import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Cni } from '../../src/network/cni';
import { FlannelWireguardMode } from '../../src/network/flannel/flannel-encrypted-modes';
import { FlannelMode } from '../../src/network/flannel/flannel-mode';
import { FlannelPolicyEnforcer } from '../../src/network/flannel/flannel-policy-enforcer';
import { FlannelProps } from '../../src/network/flannel/flannel-props';
import { loose } from '../support/findings';

const IPV6 = 'fd00:10:244::/56';

function objects(cni: Cni, stage: 'namespaces' | 'network' = 'network'): readonly any[] {
  const chart = new Chart(new App({ outdir: 'unused' }), stage);
  cni._plan.objects[stage]?.(chart);
  return chart.toJson();
}

function installed(props: FlannelProps): { readonly backend: any; readonly pod: any; readonly role: any } {
  const all = objects(Cni.flannel(props));
  const of = (kind: string): any => all.find((object) => object.kind === kind);
  return { backend: JSON.parse(of('ConfigMap').data['net-conf.json']).Backend, pod: of('DaemonSet').spec.template.spec, role: of('ClusterRole') };
}

interface Row {
  readonly backend: FlannelMode;
  readonly config: object;
  readonly mtu: number;
  readonly firewall: readonly string[];
  readonly can: object;
  readonly ipv6?: readonly string[];
}

test.each<[string, Row]>([
  ['vxlan', {
    backend: FlannelMode.vxlan(), config: { Type: 'vxlan' }, mtu: 1450, firewall: ['UDP 8472: packets between pods of different nodes, in VXLAN'],
    can: { encryption: 'none', encapsulation: 'VXLAN', needsLayer2: false, overheadBytes: 50, ipv6OverheadBytes: 70, dualStack: true, lifecycle: 'active' },
  }],
  ['host-gw', {
    backend: FlannelMode.hostGw(), config: { Type: 'host-gw' }, mtu: 1500, firewall: [],
    can: { encryption: 'none', encapsulation: 'none', needsLayer2: true, overheadBytes: 0, ipv6OverheadBytes: 0, dualStack: true, lifecycle: 'active' },
  }],
  ['wireguard', {
    backend: FlannelMode.wireguard(), config: { Type: 'wireguard', PersistentKeepaliveInterval: 25 }, mtu: 1420,
    firewall: ['UDP 51820: packets between pods of different nodes, in WireGuard'],
    ipv6: ['UDP 51821: IPv6 packets between pods of different nodes, in WireGuard'],
    can: { encryption: 'WireGuard', encapsulation: 'WireGuard', needsLayer2: false, overheadBytes: 80, ipv6OverheadBytes: 80, dualStack: true,
      kernelMinimum: '5.6' },
  }],
  ['wireguard with everything', {
    backend: FlannelMode.wireguard({
      mode: FlannelWireguardMode.AUTO, listenPort: 50000, listenPortV6: 50001, persistentKeepaliveInterval: 25, mtu: 1400, pskSecretName: 'wireguard-psk',
    }),
    config: { Type: 'wireguard', ListenPort: 50000, ListenPortV6: 50001, Mode: 'auto', PersistentKeepaliveInterval: 25, MTU: 1400, PSK: 'PSK-FROM-SECRET' },
    mtu: 1320, firewall: ['UDP 50000: packets between pods of different nodes, in WireGuard'], can: { encryption: 'WireGuard' }, ipv6: [],
  }],
  ['ipip', {
    backend: FlannelMode.ipip({ directRouting: true }), config: { Type: 'ipip', DirectRouting: true }, mtu: 1480,
    firewall: ['IP protocol 4: packets between pods of different nodes, in IP'],
    can: { encryption: 'none', encapsulation: 'IPIP', overheadBytes: 20, dualStack: false, lifecycle: 'experimental' },
  }],
  ['udp', {
    backend: FlannelMode.udp({ port: 8286 }), config: { Type: 'udp', Port: 8286 }, mtu: 1472,
    firewall: ['UDP 8286: packets between pods of different nodes, in UDP'],
    can: { encryption: 'none', encapsulation: 'UDP', overheadBytes: 28, dualStack: false, lifecycle: 'experimental' },
  }],
  ['ipsec', {
    backend: FlannelMode.ipsec(), config: { Type: 'ipsec', PSK: 'PSK-FROM-SECRET' }, mtu: 1423,
    firewall: ['UDP 500: agreeing on keys, for IPsec', 'UDP 4500: agreeing on keys through NAT, for IPsec',
      'IP protocol 50: packets between pods of different nodes, in IPsec'],
    can: { encryption: 'IPsec', encapsulation: 'ESP', overheadBytes: 77, dualStack: false, lifecycle: 'experimental' },
  }],
  ['ipsec over UDP', {
    backend: FlannelMode.ipsec({ udpEncap: true, espProposal: 'aes256gcm16-prfsha384-ecp384' }),
    config: { Type: 'ipsec', UDPEncap: true, ESPProposal: 'aes256gcm16-prfsha384-ecp384', PSK: 'PSK-FROM-SECRET' }, mtu: 1415,
    firewall: ['UDP 500: agreeing on keys, for IPsec', 'UDP 4500: packets between pods of different nodes, in IPsec over UDP'], can: { overheadBytes: 85 },
  }],
])('%s: net-conf.json, MTU, firewall and what it can', (_, { backend, config, mtu, firewall, can, ipv6 }) => {
  const cni = Cni.flannel({ backend });
  expect(installed({ backend }).backend).toEqual(config);
  expect(cni._plan.network.podMtu).toBe(mtu);
  expect(cni.firewall).toEqual(firewall);
  expect(cni.capabilities).toMatchObject({ enforcesNetworkPolicy: false, l7Policy: false, kubeProxyReplacement: false, ...can });
  expect(cni._plan.loadBalancerClasses).toEqual([]);
  if (ipv6 !== undefined) expect(Cni.flannel({ backend, ipv6Network: IPV6 }).firewall).toEqual([...firewall, ...ipv6]);
});

test('the MTU of pods follows the interface of the nodes', () => {
  expect([576, 1500, 9000].map((mtu) => Cni.flannel({ backend: FlannelMode.wireguard() }).podMtuOver(mtu))).toEqual([496, 1420, 8920]);
  expect(Cni.flannel({ nodeMtu: 9000 })._plan.notes[2]).toBe(
    'Flannel gives pods an MTU of 8950 only where the nodes\' interfaces have 9000: it reads theirs, and not what was said here.');
  expect(Cni.preinstalled().podMtuOver(1500)).toBeUndefined();
  expect(() => Cni.flannel().podMtuOver(loose('9000'))).toThrow(
    new Error('Cni.podMtuOver({ nodeMtu }): "9000" is not a number; write an integer from 576 to 65535 (WrongType)'));
});

test('what each backend asks of its nodes, and warns of', () => {
  const of = (backend: FlannelMode): readonly string[] => [...Cni.flannel({ backend })._plan.notes.slice(1), ...Cni.flannel({ backend })._plan.warnings];
  const rest = 'net.ipv4.ip_forward=1, the plugins bridge, host-local, loopback and portmap in /opt/cni/bin, and TCP port 8081 for itself.';
  const iptables = 'Flannel needs iptables on every node: where the kernel has nftables alone, write enableNFTables: true.';
  const beside = 'Flannel needs on every node a firewalld that is off or lets its packets through, and a NetworkManager that leaves flannel* and cni0 alone.';
  expect(of(FlannelMode.hostGw())).toEqual([
    `Flannel needs on every node: the kernel module br_netfilter, ${rest}`,
    'Flannel needs all nodes in one layer 2 network: no router stands between any two of them.',
    iptables,
    beside,
  ]);
  expect(of(FlannelMode.ipip())).toEqual([
    `Flannel needs on every node: the kernel modules br_netfilter, ipip, ${rest}`,
    iptables,
    beside,
    'Flannel\'s backend ipip is experimental, says its project; FlannelMode.vxlan() and FlannelMode.hostGw() are not.',
  ]);
  expect(of(FlannelMode.udp())).toEqual([
    `Flannel needs on every node: the kernel modules br_netfilter, tun, ${rest}`,
    iptables,
    beside,
    'Flannel\'s backend udp is for debugging and for kernels without VXLAN, says its project: it is slow, privileged, and only for amd64; '
      + 'use FlannelMode.vxlan() instead.',
  ]);
  expect(of(FlannelMode.ipsec())).toEqual([
    `Flannel needs on every node: the kernel modules br_netfilter, esp4, xfrm_user, ${rest}`,
    iptables,
    beside,
    'Flannel\'s backend ipsec is experimental, says its project; FlannelMode.wireguard() encrypts too, and is not.',
  ]);
});

test('udp gets the device that it opens, on the only CPU that it is built for', () => {
  const { pod } = installed({ backend: FlannelMode.udp() });
  expect(pod.containers[0].securityContext).toEqual({ privileged: true });
  expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'tun', mountPath: '/dev/net/tun' });
  expect(pod.volumes).toContainEqual({ name: 'tun', hostPath: { path: '/dev/net/tun', type: 'CharDevice' } });
  expect(
    pod.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions).toContainEqual(
      { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] });
});

test.each([
  ['v0.28.5', ['cp', '-f', '/etc/kube-flannel/cni-conf.json', '/etc/cni/net.d/10-flannel.conflist'], false],
  ['v0.28.6', ['/opt/bin/install-conf', '/etc/kube-flannel/cni-conf.json', '/etc/cni/net.d/10-flannel.conflist'], false],
  ['v0.28.9', ['/opt/bin/install-conf', '/etc/kube-flannel/cni-conf.json', '/etc/cni/net.d/10-flannel.conflist'], true],
  ['v1.0.0', ['/opt/bin/install-conf', '/etc/kube-flannel/cni-conf.json', '/etc/cni/net.d/10-flannel.conflist'], true],
  ['mine', ['/opt/bin/install-conf', '/etc/kube-flannel/cni-conf.json', '/etc/cni/net.d/10-flannel.conflist'], true],
])('the image %s is started as it understands it', (tag, command, healthz) => {
  const { pod } = installed({ image: `registry:5000/flannel:${tag}` });
  const [, install] = pod.initContainers;
  expect([...install.command, ...install.args]).toEqual(command);
  expect('livenessProbe' in pod.containers[0]).toBe(healthz);
  expect(pod.containers[0].args.includes('--healthz-port=8081')).toBe(healthz);
});

test('kube-network-policies is a second container with its rights', () => {
  const enforcedBy = FlannelPolicyEnforcer.kubeNetworkPolicies();
  const { pod, role } = installed({ enforcedBy });
  expect(pod.containers[1]).toEqual({
    name: 'kube-network-policies',
    image: 'registry.k8s.io/networking/kube-network-policies:v1.0.0',
    command: ['/bin/netpol'],
    args: ['--hostname-override=$(MY_NODE_NAME)', '--v=2'],
    resources: { requests: { cpu: '100m', memory: '50Mi' } },
    securityContext: { privileged: true, capabilities: { add: ['NET_ADMIN'] } },
    env: [{ name: 'MY_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    volumeMounts: [{ name: 'lib-modules', mountPath: '/lib/modules', readOnly: true }],
  });
  expect(role.rules.slice(3)).toEqual([
    { apiGroups: [''], resources: ['pods', 'namespaces'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['list', 'watch'] },
    { apiGroups: ['policy.networking.k8s.io'], resources: ['adminnetworkpolicies', 'baselineadminnetworkpolicies'], verbs: ['list', 'watch'] },
  ]);
  expect(Cni.flannel({ enforcedBy }).capabilities.enforcesNetworkPolicy).toBe(true);
});

test('somebody else may enforce policies, and is named', () => {
  const cni = Cni.flannel({ enforcedBy: FlannelPolicyEnforcer.other('kube-router') });
  expect(cni.capabilities.enforcesNetworkPolicy).toBe(true);
  expect(cni._plan.notes).toContain('Flannel leaves policies to kube-router, which has to be installed beside it.');
  expect(installed({ enforcedBy: FlannelPolicyEnforcer.other('kube-router') }).pod.containers).toHaveLength(1);
});

test('a shared key is a Secret, whose namespace is there before', () => {
  const cni = Cni.flannel({ backend: FlannelMode.ipsec() });
  expect(objects(cni, 'namespaces').map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual(['Namespace/kube-flannel']);
  expect(objects(cni).map(({ kind }) => kind)).not.toContain('Namespace');
  expect(cni._plan.secrets).toEqual([{
    namespace: 'kube-flannel',
    name: 'flannel-ipsec-psk',
    keys: [{ key: 'psk', randomBytes: 48, help: 'key that all nodes share, for Flannel\'s ipsec: at least 96 letters, digits, "+", "/", "=", "_" or "-"' }],
  }]);
  expect(Cni.flannel({ backend: FlannelMode.wireguard({ pskSecretName: 'wg', pskSecretKey: 'key' }), namespaceExists: true })._plan).toMatchObject({
    secrets: [{ namespace: 'kube-flannel', name: 'wg', keys: [{ key: 'key', option: 'flannel-wireguard-psk' }] }],
    objects: { namespaces: undefined },
  });
});

describe('the init container that completes net-conf.json', () => {
  const WG = 'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=';
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'net-conf-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  function complete(backend: FlannelMode, psk: string): { status: number | null; stderr: string; file?: string; mode?: number } {
    const all = objects(Cni.flannel({ backend }));
    const { initContainers } = all.find(({ kind }) => kind === 'DaemonSet').spec.template.spec;
    const script = initContainers[2].command[2].replaceAll('/etc/kube-flannel', folder).replaceAll('/run/', `${folder}/`);
    writeFileSync(join(folder, 'net-conf.json'), all.find(({ kind }) => kind === 'ConfigMap').data['net-conf.json']);
    for (const name of ['flannel-psk', 'flannel-net-conf']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'flannel-psk', 'psk'), psk);
    const { status, stderr } = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
    const path = join(folder, 'flannel-net-conf', 'net-conf.json');
    return status === 0 ? { status, stderr, file: readFileSync(path, 'utf8'), mode: statSync(path).mode & 0o777 } : { status, stderr };
  }

  test.each([
    ['as wg genpsk prints it', FlannelMode.wireguard({ pskSecretName: 'wg' }), `${WG}\n`, WG],
    ['without a line feed', FlannelMode.wireguard({ pskSecretName: 'wg' }), WG, WG],
    ['as the script makes it', FlannelMode.ipsec(), 'ab'.repeat(48), 'ab'.repeat(48)],
  ])('takes a key %s', (_, backend, psk, expected) => {
    const { file, mode, stderr } = complete(backend, psk);
    expect({ stderr, mode }).toEqual({ stderr: '', mode: 0o600 });
    expect(JSON.parse(file as string)).toMatchObject({ Network: '10.244.0.0/16', Backend: { PSK: expected } });
  });

  test.each([
    ['too short', FlannelMode.wireguard({ pskSecretName: 'wg' }), 'c2hvcnQ=', '44 characters, as "wg genpsk" prints them'],
    ['empty', FlannelMode.wireguard({ pskSecretName: 'wg' }), '', '44 characters, as "wg genpsk" prints them'],
    ['that would end the JSON', FlannelMode.ipsec(), `${'a'.repeat(95)}","X":"`, 'at least 96 letters, digits, "+", "/", "=", "_" or "-"'],
  ])('refuses a key %s, and does not show it', (_, backend, psk, form) => {
    expect(complete(backend, psk)).toEqual({ status: 1, stderr: `the key in the Secret is not ${form}\n` });
  });
});

test.each<[unknown, string]>([
  [{ network: '10.244.0.0/25', nodeCidrMaskSize: 24 },
    '({ nodeCidrMaskSize }): a node would get a /24, and "10.244.0.0/25" is smaller; make network a /24 or larger, or give nodes less (NetworkTooSmall)'],
  [{ enforcedBy: 'kube-router' },
    '({ enforcedBy }): "kube-router" is not made by FlannelPolicyEnforcer.kubeNetworkPolicies(); '
      + 'write FlannelPolicyEnforcer.kubeNetworkPolicies() (WrongType)'],
])('Cni.flannel(%j)', (options, message) => expect(() => Cni.flannel(loose(options))).toThrow(new Error(`Cni.flannel${message}`)));

test.each<[string, () => unknown, string]>([
  ['mode', () => FlannelMode.wireguard({ mode: loose('Auto') }),
    'FlannelMode.wireguard({ mode }): "Auto" is not one of separate, auto, ipv4, ipv6; did you mean "auto"? (NotAllowedValue)'],
  ['ports', () => FlannelMode.wireguard({ listenPort: 51821 }),
    'FlannelMode.wireguard({ listenPort }): 51821 is the port of the other family too; give each its own (MutuallyExclusive)'],
  ['a key', () => FlannelMode.wireguard({ pskSecretName: 'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=' }),
    'FlannelMode.wireguard({ pskSecretName }): what was given (not shown) is not the name of a Secret; '
      + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)'],
  ['key alone', () => FlannelMode.wireguard({ pskSecretKey: 'psk' }),
    'FlannelMode.wireguard({ pskSecretKey }): has no effect without pskSecretName; name the Secret, or leave both out (PropWithoutEffect)'],
  ['algorithms', () => FlannelMode.ipsec({ espProposal: 'AES' }),
    'FlannelMode.ipsec({ espProposal }): "AES" is not a list of algorithms; write one like "aes128gcm16-sha256-prfsha256-ecp256" (EspProposalInvalid)'],
  ['direct', () => FlannelMode.ipip({ directRouting: loose('yes') }),
    'FlannelMode.ipip({ directRouting }): "yes" is not a boolean; write true or false (WrongType)'],
  ['port', () => FlannelMode.udp({ port: 0 }), 'FlannelMode.udp({ port }): 0 is outside 1-65535; pick a number in that range (NumberOutOfRange)'],
  ['nobody', () => FlannelPolicyEnforcer.other(' '),
    'FlannelPolicyEnforcer.other({ name }): is empty; say who enforces policies, like "kube-router" (PropMissing)'],
  ['image', () => FlannelPolicyEnforcer.kubeNetworkPolicies({ image: 'x:latest' }),
    'FlannelPolicyEnforcer.kubeNetworkPolicies({ image }): "x:latest" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)'],
])('is refused: %s', (_, make, message) => expect(make).toThrow(new Error(message)));
