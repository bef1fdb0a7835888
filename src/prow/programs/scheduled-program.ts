import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { hardenedCronJob } from '../../core/hardened-cron-job';
import { workloadAccount } from '../../core/hardened-workload';
import { joinParts, PodPart } from '../components/pod-part';
import { certificatesPart, scratchPart } from '../components/pod-parts';
import { PROW_UID } from '../components/workload';
import { ProwModel } from '../prow-model';
import { ScheduledSettings } from './scheduled-program-options';

/** What runs by the clock, beside what was set for it. */
export interface ScheduledProgram {
  /** Of its objects and the label `app`. */
  readonly name: string;
  readonly prow: ProwModel;
  readonly settings: ScheduledSettings;
  readonly args: readonly string[];
  readonly parts: readonly PodPart[];
}

/** Makes its CronJob, and its ServiceAccount, which may nothing in the cluster and has no token. */
export function scheduledProgram(scope: Construct, { name, prow, settings, args, parts: own }: ScheduledProgram) {
  const account = { name, namespace: prow.namespace };
  const serviceAccount = workloadAccount(scope, account);
  const parts = joinParts([...own, scratchPart, certificatesPart(prow.github)]);
  const cronJob: ApiObject = hardenedCronJob(scope, {
    ...account,
    uid: PROW_UID,
    pod: settings,
    schedule: settings.schedule,
    timeZone: settings.timeZone,
    suspend: settings.suspend,
    activeDeadlineSeconds: settings.deadlineMinutes * 60,
    volumes: parts.volumes,
    container: {
      image: settings.image,
      args: [...args, ...parts.args, ...settings.extraArgs],
      env: parts.env,
      resources: settings.resources,
      volumeMounts: parts.mounts,
    },
  });
  return { cronJob, serviceAccount };
}

/** Those that are on, as flags. */
export function switchFlags(switches: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.entries(switches).filter(([, isOn]) => isOn).map(([flag]) => `--${flag}=true`);
}

/** When it runs, and how not to wait for it: the end of a note. */
export function scheduleNote(name: string, namespace: string, { schedule, timeZone, suspend }: ScheduledSettings): string {
  const when = suspend ? 'It is suspended' : `It runs at \`${schedule}\`${timeZone === undefined ? '' : `, ${timeZone}`}`;
  return `${when}; \`kubectl delete job --namespace ${namespace} --ignore-not-found ${name}-now && kubectl create job --namespace ${namespace} `
    + `--from=cronjob/${name} ${name}-now\` runs it at once, however often, and `
    + `\`kubectl logs --namespace ${namespace} --follow job/${name}-now\` shows`;
}
