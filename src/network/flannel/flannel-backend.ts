import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { FlannelBackendProps } from './flannel-backend-props';
import { FlannelBackendSettings, readFlannelBackend } from './flannel-backend-settings';
import { PSK_PLACEHOLDER } from './flannel-psk';

/**
 * The ConfigMap `kube-flannel-cfg`, and nothing else: `net-conf.json` says which network Flannel spreads over the nodes and how, and
 * `cni-conf.json` is what the container runtime of every node gets.
 *
 * Flannel reads it at its start only: after a change, `kubectl -n kube-flannel rollout restart daemonset/kube-flannel-ds`. A backend with a key
 * that all nodes share has a place for it here, and never the key: `Flannel` has an init container that puts it into a copy.
 * Errors: those of the properties, all together.
 *
 * Source: flannel v0.28.9, `Documentation/kube-flannel.yml`.
 */
export class FlannelBackend extends Construct {
  /** Name of the ConfigMap. */
  readonly configMapName: string = 'kube-flannel-cfg';

  /** MTU of a pod's interface that follows from the properties, in bytes. */
  readonly podMtu: number;

  /** The ConfigMap. */
  readonly configMap: ApiObject;

  constructor(scope: Construct, id: string, props: FlannelBackendProps = {}) {
    super(scope, id);
    const settings = readOldProps<FlannelBackendProps, FlannelBackendSettings>(Where.construct(this.node.path), props, readFlannelBackend);
    this.podMtu = settings.podMtu;
    this.configMap = nativeObject(this, 'Resource', 'v1/ConfigMap', {
      metadata: {
        name: this.configMapName,
        namespace: settings.namespace,
        labels: { 'tier': 'node', 'k8s-app': 'flannel', 'app': 'flannel' },
      },
      data: { 'cni-conf.json': file(CNI_CONF), 'net-conf.json': file(netConf(settings)) },
    });
  }
}

const CNI_CONF = {
  name: 'cbr0',
  cniVersion: '0.3.1',
  plugins: [
    { type: 'flannel', delegate: { hairpinMode: true, isDefaultGateway: true } },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
};

function netConf({ network, ipv6Network, enableNFTables, backend, backendMtu }: FlannelBackendSettings) {
  return {
    Network: network,
    EnableIPv6: ipv6Network === undefined ? undefined : true,
    IPv6Network: ipv6Network,
    EnableNFTables: enableNFTables,
    // without a type, flanneld would fall back to udp, whatever its documentation says
    Backend: { Type: backend._plan.type, ...backend._plan.options, MTU: backendMtu, PSK: backend._plan.psk === undefined ? undefined : PSK_PLACEHOLDER },
  };
}

function file(content: object): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
