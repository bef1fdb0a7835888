import { Finding } from '../../core/problem';
import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { withoutNulls } from '../jobs/absent';
import { ProwModel } from '../prow-model';
import { checkDecoratedJob } from './decorated-jobs';
import { meantRepository } from './served';
import { enabledPlugins } from './enabled-plugins';
import { placedJobs } from './job-warnings';
import { Json } from './json';

/** What can be seen of a job only beside the configuration that it comes into, be it from code or inside an override. */
export function checkJobs(model: ProwModel, configYaml: Json, pluginsYaml: Json, note: Note): void {
  checkJobsAt('jobs', model.jobs, model, configYaml, pluginsYaml, note);
  checkJobsAt('configOverrides', withoutNulls(model.configOverrides) as Json, model, configYaml, pluginsYaml, note);
}

function checkJobsAt(root: string, jobs: Json, model: ProwModel, configYaml: Json, pluginsYaml: Json, note: Note): void {
  for (const kind of ['presubmits', 'postsubmits']) {
    for (const name of Object.keys(jobs[kind] ?? {})) {
      if (!enabledPlugins(pluginsYaml, name).includes('trigger')) note.at(`${root}.${kind}.${name}`)(notServed(name, model));
    }
  }
  const queues = Object.keys(configYaml.plank?.job_queue_capacities ?? {});
  for (const { job, place, repository } of placedJobs(jobs, root)) {
    const at = note.at(place);
    if (job.namespace !== undefined && job.namespace !== model.jobsNamespace) {
      at.at('namespace')({ what: `${quote(job.namespace)} is not the namespace of jobs, `
        + `${quote(model.jobsNamespace)}`, instead: 'leave it out', code: 'NotAllowedValue' });
    }
    if (job.job_queue_name && !queues.includes(job.job_queue_name)) {
      at.at('job_queue_name')({ what: `${quote(job.job_queue_name)} is not a queue`, instead: 'add it to '
        + 'plank.jobQueueCapacities', code: 'JobQueueUnknown' });
    }
    checkExtraRefs(job, model, at);
    checkDecoratedJob(job, repository, configYaml, at);
  }
}

function notServed(name: string, { github: { repositories }, plugins: { enabled } }: ProwModel): Finding {
  const said = [name, name.split('/')[0]].find((one) => enabled[one] !== undefined);
  const meant = meantRepository(name, repositories);
  const isNamed = [name, name.split('/')[0]].some((one) => repositories.includes(one));
  return isNamed
    ? {
      what: 'has no plugin trigger, so nothing would start these jobs',
      instead: said === undefined ? `add "trigger" to pluginOverrides.plugins[${quote(name)}].plugins` : `have it run there in plugins.enabled[${quote(said)}]`, code: 'RepositoryNotServed',
    }
    : {
      what: 'is not served, so nothing would start these jobs',
      instead: meant === undefined ? `add ${quote(name)} to the repositories of github` : `did you mean ${quote(meant)}?`, code: 'RepositoryNotServed',
    };
}

// of a job's own repository Prow knows the server by the webhook; of others it takes github.com
function checkExtraRefs({ extra_refs: refs = [] }: Json, { github }: ProwModel, note: Note): void {
  if (!github.enterprise) return;
  const served = github.repositories.map((name) => name.split('/')[0]);
  refs.forEach(({ org, repo, repo_link: link, clone_uri: uri }: Json, i: number) => {
    if (link === undefined && uri === undefined && served.includes(org)) {
      note.at(`extra_refs[${i}]`)({ what: `${quote(`${org}/${repo}`)} would be cloned from `
        + 'github.com', instead: `add repo_link: ${quote(`https://${github.host}/${org}/${repo}`)}`, code: 'CloneElsewhere' });
    }
  });
}
