import { COMPLETE_NET_CONF } from './flannel-psk';
import { FLANNELD, FlannelSettings } from './flannel-settings';

/** The arguments of flanneld: upstream's three, then what differs from flanneld's own defaults. */
export function flanneldArguments(settings: FlannelSettings): readonly string[] {
  const given: readonly (readonly [boolean, string])[] = [
    [settings.ipMasq, '--ip-masq'],
    [true, '--kube-subnet-mgr'],
    [settings.backend._plan.psk !== undefined, `--net-config-path=${COMPLETE_NET_CONF}`],
    [settings.features.healthz, `--healthz-port=${settings.healthzPort}`],
    ...settings.interfaceFlags.map((flag) => [true, flag] as const),
    [settings.publicIp !== undefined, `--public-ip=${settings.publicIp}`],
    [!settings.iptablesForwardRules, '--iptables-forward-rules=false'],
    [settings.iptablesResyncSeconds !== FLANNELD.iptablesResyncSeconds, `--iptables-resync=${settings.iptablesResyncSeconds}`],
    [settings.ipBlackholeRoute, '--ip-blackhole-route'],
    [!settings.setNodeNetworkUnavailable, '--set-node-network-unavailable=false'],
    [settings.kubeAnnotationPrefix !== FLANNELD.kubeAnnotationPrefix, `--kube-annotation-prefix=${settings.kubeAnnotationPrefix}`],
    ...settings.extraArgs.map((argument) => [true, argument] as const),
  ];
  return given.filter(([applies]) => applies).map(([, argument]) => argument);
}
