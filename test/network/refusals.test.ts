import { App, Chart } from 'cdk8s';
import { Cni } from '../../src/network/cni';
import { Flannel } from '../../src/network/flannel/flannel';
import { FlannelBackend } from '../../src/network/flannel/flannel-backend';
import { FlannelMode } from '../../src/network/flannel/flannel-mode';
import { loose } from '../support/findings';

/** As it comes from JavaScript, without types. */
const proto = (): any => JSON.parse('{ "__proto__": { "network": "10.0.0.0/8" } }');
const IPV6 = 'fd00:10:244::/56';
const INTEGER = 'write an integer from 576 to 65535';

test.each<[unknown, string]>([
  ['vxlan', '(): "vxlan" is not an object of properties; write { … } (WrongType)'],
  [[], '(): [] is not an object of properties; write { … } (WrongType)'],
  [{ netwrok: '10.0.0.0/8' }, '(): "netwrok" is not a property; did you mean "network"? (UnknownProp)'],
  [proto(),
    '(): "__proto__" is not a property; known are backend, cniPluginImage, enableNFTables, enforcedBy, eventQueueDepth, extraArgs, healthzPort, image, '
      + 'imageRegistry, interfaces, ipBlackholeRoute, ipMasq, iptablesForwardRules, iptablesResyncSeconds, ipv6Network, kubeAnnotationPrefix, namespace, '
        + 'namespaceExists, network, nodeCidrMaskSize, nodeMtu, nodeSelector, publicIp, resources, setNodeNetworkUnavailable, tolerations (UnknownProp)'],
  [{ network: '10.244.1.7/16' }, '({ network }): "10.244.1.7/16" has host bits set; did you mean "10.244.0.0/16"? (CidrNotMasked)'],
  [{ network: 'pods' }, '({ network }): "pods" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
  [{ network: '10.244.0.0/16\u2028' }, '({ network }): "10.244.0.0/16\\u2028" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
  [{ network: IPV6 }, '({ network }): "fd00:10:244::/56" is not an IPv4 network; write one like "10.244.0.0/16" (CidrFamily)'],
  [{ network: null }, '({ network }): null is not a value; leave it out to get the default (NullValue)'],
  [{ ipv6Network: '10.0.0.0/8' }, '({ ipv6Network }): "10.0.0.0/8" is not an IPv6 network; write one like "fd00:10:244::/56" (CidrFamily)'],
  [{ ipv6Network: IPV6, backend: FlannelMode.vxlan({ mtu: 1300 }) },
    '({ ipv6Network }): pods would get an MTU of 1250, and IPv6 needs 1280; raise the backend\'s mtu to 1330, or leave ipv6Network out (MtuTooSmall)'],
  [{ backend: 'vxlan' }, '({ backend }): "vxlan" is not made by FlannelMode.vxlan(); write FlannelMode.vxlan() (WrongType)'],
  [{ backend: null }, '({ backend }): null is not a value; leave it out to get the default (NullValue)'],
  [{ nodeMtu: 1500, ipv6Network: IPV6, backend: FlannelMode.vxlan({ mtu: 1500 }) },
    '({ backend }): its mtu 1500 does not fit nodeMtu 1500 over IPv6, which costs 20 bytes more; write mtu: 1480, or leave it out (MtuTooLarge)'],
  [{ enableNFTables: 'yes' }, '({ enableNFTables }): "yes" is not a boolean; write true or false (WrongType)'],
  [{ nodeMtu: NaN }, `({ nodeMtu }): NaN is not an integer; ${INTEGER} (NotInteger)`],
  [{ nodeMtu: '1500' }, `({ nodeMtu }): "1500" is not a number; ${INTEGER} (WrongType)`],
  [{ nodeMtu: 68 }, '({ nodeMtu }): 68 is outside 576-65535; pick a number in that range (NumberOutOfRange)'],
  [{ namespace: 'Kube' }, '({ namespace }): "Kube" is not a DNS label; write "kube" (NameNotDnsLabel)'],
  [{ interfaces: [] }, '({ interfaces }): [] is not an object of properties; write { … } (WrongType)'],
  [{ interfaces: { ifaces: ['eth1'] } }, '({ interfaces }): "ifaces" is not a property; did you mean "iface"? (UnknownProp)'],
  [{ interfaces: { iface: 'eth1' } }, '({ interfaces.iface }): "eth1" is not a list; write [ … ] (WrongType)'],
  [{ interfaces: { iface: null } }, '({ interfaces.iface }): null is not a value; leave it out to get the default (NullValue)'],
  [{ interfaces: { iface: ['eth0', 'eth 1'] } },
    '({ interfaces.iface[1] }): "eth 1" is neither the name of an interface nor an IP address; write one like "eth1" or "192.168.1.10" (InterfaceInvalid)'],
  [{ interfaces: { ifaceRegex: [''] } },
    '({ interfaces.ifaceRegex[0] }): "" matches nothing in particular; write a regular expression like "^eth[1-9]$" (InterfaceInvalid)'],
  [{ interfaces: { ifaceRegex: ['eth\n'] } }, '({ interfaces.ifaceRegex[0] }): "eth\\n" contains U+000A; remove that character (ForbiddenCharacter)'],
  [{ interfaces: { ifaceCanReach: '10.1' } }, '({ interfaces.ifaceCanReach }): "10.1" is not an IP address; write one like "192.168.1.10" (IpAddressInvalid)'],
  [{ interfaces: { ifaceCanReach: 'fe80::1%eth0' } },
    '({ interfaces.ifaceCanReach }): "fe80::1%eth0" is not an IP address; write one like "192.168.1.10" (IpAddressInvalid)'],
  [{ publicIp: '::1' }, '({ publicIp }): "::1" is not an IPv4 address; write one like "192.168.1.10" (IpAddressInvalid)'],
  [{ ipMasq: 1 }, '({ ipMasq }): 1 is not a boolean; write true or false (WrongType)'],
  [{ iptablesResyncSeconds: 0 }, '({ iptablesResyncSeconds }): 0 is outside 1-86400; pick a number in that range (NumberOutOfRange)'],
  [{ healthzPort: 70000 }, '({ healthzPort }): 70000 is outside 1-65535; pick a number in that range (NumberOutOfRange)'],
  [{ eventQueueDepth: 1.5 }, '({ eventQueueDepth }): 1.5 is not an integer; write an integer from 1 to 1000000 (NotInteger)'],
  [{ kubeAnnotationPrefix: 'flannel' },
    '({ kubeAnnotationPrefix }): "flannel" cannot begin the key of an annotation; write "example.com" or "example.com/name" (QualifiedNameInvalid)'],
  [{ extraArgs: ['v=4'] }, '({ extraArgs[0] }): "v=4" is not a flag; write it as "--flag=value" (ArgumentInvalid)'],
  [{ extraArgs: ['-v=\u0000'] }, '({ extraArgs[0] }): "-v=\\u0000" contains U+0000; remove that character (ForbiddenCharacter)'],
  [{ imageRegistry: 'https://ghcr.io' },
    '({ imageRegistry }): "https://ghcr.io" is not a registry; write "registry.example.com" or "registry.example.com/mirror" (ImageInvalid)'],
  [{ image: 'ghcr.io/flannel-io/flannel:latest' },
    '({ image }): "ghcr.io/flannel-io/flannel:latest" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)'],
  [{ cniPluginImage: 5 }, '({ cniPluginImage }): 5 is not a string; put it in quotes (WrongType)'],
  [{ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } },
    '({ resources.requests }): cpu asks for "2", above the limit of "1"; lower the request or raise the limit (RequestAboveLimit)'],
  [{ tolerations: null }, '({ tolerations }): null is not a value; leave it out to get the default (NullValue)'],
  [{ tolerations: [{ key: 'a', effect: 'Schedule' }] },
    '({ tolerations[0].effect }): "Schedule" is not one of NoSchedule, PreferNoSchedule, NoExecute; did you mean "NoSchedule"? (NotAllowedValue)'],
  [{ nodeSelector: proto() }, '({ nodeSelector }): "__proto__" is not a key; remove it (ReservedKey)'],
])('Cni.flannel(%j)', (options, message) => expect(() => Cni.flannel(loose(options))).toThrow(new Error(`Cni.flannel${message}`)));

test.each<[unknown, string]>([
  [{ vni: 0 }, '({ vni }): 0 is outside 1-16777215; pick a number in that range (NumberOutOfRange)'],
  [{ port: '8472' }, '({ port }): "8472" is not a number; write an integer from 1 to 65535 (WrongType)'],
  [{ gbp: 'on' }, '({ gbp }): "on" is not a boolean; write true or false (WrongType)'],
  [{ directRouting: null }, '({ directRouting }): null is not a value; leave it out to get the default (NullValue)'],
  [{ learning: 0 }, '({ learning }): 0 is not a boolean; write true or false (WrongType)'],
  [{ mtu: Infinity }, `({ mtu }): Infinity is not an integer; ${INTEGER} (NotInteger)`],
  [{ VNI: 1 }, '(): "VNI" is not a property; did you mean "vni"? (UnknownProp)'],
])('FlannelMode.vxlan(%j)', (options, message) => expect(() => FlannelMode.vxlan(loose(options))).toThrow(new Error(`FlannelMode.vxlan${message}`)));

test.each<[unknown, string]>([
  ['calico', '(): "calico" is not an object of properties; write { … } (WrongType)'],
  [{ name: 'a\nb' }, '({ name }): "a\\nb" contains U+000A; remove that character (ForbiddenCharacter)'],
  [{ podCidrs: '10.0.0.0/8' }, '({ podCidrs }): "10.0.0.0/8" is not a list; write [ … ] (WrongType)'],
  [{ podMtu: NaN }, `({ podMtu }): NaN is not an integer; ${INTEGER} (NotInteger)`],
  [{ enforcesNetworkPolicy: 'no' }, '({ enforcesNetworkPolicy }): "no" is not a boolean; write true or false (WrongType)'],
  [{ podCIDRs: [] }, '(): "podCIDRs" is not a property; did you mean "podCidrs"? (UnknownProp)'],
])('Cni.preinstalled(%j)', (options, message) => expect(() => Cni.preinstalled(loose(options))).toThrow(new Error(`Cni.preinstalled${message}`)));

test('every wrong network of a list is named, before anything is derived from them', () => {
  expect(() => Cni.preinstalled({ podCidrs: ['10.0.0.1/8', loose(null), 'x'] })).toThrow(new Error([
    'Cni.preinstalled({ podCidrs[0] }): "10.0.0.1/8" has host bits set; did you mean "10.0.0.0/8"? (CidrNotMasked)',
    'Cni.preinstalled({ podCidrs[1] }): null is not a value; remove it from the list (NullValue)',
    'Cni.preinstalled({ podCidrs[2] }): "x" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)',
  ].join('\n')));
});

test('constructs name their path, and report everything together', () => {
  const chart = new Chart(new App({ outdir: 'unused' }), '10-network');
  expect(() => new FlannelBackend(chart, 'backend', loose({ network: '10.244.1.7/16', nodeMtu: 3 }))).toThrow(new Error([
    '[10-network/backend] network: "10.244.1.7/16" has host bits set; did you mean "10.244.0.0/16"? (CidrNotMasked)',
    '[10-network/backend] nodeMtu: 3 is outside 576-65535; pick a number in that range (NumberOutOfRange)',
  ].join('\n')));
  expect(() => new Flannel(chart, 'flannel', loose({ network: '10.244.1.7/16', healtzPort: 3 }))).toThrow(new Error([
    '[10-network/flannel] network: "10.244.1.7/16" has host bits set; did you mean "10.244.0.0/16"? (CidrNotMasked)',
    '[10-network/flannel] "healtzPort" is not a property; did you mean "healthzPort"? (UnknownProp)',
  ].join('\n')));
  expect(chart.toJson()).toEqual([]);
});

test('null in place of all properties', () => {
  const chart = new Chart(new App({ outdir: 'unused' }), '10-network');
  expect(() => new Flannel(chart, 'flannel', loose(null))).toThrow(
    new Error('[10-network/flannel] null is not an object of properties; write { … } (WrongType)'));
});
