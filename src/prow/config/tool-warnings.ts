import { withoutNulls } from '../jobs/absent';
import { Job } from '../jobs/job';
import { ProwModel } from '../prow-model';
import { scriptOf } from './checkout-warnings';
import { placedJobs } from './job-warnings';
import { Json } from './json';

/** Images of languages, with tools of the language that people think are in them. */
const ABSENT: readonly (readonly [image: RegExp, tool: RegExp])[] = [
  [official('python'), tool('(?:python3? -m )?(?:pytest|ruff|mypy|flake8|black|isort|pylint|tox|nox|poetry|pipenv|uv|pre-commit)')],
  [official('golang'), tool('(?:golangci-lint|staticcheck|govulncheck|gotestsum|ginkgo|goreleaser|ko)')],
  [official('node'), tool('(?:jest|vitest|mocha|eslint|prettier|tsc|tsx|bun)')],
];
/** What changes nothing about which tools are there. */
const PLAIN = /^(set [-+]\w|cd |echo |export (?!PATH=)|#|$)/;

function official(name: string): RegExp {
  return new RegExp(`^(?:docker\\.io/)?(?:library/)?${name}[:@]`);
}

function tool(names: string): RegExp {
  return new RegExp(`^(?:(?!PATH=)\\w+=\\S* )*(${names})(?= |;|$)(?!.*\\|\\|)`);
}

/** Jobs that begin with a tool which their image does not have: nothing can have installed it yet. */
export function toolWarnings(model: ProwModel): readonly string[] {
  const over = withoutNulls(model.configOverrides) as Json;
  const presets: readonly Json[] = [...model.jobs.presets, ...over.presets ?? []];
  if (presets.some(bringsTools)) return [];
  const jobs = [...placedJobs(model.jobs, 'jobs'), ...placedJobs(over, 'configOverrides')];
  return jobs.flatMap(({ job, place }) => {
    const found = absentTool(job);
    return found === undefined ? [] : [
      `${place}: \`${found.name}\` is not in the image ${found.image}, and is the first that runs, so that the job always fails; let a command before it install it, `
        + 'or name an image that has it.',
    ];
  });
}

function absentTool({ spec }: Job): { readonly name: string; readonly image: string } | undefined {
  if ((spec?.initContainers ?? []).length > 0) return undefined;
  for (const container of (spec?.containers ?? []) as readonly Json[]) {
    const image = String(container.image);
    const first = scriptOf(container).split('\n').map((line) => line.trim()).find((line) => !PLAIN.test(line)) ?? '';
    const name = ABSENT.filter(([of]) => of.test(image)).map(([, pattern]) => pattern.exec(first)?.[1]).find((one) => one !== undefined);
    if (name !== undefined && !bringsTools(container)) return { name, image };
  }
  return undefined;
}

/** A volume may hold tools, and a path lead to those of the repository. */
function bringsTools({ env = [], envFrom = [], volumeMounts = [] }: Json): boolean {
  return volumeMounts.length > 0 || envFrom.length > 0 || env.some(({ name }: Json) => name === 'PATH');
}
