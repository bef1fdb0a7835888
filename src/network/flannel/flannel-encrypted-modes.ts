import { CniLifecycle } from '../cni-capabilities';
import { dataKey, secretName } from '../../core/names';
import { port } from '../../core/net';
import { Rule } from '../../core/props';
import { passes, PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, oneOf } from '../../core/values';
import { interfaceMtu } from '../interface-mtu';
import { FlannelModePlan, FlannelPsk, PLAIN_MODE } from './flannel-mode-plan';
import { FLANNEL } from './flannel-modes';
import { IpsecOptions } from './ipsec-options';
import { WireguardOptions } from './wireguard-options';

/** As strongSwan writes algorithms, joined by hyphens. */
const espProposal: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^[a-z0-9_]+(-[a-z0-9_]+){1,5}$/.test(value)) {
    report({ what: `${quote(value)} is not a list of algorithms`, instead: 'write one like "aes128gcm16-sha256-prfsha256-ecp256"', code: 'EspProposalInvalid' });
  }
  return value as string;
};

export function wireguard(p: PropsReader<WireguardOptions>): FlannelModePlan {
  const mode = p.optional('mode', oneOf('separate', 'auto', 'ipv4', 'ipv6'));
  const v4 = p.optional('listenPort', port);
  const v6 = p.optional('listenPortV6', port);
  if ((v4 ?? 51820) === (v6 ?? 51821)) {
    p.problem(v6 === undefined ? 'listenPort' : 'listenPortV6', { what: `${v4 ?? v6} is the port of the other family too`, instead: 'give each its own', code: 'MutuallyExclusive' });
  }
  const secret = p.optional('pskSecretName', secretName);
  const key = p.optional('pskSecretKey', dataKey, 'psk');
  if (secret === undefined && p.given('pskSecretKey') && !p.given('pskSecretName')) {
    p.problem('pskSecretKey', { what: 'has no effect without pskSecretName', instead: 'name the Secret, or leave both out', code: 'PropWithoutEffect' });
  }
  // each family has an interface of its own, which only pods of both families have a use for
  const separate = mode === undefined || mode === 'separate';
  return {
    ...PLAIN_MODE,
    type: 'wireguard',
    options: { ListenPort: v4, ListenPortV6: v6, Mode: mode, PersistentKeepaliveInterval: p.optional('persistentKeepaliveInterval', integer(0, 65535)) },
    mtu: p.optional('mtu', interfaceMtu),
    overhead: 80,
    ipv6Overhead: 80,
    nodePorts: [{ protocol: 'UDP', port: v4 ?? 51820, purpose: 'packets between pods of different nodes, in WireGuard' }],
    ipv6NodePorts: separate ? [{ protocol: 'UDP', port: v6 ?? 51821, purpose: 'IPv6 packets between pods of different nodes, in WireGuard' }] : [],
    kernelModules: ['wireguard'],
    psk: secret === undefined ? undefined : { secretName: secret, key, length: '-eq 44', form: '44 characters, as "wg genpsk" prints them' },
    capabilities: {
      ...FLANNEL, encryption: 'WireGuard', encapsulation: 'WireGuard', dualStack: true, needsLayer2: false, kernelMinimum: '5.6', scale: 'hundreds of nodes, each a peer of all others', lifecycle: CniLifecycle.ACTIVE,
    },
  };
}

export function ipsec(p: PropsReader<IpsecOptions>): FlannelModePlan {
  const udpEncap = p.optional('udpEncap', boolean);
  const psk: FlannelPsk = {
    secretName: p.optional('pskSecretName', secretName, 'flannel-ipsec-psk'),
    key: p.optional('pskSecretKey', dataKey, 'psk'),
    length: '-ge 96',
    form: 'at least 96 letters, digits, "+", "/", "=", "_" or "-"',
    randomBytes: 48,
  };
  return {
    ...PLAIN_MODE,
    type: 'ipsec',
    options: { UDPEncap: udpEncap, ESPProposal: p.optional('espProposal', espProposal) },
    overhead: udpEncap === true ? 85 : 77,
    ipv6Overhead: udpEncap === true ? 85 : 77,
    nodePorts: [
      { protocol: 'UDP', port: 500, purpose: 'agreeing on keys, for IPsec' },
      { protocol: 'UDP', port: 4500, purpose: udpEncap === true ? 'packets between pods of different nodes, in IPsec over UDP' : 'agreeing on keys through NAT, for IPsec' },
      ...(udpEncap === true ? [] : [{ protocol: '50', purpose: 'packets between pods of different nodes, in IPsec' }]),
    ],
    kernelModules: ['esp4', 'xfrm_user'],
    psk,
    warnings: ['Flannel\'s backend ipsec is experimental, says its project; FlannelMode.wireguard() encrypts too, and is not.'],
    capabilities: { ...FLANNEL, encryption: 'IPsec', encapsulation: 'ESP', dualStack: false, needsLayer2: false, scale: 'not known', lifecycle: CniLifecycle.EXPERIMENTAL },
  };
}
