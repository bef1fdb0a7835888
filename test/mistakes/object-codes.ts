import { ApiObject, type ApiObjectProps, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Exposure, GatewayController, HookService, type ProwAppProps } from '../../src';
import { loose } from '../support/findings';
import { changed, Mistake, own, RESTRICTED } from './mistake';

const meta = (name: string): object => ({ name, namespace: 'prow' });

/** This object in the chart of Prow. */
const mine = (object: ApiObjectProps, options: Partial<ProwAppProps> = {}) => changed(options, ({ prow }) => void new ApiObject(prow, 'mine', object));

/** This object in a chart of its own. */
const alone = (object: ApiObjectProps) => own((made) => void new ApiObject(new Chart(made, 'c'), 'o', object));

/** One of each kind of error that objects of one's own raise. */
export const OBJECT_CODES: readonly Mistake[] = [
  {
    id: 'DuplicateObject', says: 'an object twice',
    input: () => own((made) => {
      const chart = new Chart(made, 'c');
      for (const id of ['one', 'two']) new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' } });
    }),
    becomes: {
      refused: ['[c/two] metadata.name: ConfigMap "config" is emitted by [c/one] already; rename or remove one of them (DuplicateObject)'],
    },
  },
  {
    id: 'ChartMissing', says: 'a construct directly in an app',
    input: () => own((made) => new HookService(made, 'hook')),
    becomes: {
      refused: ['[hook] stands in no chart, and cdk8s writes what is in one alone; give it new Chart(app, "prow") for a scope (ChartMissing)'],
    },
    corrected: () => own((made) => new HookService(new Chart(made, 'prow'), 'hook')),
  },
  {
    id: 'DependencyOutsideChart', says: 'an order outside of charts',
    input: () => own((made) => new Construct(made, 'loose').node.addDependency(new Chart(made, 'c'))),
    becomes: {
      refused: ['[loose] has a dependency, but stands in no chart; put it into a chart, or remove the dependency (DependencyOutsideChart)'],
    },
  },
  {
    id: 'SecretValueInOutput', says: 'a Secret with its value',
    input: () => alone({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token' }, stringData: { token: 'x' } }),
    becomes: {
      refused: ['[c/o] stringData: holds a value for "token", which would stand in the YAML; make the Secret in the cluster, and refer '
        + 'to it by name (SecretValueInOutput)'],
    },
  },
  {
    id: 'ObjectTooLarge', says: 'an object that kubectl apply cannot annotate',
    input: () => alone({ apiVersion: 'acme.dev/v1', kind: 'Thing', metadata: { name: 'big' }, spec: 'x'.repeat(262_144) }),
    becomes: {
      refused: ['[c/o] would have 262311 bytes of annotations with the copy that "kubectl apply" keeps there, and at most 262144 are taken; '
        + 'split it, or shorten it (ObjectTooLarge)'],
    },
  },
  {
    id: 'ConfigMapTooLarge', says: 'more than a ConfigMap takes',
    input: () => alone({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'big' }, data: { a: 'x'.repeat(1_048_577) } }),
    becomes: {
      refused: ['[c/o] would have 1048745 bytes of annotations with the copy that "kubectl apply" keeps there, and at most 262144 are taken; '
        + 'spread its data over several ConfigMaps (ConfigMapTooLarge)'],
    },
  },
  {
    id: 'ObjectNotRendered', says: 'a function',
    input: () => alone({ apiVersion: 'acme.dev/v1', kind: 'Thing', metadata: { name: 'o' }, spec: { run: () => 1 } }),
    becomes: {
      refused: ['[c/o] spec.run: a function is not plain data; use strings, numbers, booleans, lists and objects (ObjectNotRendered)'],
    },
  },
  {
    id: 'O-13-1', says: 'a symbol in the data of an object of one\'s own',
    input: () => alone(loose({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'o' }, data: { one: Symbol('one') } })),
    becomes: { refused: ['[c/o] data.one: Symbol(one) is not plain data; use strings, numbers, booleans, lists and objects (ObjectNotRendered)'] },
  },
  {
    id: 'O-13-2', says: 'a number for a kind',
    input: () => alone(loose({ apiVersion: 'v1', kind: 5, metadata: { name: 'o' } })),
    becomes: { refused: ['[c/o] kind: 5 is not a text; write it in quotes (WrongType)'] },
  },
  {
    id: 'O-13-3', says: 'an expression of Prometheus by a misspelt name, which is one mistake',
    input: () => alone({
      apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'o', namespace: 'default' },
      spec: { groups: [{ name: 'all', rules: [{ alert: 'Down', exp: 'up == 0' }] }] },
    }),
    becomes: { refused: ['[c/o] spec.groups[0].rules[0]: "exp" is not a field; did you mean "expr"? (UnknownProp)'] },
    corrected: () => alone({
      apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'o', namespace: 'default' },
      spec: { groups: [{ name: 'all', rules: [{ alert: 'Down', expr: 'up == 0' }] }] },
    }),
  },
  {
    id: 'ValueUnreadable', says: 'a getter that throws',
    input: () => alone({ apiVersion: 'acme.dev/v1', kind: 'Thing', metadata: { name: 'o' },
      spec: { get size() { throw new Error('no size yet'); } } }),
    becomes: { refused: ['[c/o] spec.size: throws "no size yet" when it is read; write plain data (ValueUnreadable)'] },
  },
  {
    id: 'DependencyCycle', says: 'charts in a circle',
    input: () => own((made) => {
      const [a, b] = ['a', 'b'].map((id) => new Chart(made, id));
      a.addDependency(b);
      b.addDependency(a);
    }),
    becomes: {
      refused: ['[a] depends on itself: a => b => a; remove one of these dependencies (DependencyCycle)'],
    },
  },
  {
    id: 'ValidationFailed', says: 'a rule of somebody else',
    input: () => own((made) => new Chart(made, 'c').node.addValidation({ validate: () => ['no owner'] })),
    becomes: {
      refused: ['[c] no owner; see the construct, whose own rule this is (ValidationFailed)'],
    },
  },
  {
    id: 'NamespaceMissing', says: 'a namespace that nobody makes',
    input: () => mine({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'mine', namespace: 'prwo' } }),
    becomes: {
      refused: ['[40-prow/prow/mine] metadata.namespace: there is no Namespace "prwo"; did you mean "prow"? (NamespaceMissing)'],
    },
  },
  {
    id: 'ServiceAccountMissing', says: 'an account that nobody makes',
    input: () => mine(pod({ serviceAccountName: 'hok' })),
    becomes: {
      refused: ['[40-prow/prow/mine] spec.serviceAccountName: there is no ServiceAccount "hok" in namespace "prow"; did you mean "hook"? '
        + '(ServiceAccountMissing)'],
    },
  },
  {
    id: 'ConfigMapMissing', says: 'a ConfigMap that nobody makes',
    input: () => mine(pod({ volumes: [{ name: 'v', configMap: { name: 'conifg' } }] })),
    becomes: {
      refused: ['[40-prow/prow/mine] spec.volumes[0].configMap.name: there is no ConfigMap "conifg" in namespace "prow"; did you mean '
        + '"config"? (ConfigMapMissing)'],
    },
  },
  {
    id: 'SecretMissing', says: 'a Secret that nobody makes',
    input: () => mine(pod({ volumes: [{ name: 'v', secret: { secretName: 'hmac' } }] })),
    becomes: {
      refused: ['[40-prow/prow/mine] spec.volumes[0].secret.secretName: there is no Secret "hmac" in namespace "prow"; say it in existing.secrets, or '
        + 'name one of '
        + '"github-token", "hmac-token", "object-store-accounts", "object-store-root", "s3-credentials-crier", "s3-credentials-deck", '
        + '"s3-credentials-status-reconciler", "s3-credentials-tide" (SecretMissing)'],
    },
  },
  {
    id: 'ClaimMissing', says: 'a claim that nobody makes',
    input: () => mine(pod({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'cache' } }] })),
    becomes: {
      refused: ['[40-prow/prow/mine] spec.volumes[0].persistentVolumeClaim.claimName: there is no PersistentVolumeClaim "cache" in '
        + 'namespace "prow"; emit it, or say it in existing.claims, or name "object-store" (ClaimMissing)'],
    },
  },
  {
    id: 'KeyMissing', says: 'a key that a ConfigMap does not have',
    input: () => mine(pod({ volumes: [{ name: 'v', configMap: { name: 'config', items: [{ key: 'prow.yaml', path: 'a' }] } }] })),
    becomes: {
      refused: ['[40-prow/prow/mine] spec.volumes[0].configMap.items[0].key: ConfigMap "config" in namespace "prow" has no key '
        + '"prow.yaml"; add it, or name "config.yaml" (KeyMissing)'],
    },
  },
  {
    id: 'VolumeMissing', says: 'a mount of nothing',
    input: () => mine(pod({ containers: [{ name: 'a', image: 'a:1', securityContext: RESTRICTED, volumeMounts: [{ name: 'v', mountPath: '/v' }] }] })),
    becomes: {
      refused: ['[40-prow/prow/mine] spec.containers[0].volumeMounts[0].name: the pod has no volume "v"; add it to the pod '
        + '(VolumeMissing)'],
    },
  },
  {
    id: 'FileNotInVolume', says: 'a file that a volume does not have',
    input: () => mine(pod({
      containers: [{ name: 'a', image: 'a:1', securityContext: RESTRICTED, args: ['--config=/v/prow.yaml'], volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
      volumes: [{ name: 'v', configMap: { name: 'config' } }],
    })),
    becomes: {
      refused: ['[40-prow/prow/mine] spec.containers[0].args[0]: "--config=/v/prow.yaml" names a file that volume "v" does not have; add '
        + 'the key, or name "config.yaml" (FileNotInVolume)'],
    },
  },
  {
    id: 'RoleMissing', says: 'a role that nobody makes',
    input: () => mine({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: meta('mine'),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'vieww' } }),
    becomes: {
      refused: ['[40-prow/prow/mine] roleRef.name: there is no ClusterRole "vieww"; did you mean "view"? (RoleMissing)'],
    },
  },
  {
    id: 'SelectorMatchesNothing', says: 'a Service of nothing',
    input: () => mine({ apiVersion: 'v1', kind: 'Service', metadata: meta('mine'), spec: { selector: { app: 'nothing' }, ports: [{ port: 80 }] } }),
    becomes: {
      refused: ['[40-prow/prow/mine] spec.selector: {"app":"nothing"} matches no pod of the namespace; select by labels that a pod '
        + 'template has, or say in existing.workloads what makes the pods (SelectorMatchesNothing)'],
    },
  },
  {
    id: 'TargetPortMissing', says: 'a port that no pod has',
    input: () => mine({
      apiVersion: 'v1', kind: 'Service', metadata: meta('mine'),
      spec: { selector: { app: 'tide' }, ports: [{ port: 80, targetPort: 'web' }] },
    }),
    becomes: {
      refused: ['[40-prow/prow/mine] spec.ports[0].targetPort: no selected pod has the TCP port "web"; declare it as a containerPort, or '
        + 'name one of "http", "metrics" (TargetPortMissing)'],
    },
  },
  ...([['a number', 8888, undefined], ['a name', 'web', '[40-prow/prow/own-service] spec.ports[0].targetPort: no selected pod has the TCP port "web"; '
    + 'declare it as a containerPort (TargetPortMissing)']] as const).map(([what, targetPort, refused]): Mistake => ({
    id: `TargetPortMissing ${what}`, says: `${what} as port of pods that declare none`,
    input: () => changed({}, ({ prow }) => {
      new ApiObject(prow, 'own-pods', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: meta('own'), spec: {
        selector: { matchLabels: { app: 'own' } },
        template: { metadata: { labels: { app: 'own' } }, spec: {
          securityContext: { runAsNonRoot: true, runAsUser: 1000 }, containers: [{ name: 'own', image: 'ghcr.io/acme/own:v1', securityContext: RESTRICTED }],
        } },
      } });
      new ApiObject(prow, 'own-service', {
        apiVersion: 'v1', kind: 'Service', metadata: meta('own'), spec: { selector: { app: 'own' }, ports: [{ port: 80, targetPort }] },
      });
    }),
    becomes: refused === undefined ? { accepted: 'a port need not be declared' } : { refused: [refused] },
  })),
  {
    id: 'SelectorNotInTemplate', says: 'a Deployment that selects others',
    input: () => mine({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: meta('mine'),
      spec: { selector: { matchLabels: { app: 'a' } },
        template: { metadata: { labels: { app: 'b' } }, spec: { containers: [{ name: 'a', image: 'a:1', securityContext: RESTRICTED }] } } } }),
    becomes: {
      refused: ['[40-prow/prow/mine] spec.selector: {"matchLabels":{"app":"a"}} does not match the labels {"app":"b"} of spec.template; '
        + 'put the selected labels on the template (SelectorNotInTemplate)'],
    },
  },
  {
    id: 'KindUnknown', says: 'a kind that nobody has',
    input: () => alone({ apiVersion: 'apps/v1', kind: 'Deploymnt', metadata: { name: 'o' } }),
    becomes: { refused: ['[c/o] kind: "apps/v1" has no kind "Deploymnt"; did you mean "Deployment"? (KindUnknown)'] },
  },
  {
    id: 'ElementTwice', says: 'two ports of one name',
    input: () => alone({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'o' },
      spec: { ports: [{ name: 'web', port: 80 }, { name: 'web', port: 81 }] } }),
    becomes: { refused: ['[c/o] spec.ports[1]: "web" stands at [0] already; remove one of them, or give it another name (ElementTwice)'] },
  },
  {
    id: 'LengthOutOfRange', says: 'a name that is too long',
    input: () => alone({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'o' },
      spec: { hostnames: [`${'prow.'.repeat(51)}acme.dev`] } }),
    becomes: { refused: ['[c/o] spec.hostnames[0]: '
      + '"prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.prow.pro… has 263 characters; '
      + 'shorten it to 253 (LengthOutOfRange)'] },
  },
  {
    id: 'PatternMismatch', says: 'a host with a scheme',
    input: () => alone({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'o' },
      spec: { hostnames: ['https://acme.dev'] } }),
    becomes: { refused: ['[c/o] spec.hostnames[0]: "https://acme.dev" does not match '
      + '"^(\\\\*\\\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"; write it in that form (PatternMismatch)'] },
    corrected: () => alone({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'o' },
      spec: { hostnames: ['acme.dev'] } }),
  },
  {
    id: 'ClassMissing', says: 'a class that nobody has',
    input: () => mine(way('traefik'), { existing: { classes: { ingress: ['nginx'] } } }),
    becomes: { refused: ['[40-prow/prow/mine] spec.ingressClassName: there is no IngressClass "traefik"; emit it, or say it in '
      + 'existing.classes.ingress, or name "nginx" (ClassMissing)'] },
    corrected: () => mine(way('nginx'), { existing: { classes: { ingress: ['nginx'] } } }),
  },
  {
    id: 'IssuerMissing', says: 'an issuer that nobody makes',
    input: () => changed({}, (made) => void new ApiObject(new Chart(made, 'mine'), 'tls',
      { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: meta('mine'),
      spec: { secretName: 'mine', dnsNames: ['prow.acme.dev'], issuerRef: { name: 'letsencrypt' } } })),
    becomes: { refused: ['[mine/tls] spec.issuerRef.name: there is no Issuer "letsencrypt" in namespace "prow"; emit it, or say it in existing.issuers '
      + '(IssuerMissing)'] },
    corrected: () => changed({ existing: { issuers: [{ name: 'letsencrypt' }] } }, (made) => void new ApiObject(new Chart(made, 'mine'), 'tls', {
      apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: meta('mine'),
      spec: { secretName: 'mine', dnsNames: ['prow.acme.dev'], issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' } } })),
  },
  {
    id: 'GatewayMissing', says: 'a Gateway that nobody makes',
    input: () => mine(route({ name: 'shared' }), { existing: { gateways: [{ name: 'shared', namespace: 'gateways' }] } }),
    becomes: { refused: ['[40-prow/prow/mine] spec.parentRefs[0].name: there is no Gateway "shared" in namespace "prow"; emit it, or say it in '
      + 'existing.gateways (GatewayMissing)'] },
    corrected: () => mine(route({ name: 'shared', namespace: 'gateways' }), { existing: { gateways: [{ name: 'shared', namespace: 'gateways' }] } }),
  },
  {
    id: 'CrdRuleBroken', says: 'a route that redirects and has backends',
    input: () => own((made) => void new ApiObject(new Chart(made, 'c'), 'way', redirecting({ backendRefs: [{ name: 'deck', port: 80 }] }))),
    becomes: {
      refused: [
        '[c/way] spec.rules[0]: breaks a rule of its CRD, "RequestRedirect filter must not be used together with backendRefs"; '
          + 'write what it asks for (CrdRuleBroken)',
      ],
    },
    corrected: () => own((made) => void new ApiObject(new Chart(made, 'c'), 'way', redirecting({}))),
  },
  {
    id: 'ListenerMissing', says: 'a listener that a Gateway does not have',
    input: () => mine(route({ name: 'prow', sectionName: 'web' }), {
      exposure: Exposure.gateway({ domain: 'acme.dev', controller: GatewayController.envoyGateway() }),
    }),
    becomes: { refused: ['[40-prow/prow/mine] spec.parentRefs[0].sectionName: there is no listener "web" in Gateway "prow" in namespace "prow"; name '
      + '"http" (ListenerMissing)'] },
  },
];

function pod(spec: object): any {
  return { apiVersion: 'v1', kind: 'Pod', metadata: meta('mine'), spec: { containers: [{ name: 'a', image: 'a:1', securityContext: RESTRICTED }], ...spec } };
}

function way(ingressClassName: string): any {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: meta('mine'),
    spec: { ingressClassName, rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix',
      backend: { service: { name: 'deck', port: { number: 80 } } } }] } }] } };
}

function route(parent: object): any {
  return { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: meta('mine'),
    spec: { parentRefs: [parent], rules: [{ backendRefs: [{ name: 'deck', port: 80 }] }] } };
}

function redirecting(rule: object): any {
  return { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: meta('way'),
    spec: { parentRefs: [{ name: 'a' }], rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }], ...rule }] } };
}
