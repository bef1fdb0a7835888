import { askHook, HOOKS_OWN_ANSWER } from '../delivery/hook-answer';
import { shellWord } from '../delivery/script';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { loginRedirectUrl } from '../../prow/deck-login/deck-login-plan';
import { isApp } from '../../prow/github/github-plan';
import { STAGES } from '../stages';
import { REDELIVER } from './network-parts';
import { filesSentence, newInputs, newSecrets, scriptCommand } from './new-inputs';
import { besideCommands, besideObjects } from './beside';
import { applied, deletion } from './commands';
import { gone, Named, Side } from './side';
import { withoutPrivateDeck } from './without-private-deck';

/** How GitHub reaches hook. The new way comes up beside the old one where it can, and GitHub is told before the old one goes. */
export function wayInSteps(from: Side, to: Side): readonly RunbookStep[] {
  if (from.settings.prow.namespace !== to.settings.prow.namespace || !differs(from, to)) return [];
  const policy = isOpened(from, to) ? openingPolicy(to) : undefined;
  return [
    ...secretsStep(from, to),
    ...isBesideOld(from, to) ? [earlyStep(from, to, policy)] : [lateStep(from, to)],
    answerStep(from, to),
    gitHubStep(from, to),
    ...deckStep(from, to),
    ...policy === undefined ? [] : [closingStep(to)],
  ];
}

function differs(from: Side, to: Side): boolean {
  const facts = (side: Side): string => {
    const { settings: { exposure: { hookUrl, hookAddress, deckUrl }, prow }, wayIn: { early, late } } = side;
    const leads = [early, late].map((objects) => withoutPrivateDeck(side, objects));
    return JSON.stringify([hookUrl, hookAddress, deckUrl, prow.hookExposure, prow.deckExposure, leads]);
  };
  return facts(from) !== facts(to);
}

/** Only where what comes before Prow, or beside it, leads to a Service that has the same port already. */
function isBesideOld(from: Side, to: Side): boolean {
  const [before, after] = [from, to].map(({ settings: { prow: { endpoints: { hook, deck } } } }) => [hook.port, deck.port]);
  if (isService(to) || to.wayIn.early.length + to.wayIn.late.length === 0 || JSON.stringify(before) !== JSON.stringify(after)) return false;
  return besideCommands(from, to) !== undefined;
}

/** Whether the Service of hook is the way itself. */
function isService({ settings: { prow: { hookExposure } } }: Side): boolean {
  return hookExposure._plan.type !== 'ClusterIP';
}

/** A load balancer takes over the node port that a Service has. Source: Kubernetes pkg/registry/core/service/storage (patchAllocatedValues). */
function keepsOld(from: Side, to: Side): boolean {
  return !isService(from) || (from.settings.prow.hookExposure._plan.type === 'NodePort' && to.settings.prow.hookExposure._plan.type === 'LoadBalancer'
    && to.settings.prow.hookExposure._plan.allocateLoadBalancerNodePorts !== false);
}

function isOpened(from: Side, to: Side): boolean {
  return isBesideOld(from, to) && from.settings.isolation !== undefined;
}

function secretsStep(from: Side, to: Side): readonly RunbookStep[] {
  // others have steps of their own before
  const { prow: { buildClusters }, privateAccess } = to.settings;
  const told = [...privateAccess?.secrets.map(({ name }) => name) ?? [], ...buildClusters.map(({ secretName }) => secretName)];
  const wanted = newSecrets(from, to).filter(({ name }) => !told.includes(name));
  if (wanted.length === 0) return [];
  const named = wanted.map(({ namespace, name }) => `\`${name}\` in \`${namespace}\``).join(', ');
  const inputs = newInputs(from, to);
  return [{
    title: 'Make the Secrets of the new way',
    reason: `New are ${named}. Those that are there stay as they are, the webhook secret too: GitHub goes on signing by it.${filesSentence(inputs)}`,
    commands: [scriptCommand(inputs)],
    expect: `\`made\` before ${named}, and \`kept\` before the others.`,
    otherwise: '"is missing; give" names what is not in the cluster either: give it too. The script overwrites nothing.',
    undo: [],
    undoNote: 'Secrets that nobody reads do no harm.',
    loss: 'none.',
  }];
}

function earlyStep(from: Side, to: Side, policy: readonly string[] | undefined): RunbookStep {
  const { exposure, prow: { namespace } } = to.settings;
  const shown = [...to.wayIn.early, ...besideObjects(from, to)].filter(({ kind }) => !kind.startsWith('customresourcedefinition'))
    .map(({ kind, namespace: of, name }) => `kubectl${of === '' ? '' : ` --namespace ${of}`} get ${kind}/${name}`);
  const late = besideCommands(from, to) ?? [];
  const certificates = asksForCertificate(to) ? [`kubectl --namespace ${namespace} get certificates.cert-manager.io`] : [];
  const address = exposure.hookUrl === undefined ? '' : ` \`${hostOf(exposure.hookUrl)}\``;
  const isEarly = to.wayIn.early.length > 0 || to.settings.upstreamManifests.length > 0;
  const controller = !isEarly ? '' : `The script ends before \`${STAGES.prow}\`, so that Prow and its Services stay as they are. `;
  return {
    title: 'Set the new way up beside the old one',
    reason: `${controller}The new way leads to the Service \`${to.settings.prow.endpoints.hook.serviceName}\` of \`${namespace}\` that is there already; the old one goes on.${
      sameHost(from, to) ? ` Both have the name${address}: the DNS record decides which of them answers, so point it to the new entry in this step, and lower its TTL to 60 a day `
        + 'before. A certificate by http01 comes only after that; one by dns01 comes before.' : shown.length > 0 && exposure.hookUrl !== undefined
        ? ` Point the DNS record of${address} to the new entry now, before the certificate is asked for.` : ''}`,
    commands: [...policy ?? [], ...!isEarly ? [] : [`sh apply.sh --until ${to.wayIn.lastStage}`], ...late, ...shown, ...certificates],
    expect: `${shown.length > 0 ? 'each of them, with an address or a class, and certificates with `True`' : '`successfully rolled out`'}${
      certificates.length > 0 ? '; a certificate takes a minute or two: repeat the last command' : ''}.`,
    otherwise: 'without an address nobody serves the class: NEXT-STEPS.md says what has to be in the cluster. A certificate that stays `False` says why in '
      + `\`kubectl --namespace ${namespace} describe certificaterequests,orders,challenges\`.`,
    undo: [...deletion(newObjects(from, to)), ...policy === undefined ? [] : closing(to)],
    loss: sameHost(from, to) ? `webhooks that come while the DNS record moves and the certificate is not there, up to 5 minutes. ${REDELIVER}.` : 'none.',
  };
}

/** Of cert-manager, which makes a Certificate for an Ingress or a Gateway that is marked so. */
function asksForCertificate({ wayIn: { late } }: Side): boolean {
  return late.some(({ json }) => Object.keys(json.metadata?.annotations ?? {}).some((name) => name.startsWith('cert-manager.io/')));
}

function lateStep(from: Side, to: Side): RunbookStep {
  const { namespace, endpoints: { hook } } = to.settings.prow;
  const kept = keepsOld(from, to);
  return {
    title: 'Set the new way up',
    reason: kept ? 'What made the old way stays and goes on meanwhile: without `--prune` nothing is removed, and a Service that becomes a load balancer keeps its node port.'
      : `The Service \`${hook.serviceName}\` is the way itself: it can be of one type and port at a time, so the old way ends here and GitHub is told right after.`,
    commands: ['sh apply.sh', `kubectl --namespace ${namespace} get service/${hook.serviceName}`],
    expect: 'the Service with its new type, and a port or an EXTERNAL-IP.',
    otherwise: '`<pending>` means that nobody gives addresses to Services of type LoadBalancer. "port is already allocated" means that another Service has the node port: '
      + '`kubectl get services --all-namespaces` shows which.',
    undo: ['sh apply.sh'],
    undoPlace: RunbookPlace.FORMER_OUTPUT,
    loss: kept ? 'none.' : `webhooks from now until GitHub is told in the next steps, about 2 minutes. ${REDELIVER}.`,
  };
}

/** hook has words of its own for what is no webhook. */
function answerStep(from: Side, to: Side): RunbookStep {
  const { exposure: { hookUrl, hookAddress }, prow: { namespace } } = to.settings;
  const checks = hookUrl === undefined ? [`kubectl --namespace ${namespace} get pods`]
    : [askHook(shellWord(hookUrl))];
  return {
    title: 'See that the new way answers',
    reason: hookUrl === undefined ? `The address is ${hookAddress ?? 'known to you alone'}: ask it with curl, as soon as you know it.`
      : 'hook refuses a POST that is no webhook, in words of its own.',
    commands: checks,
    expect: hookUrl === undefined ? `all pods Running; the address answers \`${HOOKS_OWN_ANSWER}\` to a POST.` : `\`${HOOKS_OWN_ANSWER}\`.`,
    otherwise: '404 is the controller, which does not know the name or the path; 403 one that lets only some networks in; 502 or 503 is a controller that does not reach hook, mostly by a policy; 000 is nobody: '
      + 'DNS, a firewall, or a certificate that is not known.',
    undo: [],
    undoNote: from.settings.exposure.hookUrl === undefined ? 'There is nothing to take back.' : `GitHub still uses \`${from.settings.exposure.hookUrl}\`.`,
    loss: 'none.',
  };
}

function gitHubStep(from: Side, to: Side): RunbookStep {
  const { exposure: { hookUrl, hookAddress }, prow: { namespace, github } } = to.settings;
  const before = from.settings.exposure.hookUrl ?? from.settings.exposure.hookAddress;
  const places = isApp(github.auth) ? `In the App's settings, at <https://${github.host}/settings/apps> or in those of its organisation, under Webhook`
    : `In the settings of ${github.repositories.map((name) => `<https://${github.host}/${name.includes('/') ? `${name}/settings/hooks` : `organizations/${name}/settings/hooks`}>`)
      .join(', ')}`;
  const isSame = hookUrl !== undefined && hookUrl === from.settings.exposure.hookUrl;
  return {
    title: isSame ? 'See that GitHub uses it' : 'Tell GitHub the new address',
    reason: isSame ? `The address stays \`${hookUrl}\`, so GitHub needs no change.`
      : `${places}: change the URL to ${hookUrl === undefined ? hookAddress ?? 'the new address, with `/hook` at its end' : `\`${hookUrl}\``}${
        before === undefined ? '' : `; it was ${before.startsWith('http') ? `\`${before}\`` : before}`}. The secret stays as it is. Then comment \`/test ?\` on a pull request.`,
    commands: [`kubectl --namespace ${namespace} logs deployment/hook --since=2m`],
    expect: 'lines of the event in the log of hook; GitHub lists the delivery with 200.',
    otherwise: '403 is another secret: it must be the one that is in the cluster. 404 is the URL without `/hook`. Nothing at all: the address is not public.',
    undo: [],
    undoNote: isSame ? 'There is nothing to take back.' : `Write the old address again${before?.startsWith('http') === true ? `: \`${before}\`` : ''}. ${
      isBesideOld(from, to) || keepsOld(from, to) ? 'It answers until the last step.' : 'It answers once the Service of before is back.'}`,
    loss: isBesideOld(from, to) || keepsOld(from, to) ? 'none: both ways answer.' : `webhooks until the new address is there. ${REDELIVER}.`,
  };
}

function deckStep(from: Side, to: Side): readonly RunbookStep[] {
  const { prow: { deckUrl, deckLogin, github, namespace } } = to.settings;
  if (deckLogin === undefined || deckUrl === undefined || deckUrl === from.settings.prow.deckUrl) return [];
  return [{
    title: 'Tell the OAuth App the new address of deck',
    reason: `In the settings of the OAuth App at <https://${github.host}/settings/developers>: callback URL \`${loginRedirectUrl(deckUrl)}\`. An OAuth App has one, so nobody can sign in by `
      + 'the old address from now on. What deck is told of itself changes in the last step.',
    commands: [`kubectl --namespace ${namespace} get deployment/deck`],
    expect: 'deck with all its pods ready; people sign in after the last step.',
    otherwise: '"redirect_uri is not associated" at GitHub means that the callback URL is another one than deck says.',
    undo: [],
    undoNote: `Write the old callback URL again${from.settings.prow.deckUrl === undefined ? '' : `: \`${loginRedirectUrl(from.settings.prow.deckUrl)}\``}.`,
    loss: 'nobody signs in at deck until the last step is done, about 5 minutes; who is signed in stays so.',
  }];
}

/** Policies only ever allow: one more opens hook and deck to whoever the old ones did not know. */
function openingPolicy(to: Side): readonly string[] {
  const { namespace } = to.settings.prow;
  const lines = [
    'apiVersion: networking.k8s.io/v1', 'kind: NetworkPolicy', 'metadata:', '  name: migration', `  namespace: ${namespace}`, 'spec:', '  podSelector:',
    '    matchExpressions: [{ key: app, operator: In, values: [hook, deck] }]', '  policyTypes: [Ingress]', '  ingress: [{}]',
  ];
  return [applied(...lines)];
}

function closing(to: Side): string[] {
  return [`kubectl --namespace ${to.settings.prow.namespace} delete --ignore-not-found networkpolicy.networking.k8s.io/migration`];
}

function closingStep(to: Side): RunbookStep {
  return {
    title: 'Shut what was opened for both ways',
    reason: 'The policies of before do not know the new way, so that one more let everybody reach hook and deck. What is in this folder knows it.',
    commands: ['sh apply.sh', ...closing(to)],
    expect: 'after every stage is applied, `deleted`.',
    otherwise: 'where the new way answers no more, the controller is in another namespace than was said.',
    undo: [...openingPolicy(to)],
    loss: 'none.',
  };
}

/** What goes when the new way is taken back: nothing that the old one has too. */
function newObjects(from: Side, to: Side): readonly Named[] {
  const doors = besideObjects(from, to);
  const others = to.wayIn.late.filter(({ kind, name }) => !doors.some((one) => one.kind === kind && (one.name === name || one.name === `${name}-next`)));
  return gone([...to.wayIn.early, ...others, ...doors], [...from.wayIn.early, ...from.wayIn.late])
    .filter(({ kind }) => !['namespace', 'customresourcedefinition'].includes(kind.split('.')[0]));
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}

function sameHost(from: Side, to: Side): boolean {
  const [before, after] = [from.settings.exposure.hookUrl, to.settings.exposure.hookUrl];
  return before !== undefined && after !== undefined && hostOf(before) === hostOf(after) && !/^[\d.]+$|^\[/.test(hostOf(after));
}
