import { pulledFrom } from '../../core/image-registry';
import { ProwModel } from '../../prow/prow-model';
import { shell, Step } from './next-step';

/** Small, and there is one for every kind of node. */
const IMAGE = 'docker.io/library/busybox:1.37.0';

/** Files to copy, and what is seen when everything works. */
export function firstJobStep({ github: { repositories }, jobsNamespace, imageRegistry }: ProwModel): Step {
  const repository = repositories.find((name) => name.includes('/')) ?? `a repository of ${repositories[0]}`;
  return {
    title: 'See a pull request turn green',
    paragraphs: [
      `In a pull request of \`${repository}\` add \`.prow.yaml\` at the root:`,
      `\`\`\`yaml\n${firstJob(pulledFrom(imageRegistry, IMAGE))}\`\`\``,
      'and `OWNERS` beside it, with the names that people have at GitHub:',
      '```yaml\napprovers:\n  - somebody\nreviewers:\n  - somebody\n```',
      shell(`kubectl --namespace ${jobsNamespace} get pods --watch`),
      'You should see a pod come and end, and `hello` turn green on the pull request, with a link to its log where deck has an address. '
        + 'Comment `/test hello` to run it again. When an owner has written `/lgtm` and `/approve`, tide merges.',
      'If nothing comes, see below.',
    ],
  };
}

function firstJob(image: string): string {
  return `presubmits:
  - name: hello
    always_run: true
    decorate: true
    spec:
      containers:
        - image: ${image}
          command: [sh, -c, "echo hello from Prow"]
`;
}
