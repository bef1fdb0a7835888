import { environmentName } from '../../core/names';
import { quote } from '../../core/quote';
import { JobKind } from './job';
import { PodEntry } from './pod-entries';

const EVERY_JOB = ['CI', 'JOB_NAME', 'JOB_SPEC', 'JOB_TYPE', 'PROW_JOB_ID', 'BUILD_ID', 'BUILD_NUMBER'];
const OF_A_REPOSITORY = [...EVERY_JOB, 'REPO_OWNER', 'REPO_NAME', 'SRC_BASE', 'SRC_HOST', 'PULL_BASE_REF', 'PULL_BASE_SHA', 'PULL_REFS'];

/** Variables that Prow sets, by kind of job. Source: prow pkg/pod-utils/downwardapi/jobspec.go, EnvForType, at a61940897. */
const RESERVED: Readonly<Record<JobKind, readonly string[]>> = {
  periodic: EVERY_JOB,
  postsubmit: OF_A_REPOSITORY,
  presubmit: [...OF_A_REPOSITORY, 'PULL_NUMBER', 'PULL_PULL_SHA', 'PULL_HEAD_REF', 'PULL_TITLE'],
};

/** Names once each, and none of Prow's own. */
export function checkEnvironment(variables: readonly PodEntry[], kind: JobKind): void {
  const names = new Set<unknown>();
  for (const { value: { name }, note, origin } of variables) {
    if (RESERVED[kind].includes(name)) note({ what: `${quote(name)}${origin} is set by Prow`, instead: 'use another name', code: 'EnvironmentNameTaken' });
    else if (names.has(name)) note({ what: `${quote(name)}${origin} is given twice`, instead: 'remove one of them', code: 'EnvironmentNameTaken' });
    else if (origin === '') note.read(environmentName, name);
    names.add(name);
  }
}
