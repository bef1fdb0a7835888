import { pulledFrom } from '../../core/image-registry';
import { isReadInRepo } from '../../prow/config/in-repo-config';
import { placedJobs } from '../../prow/jobs/placed-jobs';
import { ProwModel } from '../../prow/prow-model';
import { shell, Step } from './next-step';

/** Small, and there is one for every kind of node. */
const IMAGE = 'docker.io/library/busybox:1.37.0';

const OWNERS = '```yaml\napprovers:\n  - somebody\nreviewers:\n  - somebody\n```';

/** Whether repositories bring jobs of their own, as one point of a list. */
export function jobsInRepositories(prow: ProwModel): string {
  const names = prow.github.trust.map(({ repository }) => repository);
  const read = names.filter((name) => isReadInRepo(prow, name));
  if (read.length === 0) return '`.prow.yaml` is read from no repository: "Good to know" below says why, and by which word it is';
  const where = read.length === names.length ? 'its root' : `the root of ${read.map((name) => `\`${name}\``).join(', ')} and of no other`;
  return `jobs of one repository: \`.prow.yaml\` at ${where}, which pull requests may change for themselves`;
}

/** Files to copy, and what is seen when everything works. */
export function firstJobStep(prow: ProwModel): Step {
  const { jobsNamespace } = prow;
  const { job, paragraphs } = firstJob(prow);
  return {
    title: 'See a pull request turn green',
    paragraphs: [
      ...paragraphs,
      shell(`kubectl --namespace ${jobsNamespace} get pods --watch`),
      `You should see a pod come and end, and \`${job}\` turn green on the pull request, with a link to its log where deck has an address. `
        + `Comment \`/test ${job}\` to run it again. When an owner has written \`/lgtm\` and \`/approve\`, tide merges.`,
      'If nothing comes, see below.',
    ],
  };
}

/** The first job, and what is done until a pull request runs it, by the nearest way that is open. */
function firstJob(prow: ProwModel): { readonly job: string; readonly paragraphs: readonly string[] } {
  const { github: { repositories, trust }, configRepository, imageRegistry } = prow;
  const image = pulledFrom(imageRegistry, IMAGE);
  const read = trust.map(({ repository }) => repository).filter((name) => isReadInRepo(prow, name));
  const own = read.find((name) => name.includes('/')) ?? (read.length === 0 ? undefined : `a repository of ${read[0]}`);
  if (own !== undefined) {
    return {
      job: 'hello',
      paragraphs: [
        `In a pull request of \`${own}\` add \`.prow.yaml\` at the root:`,
        `\`\`\`yaml\npresubmits:\n${hello(image, '  ')}\`\`\``,
        'and `OWNERS` beside it, with the names that people have at GitHub:', OWNERS,
      ],
    };
  }
  const [fromCode] = placedJobs(prow.jobs).filter(({ job, kind }) => kind === 'presubmits' && job.always_run === true);
  if (fromCode !== undefined) {
    const repository = /^presubmits\.(.*)\[\d+\]$/.exec(fromCode.path)![1];
    return {
      job: String(fromCode.job.name),
      paragraphs: [`In a pull request of \`${repository}\` add \`OWNERS\` at the root, with the names that people have at GitHub:`, OWNERS],
    };
  }
  if (configRepository !== undefined) {
    return {
      job: 'hello',
      paragraphs: [
        `In a pull request of \`${configRepository}\` add \`prow-jobs.yaml\` at the root:`,
        `\`\`\`yaml\npresubmits:\n  ${configRepository}:\n${hello(image, '    ')}\`\`\``,
        'and `OWNERS` beside it, with the names that people have at GitHub:', OWNERS,
        'No job tests it yet: merge it yourself. Then a comment says that `job-config` was updated, and a minute or two later every component has it. '
          + 'Open another pull request, with any change:',
      ],
    };
  }
  const repository = repositories.find((name) => name.includes('/')) ?? `${repositories[0]}/REPOSITORY`;
  return {
    job: 'hello',
    paragraphs: [
      'Give a job in code, make the YAML again, and apply it:',
      `\`\`\`ts\njobs: ProwJobs.of({\n  presubmits: {\n    '${repository}': [{\n      name: 'hello',\n      always_run: true,\n`
        + `      spec: { containers: [{ image: '${image}', command: ['sh', '-c', 'echo hello from Prow'] }] },\n    }],\n  },\n}),\n\`\`\``,
      `In a pull request of \`${repository}\` add \`OWNERS\` at the root, with the names that people have at GitHub:`, OWNERS,
    ],
  };
}

function hello(image: string, indent: string): string {
  return [
    '- name: hello', '  always_run: true', '  decorate: true', '  spec:', '    containers:', `      - image: ${image}`,
    '        command: [sh, -c, "echo hello from Prow"]',
  ].map((line) => `${indent}${line}\n`).join('');
}
