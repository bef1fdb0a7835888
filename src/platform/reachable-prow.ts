import { Where } from '../core/problem';
import { Fields, optional, Props, readProps, ValuesOf } from '../core/props';
import { quote } from '../core/quote';
import { Requirement } from '../core/requirement';
import { SecretNeed } from '../core/secret-need';
import { ServiceExposure } from '../core/service-exposure';
import { instanceOf, memberOf } from '../core/values';
import { DeckAccess } from '../exposure/deck-access/deck-access';
import { FurtherPages } from '../exposure/deck-access/deck-access-plan';
import { Exposure } from '../exposure/exposure';
import { DECK_HTTP } from '../prow/components/component-ports';
import { ComponentsClass, componentsClass, ComponentsPriority } from '../prow/components-priority';
import { clusterFolder } from '../prow/clusters/cluster-notes';
import { enabledClusters } from '../prow/clusters/kubeconfig-part';
import { configFiles } from '../prow/config/config-files';
import { overrideWarnings } from '../prow/config/override-warnings';
import { GCSWEB, GCSWEB_FILES } from '../prow/programs/gcsweb-options';
import { PRIVATE_DECK } from '../prow/private-deck-settings';
import { ProwModel } from '../prow/prow-model';
import { prowNotes } from '../prow/prow-notes';
import { prowWarnings } from '../prow/prow-warnings';
import { scalingNotes, scalingRequirement } from '../prow/scaling/scaling-needs';
import { PROW_FIELDS } from '../prow/prow-fields';
import { resolveProw, withDeckExposure } from '../prow/resolve-prow';
import { slackTokens } from '../prow/slack/slack-options';
import { deadEnds } from './checks/dead-ends';
import { webhookWayFindings, webhookWayNotes } from './checks/webhook-way';
import { jobOptionFindings } from './delivery/job-secret-options';
import { pluginSecretFindings } from './delivery/plugin-secrets';
import { scriptObjects, secretFindings, sharedFindings } from './delivery/secrets-plan';
import { Monitoring } from './monitoring/monitoring';
import { watchedProw } from './monitoring/watched-prow';
import { ProwProps } from './platform-props';
import { privateAccessOf, privateDeckNotes, saidToProw } from './private-deck-front';
import { privateDeck } from './private-deck-options';
import { podsOf } from './policies/prow-parties';
import { SecretDelivery } from './secret-delivery';

export const REACHABLE_FIELDS = {
  exposure: optional(instanceOf(Exposure, 'Exposure.nodePort()')),
  deckAccess: optional(instanceOf(DeckAccess, 'DeckAccess.oauth2Proxy({ org })')),
  privateDeck: optional(privateDeck),
  componentsPriority: optional(memberOf(ComponentsPriority), ComponentsPriority.ABOVE_JOBS),
  secretDelivery: optional(instanceOf(SecretDelivery, 'SecretDelivery.script(), externalSecrets(), sealedSecrets() or sops()')),
  monitoring: optional(instanceOf(Monitoring, 'Monitoring.prometheusOperator()')),
  ...PROW_FIELDS,
} satisfies Fields<ProwProps>;

/** Prow alone, how it is reached, and what its ways in need that no YAML holds. */
export type ReachableProw = ReturnType<typeof resolveReachable>;

type Said = ValuesOf<typeof REACHABLE_FIELDS>;

export function resolveReachable(all: Said, p: Props<keyof typeof REACHABLE_FIELDS>) {
  const priorityClass = ownClass(all, p);
  const said = priorityClass === undefined ? all : { ...all, components: { ...all.components, priorityClassName: priorityClass.name } };
  const access = said.deckAccess ?? DeckAccess.open();
  const exposure = (said.exposure ?? Exposure.nodePort())._resolve({
    namespace: said.namespace, pods: said.components, closedPages: access._closedPages, privateDeckUrl: said.privateDeck?.url,
  });
  for (const finding of exposure.findings) p.problem('exposure', finding);
  for (const finding of exposure.privateDeck?.findings ?? []) p.problem('privateDeck.url', finding);
  const { before = {} } = exposure;
  const prow = resolveProw(said, p, {
    hookExposure: before.hook === undefined ? exposure.hook : ServiceExposure.clusterIp(), deckExposure: ServiceExposure.clusterIp(), deckUrl: exposure.deckUrl,
    isDeckOpen: access._isOpen, privateDeck: said.privateDeck && saidToProw(said.privateDeck),
  });
  const deckAccess = access._resolve({
    namespace: prow.namespace, deck: prow.endpoints.deck, exposure: before.deck === undefined ? exposure.deck : ServiceExposure.clusterIp(),
    deckUrl: exposure.deckUrl, gitHub: prow.github, pods: prow.pods, ...furtherPages(prow, 'deck'),
  });
  for (const finding of deckAccess.findings) p.problem('deckAccess', finding);
  const privateAccess = privateAccessOf(said.privateDeck, prow, exposure, furtherPages(prow, PRIVATE_DECK));
  for (const finding of privateAccess?.findings ?? []) p.problem('privateDeck.access', finding);
  for (const finding of webhookWayFindings(exposure, prow.github, said.hook.extraArgs ?? [])) p.problem('exposure', finding);
  const ofDoor = privateAccess?.secrets ?? [];
  const others = [...slackSecrets(prow), ...clusterSecrets(prow), ...prow.jobSecrets];
  const secrets = [...exposure.secrets, ...deckAccess.secrets, ...ofDoor, ...others];
  const shared = sharedFindings(prow, ofDoor, [...exposure.secrets, ...deckAccess.secrets, ...others]);
  for (const finding of shared) p.problem('privateDeck.access', finding);
  const ofPlugins = pluginSecretFindings(prow, secrets);
  for (const { index, finding } of ofPlugins) p.problem(`externalPlugins[${index}].githubToken.secretName`, finding);
  for (const finding of shared.length + ofPlugins.length > 0 ? [] : secretFindings(prow, secrets)) p.problem('', finding);
  for (const { path, finding } of jobOptionFindings(prow, secrets)) p.problem(path as 'jobSecrets', finding);
  const { external, sealed } = (said.secretDelivery ?? SecretDelivery.script())._plan;
  const objects = external === undefined && sealed === undefined ? [] : scriptObjects(prow, secrets);
  for (const finding of external?.findings(objects) ?? []) p.problem('secretDelivery', finding);
  for (const finding of said.monitoring?._plan.findings(exposure) ?? []) p.problem('monitoring', finding);
  return {
    // privateAccess is undefined where there is one deck
    exposure, deckAccess, privateAccess, prow: withDeckExposure(prow, deckAccess.deckExposure), secrets, priorityClass,
    // who reads its metrics; undefined where nobody said
    monitoring: said.monitoring === undefined ? undefined : { ...said.monitoring._plan, watched: watchedProw(prow, exposure, said.monitoring._plan) },
    // what brings the Secrets, where the script does not, and those that it brings
    externalSecrets: external === undefined ? undefined : { ...external, objects, brought: objects.filter(({ kind }) => kind === 'secret') },
    // what seals them, and what
    sealed: sealed === undefined ? undefined : { ...sealed, objects },
  };
}

/** The files of jobs, where they stand behind what asks people who they are before this deck. */
function furtherPages({ namespace, programs: { gcsweb } }: ProwModel, deck: 'deck' | 'private-deck'): { readonly pages?: FurtherPages } {
  if (gcsweb?.behind !== deck) return {};
  return { pages: { endpoint: gcsweb.endpoint, paths: [gcsweb.path, ...GCSWEB_FILES], pods: podsOf(namespace, GCSWEB), port: DECK_HTTP.containerPort } };
}

function ownClass({ componentsPriority, components, namespace }: Said, p: Props<keyof typeof REACHABLE_FIELDS>): ComponentsClass | undefined {
  const { priorityClassName: named } = components;
  if (named === undefined) return componentsClass(namespace, componentsPriority);
  if (p.given('componentsPriority') && componentsPriority !== ComponentsPriority.NONE) {
    p.problem('componentsPriority', {
      what: `is for a class of its own, and components.priorityClassName names ${quote(named)}`, instead: 'leave one of them out', code: 'MutuallyExclusive',
    });
  }
  return undefined;
}

/** What a Prow asks of its cluster that its ways in do not. */
export function ownRequirements({ externalSecrets, sealed, monitoring, prow }: ReachableProw): readonly Requirement[] {
  return [externalSecrets?.requirement, sealed?.requirement, monitoring?.requirement, scalingRequirement(prow)].filter((one) => one !== undefined);
}

/** Tokens of Slack Apps, which only their owners have. Several of one Secret are told of together. */
function slackSecrets({ slack }: Pick<ProwModel, 'slack'>): readonly SecretNeed[] {
  if (slack === undefined) return [];
  const tokens = slackTokens(slack);
  return [...new Set(tokens.map(({ secretName }) => secretName))].map((name) => ({
    name,
    keys: tokens.filter(({ secretName }) => secretName === name).filter(({ secretKey }, i, all) => all.findIndex((one) => one.secretKey === secretKey) === i)
      .map(({ host, secretKey: key }) => ({
        key, option: host === undefined ? 'slack-token' : `slack-token-${host}`,
        help: `bot token of the Slack App${host === undefined ? '' : ` of ${host}`}, which begins with xoxb-`,
      })),
  }));
}

/** The kubeconfigs of build clusters that Prow asks. */
function clusterSecrets({ buildClusters }: Pick<ProwModel, 'buildClusters'>): readonly SecretNeed[] {
  return enabledClusters(buildClusters).map(({ name, secretName, secretKey }) => (
    {
      name: secretName,
      keys: [{
        key: secretKey, option: `kubeconfig-${name}`, help: `kubeconfig of the build cluster ${name}, as ${clusterFolder(name)}/kubeconfig.sh writes it; its context is ${name}`,
        writtenBy: `sh ${clusterFolder(name)}/kubeconfig.sh`,
      }],
    }));
}

/** What its user should know before it is applied. */
export function reachableWarnings({ exposure, deckAccess, privateAccess, prow, monitoring }: ReachableProw): readonly string[] {
  return [
    ...deadEnds(exposure, prow), ...prowWarnings(prow), ...overrideWarnings(prow), ...prow.warnings, ...exposure.warnings, ...deckAccess.warnings,
    ...privateAccess?.warnings ?? [], ...monitoring?.warnings(prow) ?? [],
  ];
}

/** What is good to know of it, a paragraph of Markdown each. */
export function reachableNotes({ exposure, deckAccess, privateAccess, prow, monitoring }: ReachableProw): readonly string[] {
  return [
    ...prowNotes(prow), ...webhookWayNotes(exposure, prow.github), ...exposure.notes, ...deckAccess.notes,
    ...privateAccess === undefined ? [] : [...privateDeckNotes(prow), ...privateAccess.notes],
    ...scalingNotes(prow),
    ...monitoring === undefined ? [] : [monitoring.note(monitoring.watched)],
  ];
}

/** Properties of a Prow that are part of a larger whole, and were read with it. */
export class ReadProwProps implements ProwProps {
  readonly github = undefined as never;

  constructor(readonly reachable: ReachableProw) {}
}

/** A Prow inside somebody else's chart, or a part of one that was read already. */
export function reachableProw(where: Where, props: ProwProps): ReachableProw {
  if (props instanceof ReadProwProps) return props.reachable;
  return readProps(where, props, REACHABLE_FIELDS, (said, p) => {
    const reachable = resolveReachable(said, p);
    // the construct looks at them otherwise, which nobody comes to now
    if (p.isRefused()) configFiles(where, reachable.prow);
    return reachable;
  });
}
