import type { k8s } from 'cdk8s-plus-28';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { nativeObject, Plain } from '../../core/manifest';
import {
  bpfBootstrap, CALICO_VERSION, field, HOST_PATHS, hostVolumes, installCni, NODE_MOUNTS, NODE_POD, SERVICES_ENDPOINT, setting, value,
} from './calico-node-parts';
import { CalicoSettings } from './calico-props';

const CONFIG = 'calico-config';
const HOST_LOCAL = { 'host-local-net-dir': { path: '/var/lib/cni/networks' } };
const selector = { matchLabels: { 'k8s-app': 'calico-node' } };

/** The DaemonSet `calico-node`. Source: Calico v3.32.1, `manifests/calico.yaml` and its variants. */
export function calicoNode(scope: Construct, settings: CalicoSettings): ApiObject {
  const { imageRegistry } = settings;
  return nativeObject(scope, 'Resource', 'apps/v1/DaemonSet', {
    metadata: { name: 'calico-node', namespace: 'kube-system', labels: { 'k8s-app': 'calico-node' } },
    spec: {
      selector,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      template: {
        metadata: { labels: { 'k8s-app': 'calico-node' } },
        spec: {
          ...NODE_POD,
          serviceAccountName: 'calico-node',
          initContainers: [upgradeIpam(imageRegistry), installCni(imageRegistry, CONFIG, '10-calico.conflist', []), bpfBootstrap(imageRegistry)],
          containers: [calicoNodeContainer(settings)],
          volumes: hostVolumes({ ...HOST_PATHS, ...HOST_LOCAL }),
        },
      },
    },
  });
}

function calicoNodeContainer(settings: CalicoSettings): Plain<k8s.Container> {
  const { imageRegistry, bgp, hasIpv4, hasIpv6, ipv4Autodetection, ipv6Autodetection, typhaReplicas } = settings;
  // without BGP there is no BIRD, which would never be ready
  const bird = (what: string): readonly string[] => (bgp.enabled ? [`-bird-${what}`] : []);
  return {
    name: 'calico-node',
    image: `${imageRegistry}/calico/node:${CALICO_VERSION}`,
    imagePullPolicy: 'IfNotPresent',
    envFrom: SERVICES_ENDPOINT,
    env: [
      value('DATASTORE_TYPE', 'kubernetes'),
      ...(typhaReplicas === 0 ? [] : [setting('FELIX_TYPHAK8SSERVICENAME', CONFIG, 'typha_service_name')]),
      value('WAIT_FOR_DATASTORE', 'true'),
      field('NODENAME', 'spec.nodeName'),
      setting('CALICO_NETWORKING_BACKEND', CONFIG, 'calico_backend'),
      value('CLUSTER_TYPE', 'k8s,bgp'),
      value('IP', hasIpv4 ? 'autodetect' : 'none'),
      ...(ipv4Autodetection === undefined ? [] : [value('IP_AUTODETECTION_METHOD', ipv4Autodetection.method)]),
      ...(hasIpv6 ? [value('IP6', 'autodetect')] : []),
      ...(ipv6Autodetection === undefined ? [] : [value('IP6_AUTODETECTION_METHOD', ipv6Autodetection.method)]),
      // BIRD names itself by the IPv4 address, and where there is none, by a number made of the node's name
      ...(hasIpv4 ? [] : [value('CALICO_ROUTER_ID', 'hash')]),
      // the pools are objects of their own
      value('NO_DEFAULT_POOLS', 'true'),
      setting('FELIX_IPINIPMTU', CONFIG, 'veth_mtu'),
      setting('FELIX_VXLANMTU', CONFIG, 'veth_mtu'),
      setting('FELIX_WIREGUARDMTU', CONFIG, 'veth_mtu'),
      value('CALICO_DISABLE_FILE_LOGGING', 'true'),
      value('FELIX_IPV6SUPPORT', String(hasIpv6)),
      value('FELIX_HEALTHENABLED', 'true'),
    ],
    securityContext: { privileged: true },
    resources: { requests: { cpu: '250m' } },
    lifecycle: { preStop: { exec: { command: ['/bin/calico-node', '-shutdown'] } } },
    livenessProbe: {
      exec: { command: ['/bin/calico-node', '-felix-live', ...bird('live')] },
      periodSeconds: 10, initialDelaySeconds: 10, failureThreshold: 6, timeoutSeconds: 10,
    },
    readinessProbe: { exec: { command: ['/bin/calico-node', '-felix-ready', ...bird('ready')] }, periodSeconds: 10, timeoutSeconds: 10 },
    volumeMounts: NODE_MOUNTS,
  };
}

/** Takes over the addresses of a Calico that left them to another plugin. */
function upgradeIpam(imageRegistry: string): Plain<k8s.Container> {
  return {
    name: 'upgrade-ipam',
    image: `${imageRegistry}/calico/cni:${CALICO_VERSION}`,
    imagePullPolicy: 'IfNotPresent',
    command: ['/opt/cni/bin/calico-ipam', '-upgrade'],
    envFrom: SERVICES_ENDPOINT,
    env: [field('KUBERNETES_NODE_NAME', 'spec.nodeName'), setting('CALICO_NETWORKING_BACKEND', CONFIG, 'calico_backend')],
    volumeMounts: [{ name: 'host-local-net-dir', mountPath: '/var/lib/cni/networks' }, { name: 'cni-bin-dir', mountPath: '/host/opt/cni/bin' }],
    securityContext: { privileged: true },
  };
}
