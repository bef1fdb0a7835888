import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { COMPONENTS_PRIORITY } from '../components-priority';
import { elements, JobWithPresets } from './named-in-jobs';

interface Placed {
  readonly prop: string;
  readonly finding: Finding;
}

/** What of a pod takes a room that jobs do not have: every taint there is, or the place of Prow itself. */
export function schedulingFindings({ job: { spec }, path, presets }: JobWithPresets): readonly Placed[] {
  const lists = [{ of: spec, at: `${path}.spec` }, ...presets.map(({ preset, place }) => ({ of: preset, at: place }))];
  const isOfAll = lists.flatMap(({ of, at }) => elements(of?.tolerations).flatMap(({ key }, i) => (key ? [] : [`${at}.tolerations[${i}]`])));
  const priority: unknown = spec?.priority;
  return [
    ...isOfAll.map((prop): Placed => ({
      prop,
      finding: {
        what: 'has no key, which stands for every taint, and pods of jobs tolerate those that are named', instead: 'write the taint\'s key', code: 'JobNotAdmitted',
      },
    })),
    ...typeof priority === 'number' && priority >= COMPONENTS_PRIORITY ? [{
      prop: `${path}.spec.priority`,
      finding: {
        what: `${quote(priority)} is not below ${COMPONENTS_PRIORITY}, which is that of Prow itself`,
        instead: 'leave it out, or name a class of yours in priorityClassName', code: 'JobNotAdmitted' as const,
      },
    }] : [],
  ];
}
