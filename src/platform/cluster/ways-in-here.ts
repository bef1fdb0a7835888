import { StartFacts } from './cluster-plan';
import { balancedPorts } from './own-ingress';
import { MappedPort, onThisMachine } from './port-mapping';

/** The node ports of hook and of decks by what answers there. */
function portsByName({ exposure: { hook, deck, privateDeck } }: StartFacts): readonly { readonly name: keyof typeof PATH; readonly port: number }[] {
  return Object.entries({ hook, deck, ['private-deck']: privateDeck?.service }).map(([name, service]) => ({ name: name as keyof typeof PATH, port: service?._plan.nodePort }))
    .flatMap(({ name, port }) => (port === undefined ? [] : [{ name, port }]));
}

const PATH = { 'hook': '/hook', 'deck': '', 'private-deck': '' } as const;

/** Where ports of the own machine lead to node ports. */
export function mappedWays(facts: StartFacts, ports: readonly MappedPort[]): readonly string[] {
  return portsByName(facts).flatMap(({ name, port }) => {
    const mapped = ports.find(({ nodePort }) => nodePort === port);
    return mapped === undefined ? [] : [`${name} on this machine: <${onThisMachine(mapped)}${PATH[name]}>`];
  });
}

/** Where ports of the own machine lead to Services of type LoadBalancer. */
export function balancedWays({ exposure }: StartFacts, ports: readonly MappedPort[]): readonly string[] {
  return balancedPorts(exposure).flatMap(({ name, port }) => {
    const mapped = ports.find(({ nodePort }) => nodePort === port);
    return mapped === undefined ? [] : [`${name} on this machine: <${onThisMachine(mapped)}${PATH[name]}>`];
  });
}

/** Where every node answers, at an address that a command shows. */
export function nodeWays(facts: StartFacts, addressFrom: string): readonly string[] {
  return portsByName(facts).map(({ name, port }) => `${name}: \`http://NODE:${port}${PATH[name]}\`, with what \`${addressFrom}\` shows for NODE`);
}

/** What minikube does by itself. Source: kubernetes/minikube, site/content/en/docs/handbook/accessing.md and commands/service.md (`--url`). */
export function minikubeWays(facts: StartFacts, profile: string): readonly string[] {
  return portsByName(facts).flatMap(({ name }) => {
    const endpoint = facts.endpoints[name];
    if (endpoint === undefined) return [];
    const { serviceName, namespace } = endpoint;
    return [
      `${name} by minikube: \`minikube service ${serviceName} --namespace=${namespace} --profile=${profile} --url\` shows an address for this machine, `
      + 'and has to run on where it says so',
    ];
  });
}
