import { UpstreamManifestPlan } from '../../core/upstream/upstream-manifest-plan';
import { GitOpsTelling } from '../gitops/git-ops-plan';
import { ApplyStage, Need, needs, requirementRemedy } from './apply-plan';
import { bullets, DeliveryFacts, shell, Step } from './next-step';

/** How the objects come into the cluster: from Git, by kubectl alone where nothing has to be waited for, or by the script. */
export function applyStep(facts: DeliveryFacts): Step {
  const { stages, requirements, gitOps, network } = facts;
  const manifests = stages.flatMap((stage) => stage.manifests);
  const required = needs(requirements, manifests);
  if (gitOps !== undefined) return fromGit(gitOps, required);
  const isWaitedFor = stages.some(({ waits, file }) => waits !== undefined || (file !== undefined && file.jobs.length > 0));
  if (manifests.length === 0 && required.length === 0 && !isWaitedFor) {
    return { ...BY_KUBECTL, paragraphs: [...networkFirst(network), ...BY_KUBECTL.paragraphs] };
  }
  return {
    title: 'Apply',
    paragraphs: [
      ...networkFirst(network),
      ...absent(required.filter(({ manifest }) => manifest === undefined), stages),
      shell('sh apply.sh'),
      'It applies the files in the order of their names, and waits after each until what is in it works. It may be run again at any time; '
        + '`--help` lists what else it does.',
    ],
    see: '`apply` before each file, `running` before each Deployment and DaemonSet, and no line that begins with `apply.sh:`',
    ifNot: ['that line names the stage and what is wrong with it; when it is mended, run the script again.'],
    more: manifests.length === 0 ? [] : [
      'Before the files of a stage it downloads and applies what other projects publish:',
      bullets(stages.flatMap((stage) => stage.manifests.map((manifest) => published(stage, manifest)))),
    ],
  };
}

const BY_KUBECTL: Step = {
  title: 'Apply',
  paragraphs: [shell('kubectl apply -f .')],
  see: 'a line for each object, which ends in `created`, `configured` or `unchanged`',
  ifNot: [
    '`error` and `Error from server` stand before what the API server refuses, and the rest is applied nevertheless.',
    'A connection that is refused means that kubectl is not set to a cluster that runs: `kubectl cluster-info` shows to which it is.',
  ],
  more: [
    'The files are applied in the order of their names. Applying them again changes nothing that did not change here. `sh apply.sh` does the same, '
      + 'and waits until everything runs.',
  ],
};

function networkFirst(network: DeliveryFacts['network']): readonly string[] {
  return network === undefined ? [] : [
    `First ${network.name}, without which no pod starts:`, shell(network.command), 'When its pods run, as the next step shows, everything else:',
  ];
}

function fromGit(telling: GitOpsTelling, required: readonly Need[]): Step {
  const { by, installation, crd, url, branch, path, upstreamPath, file, words, shows, expect, tells } = telling;
  const itself = `${by}: <${installation}>. \`kubectl get crd ${crd}\` finds its CRD then.`;
  const unpublished = upstreamPath === undefined ? required : required.filter(({ manifest }) => manifest === undefined);
  const folder = upstreamPath === undefined ? undefined : [...path.split('/').filter((part) => part !== '.').map(() => '..'), upstreamPath].join('/');
  return {
    title: 'Commit, and let it be applied',
    paragraphs: [
      absentOf([itself, ...unpublished.map(({ name, brought }) => `${name}: ${brought ?? 'install it'}.`)]),
      `${by} applies what is in \`${path}\` of ${url}, branch \`${branch}\`. Commit this folder there, and tell ${by} once by \`${file}\`. ${words.join(' ')}`,
      ...(folder === undefined ? [] : [
        `What other projects publish belongs into \`${upstreamPath}\` of the same repository:`, shell(`sh apply.sh --download ${folder}`),
      ]),
      shell(`git add --all .${folder === undefined ? '' : ` ${folder}`}`, 'git commit --message \'Prow\'', 'git push', `kubectl apply -f ${file}`, shows),
    ],
    see: `${expect}, some minutes later`,
    ifNot: [`\`${tells}\` says what it waits for.`],
  };
}

function absent(required: readonly Need[], stages: readonly ApplyStage[]): readonly string[] {
  return required.length === 0 ? [] : [absentOf(required.map((need) => absentLine(need, stages)))];
}

function absentOf(lines: readonly string[]): string {
  return `These must be in the cluster first:\n\n${bullets(lines)}`;
}

function absentLine(need: Need, stages: readonly ApplyStage[]): string {
  const { name, crds } = need;
  const stage = stages.find((one) => one.needs.some((other) => other.name === name))?.name ?? '';
  const check = crds.length === 0 ? '' : ` Before the stage \`${stage}\` the script looks for ${crds.map((crd) => `\`${crd}\``).join(', ')}.`;
  return `${name}: ${requirementRemedy(need)}.${check}`;
}

function published({ name: stage }: ApplyStage, { name, version, url, sha256 }: UpstreamManifestPlan): string {
  return `${name} ${version}, before \`${stage}\`: <${url}>${sha256 === undefined ? ', not compared with any sum' : `, SHA-256 \`${sha256}\``}`;
}
