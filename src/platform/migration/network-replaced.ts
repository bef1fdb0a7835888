import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { cleaningStep, installStep, pauseStep, removalStep, restartStep } from './network-parts';
import { Side } from './side';

/** What the Flannel that k3s has built in leaves. Source: k3s v1.33, pkg/agent/flannel. */
const TRACES_OF_K3S = {
  files: ['/var/lib/rancher/k3s/agent/etc/cni/net.d/10-flannel.conflist', '/run/flannel', '/var/lib/cni/networks/cbr0'],
  interfaces: ['cni0', 'flannel.1', 'flannel-wg'],
  chains: 'FLANNEL|KUBE-ROUTER|KUBE-NWPLCY|KUBE-POD-FW',
};

/** One network goes, then the other one comes: no two run side by side on the same addresses. */
export function replacementSteps(from: Side, to: Side): readonly RunbookStep[] {
  const { name, traces, isThere, network: { podCidrs } } = from.settings.cni;
  const left = isThere ? TRACES_OF_K3S : traces;
  return [
    pauseStep(from, 'Jobs that run would lose their network.'),
    isThere ? k3sStep(to) : removalStep(from, to),
    ...left === undefined ? [] : [cleaningStep(name, left, podCidrs)],
    installStep(to),
    restartStep(to),
  ];
}

/** Source: k3s, docs/networking/basic-network-options (custom CNI). */
function k3sStep(to: Side): RunbookStep {
  const file = '/etc/rancher/k3s/config.yaml.d/90-network.yaml';
  return {
    title: 'Let k3s have no network of its own',
    reason: `k3s has its Flannel and its policies built in; both end with these two lines. Run it on each server. ${to.settings.cni.name} takes their place.`,
    place: RunbookPlace.NODE,
    commands: [
      'mkdir -p /etc/rancher/k3s/config.yaml.d',
      `printf 'flannel-backend: none\\ndisable-network-policy: true\\n' >${file}`,
      'systemctl restart k3s',
    ],
    expect: 'no output; `systemctl is-active k3s` says `active`. Then restart k3s on each agent: `systemctl restart k3s-agent`.',
    otherwise: '`journalctl --unit k3s` says why it does not start: the same option on its command line wins over the file.',
    undo: [`rm ${file}`, 'systemctl restart k3s'],
    loss: 'the API server is away for about 20 seconds a server; no new pod gets a network from now on.',
  };
}
