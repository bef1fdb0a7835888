import { equal, match } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cni, FlannelMode } from '../../../src';
import { waitFor } from '../../conformance/wait';
import { enterprise } from '../apps/enterprise';
import { enterpriseAuthorityFile } from '../github/credentials';
import type { Machine } from '../machines/machine';
import { nodeNames, POD_CIDR } from '../machines/network';
import { inPod, webPodOnEachNode, WEB_PORT } from '../objects/web-pods';
import { PodNetwork } from '../reach/pod-networks';
import type { Check, Lab, Scenario } from '../scenario';
import { enterpriseChecks } from './enterprise-checks';
import { runSecretsScript } from './installation';

const NAMESPACE = 'lab-backends';
const NODE_MTU = 1500;
const LIMIT_MS = 180_000;
/** Of IPv4 and ICMP. */
const HEADERS = 28;
const PSK_SECRET = 'flannel-wireguard';

interface Backend {
  readonly name: string;
  readonly mode: FlannelMode;
  /** The type that the kernel calls its link by, where it has one. */
  readonly linkType?: string;
}

const VXLAN: Backend = { name: 'vxlan', mode: FlannelMode.vxlan(), linkType: 'vxlan id 9 dev lo dstport 0' };
const HOST_GW: Backend = { name: 'host-gw', mode: FlannelMode.hostGw() };
const UDP: Backend = { name: 'udp', mode: FlannelMode.udp() };
const IPIP: Backend = { name: 'ipip', mode: FlannelMode.ipip(), linkType: 'ipip local 127.0.0.1 remote 127.0.0.2' };
const WIREGUARD: Backend = { name: 'wireguard', mode: FlannelMode.wireguard({ pskSecretName: PSK_SECRET }), linkType: 'wireguard' };

/** How many pods there were of each of the cluster's own Deployments, by namespace and name. */
const paused = new Map<string, number>();

const checks: readonly Check[] = [
  { name: 'nothing else uses the network while its backend changes', isGround: true, run: pauseDeployments },
  ...[VXLAN, UDP, IPIP, WIREGUARD].flatMap(carries),
  ...carries(HOST_GW),
  { name: 'on host-gw, DNS and storage become Ready again', isGround: true, run: resumeDeployments },
  ...enterpriseChecks({ backend: HOST_GW.mode, edition: 'host-gw' }).map((check) => ({ ...check, name: `on host-gw, ${check.name}` })),
];

export const backends: Scenario = {
  name: 'backends',
  checks,
  end: async (lab) => {
    if (paused.size > 0) await resumeDeployments(lab);
    await lab.kubectl.run(['delete', 'namespace', NAMESPACE, '--ignore-not-found']);
    await install(lab, VXLAN);
    await flannelIsReady(lab);
  },
};

/** Each packet is as large as the plan says it may be, and goes all the way or not at all. */
function carries(backend: Backend): readonly Check[] {
  const { name } = backend;
  const all: readonly Check[] = [
    {
      name: `${name}: a packet of the planned MTU passes between nodes unbroken, and one byte more does not`,
      lacks: (lab) => lack(lab.nodes[0], backend),
      run: async (lab) => {
        await install(lab, backend);
        await flannelIsReady(lab);
        await lab.kubectl.applyObjects(webPodOnEachNode(NAMESPACE));
        try {
          await lab.podsBecomeReady([NAMESPACE], LIMIT_MS);
          await carriesFullPackets(lab, podMtu(backend));
        } finally {
          // They keep what they were made with, and a drain stops at pods that nobody would make again.
          await lab.kubectl.run(['delete', 'pods', '--namespace', NAMESPACE, '--all']);
        }
      },
    },
    {
      name: `${name}: where the kernel has none, Flannel has read its configuration and says what is missing`,
      lacks: async (lab) => (await lack(lab.nodes[0], backend) === undefined ? 'this kernel has what it takes' : undefined),
      run: async (lab) => {
        await install(lab, backend);
        const refused = (log: string) => log.includes(`Backend type: ${name}`) && /Error registering network: .*operation not supported/.test(log);
        await waitFor('Flannel\'s word on its backend', async () => (await flannelLogs(lab)).some(refused), LIMIT_MS);
      },
    },
  ];
  return backend.linkType === undefined ? all.slice(0, 1) : all;
}

async function lack(node: Machine, { linkType }: Backend): Promise<string | undefined> {
  if (linkType === undefined) return undefined;
  const answer = await node.run('sh',
    ['-c', `ip link add lab-try type ${linkType} 2>&1 && ip link delete lab-try`]).then(() => undefined, () => `this kernel has no ${linkType.split(' ')[0]}`);
  return answer;
}

function podMtu({ mode }: Backend): number {
  return Cni.flannel({ network: POD_CIDR, backend: mode, nodeMtu: NODE_MTU })._plan.network.podMtu!;
}

/** As upstream wants it: a backend is changed while Flannel does not run, and what the one before has left goes first. */
async function install(lab: Lab, { name, mode }: Backend): Promise<void> {
  await lab.kubectl.run(['delete', 'daemonset', '--namespace', 'kube-flannel', '--all', '--wait']);
  await waitFor('the end of Flannel\'s pods', async () => (await lab.kubectl.list('pods', 'kube-flannel')).length === 0, LIMIT_MS);
  for (const node of lab.nodes) await forget(node);
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
  try {
    enterprise(folder, { backend: mode }).synth();
    await lab.applyUpTo('namespaces', folder);
    const key = join(folder, 'wireguard.psk');
    writeFileSync(key, randomBytes(32).toString('base64'));
    const flannelOptions = name === WIREGUARD.name ? ['--flannel-wireguard-psk-file', key] : [];
    await runSecretsScript(folder, '--ca-file', enterpriseAuthorityFile, ...flannelOptions);
    await lab.applyUpTo('network', folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A bridge is no wider than its narrowest pod, and pods keep the width that they were made with. */
async function pauseDeployments({ kubectl }: Lab): Promise<void> {
  for (const { metadata, spec } of (await kubectl.list('deployments')).filter(({ spec: { replicas } }) => replicas > 0)) {
    // Prow comes back when it is applied.
    if (metadata.namespace !== 'prow') paused.set(`${metadata.namespace}/${metadata.name}`, spec.replicas);
    await kubectl.run(['scale', 'deployment', metadata.name, `--namespace=${metadata.namespace}`, '--replicas=0']);
  }
  const left = async () => (await kubectl.list('pods')).filter(
    ({ spec, status }) => spec.hostNetwork !== true && !['Succeeded', 'Failed'].includes(status.phase));
  const isPaused = async () => {
    const pods = await left();
    // A job would go on trying to bring its log to a store that is away.
    for (const { metadata } of pods.filter((pod) => pod.metadata.namespace === 'test-pods')) {
      await kubectl.run(['delete', 'pod', metadata.name, '--namespace=test-pods', '--grace-period=1', '--wait=false', '--ignore-not-found']);
    }
    return pods.length === 0;
  };
  await waitFor('the end of all pods', isPaused, LIMIT_MS).catch(async ({ message }: Error) => {
    throw new Error(`${message}: ${(await left()).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).join(', ')}`);
  });
}

async function resumeDeployments({ kubectl }: Lab): Promise<void> {
  for (const [path, replicas] of paused) {
    const [namespace, name] = path.split('/');
    await kubectl.run(['scale', 'deployment', name, `--namespace=${namespace}`, `--replicas=${replicas}`]);
  }
  for (const path of paused.keys()) {
    const [namespace, name] = path.split('/');
    await kubectl.run(['rollout', 'status', 'deployment', name, `--namespace=${namespace}`, '--timeout=120s']);
  }
  paused.clear();
}

async function forget(node: Machine): Promise<void> {
  const links: readonly { ifname: string }[] = JSON.parse(await node.run('ip', ['-json', 'link']));
  for (const { ifname } of links.filter((link) => /^flannel/.test(link.ifname))) await node.run('ip', ['link', 'delete', ifname]);
  await node.run('ip', ['route', 'flush', 'root', POD_CIDR, 'dev', 'eth0']);
  await node.run('rm', ['-f', '/run/flannel/subnet.env']);
}

function flannelIsReady(lab: Lab): Promise<void> {
  return lab.podsBecomeReady(['kube-flannel'], LIMIT_MS);
}

async function flannelLogs(lab: Lab): Promise<string[]> {
  const pods = await lab.kubectl.list('pods', 'kube-flannel');
  return Promise.all(pods.map(async ({ metadata }) => {
    const logs = await Promise.all(
      [[], ['--previous']].map((more) => lab.kubectl.try(['logs', '--namespace', 'kube-flannel', metadata.name, '--container', 'kube-flannel', ...more])));
    return logs.map(({ stdout }) => stdout).join('');
  }));
}

async function carriesFullPackets(lab: Lab, mtu: number): Promise<void> {
  for (const [from, to] of [nodeNames, [...nodeNames].reverse()]) {
    const here = { name: from, namespace: NAMESPACE };
    const address = (await lab.kubectl.get('pod', to, NAMESPACE)).status.podIP as string;
    const shell = (command: string) => lab.kubectl.try(inPod(here, 'sh', '-c', `${command} 2>&1`));
    const ping = async (size: number) => (await shell(`ping -M do -c 1 -W 2 -s ${size - HEADERS} ${address}`)).stdout;
    // Flannel may not have heard of the other node's new link yet.
    const passes = () => waitFor(`a whole packet from ${from} to ${to}`, async () => / 0% packet loss/.test(await ping(mtu)), LIMIT_MS);

    equal((await lab.kubectl.run(inPod(here, 'cat', '/sys/class/net/eth0/mtu'))).stdout.trim(), String(mtu), `the MTU of a pod on ${from}`);
    await passes();
    match(await ping(mtu + 1), /message too long/i);
    // Not for the pod's own interface alone: the way behind it is no wider either.
    const own = (await lab.kubectl.get('pod', from, NAMESPACE)).status.podIP;
    const network = (await PodNetwork.of(lab.nodes.find(({ name }) => name === from)!)).find((one) => one.address === own)!;
    await network.setMtu(mtu + 1);
    await passes();
    match(await ping(mtu + 1), / 100% packet loss|message too long/i);
    await network.setMtu(mtu);
    await waitFor(`an answer of ${to}`, async () => (await shell(`curl --silent --fail --max-time 5 http://${address}:${WEB_PORT}`)).stdout === to, LIMIT_MS);
  }
}
