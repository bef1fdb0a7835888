import { isIpAddress, urlHostName } from '../../core/net';
import { DEFAULT_IMAGE_REGISTRY } from '../../prow/images';
import { bullets, DeliveryFacts, quotedInWords, shell, Step } from './next-step';

/** What shows that everything runs: the network, Prow, and the way in. */
export function waitStep(facts: DeliveryFacts): Step {
  const { prow: { namespace, storage, components }, verification = [], gitOps } = facts;
  const store = storage.endpoint?.serviceName;
  const way = [...wayIn(facts), ...waysHere(facts)];
  return {
    title: 'See that it runs',
    paragraphs: [
      // with a cluster it was said before
      ...(facts.cluster === undefined && components.hook.image.startsWith(DEFAULT_IMAGE_REGISTRY)
        ? ['Prow publishes its images for amd64 alone: a cluster whose nodes are all of ARM, as those on Apple\'s computers are, leaves its pods `Pending`.'] : []),
      ...(verification.length === 0 ? [] : ['The network '
        + 'between pods:', bullets(verification.map(({ command, expect }) => `\`${command}\` shows ${expect}.`))]),
      ...(verification.length === 0 && way.length === 0 ? [] : ['Prow:']),
      shell(`kubectl --namespace ${namespace} wait --for=condition=Available deployment --all --timeout=10m`, `kubectl --namespace ${namespace} get pods`),
    ],
    see: '`condition met` for each Deployment, and every pod `Running` and ready',
    ifNot: [
      `\`kubectl --namespace ${namespace} describe pods\` tells why a pod does not start. A Secret that is not found is one of step 2.`,
      ...(store === undefined ? [] : [`When \`${store}\` stays Pending, look at its claim: without a default StorageClass it needs \`storageClassName\`, `
        + '`localPath` or `ephemeral`.']),
      ...(gitOps === undefined ? [] : [`\`No resources found\` means that ${gitOps.by} has not come to it yet.`]),
    ],
    more: way.length === 0 ? [] : ['The way in:', bullets(way)],
  };
}

/** Where the address is, and what must lead to it. */
function wayIn({ prow: { namespace, endpoints: { hook }, privateDeck }, cluster, exposure, hookUrl, deckUrl, requirements }: DeliveryFacts): readonly string[] {
  if (exposure === undefined) return [];
  const { gatewayClassName, ingressClassName, hook: { _plan: { type } } } = exposure;
  const command = gatewayClassName !== undefined ? `kubectl --namespace ${namespace} get gateways.gateway.networking.k8s.io`
    : ingressClassName !== undefined ? `kubectl --namespace ${namespace} get ingress`
      : type === 'LoadBalancer' ? `kubectl --namespace ${namespace} get service ${hook.serviceName}` : undefined;
  if (command === undefined) return [];
  const urls = [hookUrl, deckUrl, privateDeck?.url].filter((url) => url !== undefined);
  const hosts = [...new Set(urls.map(urlHostName))].filter((host) => !isIpAddress(host));
  const column = type === 'LoadBalancer' ? 'EXTERNAL-IP' : 'ADDRESS';
  const inside = cluster?.isLocal !== true ? undefined : `, which only this machine reaches: make the DNS answer for ${quotedInWords(hosts)} with a public address of `
    + 'this machine, or of the router that forwards the ports to it';
  const dns = hosts.length === 0 ? '' : inside ?? `: make the DNS answer with it for ${quotedInWords(hosts)}`;
  return [
    `\`${command}\` shows an address under ${column}${dns}. Where none comes, whoever gives addresses is missing or says why: \`kubectl describe\` in place of \`kubectl get\` has it.`,
    ...(requirements.some(({ name }) => name === 'cert-manager')
      ? [`\`kubectl --namespace ${namespace} get certificates.cert-manager.io\` shows \`True\` under READY, once the DNS does. If not, see "The certificate does not come".`] : []),
  ];
}

/** From the machine itself, where it is known which cluster it has: as its ports are mapped, and past all of them. */
function waysHere({ prow: { namespace, endpoints: { hook } }, cluster }: DeliveryFacts): readonly string[] {
  if (cluster === undefined) return [];
  return [
    ...cluster.waysIn,
    `\`kubectl --namespace ${namespace} port-forward service/${hook.serviceName} 8888:${hook.port}\` shows \`Forwarding from 127.0.0.1:8888\`, and hook is at `
      + '<http://localhost:8888/hook> while it runs.',
  ];
}
