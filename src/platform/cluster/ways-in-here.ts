import { StartFacts } from './cluster-plan';
import { balancedPorts } from './own-ingress';
import { MappedPort, onThisMachine } from './port-mapping';

/** The node ports of hook and deck by what answers there. */
function portsByName({ exposure: { hook, deck } }: StartFacts): readonly { readonly name: 'hook' | 'deck'; readonly port: number }[] {
  return [{ name: 'hook' as const, port: hook._plan.nodePort }, { name: 'deck' as const, port: deck._plan.nodePort }]
    .flatMap(({ name, port }) => (port === undefined ? [] : [{ name, port }]));
}

const PATH = { hook: '/hook', deck: '' } as const;

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
  return portsByName(facts).map(({ name }) => {
    const { serviceName, namespace } = facts.endpoints[name];
    return `${name} by minikube: \`minikube service ${serviceName} --namespace=${namespace} --profile=${profile} --url\` shows an address for this machine, `
      + 'and has to run on where it says so';
  });
}
