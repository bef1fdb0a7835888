import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { JobsPlan } from '../jobs/jobs-plan';
import { ProwModel } from '../prow-model';
import { enabledPlugins } from './enabled-plugins';
import { Json } from './json';

interface PlacedJob {
  readonly job: Json;
  readonly path: string;
}

/** What can be seen of a job only beside the configuration that it comes into. */
export function checkJobs(model: ProwModel, configYaml: Json, pluginsYaml: Json, note: Note): void {
  for (const kind of ['presubmits', 'postsubmits'] as const) {
    for (const name of Object.keys(model.jobs[kind])) {
      if (!enabledPlugins(pluginsYaml, name).includes('trigger')) {
        note.at(`${kind}.${name}`)({ what: 'is not served, so nothing would start these jobs', instead: `add ${quote(name)} to the repositories of github`, code: 'RepositoryNotServed' });
      }
    }
  }
  const queues = Object.keys(configYaml.plank?.job_queue_capacities ?? {});
  for (const { job, path } of placedJobs(model.jobs)) {
    const at = note.at(path);
    if (job.namespace !== undefined && job.namespace !== model.jobsNamespace) {
      at.at('namespace')({ what: `${quote(job.namespace)} is not the namespace of jobs, ${quote(model.jobsNamespace)}`, instead: 'leave it out', code: 'NotAllowedValue' });
    }
    if (job.job_queue_name && !queues.includes(job.job_queue_name)) {
      at.at('job_queue_name')({ what: `${quote(job.job_queue_name)} is not a queue`, instead: 'add it to configOverrides.plank.job_queue_capacities', code: 'JobQueueUnknown' });
    }
    checkExtraRefs(job, model, at);
  }
}

// of a job's own repository Prow knows the server by the webhook; of others it takes github.com
function checkExtraRefs({ extra_refs: refs = [] }: Json, { github }: ProwModel, note: Note): void {
  if (!github.enterprise) return;
  const served = github.repositories.map((name) => name.split('/')[0]);
  refs.forEach(({ org, repo, repo_link: link, clone_uri: uri }: Json, i: number) => {
    if (link === undefined && uri === undefined && served.includes(org)) {
      note.at(`extra_refs[${i}]`)({ what: `${quote(`${org}/${repo}`)} would be cloned from github.com`, instead: `add repo_link: ${quote(`https://${github.host}/${org}/${repo}`)}`, code: 'CloneElsewhere' });
    }
  });
}

function placedJobs({ presubmits, postsubmits, periodics }: JobsPlan): readonly PlacedJob[] {
  const inRepositories = Object.entries({ presubmits, postsubmits }).flatMap(([kind, byRepository]) => Object.entries(byRepository)
    .flatMap(([name, jobs]) => jobs.map((job, i) => ({ job, path: `${kind}.${name}[${i}]` }))));
  return [...inRepositories, ...periodics.map((job, i) => ({ job, path: `periodics[${i}]` }))];
}
