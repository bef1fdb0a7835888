import { pulledFrom } from '../../core/image-registry';
import { jobNodesYaml } from '../../prow/admission/job-nodes-notes';
import { arrivingJobsRepository } from '../../prow/config/config-updater';
import { jobsRepository } from '../../prow/config/config-updater-section';
import { isReadInRepo } from '../../prow/config/in-repo-config';
import { placedJobs } from '../../prow/jobs/placed-jobs';
import { JOB_CONFIG_MAP } from '../../prow/object-names';
import { ProwModel } from '../../prow/prow-model';
import { bullets, shell, Step } from './next-step';

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

/** How jobs get in. */
export function jobsStep(prow: ProwModel): Step {
  const { namespace, imageRegistry } = prow;
  const configRepository = arrivingJobsRepository(prow);
  const ways = [
    jobsInRepositories(prow),
    configRepository === undefined
      ? `\`prow-jobs.yaml\` is read from no repository, because ${jobsRepository(prow) === undefined ? 'none was named as `configRepository`'
        : 'config-updater may not write it from there'}`
      : `jobs of all repositories: \`prow-jobs.yaml\` at the root of \`${configRepository}\`. It is read when a pull request that changes it is `
        + 'merged into the default branch, '
        + `and never when it is pushed there; who can merge it controls every job${prow.checkconfig === undefined ? '' : '. The job `checkconfig` reads it '
          + 'as Prow does, on the pull request'}`,
    'merging: tide wants the labels `approved` and `lgtm`, and who may give `approved` stands in a file `OWNERS` at the root of each repository',
  ];
  return {
    title: 'Give it jobs',
    paragraphs: [
      bullets(ways),
      // without a `.prow.yaml` the first job goes into that file, and stands in the next step
      ...(configRepository === undefined || !prow.github.trust.some(({ repository }) => isReadInRepo(prow, repository)) ? [] : [
        'A `prow-jobs.yaml` to begin with, whose job runs once a day:', `\`\`\`yaml\n${nightly(pulledFrom(imageRegistry, IMAGE), jobNodesYaml(prow.jobNodes))}\`\`\``,
      ]),
      shell(`kubectl --namespace ${namespace} get configmap ${JOB_CONFIG_MAP} --output go-template='{{range $file, $_ := .data}}{{$file}}{{"\\n"}}{{end}}'`),
    ],
    see: configRepository === undefined
      ? 'nothing, because no file of jobs comes in this way' : '`VERSION` and `prow-jobs.yaml` once a pull request with it is merged, and nothing before',
    ifNot: configRepository === undefined
      ? ['somebody else fills this ConfigMap, and its jobs run beside those of `.prow.yaml`.']
      : [`\`kubectl --namespace ${namespace} logs deployment/hook\` says what its plugin config-updater did when the pull request was merged.`],
  };
}

/** Files to copy, and what is seen when everything works. */
export function firstJobStep(prow: ProwModel): Step {
  const { namespace, jobsNamespace } = prow;
  const { job, paragraphs } = firstJob(prow);
  return {
    title: 'See a pull request turn green',
    paragraphs: [
      ...paragraphs,
      shell(`kubectl --namespace ${namespace} get prowjobs`, `kubectl --namespace ${jobsNamespace} get pods`),
    ],
    see: `a line of the job \`${job}\` whose STATE becomes \`success\`, its pod \`Completed\`, and \`${job}\` green on the pull request, with a link to its log where `
      + 'deck has an address',
    ifNot: ['look under "When something does not work" for what you see instead.'],
    more: [`Comment \`/test ${job}\` to run it again. When an owner has written \`/lgtm\` and \`/approve\`, tide merges.`],
  };
}

/** The first job, and what is done until a pull request runs it, by the nearest way that is open. */
function firstJob(prow: ProwModel): { readonly job: string; readonly paragraphs: readonly string[] } {
  const { github: { repositories, trust }, imageRegistry } = prow;
  const configRepository = arrivingJobsRepository(prow);
  const image = pulledFrom(imageRegistry, IMAGE);
  const lines = jobNodesYaml(prow.jobNodes);
  const read = trust.map(({ repository }) => repository).filter((name) => isReadInRepo(prow, name));
  const own = read.find((name) => name.includes('/')) ?? (read.length === 0 ? undefined : `a repository of ${read[0]}`);
  if (own !== undefined) {
    return {
      job: 'hello',
      paragraphs: [
        `In a pull request of \`${own}\` add \`.prow.yaml\` at the root:`,
        `\`\`\`yaml\npresubmits:\n${hello(image, '  ', lines)}\`\`\``,
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
        `\`\`\`yaml\npresubmits:\n  ${configRepository}:\n${hello(image, '    ', lines)}\`\`\``,
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

function hello(image: string, indent: string, lines: readonly string[]): string {
  return [
    '- name: hello', '  always_run: true', '  decorate: true', '  spec:', ...lines.map((line) => `    ${line}`), '    containers:', `      - image: ${image}`,
    '        command: [sh, -c, "echo hello from Prow"]',
  ].map((line) => `${indent}${line}\n`).join('');
}

function nightly(image: string, lines: readonly string[]): string {
  return `periodics:
  - name: nightly
    interval: 24h
    decorate: true
    spec:
${lines.map((line) => `      ${line}\n`).join('')}      containers:
        - image: ${image}
          command: [sh, -c, "echo good night"]
`;
}
