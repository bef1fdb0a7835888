import { RunbookStep } from '../runbook/runbook-step';
import { applied } from './commands';
import { cleaningStep, removalStep } from './network-parts';
import { Side } from './side';

/** Not the one that Flannel and Cilium both take. Source: cilium 1.20, Documentation/installation/k8s-install-migration.rst. */
const PORT = 8473;
const LABEL = 'io.cilium.migration/cilium-default';
const NODE_CONFIG = 'ciliumnodeconfigs.cilium.io/cilium-default';
const WITHOUT_PODS = [
  'cni.customConf=true', 'cni.uninstall=false', 'operator.unmanagedPodWatcher.restart=false', 'policyEnforcementMode=never', 'bpf.hostLegacyRouting=true',
  'kubeProxyReplacement=false', 'routingMode=tunnel', 'tunnelProtocol=vxlan', `tunnelPort=${PORT}`,
];

/**
 * Cilium's own way: both networks run, and one node after another goes over.
 *
 * Source: cilium 1.20, Documentation/installation/k8s-install-migration.rst.
 */
export function liveSteps(from: Side, to: Side): readonly RunbookStep[] {
  const [before, after] = [from.settings.cni, to.settings.cni];
  const helm = after.installedBy as string;
  return [
    {
      title: `Install ${after.name} beside ${before.name}`,
      reason: `It runs on every node with addresses of its own, ${after.network.podCidrs.join(' and ')}, and a tunnel of its own, UDP ${PORT}, which the firewall between `
        + 'nodes must let through. No pod uses it yet, and it enforces no policy.',
      commands: [
        `${helm} ${WITHOUT_PODS.map((value) => `--set=${value}`).join(' ')}`,
        'kubectl --namespace kube-system rollout status daemonset/cilium --timeout=10m',
      ],
      expect: '`STATUS: deployed`, and `daemon set "cilium" successfully rolled out`.',
      otherwise: '`kubectl --namespace kube-system logs daemonset/cilium` says why an agent does not start; mostly the kernel.',
      undo: ['helm uninstall cilium --namespace=kube-system --wait'],
      loss: 'none.',
    },
    nodeConfigStep(before.name),
    nodesStep(before.name, after.network.podCidrs),
    removalStep(from, to),
    ...before.traces === undefined ? [] : [cleaningStep(before.name, before.traces, before.network.podCidrs, `none: no pod uses ${before.name} any more.`)],
    {
      title: `Make ${after.name} the only network`,
      reason: 'Its own values count from now on: policies are enforced, and what it takes over from kube-proxy. Without the object of the second step every node is the same.',
      commands: [
        helm,
        'kubectl --namespace kube-system rollout restart daemonset/cilium deployment/cilium-operator',
        'kubectl --namespace kube-system rollout status daemonset/cilium --timeout=10m',
        `kubectl --namespace kube-system delete --ignore-not-found ${NODE_CONFIG}`,
        ...(after.verification ?? []).map(({ command }) => command),
      ],
      expect: `\`successfully rolled out\`; then ${(after.verification ?? []).map(({ expect }) => expect).join('; then ')}.`,
      otherwise: 'policies that nothing enforced before may drop what Prow needs now: `kubectl --namespace kube-system exec daemonset/cilium -- cilium-dbg monitor '
        + '--type drop` shows it.',
      undo: [],
      undoNote: 'There is none from here on but the way back as a migration of its own.',
      loss: 'packets between nodes while the agents of both ends have different tunnels, about 30 seconds for each node.',
    },
  ];
}

function nodeConfigStep(name: string): RunbookStep {
  const object = [
    'apiVersion: cilium.io/v2', 'kind: CiliumNodeConfig', 'metadata:', '  name: cilium-default', '  namespace: kube-system', 'spec:', '  nodeSelector:',
    '    matchLabels:', `      ${LABEL}: "true"`, '  defaults:', '    write-cni-conf-when-ready: /host/etc/cni/net.d/05-cilium.conflist',
    '    custom-cni-conf: "false"', '    cni-chaining-mode: "none"', '    cni-exclusive: "true"',
  ];
  return {
    title: 'Say how a node goes over',
    reason: `On nodes with the label \`${LABEL}\` Cilium puts its file before that of ${name}. No node has it yet.`,
    commands: [applied(...object)],
    expect: '`ciliumnodeconfig.cilium.io/cilium-default created`.',
    otherwise: '"no matches for kind" means that the operator of Cilium does not run yet: wait for it, and try again.',
    undo: [`kubectl --namespace kube-system delete --ignore-not-found ${NODE_CONFIG}`],
    loss: 'none.',
  };
}

function nodesStep(name: string, podCidrs: readonly string[]): RunbookStep {
  return {
    title: 'Let one node after another go over',
    reason: `Each is emptied, gets the label, and its agent writes the file by which new pods are Cilium's. Pods of both networks reach each other meanwhile. Jobs that run longer `
      + 'than 10 minutes make it stop: begin again then, nodes that are done are passed over.',
    commands: [
      `for node in $(kubectl get nodes --selector='!${LABEL}' --output=name); do `
        + 'kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --timeout=10m && '
        + `kubectl label "$node" --overwrite ${LABEL}=true && `
        + `kubectl --namespace kube-system delete pod --selector=k8s-app=cilium --field-selector="spec.nodeName=\${node#node/}" && `
        + 'kubectl --namespace kube-system rollout status daemonset/cilium --timeout=10m && kubectl uncordon "$node" || break; done',
      'kubectl get nodes',
      'kubectl get ciliumendpoints.cilium.io --all-namespaces',
    ],
    expect: `\`uncordoned\` for each node, no SchedulingDisabled, and addresses of ${podCidrs.join(' or ')}.`,
    otherwise: '"Cannot evict pod" names a PodDisruptionBudget: give its workload a second pod, or delete that pod by hand. On one node alone nothing else can take the pods: '
      + 'they wait until it is done.',
    undo: [
      `kubectl label nodes --all ${LABEL}-`,
      'kubectl --namespace kube-system rollout restart daemonset/cilium',
    ],
    undoNote: `Delete /etc/cni/net.d/05-cilium.conflist on each node too, rename the file of ${name} there without \`.cilium_bak\`, and make its pods anew.`,
    loss: 'each pod is made anew once, as on any drain; Prow\'s own are away for about 30 seconds each.',
  };
}
