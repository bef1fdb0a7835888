import { UpstreamManifestPlan } from '../../core/upstream/upstream-manifest-plan';
import { ApplyStage, Need, needs, requirementRemedy } from './apply-plan';
import { DeliveryFacts } from './delivery-facts';
import { bullets, shell, Step } from './step';

/** What comes before the first step, where there is anything to warn of. */
export function warningSection(warnings: readonly string[]): readonly string[] {
  return warnings.length === 0 ? [] : ['## Warnings', bullets(warnings)];
}

/** kubectl alone does it where nothing has to be waited for. */
export function applyStep({ stages, requirements }: DeliveryFacts): Step {
  const manifests = stages.flatMap((stage) => stage.manifests);
  const required = needs(requirements, manifests);
  const isWaitedFor = stages.some(({ waits, file }) => waits !== undefined || (file !== undefined && file.jobs.length > 0));
  if (manifests.length === 0 && required.length === 0 && !isWaitedFor) {
    return {
      title: 'Apply',
      paragraphs: [
        shell('kubectl apply -f .'),
        'The files are applied in the order of their names. Applying them again changes nothing that did not change here. `sh apply.sh` does the same, and waits until everything runs.',
      ],
    };
  }
  return {
    title: 'Apply',
    paragraphs: [
      ...absent(required.filter(({ manifest }) => manifest === undefined), stages),
      shell('sh apply.sh'),
      'It applies the files in the order of their names, and waits after each until what is in it works. It may be run again at any time; `--help` lists what else it does.',
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
    bullets(required.map(({ name, crds }) => {
      const stage = stageOf(name);
      const check = crds.length === 0 ? '' : ` Before the stage \`${stage}\` the script looks for ${crds.map((crd) => `\`${crd}\``).join(', ')}.`;
      return `${name}: ${requirementRemedy(name, undefined)}.${check}`;
    })),
  ];
}

function published({ name: stage }: ApplyStage, { name, version, url, sha256 }: UpstreamManifestPlan): string {
  return `${name} ${version}, before \`${stage}\`: <${url}>${sha256 === undefined ? ', not compared with any sum' : `, SHA-256 \`${sha256}\``}`;
}
