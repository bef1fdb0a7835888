import { Neighbours, object } from './neighbour';

const port = { port: 80 };
const service = (spec: object): object => object('v1', 'Service', { spec: { ports: [port], ...spec } });
const outside = (spec: object): object => service({ type: 'LoadBalancer', ...spec });
const elsewhere = (spec: object): object => object('v1', 'Service', { spec: { type: 'ExternalName', externalName: 'acme.dev', ...spec } });
const ports = (...all: readonly object[]): object => service({ ports: all });
const nodePorts = (...all: readonly object[]): object => service({ type: 'NodePort', ports: all });
const backend = { service: { name: 'a', port: { number: 80 } } };
const ingress = (spec: object, annotations?: object): any => ({
  ...object('networking.k8s.io/v1', 'Ingress', { spec: { defaultBackend: backend, ...spec } }),
  metadata: { name: 'near', namespace: 'mutants', annotations },
});
const path = (fields: object, host = 'acme.dev'): object => ingress({
  rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend, ...fields }] } }],
});
const policy = (spec: object): object => object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ...spec } });
const from = (...all: readonly object[]): object => policy({ ingress: [{ from: all }] });
const policyPort = (fields: object): object => policy({ egress: [{ ports: [fields] }] });

export const wayInNeighbours: readonly Neighbours[] = [
  ['no address, and a port of the node', service({ clusterIP: 'None', type: 'NodePort' }), service({ clusterIP: 'None' })],
  ['no address, and a port of its own', service({ clusterIP: 'None', ports: [{ port: 80, nodePort: 30_080 }] }),
    service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] })],
  ['no address after an address', service({ clusterIPs: ['10.96.7.7', 'None'] }), service({ clusterIP: 'None', clusterIPs: ['None'] })],
  ['two first addresses', service({ clusterIP: '10.96.7.7', clusterIPs: ['10.96.7.8'] }), service({ clusterIP: '10.96.7.7', clusterIPs: ['10.96.7.7'] })],
  ['an address that is none', service({ clusterIP: 'none' }), service({ clusterIP: '' })],
  ['another name, and an address', elsewhere({ clusterIP: '10.96.7.7' }), elsewhere({ clusterIP: '' })],
  ['another name, and none', elsewhere({ clusterIP: 'None' }), elsewhere({})],
  ['another name, and families', elsewhere({ ipFamilyPolicy: 'SingleStack' }), service({ ipFamilyPolicy: 'SingleStack' })],
  ['another name, and a family', elsewhere({ ipFamilies: ['IPv4'] }), service({ ipFamilies: ['IPv4'] })],
  ['another name that is one', elsewhere({ externalName: 'https://acme.dev' }), elsewhere({ externalName: 'acme.dev.' })],
  ['two families, and one stack', service({ ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'SingleStack' }),
    service({ ipFamilies: ['IPv4'], ipFamilyPolicy: 'PreferDualStack' })],
  ['a family twice', service({ ipFamilies: ['IPv4', 'IPv4'], ipFamilyPolicy: 'PreferDualStack' }),
    service({ ipFamilies: ['IPv4'], ipFamilyPolicy: 'PreferDualStack' })],
  ['a policy of families', service({ ipFamilyPolicy: 'DualStack' }), service({ ipFamilyPolicy: 'PreferDualStack' })],
  ['an affinity of a week', service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 86_401 } } }), service({
    sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 86_400 } },
  })],
  ['an affinity of no time', service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } }),
    service({ sessionAffinity: 'ClientIP' })],
  ['a word of affinity', service({ sessionAffinity: 'clientIP' }), service({ sessionAffinity: 'None' })],
  ['a port twice', ports({ name: 'a', port: 80 }, { name: 'b', port: 80, protocol: 'TCP' }),
    ports({ name: 'a', port: 80 }, { name: 'b', port: 80, protocol: 'UDP' })],
  ['a name of a port twice', ports({ name: 'a', port: 80 }, { name: 'a', port: 81 }), ports({ name: 'a', port: 80 }, { name: 'b', port: 81 })],
  ['ports without names', ports({ port: 80 }, { name: 'b', port: 81 }), ports({ name: 'a', port: 80, targetPort: 1 }, { name: 'b', port: 81, targetPort: 1 })],
  ['a port of the node twice', nodePorts({ name: 'a', port: 80, nodePort: 30_080 }, { name: 'b', port: 81, nodePort: 30_080 }),
    nodePorts({ name: 'a', port: 80, nodePort: 30_080 }, { name: 'b', port: 80, protocol: 'UDP', nodePort: 30_080 })],
  ['a port of the node for two ports', nodePorts({ name: 'a', port: 80, nodePort: 30_081 }, { name: 'b', port: 81, protocol: 'UDP', nodePort: 30_081 }),
    nodePorts({ name: 'a', port: 80, nodePort: 30_081 }, { name: 'b', port: 80, protocol: 'UDP', nodePort: 30_081 })],
  ['addresses of one family', service({ clusterIP: '10.96.7.7', clusterIPs: ['10.96.7.7', '10.96.7.8'] }), service({ clusterIP: '10.96.7.9' })],
  ['traffic from outside', service({ externalTrafficPolicy: 'Local' }), outside({ externalTrafficPolicy: 'Local' })],
  ['where the balancer asks', outside({ healthCheckNodePort: 30_099 }), outside({ externalTrafficPolicy: 'Local', healthCheckNodePort: 30_099 })],
  ['whom the balancer lets in', service({ loadBalancerSourceRanges: ['10.0.0.0/8'] }), outside({ loadBalancerSourceRanges: ['10.0.0.0/8'] })],
  ['whom the balancer lets in, as a network', outside({ loadBalancerSourceRanges: ['10.0.0.1'] }), outside({ loadBalancerSourceRanges: ['10.0.0.1/32'] })],
  ['the class of no balancer', service({ loadBalancerClass: 'acme.dev/a' }), outside({ loadBalancerClass: 'acme.dev/a' })],
  ['ports of no balancer', service({ allocateLoadBalancerNodePorts: false }), outside({ allocateLoadBalancerNodePorts: false })],
  ['addresses from outside', service({ externalIPs: ['127.0.0.1'] }), service({ externalIPs: ['203.0.113.7'] })],
  ['traffic inside', service({ internalTrafficPolicy: 'Near' }), service({ internalTrafficPolicy: 'Local' })],
  ['traffic nearby', service({ trafficDistribution: 'Near' }), service({ trafficDistribution: 'PreferClose' })],
  ['where a protocol goes', service({ ports: [{ port: 80, appProtocol: 'a b' }] }), service({ ports: [{ port: 80, appProtocol: 'kubernetes.io/h2c' }] })],
  // ingresses
  ['a path without its beginning', path({ path: 'a' }), path({ path: '/a' })],
  ['a path of nothing', path({ path: '', pathType: 'Exact' }), path({ path: '', pathType: 'ImplementationSpecific' })],
  ['a path with two slashes', path({ path: '/a//b' }), path({ path: '/a//b', pathType: 'ImplementationSpecific' })],
  ['a path that goes back', path({ path: '/a/../b' }), path({ path: '/a/..b' })],
  ['a path that stays', path({ path: '/a/./b' }), path({ path: '/a/.b' })],
  ['a path that ends in dots', path({ path: '/a/..' }), path({ path: '/a..' })],
  ['a path with a hidden slash', path({ path: '/a%2fb' }), path({ path: '/a%20b' })],
  ['a path of any type', path({ path: 'a', pathType: 'ImplementationSpecific' }), path({ path: '/a.*', pathType: 'ImplementationSpecific' })],
  ['a host is no address', path({}, '10.0.0.1'), path({}, '10.0.0.1.nip.io')],
  ['a host with a star', path({}, '*.*.dev'), path({}, '*.acme.dev')],
  ['a star is no host', path({}, '*'), path({}, '')],
  ['a star within a host', path({}, 'a.*.dev'), path({}, 'a.dev')],
  ['a backend both ways', ingress({ defaultBackend: { ...backend, resource: { kind: 'A', name: 'a' } } }),
    ingress({ defaultBackend: { resource: { apiGroup: 'acme.dev', kind: 'A', name: 'a' } } })],
  ['a port both ways', ingress({ defaultBackend: { service: { name: 'a', port: { name: 'a', number: 80 } } } }),
    ingress({ defaultBackend: { service: { name: 'a', port: { name: 'a' } } } })],
  ['a way to nowhere', ingress({ defaultBackend: undefined }), ingress({})],
  ['a class twice', ingress({ ingressClassName: 'a' }, { 'kubernetes.io/ingress.class': 'b' }),
    ingress({ ingressClassName: 'a' }, { 'kubernetes.io/ingress.class': 'a' })],
  ['a host of a certificate', ingress({ tls: [{ hosts: ['acme'], secretName: 'a b' }] }), ingress({ tls: [{ hosts: ['*.acme.dev'] }] })],
  ['hosts of a certificate', ingress({ tls: [{ hosts: ['*'] }] }), ingress({ tls: [{ hosts: ['10.0.0.1.nip.io'], secretName: 'a' }] })],
  // policies
  ['networks outside', from({ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }), from({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/16'] } })],
  ['all of a network', from({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } }), from({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/9'] } })],
  ['a network of another family', from({ ipBlock: { cidr: '10.0.0.0/8', except: ['fd00::/16'] } }),
    from({ ipBlock: { cidr: 'fd00::/8', except: ['fd00::/16'] } })],
  ['a network or pods', from({ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }), from({ ipBlock: { cidr: '10.0.0.0/8' } }, { podSelector: {} })],
  ['a network or a namespace', from({ ipBlock: { cidr: '10.0.0.0/8' }, namespaceSelector: {} }), from({ podSelector: {}, namespaceSelector: {} })],
  ['nobody', from({}), policy({ ingress: [{}] })],
  ['a range that goes back', policyPort({ port: 90, endPort: 80 }), policyPort({ port: 80, endPort: 90 })],
  ['a range without its beginning', policyPort({ endPort: 80 }), policyPort({ port: 80 })],
  ['a range of a name', policyPort({ port: 'http', endPort: 80 }), policyPort({ port: 'http' })],
  ['directions', policy({ policyTypes: ['Ingress', 'ingress'] }), policy({ policyTypes: ['Ingress'] })],
  ['too many directions', policy({ policyTypes: ['Ingress', 'Egress', 'Ingress'] }), policy({ policyTypes: ['Ingress', 'Egress'] })],
];
