import { urlHostName } from '../../core/net';
import { isOwnMachine, secluded } from '../../core/reach';
import { bullets, DeliveryFacts, shell, Step } from './next-step';
import { askHook, HOOKS_OWN_ANSWER } from './hook-answer';
import { eventWords, usesApp } from './next-steps-github';

/** Where GitHub sends events, once hook can take them. */
export function webhookStep(facts: DeliveryFacts): Step {
  const { namespace, hmac, github } = facts.prow;
  const { words, url } = addressOfHook(facts);
  return {
    title: 'Tell GitHub',
    paragraphs: [
      usesApp(github) ? 'In the App\'s settings, under Webhook:' : 'In the settings of each repository or organisation, under Webhooks:',
      bullets([
        `URL: ${words}`,
        'secret: what the command below shows',
        ...(usesApp(github) ? ['active: yes'] : ['content type: `application/json`; hook refuses the other', `events: ${eventWords(facts.prow)}`]),
      ]),
      shell(
        `kubectl --namespace ${namespace} get secret ${hmac.secretName} --output go-template='{{index .data "${hmac.key}" | base64decode}}{{"\\n"}}'`,
        ...(url === undefined ? [] : [askHook(url)])),
    ],
    see: `the secret${url === undefined ? '' : `, then \`${HOOKS_OWN_ANSWER}\`, by which hook answers what is no webhook`}, and at GitHub, from the next comment on a pull request `
      + 'on, deliveries with the answer 200',
    ifNot: [
      '403 is a wrong secret.',
      ...(url === undefined ? [] : ['Where curl shows something else or nothing, the way in is not right yet; an address that only others reach may need curl from elsewhere.']),
      ...(url === undefined || facts.exposure?.webhookSources === undefined ? [] : ['Who is in none of the networks from which webhooks are taken sees something else too.']),
      ...(github.hosted ? ['GitHub reaches public addresses only, never one like 192.168.1.100.'] : []),
      ...behindRouter(facts),
    ],
  };
}

/** A cluster on the own machine, whose address nobody has said. */
function behindRouter({ cluster, prow: { github }, hookUrl, hookAddress }: DeliveryFacts): readonly string[] {
  return cluster?.isLocal !== true || !github.hosted || hookUrl !== undefined || hookAddress !== undefined ? [] : [
    `${cluster.name} runs on your own machine, which GitHub reaches only where the router leads to it. Without that, write \`exposure: `
      + 'Exposure.tunnel(Tunnel.relay())`, run `cdk8s synth`, and begin at step 3 again.',
  ];
}

interface Address {
  readonly words: string;
  /** What can be tried, where it is known whole and GitHub may reach it. */
  readonly url?: string;
}

function addressOfHook(facts: DeliveryFacts): Address {
  const { prow: { endpoints: { hook }, github: { hosted } }, hookAddress, exposure } = facts;
  const hookUrl = facts.hookUrl === undefined ? undefined : onMachine(facts, facts.hookUrl);
  if (hookUrl !== undefined) {
    const host = urlHostName(hookUrl);
    const reached = secluded(host) === undefined || !(hosted || isOwnMachine(host));
    return reached ? { words: `\`${hookUrl}\``, url: hookUrl }
      : { words: `not \`${hookUrl}\`, which GitHub cannot reach: the warning at the top has the ways round it` };
  }
  const nodePort = exposure?.hook._plan.nodePort;
  if (hookAddress !== undefined || nodePort === undefined) {
    return { words: hookAddress ?? `the address under which GitHub reaches Service \`${hook.serviceName}\` on port ${hook.port}, with the path \`/hook\`` };
  }
  const mapped = portOnMachine(facts, nodePort);
  const from = mapped === undefined ? 'any node' : 'this machine';
  const port = mapped ?? nodePort;
  return { words: `\`http://ADDRESS:${port}/hook\`, where ADDRESS is a public address of ${from}, or of the router that forwards its port ${port} there` };
}

/** The port of the machine that leads to a node port, where nodes are containers. */
function portOnMachine({ cluster }: DeliveryFacts, nodePort: number): number | undefined {
  const mappings = cluster?.nodePorts.mappings;
  return mappings === undefined ? undefined : mappings.find((one) => one.nodePort === nodePort)?.hostPort ?? nodePort;
}

/** The same address with the port that the machine answers at. */
function onMachine(facts: DeliveryFacts, address: string): string {
  const url = new URL(address);
  const mapped = url.port === '' ? undefined : portOnMachine(facts, Number(url.port));
  if (mapped === undefined || String(mapped) === url.port) return address;
  url.port = String(mapped);
  return url.href.replace(/\/$/, address.endsWith('/') ? '/' : '');
}

/** Where some people see what others do not; nothing where there is one deck. */
export function privateDeckSteps({ prow: { namespace, privateDeck } }: DeliveryFacts): readonly Step[] {
  if (privateDeck === undefined) return [];
  return [{
    title: 'Open the private deck',
    paragraphs: [`<${privateDeck.url}>, as somebody whom it lets in.`],
    see: `GitHub's question whether its OAuth App may know who you are, and then the jobs that ${privateDeck.hiddenOnly ? 'deck does not list' : 'there are'}`,
    ifNot: [
      `\`kubectl --namespace ${namespace} get pods --selector 'app in (private-deck,private-oauth2-proxy)'\` shows whether both run.`,
      'What GitHub says of a redirect is a callback URL of the OAuth App that is not that of step 2; 403 is somebody whom it does not let in.',
    ],
  }];
}

/** Where people see jobs. */
export function deckStep(facts: DeliveryFacts): Step {
  const { prow: { endpoints: { deck } }, cluster } = facts;
  const { serviceName, namespace, port } = deck;
  const here = cluster?.waysIn.filter((way) => way.startsWith('deck')) ?? [];
  const address = facts.deckUrl === undefined ? [] : [`<${onMachine(facts, facts.deckUrl)}>`];
  const ways = [...address, ...(address.length === 0 && here.length > 0 ? [bullets(here)] : [])];
  const forward = shell(`kubectl --namespace ${namespace} port-forward service/${serviceName} 8080:${port}`);
  return {
    title: 'Open deck',
    paragraphs: [
      ...ways,
      ways.length === 0 ? 'On your own machine, without any way in:' : 'From your own machine it is also reached without any way in, while this runs:',
      forward,
      'Then open <http://localhost:8080>.',
    ],
    see: '`Forwarding from 127.0.0.1:8080`, and in the browser the list of jobs, empty at first',
    ifNot: [`\`kubectl --namespace ${namespace} get pods --selector app=deck\` shows whether deck runs.`, 'Where only the other address fails, the way in is what does not work.'].slice(0, ways.length === 0 ? 1 : 2),
  };
}
