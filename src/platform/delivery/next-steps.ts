import { SecretNeed } from '../../core/secret-need';
import { UpstreamManifestPlan } from '../../core/upstream/upstream-manifest-plan';
import { loginRedirectUrl } from '../../prow/deck-login/deck-login-plan';
import { JOB_SERVICE_ACCOUNT } from '../../prow/object-names';
import { ProwModel } from '../../prow/prow-model';
import { ApplyStage, Need, needs, requirementRemedy } from './apply-plan';
import { bullets, DeliveryFacts, shell, Step } from './next-step';
import { clusterSection } from './next-steps-cluster';
import { firstJobStep, jobsInRepositories } from './next-steps-first-job';
import { credentialsStep, webhookStep } from './next-steps-github';
import { troubleSection } from './next-steps-trouble';
import { scriptNamespaces, scriptObjects, secretsCommand } from './secrets-plan';
import { s3Json } from './secrets-script';

/** `NEXT-STEPS.md`: what is left to do with the YAML beside it, in order, for this Prow and no other. */
export function nextSteps(facts: DeliveryFacts): string {
  const { prow } = facts;
  const secrets = facts.store === undefined ? secretsStep(prow, facts.secrets) : storeStep(facts.store);
  const made = [credentialsStep(prow.github), secrets, applyStep(facts), waitStep(facts)];
  const steps = [...made, webhookStep(facts), deckStep(facts), jobsStep(prow), firstJobStep(prow)];
  return `${[
    '# Next steps',
    'What is left to do with the YAML in this folder, in order. The commands are meant to be run here, with kubectl set to your cluster. '
      + 'Behind the steps stands what to look at when something does not work, and what is good to know.',
    ...warningSection(facts.warnings),
    ...clusterSection(facts.cluster, prow),
    ...steps.flatMap(({ title, paragraphs }, i) => [`## ${i + 1}. ${title}`, ...paragraphs]),
    ...troubleSection(facts),
    '## Good to know',
    bullets([
      ...facts.notes,
      '`DAY-TWO.md` has what comes later: backups, upgrades and the way back, new keys, and how everything is deleted.',
      '`cdk8s synth` empties this folder before it writes it again: keep nothing of your own here.',
    ]),
  ].join('\n\n')}\n`;
}

function secretsStep(prow: ProwModel, needs: readonly SecretNeed[] = []): Step {
  return {
    title: 'Make the Secrets',
    paragraphs: [
      shell(secretsCommand(prow, needs)),
      `It makes the namespaces ${inWords(scriptNamespaces(prow, needs))}, and of these whatever is missing. It overwrites nothing and may be run again. `
        + 'You should see `made` or `kept` before each of these; what it still needs it says by the option that gives it.',
      bullets(scriptObjects(prow, needs).map(({ kind, namespace, name, data }) => `${kind} \`${name}\` in \`${namespace}\`: `
        + `${data.map(({ key }) => `\`${key}\``).join(', ')}`)),
      ...storageText(prow),
      ...loginText(prow),
    ],
  };
}

function storeStep({ name, entries }: NonNullable<DeliveryFacts['store']>): Step {
  return {
    title: 'Fill the store',
    paragraphs: [
      `External Secrets takes the Secrets of Prow from ${name}. It must have these entries, whose content docs/gitops.md of cdk8s-prow describes:`,
      bullets(entries.map(({ entry, property, secrets }) => (
        `\`${entry}\`${property === undefined ? '' : `, property \`${property}\``} for ${secrets.map((one) => `\`${one}\``).join(' and ')}`))),
      '`secrets.sh` makes what does not come from there, as for the network; it leaves alone what is there already.',
    ],
  };
}

/** What has to be known of a store that is not ours. */
function storageText({ namespace, jobsNamespace, storage }: ProwModel): string[] {
  if (storage.endpoint) return [];
  const { credentials, s3, buckets } = storage;
  const exist = `${buckets.length === 1 ? 'The bucket' : 'The buckets'} ${buckets.map((bucket) => `\`${bucket}\``).join(' and ')} must exist.`;
  if (!credentials) {
    return [`${exist} Pods sign in as themselves: let the ServiceAccounts \`crier\`, \`deck\`, `
      + `\`status-reconciler\` and \`tide\` of \`${namespace}\` and \`${JOB_SERVICE_ACCOUNT}\` of \`${jobsNamespace}\` use it.`];
  }
  const shared = `The Secret \`${credentials.secretNames.jobs}\` is in two namespaces; the jobs' one may hold weaker keys, which need no more than to write `
    + `into the bucket of the logs. Make that one yourself, and the script leaves it alone.`;
  if (!s3) return [`${exist} ${shared}`];
  return [
    `${exist} Prow takes the address of the store from \`${credentials.key}\` in \`${credentials.secretNames.jobs}\` and from nowhere else; the script writes it as`,
    `\`\`\`json\n${s3Json(s3).slice(0, -1)},"access_key":"…","secret_key":"…"}\n\`\`\``,
    shared,
  ];
}

/** What a user has to do at GitHub before people can sign in. */
function loginText({ deckUrl, deckLogin, github: { host } }: ProwModel): readonly string[] {
  if (deckLogin === undefined || deckUrl === undefined) return [];
  return [
    `For people to sign in at deck, make an OAuth App (not a GitHub App) at <https://${host}/settings/applications/new>, or in the developer settings `
      + 'of the organisation, '
    + `with the callback URL \`${loginRedirectUrl(deckUrl)}\`. Put its client ID into one file and a client secret of it into another.`,
  ];
}

function inWords(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted[quoted.length - 1]}`;
}

/** What comes before the first step, where there is anything to warn of. */
function warningSection(warnings: readonly string[]): readonly string[] {
  return warnings.length === 0 ? [] : ['## Warnings', bullets(warnings)];
}

/** kubectl alone does it where nothing has to be waited for. */
function applyStep({ stages, requirements }: DeliveryFacts): Step {
  const manifests = stages.flatMap((stage) => stage.manifests);
  const required = needs(requirements, manifests);
  const isWaitedFor = stages.some(({ waits, file }) => waits !== undefined || (file !== undefined && file.jobs.length > 0));
  if (manifests.length === 0 && required.length === 0 && !isWaitedFor) {
    return {
      title: 'Apply',
      paragraphs: [
        shell('kubectl apply -f .'),
        'The files are applied in the order of their names. Applying them again changes nothing that did not change here. `sh apply.sh` does the same, '
          + 'and waits until everything runs.',
      ],
    };
  }
  return {
    title: 'Apply',
    paragraphs: [
      ...absent(required.filter(({ manifest }) => manifest === undefined), stages),
      shell('sh apply.sh'),
      'It applies the files in the order of their names, and waits after each until what is in it works. It may be run again at any time; '
        + '`--help` lists what else it does.',
      ...(manifests.length === 0 ? [] : [
        'Before the files of a stage it downloads and applies what other projects publish:',
        bullets(stages.flatMap((stage) => stage.manifests.map((manifest) => published(stage, manifest)))),
      ]),
    ],
  };
}

function absent(required: readonly Need[], stages: readonly ApplyStage[]): readonly string[] {
  if (required.length === 0) return [];
  const stageOf = (name: string): string => stages.find((stage) => stage.needs.some((need) => need.name === name))?.name ?? '';
  return [
    'These must be in the cluster first:',
    bullets(required.map((need) => {
      const { name, crds } = need;
      const stage = stageOf(name);
      const check = crds.length === 0 ? '' : ` Before the stage \`${stage}\` the script looks for ${crds.map((crd) => `\`${crd}\``).join(', ')}.`;
      return `${name}: ${requirementRemedy(need)}.${check}`;
    })),
  ];
}

function published({ name: stage }: ApplyStage, { name, version, url, sha256 }: UpstreamManifestPlan): string {
  return `${name} ${version}, before \`${stage}\`: <${url}>${sha256 === undefined ? ', not compared with any sum' : `, SHA-256 \`${sha256}\``}`;
}

function waitStep({ prow: { namespace, storage }, verification = [] }: DeliveryFacts): Step {
  const store = storage.endpoint?.serviceName;
  return {
    title: 'See that it runs',
    paragraphs: [
      ...(verification.length === 0 ? [] : ['The network '
        + 'between pods:', bullets(verification.map(({ command, expect }) => `\`${command}\` shows ${expect}.`)), 'Prow:']),
      shell(`kubectl --namespace ${namespace} wait --for=condition=Available deployment --all --timeout=10m`, `kubectl --namespace ${namespace} get pods`),
      'You should see `condition met` for each Deployment, and every pod `Running` and ready.',
      `\`kubectl --namespace ${namespace} describe pod NAME\` tells why a pod does not start. A Secret that is not found is one of step 2.`
        + (store ? ` When \`${store}\` stays Pending, look at its claim: without a default StorageClass it needs \`storageClassName\`, `
        + `\`localPath\` or \`ephemeral\`.` : ''),
    ],
  };
}

function deckStep({ prow, deckUrl }: DeliveryFacts): Step {
  const { serviceName, namespace, port } = prow.endpoints.deck;
  return {
    title: 'Open deck',
    paragraphs: deckUrl === undefined
      ? ['On your own machine, without any way in:', shell(`kubectl --namespace ${namespace} port-forward service/${serviceName} `
        + `8080:${port}`), 'Then open <http://localhost:8080>.']
      : [
        `<${deckUrl}>`,
        'You should see the list of jobs, empty at first. If not, deck is reached from your own machine without any way in:',
        shell(`kubectl --namespace ${namespace} port-forward service/${serviceName} 8080:${port}`),
        'Then open <http://localhost:8080>.',
      ],
  };
}

/** How jobs get in. */
function jobsStep(prow: ProwModel): Step {
  const { configRepository } = prow;
  return {
    title: 'Give it jobs',
    paragraphs: [bullets([
      jobsInRepositories(prow),
      configRepository === undefined
        ? '`prow-jobs.yaml` is read from no repository, because none was named as `configRepository`'
        : `jobs of all repositories: \`prow-jobs.yaml\` at the root of \`${configRepository}\`. It is read when a pull request that changes it is `
          + 'merged into the default branch, '
          + 'and never when it is pushed there; who can merge it controls every job',
      'merging: tide wants the labels `approved` and `lgtm`, and who may give `approved` stands in a file `OWNERS` at the root of each repository',
    ])],
  };
}
