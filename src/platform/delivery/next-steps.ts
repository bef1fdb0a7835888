import { SecretNeed } from '../../core/secret-need';
import { loginRedirectUrl } from '../../prow/deck-login/deck-login-plan';
import { ProwModel } from '../../prow/prow-model';
import { areShared } from '../../prow/storage/storage-credentials';
import { bullets, DeliveryFacts, howTos, quotedInWords, shell, Step, written } from './next-step';
import { applyStep } from './next-steps-apply';
import { buildClustersFirst, buildClustersThen } from './next-steps-build-clusters';
import { clusterSection } from './next-steps-cluster';
import { deckStep, privateDeckSteps, webhookStep } from './next-steps-entry';
import { firstJobStep, jobsStep } from './next-steps-first-job';
import { cherrypickerText, credentialsStep } from './next-steps-github';
import { storeFirst } from './next-steps-store';
import { waitStep } from './next-steps-runs';
import { troubleSection } from './next-steps-trouble';
import { SealedObjects } from './secrets-list';
import { sealedFile } from './secrets-sealed';
import { usageOf } from './secrets-inputs';
import { scriptInputs, scriptNamespaces, scriptObjects, secretsCommand } from './secrets-plan';
import { s3Json } from './secrets-script';

/** `NEXT-STEPS.md`: what is left to do with the YAML beside it, in order, for this Prow and no other. */
export function nextSteps(facts: DeliveryFacts): string {
  const { prow } = facts;
  const secrets = facts.store !== undefined ? entriesStep(facts, facts.store)
    : facts.sealed === undefined ? secretsStep(prow, facts.secrets) : sealedStep(facts, facts.sealed);
  const isMadeHere = facts.store === undefined && facts.sealed === undefined;
  const clusters = buildClustersFirst(prow);
  const before = [...clusters, ...storeFirst(prow, clusters.length === 0)];
  const [apply, copied] = [applyStep(facts), buildClustersThen(prow)];
  const made = [
    credentialsStep(facts),
    {
      ...secrets, paragraphs: [...before, ...before.length === 0 ? [] : ['Then the Secrets:'], ...secrets.paragraphs], more: isMadeHere ? copied : [],
    },
    isMadeHere ? apply : { ...apply, more: [...apply.more ?? [], ...copied] }, waitStep(facts),
  ];
  const steps = [...made, webhookStep(facts), deckStep(facts), ...privateDeckSteps(facts), jobsStep(prow), firstJobStep(prow)];
  return `${[
    '# Next steps',
    'What is left to do with the YAML in this folder, in order. The commands are meant to be run here, with kubectl set to your cluster, '
      + `which has Kubernetes 1.${prow.kubernetesMinor} or later. Behind the steps stands what to look at when something does not work, and what is good to know.`,
    ...warningSection(facts.warnings),
    ...clusterSection(facts.cluster),
    ...steps.flatMap((step, i) => [`## ${i + 1}. ${step.title}`, ...written(step)]),
    ...troubleSection(facts),
    '## Good to know',
    bullets([
      ...facts.notes,
      '`DIAGRAMS.md` has further pictures of this Prow: what is in the cluster, and the stages in which it is applied.',
      '`DAY-TWO.md` has what comes later: backups, upgrades and the way back, new keys, and how everything is deleted.',
      ...prow.storage.measuredClaim === undefined ? [] : [
        '`store/alerts` has rules for Prometheus that tell before the volume of the store is full; a PrometheusRule takes the same as its `spec`.'
          + (prow.storage.retentionDays === undefined ? ' Logs are kept for ever, unless `retentionDays` says otherwise.' : ''),
      ],
      '`cdk8s synth` empties this folder before it writes it again: keep nothing of your own here.',
    ]),
    ...facts.picture === undefined ? [] : ['## The way of a webhook', facts.picture],
  ].join('\n\n')}\n`;
}

function secretsStep(prow: ProwModel, needs: readonly SecretNeed[] = []): Step {
  return {
    title: 'Make the Secrets',
    paragraphs: [
      shell(secretsCommand(prow, needs)),
      bullets(scriptInputs(prow, needs).map((input) => `\`${usageOf(input)}\`: ${input.help}`)),
      `It makes the namespaces ${quotedInWords(scriptNamespaces(prow, needs))}, and of these whatever is missing. `
        + 'It overwrites nothing and may be run again.',
      bullets(scriptObjects(prow, needs).map(({ kind, namespace, name, data }) => `${kind} \`${name}\` in \`${namespace}\`: `
        + `${data.map(({ key }) => `\`${key}\``).join(', ')}`)),
      ...storageText(prow),
      ...cherrypickerText(prow),
      ...loginText(prow),
      ...howTos(needs),
    ],
    see: '`made` or `kept` before each namespace and each of these',
    ifNot: ['the script says which option it needs, or what is wrong with a file, and has made nothing yet.'],
  };
}

function sealedStep({ prow, secrets: needs = [], gitOps, stages }: DeliveryFacts, sealed: SealedObjects): Step {
  const { by, program, folder, applies, keep, objects, fluxSecretName } = sealed;
  const brings = gitOps !== undefined && (gitOps.by === 'Flux' || fluxSecretName === undefined);
  const namespaces = stages.find(({ file }) => file !== undefined
    && file.namespaces.includes(prow.namespace) && file.namespaces.includes(prow.jobsNamespace))?.file?.name;
  return {
    title: 'Seal the Secrets',
    paragraphs: [
      `\`secrets.sh\` makes them, and \`${program}\` seals each before it is written into \`${folder}\`, which belongs into Git. Nothing that is not sealed is there. `
        + 'A file that is there stays.',
      shell(secretsCommand(prow, needs)),
      bullets(scriptInputs(prow, needs).map((input) => `\`${usageOf(input)}\`: ${input.help}`)),
      bullets(objects.map((object) => `\`${sealedFile(object)}\`: ${object.data.map(({ key }) => `\`${key}\``).join(', ')}`)),
      ...storageText(prow),
      ...cherrypickerText(prow),
      ...loginText(prow),
      ...howTos(needs),
      ...brings
        ? [`${gitOps.by} applies the folder: commit it with the next step.${fluxSecretName === undefined ? ''
          : ` It decrypts by the private keys in the Secret \`${fluxSecretName}\` of its namespace, which must be there before.`}`]
        : ['Bring them into the cluster, whose namespaces come first:', shell(...namespaces === undefined ? [] : [`kubectl apply --filename=${namespaces}`], ...applies)],
      keep,
    ],
    see: '`made` or `kept` before each file',
    ifNot: ['the script says which option it needs, or what is wrong with a file.', `What \`${program}\` says of ${by} stands before the script's own line.`],
  };
}

function entriesStep({ prow, secrets = [] }: DeliveryFacts, { name, entries }: NonNullable<DeliveryFacts['store']>): Step {
  return {
    title: 'Fill the store',
    paragraphs: [
      `External Secrets takes the Secrets of Prow from ${name}. It must have these entries, whose content docs/gitops.md of cdk8s-prow describes:`,
      bullets(entries.map(({ entry, property, secrets }) => (
        `\`${entry}\`${property === undefined ? '' : `, property \`${property}\``} for ${secrets.map((one) => `\`${one}\``).join(' and ')}`))),
      ...cherrypickerText(prow, 'its entry above'), ...loginText(prow, 'Put its client ID and a client secret of it into their entry above.'), ...howTos(secrets),
      '`secrets.sh` makes what does not come from there, as for the network; it leaves alone what is there already:',
      shell('sh secrets.sh'),
    ],
    see: '`made` or `kept` before each namespace, and after step 3 `SecretSynced` for each line of '
      + '`kubectl get externalsecrets.external-secrets.io --all-namespaces`',
    ifNot: ['`kubectl describe` of the ExternalSecret says which entry it does not find.'],
  };
}

/** What has to be known of a store that is not ours. */
function storageText({ storage }: ProwModel): string[] {
  const { credentials, s3 } = storage;
  if (storage.endpoint || !credentials) return [];
  const { secretNames: { jobs, crier }, key } = credentials;
  const whose = areShared(credentials)
    ? `The Secret \`${jobs}\` is in both namespaces, with the keys of Prow.`
    : `\`${crier}\` has the keys of Prow; those in \`${jobs}\` are for jobs, and need no more than to put objects into the bucket of the logs.`;
  if (!s3) return [whose];
  return [
    `Prow takes the address of the store from \`${key}\` in these Secrets and from nowhere else; the script writes it as`,
    `\`\`\`json\n${s3Json(s3).slice(0, -1)},"access_key":"…","secret_key":"…"}\n\`\`\``,
    whose,
  ];
}

/** What a user has to do at GitHub before people can sign in. */
function loginText(
  { deckUrl, deckLogin, github: { host } }: ProwModel, place = 'Put its client ID into one file and a client secret of it into another.',
): readonly string[] {
  if (deckLogin === undefined || deckUrl === undefined) return [];
  return [
    `For people to sign in at deck, make an OAuth App (not a GitHub App) at <https://${host}/settings/applications/new>, or in the developer settings `
      + 'of the organisation, '
    + `with the callback URL \`${loginRedirectUrl(deckUrl)}\`. ${place}`,
  ];
}

/** What comes before the first step, where there is anything to warn of. */
function warningSection(warnings: readonly string[]): readonly string[] {
  return warnings.length === 0 ? [] : ['## Warnings', bullets(warnings)];
}
