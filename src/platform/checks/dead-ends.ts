import { ExposurePlan } from '../../exposure/exposure-plan';
import { arrivingJobsRepository } from '../../prow/config/config-updater';
import { holdsJobs, jobsRepository, updaterRepositories } from '../../prow/config/config-updater-section';
import { isReadInRepo } from '../../prow/config/in-repo-config';
import { placedJobs } from '../../prow/jobs/placed-jobs';
import { ProwModel } from '../../prow/prow-model';
import { webhookWayWarnings } from './webhook-way';

/** Names that documents have for those of their readers. */
const STANDS_FOR_YOURS = /^(?:(?:your|my)[-_]?(?:org|organi[sz]ation|company|team|user(?:name)?|name|account|github)s?|org(?:anization)?|owner|username)$/i;

/** Why nothing would ever happen, as far as it can be known: first what concerns everybody. */
export function deadEnds(exposure: ExposurePlan, prow: ProwModel): readonly string[] {
  const { github, github: { repositories } } = prow;
  const isNamed = jobsRepository(prow) !== undefined;
  return [
    // on a server of one's own these may be names like others
    ...(github.hosted ? repositories : []).filter((name) => STANDS_FOR_YOURS.test(name.split('/')[0])).map((name) =>
      `\`${name}\` stands for ${name.includes('/') ? 'a repository' : 'an organisation'} of yours: Prow would serve nobody. `
        + 'Write yours in `GitHub.cloud({ repositories })`.'),
    ...webhookWayWarnings(exposure, github),
    ...withoutJobs(prow) ? [
      `There are no jobs, and none can come: \`prow-jobs.yaml\` is read from no repository, because ${isNamed
        ? 'config-updater may not write it from there' : 'nobody named one by `configRepository`'}, and `
        + `\`.prow.yaml\` from none, because nobody said that they are private. ${isNamed ? 'Let it' : 'Name the one'}, say the other in \`trust\` of \`GitHub\`, or give \`jobs\`.`,
    ] : [],
    ...unsaidCentralJobs(prow),
  ];
}

/** What is switched off where a second repository comes to the first, or an organisation takes the place of it. */
function unsaidCentralJobs(prow: ProwModel): readonly string[] {
  const { configRepository, configUpdater: { prowJobsFile, maps }, pluginOverrides, github: { trust } } = prow;
  if (configRepository !== undefined || !prowJobsFile || maps.some(holdsJobs) || pluginOverrides.config_updater !== undefined || withoutJobs(prow)) return [];
  const names = trust.map(({ repository }) => repository);
  const read = names.filter((name) => isReadInRepo(prow, name));
  const from = read.length === names.length ? 'each repository' : read.map((name) => `\`${name}\``).join(', ');
  return [
    `No \`prow-jobs.yaml\` is read${updaterRepositories(prow).length > 0 ? '' : ', and config-updater is off'}, because nobody said which of the repositories has it: name one by \`configRepository\`, or say that there is `
      + `none by \`configUpdater: { prowJobsFile: false }\`.${hasCentralJobs(prow) ? '' : ` Until then jobs come from the \`.prow.yaml\` of ${from} alone.`}`,
  ];
}

function withoutJobs(prow: ProwModel): boolean {
  return !hasCentralJobs(prow) && !prow.github.trust.some(({ repository }) => isReadInRepo(prow, repository));
}

/** Whether jobs for more than one repository, or for none, come from anywhere. */
function hasCentralJobs(prow: ProwModel): boolean {
  const { configUpdater, jobs, configOverrides, pluginOverrides } = prow;
  return arrivingJobsRepository(prow) !== undefined || configUpdater.maps.some(holdsJobs) || pluginOverrides.config_updater !== undefined
    || [jobs, configOverrides].some((config) => placedJobs(config).length > 0);
}
