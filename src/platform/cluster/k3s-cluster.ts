import { Where } from '../../core/problem';
import { readProps, ValuesOf } from '../../core/props';
import { PreinstalledCni } from '../../network/preinstalled/preinstalled-cni';
import { ClusterOfNodesOptions, CLUSTER_OF_NODES_FIELDS } from './cluster-options';
import { ClusterPlan, ClusterStart, ofNodes, StartFacts } from './cluster-plan';
import { pluginsCommand } from './cni-plugins';
import { isTraefikOff, K3S, k3sFlags, serverFlags } from './k3s-server';
import { nodeFiles } from './node-files';
import { neededController, NO_CONTROLLER } from './own-ingress';
import { KUBEADM_REQUESTS } from './own-requests';
import { startFile } from './start-file';
import { shellBlock } from './start-text';
import { nodeWays } from './ways-in-here';

const NODES = 'kubectl get nodes --output wide';

type Said = ValuesOf<typeof CLUSTER_OF_NODES_FIELDS>;

/** k3s on machines of one's own. */
export function k3sCluster(options: ClusterOfNodesOptions): ClusterPlan {
  const said = readProps(Where.call('Cluster.k3s'), options, CLUSTER_OF_NODES_FIELDS);
  return {
    ...ofNodes(said),
    call: 'Cluster.k3s',
    name: 'k3s',
    ...K3S,
    nodePorts: {},
    warnings: [],
    start: (facts) => k3sStart(said, facts),
  };
}

/** Source: k3s-io/docs, docs/installation/configuration.md, docs/quick-start.md and docs/datastore/ha-embedded.md. */
function k3sStart({ kubernetesVersion, controlPlanes, workers }: Said, facts: StartFacts): ClusterStart {
  const release = kubernetesVersion === undefined ? '' : ` INSTALL_K3S_VERSION=v${kubernetesVersion}+k3s1`;
  const script = (server: string, token: string): string => `curl -sfL https://get.k3s.io |${release}${token} sh -s - ${server}`;
  const join = ' K3S_URL=https://FIRST:6443 K3S_TOKEN=TOKEN';
  const more = nodeFiles(facts, { apiServerPorts: [6443], controlPlanes, nodes: controlPlanes + workers });
  return {
    parts: { ingressIsOff: isTraefikOff(facts) },
    files: [startFile('k3s', 'For: /etc/rancher/k3s/config.yaml of every server', [k3sFlags(facts)]), ...more.files],
    paragraphs: [
      ...more.paragraphs,
      ...pluginParagraphs(facts),
      'On the first machine, as root:',
      shellBlock(
        'mkdir -p /etc/rancher/k3s', 'cp cluster/k3s.conf /etc/rancher/k3s/config.yaml', script(controlPlanes === 1 ? 'server' : 'server --cluster-init', '')),
      ...(controlPlanes === 1 ? [] : [
        `On ${controlPlanes - 1} more, with the same file, and with what \`/var/lib/rancher/k3s/server/token\` of the first holds for TOKEN:`,
        shellBlock(script('server --server https://FIRST:6443', ' K3S_TOKEN=TOKEN')),
      ]),
      ...(workers === 0 ? [] : [
        `On ${workers} ${workers === 1 ? 'machine' : 'machines'} for pods alone, with that token and the address of the first for FIRST:`,
        shellBlock(`curl -sfL https://get.k3s.io |${release}${join} sh -`),
      ]),
      'kubectl reads `/etc/rancher/k3s/k3s.yaml` of a server, with its address for 127.0.0.1.',
    ],
    waysIn: nodeWays(facts, NODES),
  };
}

/** k3s and RKE2 put plugins into a folder of their own, and none there when they bring no CNI. */
function pluginParagraphs(facts: StartFacts): readonly string[] {
  const command = pluginsCommand(facts, [], '$(uname -m | sed "s/x86_64/amd64/; s/aarch64/arm64/")');
  return command === undefined ? [] : [`On every machine, as root, the plugins that ${facts.cni.name} needs:`, shellBlock(command)];
}

/** RKE2 on machines of one's own. */
export function rke2Cluster(options: ClusterOfNodesOptions): ClusterPlan {
  const said = readProps(Where.call('Cluster.rke2'), options, CLUSTER_OF_NODES_FIELDS);
  return {
    ...ofNodes(said),
    call: 'Cluster.rke2',
    name: 'RKE2',
    brings: { of: PreinstalledCni.rke2() },
    serviceCidrs: ['10.43.0.0/16'],
    ownRequests: KUBEADM_REQUESTS,
    balancer: { instead: 'say a pool by LoadBalancerPool.metalLb({ addresses }), or LoadBalancerPool.k3sServiceLb(), which cluster/rke2.conf turns on' },
    nodePorts: {},
    warnings: [],
    start: (facts) => rke2Start(said, facts),
  };
}

/** Source: rancher/rke2-docs 9477b7b1, docs/install/quickstart.md, ha.md and requirements.md, docs/reference/server_config.md (`--ingress-controller`). */
function rke2Start({ kubernetesVersion, controlPlanes, workers }: Said, facts: StartFacts): ClusterStart {
  const cni = facts.cni.bundledBy === 'RKE2' ? 'cilium' : 'none';
  const controller = neededController(facts, { ofIngress: { traefik: 'traefik', nginx: 'ingress-nginx' }, ofGateway: { traefik: 'traefik' } });
  const loadBalancerIsOn = facts.exposure.balancing?.partOf === 'ServiceLB';
  const config = {
    ...serverFlags(facts),
    ...(facts.keepsItsCni ? {} : { cni }),
    ...(controller === undefined ? {} : { 'ingress-controller': controller }),
    ...(loadBalancerIsOn ? { 'enable-servicelb': true } : {}),
  };
  const release = kubernetesVersion === undefined ? '' : ` INSTALL_RKE2_VERSION=v${kubernetesVersion}+rke2r1`;
  const install = (type: string): string => `curl -sfL https://get.rke2.io |${release} INSTALL_RKE2_TYPE=${type} sh -`;
  const more = nodeFiles(facts, { apiServerPorts: [6443, 9345], controlPlanes, nodes: controlPlanes + workers });
  return {
    parts: { ingressIsOff: controller === NO_CONTROLLER, loadBalancerIsOn },
    files: [startFile('rke2', 'For: /etc/rancher/rke2/config.yaml of every server', [config]), ...more.files],
    paragraphs: [
      ...more.paragraphs,
      ...pluginParagraphs(facts),
      'On the first machine, as root:',
      shellBlock(
        'mkdir -p /etc/rancher/rke2', 'cp cluster/rke2.conf /etc/rancher/rke2/config.yaml',
        // what RKE2 takes for its own chart has to be there before it starts
        ...(cni === 'cilium' ? ['mkdir -p /var/lib/rancher/rke2/server/manifests', 'cp 10-network.k8s.yaml /var/lib/rancher/rke2/server/manifests/'] : []),
        install('server'), 'systemctl enable --now rke2-server'),
      ...(controlPlanes + workers === 1 ? [] : [
        'Every other machine gets the lines `server: https://FIRST:9345` and `token: TOKEN` in its `/etc/rancher/rke2/config.yaml`, with the address '
          + 'of the first '
        + 'and what its `/var/lib/rancher/rke2/server/node-token` holds.',
        ...(controlPlanes === 1 ? [] : [
          `${controlPlanes - 1} of them become servers, and get the lines of \`cluster/rke2.conf\` too:`,
          shellBlock(install('server'), 'systemctl enable --now rke2-server'),
        ]),
        ...(workers === 0 ? [] : [
          `${workers} of them become agents:`,
          shellBlock(install('agent'), 'systemctl enable --now rke2-agent'),
        ]),
      ]),
      'kubectl reads `/etc/rancher/rke2/rke2.yaml` of a server, with its address for 127.0.0.1.',
    ],
    waysIn: nodeWays(facts, NODES),
  };
}
