import { dnsLabel, labelValue, qualifiedName } from '../../core/names';
import { Rule } from '../../core/props';
import { passes } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { multilineText, text } from '../../core/safe-text';
import { boolean, integer, jsonObject, oneOf, record } from '../../core/values';
import { decorationConfig } from './decoration-config';
import { readExtraRefs } from './extra-refs';
import { JobReader, JobSurroundings } from './job';
import { podSpec } from './pod-spec';
import { presetsOf } from './presets';
import { rerunAuth } from './rerun-auth';

/** Labels that Prow gives to its pods itself. Source: prow pkg/pod-utils/decorate/podspec.go, Labels, at a61940897. */
const PROW_LABELS = ['created-by-prow', 'prow.k8s.io/id', 'prow.k8s.io/type'];

/**
 * Reads what jobs of every kind have, as Prow's loader checks it: one job that it refuses keeps all of Prow from starting.
 *
 * Only jobs that run as pods are taken, because nothing here runs the other ones.
 * Source: prow pkg/config/config.go, validateJobBase, and jobs.go, JobBase, at a61940897.
 */
export function readJobBase(p: JobReader, surroundings: JobSurroundings): void {
  p.required('name', jobName);
  const labels = p.optional('labels', record(labelValue, jobLabel), {});
  p.optional('annotations', record(multilineText, qualifiedName));
  p.optional('agent', oneOf('kubernetes'));
  p.optional('cluster', text);
  p.optional('namespace', dnsLabel);
  p.optional('max_concurrency', integer(0, Number.MAX_SAFE_INTEGER));
  p.optional('job_queue_name', text);
  p.optional('error_on_eviction', boolean);
  p.optional('hidden', boolean);
  p.optional('reporter_config', jsonObject);
  p.optional('rerun_auth_config', rerunAuth);
  p.optional('prowjob_defaults', jsonObject);
  p.optional('decoration_config', decorationConfig);
  const decorated = p.optional('decorate', boolean) !== false;
  readClone(p, surroundings);
  p.required('spec', podSpec({ kind: surroundings.kind, decorated, presets: presetsOf({ labels }, surroundings.presets) }));
}

function readClone(p: JobReader, { kind, repository }: JobSurroundings): void {
  const own = {
    path_alias: p.optional('path_alias', text),
    clone_uri: p.optional('clone_uri', text),
    clone_depth: p.optional('clone_depth', integer(0, Number.MAX_SAFE_INTEGER)),
  };
  p.optional('skip_submodules', boolean);
  p.optional('skip_fetch_head', boolean);
  readExtraRefs(p, repository);
  for (const [prop, value] of Object.entries(own)) {
    if (kind === 'periodic' && value !== undefined) {
      p.problem(prop, { what: 'has no effect, because a periodic has no repository of its own', instead: 'move it into an entry of extra_refs', code: 'PropWithoutEffect' });
    }
  }
}

const jobName: Rule<string> = (value, report) => {
  if (passes(text, value, report)) {
    const legal = value.replace(/[^A-Za-z0-9\-._]+/g, '-');
    if (legal !== value || value === '') report({ what: `${quote(value)} is not the name of a job`, instead: value === '' ? 'use letters, digits, "-", "." and "_"' : `write ${quote(legal)}`, code: 'JobNameInvalid' });
    else if (value.length > 63) report({ what: `${quote(value)} has ${value.length} characters`, instead: 'shorten it to 63, the most that a label of its pod holds', code: 'NameTooLong' });
  }
  return value as string;
};

const jobLabel: Rule<string> = (value, report) => {
  if (PROW_LABELS.includes(value as string)) report({ what: `${quote(value)} is set by Prow`, instead: 'remove it', code: 'JobLabelReserved' });
  return qualifiedName(value, report);
};
